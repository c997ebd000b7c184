"""Rates: what a quantity is per ("per kilogram", "/kg", "setiap bulan")."""

import regex

from pipeline.language import Words, split
from pipeline.rulebook import Rulebook

_NOMINAL = frozenset({"noun", "classifier", "part", "name", "acronym", "level", "local", "role", "local_role", "unit_word"})


class Rates:
    """Reads the denominator behind a quantity, by the lexicons `units` and `rates`."""

    def __init__(self, rulebook: Rulebook) -> None:
        units = rulebook.lexicon("units")
        self._exact = {row["word"]: row["unit"] for row in units if row["case"] == "exact"}
        self._folded = {row["word"].lower(): row["unit"] for row in units if row["case"] != "exact"}
        self._whole = {row["word"]: row["unit"] for row in rulebook.lexicon("rates") if row["kind"] == "whole"}
        marks = [row["word"] for row in rulebook.lexicon("rates") if row["kind"] == "mark"]
        self._first = frozenset(split(word)[0].rstrip(" ") for word in (*marks, *self._whole)) | {"/"}
        self._mark = regex.compile(
            r"\s*(?P<mark>\L<marks>)(?![\p{L}])\s*(?=[\p{L}\d])|\s?/\s?(?=\p{L})", regex.IGNORECASE, marks=marks
        )
        self._word = regex.compile(r"\s*(?P<whole>\L<words>)(?![\p{L}\d])", regex.IGNORECASE, words=list(self._whole))
        self._unit = regex.compile(
            r"(?:(?P<unit>\L<exact>)|(?P<unit>(?i:\L<folded>)))(?![\p{L}\d])",
            exact=list(self._exact),
            folded=list(self._folded),
        )

    def read(self, page: Words, after: int) -> tuple[str | None, tuple[int, int] | None]:
        """The denominator that stands from word *after* on, and the span of its words; (None, None) where there is none."""
        if after >= len(page) or page.lower(after) not in self._first:
            return None, None
        text, end = page.plain, page.starts[after]
        whole = self._word.match(text, end)
        if whole:
            return self._whole[whole["whole"].lower()], whole.span("whole")
        mark = self._mark.match(text, end)
        if not mark:
            return None, None
        unit = self._unit.match(text, mark.end())
        if unit:
            symbol = self._exact.get(unit["unit"]) or self._folded[unit["unit"].lower()]
            return symbol, (mark.start(), unit.end())
        index = page.at(mark.end())
        if index < len(page) and page.starts[index] == mark.end() and page.tags[index] in _NOMINAL:
            return page.word(index), (mark.start(), page.end(index))
        return None, None
