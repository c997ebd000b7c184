"""Intervals of numbers as written: what a number can stand for, by its last digit, its scale and its bound.

Desks round and cut: "80,8 persen" may be 80,75 as well as 80,86. The interval holds half a last digit below and a
whole one above, so that both ways of writing are inside.
"""

from decimal import Context, Decimal, localcontext
from typing import NamedTuple

import regex

from pipeline.fact import Fact

_FIGURES = regex.compile(r"\d+(?:[.,]\d+)*")
_PRECISION = Context(prec=40)
_INFINITE = Decimal("Infinity")
_HALF = Decimal("0.5")
_ABOUT = Decimal("0.05")
"""How far "sekitar" reaches, as a part of the number."""
_ROUND_ZEROS = 3
"""Zeros at the end of a whole number that say it is rounded: 367.000."""


class Interval(NamedTuple):
    """All numbers from *low* to *high*, both inclusive; *high* may be infinite. Quantities are not negative."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Whether a number lies in both.

        >>> Interval(Decimal(1), Decimal(2)).meets(Interval(Decimal(2), Decimal(3)))
        True
        """
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: "Interval") -> "Interval":
        """All sums of a number of each."""
        return Interval(_PRECISION.add(self.low, other.low), _PRECISION.add(self.high, other.high))

    def minus(self, other: "Interval") -> "Interval":
        """All differences that are not negative; from zero to zero where there is none."""
        low = Decimal(0) if other.high.is_infinite() else _PRECISION.subtract(self.low, other.high)
        high = _PRECISION.subtract(self.high, other.low)
        return Interval(max(low, Decimal(0)), max(high, Decimal(0)))

    def over(self, other: "Interval") -> "Interval":
        """All ratios of a number of this to one of *other*."""
        low = Decimal(0) if other.high.is_infinite() else _ratio(self.low, other.high)
        return Interval(low, _INFINITE if self.high.is_infinite() else _ratio(self.high, other.low))

    def times(self, factor: Decimal) -> "Interval":
        """Each number *factor* times, which is above zero."""
        return Interval(_PRECISION.multiply(self.low, factor), _PRECISION.multiply(self.high, factor))


def _ratio(above: Decimal, below: Decimal) -> Decimal:
    return _PRECISION.divide(above, below) if below else _INFINITE


def written(fact: Fact) -> Interval | None:
    """What the number of *fact* can stand for; None where the text asserts no number at all.

    A count without a scale word is exact, unless it ends in three zeros.

    >>> from pipeline.fact import Fact
    >>> number = Decimal("81.01")
    >>> written(Fact("a", type="percent", text="81,01 persen", value=number, low=number, high=number, bound="exact"))
    Interval(low=Decimal('81.005'), high=Decimal('81.02'))
    """
    if fact.value is None:
        if fact.low is None and fact.high is None:
            return None
        low, high = fact.low or Decimal(0), fact.high
        return Interval(abs(low), max(abs(low), abs(high))) if high is not None else Interval(abs(low), _INFINITE)
    value, step = abs(fact.value), step_of(fact)
    with localcontext(_PRECISION):
        low, high = max(value - step * _HALF, Decimal(0)), value + step
        if fact.bound == "approx":
            low, high = min(low, value * (1 - _ABOUT)), max(high, value * (1 + _ABOUT))
    if fact.bound in ("at_least", "more_than"):
        high = _INFINITE
    if fact.bound in ("at_most", "less_than"):
        low = Decimal(0)
    return Interval(low, high)


def rounded(fact: Fact) -> Interval:
    """What the value of *fact*, which has one, is rounded from: half a last digit both ways, whatever bounds it."""
    assert fact.value is not None
    half = step_of(fact) * _HALF
    return Interval(max(abs(fact.value) - half, Decimal(0)), abs(fact.value) + half)


def step_of(fact: Fact) -> Decimal:
    """What one more in the last digit written is worth; nothing where the number is exact, or none is stated.

    >>> from pipeline.fact import Fact
    >>> step_of(Fact("a", type="count", text="35,04 juta", value=Decimal(35040000)))
    Decimal('10000')
    """
    if fact.value is None:
        return Decimal(0)
    found = _FIGURES.findall(fact.text)
    figures = "".join(filter(str.isdecimal, found[0])).lstrip("0") if len(found) == 1 else ""
    if not figures or not fact.value:
        return Decimal(0)  # in words: nobody rounds "lima orang"
    step = _PRECISION.divide(abs(fact.value), Decimal(figures))
    zeros = len(figures) - len(figures.rstrip("0"))
    if step == 1 and zeros >= _ROUND_ZEROS:
        return Decimal(10) ** zeros if zeros < len(figures) - 1 else Decimal(10) ** (zeros - 1)
    return Decimal(0) if step == 1 and fact.type == "count" else step
