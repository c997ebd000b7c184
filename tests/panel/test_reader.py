"""Which numbers are in a panel, and under which key; and which are left out, with the reason."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from pipeline.api import Fakta
from pipeline.article import Article
from pipeline.panel.areas import Area, code_for, main_area
from pipeline.panel.dictionary import REGENCY
from pipeline.panel.reader import AREA, BASIS, CHANGED, PART, PERIOD, TO_COME, UNTRUE, Reader
from pipeline.panel.reading import Reading

Read = Callable[..., list[Reading]]
LATER = date(2025, 12, 30)

READ = [
    ("Tingkat inflasi Jawa Timur pada Mei 2025 sebesar 1,85 persen (yoy).", "CPI_YOY 35 2025-05 yoy % 1.85"),
    ("Pada Mei 2025 Kota Kediri mengalami deflasi 0,12 persen (mtm).", "CPI_MOM 35.71 2025-05 mom % -0.12"),
    ("BPS mencatat inflasi nasional Mei 2025 sebesar 1,6 persen (yoy).", "CPI_YOY ID 2025-05 yoy % 1.6"),
    ("Inflasi Mei 2025 tercatat 1,6 persen secara tahunan.", "CPI_YOY _U 2025-05 yoy % 1.6"),
    ("Inflasi Bali Januari-Agustus 2025 sebesar 1,41 persen (ytd).", "CPI_YTD 51 2025-08 ytd % 1.41"),
    ("Tingkat pengangguran terbuka (TPT) Maluku per Februari 2025 sebesar 6,1 persen.",
     "UNEMPLOYMENT 81 2025-02 % 6.1"),
    ("Jumlah penduduk miskin di Sulut pada Maret 2025 sebanyak 175.200 orang.",
     "POVERTY_COUNT 71 2025-03 orang 175200"),
    ("Jumlah penduduk miskin di Sulut pada Maret 2025 mencapai 175.200 jiwa.",
     "POVERTY_COUNT 71 2025-03 orang 175200"),
    ("Ekonomi Banten pada triwulan II 2025 tumbuh 4,99 persen (yoy).", "GROWTH 36 2025-Q2 yoy % 4.99"),
    ("Ekonomi Banten pada triwulan II 2025 terkontraksi 0,4 persen (yoy).", "GROWTH 36 2025-Q2 yoy % -0.4"),
    ("Ekonomi Banten pada triwulan II 2025 tumbuh 4,99 persen.", "GROWTH 36 2025-Q2 _U % 4.99"),
    ("Nilai ekspor Lampung pada Juli 2025 mencapai US$512,4 juta.", "EXPORTS 18 2025-07 USD 512400000"),
    ("Nilai ekspor Lampung pada Januari-Juli 2025 mencapai US$3,1 miliar.", "EXPORTS 18 2025-01-01/P7M USD 3100000000"),
    ("Nilai ekspor Lampung hingga Juli 2025 mencapai US$3,1 miliar.", "EXPORTS 18 2025-01-01/P7M USD 3100000000"),
    ("Pendapatan negara per 30 September 2025 mencapai Rp1.863 triliun.",
     "STATE_REVENUE ID 2025-01-01/P9M IDR 1863000000000000"),
    ("UMK Kota Salatiga 2025 ditetapkan sebesar Rp2.533.583.", "UMK 33.73 2025 IDR 2533583"),
    ("UMK Kota Salatiga 2025 ditetapkan sebesar Rp2.533.583 per bulan.", "UMK 33.73 2025 IDR 2533583"),
    ("Produksi padi Kabupaten Ngawi pada 2024 mencapai 771.300 ton.", "PADDY 35.21 2024 t 771300"),
    ("Dari lima kota di Jawa Timur, inflasi tahunan pada Mei 2025 tertinggi di Kota Kediri sebesar 3,1 persen.",
     "CPI_YOY 35.71 2025-05 yoy % 3.1"),
    ("Bank Indonesia menahan BI Rate pada level 5,5 persen dalam rapat tanggal 17-18 Juni 2025.",
     "BI_RATE ID 2025-06-18 % 5.5"),
    ("Cadangan devisa pada akhir Mei 2025 tercatat US$152,1 miliar.", "RESERVES ID 2025-05 USD 152100000000"),
    ("Posisi cadangan devisa Indonesia pada Juni 2025 sebesar US$151,2 miliar.",
     "RESERVES ID 2025-06 USD 151200000000"),
    ("Harga beras premium di Kota Palu per 3 Juli 2025 rata-rata Rp15.900 per kilogram.",
     "RICE_PREMIUM 72.71 2025-07-03 mean IDR/kg 15900"),
]  # fmt: skip


def shown(reading: Reading) -> str:
    """The key without status, and the value."""
    key = reading.key
    parts = (key.indicator, key.area, key.period.code, key.basis, key.statistic, key.unit, str(reading.value))
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("text", "expected"), READ)
def test_is_in_the_panel(read: Read, text: str, expected: str):
    """The figure stands under its indicator, area, period, basis, statistic and unit."""
    assert [shown(reading) for reading in read(text, LATER)] == [expected]


LEFT_OUT = [
    ("Inflasi cabai rawit di Jawa Timur pada Mei 2025 sebesar 21,4 persen (yoy).", None),
    ("Kelompok makanan di Jawa Timur pada Mei 2025 mengalami inflasi 2,1 persen (yoy).", PART),
    ("Inflasi Jawa Timur Mei 2025 sebesar 0,3 persen (mtm) dari kelompok makanan.", PART),
    ("Inflasi Jawa Timur pada Mei 2025 sebesar 1,85 persen.", BASIS),
    ("Nilai ekspor Lampung pada Juli 2025 naik US$12 juta.", CHANGED),
    ("Nilai ekspor Lampung mencapai US$512,4 juta.", PERIOD),
    ("Pada periode yang sama tahun lalu nilai ekspor Lampung US$512,4 juta.", PERIOD),
    ("UMP Kota Salatiga 2025 ditetapkan sebesar Rp2.533.583.", AREA),
    ("UMP Jawa Timur 2025 direkomendasikan sebesar Rp2,4 juta.", PART),
    ("Nilai ekspor kopi Lampung pada Juli 2025 mencapai US$51 juta.", None),
    ("Pertumbuhan ekonomi Malaysia pada triwulan II 2025 sebesar 4,4 persen.", None),
    ("Nilai ekspor Lampung pada 2026 mencapai US$6 miliar.", TO_COME),
    ("Nilai ekspor Lampung sepanjang 2025 mencapai US$6 miliar.", TO_COME),
    ("Nilai ekspor Lampung pada Juli 2025 tidak sampai US$512 juta.", UNTRUE),
]


@pytest.mark.parametrize(("text", "reason"), LEFT_OUT)
def test_is_left_out(read: Read, reader: Reader, text: str, reason: str | None):
    """A part, a change, another product or country, and what lacks basis or period are in no cell, with the reason."""
    assert read(text, LATER) == []
    assert {reason: len(facts) for reason, facts in reader.left_out.items()} == ({reason: 1} if reason else {})


def test_number_compared_with_has_its_own_period(read: Read):
    """ "dari 4,1 persen" is of no period, "dari 4,1 persen pada Maret 2024" of its own."""
    bare = read("Persentase penduduk miskin Riau pada Maret 2025 turun dari 6,4 persen menjadi 6,2 persen.", LATER)
    dated = read(
        "Persentase penduduk miskin Riau pada Maret 2025 sebesar 6,2 persen, turun dari 6,4 persen pada Maret 2024.",
        LATER,
    )

    assert [shown(reading) for reading in bare] == ["POVERTY_RATE 14 2025-03 % 6.2"]
    assert [shown(reading) for reading in dated] == ["POVERTY_RATE 14 2025-03 % 6.2", "POVERTY_RATE 14 2024-03 % 6.4"]


def test_time_of_another_number_is_not_taken(read: Read):
    """ "per Juli 2025 N atau naik dari Juni 2025" is of July; a time right behind a number is that number's."""
    other = "TPK hotel bintang di Bali per Juli 2025 sebesar 66,7 persen atau naik Juni 2025 yakni 60,2 persen."
    both = read("TPT Riau turun dari 4,2 persen pada Agustus 2023 menjadi 3,9 persen pada Agustus 2024.", LATER)

    assert "HOTEL_OCCUPANCY 51 2025-06 % 66.7" not in [shown(reading) for reading in read(other, LATER)]
    assert [shown(reading) for reading in both] == ["UNEMPLOYMENT 14 2023-08 % 4.2", "UNEMPLOYMENT 14 2024-08 % 3.9"]


