"""A sentence as one letter a word: what each word is where a measured thing is named.

The letters are the alphabet of the grammar in `nounphrases`. A number with its unit is one letter, whatever it
holds, so that no grammar meets what is inside it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.scene import Stated
from pipeline.rulebook import Rulebook

_TAGS = {
    "noun": "n", "classifier": "n", "part": "n", "acronym": "n", "organisation": "n", "company": "n", "institution": "n",
    "unit_word": "u", "name": "P", "place_or_name": "P", "capital": "c", "particle_of_name": "a",
    "place": "L", "place_more": "L", "level": "L", "local": "L",
    "role": "R", "role_more": "R", "local_role": "R", "title": "R", "acting": "R", "elect": "R", "degree": "R",
    "adjective": "a", "initial": "i", "digits": "d", "number": "d", "number_more": "d", "number_word": "d",
    "temporal": "T", "month": "T", "verb": "v", "speech": "s", "copula": "r", "amount": "h",
    "adverb": "h", "auxiliary": "h", "more": "h", "rest": "h", "named": "v", "demonstrative": "t", "pronoun": "o",
    "preposition": "p", "of": "p", "in": "p", "from": "p", "to": "p", "as": "p", "conjunction": "h",
    "relative": "y", "and": "&", "or": "&", "comma": ",", "stop": ";", "newline": ";", "colon": ":",
    "open": "(", "close": ")", "slash": "/", "quote": "x", "dash": "x", "symbol": "x", "space": "x",
}  # fmt: skip
"""What a tag stands for where no list says more of the word."""
_KINDS = {
    "per": "/", "each": "E", "dimension": "D", "and": "&", "not": "N", "payer": "w", "reach": "r", "after": "z",
    "adverb": "h", "manner": "a", "clause": "j",
}  # fmt: skip
"""Kinds of the lexicon `metric_words`, the first of which decides for a word of several."""
_NAMED = frozenset("nPLRca")


class Line(NamedTuple):
    """A sentence in letters; `at[i]` is the first word of letter i (one more at the end), `stated[i]` its quantity."""

    letters: str
    at: list[int]
    stated: Mapping[int, int]


class Letters:
    """Writes sentences in letters; made once per run from `metric_words`, `light_nouns` and `context_words`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._words = dict.fromkeys(rulebook.words("light_nouns", "bridge"), "h")
        for kind, letter in reversed(_KINDS.items()):
            self._words.update(dict.fromkeys(rulebook.words("metric_words", kind), letter))
        self._words.update(dict.fromkeys(rulebook.words("context_words", "time"), "T"))
        self._words.update(dict.fromkeys(("sebelumnya", "depan"), "z"))

    def __call__(self, words: Words, first: int, after: int, stated: Sequence[tuple[int, Stated]]) -> Line:
        """The words from *first* to before *after*; *stated*: the quantities among them with their numbers, in order."""
        letters: list[str] = []
        at: list[int] = []
        numbers: dict[int, int] = {}
        known, tags, lowered, starts = self._words.get, words.tags, words.lowered, words.starts
        index, waiting = first, iter(stated)
        number, quantity = next(waiting, (-1, None))
        while index < after:
            at.append(index)
            if quantity and index >= quantity.first:
                numbers[len(letters)] = number
                counts = quantity.mention.type == "count"
                letters.append("C" if counts else "Q")
                index = max(index + 1, quantity.behind if counts else quantity.after)
                number, quantity = next(waiting, (-1, None))
                continue
            word = lowered[starts[index] : starts[index + 1]].rstrip()
            tag = tags[index]
            letter = known(word) or _TAGS.get(tag, "x")
            if letter in "vcw" or (letter == ";" and word == ",") or tag == "comma":
                letter = _looked_at(letter, word, index, letters, words)
            letters.append(letter)
            index += 1
        at.append(index)
        return Line("".join(letters), at, numbers)


def _looked_at(letter: str, word: str, index: int, letters: Sequence[str], words: Words) -> str:
    """The letter of a word whose look or neighbour decides: a verb by its voice, a capital inside a name or not."""
    if letter == ",":
        return ";" if word == ";" else ","
    inside = bool(letters) and letters[-1] in _NAMED
    if letter == "c":  # "Kerja Sama" against "Sekarang"
        return "a" if inside else "h"
    if letter == "v":
        if inside and words.capital(index) and words.capital(index - 1):  # "Koperasi Berbadan Hukum"
            return "n"
        return "V" if word.startswith("di") else "m" if word.startswith("me") else "v"
    return letter
