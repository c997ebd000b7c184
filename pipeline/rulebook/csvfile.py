"""One lexicon as it stands in its file: rows of text, checked cell by cell where the file itself can be wrong."""

import csv
import gzip
import io
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import RuleError

Row = dict[str, str]
LISTS = (".csv", ".csv.gz")
"""How the names of lists of words end."""
_BOM = b"\xef\xbb\xbf"


def read(path: Path) -> list[Row]:
    """The rows of a CSV file, packed or not, by the columns of its header; words that repeat are stored once.

    Raises RuleError with file and line for what is no CSV file in UTF-8 with one cell for each column.
    """
    name = path.name.partition(".")[0]
    reader = csv.reader(io.StringIO(_text(path, name), newline=""), strict=True)
    rows: list[Row] = []
    try:
        header = _header(path, name, next(reader, None))
        width, intern = len(header), sys.intern
        for row in reader:
            if len(row) != width:
                raise RuleError(f"{path}, line {reader.line_num}", name, _wrong_cells(row, header))
            rows.append(dict(zip(header, map(intern, row), strict=True)))
    except csv.Error as error:
        place = f"{path}, line {reader.line_num}"
        raise RuleError(place, name, f"is no row of a CSV file: {error}") from error
    return rows


def line_of(path: Path, index: int) -> int:
    """The line on which the row with this *index* ends, the first row having the index 0."""
    reader = csv.reader(io.StringIO(_text(path, path.name), newline=""))
    for _ in range(index + 2):
        next(reader)
    return reader.line_num


def lines(path: Path) -> list[str]:
    """The lines of a packed lexicon without its header, for a list that is searched as it stands."""
    return _text(path, path.name.partition(".")[0]).split("\n")[1:-1]


def _text(path: Path, name: str) -> str:
    try:
        content = path.read_bytes()
        if path.suffix == ".gz":
            content = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise RuleError(path, name, f"cannot be read: {error}") from error
    if content.startswith(_BOM):
        raise RuleError(f"{path}, line 1", name, "begins with a byte order mark; save it as UTF-8 without one")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RuleError(f"{path}, line {line}", name, f"is not UTF-8: {error.reason}; save it as UTF-8") from error


def _header(path: Path, name: str, row: list[str] | None) -> tuple[str, ...]:
    place = f"{path}, line 1"
    if row is None:
        raise RuleError(place, name, "is empty; the first line names the columns")
    if not any(row):
        raise RuleError(place, name, "the header is empty; the first line names the columns")
    if len(row) == 1 and (mark := next((mark for mark in ";\t|" if mark in row[0]), None)):
        raise RuleError(place, name, f"the cells are parted by {mark!r}; part them by commas")
    for position, column in enumerate(row):
        if not column or column != column.strip() or column in row[:position]:
            raise RuleError(place, name, f"the header names column {position + 1} {column!r}; each needs its own name")
    return tuple(map(sys.intern, row))


def _wrong_cells(row: Sequence[str], header: Sequence[str]) -> str:
    if not row:
        return "is an empty line; delete it"
    hint = "; a cell with a comma in it stands in double quotes" if len(row) > len(header) else ""
    return f"{len(row)} cells, but {len(header)} in the header: {row}{hint}"
