"""What parts copies from articles of another date."""

from collections.abc import Callable

import pytest

from pipeline.stories.copies import Signs, other_date

Sign = Callable[..., Signs]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((5, "Hujan."), (7, "Hujan."), False),
        ((5, "Hujan."), (8, "Hujan."), True),
        ((None, "Hujan."), (8, "Hujan."), False),
        ((5, "Hujan Senin (5/5)."), (6, "Hujan Selasa (6/5)."), True),
        ((5, "Hujan Senin (5/5)."), (6, "Hujan Selasa (6/5), sejak 5 Mei."), False),
        ((5, "Hujan Senin pagi."), (6, "Hujan Selasa pagi."), True),
        ((5, "Hujan Senin pagi."), (6, "Hujan Selasa pagi, sejak Senin."), False),
        ((5, "Hujan Senin pagi."), (6, "Hujan pagi."), False),
        ((5, "Hujan pagi."), (6, "Hujan Selasa pagi."), False),
        ((5, "Hujan Senin (5/5)."), (6, "Hujan Selasa pagi."), True),
    ],
)
def test_other_date(sign: Sign, one: tuple[int | None, str], other: tuple[int | None, str], apart: bool):
    """Two days are near; then the days that are named decide, where both name one, else their weekdays."""
    first, second = (sign(day, text=text) for day, text in (one, other))

    assert other_date(first, second) is apart
    assert other_date(second, first) is apart


def test_days_and_numbers_are_read_from_the_article(sign: Sign):
    """The title names days too; figures of days are no numbers."""
    read = sign(5, text="Harga naik 5,5 persen per 12 Desember.", title="Harga 31/12/2024")

    assert (read.days, read.numbers) == ({(12, 12), (12, 31)}, {"5,5"})
