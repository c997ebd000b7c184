"""Articles as JSON: one object a line (`.jsonl`), or one list of objects (`.json`)."""

import json
from collections.abc import Iterable, Iterator, Mapping

from pipeline.errors import ArticleError
from pipeline.formats import rows
from pipeline.formats.account import Note
from pipeline.formats.encoding import NAMES, decode
from pipeline.formats.source import Source

SUFFIXES = (".jsonl", ".json", ".ndjson")


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The articles of *source*; a line or entry that is none gives an ArticleError naming it."""
    with source.open() as file:
        first = file.readline()
        while first and not first.strip():
            first = file.readline()
        wide = b"\0" in first or first.startswith((b"\xff\xfe", b"\xfe\xff"))
        if source.suffix == ".json" or wide or first.lstrip(b"\xef\xbb\xbf \t").startswith(b"["):
            file.seek(0)
            yield from _whole(source, file.read(), named)
            return
        file.seek(0)
        seen: set[str] = set()
        yield from rows.articles(source, _lines(enumerate(file, start=1), source.place, seen), named)
    for encoding in sorted(seen & NAMES.keys()):
        yield Note("encoding", source.place, NAMES[encoding])


def _whole(source: Source, raw: bytes, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """A file that is one value: a list of objects, one object, or an object that holds one list of objects."""
    text, encoding = decode(raw, source.place)
    if encoding in NAMES:
        yield Note("encoding", source.place, NAMES[encoding])
    value = _value(text, source.place)
    if isinstance(value, ArticleError):
        lines = [line.encode() for line in text.splitlines()]
        if len(lines) < 2 or not isinstance(_value(lines[0].decode(), ""), dict):
            raise value
        yield from rows.articles(source, _lines(enumerate(lines, start=1), source.place, set()), named)
        return
    yield from rows.articles(source, _entries(value, source.place), named)


def _entries(value: object, place: str) -> Iterator[rows.Row]:
    if isinstance(value, dict):
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        value = lists[0] if len(lists) == 1 and not rows.has_text(list(value), {}) else [value]
    if not isinstance(value, list):
        raise ArticleError(place, "is no list of JSON objects")
    for number, cells in enumerate(value, start=1):
        yield number, cells if isinstance(cells, dict) else _no_object(f"{place}, row {number}")


def _lines(lines: Iterable[tuple[int, bytes]], place: str, seen: set[str]) -> Iterator[rows.Row]:
    for number, raw in lines:
        if not raw.strip():
            continue
        try:
            text, encoding = decode(raw, f"{place}, row {number}")
        except ArticleError as error:
            yield number, error
            continue
        seen.add(encoding)
        value = _value(text, f"{place}, row {number}")
        yield number, value if isinstance(value, dict | ArticleError) else _no_object(f"{place}, row {number}")


def _value(text: str, place: str) -> object:
    """The value of *text*, or an ArticleError that says why it is none."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        return ArticleError(place, f"is not JSON: {error.msg} at {where}")
    except RecursionError:
        return ArticleError(place, "is not JSON: nested too deep")
    except ValueError:  # Python reads no number of more than 4,300 figures
        return ArticleError(place, "holds a number of more than 4,300 figures; write it as text")


def _no_object(place: str) -> ArticleError:
    return ArticleError(place, "is not a JSON object with a text")
