"""Findings as rows of a table of checks, and what they say of the facts themselves: the flag `implausible`."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from io import StringIO

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval
from pipeline.arithmetic.tables import COLUMNS, Row
from pipeline.fact import Fact

NAME = "checks.csv"
FLAG = "implausible"
_SIX_FIGURES = Context(prec=6)


def rows(findings: Iterable[Finding]) -> list[Row]:
    """A row for each finding; intervals have six figures."""
    return [
        Row(
            found.facts[0].doc_id, found.relation, found.holds, found.size, tuple(fact.text for fact in found.facts),
            *_ends(found.stated), *_ends(found.implied), found.rule, tuple(fact.fact_id for fact in found.facts),
            tuple(fact.start for fact in found.facts), " ".join(found.facts[0].sentence.split()),
        )
        for found in findings
    ]  # fmt: skip


def failing(found: Iterable[Row]) -> list[Row]:
    """Those of the rows *found* whose numbers do not agree."""
    return [row for row in found if row.holds is False]


def cells(row: Row) -> list[str]:
    """*row* as texts: what it has several of is joined with semicolons."""
    return [_cell(value) for value in row]


def written_csv(found: Sequence[Row]) -> str:
    """`checks.csv`: the rows *found*, those that do not agree first."""
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells(row) for row in sorted(found, key=lambda row: row.holds is not False))
    return file.getvalue()


def flagged(facts: Sequence[Fact], findings: Iterable[Finding]) -> list[Fact]:
    """*facts* with the flag on each that stands in a finding that does not hold."""
    doubtful = {fact.fact_id for found in findings if found.holds is False for fact in found.facts}
    return [_with_flag(fact) if fact.fact_id in doubtful else fact for fact in facts]


def _with_flag(fact: Fact) -> Fact:
    flags = {FLAG} | set(fact.flags.split(";") if fact.flags else ())
    return fact._replace(flags=";".join(sorted(flags)))


def _ends(interval: Interval | None) -> tuple[Decimal | None, Decimal | None]:
    return (_figure(interval.low), _figure(interval.high)) if interval else (None, None)


def _figure(number: Decimal) -> Decimal | None:
    """*number* with six figures, None where it is infinite.

    >>> _figure(Decimal(83) / Decimal(271) * 100), _figure(Decimal("Infinity"))
    (Decimal('30.6273'), None)
    """
    return None if number.is_infinite() else _SIX_FIGURES.plus(number).normalize()


def _cell(value: object) -> str:
    """One value as text.

    >>> [_cell(value) for value in (None, False, Decimal("4E+1"), ("30", "75"))]
    ['', 'false', '40', '30;75']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
