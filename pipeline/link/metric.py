"""What: the noun phrase that names what an amount, a share or a measure measures.

Each sentence is written in letters (`clauses`), cut into pieces (`nounphrases`), and every number is held against the
frames (`frames`) in their order.
"""

from itertools import groupby

from pipeline.language import Words
from pipeline.link.clauses import Letters
from pipeline.link.frames import FRAMES, Line, counted
from pipeline.link.nounphrases import pieces
from pipeline.link.scene import Said, Scene, Stated
from pipeline.link.topics import Phrases, Topic, Vocabulary
from pipeline.rulebook import Rulebook

_BEHIND = 12
"""Words behind the last number of a sentence that can still tell what it measures."""


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
        last: tuple[int, dict[str, Topic]] = (-1, {})
        for sentence, group in groupby(enumerate(scene.quantities), key=lambda pair: pair[1].sentence):
            stated = list(group)
            if all(one.mention.type == "count" for _, one in stated):
                continue
            line = self._line(sentence, stated, phrases)
            for index, piece in enumerate(line.pieces):
                if piece.stated < 0:
                    continue
                one = scene.quantities[piece.stated]
                if one.mention.type == "count":
                    topic = counted(line, index, one)
                elif "metric" in one.quantity.stated:
                    continue
                else:
                    topic = next((found for frame in FRAMES if (found := frame(line, index, one))), None)
                    if topic:
                        said[piece.stated] = Said((topic.text,), (topic.span,))
                if topic:
                    line.topics[index] = topic
        return said

    def _line(self, sentence: range, stated: list[tuple[int, Stated]], phrases: Phrases) -> Line:
        after = min(sentence.stop, stated[-1][1].behind + _BEHIND)
        letters = self._letters(phrases.words, sentence.start, after, stated)
        return Line(pieces(letters), {}, phrases, lambda one: None)
