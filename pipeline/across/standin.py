"""The sentences of facts in place of articles that are gone, or that no longer hold their facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.article import Article
from pipeline.fact import Fact
from pipeline.formats.citation import offsets

_NAMED = 3
_LONGEST = 10**8
"""Characters that no article has: a place behind them is none."""


@dataclass(frozen=True, slots=True)
class Found:
    """The articles of a ledger, and a note for each reason why sentences stand in for some."""

    articles: Sequence[Article]
    notes: list[str]


def standing_in(facts: Iterable[Fact], given: Mapping[str, Article]) -> Found:
    """The articles *given* by their ids, then those of which only the sentences of *facts* are left."""
    by_article = {doc: list(rows) for doc, rows in groupby(sorted(facts, key=_place), key=lambda fact: fact.doc_id)}
    gone = [doc for doc in by_article if doc not in given]
    moved = [doc for doc, rows in by_article.items() if doc in given and not _holds(given[doc].text, rows)]
    notes = [
        f"{len(docs)} of {len(by_article)} articles {what} ({', '.join(docs[:_NAMED])}{', …' * (len(docs) > _NAMED)}); "
        "the sentences of their facts stand in"
        for docs, what in ((gone, "are not found"), (moved, "were edited since the run")) if docs
    ]  # fmt: skip
    left = {doc: _of_sentences(by_article[doc]) for doc in (*gone, *moved)}
    return Found([*(left.get(doc, article) for doc, article in given.items()), *(left[doc] for doc in gone)], notes)


def _place(fact: Fact) -> tuple[str, int, int]:
    return fact.doc_id, fact.start, fact.end


def _holds(text: str, facts: Iterable[Fact]) -> bool:
    """Whether every fact stands in *text* where it says."""
    return all(text[fact.start : fact.end] == fact.text for fact in facts)


def _of_sentences(facts: Sequence[Fact]) -> Article:
    """An article of the sentences of its *facts*, each where it stood; all else is blank.

    >>> facts = [Fact("a", text="5 ton", start=10, end=15, sentence="Ada 5 ton beras.")]
    >>> _of_sentences(facts).text
    '      Ada 5 ton beras.'
    """
    first = facts[0]
    begins = [max(0, fact.start - offset) for fact, offset in zip(facts, offsets(facts), strict=True)]
    begins = [begin if begin < _LONGEST else 0 for begin in begins]
    text = list(" " * max(begin + len(fact.sentence) for fact, begin in zip(facts, begins, strict=True)))
    for fact, begin in zip(facts, begins, strict=True):
        text[begin : begin + len(fact.sentence)] = fact.sentence
    about = {"title": first.title or "", "outlet": first.outlet or "", "url": first.url or ""}
    return Article(first.doc_id, "".join(text), published=first.published, **about)
