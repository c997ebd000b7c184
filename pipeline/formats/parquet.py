"""A table in Parquet, one article a row."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.errors import ArticleError
from pipeline.formats import rows
from pipeline.formats.columns import Columns
from pipeline.formats.source import Source

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".parquet",)
_BATCH = 500


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The articles of *source*; a row that is none gives an ArticleError naming it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        unpacked = not source.packed and source.content is None
        file = pq.ParquetFile(source.path if unpacked else pa.BufferReader(source.bytes()))
        names = file.schema_arrow.names
        if not rows.has_text(names, named):
            raise rows.unknown(source.place, names)
        columns = Columns(names, named)
        wanted = [name for name in names if any(name in keys for keys in columns.keys.values())]
        batches = file.iter_batches(batch_size=_BATCH, columns=wanted)
        yield from rows.articles(source, _rows(batches, source.place), named)
    except (pa.ArrowException, MemoryError) as error:
        cause = str(error).splitlines()[0][:200]
        raise ArticleError(source.place, f"is not Parquet: {cause}") from error


def _rows(batches: "Iterator[pa.RecordBatch]", place: str) -> Iterator[rows.Row]:
    number = 0
    for batch in batches:
        try:
            cells: Sequence[Mapping[str, object]] = batch.to_pylist()
        except (ValueError, OverflowError, LookupError):  # one cell that Python has no value for
            cells = []
        for index in range(batch.num_rows):
            number += 1
            yield number, cells[index] if cells else _row(batch, index, f"{place}, row {number}")


def _row(batch: "pa.RecordBatch", index: int, place: str) -> Mapping[str, object] | ArticleError:
    """The cells of one row, each by itself; an ArticleError where one cannot be read."""
    cells: dict[str, object] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            cells[name] = column[index].as_py()
        except (ValueError, OverflowError, LookupError) as error:
            zone = isinstance(error, LookupError)  # the message of pytz is the name alone
            cause = f"unknown time zone {error}" if zone else str(error).splitlines()[0][:200]
            return ArticleError(place, f"column {name} cannot be read: {cause}")
    return cells
