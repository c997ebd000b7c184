"""What a regular expression can begin or end with: its texts, listed from one edge until their first word is settled.

The expression is parsed by the parser of Python's own `re`. Characters of the private use area stand for what is not
one character: a slot, any letter, anything. So a rule need not be told which words stand beside its numeral.
"""

from collections.abc import Callable, Iterable, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any

from pipeline.patience import tree

SLOT = 0xE000
"""The character of the first slot of a piece; the second has the next one."""
FIGURE, FIGURES, LETTER, ANYTHING, STOP = "\uf8fb", "\uf8fc", "\uf8fd", "\uf8fe", "\uf8ff"
"""Any figure; any number of figures; any letter; whatever; the end of what a look-around tells.

The first figure of a text is also tried as a nought, which makes a numeral of its own kind.
"""
MARKS = frozenset([FIGURE, FIGURES, LETTER, ANYTHING, STOP])
"""The characters that stand for others."""
_DIGITS = frozenset("0123456789")
_MOST = 4000
"""Texts that are listed at the most."""
_WIDEST = 40
"""Characters of a range that are tried one by one."""
_AGAIN = 4
"""Repetitions that are tried beyond the least; by then a word has shown."""
_LENGTHS = 12
"""Lengths of a run of figures that are told apart."""


class Unbounded(Exception):
    """There are too many texts to list, or they cannot be told."""


def texts(source: str, settled: Callable[[str], bool], *, last: bool) -> set[str]:
    """The beginnings (*last*: the ends) of what *source* matches, each as long as it takes to be *settled*.

    Raises Unbounded where they cannot be listed.

    >>> sorted(texts("(?:hingga|s/d) ?", lambda text: False, last=False))
    ['hingga', 'hingga ', 's/d', 's/d ']
    """
    nodes = tree(source)
    if nodes is None:
        raise Unbounded
    return _Walk(settled, last).sequence({""}, nodes)


def is_understood(source: str) -> bool:
    """Whether *source* is a regular expression for Python's own `re` too; else only `regex` can say if it is one."""
    return tree(source) is not None


class _Walk:
    """A walk over a parsed expression from its first node on, or from its last node back."""

    def __init__(self, settled: Callable[[str], bool], last: bool) -> None:
        self._settled, self._last = settled, last
        self._nodes: dict[Any, Callable[[set[str], Any], set[str]]] = {
            sre.LITERAL: lambda texts, value: self._each(texts, [chr(value)]),
            sre.IN: self._class,
            sre.ANY: lambda texts, value: self._each(texts, [ANYTHING]),
            sre.NOT_LITERAL: lambda texts, value: self._each(texts, [ANYTHING]),
            sre.BRANCH: lambda texts, value: {text for branch in value[1] for text in self.sequence(texts, branch)},
            sre.SUBPATTERN: lambda texts, value: self.sequence(texts, value[3]),
            sre.ATOMIC_GROUP: self.sequence,
            sre.MAX_REPEAT: self._repeat,
            sre.MIN_REPEAT: self._repeat,
            sre.POSSESSIVE_REPEAT: self._repeat,
            sre.ASSERT: self._look,
            sre.ASSERT_NOT: lambda texts, value: texts,
            sre.AT: lambda texts, value: texts,
        }

    def sequence(self, texts: set[str], nodes: Iterable[Any]) -> set[str]:
        """*texts* prolonged by *nodes*, which follow one another."""
        for kind, value in reversed(list(nodes)) if self._last else nodes:
            growing = {text for text in texts if STOP not in text and not self._settled(text)}
            if not growing:
                break
            if kind not in self._nodes:
                raise Unbounded
            texts = (texts - growing) | self._nodes[kind](growing, value)
            if len(texts) > _MOST:
                raise Unbounded
        return texts

    def _each(self, texts: Iterable[str], ends: Iterable[str]) -> set[str]:
        """Each of *texts* with each of *ends* on the growing side."""
        ends = list(ends)
        return {end + text if self._last else text + end for text in texts for end in ends}

    def _class(self, texts: set[str], items: Sequence[Any]) -> set[str]:
        return {grown for text in texts for grown in self._each([text], _members(items, first=not text))}

    def _look(self, texts: set[str], value: tuple[int, Any]) -> set[str]:
        """A look-around that looks the way of the walk tells what stands there; the other way it only forbids."""
        direction, nodes = value
        if (direction < 0) != self._last:
            return texts
        return self._each(self.sequence(texts, nodes), [STOP])

    def _repeat(self, texts: set[str], value: tuple[int, Any, Sequence[Any]]) -> set[str]:
        least, most, nodes = value
        endless = most is sre.MAXREPEAT
        if _is_figure(nodes):
            if endless or most > _LENGTHS:
                return self._each(self._class(texts, nodes[0][1]), [FIGURES]) | (set() if least else texts)
            tries = most - least
        else:
            tries = 1 if _is_space(nodes) else _AGAIN if endless else min(most - least, _AGAIN)
        for _ in range(1 if _is_space(nodes) and least else least):
            texts = self.sequence(texts, nodes)
        found = set(texts)
        for _ in range(tries):
            texts = self.sequence(texts, nodes)
            found |= texts
        cut_off = not _is_space(nodes) and (endless or most - least > tries)
        return found | self._each(texts, [ANYTHING]) if cut_off else found


def _is_space(nodes: Sequence[Any]) -> bool:
    return list(nodes) == [(sre.LITERAL, ord(" "))]


def _is_figure(nodes: Sequence[Any]) -> bool:
    return len(nodes) == 1 and nodes[0][0] is sre.IN and _members(nodes[0][1], first=False) == [FIGURE]


def _members(items: Sequence[Any], *, first: bool) -> list[str]:
    """The characters of a class; FIGURE, LETTER and ANYTHING stand for many. A nought is told apart as a *first*."""
    chars: set[str] = set()
    for kind, value in items:
        if kind is sre.LITERAL:
            chars.add(chr(value))
        elif kind is sre.RANGE and value[1] - value[0] < _WIDEST:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        elif (kind, value) == (sre.CATEGORY, sre.CATEGORY_DIGIT):
            chars |= _DIGITS
        elif (kind, value) == (sre.CATEGORY, sre.CATEGORY_WORD):
            chars.add(LETTER)
        else:
            return [ANYTHING]
    figures = chars & _DIGITS
    if len(figures) > 1:
        chars = chars - figures | {FIGURE} | ({"0"} & figures if first else set())
    return sorted(chars)
