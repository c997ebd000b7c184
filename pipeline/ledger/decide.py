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
_NAMES = 0.15
_SAME_DAY = 0.75
_DIMENSIONS = tuple(f"measure:{name}" for name in ("length", "mass", "area", "volume", "years", "duration"))
_HEDGED = ("approx", "range", "vague")


@dataclass(frozen=True)
class Decided:
    """Pairs with an outcome: the number of the rule, and how much speaks for it."""

    a: Ints
    b: Ints
    rule: Ints
    score: Floats


_NONE = np.zeros(0, dtype=np.int64)
NOTHING = Decided(_NONE, _NONE, _NONE, np.zeros(0))
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
        return values.scaled(self._mentions, self._evidence.a, self._evidence.b, 1000.0, 1e6)

    def _differs(self) -> Bools:
        one, other = self._of("value")
        found: Bools = ~self["equal"] & ~self["rounded"] & ~np.isnan(one) & ~np.isnan(other)
        return found

    def _role_differs(self) -> Bools:
        one, other = self._of("role")
        levels = np.isin(one, _LEVELS) & np.isin(other, _LEVELS)
        found: Bools = (one != other) & ~levels
        return found

    def _change_differs(self) -> Bools:
        one, other = (role == ROLES.index("difference") for role in self._of("role"))
        found: Bools = one != other
        return found

    def _same_article(self) -> Bools:
        one, other = self._of("doc")
        found: Bools = one == other
        return found

    def _aged(self) -> Bools:
        """Ages and other years that are told in words, beside names."""
        one, other = self._of("uclass")
        found: Bools = (one == "measure:years") & (other == "measure:years")
        return found

    def _measured(self) -> Bools:
        one, other = self._of("measured")
        found: Bools = one & other
        return found

    def _other_names(self) -> Bools:
        names = self._evidence.names
        found: Bools = (names >= 0) & (names < _NAMES)
        return found

    def _hedged(self) -> Bools:
        one, other = (np.isin(bound, _HEDGED) for bound in self._of("bound"))
        return one | other

    def _score(self) -> Floats:
        return score_of(self._evidence)

    def _elsewhere(self) -> Bools:
        return self._evidence.place

    def _same_head(self) -> Bools:
        one, other = self._of("uclass")
        counts = np.char.startswith(one.astype(str), "count:")
        return np.where(counts, self._evidence.noun | (self._evidence.head >= 0.5), self._evidence.head >= 0.3)

    def _other_people(self) -> Bools:
        one, other = self._of("anybody")
        persons = self._of("uclass")[0] == "count:person"
        found: Bools = ~self._evidence.noun & persons & ~(one | other) & (self._evidence.head <= 0)
        return found

    def _either(self, kind: str) -> Bools:
        one, other = self._of("kind")
        found: Bools = (one == KINDS.index(kind)) | (other == KINDS.index(kind))
        return found

    def _series(self) -> Bools:
        return self._either("series")

    def _cumulative(self) -> Bools:
        found: Bools = self._either("cumulative") & ~self["series"]
        return found

    def _both_cumulative(self) -> Bools:
        one, other = self._of("kind")
        found: Bools = (one == KINDS.index("cumulative")) & (other == KINDS.index("cumulative"))
        return found

    def _dimension(self) -> Bools:
        """Whether both measure a length, mass, area, volume or a time."""
        found: Bools = np.isin(self._of("uclass")[0], _DIMENSIONS)
        return found

    def _enumerated(self) -> Bools:
        """Whether they are counts or measures: money and shares in sentences alike mostly are those of another time."""
        names = self._of("uclass")[0].astype(str)
        found: Bools = np.char.startswith(names, "count:") | np.char.startswith(names, "measure:")
        return found

    def _tenfold(self) -> Bools:
        return values.scaled(self._mentions, self._evidence.a, self._evidence.b, 10.0)

    def _constant(self) -> Bools:
        found: Bools = ~self["series"] & ~self["cumulative"]
        return found

    def _series_apart(self) -> Bools:
        """A series, told of on other days, without a time of its own that is the same."""
        one, other = self._of("dated")
        stated = (one < 3) & (other < 3)
        found: Bools = self["series"] & ~(self._evidence.days <= _SAME_DAY) & ~stated
        return found

    def _series_days(self) -> Bools:
        """A series, told of on other days, whatever time it says that it is of."""
        found: Bools = self["series"] & ~(self._evidence.days <= _SAME_DAY)
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


def score_of(evidence: Evidence) -> Floats:
    """How much speaks for the two being one thing, from 0 to 1."""
    near, head = np.maximum(evidence.near, 0), np.maximum(evidence.head, 0)
    return np.round((evidence.story + np.maximum(evidence.words, 0) + near + 0.5 * head) / 3.5, 4)


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
        found &= marks[name] <= most
    return found
