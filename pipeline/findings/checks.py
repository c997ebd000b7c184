"""Statements of one article that do not add up, with what their numbers imply."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
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
    return sorted(found, key=lambda statement: (statement.row["size"] != "clear", -len(statement.again)))


_DIGITS = 7
"""Digits that two articles do not have in common by chance."""


def finding(statement: Statement, press: Press, amounts: Amounts) -> Finding | None:
    """The finding of a statement; None where its facts are not there."""
    row = statement.row
    quotes = press.quotes(row["fact_ids"])
    facts = [fact for fact_id in row["fact_ids"] if (fact := press.fact(fact_id))]
    if not facts:
        return None
    stated, implied = _figures(row, facts, amounts)
    about = next((fact.metric or fact.unit for fact in facts if fact.metric or fact.unit), None)
    return Finding(
        "check", row["rule"], about or "", quotes, why=row["size"] or "", stated=stated, implied=implied,
        relation=row["relation"],
        also=_elsewhere([quote for again in statement.again for quote in press.quotes(again["fact_ids"][:1])], quotes),
    )  # fmt: skip


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
