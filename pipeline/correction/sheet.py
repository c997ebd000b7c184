"""A table that somebody edited, read back: the sheets of `facts.xlsx`, or a `facts.csv` in any dialect."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pipeline.correction.record import delimiter
from pipeline.correction.typed import Typed
from pipeline.errors import CorrectionError, NumberError, UsageError
from pipeline.fact import SCHEMA, TYPES, Cell
from pipeline.formats import headings
from pipeline.formats.dates import Dates
from pipeline.formats.extra import package
from pipeline.formats.tables import excel
from pipeline.rulebook import Rulebook

SUFFIXES = (".xlsx", ".csv")
_ROUNDED = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
"""How a spreadsheet shows a long number in a narrow column, and saves it as csv."""
_CODES = frozenset(["region_code", "parent_code"])
_CSV_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number that a spreadsheet has rounded: what is left of it."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, its cells by column, of those columns that the table has, and what is wrong in it."""

    place: str
    cells: Mapping[str, Cell | Rounded]
    faults: Sequence[str] = ()

    def at_fault(self, cause: str) -> "Row":
        """This row with one more thing that is wrong in it."""
        return replace(self, faults=(*self.faults, f"{self.place}: {cause}"))


def read(path: Path, rulebook: Rulebook) -> Iterator[Row]:
    """The rows of *path*; columns that somebody added are left alone.

    A cell that cannot be meant is a fault of its row. Raises UsageError for what is no table of facts.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path}: expected one of {', '.join(SUFFIXES)}")
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    heads = {heading.head.casefold(): name for name, heading in headings.columns(rulebook).items()}
    reader = _Reader(heads | {name: name for name in SCHEMA}, Typed(rulebook))
    yield from reader.workbook(path, rulebook) if path.suffix.lower() == ".xlsx" else reader.text(path)


class _Reader:
    """Reads rows under *heads*, which are folded."""

    def __init__(self, heads: Mapping[str, str], typed: Typed) -> None:
        self._heads = heads
        self._typed = typed

    def workbook(self, path: Path, rulebook: Rulebook) -> Iterator[Row]:
        """The rows of the sheets of types; a further sheet of a type has a number behind its name."""
        names = {heading.head: name for name, heading in headings.sheets(rulebook).items() if name in TYPES}
        try:
            book = package("openpyxl", ".xlsx").load_workbook(path, data_only=True)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise UsageError(f"{path}: is no workbook: {error}") from error
        found = False
        for sheet in book.worksheets:
            type_ = names.get(re.sub(r" \d+$", "", sheet.title))
            if type_:
                found = True
                yield from self._rows(f"{path}, {sheet.title}", sheet.iter_rows(values_only=True), {"type": type_})
        if not found:
            raise UsageError(f"{path}: has none of the sheets {', '.join(names)}; is this a table of facts?")

    def text(self, path: Path) -> Iterator[Row]:
        """The rows of a csv; decimals have a comma where one has."""
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(f"{path}: is not UTF-8; save it as CSV UTF-8") from error
        csv.field_size_limit(_CSV_LIMIT)
        mark = delimiter(text)
        rows = [[excel.read(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]
        yield from self._rows(str(path), iter(rows), {}, comma=self._has_decimal_commas(rows))

    def _has_decimal_commas(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether decimals have a comma: a spreadsheet saves what its settings say, whatever stands between cells."""
        head = [self._heads.get(cell.strip().casefold(), "") for cell in rows[0]] if rows else []
        numbers = [index for index, column in enumerate(head) if column and SCHEMA[column] is Decimal]
        return any("," in row[index] for row in rows[1:] for index in numbers if index < len(row))

    def _rows(
        self, place: str, rows: Iterator[Sequence[Any]], known: Mapping[str, Cell], *, comma: bool | None = None
    ) -> Iterator[Row]:
        """*comma*: whether decimals have one; None where each cell tells by itself."""
        shown = [str(cell or "").strip() for cell in next(rows, ())]
        head = [self._heads.get(text.casefold(), "") for text in shown]
        if "fact_id" not in head:
            raise UsageError(f"{place}: lacks the column fact_id; is this a table of facts?")
        for number, row in enumerate(rows, start=2):
            cells: dict[str, Cell | Rounded] = dict(known)
            read = Row(f"{place}, row {number}", cells)
            for column, text, cell in zip(head, shown, row, strict=False):
                try:
                    if column:
                        cells[column] = self._cell(column, cell, text, comma=comma)
                except CorrectionError as error:
                    read = read.at_fault(str(error))
            if read.faults or any(value is not None for name, value in cells.items() if name not in known):
                yield read

    def _cell(self, column: str, cell: object, shown: str, *, comma: bool | None) -> Cell | Rounded:
        """*cell* as the type of its column, whose head is *shown*."""
        text = "" if cell is None else str(cell).strip()
        kind = SCHEMA[column]
        if not text:
            return None
        try:
            if kind is Decimal or kind is int:
                return self._number(cell, text, kind, comma=comma)
            if kind is date:
                return cell.date() if isinstance(cell, datetime) else Dates.of_project().read(text)
            if kind is bool:
                return self._typed.truth(text)
        except (InvalidOperation, NumberError, ValueError, KeyError) as error:
            raise CorrectionError(f"{shown} is {text!r}, no {_NAMES[kind]}") from error
        if column in _CODES and isinstance(cell, float):
            raise CorrectionError(f"{shown} is the number {text}; write the code as a text: '35.10")
        text = text[:-2] if isinstance(cell, float) and text.endswith(".0") else text
        return self._typed.code(column, shown, text)

    def _number(self, cell: object, text: str, kind: type, *, comma: bool | None) -> Cell | Rounded:
        if isinstance(cell, str) and _ROUNDED.fullmatch(text):
            return Rounded(Decimal(text.replace(",", ".")))
        number = self._typed.number(text, comma=comma if isinstance(cell, str) else False)
        return int(number) if kind is int else number


_NUMBER = "number; write 3600000 or 3,6 juta"
_NAMES = {Decimal: _NUMBER, int: _NUMBER, date: "day; write it as 2024-05-31", bool: "truth value; write ya or tidak"}
