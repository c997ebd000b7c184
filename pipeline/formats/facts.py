"""The table of facts back from its files, for `compare`."""

import csv
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import table
from pipeline.errors import UsageError
from pipeline.fact import SCHEMA, TYPES, Cell, Fact, fact_of
from pipeline.formats.manifest import KEY
from pipeline.formats.sentences import Sentences
from pipeline.values.quantity import tidy

_CSV_LIMIT = 10**9
_BATCH = 2000
_REQUIRED = ("doc_id", "fact_id", "type", "text", "start", "end", "sentence", "rule")


def read(path: Path) -> Iterator[Fact]:
    """The facts in a `facts.csv`, `.jsonl` or `.parquet`, each with its sentence, wherever that stands.

    Raises UsageError, with the place, for anything else.
    """
    readers = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}
    if path.suffix not in readers:
        raise UsageError(f"{path}: expected one of {', '.join(readers)}")
    if not path.is_file():
        raise UsageError(f"{path}: no such file")
    try:
        yield from _facts(Sentences(path).put(readers[path.suffix](path)), path)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise UsageError(f"{path}: is not UTF-8 (byte 0x{byte:02x}); was it saved again?") from error
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def batches(path: Path) -> Iterator[pa.RecordBatch]:
    """The same facts under the schema of `pipeline.table`, some thousand at a time; of Parquet without Python values.

    Raises UsageError as `read` does.
    """
    if path.suffix != ".parquet" or not path.is_file():
        facts = read(path)
        yield from (_batch(path, some) for some in iter(lambda: list(islice(facts, _BATCH)), []))
        return
    sentences = Sentences(path)
    try:
        before = 0
        for rows in _groups(path):
            yield _plain(rows) or _batch(path, _facts(sentences.put(rows.to_pylist(), before), path, before))
            before += rows.num_rows
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error


def _plain(rows: pa.RecordBatch) -> pa.RecordBatch | None:
    """*rows* under the schema; None where columns of another version or hand need a look at each cell."""
    try:
        cast = pa.Table.from_batches([rows]).select(list(SCHEMA)).cast(table.ARROW_SCHEMA).to_batches()[0]
    except (pa.ArrowException, KeyError, IndexError):
        return None
    return None if any(cast[name].null_count for name in _REQUIRED) else cast


def _facts(rows: Iterable[object], path: Path, before: int = 0) -> Iterator[Fact]:
    """The facts of *rows*; there are so many *before* them in the file."""
    return (_fact(cells, f"{path}, fact {number}") for number, cells in enumerate(rows, start=before + 1))


def _batch(path: Path, facts: Iterable[Fact]) -> pa.RecordBatch:
    try:
        return table.batch(facts)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{path}: holds what no table of facts can hold: {error}") from error


def facts_of(rows: pa.Table | pa.RecordBatch) -> Iterator[Fact]:
    """The facts of a table under the schema of `pipeline.table`."""
    return (fact_of({name: _value(cells[name], kind) for name, kind in SCHEMA.items()}) for cells in rows.to_pylist())


def _fact(cells: object, place: str) -> Fact:
    """The fact that a row holds; raises UsageError, with the column, where it holds none."""
    if not isinstance(cells, Mapping):
        raise UsageError(f"{place}: is no row with columns, but {cells!r:.40}")
    missing = [name for name in _REQUIRED if cells.get(name) in (None, "")]
    if missing:
        raise UsageError(f"{place}: has no {', '.join(missing)}; is this a facts table?")
    values: dict[str, Cell] = {}
    for name, kind in SCHEMA.items():
        try:
            values[name] = _value(cells.get(name), kind)
        except (ValueError, InvalidOperation) as error:
            raise UsageError(f"{place}: {name} is {cells[name]!r}, no {_NAMES[kind]}") from error
    if values["type"] not in TYPES:
        raise UsageError(f"{place}: type is {values['type']!r}; known: {', '.join(TYPES)}")
    return fact_of(values)


_NAMES = {Decimal: "number", int: "whole number", date: "day such as 2024-05-31", bool: "truth value", str: "text"}


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


def _csv(path: Path) -> Iterator[object]:
    csv.field_size_limit(_CSV_LIMIT)
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        try:
            _check(path, reader.fieldnames or ())
            yield from reader
        except csv.Error as error:
            raise UsageError(f"{path}, line {reader.line_num}: is no row of a CSV file: {error}") from error


def _jsonl(path: Path) -> Iterator[object]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield json.loads(line, parse_float=Decimal, parse_int=Decimal)
            except json.JSONDecodeError as error:
                raise UsageError(f"{path}, fact {number}: is not JSON: {error.msg}") from error
            except (RecursionError, InvalidOperation) as error:
                raise UsageError(f"{path}, fact {number}: is not JSON: too deep, or a number too long") from error


def _parquet(path: Path) -> Iterator[object]:
    """The rows as Python values, which of a million at once would fill the memory."""
    for rows in _groups(path):
        yield from rows.to_pylist()


def _groups(path: Path) -> Iterator[pa.RecordBatch]:
    """The rows, some thousand at a time."""
    try:
        with pq.ParquetFile(path) as file:
            _check(path, file.schema_arrow.names)
            for group in range(file.num_row_groups):  # over all at once it holds on to what it has given
                yield from file.iter_batches(batch_size=_BATCH, row_groups=[group])
    except pa.ArrowException as error:
        raise UsageError(f"{path}: is not Parquet: {str(error).splitlines()[0]}") from error


def _check(path: Path, columns: Collection[str]) -> None:
    apart = {"sentence"} if KEY in columns else set()
    missing = [name for name in _REQUIRED if name not in columns and name not in apart]
    if missing:
        raise UsageError(f"{path}: lacks the column {', '.join(missing)}; is this a facts table?")
