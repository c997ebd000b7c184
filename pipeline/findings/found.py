"""All findings of a ledger, best first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fact import Fact
from pipeline.findings import checks, entries, relations
from pipeline.findings.amounts import Amounts
from pipeline.findings.finding import Finding, Findings, Quote
from pipeline.findings.press import Press, by_place

SHOWN = 50
"""Findings of a kind that people look through; the tables hold all."""
_QUOTED = 12
"""Mentions of a repeated entry that are quoted."""


_PERCENT = Fact("", unit="%")


class Tables(Protocol):
    """The tables of a ledger, and the facts that it is about."""

    @property
    def facts(self) -> pa.Table: ...
    @property
    def stories(self) -> pa.Table: ...
    @property
    def ledger(self) -> pa.Table: ...
    @property
    def links(self) -> pa.Table: ...
    @property
    def relations(self) -> pa.Table: ...
    @property
    def checks(self) -> pa.Table: ...


def found(
    tables: Tables, amounts: Amounts, *, min_articles: int = 2, is_of_sentences: bool = False
) -> Findings:  # fmt: skip
    """The findings of *tables*; entries that fewer than *min_articles* articles tell are not called repeated."""
    search = _Search(tables)
    failing = checks.failing(tables.checks, tables.stories)
    against = relations.contradictions(tables.relations)
    lines = relations.lines(tables.relations, _times(tables.ledger))
    reached = relations.achieved(tables.relations)
    repeated = entries.repeated(tables.ledger, min_articles)
    pairs = [*reached[:SHOWN], *(row for rows in against[:SHOWN] for row in rows)]
    search.read(failing[:SHOWN], pairs, lines[:SHOWN], map(str, repeated[:SHOWN]["entry_id"].to_pylist()))
    shown = [
        *(finding for one in failing[:SHOWN] if (finding := search.check(one, amounts))),
        *map(search.contradictions, against[:SHOWN]),
        *map(search.line, lines[:SHOWN]),
        *(search.achieved(row, amounts) for row in reached[:SHOWN]),
        *map(search.repeated, repeated[:SHOWN].to_pylist()),
    ]
    total = {"check": len(failing), "contradicts": len(against), "revised": len(lines), "achieved": len(reached)}
    total["repeated"] = len(repeated)
    copies = len(tables.stories.filter(pc.field("copy_id") != pc.field("doc_id")))
    shown.sort(key=lambda finding: finding.weight)
    return Findings(len(tables.stories), copies, len(repeated), shown, total, min_articles, is_of_sentences)


def _times(ledger: pa.Table) -> Mapping[str, datetime | None]:
    """The time that each entry is about, else the one when it was first told."""
    times = pc.coalesce(ledger["as_of"], ledger["first_seen"]).to_pylist()
    return dict(zip(map(str, ledger["entry_id"].to_pylist()), times, strict=True))


class _Search:
    """What findings are made of, read once for all of them."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self.press = Press(tables.facts, tables.stories)
        self._rows: Mapping[str, entries.Row] = {}
        self._mentions: Mapping[str, Sequence[entries.Row]] = {}
        self._places: Mapping[tuple[str, int], str] = {}
        self._entries: Mapping[str, str] = {}

    def read(
        self, failing: Sequence[checks.Statement], against: Sequence[relations.Row], lines: Sequence[relations.Line],
        repeated: Iterable[str],
    ) -> None:  # fmt: skip
        """Reads the entries, links and articles that the findings to come are about."""
        wanted = {name for row in against for name in (row["entry_a"], row["entry_b"])}
        wanted |= {name for line in lines for name in line.entries} | set(repeated)
        self._rows = entries.rows_of(self._tables.ledger, wanted)
        self._mentions = entries.mentions(self._tables.links, wanted)
        places = {(row[f"doc_{side}"], row[f"start_{side}"]) for row in against for side in "ab"}
        self._places = by_place(self._tables.links, places)
        self._entries = entries.of_facts(self._tables.links, {name for one in failing for name in one.row["fact_ids"]})
        docs = {row["doc_id"] for one in failing for row in (one.row, *one.again)} | {doc for doc, _ in places}
        self.press.read(docs | {link["doc_id"] for links in self._mentions.values() for link in links})

    def check(self, one: checks.Statement, amounts: Amounts) -> Finding | None:
        """A statement that does not add up; None where its facts are not there."""
        return checks.finding(one, self.press, amounts, self._entries)

    def contradictions(self, rows: Sequence[relations.Row]) -> Finding:
        """Mentions of two articles that cannot both be: the best pair, and the others."""
        first, *others = (self._contradiction(row) for row in rows)
        return replace(first, more=tuple(others))

    def achieved(self, row: relations.Row, amounts: Amounts) -> Finding:
        """A result, and the target that it is held against."""
        pair = (row["entry_b"], row["entry_a"])
        quotes = self.press.quotes(self._places.get((row[f"doc_{side}"], row[f"start_{side}"]), "") for side in "ba")
        part = relations.share(row)
        implied = amounts.between(part, part, _PERCENT)
        return Finding("achieved", row["rule"] or "", self._named(*pair), quotes, implied=implied, entries=pair)

    def _contradiction(self, row: relations.Row) -> Finding:
        """Two mentions, the one printed first before the other."""
        ids = [self._places.get((row[f"doc_{side}"], row[f"start_{side}"]), "") for side in "ab"]
        quotes = self.press.in_time(ids)
        pair = (row["entry_a"], row["entry_b"])
        if quotes and quotes[0].fact_id != ids[0]:
            pair = pair[::-1]  # as their numbers stand
        return Finding("contradicts", row["rule"] or "", self._named(*pair), quotes, row["why"] or "", entries=pair)

    def line(self, line: relations.Line) -> Finding:
        """One mention of each entry of a thread, the first that was printed, in the order of their times."""
        quotes = tuple(quote for entry in line.entries if (quote := self._first(entry)))
        what = self._named(*line.entries)
        return Finding("revised", line.rule, what, quotes, is_ordered=line.is_ordered, entries=line.entries)

    def repeated(self, row: entries.Row) -> Finding:
        """An entry that several articles tell."""
        links = self._mentions.get(row["entry_id"], ())
        rule = relations.most_used(link["rule"] for link in links)
        quotes = self.press.in_time(link["fact_id"] for link in links)[:_QUOTED]
        voices = {name: int(row[name] or 0) for name in entries.VOICES}
        return Finding("repeated", rule, entries.named(row), quotes, voices=voices, entries=(row["entry_id"],))

    def _first(self, entry: str) -> Quote | None:
        """The mention of an entry that was printed first, with the time that the entry is about."""
        quotes = self.press.in_time(link["fact_id"] for link in self._mentions.get(entry, ()))
        return replace(quotes[0], time=self._rows[entry]["as_of"] or quotes[0].time) if quotes else None

    def _named(self, *entry_ids: str) -> str:
        return next((name for entry in entry_ids if (name := entries.named(self._rows.get(entry)))), "")
