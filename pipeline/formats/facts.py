"""The table of facts back from its files, for `compare`."""

import csv
import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.fact import SCHEMA, Cell, Fact, fact_of
from pipeline.values.quantity import tidy

_REQUIRED = ("doc_id", "fact_id", "type", "text", "start", "end", "sentence", "rule")


def read(path: Path) -> Iterator[Fact]:
    """The facts in a `facts.csv`, `.jsonl` or `.parquet`; raises UsageError, with the place, for anything else."""
    readers = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
    if path.suffix not in readers:
        raise UsageError(f"{path}: expected one of {', '.join(readers)}")
    if not path.exists():
        raise UsageError(f"{path}: no such file")
    for number, cells in enumerate(readers[path.suffix](path), start=1):
        try:
            yield fact_of({name: _value(cells.get(name), kind) for name, kind in SCHEMA.items()})
        except (ValueError, InvalidOperation) as error:
            raise UsageError(f"{path}, fact {number}: {error}") from error


def hold_facts(folder: Path) -> bool:
    """Whether a table `facts.*` in *folder* has a row; one in a format that is not read back counts as full."""
    return any(_has_row(path) for path in folder.glob("facts.*"))


def _has_row(path: Path) -> bool:
    if path.suffix == ".parquet":
        try:
            return bool(pq.ParquetFile(path).metadata.num_rows)
        except (pa.ArrowException, OSError):
            return False
    head = 1 if path.suffix == ".csv" else 0
    with path.open("rb") as file:
        return next(islice(file, head, None), None) is not None


def _value(cell: object, kind: type) -> Cell:
    if cell is None or cell == "":
        return None
    if kind is Decimal:
        return tidy(Decimal(str(cell)))
    if kind is date:
        return cell if isinstance(cell, date) else date.fromisoformat(str(cell))
    if kind is bool:
        return cell in (True, "true")
    return int(str(cell)) if kind is int else str(cell)


def _csv(path: Path) -> Iterator[Mapping[str, object]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        _check(path, reader.fieldnames or ())
        yield from reader


def _jsonl(path: Path) -> Iterator[Mapping[str, object]]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield json.loads(line, parse_float=Decimal, parse_int=Decimal)
            except json.JSONDecodeError as error:
                raise UsageError(f"{path}, fact {number}: is not JSON: {error.msg}") from error


def _parquet(path: Path) -> Iterator[Mapping[str, object]]:
    try:
        table = pq.read_table(path)
    except pa.ArrowInvalid as error:
        raise UsageError(f"{path}: is not Parquet: {error}") from error
    _check(path, table.column_names)
    yield from table.to_pylist()


def _check(path: Path, columns: Collection[str]) -> None:
    missing = [name for name in _REQUIRED if name not in columns]
    if missing:
        raise UsageError(f"{path}: lacks the column {', '.join(missing)}; is this a facts table?")
