"""The chunks of `rules/chunks.toml`, found by spaCy's Matcher in a stretch of a Doc.

A stretch is some forty words at most, round a role or a verb of saying: Matchers over whole articles would cost more
than all else. It is cut where no chunk can reach over, and all chunks of a part are found by one Matcher at once.
"""

from collections.abc import Sequence

from spacy.matcher import Matcher
from spacy.strings import get_string_id
from spacy.vocab import Vocab

from pipeline.language import TAGS, Words
from pipeline.match.cuts import Cuts
from pipeline.match.seen import Seen, View
from pipeline.rule import Chunk, Tokens

KNOWN = 10_000
"""Views of parts of stretches of which is kept what was found there; beyond that the memory starts anew."""


class Chunks:
    """Finds the chunks of a rulebook; made once per run.

    Only the chunks are looked for whose tags the part has; few combinations occur, each compiled once. Four of
    five parts look like an earlier one.
    """

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._made = [order for order, chunk in enumerate(chunks) if _parts(chunk)]
        self._needs = [frozenset[str]().union(*map(_needed, chunk.tokens)) for chunk in chunks]
        self._orders = {get_string_id(chunk.id): order for order, chunk in enumerate(chunks)}
        self._vocab = Vocab()
        self._matchers: dict[tuple[int, ...], Matcher] = {}
        self._cuts = Cuts(tokens for chunk in chunks for tokens in chunk.tokens)
        self._seen = Seen(token for chunk in chunks for tokens in chunk.tokens for token in tokens)
        self._known: dict[View, list[str]] = {}

    def labels(self, words: Words, stretch: range) -> list[str]:
        """The chunk that holds each word of *stretch*, empty for none; later chunks take words of earlier ones."""
        if not self._seen.is_enough:
            return self._sought(words, stretch)
        labels: list[str] = []
        for first, after in self._cuts.parts(words.tags[stretch.start : stretch.stop]):
            labels += self._of_part(words, range(stretch.start + first, stretch.start + after))
        return labels

    def _of_part(self, words: Words, part: range) -> list[str]:
        """The labels of a *part* of a stretch, kept for those that look like it."""
        view = self._seen.of(words, part.start, part.stop)
        labels = self._known.get(view)
        if labels is None:
            if len(self._known) >= KNOWN:
                self._known.clear()
            labels = self._known[view] = self._sought(words, part)
        return labels

    def _sought(self, words: Words, stretch: range) -> list[str]:
        """The same, looked for by Matchers."""
        there = set(words.tags[stretch.start : stretch.stop])
        labels = [""] * len(stretch)
        wanted = [order for order, needs in enumerate(self._needs) if not there.isdisjoint(needs)]
        self._label(words, stretch, labels, tuple([order for order in wanted if order not in self._made]))
        for order in self._made:  # of other chunks, which the tokens have to bear first
            write(words, stretch.start, labels)
            self._label(words, stretch, labels, (order,))
        return labels

    def _label(self, words: Words, stretch: range, labels: list[str], wanted: tuple[int, ...]) -> None:
        """Writes the chunks at the places *wanted* into *labels*."""
        matches = self._matcher(wanted)(words.doc[stretch.start : stretch.stop]) if wanted else []
        found = [(self._orders[key], first, after) for key, first, after in matches]
        for order, first, after in sorted(found):
            labels[first:after] = [self._chunks[order].id] * (after - first)

    def _matcher(self, wanted: tuple[int, ...]) -> Matcher:
        """The Matcher of the chunks at these places."""
        if wanted not in self._matchers:
            matcher = self._matchers[wanted] = Matcher(self._vocab, validate=False)
            for chunk in (self._chunks[order] for order in wanted):
                matcher.add(
                    chunk.id, [[token.pattern for token in tokens] for tokens in chunk.tokens], greedy="LONGEST"
                )
        return self._matchers[wanted]


def write(words: Words, first: int, labels: Sequence[str]) -> None:
    """Writes *labels* into the tokens from word *first* on as `ENT_TYPE`, where token rules read them."""
    strings = words.doc.vocab.strings
    hashes = {label: strings.add(label) if label else 0 for label in set(labels)}
    for token, label in zip(words.doc[first : first + len(labels)], labels, strict=True):
        token.ent_type = hashes[label]


def _parts(chunk: Chunk) -> set[str]:
    """The chunks that *chunk* is made of."""
    asked = [token.needs.get("ENT_TYPE") for tokens in chunk.tokens for token in tokens]
    return {name for needed in asked if needed for name in ([needed] if isinstance(needed, str) else needed["IN"])}


def _needed(tokens: Tokens) -> frozenset[str]:
    """Tags one of which stands in every match of *tokens*: those of a token that may not be missing."""
    for token in tokens:
        wanted = token.needs.get("TAG")
        if wanted is not None and not str(token.needs.get("OP", "")).startswith(("?", "*", "!", "{0", "{,")):
            return frozenset([wanted] if isinstance(wanted, str) else wanted.get("IN", TAGS))
    return frozenset(TAGS)
