"""The words of many articles as numbers, so that all further steps reckon with arrays."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
_WORD = re.compile(r"\w+")


class Words(NamedTuple):
    """The words of n articles one behind another: those of article i are `numbers[starts[i]:starts[i + 1]]`.

    Those of its title come first, up to `bodies[i]`. A number counts the words by their first place.
    """

    numbers: NDArray[np.int32]
    starts: Ints
    bodies: Ints
    names: tuple[str, ...]

    @property
    def articles(self) -> int:
        """How many articles there are."""
        return len(self.bodies)

    def body(self, index: int) -> NDArray[np.int32]:
        """The numbers of the words of one text, without its title."""
        return self.numbers[self.bodies[index] : self.starts[index + 1]]


def words_of(texts: Iterable[tuple[str, str]]) -> Words:
    """The words of *texts*, pairs of title and text, in small letters.

    >>> words = words_of([("Panen", "Panen raya."), ("", "Raya 5")])
    >>> words.names, words.numbers.tolist(), words.starts.tolist(), words.bodies.tolist()
    (('panen', 'raya', '5'), [0, 0, 1, 1, 2], [0, 3, 5], [1, 3])
    """
    known: dict[str, int] = {}
    parts: list[NDArray[np.int32]] = []
    starts, bodies = [0], []
    for title, text in texts:
        head = _WORD.findall(title.lower())
        found = head + _WORD.findall(text.lower())
        parts.append(np.array([known.setdefault(word, len(known)) for word in found], dtype=np.int32))
        bodies.append(starts[-1] + len(head))
        starts.append(starts[-1] + len(found))
    numbers = np.concatenate(parts) if parts else np.empty(0, dtype=np.int32)
    return Words(numbers, np.array(starts, dtype=np.int64), np.array(bodies, dtype=np.int64), tuple(known))


def hashes_of(names: Iterable[str]) -> Hashes:
    """One number of 64 bits a word, the same on every machine."""
    digests = b"".join(blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
