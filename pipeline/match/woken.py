"""The patterns that a pivot wakes, looked for in the window round it by spaCy's Matcher."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.matcher import Matcher
from spacy.tokens import Span
from spacy.vocab import Vocab

from pipeline.language import Words
from pipeline.match.sequence import END, START, Side, TokenPattern, joined
from pipeline.match.sight import Look, Sight
from pipeline.rule import Rule

WINDOW = 48
"""Tokens on either side of a pivot at the most, for rules that set no limit themselves."""
_KNOWN = 10_000
"""Windows of one set of patterns that are kept; beyond that they are collected anew."""


class Found(NamedTuple):
    """A match of a rule: its first token, the one behind it, and the slot of each token."""

    rule: Rule
    first: int
    after: int
    slots: tuple[str, ...]

    def slot(self, name: str) -> tuple[int, int]:
        """The first token of a slot and the one behind its last."""
        first = self.slots.index(name)
        last = len(self.slots) - self.slots[::-1].index(name)
        return self.first + first, self.first + last


class _Match(NamedTuple):
    """A match of a pattern, in tokens from the pivot on, and the slot of each."""

    rule: Rule
    first: int
    after: int
    slots: tuple[str, ...]


class Woken:
    """The patterns that one pivot with its neighbours can be part of.

    Nine of ten windows look like an earlier one to these patterns: the same tags, and the same words where a pattern
    asks for words. What was found there is kept.
    """

    def __init__(self, patterns: Sequence[TokenPattern], searches: "Searches") -> None:
        self._patterns, self._searches = patterns, searches
        self._left = _reach([pattern.left for pattern in patterns])
        self._right = _reach([pattern.right for pattern in patterns])
        self._sight = Sight(patterns)
        self._known: dict[tuple[int, Look], list[_Match]] = {}

    def find(self, words: Words, pivot: int, after: int) -> Iterable[Found]:
        """The longest match of each rule round the pivot that reaches from token *pivot* to *after*."""
        best: dict[str, Found] = {}
        start, end = _edge(words, pivot - 1, -1, self._left) + 1, _edge(words, after, 1, self._right)
        for rule, first, behind, slots in self._matches(words, pivot, start, end):
            known = best.get(rule.id)
            longer = not known or behind - first > known.after - known.first
            if longer and _may_stand(rule, words.tags, pivot + first, pivot + behind):
                best[rule.id] = Found(rule, pivot + first, pivot + behind, slots)
        return best.values()

    def _matches(self, words: Words, pivot: int, start: int, end: int) -> list[_Match]:
        """All matches between tokens *start* and *end* that turn about the token *pivot*."""
        if not self._sight.is_enough:
            return self._sought(words, pivot, start, end)
        key = pivot - start, self._sight.of(words, start, pivot, end)
        matches = self._known.get(key)
        if matches is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            matches = self._known[key] = self._sought(words, pivot, start, end)
        return matches

    def _sought(self, words: Words, pivot: int, start: int, end: int) -> list[_Match]:
        """The same, looked for by Matchers."""
        window, at = words.doc[start:end], pivot - start
        return [
            _Match(pattern.rule, first - at, behind - at, tuple(map(pattern.slot, parts)))
            for pattern in self._patterns
            for first, behind, parts in _aligned(self._searches[pattern], window)
            if first <= at < behind and parts[at - first] == pattern.pivot
        ]


def _aligned(search: Matcher, window: Span) -> list[tuple[int, int, list[int]]]:
    """First token, token behind, and the part that each token stands for, of all matches in *window*."""
    matches: list[tuple[int, int, int, list[int]]]
    matches = search(window, with_alignments=True)  # type: ignore[assignment]
    return [match[1:] for match in matches]


class Searches(dict[TokenPattern, Matcher]):
    """The Matcher of each pattern, compiled when it is first asked for; all sets of patterns share them."""

    def __missing__(self, pattern: TokenPattern) -> Matcher:
        search = self[pattern] = Matcher(Vocab())
        search.add(pattern.rule.id, [[part.pattern for part in pattern.parts]])
        return search


def _may_stand(rule: Rule, tags: Sequence[str], first: int, after: int) -> bool:
    """Whether what surrounds a match lets it be one."""
    before, behind = beside(tags, first, after)
    return before not in rule.not_before and (not rule.followed_by or behind in rule.followed_by)


def beside(tags: Sequence[str], first: int, after: int) -> tuple[str, str]:
    """The tags before token *first* and at token *after*."""
    return (tags[first - 1] if first else START), (tags[after] if after < len(tags) else END)


class Reach(NamedTuple):
    """What can stand on one side of a pivot: tags (None: anything), words of any tag, how many tokens at the most."""

    tags: frozenset[str] | None
    words: frozenset[str]
    most: int


def _reach(sides: Sequence[Side]) -> Reach:
    tags: frozenset[str] | None = frozenset()
    for each in sides:
        tags = joined(tags, each.any_tags)
    words = frozenset[str]().union(*(each.any_words for each in sides))
    return Reach(tags, words, int(min(max(each.most for each in sides), WINDOW)))


def _edge(words: Words, index: int, step: int, reach: Reach) -> int:
    """The first token from *index* on that no pattern can match."""
    tags, lowers, known = words.tags, words.lowers, reach.tags
    stop = max(index - reach.most, -1) if step < 0 else min(index + reach.most, len(tags))
    while index != stop and (known is None or tags[index] in known or lowers[index] in reach.words):
        index += step
    return index
