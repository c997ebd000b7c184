"""What an article is about, and which of its regions say nothing of a number: datelines, places of a talk, routes."""

from collections import Counter
from collections.abc import Sequence

from pipeline.language import Words
from pipeline.link.scene import Located

_SHARE = 0.6
_LEAST = 3
"""The region an article is about has at least so many mentions, and with its parts and the region above it this share of all."""
_DATELINE = 60
_TALK = 14
"""Words between "saat", "jumpa pers" and the place of the talk at the most."""
_MONTH, _COMMA, _DASH, _OPEN, _SPEECH = ("month", "comma", "dash", "open", "speech")
_BESIDE = 3
"""Characters between a place and the region that it lies in: "Desa Wani, Donggala"."""


def topic(regions: Sequence[Located]) -> str | None:
    """The most special region that most mentions fit: itself, its parts, the region above it."""
    codes = Counter(located.region.code for located in regions)
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


def areas(regions: Sequence[Located], words: Words, talks: frozenset[str]) -> list[Located]:
    """Those of *regions* that a number may be about; *talks* are words for the occasion of a talk.

    Left out are datelines, places of talks with the regions they lie in, ends of a route ("Semarang-Pontianak"), and
    a region behind its part ("Palu, Sulawesi Tengah").
    """
    kept: list[Located] = []
    before: Located | None = None
    venue = False
    for region in regions:
        gap = words.plain[before.mention.end : region.mention.start] if before else ""
        chained = before is not None and len(gap) <= _BESIDE and _within(before, region) and "," in gap + ","
        if before and gap == "-":
            if kept and kept[-1] is before:
                kept.pop()
        elif chained and (venue or gap.strip(" ,(") == ""):
            pass
        else:
            venue = _venue(words, region, talks)
            if not venue:
                kept.append(region)
        before = region
    return kept


def _within(part: Located, whole: Located) -> bool:
    return part.region.code.startswith(whole.region.code + ".")


def _venue(words: Words, region: Located, talks: frozenset[str]) -> bool:
    """Whether the region only says where somebody wrote or spoke: a dateline, "kata dia di Palu, Selasa"."""
    after = words.at(region.mention.end - 1) + 1
    tags = words.tags[after : after + 6]
    first = tags[0] if tags else ""
    if region.mention.start < _DATELINE and first in ("", _OPEN, _DASH) or region.mention.start == 0:
        return True
    return first == _COMMA and _MONTH in tags or _of_talk(words, region, talks)


def _of_talk(words: Words, region: Located, talks: frozenset[str]) -> bool:
    """Whether an occasion leads to the region, and somebody speaks before that: "ujarnya usai rapat di Palu"."""
    begin = words.at(words.sentence(region.mention.start)[0])
    place = words.at(region.mention.start)
    near = [index for index in range(max(begin, place - _TALK), place) if words.lower(index) in talks]
    return bool(near) and _SPEECH in words.tags[begin : near[0]]
