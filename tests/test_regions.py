"""Regions: names to codes, homonyms, coordination, districts and villages, and names that are no region."""

import pytest

from pipeline.meaning import Region
from pipeline.rulebook import load
from pipeline.values.region import Evidence, Gazetteer, choose


@pytest.fixture(scope="session")
def regions(facts_of):
    """The regions of a text with their codes."""
    return lambda text: [(fact.text, fact.region_code) for fact in facts_of(text, "region")]


NAMES = [
    ("Provinsi Sulawesi Tengah", "72", "Sulawesi Tengah", "province", None),
    ("Sulteng", "72", "Sulawesi Tengah", "province", None),
    ("Prov. Sulawesi Tengah", "72", "Sulawesi Tengah", "province", None),
    ("Kabupaten Morowali", "72.06", "Kabupaten Morowali", "regency", "72"),
    ("Kab. Donggala", "72.03", "Kabupaten Donggala", "regency", "72"),
    ("Kab Sigi", "72.10", "Kabupaten Sigi", "regency", "72"),
    ("Kota Palu", "72.71", "Kota Palu", "city", "72"),
    ("Palu", "72.71", "Kota Palu", "city", "72"),
    ("PALU", "72.71", "Kota Palu", "city", "72"),
    ("NTB", "52", "Nusa Tenggara Barat", "province", None),
    ("Kota Administrasi Jakarta Selatan", "31.74", "Kota Administrasi Jakarta Selatan", "city", "31"),
    ("Kecamatan Yosowilangun", "35.08.07", "Yosowilangun", "district", "35.08"),
    ("D.I. Yogyakarta", "34", "Daerah Istimewa Yogyakarta", "province", None),
    ("D. I. Yogyakarta", "34", "Daerah Istimewa Yogyakarta", "province", None),
    ("D.K.I. Jakarta", "31", "Daerah Khusus Ibukota Jakarta", "province", None),
]


SPACED = [("D. I. Yogyakarta", "34"), ("D . I. Yogyakarta", "34"), ("Kep . Seribu", "31.01")]


@pytest.mark.parametrize(("text", "code"), SPACED)
def test_name_with_other_spaces_round_its_marks(regions, text: str, code: str):
    """A page that spaces the marks inside a name otherwise than the list does names the same region."""
    assert regions(f"Hujan lebat mengguyur {text} kemarin.") == [(text, code)]


def test_office_with_other_spaces_round_its_marks(facts_of):
    """The office of a village's head is known however the page spaces its slash."""
    assert [fact.role for fact in facts_of("Ketua RT / RW Budi Santoso datang.", "official")] == ["Ketua RT"]


@pytest.mark.parametrize(("text", "code", "name", "level", "parent"), NAMES)
def test_name(facts_of, text: str, code: str, name: str, level: str, parent: str | None):
    """A name with its level word, or an everyday name, is one region with code, official name, level and parent."""
    facts = facts_of(f"Hujan lebat mengguyur {text} kemarin.", "region")

    assert [(fact.text, fact.region_code, fact.region_name, fact.level, fact.parent_code) for fact in facts] == [
        (text, code, name, level, parent)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Warga palu pulang.",
        "Orang bandung ramah.",
        "Banyak batu di sungai.",
        "Harga batu bara naik.",
        "Pada puncak acara hujan turun.",
    ],
)
def test_lower_case_is_no_name(regions, text: str):
    """Names are written with capitals; words in lower case are words."""
    assert regions(text) == []


def test_preposition_is_no_part_of_a_name(regions):
    """DI is Daerah Istimewa in capitals only; "Di" begins a sentence."""
    assert regions("Di Yogyakarta hujan. Warga DI Yogyakarta siaga.") == [
        ("Yogyakarta", "34"), ("DI Yogyakarta", "34")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Hujan di Bandung.", ["ambiguous_region"]),
        ("Hujan di Kota Bandung.", [None]),
        ("Wali Kota Bandung hadir.", [None]),
        ("Hujan di Kota Bandung. Warga Bandung antre.", [None, None]),
        ("Hujan di Palu.", [None]),
    ],
)
def test_ambiguous_name_is_flagged(facts_of, text: str, flags: list[str | None]):
    """A bare name that several regions bear is flagged where nothing in the article tells which is meant."""
    assert [fact.flags for fact in facts_of(text, "region")] == flags


