"""What is written: the same facts in three formats, exact, whole or not at all, and the same bytes every time."""

import csv
import json
import signal
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article
from pipeline.fact import BOUNDS, SCHEMA, TYPES, Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats import write
from pipeline.route import Route
from pipeline.run import CHUNK, run

FORMATS = ("csv", "jsonl", "parquet")

TEXTS = {
    "a": 'Bupati Sigi Rahmat Iskandar berkata, "Dana Rp396,25 miliar, atau 81.01 persen, cair."\nKota Palu senang.',
    "b/c": "Ada 43.237 pekerja, puluhan ribu warga, dan 5-6 persen lainnya \U0001f600; harga Rp5.500 per kilogram.",
    "d": "Jalan 3,5 kilometer menelan US$5,2 juta atau Rp1.000.000,- saja, lebih dari 0,000001 persen.",
}


def written(folder: Path) -> dict[str, bytes]:
    """The files in *folder* with their bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def articles(corpus) -> Path:
    """A small folder of articles."""
    return corpus({f"{name}.txt": text for name, text in TEXTS.items()})


@pytest.fixture
def expected(route: Route) -> list[Fact]:
    """The facts of these articles, straight from the route."""
    return [fact for name, text in TEXTS.items() for fact in route.facts(Article(name, text))]


@pytest.mark.parametrize("suffix", FORMATS)
def test_format_holds_the_facts(articles: Path, expected: list[Fact], tmp_path: Path, suffix: str):
    """Each format, read back, holds exactly the facts that were found."""
    run([articles], tmp_path / "out")

    assert list(fact_tables.read(tmp_path / "out" / f"facts.{suffix}")) == expected


def test_each_fact_can_be_cited(route: Route):
    """Each fact carries what is known of its article, and its id does not hang on that."""
    known = Article("a", TEXTS["a"], "Dana cair", date(2025, 3, 5), "Kabar Desa", "https://kabar.example/1")
    cited, bare = route.facts(known), route.facts(Article("a", TEXTS["a"]))

    assert {(fact.title, fact.outlet, fact.published, fact.url) for fact in cited} == {
        ("Dana cair", "Kabar Desa", date(2025, 3, 5), "https://kabar.example/1")
    }
    assert {(fact.title, fact.outlet, fact.published, fact.url) for fact in bare} == {(None, None, None, None)}
    assert [fact.fact_id for fact in cited] == [fact.fact_id for fact in bare]


def test_columns_stand_in_their_order():
    """The columns of a table stand in the order that the contract gives them."""
    assert list(SCHEMA) == [
        *("doc_id", "title", "outlet", "published", "url", "fact_id", "type", "text", "start", "end", "sentence"),
        *("value", "low", "high", "bound", "unit", "per", "change", "status"),
        *("metric", "basis", "statistic", "share_of"),
        *("region_code", "region_name", "period", "period_start", "period_end", "source", "source_role", "source_org"),
        *("group", "quoted", "flags", "evidence", "name", "role", "org", "level", "parent_code", "rule"),
    ]


def test_files_of_a_run(articles: Path, tmp_path: Path):
    """A run without gold writes the three tables and nothing else."""
    run([articles], tmp_path / "out")

    assert sorted(written(tmp_path / "out")) == ["facts.csv", "facts.jsonl", "facts.parquet"]


def test_parquet_schema(articles: Path, tmp_path: Path):
    """The Parquet file has exact decimals, dates and booleans, in the order of the schema."""
    run([articles], tmp_path / "out")
    schema = pq.read_schema(tmp_path / "out" / "facts.parquet")
    types = {str: pa.string(), int: pa.int64(), Decimal: pa.decimal128(38, 10), date: pa.date32(), bool: pa.bool_()}

    assert [(field.name, field.type) for field in schema] == [(name, types[kind]) for name, kind in SCHEMA.items()]


def test_csv_cells(articles: Path, tmp_path: Path):
    """The CSV file has plain digits without trailing zeros, and empty cells where nothing is stated."""
    run([articles], tmp_path / "out")
    with (tmp_path / "out" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert list(rows[0]) == list(SCHEMA)
    assert {row["text"]: (row["value"], row["low"], row["high"]) for row in rows if row["bound"]} == {
        "Rp396,25 miliar": ("396250000000",) * 3,
        "81.01 persen": ("81.01",) * 3,
        "43.237": ("43237",) * 3,
        "puluhan ribu": ("", "20000", "99999"),
        "5-6 persen": ("", "5", "6"),
        "Rp5.500": ("5500",) * 3,
        "3,5 kilometer": ("3.5",) * 3,
        "US$5,2 juta": ("5200000",) * 3,
        "Rp1.000.000,-": ("1000000",) * 3,
        "0,000001 persen": ("0.000001", "0.000001", ""),
    }


def test_jsonl_numbers(articles: Path, tmp_path: Path):
    """The JSON lines have numbers with all their digits, and no empty columns."""
    run([articles], tmp_path / "out")
    lines = (tmp_path / "out" / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    numbers = [json.loads(line, parse_float=str, parse_int=str) for line in lines]

    assert [row["value"] for row in numbers if "value" in row] == [
        "396250000000",
        "81.01",
        "43237",
        "5500",
        "3.5",
        "5200000",
        "1000000",
        "0.000001",
    ]
    assert all(value not in (None, "") for row in numbers for value in row.values())


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=20)
AMOUNT = st.decimals(min_value=-(10**27), max_value=10**27, places=10, allow_nan=False, allow_infinity=False)
VALUES = {str: TEXT, int: st.integers(0, 2**40), Decimal: AMOUNT, date: st.dates(), bool: st.booleans()}
FACTS = st.builds(
    Fact,
    **{
        name: VALUES[kind]
        if name in ("doc_id", "fact_id", "text", "start", "end", "sentence", "rule")
        else st.none() | VALUES[kind]
        for name, kind in SCHEMA.items()
    }
    | {"type": st.sampled_from(TYPES), "bound": st.none() | st.sampled_from(BOUNDS)},
)


@settings(max_examples=60)
@given(st.lists(st.lists(FACTS, max_size=3), max_size=3))
def test_any_fact_survives(chunks: list[list[Fact]]):
    """Whatever a fact holds, all formats give it back, chunk after chunk."""
    facts = [fact for chunk in chunks for fact in chunk]
    with tempfile.TemporaryDirectory() as folder:
        with write.fact_files(Path(folder)) as tables:
            for chunk in chunks:
                tables.add({suffix: encode(chunk) for suffix, encode in write.ENCODERS.items()})

        assert {
            suffix: list(fact_tables.read(Path(folder) / f"facts.{suffix}")) for suffix in FORMATS
        } == dict.fromkeys(FORMATS, facts)


def test_run_without_facts(corpus, tmp_path: Path):
    """Articles without facts give tables without rows, which can be read all the same."""
    run([corpus({"a.txt": "Hujan turun."})], tmp_path / "out")

    assert [list(fact_tables.read(tmp_path / "out" / f"facts.{suffix}")) for suffix in FORMATS] == [[], [], []]


MANY = {f"{number:03}.txt": f"Dana Rp{number + 1} juta cair di Kota Palu." for number in range(CHUNK + 50)}
"""More articles than one chunk holds."""


def test_exception_leaves_older_files(corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An exception in the middle of a run leaves the files of the run before whole, and no half-written ones."""
    folder, out = corpus(MANY), tmp_path / "out"
    run([corpus({"a.txt": "Dana Rp5 juta cair."}, "older")], out)
    before = written(out)
    encode, calls = write.ENCODERS["jsonl"], []

    def break_off(facts: list[Fact]) -> bytes:
        calls.append(len(facts))
        if len(calls) == 2:
            raise RuntimeError("the disk is on fire")
        return encode(facts)

    monkeypatch.setitem(write.ENCODERS, "jsonl", break_off)
    with pytest.raises(RuntimeError, match="^the disk is on fire$"):
        run([folder], out)

    assert calls == [2 * CHUNK, 2 * 50]
    assert written(out) == before


