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
