"""Frames of articles become frames of facts: what partitions of Dask and batches of Spark are given to."""

import gc
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

import pyarrow as pa

from pipeline import table
from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats import rows
from pipeline.formats.columns import COLUMNS
from pipeline.formats.read import told_apart
from pipeline.formats.source import Source, shown
from pipeline.formats.tables.parquet import decode
from pipeline.route import together
from pipeline.rulebook import load
from pipeline.store import keys
from pipeline.work import Task, Worker

if TYPE_CHECKING:
    import pandas as pd

Errors = Literal["log", "raise"]
"""What is done with an article that cannot be read: a line in the log `fakta`, or the end."""
_PLACE = Source(Path("frame"), Path("frame"), ".parquet")
_LOG = logging.getLogger("fakta")
_LOCK = Lock()
"""A pipeline reads in one thread at a time; schedulers of threads would share it."""


def facts_of_frame(
    frame: "pd.DataFrame",
    *,
    columns: Mapping[str, str] | None = None,
    rules: Path | str | None = None,
    errors: Errors = "log",
) -> "pd.DataFrame":
    """What `fakta.facts_of_frame` gives."""
    check(list(frame.columns), columns, errors)
    with _LOCK:
        worker = _worker(Path(rules) if rules else None, keys.of_rules(Path(rules) if rules else None))
        batches = []
        for batch in together(_articles(frame, columns or {}, errors)):
            chunk = worker.work(batch, 0)
            for failed in chunk.failed:
                _leave_out(failed, errors)
            batches.append(decode(chunk.encoded["parquet"]))
    import pandas as pd

    made = pa.Table.from_batches(batches, table.ARROW_SCHEMA).combine_chunks()
    return made.to_pandas(types_mapper=pd.ArrowDtype)


def map_partitions(
    frame: Any, *, columns: Mapping[str, str] | None = None, rules: Path | str | None = None, errors: Errors = "log"
) -> Any:
    """What `fakta.map_partitions` gives."""
    if not hasattr(frame, "map_partitions"):
        raise UsageError("fakta.map_partitions wants a dask DataFrame; of one of pandas use fakta.facts_of_frame")
    check(list(frame.columns), columns, errors)
    return frame.map_partitions(
        facts_of_frame, columns=columns, rules=rules, errors=errors, meta=table.frame(()), clear_divisions=True
    )


def check(heads: Sequence[Any], columns: Mapping[str, str] | None, errors: str) -> None:
    """Raises UsageError where *columns* names what is not there, or no head is known as that of the text."""
    names = [head for head in heads if isinstance(head, str)]
    for column, head in (columns or {}).items():
        if column not in COLUMNS:
            raise UsageError(f"columns: there is no column {column!r}; known: {', '.join(COLUMNS)}")
        if head not in names:
            raise UsageError(f"columns: the frame has no {head!r} for {column}; it has: {', '.join(names)}")
    if errors not in ("log", "raise"):
        raise UsageError(f"errors: expected 'log' or 'raise', not {errors!r}")
    if not rows.has_text(names, columns or {}):
        raise UsageError(
            f"no column of the frame is known as the text; it has: {', '.join(map(shown, names)) or 'none'}; "
            "say which: columns={'text': NAME}"
        )


def _articles(frame: "pd.DataFrame", columns: Mapping[str, str], errors: Errors) -> Iterator[Article]:
    """The articles in the rows of *frame* that can be read."""
    seen: dict[str, int] = {}
    for item in rows.articles(_PLACE, _rows(frame), columns) if len(frame) else ():
        if isinstance(item, ArticleError):
            _leave_out(item, errors)
        elif isinstance(item, Article):
            yield replace(item, id=told_apart(item.id, seen))


def _rows(frame: "pd.DataFrame") -> Iterator[rows.Row]:
    """The cells of each row by their heads; None for those that are not there."""
    heads = list(frame.columns)
    series = [frame.iloc[:, index] for index in range(len(heads))]
    cells = [each.astype(object).where(each.notna(), None).tolist() for each in series]
    for number, row in enumerate(zip(*cells, strict=True), start=1):
        yield number, rows.by_head(heads, row)


def _leave_out(error: ArticleError, errors: Errors) -> None:
    if errors == "raise":
        raise error
    _LOG.warning("left out: %s", shown(error))


@lru_cache(maxsize=1)
def _worker(rules: Path | None, _: str) -> Worker:
    """The pipeline of this process, made anew where the *rules* are others than before."""
    made = Worker(Task(rules, frozenset(), ("parquet",), 0), load(rules))
    gc.enable()  # a pipeline collects its own garbage; the rest of this process is not ours
    return made
