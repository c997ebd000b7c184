"""Articles read with two rulebooks, here or in other processes; what differs between the two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pyarrow as pa

from pipeline.article import Article
from pipeline.changes import Articles, Change, compared
from pipeline.errors import ArticleError
from pipeline.formats.tables.parquet import decode
from pipeline.pool import spread
from pipeline.rulebook import Rulebook, load
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
    """What some articles gave: what changed in each that differs, and which could not be read."""

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

    def read(self, articles: Sequence[Article]) -> Batch:
        """What differs between the facts of *articles*."""
        among = self.touched.among(articles)
        some = [article for article, is_touched in zip(articles, among, strict=True) if is_touched]
        made = Batch(len(articles), len(some))
        while some:
            chunks = [worker.work(some, 0) for worker in self._workers]
            failed = {error.place: error for chunk in chunks for error in chunk.failed}
            if not failed:
                before, after = (pa.Table.from_batches([decode(each.encoded["parquet"])]) for each in chunks)
                made.changes += compared(before, after, Articles(), same=True)
                break
            made.left_out += failed.values()  # by one of the two, so that nothing can be said of it
            some = [article for article in some if f"article {article.id!r}" not in failed]
        return made


def read_both(
    batches: Iterator[Sequence[Article]], books: Books, loaded: tuple[Rulebook, Rulebook], jobs: int
) -> Iterator[Batch]:
    """What each of *batches* gives, in their order, here or by *jobs* processes."""
    global _both, _made_for
    _both, _made_for = Both(*loaded), books
    if jobs <= 1:
        yield from map(_both.read, batches)
        return
    yield from spread(_read, batches, jobs, partial(_start, books))


_both: Both | None = None
_made_for: Books | None = None


def _start(books: Books) -> None:
    """Makes this process's routes, unless it was forked from one that has the same."""
    global _both, _made_for
    if _made_for != books:
        _both, _made_for = Both(*books.load()), books


def _read(articles: Sequence[Article]) -> Batch:
    assert _both is not None  # _start ran in this process
    return _both.read(articles)
