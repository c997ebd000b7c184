"""A run as a whole: one bad article does not end it, and what stood there before is not lost to an empty one."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.formats import facts as fact_tables
from pipeline.route import LONGEST, MOST, Reading, Route, together

GOLD = "doc_id,type,start,end,text,value,unit\na,money,5,13,Rp5 juta,5000000,IDR\n"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that fail on every article which holds the word `rusak`."""
    read_all = Route.read_all

    def fail(self: Route, articles: Sequence[Article]) -> list[Reading]:
        if any("rusak" in article.text for article in articles):
            raise KeyError("Jakarta\nPusat")
        return read_all(self, articles)

    monkeypatch.setattr(Route, "read_all", fail)


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


def test_articles_are_read_alike_alone_and_together(route: Route, root: Path):
    """What one article says depends on no other that is read with it."""
    articles = [Article(path.stem, path.read_text(encoding="utf-8")) for path in sorted(root.glob("corpus/*.txt"))[:8]]
    together_read = route.read_all(articles)

    assert [reading.facts for reading in together_read] == [route.facts(article) for article in articles]
    assert sum(len(reading.facts) for reading in together_read) > 100


def test_few_articles_are_in_memory_at_once():
    """A batch ends at a number of articles, and before its text grows too long; one long article stands alone."""
    short, long = Article("a", "Dana cair."), Article("b", "x" * LONGEST)

    assert [len(batch) for batch in together([short] * (2 * MOST + 1))] == [MOST, MOST, 1]
    assert [[article.id for article in batch] for batch in together([short, long, short, short])] == [
        ["a"], ["b"], ["a", "a"]
    ]  # fmt: skip
    assert list(together([])) == []
