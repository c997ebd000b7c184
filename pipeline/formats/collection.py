"""Many articles in one file: `.jsonl`, `.csv` or `.parquet` with columns `id` and `text`, the others optional."""

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.text import OUTLET, decode, metadata

SUFFIXES = (".jsonl", ".csv", ".parquet")
COLUMNS = ("id", "text", "title", "published", *OUTLET, "url")
_CSV_LIMIT = 10**9


def read(path: Path, root: Path) -> Iterator[Article | ArticleError]:
    """The articles of *path*, row by row; a row that is none yields an ArticleError naming it."""
    try:
        empty = True
        for number, cells in {".jsonl": _jsonl, ".csv": _csv, ".parquet": _parquet}[path.suffix.lower()](path):
            empty = False
            yield _article(cells, f"{path}, row {number}") if isinstance(cells, Mapping) else cells
        if empty:
            raise ArticleError(str(path), "the file is empty; write the article or delete the file")
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(str(path), f"cannot be read: {error.strerror or error}")


def _article(cells: Mapping[str, object], place: str) -> Article | ArticleError:
    text, identity = cells.get("text"), cells.get("id")
    if identity is None or str(identity).strip() == "":
        return ArticleError(place, f"has no id; columns found: {', '.join(map(str, cells))}")
    if not isinstance(text, str) or not text.strip():
        return ArticleError(f"{place} (id {identity})", "has no text; fill the column text or delete the row")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        return ArticleError(
            f"{place} (id {identity})", f"holds half a character at {error.start}; save the text as UTF-8"
        )
    try:
        return Article(str(identity), text.removeprefix("\ufeff"), **metadata(cells, place))
    except ArticleError as error:
        return error


def _jsonl(path: Path) -> Iterator[tuple[int, Mapping[str, object] | ArticleError]]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if not raw.strip():
                continue
            place = f"{path}, row {number}"
            try:
                cells = json.loads(decode(raw, place))
            except ArticleError as error:
                yield number, error
            except json.JSONDecodeError as error:
                yield number, ArticleError(place, f"is not JSON: {error.msg} at column {error.colno}")
            except RecursionError:
                yield number, ArticleError(place, "is not JSON: nested too deep")
            else:
                wrong = ArticleError(place, "is not a JSON object with id and text")
                yield number, cells if isinstance(cells, dict) else wrong


def _csv(path: Path) -> Iterator[tuple[int, Mapping[str, object] | ArticleError]]:
    csv.field_size_limit(_CSV_LIMIT)
    number = 1
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in ("id", "text") if name not in (reader.fieldnames or ())]
            if missing:
                raise ArticleError(
                    str(path),
                    f"row 1 lacks the column {' and '.join(missing)}; found: {', '.join(reader.fieldnames or ())}",
                )
            for number, cells in enumerate(reader, start=2):
                extra = None in cells or None in cells.values()
                wrong = ArticleError(
                    f"{path}, row {number}", "has more or fewer cells than row 1; quote cells that hold commas"
                )
                yield number, wrong if extra else cells
    except UnicodeDecodeError as error:
        raise ArticleError(
            str(path), f"is not UTF-8 (byte 0x{error.object[error.start]:02x}); save the file as UTF-8"
        ) from error
    except csv.Error as error:
        raise ArticleError(f"{path}, row {number + 1}", f"is not CSV: {error}") from error


def _parquet(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        file = pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise ArticleError(str(path), f"is not Parquet: {error}") from error
    names = [name for name in COLUMNS if name in file.schema_arrow.names]
    missing = [name for name in ("id", "text") if name not in names]
    if missing:
        raise ArticleError(
            str(path), f"lacks the column {' and '.join(missing)}; found: {', '.join(file.schema_arrow.names)}"
        )
    number = 1
    for batch in file.iter_batches(batch_size=500, columns=names):
        for cells in batch.to_pylist():
            yield number, cells
            number += 1
