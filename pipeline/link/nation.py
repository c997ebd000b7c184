"""Whether a clause speaks of the nation: its numbers are of no region, though the article is about one."""

from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.scene import Stated
from pipeline.rulebook import Rulebook

_BESIDE = 2
"""Words before a number in which a word for the nation counts over regions further left."""
_AREAL = frozenset({"place", "place_or_name", "level"})


class Nations:
    """The words for the nation, made once per run; they are data in `context_words`, in the case they are written."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.words = rulebook.words("context_words", "nation")
        self.never = rulebook.words("context_words", "nation_not")
        self.agencies = rulebook.words("context_words", "agency")
        self.turns = rulebook.words("context_words", "turn")

    def of(self, words: Words) -> "Nation":
        """The nation in the article of *words*."""
        agencies = self.agencies & {words.word(index) for index, tag in enumerate(words.tags) if tag in _CAPITALS}
        return Nation(self, words, agencies - self._local(words) if agencies else agencies)

    def _local(self, words: Words) -> set[str]:
        """The agencies of which the article names an office of one area ("BPS Jatim", "(BPS) Provinsi Bali")."""
        local: set[str] = set()
        for index in range(len(words) - 2):
            if words.tags[index] in _CAPITALS and words.word(index) in self.agencies:
                behind = index + 2 if words.tags[index + 1] == "close" else index + 1
                if words.tags[behind] in _AREAL:
                    local.add(words.word(index))
        return local


_CAPITALS = frozenset({"acronym", "initial", "organisation", "part", "name", "institution", "company"})


class Nation(NamedTuple):
    """The nation as one article speaks of it; `agencies` are those that stand for it."""

    known: Nations
    words: Words
    agencies: frozenset[str]

    def told(self, one: Stated) -> bool:
        """Whether the clause of *one* speaks of the nation."""
        start, stop = one.first, one.after
        while start > one.sentence.start and not self.turns(start):
            start -= 1
        while stop < one.sentence.stop and not self.turns(stop):
            stop += 1
        return any(self._names(index) for index in range(start, stop))

    def outweighs(self, number: int) -> bool:
        """Whether the article speaks of the nation more than *number* times."""
        known = self.known.words | self.agencies
        if sum(map(self.words.plain.count, known)) <= number:  # most articles; parts of words are counted too
            return False
        return sum(map(self._names, range(len(self.words)))) > number

    def beside(self, one: Stated) -> bool:
        """Whether the nation stands right before the number, nearer than any region: "target nasional sebesar N"."""
        return any(self._names(index) for index in range(max(one.sentence.start, one.first - _BESIDE), one.first))

    def turns(self, index: int) -> bool:
        """Whether a clause with a subject of its own begins with word *index*."""
        return self.words.lower(index) in self.known.turns or self.words.lower(index) == ";"

    def parted(self, first: int, after: int) -> bool:
        """Whether such a clause begins at one of the words from *first* to before *after*."""
        return any(self.turns(index) for index in range(first, after))

    def _names(self, index: int) -> bool:
        """Whether a word is one for the nation and no part of a name ("PT Garam Indonesia", "jalan nasional")."""
        words, before = self.words, index - 1
        word = words.word(index)
        if word not in self.known.words:
            return word in self.agencies
        if before < 0:
            return True
        free = word.isupper() or not words.capital(index) or not words.capital(before)
        return free and words.lower(before) not in self.known.never
