"""Arrow tables as files: Parquet, and CSV with a point in decimals, ISO times and semicolons between what is listed."""

import csv
from collections.abc import Callable, Mapping
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


WRITERS: Mapping[str, Callable[[pa.Table, Path], None]] = {"parquet": write_parquet, "csv": write_csv}
"""The formats, by their suffix."""
