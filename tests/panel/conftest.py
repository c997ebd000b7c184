"""Readings and cells of texts of our own."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from pipeline.api import Fakta
from pipeline.article import Article
from pipeline.panel.cells import Cell, cells
from pipeline.panel.reader import Reader
from pipeline.panel.reading import Reading
from pipeline.route import Route


@pytest.fixture(scope="session")
def fakta() -> Fakta:
    return Fakta()


@pytest.fixture
def reader(route: Route) -> Reader:
    return Reader(route.rulebook)


@pytest.fixture
def read(fakta: Fakta, reader: Reader) -> Callable[..., list[Reading]]:
    """The readings of one text."""

    def read(text: str, published: date | None = None, doc_id: str = "a", outlet: str = "") -> list[Reading]:
        article = Article(doc_id, text, published=published, outlet=outlet)
        return list(reader.of_article(list(fakta.articles([article]))))

    return read


@pytest.fixture
def table(read: Callable[..., list[Reading]]) -> Callable[..., list[Cell]]:
    """The cells of texts, each from an outlet of its own."""

    def table(texts: Sequence[str], published: date | None = None) -> list[Cell]:
        found = [
            reading
            for number, text in enumerate(texts)
            for reading in read(text, published, doc_id=f"a{number}", outlet=f"Koran {number}")
        ]
        return cells(found, {})

    return table
