"""Rates: what a quantity is per ("per kilogram", "/kg", "setiap bulan")."""

import regex

from pipeline.language import Words, split
from pipeline.link.scene import Said, Scene
from pipeline.rulebook import Rulebook

_NOMINAL = frozenset({"noun", "classifier", "part", "name", "acronym", "level", "local", "role", "local_role", "unit_word"})


class Per:
    """The linker of `per`: the denominator behind a quantity, by the lexicons `units` and `rates`."""

    columns = ("per",)

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

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The denominator of each quantity that is a rate."""
        return [self._behind(one.behind, scene.words) for one in scene.quantities]

    def _behind(self, after: int, words: Words) -> Said | None:
        """The denominator that stands from word *after* on."""
        if after >= len(words) or words.lower(after) not in self._first:
            return None
        text, end = words.plain, words.starts[after]
        whole = self._word.match(text, end)
        if whole:
            return Said((self._whole[whole["whole"].lower()],), (whole.span("whole"),))
        mark = self._mark.match(text, end)
        if not mark:
            return None
        unit = self._unit.match(text, mark.end())
        if unit:
            symbol = self._exact.get(unit["unit"]) or self._folded[unit["unit"].lower()]
            return Said((symbol,), ((mark.start(), unit.end()),))
        index = words.at(mark.end())
        if index < len(words) and words.starts[index] == mark.end() and words.tags[index] in _NOMINAL:
            return Said((words.word(index),), ((mark.start(), words.end(index)),))
        return None
