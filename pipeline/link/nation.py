"""Whether a clause speaks of the nation: its numbers are of no region, though the article is about one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.scene import Stated
from pipeline.rulebook import Rulebook

_BESIDE = 2
"""Words before a number in which a word for the nation counts over regions further left."""
_AREAL = frozenset({"place", "place_or_name", "level"})
_CAPITALS = frozenset({"acronym", "initial", "organisation", "part", "name", "institution", "company"})


class Nations:
    """The words for the nation, made once per run; they are data in `context_words`, in the case they are written."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.words = rulebook.words("context_words", "nation")
        self.offices = rulebook.words("context_words", "nation_office")
        self.never = rulebook.words("context_words", "nation_not")
        self.agencies = rulebook.words("context_words", "agency")
        self._turns = rulebook.words("context_words", "turn") | {";"}
        self._shares = rulebook.words("context_words", "sharing")
        named = self.words | self.agencies | self.offices
        self.cues = (self._turns | self._shares).union(word.lower() for word in named)

    def of(self, words: Words) -> "Nation":
        """The nation in the article of *words*."""
        cues = [index for index in words.cues if words.lowers[index] in self.cues]
        named = [index for index in cues if words.tags[index] in _CAPITALS and words.word(index) in self.agencies]
        agencies = {words.word(index) for index in named} - self._local(words, named)
        turns = [index for index in cues if words.lowers[index] in self._turns]
        names = [index for index in cues if self._names(words, index, agencies)]
        shares = [index for index in cues if words.lowers[index] in self._shares]
        return Nation(turns, names, shares, sum(words.word(index) in self.offices for index in names))

    @staticmethod
    def _local(words: Words, agencies: Iterable[int]) -> set[str]:
        """Those of the *agencies* that have an office of one area ("BPS Jatim", "(BPS) Provinsi Bali")."""
        local: set[str] = set()
        for index in agencies:
            behind = index + 2 if words.tags[index + 1 : index + 2] == ["close"] else index + 1
            if behind < len(words) and words.tags[behind] in _AREAL:
                local.add(words.word(index))
        return local

    def _names(self, words: Words, index: int, agencies: set[str]) -> bool:
        """Whether a word is one for the nation and no part of a name ("PT Garam Indonesia", "jalan nasional")."""
        word, before = words.word(index), index - 1
        if word not in self.words:
            return word in agencies or word in self.offices
        if before < 0:
            return True
        free = word.isupper() or not words.capital(index) or not words.capital(before)
        return free and words.lowers[before] not in self.never


class Nation(NamedTuple):
    """The nation as one article speaks of it: the words with which a clause begins, and those that name the nation.

    `shares` are words that say what a part gives to the whole ("menyumbang"), `offices` counts those of the names that
    stand for an office or an election only ("HUT RI", "Pilpres").
    """

    turns: Sequence[int]
    names: Sequence[int]
    shares: Sequence[int]
    offices: int

    def told(self, one: Stated) -> bool:
        """Whether the clause of *one* speaks of the nation."""
        before, behind = bisect_right(self.turns, one.first), bisect_left(self.turns, one.after)
        start = max(one.sentence.start, self.turns[before - 1] if before else 0)
        stop = min(one.sentence.stop, self.turns[behind]) if behind < len(self.turns) else one.sentence.stop
        return between(self.names, start, stop)

    def outweighs(self, number: int) -> bool:
        """Whether the article speaks of the nation more than *number* times."""
        return len(self.names) - self.offices > number

    def beside(self, one: Stated) -> bool:
        """Whether the nation stands right before the number, nearer than any region: "target nasional sebesar N".

        Not where a region gives its share to the nation: "Sigi menyumbang panen nasional sebesar N".
        """
        near = between(self.names, max(one.sentence.start, one.first - _BESIDE), one.first)
        return near and not between(self.shares, one.sentence.start, one.first)

    def parted(self, first: int, after: int) -> bool:
        """Whether a clause with a subject of its own begins at one of the words from *first* to before *after*."""
        return between(self.turns, first, after)


def between(places: Sequence[int], first: int, after: int) -> bool:
    """Whether one of the rising *places* is from *first* to before *after*.

    >>> between([3, 8], 4, 8), between([3, 8], 4, 9)
    (False, True)
    """
    at = bisect_left(places, first)
    return at < len(places) and places[at] < after
