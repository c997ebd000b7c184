"""A number under the key of its cell: indicator, area, period, status, basis, statistic and unit."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.arithmetic.interval import Interval, written
from pipeline.fact import Fact
from pipeline.panel.dictionary import CHANGE, DECIDED, GROWTH, LEVEL, UNSTATED, Indicator
from pipeline.panel.periods import Period

_UNTRUE = frozenset({"negated", "conditional"})
_DECISIVE = ("metric", "region", "period")
"""Columns whose evidence tells how safe a cell is."""
_NEARNESS = ("clause", "sentence", "before", "article")
_STATISTICS = frozenset({"mean", "median"})
"""Statistics that make another number of a figure; the highest of all regions is still that of its region."""
NO_BASIS = "_U"
"""A growth without a word for its basis; the code that SDMX has for what is unknown."""


class Key(NamedTuple):
    """What makes a cell: two numbers of one key are of the same thing."""

    indicator: str
    area: str
    status: str
    basis: str
    statistic: str
    unit: str
    period: Period


class Reading(NamedTuple):
    """A number under its key; *interval* is what it can stand for as it is written, without its sign."""

    key: Key
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    interval: Interval
    evidence: str
    fact: Fact


def nearness(fact: Fact) -> Mapping[str, str]:
    """How near the words of each column of *fact* stand, by its column `evidence`."""
    return dict(part.split("=", 1) for part in (fact.evidence or "").split(";") if "=" in part)


def unit_of(fact: Fact) -> str:
    """The unit of *fact* with its denominator, `IDR/kg`."""
    return f"{fact.unit}/{fact.per}" if fact.per else fact.unit or ""


def is_change(indicator: Indicator, fact: Fact) -> bool:
    """Whether *fact* is a change where *indicator* is a level, or the other way round."""
    if indicator.reads in (LEVEL, DECIDED):
        return bool(fact.change)
    return indicator.reads == CHANGE and not fact.change


def is_untrue(fact: Fact) -> bool:
    """Whether the text denies the number, or says it on a condition."""
    return not _UNTRUE.isdisjoint((fact.flags or "").split(";"))


def has_basis(indicator: Indicator, fact: Fact) -> bool:
    """Whether the number has a basis that *indicator* is of; of a level it does not matter."""
    return not indicator.bases or (fact.basis or UNSTATED) in indicator.bases


def is_to_come(indicator: Indicator, fact: Fact, period: Period) -> bool:
    """Whether a result is told before its period is over: it is a plan, or a part of the period only.

    A survey has the figure of a year before its end; what adds up, and so has periods of any length, has not.
    """
    if (fact.status or "actual") != "actual" or indicator.reads == DECIDED or fact.published is None:
        return False
    surveyed = period.frequency == "A" and "O" not in indicator.frequencies
    return period.start > fact.published or (period.end > fact.published and not surveyed)


def reading(indicator: Indicator, fact: Fact, area: str, period: Period, *, reverse: bool) -> Reading | None:
    """What *fact* says of *indicator*; None where it states no number. *reverse*: its name turns the sign."""
    interval = written(fact)
    if interval is None or fact.bound == "vague":
        return None
    falls = indicator.reads in (CHANGE, GROWTH) and fact.change == "decrease"
    value, low, high = fact.value, fact.low, fact.high
    if falls or reverse:
        value, low, high = _fallen(value), _fallen(high), _fallen(low)
    basis = (fact.basis or NO_BASIS) if indicator.bases else ""
    statistic = fact.statistic if fact.statistic in _STATISTICS else None
    unit = indicator.units[unit_of(fact).lower()]
    key = Key(indicator.code, area, fact.status or "actual", basis, statistic or "", unit, period)
    return Reading(key, value, low, high, interval, _weakest(fact), fact)


def _fallen(number: Decimal | None) -> Decimal | None:
    """*number* below zero."""
    return None if number is None else -abs(number)


def _weakest(fact: Fact) -> str:
    """How near the farthest of the deciding words stand."""
    near = nearness(fact)
    known = [near[column] for column in _DECISIVE if near.get(column) in _NEARNESS]
    return max(known, key=_NEARNESS.index, default="")
