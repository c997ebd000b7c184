"""The rules of the ledger: what has to hold of two numbers in two articles, so that they are one thing or differ.

A `[[ledger]]` table in `ledger.toml` has an `id`, an `outcome`, the marks that a pair `needs` or is `without`, the
`least` and `most` of what is measured, a `why` and `examples`: pairs of sentences with the number in brackets.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from math import isfinite
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
_ID = re.compile(r"[a-z_]+\.[a-z0-9][a-z0-9_-]*")
_DAYS = 10_000
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
    if not _ID.fullmatch(fields.id):
        fields.fail("is no id; write outcome.name in small letters, as in same.digits")
    for key in ("needs", "without"):
        _names(fields, key, fields.texts(key), MARKS)
    _check_agree(fields)
    on = table.get("on", True)
    if not isinstance(on, bool):
        fields.fail(f"on is true or false, without quotes; found {on!r}")
    return LedgerRule(
        fields.id, fields.one_of("outcome", OUTCOMES, "outcome"), fields.text("why"), str(place),
        fields.texts("needs"), fields.texts("without"), _measures(fields, "least"), _measures(fields, "most"), on,
        fields.text("reason"), tuple(_example(each) for each in fields.inners("examples", '{ a = "…", b = "…" }')),
    )  # fmt: skip


def _check_agree(fields: Fields) -> None:
    """Refuses what no pair can have."""
    for mark in fields.texts("needs"):
        if mark in fields.texts("without"):
            fields.fail(f"needs {mark}, and has to be without it; delete one")
    least, most = _measures(fields, "least"), _measures(fields, "most")
    for name, number in least.items():
        if number > most.get(name, number):
            fields.fail(f"least.{name} is above most.{name}; no pair can have both")


def _names(fields: Fields, key: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            fields.fail(unknown(key, name, known))


def _measures(fields: Fields, key: str) -> Table:
    inner = fields.inner(key)
    inner.known(MEASURES, "measure")
    for name, number in inner.table.items():
        if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
            fields.fail(f"{key}.{name} is a number without quotes; found {number!r}")
    return Table(inner.table)


def _example(fields: Fields) -> Table:
    fields.known(_EXAMPLE)
    for key in ("a", "b"):
        if [char for char in fields.text(key) if char in "[]"] != ["[", "]"]:
            fields.fail(f"{key} of an example has one number in brackets; found {fields.text(key)!r}")
    for key in ("template", "one_article"):
        if not isinstance(fields.table.get(key, True), bool):
            fields.fail(f"{key} of an example is true or false, without quotes; found {fields.table[key]!r}")
    for key, most in (("days", _DAYS), ("story", 1)):
        given = fields.table.get(key, 0)
        if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= most:
            fields.fail(f"{key} of an example is a number from 0 to {most}, without quotes; found {given!r}")
    if "outcome" in fields.table:
        fields.one_of("outcome", OUTCOMES, "outcome")
    made: Any = frozen(fields.table)
    return Table(made)
