"""Evidence: what two mentions share, in columns of one value a pair."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.ledger.mentions import UNKNOWN, Bools, Floats, Ints, Mentions, Small

_CHUNK = 200_000
"""Pairs that are compared at a time."""
_DAY = 86400


@dataclass(frozen=True)
class Evidence:
    """What speaks for and against two mentions being of one thing.

    *words*, *near*, *names*, *head* are likenesses from 0 to 1; -1 where one of the two has none. *shared* is how much
    the shared words of the sentences say, in all.
    """

    a: Ints
    b: Ints
    story: Floats
    words: Floats
    shared: Floats
    near: Floats
    names: Floats
    head: Floats
    noun: Bools
    opposed: Bools
    sentence_opposed: Bools
    days: Floats
    apart: Bools
    place: Bools


def evidence_of(mentions: Mentions, pairs: Ints, story: Floats) -> Iterator[Evidence]:
    """The evidence of *pairs*, some at a time; *story* is how alike their articles are."""
    for begin in range(0, len(pairs), _CHUNK):
        part = pairs[begin : begin + _CHUNK]
        yield _evidence(mentions, part[:, 0], part[:, 1], story[begin : begin + _CHUNK])


def _evidence(mentions: Mentions, a: Ints, b: Ints, story: Floats) -> Evidence:
    words, shared = _likeness(mentions.topic, a, b, mentions.weight)
    published = mentions.published
    known = (published[a] != UNKNOWN) & (published[b] != UNKNOWN)
    days = np.where(known, np.abs(np.where(known, published[a] - published[b], 0)) / _DAY, np.nan)
    return Evidence(
        a=a, b=b, story=story, words=words, shared=shared,
        near=_likeness(mentions.near, a, b, mentions.weight)[0],
        names=_likeness(mentions.names, a, b, mentions.weight)[0],
        head=_likeness(mentions.head, a, b, mentions.weight)[0],
        noun=mentions.noun[a] == mentions.noun[b],
        opposed=_opposed(mentions.near_sides, a, b), sentence_opposed=_opposed(mentions.sides, a, b),
        days=days, apart=_apart(mentions, a, b), place=_unrelated(mentions, a, b),
    )  # fmt: skip


def _likeness(words: Small, a: Ints, b: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """How alike two sets of words are, by what their words say, and how much the shared ones say."""
    left, right = words[a], words[b]
    in_both = np.zeros(left.shape, dtype=bool)
    for place in range(right.shape[1]):
        in_both |= left == right[:, place : place + 1]
    in_both &= left >= 0
    shared = (weight[left] * in_both).sum(axis=1)
    whole = weight[words].sum(axis=1)
    product = np.sqrt(whole[a] * whole[b])
    return np.where(product > 0, shared / np.where(product > 0, product, 1), -1.0), shared


def _opposed(sides: Small, a: Ints, b: Ints) -> Bools:
    """Whether both name a side of one contrast, and no side in common."""
    left, right = sides[a], sides[b]
    found: Bools = np.any((left > 0) & (right > 0) & ((left & right) == 0), axis=1)
    return found


def _apart(mentions: Mentions, a: Ints, b: Ints) -> Bools:
    """Whether both say of which time they tell, and the times share no day."""
    stated = (mentions.dated[a] < 3) & (mentions.dated[b] < 3)
    return stated & ((mentions.until[a] < mentions.since[b]) | (mentions.until[b] < mentions.since[a]))


def _unrelated(mentions: Mentions, a: Ints, b: Ints) -> Bools:
    """Whether both sentences name regions, and none of them lies in one of the other."""
    both = (mentions.place[a] != "") & (mentions.place[b] != "") & (mentions.place[a] != mentions.place[b])
    found = np.zeros(len(a), dtype=bool)
    for at in np.nonzero(both)[0]:
        one, other = mentions.place[a[at]].split(";"), mentions.place[b[at]].split(";")
        found[at] = not any(x.startswith(y) or y.startswith(x) for x in one for y in other)
    return found
