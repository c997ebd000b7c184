"""Gold that survives an edited article: each row is moved to where its text stands now, in the same order."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.article import occurrences
from pipeline.formats.gold import GoldFact


class Moved(NamedTuple):
    """The rows of one article where they stand now, and those that no longer stand anywhere, with the reason."""

    rows: list[GoldFact]
    unfit: list[tuple[GoldFact, str]]


def realigned(rows: Sequence[GoldFact], text: str) -> Moved:
    """*rows* of one article at the places of *text*.

    A row whose text stands once is an anchor: it tells how far the article has moved round it. Of several places the
    one is taken to which the anchor before and behind would move the row. A number that changed is another fact: its
    row is unfit, never moved to one that looks alike.
    """
    places = {row.text: occurrences(text, row.text) for row in rows}
    anchors = sorted({(row.start, places[row.text][0] - row.start) for row in rows if len(places[row.text]) == 1})
    moved, unfit = Moved([], []), []
    for row in rows:
        found = places[row.text]
        if found:
            wanted = row.start + _shift(anchors, row.start)
            moved.rows.append(_at(row, min(found, key=lambda place: (abs(place - wanted), place))))
        else:
            unfit.append((row, _why(row, text)))
    moved.unfit.extend(unfit)
    return moved


def _shift(anchors: Sequence[tuple[int, int]], start: int) -> int:
    """How far the nearest anchor has moved."""
    place = bisect_left(anchors, (start,))
    near = anchors[max(place - 1, 0) : place + 1]
    return min(near, key=lambda anchor: abs(anchor[0] - start), default=(0, 0))[1]


def _at(row: GoldFact, start: int) -> GoldFact:
    end = start + len(row.text)
    cells = {**row.cells, "start": str(start), "end": str(end)}
    return GoldFact(row.doc_id, row.type, start, end, row.text, row.ignore, cells)


def _why(row: GoldFact, text: str) -> str:
    """What stands in its place, where the article has something like it."""
    from rapidfuzz import fuzz  # only where something is amiss

    found = fuzz.partial_ratio_alignment(row.text, text) if text else None
    if found is None or found.score < _ALIKE:
        return "nothing like it stands in the article"
    return f"nearest: {text[found.dest_start : found.dest_end]!r} at {found.dest_start}"


_ALIKE = 60
"""Likeness in percent from which a place is worth naming."""
