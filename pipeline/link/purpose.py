"""What money or stuff is for: "mengalokasikan Rp2 miliar untuk irigasi", "dari dana itu, Rp2 miliar untuk tanggul"."""

from pipeline.link.outline import Outline
from pipeline.link.phrases import Topic
from pipeline.link.scene import Stated

_LISTED = frozenset("QVh&,Tgat")
"""Pieces between the whole and one of its parts, beside what they are for."""


def paid(line: Outline, index: int, one: Stated) -> Topic | None:
    """What money or stuff is given for: "mengalokasikan Rp12 miliar untuk perbaikan irigasi"."""
    if not line.is_paying(index) and line.kind(line.left(index)) not in ("w", ";", ""):
        return None
    place = index + 1
    while line.kind(place) in ("T", "g", "h", "&", "Q", "x", "t", "a") or (
        line.kind(place) == "N" and line.pieces[place].prep >= 0 and not _is_purpose(line, place)
    ):
        place += 1
    return _purpose(line, place)


def parted(line: Outline, index: int, one: Stated) -> Topic | None:
    """What a part of a sum is for: "dari dana itu, Rp4 miliar untuk logistik, Rp2 miliar untuk tanggul"."""
    place, head = index + 1 + (line.kind(index + 1) == "V"), index - 1
    if not (_is_purpose(line, place) or line.kind(place) == "p"):
        return None
    while line.kind(head) in _LISTED or _is_purpose(line, head):
        head -= 1
    head -= line.kind(head) == "p"  # "terdiri atas Rp4 miliar untuk logistik"
    opens = head == 0 or line.kind(head - 1) in (";", ",", "x", "j", "h")
    whole = line.kind(head) == "N" and line.is_from(head) and opens
    return _purpose(line, place) if whole or line.is_details(head) else None


def _purpose(line: Outline, place: int) -> Topic | None:
    """What is behind a preposition of purpose at piece *place*: a phrase of things, or a verb with its object."""
    if _is_purpose(line, place):
        return None if line.phrases.is_agent(line.pieces[place]) else line.phrases.topic(line.pieces, place, place + 1)
    if line.kind(place) == "p" and line.word(place) in line.phrases.vocabulary.purpose:
        after = place + 2
        while line.kind(after) == "h":
            after += 1
        if line.kind(place + 1) in ("m", "v", "w") and line.kind(after) == "N":
            return line.phrases.text(line.pieces[place + 1].first, line.pieces[after].after)
    return None


def _is_purpose(line: Outline, place: int) -> bool:
    prep = line.pieces[place].prep if line.kind(place) == "N" else -1
    return prep >= 0 and line.phrases.words.lower(prep) in line.phrases.vocabulary.purpose
