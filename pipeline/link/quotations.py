"""Direct quotations: which stretches of an article stand between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_MARK = re.compile(r'"')
_LONG = 15
"""Characters below which a quotation is only a word set apart ("skybridge")."""


def quotations(plain: str, text: str) -> list[tuple[int, int]]:
    """Start and end of every direct quotation in *plain* (one kind of mark); *text* tells opening marks from closing ones.

    A quotation that no mark closes ends with its line; the next paragraph of a long speech opens its own.
    """
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARK.finditer(plain):
        position = mark.start()
        if opened >= 0 and (line := plain.find("\n", opened, position)) >= 0:
            found.append((opened, line))
            opened = -1
        if opened < 0:
            if not _closes(plain, text, position):
                opened = position
        elif not _opens(text, position):
            found.append((opened, position))
            opened = -1
    if opened >= 0:
        line = plain.find("\n", opened)
        found.append((opened, line if line >= 0 else len(plain)))
    return [(start, end) for start, end in found if end - start >= _LONG]


def _opens(text: str, position: int) -> bool:
    """Whether the mark is one that can only open."""
    return text[position] in "“„"


def _closes(plain: str, text: str, position: int) -> bool:
    """Whether the mark can only close: a typographic one, or one that ends a line or a bracket."""
    after = plain[position + 1 : position + 2]
    return text[position] == "”" or after in ("", "\n", ",", ")")


def inside(spans: Sequence[tuple[int, int]], offset: int) -> int | None:
    """The index of the span that holds *offset*, or None."""
    index = bisect_right(spans, (offset, spans[-1][1] + 1 if spans else 0)) - 1
    return index if index >= 0 and spans[index][0] <= offset < spans[index][1] else None
