"""Amounts in two currencies: which rate they are held against, and how far off they may be."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.arithmetic import Arithmetic, Interval
from pipeline.arithmetic.rates import UsualRates
from pipeline.article import Article
from pipeline.route import Route


@pytest.fixture(scope="module")
def check(route: Route):
    """Asks for the first number, the rule and the outcome of each finding in a text of a day."""
    arithmetic = Arithmetic(route.rulebook)

    def check(text: str, day: str = "2025-03-04") -> list[tuple[str, str, bool | None]]:
        article = Article("artikel", text, published=date.fromisoformat(day) if day else None)
        found = arithmetic(route.facts(article), text)
        return [(one.facts[0].text, one.rule.removeprefix("statement."), one.holds) for one in found]

    return check


def test_the_odd_pair_is_told_by_the_others(check):
    """Of three pairs the one fails that has another rate, wherever it stands; that which others bear out is usual."""
    text = "Harganya 10 juta euro (Rp17 miliar), lalu 14 juta euro (Rp245 miliar), lalu 2 juta euro (Rp35 miliar)."

    assert check(text) == [
        ("10 juta euro", "other-pair", False),
        ("14 juta euro", "usual-rate", True),
        ("2 juta euro", "other-pair", True),
    ]


def test_of_two_pairs_that_differ_the_usual_one_counts(check):
    """The first of two is no better than the second: what is usual decides."""
    text = "Harganya 10 juta euro (Rp17 miliar), lalu 14 juta euro (Rp245 miliar)."

    assert check(text) == [("10 juta euro", "other-pair", False), ("14 juta euro", "usual-rate", True)]


def test_pairs_of_a_currency_without_a_list(check):
    """Where it is not known what is usual, pairs of one article are held against each other, and one alone is not."""
    assert check("Harganya 10.000 dong (Rp6.500), lalu 20.000 dong (Rp1.300).") == [
        ("20.000 dong", "other-pair", False)
    ]
    assert check("Harganya 10.000 dong (Rp6.500).") == []


def test_pairs_that_agree_are_their_own_measure(check):
    """Two old amounts with one rate of their own bear each other out."""
    text = "Dulu harganya 10 juta dolar AS (Rp71 miliar), lalu 12 juta dolar AS (Rp85,2 miliar)."

    assert ("12 juta dolar AS", "other-pair", True) in check(text)


@pytest.mark.parametrize(
    ("text", "day", "holds"),
    [
        ("Kapal itu seharga US$172 juta (sekitar Rp2,4 triliun).", "2025-08-01", True),
        ("Kapal itu seharga US$172 juta (sekitar Rp2 triliun).", "2025-08-01", False),
        ("Kapal itu seharga US$172 juta (sekitar Rp2 triliun).", "2013-08-01", True),
        ("Kapal itu seharga US$172 juta (sekitar Rp2 triliun).", "", True),
        ("Kapal itu seharga US$172 juta (sekitar Rp2 triliun) pada 2014.", "2025-08-01", True),
        ("Kapal itu seharga US$172 juta (sekitar Rp2 miliar).", "", False),
        ("Kapal itu seharga Rp2,8 miliar (US$172 juta).", "2025-08-01", False),
        ("Kapal itu seharga US$1 miliar (Rp25 triliun).", "2025-08-01", True),
    ],
)
def test_usual_rate(check, text: str, day: str, holds: bool):
    """A factor of more than 1.3 is told, by the years that are known; one digit is a rounding of much."""
    assert [outcome for *_, outcome in check(text, day)] == [holds]


@pytest.mark.parametrize(
    "text",
    [
        "Kerugiannya Rp33.296.257.959 (miliar) dan US$3.000.",
        "Kapal itu seharga US$7,5 juta atau Rp53 miliar saat itu.",
        "Saat itu harganya US$7,5 juta atau Rp53 miliar.",
        "Nilainya US$100 miliar atau Rp1.657,5 tadi.",
        "Nilainya US$100 miliar, sedangkan utangnya sekitar Rp5 miliar.",
    ],
)
def test_no_pair_of_its_time(check, text: str):
    """Amounts of other things or other times, and numbers whose scale stands elsewhere, are not held against it."""
    assert check(text) == []


def test_usual_rates_over_years(route: Route):
    """The lowest and the highest day of all years asked for; later years count as the last one."""
    usual = UsualRates(route.rulebook)
    one, both = usual("USD", [2014]), usual("USD", [2014, 2025])

    assert one == Interval(Decimal(11290), Decimal(12880))
    assert both == Interval(Decimal(11290), Decimal(16960))
    assert usual("USD", [2150]) == usual("USD", [2026])
    assert (usual("USD", [1999]), usual("VND", [2025])) == (None, None)
    assert usual("EUR", []) is not None
