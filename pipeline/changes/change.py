"""One change of a fact, and which of its cells say something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.fact import DERIVED, PLACE, Fact
from pipeline.table import cell

APPEARED, VANISHED, CHANGED, TAKEN, MOVED = KINDS = ("appeared", "vanished", "changed", "taken", "moved")
"""A fact of the second reading alone, of the first alone; of both with other cells, or but for another rule or another
place the same."""
_SENTENCE, _GROUP, _EVIDENCE, _REGION = "sentence", "group", "evidence", "region_code"
COMPARED = (
    "text", _SENTENCE,
    *(name for name in Fact._fields if name not in (*PLACE, *DERIVED, "type", "level", "parent_code", "rule", _GROUP)),
    "review",
)  # fmt: skip
"""The columns that may change: not those that say which fact it is, nor those that follow from another."""
_FOLLOWS = {"low": "value", "high": "value", "region_name": _REGION}
"""What changes with another column, and is not told beside it."""


class Cell(NamedTuple):
    """A cell that changed, as text files show it."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one fact.

    `fact` is as the second reading has it, of one that vanished as the first has it; `offset` is where it begins in its
    sentence. Of one that appeared `rule_before` is the rule of a fact of another type that stood there, of one that
    vanished `rule_after` the rule of one that stands there now.
    """

    kind: str
    fact: Fact
    offset: int = 0
    rule_before: str = ""
    rule_after: str = ""
    cells: tuple[Cell, ...] = ()

    @property
    def rule(self) -> str:
        """The rule under which it is counted."""
        return self.rule_before if self.kind == VANISHED else self.rule_after


def cells(before: Fact, after: Fact, groups: tuple[str, str]) -> Iterator[Cell]:
    """The cells of a fact that say something else; *groups* are what it is stated with in either reading."""
    differing = {name for name in COMPARED if getattr(before, name) != getattr(after, name)}
    told = {name for name in differing if _FOLLOWS.get(name) not in differing}
    if told - {_EVIDENCE, _SENTENCE}:  # evidence tells of the cells beside it
        told.discard(_EVIDENCE)
    for name in COMPARED:
        if name in told:
            yield Cell(name, cell(getattr(before, name)), cell(getattr(after, name)))
    if groups[0] != groups[1]:
        yield Cell(_GROUP, *groups)


def said(fact: Fact) -> str:
    """What *fact* says, in short: an amount with its unit, a person with the role, the code of a region.

    >>> said(Fact("a", type="count", value=43, unit="desa")), said(Fact("a", type="region", region_code="72"))
    ('43 desa', '72')
    """
    if fact.type == "official":
        return ", ".join(filter(None, (fact.name, fact.role, fact.org)))
    if fact.type == "region":
        return fact.region_code or ""
    amount = cell(fact.value) or " - ".join(filter(None, (cell(fact.low), cell(fact.high))))
    return f"{amount} {fact.unit or ''}".strip() + (f" / {fact.per}" if fact.per else "")


