"""More tables in `facts.db`, which join with its facts and articles by their ids."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from pipeline.article import Article
from pipeline.formats.arrow import as_text
from pipeline.formats.tables.database import as_errors_of_files, stored
from pipeline.values.quantity import tidy


class Keys(NamedTuple):
    """What a table is found by: its own key, and the columns that are keys of other tables."""

    own: str = ""
    of: Mapping[str, str] = {}
    """Column to `table(column)`."""


def add_articles(path: Path, articles: Iterable[Article]) -> None:
    """Adds those of *articles* that hold no fact to the table `articles` of the database at *path*."""
    rows = [(one.id, one.title or None, one.outlet or None, stored(one.published), one.url or None) for one in articles]
    with as_errors_of_files(), closing(sqlite3.connect(path)) as base, base:
        base.executemany("INSERT OR IGNORE INTO articles VALUES (?, ?, ?, ?, ?)", rows)


def add(path: Path, name: str, table: pa.Table, keys: Keys = Keys()) -> None:  # noqa: B008
    """Adds *table* to the database at *path*, with an index for each column that is a key of another table."""
    with as_errors_of_files(), closing(sqlite3.connect(path)) as base, base:
        columns = ", ".join(_column(field, keys) for field in table.schema)
        base.execute(f'CREATE TABLE "{name}" ({columns})')
        marks = ", ".join("?" * table.num_columns)
        for batch in table.to_batches(max_chunksize=_ROWS):
            cells = [[_cell(value) for value in column.to_pylist()] for column in batch.columns]
            base.executemany(f'INSERT INTO "{name}" VALUES ({marks})', zip(*cells, strict=True))
        for column in keys.of:
            base.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')


_ROWS = 10_000


def _column(field: "pa.Field[Any]", keys: Keys) -> str:
    kind = next((sql for is_kind, sql in _SQL if is_kind(field.type)), "TEXT")
    own = " PRIMARY KEY" if field.name == keys.own else ""
    other = f" REFERENCES {keys.of[field.name]}" if field.name in keys.of else ""
    return f'"{field.name}" {kind}{own}{other}'


_SQL: Sequence[tuple[Any, str]] = (
    (pa.types.is_integer, "INTEGER"), (pa.types.is_boolean, "INTEGER"), (pa.types.is_floating, "REAL"),
    (pa.types.is_decimal, ""),
)  # fmt: skip


def _cell(value: Any) -> Any:
    if isinstance(value, Decimal):
        return stored(tidy(value))
    return as_text(value) if isinstance(value, list) else stored(value)
