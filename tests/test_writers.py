"""What is written: the same facts in three formats, exact, whole or not at all, and the same bytes every time."""

import csv
import io
import json
import os
import signal
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import table
from pipeline.arrays import array
from pipeline.article import Article
from pipeline.fact import BOUNDS, SCHEMA, TYPES, Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats import manifest
from pipeline.formats.outputs import outputs
from pipeline.formats.parts import Parts
from pipeline.formats.tables import FORMATS, encoded, plain
from pipeline.route import MOST, Route
from pipeline.run import run

READ_BACK = ("csv", "jsonl", "parquet")

TEXTS = {
    "a": 'Bupati Sigi Rahmat Iskandar berkata, "Dana Rp396,25 miliar, atau 81.01 persen, cair."\nKota Palu senang.',
    "b/c": "Ada 43.237 pekerja, puluhan ribu warga, dan 5-6 persen lainnya \U0001f600; harga Rp5.500 per kilogram.",
    "d": "Jalan 3,5 kilometer menelan US$5,2 juta dan Rp1.000.000,- saja, lebih dari 0,000001 persen.",
}


def written(folder: Path) -> dict[str, bytes]:
    """The files in *folder* with their bytes."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def written_files(folder: Path) -> list[str]:
    """The names of what is in *folder*."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def articles(corpus) -> Path:
    """A small folder of articles."""
    return corpus({f"{name}.txt": text for name, text in TEXTS.items()})


@pytest.fixture
def expected(route: Route) -> list[Fact]:
    """The facts of these articles, straight from the route."""
    return [fact for name, text in TEXTS.items() for fact in route.facts(Article(name, text))]


@pytest.mark.parametrize("suffix", READ_BACK)
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
        *("province", "regency", "district", "bps_code", "review"),
    ]


def test_files_of_a_run(articles: Path, tmp_path: Path):
    """A run without gold writes the three tables with their manifest, the page, and nothing else."""
    run([articles], tmp_path / "out")
    tables = ["datapackage.json", "facts.csv", "facts.jsonl", "facts.parquet"]

    assert sorted(written(tmp_path / "out")) == [*tables, "report.html"]


@pytest.mark.parametrize(("page", "limit", "is_there"), [(None, 1, False), (True, 1, True), (False, 9, False)])
def test_page_of_a_run(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: bool | None, limit: int, is_there: bool
):
    """The page is there where it is asked for, and by itself where there are few articles."""
    monkeypatch.setattr("pipeline.run.PAGE_ARTICLES", limit)
    summary = run([articles], tmp_path / "out", page=page)

    assert summary.articles > 1
    assert summary.page is is_there
    assert ("report.html" in written(tmp_path / "out")) is is_there
    assert not list((tmp_path / "out").glob(".report.html*"))


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


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
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


@settings(max_examples=25)
@given(st.lists(st.lists(FACTS, max_size=3), max_size=3))
def test_any_fact_survives(route: Route, chunks: list[list[Fact]]):
    """Whatever a fact holds, all formats give it back, chunk after chunk."""
    facts = [fact for chunk in chunks for fact in chunk]
    with tempfile.TemporaryDirectory() as folder:
        with outputs(Path(folder), rulebook=route.rulebook) as tables:
            for chunk in chunks:
                tables.add(encoded(chunk, READ_BACK))

        assert {
            suffix: list(fact_tables.read(Path(folder) / f"facts.{suffix}")) for suffix in READ_BACK
        } == dict.fromkeys(READ_BACK, facts)


def test_run_without_facts(corpus, tmp_path: Path):
    """Articles without facts give tables without rows, which can be read all the same."""
    run([corpus({"a.txt": "Hujan turun."})], tmp_path / "out")

    assert [list(fact_tables.read(tmp_path / "out" / f"facts.{suffix}")) for suffix in READ_BACK] == [[], [], []]


MANY = {f"{number:03}.txt": f"Dana Rp{number + 1} juta cair di Kota Palu." for number in range(MOST + 50)}
"""More articles than one chunk holds."""


