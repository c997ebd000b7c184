"""`facts.parquet`: exact decimals, dates and booleans under the schema of `pipeline.table`."""

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import table
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as one Arrow record batch, in IPC form."""
    return table.batch(facts).serialize().to_pybytes()


class ParquetFile:
    """The file, a row group for each chunk."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._writer = pq.ParquetWriter(self._file, table.ARROW_SCHEMA, compression="zstd")

    def add(self, chunk: bytes) -> None:
        """Appends one record batch."""
        self._writer.write_batch(pa.ipc.read_record_batch(pa.py_buffer(chunk), table.ARROW_SCHEMA))

    def close(self) -> None:
        """Ends the Parquet file."""
        try:
            self._writer.close()
        finally:
            self._file.close()


def opened(path: Path, rulebook: Rulebook) -> ParquetFile:
    """The file at *path*."""
    return ParquetFile(path)
