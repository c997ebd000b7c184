"""Templates: one text that an outlet fills anew for each date, as for weather, air, prices, opening hours.

What unites their fillings beside most of their words is that there are many, or that their titles are alike: two
articles of two dates that only share their background are follow-ups (5 of 7 pairs that stood alone, when read).
"""

import re
from collections.abc import Iterable, Sequence

from pipeline.stories.copies import Pair, Signs
from pipeline.stories.groups import Groups
from pipeline.stories.retold import one_outlet

FILLED = 0.85
"""Cosine of two fillings that share less than half of their runs of words: a forecast has other words each day."""
TITLES = 0.3
"""Share of the words of two titles that both have when they are titles of one template."""
MANY = 3
"""Dates from which on a template needs no title."""
_WORD = re.compile(r"[^\W\d_]+")


def series(pairs: Iterable[Pair], edges: Iterable[tuple[int, int, float]], signs: Sequence[Signs]) -> Groups:
    """Groups of fillings: *pairs* share their runs and have other dates, of *edges* those that fill one template."""
    linked = [*pairs, *((one, other) for one, other, cosine in edges if _filled(signs[one], signs[other], cosine))]
    tried = Groups(len(signs), linked)
    dates: dict[int, set[object]] = {}
    for member, sign in enumerate(signs):
        if not tried.alone(member):
            dates.setdefault(tried.first(member), set()).add(sign.published.date() if sign.published else sign.days)
    return Groups(
        len(signs),
        (
            (one, other)
            for one, other in linked
            if len(dates[tried.first(one)]) >= MANY or titles_alike(signs[one].title, signs[other].title)
        ),
    )


def _filled(one: Signs, other: Signs, cosine: float) -> bool:
    if cosine < FILLED or not one_outlet(one.outlet, other.outlet) or not titles_alike(one.title, other.title):
        return False
    return bool(one.days and other.days) and one.days.isdisjoint(other.days)


def titles_alike(one: str, other: str) -> bool:
    """Whether two titles share TITLES of their words.

    >>> titles_alike("Cuaca Teluk Hari Ini, 9 Mei: Hujan", "Cuaca Teluk Hari Ini, 10 Mei: Cerah")
    True
    >>> titles_alike("Cuaca Teluk Hari Ini", "Nelayan Teluk Menolak Tambang")
    False
    """
    first, second = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(first & second) >= TITLES * len(first | second)
