"""The gold file: facts that people found by reading, with `|` between readings that are equally right."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.errors import GoldError, UsageError
from pipeline.fact import DERIVED, SCHEMA, TYPES, Fact
from pipeline.formats.parts import write_whole
from pipeline.rulebook.known import is_day, is_number, misread, unknown
from pipeline.table import cell

NAME = "gold.csv"
REQUIRED = ("doc_id", "type", "start", "end", "text")
_NOT_IN_GOLD = frozenset(
    ["title", "outlet", "published", "url", "fact_id", "sentence", "rule", "level", "parent_code", "region_name"]
    + ["group", "evidence", *DERIVED]
)
COLUMNS = (*REQUIRED, *(name for name in SCHEMA if name not in _NOT_IN_GOLD and name not in REQUIRED), "ignore")
"""The columns of a gold file: the place, and what a reader can decide."""
_KNOWN = frozenset([*COLUMNS, *SCHEMA])
_OFFSET = re.compile(r"-?\d{1,12}", re.ASCII)


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One row of a gold file; `cells` holds every column as written."""

    doc_id: str
    type: str
    start: int
    end: int
    text: str
    ignore: bool
    cells: Mapping[str, str]

    def readings(self, column: str) -> tuple[str, ...]:
        """The readings of a column that are right; one empty reading where the cell is empty."""
        return tuple(reading.strip() for reading in self.cells.get(column, "").split("|"))


def read(path: Path) -> list[GoldFact]:
    """The rows of *path*. Raises GoldError, with file and line, for a row that cannot be meant."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_head(list(reader.fieldnames or ()), f"{path}, line 1")
            return _once([_row(cells, f"{path}, line {reader.line_num}") for cells in reader])
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except csv.Error as error:
        raise GoldError(f"{path}, behind line {reader.line_num}: is not CSV: {error}") from error


def _check_head(head: Sequence[str], place: str) -> None:
    """Raises GoldError where the first line lacks a column, or has one that is unknown or stands twice."""
    missing = [column for column in REQUIRED if column not in head]
    if missing and len(head) == 1 and (mark := next((mark for mark in ";\t|" if mark in head[0]), None)):
        raise GoldError(f"{place}: the cells are parted by {mark!r}; part them by commas")
    if missing:
        raise GoldError(f"{place}: lacks the column {', '.join(missing)}")
    for position, column in enumerate(head):
        if column not in _KNOWN:
            raise GoldError(f"{place}: {unknown('column', column, COLUMNS)}")
        if column in head[:position]:
            raise GoldError(f"{place}: the column {column} stands twice; keep one")


def _row(cells: Mapping[str, str], place: str) -> GoldFact:
    if None in cells or None in cells.values():
        raise GoldError(f"{place}: has more or fewer cells than line 1")
    if cells["type"] not in TYPES:
        raise GoldError(f"{place}: unknown type {cells['type']!r}; known: {', '.join(TYPES)}")
    if not all(_OFFSET.fullmatch(cells[name]) for name in ("start", "end")):
        found = f"{cells['start'][:20]!r} and {cells['end'][:20]!r}"
        raise GoldError(f"{place}: start and end are whole numbers, found {found}")
    start, end = int(cells["start"]), int(cells["end"])
    if not 0 <= start < end:
        raise GoldError(f"{place}: start {start} is not before end {end}")
    for name in ("doc_id", "text"):
        if not cells[name]:
            raise GoldError(f"{place}: {name} is empty")
    for cause in _mistakes(cells):
        raise GoldError(f"{place}: {cause}")
    ignore = cells.get("ignore", "") == "1"
    return GoldFact(cells["doc_id"], cells["type"], start, end, cells["text"], ignore, {**cells, "_place": place})


def _mistakes(cells: Mapping[str, str]) -> Iterator[str]:
    """What cannot be meant in the cells of a row, whatever article it is about."""
    for column, text in cells.items():
        yield from filter(None, (_wrong(column, reading) for reading in map(str.strip, text.split("|")) if reading))
    for first, last in (("low", "high"), ("period_start", "period_end")):
        if cells.get(first) and cells.get(last) and _falls(cells[first], cells[last]):
            yield f"{first} {cells[first]} is behind {last} {cells[last]}"


def _wrong(column: str, reading: str) -> str:
    """Why one *reading* of a cell cannot be meant; empty where it can.

    >>> _wrong("value", "2.500.000"), _wrong("period_start", "2024-05-01")
    ("value is '2.500.000', no number such as 2500000 or 0.5", '')
    """
    if column == "ignore" and reading not in ("0", "1"):
        return unknown(column, reading, ("0", "1"))
    kind = SCHEMA.get(column)
    if kind is Decimal and not is_number(reading):
        return f"{column} is {reading!r}, no number such as 2500000 or 0.5"
    if kind is date and not is_day(reading):
        return f"{column} is {reading!r}, no day such as 2024-05-31"
    return misread(column, reading)


def _falls(first: str, last: str) -> bool:
    """Whether *first* is above *last*, two numbers or two days; of several readings nothing is said."""
    if "|" in first + last:
        return False
    return Decimal(first) > Decimal(last) if is_number(first) else first > last


def _once(rows: list[GoldFact]) -> list[GoldFact]:
    """*rows*; raises GoldError where two are about one place, of which only one could be found."""
    seen: dict[tuple[str, str, int, int], GoldFact] = {}
    for row in rows:
        first = seen.setdefault((row.doc_id, row.type, row.start, row.end), row)
        if first is not row:
            earlier = first.cells["_place"].rpartition(", ")[2]
            raise GoldError(f"{row.cells['_place']}: {row.type} {row.text!r} stands in {earlier} too; keep one")
    return rows


def rows_of(facts: Iterable[Fact]) -> list[GoldFact]:
    """*facts* as rows of a gold file, every column that a reader can decide as they have it."""
    rows = []
    for fact in facts:
        cells = {name: cell(getattr(fact, name, None)) for name in COLUMNS}
        rows.append(GoldFact(fact.doc_id, fact.type, fact.start, fact.end, fact.text, ignore=False, cells=cells))
    return rows


def write(path: Path, rows: Iterable[GoldFact], columns: Sequence[str] = COLUMNS) -> None:
    """Writes *rows* as a gold file; raises UsageError where there is one already, which a person may have written."""
    if path.exists():
        raise UsageError(f"{path}: is there already; name another file with --output")
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row.cells, "ignore": "1" if row.ignore else ""} for row in rows)
    write_whole(path, text.getvalue())


def check_against(gold: GoldFact, text: str) -> None:
    """Raises GoldError where the row's text does not stand at its offsets in the article's body *text*."""
    found = text[gold.start : gold.end]
    if found != gold.text:
        hint = text.find(gold.text)
        mend = f"; it first stands at {hint}" if hint >= 0 else ""
        raise GoldError(
            f"{gold.cells['_place']}: {gold.doc_id}[{gold.start}:{gold.end}] is {found!r}, not {gold.text!r}{mend}"
        )
