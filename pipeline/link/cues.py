"""Cue words of one column, by the rules of kind `cues`: which of them end or begin at a word."""

from typing import NamedTuple

from pipeline.language import Words, split
from pipeline.link.scene import Span
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook

STOPS = frozenset({".", "!", "?", ";", ":", "\n"})
"""Words behind which a statement ends."""
_LONGEST = 3
"""Words of a cue at the most."""


class Cue(NamedTuple):
    """A cue in its place: its rule, its first word and the word behind it."""

    rule: Rule
    first: int
    after: int

    def span(self, words: Words) -> Span:
        """The characters of the cue."""
        return words.starts[self.first], words.end(self.after - 1)


class Cues:
    """The cues of one column."""

    def __init__(self, rulebook: Rulebook, column: str) -> None:
        self._rules: dict[tuple[str, ...], Rule] = {}
        for rule in rulebook.of(column):
            for phrase in rule.cues:
                self._rules[tuple(word.rstrip(" ") for word in split(phrase))] = rule
        self._last = frozenset(phrase[-1] for phrase in self._rules)
        self._first = frozenset(phrase[0] for phrase in self._rules)

    def any(self, first: int, after: int, words: Words) -> bool:
        """Whether a cue may end at one of the words from *first* to before *after*: mostly none does."""
        return not self._last.isdisjoint(words.lowers[first:after])

    def ending(self, index: int, first: int, words: Words) -> Cue | None:
        """The longest cue that ends with word *index* and begins at word *first* at the earliest."""
        if words.lowers[index] not in self._last:
            return None
        for start in range(max(first, index - _LONGEST + 1), index + 1):
            rule = self._rules.get(tuple(words.lowers[start : index + 1]))
            if rule:
                return Cue(rule, start, index + 1)
        return None

    def starting(self, index: int, behind: int, words: Words) -> Cue | None:
        """The longest cue that begins at word *index* and ends before word *behind*."""
        if words.lowers[index] not in self._first:
            return None
        for after in range(min(behind, index + _LONGEST), index, -1):
            rule = self._rules.get(tuple(words.lowers[index:after]))
            if rule:
                return Cue(rule, index, after)
        return None


def stops(words: Words, index: int) -> bool:
    """Whether a statement ends with word *index*."""
    word = words.lowers[index]
    return word in STOPS or "\n" in word
