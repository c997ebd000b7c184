"""Where: the region that a sentence names for a number, else the one the article is about."""

import itertools
from collections import Counter
from collections.abc import Sequence

from pipeline.fact import Mention
from pipeline.language import Words
from pipeline.link.clauses import Place

_SHARE = 0.6
_LEAST = 3
"""The region an article is about has at least so many mentions, and with its parts and the region above it this share of all."""
_BESIDE = 12
"""Characters between a region and the number that it directly leads to: "di Sampang Rp13.200"."""
_NEAR = 40
_DATELINE = 60
_AND = frozenset({"", "dan", "serta", "maupun", "&"})
_LINK = 10
"""Characters between two regions of a list at the most."""
_MONTH, _COMMA, _DASH, _OPEN = ("month", "comma", "dash", "open")


class Topic:
    """The regions of an article that numbers may be about, and the one that the article is about."""

    def __init__(self, regions: Sequence[Mention], officials: Sequence[Mention], page: Words) -> None:
        roles = [(official.lead, official.reach) for official in officials if official.lead >= 0]
        known = [region for region in regions if region.values.get("region_code")]
        self._page = page
        self._named = [
            region for region in known
            if not _venue(page, region) and not any(start <= region.start < end for start, end in roles)
        ]  # fmt: skip
        self._served = [region for region in known if any(start <= region.start < end for start, end in roles)]
        self._main = _main(Counter(_code(region) for region in known))

    def of(self, place: Place) -> tuple[list[str], list[Mention]] | None:
        """The codes for one quantity, and the mentions that decided them (none: the whole article)."""
        chosen = self._in_sentence(place)
        if chosen:
            return list(dict.fromkeys(map(_code, chosen))), chosen
        if self._main:
            return [self._main], []
        first, last = self._page.sentence(place.mention.start)
        served = [region for region in self._served if first <= region.start < last]
        return ([_code(served[-1])], served[-1:]) if served else None

    def _in_sentence(self, place: Place) -> list[Mention]:
        """The region of the sentence that is nearest, with those coordinated with it ("di Gowa, Maros, dan Parepare")."""
        first, last = self._page.sentence(place.mention.start)
        named = [region for region in self._named if first <= region.start < last]
        codes = {_code(region) for region in named}
        named = [region for region in named if not any(code.startswith(_code(region) + ".") for code in codes)] or named
        nearest = self._nearest(place, named)
        return self._coordinated(named, named.index(nearest)) if nearest else []

    def _nearest(self, place: Place, named: Sequence[Mention]) -> Mention | None:
        """Of the regions of a sentence: the one directly before, shortly behind, before, behind."""
        start, end = place.mention.start, max(place.mention.end, place.mention.reach)
        before = [region for region in named if region.end <= start]
        after = [region for region in named if region.start >= end]
        if before and start - before[-1].end <= _BESIDE:
            return before[-1]
        if after and (not before or after[0].start - end < _NEAR) and "," not in self._page.plain[end : after[0].start]:
            return after[0]
        return before[-1] if before else after[0] if after else None

    def _coordinated(self, named: Sequence[Mention], index: int) -> list[Mention]:
        """The regions that are listed with the one at *index*; commas alone ("Palu, Sulteng") make no list."""
        links = [
            self._page.plain[left.end : right.start].strip(" ,") if right.start - left.end < _LINK else None
            for left, right in itertools.pairwise(named)
        ]
        first = last = index
        while first > 0 and links[first - 1] in _AND:
            first -= 1
        while last < len(links) and links[last] in _AND:
            last += 1
        return list(named[first : last + 1]) if any(links[first:last]) else [named[index]]


def _code(region: Mention) -> str:
    return str(region.values["region_code"])


def _main(codes: Counter[str]) -> str | None:
    """The most special region that most mentions fit: itself, its parts, the region above it."""
    total = sum(codes.values())
    best: tuple[int, int, str] | None = None
    for code, number in codes.items():
        fitting = sum(
            n
            for other, n in codes.items()
            if other == code or other.startswith(code + ".") or code.startswith(other + ".")
        )
        if number >= _LEAST and fitting / total >= _SHARE and code.count(".") < 2:
            best = max(best or (0, 0, ""), (len(code), number, code))
    return best[2] if best else None


def _venue(page: Words, region: Mention) -> bool:
    """Whether the region only says where somebody wrote or spoke: a dateline, "kata dia di Palu, Selasa"."""
    after = page.at(region.end - 1) + 1
    tags = page.tags[after : after + 6]
    first = tags[0] if tags else ""
    if region.start < _DATELINE and first in ("", _OPEN, _DASH) or region.start == 0:
        return True
    return first == _COMMA and _MONTH in tags
