"""The work of a run: batches of articles in, chunks of encoded facts out, here or in other processes."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

from pipeline import kept
from pipeline.arithmetic import Arithmetic, Row, flagged, rows
from pipeline.article import Article
from pipeline.correction import Applied, Correction, Editor
from pipeline.errors import ArticleError, SlowRule
from pipeline.fact import QUANTITIES, Fact
from pipeline.formats.tables import encoded
from pipeline.page import article_block
from pipeline.pool import spread
from pipeline.route import Reading, Route
from pipeline.rulebook import Rulebook, load

SHOWN = 3
"""Facts that a chunk offers to be shown before any figure."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to know: the rules, the articles that gold is about, the formats, the corrections.

    *pages* is the number of articles that stand on the page of the run, from its beginning; None for all of them.
    """

    rules: Path | None
    about: frozenset[str]
    formats: tuple[str, ...]
    pages: int | None
    corrections: tuple[Correction, ...] = ()


@dataclass(slots=True)
class Chunk:
    """The encoded facts of some articles; facts and bodies of those that gold is about come along.

    What gold judges is as the rules found it, all else as corrections left it.
    """

    encoded: Mapping[str, bytes]
    articles: int
    types: Counter[str]
    rules: Counter[str]
    judged: list[Fact]
    bodies: dict[str, str]
    failed: list[ArticleError]
    blocks: bytes
    shown: list[Fact]
    ids: tuple[str, ...] = ()
    """The articles, where there are corrections: one may be about an article that is not there."""
    corrected: Counter[str] = field(default_factory=Counter)
    misfits: list[str] = field(default_factory=list)
    checks: list[Row] = field(default_factory=list)
    """The statements that could be reckoned, as rows of `checks.csv`."""


class Finished(Protocol):
    """Work that was done before."""

    def chunk(self, formats: Iterable[str]) -> Chunk:
        """What it gave, encoded in *formats*."""


Given = tuple[int, Sequence[Article]] | Finished
"""What a worker is given: articles, with the number of those before them in the run, or what was done before."""


def worked(given: Iterator[Given], task: Task, book: Rulebook, jobs: int) -> Iterator[Chunk]:
    """What each of *given* gives, in their order, made here or by *jobs* processes."""
    if jobs <= 1:
        worker = Worker(task, book)
        for each in given:
            yield worker.take(each)
        return
    _start(task)
    yield from spread(_work, given, jobs, partial(_start, task))


class Worker:
    """A route, and the documents whose facts are to be judged."""

    def __init__(self, task: Task, book: Rulebook) -> None:
        self._route = Route(book)
        self._about = task.about
        self._formats = task.formats
        self._pages = task.pages
        self._arithmetic = Arithmetic(book)
        self._editor = Editor(task.corrections, self._route.regions.named, _sentence_by(self._route))
        gc.freeze()  # rules and lexicons live as long as the process; collecting garbage need not visit them
        gc.disable()  # what is left in cycles goes between two chunks, when little lives that has to be visited

    @property
    def route(self) -> Route:
        """The route that it reads on."""
        return self._route

    def take(self, given: Given) -> Chunk:
        """The chunk of *given*."""
        return self.work(given[1], given[0]) if isinstance(given, tuple) else given.chunk(self._formats)

    def work(self, batch: Sequence[Article], before: int) -> Chunk:
        """The facts of *batch*, encoded; *before* it there were so many articles in this run.

        An article that a rule fails on is left out.
        """
        gc.collect(0)
        on_page = self._pages is None or before < self._pages
        read = list(zip(batch, self._read_all(batch, on_page=on_page), strict=True))
        good = [(article, found) for article, found in read if not isinstance(found, ArticleError)]
        failed = [found for _, found in read if isinstance(found, ArticleError)]
        facts = [fact for _, found in good for fact in found.applied.facts]
        about = [(article, found) for article, found in good if article.id in self._about]
        judged = [fact for _, found in about for fact in found.by_rules]
        bodies = {article.id: article.text for article, _ in about}
        types, rules = Counter(fact.type for fact in facts), Counter(fact.rule for fact in facts)
        shown = list(islice((fact for _, found in good if (fact := _fullest(found.applied.facts))), SHOWN))
        tables, blocks = encoded(facts, self._formats), b"".join(found.block for _, found in good)
        chunk = Chunk(tables, len(good), types, rules, judged, bodies, failed, blocks, shown)
        chunk.checks = [row for _, found in good for row in found.checks]
        kept.keep()  # expressions are compiled when their rule is first tried
        if self._editor.has_corrections:
            chunk.ids = tuple(article.id for article, _ in good)
            for _, found in good:
                chunk.corrected.update(found.applied.done)
                chunk.misfits += found.applied.misfits
        return chunk

    def _read_all(self, batch: Sequence[Article], *, on_page: bool) -> Sequence["_Found | ArticleError"]:
        """What each of *batch* gave; if anything is raised on the way, they are read one by one."""
        try:
            readings = zip(batch, self._route.read_all(batch), strict=True)
            return [self._found(article, reading, on_page=on_page) for article, reading in readings]
        except Exception:
            return [self._read_alone(article, on_page=on_page) for article in batch]

    def _read_alone(self, article: Article, *, on_page: bool) -> "_Found | ArticleError":
        """What *article* gave; whatever is raised on the way is that one article's error, not the end of the run."""
        try:
            return self._found(article, self._route.read(article), on_page=on_page)
        except SlowRule as error:
            return ArticleError(place_of(article.id), f"is left out: {error}")
        except Exception as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            return ArticleError(place_of(article.id), f"the rules fail on it ({cause}); please report its text")

    def _found(self, article: Article, reading: Reading, *, on_page: bool) -> "_Found":
        """The facts of *article* after its corrections, with its block of the page where one is wanted."""
        applied = self._editor.apply(article, reading.facts)
        findings = self._arithmetic(applied.facts, article.text)
        if any(finding.holds is False for finding in findings):
            applied.facts = flagged(applied.facts, findings)
        block = article_block(_after(reading, applied)) if on_page else b""
        return _Found(reading.facts, applied, block, rows(findings))


