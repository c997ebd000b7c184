"""One article in one `.txt` file, with optional YAML front matter between two lines `---`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TypedDict

import srsly

from pipeline.article import Article
from pipeline.errors import ArticleError

SUFFIXES = (".txt",)
OUTLET = ("outlet", "source", "media")
"""The keys under which desks and scrapers say where an article appeared; the first that is filled counts."""


class Metadata(TypedDict, total=False):
    """What the input says of an article, as `Article` takes it."""

    title: str
    outlet: str
    url: str
    published: date


_PUBLISHED = re.compile(r"^published: *(\S+)", re.MULTILINE)
_OPENING = re.compile(r"---(?:\r\n|[\r\n]|\Z)")
_CLOSING = re.compile(r"(?:\r\n|[\r\n])---(?:\r\n|[\r\n]|\Z)|(?<=---)\Z")
_YAML_LINE = re.compile(r"\bline (\d+)")


def read(path: Path, root: Path) -> Iterator[Article | ArticleError]:
    """The article in *path*; its id is the path below *root* without suffix."""
    try:
        body, meta = split(decode(path.read_bytes(), str(path)), str(path))
        if not body.strip():
            raise ArticleError(str(path), "the article has no text; write its body or delete the file")
        identity = path.relative_to(root).with_suffix("").as_posix() if path != root else path.stem
        yield Article(identity, body, **meta)
    except ArticleError as error:
        yield error
    except OSError as error:
        yield ArticleError(str(path), f"cannot be read: {error.strerror}")


def decode(raw: bytes, place: str) -> str:
    """UTF-8 text as it stands, without a byte order mark; raises ArticleError for anything else."""
    if not raw.strip():
        raise ArticleError(place, "the file is empty; write the article or delete the file")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError(place, "is UTF-16, not UTF-8; save the file as UTF-8")
    if b"\0" in raw:
        raise ArticleError(place, "is binary, not text; only text in UTF-8 can be read")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            place, f"line {line} is not UTF-8 (byte 0x{raw[error.start]:02x}); save the file as UTF-8"
        ) from error
    return text


def split(text: str, place: str) -> tuple[str, Metadata]:
    """Body, as supplied, and metadata. Raises ArticleError, with the line, for front matter that is broken."""
    opening = _OPENING.match(text)
    if not opening:
        return text, {}
    closing = _CLOSING.search(text, opening.end() - 1)
    if not closing:
        raise ArticleError(place, "line 1 opens front matter with '---', but no second line '---' closes it")
    front = text[opening.end() : closing.start()]
    return text[closing.end() :], _meta(front.replace("\r\n", "\n").replace("\r", "\n"), place)


def _meta(front: str, place: str) -> Metadata:
    """The metadata of YAML front matter; keys that no column is for are left alone."""
    try:
        meta = srsly.yaml_loads(front)
    except ValueError as error:
        date_like = _PUBLISHED.search(front)
        if date_like and "YAML: " in str(error) and "line" not in str(error):
            raise ArticleError(place, f"published is {date_like[1]!r}, not a date; write it as 2024-05-31") from error
        where = _YAML_LINE.search(str(error))
        line = f"line {int(where[1]) + 1}" if where else "some line"
        cause = str(error).removeprefix("Invalid YAML: ").splitlines()[0]
        raise ArticleError(
            place, f"{line} of the file, in the front matter, is not YAML: {cause}; quote values with ': '"
        ) from error
    if meta is None:
        return {}
    if not isinstance(meta, dict):
        raise ArticleError(place, "the front matter is no list of 'key: value' lines")
    return metadata(meta, place)


def metadata(cells: Mapping[str, object], place: str) -> Metadata:
    """The known keys of *cells* as Article takes them; raises ArticleError for a date that is none."""
    meta: Metadata = {}
    if cells.get("title"):
        meta["title"] = str(cells["title"])
    if cells.get("url"):
        meta["url"] = str(cells["url"])
    if outlet := next((cells[key] for key in OUTLET if cells.get(key)), None):
        meta["outlet"] = str(outlet)
    published = str(cells.get("published") or "").strip()
    if published:
        try:
            meta["published"] = date.fromisoformat(published[:10])
        except ValueError as error:
            raise ArticleError(place, f"published is {published!r}, not a date; write it as 2024-05-31") from error
    return meta
