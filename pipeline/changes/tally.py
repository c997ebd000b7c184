"""How many facts changed, by rule and by column, with a few examples of each."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import heappush, heappushpop

from pipeline.changes.change import KINDS, Change


@dataclass(slots=True)
class Tally:
    """Filled article by article; holds no more of each kind and rule than *examples*."""

    examples: int = 3
    facts: Counter[str] = field(default_factory=Counter)
    """How many facts of each kind."""
    by_rule: dict[str, Counter[str]] = field(default_factory=dict)
    """The same for each rule."""
    by_column: Counter[str] = field(default_factory=Counter)
    """How many facts have another cell in each column."""
    articles: int = 0
    """The articles with a change."""
    _chosen: dict[tuple[str, str], list[tuple[int, int, Change]]] = field(default_factory=dict)

    def add(self, changes: Sequence[Change]) -> None:
        """Counts the *changes* of one article."""
        self.articles += bool(changes)
        for change in changes:
            self.facts[change.kind] += 1
            self.by_rule.setdefault(change.rule, Counter())[change.kind] += 1
            self.by_column.update(cell.column for cell in change.cells)
            self._choose(change)

    def rules(self) -> list[tuple[str, Counter[str]]]:
        """The rules with the most changed facts first."""
        return sorted(self.by_rule.items(), key=lambda item: (-item[1].total(), item[0]))

    def chosen(self) -> Iterator[tuple[str, str, int, list[Change]]]:
        """Kind, rule, how many facts, and some of them, drawn from all articles."""
        for rule, kinds in self.rules():
            for kind in KINDS:
                if drawn := self._chosen.get((kind, rule)):
                    yield kind, rule, kinds[kind], [change for _, _, change in sorted(drawn, reverse=True)]

    def _choose(self, change: Change) -> None:
        """Keeps *change* if it is among the first of its kind and rule in an order by chance, the same every time."""
        if not self.examples:
            return
        drawn = self._chosen.setdefault((change.kind, change.rule), [])
        item = -_lot(change), self.facts.total(), change
        if len(drawn) < self.examples:
            heappush(drawn, item)
        else:
            heappushpop(drawn, item)


def _lot(change: Change) -> int:
    key = f"{change.fact.doc_id}\0{change.fact.start}\0{change.fact.type}"
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


