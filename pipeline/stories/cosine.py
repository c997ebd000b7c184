"""Articles that tell of the same thing in other words: the cosine of their rare words, within two weeks.

Weights are (1 + ln n) · ln(1 + N / d) for a word that stands n times in an article and in d of the N articles. Pairs
are looked for by the words that few articles of the time have; their cosine counts all words.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from pipeline.stories.words import Ints, Words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

NEAR = 14
"""Days between two articles that are compared."""
_RARE, _UNDATED_RARE = 400, 100
"""Articles of a window, and of all, in which a word that leads to pairs may stand: what bounds the cost."""
_LEAD = 0.5
"""Part of the least cosine that the rare words of a pair have to reach by themselves."""
_ROWS = 512
"""Rows of one product."""


def weights(words: Words) -> "csr_matrix":
    """One row of weights an article, of length 1; of length 0 where there is no word."""
    from scipy.sparse import csr_matrix, diags

    shape = (words.articles, len(words.names))
    ones = np.ones(len(words.numbers), dtype=np.float32)
    matrix = csr_matrix((ones, words.numbers.copy(), words.starts.copy()), shape=shape)
    matrix.sum_duplicates()  # in place: the numbers of *words* stay as they are
    spread = np.bincount(matrix.indices, minlength=shape[1])
    rarity = np.log1p(shape[0] / np.maximum(spread, 1))
    matrix = matrix.astype(np.float64)
    matrix.data = (1 + np.log(matrix.data)) * rarity[matrix.indices]
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.where(lengths, lengths, 1)) @ matrix)


def near_pairs(
    matrix: "csr_matrix", published: Sequence[datetime | None], least: float
) -> Iterator[tuple[int, int, float]]:
    """The pairs with a cosine of *least* and more, at most NEAR days apart where both have a day, in their order."""
    days = np.array([one.toordinal() if one else -1 for one in published], dtype=np.int64)
    found = [*_windows(matrix, days, least), *_undated(matrix, days, least)]
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    for begin in range(0, len(codes), _ROWS * 64):
        one, other = np.divmod(codes[begin : begin + _ROWS * 64], len(days))
        cosines = np.asarray(matrix[one].multiply(matrix[other]).sum(axis=1)).ravel().round(4)
        kept = cosines >= least
        yield from zip(one[kept].tolist(), other[kept].tolist(), cosines[kept].tolist(), strict=True)


def _windows(matrix: "csr_matrix", days: Ints, least: float) -> Iterator[Ints]:
    """Pairs of dated articles, by stretches of NEAR days of the calendar: each with itself and the next one."""
    buckets = np.where(days >= 0, days // NEAR, -1)
    for bucket in np.unique(buckets[buckets >= 0]).tolist():
        inside = np.flatnonzero(buckets == bucket)
        window = np.flatnonzero((buckets == bucket) | (buckets == bucket + 1))
        for one, other in _leading(matrix, inside, window, least, _RARE):
            kept = (one < other) & (np.abs(days[one] - days[other]) <= NEAR)
            yield one[kept] * len(days) + other[kept]


def _undated(matrix: "csr_matrix", days: Ints, least: float) -> Iterator[Ints]:
    """Pairs of which one has no day."""
    inside = np.flatnonzero(days < 0)
    everything = np.arange(len(days))
    for one, other in _leading(matrix, inside, everything, least, _UNDATED_RARE) if len(inside) else ():
        early, late = np.minimum(one, other), np.maximum(one, other)
        kept = early < late
        yield early[kept] * len(days) + late[kept]


def _leading(
    matrix: "csr_matrix", inside: Ints, window: Ints, least: float, rare: int
) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of a row of *inside* and one of *window* whose rare words reach the part _LEAD of *least*."""
    columns = matrix[window].tocsc()
    spread = np.diff(columns.indptr)
    chosen = np.flatnonzero((spread > 1) & (spread <= rare))
    right = columns[:, chosen].T.tocsr()
    for begin in range(0, len(inside), _ROWS):
        rows = inside[begin : begin + _ROWS]
        product = (matrix[rows][:, chosen] @ right).tocoo()
        high = product.data >= _LEAD * least
        yield rows[product.row[high]], window[product.col[high]]
