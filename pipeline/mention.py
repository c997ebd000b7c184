"""A mention: a stretch of text that a rule claims, before anything is read."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from pipeline.fact import QUANTITIES
from pipeline.rule import Rule

_LAYERS = {"official": "official", "region": "region", "no_region": "region", "leftover": "leftover"}


_NO_SLOTS: Mapping[str, str] = MappingProxyType({})


class Mention(NamedTuple):
    """A claim of *rule* on the characters from `start` to `end`.

    `extent` is all that belongs to it (a count with its noun phrase, a name with its role), `slots` the words that
    fill the slots of the rule, as found, `why` the reason for a choice that was made.
    """

    rule: Rule
    start: int
    end: int
    extent: tuple[int, int]
    slots: Mapping[str, str] = _NO_SLOTS
    why: str = ""

    @property
    def type(self) -> str:
        """One of the types of facts, or `none`, `no_region`, `leftover` for text that is known to be no fact."""
        return self.rule.type

    @property
    def layer(self) -> str:
        """Mentions of one layer compete for the text: quantities with quantities, and so on."""
        return _LAYERS.get(self.rule.type, "quantity")

    @property
    def claim(self) -> tuple[int, int]:
        """The text that no other mention of the layer may share: of officials the role with the name, else the span."""
        return self.extent if self.rule.type == "official" else (self.start, self.end)

    @property
    def is_quantity(self) -> bool:
        """Whether it states a number with its unit."""
        return self.rule.type in QUANTITIES
