"""Flags of what is not so: a number that is denied ("bukan 5 orang"), or holds on a condition ("jika naik 5 persen").

The words that deny and that make conditions are the lexicon `modality`.
"""

from collections.abc import Iterator, Sequence

from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Span, Stated
from pipeline.rulebook import Rulebook

_TOPIC = frozenset({"in", "of", "from", "preposition", "temporal", "month", "relative", "demonstrative", "unit_word",
                    "place", "level", "local"})  # fmt: skip
"""Tags of the word with which "kalau" only names a topic: "kalau di Sigi ada 5 perahu"."""
_OPENS = frozenset({"stop", "newline", "quote", "comma", "colon", "and", "dash", "space"})
_ENDS = frozenset({"stop", "newline", "quote"})
_CLAUSE = frozenset({"verb", "auxiliary", "adverb", "speech", "copula", "amount", "more"})
"""Tags of words that no topic holds."""
_RECKONED = 3
"""Words behind a condition in which a verb of reckoning makes it none: "kalau kita lihat", "jika dibandingkan"."""
_BESIDE = 3
"""Words between a denial and its number at the most: "belum mencapai sekitar 5 ton"."""
_HEDGES = frozenset({"adverb", "amount", "more", "preposition", "auxiliary", "symbol"})


class Modality:
    """The linker of the flags `negated` and `conditional`."""

    columns = ("flags",)

    def __init__(self, rulebook: Rulebook) -> None:
        def of(kind: str) -> frozenset[str]:
            return rulebook.words("modality", kind)

        self._conditions, self._provided, self._opens = of("condition"), of("provided"), of("opens")
        self._reckoned, self._known, self._contrast = of("reckoned"), of("known"), of("contrast")
        self._denials, self._negations, self._unmet = of("denial"), of("negation"), of("unmet")
        self._topical, self._subjects = of("topical"), of("clause")
        self._merely, self._least = of("merely"), of("least")
        self._marks = self._conditions | self._provided

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The flags of each quantity that is denied or conditional, with the words that say so."""
        words, said = scene.words, list[Said | None]()
        for places in scene.by_sentence():
            holds = list(self._holding(places[0].sentence, words))
            for one in places:
                flags = {"negated": self._denied(one, words), "conditional": _within(holds, one.first)}
                told = {flag: span for flag, span in flags.items() if span}
                said.append(Said((";".join(sorted(told)),), tuple(told.values())) if told else None)
        return said

    def _denied(self, one: Stated, words: Words) -> Span | None:
        """The denial in front of a number: "bukan 5 orang", "belum mencapai 5 ton", but not "bukan hanya 5 orang"."""
        unmet = False
        for index in range(one.first - 1, max(one.sentence.start, one.first - 1 - _BESIDE) - 1, -1):
            word = words.lowers[index]
            if word in self._denials or word in self._negations and unmet:
                least = index > one.sentence.start and words.lowers[index - 1] in self._least
                return None if least else (words.starts[index], words.end(index))
            if word in self._merely:
                return None
            if word in self._unmet:
                unmet = True
            elif words.tags[index] not in _HEDGES:
                return None
        return None

    def _holding(self, sentence: range, words: Words) -> Iterator[tuple[int, int, Span]]:
        """The stretches of a sentence that hold on a condition: its first word, the one behind, what says so."""
        lowers = words.lowers
        if self._marks.isdisjoint(lowers[sentence.start : sentence.stop]):
            return
        for index in range(sentence.start, sentence.stop - 1):
            if lowers[index] in self._marks and self._is_condition(index, sentence, words):
                yield self._first(index, sentence, words), self._behind(index, sentence, words), (
                    words.starts[index], words.end(index)
                )  # fmt: skip

    def _is_condition(self, index: int, sentence: range, words: Words) -> bool:
        """Whether a word of condition makes one: no topic, no way of reckoning, no clause of what is known."""
        lowers, tags = words.lowers, words.tags
        before = tags[index - 1] if index > sentence.start else "stop"
        if lowers[index] in self._provided and (before != "comma" or tags[index + 1] not in ("noun", "verb", "adverb")):
            return False
        if before == "speech" or index > sentence.start and lowers[index - 1] in self._known:
            return False
        if not self._reckoned.isdisjoint(lowers[index + 1 : index + 1 + _RECKONED]):
            return False
        if lowers[index + 1] in self._opens:
            return True
        if tags[index + 1] in _TOPIC:
            return False
        return lowers[index] not in self._topical or self._says(index, sentence, words)

    def _says(self, index: int, sentence: range, words: Words) -> bool:
        """Whether a clause follows the condition at word *index*, or a number: "kalau garam naik", "kalau 40 persen".

        A noun phrase alone is a topic: "kalau garam harganya Rp5.000".
        """
        for place in range(index + 1, sentence.stop):
            tag = words.tags[place]
            begins = place == index + 1 and (tag == "number" or words.lowers[place] in self._subjects)
            if begins or tag in _CLAUSE or words.lowers[place] in self._negations:
                return True
            if tag in ("comma", "number", *_ENDS):
                return False
        return False

    def _first(self, index: int, sentence: range, words: Words) -> int:
        """The first word that the condition at word *index* holds for: its own, or the clause before that it closes."""
        tags = words.tags
        if index == sentence.start or tags[index - 1] in _OPENS - {"comma"}:
            return index
        if tags[index - 1] == "comma" and self._leads(index, sentence, words):
            return index
        first = index - 1
        while first > sentence.start and not self._parts(first - 1, words):
            first -= 1
        return first

    def _leads(self, index: int, sentence: range, words: Words) -> bool:
        """Whether the clause for which a condition holds follows it, behind a comma that leads to no speaker."""
        stop = self._behind(index, sentence, words)
        return any(
            words.tags[place] == "comma" and words.tags[place + 1] not in ("speech", "quote")
            for place in range(index + 1, stop - 1)
        )

    def _behind(self, index: int, sentence: range, words: Words) -> int:
        """The word behind all that the condition at word *index* holds for."""
        fronted = index == sentence.start or words.tags[index - 1] in _OPENS
        for place in range(index + 1, sentence.stop):
            if words.tags[place] in _ENDS or words.lowers[place] in self._contrast:
                return place
            if not fronted and words.tags[place] == "comma":
                return place
        return sentence.stop

    def _parts(self, index: int, words: Words) -> bool:
        """Whether a clause ends with word *index*."""
        return words.tags[index] in ("comma", *_ENDS) or words.lowers[index] in self._contrast


def _within(stretches: Sequence[tuple[int, int, Span]], index: int) -> Span | None:
    """The words of the condition whose stretch holds word *index*."""
    return next((cue for first, behind, cue in stretches if first <= index < behind), None)
