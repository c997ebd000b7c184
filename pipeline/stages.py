"""Where the time of a run goes: each stage beside the stock tokenizer, on the same articles in the same process."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import spacy

from pipeline import kept
from pipeline.arithmetic import Arithmetic
from pipeline.article import Article
from pipeline.formats.read import articles, sources
from pipeline.formats.tables import DEFAULT, encoded
from pipeline.page import article_block
from pipeline.route import Page, Route, together
from pipeline.rulebook import Rulebook

MOST = 2000
"""Articles that are measured at the most."""
_WARM = 200
"""Articles before those that are measured: both sides have met the common words by then."""
Spent = defaultdict[str, float]
"""Seconds by stage."""


def stages(paths: Sequence[Path], book: Rulebook) -> tuple[int, dict[str, float]]:
    """The number of articles measured, and the time of each stage as a ratio to the time of the stock tokenizer.

    The stock tokenizer takes each hundred articles right behind our stages, so that both meet the same load.
    """
    found: list[Article] = []
    spent: Spent = defaultdict(float)
    _timed(spent, "read", lambda: found.extend(_read(paths)))
    route, arithmetic, stock = Route(book), Arithmetic(book), spacy.blank("id").tokenizer
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        for batch in together(found[:_WARM]):
            _take(batch, route, arithmetic, stock, defaultdict(float))
        measured = found[_WARM:] or found
        spent["read"] *= len(measured) / max(1, len(found))
        kept.keep()
        for batch in together(measured):
            gc.collect(0)
            _take(batch, route, arithmetic, stock, spent)
    finally:
        gc.enable()
        gc.unfreeze()
    yardstick = spent.pop("stock")
    return len(measured), {name: seconds / yardstick for name, seconds in spent.items()}


def _read(paths: Sequence[Path]) -> list[Article]:
    found: list[Article] = []
    for article in articles(sources(paths)):
        if isinstance(article, Article):
            found.append(article)
        if len(found) == MOST + _WARM:
            break
    return found


def _take(
    batch: Sequence[Article], route: Route, arithmetic: Arithmetic, stock: Callable[[str], object], spent: Spent
) -> None:
    """Takes *batch* through all stages and through the *stock* tokenizer; adds to *spent* what each took."""
    pages = [Page(article) for article in batch]
    for name, step in route.steps:
        _timed(spent, name, partial(step, pages))
    readings = [page.reading for page in pages]
    facts = [fact for reading in readings for fact in reading.facts]
    _timed(spent, "arithmetic", lambda: [arithmetic(one.facts, one.article.text) for one in readings])
    _timed(spent, "page", lambda: [article_block(reading) for reading in readings])
    _timed(spent, "tables", lambda: encoded(facts, DEFAULT))
    _timed(spent, "stock", lambda: [stock(article.text) for article in batch])


def _timed(spent: Spent, name: str, work: Callable[[], object]) -> None:
    """Does *work* and adds its seconds to those *spent* on the stage called *name*."""
    start = time.process_time()
    work()
    spent[name] += time.process_time() - start
