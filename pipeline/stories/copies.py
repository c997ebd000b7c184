"""Which pairs of articles are copies, and which are one template filled for two dates.

Both share most of their runs of words; the dates part them: of 36 pairs read with J of 0.5 and more, 12 were copies and
22 templates (licence buses, air quality, gold). Numbers part advertisements of one day for two products.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from pipeline.stories.days import Days
from pipeline.stories.shingles import Shingles
from pipeline.stories.told import Told

SAME = 0.55
"""Jaccard coefficient of copies."""
LIKE = 0.5
"""Jaccard coefficient of two fillings of one template."""
INSIDE = 0.9
"""Share of the shorter text that a longer one holds when it is a copy of it with more around it."""
DAYS = 2
"""Days after which the press copies no more."""
NUMBERS = 0.5
"""Share of the numbers of the article with fewer of them that copies have in common."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Signs:
    """What tells copies of one article from fillings of its template: days and numbers, read when first asked for."""

    def __init__(self, article: Told, published: datetime | None, days: Days) -> None:
        self._article, self._days = article, days
        self.published = published

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """Month and day of the days that the article names."""
        return frozenset((one.month, one.day) for one in self._days.named(self._text))

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The weekdays that the article names."""
        return self._days.weekdays(self._text)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the text as they are written, those of its days left out."""
        return frozenset(_NUMBER.findall(self._days.without(self._article.text)))

    @property
    def _text(self) -> str:
        return f"{self._article.title}\n{self._article.text}"


def sorted_out(
    pairs: Iterable[tuple[int, int]], shingles: Shingles, signs: Sequence[Signs]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Those of *pairs* that are copies, and those that are fillings of one template."""
    copies, templates = [], []
    for one, other in pairs:
        shared = shingles.shared(one, other)
        sizes = len(shingles.of(one)), len(shingles.of(other))
        alike, inside = shared / (sum(sizes) - shared), shared / min(sizes)
        if alike < LIKE and inside < INSIDE:
            continue
        if other_date(signs[one], signs[other]):
            templates += [(one, other)] if alike >= LIKE else []
        elif (alike >= SAME or inside >= INSIDE) and _agree(signs[one].numbers, signs[other].numbers):
            copies.append((one, other))
    return copies, templates


def other_date(one: Signs, other: Signs) -> bool:
    """Whether two articles are of two dates: too far apart, or naming days, else weekdays, of which none is shared."""
    if one.published and other.published and abs((one.published.date() - other.published.date()).days) > DAYS:
        return True
    if one.days and other.days:
        return one.days.isdisjoint(other.days)
    return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other))
    return len(one & other) >= NUMBERS * fewer
