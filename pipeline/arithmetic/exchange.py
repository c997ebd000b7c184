"""Amounts in two currencies: the rate of a pair against one that is stated, that other pairs have, or that is usual."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.line import Cues, Line, is_plain
from pipeline.arithmetic.rates import Rate, UsualRates, rate_of, widened
from pipeline.fact import Fact

_HOME = "IDR"
_NEAR = 8
_PRINTED = Decimal("0.01")
"""How much more a rate has in digits than is printed, as a part of it."""
_PAIR = 2
_WORDS, _THEN = 5, 3
"""Words in front of a pair, and behind it, in which "saat itu" stands."""


class _Pair(NamedTuple):
    """An amount and the same in rupiah, in the order of the text, with their rate."""

    facts: tuple[Fact, Fact]
    rate: Rate
    is_past: bool
    """Whether the amount was worth so much "saat itu"."""


class Exchanges:
    """Amounts that are said again in rupiah."""

    rules = ("statement.stated-rate", "statement.other-pair", "statement.usual-rate")

    def __init__(self, cues: Cues, usual: UsualRates) -> None:
        self._cues = cues
        self._usual = usual

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*: each pair against the rate behind it, or else against those of its kind."""
        pairs: defaultdict[str, list[_Pair]] = defaultdict(list)
        stated: dict[str, Interval] = {}
        for at, foreign, pair in self._pairs(line):
            if told := self._stated(line, at):
                rate, interval = told
                stated.setdefault(str(foreign.unit), interval)
                yield Finding("exchange", "statement.stated-rate", (*pair.facts, rate), interval, pair.rate.rounded)
            else:
                pairs[str(foreign.unit)].append(pair)
        for unit, alike in pairs.items():
            yield from self._judged(unit, alike, stated.get(unit))

    def _pairs(self, line: Line) -> Iterator[tuple[int, Fact, _Pair]]:
        """The pairs of *line* with the place of the first number and the foreign amount; a number is in one of them."""
        free = 0
        for at, (one, two) in enumerate(pairwise(line.facts)):
            if at < free or not self._is_pair(one, two, line.gaps[at + 1]):
                continue
            foreign, home = (two, one) if one.unit == _HOME else (one, two)
            rate = rate_of(foreign, home)
            if rate:
                free = at + _PAIR
                yield at, foreign, _Pair((one, two), rate, self._is_past(line.gaps[at], line.gaps[at + _PAIR]))

    def _is_pair(self, one: Fact, two: Fact, gap: Sequence[str]) -> bool:
        """Whether the second amount says the first again, one of them in rupiah."""
        if not one.type == two.type == "money" or ")" in gap:  # a bracket between them ends something else
            return False
        if None in (one.unit, two.unit) or (one.unit == _HOME) == (two.unit == _HOME):
            return False
        return len(gap) <= _NEAR and not self._cues.equal.isdisjoint(gap) and self._cues.apart.isdisjoint(gap)

    def _is_past(self, before: Sequence[str], behind: Sequence[str]) -> bool:
        near = (before[-_WORDS:], behind[:_THEN])
        return any(one in self._cues.time and two in self._cues.that for gap in near for one, two in pairwise(gap))

    def _stated(self, line: Line, at: int) -> tuple[Fact, Interval] | None:
        """The rate behind the pair at *at*: "(kurs Rp 16.139)"."""
        if at + _PAIR >= len(line.facts):
            return None
        rate, gap = line.facts[at + _PAIR], line.gaps[at + _PAIR]
        if rate.unit != _HOME or len(gap) > _NEAR or self._cues.rate.isdisjoint(gap) or not is_plain(rate):
            return None
        interval = written(rate)
        return (rate, Interval(interval.low * (1 - _PRINTED), interval.high * (1 + _PRINTED))) if interval else None

    def _judged(self, unit: str, pairs: Sequence[_Pair], stated: Interval | None) -> Iterator[Finding]:
        """Each of *pairs* against the *stated* rate, or a pair that others bear out, or what is usual at the time."""
        years = {fact.published.year for pair in pairs for fact in pair.facts if fact.published}
        told = {fact.period_start.year for pair in pairs for fact in pair.facts if fact.period_start}
        usual = self._usual(unit, years | told if years else ())
        model = None if stated else _model([pair.rate for pair in pairs], usual)
        for pair in pairs:
            known, rule = stated or (model.rounded if model else None), "statement.other-pair"
            if known is None or pair.rate is model:
                known, rule = None if pair.is_past else usual, "statement.usual-rate"
            if known:
                yield Finding("exchange", rule, pair.facts, widened(known), pair.rate.against(known))


def _model(rates: Sequence[Rate], usual: Interval | None) -> Rate | None:
    """That of *rates* which others are held against: precise, and usual or that which most others agree with.

    Where it is not known what is usual, the first of such.
    """
    precise = [rate for rate in rates if rate.is_precise]
    agreeing = [sum(rate.is_near(one.rounded) for rate in rates) for one in precise]
    known = [
        (agree, rate)
        for agree, rate in zip(agreeing, precise, strict=True)
        if len(rates) >= _PAIR and (agree >= _PAIR or usual is None or rate.is_near(usual))
    ]
    return max(known, key=lambda one: one[0])[1] if known else None
