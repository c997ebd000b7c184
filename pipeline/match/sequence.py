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
from math import inf
from typing import Any, NamedTuple

from pipeline.errors import RuleError
from pipeline.language import TAGS
from pipeline.rule import Chunk, Rule, Table, Tokens, plain

NUMBERS = frozenset({"value", "low", "high", "middle", "margin"})
"""Slots that hold a numeral."""
NUMBER_TAG, NUMBER_MORE = "number", "number_more"
_REPEATED = re.compile(r"\{(\d*)(,?)(\d*)\}")
_ONCE, _OPTIONAL = frozenset({"", "+"}), frozenset({"?", "*"})


class Part(NamedTuple):
    """One token of a sequence: what it needs, its slot, the tags it takes (None: any), and how often it stands."""

    needs: Table
    slot: str
    tags: frozenset[str] | None
    least: int
    most: float

    @property
    def pattern(self) -> dict[str, Any]:
        """The table that spaCy's Matcher takes."""
        return {key: plain(value) for key, value in self.needs.items()}


@dataclass(frozen=True)
class TokenPattern:
    """Parts that follow one another, and the index of the one that the sequence turns about."""

    parts: tuple[Part, ...]
    pivot: int

    @cached_property
    def before(self) -> tuple[Part, ...]:
        """The parts to the left of the pivot, the nearest first."""
        return self.parts[: self.pivot][::-1]

    @cached_property
    def behind(self) -> tuple[Part, ...]:
        """The parts to the right of the pivot; further words of a numeral belong to it."""
        behind = self.parts[self.pivot + 1 :]
        numeral = self.parts[self.pivot].tags == {NUMBER_TAG}
        return tuple(dropwhile(lambda part: numeral and part.tags == {NUMBER_MORE}, behind))

    def slot(self, part: int) -> str:
        """The slot that the part number *part* fills."""
        return self.parts[part].slot


class Side(NamedTuple):
    """What can stand on one side of a pivot: next to it (None: anything), anywhere, and how many tokens."""

    next: frozenset[str] | None
    any: frozenset[str] | None
    most: float


def side(parts: Sequence[Part]) -> Side:
    """The side whose *parts* are given from the pivot outwards.

    >>> of = lambda tag, least, most: Part(Table(), "", frozenset({tag}), least, most)
    >>> found = side([of("more", 0, 1), of("noun", 1, 1), of("name", 0, inf)])
    >>> sorted(found.next), sorted(found.any), found.most
    (['more', 'noun'], ['more', 'name', 'noun'], inf)
    """
    near: frozenset[str] | None = frozenset()
    for part in parts:
        near = _joined(near, part.tags)
        if part.least:
            break
    else:
        near = None
    everywhere: frozenset[str] | None = frozenset()
    for part in parts:
        everywhere = _joined(everywhere, part.tags)
    return Side(near, everywhere, sum(part.most for part in parts))


def joined(sides: Sequence[Side]) -> Side:
    """What can stand on one side of several sequences."""
    first, *others = sides
    for other in others:
        near, everywhere = _joined(first.next, other.next), _joined(first.any, other.any)
        first = Side(near, everywhere, max(first.most, other.most))
    return first


def _joined(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def sequences(rule: Rule, chunks: Mapping[str, Chunk]) -> Iterator[TokenPattern]:
    """The sequences of *rule* with the tokens of its *chunks* put in.

    Raises RuleError where a chunk is asked for in a way that cannot be put in.
    """
    for tokens in rule.tokens:
        for parts in _expanded(rule, tokens, chunks):
            yield TokenPattern(parts, _pivot(rule, parts))


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
    for chosen in product(*choices):
        yield tuple(part for parts in chosen for part in parts)


def _names(chunk: Any) -> tuple[str, ...]:
    """The chunks that a token asks for."""
    if isinstance(chunk, Mapping):
        return tuple(chunk.get("IN", ()))
    return (chunk,) if chunk else ()


def _part(needs: Table, slot: str) -> Part:
    op = str(needs.get("OP", ""))
    least, most = _times(op)
    return Part(needs, slot, None if op == "!" else _tags(needs.get("TAG")), least, most)


def _times(op: str) -> tuple[int, float]:
    """How often a token stands at the least and at the most.

    >>> [_times(op) for op in ("", "?", "*", "+", "{2}", "{,3}", "{1,}")]
    [(1, 1), (0, 1), (0, inf), (1, inf), (2, 2), (0, 3), (1, inf)]
    """
    if found := _REPEATED.fullmatch(op):
        low, comma, high = found.groups()
        return int(low or 0), inf if comma and not high else int(high or low)
    return (0 if op in _OPTIONAL else 1), (inf if op in ("*", "+") else 1)


def _tags(test: Any) -> frozenset[str] | None:
    """The tags that pass the *test* of a token; None where it does not ask for tags."""
    if test is None:
        return None
    if isinstance(test, str):
        return frozenset({test})
    passing = frozenset(test.get("IN", TAGS)) - frozenset(test.get("NOT_IN", ()))
    return frozenset(tag for tag in passing if re.search(test["REGEX"], tag)) if "REGEX" in test else passing


def _pivot(rule: Rule, parts: Sequence[Part]) -> int:
    """The index of the first numeral of *parts*; else of the token that has to stand there and takes fewest tags."""
    numerals = [index for index, part in enumerate(parts) if part.tags == {NUMBER_TAG}]
    numerals = [index for index, part in enumerate(parts) if part.slot in NUMBERS] or numerals
    if numerals:
        return numerals[0]
    needed = [(len(part.tags), index) for index, part in enumerate(parts) if part.least and part.tags]
    if not needed:
        raise RuleError(rule.place, rule.id, 'needs a token with a TAG that has to stand there, such as { TAG = "role" }')
    return min(needed)[1]
