"""What facts of different articles say together: the same, rounded, revised, contradicted.

The way of a number: `read` makes a mention of a row of facts, `candidates` pairs it with what may be the same thing,
`evidence` says what the two share, `decide` asks the rules, `grouping` makes entries of links, `entries` the tables.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa

from pipeline.ledger import achieved
from pipeline.ledger.decide import Decided
from pipeline.ledger.entries import entries_of, links_of
from pipeline.ledger.grouping import grouped, threads_of
from pipeline.ledger.lexicon import lexicon_of
from pipeline.ledger.mentions import Mentions, numbered, texts
from pipeline.ledger.pairing import LINKS, Pairing
from pipeline.ledger.read import mentions_of
from pipeline.ledger.relations import related, relations_of
from pipeline.ledger.rows import rows_of
from pipeline.rulebook import Rulebook
from pipeline.rulebook.ledger import ACHIEVED

__all__ = ["Ledger", "ledger_of"]
_PART = 50_000
"""Mentions in a partition, where none are asked for."""


class Stories(Protocol):
    """What the ledger asks of `pipeline.stories`: the table of STORIES, and the EDGES between articles."""

    @property
    def table(self) -> pa.Table: ...
    @property
    def edges(self) -> pa.Table: ...


@dataclass(frozen=True)
class Ledger:
    """The tables LEDGER, LINKS and RELATIONS."""

    ledger: pa.Table
    links: pa.Table
    relations: pa.Table


def ledger_of(facts: pa.Table, stories: Stories, rulebook: Rulebook, *, partitions: int | None = None) -> Ledger:
    """What the quantities of *facts* say together, in the articles of *stories*, by the rules of *rulebook*.

    The same bytes for any order of facts and articles and any number of *partitions*: more of them hold less in memory
    at a time.
    """
    mentions = mentions_of(facts, stories.table, lexicon_of(rulebook))
    rules = tuple(rule for rule in rulebook.ledger if rule.on and rule.outcome != ACHIEVED)
    _, names = numbered(mentions.table["doc_id"])
    docs = {str(name): number for number, name in enumerate(names)}
    found = Pairing(mentions, stories.edges, docs, rules)(partitions or 1 + len(mentions) // _PART)
    is_link = np.array([rule.outcome in LINKS for rule in rules], dtype=bool)[found.rule]
    links, between = _only(found, is_link), _only(found, ~is_link)
    groups, held = grouped(mentions, links)
    entries = entries_of(mentions, groups)
    pairs = related(mentions, entries, between, rules)
    threads = threads_of(len(entries), list(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)))
    table = links_of(mentions, entries, links, held, rules, _copies(mentions, stories.table))
    reached = achieved.relations_of(achieved.Achievements(rulebook)(mentions), mentions, entries)
    scores = np.ones(len(entries))
    np.minimum.at(scores, entries.of, table["score"].to_numpy())
    outcomes = [rules[int(between.rule[place])].outcome for place in pairs.decision]
    return Ledger(
        rows_of(mentions, entries, pairs, outcomes, threads, scores.tolist()),
        table,
        pa.concat_tables([relations_of(mentions, entries, pairs, between, threads, rules), reached]),
    )


def _only(found: Decided, mask: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> Decided:
    return Decided(found.a[mask], found.b[mask], found.rule[mask], found.score[mask])


def _copies(mentions: Mentions, articles: pa.Table) -> list[str]:
    """The copy_id of the article of each mention."""
    given = dict(zip(texts(articles["doc_id"]), texts(articles["copy_id"]), strict=True))
    return [given.get(doc) or doc for doc in texts(mentions.table["doc_id"])]
