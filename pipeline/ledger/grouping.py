"""Grouping: mentions that say the same become an entry, the surest links first."""

from collections.abc import Sequence

import numpy as np

from pipeline.ledger import values
from pipeline.ledger.decide import Decided
from pipeline.ledger.mentions import Bools, Ints, Mentions


class Groups:
    """Sets of mentions; each knows its finest exact member and the interval in which all of them lie."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._parent = list(range(len(mentions)))
        self._finest = list(range(len(mentions)))
        self._low, self._high = mentions.low.tolist(), mentions.high.tolist()
        inexact = (mentions.bound != "exact").tolist()
        self._fineness = [*zip(inexact, mentions.step.tolist(), range(len(mentions)), strict=True)]

    def of(self, mention: int) -> int:
        """The mention that stands for the group of *mention*."""
        while self._parent[mention] != mention:
            self._parent[mention] = self._parent[self._parent[mention]]
            mention = self._parent[mention]
        return mention

    def finest(self, mention: int) -> int:
        """The exact member with the finest number of the group of *mention*."""
        return self._finest[self.of(mention)]

    def join(self, a: int, b: int) -> bool:
        """Joins the groups of two mentions unless their finest numbers exclude each other."""
        one, other = sorted((self.of(a), self.of(b)))
        if one == other:
            return True
        low, high = max(self._low[one], self._low[other]), min(self._high[one], self._high[other])
        if not self._agree(self._finest[one], self._finest[other]):
            return False
        self._parent[other] = one
        self._finest[one] = min(self._finest[one], self._finest[other], key=self._fineness.__getitem__)
        self._low[one], self._high[one] = low, high
        return True

    def _agree(self, one: int, other: int) -> bool:
        a, b = np.array([one]), np.array([other])
        return bool(values.equal(self._mentions, a, b)[0] or values.rounded(self._mentions, a, b)[0])


def grouped(mentions: Mentions, links: Decided) -> tuple[Groups, Bools]:
    """The groups that *links* make, the surest first, and which of the links hold."""
    groups = Groups(mentions)
    held = np.zeros(len(links.a), dtype=bool)
    for place in np.lexsort((links.b, links.a, -links.score)).tolist():
        held[place] = groups.join(int(links.a[place]), int(links.b[place]))
    return groups, held


def roots_of(groups: Groups, size: int) -> Ints:
    """The group of each mention."""
    return np.array([groups.of(mention) for mention in range(size)], dtype=np.int64)


def threads_of(entries: int, pairs: Sequence[tuple[int, int]]) -> Ints:
    """The thread of each of so many *entries*: those that *pairs* join, by the smallest number among them.

    >>> threads_of(4, [(2, 3), (1, 2)]).tolist()
    [0, 1, 1, 1]
    """
    parent = list(range(entries))

    def root(entry: int) -> int:
        while parent[entry] != entry:
            parent[entry] = parent[parent[entry]]
            entry = parent[entry]
        return entry

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    return np.array([root(entry) for entry in range(entries)], dtype=np.int64)
