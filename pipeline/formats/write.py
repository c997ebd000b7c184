"""Facts to files. Every file is written beside its place and moved there whole: nothing half-written stays."""

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import table
from pipeline.fact import SCHEMA, Fact


def csv_rows(facts: Iterable[Fact]) -> bytes:
    """*facts* as CSV lines in UTF-8, without the header."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(_csv_cells(fact) for fact in facts)
    return text.getvalue().encode()


def _csv_cells(fact: Fact) -> list[object]:
    """The cells of one row; the writer itself turns None, str, int and date into what `table.cell` says."""
    cells: list[object] = list(fact)
    for index in _SPECIAL:
        if cells[index] is not None:
            cells[index] = table.cell(cells[index])
    return cells


_SPECIAL = tuple(index for index, kind in enumerate(SCHEMA.values()) if kind in (Decimal, bool))


def jsonl_rows(facts: Iterable[Fact]) -> bytes:
    """*facts* as JSON lines; numbers with all their digits, empty columns left out."""
    lines = []
    for fact in facts:
        cells = [
            key
            + (encode_basestring(str(value)) if kind is str else f'"{value}"' if kind is date else table.cell(value))
            for (key, kind), value in zip(_JSON, fact, strict=True)
            if value is not None
        ]
        lines.append("{" + ", ".join(cells) + "}\n")
    return "".join(lines).encode()


_JSON = tuple((f'"{name}": ', kind) for name, kind in SCHEMA.items())


def arrow_rows(facts: Iterable[Fact]) -> bytes:
    """*facts* as one Arrow record batch, in IPC form, for the Parquet file."""
    return table.batch(facts).serialize().to_pybytes()


ENCODERS: Mapping[str, Callable[[Iterable[Fact]], bytes]] = {
    "csv": csv_rows,
    "jsonl": jsonl_rows,
    "parquet": arrow_rows,
}
"""Suffix of `facts.*` to the function that encodes a chunk of facts; chunks are encoded where they are extracted."""


class FactFiles:
    """The files `facts.*` of one run, all open at once, each filled chunk by chunk."""

    def __init__(self, files: Mapping[str, BinaryIO]) -> None:
        self._files = files
        files["csv"].write((",".join(SCHEMA) + "\n").encode())
        self._parquet = pq.ParquetWriter(files["parquet"], table.ARROW_SCHEMA, compression="zstd")

    def add(self, chunk: Mapping[str, bytes]) -> None:
        """Appends one encoded chunk (suffix to bytes)."""
        self._files["csv"].write(chunk["csv"])
        self._files["jsonl"].write(chunk["jsonl"])
        batch = pa.ipc.read_record_batch(pa.py_buffer(chunk["parquet"]), table.ARROW_SCHEMA)
        self._parquet.write_batch(batch)

    def close(self) -> None:
        """Ends the Parquet file; the caller closes the files."""
        self._parquet.close()


@contextmanager
def fact_files(folder: Path) -> Iterator[FactFiles]:
    """Opens `facts.csv`, `facts.jsonl` and `facts.parquet` in *folder*; they replace older ones only at the end."""
    with atomic(*(folder / f"facts.{suffix}" for suffix in ENCODERS)) as opened:
        files = FactFiles(dict(zip(ENCODERS, opened, strict=True)))
        try:
            yield files
        finally:
            files.close()


@contextmanager
def atomic(*paths: Path) -> Iterator[list[BinaryIO]]:
    """Opens *paths* for writing under other names; they take their places together, or none does."""
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    parts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    opened: list[BinaryIO] = []
    try:
        opened += [part.open("wb") for part in parts]
        yield opened
        for file in opened:
            file.flush()
            os.fsync(file.fileno())
            file.close()
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    finally:
        for file in opened:
            file.close()
        for part in parts:
            part.unlink(missing_ok=True)


def whole(path: Path, content: str) -> None:
    """Writes one text file atomically."""
    with atomic(path) as (file,):
        file.write(content.encode())
