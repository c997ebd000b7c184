"""Where a stretch may be cut so that no chunk reaches over the cut: what is found on either side is found by itself."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.language import TAGS
from pipeline.match.sequence import passing, times
from pipeline.rule import Token, Tokens

Pair = tuple[str, str]


class Cuts:
    """The pairs of tags between which no sequence of tokens goes on."""

    def __init__(self, sequences: Iterable[Tokens]) -> None:
        together = {pair for tokens in sequences for pair in _together(tokens)}
        self._apart = frozenset((left, right) for left in TAGS for right in TAGS) - together

    def parts(self, tags: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The parts into which words with these *tags* may be cut: the first of each and the one behind its last."""
        first = 0
        for place, pair in enumerate(zip(tags, tags[1:], strict=False), start=1):
            if pair in self._apart:
                yield first, place
                first = place
        if tags:
            yield first, len(tags)


def _together(tokens: Tokens) -> Iterator[Pair]:
    """The pairs of tags that may stand side by side in a match of *tokens*.

    >>> from pipeline.rule import Table
    >>> acting, stop, role = ({"TAG": "acting", "OP": "*"}, {"TAG": "stop", "OP": "?"}, {"TAG": "role"})
    >>> sorted(_together(tuple(Token(Table(needs)) for needs in (acting, stop, role))))
    [('acting', 'acting'), ('acting', 'role'), ('acting', 'stop'), ('stop', 'role')]
    """
    for place, token in enumerate(tokens):
        if times(str(token.needs.get("OP", "")))[1] > 1:
            yield from _pairs(token, token)
        for behind in tokens[place + 1 :]:
            yield from _pairs(token, behind)
            if times(str(behind.needs.get("OP", "")))[0]:
                break


def _pairs(left: Token, right: Token) -> Iterator[Pair]:
    return ((one, other) for one in _tags(left) for other in _tags(right))


def _tags(token: Token) -> Iterable[str]:
    """The tags that *token* takes."""
    tags = passing(token.needs.get("TAG"))
    return TAGS if tags is None or token.needs.get("OP") == "!" else tags
