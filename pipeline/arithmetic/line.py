"""The quantities of an article in reading order, and the words that stand between neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.fact import QUANTITIES, Fact
from pipeline.rulebook import Rulebook

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}-]*|[^\s\p{L}]")
_TIMES = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
"""Units of durations, which stand in statements about other things."""
_DOUBTFUL = frozenset({"glued"})
"""Flags of numbers whose reading is open."""
_BROKEN = regex.compile(r"\d\s*[.,]\s?$")
"""What stands before the second half of a number that a blank broke: "404 ,5 juta euro"."""
_HALF = regex.compile(r"\s+[.,]\d")
"""What stands behind the first half of such a number: "Rp5 ,2 triliun"."""
BREAK = "."
"""What parts statements, by the lexicon."""
_LONG, _SHORT = 240, 60
"""Characters before a number that are read for words, and behind the last one."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of the lexicon `arithmetic`, by kind."""

    origin: frozenset[str]
    compared: frozenset[str]
    become: frozenset[str]
    equal: frozenset[str]
    parts: frozenset[str]
    also: frozenset[str]
    apart: frozenset[str]
    open: frozenset[str]
    rate: frozenset[str]
    home: frozenset[str]
    foreign: frozenset[str]
    more: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    namely: frozenset[str]
    time: frozenset[str]
    that: frozenset[str]
    list: frozenset[str]
    through: frozenset[str]
    further: frozenset[str]


def cues_of(rulebook: Rulebook) -> Cues:
    """The words as *rulebook* lists them."""

    def kind(name: str) -> frozenset[str]:
        return rulebook.words("arithmetic", name)

    kinds = ("from", "compared", "become", "equal", "parts", "also", "apart", "open", "rate", "home", "foreign", "more",
             "up", "down", "namely", "time", "that",
             "list", "through", "further")  # fmt: skip
    return Cues(*map(kind, kinds))


@dataclass(frozen=True, slots=True)
class Line:
    """Quantities of *text*, and `gaps[i]`, the words before `facts[i]`; the last gap stands behind the last of them."""

    facts: tuple[Fact, ...]
    gaps: tuple[tuple[str, ...], ...]
    text: str


def line_of(facts: Sequence[Fact], text: str) -> Line:
    """The line of the *facts* of the article *text*, without durations, which stand in statements about other things.

    Round half a number there is a mark like the end of a sentence, so that no statement takes it for a whole one.
    """
    kept = [fact for fact in facts if fact.type in QUANTITIES and fact.unit not in _TIMES]
    gaps: list[tuple[str, ...]] = []
    done, broken = 0, False
    for fact in kept:
        before = text[max(done, fact.start - _LONG) : fact.start]
        was_broken, broken = broken, _BROKEN.search(before) is not None or _HALF.match(text, fact.end) is not None
        gaps.append((*gap_words(before), BREAK) if broken or was_broken else gap_words(before))
        done = fact.end
    behind = gap_words(text[done : done + _SHORT])
    gaps.append((BREAK, *behind) if broken else behind)
    return Line(tuple(kept), tuple(gaps), text)


def gap_words(text: str) -> tuple[str, ...]:
    """The words and marks of *text*, in small letters.

    >>> gap_words("siswa (sekitar")
    ('siswa', '(', 'sekitar')
    """
    return tuple(_WORD.findall(text.lower()))


def is_plain(fact: Fact) -> bool:
    """Whether the number is meant as it stands."""
    return fact.flags is None or _DOUBTFUL.isdisjoint(fact.flags.split(";"))


def is_like(one: Fact, other: Fact) -> bool:
    """Whether two numbers can be compared: counts, or the same unit and denominator."""
    if one.type != other.type or one.per != other.per:
        return False
    return one.type == "count" or one.unit == other.unit


def is_same_noun(one: Fact, other: Fact) -> bool:
    """Whether two numbers count what bears the same noun, as far as their units tell."""
    if one.type != "count":
        return one.unit == other.unit
    return not set((one.unit or "").lower().split()).isdisjoint((other.unit or "").lower().split())
