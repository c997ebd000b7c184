"""What a ledger is made of: tables and folders as people leave them."""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.across import inputs
from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.formats import manifest
from pipeline.formats.arrow import as_text
from pipeline.formats.facts import read
from pipeline.route import Route
from pipeline.run import run

FIGURES = "articles: 8, copies: 1, entries in ≥ 2 articles: 3, findings: 3"


def test_articles_of_the_run_are_found(plain_run: Path, articles: Path):
    """The manifest tells where the articles are; their texts are those of the files, and nothing is noted."""
    given = inputs(plain_run)

    assert (given.notes, given.is_of_sentences) == ([], False)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in articles.glob("*.txt")}
    assert {article.id for article in given.articles} == texts.keys()
    assert all(article.text.strip() in texts[article.id] for article in given.articles)


@pytest.mark.parametrize("name", ["facts.parquet", "facts.csv", "facts.jsonl"])
def test_every_table_of_facts_will_do(cli, folder: Path, name: str):
    """A table in any format that is read back gives the same ledger."""
    outcome = cli("ledger", folder / name, "--output", folder / "out")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == FIGURES


def test_old_run_without_manifest(cli, plain_run: Path, tmp_path: Path):
    """A table alone gives a ledger of its sentences, and says so in a line, on the terminal and in findings.md."""
    shutil.copy(plain_run / "facts.csv", tmp_path)
    outcome = cli("ledger", tmp_path)

    assert outcome.code == 0
    assert outcome.err == (
        "note: 8 of 8 articles are not found (gema-banjir-1, gema-banjir-2, gema-emas-11, …); the sentences of their "
        "facts stand in\n"
    )
    assert outcome.out.splitlines()[0] == FIGURES
    assert "kalimat di tabel fakta menggantikannya" in (tmp_path / "findings.md").read_text(encoding="utf-8")
    assert "](<report.html" not in (tmp_path / "findings.md").read_text(encoding="utf-8")


def test_sentences_stand_where_they_stood(plain_run: Path, tmp_path: Path):
    """Every fact stands at its offsets in what stands in for its article."""
    shutil.copy(plain_run / "facts.parquet", tmp_path)
    given = inputs(tmp_path)
    texts = {article.id: article.text for article in given.articles}

    assert given.facts
    assert [fact for fact in given.facts if texts[fact.doc_id][fact.start : fact.end] != fact.text] == []


def test_article_edited_since(cli, articles: Path, tmp_path: Path):
    """An article that no longer holds its facts is told from one that does; the sentences of its facts stand in."""
    corpus = Path(shutil.copytree(articles, tmp_path / "corpus"))
    run([corpus], tmp_path / "out")
    path = corpus / "gema-banjir-2.txt"
    path.write_text(path.read_text("utf-8").replace("Warga Desa Tuwa", "Para warga Desa Tuwa"), encoding="utf-8")
    given = inputs(tmp_path / "out")

    assert given.notes == [
        "1 of 8 articles were edited since the run (gema-banjir-2); the sentences of their facts stand in"
    ]
    assert cli("ledger", tmp_path / "out").out.splitlines()[0] == FIGURES


def test_facts_edited_since(cli, folder: Path):
    """What somebody wrote into the table counts, and a line says so; the table stays as it is and is still known."""
    for name in ("facts.parquet", "facts.jsonl"):
        (folder / name).unlink()
    table = folder / "facts.csv"
    table.write_text(table.read_text("utf-8").replace(",86400000000000,", ",86400000000,"), encoding="utf-8")
    edited = table.read_bytes()
    outcome = cli("ledger", folder)

    note = f"note: {table} was edited since the run that made it; the ledger is that of the edited rows\n"
    assert outcome.err == note
    assert outcome.out.splitlines()[0].endswith("findings: 2")
    assert table.read_bytes() == edited
    assert manifest.edited(folder, "facts.csv", manifest.known(folder))


def test_row_that_stands_twice(cli, folder: Path):
    """A row that is there twice is one fact, and is told; two different rows of one id are refused, both named."""
    for name in ("facts.parquet", "facts.jsonl"):
        (folder / name).unlink()
    table = folder / "facts.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    twice = cli("ledger", folder)
    table.write_text("".join([*lines, lines[1].replace("Tuwa", "Tuva")]), encoding="utf-8")
    differing = cli("ledger", folder)

    assert twice.code == 0
    assert f"note: 1 rows of {table} stand there twice; they are taken once\n" in twice.err
    assert twice.out.splitlines()[0] == FIGURES
    assert differing.code == 2
    assert "two different rows have the fact_id 'f" in differing.err


