"""The table of statements that can be reckoned: `checks.csv` of a run and `checks.parquet` of a ledger."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import pyarrow as pa

_CHECKS: dict[str, pa.DataType] = {
    "doc_id": pa.string(),
    "relation": pa.string(),  # share_of | sum | change | list_count | exchange | implied_base
    "holds": pa.bool_(),  # empty where the other numbers imply what the text does not state
    "size": pa.string(),  # small | clear; empty where it holds
    "texts": pa.list_(pa.string()),
    "stated_low": pa.float64(),
    "stated_high": pa.float64(),
    "implied_low": pa.float64(),
    "implied_high": pa.float64(),
    "rule": pa.string(),
    "fact_ids": pa.list_(pa.string()),
    "spans": pa.list_(pa.int64()),  # where the quantities begin
    "sentence": pa.string(),
}
CHECKS = pa.schema(_CHECKS)
"""One row a statement inside one article that can be reckoned."""


class Row(NamedTuple):
    """One row of CHECKS; an end that is open, or not stated, is None."""

    doc_id: str
    relation: str
    holds: bool | None
    size: str | None
    texts: tuple[str, ...]
    stated_low: Decimal | None
    stated_high: Decimal | None
    implied_low: Decimal | None
    implied_high: Decimal | None
    rule: str
    fact_ids: tuple[str, ...]
    spans: tuple[int, ...]
    sentence: str


COLUMNS = Row._fields


def table(rows: Sequence[Row]) -> pa.Table:
    """*rows* as a table of the schema CHECKS.

    >>> table([]).schema == CHECKS
    True
    """
    columns: dict[str, list[object]] = {name: [getattr(row, name) for row in rows] for name in COLUMNS}
    for name, type_ in _CHECKS.items():
        if pa.types.is_floating(type_):
            columns[name] = [None if number is None else float(number) for number in columns[name]]  # type: ignore[arg-type]
    return pa.table(columns, schema=CHECKS)