def test_exception_leaves_older_files(corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An exception in the middle of a run leaves the files of the run before whole, and no half-written ones."""
    folder, out = corpus(MANY), tmp_path / "out"
    run([corpus({"a.txt": "Dana Rp5 juta cair."}, "older")], out)
    before = written(out)
    encode, calls = FORMATS["jsonl"].encode, []

    def break_off(facts: list[Fact]) -> bytes:
        calls.append(len(facts))
        if len(calls) == 2:
            raise RuntimeError("the disk is on fire")
        return encode(facts)

    monkeypatch.setitem(FORMATS, "jsonl", replace(FORMATS["jsonl"], encode=break_off))
    with pytest.raises(RuntimeError, match="^the disk is on fire$"):
        run([folder], out)

    assert calls == [2 * MOST, 2 * 50]
    assert written(out) == before


def test_exception_in_a_first_run(corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """An exception in the first run leaves an empty folder."""

    def break_off(facts: list[Fact]) -> bytes:
        raise RuntimeError("the disk is on fire")

    monkeypatch.setitem(FORMATS, "parquet", replace(FORMATS["parquet"], encode=break_off))
    with pytest.raises(RuntimeError, match="^the disk is on fire$"):
        run([corpus(MANY)], tmp_path / "out")

    assert written(tmp_path / "out") == {}


KILL = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from pipeline.formats.tables import FORMATS
from pipeline.engine import Pool
from pipeline.run import run
encode, calls = FORMATS["jsonl"].encode, []
def die(facts):
    calls.append(1)
    if len(calls) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return encode(facts)
FORMATS["jsonl"] = replace(FORMATS["jsonl"], encode=die)
run([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no SIGKILL")
def test_kill_leaves_older_files(corpus, tmp_path: Path, warm_python):
    """A run that is killed leaves the files of the run before whole, and the next run is not in its way."""
    folder, older, out = corpus(MANY), corpus({"a.txt": "Dana Rp5 juta cair."}, "older"), tmp_path / "out"
    run([older], out)
    before = written(out)

    assert warm_python("-c", KILL, folder, out).code == -signal.SIGKILL
    assert {name: content for name, content in written(out).items() if name in before} == before

    summary = run([folder], out)
    assert summary.articles == len(MANY)
    assert len(list(fact_tables.read(out / "facts.csv"))) == 2 * len(MANY)


def test_files_take_their_places_together(tmp_path: Path):
    """Nothing is seen of the new files before all are complete."""
    (tmp_path / "one").write_bytes(b"old")
    parts = Parts(tmp_path)
    for name in ("one", "two"):
        parts[name].write_bytes(b"new")
    assert ((tmp_path / "one").read_bytes(), (tmp_path / "two").exists()) == (b"old", False)
    parts.take_places()
    parts.clear()

    assert written(tmp_path) == {"one": b"new", "two": b"new"}


def test_one_that_cannot_take_its_place_puts_all_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the second of two files cannot be moved, the first is the old one again."""
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"old")
    parts = Parts(tmp_path)
    for name in ("one", "new", "two"):
        parts[name].write_bytes(b"new")
    move = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "two" and self.suffix == ".part":
            raise PermissionError(13, "Permission denied", str(target))
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        parts.take_places()
    parts.clear()

    assert written(tmp_path) == {"one": b"old", "two": b"old"}


def test_parts_of_a_dead_run_are_removed(corpus, python, tmp_path: Path):
    """What a run that was killed left under other names goes with the next run; what people wrote stays."""
    dead = python("-c", "import os; print(os.getpid())").out.strip()
    for name in (f".facts.csv.{dead}.part", ".mine", f".facts.csv.{os.getpid()}.part.txt"):
        (tmp_path / name).write_bytes(b"x")
    run([corpus({"a.txt": "Dana Rp5 juta."})], tmp_path)

    hidden = [name for name in written_files(tmp_path) if name.startswith(".")]
    assert hidden == [f".facts.csv.{os.getpid()}.part.txt", ".mine"]


def test_only_what_is_asked_for(articles: Path, cli, tmp_path: Path):
    """`--formats` writes the tables that it names, and the run says which."""
    outcome = cli("run", articles, "--output", tmp_path / "out", "--formats", "jsonl,.Parquet")

    assert outcome.out.splitlines()[0].endswith(f" articles: {tmp_path / 'out'}/facts.parquet, .jsonl")
    assert sorted(written(tmp_path / "out")) == ["datapackage.json", "facts.jsonl", "facts.parquet", "report.html"]


def test_tables_of_the_run_before_go(articles: Path, tmp_path: Path):
    """A table that this run does not write is not left beside its others: it would hold other facts."""
    run([articles], tmp_path / "out")
    run([articles], tmp_path / "out", formats=("jsonl",))

    assert sorted(written(tmp_path / "out")) == ["datapackage.json", "facts.jsonl", "report.html"]


@pytest.mark.parametrize("formats", ["docx", "csv,docx", "", ","])
def test_unknown_format(articles: Path, cli, tmp_path: Path, formats: str):
    """A format that nobody writes is wrong usage, and the known ones are named."""
    outcome = cli("run", articles, "--output", tmp_path / "out", "--formats", formats)

    assert (outcome.code, (tmp_path / "out").exists()) == (2, False)
    assert outcome.err == f"error: --formats {formats!r}: expected some of {','.join(FORMATS)}\n"


