"""Sums: a total, and the list of its parts."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.line import Cues, Line, is_plain, is_same_noun
from pipeline.arithmetic.units import Units
from pipeline.fact import Fact

_FAR = 18
_LEAST = 2
_OTHER, _OTHER_NOUNS = Decimal(2), Decimal("1.25")
"""How many times apart a total and a list of other things are; fewer where no part bears the noun of the total."""


class Sums:
    """A total, a word that opens its parts, and parts that are all of its kind."""

    rules = ("statement.total-parts",)

    def __init__(self, cues: Cues, units: Units) -> None:
        self._cues = cues
        self._units = units

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*."""
        for at, total in enumerate(line.facts[:-1]):
            gap = line.gaps[at + 1]
            if len(gap) > _FAR or not self._opens(gap):
                continue
            parts = self._parts(line, at + 1)
            if len(parts) >= _LEAST and all(self._units.are_like(total, part) and is_plain(part) for part in parts):
                yield from self._finding(total, parts)

    def _opens(self, gap: tuple[str, ...]) -> bool:
        """Whether *gap* opens a list of parts which no other sentence or clause parts from its first number."""
        begin = next((place for place, word in enumerate(gap) if word in self._cues.parts), None)
        if begin is None or not self._cues.open.isdisjoint(gap):
            return False
        return self._cues.apart.isdisjoint(gap[begin:])

    def _parts(self, line: Line, first: int) -> list[Fact]:
        """The numbers of the list that begins at *first*; none where something else stands among them."""
        parts = [line.facts[first]]
        sentence = parts[0].sentence
        for fact, gap in zip(line.facts[first + 1 :], line.gaps[first + 1 :], strict=False):
            if fact.sentence != sentence or not self._cues.apart.isdisjoint(gap):
                break
            if fact.unit == "%" and parts[0].unit != "%" and not self._cues.equal.isdisjoint(gap):
                continue
            if self._cues.also.isdisjoint(gap) or not self._cues.open.isdisjoint(gap):
                return []
            if not self._units.are_like(parts[0], fact):
                return []
            parts.append(fact)
        return parts


    def _finding(self, total: Fact, parts: list[Fact]) -> Iterator[Finding]:
        whole, pieces = written(total), [self._units.written_as(part, total) for part in parts]
        known = [piece for piece in pieces if piece]
        if whole is None or len(known) < len(pieces) or not is_plain(total):
            return
        summed = reduce(Interval.plus, known)
        other = _OTHER if any(is_same_noun(total, part) for part in parts) else _OTHER_NOUNS
        if summed.low > whole.high * other or summed.high * other < whole.low:
            return  # a list of something else
        yield Finding("sum", "statement.total-parts", (total, *parts), whole, summed)
