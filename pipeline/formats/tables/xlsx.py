"""`facts.xlsx`: one sheet a type, for people: typed cells, the fact bold in its sentence, a link to that sentence.

Texts are written as texts, so that nothing in an article becomes a formula. A number with more figures than a
spreadsheet keeps (15) is written as a text too, because it would be rounded.
"""

import pickle
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.fact import QUANTITIES, SCHEMA, TYPES, Cell, Fact
from pipeline.formats.citation import offsets, sentence_link
from pipeline.formats.headings import actions, codes, columns, sheets, truths
from pipeline.formats.tables.look import Look
from pipeline.rulebook import Rulebook

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_SAID = ("text", "value", "unit", "per", "bound", "status", "metric", "sentence")
_CITED = ("source", "region_name", "outlet", "published", "url", "title", "review")
_MORE = (
    *("source_role", "source_org", "quoted", "period", "period_start", "period_end", "low", "high", "change", "basis"),
    *("statistic", "share_of", "flags"),
)
_AREA = ("region_code", "province", "regency", "district", "bps_code")
_TECHNICAL = ("group", "evidence", "doc_id", "fact_id", "rule", "start", "end")
_QUANTITY = (*_SAID, *_CITED, *_MORE, *_AREA, *_TECHNICAL)
COLUMNS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(QUANTITIES, _QUANTITY),
    "count": tuple(name for name in _QUANTITY if name != "metric"),
    "official": (
        *("name", "role", "org", "sentence", *_CITED[1:], "text", "flags", *_AREA),
        *("doc_id", "fact_id", "rule", "start", "end"),
    ),
    "region": (
        *("text", "region_name", "level", "province", "region_code", "bps_code", "sentence", *_CITED[2:], "regency"),
        *("district", "parent_code", "flags", "doc_id", "fact_id", "rule", "start", "end"),
    ),
}
"""The columns of each sheet, in their order: what is said first, what it is found by last."""
ROWS = 1_048_575
"""Rows that a sheet has room for, below its head."""
_LINKS = 65_530
_CELL = 32_767
_FIGURES = 15
_HEAD_HEIGHT = 32


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as they are, for the process that writes the sheets."""
    found = list(facts)
    return pickle.dumps(list(zip(map(tuple, found), offsets(found), strict=True)))


def opened(path: Path, rulebook: Rulebook) -> "Workbook":
    """The file at *path*; raises UsageError where xlsxwriter is not installed."""
    return Workbook(path, rulebook)


class Workbook:
    """The file, with a head on each sheet."""

    def __init__(self, path: Path, rulebook: Rulebook) -> None:
        try:
            import xlsxwriter
        except ImportError as error:
            raise UsageError("facts.xlsx needs the package xlsxwriter: pip install 'fakta[files]'") from error
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
        self._book.set_properties({"title": "fakta", "created": datetime(2000, 1, 1)})  # noqa: DTZ001
        self._look = Look(self._book, columns(rulebook)["review"])
        self._words = actions(rulebook)
        self._heads, self._names = columns(rulebook), sheets(rulebook)
        self._codes: dict[str, Mapping[Any, str]] = {**codes(rulebook), "quoted": truths(rulebook)}
        self._sheets = {type_: self._new(self._names[type_].head, type_) for type_ in TYPES}
        self._parts = dict.fromkeys(TYPES, 1)

    def add(self, chunk: bytes) -> None:
        """Writes rows, each on the sheet of its type; a full sheet has a second one behind all others."""
        for cells, offset in pickle.loads(chunk):
            fact = Fact._make(cells)
            sheet = self._sheets[fact.type]
            if sheet.row > ROWS:
                self._parts[fact.type] += 1
                name = f"{self._names[fact.type].head} {self._parts[fact.type]}"
                sheet.end()
                sheet = self._sheets[fact.type] = self._new(name, fact.type)
            sheet.write(fact, offset)

    def close(self) -> None:
        """Ends the file with a sheet that tells what the columns are."""
        from xlsxwriter.exceptions import XlsxWriterException

        for sheet in self._sheets.values():
            sheet.end()
        self._explain()
        try:
            self._book.close()
        except XlsxWriterException as error:
            raise OSError(str(error)) from error

    def _new(self, name: str, type_: str) -> "_Sheet":
        sheet = self._book.add_worksheet(name)
        self._look.sheet(sheet, COLUMNS[type_])
        sheet.set_row(0, _HEAD_HEIGHT)
        for index, column in enumerate(COLUMNS[type_]):
            sheet.write_string(0, index, self._heads[column].head, self._look.head(column))
        return _Sheet(sheet, type_, self._look, self._codes, self._words)

    def _explain(self) -> None:
        sheet = self._book.add_worksheet(self._names["about"].head)
        self._look.legend(sheet)
        for row, column in enumerate(SCHEMA):
            heading = self._heads[column]
            for index, text in enumerate((heading.head, column, heading.about)):
                sheet.write_string(row, index, text, self._look.strong if index == 0 else self._look.wrapped)


class _Sheet:
    """The rows of one sheet."""

    def __init__(
        self, sheet: "Worksheet", type_: str, look: Look, read: Mapping[str, Mapping[Any, str]],
        words: Mapping[str, str],
    ) -> None:  # fmt: skip
        """*read*: column to value to how people read it; *words*: those that they write in the column `review`."""
        self._sheet, self._columns, self._look = sheet, COLUMNS[type_], look
        self._read, self._words = read, words
        self.row = 1
        self._links = 0

    def write(self, fact: Fact, offset: int) -> None:
        """Writes one row."""
        self._sheet.set_row(self.row, self._look.height(fact, self._columns), self._look.plain)
        for index, column in enumerate(self._columns):
            value: Cell = getattr(fact, column)
            if column == "sentence":
                self._sentence(index, fact, offset)
            elif column == "url" and fact.url:
                self._url(index, fact)
            elif value is not None:
                self._cell(index, column, value)
        self.row += 1

    def end(self) -> None:
        """Sets the filter, the paper and the colours of reviewed rows over all rows."""
        self._look.printed(self._sheet, self._columns, self.row - 1)
        self._look.reviewed(self._sheet, self._columns, self.row - 1, self._words)
        for column, read in self._read.items():
            if column in self._columns:
                self._look.offered(self._sheet, self._columns.index(column), self.row - 1, [*read.values()])
        self._sheet.autofilter(0, 0, max(self.row - 1, 1), len(self._columns) - 1)

    def _cell(self, index: int, column: str, value: Cell) -> None:
        look = self._look.cell(column, value)
        if column in self._read:  # LibreOffice would save a truth value as a formula
            self._sheet.write_string(self.row, index, self._read[column].get(value, str(value)), look)
        elif isinstance(value, date):
            self._sheet.write_datetime(self.row, index, value, look)
        elif isinstance(value, int | Decimal) and is_exact(value):
            self._sheet.write_number(self.row, index, value, look)
        else:
            text = format(value, "f") if isinstance(value, Decimal) else str(value)
            self._sheet.write_string(self.row, index, text[:_CELL], look)

    def _sentence(self, index: int, fact: Fact, offset: int) -> None:
        """The sentence with the fact in bold; of one that is too long for a cell, what stands round the fact."""
        before, text, after = parted(fact, offset)
        look = self._look.wrapped
        if not text or not (before or after):
            self._sheet.write_string(self.row, index, fact.sentence[:_CELL], look)
            return
        pieces: list[Any] = [self._look.font, before] if before else []
        pieces += [self._look.bold_font, text]
        pieces += [self._look.font, after] if after else []
        self._sheet.write_rich_string(self.row, index, *pieces, look)

    def _url(self, index: int, fact: Fact) -> None:
        """The address, which opens the article at the sentence."""
        assert fact.url
        link = sentence_link(fact.url, fact.sentence)
        if link and self._links < _LINKS:
            with warnings.catch_warnings(action="ignore"):
                if self._sheet.write_url(self.row, index, link, self._look.link, fact.url[:255]) == 0:
                    self._links += 1
                    return
        self._sheet.write_string(self.row, index, fact.url[:_CELL], self._look.plain)


def parted(fact: Fact, offset: int) -> tuple[str, str, str]:
    """The sentence before the fact, which stands at *offset* in it, the fact, and the sentence behind it.

    Of a sentence that is too long for a cell there is as much as the cell holds.
    """
    text, end = fact.text[:_CELL], offset + len(fact.text)
    before, after = fact.sentence[:offset], fact.sentence[end:]
    room = (_CELL - len(text)) // 2 - 1
    if len(fact.sentence) > _CELL:
        before = "…" + before[len(before) - room :] if len(before) > room else before
        after = after[:room] + "…" if len(after) > room else after
    return before, text, after


def is_exact(value: int | Decimal) -> bool:
    """Whether a spreadsheet keeps all figures of *value*.

    >>> is_exact(Decimal("396250000000")), is_exact(Decimal("81.01")), is_exact(Decimal("1234567890123456.5"))
    (True, True, False)
    """
    return (
        isinstance(value, int)
        and abs(value) < 10**_FIGURES
        or (len(Decimal(value).normalize().as_tuple().digits) <= _FIGURES)
    )
