"""The words of the ledger: cues of kind and role, sides of contrasts, classes of nouns, dimensions of units."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.rulebook import Rulebook

CUES = (
    "so_far", "toll", "series", "constant", "measured", "target", "proposal", "each", "total", "part", "other",
    "previous",
)  # fmt: skip
"""Kinds of words in the lexicon `ledger` that say something of a number near them; each is a bit."""
BIT = {kind: 1 << place for place, kind in enumerate(CUES)}
_SILENT = frozenset(
    {"adverb", "auxiliary", "conjunction", "copula", "demonstrative", "negation", "particle", "preposition", "pronoun",
     "question", "relative", "speech", "temporal", "interjection", "and", "as", "from", "in", "of", "or", "to"}
)  # fmt: skip
"""Classes of words that say nothing of what a number is about."""
_CLASSES = frozenset({"classifier"})
_LONGEST = 3
_YEAR = regex.compile(r"(?:19|20)\d\d")
_YEARS = 31
"""Years that are told apart: as many as a number of 32 bits has bits."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists as the ledger asks for them."""

    cues: Mapping[str, int]
    sides: Mapping[str, tuple[int, int]]
    """A word to the number of its contrast and the bit of its side."""
    contrasts: int
    nouns: Mapping[str, str]
    generic: frozenset[str]
    daily: frozenset[str]
    priced: frozenset[str]
    """Denominators of prices and rates that are another every day."""
    classifiers: frozenset[str]
    dimensions: Mapping[str, tuple[str, float]]
    silent: frozenset[str]
    cue_starts: frozenset[str]
    side_starts: frozenset[str]
    no_sides: tuple[int, ...]

    def cues_in(self, words: Sequence[str]) -> int:
        """The kinds of cues among *words*, phrases included, as bits."""
        found = 0
        for phrase in _phrases(words, self.cues, self.cue_starts):
            found |= self.cues[phrase]
        return found

    def sides_in(self, words: Sequence[str]) -> tuple[int, ...]:
        """For each contrast the bits of the sides that *words* name; of phrases inside one another the longest.

        Years are a contrast of their own, the last.
        """
        named = [self.sides[phrase] for phrase in _phrases(words, self.sides, self.side_starts)]
        named += [(self.contrasts, 1 << int(word) % _YEARS) for word in words if _YEAR.fullmatch(word)]
        if not named:
            return self.no_sides  # one for all: most sentences name none
        found = [0] * (self.contrasts + 1)
        for contrast, bit in named:
            found[contrast] |= bit
        return tuple(found)


def lexicon_of(rulebook: Rulebook) -> Lexicon:
    """The lists as *rulebook* has them."""
    cues: dict[str, int] = {}
    for row in rulebook.lexicon("ledger"):
        cues[row["word"]] = cues.get(row["word"], 0) | BIT.get(row["kind"], 0)
    cues = {word: bits for word, bits in cues.items() if bits}
    sides, contrasts = _contrasts(rulebook)
    silent = {row["word"] for row in rulebook.lexicon("words") if row["class"] in _SILENT}
    silent |= rulebook.words("ledger", "stop")
    return Lexicon(
        cues=cues,
        sides=sides,
        contrasts=contrasts,
        nouns={row["word"]: row["noun_class"] for row in rulebook.lexicon("noun_classes")},
        generic=rulebook.words("ledger", "generic"),
        daily=rulebook.words("ledger", "daily"),
        priced=rulebook.words("ledger", "priced"),
        classifiers=frozenset(row["word"] for row in rulebook.lexicon("words") if row["class"] in _CLASSES),
        dimensions={row["word"]: (row["dimension"], float(row["factor"])) for row in rulebook.lexicon("dimensions")},
        silent=frozenset(silent),
        cue_starts=_starts(cues),
        side_starts=_starts(sides),
        no_sides=(0,) * (contrasts + 1),
    )


def _contrasts(rulebook: Rulebook) -> tuple[dict[str, tuple[int, int]], int]:
    kinds: dict[str, dict[str, int]] = {}
    sides: dict[str, tuple[int, int]] = {}
    for row in rulebook.lexicon("contrasts"):
        known = kinds.setdefault(row["contrast"], {})
        bit = known.setdefault(row["pole"], 1 << len(known))
        sides[row["word"]] = ([*kinds].index(row["contrast"]), bit)
    return sides, len(kinds)


def _starts(phrases: Collection[str]) -> frozenset[str]:
    """The first words of *phrases*."""
    return frozenset(phrase.partition(" ")[0] for phrase in phrases)


def _phrases(words: Sequence[str], known: Collection[str], starts: frozenset[str]) -> Iterator[str]:
    """The phrases in *words* that are *known*, from left to right, the longest at each place."""
    if starts.isdisjoint(words):
        return
    at = 0
    while at < len(words):
        length = 1
        if words[at] not in starts:
            at += 1
            continue
        for length in range(_LONGEST, 0, -1):
            phrase = words[at] if length == 1 else " ".join(words[at : at + length])
            if phrase in known and at + length <= len(words):
                yield phrase
                break
        at += length
