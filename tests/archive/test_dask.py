"""Dask does the work of a run: the tables and lines of the pool, whatever ends on the way."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from test_pool import alive, until
from test_store import lines, tables
from test_warc import PUBLISHED, page, record

from pipeline.formats import slices

distributed = pytest.importorskip("distributed")


def mixed() -> dict[str, str | bytes]:
    """Collections and small files: ids that repeat within and between, rows and files that cannot be read, gold."""
    pages = [record(page(number, PUBLISHED), number) for number in range(7)]
    pages.insert(3, record(b"", 50, status="404 Not Found"))
    return {
        "a.jsonl": lines(range(30)) + "{\n" + lines(range(28, 33)),
        "b/x.txt": "Sebanyak 4 dari 8 desa atau 60 persen rusak.", "b/y.txt": "", "b/z.html": page(90),
        "c.csv": "id,text\nb3,Rp7 juta untuk 2 desa\nb3,Rp8 juta untuk 2 desa\nd1,\n",
        "d.warc.gz": b"".join(map(gzip.compress, pages))[:-30],
        "e.jsonl": lines(range(3)), "f.json": "[{", "g.parquet": b"PAR1",
        "gold.csv": "doc_id,type,start,end,text,value,unit\nb3~2,money,0,8,Rp7 juta,7000000,IDR\n",
        "corrections.csv": "doc_id,action,type,start,end,text\nb2,reject,money,20,29,Rp2 juta\n",
    }  # fmt: skip


@pytest.fixture(scope="module")
def cluster(cache: Path) -> Iterator[Any]:
    """Two workers, as somebody may have begun them; their slices have four articles or three records."""
    import logging

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False}, silence_logs=logging.CRITICAL, memory_limit=0,
    ) as cluster, distributed.Client(cluster) as client:  # fmt: skip
        client.register_plugin(Small(), name="small")
        yield cluster


class Small(distributed.WorkerPlugin):
    """Makes small slices in every worker, also in one that begins anew."""

    def setup(self, worker: object) -> None:
        """Makes them so."""
        slices.ARTICLES, slices.RECORDS = 4, 3


@pytest.fixture
def run(cli, cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Runs by the workers into the folder `dask`."""
    monkeypatch.setattr(slices, "_BYTES", 200)  # so that several slices of a collection are asked for at once

    def run(*arguments: object) -> Any:
        given = ("--engine", "dask", "--scheduler", cluster.scheduler_address, "--output", tmp_path / "dask")
        return cli("run", *arguments, *given)

    return run


def told(outcome: Any, folder: Path, name: str) -> tuple[int, list[str], list[str]]:
    """How a run ended and what it said, whatever its folder is called."""
    place = str(folder / name)
    return outcome.code, outcome.out.replace(place, "OUT").splitlines(), outcome.err.replace(place, "OUT").splitlines()


def test_tables_are_those_of_the_pool(corpus, cli, run, tmp_path: Path):
    """Every file has the same bytes, and all that is told is the same: comparison, page, what was left out, notes."""
    folder = corpus(mixed())
    formats = ("--formats", "csv,parquet,jsonl,db")
    pool = cli("run", folder, "--output", tmp_path / "pool", *formats)
    dask = run(folder, *formats)

    assert (pool.code, "repeats the id of another" in pool.out) == (3, True)
    assert told(dask, tmp_path, "dask") == told(pool, tmp_path, "pool")
    names = sorted(path.name for path in (tmp_path / "pool").iterdir())
    assert sorted(path.name for path in (tmp_path / "dask").iterdir()) == names
    assert {"facts.db", "comparison.csv", "report.html", "checks.csv"} <= set(names)
    here, there = tmp_path / "dask", tmp_path / "pool"
    differ = [name for name in names if (here / name).read_bytes() != (there / name).read_bytes()]
    assert set(differ) <= {"datapackage.json", "facts.db"}  # they hold the time


@pytest.mark.slow
def test_with_a_store_and_a_ledger(corpus, cli, run, tmp_path: Path):
    """A store and a ledger go together with workers; what is kept is not read again."""
    folder = corpus({"a.jsonl": lines(range(30)), "b.csv": "id,text\nb3,Rp7 juta untuk 2 desa\n"})
    cli("run", folder, "--output", tmp_path / "pool", "--no-page", "--ledger")

    first = run(folder, "--store", tmp_path / "store", "--ledger")
    found = tables(tmp_path / "dask")
    second = run(folder, "--store", tmp_path / "store", "--ledger")

    assert found == tables(tmp_path / "dask") == tables(tmp_path / "pool")
    assert "0 of 2 partitions kept, 2 read" in first.out
    assert "2 of 2 partitions kept, 0 read" in second.out


