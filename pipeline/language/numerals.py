"""The numerals of an article: digits with their scale words, and numbers spelled out."""

import re
from collections.abc import Iterator

from pipeline.language.words import Numeral, Words, places
from pipeline.values.number import Numerals

_DIGITS = re.compile(r"[0-9½¼¾][0-9]*(?:[.,][0-9]+)*")  # begins with a class of characters: fast to look for


def numerals(words: Words, grammar: Numerals) -> Iterator[Numeral]:
    """All numerals of *words* from left to right; digits are found by character, number words by their tag."""
    text, done, longer = words.plain, 0, grammar.longer
    starts = [found.span() for found in _DIGITS.finditer(text)]
    if words_of_numbers := [(words.starts[index], 0) for index in places(words.tags, "number_word")]:
        starts = sorted(starts + words_of_numbers)
    for start, end in starts:
        if start < done:
            continue
        word = words.at(start)
        behind, end = (longer.figures, end) if end else (longer.words, words.end(word))
        if behind.match(text, end) or not longer.is_whole(text[start:end]):
            found = grammar.scan_pattern.match(text, start)
            if not found:
                continue
            end = found.end()
        done = end
        yield Numeral(start, end, text[start:end], word)


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