def test_districts_with_a_number_each(regions):
    """In a list the level word stands once, also where each district has its number in brackets."""
    text = "Kasus di Kecamatan Marawola (96), disusul Palolo (71) dan Kulawi (58), Kabupaten Sigi. Rina (40) pulang."

    assert [name for name, _ in regions(text)] == ["Kecamatan Marawola", "Palolo", "Kulawi", "Kabupaten Sigi"]


HOMONYMS = [
    ("Hujan di Kota Bandung.", [("Kota Bandung", "32.73")]),
    ("Hujan di Kabupaten Bandung.", [("Kabupaten Bandung", "32.04")]),
    ("Hujan di Bandung.", [("Bandung", "32.73")]),
    ("Hujan di Bogor.", [("Bogor", "32.71")]),
    ("Hujan di Bima.", [("Bima", "52.72")]),
    ("Pemkot Bogor bersiap.", [("Bogor", "32.71")]),
    ("Pemkab Bogor bersiap.", [("Bogor", "32.01")]),
    ("Wali Kota Malang bersiap.", [("Malang", "35.73")]),
    ("Bupati Malang bersiap.", [("Malang", "35.07")]),
    ("Banjir di Bima, Nusa Tenggara Barat, surut.", [("Bima", "52.72"), ("Nusa Tenggara Barat", "52")]),
    ("Hujan di Yogyakarta.", [("Yogyakarta", "34.71")]),
    ("Hujan di Daerah Istimewa Yogyakarta.", [("Daerah Istimewa Yogyakarta", "34")]),
]


@pytest.mark.parametrize(("text", "expected"), HOMONYMS)
def test_homonyms(regions, text: str, expected: list[tuple[str, str]]):
    """A level word or an office decides between city and regency, otherwise the name is the city."""
    assert regions(text) == expected


def test_article_evidence(regions):
    """A bare name is the regency in an article that names the regency, and only it."""
    assert regions("Pemkab Bandung menyalurkan bantuan. Warga Bandung antre.") == [
        ("Bandung", "32.04"),
        ("Bandung", "32.04"),
    ]


def test_evidence_after_the_name(regions):
    """Evidence counts wherever in the article it stands."""
    assert regions("Warga Bandung antre. Bantuan datang dari Kabupaten Bandung.") == [
        ("Bandung", "32.04"),
        ("Kabupaten Bandung", "32.04"),
    ]


def test_evidence_for_both(regions):
    """An article that names city and regency leaves the bare name to the city."""
    assert regions("Hujan di Kabupaten Bogor dan Kota Bogor. Lalu Bogor reda.") == [
        ("Kabupaten Bogor", "32.01"),
        ("Kota Bogor", "32.71"),
        ("Bogor", "32.71"),
    ]


def test_word_that_needs_evidence(regions):
    """A name that is an ordinary word is a region where the article names it with its level, else none."""
    assert regions("Warga Kabupaten Batu Bara pulang. Panen di Batu Bara lancar.") == [
        ("Kabupaten Batu Bara", "12.19"),
        ("Batu Bara", "12.19"),
    ]
    assert regions("Ekspor Batu Bara naik.") == []


COORDINATION = [
    ("Kabupaten Morowali dan Morowali Utara siap.", [("Kabupaten Morowali", "72.06"), ("Morowali Utara", "72.12")]),
    (
        "Kabupaten Sigi, Donggala, dan Parigi Moutong siap.",
        [("Kabupaten Sigi", "72.10"), ("Donggala", "72.03"), ("Parigi Moutong", "72.08")],
    ),
    ("Kabupaten Bandung dan Bogor siap.", [("Kabupaten Bandung", "32.04"), ("Bogor", "32.01")]),
    (
        "Kabupaten Bandung, Bogor, dan Bekasi siap.",
        [("Kabupaten Bandung", "32.04"), ("Bogor", "32.01"), ("Bekasi", "32.16")],
    ),
    ("Kota Bandung dan Kabupaten Bogor siap.", [("Kota Bandung", "32.73"), ("Kabupaten Bogor", "32.01")]),
    ("Kota Palu dan Sigi siap.", [("Kota Palu", "72.71"), ("Sigi", "72.10")]),
]


@pytest.mark.parametrize(("text", "expected"), COORDINATION)
def test_coordination(regions, text: str, expected: list[tuple[str, str]]):
    """In a list each name is a region of its own, with the level of the first; the level word is in the first span."""
    assert regions(text) == expected


