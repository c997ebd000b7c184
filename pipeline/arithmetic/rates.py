"""What a foreign currency costs: usual rates by year, and the rate of a pair of amounts."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from pipeline.arithmetic.interval import Interval, rounded
from pipeline.arithmetic.line import is_plain
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook

_SLACK = Decimal("1.3")
"""How many times a rate may be another's: days, and roundings of desks. True errors are 10 or 1,000 times off."""
_PRECISE = Decimal("1.2")
"""How many times the low end the high end of a rate may be that others are held against."""


class Rate(NamedTuple):
    """Rupiah for one of a currency: from the figures as they stand (*point*), and what these can be rounded from."""

    point: Decimal
    rounded: Interval

    @property
    def is_precise(self) -> bool:
        """Whether the digits say it well enough for others to be held against it."""
        return self.rounded.high <= self.rounded.low * _PRECISE

    def is_near(self, known: Interval) -> bool:
        """Whether it can be a rate of the range *known*.

        >>> Rate(Decimal(16500), Interval(Decimal(16450), Decimal(16550))).is_near(Interval(*[Decimal(15000)] * 2))
        True
        """
        return self.against(known).meets(widened(known))

    def against(self, known: Interval) -> Interval:
        """What to hold against a *known* range that is widened: what its digits allow where that is in the range."""
        return self.rounded if self.rounded.meets(known) else Interval(self.point, self.point)


def widened(known: Interval) -> Interval:
    """The range of a rate with the slack on both sides."""
    return Interval(known.low / _SLACK, known.high * _SLACK)


def rate_of(foreign: Fact, home: Fact) -> Rate | None:
    """The rate of a pair. A bound is of both, so it says nothing of the rate; None where a number is not all there."""
    if not foreign.value or not home.value or not is_plain(foreign) or not is_plain(home):
        return None
    if home.value != home.value.to_integral_value():
        return None  # nobody pays half a rupiah: its scale stands elsewhere ("Rp1.657,5 tadi")
    amount, rupiah = rounded(foreign), rounded(home)
    return Rate(abs(home.value / foreign.value), rupiah.over(amount))


class UsualRates:
    """The list `exchange_rates`: between what a currency cost in a year, by the lowest and the highest day."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    @cached_property
    def _ranges(self) -> dict[str, dict[int, Interval]]:
        ranges: dict[str, dict[int, Interval]] = {}
        for row in self._rulebook.lexicon("exchange_rates"):
            interval = Interval(Decimal(row["low"]), Decimal(row["high"]))
            ranges.setdefault(row["currency"], {})[int(row["year"])] = interval
        return ranges

    def __call__(self, currency: str, years: Iterable[int]) -> Interval | None:
        """The range of *currency* over *years*; over all of the list where none is known.

        After the last year of the list that one counts; None for a currency or a time that is not in it.
        """
        by_year = self._ranges.get(currency)
        if not by_year:
            return None
        last = max(by_year)
        wanted = {min(year, last) for year in years} or by_year.keys()
        known = [by_year[year] for year in wanted if year in by_year]
        return Interval(min(low for low, _ in known), max(high for _, high in known)) if known else None
