"""Entries: one for each group of mentions, and the link of each mention to its entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.ledger import values
from pipeline.ledger.decide import Decided
from pipeline.ledger.grouping import Groups, roots_of
from pipeline.ledger.mentions import UNKNOWN, Bools, Ints, Mentions
from pipeline.ledger.tables import LINKS
from pipeline.rulebook.ledger import LedgerRule

ALONE = "alone"
"""The rule of a mention that nothing else says."""


@dataclass(frozen=True)
class Entries:
    """Which entry each mention has, in the order of the earliest mention of each, and the one that stands for it."""

    of: Ints
    first: Ints
    finest: Ints
    ids: Sequence[str]

    def __len__(self) -> int:
        return len(self.first)


def entries_of(mentions: Mentions, groups: Groups) -> Entries:
    """The entries that *groups* make, by their earliest mention."""
    roots = roots_of(groups, len(mentions))
    when = np.where(mentions.published == UNKNOWN, np.iinfo(np.int64).max, mentions.published)
    order = np.lexsort((np.arange(len(mentions)), when))
    _, places = np.unique(roots[order], return_index=True)
    first = np.sort(order[places]) if len(order) else order
    number = np.zeros(len(mentions), dtype=np.int64)
    number[roots[first]] = np.arange(len(first))
    finest = np.array([groups.finest(int(mention)) for mention in first], dtype=np.int64)
    return Entries(number[roots] if len(roots) else roots, first, finest, _ids(mentions, first))


def _ids(mentions: Mentions, first: Ints) -> list[str]:
    """An id for each entry, made of where its earliest mention stands: it stays when articles are added later."""
    rows = mentions.table.take(first)
    places = zip(*(rows[name].to_pylist() for name in ("doc_id", "start", "end", "fact_id")), strict=True)
    seen: dict[str, int] = {}
    made = []
    for doc, start, end, _ in places:
        key = f"{doc}\0{start}\0{end}"
        seen[key] = again = seen.get(key, 0) + 1
        made.append("e" + blake2b(f"{key}\0{again}".encode() if again > 1 else key.encode(), digest_size=8).hexdigest())
    return made


def links_of(
    mentions: Mentions,
    entries: Entries,
    links: Decided,
    held: Bools,
    rules: Sequence[LedgerRule],
    copies: Sequence[str],
) -> pa.Table:
    """One row of LINKS for each mention, with its surest link."""
    size = len(mentions)
    score, rule = np.full(size, -1.0), np.full(size, -1, dtype=np.int64)
    order = np.nonzero(held)[0]
    order = order[np.lexsort((-order, links.score[order]))]
    for side in (links.a, links.b):
        better = links.score[order] >= score[side[order]]
        score[side[order][better]], rule[side[order][better]] = links.score[order][better], links.rule[order][better]
    chief = entries.finest[entries.of]
    exact = values.equal(mentions, np.arange(size), chief)
    names = np.array([*(each.id for each in rules), ALONE], dtype=object)
    columns: dict[str, Any] = {name: mentions.table[name] for name in ("fact_id", "doc_id", "start", "end")}
    columns |= {
        "entry_id": pa.array(np.array(entries.ids, dtype=object)[entries.of].tolist(), pa.string()),
        "relation": pa.array(
            np.where(exact | (chief == np.arange(size)), "same", "same_rounded").tolist(), pa.string()
        ),
        "copy_id": pa.array(copies, pa.string()),
        "score": pa.array(np.where(rule < 0, 1.0, score)),
        "rule": pa.array(names[rule].tolist(), pa.string()),
    }
    return pa.table({field.name: columns[field.name] for field in LINKS}).cast(LINKS)