def place_of(article_id: str) -> str:
    """What messages call an article that the rules fail on."""
    return f"article {article_id!r}"


@dataclass(frozen=True, slots=True)
class _Found:
    """The facts of an article as the rules found them and after its corrections, its block of the page, its checks."""

    by_rules: list[Fact]
    applied: Applied
    block: bytes
    checks: list[Row]


def _after(reading: Reading, applied: Applied) -> Reading:
    """*reading* with the facts that corrections left, each with what is known of the one that the rules found."""
    if applied.facts == reading.facts:
        return reading
    known = {fact.fact_id: detail for fact, detail in zip(reading.facts, reading.details, strict=True)}
    return reading._replace(facts=applied.facts, details=[known.get(fact.fact_id, ("", {})) for fact in applied.facts])


def _sentence_by(route: Route) -> Callable[[str, int], tuple[int, int]]:
    """Where what a row quotes round a place of a text begins and ends."""
    return lambda text, at: route.language.read(text).passage(at, at)


def _fullest(facts: Sequence[Fact]) -> Fact | None:
    """The quantity of an article that says most of itself; the first of those that say as much."""
    quantities = (fact for fact in facts if fact.type in QUANTITIES and fact.value is not None)
    return max(quantities, key=lambda fact: len(fact) - fact.count(None), default=None)


_worker: Worker | None = None
_made_for: Task | None = None


def _start(task: Task) -> None:
    """Makes this process's worker, unless it was forked from one that has the same."""
    global _worker, _made_for
    if _made_for != task:
        _worker, _made_for = Worker(task, load(task.rules)), task


def _work(given: Given) -> Chunk:
    assert _worker is not None  # _start ran in this process
    return _worker.take(given)
