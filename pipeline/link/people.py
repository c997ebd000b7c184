"""The people of an article who may speak: officials by where they stand and by what they are called later."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.scene import Named
from pipeline.values.person import same_person

FAR = 90
"""Characters between a speaker and the verb at the most, for dates and places that stand between."""


class Speaker(NamedTuple):
    """Who says something: a person with role and organisation, or an organisation alone."""

    name: str | None
    role: str | None
    org: str | None


class People:
    """The officials of an article, by where they stand and by what they are called later."""

    def __init__(self, officials: Sequence[Named], words: Words) -> None:
        self._officials = [
            (mention, Speaker(official.name, official.role, official.org)) for mention, official in officials
        ]
        self._words = words
        self._next = 0
        self._aliases = {
            alias[1] or alias[2]: speaker
            for official, speaker in self._officials
            if (alias := _ALIAS.match(words.plain, official.extent[1]))
        }
        self.current: Speaker | None = None

    def seen(self, offset: int) -> None:
        """Makes the last official who does something before *offset* the one that a pronoun means."""
        while self._next < len(self._officials) and self._officials[self._next][0].end <= offset:
            official, speaker = self._officials[self._next]
            after = self._words.at(official.extent[1] - 1) + 1
            if after < len(self._words) and self._words.tags[after] in _DOES:
                self.current = speaker
            self._next += 1

    def claimed(self, offset: int) -> Speaker | None:
        """The official whose role or name begins at *offset*, titles before it left aside."""
        for official, speaker in self._officials:
            lead = official.extent[0]
            if lead - 12 <= offset <= official.start and offset >= lead:
                return speaker
        return None

    def before(self, start: int, offset: int) -> tuple[int, Speaker] | None:
        """The last official that ends between *start* and *offset*: where it ends, and who it is."""
        best = None
        for official, speaker in self._officials:
            end = official.extent[1]
            if start <= official.start and end <= offset and offset - end < FAR:
                best = (official.end, speaker)
        return best

    def named(self, name: str) -> Speaker | None:
        """The official called *name* in full or in part; a name that begins so comes first."""
        if name in self._aliases:
            return self._aliases[name]
        matches = [speaker for _, speaker in self._officials if same_person(name, speaker.name or "")]
        return next(
            (speaker for speaker in matches if (speaker.name or "").startswith(name)), matches[0] if matches else None
        )

    def role(self, word: str) -> Speaker | None:
        """The only official whose role begins with *word* ("ucap Bupati")."""
        matches = {speaker for _, speaker in self._officials if (speaker.role or "").split()[:1] == [word]}
        return matches.pop() if len(matches) == 1 else None


_ALIAS = re.compile(
    r" atau (?:akrab disapa |biasa disapa )?(?:Gus |Pak |Bu |Bung |Cak )?([A-Z]\w+(?: [A-Z]\w+)?)| \(([A-Z]\w+)\)"
)
_DOES = frozenset({"speech", "verb", "adverb", "auxiliary"})
