"""Rates: what a quantity is per ("per kilogram", "/kg", "setiap bulan")."""

import regex

from pipeline import kept
from pipeline.language import Words, split
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

_NOMINAL = frozenset({
    "noun", "classifier", "part", "name", "acronym", "level", "local", "role", "local_role", "unit_word"})  # fmt: skip
_THINGS = frozenset({"noun", "part", "name", "acronym", "adjective", "unit_word"})
_WITHIN = 4
"""Words of the thing that is measured, between the quantity and its "per" ("900 liter susu segar per hari")."""
_AHEAD = 6
"""Words between "per hari" and the number behind it."""
_SIGHT = 200
"""Characters behind a quantity in which its rate begins; the expressions look through all that they are given."""
_CLAUSE = frozenset({
    "comma", "stop", "colon", "quote", "newline", "open", "close", "relative", "conjunction", "dash",
    "and"})  # fmt: skip
_HEDGES = frozenset({"adverb", "amount"})
_DATED = frozenset({"demonstrative", "number", "digits", "month", "temporal"})
"""What follows "per" or a unit of time where it means a day of the calendar ("per hari ini", "per tahun 2024")."""


class Per:
    """The linker of `per`: the denominator behind a quantity, by the lexicons `units` and `rates`."""

    columns = ("per",)

    def __init__(self, rulebook: Rulebook) -> None:
        units = rulebook.lexicon("units")
        self._exact = {row["word"]: row["unit"] for row in units if row["case"] == "exact"}
        self._folded = {row["word"].lower(): row["unit"] for row in units if row["case"] != "exact"}
        self._times = {row["word"]: row["unit"] for row in units if row["kind"] == "time"}
        self._whole = {row["word"]: row["unit"] for row in rulebook.lexicon("rates") if row["kind"] == "whole"}
        self._within = {row["word"]: row["unit"] for row in rulebook.lexicon("rates") if row["kind"] == "within"}
        self._past, self._ahead = rulebook.words("rates", "past"), rulebook.words("rates", "ahead")
        names = (row for row in rulebook.lexicon("currencies") if row["kind"] == "name")
        self._folded |= {row["word"].lower(): row["unit"] for row in names}
        marks = [row["word"] for row in rulebook.lexicon("rates") if row["kind"] == "mark"]
        self._marks = frozenset(marks)
        self._leads = self._marks | {"/"}
        self._first = frozenset(split(word)[0].rstrip(" ") for word in (*marks, *self._whole)) | {"/"}
        self._mark = regex.compile(
            r"\s*(?P<mark>\L<marks>)(?![\p{L}])\s*(?=[\p{L}\d])|\s?/\s?(?=\p{L})", regex.IGNORECASE, marks=marks
        )
        self._word = regex.compile(r"\s*(?P<whole>\L<words>)(?![\p{L}\d])", regex.IGNORECASE, words=list(self._whole))
        self._unit = kept.compiled(
            r"(?:(?P<unit>\L<exact>)|(?P<unit>(?i:\L<folded>)))(?![\p{L}\d])",
            exact=list(self._exact),
            folded=list(self._folded),
        )

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The denominator of each quantity that is a rate."""
        said: list[Said | None] = []
        barrier = 0
        for one in scene.quantities:
            rate = self._of(one, max(barrier, one.sentence.start), scene.words)
            barrier = max(one.after, scene.words.at(rate.words[-1][1] - 1) + 1 if rate else 0)
            said.append(rate)
        return said

    def _of(self, one: Stated, begin: int, words: Words) -> Said | None:
        """What stands behind the quantity, behind the thing that it measures, or before its number."""
        return (
            self._behind(one.behind, words)
            or self._behind_thing(one, words)
            or self._before(one, begin, words)
            or self._at_head(one, begin, words)
        )

    def _behind(self, after: int, words: Words) -> Said | None:
        """The denominator that stands from word *after* on."""
        if after >= len(words) or words.lower(after) not in self._first:
            return None
        text, end = words.plain, words.starts[after]
        whole = self._word.match(text, end, end + _SIGHT)
        if whole:
            follows = words.at(whole.end() - 1) + 1
            if not self._past.isdisjoint(words.lowers[follows : follows + 1]):
                return None  # "292 titik sehari sebelumnya"
            if not self._ahead.isdisjoint(words.lowers[follows : follows + 2]):
                return None  # "gelombang 2 meter sepekan ke depan"
            return Said((self._whole[whole["whole"].lower()],), (whole.span("whole"),))
        mark = self._mark.match(text, end, end + _SIGHT)
        if not mark:
            return None
        if words.tags[words.at(mark.end())] == "number":
            return self._numbered(words.at(mark.end()), words)
        unit = self._unit.match(text, mark.end(), mark.end() + _SIGHT)
        if unit:
            symbol = self._exact.get(unit["unit"]) or self._folded[unit["unit"].lower()]
            return Said((symbol,), ((mark.start(), unit.end()),))
        index = words.at(mark.end())
        if index < len(words) and words.starts[index] == mark.end() and words.tags[index] in _NOMINAL | {"temporal"}:
            return Said((words.word(index),), ((mark.start(), words.end(index)),))
        return None

    @staticmethod
    def _numbered(first: int, words: Words) -> Said | None:
        """So many of something from word *first* on: "per 100.000 penduduk"."""
        last = first + 1
        while last < len(words) and words.tags[last] == "number_more":
            last += 1
        if last < len(words) and words.tags[last] in _NOMINAL:
            return Said((words.span(first, last),), ((words.starts[first], words.end(last)),))
        return None

    def _behind_thing(self, one: Stated, words: Words) -> Said | None:
        """The denominator behind the noun phrase of what is measured, and "dalam setahun" behind "kali"."""
        if one.quantity.unit == "kali" and one.behind + 1 < len(words):
            within = f"{words.lower(one.behind)} {words.lower(one.behind + 1)}"
            if within in self._within:
                return Said((self._within[within],), ((words.starts[one.behind], words.end(one.behind + 1)),))
        for index in range(one.behind, min(one.behind + _WITHIN, one.sentence.stop)):
            if words.tags[index] not in _THINGS:
                return None
            if index + 1 < one.sentence.stop and words.lower(index + 1) in self._leads:
                return self._time(index + 1, one.sentence.stop, words)
        return None

    def _before(self, one: Stated, begin: int, words: Words) -> Said | None:
        """A unit of time with its mark before the number, in the same clause: "rata-rata per hari terjual N"."""
        first = max(begin, one.first - _AHEAD)
        if self._marks.isdisjoint(words.lowers[first : one.first]):
            return None
        for index in range(one.first - 1, first - 1, -1):
            if words.tags[index] in _CLAUSE:
                return None
            if words.lower(index) in self._marks:
                return self._time(index, one.first, words)
        return None

    def _at_head(self, one: Stated, begin: int, words: Words) -> Said | None:
        """A rate by itself that begins the clause right before the number: "Sehari 800 liter"."""
        index = one.first - 1
        if index >= begin and words.tags[index] in _HEDGES:
            index -= 1
        if index < begin or words.lowers[index] not in self._whole:
            return None
        if index > one.sentence.start and words.tags[index - 1] not in _CLAUSE:
            return None
        return Said((self._whole[words.lowers[index]],), ((words.starts[index], words.end(index)),))

    def _time(self, mark: int, stop: int, words: Words) -> Said | None:
        """The unit of time behind the mark at word *mark*, unless it is a day of the calendar."""
        unit = self._times.get(words.lower(mark + 1)) if mark + 1 < stop else None
        dated = mark + 2 < stop and words.tags[mark + 2] in _DATED
        return Said((unit,), ((words.starts[mark], words.end(mark + 1)),)) if unit and not dated else None