OFFICES = [
    ("Wali Kota Malang berpidato.", "Malang", "35.73"),
    ("Pemkot Bogor menata taman.", "Bogor", "32.71"),
    ("Polres Sigi menyelidiki kasus itu.", "Sigi", "72.10"),
    ("Polda Jateng menyelidiki kasus itu.", "Jateng", "33"),
    ("Wakil Gubernur Sulteng berpidato.", "Sulteng", "72"),
    ("Kejaksaan Negeri se-Sulteng berkumpul.", "Sulteng", "72"),
    ("DPRD Kota Palu berkumpul.", "Kota Palu", "72.71"),
]


@pytest.mark.parametrize(("text", "span", "code"), OFFICES)
def test_after_an_office(regions, text: str, span: str, code: str):
    """After an office or agency the span is the name alone."""
    assert regions(text) == [(span, code)]


def test_abbreviation_in_brackets(regions):
    """An abbreviation in brackets behind the full name is a region of its own."""
    assert regions("Gubernur Sulawesi Tenggara (Sultra) berpidato.") == [("Sulawesi Tenggara", "74"), ("Sultra", "74")]


def test_dateline(regions):
    """The place of a dateline counts."""
    assert regions("Palu (KABAR) - Hujan turun.") == [("Palu", "72.71")]


PROPER = [
    "Nasabah Bank Jatim bertambah.",
    "Mahasiswa Universitas Jember menang.",
    "Suporter Persib Bandung bersorak.",
    "Pabrik Semen Padang ditutup.",
    "Kecelakaan terjadi di Jalan Surabaya.",
    "Siswa SMA Negeri 3 Bandung menang.",
    "Suporter Semen Padang FC bersorak.",
]


@pytest.mark.parametrize("text", PROPER)
def test_proper_names(regions, text: str):
    """Inside the name of a bank, university, club, company, street or school a region's name is none."""
    assert regions(text) == []


@pytest.mark.parametrize(
    "text", ["Pulau Jawa padat.", "Ekspor dari Sulawesi dan Kalimantan naik.", "Hujan merata di Sumatera."]
)
def test_islands(regions, text: str):
    """An island or a group of islands is no region."""
    assert regions(text) == []


def test_region_inside_a_person(regions):
    """A person who bears the name of a region is no region."""
    assert regions("Ketua PMI Bima Santoso berpidato.") == []


def test_district_and_village(facts_of):
    """Village, district and regency in a row each have their code; the village lies in its district."""
    facts = facts_of("Air merendam Desa Kalukubula, Kecamatan Sigi Biromaru, Kabupaten Sigi.", "region")

    assert [(fact.text, fact.region_code, fact.level, fact.parent_code) for fact in facts] == [
        ("Desa Kalukubula", "72.10.01.2009", "village", "72.10.01"),
        ("Kecamatan Sigi Biromaru", "72.10.01", "district", "72.10"),
        ("Kabupaten Sigi", "72.10", "regency", "72"),
    ]


def test_district_list_decided_by_the_regency(regions):
    """Districts that many regencies have are those of the regency that the article names."""
    assert regions("Kecamatan Muara dan Pagaran di Kabupaten Tapanuli Utara rusak.") == [
        ("Kecamatan Muara", "12.02.15"),
        ("Pagaran", "12.02.10"),
        ("Kabupaten Tapanuli Utara", "12.02"),
    ]


def test_urban_village(regions):
    """Kelurahan is a village word of cities."""
    assert regions("Warga Kelurahan Besusu Barat, Kota Palu, mengungsi.") == [
        ("Kelurahan Besusu Barat", "72.71.01.1004"),
        ("Kota Palu", "72.71"),
    ]


def test_district_in_front_of_its_regency(regions):
    """A bare name in front of the regency it lies in is its district, and tells which regency it is."""
    assert regions("Kecelakaan di Pacet, Mojokerto, kemarin.") == [("Pacet", "35.16.03"), ("Mojokerto", "35.16")]


