"""A rule of kind `tokens` compiled: its chunks put in, and derived from it what wakes it and how far it reaches.

A sequence turns about its pivot: the numeral of a quantity, else a token that has to stand there. Everything that lets
a rule be tried is read off its own tokens: the tags that can stand beside the pivot, and on either side the tags that
any of its tokens takes. So a window round a pivot ends at the first token that no part of the rule could match.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, product
from math import inf, prod
from typing import Any, NamedTuple

from pipeline.errors import RuleError
from pipeline.language import TAGS
from pipeline.rule import Chunk, Rule, Table, Tokens, plain

NUMBERS = frozenset({"value", "low", "high", "middle", "margin"})
"""Slots that hold a numeral."""
NUMBER_TAG, NUMBER_MORE = "number", "number_more"
ONLY_NUMBER, _ONLY_MORE = frozenset({NUMBER_TAG}), frozenset({NUMBER_MORE})
START, END = "", "newline"
"""What the edges of an article count as: nothing stands before it, and it ends like a line."""
_REPEATED = re.compile(r"\{(\d*)(,?)(\d*)\}")
_MOST_WAYS = 1000
_ONCE, _OPTIONAL = frozenset({"", "+"}), frozenset({"?", "*"})


class Part(NamedTuple):
    """One token of a sequence: what it needs, its slot, its tags and words (None: any), and how often it stands."""

    needs: Table
    slot: str
    tags: frozenset[str] | None
    words: frozenset[str] | None
    least: int
    most: float

    @property
    def pattern(self) -> dict[str, Any]:
        """The table that spaCy's Matcher takes."""
        return {key: plain(value) for key, value in self.needs.items()}


class Side(NamedTuple):
    """One side of a pivot: what can stand next to it (empty: anything), anywhere, how many tokens.

    What can stand next to it are pairs of tags and words, either of them None for any. Anywhere stands a token with one
    of `any_tags` (None: any token), or one of `any_words` whatever its tag.
    """

    next: tuple[tuple[frozenset[str] | None, frozenset[str] | None], ...]
    any_tags: frozenset[str] | None
    any_words: frozenset[str]
    most: float

    def starts_with(self, tag: str, word: str) -> bool:
        """Whether *word* with its *tag* can stand next to the pivot."""
        return not self.next or any(
            (tags is None or tag in tags) and (words is None or word in words) for tags, words in self.next
        )

    @property
    def words(self) -> frozenset[str]:
        """The words that matter next to the pivot."""
        return frozenset[str]().union(*(words or () for _, words in self.next))


def side(parts: Sequence[Part], beyond: frozenset[str] | None = None) -> Side:
    """The side whose *parts* are given from the pivot outwards; *beyond* are the tags that can stand behind them.

    >>> of = lambda tag, least, most: Part(Table(), "", frozenset({tag}), None, least, most)
    >>> found = side([of("more", 0, 1), of("noun", 1, 1), of("name", 0, inf)])
    >>> [found.starts_with(tag, "") for tag in ("more", "noun", "name")], sorted(found.any_tags), found.most
    ([True, True, False], ['more', 'name', 'noun'], inf)
    """
    needed = next((index for index, part in enumerate(parts) if part.least), None)
    near = [(part.tags, part.words) for part in parts[: None if needed is None else needed + 1]]
    if needed is None:
        near = [*near, (beyond, None)] if beyond is not None else []
    everywhere: frozenset[str] | None = frozenset()
    by_word = frozenset[str]()
    for part in parts:
        if part.tags is None and part.words is not None:
            by_word |= part.words
        else:
            everywhere = joined(everywhere, part.tags)
    return Side(tuple(near), everywhere, by_word, sum(part.most for part in parts))


def joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Both sets together; None, which stands for everything, where one of them is."""
    return None if one is None or other is None else one | other


@dataclass(frozen=True, eq=False)
class TokenPattern:
    """Parts that follow one another, for one rule, and the index of the one that they turn about."""

    rule: Rule
    parts: tuple[Part, ...]
    pivot: int

    @cached_property
    def left(self) -> Side:
        """What can stand to the left of the pivot."""
        beyond = frozenset({*TAGS, START}) - frozenset(self.rule.not_before) if self.rule.not_before else None
        return side(self.parts[: self.pivot][::-1], beyond)

    @cached_property
    def right(self) -> Side:
        """What can stand to the right of the pivot; further words of a numeral belong to it."""
        behind = self.parts[self.pivot + 1 :]
        numeral = self.parts[self.pivot].tags == ONLY_NUMBER
        inner = tuple(dropwhile(lambda part: numeral and part.tags == _ONLY_MORE, behind))
        return side(inner, frozenset(self.rule.followed_by) or None)

    @cached_property
    def _text(self) -> re.Pattern[str] | None:
        test = self.parts[self.pivot].needs.get("TEXT")
        return re.compile(test["REGEX"]) if isinstance(test, Mapping) and "REGEX" in test else None

    @cached_property
    def _needs_more(self) -> bool:
        behind = self.parts[self.pivot + 1 : self.pivot + 2]
        return any(part.tags == _ONLY_MORE and part.least for part in behind)

    def turns_about(self, word: str, *, alone: bool) -> bool:
        """Whether the pivot can be *word*; *alone*: no further words of a numeral stand behind it."""
        if alone and self._needs_more:
            return False
        words = self.parts[self.pivot].words
        return (self._text is None or bool(self._text.search(word))) and (words is None or word.lower() in words)

    @property
    def tags(self) -> frozenset[str]:
        """The tags of words that the pivot can be; a numeral where it does not say."""
        return self.parts[self.pivot].tags or frozenset({NUMBER_TAG})

    def slot(self, part: int) -> str:
        """The slot that the part number *part* fills."""
        return self.parts[part].slot


def sequences(rule: Rule, chunks: Mapping[str, Chunk]) -> Iterator[TokenPattern]:
    """The sequences of *rule* with the tokens of its *chunks* put in.

    Raises RuleError where a chunk is asked for in a way that cannot be put in.
    """
    for tokens in rule.tokens:
        for parts in _expanded(rule, tokens, chunks):
            yield TokenPattern(rule, parts, _pivot(rule, parts))


def chunk_parts(chunk: Chunk, chunks: Mapping[str, Chunk]) -> Iterator[tuple[Part, ...]]:
    """The sequences of *chunk* by itself."""
    for tokens in chunk.tokens:
        yield from _expanded(chunk, tokens, chunks)


def _expanded(rule: Rule | Chunk, tokens: Tokens, chunks: Mapping[str, Chunk]) -> Iterator[tuple[Part, ...]]:
    """*tokens* with each chunk replaced by each of its sequences in turn."""
    choices: list[list[tuple[Part, ...]]] = []
    for token in tokens:
        names = _names(token.needs.get("ENT_TYPE"))
        if not names:
            choices.append([(_part(token.needs, token.slot),)])
            continue
        op = str(token.needs.get("OP", ""))
        if set(token.needs) - {"ENT_TYPE", "OP"} or op not in _ONCE | _OPTIONAL:
            raise RuleError(rule.place, rule.id, f"the chunk {names[0]} stands alone in its table; its OP is ? or none")
        inner = [parts for name in names for parts in chunk_parts(chunks[name], chunks)]
        filled = [tuple(part._replace(slot=token.slot) for part in parts) for parts in inner]
        choices.append([(), *filled] if op in _OPTIONAL else filled)
    if (ways := prod(map(len, choices))) > _MOST_WAYS:
        cause = f"its chunks can stand in {ways} ways; {_MOST_WAYS} are enough: fewer of them with OP = \"?\""
        raise RuleError(rule.place, rule.id, cause)
    for chosen in product(*choices):
        yield tuple(part for parts in chosen for part in parts)


def _names(chunk: Any) -> tuple[str, ...]:
    """The chunks that a token asks for."""
    if isinstance(chunk, Mapping):
        return tuple(chunk.get("IN", ()))
    return (chunk,) if chunk else ()


def _part(needs: Table, slot: str) -> Part:
    op = str(needs.get("OP", ""))
    least, most = times(op)
    if op == "!":
        return Part(needs, slot, None, None, least, most)
    return Part(needs, slot, passing(needs.get("TAG")), _words(needs.get("LOWER")), least, most)


def times(op: str) -> tuple[int, float]:
    """How often a token stands at the least and at the most.

    >>> [times(op) for op in ("", "?", "*", "+", "{2}", "{,3}", "{1,}")]
    [(1, 1), (0, 1), (0, inf), (1, inf), (2, 2), (0, 3), (1, inf)]
    """
    if found := _REPEATED.fullmatch(op):
        low, comma, high = found.groups()
        return int(low or 0), inf if comma and not high else int(high or low)
    return (0 if op in _OPTIONAL else 1), (inf if op in ("*", "+") else 1)


def passing(test: Any) -> frozenset[str] | None:
    """The tags that pass the *test* of a token; None where it does not ask for tags."""
    if test is None:
        return None
    if isinstance(test, str):
        return frozenset({test})
    passing = frozenset(test.get("IN", TAGS)) - frozenset(test.get("NOT_IN", ()))
    return frozenset(tag for tag in passing if re.search(test["REGEX"], tag)) if "REGEX" in test else passing


def _words(test: Any) -> frozenset[str] | None:
    """The words in lower case that pass the *test* of a token; None where it does not list them."""
    if isinstance(test, str):
        return frozenset({test})
    return frozenset(test["IN"]) if isinstance(test, Mapping) and "IN" in test else None


def _pivot(rule: Rule, parts: Sequence[Part]) -> int:
    """The index of the first numeral of *parts*; else of the token that has to stand there and takes fewest tags."""
    numerals = [index for index, part in enumerate(parts) if part.tags == ONLY_NUMBER]
    numerals = [index for index, part in enumerate(parts) if part.slot in NUMBERS] or numerals
    if numerals:
        return numerals[0]
    needed = [(len(part.tags), index) for index, part in enumerate(parts) if part.least and part.tags]
    if not needed:
        cause = 'needs a token with a TAG that has to stand there, such as { TAG = "role" }'
        raise RuleError(rule.place, rule.id, cause)
    return min(needed)[1]
