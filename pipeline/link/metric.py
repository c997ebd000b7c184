"""What: the noun phrase that names what an amount, a share or a measure measures.

Each sentence is written in letters (`letters`), cut into pieces (`nounphrases`), and every number is held against the
frames (`frames`) in their order. What a sentence tells of goes on to the next one only where that names nothing.
"""

from itertools import groupby

from pipeline.language import Words
from pipeline.link.elsewhere import about
from pipeline.link.frames import FRAMES, counted, of_lengths
from pipeline.link.letters import Letters
from pipeline.link.nounphrases import Piece, pieces
from pipeline.link.outline import Outline
from pipeline.link.phrases import Phrases, Topic
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.vocabulary import vocabulary_of
from pipeline.rulebook import Rulebook

_BEHIND = 12
"""Words behind the last number of a sentence that can still tell what it measures."""
_LENGTHS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})
_SPARSE = _LENGTHS | {"kali", "poin"}
"""Units of which a sentence says more seldom what they measure: "dua kali bertemu", "mencetak 20 poin"."""
_SHARES = frozenset({"%", "pp", "bps"})


class Metric:
    """The linker of `metric`."""

    columns = ("metric",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._letters = Letters(rulebook)
        self._vocabulary = vocabulary_of(rulebook)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The metric of each amount, share and measure."""
        said: list[Said | None] = [None] * len(scene.quantities)
        persons = frozenset(word for named in scene.officials for word in named.official.name.split())
        article = _Article(scene, self._letters, Phrases(scene.words, self._vocabulary, persons))
        for number, (_, stated) in enumerate(article.sentences):
            if all(one.mention.type == "count" for _, one in stated):
                continue
            line = article.line(number)
            for index, piece in enumerate(line.pieces):
                topic = line.topic(index) if piece.kind == "Q" else None
                if topic:
                    said[piece.stated] = Said((topic.text,), (topic.span,))
        return said


class _Article:
    """The sentences of an article that hold numbers; each is read when it is asked for, once."""

    def __init__(self, scene: Scene, letters: Letters, phrases: Phrases) -> None:
        grouped = groupby(enumerate(scene.quantities), key=lambda pair: pair[1].sentence)
        self.sentences = [(sentence, list(group)) for sentence, group in grouped]
        self._quantities, self._letters, self._phrases = scene.quantities, letters, phrases
        self._lines: dict[int, Outline] = {}
        self._tells: dict[int, list[tuple[str, Topic]]] = {}
        self._abouts: dict[int, Topic | None] = {}

    def line(self, number: int) -> Outline:
        """Sentence *number* in pieces, with what its quantities measure."""
        if number not in self._lines:
            sentence, stated = self.sentences[number]
            after = min(sentence.stop, stated[-1][1].behind + _BEHIND)
            line = self._cut(range(sentence.start, after), stated)
            line.before = lambda one, bare: self._told_before(number, one, bare)
            self._lines[number] = line
        return self._lines[number]

    def _cut(self, words: range, stated: list[tuple[int, Stated]]) -> Outline:
        letters = self._letters(self._phrases.words, words.start, words.stop, stated)
        return Outline(pieces(letters), self._phrases, lambda one, bare: None, self._topic, self._unit)

    def _unit(self, piece: Piece) -> str:
        return self._quantities[piece.stated].quantity.unit

    def _topic(self, line: Outline, index: int) -> Topic | None:
        """What one number measures; nothing where it is a stretch of time up to now, or its rule says it."""
        one = self._quantities[line.pieces[index].stated]
        if one.mention.type == "count":
            return counted(line, index, one)
        words, unit = self._phrases.words, one.quantity.unit
        if "metric" in one.quantity.stated:
            return None
        if unit in _LENGTHS and one.after < len(words) and words.lower(one.after) in self._phrases.vocabulary.after:
            return None
        if unit in _LENGTHS:
            line.aside.add(index)
        frames = of_lengths(line, index) if unit in _SPARSE else FRAMES
        found = next((found for frame in frames if (found := frame(line, index, one))), None)
        return None if found and one.mention.type == "measure" and self._phrases.is_name(found) else found

    def _told_before(self, number: int, one: Stated, bare: bool) -> Topic | None:
        """What the sentence before tells of: the number of the same unit, of a share any number, else its subject.

        The subject only where the sentence is *bare*, names nothing before its number.
        """
        first, unit = self.sentences[number][0].start, one.quantity.unit
        told = self._told(number - 1) if number and self.sentences[number - 1][0].stop == first else []
        share = unit in _SHARES
        same = [topic for other, topic in told if other == unit or (share and other in _SHARES)]
        if same or (share and told):
            return same[-1] if same else told[-1][1]
        return self._about_before(number, unit) if bare else None

    def _about_before(self, number: int, unit: str) -> Topic | None:
        """The subject of the sentence before; if it points back ("komoditas itu") the number before of *unit*."""
        words = self._phrases.words
        before = _before(words, self.sentences[number][0].start)
        if number not in self._abouts:
            self._abouts[number] = about(self._cut(before, []))
        subject = self._abouts[number]
        pointing = subject and words.tags[words.at(subject.span[1] - 1) + 1] == "demonstrative"
        if pointing and number and before.start - self.sentences[number - 1][0].stop <= 1:  # a newline between
            return next((topic for other, topic in reversed(self._told(number - 1)) if other == unit), subject)
        return subject

    def _told(self, number: int) -> list[tuple[str, Topic]]:
        """Unit and topic of the numbers in sentence *number*; counts have no unit here."""
        if number in self._tells:
            return self._tells[number]
        line = self.line(number)
        told = [(p, line.topic(index)) for index, p in enumerate(line.pieces) if p.stated >= 0]
        units = self._quantities
        tells = [(units[p.stated].quantity.unit if p.kind == "Q" else "", topic) for p, topic in told if topic]
        self._tells[number] = tells
        return tells


def _before(words: Words, first: int) -> range:
    """The sentence that ends before word *first*; the number of a list ("1.") is none."""
    while first > 0:
        start = words.at(words.sentence(words.starts[first - 1])[0])
        if first - start > 2 or start >= first:
            return range(min(start, first), first)
        first = start
    return range(0)
