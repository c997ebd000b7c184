"""However a command ends, its user reads one line and no traceback."""

import errno
import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import pipeline.pool
import pipeline.run
from pipeline.cli import main
from pipeline.ending import TRACEBACK
from pipeline.pool import most

ONE_LINE = re.compile(r"[^\n]+\n")


def test_a_terminal_of_another_code_page(monkeypatch: pytest.MonkeyPatch):
    """Letters that the code page lacks are shown escaped; the command goes on."""
    shown = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(shown, encoding="cp1252"))
    monkeypatch.setattr("sys.argv", ["fakta", "explain", "--tokens", "Şukur 5 persen"])
    with pytest.raises(SystemExit):
        main()

    assert rb"\u015eukur" in shown.getvalue()


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 3, "error: No space left on device\n"),
        (OSError(errno.EIO, "Input/output error", "a\x1b.txt"), 3, "error: a\\x1b.txt: Input/output error\n"),
        (MemoryError(), 3, "error: the memory of this machine does not suffice; read fewer or smaller files at once\n"),
        (
            KeyError("x\ny"),
            4,
            "error: KeyError: 'x\\ny' at pipeline/run_command.py:000. This is a fault of fakta: please report it with "
            "what you gave; FAKTA_TRACEBACK=1 shows more\n",
        ),
    ],
)
def test_what_nobody_expected(cli, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, line: str):
    """What the system refuses, and a fault of our own, are said in one line; ours with the place in the code."""

    def breaks(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pipeline.run, "run", breaks)
    monkeypatch.delenv(TRACEBACK)
    outcome = cli("run", "x")

    assert (outcome.code, outcome.out) == (code, "")
    assert re.sub(r":\d+\. This", ":000. This", outcome.err) == line


def test_traceback_for_those_who_look_for_it(cli, monkeypatch: pytest.MonkeyPatch):
    """With the variable of the environment the exception goes through, with its traceback."""
    monkeypatch.setattr(pipeline.run, "run", lambda *_, **__: 1 // 0)
    monkeypatch.setenv(TRACEBACK, "1")

    with pytest.raises(ZeroDivisionError):
        cli("run", "x")


FULL = """
import os, sys
full = open("/dev/full", "w")
os.dup2(full.fileno(), 1)
sys.argv[0] = "fakta"
from pipeline.cli import main
main()
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_stdout_that_is_full(warm_python):
    """Where what is printed cannot be written, one line says so."""
    outcome = warm_python("-c", FULL, "explain", "Dana Rp5 juta.")

    assert (outcome.code, outcome.err) == (3, "error: No space left on device\n")


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_stream_that_is_closed(corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str):
    """A run whose output nobody wants to see writes its tables."""
    monkeypatch.setattr(f"sys.{name}", None)
    arguments = ["fakta", "run", str(corpus({"a.txt": "Dana Rp5 juta."})), "--output", str(tmp_path / "out")]
    monkeypatch.setattr("sys.argv", arguments)
    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 0
    assert (tmp_path / "out" / "facts.csv").is_file()


def test_name_longer_than_the_system_takes(corpus, cli, tmp_path: Path):
    """An output folder whose name is too long is said in one line, before any article is read."""
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta."}), "--output", tmp_path / ("x" * 300))

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(": cannot be written: File name too long; the files of the run before stay\n")
    assert ONE_LINE.fullmatch(outcome.err)


@pytest.mark.parametrize(
    "arguments",
    [["explain", "berita\x1b[31m.txt"], ["run", "berita\x1b[31m.txt"], ["gold", "berita\x1b[31m.csv", "--output", "x"]],
)
def test_names_with_control_characters(cli, arguments: list[str]):
    """What would colour a terminal, or move its cursor, is shown escaped."""
    outcome = cli(*arguments)

    assert "\x1b" not in outcome.err
    assert r"berita\x1b[31m" in outcome.err


def test_more_processes_than_cores(corpus, cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """`--jobs` is capped at the number of cores, which is said; a million would all be begun at once."""
    made: list[int] = []

    class Pool(ThreadPoolExecutor):
        def __init__(self, jobs: int, *_: object) -> None:
            made.append(jobs)
            super().__init__(1)

    monkeypatch.setattr(pipeline.pool, "ProcessPoolExecutor", Pool)
    outcome = cli("run", corpus({"a.txt": "Dana Rp5 juta."}), "--output", tmp_path / "out", "--jobs", 1_000_000)

    assert outcome.err.startswith(f"note: {most()} processes, as many as this machine has cores; not 1000000\n")
    assert made == [most()]
