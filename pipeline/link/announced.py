"""Status that a number in a list has of the sentence before the list: "Ia merinci target itu. Pertama, luas N"."""

from pipeline.language import Words
from pipeline.link.scene import Said, Stated
from pipeline.rulebook import Rulebook

_BLANK = frozenset({"quote", "space", "newline"})
_LIST = 8
"""Sentences that a list may have before its last one."""


class Announced:
    """The words that announce, made once per run; they are data in `context_words`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._ordinals = rulebook.words("context_words", "ordinal")
        self._nouns = rulebook.words("context_words", "aim")

    def __call__(self, one: Stated, words: Words) -> Said | None:
        """What the sentence before the list of *one* says of all that is listed."""
        first = _head(words, one.sentence.start, one.first)
        if words.lowers[first] in self._ordinals and words.tags[first + 1] == "comma":
            return self._listed(one, words)
        return None

    def _listed(self, one: Stated, words: Words) -> Said | None:
        """The target that the sentence before the list names."""
        number = words.number_of_sentence(one.mention.start)
        for before in range(number - 1, max(-1, number - 1 - _LIST), -1):
            start, stop = (words.at(offset) for offset in words.sentences[before])
            first = _head(words, start, stop)
            if words.lowers[first] in self._ordinals:
                continue
            aims = [index for index in range(first, stop) if words.lowers[index] in self._nouns]
            return Said(("target",), ((words.starts[aims[0]], words.end(aims[0])),)) if aims else None
        return None


def _head(words: Words, first: int, stop: int) -> int:
    """The first word of a sentence behind its quotation mark."""
    while first < stop and words.tags[first] in _BLANK:
        first += 1
    return first
