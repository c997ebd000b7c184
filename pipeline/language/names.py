"""Names and terms of several words: a tree of words, walked only where a first word stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_END = None
_LOWER_CASE = frozenset({"role", "local_role", "acting", "title"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name or term of the gazetteer *kind*: its first and last word."""

    kind: str
    first: int
    last: int


class Names:
    """The phrases of all gazetteers, by their lower-case words."""

    def __init__(self) -> None:
        self._tree: dict = {}
        self._lower: set[str] = set()

    def add(self, kind: str, phrases: Iterable[Sequence[str]]) -> None:
        """Adds *phrases*, each a sequence of lower-case words; the first kind of a phrase stays."""
        for words in phrases:
            node = self._tree
            if kind in _LOWER_CASE:
                self._lower.add(words[0])
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(_END, kind)

    def starts(self, word: str) -> bool:
        """Whether a phrase begins with *word*; only roles and acting words are written in lower case too."""
        return word in self._lower or (word[0].isupper() and word.lower() in self._tree)

    def find(self, words: Sequence[str], candidates: Iterable[int]) -> Iterator[Name]:
        """The longest name at each of the *candidates* (positions in *words*), none inside another."""
        covered, number = 0, len(words)
        for first in candidates:
            if first < covered:
                continue
            node, index, found, last = self._tree, first, None, first
            while index < number and (node := node.get(words[index].rstrip(" ").lower())):
                if _END in node:
                    found, last = node[_END], index
                index += 1
            if found and (found in _LOWER_CASE or words[first][0].isupper()):
                covered = last + 1
                yield Name(found, first, last)
