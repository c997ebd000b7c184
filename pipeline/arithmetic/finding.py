"""A finding: a statement of several numbers of one article, and whether they agree."""

from dataclasses import dataclass
from decimal import Decimal

from pipeline.arithmetic.interval import Interval
from pipeline.fact import Fact

_SMALL = Decimal("0.02")
"""How far apart numbers are, as a part of the greater one, that a slip of a digit or a rounding of its own explains."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Numbers that say something of each other.

    *relation* is share_of, sum, change, list_count, exchange or implied_base; *rule* the shape of the statement;
    *stated* what the text says, as an interval, and *implied* what the other numbers say of it, in the same unit. Where
    the two share no number the statement does not agree with itself: one of its numbers is another than was meant, and
    the text does not tell which. Where nothing is stated, the numbers imply what the text leaves out.
    """

    relation: str
    rule: str
    facts: tuple[Fact, ...]
    stated: Interval | None
    implied: Interval

    @property
    def holds(self) -> bool | None:
        """Whether the numbers agree as far as they are written; None where nothing is stated."""
        return None if self.stated is None else self.stated.meets(self.implied)

    @property
    def size(self) -> str | None:
        """How far what does not agree is apart: `small` or `clear`.

        >>> [Finding("sum", "", (), Interval(Decimal(100), Decimal(100)), Interval(*[Decimal(n)] * 2)).size
        ...  for n in (100, 99, 90)]
        [None, 'small', 'clear']
        """
        if self.stated is None or self.holds:
            return None
        less, more = sorted((self.stated, self.implied))
        return "small" if more.low - less.high <= more.low * _SMALL else "clear"
