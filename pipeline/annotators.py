"""How far two people agree: spans, values, Cohen's kappa of the columns that have few values, every disagreement."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.compare import Comparison, Pair, compare
from pipeline.correction.record import value
from pipeline.fact import SCHEMA, Fact, fact_of
from pipeline.formats.gold import GoldFact

CODED = ("bound", "change", "status", "basis", "statistic", "quoted", "region_code")
"""The columns with codes: agreement by chance is possible, and kappa takes it off."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The second gold file judged by the first, and kappa of each coded column with the number of pairs it is about."""

    comparison: Comparison
    kappa: dict[str, tuple[float | None, int]]


def agreement(first: Sequence[GoldFact], second: Iterable[GoldFact]) -> Agreement:
    """How far *second* agrees with *first*, over the articles that *first* is about."""
    comparison = compare((fact_from(row) for row in second if not row.ignore), first)
    rated = {column: [_ratings(pair, column) for pair in comparison.pairs] for column in CODED}
    return Agreement(comparison, {column: (kappa(pairs), len(pairs)) for column, pairs in rated.items() if pairs})


def fact_from(row: GoldFact) -> Fact:
    """The fact that a gold row states; of several readings the first. Raises ValueError for a cell that is none."""
    cells = {name: value(name, row.readings(name)[0]) for name in SCHEMA if row.cells.get(name) and name not in _PLACE}
    return fact_of(
        {**cells, "doc_id": row.doc_id, "type": row.type, "start": row.start, "end": row.end, "text": row.text,
         "sentence": row.text, "rule": "gold"}
    )  # fmt: skip


_PLACE = ("doc_id", "type", "start", "end", "text", "sentence", "rule")


def _ratings(pair: Pair, column: str) -> tuple[str, str]:
    cell = getattr(pair.fact, column)
    ours = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
    readings = pair.gold.readings(column)
    return ours, ours if ours in readings else readings[0]


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's codes; None where both gave one code only, so that chance explains it all.

    J. Cohen, A coefficient of agreement for nominal scales, 1960.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    total = len(pairs)
    same = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[code] * second[code] for code in first) / total**2
    return None if chance == 1 else (same - chance) / (1 - chance)
