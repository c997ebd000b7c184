"""`run`: articles in, `facts.*` out, compared with gold where there is a gold file."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline import arithmetic, report
from pipeline.compare import Comparison, compare
from pipeline.correction import COLUMNS as CORRECTION_COLUMNS
from pipeline.correction import NAME as CORRECTIONS
from pipeline.correction import Correction, unknown_article
from pipeline.correction import read as read_corrections
from pipeline.engine import Engine, Extra, Intake, Pool
from pipeline.errors import ArticleError, GoldError, UsageError
from pipeline.fact import TYPES, Fact
from pipeline.formats import gold as gold_file
from pipeline.formats import manifest
from pipeline.formats.account import Account
from pipeline.formats.arrow import table_schema
from pipeline.formats.facts import hold_facts
from pipeline.formats.outputs import BASELINE, LEDGER, Outputs, kept_files, needed, outputs
from pipeline.formats.parts import writing
from pipeline.formats.read import sources
from pipeline.formats.tables import DEFAULT, FILES
from pipeline.page import Page, PageFile
from pipeline.rulebook import Rulebook, load
from pipeline.work import SHOWN, Chunk, Task

COMPARISON, REPORT, PAGE = "comparison.csv", "report.md", "report.html"
IN_PROCESS = Pool()
PAGE_ARTICLES = 5_000
"""Where nobody asks for the page it is written up to here: a browser holds it, and nobody looks through more."""
TABLES = (*(format_.name for format_ in FILES.values()), BASELINE, COMPARISON, PAGE, manifest.NAME) + tuple(
    f"{name}{suffix}" for name in LEDGER for suffix in (".parquet", ".csv")
)
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
    page: bool = False
    """Whether `report.html` was written."""
    shown: list[Fact] = field(default_factory=list)
    """A few quantities, to show what was found."""
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    """Files in the output folder that somebody edited, with the names under which they are kept."""

    corrected: Counter[str] = field(default_factory=Counter)
    """How many corrections were applied, by action."""
    misfits: list[str] = field(default_factory=list)
    """Corrections that fit nothing, each with the nearest place."""
    checks: list[arithmetic.Row] = field(default_factory=list)
    """The statements that could be reckoned, as rows of `checks.csv`."""
    ids: set[str] = field(default_factory=set)
    """The articles, where there are corrections."""
    judged: list[Fact] = field(default_factory=list)
    """The facts of the articles that gold is about, as the rules found them."""
    bodies: dict[str, str] = field(default_factory=dict)
    """The texts of these articles, by id."""
    told: Sequence[str] = ()
    """What the engine tells of its work."""

    def add(self, chunk: Chunk) -> None:
        """Counts what one chunk gave."""
        self.articles += chunk.articles
        self.facts.update(chunk.types)
        self.rules.update(chunk.rules)
        self.left_out += chunk.failed
        self.corrected.update(chunk.corrected)
        self.misfits += chunk.misfits
        self.checks += chunk.checks
        self.judged += chunk.judged
        self.bodies.update(chunk.bodies)
        self.ids.update(chunk.ids)
        self.shown = (self.shown + chunk.shown)[:SHOWN]


def run(
    paths: Sequence[Path], output: Path, *, formats: Sequence[str] = DEFAULT, page: bool | None = None,
    gold: Path | None = None, corrections: Path | None = None, rules: Path | None = None,
    columns: Mapping[str, str] | None = None, progress: Callable[[int], None] = lambda done: None,
    engine: Engine = IN_PROCESS, extra: Extra | None = None,
) -> Summary:  # fmt: skip
    """Reads *paths*, applies *corrections*, writes *formats* into *output*, compares what the rules found with *gold*.

    Both files are looked for in *paths* where they are not given. *page*: whether to write `report.html`, None: up to
    PAGE_ARTICLES articles; *columns*: which key of the input fills a column; *progress* hears of each article;
    *engine* does the work, *extra* adds files of its own. Raises UsageError and other FaktaErrors. A run that finds
    nothing keeps the tables of one that found something.
    """
    summary = Summary()
    _check_folder(output)
    files = sources(paths, apart_from=[output / name for name in TABLES] + kept_files(output), account=summary.account)
    gold, wanted = _gold_of(paths, gold)
    book = load(rules)
    pages = {None: PAGE_ARTICLES, False: 0, True: None}[page]
    decided = _corrections_of(paths, corrections)
    about = frozenset(row.doc_id for row in wanted)
    task = Task(rules, about, needed((*formats, *engine.keeps)), pages, tuple(decided))
    with suppress(_NothingNew), outputs(output, formats, rulebook=book, articles=paths) as tables:
        look = _Look(tables, output, pages)
        for chunk in engine.chunks(Intake(files, columns or {}, summary.account, summary.left_out), task, book):
            summary.add(chunk)
            tables.add(chunk.encoded)
            look.add(chunk.blocks, summary.articles)
            progress(summary.articles)
        _check(paths, decided, wanted, summary)  # before the files take their places: an error leaves the old ones
        summary.kept = not summary.facts.total() and hold_facts(output)
        if summary.kept or not summary.articles:
            raise _NothingNew
        summary.comparison = compare(summary.judged, wanted) if gold else None
        _write_findings(tables, output, summary, book)
        summary.page = look.close(book, summary, decided, extra.write(tables, book) if extra else {})
    summary.set_aside = tables.set_aside
    summary.told = engine.close()
    return summary


def _gold_of(paths: Sequence[Path], gold: Path | None) -> tuple[Path | None, list[gold_file.GoldFact]]:
    """The gold file that is given, or else lies in one of *paths*, and its rows."""
    gold = gold or next((path / gold_file.NAME for path in paths if (path / gold_file.NAME).is_file()), None)
    return gold, gold_file.read(gold) if gold else []


def _corrections_of(paths: Sequence[Path], corrections: Path | None) -> list[Correction]:
    """The corrections that are given, or else lie in the folders among *paths*, or beside the files among them."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    files = [corrections] if corrections else [folder / CORRECTIONS for folder in folders]
    return [row for path in files if corrections or path.is_file() for row in read_corrections(path)]


