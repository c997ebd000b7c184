"""The gold file: facts that people found by reading, with `|` between readings that are equally right."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pipeline.errors import GoldError, UsageError
from pipeline.fact import DERIVED, SCHEMA, TYPES, Fact
from pipeline.formats.parts import write_whole
from pipeline.rulebook.known import VALUES, unknown
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
_WORDS = {**VALUES, "ignore": ("0", "1")}


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
            missing = [column for column in REQUIRED if column not in (reader.fieldnames or ())]
            if missing:
                raise GoldError(f"{path}, line 1: lacks the column {', '.join(missing)}")
            for column in reader.fieldnames or ():
                if column not in _KNOWN:
                    raise GoldError(f"{path}, line 1: {unknown('column', column, COLUMNS)}")
            return _once([_row(cells, f"{path}, line {reader.line_num}") for cells in reader])
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except csv.Error as error:
        raise GoldError(f"{path}: is not CSV: {error}") from error


def _row(cells: Mapping[str, str], place: str) -> GoldFact:
    if None in cells or None in cells.values():
        raise GoldError(f"{place}: has more or fewer cells than line 1")
    if cells["type"] not in TYPES:
        raise GoldError(f"{place}: unknown type {cells['type']!r}; known: {', '.join(TYPES)}")
    try:
        start, end = int(cells["start"]), int(cells["end"])
    except ValueError as error:
        raise GoldError(
            f"{place}: start and end are whole numbers, found {cells['start']!r} and {cells['end']!r}"
        ) from error
    if not 0 <= start < end:
        raise GoldError(f"{place}: start {start} is not before end {end}")
    for column, text in cells.items():
        for reading in filter(None, map(str.strip, text.split("|"))):
            if cause := _wrong(column, reading):
                raise GoldError(f"{place}: {cause}")
    ignore = cells.get("ignore", "") == "1"
    return GoldFact(cells["doc_id"], cells["type"], start, end, cells["text"], ignore, {**cells, "_place": place})


def _wrong(column: str, reading: str) -> str:
    """Why one *reading* of a cell cannot be meant; empty where it can.

    >>> _wrong("value", "2.500.000"), _wrong("period_start", "2024-05-01")
    ("value is '2.500.000', no number such as 2500000 or 0.5", '')
    """
    if column in _WORDS and reading not in _WORDS[column]:
        return unknown(column, reading, _WORDS[column])
    kind = SCHEMA.get(column)
    try:
        if kind is Decimal and not Decimal(reading).is_finite():
            return f"{column} is {reading!r}, no number such as 2500000 or 0.5"
        if kind is date:
            date.fromisoformat(reading)
    except InvalidOperation:
        return f"{column} is {reading!r}, no number such as 2500000 or 0.5"
    except ValueError:
        return f"{column} is {reading!r}, no day such as 2024-05-31"
    return ""


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
