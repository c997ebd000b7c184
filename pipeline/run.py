"""`run`: articles in, `facts.*` out, compared with gold where there is a gold file."""

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from pipeline import report
from pipeline.article import Article
from pipeline.compare import Comparison, compare
from pipeline.errors import ArticleError, GoldError, UsageError
from pipeline.fact import TYPES, Fact
from pipeline.formats import gold as gold_file
from pipeline.formats.facts import hold_facts
from pipeline.formats.read import articles, sources
from pipeline.formats.write import ENCODERS, fact_files, whole
from pipeline.route import Route
from pipeline.rulebook import load

CHUNK = 100
"""Articles that a worker takes at once: moving them costs little beside reading them."""

COMPARISON, REPORT = "comparison.csv", "report.md"
TABLES = (*(f"facts.{suffix}" for suffix in ENCODERS), COMPARISON)
"""What a run leaves in its folder that could be read as collections of articles."""


@dataclass(slots=True)
class Summary:
    """What one run did."""

    articles: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    left_out: list[ArticleError] = field(default_factory=list)
    kept: bool = False
    """Whether the tables of a run before were kept, because this one found no fact."""
    comparison: Comparison | None = None


def run(
    paths: Sequence[Path], output: Path, *, gold: Path | None = None, rules: Path | None = None, jobs: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:  # fmt: skip
    """Reads *paths*, writes the tables into *output*, compares with *gold* (default: `gold.csv` in *paths*).

    *progress* is called with the number of articles done. Raises UsageError, RuleError or GoldError;
    articles that cannot be read, or at which a rule fails, are in the summary's `left_out`. A run that finds
    nothing keeps the tables of a run that found something.
    """
    files = sources(paths, apart_from=[output / name for name in TABLES])
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; --output takes a folder")
    gold = gold or next((path / gold_file.NAME for path in paths if (path / gold_file.NAME).is_file()), None)
    wanted = gold_file.read(gold) if gold else []
    about = {row.doc_id for row in wanted}
    summary, judged, bodies = Summary(), [], {}
    with suppress(_NothingNew), fact_files(output) as tables:
        for chunk in _chunks(files, rules, jobs, about, summary):
            tables.add(chunk.encoded)
            summary.articles += chunk.articles
            summary.facts.update(chunk.types)
            summary.rules.update(chunk.rules)
            summary.left_out += chunk.failed
            judged += chunk.judged
            bodies.update(chunk.bodies)
            progress(summary.articles)
        if not summary.articles and not summary.left_out:
            raise UsageError("no article in " + ", ".join(map(str, paths)))
        for row in wanted:  # before the files take their places: a gold file in error leaves the old ones
            if row.doc_id in bodies:
                gold_file.check_against(row, bodies[row.doc_id])
            elif not summary.left_out:  # else it may be that one, and its facts are missed
                raise GoldError(f"{row.cells['_place']}: no article has the id {row.doc_id!r}")
        summary.kept = not summary.facts.total() and hold_facts(output)
        if summary.kept or not summary.articles:
            raise _NothingNew
    if not summary.articles or summary.kept:
        return summary
    if gold:
        summary.comparison = compare(judged, wanted)
        names = [rule.id for rule in load(rules).rules if rule.type in TYPES]
        rule_table = report.by_rule(summary.comparison, summary.rules, names)
        whole(output / COMPARISON, report.errors(summary.comparison).to_csv(index=False, lineterminator="\n"))
        whole(output / REPORT, report.markdown(summary.comparison, summary.articles, rule_table))
    else:
        _remove_comparison(output)
    return summary


class _NothingNew(Exception):
    """Leaves the tables of the run before where they are."""


def _remove_comparison(output: Path) -> None:
    """Removes the comparison of an earlier run, which is about other facts; files of another hand are left alone."""
    for path, beginning in ((output / COMPARISON, ",".join(report.MISTAKE_HEAD)), (output / REPORT, report.TITLE)):
        if path.is_file():
            with path.open("rb") as file:
                ours = file.read(len(beginning.encode())) == beginning.encode()
            if ours:
                path.unlink()


@dataclass(slots=True)
class Chunk:
    """The encoded facts of some articles; facts and bodies of those that gold is about come along."""

    encoded: dict[str, bytes]
    articles: int
    types: Counter[str]
    rules: Counter[str]
    judged: list[Fact]
    bodies: dict[str, str]
    failed: list[ArticleError]


def _chunks(
    files: Sequence[tuple[Path, Path]], rules: Path | None, jobs: int, about: set[str], summary: Summary
) -> Iterator[Chunk]:
    """Chunks in the order of the articles, made here or by *jobs* processes."""
    batches = _batches(_good(articles(files), summary))
    if jobs <= 1:
        worker = _Worker(rules, about)
        for batch in batches:
            yield worker.work(batch)
        return
    # A forked worker has the compiled rules already; where the system cannot fork, each compiles its own.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    _start(rules, about)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _start, (rules, about)) as pool:
        waiting: list[Future[Chunk]] = []
        for batch in batches:
            waiting.append(pool.submit(_work, batch))
            if len(waiting) > 2 * jobs:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def _good(read: Iterable[Article | ArticleError], summary: Summary) -> Iterator[Article]:
    for article in read:
        if isinstance(article, Article):
            yield article
        else:
            summary.left_out.append(article)


def _batches(read: Iterator[Article]) -> Iterator[list[Article]]:
    while batch := list(islice(read, CHUNK)):
        yield batch


class _Worker:
    """A route, and the documents whose facts are to be judged."""

    def __init__(self, rules: Path | None, about: set[str]) -> None:
        self._route = Route(load(rules))
        self._about = about
        gc.freeze()  # rules and lexicons live as long as the process; collecting garbage need not visit them
        gc.set_threshold(50_000)  # facts hold no cycles; the default looks for them 70 times as often

    def work(self, batch: Sequence[Article]) -> Chunk:
        """The facts of *batch*, encoded; an article that a rule or an encoder fails on is left out."""
        read = [(article, self._facts(article)) for article in batch]
        good = [(article, found) for article, found in read if not isinstance(found, ArticleError)]
        failed = [found for _, found in read if isinstance(found, ArticleError)]
        facts = [fact for _, found in good for fact in found]
        judged = [fact for fact in facts if fact.doc_id in self._about] if self._about else []
        bodies = {article.id: article.text for article, _ in good if article.id in self._about} if self._about else {}
        types, rules = Counter(fact.type for fact in facts), Counter(fact.rule for fact in facts)
        encoded = {suffix: encode(facts) for suffix, encode in ENCODERS.items()}
        return Chunk(encoded, len(good), types, rules, judged, bodies, failed)

    def _facts(self, article: Article) -> list[Fact] | ArticleError:
        """The facts of *article*; whatever is raised on the way is that one article's error, not the end of the run."""
        try:
            return self._route.facts(article)
        except Exception as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            return ArticleError(f"article {article.id!r}", f"the rules fail on it ({cause}); please report its text")


_worker: _Worker | None = None
_made_for: tuple[Path | None, frozenset[str]] | None = None


def _start(rules: Path | None, about: set[str]) -> None:
    """Makes this process's worker, unless it was forked from one that has the same."""
    global _worker, _made_for
    key = (rules, frozenset(about))
    if _made_for != key:
        _worker, _made_for = _Worker(rules, about), key


def _work(batch: Sequence[Article]) -> Chunk:
    assert _worker is not None  # _start ran in this process
    return _worker.work(batch)
