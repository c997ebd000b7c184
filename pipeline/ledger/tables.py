"""The tables of the ledger, with the types of their columns.

A *mention* is a row of `facts.parquet`, an *entry* one value of one thing at one time, a *thread* the entries of one
thing in their order.
"""

import pyarrow as pa

from pipeline.arithmetic.tables import CHECKS
from pipeline.stories.tables import STORIES

_VALUE = pa.decimal128(38, 10)

_LEDGER: dict[str, pa.DataType] = {
    "entry_id": pa.string(),
    "thread_id": pa.string(),
    "kind": pa.string(),  # constant | cumulative | series
    "role": pa.string(),  # total | part | each | difference | level | target | proposal
    "what": pa.string(),
    "uclass": pa.string(),
    "unit": pa.string(),
    "per": pa.string(),
    "value": _VALUE,
    "low": _VALUE,
    "high": _VALUE,
    "bound": pa.string(),
    "step": _VALUE,
    "place": pa.string(),
    "place_code": pa.string(),
    "as_of": pa.timestamp("s"),
    "as_of_from": pa.string(),  # stated | period | sentence | published
    "status": pa.string(),
    "source": pa.string(),
    "first_seen": pa.timestamp("s"),
    "last_seen": pa.timestamp("s"),
    "mentions": pa.int64(),
    "articles": pa.int64(),
    "outlets": pa.int64(),
    "independent": pa.int64(),
    "newest": pa.bool_(),
    "n_revised": pa.int64(),
    "n_contradicts": pa.int64(),
    "confidence": pa.float64(),
    "example": pa.string(),
    "example_doc": pa.string(),
}
LEDGER = pa.schema(_LEDGER)
"""One row an entry."""

SAME = "same"
"""The relation of a mention that states the number of its entry as exactly."""

_LINKS: dict[str, pa.DataType] = {
    "fact_id": pa.string(),
    "doc_id": pa.string(),
    "start": pa.int64(),
    "end": pa.int64(),
    "entry_id": pa.string(),
    "relation": pa.string(),  # same | same_rounded
    "copy_id": pa.string(),
    "score": pa.float64(),
    "rule": pa.string(),
}
LINKS = pa.schema(_LINKS)
"""One row a quantity: every one has exactly one entry."""

_RELATIONS: dict[str, pa.DataType] = {
    "entry_a": pa.string(),
    "entry_b": pa.string(),
    "thread_id": pa.string(),
    "relation": pa.string(),  # revised | contradicts | series | achieved
    "newer": pa.string(),  # the entry_id of one of them, or empty
    "why": pa.string(),
    "score": pa.float64(),
    "rule": pa.string(),
    "doc_a": pa.string(),
    "start_a": pa.int64(),
    "doc_b": pa.string(),
    "start_b": pa.int64(),
}
RELATIONS = pa.schema(_RELATIONS)
"""Edges between the entries of a thread, and between a target and its result."""

SCHEMAS = {"stories": STORIES, "ledger": LEDGER, "links": LINKS, "relations": RELATIONS, "checks": CHECKS}
"""The tables by the name of their file, in the order in which they are written."""
