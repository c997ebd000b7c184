"""Arrow tables as files: Parquet, and CSV with a point in decimals, ISO times and semicolons between what is listed."""

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.table import cell
from pipeline.values.quantity import tidy

_ROWS = 10_000


def write_parquet(table: pa.Table, path: Path) -> None:
    """Writes *table*."""
    pq.write_table(table, path, compression="zstd")


def write_csv(table: pa.Table, path: Path) -> None:
    """Writes *table* with a line of heads; a carriage return in a cell, which would end a line, is a space."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.schema.names)
        for batch in table.to_batches(max_chunksize=_ROWS):
            columns = [[as_text(value) for value in column.to_pylist()] for column in batch.columns]
            writer.writerows(zip(*columns, strict=True))


def as_text(value: object) -> str:
    """One cell as text files show it.

    >>> as_text(datetime(2025, 8, 12, 15)), as_text(["a", "b"]), as_text(Decimal("5.5000000000")), as_text(None)
    ('2025-08-12T15:00:00', 'a;b', '5.5', '')
    """
    if isinstance(value, list):
        return ";".join(map(as_text, value))
    if isinstance(value, datetime):
        return value.isoformat()
    return cell(tidy(value) if isinstance(value, Decimal) else value).replace("\r", " ")


def table_schema(schema: pa.Schema, key: str = "") -> dict[str, object]:
    """The columns of a csv with this *schema*, as a Data Package tells them; lists are texts there.

    >>> table_schema(pa.schema([("a", pa.string()), ("b", pa.bool_())]), "a")["primaryKey"]
    ['a']
    """
    fields = [{"name": field.name, **next(told for is_kind, told in _KINDS if is_kind(field.type))} for field in schema]
    return {"fields": fields, "missingValues": [""], **({"primaryKey": [key]} if key else {})}


_KINDS: Sequence[tuple[Callable[[pa.DataType], bool], Mapping[str, object]]] = (
    (pa.types.is_integer, {"type": "integer"}),
    (pa.types.is_boolean, {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}),
    (pa.types.is_floating, {"type": "number"}),
    (pa.types.is_decimal, {"type": "number"}),
    (pa.types.is_timestamp, {"type": "datetime"}),
    (lambda kind: True, {"type": "string"}),
)

WRITERS: Mapping[str, Callable[[pa.Table, Path], None]] = {"parquet": write_parquet, "csv": write_csv}
"""The formats, by their suffix."""
