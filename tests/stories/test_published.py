"""When an article was published, and what says so."""

from datetime import date, datetime

import pytest

from pipeline.article import Article
from pipeline.rulebook.lexicons import Lexicons
from pipeline.stories.addresses import Addresses
from pipeline.stories.days import Days
from pipeline.stories.published import moments


@pytest.fixture(scope="module")
def said(lists: Lexicons, days: Days):
    """Gives the time, what says so, and the outlet of each article."""
    addresses = Addresses(lists.rows("addresses"))
    return lambda *articles: [tuple(one) for one in moments(articles, addresses, days)]


TIMED = "https://www.kabar.com/daerah/20250512143005-12-771/banjir"


@pytest.mark.parametrize(
    ("published", "url", "moment", "source"),
    [
        (date(2025, 5, 12), "", datetime(2025, 5, 12), "given"),
        (date(2025, 5, 12), TIMED, datetime(2025, 5, 12, 14, 30, 5), "given"),
        (date(2025, 5, 13), TIMED, datetime(2025, 5, 13), "given"),
        (datetime(2025, 5, 13, 7, 5), TIMED, datetime(2025, 5, 13, 7, 5), "given"),
        (None, TIMED, datetime(2025, 5, 12, 14, 30, 5), "url"),
        (None, "https://kabar.com/read/2025/05/12/143005771/banjir", datetime(2025, 5, 12, 14, 30), "url"),
        (None, "https://kabar.com/read/2025/05/12/990/banjir", datetime(2025, 5, 12), "url"),
        (None, "https://kabar.com/2025/05/12", datetime(2025, 5, 12), "url"),
        (None, "https://kabar.com/read/20250512/12/771/banjir", datetime(2025, 5, 12), "url"),
        (None, "https://kabar.com/siaran/2025-05-12-banjir", datetime(2025, 5, 12), "url"),
        (None, "https://kabar.com/read/20250231/12/771/banjir", None, ""),
        (None, "https://[kabar.com/2025/05/12/banjir", None, ""),
    ],
)
def test_given_before_url(said, published: date | None, url: str, moment: datetime | None, source: str):
    """A day that was given counts, with the hour of the url where it is of that day; else the url tells."""
    assert [one[:2] for one in said(Article("a", "Banjir.", published=published, url=url))] == [(moment, source)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Warga mengungsi, kata Ruslan, Senin (12/5/2025).", date(2025, 5, 12)),
        ("Warga mengungsi, Senin, 12 Mei 2025.", date(2025, 5, 12)),
        ("Warga mengungsi pada Senin malam (12/5/2025).", date(2025, 5, 12)),
        ("Sejak Minggu (11/5/2025). Kata dia, Senin (12/5/2025). Data Senin (12/5/2025).", date(2025, 5, 12)),
        ("Selasa (12/5/2025) salah cetak, Senin (12/5/2025), Selasa (12/5/2025).", date(2025, 5, 12)),
        ("Pameran dibuka 20 Mei 2025.", None),
        ("Warga mengungsi, Selasa (12/5/2025).", None),
        ("Warga mengungsi, Senin (12/13/2025).", None),
        ("Skor 3-1 pada pukul 16.05, naik 2/3.", None),
        ("Warga mengungsi, kata dia, Senin (12/5), menjelang pemilihan 2024.", date(2025, 5, 12)),
    ],
)
def test_day_in_the_text(said, text: str, day: date | None):
    """The day that stands most often with its weekday; one with a wrong weekday is a misprint."""
    known = Article("lain", "", published=date(2025, 5, 1))

    expected = (datetime(day.year, day.month, day.day), "text") if day else (None, "")

    assert said(Article("x", text), known)[0][:2] == expected


def test_weekday_tells_the_year(said):
    """Without a year the weekday picks among the years of the collection the one in which it fits."""
    others = [Article(f"o{year}", "", published=date(year, 1, 1)) for year in (2023, 2024, 2025)]

    assert said(Article("x", "Kata dia, Senin (12/5)."), *others)[0][0] == datetime(2025, 5, 12)
    assert said(Article("x", "Kata dia, Jumat (12/5)."), *others)[0][0] == datetime(2023, 5, 12)
    assert said(Article("x", "Kata dia, Rabu (12/5)."), *others)[0][0] is None


def desk(number: int, day: int | None) -> Article:
    """An article of a desk that counts its articles."""
    published = date(2025, 5, day) if day else None
    return Article(f"id{number}x", "", published=published, url=f"https://desa.kabar.co.id/d-{number}/judul")


@pytest.mark.parametrize(
    ("around", "day"),
    [
        ((10, 10, 12, 12), 10),
        ((10, 11, 11, 11), 11),
        ((10, 10, 12, 13), None),
        ((9, 11, 12), None),
    ],
)
def test_numbers_of_the_desk(said, around: tuple[int, ...], day: int | None):
    """Between two articles on each side that are of nearly one day an undated one is of their day."""
    numbers = (50001, 50004, 50009, 50010)
    articles = [desk(number, one) for number, one in zip(numbers, around, strict=False)]
    expected = (datetime(2025, 5, day), "neighbours") if day else (None, "")

    assert said(desk(50007, None), *articles)[0] == (*expected, "kabar.co.id")


def test_numbers_of_a_collection(said):
    """Where no url counts, the numbers at the end of ids do, each collection by itself."""
    known = [Article(f"a-{number}", "", published=date(2025, 5, 12)) for number in (1001, 1002, 1004, 1005)]

    assert [one[1] for one in said(Article("a-1003", ""), Article("b-1003", ""), *known)[:2]] == ["neighbours", ""]


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("Kabar Desa", "https://lain.com/1", "Kabar Desa"),
        ("", "https://www.lain.com/1", "lain.com"),
        ("", "https://news.lain.co.id/1", "lain.co.id"),
        ("", "", ""),
    ],
)
def test_outlet(said, outlet: str, url: str, name: str):
    """The outlet that was given, else the name that is registered for its url."""
    assert said(Article("a", "", outlet=outlet, url=url))[0][2] == name
