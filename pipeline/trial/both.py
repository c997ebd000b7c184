"""Articles read with two rulebooks, here or in other processes; what differs between the two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.article import Article
from pipeline.changes import Articles, Change, compared
from pipeline.errors import ArticleError
from pipeline.formats.tables.parquet import decode
from pipeline.pool import spread
from pipeline.rulebook import Rulebook, load
from pipeline.store import part
from pipeline.trial.archive import Lot
from pipeline.trial.touched import Touched
from pipeline.work import Task, Worker


@dataclass(frozen=True, slots=True)
class Books:
    """Where the rules of both readings are: *rules* (None: the project's alone), and *over* them those on trial."""

    rules: Path | None
    over: tuple[Path, ...]

    def load(self) -> tuple[Rulebook, Rulebook]:
        """Both rulebooks; raises RuleError for what cannot be used."""
        return load(self.rules), load(self.rules, over=self.over)


@dataclass(slots=True)
class Batch:
    """What a lot gave: what changed in each that differs, and which could not be read."""

    articles: int
    touched: int = 0
    changes: list[list[Change]] = field(default_factory=list)
    left_out: list[ArticleError] = field(default_factory=list)


class Both:
    """Two routes, and what tells which articles both have to read."""

    def __init__(self, before: Rulebook, after: Rulebook) -> None:
        task = Task(None, frozenset(), ("parquet",), 0)
        self._workers = Worker(task, before), Worker(task, after)
        self.touched = Touched(before, after, self._workers[0].route.language)

    def read(self, lot: Lot) -> Batch:
        """What differs between the facts of the articles of *lot*."""
        among = self.touched.among(lot.articles)
        some = [article for article, is_touched in zip(lot.articles, among, strict=True) if is_touched]
        made = Batch(len(lot.articles), len(some))
        while some:
            before, failed = self._before(some, lot.part)
            after, failed_after = _facts(self._workers[1], some)
            failed |= failed_after
            if not failed:
                made.changes += compared(before, after, Articles(), same=True)
                break
            made.left_out += failed.values()  # by one of the two, so that nothing can be said of it
            some = [article for article in some if f"article {article.id!r}" not in failed]
        return made

    def _before(self, articles: Sequence[Article], kept: Path | None) -> "_Facts":
        """The facts of *articles* by the rules before, from the partition of a store where that has them."""
        if kept is None:
            return _facts(self._workers[0], articles)
        names = pa.array([article.id for article in articles], pa.string())
        rows = part.facts(kept)[0]
        return rows.filter(pc.is_in(rows["doc_id"], names)), {}


_Facts = tuple[pa.Table, dict[str, ArticleError]]
"""The facts of articles, and those that the rules fail on, by their places."""


def _facts(worker: Worker, articles: Sequence[Article]) -> _Facts:
    chunk = worker.work(articles, 0)
    return pa.Table.from_batches([decode(chunk.encoded["parquet"])]), {error.place: error for error in chunk.failed}


def read_both(
    lots: Iterator[Lot], books: Books, loaded: tuple[Rulebook, Rulebook], jobs: int
) -> Iterator[Batch]:
    """What each of *lots* gives, in their order, here or by *jobs* processes."""
    global _both, _made_for
    _both, _made_for = Both(*loaded), books
    if jobs <= 1:
        yield from map(_both.read, lots)
        return
    yield from spread(_read, lots, jobs, partial(_start, books))


_both: Both | None = None
_made_for: Books | None = None


def _start(books: Books) -> None:
    """Makes this process's routes, unless it was forked from one that has the same."""
    global _both, _made_for
    if _made_for != books:
        _both, _made_for = Both(*books.load()), books


def _read(lot: Lot) -> Batch:
    assert _both is not None  # _start ran in this process
    return _both.read(lot)
