"""`run`: articles in, `facts.*` out, compared with gold where there is a gold file."""

import gc
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from pipeline.formats import manifest
from pipeline.formats.account import Account
from pipeline.formats.facts import hold_facts
from pipeline.formats.outputs import BASELINE, Outputs, needed, outputs
from pipeline.formats.read import articles, sources
from pipeline.formats.tables import DEFAULT, FORMATS, encoded
from pipeline.route import Route
from pipeline.rulebook import Rulebook, load

CHUNK = 100
"""Articles that a worker takes at once: moving them costs little beside reading them."""

COMPARISON, REPORT = "comparison.csv", "report.md"
TABLES = (*(format_.name for format_ in FORMATS.values()), BASELINE, COMPARISON, manifest.NAME)
"""What a run leaves in its folder that could be read as collections of articles."""


@dataclass(slots=True)
class Summary:
    """What one run did."""

    articles: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    left_out: list[ArticleError] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    kept: bool = False
    """Whether the tables of a run before were kept, because this one found no fact."""
    comparison: Comparison | None = None
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    """Files in the output folder that somebody edited, with the names under which they are kept."""

    def add(self, chunk: "Chunk") -> None:
        """Counts what one chunk gave."""
        self.articles += chunk.articles
        self.facts.update(chunk.types)
        self.rules.update(chunk.rules)
        self.left_out += chunk.failed


