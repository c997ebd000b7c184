"""Amounts in two currencies: the rate of a pair against the rate that the article states, or its other pairs."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.line import Cues, Line, is_plain
from pipeline.fact import Fact

_HOME = "IDR"
_NEAR = 8
_SLACK = Decimal("0.15")
"""How far the rates of two pairs of one article may differ, as a part: days and roundings of their own."""


class Exchanges:
    """Amounts that are said again in rupiah."""

    rules = ("statement.stated-rate", "statement.other-pair")

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*: each pair against the rate behind it, or else against other pairs of its kind."""
        pairs: defaultdict[str, list[tuple[tuple[Fact, Fact], Interval]]] = defaultdict(list)
        stated: dict[str, Interval] = {}
        for at in range(len(line.facts) - 1):
            foreign, home = line.facts[at : at + 2]
            rate = _rate(foreign, home) if self._is_pair(foreign, home, line.gaps[at + 1]) else None
            if rate is None:
                continue
            if told := self._stated(line, at):
                fact, interval = told
                stated.setdefault(str(foreign.unit), interval)
                yield Finding("exchange", "statement.stated-rate", (foreign, home, fact), interval, rate)
            else:
                pairs[str(foreign.unit)].append(((foreign, home), rate))
        for unit, alike in pairs.items():
            yield from _against(stated.get(unit), alike)

    def _is_pair(self, foreign: Fact, home: Fact, gap: tuple[str, ...]) -> bool:
        """Whether the second amount says the first again in rupiah."""
        if foreign.type != "money" or home.type != "money" or home.unit != _HOME or foreign.unit in (None, _HOME):
            return False
        return len(gap) <= _NEAR and not self._cues.equal.isdisjoint(gap) and self._cues.apart.isdisjoint(gap)

    def _stated(self, line: Line, at: int) -> tuple[Fact, Interval] | None:
        """The rate behind the pair at *at*: "(kurs Rp 16.139)"."""
        if at + 2 >= len(line.facts):
            return None
        rate, gap = line.facts[at + 2], line.gaps[at + 2]
        if rate.unit != _HOME or len(gap) > _NEAR or self._cues.rate.isdisjoint(gap) or not is_plain(rate):
            return None
        interval = written(rate)
        if interval is None:
            return None
        slack = Decimal("0.01")  # a pair is reckoned with more digits than its rate is printed with
        return rate, Interval(interval.low * (1 - slack), interval.high * (1 + slack))


def _against(stated: Interval | None, pairs: list[tuple[tuple[Fact, Fact], Interval]]) -> Iterator[Finding]:
    """Each pair against the *stated* rate; without one, against that with which most agree, the first of such."""
    rates = [_widened(rate) for _, rate in pairs]
    known = _widened(stated) if stated else max(rates, key=lambda one: sum(map(one.meets, rates)))
    for facts, rate in pairs:
        if stated or _widened(rate) != known:
            yield Finding("exchange", "statement.other-pair", facts, known, rate)


def _widened(rate: Interval) -> Interval:
    return Interval(rate.low * (1 - _SLACK), rate.high * (1 + _SLACK))


def _rate(foreign: Fact, home: Fact) -> Interval | None:
    """The rate of a pair; a bound is of both, so that it says nothing of the rate."""
    if not foreign.value or not home.value or not is_plain(foreign) or not is_plain(home):
        return None
    unbound = [fact if fact.bound == "approx" else fact._replace(bound="exact") for fact in (foreign, home)]
    amount, rupiah = map(written, unbound)
    return rupiah.over(amount) if amount and rupiah else None
