"""A store keeps what runs have read: nothing twice, nothing lost, and the tables of a run without it."""

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.formats.bundle import Bundle, bundled
from pipeline.formats.source import Source
from pipeline.route import Reading, Route
from pipeline.store import found, keys, opened, resumed
from pipeline.store.lock import locked

TABLES = ("facts.csv", "facts.jsonl", "facts.parquet", "checks.csv")


def lines(numbers: range, text: str = "Bupati Sigi memberi Rp{} juta untuk {} desa; itu 50 persen dari 8 desa.") -> str:
    """A collection of articles with an id and a number of their own."""
    rows = ({"id": f"b{n}", "text": text.format(n, n + 2), "published": "2025-03-05"} for n in numbers)
    return "".join(json.dumps(row) + "\n" for row in rows)


def tables(folder: Path) -> dict[str, bytes]:
    """What a run wrote."""
    return {name: (folder / name).read_bytes() for name in TABLES if (folder / name).exists()}


@pytest.fixture
def small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Partitions of four articles."""
    monkeypatch.setattr(resumed, "ARTICLES", 4)


@pytest.fixture
def run(cli, tmp_path: Path) -> Callable[..., str]:
    """Runs over paths with the store, and gives the line that tells of it."""

    def run(*paths: Path, code: int = 0, output: str = "out", options: tuple[object, ...] = ()) -> str:
        outcome = cli("run", *paths, "--output", tmp_path / output, "--store", tmp_path / "store", *options)
        assert outcome.code == code, outcome.err
        return "\n".join(line for line in outcome.out.splitlines() if line.startswith(("store", "gone")))

    return run


def test_tables_are_those_of_a_run_without(corpus, cli, run, tmp_path: Path, small_partitions):
    """All tables have the bytes that they have without a store, when it is filled and when all comes out of it."""
    folder = corpus(
        {"2025-01.jsonl": lines(range(10)), "a/x.txt": "Inflasi 2,5 persen.", "a/y.txt": "Panen 3 ton.",
         "z.csv": "id,text\nb3,Rp7 juta untuk 2 desa\nb3,Rp8 juta untuk 2 desa\n"}
    )  # fmt: skip
    cli("run", folder, "--output", tmp_path / "plain", "--no-page")

    first = run(folder)
    filled = tables(tmp_path / "out")
    second = run(folder, options=("--jobs", "2"))

    assert filled == tables(tmp_path / "plain")
    assert tables(tmp_path / "out") == filled
    assert (first.split(": ")[1], second.split(": ")[1]) == (
        "0 of 5 partitions kept, 5 read", "5 of 5 partitions kept, 0 read"
    )  # fmt: skip


def test_what_is_told_is_told_again(corpus, cli, tmp_path: Path, small_partitions):
    """What was left out, assumed and shown is told by a run that finds all in the store."""
    folder = corpus({"a.jsonl": lines(range(5)) + "{\n" + lines(range(4, 6)), "b.txt": "", "c.txt": "Panen 3 ton."})
    command = ("run", folder, "--output", tmp_path / "out")
    plain, first, second = cli(*command, "--no-page"), *(cli(*command, "--store", tmp_path / "st") for _ in range(2))

    def told(text: str) -> list[str]:
        return [line for line in text.splitlines() if not line.startswith("store ")]

    assert plain.code == first.code == second.code == 3
    assert "repeats the id of another" in plain.out
    assert told(first.out) == told(second.out) == told(plain.out)
    assert sorted(first.err.splitlines()) == sorted(second.err.splitlines()) == sorted(plain.err.splitlines())


def test_only_what_is_new_is_read(corpus, run, worked: list[str], tmp_path: Path, small_partitions):
    """A new month, and what is added to a file, are read; the rest is not, nor are its files unpacked."""
    folder = corpus({"2025-01.jsonl": lines(range(8)), "2025-02.jsonl": lines(range(20, 26))})
    run(folder)
    worked.clear()
    corpus({"2025-02.jsonl": lines(range(20, 27)), "2025-03.jsonl": lines(range(40, 42))})

    told = run(folder)

    assert worked == ["b24", "b25", "b26", "b40", "b41"]
    assert told.endswith("3 of 5 partitions kept, 2 read")


def test_a_month_by_itself_leaves_the_others(corpus, run, worked: list[str], tmp_path: Path):
    """A run over a new folder adds it; the partitions of the folders before stay those of the store."""
    january, february = corpus({"a.jsonl": lines(range(3))}, "01"), corpus({"a.jsonl": lines(range(5, 9))}, "02")
    run(january)
    run(february)

    assert [(Path(entry.path).parent.name, entry.articles) for entry in found(tmp_path / "store").entries] == [
        ("01", 3), ("02", 4)
    ]  # fmt: skip
    worked.clear()
    run(january, february)
    assert worked == []


def test_gone_articles_are_told_and_vacuumed(corpus, cli, run, tmp_path: Path):
    """An article that disappears is named, and what the store has of it goes with a vacuum."""
    folder = corpus({"a.jsonl": lines(range(4)), "b.txt": "Panen 3 ton."})
    run(folder)
    (folder / "b.txt").unlink()
    (folder / "a.jsonl").write_text(lines(range(1, 4)), encoding="utf-8")

    told = run(folder)
    before = cli("store", "status", tmp_path / "store").out
    done = cli("store", "vacuum", tmp_path / "store").out

    assert told.endswith("gone from the articles since the run before (2): b, b0")
    assert "4 files are of runs that did not end, or of what changed since: fakta store vacuum" in before
    assert ": 4 files removed, " in done
    assert cli("store", "status", tmp_path / "store").out.startswith(f"{tmp_path}/store: 1 partitions, 3 articles, ")
    assert len(list((tmp_path / "store" / "parts").iterdir())) == 1


def test_other_rules_read_anew(corpus, run, worked: list[str], tmp_path: Path):
    """What other rules found is not taken for what these find; going back costs nothing."""
    folder, rules = corpus({"a.jsonl": lines(range(3))}), tmp_path / "own"
    (rules / "lexicon").mkdir(parents=True)
    (rules / "lexicon" / "units.csv").write_text("word,unit,kind,source,case\ndesa,desa,area,a test,\n")
    run(folder)
    worked.clear()

    run(folder, options=("--rules", rules))
    assert worked == ["b0", "b1", "b2"]
    worked.clear()
    run(folder)
    assert worked == []


def test_a_correction_reads_its_partition_alone(corpus, cli, run, worked: list[str], tmp_path: Path, small_partitions):
    """A new correction reads the partition that it is about, and is in the tables as without a store."""
    folder = corpus({"a.jsonl": lines(range(12))})
    run(folder)
    worked.clear()
    corpus({"corrections.csv": "doc_id,action,text,type\nb5,reject,Rp5 juta,money\nzz,reject,Rp5 juta,money\n"})

    run(folder, code=3)
    assert worked == ["b4", "b5", "b6", "b7"]
    cli("run", folder, "--output", tmp_path / "plain", "--no-page")
    assert tables(tmp_path / "out") == tables(tmp_path / "plain")


def test_a_correction_of_an_article_that_the_rules_fail_on_is_told_each_time(
    corpus, cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A run that takes the partition from the store says what the run said that read it."""
    read_all = Route.read_all

    def fail(self: Route, articles: Sequence[Article]) -> list[Reading]:
        if any(article.id == "b1" for article in articles):
            raise KeyError("Jakarta")
        return read_all(self, articles)

    monkeypatch.setattr(Route, "read_all", fail)
    fix = "doc_id,action,text,type\nb1,reject,Rp1 juta,money\n"
    folder = corpus({"a.jsonl": lines(range(3)), "corrections.csv": fix})
    said = [cli("run", folder, "--output", tmp_path / "out", "--store", tmp_path / "store") for _ in range(2)]

    assert [outcome.code for outcome in said] == [3, 3]
    assert "1 of 1 partitions kept" in said[1].out
    assert said[0].err == said[1].err
    assert "corrections.csv, line 2: reject: no article has the id 'b1'" in said[1].err


