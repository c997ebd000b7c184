"""Relations: what stands between two entries, at the most one decision for each pair."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from pipeline.ledger.decide import Decided
from pipeline.ledger.entries import Entries
from pipeline.ledger.mentions import UNKNOWN, Ints, Mentions
from pipeline.ledger.tables import RELATIONS
from pipeline.rulebook.ledger import LedgerRule

_RANK = {"contradicts.scale": 0, "series": 1, "revised": 2, "contradicts": 3}
"""Which of several relations between two entries stays: the one that claims less."""


@dataclass(frozen=True)
class Related:
    """Pairs of entries, each once, with the decision that stays between them."""

    a: Ints
    b: Ints
    newer: Ints
    decision: Ints


def related(mentions: Mentions, entries: Entries, between: Decided, rules: Sequence[LedgerRule]) -> Related:
    """What stands between entries, by the decisions *between* their mentions."""
    one, other = entries.of[between.a], entries.of[between.b]
    ranks = np.array([_RANK.get(rule.id, _RANK.get(rule.outcome, 9)) for rule in rules] or [0])
    rank = ranks[between.rule]
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((between.b, between.a, -between.score, rank, high, low))
    order = order[low[order] != high[order]]
    keys = low[order] * (len(entries) + 1) + high[order]
    order = order[np.unique(keys, return_index=True)[1]]
    return Related(low[order], high[order], _newer(mentions, entries, between, order), order)


def _newer(mentions: Mentions, entries: Entries, between: Decided, order: Ints) -> Ints:
    """The entry that tells of a later time; of a count at one time the larger; -1 where neither does."""
    a, b = between.a[order], between.b[order]
    step = np.zeros(len(order), dtype=np.int64)
    for column in (mentions.until, mentions.published):
        known = (step == 0) & (column[a] != UNKNOWN) & (column[b] != UNKNOWN)
        step = np.where(known, np.sign(np.where(known, column[b] - column[a], 0)), step)
    step = np.where(step == 0, np.sign(mentions.value[b] - mentions.value[a]).astype(np.int64), step)
    return np.where(step > 0, entries.of[b], np.where(step < 0, entries.of[a], -1))


def relations_of(
    mentions: Mentions, entries: Entries, found: Related, between: Decided, threads: Ints, rules: Sequence[LedgerRule]
) -> pa.Table:
    """The rows of RELATIONS, in the order of the entries."""
    docs, starts = mentions.table["doc_id"].to_pylist(), mentions.table["start"].to_pylist()
    rows = []
    for a, b, newer, place in zip(
        *(column.tolist() for column in (found.a, found.b, found.newer, found.decision)), strict=True
    ):
        rule = rules[int(between.rule[place])]
        one, other = int(between.a[place]), int(between.b[place])
        if entries.of[one] != a:
            one, other = other, one
        rows.append({
            "entry_a": entries.ids[a], "entry_b": entries.ids[b], "thread_id": entries.ids[int(threads[a])],
            "relation": rule.outcome, "newer": entries.ids[newer] if rule.outcome == "revised" and newer >= 0 else None,
            "why": rule.reason, "score": float(between.score[place]), "rule": rule.id,
            "doc_a": docs[one], "start_a": starts[one], "doc_b": docs[other], "start_b": starts[other],
        })  # fmt: skip
    return pa.Table.from_pylist(rows, schema=RELATIONS)