def test_folder_of_another_hand(cli, plain_run: Path, tmp_path: Path):
    """Files that no run wrote are kept under other names, a Data Package of somebody's own among them."""
    package = {"name": "milik-saya", "resources": [{"path": "catatan.txt", "hash": "sha256:0"}]}
    own = {"findings.md": "Catatan saya\n", "ledger.csv": "a\n", "facts.db": "x", manifest.NAME: json.dumps(package)}
    out = tmp_path / "out"
    out.mkdir()
    for name, text in {**own, "catatan.txt": "x"}.items():
        (out / name).write_text(text, encoding="utf-8")
    outcome = cli("ledger", plain_run, "--output", out, "--formats", "csv,db")

    assert outcome.code == 0
    assert (out / "catatan.txt").read_text(encoding="utf-8") == "x"
    for name, text in own.items():
        stem, _, suffix = name.partition(".")
        assert (out / f"{stem}.edited-1.{suffix}").read_text(encoding="utf-8") == text
        assert f"{name} is not as a run left it; it is kept as" in outcome.err
    again = cli("ledger", plain_run, "--output", out)
    assert (again.code, again.err) == (0, "")
    assert not (out / "ledger.csv").exists()


def test_what_failed_leaves_all_as_it_was(cli, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """A disk that is full while the tables are written leaves the files of the run, and none of the ledger."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr("pipeline.across.files.join", full)
    outcome = cli("ledger", folder, "--formats", "db")

    assert outcome.code == 2
    assert "No space left on device" in outcome.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_run_after_a_ledger_takes_it_away(cli, articles: Path, folder: Path):
    """The tables of a ledger tell the facts of their run: one without a ledger leaves none of them."""
    cli("ledger", folder, "--formats", "csv,db")
    cli("run", articles, "--output", folder)

    assert sorted(path.name for path in folder.iterdir()) == [
        "checks.csv", "datapackage.json", "facts.csv", "facts.jsonl", "facts.parquet", "report.html"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "holds no facts.parquet, facts.jsonl, facts.csv; `run` writes them"),
        ({"facts.csv": "a,b\n1,2\n"}, "lacks the column doc_id"),
    ],
)
def test_what_is_no_table_of_facts(cli, tmp_path: Path, files: dict[str, str], message: str):
    """A folder without facts, and a table of something else, are refused with what would be right."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcome = cli("ledger", tmp_path)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


MOVED = "Sebanyak 3.127 warga Lembah Rawu mengungsi."
MADE = [
    ("no facts", [("a", "Nelayan melaut lagi."), ("b", "Harga turun.")]),
    ("one article", [("a", "Ada 30 perahu dan Rp5 juta.")]),
    ("no dates", [("a", MOVED), ("b", MOVED)]),
    ("the same text twice", [("a", "Ada 45 perahu."), ("a~2", "Ada 45 perahu.")]),
]


@pytest.mark.parametrize("texts", [pytest.param(texts, id=name) for name, texts in MADE])
def test_small_archives(cli, corpus, tmp_path: Path, texts: Sequence[tuple[str, str]]):
    """Few articles, none with a fact, none with a day: all files are written, each quantity has its link."""
    folder = corpus({f"{name}.txt": text for name, text in texts})
    outcome = cli("run", folder, "--ledger", "--formats", "csv,parquet,db", "--output", tmp_path / "out")
    again = cli("ledger", tmp_path / "out", "--formats", "csv,db")

    assert (outcome.code, again.code, again.err) == (0, 0, "")
    assert f"articles: {len(texts)}, " in outcome.out
    links = pq.read_table(tmp_path / "out" / "links.parquet")
    quantities = [fact for fact in read(tmp_path / "out" / "facts.parquet") if fact.bound]
    assert sorted(links["fact_id"].to_pylist()) == sorted(fact.fact_id for fact in quantities)


def test_ids_that_repeat_are_told_apart(cli, corpus, tmp_path: Path):
    """Two articles of one id in a sheet are two articles of the ledger, too."""
    folder = corpus({"a.csv": "id,isi\nx,Ada 45 perahu di Teluk Sula.\nx,Ada 46 perahu di Teluk Sula.\n"})
    outcome = cli("run", folder, "--ledger", "--output", tmp_path / "out")

    assert outcome.code == 0
    assert pq.read_table(tmp_path / "out" / "stories.parquet")["doc_id"].to_pylist() == ["x", "x~2"]


def test_corpus_named_from_elsewhere(monkeypatch: pytest.MonkeyPatch, articles: Path, tmp_path: Path):
    """Articles that a command named by a path of its own folder are found from the folder of the run."""
    shutil.copytree(articles, tmp_path / "berita")
    monkeypatch.chdir(tmp_path)
    run([Path("berita")], Path("hasil"))
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    assert inputs(tmp_path / "hasil").notes == []


def test_cells_of_text_files():
    """A list is joined with semicolons, a carriage return is a space."""
    assert [as_text(["a", 3]), as_text("a\rb"), as_text(False), as_text(2.5)] == ["a;3", "a b", "false", "2.5"]


def test_given_article_that_cannot_be_read(plain_run: Path, tmp_path: Path):
    """Articles that are named and are not there are wrong usage, unlike those that the manifest remembers."""
    with pytest.raises(UsageError, match="no such file or folder"):
        inputs(plain_run, [tmp_path / "tidak-ada"])


def test_long_sentence_is_cut_no_further(route: Route, tmp_path: Path, corpus):
    """A row quotes at most 2,000 characters of a sentence; what stands in holds them where they stood."""
    text = "Ada 5 kapal " + "dan jaring " * 400 + "serta 7 perahu."
    run([corpus({"a.txt": text})], tmp_path / "out")
    shutil.copy(tmp_path / "out" / "facts.parquet", tmp_path / "facts.parquet")
    (article,) = inputs(tmp_path / "facts.parquet").articles

    assert isinstance(article, Article)
    for fact in inputs(tmp_path / "facts.parquet").facts:
        assert article.text[fact.start : fact.end] == fact.text


def test_without_scipy(cli, folder: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """What ledgers are made with is asked for before anything is read or written."""
    monkeypatch.setitem(sys.modules, "scipy", None)
    outcomes = [cli("ledger", folder), cli("run", articles, "--ledger", "--output", tmp_path / "out")]

    assert [(outcome.code, outcome.err) for outcome in outcomes] == [
        (2, "error: a ledger needs the package scipy: pip install 'fakta[ledger]'\n")
    ] * 2
    assert not (folder / "findings.md").exists()


@pytest.mark.parametrize(
    ("change", "why"),
    [(lambda page: page.replace(b"use strict", b"use sloppy"), "is of another version of fakta"),
     (lambda page: page + b"<!-- -->", "was edited")],
)  # fmt: skip
def test_page_that_cannot_hold_findings(cli, folder: Path, change: Callable[[bytes], bytes], why: str):
    """A page of another version, or one that somebody edited, stays as it was, and a line says so."""
    page = change((folder / "report.html").read_bytes())
    (folder / "report.html").write_bytes(page)
    if "version" in why:  # as if a run had left it so
        text = (folder / manifest.NAME).read_text(encoding="utf-8")
        (old,) = manifest.known(folder)["report.html"]
        new = manifest.digest(folder / "report.html")
        (folder / manifest.NAME).write_text(text.replace(old, new), encoding="utf-8")
    outcome = cli("ledger", folder)

    assert outcome.code == 0
    assert f"report.html {why} and stays as it was; `run --ledger` writes it with the findings" in outcome.err
    assert (folder / "report.html").read_bytes() == page
    assert "](<report.html" not in (folder / "findings.md").read_text(encoding="utf-8")


ROWS = """doc_id,fact_id,type,text,start,end,sentence,rule,value,low,high,bound,unit
x,f1,money,Rp5 juta,-3,-1,Dana Rp5 juta cair.,r,5000000,5000000,5000000,exact,IDR
x,f2,count,5,1,2,Lima kapal.,r,5,5,5,exact,kapal
y,f3,count,7,90000,90001,Ada 7 perahu.,r,7,7,7,exact,perahu
y,f4,percent,8 persen,999999999999,12,8 persen,r,,,,,
"""


def test_rows_of_another_programme(cli, folder: Path):
    """A table of other articles in the folder of a run, with offsets that fit nothing, is taken for what it says."""
    (folder / "lain.csv").write_text(ROWS, encoding="utf-8")
    outcome = cli("ledger", folder / "lain.csv", "--output", folder / "lain")

    assert outcome.code == 0
    assert "note: 2 of 2 articles are not found (x, y); " in outcome.err
    assert outcome.out.splitlines()[0] == "articles: 2, copies: 0, entries in ≥ 2 articles: 0, findings: 0"
    assert sorted(pq.read_table(folder / "lain" / "links.parquet")["fact_id"].to_pylist()) == ["f1", "f2", "f3", "f4"]


def test_store_knows_its_articles(cli, articles: Path, tmp_path: Path):
    """A run that reads nothing anew has the ledger of the run before: its articles are read again for it."""
    for name in ("one", "two"):
        cli("run", articles, "--store", tmp_path / "store", "--ledger", "--output", tmp_path / name)
    tables = ("stories", "ledger", "links", "relations", "checks")

    assert [(tmp_path / "one" / f"{name}.parquet").read_bytes() for name in tables] == [
        (tmp_path / "two" / f"{name}.parquet").read_bytes() for name in tables
    ]
    assert (tmp_path / "one" / "findings.md").read_bytes() == (tmp_path / "two" / "findings.md").read_bytes()
