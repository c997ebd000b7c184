"""Cosines of articles, and the windows of time in which pairs are looked for."""

from datetime import datetime, timedelta

import numpy as np
import pytest

from pipeline.stories.cosine import near_pairs, weights
from pipeline.stories.words import words_of

TEXTS = [("", "banjir desa sungai meluap"), ("", "banjir desa jembatan hanyut"), ("", "emas naik lagi"), ("", "")]
DAY = datetime(2025, 5, 12)


def test_weights_are_of_length_one():
    """Each row has length 1, and 0 where an article has no word."""
    matrix = weights(words_of(TEXTS))

    assert np.linalg.norm(matrix.toarray(), axis=1).tolist() == pytest.approx([1, 1, 1, 0])


def test_words_are_left_as_they_are():
    """What else reckons with the words finds them as before."""
    words = words_of([("", "b a b c a"), ("", "a")])
    weights(words)

    assert words.numbers.tolist() == [0, 1, 0, 2, 1, 1]
    assert words.starts.tolist() == [0, 5, 6]


def test_cosine_of_a_pair():
    """By hand: in an article of two words, of which the other one shares the first."""
    pairs = list(near_pairs(weights(words_of([("", "a a b"), ("", "a c")])), [DAY, DAY], 0.1))
    shared, own = np.log1p(2 / 2), np.log1p(2 / 1)
    twice = (1 + np.log(2)) * shared

    expected = twice * shared / np.hypot(twice, own) / np.hypot(shared, own)
    assert pairs == [(0, 1, pytest.approx(expected, abs=0.00005))]


@pytest.mark.parametrize("begin", [0, 5, 13])
@pytest.mark.parametrize(("apart", "found"), [(0, True), (1, True), (14, True), (15, False), (28, False)])
def test_two_weeks(begin: int, apart: int, found: bool):
    """Pairs are found up to 14 days apart, wherever the stretches of the calendar end."""
    first = DAY + timedelta(days=begin)
    pairs = near_pairs(weights(words_of(TEXTS[:2])), [first, first + timedelta(days=apart)], 0.2)

    assert [pair[:2] for pair in pairs] == [(0, 1)] * found


@pytest.mark.parametrize("published", [[None, None], [DAY, None], [None, DAY]])
def test_undated(published: list[datetime | None]):
    """An article without a day is compared with all others; each pair comes once."""
    assert [pair[:2] for pair in near_pairs(weights(words_of(TEXTS[:2])), published, 0.2)] == [(0, 1)]


def test_more_rows_than_one_product():
    """Pairs are the same where a window is worked off in several products."""
    texts = [("", f"kata{index // 2} lain{index // 2} tambah{index}") for index in range(1200)]
    pairs = [pair[:2] for pair in near_pairs(weights(words_of(texts)), [DAY] * 1200, 0.3)]

    assert pairs == [(index, index + 1) for index in range(0, 1200, 2)]
