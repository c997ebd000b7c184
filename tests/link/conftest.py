"""What the tables of context columns share: a text with brackets round quantities, and what a column says of each."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from pipeline.article import Article
from pipeline.fact import QUANTITIES
from pipeline.route import Route


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans that they enclosed."""
    plain, spans, done = "", [], 0
    for mark in re.finditer(r"\[([^\]]*)\]", text):
        plain += text[done : mark.start()]
        spans.append((len(plain), len(plain) + len(mark[1])))
        plain += mark[1]
        done = mark.end()
    return plain + text[done:], spans


@pytest.fixture(scope="session")
def told(route: Route) -> Callable[..., str | tuple[str, ...]]:
    """Asks what columns say of the quantities in brackets.

    `told("Harga cabai naik [5 persen].", "change")` is "increase". With several columns the cells are joined with `|`;
    with several brackets there is a tuple, one text for each. Every bracket must be a quantity.
    """

    def told(
        text: str, *columns: str, published: date | None = None, title: str = "", id_: str = "artikel"
    ) -> str | tuple[str, ...]:
        plain, spans = unmarked(text)
        facts = route.facts(Article(id_, plain, title=title, published=published))
        found = {(fact.start, fact.end): fact for fact in facts if fact.type in QUANTITIES}
        lacking = [plain[start:end] for start, end in spans if (start, end) not in found]
        assert not lacking, f"no quantities: {lacking}; found: {[plain[start:end] for start, end in found]}"
        cells = tuple("|".join(cell(getattr(found[span], column)) for column in columns) for span in spans)
        return cells[0] if len(cells) == 1 else cells

    return told


def cell(value: object) -> str:
    """A value as the rows of the tables write it."""
    return "" if value is None or value is False else str(value)
