"""What stands round a number in its sentence: the words near it, those of the sentence, names, cues, contrasts."""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from pipeline.ledger.lexicon import Lexicon

_TOKEN = regex.compile(r"\d[\d.,]*\d(?!\p{L})|\d(?!\p{L})|[\p{L}\d][\p{L}\p{M}\d'’-]*|[^\s\p{L}\d]")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_ENDS = frozenset(',;:.()"“”')
_BEFORE, _AFTER = 8, 6
"""Words that are near, before a number and behind it."""
_SHORT = 2


class Span(NamedTuple):
    """Where a number stands in its sentence."""

    start: int
    end: int


class Around(NamedTuple):
    """What stands round one number."""

    near: tuple[str, ...]
    near_cues: int
    before_cues: int
    near_sides: tuple[int, ...]


class Surroundings(NamedTuple):
    """What a sentence says beside its numbers."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    cues: int
    sides: tuple[int, ...]
    around: tuple[Around, ...]


class Reader:
    """Reads sentences; made once for a ledger."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._contents: dict[str, str] = {}

    def __call__(self, sentence: str, spans: Sequence[Span]) -> Surroundings:
        """What stands in *sentence* round the numbers at *spans*, which are in reading order."""
        tokens = [(found.start(), found.group()) for found in _TOKEN.finditer(sentence)]
        outside = [(at, text) for at, text in tokens if not any(span.start <= at < span.end for span in spans)]
        lower = [text.lower() for _, text in outside]
        words = dict.fromkeys(word for word in map(self._content, lower) if word)
        names = dict.fromkeys(
            self._content(low) for place, ((at, text), low) in enumerate(zip(outside, lower, strict=True))
            if at and text[0].isupper() and self._content(low) and outside[place - 1][1] not in _ENDS
        )  # fmt: skip
        around = tuple(self._around(outside, lower, spans, place) for place in range(len(spans)))
        cues, sides = self._lexicon.cues_in(lower), self._lexicon.sides_in(lower)
        return Surroundings(tuple(words), tuple(names), cues, sides, around)

    def _around(
        self, tokens: Sequence[tuple[int, str]], lower: Sequence[str], spans: Sequence[Span], place: int
    ) -> Around:
        span = spans[place]
        left_end = spans[place - 1].end if place else 0
        right_end = spans[place + 1].start if place + 1 < len(spans) else 1 << 30
        first = next((at for at, token in enumerate(tokens) if token[0] >= span.end), len(tokens))
        last = next((at for at in range(first - 1, -1, -1) if tokens[at][0] < span.start), -1)
        before: list[str] = []
        while last >= 0 and len(before) < _BEFORE and tokens[last][0] >= left_end:
            if tokens[last][1] in _ENDS and before:
                break
            before.append(lower[last])
            last -= 1
        before.reverse()
        after: list[str] = []
        while first < len(tokens) and len(after) < _AFTER and tokens[first][0] < right_end:
            if tokens[first][1] in _ENDS and tokens[first][1] not in '()"“”':
                break
            after.append(lower[first])
            first += 1
        near = [word for word in map(self._content, (*before, *after)) if word]
        sides = self._lexicon.sides_in((*before, "|", *after))
        return Around(
            tuple(dict.fromkeys(near)), self._lexicon.cues_in((*before, "|", *after)),
            self._lexicon.cues_in(before), sides,
        )  # fmt: skip

    def _content(self, word: str) -> str:
        """*word* as it is compared; empty where it says nothing of the subject. Each word is held once."""
        found = self._contents.get(word)
        if found is None:
            found = self._contents[word] = self._compared(word)
        return found

    def _compared(self, word: str) -> str:
        if word[0].isdigit() and not word.isalnum() or word.isdigit():
            return word if _YEAR.fullmatch(word) else ""
        if len(word) <= _SHORT or not word[0].isalnum() or word in self._lexicon.silent:
            return ""
        return word.removesuffix("nya") or word


def spans_in(sentence: str, texts: Sequence[str], starts: Sequence[int]) -> list[Span]:
    """Where the numbers *texts*, which begin at *starts* in their article, stand in *sentence*.

    Their distances in the article are those in the sentence; where they are not, each is looked for by itself.

    >>> spans_in("Dua anak dan dua guru", ["Dua", "dua"], [100, 113])
    [Span(start=0, end=3), Span(start=13, end=16)]
    """
    at = sentence.find(texts[0])
    while at >= 0:
        places = [at + start - starts[0] for start in starts]
        if all(sentence.startswith(text, place) for text, place in zip(texts, places, strict=True)):
            return [Span(place, place + len(text)) for place, text in zip(places, texts, strict=True)]
        at = sentence.find(texts[0], at + 1)
    spans, done = [], 0
    for text in texts:
        found = max(sentence.find(text, done), done)
        spans.append(Span(found, found + len(text)))
        done = found + len(text)
    return spans
