"""Entries that contradict each other, and entries that were revised again and again."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Row = Mapping[str, Any]
REVISIONS = 3
"""Revisions of one thing that are worth a line."""
_FIRST = ("scale", "constant", "stale")
"""Reasons of a contradiction, those first that hold most often."""


def related(relations: pa.Table, name: str) -> list[Row]:
    """The rows of one relation."""
    return list(relations.filter(pc.field("relation") == name).to_pylist())


def contradictions(relations: pa.Table) -> list[Sequence[Row]]:
    """The contradicting pairs, best first, each pair once; those of the same two articles stand together."""

    def rank(row: Row) -> tuple[object, ...]:
        why = _FIRST.index(row["why"]) if row["why"] in _FIRST else len(_FIRST)
        return why, -(row["score"] or 0), row["entry_a"], row["entry_b"]

    seen: set[frozenset[str]] = set()
    groups: dict[frozenset[str], list[Row]] = {}
    for row in sorted(related(relations, "contradicts"), key=rank):
        pair = frozenset((row["entry_a"], row["entry_b"]))
        if pair not in seen:
            groups.setdefault(frozenset((row["doc_a"], row["doc_b"])), []).append(row)
        seen.add(pair)
    return list(groups.values())


def achieved(relations: pa.Table) -> list[Row]:
    """Targets with their results, those of two articles first, then those of which least was achieved."""
    found = related(relations, "achieved")
    return sorted(found, key=lambda row: (row["doc_a"] == row["doc_b"], share(row), row["entry_a"]))


def share(row: Row) -> Decimal:
    """The part of a target that was achieved, in percent, as its reason says it.

    >>> share({"why": "924 ton / 1.200 ton = 77%"})
    Decimal('77')
    """
    return Decimal(str(row["why"]).rpartition("= ")[2].removesuffix("%"))


@dataclass(frozen=True, slots=True)
class Line:
    """The entries of a thread in the order of their times, and the rule that joined most of them."""

    thread_id: str
    entries: tuple[str, ...]
    rule: str
    is_ordered: bool


def lines(relations: pa.Table, times: Mapping[str, datetime | None]) -> list[Line]:
    """The threads with at least REVISIONS revisions, those with most of them first; *times* by entry."""
    threads: dict[str, list[Row]] = defaultdict(list)
    for row in related(relations, "revised"):
        threads[row["thread_id"]].append(row)
    found = [_line(thread_id, rows, times) for thread_id, rows in threads.items()]
    long = [line for line in found if len(line.entries) > REVISIONS]
    return sorted(long, key=lambda line: (-len(line.entries), line.thread_id))


def _line(thread_id: str, rows: Sequence[Row], times: Mapping[str, datetime | None]) -> Line:
    entries = {name for row in rows for name in (row["entry_a"], row["entry_b"])}
    ordered = sorted(entries, key=lambda name: (times.get(name) is None, times.get(name) or datetime.min, name))  # noqa: DTZ901
    is_ordered = all(row["newer"] for row in rows) and all(times.get(name) for name in entries)
    return Line(thread_id, tuple(ordered), most_used(row["rule"] for row in rows), is_ordered)


def most_used(rules: Iterable[str | None]) -> str:
    """The rule that occurs most often, the first in the alphabet of those that occur as often.

    >>> most_used(["b", "a", "b", None, "a"])
    'a'
    """
    counts = Counter(rule for rule in rules if rule)
    return min(counts, key=lambda rule: (-counts[rule], rule), default="")
