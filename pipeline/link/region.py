"""Where: the region that a sentence names for a number, else the one the article is about."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.language import Words
from pipeline.link.scene import Cell, Located, Named, Said, Scene, Stated
from pipeline.mention import Mention
from pipeline.rulebook import Rulebook

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


class Where:
    """The linker of `region_code` and `region_name`."""

    columns = ("region_code", "region_name")

    def __init__(self, rulebook: Rulebook) -> None:
        """Every linker is made from the rulebook; this one needs nothing of it."""

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The region, or the regions of a list, that each quantity is about."""
        topic = Topic(scene.regions, scene.officials, scene.words)
        names = {located.region.code: located.region.name for located in scene.regions}
        return [self._of(one, topic, names) for one in scene.quantities]

    @staticmethod
    def _of(one: Stated, topic: "Topic", names: Mapping[str, str]) -> Said | None:
        where = topic.of(one)
        if not where:
            return None
        codes, decided = where
        return Said((";".join(codes), ";".join(names[code] for code in codes)), tuple((m.start, m.end) for m, _ in decided))


class Topic:
    """The regions of an article that numbers may be about, and the one that the article is about."""

    def __init__(self, regions: Sequence[Located], officials: Sequence[Named], words: Words) -> None:
        roles = [official.mention.extent for official in officials]
        known = [region for region in regions if region.region.code]
        self._words = words
        self._named = [
            region for region in known
            if not _venue(words, region) and not any(start <= region.mention.start < end for start, end in roles)
        ]  # fmt: skip
        self._served = [region for region in known if any(start <= region.mention.start < end for start, end in roles)]
        self._main = _main(Counter(_code(region) for region in known))

    def of(self, place: Stated) -> tuple[list[str], list[Located]] | None:
        """The codes for one quantity, and the mentions that decided them (none: the whole article)."""
        chosen = self._in_sentence(place)
        if chosen:
            return list(dict.fromkeys(map(_code, chosen))), chosen
        if self._main:
            return [self._main], []
        first, last = self._words.sentence(place.mention.start)
        served = [region for region in self._served if first <= region.mention.start < last]
        return ([_code(served[-1])], served[-1:]) if served else None

    def _in_sentence(self, place: Stated) -> list[Located]:
        """The region of the sentence that is nearest, with those coordinated with it ("di Gowa, Maros, dan Parepare")."""
        first, last = self._words.sentence(place.mention.start)
        named = [region for region in self._named if first <= region.mention.start < last]
        codes = {_code(region) for region in named}
        named = [region for region in named if not any(code.startswith(_code(region) + ".") for code in codes)] or named
        nearest = self._nearest(place, named)
        return self._coordinated(named, named.index(nearest)) if nearest else []

    def _nearest(self, place: Stated, named: Sequence[Located]) -> Located | None:
        """Of the regions of a sentence: the one directly before, shortly behind, before, behind."""
        start, end = place.mention.start, place.reach
        before = [region for region in named if region.mention.end <= start]
        after = [region for region in named if region.mention.start >= end]
        if before and start - before[-1].mention.end <= _BESIDE:
            return before[-1]
        if after and (not before or after[0].mention.start - end < _NEAR) and "," not in self._words.plain[end : after[0].mention.start]:
            return after[0]
        return before[-1] if before else after[0] if after else None

    def _coordinated(self, named: Sequence[Located], index: int) -> list[Located]:
        """The regions that are listed with the one at *index*; commas alone ("Palu, Sulteng") make no list."""
        links = [
            self._words.plain[left.mention.end : right.mention.start].strip(" ,") if right.mention.start - left.mention.end < _LINK else None
            for left, right in itertools.pairwise(named)
        ]
        first = last = index
        while first > 0 and links[first - 1] in _AND:
            first -= 1
        while last < len(links) and links[last] in _AND:
            last += 1
        return list(named[first : last + 1]) if any(links[first:last]) else [named[index]]


def _code(region: Located) -> str:
    return region.region.code


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


def _venue(words: Words, region: Located) -> bool:
    """Whether the region only says where somebody wrote or spoke: a dateline, "kata dia di Palu, Selasa"."""
    after = words.at(region.mention.end - 1) + 1
    tags = words.tags[after : after + 6]
    first = tags[0] if tags else ""
    if region.mention.start < _DATELINE and first in ("", _OPEN, _DASH) or region.mention.start == 0:
        return True
    return first == _COMMA and _MONTH in tags


def jurisdiction(official: Mention, regions: Sequence[Located]) -> dict[str, Cell]:
    """The region columns of an official: the last region inside the role."""
    start, end = official.extent
    inside = [region for mention, region in regions if start <= mention.start < end and region.code]
    return {"region_code": inside[-1].code, "region_name": inside[-1].name} if inside else {}
