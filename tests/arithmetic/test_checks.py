"""What a run leaves of statements that can be reckoned: `checks.csv`, flags, and a part of the report."""

import csv
from pathlib import Path

import pytest

from pipeline.arithmetic import CHECKS, COLUMNS, checked, table
from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.formats.facts import read
from pipeline.route import Route
from pipeline.run import run

AGREES = "Ada 30 perahu atau 40 persen dari total 75 perahu."
DIFFERS = "Ada 30 perahu atau 50 persen dari total 75 perahu."


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "berita").mkdir()
    return tmp_path / "berita"


def test_checks_and_flags(folder: Path, tmp_path: Path):
    """Statements that do not agree come first, and only their facts are flagged."""
    (folder / "a.txt").write_text(AGREES, encoding="utf-8")
    (folder / "b.txt").write_text(DIFFERS, encoding="utf-8")

    run([folder], tmp_path / "out", formats=["csv"])

    checks = lines(tmp_path / "out" / "checks.csv")
    assert tuple(checks[0]) == COLUMNS
    assert [(row["doc_id"], row["holds"], row["implied_low"]) for row in checks] == [
        ("b", "false", "40"), ("a", "true", "40"),
    ]  # fmt: skip
    assert (checks[0]["texts"], checks[0]["size"], checks[1]["size"]) == ("30;50 persen;75", "clear", "")
    flags = {(row["doc_id"], row["flags"]) for row in lines(tmp_path / "out" / "facts.csv")}
    assert flags == {("a", ""), ("b", "implausible")}


def test_report_lists_what_differs(folder: Path, tmp_path: Path):
    """`report.md` has the statements that do not agree, and no part for them where all agree."""
    (folder / "a.txt").write_text(DIFFERS, encoding="utf-8")
    (folder / "gold.csv").write_text(
        "doc_id,type,start,end,text,value,unit\na,count,4,6,30,30,perahu\n", encoding="utf-8"
    )
    run([folder], tmp_path / "out")
    assert "Numbers that do not agree (1)" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")

    (folder / "a.txt").write_text(AGREES, encoding="utf-8")
    run([folder], tmp_path / "out")
    assert "do not agree" not in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


def test_no_statement_no_file(folder: Path, tmp_path: Path):
    """A run without such statements has no table of them, and takes away that of the run before."""
    (folder / "a.txt").write_text(AGREES, encoding="utf-8")
    run([folder], tmp_path / "out", formats=["csv"])
    assert (tmp_path / "out" / "checks.csv").is_file()

    (folder / "a.txt").write_text("Ada 30 perahu.", encoding="utf-8")
    run([folder], tmp_path / "out", formats=["csv"])
    assert not (tmp_path / "out" / "checks.csv").exists()


def test_table_from_the_table_of_facts(route: Route, folder: Path, tmp_path: Path):
    """Facts read back and the texts of their articles give the checks of the run, as a table with types."""
    texts = {"a": AGREES, "b": "Ada 9.380 laporan, yang meliputi 8.991 laporan warga dan 388 laporan kapal."}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run([folder], tmp_path / "out", formats=["csv", "parquet"])
    facts = [fact._replace(flags=None) for fact in read(tmp_path / "out" / "facts.parquet")]

    found = table(checked(reversed(facts), texts, route.rulebook))

    assert found.schema == CHECKS
    by_run = lines(tmp_path / "out" / "checks.csv")
    assert [(row["doc_id"], row["rule"]) for row in by_run] == [
        (row["doc_id"], row["rule"]) for row in found.to_pylist()
    ]
    first = found.to_pylist()[0]
    assert (first["size"], first["spans"], first["implied_low"]) == ("small", [4, 33, 57], 9379.0)
    with pytest.raises(UsageError, match="no article has the id 'b'"):
        checked(facts, {"a": AGREES}, route.rulebook)


def test_open_ends_are_empty(route: Route):
    """What has no upper end has an empty cell there."""
    text = "Ada lebih dari 30 perahu atau 60 persen dari total 75 perahu."

    (row,) = checked(route.facts(Article("a", text)), {"a": text}, route.rulebook)

    assert (row.implied_low, row.implied_high, row.size) == (40, None, None)
