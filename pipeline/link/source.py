"""Who says so: direct and indirect speech, "menurut", "data X", with pronouns and short names resolved.

Three passes: the registry of all who may speak, the verbs of saying with their speakers, and how far each speech
reaches. A number in the narrator's own voice has no source: a wrong attribution is worse than none.
"""

from collections.abc import Iterator, Sequence

from pipeline.language import Words
from pipeline.link.behind import finding, speaker_behind
from pipeline.link.extents import Event, Extent, Extents, speakers_at
from pipeline.link.introductions import Firm, Introductions
from pipeline.link.quotations import inside
from pipeline.link.registry import Entry, Registry, Speaker
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.sightings import Sighting, in_place, sightings
from pipeline.link.speech import Lists, Verb, Verbs, behind_dateline
from pipeline.link.subject import subject_of
from pipeline.link.talk import Talk
from pipeline.link.turns import Turns
from pipeline.rulebook import Rulebook

_WIDE = 2000
"""Characters beside a verb that its sentence has at the most; a page may lack all its stops."""
_MARKS = frozenset({"quote", "comma"})
"""Tags of what stands before a verb that has its speaker behind."""


class Source:
    """The linker of `source`, `source_role` and `source_org`."""

    columns = ("source", "source_role", "source_org")

    def __init__(self, rulebook: Rulebook) -> None:
        self._lists = Lists.of(rulebook)
        self._verbs = Verbs(rulebook, self._lists)
        self._introductions = Introductions(rulebook)
        self.cues = self._introductions.words | self._verbs.words
        self._turns = Turns(rulebook.words("attribution", "turn"))

    def __call__(self, scene: Scene) -> list[Said | None]:
        """Who answers for each quantity; the age of somebody stands for itself."""
        extents = self.extents(scene)
        found = speakers_at(extents, [one.mention.start for one in scene.quantities])
        return [
            None
            if extent is None or _is_own_age(scene.words, one, extent.speaker)
            else Said(tuple(extent.speaker), (extent.cue,))
            for one, extent in zip(scene.quantities, found, strict=True)
        ]

    def extents(self, scene: Scene) -> list[Extent]:
        """Who answers for which stretch of the article."""
        words, quotes = scene.words, scene.quotations
        marked = [index for index in words.cues if words.lowers[index] in self.cues]
        verbs = [
            verb for verb in self._verbs.find(words, marked) if inside(quotes, words.starts[verb.word]) is None
        ]  # a verb inside a quotation tells what the speaker says of others
        if not verbs:
            return []
        registry, officials, firms = self._registry(scene, marked)
        events: list[Event] = []
        for _ in range(2):  # once more where words beside a verb named somebody for the first time: "kata Budi"
            size = registry.size
            named = sightings(words, registry, officials)
            events = list(_events(Talk(words, registry, named, firms, quotes, self._lists), verbs))
            if registry.size == size:
                break
        return Extents(words, quotes, self._turns).of(events)

    def _registry(self, scene: Scene, marked: Sequence[int]) -> tuple[Registry, list[Sighting], list[Firm]]:
        """All who may speak before any verb is read, the officials and the firms in their places."""
        words, registry = scene.words, Registry()
        officials = []
        for named in scene.officials:
            officials.append(sighting := in_place(words, named, registry))
            self._introductions.aliases(words, registry, sighting.entry, sighting.after)
        firms = self._introductions.enter(words, marked, registry, officials)
        for one in scene.quantities:
            if _is_age(words, one):
                self._introductions.aged(words, registry, one.first - 1)
        for sighting in officials:
            self._introductions.belonging(words, registry, sighting.entry, sighting.after)
        return registry, officials, firms


def _events(talk: Talk, verbs: Sequence[Verb]) -> Iterator[Event]:
    """The verbs that have a speaker, in reading order; of a sentence without end only what stands near."""
    words = talk.words
    for verb in verbs:
        talk.reach(verb.word)
        at = words.starts[verb.word]
        start, end = words.sentence(at)
        start, end = max(start, at - _WIDE), min(end, at + _WIDE)
        first = words.at(start)
        entry = speaker_of(talk, verb, first, words.at(max(0, end - 1)) + 1)
        if entry:
            talk.spoke(entry)
            yield Event(_of_data(talk, verb, first) if verb.frame == "before" else verb, entry, start, end)


def _of_data(talk: Talk, verb: Verb, start: int) -> Verb:
    """*verb* as one of data where those are its subject; the whole sentence is theirs then: "Survei … menyebutkan"."""
    of_data = talk.words.lower(behind_dateline(talk.words, start)) in talk.lists.finding
    return Verb(verb.word, "shows") if of_data else verb


def speaker_of(talk: Talk, verb: Verb, start: int, end: int) -> Entry | None:
    """The speaker of *verb*, whose sentence goes from word *start* to the one before *end*."""
    if verb.pronoun:
        return talk.current
    match verb.frame:
        case "after" | "aside" | "agent" | "evidence" | "from" | "states":
            return speaker_behind(talk, verb, end)
        case "either":
            behind = speaker_behind(talk, verb, end) if talk.words.tags[verb.word - 1] in _MARKS else None
            return behind or subject_of(talk, verb, start, end)
        case "shows":
            return finding(talk, verb, start)
        case _:
            return subject_of(talk, verb, start, end)


def _is_age(words: Words, one: Stated) -> bool:
    """Whether *one* is an age in brackets."""
    if one.quantity.unit != "a" or not 0 < one.first < one.after < len(words):
        return False
    return words.word(one.first - 1) == "(" and words.word(one.after) == ")"


def _is_own_age(words: Words, one: Stated, speaker: Speaker) -> bool:
    """Whether *one* is the age of *speaker* behind the name: "kata Tulus (37)"."""
    return _is_age(words, one) and words.word(one.first - 2) in (speaker.name or "").split()
