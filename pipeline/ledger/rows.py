"""The rows of the ledger: what each entry says, who says it, and how often."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.ledger.entries import Entries
from pipeline.ledger.mentions import DATED, KINDS, ROLES, UNKNOWN, Ints, Mentions
from pipeline.ledger.relations import Related
from pipeline.ledger.tables import LEDGER

_WHAT = 3
"""Words that say what an entry without a metric is about."""
_NEVER = np.iinfo(np.int64).max
_COPIED = ("unit", "per", "value", "low", "high", "bound", "status", "source")
_TENTH_DECIMAL = Decimal("1e-10")


def rows_of(
    mentions: Mentions,
    entries: Entries,
    found: Related,
    outcomes: Sequence[str],
    threads: Ints,
    scores: Sequence[float],
) -> pa.Table:
    """The rows of LEDGER, one an entry; *outcomes* are those of the pairs *found*."""
    rows = mentions.table.take(entries.finest)
    columns: dict[str, Any] = {name: rows[name].to_pylist() for name in _COPIED}
    columns |= _said(mentions, entries, rows) | _seen(mentions, entries) | _counts(mentions, entries)
    columns |= {
        "entry_id": entries.ids, "thread_id": [entries.ids[thread] for thread in threads.tolist()],
        "newest": _newest(found, outcomes, len(entries)),
        "n_revised": _related(found, outcomes, "revised", len(entries)),
        "n_contradicts": _related(found, outcomes, "contradicts", len(entries)), "confidence": list(scores),
    }  # fmt: skip
    return pa.table({field.name: pa.array(columns[field.name], field.type) for field in LEDGER}, schema=LEDGER)


def _said(mentions: Mentions, entries: Entries, rows: pa.Table) -> dict[str, Any]:
    """What the finest number of each entry says."""
    finest = entries.finest
    until, codes = mentions.until[finest], mentions.place[finest].tolist()
    dated = zip(mentions.dated[finest].tolist(), until.tolist(), strict=True)
    return {
        "kind": [KINDS[kind] for kind in mentions.kind[finest].tolist()],
        "role": [ROLES[role] for role in mentions.role[finest].tolist()],
        "what": _what(mentions, rows, finest), "uclass": mentions.uclass[finest].tolist(),
        "step": [Decimal(repr(step)).quantize(_TENTH_DECIMAL) for step in mentions.step[finest].tolist()],
        "place": [name if code else None for name, code in zip(rows["region_name"].to_pylist(), codes, strict=True)],
        "place_code": [code or None for code in codes], "as_of": _times(until),
        "as_of_from": [DATED[way] if when != UNKNOWN else None for way, when in dated],
    }  # fmt: skip


def _seen(mentions: Mentions, entries: Entries) -> dict[str, Any]:
    """When each entry was first and last printed, and where first."""
    first = mentions.table.take(entries.first)
    when = np.where(mentions.published == UNKNOWN, _NEVER, mentions.published)
    earliest, latest = np.full(len(entries), _NEVER), np.full(len(entries), UNKNOWN)
    np.minimum.at(earliest, entries.of, when)
    np.maximum.at(latest, entries.of, mentions.published)
    return {
        "first_seen": _times(np.where(earliest == _NEVER, UNKNOWN, earliest)), "last_seen": _times(latest),
        "example": first["sentence"].to_pylist(), "example_doc": first["doc_id"].to_pylist(),
    }  # fmt: skip


def _counts(mentions: Mentions, entries: Entries) -> dict[str, Any]:
    """How many mentions, articles, outlets and voices each entry has; one outlet has one voice in a story."""
    size, (_, outlet) = len(entries), np.unique(mentions.outlet.astype(str), return_inverse=True)
    voice = mentions.story * (int(outlet.max(initial=0)) + 1) + outlet
    return {
        "mentions": [int(count) for count in np.bincount(entries.of, minlength=size)],
        "articles": _distinct(entries.of, mentions.doc, size), "outlets": _distinct(entries.of, outlet, size),
        "independent": _distinct(entries.of, voice, size),
    }  # fmt: skip


def _distinct(entry: Ints, what: Ints, size: int) -> list[int]:
    """How many different *what* each entry has."""
    pairs = np.unique(np.stack([entry, what], axis=1), axis=0)
    return [int(count) for count in np.bincount(pairs[:, 0], minlength=size)]


def _newest(found: Related, outcomes: Sequence[str], size: int) -> list[bool]:
    """Whether no other entry revises each one."""
    newest = [True] * size
    for a, b, newer, outcome in zip(found.a.tolist(), found.b.tolist(), found.newer.tolist(), outcomes, strict=True):
        if outcome == "revised" and newer >= 0:
            newest[a if newer == b else b] = False
    return newest


def _related(found: Related, outcomes: Sequence[str], outcome: str, size: int) -> list[int]:
    """How many relations of one *outcome* each entry has."""
    chosen = np.array([each == outcome for each in outcomes], dtype=bool)
    return [int(count) for count in np.bincount(np.concatenate([found.a[chosen], found.b[chosen]]), minlength=size)]


def _what(mentions: Mentions, rows: pa.Table, finest: Ints) -> list[str]:
    """What each number is of: its metric, else the noun of a count with the rarest words beside it, as they stand."""
    made = []
    columns = (rows[name].to_pylist() for name in ("metric", "unit", "type", "sentence"))
    for metric, unit, kind, sentence, near in zip(*columns, mentions.near[finest].tolist(), strict=True):
        noun = unit if kind == "count" and unit else ""
        words = [str(mentions.vocabulary[word]) for word in near[:_WHAT] if word >= 0]
        beside = _in_order([word for word in words if word not in noun.lower()], sentence or "")
        made.append(metric or " ".join(filter(None, (noun, *beside))))
    return made


def _in_order(words: Sequence[str], sentence: str) -> list[str]:
    """*words* in the order and with the capitals of the *sentence* that they are from.

    >>> _in_order(["bandang", "banjir", "lembah"], "Korban banjir bandang di Lembah Rawu 9 orang.")
    ['banjir', 'bandang', 'Lembah']
    """
    lower = sentence.lower()
    if len(lower) != len(sentence):  # a letter that is two as a small one: places would be off
        return list(words)
    placed = sorted((lower.find(word), word) for word in words)
    return [sentence[at : at + len(word)] if at >= 0 else word for at, word in placed]


def _times(seconds: Ints) -> Any:
    return pa.array(seconds, mask=seconds == UNKNOWN).cast(pa.timestamp("s"))
