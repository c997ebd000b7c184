"""The chunks of `rules/chunks.toml`, found by spaCy's Matcher in a stretch of a Doc.

A stretch is some forty words at most, round a role or a verb of saying: Matchers over whole articles would cost more
than all else. Chunks that are not made of others are found by one Matcher at once.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from spacy.matcher import Matcher
from spacy.strings import get_string_id
from spacy.vocab import Vocab

from pipeline.language import Words
from pipeline.rule import Chunk


class Found(NamedTuple):
    """A chunk in a stretch: its place in the file, its first word and the one behind it."""

    order: int
    first: int
    after: int


class Chunks:
    """Finds the chunks of a rulebook; made once per run."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._ids = [chunk.id for chunk in chunks]
        self._layers = list(_layers(chunks))
        asked = {part for chunk in chunks for part in _parts(chunk)}
        self._asked = {order: get_string_id(chunk.id) for order, chunk in enumerate(chunks) if chunk.id in asked}

    def labels(self, words: Words, stretch: range) -> list[str]:
        """The chunk that holds each word of *stretch*, empty for none; a later chunk takes the words of an earlier one."""
        span = words.doc[stretch.start : stretch.stop]
        found: list[Found] = []
        for number, (orders, matcher) in enumerate(self._layers):
            if number:
                self._write(words, stretch, found)
            found += [Found(orders[key], first, after) for key, first, after in matcher(span)]
        labels = [""] * len(stretch)
        for order, first, after in sorted(found):
            labels[first:after] = [self._ids[order]] * (after - first)
        return labels

    def _write(self, words: Words, stretch: range, found: Iterable[Found]) -> None:
        """Writes the chunks that others are made of into the tokens as `ENT_TYPE`."""
        tokens = list(words.doc[stretch.start : stretch.stop])
        for token in tokens:
            token.ent_type = 0
        for order, first, after in sorted(found):
            if order in self._asked:
                for token in tokens[first:after]:
                    token.ent_type = self._asked[order]


def write(words: Words, first: int, labels: Sequence[str]) -> None:
    """Writes *labels* into the tokens from word *first* on, where token rules read them."""
    for token, label in zip(words.doc[first : first + len(labels)], labels, strict=True):
        token.ent_type = get_string_id(label) if label else 0


def _layers(chunks: Sequence[Chunk]) -> Iterator[tuple[dict[int, int], Matcher]]:
    """A Matcher for the chunks that are made of none, then for those made of them, and so on; keys to their places."""
    depths: dict[str, int] = {}
    for chunk in chunks:
        depths[chunk.id] = 1 + max((depths[part] for part in _parts(chunk)), default=0)
    placed = sorted((depths[chunk.id], order) for order, chunk in enumerate(chunks))
    for _, group in groupby(placed, key=itemgetter(0)):
        matcher, orders = Matcher(Vocab()), {}
        for _, order in group:
            chunk = chunks[order]
            matcher.add(chunk.id, [[token.pattern for token in tokens] for tokens in chunk.tokens], greedy="LONGEST")
            orders[get_string_id(chunk.id)] = order
        yield orders, matcher


def _parts(chunk: Chunk) -> set[str]:
    """The chunks that *chunk* is made of."""
    asked = [token.needs.get("ENT_TYPE") for tokens in chunk.tokens for token in tokens]
    return {name for needed in asked if needed for name in ([needed] if isinstance(needed, str) else needed["IN"])}