def test_village_of_many_places(regions):
    """A village that the article does not place is a region without a code, and its name is whole."""
    assert regions("Air merendam Desa Suka Maju kemarin.") == [("Desa Suka Maju", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Setiap desa mendapat dana.",
        "Seluruh kecamatan kering.",
        "Kabupaten itu kering.",
        "Sejumlah kota sepi.",
        "Kecamatan Nihil kering.",
    ],
)
def test_level_word_without_a_name(regions, text: str):
    """A level word without a known name is no region."""
    assert regions(text) == []


CITY = Region("32.73", "city", "Kota Bandung", "32")
REGENCY = Region("32.04", "regency", "Kabupaten Bandung", "32")
ELSEWHERE = Region("99.04", "regency", "Kabupaten Bandung", "99")

CHOICES = [
    ([CITY], None, set(), CITY, "only region of this name"),
    ([CITY, REGENCY], "regency", set(), REGENCY, "level word for regency"),
    ([CITY, REGENCY], "regency", {"32.73"}, REGENCY, "level word for regency"),
    ([CITY, REGENCY], None, {"32.04"}, REGENCY, "the article names it with its level"),
    ([CITY, REGENCY], None, {"32.04", "32.73"}, CITY, "a bare name that a city and a regency bear is the city"),
    ([CITY, REGENCY], None, set(), CITY, "a bare name that a city and a regency bear is the city"),
    ([REGENCY, ELSEWHERE], None, {"99"}, ELSEWHERE, "the article names the region above it"),
    ([REGENCY, ELSEWHERE], None, set(), None, "2 regions bear this name and the article does not say which"),
    ([CITY], "regency", set(), CITY, "level word for regency"),
    ([], None, set(), None, "0 regions bear this name and the article does not say which"),
]


@pytest.mark.parametrize(("candidates", "level", "codes", "expected", "why"), CHOICES)
def test_choice(candidates: list[Region], level: str | None, codes: set[str], expected: Region | None, why: str):
    """Level word, then the article, then the city; each choice with its reason."""
    assert choose(candidates, level, Evidence(frozenset(codes))) == (expected, why)


def test_codes_of_the_decree():
    """The gazetteer holds 38 provinces, 416 regencies, 98 cities and 7,285 districts, each below one that exists."""
    rulebook = load()
    by_code = Gazetteer(rulebook.lexicon, rulebook.packed).by_code
    counts = {
        level: sum(region.level == level for region in by_code.values())
        for level in ("province", "regency", "city", "district")
    }

    assert counts == {"province": 38, "regency": 416, "city": 98, "district": 7285}
    assert [region for region in by_code.values() if region.parent_code != region.code.rpartition(".")[0]] == []
    assert [region for region in by_code.values() if region.parent_code and region.parent_code not in by_code] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Banjir di JakartaUtara surut", [("JakartaUtara", "31.72")]),
        ("Pemprov JawaTengah rapat", [("JawaTengah", "33")]),
    ],
)
def test_name_glued_by_the_page(regions, text: str, expected: list[tuple[str, str]]):
    """A name whose words a web page glued together is the region all the same, with the characters as they stand."""
    assert regions(text) == expected


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Warga Kota Palu senang.", ("Sulawesi Tengah", "Kota Palu", None, "7271")),
        (
            "Warga Jakarta Selatan senang.",
            ("Daerah Khusus Ibukota Jakarta", "Kota Administrasi Jakarta Selatan", None, "3171"),
        ),
        ("Warga Provinsi Jawa Timur senang.", ("Jawa Timur", None, None, "35")),
        ("Warga Kabupaten Merauke senang.", ("Papua Selatan", "Kabupaten Merauke", None, None)),
    ],
)
def test_names_of_all_levels(facts_of, text: str, columns: tuple[str | None, ...]):
    """A region has the names of all levels that it lies in, and the code of BPS where that is known."""
    (fact,) = facts_of(text, "region")

    assert (fact.province, fact.regency, fact.district, fact.bps_code) == columns


def test_names_of_regions_that_are_joined():
    """Names stand in the order of the codes; a village has those above it, and no code of BPS."""
    rulebook = load()
    areas = Gazetteer(rulebook.lexicon, rulebook.packed).areas

    assert areas("72.71;73") == {
        "province": "Sulawesi Tengah;Sulawesi Selatan", "regency": "Kota Palu;", "bps_code": "7271;73"
    }  # fmt: skip
    assert areas("35.10.01.2001") == {
        "province": "Jawa Timur", "regency": "Kabupaten Banyuwangi", "district": "Pesanggaran"
    }  # fmt: skip
