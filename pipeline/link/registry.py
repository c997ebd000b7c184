"""The speakers of an article: persons and organisations with all their names, roles and short forms.

"Sekretaris Jenderal (Sekjen) Partai Mawar Linda Kartika", "Sekjen Linda", "Linda" and "Sekjen" are one entry.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.meaning import Official
from pipeline.values.nicknames import is_nickname
from pipeline.values.person import LEADING, abbreviates, same_person


class Speaker(NamedTuple):
    """Who says something: a person with role and organisation, or an organisation alone."""

    name: str | None
    role: str | None
    org: str | None


@dataclass(slots=True, eq=False)
class Entry:
    """One person or organisation of an article.

    `offices` are all its roles with their organisations, in lower case, `names` what else it is called.
    """

    speaker: Speaker
    names: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether it is a person rather than an organisation."""
        return self.speaker.name is not None

    def fits(self, name: str) -> bool:
        """Whether *name* is one of its names, in full or in part."""
        return any(same_person(name, own) for own in (self.speaker.name or "", *self.names))

    def takes(self, official: Official) -> None:
        """Adds a mention of the same person: the longest name counts, and the first role with its organisation."""
        name, role, org = self.speaker
        if len(official.name.split()) > len((name or "").split()):
            name = official.name
        if role is None:
            role, org = official.role, official.org or org
        self.speaker = Speaker(name, role, org or (official.org if official.role == role else None))
        if official.role:
            self.offices.append(_plain(f"{official.role} {official.org or ''}"))


class Registry:
    """All speakers of an article, by the words of their names and by their offices."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Entry]] = defaultdict(list)
        self.size = 0  # grows with every word that names somebody
        self._persons: list[Entry] = []
        self._by_role: dict[str, list[Entry]] = {}
        self._pairs: dict[str, Entry] = {}
        self._organisations: dict[str, Entry] = {}

    def official(self, official: Official) -> Entry:
        """The entry of *official*: that of the one person known so far whom the name fits, else a new one."""
        entry = self._fitting(official.name) or self._nicknamed(official.name)
        if entry is None:
            entry = self._person(Speaker(official.name, None, None))
        entry.takes(official)
        self._file(official.name, entry)
        if official.org:
            self.organisation(official.org)
        return entry

    def person(self, name: str) -> Entry:
        """The entry of the person called *name*, in full or in part."""
        entry = self._fitting(name) or self._nicknamed(name)
        if entry is not None and not entry.fits(name):
            self.alias(name, entry)
            return entry
        entry = entry or self._person(Speaker(name, None, None))
        entry.takes(Official(name, None, None))
        self._file(name, entry)
        return entry

    def pair(self, name: str, *names: str) -> Entry:
        """An entry for persons who speak together, called *name*; each of *names* has an entry of its own too."""
        for one in names:
            self.person(one)
        return self._pairs.setdefault(name, Entry(Speaker(name, None, None)))

    def alias(self, name: str, entry: Entry) -> None:
        """Another name of *entry*."""
        entry.names.append(name)
        self._file(name, entry)

    def organisation(self, name: str, alias: str = "") -> Entry:
        """The entry of the organisation called *name*, which is also called *alias*."""
        key = name.lower()
        entry = self._organisations.get(key)
        if entry is None:
            entry = self._organisations[key] = Entry(Speaker(None, None, name))
        if alias:
            self._organisations.setdefault(alias.lower(), entry)
        return entry

    def known_organisation(self, name: str) -> Entry | None:
        """The organisation called *name*, if the article has named it before."""
        return self._organisations.get(name.lower())

    def with_role(self, phrase: str, more: str = "") -> Entry | None:
        """The only person whose office begins with *phrase* or is short so; of several the one with *more* in it."""
        phrase = _plain(phrase)
        if phrase not in self._by_role:  # every office is known before the first verb is read
            self._by_role[phrase] = [one for one in self._persons if any(_holds(each, phrase) for each in one.offices)]
        holding = self._by_role[phrase]
        if len(holding) > 1:
            holding = [entry for entry in holding if any(more in office for office in entry.offices)]
        return holding[0] if len(holding) == 1 else None

    def _person(self, speaker: Speaker) -> Entry:
        entry = Entry(speaker)
        self._persons.append(entry)
        return entry

    def _fitting(self, name: str) -> Entry | None:
        """The one person whose name has all words of *name*, or the other way round."""
        near = {id(entry): entry for word in name.split() for entry in self.by_word.get(word.lower(), ())}
        fitting = [entry for entry in near.values() if entry.fits(name)]
        return fitting[0] if len(fitting) == 1 else None

    def _nicknamed(self, name: str) -> Entry | None:
        """The one person of whose name the single word *name* is a short form or a misspelling."""
        if " " in name or len(self._persons) > _MANY:
            return None
        full = [entry for entry in self._persons if is_nickname(name, entry.speaker.name or "")]
        return full[0] if len(full) == 1 else None

    def _file(self, name: str, entry: Entry) -> None:
        for word in _WORDS.findall(name):
            entries = self.by_word[word.lower()]
            if len(entries) < _CROWD and entry not in entries:
                entries.append(entry)
                self.size += 1


def pick(entries: Sequence[Entry], word: str) -> Entry:
    """The one of *entries* that *word* alone means: first the one whose name begins so."""
    return next((entry for entry in entries if (entry.speaker.name or "").startswith(word)), entries[0])


def _plain(phrase: str) -> str:
    """An office without marks and without words for acting and former, in lower case."""
    words = _WORDS.findall(phrase.lower())
    while len(words) > 1 and words[0] in LEADING:
        words = words[1:]
    return " ".join(words)


def _holds(office: str, phrase: str) -> bool:
    """Whether *phrase* is the beginning of *office*, one word of it (Sekjen), or an abbreviation of it.

    >>> _holds("sekretaris jenderal partai mawar", "sekjen"), _holds("wakil bupati sigi", "bupati")
    (True, False)
    """
    if office == phrase or office.startswith(phrase + " "):
        return True
    in_brackets = phrase in office.split()[:4] and phrase[0] == office[0]  # sekretaris jenderal sekjen
    return " " not in phrase and (in_brackets or abbreviates(phrase, office))


_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MANY = 200
"""Persons of an article at the most among whom a short form is looked for; among more it could be anybody's."""
_CROWD = 20
"""Persons of an article that one word may name at the most; a list of thousands must not cost their square."""
