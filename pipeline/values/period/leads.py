"""The words that lead to a time and narrow it: `hingga`, `sejak awal`, `per akhir`."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.values.period.calendar import Span, part_of
from pipeline.values.period.readings import SPANS
from pipeline.values.period.slots import Rows

_LEADS = 3
"""Words or fixed phrases before a time that belong to it: "terhitung sejak awal"."""
_REACH = 64
"""Characters in which they stand."""
_PHRASE = 3
"""Words of the longest of them."""
_MARKS = "([\"'"
"""What may be glued to the first of them."""
_POINTS = frozenset({"until", "deadline", "since", "from", "before", "after"})
_DIRECTIONS = {"since": -1, "deadline": 1}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a time: how long it is, what it makes of the time, and which part of it it takes."""

    length: int = 0
    effect: str = "at"
    part: str = ""

    @property
    def direction(self) -> int:
        """Whether the time has to lie in the past (-1, `sejak`) or in the future (1, `paling lambat`)."""
        return _DIRECTIONS.get(self.effect, 0)

    def limited(self, span: Span, reading: str) -> Span:
        """What is left of *span*, which the *reading* of this name made."""
        first, last = span
        if self.part and first and last:
            first, last = part_of((first, last), self.part, point=self.effect in _POINTS)
        if reading in SPANS:
            return first, last
        if self.effect in ("until", "deadline"):
            # "hingga kuartal III" adds up from the beginning of the year; "hingga Juni" leaves open since when.
            return date(last.year, 1, 1) if last and reading == "division" and not self.part else None, last
        if self.effect in ("since", "from"):
            return first, None
        if self.effect == "before":
            return None, last if self.part else first and first - _DAY
        if self.effect == "after":
            return last and last + _DAY, None
        return first, last


class Leads:
    """Finds what leads to a time, by the lexicon `time_words`."""

    def __init__(self, words: Rows) -> None:
        """*words*: its kinds `lead` (with an effect as value) and `part`."""
        self._effects = {row["word"].lower(): row["value"] for row in words if row["kind"] == "lead"}
        self._parts = {row["word"].lower(): row["value"] for row in words if row["kind"] == "part"}

    def before(self, text: str, start: int, limit: int) -> Lead:
        """What leads to the time at *start* of *text*, which is in small letters; nothing before *limit* counts."""
        words = text[max(limit, start - _REACH) : start].replace("\n", " ").split(" ")
        if words.pop():  # no space before the time
            return Lead()
        length, effect, part = 0, "at", ""
        if words and (word := words[-1].lstrip(_MARKS)) in self._parts:
            part, length = self._parts[word], len(word) + 1
            if words.pop() != word:
                return Lead(length, effect, part)
        for _ in range(_LEADS):
            phrase, size = self._last(words)
            if not size:
                break
            glued = len(" ".join(words[-size:])) > len(phrase)
            del words[-size:]
            length += len(phrase) + 1
            effect = self._effects[phrase] if effect == "at" else effect
            if glued:
                break
        return Lead(length, effect, part)

    def _last(self, words: list[str]) -> tuple[str, int]:
        """The longest phrase at the end of *words* that leads to a time, without a mark glued to it, and its size."""
        for size in range(min(_PHRASE, len(words)), 0, -1):
            phrase = " ".join(words[-size:]).lstrip(_MARKS)
            if phrase in self._effects:
                return phrase, size
        return "", 0
