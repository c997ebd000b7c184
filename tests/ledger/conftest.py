"""Small archives of our own: articles with dates, the facts in them, and how alike the articles are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa
import pytest

from pipeline.api import Fakta
from pipeline.article import Article
from pipeline.ledger import Ledger, ledger_of
from pipeline.rulebook import Rulebook, load
from pipeline.stories.tables import EDGES, STORIES
from pipeline.table import batch

LIKE = 0.7


@dataclass(frozen=True)
class Told:
    """What is known of articles, as `pipeline.stories` gives it."""

    table: pa.Table
    edges: pa.Table


@dataclass(frozen=True)
class Archive:
    """Facts and articles."""

    facts: pa.Table
    stories: Told


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load()


@pytest.fixture(scope="session")
def fakta() -> Fakta:
    return Fakta()


def told(dates: dict[str, date | None], templates: dict[str, str] | None = None, like: float = LIKE) -> Told:
    """Articles by id with their dates; all are alike to one another."""
    rows = [
        {
            "doc_id": doc, "published": datetime(day.year, day.month, day.day) if day else None,
            "published_from": "given" if day else None, "outlet": f"Koran {doc}", "copy_id": doc,
            "template_id": (templates or {}).get(doc), "story_id": doc,
        }
        for doc, day in dates.items()
    ]  # fmt: skip
    docs = sorted(dates)
    pairs = [{"doc_a": a, "doc_b": b, "cosine": like} for at, a in enumerate(docs) for b in docs[at + 1 :]]
    return Told(pa.Table.from_pylist(rows, STORIES), pa.Table.from_pylist(pairs, EDGES))


@pytest.fixture
def archive(fakta: Fakta) -> Callable[..., Archive]:
    """Makes an archive of texts by id, each with its date."""

    def made(texts: Sequence[tuple[str, str, date | None]], **more: object) -> Archive:
        articles = [Article(doc, text, published=day) for doc, text, day in texts]
        facts = pa.Table.from_batches([batch(fakta.articles(articles))])
        return Archive(facts, told({doc: day for doc, _, day in texts}, **more))  # type: ignore[arg-type]

    return made


@pytest.fixture
def ledger(rulebook: Rulebook) -> Callable[..., Ledger]:
    """Makes the ledger of an archive."""

    def made(archive: Archive, **options: int) -> Ledger:
        return ledger_of(archive.facts, archive.stories, rulebook, **options)

    return made
