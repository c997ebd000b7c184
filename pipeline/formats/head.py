"""What a web page says of its article beside the text: title, outlet, day and link."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_LAST_COMMA = re.compile(r",(\s*[}\]])")
_PARTS = re.compile(r"\s+[|–—-]\s+|\s+[•»]\s+")
_ARTICLE = ("Article", "Posting")
"""How the names of schema.org's types of articles end: NewsArticle, ReportageNewsArticle, BlogPosting."""
_DAYS = (
    "article:published_time", "datepublished", "publishdate", "pubdate", "publish-date", "publish_date",
    "article:published", "og:published_time", "parsely-pub-date", "content_publisheddate", "dc.date.issued",
    "dcterms.date", "dc.date", "date",
)  # fmt: skip
"""Names of `meta` that hold the day of publication, the surest first."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands in the head of a page; `days` are texts that may be the day of publication, the surest first."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    days: tuple[str, ...] = ()
    body: str = ""
    generator: str = ""


def about(markup: str, address: str = "") -> About:
    """Title, outlet, link and days that *markup* says, of JSON-LD first, then of `meta`; *address*: where it was saved.

    >>> page = '''<title>Panen raya | Kabar Desa</title><link rel="canonical" href="https://kabardesa.example/1">
    ... <meta property="article:published_time" content="2025-08-12T05:00:00+07:00">'''
    >>> about(page)
    About(title='Panen raya', outlet='Kabar Desa', url='https://kabardesa.example/1', \
days=('2025-08-12T05:00:00+07:00',), body='', generator='')
    """
    head = _Head()
    head.feed(markup)
    head.close()
    things = list(_things(head.data))
    article = next((thing for thing in things if _is_article(thing)), {})
    names = {thing["@id"]: thing["name"] for thing in things if thing.get("@id") and thing.get("name")}
    saved = _SAVED_FROM.search(head.comments)
    links = (head.canonical, head.meta.get("og:url"), _link(article), address, saved[1] if saved else "")
    url = next((link for link in map(_absolute, links) if link), "")
    whole = head.meta.get("og:title") or head.title or head.heading
    outlet = _name(article.get("publisher"), names) or head.meta.get("og:site_name") or _in_title(whole, url)
    headline = article.get("headline")
    title = headline if isinstance(headline, str) and not headline.endswith(("...", "…")) else _without(whole, outlet)
    days = (article.get("datePublished"), *(head.meta.get(name) for name in _DAYS), *head.days)
    body = article.get("articleBody")
    return About(
        _line(title), _line(outlet) or urlsplit(url).netloc.removeprefix("www."), url,
        tuple(day for day in days if isinstance(day, str) and day.strip()), body if isinstance(body, str) else "",
        head.meta.get("generator", ""),
    )  # fmt: skip


@dataclass
class _Head(HTMLParser):
    meta: dict[str, str] = field(default_factory=dict)
    data: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    canonical: str = ""
    comments: str = ""
    title: str = ""
    heading: str = ""
    _into: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = given.get("property") or given.get("name") or given.get("itemprop") or ""
            self.meta.setdefault(name.lower(), given.get("content", ""))
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "")
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._into, self.data = "data", [*self.data, ""]
        elif tag == "title" and not self.title:
            self._into = "title"
        elif tag == "h1" and not self.heading:
            self._into = "heading"
        elif tag == "time" or "published" in given.get("class", "").lower().split():
            self.days.append(given.get("datetime") or given.get("title") or given.get("content") or "")
            self._into = "" if self.days[-1] else "days"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "title", "h1", "time", "abbr", "span", "div") and self._into:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into in ("data", "days"):
            getattr(self, self._into)[-1] += data
        elif self._into:
            setattr(self, self._into, getattr(self, self._into) + data)

    def handle_comment(self, data: str) -> None:
        self.comments += data[:2000] + "\n"


def _things(scripts: Iterable[str]) -> Iterator[Mapping[str, Any]]:
    """The objects of all JSON-LD of a page, those of a graph one by one; what is not JSON is left alone."""
    for script in scripts:
        try:
            waiting = [json.loads(_LAST_COMMA.sub(r"\1", script), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting = thing + waiting
            elif isinstance(thing, dict):
                yield thing
                graph = thing.get("@graph")
                waiting = (graph if isinstance(graph, list) else []) + waiting


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_ARTICLE) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _name(thing: object, names: Mapping[str, str]) -> str:
    """The name of a publisher, which may be a text, an object with a name, or one that points to another."""
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    if isinstance(thing, dict):
        thing = thing.get("name") or names.get(str(thing.get("@id")))
    return thing if isinstance(thing, str) else ""


def _link(article: Mapping[str, Any]) -> str:
    page = article.get("mainEntityOfPage")
    links = (page.get("@id") if isinstance(page, dict) else page, article.get("url"))
    return next((link for link in links if isinstance(link, str)), "")


def _absolute(link: str | None) -> str:
    """*link* where it names a host; empty else."""
    text = (link or "").strip()
    text = f"https:{text}" if text.startswith("//") else text
    return text if urlsplit(text).scheme in ("http", "https") and urlsplit(text).netloc else ""


def _in_title(title: str, url: str) -> str:
    """The part of a title that is the name of the host: `Kabar Desa` of `Panen | Kabar Desa`, at kabardesa.example."""
    host = re.sub(r"\W", "", urlsplit(url).netloc.lower())
    parts = [part.strip() for part in _PARTS.split(title)[1:]]
    return next((part for part in parts if (letters := re.sub(r"\W", "", part.lower())) and letters in host), "")


def _without(title: str, outlet: str) -> str:
    """*title* without the name of the outlet behind it."""
    *parts, last = _PARTS.split(title)
    return title[: title.rindex(last)].rstrip(" |–—-•»") if parts and last.strip().lower() == outlet.lower() else title


def _line(text: str | None) -> str:
    return " ".join(unescape(text or "").split())
