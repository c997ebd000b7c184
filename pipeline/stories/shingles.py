"""Articles that share runs of three words: MinHash signatures, and the pairs that fall into one bucket.

A signature holds for each of 126 mixings of the hashes the smallest hash of the article; two articles agree in a place
with the probability of their Jaccard coefficient J. Of 42 bands of 3 places one agrees with 0.996 at J = 0.5.

Hashes of runs are mixed from the hashes of their words, so that from words on a signature costs 0.09 ms an article, the
same as with rensa (0.015 and 0.077 for the strings that it hashes; datasketch 0.77, crc32 and numpy 0.13), on every
machine the same numbers, and nothing to install.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

import numpy as np

from pipeline.stories.words import Hashes, Ints, Words, hashes_of

BANDS, ROWS = 42, 3
_AT_ONCE = 64
"""Articles whose shingles are mixed together: they stay in the cache of the processor."""
_NEXT = 20
"""How many members of a bucket behind one are its candidates: a template fills a bucket with hundreds."""
_FEWEST = 20
"""Runs of a text that can be compared; captions of pictures and of videos have less."""


class Shingles(NamedTuple):
    """The distinct runs of n articles, sorted: those of article i are `hashes[starts[i]:starts[i + 1]]`."""

    hashes: Hashes
    starts: Ints

    def of(self, index: int) -> Hashes:
        """The runs of one article."""
        return self.hashes[self.starts[index] : self.starts[index + 1]]

    def shared(self, one: int, other: int) -> int:
        """How many runs two articles share."""
        return len(np.intersect1d(self.of(one), self.of(other), assume_unique=True))


def shingles_of(words: Words) -> Shingles:
    """The runs of three words in the texts, without their titles."""
    hashed = _mixed(hashes_of(words.names))
    room = np.empty(len(words.numbers), dtype=np.uint64)
    starts = np.zeros(words.articles + 1, dtype=np.int64)
    for index in range(words.articles):
        found = _runs(hashed[words.body(index)])
        starts[index + 1] = starts[index] + len(found)
        room[starts[index] : starts[index + 1]] = found
    return Shingles(room[: starts[-1]], starts)


def _runs(hashed: Hashes) -> Hashes:
    first, second, third = hashed[:-2], hashed[1:-1], hashed[2:]
    if len(hashed) < 3:
        return np.empty(0, dtype=np.uint64)
    return np.unique(_mixed(first * np.uint64(3) + second * np.uint64(5) + third * np.uint64(7)))


def _mixed(values: Hashes) -> Hashes:
    """*values* with all bits dependent on all bits (the last steps of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    return (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)


def signatures(shingles: Shingles) -> "np.ndarray[tuple[int, int], np.dtype[np.uint32]]":
    """One row of BANDS * ROWS numbers an article; rows of articles with too few runs are not to be used."""
    count = len(shingles.starts) - 1
    rows = np.zeros((count, BANDS * ROWS), dtype=np.uint32)
    factors = np.frombuffer(
        b"".join(blake2b(b"%d" % place, digest_size=8).digest() for place in range(BANDS * ROWS)), dtype="<u8"
    ) | np.uint64(1)
    for begin in range(0, count, _AT_ONCE):
        filled = [index for index in range(begin, min(count, begin + _AT_ONCE)) if len(shingles.of(index))]
        if filled:
            last = filled[-1] + 1
            hashes = shingles.hashes[shingles.starts[begin] : shingles.starts[last]]
            offsets = shingles.starts[filled] - shingles.starts[begin]
            for place, factor in enumerate(factors):
                mixed = ((hashes * factor) >> np.uint64(32)).astype(np.uint32)
                rows[filled, place] = np.minimum.reduceat(mixed, offsets)
    return rows


def candidates(shingles: Shingles) -> Iterator[tuple[int, int]]:
    """The pairs, the smaller index first and in their order, that agree in a band; each once."""
    count = len(shingles.starts) - 1
    usable = np.flatnonzero(np.diff(shingles.starts) >= _FEWEST)
    rows = signatures(shingles)[usable].astype(np.uint64)
    found: list[Ints] = []
    for band in range(BANDS):
        one, two, three = (rows[:, band * ROWS + place] for place in range(ROWS))
        keys = _mixed((one << np.uint64(32) | two) + _mixed(three))
        order = np.argsort(keys, kind="stable")
        for step in range(1, _NEXT + 1):
            same = np.flatnonzero(keys[order[step:]] == keys[order[:-step]])
            if not len(same):
                break
            found.append(usable[order[same]] * count + usable[order[same + step]])
    for code in np.unique(np.concatenate(found)).tolist() if found else ():
        yield divmod(code, count)
