"""Direct quotations: which stretches of an article stand between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.article import marks

_LONG = 15
"""Characters below which a quotation is only a word set apart ("skybridge")."""
_SINGLE = re.compile(r"'(?<![\w)]')(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))+(?:(?<=[,.!?])'(?!\w)|'(?=,))")
"""A quotation between single marks: one that ends like speech, not a title or a word set apart."""


class Mark(NamedTuple):
    """A quotation mark: its offset in the plain text, and what its shape and its neighbours let it be."""

    offset: int
    opens: bool
    closes: bool


def quotations(plain: str, text: str) -> list[tuple[int, int]]:
    """Start and end of every direct quotation in *plain* (one kind of mark); *text* tells what opens from what closes.

    A quotation that no mark closes ends with its line; the next paragraph of a long speech opens its own. One that
    another opening mark follows was lost: nobody knows where it ends.
    """
    if '"' not in plain:
        return _single(plain, [])
    entities = {offset: (start, mark) for start, offset, mark in marks(text)}
    found: list[tuple[int, int]] = []
    offset = plain.find('"')
    while offset >= 0:
        start, end = plain.rfind("\n", 0, offset) + 1, plain.find("\n", offset)
        end = end if end >= 0 else len(plain)
        found += _paired(_marks(plain, text, entities, start, end), end)
        offset = plain.find('"', end)
    return _single(plain, [(start, end) for start, end in found if end - start >= _LONG])


def _single(plain: str, double: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The quotations between *double* marks and those between single ones outside them, in order."""
    if "'" not in plain:
        return double
    single = [
        (mark.start(), mark.end() - 1)
        for mark in _SINGLE.finditer(plain)
        if mark.end() - mark.start() > _LONG and inside(double, mark.start()) is None
    ]
    return sorted(double + single) if single else double


def _paired(marks: Iterator[Mark], end: int) -> Iterator[tuple[int, int]]:
    """The quotations of a paragraph that ends at *end*."""
    opened = -1
    for mark in marks:
        if opened < 0 or not mark.closes:
            opened = mark.offset if mark.opens else opened
        else:
            yield opened, mark.offset
            opened = -1
    if opened >= 0:
        yield opened, end


def _marks(plain: str, text: str, entities: dict[int, tuple[int, str]], start: int, end: int) -> Iterator[Mark]:
    """The quotation marks of the paragraph from *start* to *end*.

    A typographic mark says itself what it is. A straight one between a space and a word can only open, one between a
    word and a space or a comma can only close; any other can do both.
    """
    offset = plain.find('"', start, end)
    while offset >= 0:
        first, sign = entities.get(offset, (offset, text[offset]))
        before = plain[first - 1] if first > start else " "
        after = plain[offset + 1] if offset + 1 < end else "\n"
        loose, parted = before in _BEFORE, after in _BEHIND
        opens = sign not in _CLOSING and after not in _NEVER_OPENS and (sign in _OPENING or loose or not parted)
        closes = sign not in _OPENING and (sign in _CLOSING or not loose or parted)
        if opens or closes:
            yield Mark(offset, opens, closes)
        offset = plain.find('"', offset + 1, end)


_OPENING, _CLOSING = "“„«", "”»"
_BEFORE = ' ("-'
"""What stands before an opening mark."""
_BEHIND = ' ,.!?)\n"'
"""What stands behind a closing mark."""
_NEVER_OPENS = ",)\n"


def inside(spans: Sequence[tuple[int, int]], offset: int) -> int | None:
    """The index of the span that holds *offset*, or None."""
    index = bisect_right(spans, (offset, spans[-1][1] + 1 if spans else 0)) - 1
    return index if index >= 0 and spans[index][0] <= offset < spans[index][1] else None
