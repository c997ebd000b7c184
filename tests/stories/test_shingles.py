"""Signatures and buckets of runs of words."""

import numpy as np
import pytest

from pipeline.stories.shingles import candidates, shingles_of, signatures
from pipeline.stories.words import words_of


def text(begin: int, end: int) -> str:
    """Different words, one a number."""
    return " ".join(f"kata{number}" for number in range(begin, end))


def test_signature_agrees_as_often_as_texts_do():
    """Two texts of 400 runs that share 200 have J = 1/3, and a third of their signatures in common."""
    shingles = shingles_of(words_of([("", text(0, 402)), ("", text(200, 602))]))
    rows = signatures(shingles)

    assert shingles.shared(0, 1) == 200
    assert np.mean(rows[0] == rows[1]) == pytest.approx(1 / 3, abs=0.12)


def test_signature_depends_on_its_text_alone():
    """Signatures are the same whatever stands before an article: hashes come from words, not from their numbers."""
    alone = signatures(shingles_of(words_of([("", text(0, 50))])))
    behind = signatures(shingles_of(words_of([("", ""), ("", text(30, 90)), ("", text(0, 50))])))

    assert (alone[0] == behind[2]).all()


def test_signature_is_the_same_on_every_machine():
    """The first numbers of one text, as they were when stories were first written down."""
    assert signatures(shingles_of(words_of([("", text(0, 50))])))[0, :3].tolist() == [95747611, 43017546, 28306346]


@pytest.mark.parametrize(("begin", "found"), [(0, True), (100, True), (390, False)])
def test_candidates_share_their_runs(begin: int, found: bool):
    """Texts that share half of their runs and more fall into one bucket, those that share little do not."""
    shingles = shingles_of(words_of([("", text(0, 402)), ("", text(begin, begin + 402))]))

    assert list(candidates(shingles)) == [(0, 1)] * found


def test_short_texts_are_no_candidates():
    """Captions are alike without being copies."""
    assert list(candidates(shingles_of(words_of([("", text(0, 21)), ("", text(0, 21))])))) == []
    assert list(candidates(shingles_of(words_of([("", text(0, 22)), ("", text(0, 22))])))) == [(0, 1)]


def test_full_bucket():
    """Of hundreds of equal texts each is compared with the next ones only, so that the cost stays in proportion."""
    shingles = shingles_of(words_of([("", text(0, 40))] * 100))

    assert len(list(candidates(shingles))) == sum(min(20, 99 - index) for index in range(100))


@pytest.mark.parametrize("texts", [[], [("", "")], [("Judul", "satu dua")]])
def test_nothing_to_compare(texts: list[tuple[str, str]]):
    """No article, an empty one, one of two words."""
    assert list(candidates(shingles_of(words_of(texts)))) == []
