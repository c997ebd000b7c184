"""Bounds: every word of the lexicon before, after and inside quantities, alone and doubled."""

from decimal import Decimal

import pytest

from pipeline.fact import BOUNDS
from pipeline.rulebook import load

ROWS = load().lexicon("bounds")


def words(*sides: str) -> list[object]:
    """Word and bound of the lexicon's rows on these sides."""
    return [
        pytest.param(row["word"], row["bound"], id=f"{row['side']}-{row['word']}")
        for row in ROWS
        if row["side"] in sides
    ]


def sides(value: int, bound: str) -> tuple[int | None, int | None]:
    """The interval that a bound asserts round *value*."""
    return (value if bound in ("at_least", "more_than") else None, value if bound in ("at_most", "less_than") else None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['side']}-{row['word']}")
def test_lexicon_row(row: dict[str, str]):
    """Each row has a known side and a known bound; comparisons may have none, their frames have none."""
    assert row["side"] in ("before", "after", "inside", "ceiling", "comparison", "frame")
    none = {""} if row["side"] in ("comparison", "frame") else set()
    some = set() if row["side"] == "frame" else set(BOUNDS) - {"exact", "range", "vague"}
    assert row["bound"] in none | some


COMPARED = [param for param in words("comparison") if param.values[1]]


