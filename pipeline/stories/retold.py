"""Which articles tell one story: copies, and those whose cosine is high, of nearly one day.

Outlets retell what others have; the same outlet rather goes on with it: of pairs of one outlet read at a cosine of
0.70 to 0.77, 6 of 17 told the same again, the others a reply, the next step or another side; from 0.80 on 14 of 16.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.stories.copies import DAYS, Pair, Signs, other_date
from pipeline.stories.groups import Groups

RETOLD, AGAIN = 0.55, 0.8
"""Cosine of two articles of one story, of two outlets and of one."""
UNDATED = 0.6
"""Cosine of two articles of two outlets where the day of one is not known: words alone have to tell."""
MEAN = 0.5
"""Mean cosine between the members of two groups that become one: what hangs on one pair alone is another story."""
_NAME = re.compile(r"[^\W_]+")


def stories(
    copies: Iterable[Pair], templates: Groups, edges: Iterable[tuple[int, int, float]], signs: Sequence[Signs]
) -> Groups:
    """Groups of the articles that *signs* are of; the pairs with the highest cosine come together first.

    Copies count as one article, so that a story of many copies costs no more than another.
    """
    groups, originals = Groups(len(signs), copies), Groups(len(signs), copies)
    cosines: dict[Pair, float] = {}
    linked: dict[Pair, None] = {}
    for one, other, cosine in sorted(edges, key=lambda edge: (-edge[2], edge)):
        pair = _sorted(originals.first(one), originals.first(other))
        cosines.setdefault(pair, cosine)
        if templates.first(one) != templates.first(other) and _alike(signs[one], signs[other], cosine):
            linked.setdefault(pair)
    members = {index: [index] for index in range(len(signs)) if originals.first(index) == index}
    for pair in linked:
        one, other = _sorted(*map(groups.first, pair))
        if one == other or not _near(members[one] + members[other], signs):
            continue
        if _mean(members[one], members[other], cosines) >= MEAN:
            groups.join(one, other)
            members[one] += members.pop(other)
    return groups


def _sorted(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _alike(one: Signs, other: Signs, cosine: float) -> bool:
    if not one_outlet(one.outlet, other.outlet):
        return cosine >= (RETOLD if one.published and other.published else UNDATED)
    return cosine >= AGAIN and not other_date(one, other)


def one_outlet(one: str, other: str) -> bool:
    """Whether two names are of one outlet, as far as they are known: one begins like the other.

    >>> one_outlet("antaranews.com", "ANTARA"), one_outlet("CNN Indonesia", "cnbcindonesia.com")
    (True, False)
    >>> one_outlet("Kabar", ""), one_outlet("", "Kabar"), one_outlet("", "")
    (False, False, False)
    """
    first, second = ("".join(_NAME.findall(name.lower().partition(".")[0])) for name in (one, other))
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def _mean(one: Sequence[int], other: Sequence[int], cosines: Mapping[Pair, float]) -> float:
    total = sum(cosines.get(_sorted(a, b), 0) for a in one for b in other)
    return total / (len(one) * len(other))


def _near(members: Iterable[int], signs: Sequence[Signs]) -> bool:
    days: list[date] = [moment.date() for member in members if (moment := signs[member].published)]
    return not days or (max(days) - min(days)).days <= DAYS
