"""Statements of one article that do not add up, with what their numbers imply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fact import Fact
from pipeline.findings.amounts import Amounts
from pipeline.findings.finding import Finding, Quote
from pipeline.findings.press import Press

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of the checks, and those of other articles that say the same with the same numbers."""

    row: Row
    again: tuple[Row, ...] = ()


def failing(checks: pa.Table, stories: pa.Table) -> list[Statement]:
    """The statements that do not hold, the clear ones first, each once however many articles make it."""
    copies = dict(zip(stories["doc_id"].to_pylist(), stories["copy_id"].to_pylist(), strict=True))
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in checks.filter(~pc.field("holds")).to_pylist():
        known = sum(char.isdigit() for text in row["texts"] for char in text) >= _DIGITS
        place = "" if known else copies.get(row["doc_id"])
        groups.setdefault((place, row["rule"], *row["texts"]), []).append(row)
    found = [Statement(first, tuple(again)) for first, *again in groups.values()]
    return sorted(found, key=lambda one: (*_weight(one.row), -len(one.again)))


def _weight(row: Row) -> tuple[bool, ...]:
    """What matters most first: a factor of a thousand, what is clearly apart, rates of a currency behind the rest."""
    return not is_of_scale(row), row["size"] != "clear", row["relation"] == "exchange"


def is_of_scale(row: Row) -> bool:
    """Whether what is stated and what is implied are about a thousand or a million times apart: miliar for triliun."""
    ends = [row[f"{name}_{end}"] for name in ("stated", "implied") for end in ("low", "high")]
    if not all(end and end > 0 for end in ends):
        return False
    return any(abs(abs(log10(ends[0] * ends[1]) - log10(ends[2] * ends[3])) / 2 - size) < _ABOUT for size in _SCALES)


_DIGITS = 7
"""Digits that two articles do not have in common by chance."""
_SCALES = (3, 6)
_ABOUT = 0.3
"""How far a factor may be from a thousand, as a logarithm: rates of a currency differ by a third from year to year."""


def finding(statement: Statement, press: Press, amounts: Amounts, entries: Mapping[str, str]) -> Finding | None:
    """The finding of a statement, with the *entries* of its facts; None where the facts are not there."""
    row = statement.row
    quotes = press.quotes(row["fact_ids"])
    facts = [fact for fact_id in row["fact_ids"] if (fact := press.fact(fact_id))]
    if not facts:
        return None
    stated, implied = _figures(row, facts, amounts)
    about, why = _about(facts), "scale" if is_of_scale(row) else row["size"] or ""
    return Finding(
        "check", row["rule"], "" if stated.endswith(about) else about, quotes, why=why, stated=stated,
        implied=implied, relation=row["relation"],
        entries=tuple(dict.fromkeys(filter(None, map(entries.get, row["fact_ids"])))),
        also=_elsewhere([quote for again in statement.again for quote in press.quotes(again["fact_ids"][:1])], quotes),
    )  # fmt: skip


def _about(facts: Sequence[Fact]) -> str:
    """What is measured, else what is counted: a unit such as `%` tells nobody what the numbers are about."""
    metric = next((fact.metric for fact in facts if fact.metric), None)
    return metric or next((fact.unit for fact in facts if fact.type == "count" and fact.unit), "")


def _elsewhere(others: Iterable[Quote], shown: Sequence[Quote]) -> tuple[Quote, ...]:
    """*others* without pages that are shown: one page may have been collected twice."""
    pages = {quote.url for quote in shown if quote.url}
    return tuple(quote for quote in others if quote.url not in pages)


def _figures(row: Row, facts: Sequence[Fact], amounts: Amounts) -> tuple[str, str]:
    """What is stated and implied, as readers write it: as rates of a currency, else in the unit of what is stated."""
    if row["relation"] == "exchange":
        foreign = next((fact.unit for fact in facts if fact.unit != _HOME), None)
        rate = facts[0]._replace(unit=_HOME, per=foreign)
        return amounts.between(*_ends(row, "stated"), rate), amounts.between(*_ends(row, "implied"), rate)
    fact = _stated(facts, row)
    unit = fact or facts[0]
    stated = amounts.between(*_ends(row, "stated"), unit)
    if fact:
        stated = f"{fact.text} {fact.unit}" if fact.type == "count" else fact.text
    low, high = _ends(row, "implied")
    if row["relation"] == "change" and low == high == 0:  # the levels change the other way
        low = None
    return stated, amounts.between(low, high, unit)


_HOME = "IDR"


def _stated(facts: Iterable[Fact], row: Row) -> Fact | None:
    """The fact that says what is stated: the one whose value lies there."""
    low, high = _ends(row, "stated")
    fits = [
        fact for fact in facts
        if fact.value is not None and (low is None or low <= fact.value) and (high is None or fact.value <= high)
    ]  # fmt: skip
    return fits[0] if len(fits) == 1 else None


def _ends(row: Row, name: str) -> tuple[Decimal | None, Decimal | None]:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return (None if low is None else Decimal(repr(low)), None if high is None else Decimal(repr(high)))
