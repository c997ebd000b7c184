"""The numerals of an article: digits with their scale words, and numbers spelled out."""

import re
from collections.abc import Iterator

from pipeline.language.words import Numeral, Words
from pipeline.values.number import Numerals

_DIGITS = re.compile(r"[0-9½¼¾][0-9]*(?:[.,][0-9]+)*")  # begins with a class of characters: fast to look for
_SCALE_MAY_FOLLOW = frozenset("½¼¾-rjmtkbRJMTKBsa/(+")
_SPACED_SCALE_MAY_FOLLOW = frozenset(f" {letter}" for letter in (*_SCALE_MAY_FOLLOW, *"0123456789", " ")) | {". "}


def numerals(words: Words, grammar: Numerals) -> Iterator[Numeral]:
    """All numerals of *words* from left to right; digits are found by character, number words by their tag."""
    text, done = words.plain, 0
    starts = [found.span() for found in _DIGITS.finditer(text)]
    if "number_word" in words.tags:
        spelled = [(words.starts[index], 0) for index, tag in enumerate(words.tags) if tag == "number_word"]
        starts = sorted(starts + spelled)
    for start, end in starts:
        if start < done:
            continue
        if not end or text[end : end + 1] in _SCALE_MAY_FOLLOW or text[end : end + 2] in _SPACED_SCALE_MAY_FOLLOW:
            found = grammar.scan_pattern.match(text, start)
            if not found:
                continue
            end = found.end()
        done = end
        yield Numeral(start, end, text[start:end], words.at(start))


def mark(words: Words, numeral: Numeral) -> None:
    """Gives the words of *numeral* their tags; figures inside a name such as P2MI leave its tag."""
    first = numeral.word
    if words.starts[first] != numeral.start and words.tags[first] == "acronym":
        return
    words.tags[first] = "number"
    after = first + 1
    while words.starts[after] < numeral.end:
        words.tags[after] = "number_more"
        after += 1