def test_edited_table_is_set_aside(articles: Path, cli, tmp_path: Path):
    """A table that somebody edited is kept under another name, each time, with what it was made from."""
    out = tmp_path / "out"
    run([articles], out)
    for number in (1, 2):
        with (out / "facts.csv").open("a", encoding="utf-8") as file:
            file.write(f"mine {number}\n")
        mine = (out / "facts.csv").read_bytes()
        outcome = cli("run", articles, "--output", out)

        assert (out / f"facts.edited-{number}.csv").read_bytes() == mine
        assert (out / f".facts.edited-{number}.parquet").read_bytes() == (out / "facts.parquet").read_bytes()
        assert outcome.err == (
            f"{out}/facts.csv was edited since the run that made it; it is kept as {out}/facts.edited-{number}.csv\n"
        )
    assert "mine" not in (out / "facts.csv").read_text(encoding="utf-8")


def test_file_of_another_hand_is_set_aside(articles: Path, tmp_path: Path):
    """A file that no run wrote is not overwritten either."""
    (tmp_path / "facts.jsonl").write_text("mine", encoding="utf-8")
    summary = run([articles], tmp_path)

    assert summary.set_aside == [("facts.jsonl", "facts.edited-1.jsonl")]
    assert (tmp_path / "facts.edited-1.jsonl").read_text(encoding="utf-8") == "mine"


def test_unedited_tables_are_replaced(articles: Path, tmp_path: Path):
    """Tables that are as a run left them are replaced without a word, after a change of the articles too."""
    run([articles], tmp_path / "out")
    (articles / "e.txt").write_text("Dana Rp9 juta.", encoding="utf-8")

    assert run([articles], tmp_path / "out").set_aside == []
    assert run([articles], tmp_path / "out").set_aside == []


def test_manifest_tells_the_files(articles: Path, tmp_path: Path):
    """The manifest knows every file of the run by its hash."""
    run([articles], tmp_path / "out")
    names = {"facts.csv", "facts.jsonl", "facts.parquet", "report.html"}

    assert manifest.known(tmp_path / "out") == {name: {manifest.digest(tmp_path / "out" / name)} for name in names}


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"resources": 5}', '{"resources": [{"path": "facts.csv"}]}'])
def test_manifest_that_is_none(tmp_path: Path, content: str):
    """A manifest that cannot be read knows no file."""
    (tmp_path / manifest.NAME).write_text(content, encoding="utf-8")

    assert manifest.known(tmp_path) == {}


DISK_FULL = """
import resource, sys
from pipeline.cli import main
import pipeline.run, pipeline.route
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="files are limited in size with setrlimit")
@pytest.mark.parametrize("limit", [0, 3000])
def test_full_disk(corpus, warm_python, tmp_path: Path, limit: int):
    """A disk without room leaves the tables of the run before, no parts, and one line that says so."""
    out = tmp_path / "out"
    run([corpus({"a.txt": "Dana Rp5 juta cair."}, "older")], out)
    before = written(out)
    outcome = warm_python("-c", DISK_FULL, limit, "run", corpus(MANY), "--output", out)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"error: {out}: cannot be written: File too large; the files of the run before stay\n"
    assert written(out) == before


@pytest.mark.parametrize("name", ["facts.csv", "facts.parquet", "report.md", "datapackage.json"])
def test_folder_in_the_place_of_a_table(corpus, cli, tmp_path: Path, name: str):
    """A folder that has the name of a table is said in one line, and nothing is written."""
    gold = "doc_id,type,start,end,text\n"
    (tmp_path / "out" / name).mkdir(parents=True)
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta.", "gold.csv": gold}), "--output", tmp_path / "out")

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {tmp_path / 'out' / name}: cannot be written: a folder is in its place")
    assert written_files(tmp_path / "out") == [name]


def test_output_below_a_file(corpus, cli, tmp_path: Path):
    """An output folder that cannot be made is said in one line."""
    (tmp_path / "file").write_bytes(b"")
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta."}), "--output", tmp_path / "file" / "out")

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {tmp_path / 'file' / 'out'}: cannot be written: ")
    assert outcome.err.count("\n") == 1


def test_output_folder_is_made(corpus, tmp_path: Path):
    """The folder for the tables is made with its parents."""
    run([corpus({"a.txt": "Dana Rp5 juta."})], tmp_path / "x" / "y")

    assert "facts.csv" in written(tmp_path / "x" / "y")


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
def corpus_tables(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run on the project's corpus writes."""
    out = tmp_path_factory.mktemp("out")
    run([root / "corpus"], out)
    return written(out)


