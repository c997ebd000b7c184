"""The words of many articles as numbers, so that all further steps reckon with arrays."""

import re
from array import array
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
    numbers, starts, bodies = array("i"), array("q", [0]), array("q")
    for title, text in texts:
        head = _WORD.findall(title.lower())
        bodies.append(starts[-1] + len(head))
        numbers.extend([known.setdefault(word, len(known)) for word in head + _WORD.findall(text.lower())])
        starts.append(len(numbers))
    return Words(
        np.frombuffer(numbers, dtype=np.int32) if numbers else np.empty(0, dtype=np.int32),
        np.frombuffer(starts, dtype=np.int64),
        np.frombuffer(bodies, dtype=np.int64) if bodies else np.empty(0, dtype=np.int64),
        tuple(known),
    )


def hashes_of(names: Iterable[str]) -> Hashes:
    """One number of 64 bits a word, the same on every machine."""
    digests = b"".join(blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
