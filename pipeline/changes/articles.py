"""Two tables of facts compared article by article; Python sees the rows of those articles in which they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline import table
from pipeline.changes.change import Change
from pipeline.changes.pairs import changes
from pipeline.fact import SCHEMA
from pipeline.formats.facts import facts_of

_HEAD = ("title", "outlet", "published", "url")
"""What every row says of its article; another title is no change of a fact."""
_FIRST = 3


@dataclass(slots=True)
class Alone:
    """Articles of one of the two readings, with their facts."""

    articles: int = 0
    facts: int = 0
    names: list[str] = field(default_factory=list)
    """The first of them."""

    def add(self, name: str, facts: int) -> None:
        """Counts an article."""
        self.articles += 1
        self.facts += facts
        if len(self.names) < _FIRST:
            self.names.append(name)


@dataclass(slots=True)
class Articles:
    """The articles that were compared, and those that could not be."""

    both: int = 0
    equal: int = 0
    """Those of both that stand in partitions of one name, which need not be looked at."""
    alone: tuple[Alone, Alone] = field(default_factory=lambda: (Alone(), Alone()))
    retold: int = 0
    """Those of both that have another title, outlet, day or link."""

    def one_sided(self) -> list[tuple[int, Alone]]:
        """The readings, 0 and 1, that have articles of their own."""
        return [(side, alone) for side, alone in enumerate(self.alone) if alone.articles]


def compared(before: pa.Table, after: pa.Table, articles: Articles, *, same: bool = False) -> Iterator[list[Change]]:
    """The changes of each article that differs; fills *articles*.

    A row without a type says that its article was read. *same*: both tables are about the same articles with the same
    texts, of which those without rows were read, too, and are counted already.
    """
    rows = _Rows(before), _Rows(after)
    for name in dict.fromkeys([*rows[0].places, *rows[1].places]):
        first, second = rows[0].of(name), rows[1].of(name)
        if not same and (first is None or second is None):
            articles.alone[first is None].add(name, (first or second or _NO_FACTS).num_rows)
            continue
        articles.both += not same
        first, second = first or _NO_FACTS, second or _NO_FACTS
        articles.retold += first.is_retold(second)
        if not first.told.equals(second.told):
            found = changes(list(facts_of(first.facts)), list(facts_of(second.facts)), same_text=same)
            if found:
                yield found


_TOLD = [name for name in SCHEMA if name not in (*_HEAD, "doc_id")]


@dataclass(frozen=True, slots=True)
class _Slice:
    """The facts of an article."""

    facts: pa.RecordBatch

    @property
    def num_rows(self) -> int:
        return self.facts.num_rows

    @property
    def told(self) -> pa.RecordBatch:
        """What they say."""
        return self.facts.select(_TOLD)

    def is_retold(self, other: "_Slice") -> bool:
        """Whether the *other* reading knows another title, outlet, day or link."""
        heads = [each.facts.slice(0, 1).select(_HEAD) for each in (self, other)]
        return bool(self.num_rows and other.num_rows) and not heads[0].equals(heads[1])


_NO_FACTS = _Slice(table.batch([]))


class _Rows:
    """The rows of a table by their articles."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows.combine_chunks().to_batches()[0] if len(rows) else _NO_FACTS.facts
        self.places = self._by_article()

    def of(self, name: str) -> _Slice | None:
        """The facts of the article *name*; None where it has no row."""
        place = self.places.get(name)
        if place is None:
            return None
        found = self._rows.slice(*place)
        return _Slice(found if found["type"].null_count == 0 else found.filter(found["type"].is_valid()))

    def _by_article(self) -> Mapping[str, tuple[int, int]]:
        """Where the rows of each article begin and how many they are; rows of one are moved together."""
        names = self._rows["doc_id"].dictionary_encode()
        codes = names.indices.to_numpy()
        if np.any(np.diff(codes) < 0):
            order: Any = np.argsort(codes, kind="stable")
            self._rows, codes = self._rows.take(order), codes[order]
        starts = np.flatnonzero(np.diff(codes, prepend=-1)).tolist()
        lengths = np.diff([*starts, len(codes)]).tolist()
        return dict(zip(map(str, names.dictionary.to_pylist()), zip(starts, lengths, strict=True), strict=True))
