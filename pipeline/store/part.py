"""A partition of facts in Parquet, with the record of how it was made in the metadata of the file."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline import table
from pipeline.arithmetic import Row
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.facts import facts_of
from pipeline.formats.tables import encoded, parquet
from pipeline.work import SHOWN, Chunk, place_of

KEY = b"fakta"
_ENDS = ("stated_low", "stated_high", "implied_low", "implied_high")


def written(chunks: Sequence[Chunk], about: Mapping[str, str]) -> bytes:
    """The file of what *chunks* gave; *about* says what they were made of."""
    batches = [parquet.decode(chunk.encoded["parquet"]) for chunk in chunks]
    facts = pa.Table.from_batches(batches, table.ARROW_SCHEMA).combine_chunks()
    shown = {fact.fact_id for chunk in chunks for fact in chunk.shown}
    types, rules, corrected = Counter[str](), Counter[str](), Counter[str]()
    for chunk in chunks:
        types.update(chunk.types)
        rules.update(chunk.rules)
        corrected.update(chunk.corrected)
    record = {
        **about,
        "articles": sum(chunk.articles for chunk in chunks),
        "types": types, "by_rule": rules, "corrected": corrected,
        "shown": [row for row, name in enumerate(facts["fact_id"].to_pylist()) if name in shown][:SHOWN],
        "failed": [[error.place, error.cause] for chunk in chunks for error in chunk.failed],
        "misfits": [line for chunk in chunks for line in chunk.misfits],
        "checks": [row for chunk in chunks for row in chunk.checks],
    }  # fmt: skip
    file = BytesIO()
    metadata = {KEY: json.dumps(record, default=str).encode()}  # what is a Decimal becomes its text
    pq.write_table(facts.replace_schema_metadata(metadata), file, compression="zstd")
    return file.getvalue()


def record(path: Path) -> Mapping[str, Any] | None:
    """How the partition at *path* was made; None where there is none that is whole."""
    try:
        return _record(pq.read_schema(path))
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError):
        return None


def _record(schema: pa.Schema) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((schema.metadata or {})[KEY])
    return found


def _check(cells: Iterable[Any]) -> Row:
    """The row of checks that stands in a record: lists are tuples, and the ends of intervals decimals."""
    row = Row._make(tuple(cell) if isinstance(cell, list) else cell for cell in cells)
    ends: Mapping[str, Any] = {name: Decimal(end) for name in _ENDS if (end := getattr(row, name)) is not None}
    return row._replace(**ends)


@dataclass(frozen=True, slots=True)
class Kept:
    """A partition of facts that is finished."""

    path: Path
    ids: tuple[str, ...] = ()
    """Its articles, where there are corrections."""

    def chunk(self, formats: Iterable[str]) -> Chunk:
        """What was found when it was read, encoded in *formats*."""
        rows, made = facts(self.path)
        plain = rows.to_batches()[0] if rows.num_rows else table.batch([])
        wanted = [name for name in formats if name != "parquet"]
        failed = [ArticleError(place, cause) for place, cause in made["failed"]]
        left_out = {error.place for error in failed}
        ids = tuple(id_ for id_ in self.ids if place_of(id_) not in left_out)
        return Chunk(
            {"parquet": plain.serialize().to_pybytes(), **encoded(list(facts_of(rows)) if wanted else [], wanted)},
            made["articles"], Counter(made["types"]), Counter(made["by_rule"]), [], {},
            failed, b"", list(facts_of(rows.take(made["shown"]))), ids, Counter(made["corrected"]), made["misfits"],
            [_check(row) for row in made["checks"]],
        )  # fmt: skip


def facts(path: Path) -> tuple[pa.Table, Mapping[str, Any]]:
    """The facts of the partition at *path*, and how it was made; raises UsageError for one that is damaged."""
    try:
        read = pq.read_table(path)
        made = _record(read.schema)
        return read.replace_schema_metadata(None).cast(table.ARROW_SCHEMA).combine_chunks(), made
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        raise damaged(path, str(error).splitlines()[0][:200]) from error


def damaged(path: Path, cause: str) -> UsageError:
    """Says that the partition at *path* cannot be read, and what to do."""
    return UsageError(f"{path}: is damaged ({cause}); remove it, and the next run makes it anew")
