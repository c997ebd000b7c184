"""Candidates: the pairs of mentions of one class that may tell of one thing.

They stand in articles with an edge, share a rare word within sixty days, or have the same number of
many digits. Every way is an equality of keys with a cap, so that their number grows with that of the mentions.
"""

from collections.abc import Iterator
from itertools import chain

import numpy as np
import pyarrow as pa

from pipeline.ledger.mentions import UNKNOWN, Ints, Mentions, texts

_DAYS_60 = 60 * 86400
_WORDS = 8
"""Rare words of a sentence that are keys."""
_FULL, _NEIGHBOURS = 24, 8
"""Mentions with one key behind another, all of which are paired with it; of more only those next to it."""
_DIGITS = 4
_OWN_DIGITS = 3
"""Digits of a number that is looked for again in its own article."""
_SIDE = 40
"""Mentions of one class in an article that are paired with those of another."""


def candidates_of(mentions: Mentions, chosen: Ints, edges: pa.Table, docs: dict[str, int]) -> Ints:
    """Pairs of *chosen* mentions, as rows of two with the smaller first, in order and each once."""
    size = len(mentions)
    keys = np.zeros(0, dtype=np.int64)
    ways = (_of_stories(mentions, chosen, edges, docs), _of_words(mentions, chosen), _of_digits(mentions, chosen))
    for a, b in chain(*ways):
        keys = np.union1d(keys, np.minimum(a, b) * size + np.maximum(a, b))
    pairs = np.stack([keys // size, keys % size], axis=1) if size else np.zeros((0, 2), dtype=np.int64)
    other = mentions.sentence[pairs[:, 0]] != mentions.sentence[pairs[:, 1]]
    one_article = mentions.doc[pairs[:, 0]] == mentions.doc[pairs[:, 1]]
    found: Ints = pairs[other & (~one_article | (mentions.digits[pairs].min(axis=1) >= _OWN_DIGITS))]
    return found


def _of_stories(mentions: Mentions, chosen: Ints, edges: pa.Table, docs: dict[str, int]) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of one class in two articles that tell of one thing."""
    order = chosen[np.lexsort((chosen, mentions.block[chosen], mentions.doc[chosen]))]
    keys = mentions.doc[order] * (int(mentions.block.max(initial=0)) + 1) + mentions.block[order]
    groups, starts, counts = np.unique(keys, return_index=True, return_counts=True)
    counts = np.minimum(counts, _SIDE)
    blocks = int(mentions.block.max(initial=0)) + 1
    first_of_doc = np.searchsorted(groups, np.arange(int(mentions.doc.max(initial=-1)) + 2) * blocks)
    left, right = (_numbers(edges, name, docs) for name in ("doc_a", "doc_b"))
    known = (left >= 0) & (right >= 0)
    left, right = left[known], right[known]
    sizes = first_of_doc[left + 1] - first_of_doc[left]
    group_a = _ranges(first_of_doc[left], sizes)
    wanted = np.repeat(right, sizes) * blocks + groups[group_a] % blocks
    group_b = np.searchsorted(groups, wanted)
    there = (group_b < len(groups)) & (groups[np.minimum(group_b, max(len(groups) - 1, 0))] == wanted)
    group_a, group_b = group_a[there], group_b[there]
    each = counts[group_a] * counts[group_b]
    within = _ranges(np.zeros(len(each), dtype=np.int64), each)
    wide = np.repeat(counts[group_b], each)
    a = np.repeat(starts[group_a], each) + within // np.maximum(wide, 1)
    b = np.repeat(starts[group_b], each) + within % np.maximum(wide, 1)
    yield order[a], order[b]


def _numbers(edges: pa.Table, column: str, docs: dict[str, int]) -> Ints:
    return np.array([docs.get(doc, -1) for doc in texts(edges[column])], dtype=np.int64)


def _ranges(starts: Ints, lengths: Ints) -> Ints:
    """The numbers start, start + 1 … of each range, one range behind the other.

    >>> _ranges(np.array([5, 9]), np.array([2, 1])).tolist()
    [5, 6, 9]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - lengths, lengths) + np.repeat(starts, lengths)


def _of_words(mentions: Mentions, chosen: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs that share a rare word, at the most sixty days apart; those without a time are paired with one another."""
    topic = mentions.topic[chosen, :_WORDS]
    rows, columns = np.nonzero(topic >= 0)
    mention = chosen[rows]
    keys = mentions.block[mention] * (len(mentions.vocabulary) + 1) + topic[rows, columns]
    dated = mentions.published[mention] != UNKNOWN
    yield _neighbours(mentions, keys * 2 + dated, mention, np.where(dated, mentions.published[mention], 0))


def _of_digits(mentions: Mentions, chosen: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pairs with the same number of many digits, whenever they were printed."""
    many = chosen[mentions.digits[chosen] >= _DIGITS]
    numbers = np.unique(mentions.value[many], return_inverse=True)[1].astype(np.int64)
    keys = numbers * (int(mentions.block.max(initial=0)) + 1) + mentions.block[many]
    yield _neighbours(mentions, keys, many, np.zeros(len(many), dtype=np.int64))


def _neighbours(mentions: Mentions, keys: Ints, members: Ints, when: Ints) -> tuple[Ints, Ints]:
    """Pairs of *members* of one key that are near in time: each with all behind it, or where they are many the next."""
    order = np.lexsort((members, mentions.value[members], when, keys))
    keys, members, when = keys[order], members[order], when[order]
    if not len(keys):
        return members, members
    group = np.cumsum(np.append(False, keys[1:] != keys[:-1]))
    since = when - when.min()
    place = group * (int(since.max()) + _DAYS_60 + 1) + since
    behind = np.searchsorted(place, place + _DAYS_60, side="right") - np.arange(len(place)) - 1
    reach = np.where(behind <= _FULL, behind, _NEIGHBOURS)
    first = np.repeat(np.arange(len(place)), reach)
    return members[first], members[_ranges(np.arange(len(place)) + 1, reach)]
