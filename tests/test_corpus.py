"""The project's corpus against its gold: the bar that the project sets itself."""

from pathlib import Path

import pytest

from pipeline import report
from pipeline.compare import Comparison, compare
from pipeline.fact import BASES, BOUNDS, FLAGS, STATISTICS
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