@pytest.mark.parametrize("than", ["dari", "daripada"])
@pytest.mark.parametrize(("word", "bound"), COMPARED)
def test_compared(facts_of, word: str, bound: str, than: str):
    """An adjective of size behind lebih says on which side of the number something lies."""
    facts = facts_of(f"Menurut laporan lebih {word} {than} 50 kilometer tercatat.")

    assert [(fact.text, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("50 kilometer", *sides(50, bound), bound)
    ]


@pytest.mark.parametrize(("word", "bound"), words("before", "ceiling"))
@pytest.mark.parametrize(
    ("quantity", "value"),
    [("Rp50 juta", 50_000_000), ("50 persen", 50), ("50 kilometer", 50)],
    ids=["money", "percent", "measure"],
)
def test_before(facts_of, word: str, bound: str, quantity: str, value: int):
    """A word before a quantity sets its bound and its open side, and stays outside the span."""
    facts = facts_of(f"Menurut laporan {word} {quantity} tercatat.")

    assert [(fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        (quantity, value, *sides(value, bound), bound)
    ]


@pytest.mark.parametrize(("word", "bound"), words("before", "ceiling"))
def test_before_a_count(facts_of, word: str, bound: str):
    """A word before a count does the same."""
    facts = facts_of(f"Menurut laporan {word} 50 warga mengungsi.")

    assert [(fact.type, fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("count", "50", 50, *sides(50, bound), bound)
    ]


@pytest.mark.parametrize(("word", "bound"), words("before"))
def test_before_at_the_start(facts_of, word: str, bound: str):
    """With a capital at the start of a sentence it is the same word."""
    facts = facts_of(f"{word.capitalize()} Rp50 juta tercatat.")

    assert [(fact.text, fact.bound) for fact in facts] == [("Rp50 juta", bound)]


AFTER = [row for row in words("after") if not row.values[0].startswith("-")]


@pytest.mark.parametrize(("word", "bound"), AFTER)
@pytest.mark.parametrize(
    ("quantity", "value"),
    [("Rp50 juta", 50_000_000), ("50 persen", 50), ("50 kilometer", 50)],
    ids=["money", "percent", "measure"],
)
def test_after(facts_of, word: str, bound: str, quantity: str, value: int):
    """A word after a quantity sets its bound likewise."""
    facts = facts_of(f"Tercatat {quantity} {word} di sana.")

    assert [(fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        (quantity, value, *sides(value, bound), bound)
    ]


@pytest.mark.parametrize(("word", "bound"), [("lebih", "more_than"), ("atau lebih", "at_least")])
def test_after_a_counted_noun(facts_of, word: str, bound: str):
    """Behind a count the word follows the counted noun."""
    facts = facts_of(f"Tercatat 50 warga {word} di sana.")

    assert [(fact.type, fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("count", "50", 50, *sides(50, bound), bound)
    ]


def test_between_number_and_noun(facts_of):
    """Between number and noun 'lebih' opens the count upwards and is no part of the noun phrase."""
    facts = facts_of("Tercatat 90 ribu lebih pekerja di sana.")

    assert [(fact.text, fact.value, fact.low, fact.high, fact.bound, fact.unit) for fact in facts] == [
        ("90 ribu", 90000, 90000, None, "more_than", "pekerja")
    ]


ROUND = [
    ("Ada 20.000-an orang di sana.", "count", 20_000, "orang"),
    ("Ada 4.500-an pelanggan di sana.", "count", 4500, "pelanggan"),
    ("Harganya Rp20.000-an di sana.", "money", 20_000, "IDR"),
    ("Harganya Rp50 jutaan di sana.", "money", 50_000_000, "IDR"),
    ("Harganya Rp500 ribuan di sana.", "money", 500_000, "IDR"),
    ("Nilainya Rp1,5 triliunan di sana.", "money", 1_500_000_000_000, "IDR"),
    ("Ada 20 ribuan orang di sana.", "count", 20_000, "orang"),
    ("Ada 5 jutaan warga di sana.", "count", 5_000_000, "warga"),
    ("Suhunya 30-an derajat Celsius di sana.", "measure", 30, "Cel"),
]


@pytest.mark.parametrize(("text", "type_", "value", "unit"), ROUND)
def test_round_numbers(facts_of, text: str, type_: str, value: int, unit: str):
    """The ending -an, behind figures or a scale word, makes a number approximate; it keeps its scale."""
    assert [(fact.type, fact.value, fact.low, fact.high, fact.bound, fact.unit) for fact in facts_of(text)] == [
        (type_, value, None, None, "approx", unit)
    ]


DOUBLE = [
    ("sekitar 90 ribu lebih pekerja", 90_000, "more_than"),
    ("sekitar 50 ribu lebih warga", 50_000, "more_than"),
    ("lebih dari sekitar 50 warga", 50, "more_than"),
    ("sekitar lebih dari 50 warga", 50, "more_than"),
    ("kurang lebih 50 warga", 50, "approx"),
    ("lebih kurang 50 warga", 50, "approx"),
    ("tidak kurang dari 50 warga", 50, "at_least"),
    ("tak kurang dari 50 warga", 50, "at_least"),
    ("tidak lebih dari 50 warga", 50, "at_most"),
    ("hampir mencapai 50 warga", 50, "less_than"),
    ("sedikitnya ada 50 warga", 50, "at_least"),
    ("sekitar 20.000-an warga", 20_000, "approx"),
]


@pytest.mark.parametrize(("phrase", "value", "bound"), DOUBLE)
def test_double(facts_of, phrase: str, value: int, bound: str):
    """Of two hedges the one that asserts more decides; negations are read with what they negate."""
    facts = facts_of(f"Menurut laporan {phrase} mengungsi.")

    assert [(fact.type, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("count", value, *sides(value, bound), bound)
    ]


PHRASES = {row["word"] for row in ROWS if row["side"] == "after"}
COMPARISONS = [row["word"] for row in ROWS if row["side"] == "comparison" and f"lebih {row['word']}" not in PHRASES]


@pytest.mark.parametrize("word", COMPARISONS)
def test_comparison_is_no_bound(facts_of, word: str):
    """'5 persen lebih tinggi' compares, the number itself is exact."""
    facts = facts_of(f"Hasilnya 5 persen lebih {word} tahun ini.", "percent")

    assert [(fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("5 persen", 5, 5, 5, "exact")
    ]


def test_words_elsewhere_are_no_bound(facts_of):
    """A bound stands next to its quantity, not anywhere in the sentence."""
    facts = facts_of("Sekitar pasar itu harga naik Rp5 juta, kata warga lebih lanjut.", "money")

    assert [(fact.text, fact.bound) for fact in facts] == [("Rp5 juta", "exact")]


def test_range_keeps_its_ends(facts_of):
    """A range under a hedge is still a range."""
    facts = facts_of("Menurut laporan sekitar Rp10-20 miliar hilang.")

    assert [(fact.text, fact.low, fact.high, fact.bound) for fact in facts] == [
        ("Rp10-20 miliar", Decimal(10_000_000_000), Decimal(20_000_000_000), "range")
    ]


def test_span_excludes_the_hedge(facts_of):
    """The words of a hedge are outside the span on both sides."""
    text = "Menurut laporan lebih dari Rp5 juta lebih hilang."
    (fact,) = facts_of(text)

    assert (fact.start, fact.end) == (text.index("Rp"), text.index(" lebih hilang"))
