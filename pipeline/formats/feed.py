"""A feed, RSS or Atom: one article an entry, as a feed reader or a desk's archive keeps it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.errors import ArticleError
from pipeline.formats import rows
from pipeline.formats.account import Note
from pipeline.formats.dates import Dates
from pipeline.formats.extra import package
from pipeline.formats.head import About
from pipeline.formats.markup import text_of
from pipeline.formats.page import paragraphs
from pipeline.formats.source import Source

SUFFIXES = (".rss", ".xml", ".atom")


def read(source: Source, named: Mapping[str, str]) -> Iterator[rows.Item]:
    """The articles of a feed; an entry without text gives an ArticleError naming it.

    Raises ArticleError for a file that is no feed, or holds no entry.
    """
    feedparser = package("feedparser", source.suffix)
    feed = feedparser.parse(io.BytesIO(source.bytes()))
    if not feed.get("version") and not feed.entries:
        raise ArticleError(source.place, "is no feed; expected RSS or Atom")
    outlet = text_of(feed.feed.get("title") or "")
    entries = [_cells(entry, outlet) for entry in feed.entries]
    yield from rows.articles(source, _rows(entries, source.place), {})
    for number, (entry, cells) in enumerate(zip(feed.entries, entries, strict=True), start=1):
        day = entry.get("published") or entry.get("updated")
        if day and not cells["published"]:
            yield Note("date", f"{source.place}, entry {number}", repr(day))


def _rows(entries: Sequence[Mapping[str, object]], place: str) -> Iterator[rows.Row]:
    """The entries; in place of one that is a picture or a link only, why it is left out."""
    for number, cells in enumerate(entries, start=1):
        where = f"{place}, entry {number} ({cells['url']})"
        yield number, cells if cells["text"] else ArticleError(where, "holds no text, only a picture or a link")


def _cells(entry: Mapping[str, Any], outlet: str) -> dict[str, object]:
    """The cells of one entry: its longest text, without markup and without what desks put round it in feeds."""
    parts = [entry.get("summary"), *(part.get("value") for part in entry.get("content", ()))]
    markup = max((part or "" for part in parts), key=len)
    title = text_of(entry.get("title") or "")
    of_source = entry.get("source", {}).get("title") or ""
    return {
        "id": entry.get("id") or entry.get("link"), "title": title, "outlet": text_of(of_source) or outlet,
        "text": "\n\n".join(paragraphs(text_of(markup), About(title))), "url": entry.get("link"),
        "published": _day(entry.get("published") or entry.get("updated") or ""),
    }  # fmt: skip


def _day(text: str) -> object:
    try:
        return Dates.of_project().find(text)
    except ValueError:
        return None
