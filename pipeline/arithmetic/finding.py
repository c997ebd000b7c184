"""A finding: a statement of several numbers of one article, and whether they agree."""

from dataclasses import dataclass

from pipeline.arithmetic.interval import Interval
from pipeline.fact import Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """Numbers that say something of each other.

    *relation* is share_of, sum, change or exchange; *rule* the shape of the statement; *stated* what the text says, as
    an interval, and *implied* what the other numbers say of it, in the same unit. Where the two share no number the
    statement does not agree with itself: one of its numbers is another than was meant, and the text does not tell
    which.
    """

    relation: str
    rule: str
    facts: tuple[Fact, ...]
    stated: Interval
    implied: Interval

    @property
    def holds(self) -> bool:
        """Whether the numbers agree as far as they are written."""
        return self.stated.meets(self.implied)
