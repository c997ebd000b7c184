"""Every number of an article: a fact, or the reason why it is none."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Protocol

from pipeline.language import Numeral
from pipeline.route import Claim, Reading

_DEFAULT = "no noun that it counts and no unit stands beside it"


def numbers(reading: Reading) -> Iterator[tuple[Numeral, str]]:
    """Every number of the article with the reason why it is no fact; an empty reason where it is one."""
    quantities = _Stretches([fact for fact in reading.facts if fact.value is not None or fact.low is not None])
    leftovers = [winner for _, winner in reading.lost if winner.layer == "leftover"]
    claims = reading.claims + [Claim(winner, winner.rule.why) for winner in leftovers]
    claimed = _Stretches([claim.mention for claim in claims])
    facts = None
    for numeral in reading.words.numerals:
        if quantities.hold(numeral):
            yield numeral, ""
        elif (index := claimed.first(numeral)) is not None:
            yield numeral, f"{claims[index].why} ({claims[index].mention.rule.id})"
        elif (index := (facts := facts or _Stretches(reading.facts)).first(numeral)) is not None:
            yield numeral, f"inside the {reading.facts[index].type} {reading.facts[index].text!r}"
        else:
            yield numeral, _DEFAULT


class _Stretch(Protocol):
    """What begins and ends somewhere in the article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class _Stretches:
    """Stretches of one article, to be asked which of them holds a numeral."""

    def __init__(self, stretches: Sequence[_Stretch]) -> None:
        self._order = sorted(range(len(stretches)), key=lambda index: stretches[index].start)
        self._starts = [stretches[index].start for index in self._order]
        self._ends = [stretches[index].end for index in self._order]
        self._reach = list(accumulate(self._ends, max))

    def hold(self, numeral: Numeral) -> bool:
        """Whether one of the stretches shares a character with *numeral*."""
        place = bisect_left(self._starts, numeral.end)
        return bool(place) and self._reach[place - 1] > numeral.start

    def first(self, numeral: Numeral) -> int | None:
        """The index, as given, of the first of the stretches that share a character with *numeral*."""
        place, found = bisect_left(self._starts, numeral.end), []
        while place and self._reach[place - 1] > numeral.start:
            place -= 1
            if self._ends[place] > numeral.start:
                found.append(self._order[place])
        return min(found, default=None)
