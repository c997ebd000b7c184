"""Statements of one article that can be reckoned: sentences, and whether their numbers agree."""

import pytest

from pipeline.arithmetic import Arithmetic, Finding
from pipeline.article import Article
from pipeline.route import Route


@pytest.fixture(scope="module")
def check(route: Route):
    """Asks for the findings of a text."""
    arithmetic = Arithmetic(route.rulebook)

    def check(text: str) -> list[Finding]:
        return arithmetic(route.facts(Article("artikel", text)), text)

    return check


HOLDS = [
    ("Ada 30 perahu atau 40 persen dari total 75 perahu.", "share.part_percent_whole"),
    ("Panen mencapai 895 ton dari target 979 ton (91,42 persen).", "share.part_whole_percent"),
    ("Dari 75 perahu di teluk itu, sebanyak 30 perahu atau 40 persen rusak.", "share.whole_part_percent"),
    ("Produksi mencapai Rp6 miliar atau naik 20 persen dibandingkan tahun lalu sebesar Rp5 miliar.",
     "change.new_percent_old"),
    ("Upah naik 6,5 persen dari Rp2.000.000 menjadi Rp2.130.000.", "change.percent_old_new"),
    ("Laba turun 20 persen menjadi Rp4 miliar dari Rp5 miliar.", "change.percent_new_old"),
    ("Kunjungan meningkat dari 200 ribu orang menjadi 250 ribu orang atau naik 25 persen.", "change.old_new_percent"),
    ("Laba menjadi Rp6 miliar, naik Rp1 miliar atau 20 persen.", "change.level_difference_percent"),
    ("Laba naik Rp1 miliar (20 persen) dibandingkan tahun lalu sebesar Rp5 miliar.", "change.difference_percent_old"),
    ("Laba naik 20 persen atau Rp1 miliar menjadi Rp6 miliar.", "change.difference_percent_new"),
    ("Upah naik Rp130.000 dari Rp2.000.000 menjadi Rp2.130.000.", "change.difference_old_new"),
    ("Rupiah menguat 0,50 persen menjadi Rp15.920 per dolar AS dari Rp16.000 per dolar AS.", "change.percent_new_old"),
    ("Ada 100 nelayan yang terdiri dari 60 nelayan payang dan 40 nelayan jaring.", "sum.total_parts"),
    ("Dananya Rp10 miliar dengan rincian Rp6 miliar untuk dermaga, Rp3 miliar untuk pasar, dan Rp1 miliar lagi.",
     "sum.total_parts"),
    ("Bantuan itu 10 juta euro atau setara Rp175 miliar (kurs Rp17.500).", "exchange.stated_rate"),
    ("Kapal itu seharga 10 juta euro (Rp175 miliar) dan dermaganya 4 juta euro (Rp70 miliar).", "exchange.other_pair"),
]  # fmt: skip
FAILS = [
    ("Ada 30 perahu atau 50 persen dari total 75 perahu.", "share.part_percent_whole"),
    ("Panen mencapai 895 ton dari target 979 ton (81,42 persen).", "share.part_whole_percent"),
    ("Produksi mencapai Rp6,12 miliar atau naik 30 persen dibandingkan tahun lalu sebesar Rp5,10 miliar.",
     "change.new_percent_old"),
    ("Nilainya Rp6,12 miliar atau 120 persen lebih tinggi dari target yang Rp5,10 miliar.", "change.new_percent_old"),
    ("Upah naik 7,5 persen dari Rp2.015.250 menjadi Rp2.146.240.", "change.percent_old_new"),
    ("Laba naik 20 persen menjadi Rp4 miliar dari Rp5 miliar.", "change.percent_new_old"),
    ("Upah naik Rp150.000 dari Rp2.015.250 menjadi Rp2.146.240.", "change.difference_old_new"),
    ("Rupiah menguat 0,50 persen menjadi Rp16.091 per dolar AS dari Rp16.011 per dolar AS.", "change.percent_new_old"),
    ("Ada 110 nelayan yang terdiri dari 60 nelayan payang dan 40 nelayan jaring.", "sum.total_parts"),
    ("Bantuan itu 10 juta euro atau setara Rp17,5 miliar (kurs Rp17.500).", "exchange.stated_rate"),
    ("Kapal itu seharga 10 juta euro (Rp175 miliar) dan dermaganya 4 juta euro (Rp7 miliar).", "exchange.other_pair"),
]  # fmt: skip
SILENT = [
    "",
    "Nelayan melaut lagi.",
    "Ada 30 perahu.",
    "Belanja mencapai 57 persen dari pagu, sementara pendapatan Rp5 miliar dari Rp6 miliar.",
    "Ekspor mencapai Rp8 miliar, naik 10 persen dibanding tahun lalu, dengan surplus mencapai Rp2 miliar.",
    "Ada 30 petugas di 20 dermaga, naik 17 persen dibandingkan hari biasa yakni 80 perahu.",
    "Ada 100 nelayan yang terdiri antara lain dari 30 nelayan payang dan 40 nelayan jaring.",
    "Warga miskin turun 6 ribu orang dibandingkan tahun lalu yang mencapai 134 ribu orang (10,82 persen).",
    "Laba mencapai Rp9,15 miliar atau naik 76 persen dari tahun lalu yang sebesar Rp5 ,2 miliar.",
    "Dana Rp21,92 miliar terdiri atas pasar dan jalan. Dana pasar Rp3,93 miliar, dan jalan Rp11,59 miliar.",
    "Bantuan itu 404 ,5 juta euro (Rp6,8 triliun). Kapal itu seharga 10 juta euro (Rp175 miliar).",
]


@pytest.mark.parametrize(("text", "rule"), HOLDS)
def test_holds(check, text: str, rule: str):
    """Numbers that agree as far as they are written."""
    assert [(found.rule, found.holds) for found in check(text)] == [(rule, True)]


@pytest.mark.parametrize(("text", "rule"), FAILS)
def test_fails(check, text: str, rule: str):
    """Numbers that no rounding brings together."""
    assert [(found.rule, found.holds) for found in check(text)] == [(rule, False)]


@pytest.mark.parametrize("text", SILENT)
def test_silent(check, text: str):
    """Numbers of other things, broken numbers and open lists say nothing of each other."""
    assert check(text) == []


def test_bounds_and_rounding_agree(check):
    """What is only about, or at least, agrees with more."""
    about = "Ada sekitar 30 perahu atau 41 persen dari total 75 perahu."
    least = "Ada lebih dari 30 perahu atau 60 persen dari total 75 perahu."

    assert [found.holds for text in (about, least) for found in check(text)] == [True, True]


def test_implied(check):
    """A finding tells what the other numbers say."""
    (found,) = check("Ada 30 perahu atau 50 persen dari total 75 perahu.")

    assert (found.relation, found.implied.low, found.implied.high) == ("share_of", 40, 40)
    assert [fact.text for fact in found.facts] == ["30", "50 persen", "75"]


def test_odd_pair_is_told_by_the_others(check):
    """Of three pairs the one fails that has another rate, wherever it stands."""
    found = check(
        "Harganya 10 juta euro (Rp17 miliar), lalu 4 juta euro (Rp70 miliar), lalu 2 juta euro (Rp35 miliar)."
    )

    assert [(one.facts[0].text, one.holds) for one in found] == [("10 juta euro", False), ("2 juta euro", True)]
