"""A finding: numbers of one or several articles, each in its sentence, and what they say of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipeline.errors import UsageError

KINDS = ("check", "contradicts", "revised", "achieved", "repeated")
"""The kinds of findings, best first."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A number as it was written, with its sentence before and behind it, and where and when that was printed.

    *unit* is what a count counts, which its text does not say.
    """

    fact_id: str
    doc_id: str
    text: str
    before: str = ""
    after: str = ""
    time: datetime | None = None
    outlet: str = ""
    title: str = ""
    url: str = ""
    unit: str = ""

    @property
    def amount(self) -> str:
        """The number with what it counts.

        >>> Quote("f", "a", "24", unit="orang").amount
        '24 orang'
        """
        return f"{self.text} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is worth a look.

    *kind* is one of KINDS, *rule* the rule that made it, *what* the things that the numbers count or measure, *why* the
    reason (of a check: `small`, `clear` or `scale`). A check has the *relation* of its numbers, what is *stated* and
    *implied*, both as readers write numbers; *also* are the first numbers of other articles that make the same
    statement; *more* are the further contradictions between the same two articles. Of a target and its result *implied*
    is the part that was achieved. A line of revisions without an order of time is not *ordered*; *voices* are the
    mentions, articles, outlets and independent voices of an entry, *entries* the ids that the ledger knows them by.
    *quotes* stand in the order of time, those of a check in that of the sentence.
    """

    kind: str
    rule: str
    what: str
    quotes: tuple[Quote, ...]
    why: str = ""
    stated: str = ""
    implied: str = ""
    is_ordered: bool = True
    relation: str = ""
    also: tuple[Quote, ...] = ()
    more: tuple["Finding", ...] = ()
    voices: Mapping[str, int] = field(default_factory=dict)
    entries: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it matters, the least number first: a factor of a thousand before all else, rates late."""
        if self.why == "scale":
            return 0
        if self.kind == "check" and (self.why == "small" or self.relation == "exchange"):
            return len(KINDS)
        return 1 + KINDS.index(self.kind)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a ledger, best first, and the figures beside them.

    *shown* are as many of each kind as people look through, *total* says how many there are.
    """

    articles: int
    copies: int
    repeated: int
    shown: Sequence[Finding]
    total: Mapping[str, int]
    min_articles: int = 2
    is_of_sentences: bool = False
    """Whether the sentences of the facts stood in for articles that are gone."""

    @property
    def number(self) -> int:
        """How many findings ask to be looked at: checks that fail, contradictions and lines of revisions."""
        return sum(self.total.get(kind, 0) for kind in KINDS[:3])

    def of(self, kind: str) -> list[Finding]:
        """The findings of one *kind*, best first."""
        return [finding for finding in self.shown if finding.kind == kind]


def only(name: str, known: Sequence[str], place: str) -> str:
    """The one of *known* that begins with *name*; raises UsageError where none or several do.

    >>> only("ab", ["abc", "bcd"], "ledger.parquet")
    'abc'
    """
    fits = [one for one in known if one.startswith(name)] if name else []
    if name in fits:
        return name
    if len(fits) == 1:
        return fits[0]
    if fits:
        some = ", ".join(sorted(fits)[:_SHOWN]) + (", …" if len(fits) > _SHOWN else "")
        raise UsageError(f"{place}: {len(fits)} entries begin with {name!r}: {some}; write more of the id")
    raise UsageError(f"{place}: no entry begins with {name!r}; findings.md and the column entry_id name them")


_SHOWN = 5
