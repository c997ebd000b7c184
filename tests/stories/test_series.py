"""Which articles are fillings of one template."""

from collections.abc import Callable

import pytest

from pipeline.stories.copies import Signs
from pipeline.stories.series import series

Sign = Callable[..., Signs]
WEATHER = ["Cuaca Teluk Hari Ini: Hujan", "Cuaca Teluk Hari Ini: Cerah"]


def grouped(signs: list[Signs], pairs: list[tuple[int, int]], edges: list[tuple[int, int, float]]) -> list[int | None]:
    """The first member of the template of each article; None outside one."""
    groups = series(pairs, edges, signs)
    return [None if groups.alone(index) else groups.first(index) for index in range(len(signs))]


def test_two_fillings_have_like_titles(sign: Sign):
    """Of two articles that share their words the titles decide: a follow-up has another one."""
    alike = [sign(5, title=WEATHER[0]), sign(6, title=WEATHER[1])]
    other = [sign(5, title="Nelayan menolak tambang pasir"), sign(6, title="Bupati temui warga pesisir")]

    assert grouped(alike, [(0, 1)], []) == [0, 0]
    assert grouped(other, [(0, 1)], []) == [None, None]


def test_many_fillings_need_no_title(sign: Sign):
    """From three dates on the words are enough; copies of one day are no date more."""
    pairs = [(0, 1), (1, 2)]

    assert grouped([sign(5, title="a b"), sign(6, title="c d"), sign(7, title="e f")], pairs, []) == [0, 0, 0]
    assert grouped([sign(5, title="a b"), sign(6, title="c d"), sign(6, title="e f")], pairs, []) == [None, None, None]


@pytest.mark.parametrize(
    ("cosine", "outlet", "text", "template"),
    [
        (0.85, "Kabar", "Hujan pada Selasa (6/5).", True),
        (0.84, "Kabar", "Hujan pada Selasa (6/5).", False),
        (0.85, "Pos", "Hujan pada Selasa (6/5).", False),
        (0.85, "Kabar", "Hujan sejak Senin (5/5).", False),
        (0.85, "Kabar", "Hujan.", False),
    ],
)
def test_fillings_in_other_words(sign: Sign, cosine: float, outlet: str, text: str, template: bool):
    """A forecast shares few runs of words with that of another day: outlet, title, days and cosine tell."""
    signs = [sign(5, "Kabar", "Hujan pada Senin (5/5).", WEATHER[0]), sign(6, outlet, text, WEATHER[1])]

    assert grouped(signs, [], [(0, 1, cosine)]) == ([0, 0] if template else [None, None])
