"""Which region a name means, and which names are none: level words, lists, traps, evidence, districts and villages."""

import re

import pytest

LEVELS = [
    ("Kebun di [Kabupaten Sigi=72.10] panen.", "level word before the name"),
    ("Kebun di [Kab. Sigi=72.10] panen.", "abbreviated, with a point"),
    ("Kebun di [Kab Sigi=72.10] panen.", "abbreviated, without"),
    ("Kebun di kabupaten [Sigi=72.10] panen.", "a level word in lower case stays outside"),
    ("[Provinsi Bali=51] panen.", "at the beginning of the text"),
    ("[Bali=51] panen.", "a bare name at the beginning of the text"),
    ("Kebun di [Kota Bandung=32.73] panen.", "of two the city"),
    ("Kebun di [Kabupaten Bandung=32.04] panen.", "of two the regency"),
    ("Kebun di kota [Bandung=32.73] panen.", "of two the city, by a word in lower case"),
    ("Kebun di kabupaten [Bandung=32.04] panen.", "of two the regency, by a word in lower case"),
    ("Pemerintah Kabupaten (Pemkab) [Bandung=32.04] panen.", "behind a bracket"),
    ("Wali Kota [Malang=35.73] panen.", "the level word belongs to the office"),
    ("wali kota [Malang=35.73] panen.", "the office in lower case"),
    ("Bupati [Malang=35.07] panen.", "an office tells the level"),
    ("Pemkab [Malang=35.07] dan Pemkot [Malang=35.73] rapat.", "two offices of one name"),
    ("Kebun di [Kota Administrasi Jakarta Timur=31.75] panen.", "a word more between level and name"),
    ("Kota [Bali=51] panen.", "a level that no region of this name has is no part of the name"),
    ("Rakyat kota besar. [Bandung=32.73] panen.", "a level word further away tells nothing"),
]
LISTS = [
    ("Kebun di [Kabupaten Bandung=32.04] dan [Bogor=32.01] panen.", "the level goes on over dan"),
    ("Kebun di [Kabupaten Bandung=32.04], [Bogor=32.01], dan [Bekasi=32.16] panen.", "and over commas"),
    ("Kebun di [Kota Bandung=32.73] dan [Bogor=32.71] panen.", "so does that of a city"),
    ("Kebun di [Kota Bandung=32.73] dan [Kabupaten Bogor=32.01] panen.", "until another stands"),
    ("Kebun di [Kabupaten Bandung=32.04] atau [Bogor=32.71] panen.", "but not over other words"),
    ("Kebun di [Kabupaten Bandung=32.04], lalu [Bogor=32.71] panen.", "nor over more words"),
    ("Kebun di [Kabupaten Sigi=72.10] dan [Palu=72.71] panen.", "nor to a name that has no such level"),
    ("Pemkab [Bandung=32.04] dan [Bogor=32.71] rapat.", "nor from an office, whose word is none of the name"),
]
EVIDENCE = [
    ("Warga [Kalimantan Selatan=63] dan [Banjar=63.03] rapat.", "of two such names the one in the province named"),
    ("Warga [Jawa Barat=32] dan [Banjar=32.79] rapat.", "and in the other province the other"),
    ("Warga Banjar rapat.", "and without a province none"),
    ("Warga [Jember=35.09] dan [Batu=35.79] rapat.", "a bare regency tells its province"),
    ("Warga [Kota Kediri=35.71] dan [Batu=35.79] rapat.", "a city with its level word does too"),
    ("Warga [Surabaya=35.78] melempar Batu ke sungai.", "a bare city does not"),
    ("Pemkab [Bandung=32.04] rapat. Warga [Bandung=32.04] antre.", "the regency, where only it is named"),
    ("Warga [Bandung=32.04] antre. Lalu [Kabupaten Bandung=32.04] rapat.", "also where it is named later"),
    ("[Kabupaten Bogor=32.01] dan [Kota Bogor=32.71] rapat. Lalu [Bogor=32.71] sepi.", "both named: the city"),
    ("Warga [Bandung=32.73] antre. Lalu [Kabupaten Bogor=32.01] rapat.", "another regency says nothing"),
    ("Warga [Batu=35.79] di [Kota Batu=35.79] antre.", "a word that is a name where its level stands once"),
    ("Banyak orang memecah Batu di sungai.", "and none where it does not"),
    ("Warga di [Jawa Timur=35] memecah [Batu=35.79] sendiri.", "or where the region above it is named"),
    ("Hujan di [Bima=52.72] reda.", "behind di a name that is also a person's"),
    ("Lalu Bima datang terlambat.", "and without it a person"),
    ("Hujan dari [Bima=52.72] reda.", "behind dari"),
]
PROPER = [
    ("Bank Jatim bertambah kaya.", "at the beginning of the text"),
    ("Universitas Jember sepi.", "a university at the beginning of the text"),
    ("Nasabah Bank Jatim bertambah.", "a bank"),
    ("Mahasiswa Universitas Jember pulang.", "a university"),
    ("Suporter Persib Bandung pulang.", "a club"),
    ("Siswa SMA Negeri 3 Bandung pulang.", "a school, over its number"),
    ("Siswa SMPN 33 Banjarmasin pulang.", "a school, over two figures"),
    ("Warga di Jalan Surabaya pulang.", "a street"),
    ("Warga di Jl. Surabaya pulang.", "a street, abbreviated with a point"),
    ("Pabrik Semen Padang tutup.", "a product"),
    ("Suporter Bali United pulang.", "a club, by the word behind"),
    ("Bank di [Bali=51] tutup.", "but not behind a word between"),
    ("Orang menabung di bank [Bali=51] tutup.", "nor behind a word in lower case"),
    ("Universitas itu. [Jember=35.09] sepi.", "nor over the end of a sentence"),
    ("Warga [Bali=51] bersatu.", "nor before a word in lower case"),
    ("Suporter pulang ke [Bali=51]", "at the end of the text"),
]
LOCAL = [
    ("Air merendam [Kecamatan Pacet=32.03.10] di [Kabupaten Cianjur=32.03].", "of two that of the regency"),
    ("Air merendam [Kecamatan Pacet=32.04.30] di [Kabupaten Bandung=32.04].", "and of the other regency the other"),
    ("Air merendam [Kecamatan Pacet=35.16.03] di [Jawa Timur=35].", "the only one of the province"),
    ("Air merendam [Kecamatan Pacet=] di [Jawa Barat=32].", "two in the province, and none is told"),
    ("Air merendam [Kecamatan Bendahara=11.16.02] kemarin.", "a name that is an office too"),
    ("Air merendam [Kecamatan VII Koto Padang Sago=13.05.12] kemarin.", "a name that begins with a numeral"),
    ("Air merendam [Kecamatan Sinembah Tanjung Muda Hilir=12.07.08] kemarin.", "a name of four words"),
    ("Macet di [Sinembah Tanjung Muda Hilir=12.07.08], [Deli Serdang=12.07] kemarin.", "and in front of its regency"),
    ("Air merendam [Kecamatan Danau Teluk=15.71.06] kemarin.", "a name of ordinary words"),
    ("Air merendam [Desa Kalukubula=72.10.01.2009], [Sigi Biromaru=72.10.01] kemarin.", "a bare district behind it"),
    ("Air merendam [Desa Kalukubula=72.10.01.2009], Pacet sepi.", "but not one in which no such village lies"),
    ("Air merendam [Desa Kalukubula=72.10.01.2009], [Kecamatan Sigi Biromaru=72.10.01], [Kabupaten Sigi=72.10].",
     "village, district, regency"),
    ("Air merendam [Desa Kalukubula=72.10.01.2009], [Sigi Biromaru=72.10.01], [Sigi=72.10].", "the district bare"),
    ("Air merendam [Kecamatan Muara=12.02.15] dan [Pagaran=12.02.10] di [Kabupaten Tapanuli Utara=12.02].",
     "a list of districts"),
    ("Air merendam [Kecamatan Muara=12.02.15], [Pagaran=12.02.10] dan [Sipahutar=12.02.12] di "
     "[Kabupaten Tapanuli Utara=12.02].", "a longer list of districts"),
    ("Air merendam [Kec. Muara=12.02.15] di [Kabupaten Tapanuli Utara=12.02].", "abbreviated, with a point"),
    ("Air merendam kecamatan [Muara=12.02.15] di [Kabupaten Tapanuli Utara=12.02].", "the level word in lower case"),
    ("Air di [Kabupaten Tapanuli Utara=12.02] merendam [Kecamatan Muara=12.02.15].", "the regency named before"),
    ("Camat [Muara=12.02.15] di [Kabupaten Tapanuli Utara=12.02] datang.", "the name alone behind the head's office"),
    ("Kepala Desa [Kalukubula=72.10.01.2009] di [Kabupaten Sigi=72.10] datang.", "of a village too"),
    ("Air merendam [Kecamatan Muara=] kemarin.", "many of this name, and none is told"),
    ("Air merendam [Desa Suka Maju=] kemarin.", "many villages of this name"),
    ("Air merendam [Kecamatan Yosowilangun=35.08.07] kemarin.", "only one of this name"),
    ("Macet di [Pacet=35.16.03], [Mojokerto=35.16] kemarin.", "in front of its regency, which it decides"),
    ("Macet di [Pacet=32.03.10], [Cianjur=32.03] kemarin.", "of the same name in front of another"),
    ("Macet di Pacet kemarin.", "alone it is no region"),
    ("Macet di [Pacet=35.16.03], [Kabupaten Mojokerto=35.16] kemarin.", "in front of its regency with a level word"),
    ("Macet di Pacet, [Kota Mojokerto=35.76] kemarin.", "in front of a city in which it does not lie"),
    ("Macet di Pacet dan [Mojokerto=35.76] kemarin.", "nor without the comma"),
    ("[Pacet=35.16.03], [Mojokerto=35.16] macet.", "at the beginning of the text"),
    ("Rina Pacet, [Mojokerto=35.76], datang.", "behind a name it is part of that name"),
    ("Setiap kecamatan, [Sigi=72.10] misalnya, kering.", "a level word without a name"),
    ("Air merendam Kecamatan Nihil kemarin.", "a name that no district has"),
    ("Air merendam [Kelurahan Besusu Barat=72.71.01.1004], [Kota Palu=72.71].", "an urban village"),
    ("Air merendam [Desa Kalukubula=72.10.01.2009] dan Warung kemarin.", "villages are not listed on"),
]  # fmt: skip
OFFICIALS = [
    ("Bupati Sigi Budi Hartono datang.", "72.10"),
    ("Gubernur Bali Budi Hartono datang.", "51"),
    ("Kapolres Sigi AKBP Budi Hartono datang.", "72.10"),
    ("Kepala Dinas Kesehatan Kabupaten Sigi, Sulawesi Tengah, Budi Hartono datang.", "72"),
    ("Budi Hartono, Bupati Sigi, datang.", "72.10"),
    ("Direktur Utama PT Garam Samudra, Budi Hartono, datang dari Sigi.", None),
    ("Menteri Pertanian Budi Hartono datang ke Sigi.", None),
    ("Di Sigi, Menteri Pertanian Budi Hartono datang.", None),
]


