"""Officials: a person's name alone, with the role and the organisation that the text gives."""

from time import process_time

import pytest

from pipeline.values.person import role_head, same_person


@pytest.fixture(scope="session")
def officials(facts_of):
    """The officials of a text: span, name, head of the role."""
    return lambda text: [(fact.text, fact.name, role_head(fact.role)) for fact in facts_of(text, "official")]


FOUND = [
    ("Bupati Sigi Rahmat Iskandar meninjau jembatan.", "Rahmat Iskandar", "bupati"),
    ("Menurut Gubernur Sulawesi Tengah Rahmat Iskandar, jalan rusak.", "Rahmat Iskandar", "gubernur"),
    ("Wakil Gubernur Sulteng Ma'mun Amir berpidato.", "Ma'mun Amir", "wakil"),
    ("Menteri Keuangan Sri Lestari menyatakan pajak tetap.", "Sri Lestari", "menteri"),
    ('"Stok aman," kata Kepala Dinas Kesehatan Kota Palu Sari Wulandari, Senin.', "Sari Wulandari", "kepala"),
    ('"Stok aman," kata Sari Wulandari, Kepala Dinas Kesehatan Kota Palu, Senin.', "Sari Wulandari", "kepala"),
    ("Ketua DPRD Sigi, Andi Wijaya, menolak rancangan itu.", "Andi Wijaya", "ketua"),
    ("Direktur PT Sinar Abadi, Andi Wijaya, menyebut laba naik.", "Andi Wijaya", "direktur"),
    ("Direktur Utama PLN Darmawan Susanto mengatakan tarif tetap.", "Darmawan Susanto", "direktur"),
    ("Rapat dipimpin Andi Wijaya selaku Ketua Komisi II DPRD Sigi.", "Andi Wijaya", "ketua"),
    ("Camat Masbagik Ahmad Zulkarnain menambahkan keterangan.", "Ahmad Zulkarnain", "camat"),
    ("Kepala Desa Kuta, Kecamatan Pujut, Mahrup Sasaki (46) berharap hujan turun.", "Mahrup Sasaki", "kepala"),
    ("Plt Kepala Dinas Sosial Rahmat Iskandar mengatakan bantuan cair.", "Rahmat Iskandar", "kepala"),
    ("Pj Gubernur Sulawesi Tengah Rahmat Iskandar berpidato.", "Rahmat Iskandar", "gubernur"),
    ("Mantan Wali Kota Palu Rahmat Iskandar diperiksa.", "Rahmat Iskandar", "wali"),
    ("Juru bicara KPK Andi Wijaya mengatakan berkas lengkap.", "Andi Wijaya", "juru"),
    ("CEO Telkom Andi Wijaya menyebut laba naik.", "Andi Wijaya", "ceo"),
]


@pytest.mark.parametrize(("text", "name", "head"), FOUND)
def test_name_and_role(officials, text: str, name: str, head: str):
    """Whether the role stands before or after, one row has the name alone as span and the role."""
    assert officials(text) == [(name, name, head)]


