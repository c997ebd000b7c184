"""How long an expression of a rule may take; only those that can take long at all are watched, for that has a price.

An expression takes long where one stretch of text can be shared out among its repeats in many ways: `(?:\\w+ ?)+!`, or
`\\w*\\w*\\w*\\w*!`. The project's rules are tested to be linear; rules of one's own need not be.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

import regex

from pipeline.errors import RuleError, SlowRule

MOST = 10_000
"""Characters that the counted repeats of an expression may ask for: `regex` writes them out."""
LIMIT, AGAIN = 10.0, 1.0
"""Seconds of the processor that an expression has for one look at a text, and once it has taken longer in this process.

A look takes some millionths of a second; so no machine is slow enough to change the facts of a sound rule.
"""
_FEW = 4
"""Times that something may stand without being counted as a repeat."""
TRUSTED = 3
"""Repeats that an expression is trusted with where it sees a word, or a few hundred characters at the most."""
_LARGE = 100
"""From this number on, what is repeated so many times at the least costs something to compile."""
_SLOTS = 0xE000
"""From this character on, letters of an expression stand for words of a list."""
_PROPERTY = re.compile(r"\\[pP]\{\^?\w+\}")


@lru_cache(maxsize=512)
def tree(source: str) -> Any:
    """The expression *source* as the parser of Python's own `re` sees it; None for one that `re` does not know."""
    try:
        return _parser.parse(_PROPERTY.sub(r"\\w", source))
    except (re.error, RecursionError, OverflowError):
        return None


def repeats(source: str) -> float:
    """How many repeats of an expression may share out one stretch of text; endless where one stands inside another.

    A repeated letter counts half, for it fits few texts. What `re` cannot parse counts as endless.

    >>> repeats("dua (?:ribu|juta)"), repeats(r" *\\w+(?: \\w+)?"), repeats(r"(?:\\w+ ?)+!"), repeats(r"(?:\\.\\d+)*")
    (0, 2.5, inf, 1)
    """
    nodes = tree(source)
    return float("inf") if nodes is None else _repeats(nodes)


def least(source: str) -> int:
    """How many characters the counted repeats of an expression ask for at the least: what it costs to compile it.

    >>> least(r"(?:\\d{3}\\.){4}"), least("(?:k{1000}){1000}")
    (12, 1000000)
    """
    nodes = tree(source)
    if nodes is None:  # one that `re` cannot parse: its large numbers might stand inside each other
        return prod(number for found in re.findall(r"\{(\d+)", source) if (number := int(found[:9])) >= _LARGE)
    return _least(nodes)


def _least(nodes: Sequence[Any]) -> int:
    repeats = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
    inner = [
        (max(value[0], 1) if kind in repeats else 1) * _least(each)
        for kind, value in nodes for each in _inner(kind, value)
    ]  # fmt: skip
    return max(inner, default=1)


def _repeats(nodes: Sequence[Any]) -> float:
    total: float = 0
    for kind, value in nodes:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[1] > _FEW and not _is_plain(kind, value):
            total += _of_repeated(value[2])
        else:
            total += max((_repeats(inner) for inner in _inner(kind, value)), default=0)
    return total


def _of_repeated(nodes: Sequence[Any]) -> float:
    """What the repeat of *nodes* counts: endless where one text may hold them so many times or so many times."""
    if len(nodes) == 1 and nodes[0][0] is sre.LITERAL and _is_plain(*nodes[0]):
        return 0.5
    open_ = [node for node in nodes if not _is_plain(*node)]
    if open_ and (len(open_) > 1 or not _is_parted(nodes, *open_[0])):
        return float("inf")
    return 1 + sum(_repeats(value) for kind, value in nodes if kind is sre.ATOMIC_GROUP)


def _is_parted(nodes: Sequence[Any], kind: Any, value: Any) -> bool:
    """Whether a letter stands among *nodes* that neither the others fit nor the repeat that is one of them."""
    if kind not in (sre.MAX_REPEAT, sre.MIN_REPEAT) or len(value[2]) != 1 or not _is_plain(*value[2][0]):
        return False
    letters = [chr(code) for node, code in nodes if node is sre.LITERAL]
    others = [value[2][0], *(node for node in nodes if node[0] not in (sre.LITERAL, sre.AT, kind))]
    return any(letters.count(each) == 1 and not any(_fits(node, each) for node in others) for each in letters)


def _fits(node: Any, letter: str) -> bool:
    """Whether a node that takes one character takes *letter*, in either case; of others it is supposed."""
    if node[0] not in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
        return True
    one = _parser.SubPattern(_parser.State(), [node])
    return bool(_compiler.compile(one, re.IGNORECASE | re.DOTALL).match(letter))


def _is_plain(kind: Any, value: Any) -> bool:
    """Whether a node fits what stands at one place in one way at the most."""
    if kind is sre.LITERAL:
        return bool(value < _SLOTS)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        fixed = kind is sre.POSSESSIVE_REPEAT or value[0] == value[1]
        return fixed and all(_is_plain(*node) for node in value[2])
    return kind in (sre.IN, sre.ANY, sre.NOT_LITERAL, sre.AT, sre.ATOMIC_GROUP)


def _inner(kind: Any, value: Any) -> list[Sequence[Any]]:
    """The expressions that stand inside a node, of which one is met."""
    if kind is sre.BRANCH:
        return list(value[1])
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind is sre.SUBPATTERN:
        return [value[3]]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is sre.ATOMIC_GROUP else []


@dataclass(slots=True)
class Watched:
    """An expression of the rule *rule_id* in *place* that may take long, used like one of `regex`.

    Its methods raise SlowRule where it takes longer than it may.
    """

    place: str
    rule_id: str
    expression: regex.Pattern[str]
    _is_slow: bool = False

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """What stands at *start* of *text*, of which it sees nothing behind *end*."""
        try:
            return self.expression.match(text, start, end, timeout=self._seconds)
        except TimeoutError as error:
            raise self._told() from error

    def finditer(self, text: str, start: int = 0) -> Iterator[regex.Match[str]]:
        """Whatever stands in *text* from *start* on."""
        try:
            yield from self.expression.finditer(text, start, timeout=self._seconds)
        except TimeoutError as error:
            raise self._told() from error

    @property
    def _seconds(self) -> float:
        return min(AGAIN, LIMIT) if self._is_slow else LIMIT

    def _told(self) -> SlowRule:
        seconds, self._is_slow = self._seconds, True
        return SlowRule(self.place, self.rule_id, seconds)


def not_regular(place: str, rule_id: str, error: Exception) -> RuleError:
    """The error of a rule whose expression is none; where in it, only those know who see it with its slots filled."""
    return RuleError(place, rule_id, f"is no regular expression: {str(error).partition(' at position')[0]}")


Expression = regex.Pattern[str] | Watched
"""What a rule looks with."""


SLOT = "\ue000"
"""What can stand for a slot in what `repeats` is asked about."""


def watched(place: str, rule_id: str, source: str, expression: regex.Pattern[str]) -> Expression:
    """*expression*, watched where its *source*, in which slots may be letters from U+E000 on, can take long."""
    return Watched(place, rule_id, expression) if repeats(source) > TRUSTED else expression
