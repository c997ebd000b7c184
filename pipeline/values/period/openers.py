"""The words with which an expression may begin, derived from the expression itself, so that nobody types them twice.

It understands the part of regular expressions that time rules are written in: text, slots, groups, alternatives,
`?` behind a group or a character, and looks ahead or behind, which take no text.
"""

import re
from collections.abc import Callable, Iterator

WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
FIGURES, YEAR = "#", "####"
"""What stands for a number of up to three figures, and for one of four."""
_PIECE = re.compile(r"\{(?:\w+:)?([\w|]+)\}|(\(\?(?:<?[=!]))|(\((?:\?:)?)|(\))|(\|)|(\\.|\[[^\]]*\]|.)", re.DOTALL)

Openers = Callable[[str], frozenset[str]]
"""The openers of a slot, by its kinds as the rule writes them."""


def opener(text: str, start: int = 0) -> str:
    """The word of *text* at *start* as a key: small letters, numbers by their shape, else one mark.

    >>> opener("Akhir-akhir ini"), opener("12 Mei"), opener("2024-2025"), opener("(12/5)")
    ('akhir', '#', '####', '(')
    """
    match = WORD.match(text, start)
    if not match:
        return ""
    word = match[0]
    if word.isdecimal():
        return FIGURES if len(word) < len(YEAR) else YEAR
    return word.lower()


def openers(source: str, of_slot: Openers) -> frozenset[str]:
    """The openers of the expression *source*.

    >>> sorted(openers(r"(?:(?:hari )?{weekday},? )?\\({day}/5", lambda kinds: frozenset({kinds})))
    ['(', 'hari', 'weekday']
    """
    pieces = list(_PIECE.finditer(source))
    found, _, _ = _alternatives(pieces, 0, of_slot)
    return frozenset(found)


def _alternatives(pieces: list[re.Match[str]], index: int, of_slot: Openers) -> tuple[set[str], bool, int]:
    """What a group may begin with, whether it may be empty, and the index behind it."""
    found: set[str] = set()
    empty = False
    while True:
        more, may_be_empty, index = _sequence(pieces, index, of_slot)
        found |= more
        empty |= may_be_empty
        if index >= len(pieces) or pieces[index][4]:
            return found, empty, index + 1
        index += 1


def _sequence(pieces: list[re.Match[str]], index: int, of_slot: Openers) -> tuple[set[str], bool, int]:
    """The same for one alternative; the index is that of the `|` or `)` that ends it."""
    found: set[str] = set()
    empty = True
    while index < len(pieces) and not (pieces[index][4] or pieces[index][5]):
        more, nothing, index = _piece(pieces, index, of_slot)
        if index < len(pieces) and pieces[index][0] == "?":
            nothing, index = True, index + 1
        if empty:
            found |= more
        empty = empty and nothing
    return found, empty, index


def _piece(pieces: list[re.Match[str]], index: int, of_slot: Openers) -> tuple[set[str], bool, int]:
    """One slot, group or word, what it may begin with, and whether it may be nothing."""
    piece = pieces[index]
    if piece[2] or piece[3]:
        found, empty, index = _alternatives(pieces, index + 1, of_slot)
        return (set(), True, index) if piece[2] else (found, empty, index)
    if piece[1]:
        found = set(of_slot(piece[1]))
        return found, not found, index + 1
    word = "".join(_letters(pieces, index))
    if not word:
        return {piece[0].removeprefix("\\")}, False, index + 1
    return {word.lower()}, False, index + len(word)


def _letters(pieces: list[re.Match[str]], index: int) -> Iterator[str]:
    """The letters of the word at *index*; one that may be missing ends it."""
    while index < len(pieces) and (pieces[index][6] or "").isalpha():
        if index + 1 < len(pieces) and pieces[index + 1][0] == "?":
            return
        yield pieces[index][0]
        index += 1


def unmet(marked: str) -> str:
    """Why an expression, *marked* where its slots stand, meets no time; empty where it may meet one."""
    plain = re.sub(r"\\.", "", marked)
    if plain != plain.lower():
        return "has capitals; times are looked for in small letters"
    if re.search(r"\{(?!\d*,?\d*\})|(?<!\d)(?<!\d,)\}", plain):
        return "has a brace that belongs to no slot; write {month}, or {name:month}"
    if re.match(r"(?:\(\?<[=!][^)]*\)|\((?:\?:)?)*(?:\[|\.|\\[a-zA-Z])", marked):
        return "begins with a class of characters; begin with a word or a slot, by which times are looked for"
    return ""
