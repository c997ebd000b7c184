"""Statements of one article that do not add up, with what their numbers imply."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.fact import Fact
from pipeline.findings.amounts import Amounts
from pipeline.findings.finding import Finding
from pipeline.findings.press import Press

Row = Mapping[str, Any]


def failing(checks: pa.Table, stories: pa.Table) -> list[Row]:
    """The rows of statements that do not hold, the clear ones first; copies of an article say each of them once."""
    copies = dict(zip(stories["doc_id"].to_pylist(), stories["copy_id"].to_pylist(), strict=True))
    once: dict[tuple[object, ...], Row] = {}
    for row in checks.filter(~pc.field("holds")).to_pylist():
        once.setdefault((copies.get(row["doc_id"]), row["rule"], *row["texts"]), row)
    return sorted(once.values(), key=lambda row: row["size"] != "clear")


def finding(row: Row, press: Press, amounts: Amounts) -> Finding | None:
    """The finding of a row; None where its facts are not there."""
    quotes = press.quotes(row["fact_ids"])
    facts = [fact for fact_id in row["fact_ids"] if (fact := press.fact(fact_id))]
    if not facts:
        return None
    stated = _stated(facts, row)
    unit = stated or facts[0]
    return Finding(
        "check", row["rule"], next((fact.metric for fact in facts if fact.metric), None) or unit.unit or "", quotes,
        why=row["size"] or "", stated=stated.text if stated else amounts.between(*_ends(row, "stated"), unit),
        implied=amounts.between(*_ends(row, "implied"), unit),
    )  # fmt: skip


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
