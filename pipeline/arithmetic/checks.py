"""Findings as rows of `checks.csv`, and what they say of the facts themselves: the flag `implausible`."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from io import StringIO

from pipeline.arithmetic.finding import Finding
from pipeline.fact import Fact

NAME = "checks.csv"
COLUMNS = (
    "doc_id", "relation", "holds", "texts", "stated_low", "stated_high", "implied_low", "implied_high", "rule",
    "fact_ids", "spans", "sentence",
)  # fmt: skip
FLAG = "implausible"
_SIX_FIGURES = Context(prec=6)

Row = tuple[str, ...]


def rows(findings: Iterable[Finding]) -> list[Row]:
    """A row of COLUMNS for each finding; an end that is open is empty, intervals have six figures."""
    return [
        (
            found.facts[0].doc_id, found.relation, "true" if found.holds else "false",
            ";".join(fact.text for fact in found.facts), *map(_figure, (*found.stated, *found.implied)), found.rule,
            ";".join(fact.fact_id for fact in found.facts), ";".join(str(fact.start) for fact in found.facts),
            " ".join(found.facts[0].sentence.split()),
        )
        for found in findings
    ]  # fmt: skip


def failing(found: Iterable[Row]) -> list[Row]:
    """Those of the rows *found* whose numbers do not agree."""
    holds = COLUMNS.index("holds")
    return [row for row in found if row[holds] == "false"]


def written_csv(found: Sequence[Row]) -> str:
    """`checks.csv`: the rows *found*, those that do not agree first."""
    differing, holds = failing(found), COLUMNS.index("holds")
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*differing, *(row for row in found if row[holds] == "true")])
    return file.getvalue()


def flagged(facts: Sequence[Fact], findings: Iterable[Finding]) -> list[Fact]:
    """*facts* with the flag on each that stands in a finding that does not hold."""
    doubtful = {fact.fact_id for found in findings if not found.holds for fact in found.facts}
    return [_with_flag(fact) if fact.fact_id in doubtful else fact for fact in facts]


def _with_flag(fact: Fact) -> Fact:
    flags = {FLAG} | set(fact.flags.split(";") if fact.flags else ())
    return fact._replace(flags=";".join(sorted(flags)))


def _figure(number: Decimal) -> str:
    """*number* with six figures, nothing where it is infinite.

    >>> _figure(Decimal(83) / Decimal(271) * 100), _figure(Decimal("Infinity"))
    ('30.6273', '')
    """
    return "" if number.is_infinite() else f"{_SIX_FIGURES.plus(number).normalize():f}"
