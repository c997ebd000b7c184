"""Units that can be reckoned with: kilometres and metres are lengths."""

from decimal import Decimal

from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.line import is_like
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook


class Units:
    """The list `dimensions`: what a unit measures, and what it is in the unit of its dimension."""

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("dimensions")
        self._known = {row["word"]: (row["dimension"], Decimal(row["factor"])) for row in rows}

    def are_like(self, one: Fact, other: Fact) -> bool:
        """Whether two numbers can be compared, one of them in the unit of the other if need be."""
        return is_like(one, other) or (self._factor(one, other) is not None and one.per == other.per)

    def written_as(self, fact: Fact, other: Fact) -> Interval | None:
        """What the number of *fact* can stand for, in the unit of *other*, which is like it."""
        interval, factor = written(fact), self._factor(fact, other)
        return interval.times(factor) if interval and factor and fact.unit != other.unit else interval

    def _factor(self, one: Fact, other: Fact) -> Decimal | None:
        """How many of the unit of *other* one of the unit of *one* is; None where they measure different things."""
        if one.type != other.type or one.type != "measure":
            return None
        (dimension, less), (also, more) = (self._known.get(fact.unit or "", ("", Decimal(1))) for fact in (one, other))
        return less / more if dimension and dimension == also else None
