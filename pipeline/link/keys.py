"""The words of an article by the hashes of their lower case, in which thousands of words are looked up at once."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from spacy.attrs import LOWER
from spacy.tokens import Doc

Hashes = npt.NDArray[np.uint64]
Key = tuple[int, int]
"""The index of a word and its hash."""


def table(keys: Iterable[int]) -> Hashes:
    """*keys* in the order in which `among` wants them."""
    return np.array(sorted(keys), dtype=np.uint64)


class Keys:
    """The hashes of the words of one article."""

    def __init__(self, doc: Doc) -> None:
        self._hashes: Hashes = doc.to_array(LOWER)  # type: ignore[assignment]  # its stubs say float

    def among(self, known: Hashes) -> list[Key]:
        """The words whose hashes stand in the table *known*, in order."""
        if not known.size or not self._hashes.size:
            return []
        places = np.searchsorted(known, self._hashes)
        places[places == known.size] = 0
        found = np.flatnonzero(known[places] == self._hashes)
        return list(zip(found.tolist(), self._hashes[found].tolist(), strict=True))
