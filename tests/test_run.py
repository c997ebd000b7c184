"""A run as a whole: one bad article does not end it, and what stood there before is not lost to an empty one."""

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.fact import Fact
from pipeline.formats import facts as fact_tables
from pipeline.route import Route

GOLD = "doc_id,type,start,end,text,value,unit\na,money,5,13,Rp5 juta,5000000,IDR\n"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that fail on every article which holds the word `rusak`."""
    facts = Route.facts

    def fail(self: Route, article: Article) -> list[Fact]:
        if "rusak" in article.text:
            raise KeyError("Jakarta\nPusat")
        return facts(self, article)

    monkeypatch.setattr(Route, "facts", fail)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("jobs", [1, 2])
def test_article_that_breaks_a_rule(corpus, cli, tmp_path: Path, jobs: int):
    """It is named with its id and left out; all others are in the tables."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "b.txt": "Dana Rp6 juta rusak.", "c.txt": "Dana Rp7 juta."})
    outcome = cli("run", folder, "--output", tmp_path / "out", "--jobs", jobs)

    assert outcome.code == 3
    assert outcome.err.splitlines()[0] == (
        "article 'b': the rules fail on it (KeyError: 'Jakarta\\nPusat'); please report its text"
    )
    assert [fact.doc_id for fact in fact_tables.read(tmp_path / "out" / "facts.csv")] == ["a", "c"]


@pytest.mark.usefixtures("broken")
def test_broken_article_that_gold_is_about(corpus, cli, tmp_path: Path):
    """Its facts count as missed; the run goes on."""
    folder = corpus({"a.txt": "Dana Rp5 juta rusak.", "b.txt": "Dana Rp6 juta.", "gold.csv": GOLD})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 3
    assert "whole rows right: 0 of 1" in outcome.out
    assert outcome.err.startswith("article 'a': the rules fail on it")


@pytest.mark.parametrize("content", ["", "Tidak ada angka di sini."])
def test_empty_tables_do_not_replace_full_ones(corpus, cli, tmp_path: Path, content: str):
    """A run that finds nothing says so and leaves the tables of the run before."""
    out = tmp_path / "out"
    cli("run", corpus({"a.txt": "Dana Rp5 juta cair."}, "one"), "--output", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    outcome = cli("run", corpus({"a.txt": content}, "two"), "--output", out)

    assert (outcome.code, outcome.out) == (3, "")
    assert f"no fact found; what stands in {out} stays as it was" in outcome.err
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_empty_tables_replace_empty_ones(corpus, cli, tmp_path: Path):
    """Articles without facts give tables without rows, again and again."""
    folder = corpus({"a.txt": "Tidak ada angka di sini."})

    assert [cli("run", folder, "--output", tmp_path / "out").code for _ in range(2)] == [0, 0]
    assert list(fact_tables.read(tmp_path / "out" / "facts.csv")) == []


def test_comparison_of_other_articles_goes(corpus, cli, tmp_path: Path):
    """A run without gold removes the comparison of a run before, and nothing that somebody else wrote."""
    out = tmp_path / "out"
    cli("run", corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": GOLD}, "one"), "--output", out)
    assert (out / "comparison.csv").exists()
    (out / "report.md").write_text("# Catatan saya\n")
    cli("run", corpus({"a.txt": "Dana Rp6 juta cair."}, "two"), "--output", out)

    assert not (out / "comparison.csv").exists()
    assert [path.read_text() for path in out.glob("report*.md")] == ["# Catatan saya\n"]
