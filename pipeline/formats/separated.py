"""A sheet as text, `.csv` or `.tsv`: cells parted by commas, semicolons, tabs or bars, one article a row."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TextIO

from pipeline.errors import ArticleError
from pipeline.formats import rows
from pipeline.formats.account import Note
from pipeline.formats.encoding import NAMES, encoding_of
from pipeline.formats.source import Source

SUFFIXES = (".csv", ".tsv")
_MARKS = ",;\t|"
_CSV_LIMIT = 10**9
_CHUNK = 1 << 20


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The articles of a sheet, row by row; a row that is none gives an ArticleError naming it."""
    with source.open() as file:
        encoding = encoding_of(iter(partial(file.read, _CHUNK), b""), source.place)
    if encoding in NAMES:
        yield Note("encoding", source.place, NAMES[encoding])
    with source.open() as file:
        lines = io.TextIOWrapper(file, encoding=encoding, newline="")
        yield from rows.articles(source, _rows(lines, source.place, named), named)


def _rows(lines: TextIO, place: str, named: Mapping[str, str]) -> Iterator[rows.Row]:
    csv.field_size_limit(_CSV_LIMIT)
    number = 1
    try:
        for number, row in _parted(lines, place, named):
            yield number, row
    except csv.Error as error:
        raise ArticleError(f"{place}, row {number + 1}", f"is not CSV: {error}") from error
    except UnicodeDecodeError as error:
        raise ArticleError(f"{place}, row {number + 1}", "is cut or damaged; save the file as UTF-8") from error


def _parted(lines: TextIO, place: str, named: Mapping[str, str]) -> Iterator[rows.Row]:
    """The rows below the head, with their numbers."""
    first, before = lines.readline(), 1
    if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:  # Excel's own line for the mark
        mark, first, before = first[4], lines.readline(), 2
    else:
        mark = _mark(first, named)
    reader = csv.reader(_again(first, lines), delimiter=mark, strict=True)
    head = [cell.strip() for cell in next(reader, [])]
    if not any(head):
        raise ArticleError(place, "the file is empty; write the article or delete the file")
    if not rows.has_text(head, named):
        raise rows.unknown(place, head)
    for number, cells in enumerate(reader, start=before + 1):
        if any(cells):
            yield number, _cells(head, cells, f"{place}, row {number}", mark)


def _mark(first: str, named: Mapping[str, str]) -> str:
    """What parts the cells: the mark by which most heads are known, then the one that stands there most often."""

    def known(mark: str) -> tuple[int, int]:
        heads = [head.strip() for head in next(csv.reader([first], delimiter=mark), [])]
        return rows.known(heads, named), len(heads)

    return max(_MARKS, key=known)


def _again(first: str, lines: TextIO) -> Iterator[str]:
    yield first
    yield from lines


def _cells(head: Sequence[str], cells: Sequence[str], place: str, mark: str) -> Mapping[str, object] | ArticleError:
    """The cells by their heads; empty ones at the end, which sheets leave out or add, do not count."""
    while len(cells) > len(head) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(head):
        named = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}[mark]
        return ArticleError(place, f"has {len(cells)} cells, row 1 has {len(head)}; quote cells that hold {named}")
    return rows.by_head(head, cells)
