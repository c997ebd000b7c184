"""What a body says: its articles, their facts as JSON, as CSV, or on a page."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.article import Article
from pipeline.errors import FaktaError
from pipeline.fact import SCHEMA
from pipeline.formats.account import Account
from pipeline.formats.read import READERS, articles
from pipeline.formats.source import Source
from pipeline.page import Page, PageFile
from pipeline.route import together
from pipeline.rulebook import load
from pipeline.serve.wording import said
from pipeline.work import Chunk, Task, Worker

NAME = Path("upload")
"""What a body is called: its own name is not asked for."""
KINDS: Mapping[str, str] = {
    "text/plain": ".txt", "application/json": ".json", "text/html": ".html", "text/csv": ".csv",
    "application/x-ndjson": ".jsonl", "application/pdf": ".pdf", "application/vnd.apache.parquet": ".parquet",
    "application/rss+xml": ".xml", "application/xml": ".xml", "text/xml": ".xml", "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
"""Type of a body to the suffix of the reader that takes it."""
JSON, CSV, PAGE = "application/json", "text/csv", "text/html"


@dataclass(frozen=True, slots=True)
class Asked:
    """A body of the kind *suffix*, what is known of its article, and the type of answer that is *wanted*."""

    content: bytes
    suffix: str
    about: Mapping[str, str] = field(default_factory=dict)
    wanted: str = JSON


@dataclass(frozen=True, slots=True)
class Answer:
    """The body of an answer, its type, and its status."""

    body: bytes
    type: str = JSON
    status: int = 200


class BodyReader:
    """Rules compiled once; reads body after body."""

    def __init__(self, rules: Path | None) -> None:
        self._book = load(rules)
        self._worker = Worker(Task(rules, frozenset(), ("csv", "jsonl"), None), self._book)

    def answer(self, asked: Asked) -> Answer:
        """The facts of a body; what is wrong with it is an answer too."""
        if asked.suffix not in READERS:
            return refused(415, "this kind of body is not read; known: " + ", ".join(KINDS))
        try:
            found = [_known(item, asked.about) if isinstance(item, Article) else item for item in self._items(asked)]
        except (ValueError, FaktaError) as error:
            return refused(400, str(error))
        good = [item for item in found if isinstance(item, Article)]
        chunks = [self._worker.work(batch, 0) for batch in together(good)]
        left_out = [str(item) for item in found if not isinstance(item, Article)]
        left_out += [str(error) for chunk in chunks for error in chunk.failed]
        if not good:
            return refused(422, "; ".join(left_out[:3]) or "no article in it")
        if asked.wanted == PAGE:
            return Answer(self._page(chunks), PAGE)
        if asked.wanted == CSV:
            return Answer(_csv(chunks), CSV)
        return Answer(_json(chunks, left_out))

    def _items(self, asked: Asked) -> Sequence[object]:
        return list(articles([Source(NAME, NAME, asked.suffix, asked.content)], Account()))

    def _page(self, chunks: Sequence[Chunk]) -> bytes:
        rules = {rule.id: rule.why for rule in self._book.rules}
        regions = {row["code"]: row["name"] for row in self._book.lexicon("regions") if row["level"] != "district"}
        file = io.BytesIO()
        page = PageFile(file)
        page.add(b"".join(chunk.blocks for chunk in chunks))
        page.close(Page(rules, regions))
        return file.getvalue()


def refused(status: int, cause: str) -> Answer:
    """The answer that says why there are no facts."""
    return Answer(said({"error": cause}), JSON, status)


def _known(article: Article, about: Mapping[str, str]) -> Article:
    """*article* with what the request says *about* it and it does not say itself; raises ValueError for no day."""
    day = about.get("published", "")
    try:
        published = article.published or (date.fromisoformat(day) if day else None)
    except ValueError as error:
        raise ValueError(f"published is {day!r}, no day such as 2025-03-05") from error
    title, outlet, url = (getattr(article, name) or about.get(name, "") for name in ("title", "outlet", "url"))
    return replace(article, published=published, title=title, outlet=outlet, url=url)


def _csv(chunks: Sequence[Chunk]) -> bytes:
    return b"".join([(",".join(SCHEMA) + "\n").encode(), *(chunk.encoded["csv"] for chunk in chunks)])


def _json(chunks: Sequence[Chunk], left_out: Sequence[str]) -> bytes:
    """The facts as lines of JSON made them, numbers exact, in one object."""
    rows = b",\n".join(line for chunk in chunks for line in chunk.encoded["jsonl"].split(b"\n") if line)
    number = said(sum(chunk.articles for chunk in chunks))
    return b'{"articles": %s, "left_out": %s, "facts": [%s]}\n' % (number, said(list(left_out)), rows)
