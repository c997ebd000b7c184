"""`diff` tells which facts appear, vanish or change between two stores or runs, and of what else they differ."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.formats import facts as fact_tables
from pipeline.store import found, part, resumed

TEXT = "Bupati Sigi memberi Rp{} juta untuk {} desa. Sawah {} tumbak dijual pekan ini."
TUMBAK = "word,unit,kind,source,case\ntumbak,tumbak,area,usage,\n"


def lines(numbers: range, text: str = TEXT, name: str = "a") -> str:
    """A collection of articles."""
    return "".join(json.dumps({"id": f"{name}{n}", "text": text.format(n, n + 2, n + 90)}) + "\n" for n in numbers)


def rows(folder: Path) -> list[dict[str, str]]:
    """The rows of changes.csv."""
    with (folder / "changes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(autouse=True)
def small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Partitions of four articles."""
    monkeypatch.setattr(resumed, "ARTICLES", 4)


@pytest.fixture
def tumbak(tmp_path: Path) -> Path:
    """A folder of rules with one more unit."""
    (tmp_path / "own" / "lexicon").mkdir(parents=True)
    (tmp_path / "own" / "lexicon" / "units.csv").write_text(TUMBAK)
    return tmp_path / "own"


@pytest.fixture
def run(cli, tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Runs over articles (their files' texts) under a name; gives its store and its output."""

    def run(name: str, files: dict[str, str], *options: object) -> tuple[Path, Path]:
        folder = tmp_path / "archive"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for path, content in files.items():
            (folder / path).write_text(content, encoding="utf-8")
        store, output = tmp_path / f"store-{name}", tmp_path / name
        outcome = cli("run", folder, "--store", store, "--output", output, *options)
        assert outcome.code == 0, outcome.err
        return store, output

    return run


@pytest.fixture
def diff(cli, tmp_path: Path) -> Callable[..., str]:
    """Compares two readings, with the list in `tmp_path / "changes"`; gives what it says."""

    def diff(before: Path, after: Path, *options: object, code: int = 0) -> str:
        outcome = cli("diff", before, after, "--output", tmp_path / "changes", *options)
        assert outcome.code == code, outcome.err
        return outcome.out if code < 2 else outcome.err

    return diff


def test_equal_partitions_are_not_looked_at(run, diff, monkeypatch: pytest.MonkeyPatch):
    """Those of one name are equal: nothing of them is read."""
    store, _ = run("one", {"jan.jsonl": lines(range(10))})
    other, _ = run("two", {"jan.jsonl": lines(range(10))})
    monkeypatch.setattr(part, "facts", None)

    assert diff(store, other).splitlines()[:2] == [
        "compared: 10 articles, 10 of them in partitions that are the same", "no fact differs"
    ]  # fmt: skip


@pytest.mark.parametrize("of", ["stores", "folders", "csv and jsonl", "store and folder"])
def test_changed_rules(of: str, run, diff, tumbak: Path, tmp_path: Path):
    """A unit that was none: counts vanish, measures appear in their place, each in the list with its sentence."""
    store, output = run("one", {"jan.jsonl": lines(range(10))})
    new_store, new_output = run("two", {"jan.jsonl": lines(range(10))}, "--rules", tumbak)
    before, after = {
        "stores": (store, new_store), "folders": (output, new_output), "store and folder": (store, new_output),
        "csv and jsonl": (output / "facts.csv", new_output / "facts.jsonl"),
    }[of]  # fmt: skip

    said = diff(before, after)

    assert "compared: 10 articles\nfacts: 10 appeared, 10 vanished, in 10 articles\n" in said
    assert "\nmeasure.unit            10         0\n" in said
    assert "appeared, measure.unit (3 of 10):" in said
    assert "tumbak = 9" in said
    assert " tumbak (Sawah) [there before: count.noun-after]\n    Sawah [9" in said
    found = rows(tmp_path / "changes")
    assert len(found) == 20
    vanished, appeared = (row for row in found if row["doc_id"] == "a3")
    alike = {"doc_id": "a3", "rule_before": "count.noun-after", "rule_after": "measure.unit", "column": "",
             "sentence": "Sawah 93 tumbak dijual pekan ini."}  # fmt: skip
    assert alike.items() <= vanished.items()
    assert alike.items() <= appeared.items()
    told = [[row[name] for name in ("kind", "type", "text", "before", "after")] for row in (vanished, appeared)]
    assert told == [["vanished", "count", "93", "93 tumbak", ""], ["appeared", "measure", "93 tumbak", "", "93 tumbak"]]


def test_added_month(run, diff, tumbak: Path):
    """Its articles are counted and named, its facts are none that appeared; old months are compared."""
    store, output = run("one", {"jan.jsonl": lines(range(10))})
    more = {"feb.jsonl": lines(range(6), name="b"), "jan.jsonl": lines(range(10)), "mar.txt": "Tidak ada angka."}
    new_store, new_output = run("two", more)
    both = run("three", more, "--rules", tumbak)[0]

    said = diff(store, new_store)
    assert f"only in {new_store}: 7 articles with 30 facts: b0, b1, b2, …\nno fact differs" in said
    assert "compared: 10 articles, 10 of them" in said
    assert "6 articles with 30 facts: b0, b1, b2, …\nno fact differs" in diff(output, new_output)
    assert "facts: 10 appeared, 10 vanished" in diff(store, both)


def test_article_without_facts(run, diff, tmp_path: Path):
    """Stores know that an article was read: when its last fact goes, that fact vanished. Tables do not know it."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "fakta.toml").write_text('without = ["percent.word-or-sign"]\n')
    store, output = run("one", {"a.txt": "Inflasi 2,5 persen.", "b.txt": "Ada 5 desa."})
    new_store, new_output = run("two", {"a.txt": "Inflasi 2,5 persen.", "b.txt": "Ada 5 desa."}, "--rules", rules)

    assert "facts: 1 vanished, in 1 articles" in diff(store, new_store)
    assert f"only in {output}: 1 articles with 1 facts: a\nno fact differs" in diff(output, new_output)


def test_renamed_article(run, diff):
    """An article under another name is one of one reading, and one of the other."""
    store, _ = run("one", {"a.txt": "Inflasi 2,5 persen.", "b.txt": "Ada 5 desa."})
    other, _ = run("two", {"a.txt": "Inflasi 2,5 persen.", "c.txt": "Ada 5 desa."})

    said = diff(store, other)

    assert f"compared: 1 articles\nonly in {store}: 1 articles with 1 facts: b\n" in said
    assert f"only in {other}: 1 articles with 1 facts: c\nno fact differs" in said


def test_edited_article(run, diff, tmp_path: Path):
    """A value that changed, and what only stands elsewhere."""
    store, _ = run("one", {"a.txt": "Inflasi 2,5 persen.\nAda 5 desa di sana."})
    other, _ = run("two", {"a.txt": "Inflasi 2,75 persen.\nAda 5 desa di sana."})

    said = diff(store, other)

    assert "facts: 1 changed, 1 moved, in 1 articles" in said
    assert "a: 2,75 persen = text: 2,5 persen → 2,75 persen; sentence: Inflasi 2,5 persen. → " in said
    assert [(row["kind"], row["column"], row["before"], row["after"]) for row in rows(tmp_path / "changes")] == [
        ("changed", "text", "2,5 persen", "2,75 persen"),
        ("changed", "sentence", "Inflasi 2,5 persen.", "Inflasi 2,75 persen."),
        ("changed", "value", "2.5", "2.75"),
        ("moved", "", "", ""),
    ]


def test_exit_codes(run, diff):
    """0 although facts differ, unless that is asked for; 1 then."""
    store, _ = run("one", {"a.txt": "Inflasi 2,5 persen."})
    other, _ = run("two", {"a.txt": "Inflasi 2,6 persen."})

    diff(store, other)
    diff(store, other, "--fail-on-change", code=1)
    diff(store, store, "--fail-on-change")


def test_examples(run, diff, tumbak: Path):
    """As many as are asked for, or none."""
    store, _ = run("one", {"jan.jsonl": lines(range(10))})
    other, _ = run("two", {"jan.jsonl": lines(range(10))}, "--rules", tumbak)

    assert diff(store, other, "--examples", 5).count("\n    Sawah [") == 10
    assert "Sawah" not in diff(store, other, "--examples", 0)


def test_damaged_store(run, diff, tmp_path: Path, tumbak: Path):
    """It is named, with the mend, and the list of a run before stays."""
    store, _ = run("one", {"jan.jsonl": lines(range(10))})
    other, _ = run("two", {"jan.jsonl": lines(range(10))}, "--rules", tumbak)
    diff(store, other)
    before = (tmp_path / "changes" / "changes.csv").read_bytes()
    path = found(other).part(found(other).entries[1].part)

    path.write_bytes(path.read_bytes()[:400])
    said = diff(store, other, code=2)
    assert f"error: {path}: is damaged (it is missing, or cut); remove it, and the next run makes it anew" in said
    (other / "store.json").write_text("{")
    assert "store.json: is damaged" in diff(store, other, code=2)
    assert (tmp_path / "changes" / "changes.csv").read_bytes() == before
    assert [path.name for path in (tmp_path / "changes").iterdir()] == ["changes.csv"]


def test_wrong_paths(run, diff, tmp_path: Path):
    """What is not there, holds no facts, or is something else."""
    store, output = run("one", {"a.txt": "Inflasi 2,5 persen."})
    (tmp_path / "empty").mkdir()
    (tmp_path / "facts.txt").write_text("x")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")

    assert "nowhere: no such file or folder" in diff(tmp_path / "nowhere", store, code=2)
    assert "empty: holds no facts.parquet" in diff(store, tmp_path / "empty", code=2)
    assert "expected one of .csv" in diff(store, tmp_path / "facts.txt", code=2)
    assert "lacks the column doc_id" in diff(output, tmp_path / "other.csv", code=2)


def test_changes_are_no_articles(cli, run, diff, tmp_path: Path):
    """The list is not taken for a sheet of articles by a run that meets it."""
    store, _ = run("one", {"a.txt": "Inflasi 2,5 persen."})
    other, _ = run("two", {"a.txt": "Inflasi 2,6 persen."})
    diff(store, other)

    assert "is a table of facts, not of articles" in cli("run", tmp_path / "changes", "--output", tmp_path / "x").err


def test_parquet_is_read_by_row_groups(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Never the whole of a table at once; what another hand wrote is read cell by cell."""
    _, output = run("one", {"jan.jsonl": lines(range(10))})
    monkeypatch.setattr(fact_tables, "_BATCH", 7)
    whole = pq.read_table(output / "facts.parquet")
    texts = whole.set_column(whole.schema.get_field_index("start"), "start", whole["start"].cast("string"))
    pq.write_table(texts, tmp_path / "texts.parquet")

    for path in (output / "facts.parquet", output / "facts.csv", tmp_path / "texts.parquet"):
        batches = list(fact_tables.batches(path))
        assert [batch.num_rows for batch in batches] == [7, 7, 7, 7, 7, 7, 7, 1]
        assert sum((batch.to_pylist() for batch in batches), []) == whole.to_pylist()


def test_wrong_cell_in_a_later_row_group(run, diff, tmp_path: Path):
    """It is named by its number in the table."""
    _, output = run("one", {"jan.jsonl": lines(range(10))})
    whole = pq.read_table(output / "facts.parquet")
    types = ["money"] * (len(whole) - 1) + [None]
    broken = whole.set_column(whole.schema.get_field_index("type"), "type", [types])
    pq.write_table(broken, tmp_path / "broken.parquet", row_group_size=20)

    assert f"broken.parquet, fact {len(whole)}: has no type" in diff(output, tmp_path / "broken.parquet", code=2)


def test_memory_does_not_grow_with_the_table(run, tmp_path: Path):
    """Of a table twenty times as large no more is held while it is read."""
    _, output = run("one", {"jan.jsonl": lines(range(40))})
    whole = pq.read_table(output / "facts.parquet")
    sizes = []
    for times in (2, 40):
        pq.write_table(pa.concat_tables([whole] * times), tmp_path / f"{times}.parquet", row_group_size=len(whole))
        before, most = pa.total_allocated_bytes(), 0
        for _ in fact_tables.batches(tmp_path / f"{times}.parquet"):
            most = max(most, pa.total_allocated_bytes() - before)
        sizes.append(most)

    assert sizes[1] < 1.5 * sizes[0]
