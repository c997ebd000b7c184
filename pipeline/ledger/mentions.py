"""Mentions: the quantities of a facts table as columns of numbers, in an order of their own.

Whatever the order of the rows, mentions are sorted by article, place and id, so that all that follows is the same.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fact import QUANTITIES

Ints = npt.NDArray[np.int64]
Small = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

_ORDER = ("doc_id", "start", "end", "fact_id")
ROLES = ("level", "total", "part", "each", "difference", "target", "proposal")
KINDS = ("constant", "cumulative", "series")
DATED = ("stated", "period", "sentence", "published")
UNKNOWN = np.iinfo(np.int64).min
"""A time that nothing tells."""


@dataclass(frozen=True)
class Mentions:
    """One value a mention in each column; words are numbers by their place in the alphabet, -1 where there is none.

    Times are seconds; *since* and *until* hold the time that the number is about, *dated* where it is from.
    """

    table: pa.Table
    doc: Ints
    sentence: Ints
    value: Floats
    low: Floats
    high: Floats
    step: Floats
    digits: Ints
    bound: Texts
    uclass: Texts
    block: Ints
    noun: Texts
    anybody: Bools
    role: Ints
    kind: Ints
    measured: Bools
    status: Texts
    published: Ints
    since: Ints
    until: Ints
    dated: Ints
    place: Texts
    topic: Small
    near: Small
    names: Small
    head: Small
    sides: Small
    near_sides: Small
    cues: Ints
    near_cues: Ints
    copy: Ints
    template: Ints
    story: Ints
    outlet: Texts
    weight: Floats
    vocabulary: Texts

    def __len__(self) -> int:
        return len(self.doc)


COLUMNS = (
    "doc_id", "fact_id", "type", "text", "start", "end", "sentence", "value", "low", "high", "bound", "unit", "per",
    "change", "status", "metric", "statistic", "region_code", "region_name", "period_start", "period_end", "published",
    "source", "evidence",
)  # fmt: skip
"""The columns of facts that the ledger reads."""


def quantities_of(facts: pa.Table) -> pa.Table:
    """The rows of *facts* that hold a quantity, in the order of the ledger."""
    kept = facts.select(COLUMNS).filter(pc.is_in(facts["type"], pa.array(sorted(QUANTITIES))))
    return kept.sort_by([(name, "ascending") for name in _ORDER]).combine_chunks()


def texts(column: Any) -> list[str]:
    """The texts of an Arrow column, empty where there is none."""
    return [text or "" for text in column.to_pylist()]


def numbered(column: Any) -> tuple[Ints, Texts]:
    """The place of each text of *column* in the sorted list of all, and that list; missing ones are -1.

    >>> numbered(pa.array(["b", None, "a"]))[0].tolist()
    [1, -1, 0]
    """
    encoded = column.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    words = encoded.dictionary.to_numpy(zero_copy_only=False).astype(object)
    order = np.argsort(words) if len(words) else np.zeros(0, dtype=np.int64)
    ranks = np.empty(len(words), dtype=np.int64)
    ranks[order] = np.arange(len(words))
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return np.where(codes < 0, -1, np.append(ranks, -1)[codes]), words[order]
