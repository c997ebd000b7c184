"""A web archive, `.warc` or `.warc.gz`: the article in each HTML page that was fetched."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta, timezone
from io import BytesIO
from itertools import islice
from typing import Any, BinaryIO, NamedTuple, cast

from pipeline.errors import ArticleError
from pipeline.formats.account import Note
from pipeline.formats.extra import package
from pipeline.formats.page import Capture, article_in, markup_of
from pipeline.formats.rows import Item
from pipeline.formats.source import Source, shown

SUFFIXES = (".warc",)
_PAGES = ("text/html", "application/xhtml+xml")
_JAKARTA = timezone(timedelta(hours=7))
_HEAD = re.compile(rb"(?:^|\r?\n)(WARC/[01]\.\d+\r?\n)")
_MEMBER = re.compile(rb"(\x1f\x8b\x08)")
_BLOCK = 1 << 20
_OVERLAP = 32


def read(source: Source, named: Mapping[str, str]) -> Iterator[Item]:
    """The articles of *source*; a record that is broken gives an ArticleError naming it, those without a page a Note.

    A record has a page where it is the response to a request, with the status 200, and HTML. What the page itself says
    of its address and day goes before what the record says.
    """
    for part in parts(source, 1):
        yield from part


def parts(source: Source, size: int) -> Iterator[Iterator[Item]]:
    """What each *size* records of *source* hold; pages are looked into when a part is read, so one may be passed over.

    Raises ArticleError for a file without records.
    """
    package("fastwarc", source.suffix)
    empty = True
    with _raw(source) as file:
        records = enumerate(_records(file), start=1)
        while group := list(islice(records, size)):
            empty = False
            yield _items(group, source)
    if empty:
        raise ArticleError(source.place, "holds no record; give the archive as the crawler wrote it")


def _items(records: Iterable[tuple[int, "_Fetched | _Broken | str"]], source: Source) -> Iterator[Item]:
    """The articles of some records, each with its number, and what is told of the others."""
    passed: Counter[str] = Counter()
    for number, record in records:
        place = f"{source.place}, record {number}"
        if isinstance(record, _Broken):
            yield ArticleError(place, record.cause)
        elif isinstance(record, str):
            passed[record] += 1
        else:
            yield from _articles(record, source, place)
    for what, times in sorted(passed.items()):
        yield Note("record", source.place, what, times)


def _articles(fetched: "_Fetched", source: Source, place: str) -> Iterator[Item]:
    """The article of one page, or why there is none."""
    place = f"{place} ({shown(fetched.url)})"
    try:
        markup, encoding = markup_of(fetched.body, place, fetched.charset)
        if encoding:
            yield Note("encoding", source.place, encoding)
        yield from article_in(markup, source, Capture(fetched.url, fetched.day, place))
    except ArticleError as error:
        yield ArticleError(place, error.cause)
    except Exception as error:  # whatever the page reader meets is the fault of this page
        cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        yield ArticleError(place, f"the page cannot be read ({cause})")


class _Broken(NamedTuple):
    """A place where no record can be read."""

    cause: str


class _Fetched(NamedTuple):
    """A page as it was fetched."""

    url: str
    day: date | None
    body: bytes
    charset: str


def _records(file: BinaryIO) -> Iterator[_Fetched | _Broken | str]:
    """Each record: a page, what else it is, or that it is broken; behind a broken one it goes on with the next."""
    start: int | None = 0
    while start is not None:
        file.seek(start)
        last = start
        try:
            for record in _opened(file):
                last = record.stream_pos
                found = _record(record)
                yield found
                if isinstance(found, _Broken):
                    break
            else:
                return
        except OSError as error:
            yield _Broken(f"is broken ({error}); the records behind it are read, where there are any")
        start = _next(file, last + 1)


def _opened(file: BinaryIO) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    return cast(Iterator[Any], ArchiveIterator(file, parse_http=False))


def _record(record: Any) -> _Fetched | _Broken | str:
    """What a record holds."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response:
        return str(record.record_type)
    content = record.reader.read()
    if _HEAD.search(content, 1):
        return _Broken("is said to be longer than it is")
    if len(content) < record.content_length:
        return _Broken(f"is cut short: {len(content)} bytes of {record.content_length}")
    record.set_bytes_content(content)
    try:
        record.parse_http(auto_decode="all")
        status, kind = record.http_headers and record.http_headers.status_code, record.http_content_type
        if status is None:
            return "response without HTTP"
        if status != 200:
            return f"response with status {status}"
        if kind not in _PAGES:
            return f"response of {shown(kind or 'no type')[:60]}"
        day = record.record_date and record.record_date.astimezone(_JAKARTA).date()
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<> ")
        return _Fetched(url, day, record.reader.read(), record.http_charset or "")
    except (OSError, ValueError) as error:
        return _Broken(f"is broken ({error})")


def _next(file: BinaryIO, start: int) -> int | None:
    """Where the next record begins that can be read, from *start* on; None where there is none."""
    file.seek(0)
    mark = _MEMBER if file.read(3).startswith(b"\x1f\x8b") else _HEAD
    at, before = start, b""
    while True:
        file.seek(at)
        block = file.read(_BLOCK)
        if not block:
            return None
        base, text = at - len(before), before + block
        for found in mark.finditer(text):
            if _begins(file, base + found.start(1)):
                return base + found.start(1)
        at, before = at + len(block), text[-_OVERLAP:]


def _begins(file: BinaryIO, place: int) -> bool:
    """Whether a record can be read at *place*."""
    file.seek(place)
    try:
        return next(_opened(file), None) is not None
    except OSError:
        return False


@contextmanager
def _raw(source: Source) -> Iterator[BinaryIO]:
    """The bytes as they are: FastWARC unpacks each record by itself."""
    if source.content is not None:
        yield BytesIO(source.content)
    else:
        with source.path.open("rb") as file:
            yield file
