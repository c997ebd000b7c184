"""What a run leaves of statements that can be reckoned: `checks.csv`, flags, and a part of the report."""

import csv
from pathlib import Path

import pytest

from pipeline.arithmetic import COLUMNS
from pipeline.run import run

AGREES = "Ada 30 perahu atau 40 persen dari total 75 perahu."
DIFFERS = "Ada 30 perahu atau 50 persen dari total 75 perahu."


def table(path: Path) -> list[dict[str, str]]:
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

    checks = table(tmp_path / "out" / "checks.csv")
    assert tuple(checks[0]) == COLUMNS
    assert [(row["doc_id"], row["holds"], row["implied_low"]) for row in checks] == [
        ("b", "false", "40"), ("a", "true", "40"),
    ]  # fmt: skip
    assert checks[0]["texts"] == "30;50 persen;75"
    flags = {(row["doc_id"], row["flags"]) for row in table(tmp_path / "out" / "facts.csv")}
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
