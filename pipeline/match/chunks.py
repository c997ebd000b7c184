"""The chunks of `rules/chunks.toml`, found by spaCy's Matcher in a stretch of a Doc and written into its tokens.

A stretch is some forty words at most, round a role or a verb of saying: Matchers over whole articles would cost more
than all else. A chunk is looked for only where the stretch has a tag that it cannot do without.
"""

from collections.abc import Container, Iterable, Sequence
from typing import NamedTuple

from spacy.matcher import Matcher
from spacy.strings import get_string_id
from spacy.vocab import Vocab

from pipeline.language import Words
from pipeline.rule import Chunk, Tokens


class _Compiled(NamedTuple):
    """A chunk, the tags or chunks one of which it needs (empty: not known), and its Matcher."""

    id: str
    needs: frozenset[str]
    matcher: Matcher


class Chunks:
    """Marks the chunks of a rulebook; made once per run."""

    def __init__(self, chunks: Iterable[Chunk]) -> None:
        self._compiled = [_compiled(chunk) for chunk in chunks]

    def mark(self, words: Words, stretch: range, *, without: Container[str] = ()) -> list[str]:
        """The chunk that holds each word of *stretch*, empty for none; the Doc's tokens have it as `ENT_TYPE`."""
        tokens = list(words.doc[stretch.start : stretch.stop])
        labels = [""] * len(tokens)
        there = set(words.tags[stretch.start : stretch.stop])
        for token in tokens:
            token.ent_type = 0
        span = words.doc[stretch.start : stretch.stop]
        for chunk_id, needs, matcher in self._compiled:
            if chunk_id in without or (needs and needs.isdisjoint(there)):
                continue
            for _, first, after in matcher(span):
                there.add(chunk_id)
                for index in range(first, after):
                    labels[index] = chunk_id
                    tokens[index].ent_type_ = chunk_id
        return labels


def write(words: Words, first: int, labels: Sequence[str]) -> None:
    """Writes *labels* into the tokens from word *first* on, where token rules read them."""
    for token, label in zip(words.doc[first : first + len(labels)], labels, strict=True):
        token.ent_type = get_string_id(label) if label else 0


def _compiled(chunk: Chunk) -> _Compiled:
    matcher = Matcher(Vocab())
    matcher.add(chunk.id, [[token.pattern for token in tokens] for tokens in chunk.tokens], greedy="LONGEST")
    needs = [_needed(tokens) for tokens in chunk.tokens]
    return _Compiled(chunk.id, frozenset().union(*needs) if all(needs) else frozenset(), matcher)


def _needed(tokens: Tokens) -> frozenset[str]:
    """Tags or chunks one of which stands in every match of *tokens*; empty where that cannot be told."""
    for token in tokens:
        wanted = token.needs.get("TAG", token.needs.get("ENT_TYPE"))
        if wanted is not None and not str(token.needs.get("OP", "")).startswith(("?", "*", "!", "{0", "{,")):
            return frozenset([wanted] if isinstance(wanted, str) else wanted.get("IN", ()))
    return frozenset()
