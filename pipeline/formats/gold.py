"""The gold file: facts that people found by reading, with `|` between readings that are equally right."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import GoldError, UsageError
from pipeline.fact import DERIVED, SCHEMA, TYPES, Fact
from pipeline.formats.parts import write_whole
from pipeline.table import cell

NAME = "gold.csv"
REQUIRED = ("doc_id", "type", "start", "end", "text")
_NOT_IN_GOLD = frozenset(
    ["title", "outlet", "published", "url", "fact_id", "sentence", "rule", "level", "parent_code", "region_name"]
    + ["group", "evidence", *DERIVED]
)
COLUMNS = (*REQUIRED, *(name for name in SCHEMA if name not in _NOT_IN_GOLD and name not in REQUIRED), "ignore")
"""The columns of a gold file: the place, and what a reader can decide."""




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
            return [_row(cells, f"{path}, line {reader.line_num}") for cells in reader]
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
    ignore = cells.get("ignore", "") == "1"
    return GoldFact(cells["doc_id"], cells["type"], start, end, cells["text"], ignore, {**cells, "_place": place})


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
