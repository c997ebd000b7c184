"""Decisions: what two mentions are to each other, by the first rule that fits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.ledger import values
from pipeline.ledger.evidence import Evidence
from pipeline.ledger.mentions import KINDS, ROLES, UNKNOWN, Bools, Floats, Ints, Mentions
from pipeline.rulebook.ledger import LedgerRule

_LEVELS = tuple(ROLES.index(name) for name in ("level", "total"))
_DAY = 86400
_GENERIC_HEADS = frozenset({"orang", "jiwa", "korban", "warga", "", "manusia", "total", "kematian"})


@dataclass(frozen=True)
class Decided:
    """Pairs with an outcome: the number of the rule, and how much speaks for it."""

    a: Ints
    b: Ints
    rule: Ints
    score: Floats


NOTHING = Decided(*(np.zeros(0, dtype=np.int64) for _ in range(3)), score=np.zeros(0))
"""No pairs."""


class Marks:
    """The marks and measures of pairs by name, each reckoned when a rule first asks for it."""

    def __init__(self, mentions: Mentions, evidence: Evidence, more: Mapping[str, Bools]) -> None:
        self._mentions, self._evidence = mentions, evidence
        self._known: dict[str, Any] = dict(more)

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            own = getattr(self, f"_{name}", None)
            self._known[name] = own() if own else getattr(self._evidence, name)
        return self._known[name]

    def _of(self, column: str) -> tuple[Any, Any]:
        values = getattr(self._mentions, column)
        return values[self._evidence.a], values[self._evidence.b]

    def _digits(self) -> Ints:
        found: Ints = np.minimum(*self._of("digits"))
        return found

    def _equal(self) -> Bools:
        return values.equal(self._mentions, self._evidence.a, self._evidence.b)

    def _rounded(self) -> Bools:
        return values.rounded(self._mentions, self._evidence.a, self._evidence.b)

    def _scaled(self) -> Bools:
        return values.scaled(self._mentions, self._evidence.a, self._evidence.b)

    def _differs(self) -> Bools:
        one, other = self._of("value")
        found: Bools = ~self["equal"] & ~self["rounded"] & ~np.isnan(one) & ~np.isnan(other)
        return found

    def _role_differs(self) -> Bools:
        one, other = self._of("role")
        levels = np.isin(one, _LEVELS) & np.isin(other, _LEVELS)
        found: Bools = (one != other) & ~levels
        return found

    def _elsewhere(self) -> Bools:
        return self._evidence.place

    def _same_head(self) -> Bools:
        one, other = self._of("uclass")
        counts = np.char.startswith(one.astype(str), "count:")
        return np.where(counts, self._evidence.noun | (self._evidence.head >= 0.5), self._evidence.head >= 0.3)

    def _other_people(self) -> Bools:
        one, other = self._of("noun")
        generic = np.isin(one, list(_GENERIC_HEADS)) | np.isin(other, list(_GENERIC_HEADS))
        return ~self._evidence.noun & ~generic & (self._evidence.head <= 0)

    def _either(self, kind: str) -> Bools:
        one, other = self._of("kind")
        found: Bools = (one == KINDS.index(kind)) | (other == KINDS.index(kind))
        return found

    def _series(self) -> Bools:
        return self._either("series")

    def _cumulative(self) -> Bools:
        found: Bools = self._either("cumulative") & ~self["series"]
        return found

    def _constant(self) -> Bools:
        found: Bools = ~self["series"] & ~self["cumulative"]
        return found

    def _series_apart(self) -> Bools:
        """A series, told of on other days, without a time of its own that is the same."""
        one, other = self._of("dated")
        stated = (one < 3) & (other < 3)
        found: Bools = self["series"] & (self._evidence.days > 1.5) & ~stated
        return found

    def _template(self) -> Bools:
        one, other = self._of("template")
        found: Bools = (one == other) & (one >= 0)
        return found

    def _order(self) -> Ints:
        """1 where the second is later, -1 where the first is, 0 where nothing tells."""
        one, other = self._of("until")
        known = (one != UNKNOWN) & (other != UNKNOWN)
        step = np.where(known, np.sign(np.where(known, other - one, 0)), 0)
        p, q = self._of("published")
        known = (p != UNKNOWN) & (q != UNKNOWN)
        found: Ints = np.where(step == 0, np.where(known, np.sign(np.where(known, q - p, 0)), 0), step)
        return found

    def _grows(self) -> Bools:
        one, other = self._of("value")
        found: Bools = (np.sign(other - one) == self["order"]) | (self["order"] == 0)
        return found

    def _falls(self) -> Bools:
        found: Bools = ~self["grows"]
        return found


def fits(rule: LedgerRule, marks: Marks, left: Bools) -> Bools:
    """Which of the pairs that are *left* fit *rule*."""
    found = left.copy()
    for name in rule.needs:
        found &= marks[name]
    for name in rule.without:
        found &= ~marks[name]
    for name, least in rule.least.items():
        found &= marks[name] >= least
    for name, most in rule.most.items():
        found &= ~(marks[name] > most)
    return found
