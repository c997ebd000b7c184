"""`facts.csv`: UTF-8, commas, a point in decimals; every column in every row."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pipeline import table
from pipeline.fact import SCHEMA, Fact
from pipeline.rulebook import Rulebook


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as CSV lines in UTF-8, without the header."""
    return lines(_cells(fact) for fact in facts)


def lines(cells: Iterable[Sequence[object]]) -> bytes:
    """Rows of *cells* as lines in UTF-8.

    >>> lines([["a", 1, None], ["b,c", "d\\re", ""]])
    b'"a",1,""\\n"b,c","d\\re",""\\n'
    """
    rows = list(cells)
    text = _lines(rows, csv.QUOTE_MINIMAL)
    if "\r" in text:  # Python quotes only the newline that it writes itself, and readers end a line at either
        text = _lines(rows, csv.QUOTE_NONNUMERIC)
    return text.encode()


def _lines(rows: Iterable[Sequence[object]], quoting: Literal[0, 2]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=quoting).writerows(rows)
    return text.getvalue()


def _cells(fact: Fact) -> list[object]:
    """The cells of one row; the writer itself turns None, str, int and date into what `table.cell` says."""
    cells: list[object] = list(fact)
    for index in _SPECIAL:
        if cells[index] is not None:
            cells[index] = table.cell(cells[index])
    return cells


_SPECIAL = tuple(index for index, kind in enumerate(SCHEMA.values()) if kind in (Decimal, bool))


class Lines:
    """A file of lines that begins with *head*."""

    def __init__(self, path: Path, head: bytes = b"") -> None:
        self._file = path.open("wb")
        self._file.write(head)

    def add(self, chunk: bytes) -> None:
        """Appends lines."""
        self._file.write(chunk)

    def close(self) -> None:
        """Ends the file."""
        self._file.close()


def opened(path: Path, rulebook: Rulebook) -> Lines:
    """The file at *path*, with its header."""
    return Lines(path, head(SCHEMA))


def head(columns: Iterable[str]) -> bytes:
    """The first line of a file with these *columns*."""
    return (",".join(columns) + "\n").encode()
