"""Who says so: direct and indirect speech, "menurut", "data X", with pronouns and short names resolved.

Three passes: the registry of all who may speak, the verbs of saying with their speakers, and how far each speech
reaches. A number in the narrator's own voice has no source: a wrong attribution is worse than none.
"""

from collections.abc import Iterator, Sequence

from spacy.attrs import LOWER

from pipeline.language import Words
from pipeline.link.extents import Event, Extent, Extents, Turns, speakers_at
from pipeline.link.introductions import Introductions
from pipeline.link.quotations import inside
from pipeline.link.registry import Registry
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.sightings import Sighting, Sightings, sightings
from pipeline.link.speech import Lists, Verb, Verbs
from pipeline.link.talk import Talk
from pipeline.rulebook import Rulebook

_DOES = frozenset({"speech", "verb", "adverb", "auxiliary"})
"""Tags of the word behind a person who does something."""


class Source:
    """The linker of `source`, `source_role` and `source_org`."""

    columns = ("source", "source_role", "source_org")

    def __init__(self, rulebook: Rulebook) -> None:
        self._lists = Lists.of(rulebook)
        self._verbs = Verbs(rulebook, self._lists)
        self._introductions = Introductions(rulebook)
        self._turns = Turns(rulebook.words("attribution", "turn"))

    def __call__(self, scene: Scene) -> list[Said | None]:
        """Who answers for each quantity; the age of somebody stands for itself."""
        extents = self.extents(scene)
        found = speakers_at(extents, [one.mention.start for one in scene.quantities])
        return [
            None if extent is None or _is_age(scene.words, one) else Said(tuple(extent.speaker), (extent.cue,))
            for one, extent in zip(scene.quantities, found, strict=True)
        ]

    def extents(self, scene: Scene) -> list[Extent]:
        """Who answers for which stretch of the article."""
        words = scene.words
        keys = words.doc.to_array(LOWER).tolist() if len(words) else []
        registry = Registry()
        for named in scene.officials:
            registry.official(named.official)
        self._introductions.enter(words, registry)
        verbs = [verb for verb in self._verbs.find(words, keys) if not _is_quoted(scene, words.starts[verb.index])]
        named = sightings(words, keys, registry, scene.officials)
        for sighting in named.all:
            self._introductions.aliases(words, registry, sighting.entry, sighting.after)
        Talk(words, registry, named, self._lists).enter(verbs)
        named = sightings(words, keys, registry, scene.officials)
        events = list(self._events(scene, registry, named, verbs))
        return Extents(words, scene.quotations, self._turns).of(events)

    def _events(self, scene: Scene, registry: Registry, named: Sightings, verbs: Sequence[Verb]) -> Iterator[Event]:
        """The verbs that have a speaker, in reading order."""
        words = scene.words
        talk = Talk(words, registry, named, self._lists)
        people = iter(sighting for sighting in named.all if not _is_quoted(scene, words.starts[sighting.first]))
        waiting: Sighting | None = next(people, None)
        for verb in verbs:
            while waiting and waiting.after <= verb.index:
                if words.tags[waiting.after] in _DOES:
                    talk.current = waiting.entry
                waiting = next(people, None)
            start, end = words.sentence(words.starts[verb.index])
            entry = talk.speaker(verb, words.at(start), _after(words, end))
            if entry:
                if entry.is_person:
                    talk.current = entry
                else:
                    talk.body = entry
                yield Event(verb, entry, start, end)


def _after(words: Words, end: int) -> int:
    return words.at(max(0, end - 1)) + 1


def _is_quoted(scene: Scene, offset: int) -> bool:
    return inside(scene.quotations, offset) is not None


def _is_age(words: Words, one: Stated) -> bool:
    """Whether *one* is an age in brackets behind a name: "Tulus (37)"."""
    return one.quantity.unit == "a" and words.raw(one.first - 1).startswith("(") and words.word(one.after) == ")"