def test_ids_are_told_apart_across_partitions(corpus, cli, run, tmp_path: Path, small_partitions):
    """A file that comes in before others, with ids that they have, gives the ids of a run without a store."""
    folder = corpus({"b.jsonl": lines(range(6)), "c.jsonl": lines(range(4, 8))})
    run(folder)
    corpus({"a.jsonl": lines(range(5, 7), "Harga {} ribu rupiah, naik {} persen.")})

    run(folder)
    cli("run", folder, "--output", tmp_path / "plain", "--no-page")

    ids = pq.read_table(tmp_path / "out" / "facts.parquet")["doc_id"].to_pylist()
    assert list(dict.fromkeys(ids)) == ["b5", "b6", "b0", "b1", "b2", "b3", "b4", "b5~2", "b4~2", "b5~3", "b6~2", "b7"]
    assert tables(tmp_path / "out") == tables(tmp_path / "plain")


def test_gold_is_compared_from_a_store(corpus, cli, run, tmp_path: Path):
    """Articles that gold is about are read each time, and compared as ever."""
    rows = ["doc_id,type,start,end,text,value,unit", "a,money,5,13,Rp5 juta,5000000,IDR", "b,money,5,13,Rp6 juta,7,IDR"]
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "b.txt": "Dana Rp6 juta cair.", "gold.csv": "\n".join(rows)})
    run(folder)
    run(folder)
    cli("run", folder, "--output", tmp_path / "plain", "--no-page")

    for name in ("comparison.csv", "report.md", "facts.parquet"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "plain" / name).read_bytes()


