"""What token patterns can tell apart in a window: the tags of its words, and those words that a test asks about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.language import TAGS, Words
from pipeline.match.alike import alike
from pipeline.match.sequence import Part, TokenPattern

OF_THE_ARTICLE = frozenset({"SENT_START", "IS_SENT_START", "_"})
"""Attributes of spaCy's Matcher that a word does not have by itself."""
_LISTING = frozenset({"IN", "NOT_IN"})

Look = tuple[str | tuple[str, str], ...]
"""The tags of a window, of those that mean the same one, with the word or its text beside it where that counts."""


class Sight:
    """How windows look to *patterns*: in those that look alike, each pattern has the same matches.

    A word counts where a pattern lists it, the text of a token with the white space behind it where a pattern tests
    tokens of its tag in other ways. Of the pivot `TokenPattern.turns_about` has decided something already.
    """

    def __init__(self, patterns: Sequence[TokenPattern]) -> None:
        parts = [part for pattern in patterns for part in pattern.parts]
        pivots = [pattern.parts[pattern.pivot] for pattern in patterns]
        others = [part for pattern in patterns for at, part in enumerate(pattern.parts) if at != pattern.pivot]
        self.is_enough = not any(OF_THE_ARTICLE & part.needs.keys() for part in parts)
        self._listed = frozenset(word for part in parts for word in listed(part.needs.get("LOWER")) or ())
        self._alike = alike(part.needs.get("TAG") for part in parts)
        self._read = _tags(part for part in parts if _asks(part))
        self._read_at_pivot = _tags([part for part in others if _asks(part)] + [p for p in pivots if _asks(p, "TEXT")])

    def of(self, words: Words, start: int, pivot: int, end: int) -> Look:
        """The look of the tokens from *start* to *end* round *pivot*."""
        tags, lowers, text, starts = words.tags, words.lowers, words.text, words.starts
        look: list[str | tuple[str, str]] = []
        for index in range(start, end):
            tag, lower = tags[index], lowers[index]
            if tag in (self._read_at_pivot if index == pivot else self._read):
                look.append((self._alike[tag], text[starts[index] : starts[index + 1]]))
            else:
                tag = self._alike[tag]
                look.append((tag, lower) if lower in self._listed else tag)
        return tuple(look)


def _tags(parts: Iterable[Part]) -> frozenset[str]:
    """The tags that one of *parts* takes."""
    return frozenset[str]().union(*(TAGS if part.tags is None else part.tags for part in parts))


def _asks(part: Part, *decided: str) -> bool:
    """Whether *part* tests more of a word than its tag, whether it is one of a list, and what is *decided*."""
    tests = part.needs.keys() - {"TAG", "OP", *decided}
    return bool(tests - {"LOWER"}) or ("LOWER" in tests and listed(part.needs["LOWER"]) is None)


def listed(test: Any) -> Sequence[str] | None:
    """The words in lower case that a *test* lists; None where it tests them in another way, or there is none."""
    if isinstance(test, str):
        return [test]
    if isinstance(test, Mapping) and test.keys() <= _LISTING:
        return [word for words in test.values() for word in words]
    return None
