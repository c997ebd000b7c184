"""Names of several words: the phrases of all gazetteers in spaCy's PhraseMatcher, longest first."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.vocab import Vocab

from pipeline.language.tokenizer import split
from pipeline.language.words import Name, Words

LOWER_CASE = frozenset({"role", "local_role", "acting", "title", "term"})
"""Kinds that are written in lower case too."""


class Names:
    """Finds the names of all gazetteers; of one phrase in several gazetteers the first counts."""

    def __init__(self, gazetteers: Mapping[str, Iterable[str]]) -> None:
        """*gazetteers*: the phrases of each kind, in lower case."""
        vocab = Vocab()
        self._matcher = PhraseMatcher(vocab, attr="LOWER")
        self._kinds = list(gazetteers)
        self._order: dict[int, int] = {}
        self._written: dict[str, str] = {}
        """Phrases with marks in them, by their words with spaces between: `ketua rt / rw` is written `ketua rt/rw`."""
        for number, (kind, phrases) in enumerate(gazetteers.items()):
            # The matcher takes the hashes of the words for a Doc of them, which would cost ten times as much to make.
            hashed = []
            for phrase in phrases:
                for parts in _words(phrase):
                    hashed.append([get_string_id(part) for part in parts])
                    if (spaced := " ".join(parts)) != phrase:
                        self._written[spaced] = phrase
            self._matcher.add(kind, hashed)  # type: ignore[arg-type]
            self._order[vocab.strings[kind]] = number

    def find(self, words: Words) -> Iterator[Name]:
        """The longest name at each token, none inside another.

        A preposition at the head of a sentence begins no name: "Di Yogyakarta" is no "DI Yogyakarta".
        """
        covered = 0
        for first, after, number in _longest(self._matcher(words.doc), self._order):
            kind = self._kinds[number]
            if first < covered:
                continue
            start = words.starts[first]
            begins = words.plain[start : start + (2 if words.tags[first] == "in" else 1)].isupper()
            if begins or kind in LOWER_CASE:
                covered = after
                spaced = " ".join(words.lowers[first:after])
                yield Name(kind, first, after, self._written.get(spaced, spaced))


def _words(phrase: str) -> list[list[str]]:
    """The words of a *phrase* in lower case, and as it is split in capitals: D.I. is one word, d.i. four."""
    small = [word.rstrip(" ") for word in split(phrase)]
    capital = [word.lower().rstrip(" ") for word in split(phrase.upper())] if "." in phrase else small
    return [small] if capital == small else [small, capital]


def _longest(matches: Iterable[tuple[int, int, int]], order: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """First token, token behind and kind of the longest match at each first token, from left to right."""
    best: tuple[int, int, int] | None = None
    for key, first, after in matches:
        match = (first, after, order[key])
        if best and first != best[0]:
            yield best
            best = match
        elif best is None or (after, -match[2]) > (best[1], -best[2]):
            best = match
    if best:
        yield best
