"""Where an article names its speakers: officials in their place, and every later name that fits one person."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.registry import Entry, Registry, pick
from pipeline.link.scene import Named

NAME = frozenset({"name", "initial", "place_or_name", "particle_of_name"})
"""Tags of words of a person's name."""
_OF_FIRM = frozenset({"company", "institution", "organisation", "level", "local"})
"""Tags of words behind which a name is that of a firm or place."""
_PLACE = frozenset({"place", "place_more"})
_LONGER = frozenset({"name", "initial"})
"""Tags of words that make a single name another name."""


class Sighting(NamedTuple):
    """A speaker of the registry in the text: the first word, of the role if one stands there, and the one behind."""

    first: int
    after: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Sightings:
    """All sightings of an article in reading order."""

    all: Sequence[Sighting]
    _firsts: Sequence[int]

    @classmethod
    def of(cls, found: Sequence[Sighting]) -> "Sightings":
        """The sightings that *found* holds, in order."""
        return cls(found, [sighting.first for sighting in found])

    def behind(self, index: int) -> Sighting | None:
        """The first sighting that begins at word *index* or behind it; one that holds the word counts too."""
        at = bisect_left(self._firsts, index)
        if at and self.all[at - 1].after > index:
            return self.all[at - 1]
        return self.all[at] if at < len(self.all) else None

    def before(self, index: int) -> Sighting | None:
        """The last sighting that ends at word *index* or before it."""
        at = bisect_right(self._firsts, index) - 1
        while at >= 0 and self.all[at].after > index:
            at -= 1
        return self.all[at] if at >= 0 else None


def in_place(words: Words, named: Named, registry: Registry) -> Sighting:
    """The place of an official, whom it enters into *registry*."""
    start, end = named.mention.extent
    start, end = min(start, named.mention.start), max(end, named.mention.end)
    return Sighting(words.at(start), words.at(end - 1) + 1, registry.official(named.official))


def sightings(words: Words, registry: Registry, officials: Sequence[Sighting]) -> Sightings:
    """Every place in *words* where a person of *registry* is named."""
    found = list(officials)
    covered = bytearray(len(words) + 1)
    for sighting in found:
        covered[sighting.first : sighting.after] = b"\1" * (sighting.after - sighting.first)
    for index in words.capitals:
        if words.lowers[index] in registry.by_word and not covered[index] and (one := _named(words, registry, index)):
            found.append(one)
            covered[one.first : one.after] = b"\1" * (one.after - one.first)
    found.sort(key=lambda one: one.first)
    return Sightings.of(found)


def _named(words: Words, registry: Registry, first: int) -> Sighting | None:
    """The longest name of one person that begins at word *first*; none where it is part of another name."""
    fitting, after = registry.by_word[words.lowers[first]], first + 1
    while (entries := registry.by_word.get(words.lowers[after])) and words.capital(after):
        more = [entry for entry in entries if entry in fitting]
        if not more:
            break
        fitting, after = more, after + 1
    if after == first + 1 and _is_part(words, first) and " " in (fitting[0].speaker.name or ""):
        return None
    return Sighting(first, after, pick(fitting, words.word(first)) if len(fitting) > 1 else fitting[0])


def _is_part(words: Words, index: int) -> bool:
    """Whether the single word *index* belongs to another name: of a place, a firm, somebody else."""
    tags = words.tags
    before, behind = tags[index - 1] if index else "", tags[index + 1] if index + 1 < len(tags) else ""
    return tags[index] in _PLACE or before in _LONGER or before in _OF_FIRM or behind in _LONGER
