"""Processes of a run end with it, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc"),
    pytest.mark.slow,
]


def children(process: int) -> list[int]:
    """The processes that *process* began."""
    return [int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something holds within some time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def alive(process: int) -> bool:
    """Whether a process runs, and is not merely waited for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def running(corpus, root: Path, tmp_path: Path):
    """A run over many articles with two workers, in the middle of its work."""
    text = "Bupati Sigi memberi Rp5 juta untuk 3 desa di Kota Palu.\n" * 20
    folder = corpus({f"{number:04}.txt": text for number in range(3000)})
    command = [sys.executable, "-m", "pipeline", "run", str(folder), "--output", str(tmp_path / "out"), "--jobs", "2"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen([*command, "--no-page"], cwd=root, text=True, **pipes)
    assert until(lambda: len(children(process.pid)) == 2 and any((tmp_path / "out").glob(".*.part")))
    yield process, children(process.pid)
    process.kill()
    process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_all(running, tmp_path: Path, number: signal.Signals):
    """A run that is told to end does so with its workers, and takes its parts of files along."""
    process, workers = running
    process.send_signal(number)
    process.wait(60)

    assert process.returncode == 128 + number
    assert until(lambda: not any(map(alive, workers)))
    assert list((tmp_path / "out").iterdir()) == []


def test_workers_end_with_a_run_that_is_killed(running):
    """Workers whose run was killed end too."""
    process, workers = running
    process.kill()
    process.wait(60)

    assert until(lambda: not any(map(alive, workers)))


def test_worker_that_is_killed(running, tmp_path: Path):
    """A run whose worker is killed says so in one line, and leaves no parts of files."""
    process, workers = running
    os.kill(workers[0], signal.SIGKILL)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (2, "")
    assert err == "error: a process that read articles was ended from outside; try fewer --jobs\n"
    assert list((tmp_path / "out").iterdir()) == []
