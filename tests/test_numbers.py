"""Numbers: spelled out, in digits as desks print them, vague, as intervals, and what is no number."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from pipeline.article import Article
from pipeline.errors import NumberError
from pipeline.meaning import Amount
from pipeline.route import Route
from pipeline.rulebook import load
from pipeline.values.digits import digits
from pipeline.values.habit import english_habit
from pipeline.values.number import Number, Numerals
from pipeline.values.quantity import hedged, interval, margin, shared_scale, single, tidy

NUMERALS = Numerals(load().lexicon("numerals"))


def value(text: str, **how: object) -> Decimal | None:
    """What a numeral stands for."""
    return NUMERALS.read(text, **how).value


def grouped(number: int, mark: str = ".") -> str:
    """*number* with a mark between groups of three digits."""
    return f"{number:,}".replace(",", mark)


WHOLE = st.one_of(
    st.integers(0, 10**15),
    st.builds(lambda exponent, near: max(0, min(10**15, 10**exponent + near)), st.integers(0, 15), st.integers(-2, 2)),
    st.builds(lambda head, exponent: head * 10**exponent, st.integers(1, 999), st.integers(0, 12)),
)
"""Integers up to a quadrillion, with the borders between scale words and round numbers among them."""


@given(WHOLE)
def test_spelled_out_integers(number: int):
    """Every integer up to a quadrillion that is spelled out is read back exactly."""
    assert NUMERALS.read(num2words(number, lang="id")) == Number(Decimal(number), Decimal(number), Decimal(number))


@given(st.integers(1, 10**15))
def test_spelled_out_in_an_article(facts_of, number: int):
    """A spelled-out number in front of a noun is one count over all its words, with the exact value."""
    words = num2words(number, lang="id")

    assert [
        (fact.type, fact.text, fact.start, fact.value, fact.unit)
        for fact in facts_of(f"Terdapat {words} warga di sana.")
    ] == [("count", words, 9, Decimal(number), "warga")]


@given(WHOLE)
def test_capitals(number: int):
    """Capitals at the start of a sentence or in a headline change nothing."""
    words = num2words(number, lang="id")

    assert (value(words.capitalize()), value(words.upper())) == (number, number)


@given(st.integers(0, 10**18))
def test_points_group(number: int):
    """Points between groups of three digits group."""
    assert digits(grouped(number)) == number


@given(st.integers(10**6, 10**18))
def test_commas_that_can_only_group(number: int):
    """Two commas or more group, whatever the quantity is."""
    assert {digits(grouped(number, ","), kind=kind) for kind in ("money", "percent", "count", "measure")} == {
        Decimal(number)
    }


@given(st.integers(0, 10**12), st.text("0123456789", min_size=1, max_size=2))
def test_comma_marks_decimals(whole: int, decimals: str):
    """A comma with one or two digits behind it marks decimals, with points in front of it or without."""
    expected = Decimal(f"{whole}.{decimals}")

    assert digits(f"{grouped(whole)},{decimals}", kind="money") == expected
    assert digits(f"{whole},{decimals}", kind="percent") == expected


SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}


@pytest.mark.parametrize(("scale", "factor"), SCALES.items())
@pytest.mark.parametrize(
    ("figures", "number"),
    [("5", "5"), ("396,25", "396.25"), ("1.250", "1250"), ("1.250,5", "1250.5"), ("0,75", "0.75")],
)
@pytest.mark.parametrize("form", ["Rp{} {}", "Rp {} {}", "Rp{}{}", "Rp. {} {}"])
def test_rupiah_with_scale_words(facts_of, form: str, figures: str, number: str, scale: str, factor: int):
    """Digits in Indonesian style before any scale word or abbreviation are one amount, glued or not."""
    text = form.format(figures, scale)

    assert [(fact.type, fact.text, fact.value, fact.unit) for fact in facts_of(f"Dana {text} tersedia.")] == [
        ("money", text, Decimal(number) * factor, "IDR")
    ]


@pytest.mark.parametrize(("scale", "factor"), SCALES.items())
def test_capital_scale_words(facts_of, scale: str, factor: int):
    """Scale words in capitals are the same scale words."""
    assert [fact.value for fact in facts_of(f"Dana Rp7 {scale.upper()} tersedia.", "money")] == [7 * factor]


@pytest.mark.parametrize("text", ["RP7 JUTA", "RP 7 JUTA"])
def test_currency_sign_in_capitals(facts_of, text: str):
    """In a headline in capitals the sign of rupiah is in capitals too."""
    assert [(fact.type, fact.text, fact.value, fact.unit) for fact in facts_of(f"BANTUAN {text} CAIR", "money")] == [
        ("money", text, Decimal(7000000), "IDR")
    ]


@pytest.mark.parametrize(("letter", "factor"), [("M", 10**9), ("T", 10**12), ("k", 10**3), ("K", 10**3)])
@pytest.mark.parametrize("form", ["Rp5{}", "Rp5 {}", "Rp 5 {}", "Rp2,5 {}"])
def test_scale_letters_after_rupiah(facts_of, form: str, letter: str, factor: int):
    """Behind rupiah M is miliar and never million, T is triliun, k is ribu."""
    text = form.format(letter)
    number = Decimal("2.5") if "," in text else Decimal(5)

    assert [(fact.type, fact.text, fact.value) for fact in facts_of(f"Proyek {text}, kata warga.")] == [
        ("money", text, number * factor)
    ]


@pytest.mark.parametrize("text", ["Kabel 5 M dipasang.", "Sisa 3 T dari lima.", "Pasukan 5k bersiap."])
def test_scale_letters_without_currency(facts_of, text: str):
    """Without a currency a letter behind a number is no scale."""
    assert [fact.text for fact in facts_of(text, "money")] == []


DEVIATIONS = [
    ("81.01 persen", "percent", "81.01", "%"),
    ("49.14%", "percent", "49.14", "%"),
    ("Rp486.24 miliar", "money", "486240000000", "IDR"),
    ("Rp1,000,000", "money", "1000000", "IDR"),
    ("Rp 1.5 triliun", "money", "1500000000000", "IDR"),
    ("Rp1,125 triliun", "money", "1125000000000", "IDR"),
    ("Rp12,500", "money", "12500", "IDR"),
    ("US$1,250.50", "money", "1250.5", "USD"),
    ("Rp1.250.000,50", "money", "1250000.5", "IDR"),
    ("Rp1.000.000,-", "money", "1000000", "IDR"),
    ("3.5 kilometer", "measure", "3.5", "km"),
    ("1.250,5 ton", "measure", "1250.5", "t"),
    ("1.250 ton", "measure", "1250", "t"),
    (",75 persen", "percent", "0.75", "%"),
    ("Rp５0 ribu", "money", "50000", "IDR"),
    ("１，５％", "percent", "1.5", "%"),
    ("٤٠ kilometer", "measure", "40", "km"),
]


@pytest.mark.parametrize(("text", "type_", "number", "unit"), DEVIATIONS)
def test_what_the_press_prints(facts_of, text: str, type_: str, number: str, unit: str):
    """Marks are read by position and by what the number stands for."""
    facts = facts_of(f"Tercatat {text} kemarin.")

    assert [(fact.type, fact.text, fact.value, fact.low, fact.high, fact.unit) for fact in facts] == [
        (type_, text, Decimal(number), Decimal(number), Decimal(number), unit)
    ]


@pytest.mark.parametrize("figures", ["27,703", "27.703", "27703"])
def test_nobody_counts_in_fractions(facts_of, figures: str):
    """A count with a comma before three digits is a whole number."""
    assert [(fact.type, fact.text, fact.value, fact.unit) for fact in facts_of(f"Ada {figures} kasus di sana.")] == [
        ("count", figures, Decimal(27703), "kasus")
    ]


def test_habit_of_the_article(facts_of):
    """An article that groups by comma marks decimals by point: its 1.250 kilometres are little more than one."""
    english = "Dana Rp1,250,000 dan Rp3,400,000 dibagi. Jalur 1.250 kilometer dibuka."
    indonesian = "Dana Rp1.250.000 dan Rp3.400.000 dibagi. Jalur 1.250 kilometer dibuka."

    assert [fact.value for fact in facts_of(english)] == [1250000, 3400000, Decimal("1.25")]
    assert [fact.value for fact in facts_of(indonesian)] == [1250000, 3400000, 1250]


def test_habit_needs_a_majority():
    """One number grouped by comma among more in the norm makes no English article."""
    assert not english_habit(re.findall(r"\d[\d.,]*", "Rp1,250,000 atau 5,5 persen atau 7,5 persen"))
    assert english_habit(re.findall(r"\d[\d.,]*", "Rp1,250,000 atau 3,400,000 warga atau 5,5 persen"))


FRACTIONS = [
    ("setengah", "0.5"),
    ("separuh", "0.5"),
    ("seperempat", "0.25"),
    ("tiga perempat", "0.75"),
    ("dua perlima", "0.4"),
    ("satu setengah", "1.5"),
    ("satu setengah miliar", "1500000000"),
    ("setengah juta", "500000"),
    ("seperempat juta", "250000"),
    ("dua setengah juta", "2500000"),
    ("tiga koma lima juta", "3500000"),
    ("dua koma nol lima", "2.05"),
    ("1½", "1.5"),
    ("1½ juta", "1500000"),
    ("¾", "0.75"),
    ("½ juta", "500000"),
    ("dua pertiga", "0.6666666667"),
    ("sepertiga", "0.3333333333"),
    ("dua per tiga", "0.6666666667"),
    ("tiga per empat", "0.75"),
]


@pytest.mark.parametrize(("text", "number"), FRACTIONS)
def test_fractions(text: str, number: str):
    """Fractions are exact; those that do not end are rounded to the ten decimals of the table."""
    assert value(text) == Decimal(number)


MIXED = [
    ("sejuta", 10**6),
    ("seribu", 1000),
    ("seratus", 100),
    ("semiliar", 10**9),
    ("setriliun", 10**12),
    ("dua ratus lima puluh ribu", 250000),
    ("1 juta 500 ribu", 1500000),
    ("1 juta lima ratus ribu", 1500000),
    ("5juta", 5 * 10**6),
    ("20-ribu", 20000),
    ("10 ribu triliun", 10**16),
    ("seribu triliun", 10**15),
    ("1,2 juta", 1200000),
    ("90 ribu", 90000),
]


@pytest.mark.parametrize(("text", "number"), MIXED)
def test_scales_and_words(text: str, number: int):
    """Scale words multiply what stands before them, groups add up."""
    assert value(text) == number


def test_fraction_of_an_amount_in_an_article(facts_of):
    """A fraction between the number and its scale word belongs to the span."""
    assert [(fact.text, fact.value) for fact in facts_of("Laba satu setengah miliar rupiah dibagi.")] == [
        ("satu setengah miliar rupiah", Decimal(1500000000))
    ]


VAGUE = [
    ("belasan", 11, 19),
    ("puluhan", 20, 99),
    ("ratusan", 100, 999),
    ("ribuan", 1000, 9999),
    ("jutaan", 10**6, 9999999),
    ("belasan ribu", 11000, 19999),
    ("puluhan ribu", 20000, 99999),
    ("ratusan ribu", 100000, 999999),
    ("belasan juta", 11 * 10**6, 20 * 10**6 - 1),
    ("puluhan juta", 20 * 10**6, 10**8 - 1),
    ("ratusan juta", 10**8, 10**9 - 1),
    ("puluhan miliar", 20 * 10**9, 10**11 - 1),
    ("ratusan triliun", 10**14, 10**15 - 1),
]


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_words(facts_of, text: str, low: int, high: int):
    """A vague word states no value, only the interval that it can mean."""
    assert NUMERALS.read(text) == Number(None, Decimal(low), Decimal(high))
    assert [
        (fact.type, fact.text, fact.value, fact.low, fact.high, fact.bound)
        for fact in facts_of(f"Ada {text} warga di sana.")
    ] == [("count", text, None, low, high, "vague")]


def test_vague_money(facts_of):
    """Vague amounts span the currency."""
    assert [
        (fact.text, fact.value, fact.low, fact.high, fact.bound, fact.unit)
        for fact in facts_of("Kerugian ratusan juta rupiah dicatat.")
    ] == [("ratusan juta rupiah", None, 10**8, 10**9 - 1, "vague", "IDR")]


RANGES = [
    ("Rp10-20 miliar", "money", 10 * 10**9, 20 * 10**9),
    ("Rp10 - 20 miliar", "money", 10 * 10**9, 20 * 10**9),
    ("Rp10–20 miliar", "money", 10 * 10**9, 20 * 10**9),
    ("Rp500 ribu hingga Rp1 juta", "money", 500000, 10**6),
    ("Rp500 ribu sampai dengan Rp1 juta", "money", 500000, 10**6),
    ("Rp 500 ribu s.d. Rp 1 juta", "money", 500000, 10**6),
    ("Rp2-3 M", "money", 2 * 10**9, 3 * 10**9),
    ("10 sampai 15 juta dolar AS", "money", 10 * 10**6, 15 * 10**6),
    ("lima hingga enam juta rupiah", "money", 5 * 10**6, 6 * 10**6),
    ("Rp1,3-1,5 triliun", "money", 1300 * 10**9, 1500 * 10**9),
    ("5 sampai 6 persen", "percent", 5, 6),
    ("4,5%-5,5%", "percent", Decimal("4.5"), Decimal("5.5")),
    ("80%-90 persen", "percent", 80, 90),
    ("30-50 sentimeter", "measure", 30, 50),
    ("dua hingga tiga hari", "measure", 2, 3),
]


@pytest.mark.parametrize(("text", "type_", "low", "high"), RANGES)
def test_ranges(facts_of, text: str, type_: str, low: Decimal, high: Decimal):
    """A range is one fact with both ends and no value; its ends share the scale at the end."""
    assert [
        (fact.type, fact.text, fact.value, fact.low, fact.high, fact.bound) for fact in facts_of(f"Butuh {text} lagi.")
    ] == [(type_, text, None, low, high, "range")]


@pytest.mark.parametrize("text", ["20-30", "20 hingga 30", "dua puluh sampai tiga puluh", "20 sampai dengan 30"])
def test_range_of_counts(facts_of, text: str):
    """A range of counts is one fact."""
    assert [
        (fact.type, fact.text, fact.value, fact.low, fact.high, fact.unit)
        for fact in facts_of(f"Sekolah menerima {text} siswa setiap kelas.")
    ] == [("count", text, None, 20, 30, "siswa")]


def test_from_to_is_no_range(facts_of):
    """What rises from one number to another states two numbers."""
    assert [(fact.text, fact.value) for fact in facts_of("Tarif naik dari Rp10.000 menjadi Rp12.000 kemarin.")] == [
        ("Rp10.000", 10000),
        ("Rp12.000", 12000),
    ]


@pytest.mark.parametrize(("middle", "width", "low", "high"), [("2,5", "1", "1.5", "3.5"), ("3", "0,5", "2.5", "3.5")])
def test_margin(facts_of, middle: str, width: str, low: str, high: str):
    """A target with a margin asserts the interval round it."""
    text = f"{middle}±{width} persen"

    assert [(fact.text, fact.value, fact.low, fact.high) for fact in facts_of(f"Sasaran inflasi {text} dijaga.")] == [
        (text, None, Decimal(low), Decimal(high))
    ]


NO_NUMBER = [
    ("12.50.7", "groups after a point have three digits"),
    ("1,23,4", "groups after a comma have three digits"),
    ("1.234.56", "groups after a point have three digits"),
    ("1234.567.890", "groups after a point have three digits"),
    ("6,844,20", "groups after a comma have three digits"),
    ("6.844,20,5", "the decimal mark stands twice"),
    ("12.34,5", "groups after a point have three digits"),
    ("lima", "expected digits with points and commas"),
    ("", "expected digits with points and commas"),
    ("5.", "expected digits with points and commas"),
    (",5", "expected digits with points and commas"),
    ("5²", "expected digits with points and commas"),
]


@pytest.mark.parametrize(("text", "cause"), NO_NUMBER)
def test_digits_that_are_no_number(text: str, cause: str):
    """Digits that no reading fits are refused with the cause, never guessed."""
    with pytest.raises(NumberError) as error:
        digits(text)

    assert str(error.value) == f"{text!r} is not a number: {cause}"


NO_NUMERAL = [
    ("tiga dua", "two numbers beside each other"),
    ("5 6", "two numbers beside each other"),
    ("juta", "'juta' has nothing to multiply"),
    ("puluh", "'puluh' has nothing before it"),
    ("belas juta", "'belas' has nothing before it"),
    ("pertiga", "'pertiga' has nothing before it"),
    ("dua rumah", "unknown word 'rumah'"),
    ("12.50.7 juta", None),
]


@pytest.mark.parametrize(("text", "cause"), NO_NUMERAL)
def test_words_that_are_no_numeral(text: str, cause: str | None):
    """Words that no numeral is made of are refused with the cause."""
    with pytest.raises(NumberError) as error:
        NUMERALS.read(text)

    assert str(error.value) == (
        f"{text!r} is not a number: {cause}"
        if cause
        else "'12.50.7' is not a number: groups after a point have three digits"
    )


@pytest.mark.parametrize("text", ["", "²"])
def test_nothing_is_no_numeral(text: str):
    """An empty text and a superscript are no numerals."""
    with pytest.raises(NumberError):
        NUMERALS.read(text)


@pytest.mark.parametrize(
    "text", ["Kadar 12.50.7 persen tercatat.", "Ada 1.234.56 ton beras.", "Dana Rp6.844,20,5 hilang."]
)
def test_unreadable_number_is_no_fact(facts_of, text: str):
    """A number that cannot be read makes no fact, neither whole nor in part."""
    assert facts_of(text) == []


def test_no_binary_floating_point(facts_of):
    """What floating point cannot hold is held exactly."""
    texts = ["0,1 persen", "0,3 persen", "1.000.000,07 persen", "Rp9.007.199.254.740.993", "Rp0,07"]
    facts = [fact for text in texts for fact in facts_of(f"Nilai {text} tercatat.")]

    assert [str(fact.value) for fact in facts] == ["0.1", "0.3", "1000000.07", "9007199254740993", "0.07"]


@pytest.mark.parametrize(
    ("given", "shown"), [("500", "500"), ("5E+2", "500"), ("1.50", "1.5"), ("-0.250", "-0.25"), ("0.000", "0")]
)
def test_tidy(given: str, shown: str):
    """Values have neither trailing zeros nor exponents."""
    assert str(tidy(Decimal(given))) == shown


def test_interval_has_to_rise():
    """A range whose ends are equal, fall, or are vague is none."""
    five, six, dozens = NUMERALS.read("5"), NUMERALS.read("6"), NUMERALS.read("puluhan")

    assert interval(five, six) == Amount(None, Decimal(5), Decimal(6), "range")
    with pytest.raises(NumberError, match="^a range from 6 to 5 does not rise$"):
        interval(six, five)
    with pytest.raises(NumberError, match="^a range from 5 to 5 does not rise$"):
        interval(five, five)
    with pytest.raises(NumberError, match="^a range needs two numbers$"):
        interval(five, dozens)
    with pytest.raises(NumberError, match="^a margin needs two numbers$"):
        margin(dozens, five)


@pytest.mark.parametrize(
    ("low", "high", "scale"),
    [("10", "20 miliar", 10**9), ("10 juta", "20 miliar", None), ("10", "20", None), ("500 ribu", "1 juta", None)],
)
def test_shared_scale(low: str, high: str, scale: int | None):
    """The lower end takes the scale at the end only where it has none itself."""
    assert shared_scale(NUMERALS, low, high) == scale


def test_columns_of_a_scaled_vague_word():
    """A scale letter behind a vague word stretches both ends."""
    assert single(NUMERALS.read("puluhan"), Decimal(10**9)) == Amount(
        None, Decimal(20 * 10**9), Decimal(10**11 - 1), "vague"
    )


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("approx", None, None),
        ("at_least", 5, None),
        ("more_than", 5, None),
        ("at_most", None, 5),
        ("less_than", None, 5),
    ],
)
def test_hedged_sides(bound: str, low: int | None, high: int | None):
    """A hedge opens the side that it leaves open; the value stays."""
    assert tuple(hedged(single(NUMERALS.read("5")), bound)) == (5, low, high, bound)


def test_hedge_leaves_ranges_alone():
    """A range and a vague word keep their interval under a hedge."""
    dozens = single(NUMERALS.read("puluhan"))

    assert hedged(dozens, "more_than") == dozens


def test_more_figures_than_the_table_holds():
    """A number longer than the press prints is refused, not rounded."""
    with pytest.raises(NumberError, match="more than 22 figures"):
        value("123.456.789.012.345.678.901.234.567.891")


TOO_LARGE = [
    "Utangnya Rp1 triliun triliun triliun.", "Dana Rp9999999999999999999999 triliun.",
    "Ada 307 triliun triliun triliun unit rumah.", "Ada " + "triliun " * 40 + "unit rumah.",
    "Ada ratusan triliun triliun triliun rumah.", "Dana Rp9999999999999999999999 T cair.",
    "Ada puluhan " + "triliun " * 9000 + "rumah.", "Ada 5 " + "triliun " * 9000 + "rumah.",
    "Ada 1-2 triliun triliun triliun rumah.",
]  # fmt: skip


@pytest.mark.parametrize("text", TOO_LARGE, ids=lambda text: text[:40])
def test_numbers_larger_than_the_table_are_refused(route: Route, text: str):
    """The article survives with its other facts, and the reason is told where the number is claimed."""
    reading = route.read(Article("besar", f"{text} Inflasi 5 persen."))

    assert [fact.text for fact in reading.facts if fact.type != "count"] == ["5 persen"]
    assert all(fact.high is None or fact.high < 10**28 for fact in reading.facts)


def test_the_reason_of_a_number_that_is_too_large(route: Route):
    """`explain` says why a number is none."""
    (claim,) = route.read(Article("besar", "Utangnya Rp1 triliun triliun triliun.")).claims

    assert claim.why == "a number of 37 figures is larger than the table holds (28)"


def test_margin_of_nought_is_exact():
    """An interval of one value is that value."""
    assert margin(NUMERALS.read("3"), NUMERALS.read("0")) == Amount(Decimal(3), Decimal(3), Decimal(3))


WRITTEN = [
    ("640 000", 640000), ("2 300 000", 2300000), ("18 400 juta", 18400000000),
    ("7 (tujuh)", 7), ("empat (4)", 4), ("15 (lima belas)", 15),
    ("3 1/2", "3.5"), ("6 ½", "6.5"), ("3/4", "0.75"),
    ("tigabelas", 13), ("enamratus", 600), ("delapanpuluh dua", 82), ("tujuhratus limapuluh", 750),
    ("9 ribu dua ratus", 9200), ("6 ribu 4 ratus 12", 6412), ("8 ratus juta", 800000000),
    ("seribuan", 1000), ("700an", 700), ("empat puluhan", 40), ("30k", 30000), ("12 ribu+", 12000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WRITTEN)
def test_numerals_as_careless_pages_write_them(text: str, wanted: int | str):
    """Spaced groups, brackets, fractions, words written as one, mixed figures and words: one numeral with its value."""
    found = NUMERALS.scan_pattern.match(f"{text} orang")

    assert (found.group(), value(text)) == (text, Decimal(wanted))


@pytest.mark.parametrize(
    ("text", "low", "high"), [("empat lima", 4, 5), ("tujuh-delapan", 7, 8), ("tiga empat juta", 3000000, 4000000)]
)
def test_neighbouring_figures_are_a_range(text: str, low: int, high: int):
    """Two figures in words that follow each other count from the one to the other."""
    assert single(NUMERALS.read(text)) == Amount(None, Decimal(low), Decimal(high), "range")


@pytest.mark.parametrize(
    "text", ["Galeri24 100 gram", "(2/3) malam", "emas Seri 24 100 gram", "24/25 orang", "3/7/2024 lalu"]
)
def test_figures_that_stay_apart(text: str):
    """Figures of a name, a date or a season are not joined to a group of three or a fraction."""
    found = NUMERALS.scan_pattern.search(text)

    assert found.group() in ("24", "2", "3")


FLAGGED = [
    ("Serapan 62.35 persen tercapai", "decimal_point"),
    ("Dana Rp7.25 miliar cair", "decimal_point"),
    ("Denda Rp12,500 dipungut", "english_grouping"),
    ("Kerugian Rp5 miiar dihitung", "misspelt"),
    ("Suhu 31 derajat Celcius", "misspelt"),
    ("Ongkosnya 30 dolar", "assumed_currency"),
    ("Laba menjadi 3,1 triliun pada 2023", "assumed_currency"),
    ("Proyek US$5 M ditawar", "assumed_scale"),
    ("Sewanya Rp60 sampai Rp80 juta setahun", "assumed_scale"),
    ("Proyek Rp5 M ditawar", None),
    ("Sewanya Rp60-80 juta setahun", None),
    ("Modal Rp2 triliunPengelola mengaku siap", "glued"),
    ("Sewanya sebesarRp7 juta", "glued"),
    ("Serapan 62,35 persen tercapai", None),
    ("Dana Rp7.250 dipungut", None),
    ("Sebanyak 4.500 warga hadir", None),
]


@pytest.mark.parametrize(("text", "flags"), FLAGGED)
def test_flags_of_how_a_number_is_written(facts_of, text: str, flags: str | None):
    """What the desk wrote otherwise than the norm, and what the reading had to suppose, is flagged."""
    assert [fact.flags for fact in facts_of(text)] == [flags]
