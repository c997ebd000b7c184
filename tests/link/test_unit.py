"""The unit of counts without a noun beside them: from the words before, an equal count, a sum, the count before."""

from collections.abc import Callable

import pytest

from pipeline.article import Article
from pipeline.route import Route

Told = Callable[..., str | tuple[str, ...]]

UNITS = [
    # the noun phrase to the left
    ("Jumlah terminal bertambah menjadi [62].", "terminal"),
    ("Kuota jemaah Bengkulu sebesar [1.600] terisi.", "jemaah"),
    ("Pendaki yang melewati lereng di Palu mencapai [2.300].", "Pendaki"),
    ("Warga yang jumlahnya [ribuan] itu pulang.", "Warga"),
    ("Pondok itu santrinya [340], kata dia.", "santri"),
    ("Panen raya melibatkan buruh dan petani sebanyak [1.400].", "buruh dan petani"),
    # an earlier count with the same value
    ("Perusahaan menyiapkan 2,5 juta karung semen. Target [2,5 juta] itu tercapai.", "karung semen"),
    ("Ada dua sumur bor, mohon maaf baru [dua], kata dia.", "sumur bor"),
    # the next of a sum or list
    ("Ada rencana pembelian sebanyak [13], ditambah [12], jadi 25 perahu.", ("perahu", "perahu")),
    ("Rapat diikuti [ratusan] bahkan ribuan nelayan.", "nelayan"),
    ("Penumpang naik dari [18.000] menjadi 21.000 orang.", "orang"),
    # the subject of a rise or fall
    ("Ada dua kapal baru sehingga pelayaran naik dari [14] menjadi [18] per hari.", ("pelayaran", "pelayaran")),
    ("Pelanggan tumbuh 4,5% (yoy) menjadi [88.214] dengan pemakaian tetap.", "Pelanggan"),
    ("Lulusan pada tahun ajaran 2025/2026 sebanyak [12.300], kata dia.", "Lulusan"),
    # a count that the sentence names again
    ("Desa itu punya 12 perahu dan satu dermaga. Perahu itu kurang, idealnya [18].", "perahu"),
    # the count before
    ("Ada 9 dokter. Tahun lalu hanya [7].", "dokter"),
    ("Sebanyak 20 klub mendaftar, termasuk [enam] dari Papua.", "klub"),
    ("Panitia menjual 2.400 karcis. Tahun lalu hanya [2.100].", "karcis"),
    ("Terdapat 15 rumah rusak dan [4] lainnya roboh.", "rumah"),
]
NONE = {
    "a price": "Harga kopi naik menjadi 5.000.",
    "a level": "Indeks ditutup di posisi 7.084.",
    "money behind a relative": "Dana yang dibutuhkan desa itu bisa mencapai 100 juta lebih.",
    "a share": "Jatah benua itu menjadi 8,5.",
    "nothing to count": "Ia menyebut angka 4.500.",
    "a like count too far": "Ada 300 kapal di sana. Ombak tinggi. Warga diam. Kemarin 250.",
    "a count of another size": "Ada tiga kapal di sana, lalu dia menyebut 4.500.",
    "money before": "Ia membayar Rp3.000 per kilogram, kemarin 2.500.",
}


@pytest.mark.parametrize(("text", "unit"), UNITS, ids=[text for text, _ in UNITS])
def test_unit(told: Told, text: str, unit: str | tuple[str, ...]) -> None:
    """A count that names nothing itself counts what the words or numbers round it count."""
    assert told(text, "unit") == unit


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_count(route: Route, text: str) -> None:
    """A number of which nothing says what it counts is no fact."""
    counts = [fact for fact in route.facts(Article("text", text)) if fact.rule in ALONE]

    assert counts == []


ALONE = {"count.alone", "count.behind-amount-word", "count.noun-with-nya", "count.first-of-several"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Skornya sudah mencapai 4.500.", "skor is not counted"),
        ("Ia menyebut angka 4.500.", "nothing near it says what it counts"),
    ],
)
def test_reason(route: Route, text: str, why: str) -> None:
    """`explain` gets the reason why a number counts nothing."""
    assert [claim.why for claim in route.read(Article("text", text)).claims] == [why]


def test_article_that_ends_behind_a_glued_noun(route: Route) -> None:
    """No word stands behind it that could be a verb."""
    assert [(fact.text, fact.unit) for fact in route.facts(Article("text", "4sapi"))] == [("4", "sapi")]
