"""What: the noun phrase that names what an amount, a share or a measure measures.

Each sentence is written in letters (`clauses`), cut into pieces (`nounphrases`), and every number is held against the
frames (`frames`) in their order. What a sentence tells of goes on to the next one only where that names nothing.
"""

from itertools import groupby
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.clauses import Letters
from pipeline.link.frames import FRAMES, PLAIN_FRAMES, Line, about, behind, counted, is_said_of_subject, subject
from pipeline.link.nounphrases import pieces
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.topics import Phrases, Topic, Vocabulary
from pipeline.rulebook import Rulebook

_BEHIND = 12
"""Words behind the last number of a sentence that can still tell what it measures."""
_DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_SHARES = frozenset({"%", "pp", "bps"})


class _Before(NamedTuple):
    """The last sentence with a number: its words, and unit and topic of each number that has one."""

    sentence: range
    told: list[tuple[str, Topic]]


class Metric:
    """The linker of `metric`."""

    columns = ("metric",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._letters = Letters(rulebook)
        self._vocabulary = Vocabulary(rulebook)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The metric of each amount, share and measure."""
        said: list[Said | None] = [None] * len(scene.quantities)
        persons = frozenset(word for named in scene.officials for word in named.official.name.split())
        phrases = Phrases(scene.words, self._vocabulary, persons)
        last = _Before(range(0), [])
        for sentence, group in groupby(enumerate(scene.quantities), key=lambda pair: pair[1].sentence):
            stated = list(group)
            before = last
            line = self._line(sentence, stated, phrases)
            line.before = lambda one, bare, before=before, sentence=sentence: self._told(one, bare, sentence, before, phrases)
            last = _Before(sentence, [])
            for index, piece in enumerate(line.pieces):
                if piece.stated < 0:
                    continue
                one = scene.quantities[piece.stated]
                topic = self._topic(line, index, one)
                if topic:
                    line.topics[index] = topic
                    last.told.append((one.quantity.unit if one.mention.type != "count" else "", topic))
                    if one.mention.type != "count":
                        said[piece.stated] = Said((topic.text,), (topic.span,))
        return said

    def _topic(self, line: Line, index: int, one: Stated) -> Topic | None:
        """What one number measures; nothing where it is a stretch of time up to now, or its rule says it."""
        if one.mention.type == "count":
            return counted(line, index, one)
        words = line.phrases.words
        if "metric" in one.quantity.stated:
            return None
        if one.quantity.unit in _DURATIONS and one.after < len(words) and words.lower(one.after) in self._vocabulary.after:
            return None
        frames = FRAMES
        if one.quantity.unit in _DURATIONS or one.quantity.unit in ("kali", "poin"):
            frames = (*PLAIN_FRAMES, subject, behind) if is_said_of_subject(line, index) else (*PLAIN_FRAMES, behind)
        found = next((found for frame in frames if (found := frame(line, index, one))), None)
        return None if found and one.mention.type == "measure" and line.phrases.is_name(found) else found

    def _line(self, sentence: range, stated: list[tuple[int, Stated]], phrases: Phrases) -> Line:
        after = min(sentence.stop, stated[-1][1].behind + _BEHIND) if stated else sentence.stop
        return Line(pieces(self._letters(phrases.words, sentence.start, after, stated)), phrases, lambda one, bare: None)

    def _told(self, one: Stated, bare: bool, sentence: range, before: _Before, phrases: Phrases) -> Topic | None:
        """What the sentence before tells of: the number of the same unit, of a share any number, else its subject.

        The subject only where the sentence is *bare*, names nothing before its number.
        """
        if before.sentence.stop == sentence.start and before.told:
            share = one.quantity.unit in _SHARES
            same = [topic for unit, topic in before.told if unit == one.quantity.unit or (share and unit in _SHARES)]
            if same:
                return same[-1]
            if share:
                return before.told[-1][1]
        return about(self._line(_before(phrases.words, sentence.start), [], phrases)) if bare else None


def _before(words: Words, first: int) -> range:
    """The sentence that ends before word *first*; the number of a list ("1.") is none."""
    while first > 0:
        start = words.at(words.sentence(words.starts[first - 1])[0])
        if first - start > 2 or start >= first:
            return range(min(start, first), first)
        first = start
    return range(0)
