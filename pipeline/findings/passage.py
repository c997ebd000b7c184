"""The sentences of quotes, once each, with all their numbers marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pipeline.findings.finding import Quote
from pipeline.formats.columns import line

_SIDE = 180
"""Characters between two numbers, or at an end, that are shown of a long sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in pieces, each with whether it is one of the numbers; *quote* is the first of them."""

    quote: Quote
    pieces: tuple[tuple[str, bool], ...]


def passages(quotes: Iterable[Quote]) -> list[Passage]:
    """The sentences of *quotes* in their order; neighbours of one sentence share it."""
    groups = groupby(quotes, key=lambda quote: (quote.doc_id, f"{quote.before}{quote.text}{quote.after}"))
    return [_passage(sentence, list(group)) for (_, sentence), group in groups]


def _passage(sentence: str, quotes: list[Quote]) -> Passage:
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted({(len(quote.before), len(quote.before) + len(quote.text)) for quote in quotes}):
        if start >= done:
            pieces += [(_cut(sentence[done:start], at_begin=done == 0), False), (line(sentence[start:end]), True)]
            done = end
    pieces.append((_cut(sentence[done:], at_end=True), False))
    return Passage(quotes[0], tuple(piece for piece in pieces if piece[0]))


def _cut(text: str, *, at_begin: bool = False, at_end: bool = False) -> str:
    """*text* on one line, its far part left out where it is long.

    >>> _cut("a" * 300 + " tiga", at_begin=True), _cut(" ayam" + " b" * 200, at_end=True)[-5:]
    ('… tiga', 'b b …')
    """
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    text = line(" ".join(text.split()))
    if not text:
        return left or right
    if len(text) <= _SIDE * (1 if at_begin or at_end else 2):
        return f"{left}{text}{right}"
    head = "" if at_begin else text[:_SIDE].rpartition(" ")[0] + " "
    tail = "" if at_end else " " + text[-_SIDE:].partition(" ")[2]
    return f"{left}{head}…{tail}{right}"
