"""Persons whom an article introduces without an office, other names of persons, and short names of organisations.

"Seorang petani, Wayan Sukerta", "salah seorang penerima bernama Rohani", "Wayan Sukerta (45)", "Rahmat Iskandar atau
akrab disapa Gus Rahmat", "Organisasi Angkutan Darat (Organda)", "PT Bukit Hijau".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.link.registry import Entry, Registry
from pipeline.link.sightings import NAME, Sighting, Sightings
from pipeline.rulebook import Rulebook

_NOUNS = 12
"""Words between "seorang" and the name at the most."""
_BEGINS = frozenset({"name", "initial", "place_or_name"})
_IN_NAME = NAME | {"part"}
_BREAKS = frozenset({"stop", "newline", "speech", "quote"})
"""Tags of words behind which nobody is introduced any more."""
_BEFORE_NAME = frozenset({"comma", "named", "noun", "title", "of"})
"""Tags of the word before the name of somebody who is introduced."""
_BEFORE_CANDIDATE = _BEFORE_NAME | {"number", "role", "role_more", "close"}
"""The same behind a word for candidates: "calon presiden nomor urut 3 Budi Santoso"."""
_HEADS = tuple([tag] for tag in sorted(organisations.HEADS))
_SHORT = frozenset({"name", "acronym", "organisation"})
"""Tags of the short name of an organisation in brackets."""


class Firm(NamedTuple):
    """A firm in its place: its first word."""

    first: int
    entry: Entry


class Introductions:
    """Enters into a registry whom and what an article introduces; made once per run.

    `words` have to be marked for it: seorang, bernama, PT, brackets.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        elect = (row["title"].lower() for row in rulebook.lexicon("titles") if row["kind"] == "elect")
        self._elect = frozenset(word for word in elect if " " not in word)
        self._introducing = rulebook.words("attribution", "introducing") | self._elect
        self.words = self._introducing.union((word.lower() for word in rulebook.words("organisations", "company")), "(")
        self._called = rulebook.words("attribution", "called")

    def enter(
        self, words: Words, marked: Sequence[int], registry: Registry, officials: Sequence[Sighting]
    ) -> list[Firm]:
        """Enters whom and what *words* introduce at the *marked* words; gives the firms in their places.

        Inside the phrase of one of the *officials* the firm is their organisation: it ends where the name begins.
        """
        firms, places = [], Sightings.of(officials)
        for index in marked:
            if words.lowers[index] in self._introducing:
                before = _BEFORE_CANDIDATE if words.lowers[index] in self._elect else _BEFORE_NAME
                if named := _introduced(words, index, before):
                    person = registry.person(words.span(named.start, named.stop - 1))
                    self.aliases(words, registry, person, named.stop)
            elif words.tags[index] == "open":
                _in_brackets(words, registry, index)
            elif words.tags[index] == "company":
                holder = places.behind(index)
                inside = holder is not None and holder.first <= index
                org = holder.entry.speaker.org if holder and inside else None
                if entry := registry.organisation(org) if org else _firm(words, registry, index):
                    firms.append(Firm(index, entry))
        return firms

    @staticmethod
    def belonging(words: Words, registry: Registry, entry: Entry, after: int) -> None:
        """Gives *entry* the organisation behind "dari" at word *after*: "Jaksa Rina Sari dari Kejaksaan Negeri"."""
        tags = words.tags
        if entry.speaker.org is None and tags[after : after + 1] == ["from"] and tags[after + 1 : after + 2] in _HEADS:
            last = organisations.from_word(after + 1, words)
            entry.speaker = entry.speaker._replace(org=words.span(after + 1, last))
            registry.organisation(words.span(after + 1, last))

    @staticmethod
    def aged(words: Words, registry: Registry, bracket: int) -> None:
        """Enters the person whose age stands in the bracket at word *bracket*: "Wayan Sukerta (45)"."""
        first = name_start(words, bracket)
        if first < bracket and (words.tags[first] == "name" or bracket - first > 1):  # no initials: "MR (34)"
            registry.person(words.span(first, bracket - 1))

    def aliases(self, words: Words, registry: Registry, entry: Entry, after: int) -> None:
        """Enters the other name of *entry* that follows at word *after*: in brackets, or behind "akrab disapa"."""
        tags = words.tags
        after += tags[after : after + 2] == ["comma", "open"]
        bracket = tags[after : after + 1] == ["open"]
        first = after + bracket
        while not bracket and first < len(tags) and (words.lower(first) in self._called or tags[first] == "relative"):
            first += 1
        if first == after or (first == after + 1 and tags[after] == "relative"):
            return
        while first < len(tags) and tags[first] == "title":
            first += 1
        last = name_end(words, first)
        if bracket and last == first < len(tags) and _is_initials(words.word(first), entry):
            last += 1
        if last > first and (not bracket or tags[last : last + 1] == ["close"]):
            registry.alias(words.span(first, last - 1), entry)


def _introduced(words: Words, index: int, before: AbstractSet[str]) -> range | None:
    """The name behind "seorang petani, " or "salah seorang warga bernama" at word *index*, behind tags *before* it."""
    tags = words.tags
    for first in range(index + 1, min(index + _NOUNS, len(tags))):
        if tags[first] in _BREAKS:
            return None
        if tags[first] in _BEGINS and (tags[first - 1] in before or first == index + 1):
            return range(first, name_end(words, first))
    return None


def _in_brackets(words: Words, registry: Registry, index: int) -> None:
    """Enters the organisation that has a short name in the bracket at word *index*."""
    tags = words.tags
    if index and tags[index + 2 : index + 3] == ["close"] and tags[index + 1] in _SHORT:
        name = organisations.up_to_word(index - 1, words, words.sentence(words.starts[index])[0])
        if name and " " in name:
            registry.organisation(name)
            registry.organisation(words.word(index + 1))  # stands as it is written


def _firm(words: Words, registry: Registry, index: int) -> Entry | None:
    """The firm whose name begins at word *index*; an unknown first word of it is another name ("PT Garudara Nusa")."""
    last = organisations.from_word(index, words)
    if last == index:
        return None
    short = words.word(index + 1) if words.tags[index + 1] == "name" else ""
    return registry.organisation(words.span(index, last), short)


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