def test_a_damaged_partition_is_read_anew(corpus, run, worked: list[str], tmp_path: Path):
    """A partition that was cut short does not count as finished."""
    folder = corpus({"a.jsonl": lines(range(3))})
    run(folder)
    (part,) = (tmp_path / "store" / "parts").iterdir()
    whole = part.read_bytes()
    part.write_bytes(whole[: len(whole) // 2])
    worked.clear()

    run(folder)

    assert worked == ["b0", "b1", "b2"]
    assert part.read_bytes() == whole


def test_one_run_at_a_time(corpus, cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A second run into a store is refused, with the process that writes into it."""
    monkeypatch.setattr("pipeline.store.lock._PATIENCE", 0)
    folder = corpus({"a.jsonl": lines(range(3))})
    with opened(tmp_path / "store"):
        outcome = cli("run", folder, "--output", tmp_path / "out", "--store", tmp_path / "store")
        status = cli("store", "status", tmp_path / "store")

    assert outcome.code == 2
    assert f"store: process {os.getpid()} is writing into this store; wait until it ends" in outcome.err
    assert f"process {os.getpid()} is writing into it" in status.out
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def _hold(folder: Path) -> None:
    with locked(folder):
        (folder / "held").touch()
        time.sleep(60)


def test_the_lock_of_a_killed_run_is_none(tmp_path: Path):
    """What a process that was killed left in the lock keeps nobody out."""
    process = multiprocessing.get_context("fork").Process(target=_hold, args=(tmp_path,))
    process.start()
    while not (tmp_path / "held").exists():
        time.sleep(0.01)
    process.kill()
    process.join()

    assert (tmp_path / "lock").read_text() == f"{process.pid}\n"
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


class Msvcrt:
    """What `msvcrt` of Windows does: a place of a file is locked once, until its handle closes."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[tuple[int, int], int] = {}

    def locking(self, handle: int, mode: int, length: int) -> None:
        """Raises PermissionError where another handle, which is open, has the place."""
        key = os.fstat(handle).st_ino, os.lseek(handle, 0, os.SEEK_CUR)
        assert (mode, length) == (self.LK_NBLCK, 1)
        if self.held.setdefault(key, handle) != handle and _is_open(self.held[key]):
            raise PermissionError(13, "Permission denied")
        self.held[key] = handle


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True


def test_one_run_at_a_time_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The lock of Windows is used where there is none of Unix: a second run is refused, the lock of a dead one is free.

    There a process cannot be asked whether it runs.
    """
    monkeypatch.setattr("pipeline.store.lock._PATIENCE", 0)
    monkeypatch.setattr("pipeline.store.lock.fcntl", None)
    monkeypatch.setattr("pipeline.store.lock.msvcrt", Msvcrt())
    monkeypatch.setattr("pipeline.store.lock.is_alive", lambda number: True)
    (tmp_path / "lock").write_text("4711\n")

    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
        with pytest.raises(UsageError, match=f"process {os.getpid()} is writing into this store"), locked(tmp_path):
            pass
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
    with locked(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (("--page",), "--page: a run with --store writes no page"),
        (("-",), "--store: wants files"),
    ],
)
def test_what_a_store_cannot_do(corpus, cli, tmp_path: Path, option: tuple[str, ...], told: str):
    """A page, and what is piped in, are refused."""
    outcome = cli("run", corpus({"a.txt": "Rp5 juta"}), *option, "--store", tmp_path / "store")

    assert outcome.code == 2
    assert told in outcome.err


def test_a_folder_of_another_kind_is_left_alone(corpus, cli, tmp_path: Path):
    """A folder with something else in it is no store, and nothing is written into it."""
    folder = corpus({"a.txt": "Rp5 juta"})
    outcome = cli("run", folder, "--store", folder, "--output", tmp_path / "out")

    assert outcome.code == 2
    assert "is not empty, and no store" in outcome.err
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert cli("store", "vacuum", folder).code == cli("store", "status", tmp_path / "none").code == 2


def test_a_store_among_the_articles_is_not_read(corpus, cli, run, tmp_path: Path):
    """A store that lies below the articles is passed over, and the run says so."""
    folder = corpus({"a.jsonl": lines(range(3))})
    for _ in range(2):
        outcome = cli("run", folder, "--output", tmp_path / "out", "--store", folder / "store")
        assert outcome.code == 0, outcome.err
    assert "not read: 1 folder (is the store of runs)" in outcome.out


def test_a_full_disk_keeps_what_is_finished(corpus, cli, run, tmp_path: Path, monkeypatch, small_partitions):
    """Where the disk is full one line says so, and the next run goes on behind what was finished."""
    folder, written = corpus({"a.jsonl": lines(range(12))}), []
    fsync = os.fsync

    def full(file: int) -> None:
        written.append(file)
        if len(written) > 8:
            raise OSError(28, "No space left on device")
        fsync(file)

    monkeypatch.setattr(os, "fsync", full)
    outcome = cli("run", folder, "--output", tmp_path / "out", "--store", tmp_path / "store")
    monkeypatch.setattr(os, "fsync", fsync)

    assert outcome.code == 2
    assert "cannot be written: No space left on device" in outcome.err
    assert list((tmp_path / "store").rglob(".*")) == []
    assert not (tmp_path / "out" / "facts.csv").exists()
    kept = len(list((tmp_path / "store" / "parts").iterdir()))
    assert kept >= 1
    assert run(folder).endswith(f"{kept} of 3 partitions kept, {3 - kept} read")


def names(files: list[str]) -> Iterator[tuple[str, ...]]:
    """The files of each bundle."""
    root = Path("arsip")
    for bundle in bundled(Source(root / name, root, Path(name).suffix) for name in files):
        assert isinstance(bundle, Bundle)
        yield tuple(source.path.relative_to(root).as_posix() for source in bundle.sources)


def test_bundles_do_not_shift():
    """A small file that is added changes the bundle that it stands in, and no other; a collection stands alone."""
    files = sorted([f"a/{number:05}.txt" for number in range(3000)] + ["a/01500.jsonl"])
    before, after = set(names(files)), set(names(sorted([*files, "a/00700x.txt"])))

    assert len(before) > 6
    assert ("a/01500.jsonl",) in before
    assert [len(bundles) for bundles in (before - after, after - before)] == [1, 1]
    assert list(names(["a/1.txt", "b/2.txt"])) == [("a/1.txt",), ("b/2.txt",)]


def test_keys_tell_all_that_decides(tmp_path: Path):
    """Every field of an article, and every byte of a rule, is in the hash."""
    article = Article("a", "text")
    others = [Article("b", "text"), Article("a", "text", title="t"), Article("a", "text", url="t")]

    assert len({keys.of_articles([each]) for each in (article, *others)}) == 4
    assert keys.of_articles([article, others[0]]) != keys.of_articles([others[0], article])
    before = keys.of_rules(tmp_path)
    (tmp_path / "a.toml").write_text("# a")
    assert len({before, keys.of_rules(tmp_path), keys.of_rules(None)}) == 3
