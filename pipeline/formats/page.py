"""A saved web page, `.html` or `.mhtml`: the article in it without menus, links to other articles and comments."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.errors import ArticleError
from pipeline.formats.account import Note
from pipeline.formats.columns import article
from pipeline.formats.dates import Dates
from pipeline.formats.encoding import NAMES, decode
from pipeline.formats.extra import package
from pipeline.formats.head import About, about
from pipeline.formats.rows import Item
from pipeline.formats.source import Source
from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.load import default_folder

SUFFIXES = (".html", ".htm", ".mhtml", ".mht")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]+)", re.IGNORECASE)
_LATIN = ("windows-1252", "cp1252", "iso-8859", "latin", "utf-8", "us-ascii")
"""What pages in Windows-1252 say that they are written in."""
_CLOSED = re.compile(r"[.!?:;…\"”’')\]]\s*$|^(?:[-|•*]|\d+[.)])\s")
_DATELINE = re.compile(r"^[^.!?]{2,60}[-–—]$")
_LONGEST_CAPTION = 150
"""Characters of what stands before or behind an article and is no sentence: captions, names, names of sections."""
_LONGEST_LEFTOVER = 300
"""Characters of a paragraph that links elsewhere; a longer one that begins like that is a story of its own."""


def read(source: Source, named: Mapping[str, str]) -> Iterator[Item]:
    """The article of a page; raises ArticleError where no article is found in it."""
    raw, address = source.bytes(), ""
    if source.suffix in (".mhtml", ".mht"):
        raw, address = _unpacked(raw, source.place)
    markup, encoding = markup_of(raw, source.place)
    if encoding:
        yield Note("encoding", source.place, encoding)
    yield from article_in(markup, source, Capture(address))


class Capture(NamedTuple):
    """Where and when a page was fetched; *place* is what messages call it where its file holds several."""

    url: str = ""
    day: date | None = None
    place: str = ""


def article_in(markup: str, source: Source, capture: Capture = Capture()) -> Iterator[Item]:  # noqa: B008
    """The article in *markup*, whatever the file that holds it is called.

    Where the page does not say its link and day those of *capture* count.
    """
    trafilatura = package("trafilatura", source.suffix)
    known, place = about(markup, capture.url), capture.place or source.place
    if known.generator == "fakta":
        raise ArticleError(place, "is the page of a run, not an article; give the articles that it was made of")
    found = trafilatura.bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=True)
    text = "\n\n".join(paragraphs((found.text if found else "") or known.body, known))
    if not text.strip():
        raise ArticleError(place, "no article was found in this page; save its text as .txt")
    day, wrong = _day(known.days)
    if wrong and not day:
        yield Note("date", source.place, wrong)
    if not day and found and found.date:  # worked out from what is visible on the page
        day = date.fromisoformat(found.date)
    if not day and capture.day:
        yield Note("day fetched", source.place)
    cells = {"text": text, "title": known.title or (found.title if found else ""), "published": day or capture.day}
    made = {**cells, "id": None if capture.place else source.id, "outlet": known.outlet, "url": known.url}
    yield article(made, place, source.id)


def paragraphs(text: str, known: About) -> list[str]:
    """The paragraphs of *text* that belong to the article: no title, no links to others, no captions at the ends.

    >>> paragraphs("Panen\\nPalu -\\nDana cair.\\nBaca juga: 3 desa banjir\\nHujan.\\nBerita 24 jam", About("Panen"))
    ['Palu - Dana cair.', 'Hujan.']
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    kept = [line for line in lines if line and line.lower() != known.title.lower() and not _is_leftover(line)]
    joined: list[str] = []
    for line in kept:
        if joined and _DATELINE.match(joined[-1]):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    ends = [index for index, line in enumerate(joined) if _CLOSED.search(line) or len(line) > _LONGEST_CAPTION]
    return joined[ends[0] : ends[-1] + 1] if ends else joined


def _is_leftover(line: str) -> bool:
    begins, whole = _leftovers()
    low = line.lower().strip("-|• ")
    return low in whole or (len(line) <= _LONGEST_LEFTOVER and low.startswith(begins))


@cache
def _leftovers() -> tuple[tuple[str, ...], frozenset[str]]:
    rows: Sequence[Mapping[str, str]] = Lexicons([default_folder()]).rows("page_words")
    begins = tuple(row["word"] for row in rows if row["kind"] == "begins")
    return begins, frozenset(row["word"] for row in rows if row["kind"] == "whole")


def _day(days: Sequence[str]) -> tuple[date | None, str]:
    """The first of *days* that is one, and why an earlier one is none."""
    wrong = ""
    for text in days:
        try:
            return Dates.of_project().find(text), wrong
        except ValueError as error:
            wrong = wrong or f"it {error}".partition(";")[0]
    return None, wrong


def markup_of(raw: bytes, place: str, said: str = "") -> tuple[str, str]:
    """The markup, and the name of its encoding where the page itself does not say it, or it holds broken characters.

    *said* is the encoding that the server said, which counts where the page does not say one.
    """
    found = _CHARSET.search(raw[:4000])
    said = found[1].decode().lower() if found else said.lower()
    try:
        text, encoding = decode(raw, place)
    except ArticleError:
        if not said or b"\0" in raw:
            raise
        return _as_said(raw, said, place), f"{said} with broken characters"
    if encoding == "cp1252" and said and not said.startswith(_LATIN):
        return _as_said(raw, said, place), ""
    return text, "" if said else NAMES.get(encoding, "")


def _as_said(raw: bytes, said: str, place: str) -> str:
    try:
        return raw.decode(said, errors="replace")
    except LookupError as error:
        raise ArticleError(place, f"says that it is written in {said!r}; save it as UTF-8") from error


def _unpacked(raw: bytes, place: str) -> tuple[bytes, str]:
    """The page in a web archive, and its address."""
    from email import message_from_bytes, policy  # only web archives need it, and it loads slowly

    message = message_from_bytes(raw, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
            return content if isinstance(content, bytes) else b"", str(address).strip()
    raise ArticleError(place, "holds no web page; save it again as .html")
