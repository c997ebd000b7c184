"""Who says so and where: whole names of organisations, regions that are listed together."""

import pytest

from pipeline.article import Article


def quantity(route, text):
    """The first quantity of *text*."""
    return next(fact for fact in route.facts(Article(id="x", text=text)) if fact.type not in ("official", "region"))


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Badan Meteorologi, Klimatologi, dan Geofisika (BMKG) mencatat 5 gempa bumi kemarin.",
         "Badan Meteorologi, Klimatologi, dan Geofisika (BMKG)"),
        ("Kementerian Energi dan Sumber Daya Mineral menyebut 7 sumur diperiksa.",
         "Kementerian Energi dan Sumber Daya Mineral"),
        ("Dinas Tanaman Pangan dan Hortikultura mencatat panen 7 ton jagung.",
         "Dinas Tanaman Pangan dan Hortikultura"),
        ("Kementerian Perdagangan dan Badan Pangan Nasional mencatat stok 7 ton jagung.", "Badan Pangan Nasional"),
        ("Menurut Kementerian Energi dan Sumber Daya Mineral, ada 5 sumur tua.",
         "Kementerian Energi dan Sumber Daya Mineral"),
        ("Menurut Bank Indonesia dan Otoritas Jasa Keuangan, ada 5 bank di sana.", "Bank Indonesia"),
        ("Data BEI menunjukkan 8 sektor melemah.", "BEI"),
        ("Data penerima menunjukkan 8 persen warga pindah.", None),
        ("Menurut Pasal 7 Ayat (3), ada 5 syarat.", None),
    ],
)  # fmt: skip
def test_organisation_that_says_so(route, text, org):
    fact = quantity(route, text)
    assert (fact.source, fact.source_org) == (None, org)


def test_numeral_of_a_commission_belongs_to_the_role(route):
    fact = quantity(route, "Anggota Komisi XI DPR Budi Hartono mengatakan inflasi 3 persen.")
    assert (fact.source_role, fact.source_org) == ("Anggota Komisi XI", "DPR")


@pytest.mark.parametrize(
    ("text", "codes", "names"),
    [
        ("Bantuan untuk 120 nelayan di Kabupaten Gowa, Maros, dan Kota Parepare tiba.", "73.06;73.09;73.72",
         "Kabupaten Gowa;Kabupaten Maros;Kota Parepare"),
        ("Bantuan untuk 120 nelayan di Kota Palu, Sulawesi Tengah tiba.", "72.71", "Kota Palu"),
        ("Plt Bupati Sigi Budi Hartono meminta 3 unit gudang.", "72.10", "Kabupaten Sigi"),
    ],
)  # fmt: skip
def test_regions_of_a_quantity(route, text, codes, names):
    fact = quantity(route, text)
    assert (fact.region_code, fact.region_name) == (codes, names)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Kunjungan wisatawan pada Juni 2025 naik 6,14 persen dibanding Mei 2025.", "2025-06-01"),
        ("Kunjungan wisatawan naik 6,14 persen pada Mei 2025.", "2025-05-01"),
    ],
)
def test_time_of_comparison_is_not_the_period(route, text, start):
    assert str(quantity(route, text).period_start) == start


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Suku bunga acuan turun sebesar 25 basis poin menjadi 5,25 persen.", "Suku bunga acuan"),
        ("Tarif tol diperkirakan mencapai Rp1.350 per km.", "Tarif tol"),
        ("Korban bernama Dewi Lestiani (19) dirawat.", "usia"),
        ("Harga cabai di Kota Pontianak, Kalimantan Barat, menembus Rp120.000 per kilogram.", "Harga cabai"),
    ],
)
def test_metric(route, text, metric):
    *_, fact = (f for f in route.facts(Article(id="x", text=text)) if f.type not in ("official", "region"))
    assert fact.metric == metric


def test_only_money_and_shares_are_budgeted(route):
    facts = route.facts(Article(id="x", text="Pemkab mengalokasikan Rp4 miliar untuk 21 sekolah."))
    assert {f.type: f.status for f in facts} == {"money": "budget", "count": "actual"}
