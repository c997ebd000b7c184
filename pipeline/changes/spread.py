"""The rows of two tables brought together by article, however many they are and in whatever order.

What does not fit in the memory is spread by the name of its article over parts of a file without a name; then a part
of the one table meets the same part of the other.
"""

import tempfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from zlib import crc32

import numpy as np
import pyarrow as pa

from pipeline import table

HELD = 50_000
"""Rows that are held in memory; they take some thirty megabytes."""
_PARTS = 256


class _Block(NamedTuple):
    """Where some rows stand in the file: the place, the bytes there, and those of them unpacked."""

    place: int
    size: int
    unpacked: int


class Spread:
    """Takes the rows of the tables 0 and 1, and gives them article by article; a context, which removes its file."""

    def __init__(self) -> None:
        self._held: tuple[list[pa.RecordBatch], list[pa.RecordBatch]] = [], []
        self._rows = 0
        self._file: IO[bytes] | None = None
        self._blocks: dict[tuple[int, int], list[_Block]] = {}

    def __enter__(self) -> "Spread":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()

    def add(self, side: int, rows: pa.RecordBatch) -> None:
        """Adds rows of one table."""
        self._held[side].append(rows)
        self._rows += rows.num_rows
        if self._rows >= HELD:
            self._put_away()

    def parts(self) -> Iterator[tuple[pa.Table, pa.Table]]:
        """The rows of both tables, all those of an article in one part; in their order where memory holds them."""
        if not self._file:
            yield self._whole(self._held[0]), self._whole(self._held[1])
            return
        self._put_away()
        for part in range(_PARTS):
            both = [self._read(side, part) for side in (0, 1)]
            if any(len(rows) for rows in both):
                yield both[0], both[1]

    @staticmethod
    def _whole(batches: list[pa.RecordBatch]) -> pa.Table:
        return pa.Table.from_batches(batches, table.ARROW_SCHEMA)

    def _put_away(self) -> None:
        """Moves what is held to the file."""
        self._file = self._file or tempfile.TemporaryFile(prefix="fakta-")  # noqa: SIM115
        for side, held in enumerate(self._held):
            if held:
                self._write(side, self._whole(held).combine_chunks())
                held.clear()
        self._rows = 0
        pa.default_memory_pool().release_unused()  # else it keeps what it had for each size of buffer

    def _write(self, side: int, rows: pa.Table) -> None:
        names = rows["doc_id"].combine_chunks().dictionary_encode()
        lots = np.array([crc32(str(name).encode()) % _PARTS for name in names.dictionary.to_pylist()], dtype=np.int64)
        parts = lots[names.indices.to_numpy()]
        order: Any = np.argsort(parts, kind="stable")
        ends = np.searchsorted(parts[order], np.arange(_PARTS + 1))
        ordered = rows.take(order)
        for part in np.unique(parts):
            inside = ordered.slice(ends[part], ends[part + 1] - ends[part]).combine_chunks()
            self._blocks.setdefault((side, int(part)), []).append(self._append(inside))

    def _append(self, rows: pa.Table) -> _Block:
        assert self._file is not None
        packed = rows.to_batches()[0].serialize()
        content = pa.compress(packed, codec="lz4", asbytes=True)
        place = self._file.seek(0, 2)
        self._file.write(content)
        return _Block(place, len(content), len(packed))

    def _read(self, side: int, part: int) -> pa.Table:
        assert self._file is not None
        batches = []
        for place, size, unpacked in self._blocks.get((side, part), ()):
            self._file.seek(place)
            content = pa.decompress(self._file.read(size), unpacked, codec="lz4")
            batches.append(pa.ipc.read_record_batch(content, table.ARROW_SCHEMA))
        return self._whole(batches)
