"""The rulebook: every rule in reading order, the chunks, and the lexicons by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.rule import Chunk, Rule
from pipeline.rulebook.csvfile import Row
from pipeline.rulebook.ledger import LedgerRule
from pipeline.rulebook.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What `load` gives: checked, not yet compiled."""

    folder: Path
    rules: tuple[Rule, ...]
    chunks: tuple[Chunk, ...]
    lexicons: Lexicons
    ledger: tuple[LedgerRule, ...] = ()

    def of(self, *types: str) -> tuple[Rule, ...]:
        """The rules of these *types*, in order."""
        return tuple(rule for rule in self.rules if rule.type in types)

    def lexicon(self, name: str) -> tuple[Row, ...]:
        """The rows of the list *name*, read once; raises RuleError where it is missing."""
        return self.lexicons.rows(name)

    def words(self, name: str, *kinds: str) -> frozenset[str]:
        """The words of these kinds in a list with the columns `word` and `kind`."""
        return frozenset(row["word"] for row in self.lexicon(name) if row["kind"] in kinds)

    def rows(self, name: str) -> Sequence[Mapping[str, str]]:
        """The rows of any list, packed ones included, for checking."""
        return self.lexicons.rows(name)

    def packed(self, name: str) -> list[str]:
        """The sorted lines of a packed list without the header, for a large one that is searched as it stands."""
        return self.lexicons.packed(name)

    def lexicon_names(self) -> list[str]:
        """The names of all lists."""
        return self.lexicons.names()