@pytest.mark.slow
def test_killed_worker(corpus, cli, run, cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What a worker had that is killed another does; the tables are the same."""
    folder = corpus({f"{part}.jsonl": lines(range(part * 40, part * 40 + 40)) for part in range(5)})
    cli("run", folder, "--output", tmp_path / "pool", "--no-page")
    killed: list[int] = []
    from pipeline.cluster.connection import Run

    kept = Run.kept

    def killing(self: Run, promise: Any) -> Any:
        if len(killed) < 2 and len(kills) in (8, 30):
            killed.append(list(cluster.workers.values())[len(killed)].process.pid)
            os.kill(killed[-1], signal.SIGKILL)
        kills.append(1)
        return kept(self, promise)

    kills: list[int] = []
    monkeypatch.setattr(Run, "kept", killing)
    outcome = run(folder, "--no-page")

    assert (outcome.code, outcome.err, len(killed)) == (0, "", 2)
    assert tables(tmp_path / "dask") == tables(tmp_path / "pool")


@pytest.mark.slow
def test_file_that_changes_meanwhile(corpus, run, cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file that holds other articles when it is read again, because a worker ended, is named."""
    folder = corpus({"a.jsonl": lines(range(3))})
    from pipeline.store.contents import Partition

    names = Partition.names

    def changed(self: Partition, *given: Any) -> list[str]:
        made = names(self, *given)
        (folder / "a.jsonl").write_text(lines(range(1, 4)), encoding="utf-8")
        for worker in cluster.workers.values():
            os.kill(worker.process.pid, signal.SIGKILL)
        time.sleep(0.5)
        return made

    monkeypatch.setattr(Partition, "names", changed)
    outcome = run(folder)

    assert (outcome.code, outcome.err) == (2, f"error: {folder}/a.jsonl: changed while it was read; run again\n")
    assert list((tmp_path / "dask").iterdir()) == []


def test_wrong_usage(cli, corpus, cluster, tmp_path: Path):
    """Options that contradict each other, and a scheduler that is not there, are told with what would be right."""
    folder = corpus({"a.txt": "Panen 3 ton."})
    for given, message in (
        (("--engine", "spark"), "error: --engine 'spark': expected one of pool, dask\n"),
        (("--workers", 2), "error: --scheduler and --workers are about Dask; add --engine dask, or use --jobs\n"),
        (("--engine", "dask", "--jobs", 2), "error: --jobs is about the pool; Dask takes --workers\n"),
        (
            ("--engine", "dask", "--workers", 1, "--scheduler", "tcp://127.0.0.1:1"),
            "error: --workers begins processes here, and --scheduler names others; give one of them\n",
        ),
        (
            ("--engine", "dask", "--scheduler", "nowhere"),
            "error: --scheduler nowhere: no scheduler answers there; begin one with `dask scheduler`, and workers with "
            "`dask worker ADDRESS --nthreads 1`\n",
        ),
    ):
        outcome = cli("run", folder, *given, "--output", tmp_path / "out")
        assert (outcome.code, outcome.out, outcome.err) == (2, "", message)
    assert not (tmp_path / "out").exists()


def test_without_dask(cli, corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Where Dask is not installed the message says what to install."""
    monkeypatch.setitem(sys.modules, "pipeline.cluster", None)
    outcome = cli("run", corpus({"a.txt": "Panen 3 ton."}), "--engine", "dask", "--output", tmp_path / "out")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: --engine dask wants dask and distributed; pip install 'fakta[dask]'\n"


def test_files_that_workers_do_not_see(corpus, run, cluster, tmp_path: Path):
    """Where articles or rules are not at the workers this is said, and nothing is written."""
    folder = corpus({"a.jsonl": lines(range(3))})
    with distributed.Client(cluster) as client:
        client.run(_hide, str(folder))
        outcome = run(folder)
        client.run(_hide, "")

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {folder}/a.jsonl: the worker tcp://127.0.0.1:")
    assert outcome.err.endswith("put the articles where all workers find them under the same path\n")
    assert list((tmp_path / "dask").iterdir()) == []


_EXISTS = Path.exists


def _hide(folder: str) -> None:
    Path.exists = lambda self: _EXISTS(self) and not (folder and str(self).startswith(folder))  # type: ignore


def _with_other_workers(cluster, run, folder: Path):
    """How a run ends whose workers say that they have another fakta."""
    with distributed.Client(cluster) as client:
        client.run(_other_version, "0.1+old")
        outcome = run(folder)
        client.run(_other_version, "")
    return outcome


@pytest.mark.slow
def test_workers_with_another_fakta(corpus, run, cluster):
    """Workers that may find other facts are refused, with both versions."""
    outcome = _with_other_workers(cluster, run, corpus({"a.jsonl": lines(range(3))}))

    assert outcome.code == 2
    assert "this worker has fakta 0.1+old, and here is " in outcome.err
    assert outcome.err.endswith("; install the same\n")


def test_worker_of_another_version_that_comes_later(corpus, run, cluster, monkeypatch: pytest.MonkeyPatch):
    """A worker that was not there when the run began is refused when it is to read."""
    monkeypatch.setattr("pipeline.cluster.connection._check", lambda *_: None)
    outcome = _with_other_workers(cluster, run, corpus({"a.jsonl": lines(range(3))}))

    assert outcome.code == 2
    assert "this worker has fakta 0.1+old, and here is " in outcome.err


def _other_version(version: str) -> None:
    from pipeline.store import keys

    keys.__dict__.setdefault("_code", keys.code)
    keys.code = (lambda: version) if version else keys.__dict__["_code"]


@pytest.mark.slow
def test_worker_that_ends_again_and_again(corpus, run, cluster, tmp_path: Path):
    """A file at which every worker ends is named in one line, and nothing is written."""
    folder = corpus({"a.jsonl": lines(range(3)), "b.txt": "Panen 3 ton."})
    with distributed.Client(cluster) as client:
        client.run(_deadly)
        client.register_plugin(Deadly(), name="deadly")
        outcome = run(folder)
        client.unregister_worker_plugin("deadly")
        client.restart()

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {folder}/a.jsonl: 4 workers ended while they read it")
    assert outcome.err.count("\n") == 1
    assert list((tmp_path / "dask").iterdir()) == []


def _deadly() -> None:
    from pipeline.cluster import reading

    reading.slices = lambda *_: os._exit(9)


class Deadly(distributed.WorkerPlugin):
    """Makes workers that begin anew as deadly as those before."""

    def setup(self, worker: object) -> None:
        """Makes it so."""
        _deadly()


@pytest.mark.slow
def test_scheduler_that_is_lost(corpus, cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A scheduler that ends in the middle of a run is told in one line, and nothing is written."""
    folder, address = corpus({"a.jsonl": lines(range(2000))}), tmp_path / "scheduler.json"
    start = [sys.executable, "-m", "dask"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    scheduler = subprocess.Popen(
        [*start, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address)],
        **quiet,
    )  # fmt: skip
    worker = subprocess.Popen([*start, "worker", "--scheduler-file", str(address), "--nthreads", "1"], **quiet)
    try:
        assert until(lambda: address.exists() and bool(address.read_text(encoding="utf-8")))
        from pipeline.cluster.connection import Run

        kept = Run.kept

        def killing(self: Run, promise: Any) -> Any:
            made = kept(self, promise)
            scheduler.kill()
            return made

        monkeypatch.setattr(Run, "kept", killing)
        at = json.loads(address.read_text(encoding="utf-8"))["address"]
        outcome = cli("run", folder, "--engine", "dask", "--scheduler", at, "--output", tmp_path / "out")
    finally:
        for process in (worker, scheduler):
            process.terminate()
            process.wait(60)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: the scheduler of Dask was lost, or ended the run (")
    assert outcome.err.count("\n") == 1
    assert list((tmp_path / "out").iterdir()) == []


def below(process: int) -> list[int]:
    """The processes that any thread of *process* began."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(number) for thread in threads for number in (thread / "children").read_text().split()]


@pytest.fixture
def running(corpus, root: Path, tmp_path: Path):
    """A run with two workers of its own, in the middle of its work."""
    folder = corpus({f"{part}.jsonl": lines(range(part * 4000, part * 4000 + 4000)) for part in range(3)})
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "--engine", "dask", "--workers", "2", "--no-page"]
    process = subprocess.Popen(
        [*command, "--output", str(tmp_path / "out")], cwd=root, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert until(lambda: any((tmp_path / "out").glob(".*.part")))
    yield process, below(process.pid)
    with suppress(ProcessLookupError):
        process.kill()
    process.communicate()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
@pytest.mark.parametrize(
    ("number", "code", "message"), [(signal.SIGTERM, 143, ""), (signal.SIGINT, 130, None), (signal.SIGKILL, -9, None)]
)
def test_signals_end_all(running, tmp_path: Path, number: signal.Signals, code: int, message: str | None):
    """A run that is told to end, or by Ctrl-C, takes its workers and parts of files along; one killed its workers."""
    process, workers = running
    assert len(workers) == 3  # one looks after what processes share
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    _, err = process.communicate(timeout=60)

    assert process.returncode == code, err
    assert until(lambda: not any(map(alive, workers)))
    assert message is None or err == message
    assert "Traceback" not in err
    assert number == signal.SIGKILL or list((tmp_path / "out").iterdir()) == []