def _check_folder(output: Path) -> None:
    with writing(output):
        if output.exists() and not output.is_dir():
            raise UsageError(f"{output}: is a file; --output takes a folder")


def _check(
    paths: Sequence[Path], decided: Iterable[Correction], wanted: Iterable[gold_file.GoldFact], summary: Summary
) -> None:
    """Refuses paths in which there was nothing to read, nor anything to leave out, and gold that is not about it.

    Notes corrections of no article.
    """
    if not summary.articles and not summary.left_out:
        raise UsageError("no article in " + ", ".join(map(str, paths)))
    if any(path.is_dir() for path in paths):  # beside single files there are corrections of others too
        summary.misfits += [unknown_article(row, summary.ids) for row in decided if row.doc_id not in summary.ids]
    _check_gold(wanted, summary)


def _check_gold(wanted: Iterable[gold_file.GoldFact], summary: Summary) -> None:
    """Refuses gold that does not stand in its article, or is about an article that is not there."""
    for row in wanted:
        if row.doc_id in summary.bodies:
            gold_file.check_against(row, summary.bodies[row.doc_id])
        elif not summary.left_out:  # else it may be that one, and its facts are missed
            raise GoldError(f"{row.cells['_place']}: no article has the id {row.doc_id!r}")


class _NothingNew(Exception):
    """Leaves the tables of the run before where they are."""


def _write_findings(tables: Outputs, output: Path, summary: Summary, book: Rulebook) -> None:
    """What was reckoned, and the comparison with gold, as tables and a report; without gold, an old comparison goes."""
    if summary.checks:
        tables.text(arithmetic.NAME, arithmetic.written_csv(summary.checks))
        tables.describe(arithmetic.NAME, table_schema(arithmetic.CHECKS))
    if not summary.comparison:
        _remove_comparison(output)
        return
    names = [rule.id for rule in book.rules if rule.type in TYPES]
    rule_table = report.by_rule(summary.comparison, summary.rules, names)
    tables.text(COMPARISON, report.errors_csv(summary.comparison))
    tables.text(REPORT, report.markdown(summary.comparison, summary.articles, rule_table, summary.checks))


def _remove_comparison(output: Path) -> None:
    """Removes the comparison of a run without manifest, which is about other facts; files of another hand stay."""
    ours = manifest.known(output)
    for path, beginning in ((output / COMPARISON, ",".join(report.MISTAKE_HEAD)), (output / REPORT, report.TITLE)):
        if path.is_file() and path.name not in ours:  # what the manifest knows goes with the run that made it
            with path.open("rb") as file:
                is_ours = file.read(len(beginning.encode())) == beginning.encode()
            if is_ours:
                path.unlink()


class _Look:
    """The page of a run, if there is to be one: of up to *limit* articles, None for any number."""

    def __init__(self, tables: Outputs, output: Path, limit: int | None) -> None:
        self._tables = tables
        self._output = output
        self._limit = limit
        with writing(output):
            self._page = None if limit == 0 else PageFile(tables.stream(PAGE))

    def add(self, blocks: bytes, articles: int) -> None:
        """Appends the blocks of a chunk; where there are more *articles* than anybody looks through, ends it."""
        if self._page and self._limit is not None and articles > self._limit:
            self._tables.drop(PAGE)
            self._page = None
        if self._page:
            with writing(self._output):
                self._page.add(blocks)

    def close(
        self, book: Rulebook, summary: Summary, decided: Sequence[Correction], findings: Mapping[str, object]
    ) -> bool:
        """Ends the page with rules, comparison, *findings* and what people *decided*; says whether there is one."""
        if not self._page:
            return False
        with writing(self._output):
            self._page.close(replace(_page(book, summary, decided), findings=findings))
        return True


def _page(book: Rulebook, summary: Summary, decided: Sequence[Correction]) -> Page:
    """What the page knows beside the articles."""
    rules = {rule.id: rule.why for rule in book.rules if rule.id in summary.rules}
    regions = {row["code"]: row["name"] for row in book.lexicon("regions") if row["level"] != "district"}
    rows = [[*map(str, row[:-1])] for row in decided]
    page = Page(rules, regions, correction_columns=CORRECTION_COLUMNS, corrections=rows)
    comparison = summary.comparison
    if not comparison:
        return page
    values = (report.SCORE_HEAD, report.score_lines(comparison))
    columns = (report.CONTEXT_HEAD, report.context_lines(comparison))
    mistakes = [{str(name): cell for name, cell in row.items()} for row in report.errors(comparison).to_dict("records")]
    return replace(page, whole=report.rows_line(comparison), scores=(values, columns), mistakes=mistakes)