def marked(text: str) -> tuple[str, list[tuple[str, int, str]]]:
    """The text without its marks, and span, place and code of each."""
    plain, found, done = "", [], 0
    for mark in re.finditer(r"\[([^=\]]*)=([^\]]*)\]", text):
        plain += text[done : mark.start()]
        found.append((mark[1], len(plain), mark[2]))
        plain += mark[1]
        done = mark.end()
    return plain + text[done:], found


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=why) for text, why in (*LEVELS, *LISTS, *EVIDENCE, *PROPER, *LOCAL)]
)
def test_regions(facts_of, text: str):
    """The regions of a text are those in brackets, with the code behind the sign, and no others."""
    plain, expected = marked(text)

    assert [(fact.text, fact.start, fact.region_code or "") for fact in facts_of(plain, "region")] == expected


@pytest.mark.xfail(strict=False, reason="a comma and dan together end a list of districts")
def test_comma_and_dan(facts_of):
    """The last of a list of districts is one of them, with a comma before dan too."""
    text = "Air merendam Kecamatan Muara, Pagaran, dan Sipahutar di Kabupaten Tapanuli Utara."

    assert [fact.region_code for fact in facts_of(text, "region")] == ["12.02.15", "12.02.10", "12.02.12", "12.02"]


@pytest.mark.parametrize(("text", "code"), OFFICIALS)
def test_jurisdiction(facts_of, text: str, code: str | None):
    """An official has the region that stands inside role and organisation, and no other of the sentence."""
    assert [(fact.name, fact.region_code) for fact in facts_of(text, "official")] == [("Budi Hartono", code)]
