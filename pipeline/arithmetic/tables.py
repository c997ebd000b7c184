"""The table of statements that can be reckoned, with the types of its columns."""

import pyarrow as pa

_CHECKS: dict[str, pa.DataType] = {
    "doc_id": pa.string(),
    "relation": pa.string(),  # share_of | sum | change | list_count | exchange
    "fact_ids": pa.list_(pa.string()),
    "spans": pa.list_(pa.int64()),  # where the quantities begin
    "stated_low": pa.float64(),
    "stated_high": pa.float64(),
    "implied_low": pa.float64(),
    "implied_high": pa.float64(),
    "holds": pa.bool_(),
    "size": pa.string(),  # small | clear; empty where it holds
    "rule": pa.string(),
    "sentence": pa.string(),
}
CHECKS = pa.schema(_CHECKS)
"""One row a statement inside one article that can be reckoned."""