ORDINARY = [
    ("Kepala BPS Kota Palu Makmur Rahmadi di Palu, Senin, menyebut harga naik.", "Makmur Rahmadi", "BPS Kota Palu"),
    ("Ketua Umum APPI Budi Harta Santoso dalam keterangannya menolak.", "Budi Harta Santoso", "APPI"),
    ("Anggota DPR RI Aria Bima mengatakan hal itu.", "Aria Bima", "DPR RI"),
    ("Sekretaris PWI Kota Palu Hasan T. Sarana mengatakan hal itu.", "Hasan T. Sarana", "PWI Kota Palu"),
    ("Kepala Dinas Sosial Kota Palu Danis H. Lasimpo mengatakannya.", "Danis H. Lasimpo", "Dinas Sosial Kota Palu"),
    ("Direktur PT Garamindo, Puji Lasimpo, mengatakan hal itu.", "Puji Lasimpo", "PT Garamindo"),
    ("Ketua KPU Kota Palu, Adik Rahmadi saat ditemui menolak.", "Adik Rahmadi", "KPU Kota Palu"),
    ("Kepala Bagian Pasar, Usaha Derivatif, dan Bursa Karbon OJK, Harun Lasimpo, hadir.", "Harun Lasimpo", None),
    ("Ketua DPP PDI Perjuangan Harun Lasimpo Hidayat mengatakan hal itu.", "Harun Lasimpo Hidayat", "PDI Perjuangan"),
    ("Kepala Dinas Sosial Kota Palu, Arif AS Lasimpo, mengatakannya.", "Arif AS Lasimpo", "Dinas Sosial Kota Palu"),
    ("Kepala BPBD Kota Palu Willy Indra Yunani mengatakannya.", "Willy Indra Yunani", "BPBD Kota Palu"),
    ("Bupati Badung, I Gusti Ngurah Wirya, mengatakannya.", "I Gusti Ngurah Wirya", "Badung"),
    ("Kepala Bagian Umum (BPM) Palu M Anshar hadir.", "M Anshar", None),
    ("Sekretaris Kemenpan RB Rini Lasimpo hadir.", "Rini Lasimpo", "Kemenpan RB"),
    ("Juru Bicara Tim Nasional Andi Basri-Muhamad Iskandar (Timnas AMIN) Angga Putra Fidri hadir.",
     "Angga Putra Fidri", None),
    ("Menteri Sosial, Saiful Lasimpo atau Gus Saiful hadir.", "Saiful Lasimpo", "Kementerian Sosial"),
    ("Ketua Forum Petani Garam Palu (FPGP) H. Ubaid di Palu, Senin, mengatakan hal itu.", "Ubaid", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "org"), ORDINARY)
def test_ordinary_words_in_names(facts_of, text: str, name: str, org: str | None):
    """Behind an area, an abbreviation or a comma all capitalised words up to the verb are the person's name."""
    (official,) = facts_of(text, "official")

    assert official.name == name
    assert org is None or official.org == org


def test_ordinary_words_of_offices(facts_of):
    """Words of an office behind such a place name nobody: a firm with its suffix, an area, a further part of a list."""
    for text in (
        "Menurut jaksa, Harta saat itu pulang.",
        "Kepala keuangan dan dua anak usaha, Lasimpo Teknik Co Ltd menipu bank.",
        "Presiden Lasimpo, dan BKPM hadir.",
    ):
        assert [official.name for official in facts_of(text, "official")] in ([], ["Lasimpo"])


REPEATED = [
    ("Bank Laut Jaya menyalurkan kredit. Direktur Bank Laut Jaya Rasmo Pramono Aji hadir.", "Rasmo Pramono Aji"),
    ("PT Karang Nikel Permata Tbk. untung. Direktur Karang Nikel Permata Sinta Lasimpo hadir.", "Sinta Lasimpo"),
    ("Polda Metro Jaya merazia. Wadirlantas Polda Metro Jaya Doni Lasimpo hadir.", "Doni Lasimpo"),
    ("Ketua PSI Raya Budi Lasimpo hadir. Ketua PSI Raya Budi Lasimpo pulang.", "Raya Budi Lasimpo"),
    ("Manajer Persibara FC Rahma Mooduto hadir.", "Rahma Mooduto"),
    ("Direktur Utama Perum Bulog Budi Lasimpo hadir.", "Budi Lasimpo"),
]


@pytest.mark.parametrize(("text", "name"), REPEATED)
def test_organisations_that_the_article_repeats(facts_of, text: str, name: str):
    """An organisation named elsewhere ends where it ends there; the person's name begins behind it."""
    assert {official.name for official in facts_of(text, "official")} == {name}


@pytest.mark.parametrize("start", ["", "Warga pulang. ", "Warga pulang.\n"])
def test_sementara_joins_sentences(facts_of, start: str):
    """At the head of a sentence it is a conjunction and no acting holder."""
    (official,) = facts_of(start + "Sementara Kapolres Palu AKBP Budi Lasimpo menyebut 5 orang.", "official")

    assert official.role == "Kapolres"


