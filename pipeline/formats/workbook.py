"""A workbook, `.xlsx`: one article a row, on each sheet that has a column for the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from zipfile import BadZipFile

from pipeline.errors import ArticleError
from pipeline.formats import rows
from pipeline.formats.extra import package
from pipeline.formats.source import Source

SUFFIXES = (".xlsx",)
_SEARCHED = 20
"""Rows in which the heads are looked for: above them people write a title and a date. Below the first row two known
heads are needed: one may be a word in a cell."""


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The articles of all sheets; a row that is none gives an ArticleError naming it."""
    openpyxl = package("openpyxl", ".xlsx")
    with source.open() as file:
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except (BadZipFile, KeyError, ValueError, EOFError) as error:
            raise ArticleError(source.place, f"is no workbook: {error}; save it again as .xlsx") from error
        heads: list[str] = []
        read_one = False
        for sheet in book.worksheets:
            start, head = _head(islice(sheet.iter_rows(values_only=True), _SEARCHED), named)
            if start:
                read_one = True
                several = f", sheet {sheet.title}" if len(book.worksheets) > 1 else ""
                yield from rows.articles(source, _rows(sheet.iter_rows(values_only=True), start, head), named, several)
            heads += head
        if not read_one:
            raise rows.unknown(source.place, heads)


def _head(first: Iterable[Sequence[object]], named: Mapping[str, str]) -> tuple[int, list[str]]:
    """The row with the heads, from 1, and the heads; 0 and those of the first row where none is known as text."""
    found: list[list[str]] = []
    for number, cells in enumerate(first, start=1):
        head = ["" if cell is None else str(cell).strip() for cell in cells]
        if rows.has_text(head, named) and (not any(map(any, found)) or rows.known(head, named) > 1):
            return number, head
        found.append(head)
    return 0, next((head for head in found if any(head)), [])


def _rows(cells: Iterable[Sequence[object]], start: int, head: Sequence[str]) -> Iterator[rows.Row]:
    for number, row in enumerate(cells, start=1):
        if number > start and any(cell not in (None, "") for cell in row):
            yield number, rows.by_head(head, row)
