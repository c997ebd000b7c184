"""Persons whom an article introduces without an office, other names of persons, and short names of organisations.

"Seorang petani, Wayan Sukerta", "salah seorang penerima bernama Rohani", "Wayan Sukerta (45)", "Rahmat Iskandar atau
akrab disapa Gus Rahmat", "Organisasi Angkutan Darat (Organda)", "PT Bukit Hijau".
"""

from typing import NamedTuple

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.link.registry import Entry, Registry
from pipeline.link.sightings import NAME
from pipeline.rulebook import Rulebook

_NOUNS = 12
"""Words between "seorang" and the name at the most."""
_BEGINS = frozenset({"name", "initial", "place_or_name"})
_IN_NAME = NAME | {"part"}


_BREAKS = frozenset({"stop", "newline", "speech", "quote"})
_BEFORE_NAME = frozenset({"comma", "named", "noun", "title", "of"})
_SHORT = frozenset({"name", "acronym", "organisation"})


class Firm(NamedTuple):
    """A firm in its place: its first word."""

    first: int
    entry: Entry


class Introductions:
    """Enters into a registry whom and what an article introduces; made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._introducing = rulebook.words("attribution", "introducing")
        self._called = rulebook.words("attribution", "called")

    def enter(self, words: Words, registry: Registry) -> list[Firm]:
        """Enters the persons and organisations that *words* introduce; gives the firms in their places."""
        tags, firms = words.tags, []
        for index, tag in enumerate(tags):
            if tag == "company" and (entry := _firm(words, registry, index)):
                firms.append(Firm(index, entry))
            elif tag == "open" and index:
                _in_brackets(words, registry, index)
            elif words.lowered[words.starts[index]] in "sb" and words.lower(index) in self._introducing:
                _introduced(words, registry, index)
        return firms

    @staticmethod
    def aged(words: Words, registry: Registry, bracket: int) -> None:
        """Enters the person whose age stands in the bracket at word *bracket*: "Wayan Sukerta (45)"."""
        first = name_start(words, bracket)
        if first < bracket and (words.tags[first] == "name" or bracket - first > 1):  # no initials: "MR (34)"
            registry.person(words.span(first, bracket - 1))

    def aliases(self, words: Words, registry: Registry, entry: Entry, after: int) -> None:
        """Enters the other name of *entry* that follows at word *after*: in brackets, or behind "akrab disapa"."""
        tags, bracket = words.tags, False
        after += tags[after : after + 2] == ["comma", "open"]
        first = after
        if after < len(tags) and tags[after] == "open":
            first, bracket = after + 1, True
        while not bracket and first < len(tags) and words.lower(first) in self._called:
            first += 1
        if first == after:
            return
        name = first
        while name < len(tags) and tags[name] == "title":
            name += 1
        last = name_end(words, name)
        if last == name and bracket and _is_initials(words.word(name) if name < len(tags) else "", entry):
            last = name + 1
        if last > name and (not bracket or (last < len(tags) and tags[last] == "close")):
            registry.alias(words.span(name, last - 1), entry)


def _introduced(words: Words, registry: Registry, index: int) -> None:
    """Enters the name behind "seorang petani, " or "salah seorang warga bernama" at word *index*."""
    tags = words.tags
    for first in range(index + 1, min(index + _NOUNS, len(tags))):
        if tags[first] in _BREAKS:
            return
        if tags[first] in _BEGINS and (tags[first - 1] in _BEFORE_NAME or first == index + 1):
            registry.person(words.span(first, name_end(words, first) - 1))
            return


def _in_brackets(words: Words, registry: Registry, index: int) -> None:
    """Enters the organisation that has a short name in the bracket at word *index*."""
    tags = words.tags
    if tags[index + 2 : index + 3] == ["close"] and tags[index + 1] in _SHORT:
        name = organisations.up_to_word(index - 1, words, words.sentence(words.starts[index])[0])
        if name and " " in name:
            registry.organisation(name)
            registry.organisation(words.word(index + 1))  # stands as it is written


def _firm(words: Words, registry: Registry, index: int) -> Entry | None:
    """The firm whose name begins at word *index*; a single unknown word of it is a name of its own ("PT Garuda Raya")."""
    last = organisations.from_word(index, words)
    if last == index:
        return None
    return registry.organisation(words.span(index, last), words.word(index + 1) if words.tags[index + 1] == "name" else "")


def name_end(words: Words, first: int) -> int:
    """The word behind the person's name that begins at word *first*; *first* itself where none does.

    A stop belongs to it behind an initial; a capitalised noun only behind a name ("Ratna Sari").
    """
    tags, after = words.tags, first
    if after >= len(tags) or tags[after] not in _IN_NAME:
        return first
    if tags[after] == "part" and tags[after + 1 : after + 2] != ["name"]:
        return first
    while after < len(tags):
        if tags[after] in _IN_NAME:
            after += 1
        elif tags[after] == "stop" and tags[after - 1] == "initial" and tags[after + 1 : after + 2] == ["name"]:
            after += 2
        else:
            break
    return after


def name_start(words: Words, after: int) -> int:
    """The first word of the person's name that ends before word *after*; *after* itself where none does."""
    tags, first = words.tags, after
    while first > 0:
        if tags[first - 1] in _IN_NAME:
            first -= 1
        elif tags[first - 1] == "stop" and first > 1 and tags[first - 2] == "initial" and first < after:
            first -= 2
        else:
            break
    while first < after and tags[first] not in NAME:
        first += 1
    return first


def _is_initials(word: str, entry: Entry) -> bool:
    """Whether *word* is made of the initials of the name of *entry* (AHY)."""
    return len(word) > 1 and word == "".join(part[0] for part in (entry.speaker.name or "").split())
