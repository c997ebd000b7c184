"""The gold file: facts that people found by reading, with `|` between readings that are equally right."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import GoldError, UsageError
from pipeline.fact import TYPES

NAME = "gold.csv"
REQUIRED = ("doc_id", "type", "start", "end", "text")


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


def check_against(gold: GoldFact, text: str) -> None:
    """Raises GoldError where the row's text does not stand at its offsets in the article's body *text*."""
    found = text[gold.start : gold.end]
    if found != gold.text:
        hint = text.find(gold.text)
        mend = f"; it first stands at {hint}" if hint >= 0 else ""
        raise GoldError(
            f"{gold.cells['_place']}: {gold.doc_id}[{gold.start}:{gold.end}] is {found!r}, not {gold.text!r}{mend}"
        )
