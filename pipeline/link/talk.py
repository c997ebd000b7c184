"""An article while its verbs of saying are read in order: who is known, who spoke last, whom a phrase means."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language import Words
from pipeline.link.introductions import Firm
from pipeline.link.quotations import inside
from pipeline.link.registry import Entry, Registry
from pipeline.link.scene import Span
from pipeline.link.sightings import Sighting, Sightings
from pipeline.link.speech import Lists, heads_sentence

ROLE = frozenset({"role", "local_role"})
"""Tags of the first word of a role."""
_DOES = frozenset({"speech", "verb", "adverb", "auxiliary"})
"""Tags of the word behind a person who does something."""
_ENDS = frozenset({"comma", "stop", "speech", "quote", "newline"})
"""Tags of words that a description ("legislator berusia 49 tahun itu") does not hold."""
_DESCRIPTION = 14
"""Words of a description at the most."""


@dataclass(slots=True)
class Talk:
    """What is known at one place of an article.

    `current` is whom a pronoun means: the last speaker, or an official who did something since. `body` is what "lembaga
    itu" means: the organisation that spoke or was named last.
    """

    words: Words
    registry: Registry
    sightings: Sightings
    firms: Sequence[Firm]
    quotes: Sequence[Span]
    lists: Lists
    current: Entry | None = None
    body: Entry | None = None
    _seen: int = 0
    _firms_seen: int = 0

    def reach(self, index: int) -> None:
        """Takes note of the persons and firms that are named before word *index*."""
        named = self.sightings.all
        while self._seen < len(named) and named[self._seen].after <= index:
            sighting = named[self._seen]
            self._seen += 1
            if self._acts(sighting):
                self.current = sighting.entry
        while self._firms_seen < len(self.firms) and self.firms[self._firms_seen].first < index:
            self.body = self.firms[self._firms_seen].entry
            self._firms_seen += 1

    def spoke(self, entry: Entry) -> None:
        """Takes note of *entry* as the last one who spoke."""
        if entry.is_person:
            self.current = entry
        else:
            self.body = entry

    def _acts(self, sighting: Sighting) -> bool:
        """Whether a pronoun may mean the person of *sighting* from here on: an official, or nobody spoke before."""
        if not (sighting.entry.offices or self.current is None):
            return False
        words, after = self.words, sighting.after
        if inside(self.quotes, words.starts[sighting.first]) is not None:
            return False
        does = after < len(words) and words.tags[after] in _DOES
        return does or heads_sentence(words, sighting.first)

    def role_end(self, first: int) -> int:
        """The word behind the role that begins at word *first*."""
        after, tags = first + 1, self.words.tags
        while after < len(tags) and tags[after] == "role_more":
            after += 1
        return after

    def pointed_at(self, first: int, end: int) -> bool:
        """Whether "itu" or "tersebut" closes the phrase that begins at word *first*."""
        for tag in self.words.tags[first + 1 : min(end, first + 1 + _DESCRIPTION)]:
            if tag == "demonstrative":
                return True
            if tag in _ENDS:
                return False
        return False

    def described(self, first: int, end: int) -> Entry | None:
        """Whom "perusahaan itu" or "legislator itu" at word *first* means."""
        word = self.words.lower(first)
        if not self.pointed_at(first, end):
            return None
        if word in self.lists.body:
            return self.body
        if word in self.lists.described:
            return self.registry.with_role(self.words.span(first, self.role_end(first) - 1)) or self.current
        return None