def test_same_change_in_money_is_no_level(read: Read):
    """ "naik 6,5 persen atau Rp154.000" says once more by how much the wage rose."""
    found = read("UMK Kota Salatiga 2025 naik 6,5 persen atau Rp154.631 menjadi Rp2.533.583.", LATER)

    assert [reading.value for reading in found] == [Decimal(2533583)]


def test_targets_are_kept_apart(read: Read):
    """A target is under another key than a result."""
    (target,) = read("Pemerintah menargetkan pertumbuhan ekonomi Indonesia pada 2026 sebesar 5,4 persen.", LATER)

    assert target.key.status == "target"


def test_region_of_the_article_counts_if_it_is_its_main_one(fakta: Fakta, reader: Reader):
    """A number that has its region from elsewhere in the article is of its main area, or of none that is certain."""
    facts = list(fakta.articles([Article("a", "Harga di Kota Kediri, Jawa Timur, naik. Kota Kediri ramai.")]))
    kediri, inflation = Area("35.71", REGENCY, frozenset()), reader.indicators["CPI_YOY"]

    assert main_area(facts) == "35.71"
    assert code_for(inflation, kediri, "article", "35.71") == "35.71"
    assert code_for(inflation, kediri, "article", "35") == ""
    assert code_for(inflation, kediri, "clause", "35") == "35.71"


def test_region_of_the_next_number_is_not_taken(read: Read):
    """A region on the way to the next number is that one's."""
    text = "Harga beras medium per 3 Juli 2025 rata-rata Rp12.000 per kg, tertinggi di Kota Palu Rp13.900 per kg."

    assert [shown(reading) for reading in read(text, LATER)] == ["RICE_MEDIUM 72.71 2025-07-03 IDR/kg 13900"]


def test_sentence_that_stands_twice(read: Read):
    """The words round a number are those at its place, also where its sentence is repeated."""
    sentence = "Inflasi Bali pada Mei 2025 sebesar 1,6 persen (yoy)."
    found = read(f"{sentence} Harga naik. {sentence}", LATER)

    assert [shown(reading) for reading in found] == ["CPI_YOY 51 2025-05 yoy % 1.6"] * 2
