"""`--sentences separate`: each sentence once in a table of its own, and readers that put it back into each fact."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import frictionless
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.fact import SCHEMA, Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats.outputs import needed, outputs
from pipeline.formats.tables import apart_from_sentences, encoded
from pipeline.formats.tables.apart import sentences
from pipeline.rulebook import load

TEXTS = {
    "a.txt": "Dana Rp5 juta untuk 3 desa di Kota Palu.\nDana Rp5 juta untuk 3 desa di Kota Palu.\n",
    "b.txt": 'Dana Rp5 juta untuk 3 desa di Kota Palu.\nKata "dua", 7 orang\rdan 9 ekor sapi, hilang.\n',
}
SUFFIXES = ("csv", "jsonl", "parquet")
FILES = [f"{stem}.{suffix}" for stem in ("facts", "sentences") for suffix in SUFFIXES]


@pytest.fixture
def run(corpus, cli, tmp_path: Path) -> Callable[..., Path]:
    """A run over TEXTS with further options; gives its folder."""

    def run(name: str, *options: object) -> Path:
        folder = corpus(TEXTS, "berita")
        outcome = cli("run", folder, "--output", tmp_path / name, *options)
        assert outcome.code == 0
        return tmp_path / name

    return run


@pytest.fixture
def inline(run) -> list[Fact]:
    """The facts of a run with sentences in each row."""
    return list(fact_tables.read(run("inline") / "facts.parquet"))


@pytest.fixture
def separate(run) -> Path:
    """The folder of a run whose sentences stand apart."""
    return run("apart", "--sentences", "separate")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_facts_are_the_same(inline: list[Fact], separate: Path, suffix: str) -> None:
    """Read back each fact has its sentence, also as Arrow batches."""
    path = separate / f"facts.{suffix}"

    assert list(fact_tables.read(path)) == inline
    assert [fact for rows in fact_tables.batches(path) for fact in fact_tables.facts_of(rows)] == inline


def test_each_sentence_stands_once(inline: list[Fact], separate: Path) -> None:
    """Once an article, however many facts and repetitions; all three formats hold the same."""
    with (separate / "sentences.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    assert [(row["doc_id"], row["sentence"]) for row in rows] == [
        *dict.fromkeys((fact.doc_id, fact.sentence) for fact in inline)
    ]
    assert len(rows) == len({row["sentence_id"] for row in rows}) == 4
    assert [json.loads(line) for line in (separate / "sentences.jsonl").read_text("utf-8").splitlines()] == rows
    assert pq.read_table(separate / "sentences.parquet").to_pylist() == rows


def test_facts_have_an_id_instead(separate: Path) -> None:
    """It takes the place of the sentence; all other columns are as ever."""
    columns = ["sentence_id" if name == "sentence" else name for name in SCHEMA]

    assert (separate / "facts.csv").read_text("utf-8").splitlines()[0].split(",") == columns
    assert pq.read_schema(separate / "facts.parquet").names == columns
    assert '"sentence":' not in (separate / "facts.jsonl").read_text("utf-8")


def test_other_runs_give_the_same_files(run, separate: Path, tmp_path: Path) -> None:
    """With a store, the second time out of it, and with several processes."""
    options = ["--sentences", "separate"]
    store = ["--store", tmp_path / "store"]
    others = [run("stored", *options, *store), run("again", *options, *store), run("jobs", *options, "--jobs", 2)]

    for other in others:
        assert [(other / name).read_bytes() for name in FILES] == [(separate / name).read_bytes() for name in FILES]


def test_ids_do_not_depend_on_other_sentences() -> None:
    """A sentence has its id on every machine, whatever stands beside it; in another article it has another."""
    one, other = (Fact(doc_id, sentence="Ada 5 ton.") for doc_id in ("a", "b"))

    assert [each.sentence_id for each in sentences([one, other])] == ["s2fbd6875a01f8664", "s684721192ff4c61f"]
    assert [*sentences([Fact("a", sentence="Ada 6 ton."), one])][1] == next(sentences([one]))


def test_package_joins_the_two(separate: Path) -> None:
    """The Data Package names the key; frictionless finds every fact's sentence."""
    package = frictionless.Package(str(separate / "datapackage.json"))
    facts = next(each for each in package.resources if each.path == "facts.csv")
    key = {"fields": ["sentence_id"], "reference": {"resource": "sentences-csv", "fields": ["sentence_id"]}}

    assert facts.schema.foreign_keys == [key]
    assert package.validate().valid


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.unlink(), "its sentences stand in sentences.csv, which is not beside it; put it there"),
        (
            lambda path: path.write_text("sentence_id,doc_id,sentence\n", encoding="utf-8"),
            "sentences.csv has no sentence 's",
        ),
        (lambda path: path.write_bytes(b"\xff\xfe"), "sentences.csv: is no table of sentences ("),
    ],
)
def test_sentences_that_are_not_there(
    separate: Path, tmp_path: Path, spoil: Callable[[Path], object], message: str
) -> None:
    """Facts without their sentences are refused, with the file to look for."""
    (tmp_path / "moved").mkdir()
    for name in ("facts.csv", "sentences.csv"):
        shutil.copy(separate / name, tmp_path / "moved" / name)
    spoil(tmp_path / "moved" / "sentences.csv")

    with pytest.raises(UsageError) as error:
        list(fact_tables.read(tmp_path / "moved" / "facts.csv"))
    assert message in str(error.value)


