"""Which pairs of articles are copies, and which are one template filled for two dates.

Both share most of their runs of words; the dates part them: of 36 pairs read with J of 0.5 and more, 12 were copies and
22 templates (licence buses, air quality, gold). Numbers part advertisements of one day for two products.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from pipeline.article import Article
from pipeline.stories.days import Days
from pipeline.stories.published import Moment
from pipeline.stories.shingles import Shingles

SAME, LATER = 0.55, 0.65
"""Jaccard coefficient of copies of one day, and of those a day apart: by then desks tell the story anew."""
LIKE = 0.5
"""Jaccard coefficient of two fillings of one template."""
VERBATIM = 0.9
"""Jaccard coefficient from which the days that are named count more than those on which it was published."""
INSIDE = 0.9
"""Share of the shorter text that a longer one holds when it is a copy of it with more around it."""
DAYS = 2
"""Days after which the press copies no more."""
NUMBERS = 0.5
"""Share of the numbers of the article with fewer of them that copies have in common."""
Pair = tuple[int, int]
"""Two articles by their places, the smaller first."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Signs:
    """What tells copies of one article from fillings of its template: days and numbers, read when first asked for."""

    def __init__(self, article: Article, moment: Moment, days: Days) -> None:
        self._article, self._days = article, days
        self.published, self.outlet, self.title = moment.published, moment.outlet, article.title

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
    pairs: Iterable[Pair], shingles: Shingles, signs: Sequence[Signs]
) -> tuple[list[Pair], list[Pair]]:
    """Those of *pairs* that are copies, and those that are fillings of one template."""
    copies, templates = [], []
    for one, other in pairs:
        shared = shingles.shared(one, other)
        sizes = len(shingles.of(one)), len(shingles.of(other))
        alike, inside = shared / (sum(sizes) - shared), shared / min(sizes)
        if alike < LIKE and inside < INSIDE:
            continue
        if alike >= VERBATIM and signs[one].days and signs[one].days == signs[other].days:
            copies.append((one, other))
        elif other_date(signs[one], signs[other]):
            templates += [(one, other)] if alike >= LIKE else []
        elif (alike >= _least(signs[one], signs[other]) or inside >= INSIDE) and _agree(signs[one], signs[other]):
            copies.append((one, other))
    return copies, templates


def _least(one: Signs, other: Signs) -> float:
    return LATER if one.published and other.published and one.published.date() != other.published.date() else SAME


def other_date(one: Signs, other: Signs) -> bool:
    """Whether two articles are of two dates: too far apart, or naming days, else weekdays, of which none is shared."""
    if one.published and other.published and abs((one.published.date() - other.published.date()).days) > DAYS:
        return True
    if one.days and other.days:
        return one.days.isdisjoint(other.days)
    return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)


def _agree(one: Signs, other: Signs) -> bool:
    fewer = min(len(one.numbers), len(other.numbers))
    return len(one.numbers & other.numbers) >= NUMBERS * fewer
