"""Which pairs with a high cosine become one story."""

from collections.abc import Callable

import pytest

from pipeline.stories.copies import Signs
from pipeline.stories.groups import Groups
from pipeline.stories.retold import stories

Sign = Callable[..., Signs]


def grouped(signs: list[Signs], edges: list[tuple[int, int, float]], **other: list[tuple[int, int]]) -> list[int]:
    """The first member of the group of each article."""
    templates = Groups(len(signs), other.get("templates", []))
    groups = stories(other.get("copies", []), templates, edges, signs)
    return [groups.first(index) for index in range(len(signs))]


@pytest.mark.parametrize(
    ("cosine", "one", "other", "together"),
    [
        (0.55, "Kabar", "Pos", True),
        (0.54, "Kabar", "Pos", False),
        (0.55, "", "", True),
        (0.79, "Kabar", "kabar.co.id", False),
        (0.8, "Kabar", "kabar.co.id", True),
    ],
)
def test_one_outlet_seldom_tells_a_story_twice(sign: Sign, cosine: float, one: str, other: str, together: bool):
    """Two outlets retell; a second article of one outlet is a follow-up unless it is very like the first."""
    assert grouped([sign(5, one), sign(5, other)], [(0, 1, cosine)]) == [0, 0 if together else 1]


@pytest.mark.parametrize(("other", "together"), [(7, True), (8, False), (None, True)])
def test_days_between(sign: Sign, other: int | None, together: bool):
    """More than two days apart it is another story; where a day is not known, the words decide."""
    assert grouped([sign(5), sign(other)], [(0, 1, 0.9)]) == [0, 0 if together else 1]


def test_words_alone_have_to_tell_more(sign: Sign):
    """Where a day is not known the cosine of two outlets has to be higher."""
    assert grouped([sign(5, "Kabar"), sign(None, "Pos")], [(0, 1, 0.59)]) == [0, 1]
    assert grouped([sign(5, "Kabar"), sign(None, "Pos")], [(0, 1, 0.6)]) == [0, 0]


def test_days_of_a_whole_story(sign: Sign):
    """A third article joins where all members lie within two days, not from day to day without end."""
    assert grouped([sign(5), sign(7), sign(9)], [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.8)]) == [0, 0, 2]


def test_series_of_one_outlet(sign: Sign):
    """Reports of one outlet that name other days are no retelling, whatever their cosine."""
    one, other = sign(5, "Kabar", "Udara pada Senin (5/5) pagi."), sign(6, "Kabar", "Udara pada Selasa (6/5) pagi.")

    assert grouped([one, other], [(0, 1, 0.97)]) == [0, 1]
    assert grouped([one, sign(6, "Pos", "Udara pada Selasa (6/5) pagi.")], [(0, 1, 0.97)]) == [0, 0]


def test_template_is_no_story(sign: Sign):
    """Two fillings of one template stay apart."""
    assert grouped([sign(5), sign(6)], [(0, 1, 0.97)], templates=[(0, 1)]) == [0, 1]


def test_chain_is_no_story(sign: Sign):
    """Articles that only hang together through a third one stay apart; where all are alike they come together."""
    three = [sign(5), sign(5), sign(5)]

    assert grouped(three, [(0, 1, 0.8), (1, 2, 0.6), (0, 2, 0.3)]) == [0, 0, 2]
    assert grouped(three, [(0, 1, 0.8), (1, 2, 0.6), (0, 2, 0.45)]) == [0, 0, 0]


def test_copies_count_once(sign: Sign):
    """Copies are one voice: the copy that is least like the third article does not keep it out."""
    assert grouped([sign(5), sign(5), sign(5)], [(0, 2, 0.6)], copies=[(0, 1)]) == [0, 0, 0]
