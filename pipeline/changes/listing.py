"""`changes.csv`: every change, a row for each fact that appears, vanishes or moves and for each cell that changes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.changes.change import APPEARED, VANISHED, Change, said
from pipeline.formats.parts import Parts, writing
from pipeline.formats.tables.plain import lines

NAME = "changes.csv"
HEAD = (
    "kind", "doc_id", "fact_id", "start", "end", "type", "text", "rule_before", "rule_after", "column", "before",
    "after", "sentence",
)  # fmt: skip


class Listing:
    """The file, or none: *file* None."""

    def __init__(self, file: BinaryIO | None = None, folder: Path = Path()) -> None:
        self._file = file
        self._folder = folder

    def add(self, changes: Sequence[Change]) -> None:
        """Appends the rows of *changes*."""
        if self._file:
            with writing(self._folder):
                self._file.write(lines(row for change in changes for row in _rows(change)))


@contextmanager
def listing(folder: Path | None) -> Iterator[Listing]:
    """The file in *folder*, which takes its place at the end if nothing is raised; no file where *folder* is None.

    Raises UsageError where it cannot be written.
    """
    if folder is None:
        yield Listing()
        return
    with writing(folder):
        parts = Parts(folder)
    try:
        with writing(folder):
            file = parts[NAME].open("wb")
        with file:
            file.write(lines([HEAD]))
            yield Listing(file, folder)
            with writing(folder):
                file.flush()
        with writing(folder):
            parts.take_places()
    finally:
        parts.clear()


def _rows(change: Change) -> Iterable[Sequence[object]]:
    fact = change.fact
    place = change.kind, fact.doc_id, fact.fact_id, fact.start, fact.end, fact.type, fact.text
    rules = change.rule_before, change.rule_after
    if change.cells:
        return [(*place, *rules, *cell, fact.sentence) for cell in change.cells]
    told = said(fact)
    before, after = told if change.kind == VANISHED else "", told if change.kind == APPEARED else ""
    return [(*place, *rules, "", before, after, fact.sentence)]