OFFICES = [
    ("Pakar Psikologi Forensik, Harun Lasimpo, hadir.", "Harun Lasimpo", "Pakar Psikologi Forensik", None),
    ("Direktur Jenderal Perhubungan Udara Sinta Lasimpo hadir.", "Sinta Lasimpo",
     "Direktur Jenderal Perhubungan Udara", None),
    ("Bupati Sigi, Sulawesi Tengah Rahmat Lasimpo hadir.", "Rahmat Lasimpo", "Bupati", "Sigi"),
    ("Rektor Universitas Syiah Kuala Budi Lasimpo hadir.", "Budi Lasimpo", "Rektor", "Universitas Syiah Kuala"),
    ("Kuasa hukum terdakwa, Yusran Lasimpo, hadir.", "Yusran Lasimpo", "Kuasa hukum", None),
    ("Pakar Universitas 17 Agustus 1945, Budi Lasimpo, hadir.", "Budi Lasimpo", "Pakar", "Universitas 17 Agustus 1945"),
    ("Bupati Situbondo Karna Lasimpo hadir.", "Karna Lasimpo", "Bupati", "Situbondo"),
    ("Kepala Seksi Bimbingan Penagihan, Kanwil DJP Sulteng, Harun Lasimpo, hadir.", "Harun Lasimpo",
     "Kepala Seksi Bimbingan Penagihan", "Kanwil DJP Sulteng"),
    ("Presiden ke-19 RI Harun Lasimpo hadir.", "Harun Lasimpo", "Presiden", "RI"),
    ("Presiden Amerika Serikat (AS) Peter Walsh hadir.", "Peter Walsh", "Presiden", "Amerika Serikat (AS)"),
    ("Ketua Tim Kampanye Daerah (TKD) Banten Rahma Lasimpo hadir.", "Rahma Lasimpo", "Ketua",
     "Tim Kampanye Daerah (TKD) Banten"),
    ("Anggota Komisi Pemilihan Umum (KPU) RI Harun Lasimpo hadir.", "Harun Lasimpo", "Anggota",
     "Komisi Pemilihan Umum (KPU) RI"),
    ("Kepala Staf Angkatan Darat (KSAD) Harun Lasimpo hadir.", "Harun Lasimpo",
     "Kepala Staf Angkatan Darat (KSAD)", "TNI AD"),
    ("Menteri Keuangan (Menkeu) Sri Lasimpo hadir.", "Sri Lasimpo", "Menteri Keuangan (Menkeu)",
     "Kementerian Keuangan"),
    ("Menteri Koordinator Bidang Kemaritiman dan Investasi (Menko Marves) Harun Lasimpo hadir.", "Harun Lasimpo",
     "Menteri Koordinator Bidang Kemaritiman dan Investasi (Menko Marves)",
     "Kementerian Koordinator Bidang Kemaritiman dan Investasi"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "role", "org"), OFFICES)
def test_fields_and_areas(facts_of, text: str, name: str, role: str, org: str | None):
    """Words of a field belong to the role; the area of an office ends before the larger one.

    Letters in brackets tell where an organisation begins; a short form of the role is none.
    """
    (official,) = facts_of(text, "official")

    assert (official.name, official.role, official.org) == (name, role, org)


