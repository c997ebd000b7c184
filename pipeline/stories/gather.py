"""From articles to the table of stories and to the edges between articles that tell of the same thing."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import pyarrow as pa

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.load import default_folder
from pipeline.stories.addresses import Addresses
from pipeline.stories.copies import Pair, Signs, sorted_out
from pipeline.stories.cosine import near_pairs, weights
from pipeline.stories.days import Days
from pipeline.stories.groups import Groups
from pipeline.stories.published import Moment, moments
from pipeline.stories.retold import stories
from pipeline.stories.series import series
from pipeline.stories.shingles import candidates, shingles_of
from pipeline.stories.tables import EDGES, STORIES
from pipeline.stories.words import Words, words_of

EDGE = 0.25
"""Cosine of two articles that may tell of the same thing."""


class Stories(NamedTuple):
    """`table`: a row an article, as in STORIES; `edges`: pairs of articles, as in EDGES."""

    table: pa.Table
    edges: pa.Table


def stories_of(articles: Iterable[Article], lexicons: Lexicons | None = None) -> Stories:
    """When and where each of *articles* was published, which are copies, fill one template, tell one story.

    The result depends on the articles, not on their order; rows stand in it. An id of a group is the `doc_id` of its
    earliest member. *lexicons*: words for dates and addresses, those of the project where none are given.
    Raises ArticleError for an id that stands twice.
    """
    lexicons = lexicons or Lexicons([default_folder()])
    given = list(articles)
    _refuse_twice(given)
    days = Days(lexicons.rows("months"), lexicons.rows("weekdays"))
    known = moments(given, Addresses(lexicons.rows("addresses")), days)
    order = sorted(range(len(given)), key=lambda index: (*_when(known[index]), given[index].id))
    ordered = [given[index] for index in order]
    words = words_of((one.title, one.text) for one in ordered)
    signs = [Signs(given[index], known[index], days) for index in order]
    copies, refilled = _alike(words, signs)
    edges = list(near_pairs(weights(words), [one.published for one in signs], EDGE))
    templates = series(refilled, edges, signs)
    ids = [one.id for one in ordered]
    columns = {
        "copy_id": _named(Groups(len(ids), copies), ids),
        "template_id": _named(templates, ids, alone=None),
        "story_id": _named(stories(copies, templates, edges, signs), ids),
    }
    return Stories(_table(given, known, order, columns), _edges(edges, ids))


def _alike(words: Words, signs: Sequence[Signs]) -> tuple[list[Pair], list[Pair]]:
    """Copies and fillings of templates; the runs of words are let go of behind it."""
    shingles = shingles_of(words)
    return sorted_out(candidates(shingles), shingles, signs)


def _refuse_twice(given: Sequence[Article]) -> None:
    seen: set[str] = set()
    for one in given:
        if one.id in seen:
            raise ArticleError(f"article {one.id!r}", "its id stands twice; give each article one of its own")
        seen.add(one.id)


def _when(moment: Moment) -> tuple[bool, datetime]:
    return moment.published is None, moment.published or datetime.min


def _named(groups: Groups, ids: Sequence[str], alone: str | None = "") -> list[str | None]:
    """The id of the earliest member for each; *alone*, where it is None, for a member of no group."""
    return [
        None if alone is None and groups.alone(member) else ids[groups.first(member)] for member in range(len(ids))
    ]


def _table(
    given: Sequence[Article], known: Sequence[Moment], order: Sequence[int], columns: dict[str, list[str | None]]
) -> pa.Table:
    """The rows in the order in which the articles were given."""
    place = {index: rank for rank, index in enumerate(order)}
    filled: dict[str, list[object]] = {
        "doc_id": [one.id for one in given],
        "published": [one.published for one in known],
        "published_from": [one.published_from for one in known],
        "outlet": [one.outlet for one in known],
    }
    for name, values in columns.items():
        filled[name] = [values[place[index]] for index in range(len(given))]
    return pa.table([pa.array(filled[field.name], field.type) for field in STORIES], schema=STORIES)


def _edges(edges: Iterable[tuple[int, int, float]], ids: Sequence[str]) -> pa.Table:
    rows = sorted((*sorted((ids[one], ids[other])), cosine) for one, other, cosine in edges)
    parts = zip(*rows, strict=True) if rows else [()] * len(EDGES)
    return pa.table([pa.array(part, field.type) for part, field in zip(parts, EDGES, strict=True)], schema=EDGES)