def test_exception_in_a_first_run(corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An exception in the first run leaves an empty folder."""

    def break_off(facts: list[Fact]) -> bytes:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setitem(write.ENCODERS, "parquet", break_off)
    with pytest.raises(RuntimeError, match="^the disk is on fire$"):
        run([corpus(MANY)], tmp_path / "out")

    assert written(tmp_path / "out") == {}


KILL = """
import os, signal, sys
from pathlib import Path
from pipeline.formats import write
from pipeline.run import run
encode, calls = write.ENCODERS["jsonl"], []
def die(facts):
    calls.append(1)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return encode(facts)
write.ENCODERS["jsonl"] = die
run([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no SIGKILL")
def test_kill_leaves_older_files(corpus, tmp_path: Path, python):
    """A run that is killed leaves the files of the run before whole, and the next run is not in its way."""
    folder, older, out = corpus(MANY), corpus({"a.txt": "Dana Rp5 juta cair."}, "older"), tmp_path / "out"
    run([older], out)
    before = written(out)

    assert python("-c", KILL, folder, out).code == -signal.SIGKILL
    assert {name: content for name, content in written(out).items() if name in before} == before

    summary = run([folder], out)
    assert summary.articles == len(MANY)
    assert len(list(fact_tables.read(out / "facts.csv"))) == 2 * len(MANY)


def test_atomic_files_take_their_places_together(tmp_path: Path):
    """Nothing is seen of the new files before all are complete."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"old")
    with write.atomic(one, two) as (first, second):
        first.write(b"new")
        second.write(b"new")
        assert (one.read_bytes(), two.exists()) == (b"old", False)

    assert written(tmp_path) == {"one": b"new", "two": b"new"}


def test_output_folder_is_made(corpus, tmp_path: Path):
    """The folder for the tables is made with its parents."""
    run([corpus({"a.txt": "Dana Rp5 juta."})], tmp_path / "x" / "y")

    assert sorted(written(tmp_path / "x" / "y")) == ["facts.csv", "facts.jsonl", "facts.parquet"]


@pytest.mark.parametrize("place", [".", "tables"])
def test_tables_among_the_articles_are_no_articles(articles: Path, place: str):
    """A second run into the folder of the articles, or one below it, reads the articles alone."""
    first = run([articles], articles / place)
    tables = (articles / place / "facts.csv").read_bytes()
    second = run([articles], articles / place)

    assert (second.articles, second.left_out) == (first.articles, [])
    assert (articles / place / "facts.csv").read_bytes() == tables


def test_output_that_is_a_file(corpus, cli, tmp_path: Path):
    """An output path that is a file is wrong usage, said in one line."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta."}), "--output", tmp_path / "out")

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {tmp_path / 'out'}: ")
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.fixture(scope="module")
def corpus_run(python, root: Path, tmp_path_factory: pytest.TempPathFactory):
    """Runs on the project's corpus in fresh processes, with a seed for hashes and a number of processes."""

    def corpus_run(seed: int, jobs: int) -> dict[str, bytes]:
        out = tmp_path_factory.mktemp("out")
        outcome = python(
            "-m", "pipeline", "run", root / "corpus", "--output", out, "--jobs", jobs, env={"PYTHONHASHSEED": str(seed)}
        )
        assert (outcome.code, outcome.err) == (0, "")
        return written(out)

    return corpus_run