NOBODY = [
    "Pasangan calon presiden dan wakil presiden nomor urut 2 Rahmat Lasimpo hadir.",
    "Caleg DPR RI Dapil Sulteng II Rahmat Lasimpo menyebut harga naik.",
    "Menteri pertahanan Kabinet Indonesia Maju itu hadir.",
    "Kata Sulaiman yang mendampingi Menkes, harga naik.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_official(facts_of, text: str):
    """Candidates hold no office, and a name before "itu" is no person's."""
    assert facts_of(text, "official") == []


def test_a_list_of_officials(facts_of):
    """The role behind a holder's comma belongs to the next of the list, also where a bracket ends the first role."""
    text = "Hadir Menteri Pemuda (Menpora) Dito Lasimpo, Direktur Tata Negara Kemenkum Baroto, Camat Tawaeli Ali Latif."

    assert [official.name for official in facts_of(text, "official")] == ["Dito Lasimpo", "Baroto", "Ali Latif"]


TITLED = [
    ("Kapolres Sigi AKBP Drs. H. Budi Santoso, S.I.K., M.H. menjelaskan kasus itu.", "Budi Santoso", "kapolres"),
    (
        "Kepala Dinas Kesehatan Kota Palu dr. Hj. Sari Wulandari, M.Kes mengatakan vaksin tersedia.",
        "Sari Wulandari",
        "kepala",
    ),
    ("Rektor Universitas Tadulako Prof. Dr. Ir. Amar Hidayat, M.P. membuka acara.", "Amar Hidayat", "rektor"),
    ("Panglima TNI Jenderal Agus Wibowo memeriksa pasukan.", "Agus Wibowo", "panglima"),
    ("Pj Bupati Sigi Andi Wijaya, M.Si menetapkan masa tanggap darurat.", "Andi Wijaya", "bupati"),
    ("Bupati Sigi H. Rahmat Iskandar, S.H. berpidato.", "Rahmat Iskandar", "bupati"),
]


@pytest.mark.parametrize(("text", "name", "head"), TITLED)
def test_titles_are_outside(officials, text: str, name: str, head: str):
    """Honorifics, ranks and degrees are neither in the span nor in the name."""
    assert officials(text) == [(name, name, head)]


ROLES = [
    ("Menteri Keuangan Sri Lestari menyatakan pajak tetap.", "Menteri Keuangan", "Kementerian Keuangan"),
    ("Sekretaris Daerah Kabupaten Sigi Andi Wijaya mengatakan itu.", "Sekretaris Daerah", "Kabupaten Sigi"),
    ("Juru bicara KPK Andi Wijaya mengatakan itu.", "Juru bicara", "KPK"),
    ("Direktur Utama PLN Darmawan Susanto mengatakan itu.", "Direktur Utama", "PLN"),
    ("Direktur Utama PT Sinar Abadi Darmawan Susanto mengatakan itu.", "Direktur Utama", "PT Sinar Abadi"),
    ("Ketua PMI Sigi Andi Wijaya mengatakan itu.", "Ketua", "PMI Sigi"),
    ("BPJS Kesehatan Cabang Palu Rahmat Iskandar mengatakan iuran tetap.", None, "BPJS Kesehatan Cabang Palu"),
]


@pytest.mark.parametrize(("text", "role", "organisation"), ROLES)
def test_role_and_organisation(facts_of, text: str, role: str | None, organisation: str):
    """The role ends where the name of the organisation begins."""
    assert [(fact.role, fact.org) for fact in facts_of(text, "official")] == [(role, organisation)]


def test_city_belongs_to_the_mayor(facts_of):
    """In Wali Kota the second word is no organisation, also behind an acting or former word."""
    roles = [
        fact.role
        for text in ("Wali Kota Palu", "Mantan Wali Kota Palu", "Plt Wali Kota Palu")
        for fact in facts_of(f"{text} Rahmat Iskandar berpidato.", "official")
    ]

    assert [role.split(" Palu")[0] for role in roles] == ["Wali Kota", "Mantan Wali Kota", "Plt Wali Kota"]


NOBODY = [
    "Bupati mengatakan jalan rusak.",
    "Gubernur, bupati, dan wali kota berkumpul.",
    "Ketua DPRD Sigi berkumpul di Kota Palu.",
    "Calon bupati Rahmat Iskandar berkampanye.",
    "Warga Palu Rahmat Iskandar panen jagung.",
    "BPJS Kesehatan mengatakan iuran tetap.",
    "Direktur PT Sinar Abadi berinisial HM disidangkan.",
    "Menurut Rahmat Iskandar, panen lancar.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(officials, text: str):
    """A role without a name, a name without a role, and a candidate are no officials."""
    assert officials(text) == []


ENDLESS = [
    "Direktur " + "SMA 1 " * 200 + "hadir.",
    "Kepala " * 400,
    "Ketua Ratna " + "Wijaya " * 400,
    "Direktur PT " * 300,
    "(Plt " * 300 + "Kepala Dinas Rahmat Iskandar",
    "anggota terdiri atas " + "Budi Santoso, " * 300,
    "kata " + "Site " * 300 + "PT Surya, Made Arjana",
    "Rahmat Iskandar, Ketua Forum Petani, " * 60,
    "Moch. " * 400 + "berkata",
]


@pytest.mark.parametrize("text", ENDLESS, ids=lambda text: text[:20])
def test_endless_phrases(officials, text: str):
    """A phrase that never ends takes no longer than its words: twice the text, about twice the time."""
    officials(text[:99])

    def seconds(times: int) -> float:
        start = process_time()
        officials(text * times)
        return process_time() - start

    once, four_times = min(seconds(2) for _ in range(3)), min(seconds(8) for _ in range(3))

    assert four_times < 12 * once + 0.05


ORGANISATION_OR_PERSON = [
    ("Ketua Bidang Iuran dan Sarana Organda Bima Wahyudi hadir.", "Bima Wahyudi", "Organda"),
    ("CEO Kirana Gilang Wiratama menyebut laba naik.", "Gilang Wiratama", "Kirana"),
    ("Direktur PT Wijaya Lestari Siska Maharani menyebut laba naik.", "Siska Maharani", "PT Wijaya Lestari"),
    ("Direktur PT Wijaya Anugerah, Siska Maharani, menyebut laba naik.", "Siska Maharani", "PT Wijaya Anugerah"),
    ("Rektor Universitas Kirana, Palu, Amar Hidayat, hadir.", "Amar Hidayat", "Universitas Kirana, Palu"),
    ("Stefanus Wijaya, Direktur RSUD dr. Sutomo Kirana, hadir.", "Stefanus Wijaya", "RSUD dr. Sutomo Kirana"),
    ("Peneliti dari Kirana Wijaya Bimo Aditya hadir.", "Bimo Aditya", "Kirana Wijaya"),
    ("Ketua Tim Kampanye Wijaya-Lasimpo, Roni Lasando, hadir.", "Roni Lasando", "Wijaya-Lasimpo"),
]


@pytest.mark.parametrize(("text", "name", "organisation"), ORGANISATION_OR_PERSON)
def test_organisation_or_person(facts_of, text: str, name: str, organisation: str):
    """Unknown words between a role and the verb are parted into those of the organisation and those of the person."""
    assert [(fact.name, fact.org) for fact in facts_of(text, "official")] == [(name, organisation)]


def test_what_the_article_tells(facts_of):
    """The short name in brackets is the organisation's, the one beside a verb of saying the person's."""
    text = (
        "Pengurus Organisasi Usaha Angkutan (Ousaka) rapat. Ketua Ousaka Bima Wahyudi hadir. "
        "Direktur PT Kirana Wijaya Gilang Putra Lasando ikut. Gilang mengatakan ongkos naik."
    )
    assert [(fact.name, fact.org) for fact in facts_of(text, "official")] == [
        ("Bima Wahyudi", "Ousaka"),
        ("Gilang Putra Lasando", "PT Kirana Wijaya"),
    ]


SERVED = [
    ("Ia pernah menjadi asisten Johan Wijaya.", []),
    ("Klub itu memilih kuasa hukum Wijaya.", []),
    ("kata kuasa hukum keluarga Wijaya, Roni Lasando, Senin.", ["Roni Lasando"]),
    ("Roni Lasando, pengacara Johan Wijaya, hadir.", ["Roni Lasando"]),
    ("kata pengacara Johan Wijaya, Roni Lasando, di Palu.", ["Roni Lasando"]),
]


@pytest.mark.parametrize(("text", "names"), SERVED)
def test_served(facts_of, text: str, names: list[str]):
    """The one whom an assistant or a lawyer serves is not the official."""
    assert [fact.name for fact in facts_of(text, "official")] == names


def test_list_of_holders(officials):
    """Each name of a list behind "terdiri atas" is an official with the role before it."""
    assert [
        name for _, name, _ in officials("Majelis beranggotakan tiga; anggota terdiri atas A. Budi, Siti, dan Reza.")
    ] == [
        "A. Budi",
        "Siti",
        "Reza",
    ]


SHORT = [
    ("Sekretaris Utama BPS Amir Lasena hadir. Sestama Amir menyebut data.", [("Amir Lasena", "Sekretaris Utama")]),
    (
        "Rektor Universitas Tadulako Prof. Amir Lasena hadir. Amir yang juga Ketua Ikatan Alumni pulang.",
        [("Amir Lasena", "Rektor"), ("Amir Lasena", "Ketua")],
    ),
]


@pytest.mark.parametrize(("text", "found"), SHORT)
def test_short_name(facts_of, text: str, found: list[tuple[str, str]]):
    """A short name with the short form of the role is a repetition; with a second role it gets the full name."""
    assert [(fact.name, fact.role) for fact in facts_of(text, "official")] == found


ENGLISH = [
    ("Construction Manager PT Surya Nusa, Made Arjana mengatakan hal itu.", "Construction Manager"),
    ('"Aman," ujar Site Surveyor PT Surya Nusa, Made Arjana.', "Site Surveyor"),
    ("Head of Policy PT Kurir Nusa, Made Arjana, mengatakan hal itu.", "Head of Policy"),
]


@pytest.mark.parametrize(("text", "role"), ENGLISH)
def test_english_role(facts_of, text: str, role: str):
    """An English role keeps the words before it, whether a list knows it or only its place tells."""
    (fact,) = facts_of(text, "official")

    assert (fact.name, fact.role) == ("Made Arjana", role)


def test_two_officials(officials):
    """Each person in a sentence has the role in front of the name."""
    assert officials("Gubernur Sulawesi Tengah Rahmat Iskandar dan Bupati Sigi Andi Wijaya berkumpul.") == [
        ("Rahmat Iskandar", "Rahmat Iskandar", "gubernur"),
        ("Andi Wijaya", "Andi Wijaya", "bupati"),
    ]


def test_repetition(officials):
    """A later mention of the same person and role is no new row."""
    assert officials("Bupati Sigi Rahmat Iskandar datang. Bupati Rahmat Iskandar berpidato. Rahmat lalu pulang.") == [
        ("Rahmat Iskandar", "Rahmat Iskandar", "bupati")
    ]


def test_second_role(officials):
    """A second role that the text gives later is a row of its own."""
    assert officials("Bupati Sigi Rahmat Iskandar datang. Menurut Ketua PMI Sigi Rahmat Iskandar, darah cukup.") == [
        ("Rahmat Iskandar", "Rahmat Iskandar", "bupati"),
        ("Rahmat Iskandar", "Rahmat Iskandar", "ketua"),
    ]


def test_first_mention(facts_of):
    """The row stands at the first mention."""
    text = "Bupati Sigi Rahmat Iskandar datang. Bupati Rahmat Iskandar berpidato."
    (fact,) = facts_of(text, "official")

    assert (fact.start, fact.end) == (text.index("Rahmat"), text.index(" datang"))


def test_name_with_initial(officials):
    """An initial belongs to the name."""
    assert officials("Ketua Bawaslu Sigi, M. Yusran Ilmi, menolak laporan itu.") == [
        ("M. Yusran Ilmi", "M. Yusran Ilmi", "ketua")
    ]


def test_quantities_of_an_official(facts_of):
    """An age behind the name is a measure, not part of the name."""
    facts = facts_of("Bupati Sigi Rahmat Iskandar (52) berpidato.")

    assert [(fact.type, fact.text, fact.unit) for fact in facts if fact.type != "region"] == [
        ("official", "Rahmat Iskandar", None),
        ("measure", "52", "a"),
    ]


@pytest.mark.parametrize(
    ("role", "head"),
    [
        ("Bupati Sigi", "bupati"),
        ("Plt Kepala Dinas", "kepala"),
        ("Plt. Kepala Dinas", "kepala"),
        ("mantan Wakil Bupati", "wakil"),
        ("Pelaksana Tugas (Plt) Kepala Dinas", "kepala"),
        ("Penjabat Sementara Gubernur", "gubernur"),
        ("Pj", "pj"),
        ("", ""),
        (None, ""),
    ],
)
def test_role_head(role: str | None, head: str):
    """The head of a role is its first word that says what it is."""
    assert role_head(role) == head


@pytest.mark.parametrize(
    ("name", "earlier", "same"),
    [
        ("Rahmat Iskandar", "Rahmat Iskandar", True),
        ("Rahmat", "Rahmat Iskandar", True),
        ("Iskandar", "Rahmat Iskandar", True),
        ("Rahmat Iskandar", "Iskandar", True),
        ("RAHMAT ISKANDAR", "Rahmat Iskandar", True),
        ("Rahmat Hidayat", "Rahmat Iskandar", False),
        ("Budi", "Rahmat Iskandar", False),
    ],
)
def test_same_person(name: str, earlier: str, same: bool):
    """A name is the same person's where it holds the other's words or is held by them."""
    assert same_person(name, earlier) is same


def test_candidate_in_small_letters(facts_of):
    """A candidate holds no office yet, in small letters too."""
    assert facts_of("Menurut dia, calon wakil bupati Samuel Tandi hadir.", "official") == []


@pytest.mark.parametrize("word", ["mantan", "eks"])
def test_former_in_small_letters(facts_of, word: str):
    """The role of a former holder says so, in small letters too."""
    [fact] = facts_of(f"Itu kata {word} bupati Rahmat Iskandar kemarin.", "official")

    assert fact.role == f"{word} bupati"