@pytest.mark.slow
def test_two_runs_are_equal(corpus_tables: dict[str, bytes], python, root: Path, tmp_path: Path):
    """Two runs give the same bytes, whatever the order of hashes."""
    command = ("-m", "pipeline", "run", root / "corpus", "--output", tmp_path / "out")
    outcome = python(*command, env={"PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"})
    first, second = corpus_tables, written(tmp_path / "out")

    assert (outcome.code, outcome.err) == (0, "")
    assert sorted(first) == [
        *("checks.csv", "comparison.csv", "datapackage.json", "facts.csv", "facts.jsonl", "facts.parquet"),
        *("report.html", "report.md"),
    ]
    assert first == second


def test_jobs_are_equal(corpus, warm_python, tmp_path: Path):
    """Two processes write the same bytes as one, over several chunks."""
    folder = corpus(MANY)
    outcomes = [
        warm_python("-m", "pipeline", "run", folder, "--output", tmp_path / str(jobs), "--jobs", jobs)
        for jobs in (1, 2)
    ]

    assert [outcome.code for outcome in outcomes] == [0, 0]
    assert written(tmp_path / "1") == written(tmp_path / "2")


@pytest.mark.slow
def test_jobs_are_equal_with_gold(corpus_tables: dict[str, bytes], warm_python, root: Path, tmp_path: Path):
    """The comparison with gold does not depend on the number of processes."""
    warm_python("-m", "pipeline", "run", root / "corpus", "--output", tmp_path / "out", "--jobs", 2)

    assert written(tmp_path / "out") == corpus_tables


AGAIN = """
import sys
from pathlib import Path
from pipeline.engine import Pool
from pipeline.run import run
first, second, out = map(Path, sys.argv[1:])
run([first], out, engine=Pool(2))
print(run([second], out, engine=Pool(2)).comparison.scores["all"]["value"].correct)
"""


@pytest.mark.slow
def test_second_run_in_one_process(corpus, warm_python, tmp_path: Path):
    """A second run with several processes reads its own articles and gold, not those of the first."""
    gold = "doc_id,type,start,end,text,value,unit\n{},money,5,13,Rp5 juta,5000000,IDR\n"
    one = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": gold.format("a")}, "one")
    two = corpus({"b.txt": "Dana Rp5 juta cair.", "gold.csv": gold.format("b")}, "two")

    assert warm_python("-c", AGAIN, one, two, tmp_path / "out").out == "1\n"


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


COLUMNS = {
    "texts": (["Rp5", None, "", "é“"], pa.string()),
    "whole numbers": ([1, None, -5, 2**40], pa.int64()),
    "dates": ([date(1969, 1, 1), None, date(2025, 1, 2)], pa.date32()),
    "truths": ([True, False, None] * 5, pa.bool_()),
    "decimals": ([Decimal("1.5"), None, Decimal("-3E+5"), Decimal(0), Decimal("1e-10"), Decimal("1.5000000000000")],
                 pa.decimal128(38, 10)),
    "nothing": ([None, None], pa.bool_()),
    "no row": ([], pa.string()),
}  # fmt: skip


@pytest.mark.parametrize(("values", "kind"), COLUMNS.values(), ids=COLUMNS)
def test_arrays_are_those_of_arrow(values: list[object], kind: pa.DataType):
    """A column made of its bytes is valid and the same that Arrow makes of the values."""
    made = array(values, kind)
    made.validate(full=True)

    assert made.equals(pa.array(values, type=kind))


@pytest.mark.parametrize("value", ["1e28", "1e-11"])
def test_decimal_that_the_table_does_not_hold(value: str):
    """It is refused, not cut."""
    with pytest.raises(ValueError, match="more than"):
        array([Decimal(value)], pa.decimal128(38, 10))


_CELLS = st.none() | st.text(alphabet="ab \",;\n\r'=", max_size=6)
_DECIMALS = st.none() | st.sampled_from([Decimal("5.5"), Decimal("5.50"), Decimal("1E+9"), Decimal("-0.10")])
_FACTS = st.builds(
    Fact, doc_id=st.text(alphabet='a"', min_size=1, max_size=2), title=_CELLS, sentence=st.text(alphabet='a,"\n\r'),
    published=st.none() | st.just(date(2025, 8, 12)), value=_DECIMALS, low=_DECIMALS, high=_DECIMALS, unit=_CELLS,
    quoted=st.none() | st.booleans(), start=st.integers(0, 2), review=_CELLS,
)  # fmt: skip


@given(st.lists(_FACTS, max_size=4), st.integers(0, 4))
def test_csv_reads_back(facts: list[Fact], at: int):
    """Each cell comes back whatever marks and line ends it holds, and no byte depends on what is written together."""
    written = plain.encode(facts)
    cells = [[table.cell(value) for value in fact] for fact in facts]

    assert list(csv.reader(io.StringIO(written.decode(), newline=""))) == cells
    assert written == plain.lines(facts)
    assert written == plain.encode(facts[:at]) + plain.encode(facts[at:])
