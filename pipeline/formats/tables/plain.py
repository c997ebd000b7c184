"""`facts.csv`: UTF-8, commas, a point in decimals; every column in every row."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from pipeline import table
from pipeline.fact import SCHEMA, Cell, Fact
from pipeline.rulebook import Rulebook


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as CSV lines in UTF-8, without the header.

    They are what `lines` gives, in half of the time: column by column, so that what repeats is made a text once.
    """
    columns = list(zip(*facts, strict=True))
    different = [set() if kind in _NUMBERS else set(column) for kind, column in zip(_KINDS, columns, strict=False)]
    numbers = _numbers(columns)
    texts = []
    for at, (kind, column) in enumerate(zip(_KINDS, columns, strict=False)):
        if kind in _NUMBERS:
            texts.append(numbers[at])
        else:
            shown = {value: _cell(value) for value in different[at]}
            texts.append([shown[value] for value in column])
    return "".join([",".join(row) + "\n" for row in zip(*texts, strict=True)]).encode()


def _cell(value: object) -> str:
    """A cell, in quotes where it needs them."""
    text = table.cell(value)
    return '"' + text.replace('"', '""') + '"' if _MARK.search(text) else text


def _numbers(columns: Sequence[Sequence[Cell]]) -> Mapping[int, list[str]]:
    """The columns of numbers as texts; a decimal that stands in several, as most do, is made a text once."""
    shown = {id(None): ""}  # of decimals that are equal each has its own figures: 5.5, 5.50
    texts = {}
    for at, (kind, column) in enumerate(zip(_KINDS, columns, strict=False)):
        if kind is int:
            texts[at] = [table.cell(value) for value in column]
        elif kind is Decimal:
            for value in column:
                if id(value) not in shown:
                    shown[id(value)] = table.cell(value)
            texts[at] = [shown[id(value)] for value in column]
    return texts


_KINDS = tuple(SCHEMA.values())
_NUMBERS = (int, Decimal)
_MARK = re.compile(r'[,"\n\r]')  # readers end a line at either; the writer of Python 3.11 quotes its own newline only


def lines(cells: Iterable[Sequence[object]]) -> bytes:
    """Rows of *cells* as lines in UTF-8; each cell stands alone, so rows may be written in parts.

    >>> lines([["a", 1, None], ["b,c", "d\\re", ""]])
    b'a,1,\\n"b,c","d\\re",\\n'
    """
    return "".join([",".join(map(_cell, row)) + "\n" for row in cells]).encode()


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