def test_two_runs_are_equal(corpus_run):
    """Two runs give the same bytes, whatever the order of hashes."""
    first, second = corpus_run(seed=1, jobs=1), corpus_run(seed=2, jobs=1)

    assert sorted(first) == ["comparison.csv", "facts.csv", "facts.jsonl", "facts.parquet", "report.md"]
    assert first == second


def test_jobs_are_equal(corpus, python, tmp_path: Path):
    """Two processes write the same bytes as one, over several chunks."""
    folder = corpus(MANY)
    outcomes = [
        python("-m", "pipeline", "run", folder, "--output", tmp_path / str(jobs), "--jobs", jobs) for jobs in (1, 2)
    ]

    assert [outcome.code for outcome in outcomes] == [0, 0]
    assert written(tmp_path / "1") == written(tmp_path / "2")


def test_jobs_are_equal_with_gold(corpus_run):
    """The comparison with gold does not depend on the number of processes."""
    assert corpus_run(seed=3, jobs=2) == corpus_run(seed=3, jobs=1)


AGAIN = """
import sys
from pathlib import Path
from pipeline.run import run
first, second, out = map(Path, sys.argv[1:])
run([first], out, jobs=2)
print(run([second], out, jobs=2).comparison.scores["all"]["value"].correct)
"""


def test_second_run_in_one_process(corpus, python, tmp_path: Path):
    """A second run with several processes reads its own articles and gold, not those of the first."""
    gold = "doc_id,type,start,end,text,value,unit\n{},money,5,13,Rp5 juta,5000000,IDR\n"
    one = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": gold.format("a")}, "one")
    two = corpus({"b.txt": "Dana Rp5 juta cair.", "gold.csv": gold.format("b")}, "two")

    assert python("-c", AGAIN, one, two, tmp_path / "out").out == "1\n"


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("facts.txt", "x", "expected one of .csv, .jsonl, .parquet"),
        (
            "facts.csv",
            "nama,isi\nx,y\n",
            "lacks the column doc_id, fact_id, type, text, start, end, sentence, rule; is this a facts table?",
        ),
        ("facts.jsonl", "Dana Rp5 juta.\n", "fact 1: "),
        ("facts.parquet", "Dana Rp5 juta.\n", "is not Parquet: "),
    ],
)
def test_file_that_is_no_facts_table(corpus, cli, name: str, content: str, cause: str):
    """`compare` refuses what is no table of facts, with the cause and exit code 2."""
    folder = corpus({name: content, "gold.csv": "doc_id,type,start,end,text\n"})
    outcome = cli("compare", folder / name, folder / "gold.csv")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {folder / name}{', ' if cause == 'fact 1: ' else ': '}{cause}")
