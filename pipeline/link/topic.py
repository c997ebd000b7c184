"""What an article is about, and which of its regions say nothing of a number: datelines, places of a talk, routes."""

from collections import Counter
from collections.abc import Sequence

from pipeline.language import Words
from pipeline.link.scene import Located

_SHARE = 0.6
_LEAST = 3
"""The region an article is about has so many mentions, and with its parts and the region above it this share of all."""
_PART = 2
"""A part that is named less than half as often as what it lies in is not what the article is about."""
_DATELINE = 60
_TALK = 14
"""Words between "saat", "jumpa pers" and the place of the talk at the most."""
_MONTH, _COMMA, _DASH, _OPEN, _SPEECH = ("month", "comma", "dash", "open", "speech")
_FROM = "from"
_PREPOSITIONS = frozenset({"in", _FROM, "of", "preposition"})
_BESIDE = 14
"""Characters between a place and the region that it lies in: "Polres Palu, Polda Sulteng"."""


def topic(regions: Sequence[Located]) -> str | None:
    """The most special region that most mentions fit: itself, its parts, the region above it."""
    codes = Counter(map(_code, regions))
    total = sum(codes.values())
    best: tuple[int, int, str] | None = None
    for code, number in codes.items():
        if number < _LEAST or code.count(".") > 1:
            continue
        fitting = sum(
            n
            for other, n in codes.items()
            if other == code or other.startswith(code + ".") or code.startswith(other + ".")
        )
        own = sum(n for other, n in codes.items() if f"{other}.".startswith(f"{code}."))
        whole = max((n for other, n in codes.items() if code.startswith(f"{other}.")), default=0)
        if fitting / total >= _SHARE and _PART * own >= whole:
            best = max(best or (0, 0, ""), (len(code), number, code))
    return best[2] if best else None


def areas(regions: Sequence[Located], words: Words, talks: frozenset[str]) -> list[Located]:
    """Those of *regions* that a number may be about; *talks* are words for the occasion of a talk.

    Left out are datelines, places of talks with the regions they lie in, ends of a route ("Semarang-Pontianak"), and
    a region behind its part ("Palu, Sulawesi Tengah").
    """
    kept: list[Located] = []
    before: Located | None = None
    told = True
    for region in regions:
        gap = words.plain[before.mention.end : region.mention.start] if before else ""
        if before and gap == "-":
            if kept and kept[-1] is before:
                kept.pop()
        elif not (before and _appended(before, region, gap)):
            told = not _venue(words, region, talks)
            if told:
                kept.append(region)
        elif _code(before) == _code(region) and told and kept and kept[-1] is before:
            kept[-1] = region  # "Sumatera Selatan (Sumsel) 12 unit" is as near as its last name
        before = region
    return kept


def _appended(before: Located, region: Located, gap: str) -> bool:
    """Whether *region* only says where the one before lies, or repeats it: "Palu, Sulawesi Tengah (Sulteng)"."""
    if _code(before) == _code(region):
        return gap == " ("
    lies_in = _code(before).startswith(_code(region) + ".")
    return lies_in and len(gap) < _BESIDE and gap.strip()[:1] in ("", ",", ")", "(")


def _code(region: Located) -> str:
    return region.region.code


def _venue(words: Words, region: Located, talks: frozenset[str]) -> bool:
    """Whether the region only says where somebody wrote or spoke: a dateline, "kata dia di Palu, Selasa"."""
    after = words.at(region.mention.end - 1) + 1
    place = words.at(region.mention.start)
    tags = words.tags[after : after + 6]
    first = tags[0] if tags else ""
    lead = words.tags[place - 1] if place else ""
    if lead in _PREPOSITIONS and (first != _COMMA or lead == _FROM):
        return _of_talk(words, region, talks)
    headed = first in ("", _OPEN, _DASH) or words.plain[region.mention.start : region.mention.end].isupper()
    if region.mention.start < _DATELINE and headed or region.mention.start == 0:
        return True
    return first == _COMMA and _MONTH in tags or _of_talk(words, region, talks)


def _of_talk(words: Words, region: Located, talks: frozenset[str]) -> bool:
    """Whether an occasion leads to the region, and somebody speaks before that: "ujarnya usai rapat di Palu"."""
    begin = words.at(words.sentence(region.mention.start)[0])
    place = words.at(region.mention.start)
    first = max(begin, place - _TALK)
    talk = next((index for index, word in enumerate(words.lowers[first:place], first) if word in talks), begin)
    return _SPEECH in words.tags[begin:talk]
