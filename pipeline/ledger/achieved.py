"""Targets and budgets against results: what part of one the other is, where both are stated exactly.

Inside a sentence the words between the two say so ("924 ton dari target 1.200 ton"); a percentage that stands between
them has to agree. Between articles both have to measure the same under the same name, in the same region, the result
in a stated time inside that of the target.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from itertools import groupby, product
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import regex

from pipeline.arithmetic.interval import written
from pipeline.arithmetic.line import is_like, is_same_noun
from pipeline.fact import Fact
from pipeline.ledger.entries import Entries
from pipeline.ledger.mentions import Ints, Mentions
from pipeline.ledger.surroundings import spans_in
from pipeline.ledger.tables import RELATIONS
from pipeline.rulebook import Rulebook
from pipeline.rulebook.ledger import ACHIEVED

_PLANNED = frozenset({"target", "budget"})
_COLUMNS = (
    "doc_id", "sentence", "text", "start", "end", "type", "value", "low", "high", "bound", "unit", "per", "change",
    "status", "metric", "region_code", "period_start", "period_end", "published",
)  # fmt: skip
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}%-]+|[^\s\p{L}\p{N}]")
_PARTS = frozenset({",", ";"})
"""Signs that begin another statement between the words that compare and the number; "dan" and its like do, too."""
_NEAR = 6
"""Words between the one that compares and the one that names the plan: "dari nilai investasi yang ditargetkan"."""
_LEAST_WORDS = 2
"""Words of a name that two articles have in common and that is no chance."""
_FOUR_FIGURES = Context(prec=4)
_HUNDRED = Decimal(100)


class Pair(NamedTuple):
    """A target or budget and its result, by their places among the mentions, and the rule that made the pair."""

    planned: int
    result: int
    rule: str
    why: str


_Row = tuple[int, Fact]


class Achievements:
    """Finds targets with their results; made once for a ledger."""

    def __init__(self, rulebook: Rulebook) -> None:
        of = rulebook.words
        self._rules = {rule.id for rule in rulebook.ledger if rule.outcome == ACHIEVED and rule.on}
        self._plans, self._against = of("ledger", "plan"), of("ledger", "against")
        self._parts = _PARTS | {row["word"] for row in rulebook.lexicon("words") if row["class"] == "and"}
        self._named = self._plans | of("ledger", "result")

    def __call__(self, mentions: Mentions) -> list[Pair]:
        """The pairs among *mentions*, those of one sentence first."""
        planned = np.isin(mentions.status, list(_PLANNED))
        found: list[Pair] = []
        if "achieved.sentence" in self._rules:
            beside = np.isin(mentions.sentence, np.unique(mentions.sentence[planned]))
            found += self._in_sentences(_rows(mentions, np.nonzero(beside)[0]))
        if "achieved.articles" in self._rules:
            alike = np.isin(mentions.block, np.unique(mentions.block[planned]))
            found += self._across(_rows(mentions, np.nonzero(alike)[0]))
        return found

    def _in_sentences(self, rows: Sequence[_Row]) -> Iterator[Pair]:
        for (_, sentence), group in groupby(rows, key=lambda row: (row[1].doc_id, row[1].sentence)):
            inside = list(group)
            facts = [fact for _, fact in inside]
            spans = spans_in(sentence, [fact.text for fact in facts], [fact.start for fact in facts])
            for place, (number, planned) in enumerate(inside):
                other = place - 1
                share = facts[other] if other > 0 and planned.type != "percent" == facts[other].type else None
                other -= share is not None
                if other < 0 or not _comparable(planned, facts[other]):
                    continue
                gap = _TOKEN.findall(sentence[spans[other].end : spans[place].start].lower())
                if self._leads_over(gap) and _agrees(share, facts[other], planned):
                    yield Pair(number, inside[other][0], "achieved.sentence", _why(facts[other], planned))

    def _leads_over(self, gap: Sequence[str]) -> bool:
        """Whether the words of *gap* lead from a result to its target: "dari target awal sebesar"."""
        plan = next((at for at in range(len(gap) - 1, -1, -1) if gap[at] in self._plans), None)
        if plan is None:
            return False
        near = range(plan - 1, max(-1, plan - 1 - _NEAR), -1)
        against = next((at for at in near if gap[at] in self._against), None)
        return against is not None and self._parts.isdisjoint(gap[against:])

    def _across(self, rows: Sequence[_Row]) -> Iterator[Pair]:
        """Results of the same name, unit and region as a target, told later, of a time inside its own."""
        plans: dict[tuple[str | None, ...], list[_Row]] = {}
        results: dict[tuple[str | None, ...], list[_Row]] = {}
        for number, fact in rows:
            name = self._name(fact.metric)
            if len(name.split()) >= _LEAST_WORDS and fact.type != "percent" and fact.period_start and fact.period_end:
                kept = plans if fact.status in _PLANNED else results
                kept.setdefault((name, fact.unit, fact.per, fact.region_code), []).append((number, fact))
        for key in (key for key in plans if key in results):
            for (number, planned), (other, result) in product(plans[key], results[key]):
                if _follows(planned, result):
                    yield Pair(number, other, "achieved.articles", _why(result, planned))

    def _name(self, metric: str | None) -> str:
        """What is measured, without the words for targets and results, and years: "produksi gula"."""
        words = (metric or "").lower().split()
        return " ".join(word for word in words if word not in self._named and not word.isdecimal())


def _rows(mentions: Mentions, places: Ints) -> list[_Row]:
    """The mentions at *places* as facts, each with its place."""
    rows = mentions.table.select(_COLUMNS).take(places).to_pylist()
    return [(place, Fact(**row)) for place, row in zip(places.tolist(), rows, strict=True)]


def _comparable(planned: Fact, result: Fact) -> bool:
    """Whether one number is planned, the other is a result, and both are exact and of one kind."""
    if planned.status not in _PLANNED or result.status != "actual" or planned.change or result.change:
        return False
    exact = planned.bound == result.bound == "exact" and bool(planned.value) and bool(result.value)
    return exact and is_like(planned, result) and is_same_noun(planned, result)


def _follows(planned: Fact, result: Fact) -> bool:
    """Whether *result* stands in another article, not before the target, and of a time inside that of the target."""
    if planned.doc_id == result.doc_id or not _comparable(planned, result) or planned.value == result.value:
        return False
    if not (planned.period_start and planned.period_end and result.period_start and result.period_end):
        return False
    told = planned.published is None or result.published is None or planned.published <= result.published
    return told and planned.period_start <= result.period_start and result.period_end <= planned.period_end


def _agrees(share: Fact | None, result: Fact, planned: Fact) -> bool:
    """Whether the percentage between two numbers, if there is one, is what the one is of the other."""
    if share is None:
        return True
    stated, part, whole = written(share), written(result), written(planned)
    return stated is not None and part is not None and whole is not None and stated.meets(
        part.over(whole).times(_HUNDRED)
    )


def _why(result: Fact, planned: Fact) -> str:
    """The figure: what part of the plan the result is.

    >>> from pipeline.fact import Fact
    >>> _why(Fact("a", text="924 ton", value=Decimal(924)), Fact("a", text="1.200 ton", value=Decimal(1200)))
    '924 ton / 1.200 ton = 77%'
    """
    part, whole = result.value or Decimal(0), planned.value or Decimal(1)
    share = _FOUR_FIGURES.divide(part * _HUNDRED, whole).normalize()
    return f"{result.text} / {planned.text} = {share:f}%"


def relations_of(pairs: Iterable[Pair], mentions: Mentions, entries: Entries) -> pa.Table:
    """The rows of RELATIONS for *pairs*, from the target to its result; of several between two entries the first."""
    docs, starts = mentions.table["doc_id"].to_pylist(), mentions.table["start"].to_pylist()
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for planned, result, rule, why in pairs:
        key = int(entries.of[planned]), int(entries.of[result])
        if key[0] != key[1]:
            row = {
                "entry_a": entries.ids[key[0]], "entry_b": entries.ids[key[1]], "relation": ACHIEVED, "why": why,
                "score": 1.0, "rule": rule, "doc_a": docs[planned], "start_a": starts[planned],
                "doc_b": docs[result], "start_b": starts[result],
            }  # fmt: skip
            rows.setdefault(key, row)
    return pa.Table.from_pylist([rows[key] for key in sorted(rows)], schema=RELATIONS)
