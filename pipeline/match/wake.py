"""Which words beside a numeral wake a pattern, derived from what the pattern itself says stands there.

A word at the edge of a pattern is a whole word of the page: `kali` wakes at "5 kali" and not at "5 kalimat". A pattern
that leaves open what stands beside its numeral is woken by the shape of the numeral, if it says that, or else by
every numeral.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.language import split
from pipeline.match.edges import ANYTHING, FIGURE, FIGURES, LETTER, SLOT, STOP, Unbounded, texts

GLUED = "#glued"
"""A numeral inside a word."""

_FIGURE = rf"[\d{FIGURE}{FIGURES}]"
_NUMERAL = re.compile(rf"{_FIGURE}+(?:[.,]{_FIGURE}+)*(?:-an)?")
_COUNTABLE = re.compile(rf"[\d{FIGURE}]+")
_SPELLED = re.compile(r"[^\W\d_]+")
_OPEN = (ANYTHING, LETTER)
_NO_WORD = (*_OPEN, FIGURE, FIGURES)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern between two numerals: an expression in which the character SLOT + n stands for slot n."""

    source: str
    words: Sequence[Sequence[str]]
    """The words that may fill each slot."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The words left and right of a numeral one of which wakes the pattern; shapes of the numeral are with the left."""

    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()


def keys(before: Piece, after: Piece, *, here: bool, scales: frozenset[str]) -> Keys:
    """What wakes a pattern with these pieces beside its first numeral; no key at all: every numeral.

    *here*: the numeral is part of *after*, which says what it looks like; *scales* are words such as `juta`, which
    belong to the numeral.
    """
    left = _left(before)
    if left and here:  # the word before a claim says enough: pasal 5, lantai 12
        return Keys(left=left)
    alternatives = _after(after, here, scales)
    right = _right(alternatives)
    if right and not (left and len(left) <= len(right)):
        return Keys(right=right)
    if left:
        return Keys(left=left)
    return _by_shape(alternatives) if here else Keys()


Alternative = tuple[str, frozenset[str] | None]
"""A numeral as the pattern shows it, and the words of which one follows; None where that is open."""


def _left(before: Piece) -> frozenset[str] | None:
    """The words one of which stands before the numeral, or None where that is open."""
    try:
        found = texts(before.source, _last_shown, last=True)
        return frozenset(word for text in found for word in _last_words(text.lstrip(STOP), before))
    except Unbounded:
        return None


def _last_words(text: str, piece: Piece) -> Iterable[str]:
    parts = [part for part in split(text.rstrip(" ")) if part.rstrip(" ") != "."]
    if not parts or parts[-1].isspace() or parts[-1] == ANYTHING:
        raise Unbounded
    last = parts[-1]
    glued = [GLUED] if text[-1] == last[-1] and (last[-1].isalpha() or last[-1] == LETTER) else []
    if last == LETTER:
        if not glued:
            raise Unbounded
        return glued
    if len(parts) > 1 and parts[-2] in _OPEN and (last[0].isalpha()):  # the word is longer than what is shown
        raise Unbounded
    words = _slot(last, piece)
    if words is None:
        return [last.lower(), *glued]
    at_numeral = text[-1] == last[-1]
    return [*map(last_word, words), *([GLUED] if at_numeral and any(word[-1].isalpha() for word in words) else [])]


def _after(after: Piece, here: bool, scales: frozenset[str]) -> list[Alternative]:
    try:
        found = texts(after.source, _first_shown_here if here else _first_shown, last=False)
    except Unbounded:
        return [("", None)]
    alternatives: list[Alternative] = []
    for text in sorted(found):
        shown, rest = _numeral(text) if here else ("", text)
        words = _first_words(rest.rstrip(STOP), after)
        if words and words & scales:  # they belong to the numeral: what follows is open, or cannot be
            words = None if here else words - scales
        alternatives.append((shown, words))
    return alternatives


def _numeral(text: str) -> tuple[str, str]:
    """The numeral that *text* begins with, and the rest."""
    found = _NUMERAL.match(text) or _SPELLED.match(text)
    return (found.group(), text[found.end() :]) if found else ("", text)


def _first_words(text: str, piece: Piece) -> frozenset[str] | None:
    """The words one of which begins *text*, or None where that is open."""
    parts = split(text.lstrip(" "))
    if not parts or parts[0].isspace() or parts[0][0] in _NO_WORD or parts[0][0].isdigit():
        return None
    first = parts[0].rstrip(" ")
    if first == parts[0] and first[-1].isalpha() and len(parts) > 1 and parts[1][0] in _OPEN:
        return None  # Permen\p{L}*: the word is longer than what is shown
    words = _slot(first, piece)
    return frozenset([first.lower()] if words is None else map(first_word, words))


def _right(alternatives: Sequence[Alternative]) -> frozenset[str] | None:
    """The words one of which follows the numeral in every alternative, or None."""
    if any(words is None for _, words in alternatives):
        return None
    return frozenset(word for _, words in alternatives for word in words or ())


def _by_shape(alternatives: Sequence[Alternative]) -> Keys:
    """The shapes of the numeral in alternatives that leave open what follows, and the words that follow in others."""
    shapes: set[str] = set()
    for numeral, words in alternatives:
        if words is None:
            figures = numeral.removesuffix("-an")
            if _COUNTABLE.fullmatch(figures):
                shapes.add(_shape(figures))
            else:
                return Keys()
    open_ = [words for numeral, words in alternatives if words and _shape(numeral) not in shapes]
    return Keys(left=frozenset(shapes), right=frozenset(word for words in open_ for word in words))


def _shape(figures: str) -> str:
    return "#0" if figures[:1] == "0" else f"#{len(figures)}"


def _slot(char: str, piece: Piece) -> Sequence[str] | None:
    """The words of the slot for which *char* stands, or None where it stands for itself."""
    index = ord(char) - SLOT if len(char) == 1 else -1
    return piece.words[index] if 0 <= index < len(piece.words) else None


def _first_shown(text: str) -> bool:
    """Whether *text* shows its first word, whatever goes on."""
    inner = text.lstrip(" ")
    return len(split(inner)) > 1 or inner.endswith((" ", *_OPEN))


def _first_shown_here(text: str) -> bool:
    """The same behind the numeral that *text* begins with."""
    return text.endswith(_OPEN) or _first_shown(_numeral(text)[1])


def _last_shown(text: str) -> bool:
    """Whether *text* shows its last word, whatever stands before; a point belongs to the word before it."""
    inner = text.rstrip(" ")
    return len([part for part in split(inner) if part[0] != "."]) > 1 or inner.startswith((" ", *_OPEN))


def last_word(phrase: str) -> str:
    """The last word of a phrase, in lower case and without a point.

    >>> last_word("Call Center"), last_word("No.")
    ('center', 'no')
    """
    return [part.rstrip(" ") for part in split(phrase.lower()) if part.rstrip(" ") != "."][-1]


def first_word(phrase: str) -> str:
    """The first word of a phrase, in lower case.

    >>> first_word("sampai dengan"), first_word("km/jam")
    ('sampai', 'km')
    """
    return split(phrase.lower())[0].rstrip(" ")