def run(
    paths: Sequence[Path], output: Path, *, formats: Sequence[str] = DEFAULT, gold: Path | None = None,
    rules: Path | None = None, jobs: int = 1, columns: Mapping[str, str] | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Summary:  # fmt: skip
    """Reads *paths*, writes *formats* into *output*, compares with *gold* (default: `gold.csv` in *paths*).

    *columns* says which key of the input fills a column; *progress* is called with the number of articles done.
    Raises UsageError, RuleError or GoldError; articles that cannot be read, or at which a rule fails, are in the
    summary's `left_out`. A run that finds nothing keeps the tables of a run that found something.
    """
    summary = Summary()
    files = sources(paths, apart_from=[output / name for name in TABLES], account=summary.account)
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; --output takes a folder")
    gold, wanted = _gold_of(paths, gold)
    book = load(rules)
    task = Task(rules, frozenset(row.doc_id for row in wanted), needed(formats))
    judged, bodies = [], {}
    with suppress(_NothingNew), outputs(output, formats, rulebook=book) as tables:
        read = _good(articles(files, summary.account, columns), summary)
        for chunk in _chunks(read, task, book, jobs):
            tables.add(chunk.encoded)
            summary.add(chunk)
            judged += chunk.judged
            bodies.update(chunk.bodies)
            progress(summary.articles)
        if not summary.articles and not summary.left_out:
            raise UsageError("no article in " + ", ".join(map(str, paths)))
        _check_gold(wanted, bodies, summary)  # before the files take their places: an error leaves the old ones
        summary.kept = not summary.facts.total() and hold_facts(output)
        if summary.kept or not summary.articles:
            raise _NothingNew
        if gold:
            summary.comparison = compare(judged, wanted)
        _write_comparison(tables, output, summary, book)
    summary.set_aside = tables.set_aside
    return summary


def _gold_of(paths: Sequence[Path], gold: Path | None) -> tuple[Path | None, list[gold_file.GoldFact]]:
    """The gold file that is given, or else lies in one of *paths*, and its rows."""
    gold = gold or next((path / gold_file.NAME for path in paths if (path / gold_file.NAME).is_file()), None)
    return gold, gold_file.read(gold) if gold else []


def _check_gold(wanted: Iterable[gold_file.GoldFact], bodies: Mapping[str, str], summary: Summary) -> None:
    """Refuses gold that does not stand in its article, or is about an article that is not there."""
    for row in wanted:
        if row.doc_id in bodies:
            gold_file.check_against(row, bodies[row.doc_id])
        elif not summary.left_out:  # else it may be that one, and its facts are missed
            raise GoldError(f"{row.cells['_place']}: no article has the id {row.doc_id!r}")


class _NothingNew(Exception):
    """Leaves the tables of the run before where they are."""


def _write_comparison(tables: Outputs, output: Path, summary: Summary, book: Rulebook) -> None:
    """The comparison of this run with gold, as a table and as a report; without gold, an old one goes."""
    if not summary.comparison:
        _remove_comparison(output)
        return
    names = [rule.id for rule in book.rules if rule.type in TYPES]
    rule_table = report.by_rule(summary.comparison, summary.rules, names)
    tables.text(COMPARISON, report.errors(summary.comparison).to_csv(index=False, lineterminator="\n"))
    tables.text(REPORT, report.markdown(summary.comparison, summary.articles, rule_table))


def _remove_comparison(output: Path) -> None:
    """Removes the comparison of a run without manifest, which is about other facts; files of another hand stay."""
    ours = manifest.known(output)
    for path, beginning in ((output / COMPARISON, ",".join(report.MISTAKE_HEAD)), (output / REPORT, report.TITLE)):
        if path.is_file() and path.name not in ours:  # what the manifest knows goes with the run that made it
            with path.open("rb") as file:
                is_ours = file.read(len(beginning.encode())) == beginning.encode()
            if is_ours:
                path.unlink()


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker has to know: the rules, the articles that gold is about, the formats to encode in."""

    rules: Path | None
    about: frozenset[str]
    formats: tuple[str, ...]


@dataclass(slots=True)
class Chunk:
    """The encoded facts of some articles; facts and bodies of those that gold is about come along."""

    encoded: Mapping[str, bytes]
    articles: int
    types: Counter[str]
    rules: Counter[str]
    judged: list[Fact]
    bodies: dict[str, str]
    failed: list[ArticleError]


def _chunks(read: Iterator[Article], task: Task, book: Rulebook, jobs: int) -> Iterator[Chunk]:
    """Chunks in the order of the articles, made here or by *jobs* processes."""
    batches = _batches(read)
    if jobs <= 1:
        worker = _Worker(task, book)
        for batch in batches:
            yield worker.work(batch)
        return
    # A forked worker has the compiled rules already; where the system cannot fork, each compiles its own.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    _start(task)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _start, (task,)) as pool:
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

    def __init__(self, task: Task, book: Rulebook) -> None:
        self._route = Route(book)
        self._about = task.about
        self._formats = task.formats
        gc.freeze()  # rules and lexicons live as long as the process; collecting garbage need not visit them
        gc.disable()  # what is left in cycles goes between two chunks, when little lives that has to be visited

    def work(self, batch: Sequence[Article]) -> Chunk:
        """The facts of *batch*, encoded; an article that a rule or an encoder fails on is left out."""
        gc.collect(0)
        read = [(article, self._facts(article)) for article in batch]
        good = [(article, found) for article, found in read if not isinstance(found, ArticleError)]
        failed = [found for _, found in read if isinstance(found, ArticleError)]
        facts = [fact for _, found in good for fact in found]
        judged = [fact for fact in facts if fact.doc_id in self._about] if self._about else []
        bodies = {article.id: article.text for article, _ in good if article.id in self._about} if self._about else {}
        types, rules = Counter(fact.type for fact in facts), Counter(fact.rule for fact in facts)
        return Chunk(encoded(facts, self._formats), len(good), types, rules, judged, bodies, failed)

    def _facts(self, article: Article) -> list[Fact] | ArticleError:
        """The facts of *article*; whatever is raised on the way is that one article's error, not the end of the run."""
        try:
            return self._route.facts(article)
        except Exception as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            return ArticleError(f"article {article.id!r}", f"the rules fail on it ({cause}); please report its text")


_worker: _Worker | None = None
_made_for: Task | None = None


def _start(task: Task) -> None:
    """Makes this process's worker, unless it was forked from one that has the same."""
    global _worker, _made_for
    if _made_for != task:
        _worker, _made_for = _Worker(task, load(task.rules)), task


def _work(batch: Sequence[Article]) -> Chunk:
    assert _worker is not None  # _start ran in this process
    return _worker.work(batch)