def test_sentences_in_another_format(inline: list[Fact], separate: Path, tmp_path: Path) -> None:
    """The sentences beside a table may stand in another format than its own."""
    (tmp_path / "moved").mkdir()
    for name in ("facts.csv", "sentences.parquet"):
        shutil.copy(separate / name, tmp_path / "moved" / name)

    assert list(fact_tables.read(tmp_path / "moved" / "facts.csv")) == inline


def test_edited_table(run, cli, tmp_path: Path) -> None:
    """What is edited in `facts.csv` becomes a correction, also after the next run has set the table aside."""
    folder = run("edited", "--sentences", "separate", "--formats", "csv,parquet")
    text = (folder / "facts.csv").read_text("utf-8")
    (folder / "facts.csv").write_text(
        text.replace(",5000000,5000000,5000000,", ",6000000,5000000,5000000,", 1), "utf-8"
    )
    run("edited", "--sentences", "separate", "--formats", "csv")

    outcome = cli("correct", folder / "facts.edited-1.csv", "--output", tmp_path / "corrections.csv")

    assert outcome.out.splitlines()[0] == f"{tmp_path / 'corrections.csv'}: 1 fixed"


@pytest.mark.parametrize("command", ["ledger", "panel", "diff"])
def test_commands_read_both_shapes(run, cli, separate: Path, tmp_path: Path, command: str) -> None:
    """What reads the facts of a run says the same of both."""
    plain = run("inline")
    given = [[separate, "--output", tmp_path / "made"], [plain, "--output", tmp_path / "made"]]
    told = [cli(command, *([plain] if command == "diff" else []), *each) for each in given]

    assert told[0].code == told[1].code == 0
    assert told[0].out.replace("/apart", "/inline") == told[1].out


def test_formats_that_have_no_such_table(cli, corpus) -> None:
    """It is refused before anything is read; beside one that has, they are as ever."""
    outcome = cli("run", corpus(TEXTS), "--sentences", "separate", "--formats", "db")

    assert outcome.code == 2
    assert outcome.err == ("error: --sentences separate: is for csv, parquet, jsonl; add one of them to --formats\n")


def test_no_facts(tmp_path: Path) -> None:
    """The tables of no facts have their columns, and are read back."""
    formats = apart_from_sentences(SUFFIXES)
    with outputs(tmp_path, formats, rulebook=load()) as tables:
        tables.add(encoded([], needed(formats)))

    assert [list(fact_tables.read(tmp_path / f"facts.{suffix}")) for suffix in SUFFIXES] == [[], [], []]
    assert pq.read_schema(tmp_path / "sentences.parquet").names == ["sentence_id", "doc_id", "sentence"]
