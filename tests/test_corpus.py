"""The project's corpus against its gold: the bar that the project sets itself."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pipeline import report
from pipeline.compare import Comparison, Pair, compare
from pipeline.fact import BASES, BOUNDS, FLAGS, QUANTITIES, STATISTICS
from pipeline.formats import facts as fact_tables
from pipeline.formats import gold as gold_file
from pipeline.formats.read import articles, sources
from pipeline.run import Summary, run

SEED = "antara-sulteng-jamsostek-2023"


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The corpus."""
    return root / "corpus"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the run writes."""
    return tmp_path_factory.mktemp("outputs")


@pytest.fixture(scope="module")
def summary(folder: Path, output: Path) -> Summary:
    """One run over the corpus."""
    return run([folder], output)


def mistakes(comparison: Comparison) -> str:
    """Every mistake, one a line, for the message of a failing test."""
    rows = report.errors(comparison).itertuples(index=False)
    return "\n".join(
        f"{row.kind} {row.type} {row.doc_id}:{row.start} {row.text!r}: found {row.found!r}, gold {row.gold!r}"
        for row in rows
    )


def test_value_of_all(summary: Summary):
    """Over all types the value F1 is 0.98 or better."""
    score = summary.comparison.scores["all"]["value"]

    assert score.f1 >= 0.98, (
        f"{score.correct} right, {score.found} found, {score.gold} in gold\n{mistakes(summary.comparison)}"
    )


@pytest.mark.parametrize("type_", ["money", "percent", "count", "measure", "official", "region"])
def test_value_of_each_type(summary: Summary, type_: str):
    """No type falls behind: the value F1 of each is 0.95 or better."""
    score = summary.comparison.scores[type_]["value"]

    assert score.f1 >= 0.95, f"{score.correct} right, {score.found} found, {score.gold} in gold"


CONTEXT = {
    "source": ((475, 485), (1059, 1074)),
    "source_role": ((439, 459), (1040, 1074)),
    "source_org": ((426, 430), (1064, 1074)),
    "period": ((199, 207), (1046, 1074)),
    "region_code": ((621, 645), (1003, 1074)),
    "metric": ((637, 665), (683, 717)),
    "basis": ((28, 29), (1073, 1074)),
    "statistic": ((35, 36), (1072, 1074)),
    "share_of": ((31, 31), (563, 564)),
    "status": ((1050, 1074), (1050, 1074)),
    "change": ((95, 97), (1070, 1074)),
    "bound": ((1073, 1074), (1073, 1074)),
    "quoted": ((207, 207), (1074, 1074)),
    "per": ((104, 105), (1073, 1074)),
}
"""Per column the quantities that are right, of those for which gold requires the column and of all that were found."""
OFFICIALS = ((60, 61), (122, 126))
"""The same for the `region_code` of officials."""

FLAGGED = ((49, 50), (1578, 1579))
"""The same for the `flags` of all facts."""


Judged = list[tuple[Pair, bool, bool]]
"""Pairs, whether each is right in a column, and whether gold requires the column of it."""


def judged(pairs: Iterable[Pair], column: str, is_right: Callable[[Pair, str], bool]) -> Judged:
    """What *pairs* hold in *column*."""
    return [(pair, is_right(pair, column), "" not in pair.gold.readings(column)) for pair in pairs]


def quantities(comparison: Comparison, column: str) -> list[Pair]:
    """The quantities that were found and are scored on *column*; the metric of a count is its unit."""
    types = QUANTITIES - {"count"} if column == "metric" else QUANTITIES
    return [pair for pair in comparison.pairs if pair.fact.type in types]


def scored_right(pair: Pair, column: str) -> bool:
    """Whether the comparison counts a context column as right."""
    return column not in pair.context


def reads(pair: Pair, column: str) -> bool:
    """Whether a fact holds one of gold's readings, but for case and white space."""
    return plain(cell(getattr(pair.fact, column))) in map(plain, pair.gold.readings(column))


def cell(value: object) -> str:
    """A value as gold writes it."""
    return "" if value is None else str(value)


def plain(text: str) -> str:
    """*text* in lower case, with one space between words."""
    return " ".join(text.lower().split())


