"""A sentence as one letter a word: what each word is where a measured thing is named.

The letters are the alphabet of the grammar in `nounphrases`. A number with its unit is one letter, whatever it
holds, so that no grammar meets what is inside it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipeline.language import TAGS, Words
from pipeline.link.scene import Stated
from pipeline.rulebook import Rulebook

_TAGS = {
    "noun": "n", "classifier": "n", "unit_word": "u", "part": "K", "acronym": "K", "organisation": "K", "company": "K",
    "institution": "K", "name": "P", "place_or_name": "P", "capital": "c", "particle_of_name": "a",
    "place": "L", "place_more": "L", "level": "L", "local": "L",
    "role": "R", "role_more": "R", "local_role": "R", "title": "R", "acting": "R", "elect": "R", "degree": "R",
    "adjective": "a", "initial": "i", "digits": "d", "number": "d", "number_more": "d", "number_word": "d",
    "temporal": "T", "month": "T", "verb": "v", "speech": "s", "copula": "r", "amount": "h",
    "adverb": "h", "auxiliary": "h", "more": "h", "rest": "e", "named": "v", "demonstrative": "t", "pronoun": "o",
    "preposition": "p", "of": "p", "in": "p", "from": "p", "to": "p", "as": "p", "conjunction": "h",
    "relative": "y", "and": "&", "or": "&", "comma": ",", "stop": ".", "newline": ";", "colon": ":",
    "open": "(", "close": ")", "slash": "/", "quote": "x", "dash": "-", "symbol": "x", "space": "x",
}  # fmt: skip
"""What a tag stands for where no list says more of the word."""
_KINDS = {
    "per": "/", "each": "E", "degree": "H", "dimension": "D", "and": "&", "not": "!", "payer": "w", "reach": "r",
    "share": "S", "after": "z", "determiner": "b", "prep": "p", "adverb": "h", "manner": "a", "clause": "j",
    "conjunct": "k", "size": "q", "roman": "i",
}  # fmt: skip
"""Kinds of the lexicon `metric_words`; of a word of several the first decides."""
_NAMED = frozenset("nKPLRca!")
"""After these a capital may go on with a name."""
_BESIDE = frozenset("cvVmwsh-.")
"""Letters of words that are something else inside a name."""
_OF_YEARS = "Y"
"""The letter of a word that belongs to a time behind one, and else is a noun: tahun anggaran."""
_MOST = 50_000
"""Words of a tag that are kept: an archive has ever new ones."""
_OUTSIDE = {"c": "h", "-": "x", ".": ";"}


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
        fiscal = rulebook.words("time_words", "fiscal")
        self._words.update((word.partition(" ")[2], _OF_YEARS) for word in fiscal if " " in word)
        self._sizes = rulebook.words("metric_words", "size", "gauge")
        times = rulebook.words("context_words", "time") - rulebook.words("metric_words", "after")
        self._words.update(dict.fromkeys(times, "T"))
        self._months = frozenset(row["word"].lower() for row in rulebook.lexicon("months"))
        self._known: dict[str, dict[str, str]] = {tag: {} for tag in TAGS}

    def __call__(self, words: Words, first: int, after: int, stated: Sequence[tuple[int, Stated]]) -> Line:
        """The words from *first* to before *after*; *stated*: the quantities among them, each with its number."""
        letters: list[str] = []
        at: list[int] = []
        numbers: dict[int, int] = {}
        index, waiting = first, iter(stated)
        number, quantity = next(waiting, (-1, None))
        while index < after:
            if quantity and index >= quantity.first:
                at.append(index)
                numbers[len(letters)] = number
                counts = quantity.mention.type == "count"
                letters.append("C" if counts else "Q")
                index = max(index + 1, quantity.behind if counts else quantity.after)
                number, quantity = next(waiting, (-1, None))
                continue
            stop = min(after, quantity.first) if quantity else after
            at += range(index, stop)
            self._write(words, index, stop, letters)
            index = stop
        at.append(index)
        return Line("".join(letters), at, numbers)

    def _write(self, words: Words, first: int, after: int, letters: list[str]) -> None:
        """Adds the letters of the words from *first* to before *after*, which are no quantities."""
        known, tags = self._known, words.tags
        for index, word in enumerate(words.lowers[first:after], first):
            tag = tags[index]
            letter = known[tag].get(word) or self._learn(word, tag)
            if letter == _OF_YEARS:
                letter = "T" if letters and letters[-1] == "T" else "n"
            elif letter in _BESIDE:
                inside = bool(letters) and letters[-1] in _NAMED
                letter = _inside(letter, index, words) if inside else _OUTSIDE.get(letter, letter)
            letters.append(letter)

    def _learn(self, word: str, tag: str) -> str:
        """The letter of a word by itself, kept for the next time: most words of a run are met often."""
        letter = self._words.get(word) or _TAGS.get(tag, "x")
        if letter in "nP":
            letter = self._noun(letter, word)
        elif letter == ",":
            letter = ";" if word == ";" else ","
        elif letter in "vsw":
            letter = _voice(letter, word)
        if len(self._known[tag]) == _MOST:
            self._known[tag].clear()
        self._known[tag][word] = letter
        return letter

    def _noun(self, letter: str, word: str) -> str:
        """The letter of a noun by its look: months and verbs with a hyphen, verbs and nouns with -nya."""
        if "-" in word:
            head = word.partition("-")[0]
            return "T" if head in self._months else "V" if head.startswith("di") and letter == "n" else letter
        if letter == "n" and word.endswith("nya"):  # it begins a phrase of its own: "Di Taiwan gajinya Rp14 juta"
            return "r" if self._words.get(word[:-3]) == "r" else "G" if word[:-3] in self._sizes else "q"
        return letter


def _voice(letter: str, word: str) -> str:
    """V for a passive verb, m for an active one; a verb of saying in front of its speaker stays what it is."""
    if word.startswith("di") and letter != "w":
        return "V"
    if letter == "s":
        return "v" if word.startswith(("me", "ber", "ter")) else "s"
    return "m" if letter == "v" and word.startswith("me") else letter


def _inside(letter: str, index: int, words: Words) -> str:
    """The letter of a word behind a noun or name, where it may go on with the name."""
    if letter == "c":  # "Kerja Sama" against "Sekarang"
        return "a"
    if letter == "-":  # "Prabowo-Gibran" against "Jakarta - Harga" and "KOMPAS.com-Harga"
        tight = not words.raw(index - 1).endswith(" ") and not words.raw(index).endswith(" ")
        return "-" if tight and (words.capital(index - 1) or not words.capital(index + 1)) else "x"
    if letter == ".":  # "PM2.5"
        tight = not words.raw(index).endswith(" ") and index + 1 < len(words) and words.tags[index + 1] == "digits"
        return "d" if tight else ";"
    return "K" if words.capital(index) and words.capital(index - 1) else letter  # "Koperasi Berbadan Hukum"
