"""The sentences of facts that stand in a table of their own (`--sentences separate`), read back."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.formats.manifest import KEY

SUFFIXES = (".parquet", ".jsonl", ".csv")


class Sentences:
    """The sentences of the table of facts at *path*, in `sentences.*` beside it; read when the first is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: Mapping[str, str] | None = None
        self._beside = path

    def put(self, rows: Iterable[object], before: int = 0) -> Iterator[object]:
        """*rows* of facts, each with its sentence; those that have one stay as they are.

        Raises UsageError for a sentence that is not there; there are so many rows *before* these in the file.
        """
        for number, cells in enumerate(rows, start=before + 1):
            if isinstance(cells, Mapping) and cells.get(KEY) and not cells.get("sentence"):
                yield {**cells, "sentence": self._sentence(str(cells[KEY]), f"{self._path}, fact {number}")}
            else:
                yield cells

    def _sentence(self, id_: str, place: str) -> str:
        if self._known is None:
            self._beside = _beside(self._path)
            self._known = _read(self._beside)
        if id_ not in self._known:
            raise UsageError(f"{place}: {self._beside} has no sentence {id_!r}; both files have to be of one run")
        return self._known[id_]


def _beside(path: Path) -> Path:
    """The table of sentences beside the facts at *path*: that in the same format, else another."""
    for suffix in (path.suffix, *SUFFIXES):
        if (found := path.with_name(f"sentences{suffix}")).is_file():
            return found
    wanted = f"sentences{path.suffix}"
    raise UsageError(f"{path}: its sentences stand in {wanted}, which is not beside it; put it there")


def _read(path: Path) -> dict[str, str]:
    """Id to sentence; raises UsageError for what is no table of sentences."""
    reader = {".csv": _csv, ".jsonl": _jsonl, ".parquet": _parquet}[path.suffix]
    try:
        return {row[KEY]: row["sentence"] for row in reader(path)}
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (KeyError, TypeError, ValueError, csv.Error, pa.ArrowException) as error:
        cause = str(error).splitlines()[0][:200]
        raise UsageError(f"{path}: is no table of sentences ({cause}); run again to write it") from error


def _csv(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _jsonl(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _parquet(path: Path) -> Iterator[Mapping[str, Any]]:
    with pq.ParquetFile(path) as file:
        for rows in file.iter_batches(columns=[KEY, "sentence"]):
            yield from rows.to_pylist()
