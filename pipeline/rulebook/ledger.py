"""The rules of the ledger: what has to hold of two numbers in two articles, so that they are one thing or differ.

A `[[ledger]]` table in `ledger.toml` has an `id`, an `outcome`, the marks that a pair `needs` or is `without`, the
`least` and `most` of what is measured, a `why` and `examples`: pairs of sentences with the number in brackets.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pipeline.rule import Table, frozen
from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import unknown
from pipeline.rulebook.tomlfile import Placed

ACHIEVED = "achieved"
"""The outcome of rules that bring targets and results together; `pipeline/ledger/achieved.py` says how."""
OUTCOMES = ("none", "same", "same_rounded", "revised", "contradicts", "series", ACHIEVED)
MARKS = (
    "aged", "apart", "best", "both_cumulative", "change_differs", "constant", "cumulative", "differs", "dimension",
    "elsewhere", "enumerated", "equal", "falls", "grows", "hedged", "measured", "opposed", "other_names",
    "other_people", "partner", "role_differs", "rounded", "same_article", "same_head", "scaled", "sentence_opposed",
    "series", "series_apart", "series_days", "template", "tenfold", "told",
)  # fmt: skip
"""What holds or does not hold of a pair; `pipeline/ledger/decide.py` says how each is reckoned."""
MEASURES = ("digits", "story", "words", "shared", "near", "names", "head", "days", "score")
"""What is measured of a pair; `pipeline/ledger/evidence.py` says how."""
_KEYS = ("id", "outcome", "needs", "without", "least", "most", "on", "reason", "why", "examples")
_EXAMPLE = ("a", "b", "days", "story", "template", "one_article", "outcome")


@dataclass(frozen=True, slots=True)
class LedgerRule:
    """One rule, checked; `reason` is what relations say as their `why`, `on` whether it is used unless asked for."""

    id: str
    outcome: str
    why: str
    place: str
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    least: Table = Table()
    most: Table = Table()
    on: bool = True
    reason: str = ""
    examples: tuple[Table, ...] = ()

    def __hash__(self) -> int:
        return hash(self.id)


def ledger_rule(placed: Placed) -> LedgerRule:
    """The rule that a table says; raises RuleError, naming file, rule, cause and mend, where it says none."""
    place, table = placed
    name = table.get("id")
    fields = Fields(place, name if isinstance(name, str) and name else "a rule of the ledger", table)
    fields.known(_KEYS)
    for key in ("id", "why"):
        if not fields.text(key).strip():
            fields.fail(f"{key} is missing")
    for key in ("needs", "without"):
        _names(fields, key, fields.texts(key), MARKS)
    on = table.get("on", True)
    if not isinstance(on, bool):
        fields.fail(f"on is true or false, without quotes; found {on!r}")
    return LedgerRule(
        fields.id, fields.one_of("outcome", OUTCOMES, "outcome"), fields.text("why"), str(place),
        fields.texts("needs"), fields.texts("without"), _measures(fields, "least"), _measures(fields, "most"), on,
        fields.text("reason"), tuple(_example(each) for each in fields.inners("examples", '{ a = "…", b = "…" }')),
    )  # fmt: skip


def _names(fields: Fields, key: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            fields.fail(unknown(key, name, known))


def _measures(fields: Fields, key: str) -> Table:
    inner = fields.inner(key)
    inner.known(MEASURES, "measure")
    for name, number in inner.table.items():
        if isinstance(number, bool) or not isinstance(number, int | float):
            fields.fail(f"{key}.{name} is a number without quotes; found {number!r}")
    return Table(inner.table)


def _example(fields: Fields) -> Table:
    fields.known(_EXAMPLE)
    for key in ("a", "b"):
        if fields.text(key).count("[") != 1 or fields.text(key).count("]") != 1:
            fields.fail(f"{key} of an example has one number in brackets; found {fields.text(key)!r}")
    if "outcome" in fields.table:
        fields.one_of("outcome", OUTCOMES, "outcome")
    made: Any = frozen(fields.table)
    return Table(made)
