"""Expressions are kept from run to run, and whatever lies in their file, they are the ones that were asked for."""

import pickle
from pathlib import Path

import pytest
import regex

from pipeline import kept
from pipeline.kept import Kept

LONG = "(?:" + "|".join(f"satuan{number}" for number in range(60)) + ")"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return kept.folder()


@pytest.fixture
def file(folder: Path) -> Path:
    """The file of one process that compiled LONG."""
    process = Kept()
    process.compiled(LONG, regex.IGNORECASE)
    process.keep()
    return next(folder.iterdir())


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def compile_(source: str, *_: object, **__: object) -> None:
        raise AssertionError(f"{source:.40} was compiled")

    monkeypatch.setattr(kept.regex, "compile", compile_)


def test_next_process_compiles_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch)

    found = Kept().compiled(LONG, regex.IGNORECASE).fullmatch("Satuan59")

    assert found
    assert found.span() == (0, 8)


def test_flags_and_lists_tell_expressions_apart(file: Path) -> None:
    process = Kept()
    words = [f"kata{number}" for number in range(100)]

    assert not process.compiled(LONG).fullmatch("Satuan59")
    assert process.compiled(r"\L<words>", words=words).fullmatch("kata99")
    assert not process.compiled(r"\L<words>", words=words[:-1]).fullmatch("kata99")


@pytest.mark.parametrize("content", [b"", b"junk", pickle.dumps(["no table"]), pickle.dumps({"key": Path})])
def test_broken_file_is_made_anew(file: Path, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(content)
    process = Kept()

    assert process.compiled(LONG, regex.IGNORECASE).fullmatch("SATUAN1")
    process.keep()
    forbid(monkeypatch)
    assert Kept().compiled(LONG, regex.IGNORECASE).fullmatch("SATUAN1")


def test_file_calls_no_other_code(file: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return Path.touch, (tmp_path / "trapped",)  # type: ignore[return-value]

    file.write_bytes(pickle.dumps({"key": Trap()}))

    assert Kept().compiled(LONG).fullmatch("satuan1")
    assert not (tmp_path / "trapped").exists()


def test_folder_that_cannot_be_written_is_no_error(tmp_path: Path, folder: Path) -> None:
    folder.write_text("a file where the folder would be", encoding="utf-8")
    process = Kept()

    assert process.compiled(LONG).fullmatch("satuan1")
    process.keep()


def test_nothing_new_writes_nothing(file: Path) -> None:
    before = file.stat().st_mtime_ns
    process = Kept()
    process.compiled(LONG, regex.IGNORECASE)
    process.compiled("short")
    process.keep()

    assert file.stat().st_mtime_ns == before
    assert len(list(file.parent.iterdir())) == 1
