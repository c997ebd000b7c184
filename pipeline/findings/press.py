"""The numbers of findings back in their sentences: which outlet printed them, and when."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fact import Fact, fact_of
from pipeline.findings.finding import Quote
from pipeline.formats.citation import offsets

_ORDER = ("doc_id", "start", "end", "fact_id")


class Press:
    """The facts of a run, as quotes by their ids; read for those articles only that findings are about."""

    def __init__(self, facts: pa.Table, stories: pa.Table) -> None:
        self._facts = facts
        self._stories = stories
        self._known: dict[str, tuple[Fact, int]] = {}
        self._times: dict[str, datetime | None] = {}
        self._outlets: dict[str, str] = {}

    def read(self, docs: Collection[str]) -> None:
        """Reads the articles *docs*."""
        names = pa.array(sorted(docs), pa.string())
        kept = self._facts.filter(pc.is_in(self._facts["doc_id"], names))
        ordered = kept.sort_by([(name, "ascending") for name in _ORDER])
        facts = [fact_of(row) for row in ordered.to_pylist()]
        for fact, offset in zip(facts, offsets(facts), strict=True):
            self._known[fact.fact_id] = fact, offset
        of_docs = self._stories.filter(pc.is_in(self._stories["doc_id"], names))
        for row in of_docs.select(["doc_id", "published", "outlet"]).to_pylist():
            self._times[row["doc_id"]], self._outlets[row["doc_id"]] = row["published"], row["outlet"] or ""

    def fact(self, fact_id: str) -> Fact | None:
        """The fact of an article that was read; None for one that is not there."""
        return self._known[fact_id][0] if fact_id in self._known else None

    def quotes(self, fact_ids: Iterable[str]) -> tuple[Quote, ...]:
        """The quotes of facts in the order given; those that are not there are left out."""
        return tuple(self._quote(*self._known[fact_id]) for fact_id in fact_ids if fact_id in self._known)

    def in_time(self, fact_ids: Iterable[str]) -> tuple[Quote, ...]:
        """The quotes of facts in the order in which they were printed; those without a time stand last."""
        return tuple(sorted(self.quotes(fact_ids), key=moment))

    def _quote(self, fact: Fact, offset: int) -> Quote:
        end = offset + len(fact.text)
        outlet = fact.outlet or self._outlets.get(fact.doc_id, "")
        return Quote(
            fact.fact_id, fact.doc_id, fact.text, fact.sentence[:offset], fact.sentence[end:],
            self._times.get(fact.doc_id) or _midnight(fact), outlet, fact.title or "", fact.url or "",
            (fact.unit or "") if fact.type == "count" else "",
        )  # fmt: skip


def moment(quote: Quote) -> tuple[bool, datetime, str]:
    """What quotes are sorted by: time, then article."""
    return quote.time is None, quote.time or datetime.min, quote.doc_id  # noqa: DTZ901


def _midnight(fact: Fact) -> datetime | None:
    return datetime(fact.published.year, fact.published.month, fact.published.day) if fact.published else None  # noqa: DTZ001


def by_place(links: pa.Table, places: Collection[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """The fact that begins at each of *places* (article and character)."""
    docs = pa.array(sorted({doc for doc, _ in places}), pa.string())
    kept = links.filter(pc.is_in(links["doc_id"], docs)).select(["doc_id", "start", "fact_id"])
    return {(row["doc_id"], row["start"]): row["fact_id"] for row in kept.to_pylist()}
