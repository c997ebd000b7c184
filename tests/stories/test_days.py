"""The days that a text names."""

from time import process_time

import pytest

from pipeline.stories.days import Days, years


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Senin (12/5/2025)", [(2025, 5, 12, 0)]),
        ("Senin (12/5/25)", [(2025, 5, 12, 0)]),
        ("Senin, 12 Mei 2025", [(2025, 5, 12, 0)]),
        ("Senin dini hari (12/05) pukul 03.15", [(None, 5, 12, 0)]),
        ("12-5-2025 dan 12.5.2025", [(2025, 5, 12, None)] * 2),
        ("pada 12 Mei lalu", [(None, 5, 12, None)]),
        ("12/5 bagian, 3-1, pukul 16.05", []),
        ("Senin (42/5/2025), 12 Meiliana, 112/5/2025", []),
    ],
)
def test_named(days: Days, text: str, named: list[tuple[int | None, int, int, int | None]]):
    """With year and weekday where they are written; clock times, scores and fractions are none."""
    assert [tuple(one) for one in days.named(text)] == named


def test_week_is_no_weekday(days: Days):
    """Minggu is Sunday with a capital, a week without."""
    assert days.weekdays("Minggu pagi, seminggu, dua minggu, Kamis") == {6, 3}


def test_days_are_no_numbers(days: Days):
    """What is left has the numbers, without the figures of days."""
    assert days.without("Pada Senin (12/5/2025) skor 3-1.").split() == ["Pada", ")", "skor", "3-1."]


def test_years():
    """Figures inside other numbers are no years."""
    assert years("Pada 2024 dan 2024, bukan 12.2024, 2024.5, 20245 atau 2023/2024.") == {2024: 2}


@pytest.mark.parametrize("text", ["Senin" + " " * 50, "Senin a ", "1 ", "1/", "Senin, 12 ", "2023 "])
def test_long_text_takes_long_in_proportion(days: Days, text: str):
    """Eight times the text takes about eight times as long; looking back and forth would take 64 times."""

    def seconds(times: int) -> float:
        begun = process_time()
        sum(1 for _ in days.named(text * times))
        return process_time() - begun

    short = min(seconds(1000) for _ in range(3))
    assert min(seconds(8000) for _ in range(3)) < 24 * short + 0.05


def test_spaces_without_end(days: Days):
    """A weekday before blanks only."""
    assert list(days.named("Senin" + " " * 100_000 + "x")) == []