def stated(pair: Pair, column: str) -> str:
    """One mistake, for the message of a failing test; of a period its two dates."""
    columns = ("period_start", "period_end") if column == "period" else (column,)
    found = " to ".join(cell(getattr(pair.fact, name)) for name in columns)
    gold = " to ".join(pair.gold.cells.get(name, "") for name in columns)
    return f"{pair.gold.doc_id}:{pair.gold.start} {pair.gold.type} {pair.gold.text!r}: found {found!r}, gold {gold!r}"


def holds_floors(judged: Judged, column: str, floors: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Fails, with every mistake, where fewer facts are right than *floors* say."""
    required = [(pair, right, needed) for pair, right, needed in judged if needed]
    listed = "\n".join(stated(pair, column) for pair, right, _ in judged if not right)
    for name, some, (floor, of) in zip(("required", "all"), (required, judged), floors, strict=True):
        count = sum(right for _, right, _ in some)
        assert count >= floor, f"{column}, {name}: {count} of {len(some)} right, at least {floor} of {of}\n{listed}"


@pytest.mark.parametrize("column", CONTEXT)
def test_context_of_quantities(summary: Summary, column: str):
    """No context column falls behind what was right before, neither where gold requires it nor over all quantities."""
    is_right = reads if column == "source_role" else scored_right
    pairs = quantities(summary.comparison, column)

    holds_floors(judged(pairs, column, is_right), column, CONTEXT[column])


def test_jurisdiction_of_officials(summary: Summary):
    """Nor does the region of an official's office."""
    officials = [pair for pair in summary.comparison.pairs if pair.fact.type == "official"]

    holds_floors(judged(officials, "region_code", reads), "region_code", OFFICIALS)


def test_flags_of_facts(summary: Summary):
    """Nor do the flags of any fact."""
    holds_floors(judged(summary.comparison.pairs, "flags", scored_right), "flags", FLAGGED)


def test_seed_is_perfect(summary: Summary, folder: Path, output: Path):
    """In the article that the project was created from every fact is right, and nothing else is found."""
    facts = [fact for fact in fact_tables.read(output / "facts.parquet") if fact.doc_id == SEED]
    comparison = compare(facts, [row for row in gold_file.read(folder / "gold.csv") if row.doc_id == SEED])

    assert comparison.scores["all"]["value"].gold == 30
    assert {measure: score.f1 for measure, score in comparison.scores["all"].items()} == {
        "span": 1,
        "overlap": 1,
        "value": 1,
    }, mistakes(comparison)


def test_every_article_is_read(summary: Summary, folder: Path):
    """Every article of the corpus is read, and each has gold."""
    assert summary.left_out == []
    assert summary.articles == len(list(folder.rglob("*.txt")))
    assert {article.id for article in articles(sources([folder]))} == {
        row.doc_id for row in gold_file.read(folder / "gold.csv")
    }


@pytest.mark.parametrize(
    ("column", "known"), [("bound", BOUNDS), ("basis", BASES), ("statistic", STATISTICS), ("flags", FLAGS)]
)
def test_codes_of_gold_are_known(folder: Path, column: str, known: tuple[str, ...]):
    """Gold has no code that a fact cannot have, and each column is really annotated."""
    rows = gold_file.read(folder / "gold.csv")
    codes = {code for row in rows for reading in row.readings(column) for code in reading.split(";") if code}

    assert codes
    assert codes <= set(known)


def test_every_fact_stands_at_its_offsets(summary: Summary, folder: Path, output: Path):
    """Each row of the table can be traced to its characters, and its sentence holds it."""
    bodies = {article.id: article.text for article in articles(sources([folder]))}
    facts = list(fact_tables.read(output / "facts.parquet"))

    assert len(facts) == sum(summary.facts.values())
    assert [fact for fact in facts if bodies[fact.doc_id][fact.start : fact.end] != fact.text] == []
    assert [fact for fact in facts if fact.text not in fact.sentence or fact.sentence not in bodies[fact.doc_id]] == []
    assert len({fact.fact_id for fact in facts}) == len(facts)


def test_report_says_what_the_run_found(summary: Summary, output: Path):
    """The report has the scores, a row for each rule and each mistake."""
    text = (output / "report.md").read_text(encoding="utf-8")

    assert f"{summary.articles} articles read; {report.rows_line(summary.comparison)}." in text
    assert "| " + " | ".join(report.score_line("all", summary.comparison.scores["all"])) + " |" in text
    assert f"## Mistakes ({len(report.errors(summary.comparison))})" in text
