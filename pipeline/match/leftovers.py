"""Leftovers of a web page ("Baca juga: …", "Pewarta: …"): regular expressions over the whole article."""

from collections.abc import Iterator, Sequence

import regex

from pipeline.errors import RuleError
from pipeline.mention import Mention
from pipeline.language import Words
from pipeline.rule import Rule

_LEAD = 12
"""Characters that a pattern may match before the trigger it contains."""


class Leftovers:
    """Rules of type `leftover`: what they match is no news, and no fact stands in it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._patterns = []
        for rule in rules:
            if not rule.trigger:
                raise RuleError(
                    rule.place, rule.id, "needs a trigger: the strings one of which stands in every leftover"
                )
            try:
                self._patterns.append((rule, tuple(rule.trigger), regex.compile(rule.source)))
            except regex.error as error:
                raise RuleError(rule.place, rule.id, f"is no regular expression: {error}") from error

    def find(self, page: Words) -> Iterator[Mention]:
        """Every leftover of *page*."""
        text = page.plain
        for rule, triggers, pattern in self._patterns:
            positions = [position for trigger in triggers if (position := text.find(trigger)) >= 0]
            if positions:
                for found in pattern.finditer(text, max(0, min(positions) - _LEAD)):
                    yield Mention(rule, found.start(), found.end(), found.span())
