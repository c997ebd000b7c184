"""`facts.parquet`: exact decimals, dates and booleans under the schema of `pipeline.table`."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import table
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook

ROWS = 4096
"""Rows of a row group, so that the file is the same however its facts came in; some megabytes wait meanwhile."""


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as one Arrow record batch, in IPC form."""
    return table.batch(facts).serialize().to_pybytes()


def decode(chunk: bytes, schema: pa.Schema = table.ARROW_SCHEMA) -> pa.RecordBatch:
    """The record batch with this *schema* that `encode` made."""
    return pa.ipc.read_record_batch(pa.py_buffer(chunk), schema)


class ParquetFile:
    """The file, in row groups of ROWS facts."""

    def __init__(self, path: Path, schema: pa.Schema = table.ARROW_SCHEMA) -> None:
        self._file = path.open("wb")
        self._schema = schema
        self._writer = pq.ParquetWriter(self._file, schema, compression="zstd")
        self._waiting: list[pa.RecordBatch] = []

    def add(self, chunk: bytes) -> None:
        """Appends one record batch."""
        self._waiting.append(decode(chunk, self._schema))
        if sum(batch.num_rows for batch in self._waiting) >= ROWS:
            self._write(ended=False)

    def close(self) -> None:
        """Ends the Parquet file."""
        try:
            if self._waiting:
                self._write(ended=True)
            self._writer.close()
        finally:
            self._file.close()

    def _write(self, *, ended: bool) -> None:
        """Writes what waits in whole row groups, and what is left where the table has *ended*."""
        waiting = pa.Table.from_batches(self._waiting, self._schema).combine_chunks()
        self._waiting = []
        whole = waiting.num_rows if ended else waiting.num_rows // ROWS * ROWS
        self._writer.write_table(waiting.slice(0, whole), row_group_size=ROWS)
        if whole < waiting.num_rows:
            self._waiting = waiting.slice(whole).combine_chunks().to_batches()


def opened(path: Path, rulebook: Rulebook) -> ParquetFile:
    """The file at *path*."""
    return ParquetFile(path)
