"""Quoted: whether a quantity stands inside a direct quotation, whatever marks it has."""

import pytest

QUOTED = [
    ("“Kami menjual garam. “Dulu [5 ton] saja,” kata Rina.", "True"),
    ('"Kami menjual [5 ton] garam," kata Rina.', "True"),
    ("“Kami menjual [5 ton] garam,” kata Rina.", "True"),
    ('Rina berkata, "Kami menjual garam [5 ton]."', "True"),
    ('Rina berkata, "Kami menjual garam [5 ton]', "True"),
    ('"Kami menjual [5 ton] garam dan belum [6 ton] gula.\nItu cukup.', ("True", "True")),
    ('"Kami menjual garam banyak.\n"Dulu kami menjual [5 ton] saja," kata Rina.', "True"),
    ('"Kami menjual garam," kata Rina. "Banyaknya [5 ton] sehari."', "True"),
    ('"Kami menjual garam," kata Rina. "Banyaknya [5 ton] sehari"', "True"),
    ("“Kami menjual ‘sekali’ [5 ton] garam,” kata Rina.", "True"),
    ('"Cuma [5 ton] garam.', "True"),
    ('Rina ("kami menjual [5 ton] garam") pulang.', "True"),
]
NARRATED = [
    ("Rina menjual [5 ton] garam.", ""),
    ('"Kami menjual garam," kata Rina yang punya [5 ton] garam.', ""),
    ('[5 ton] garam terjual. "Kami senang sekali," kata Rina.', ""),
    ('"Kami senang," kata Rina. [5 ton] garam terjual. "Kami lega sekali," ujarnya.', ""),
    ('Sistem "bagi hasil" [5 ton] garam dipakai.', ""),
    ('Tambak itu disebut "si [5 ton]" oleh warga.', ""),
    ('"Kami senang sekali tahun ini.\nRina menjual [5 ton] garam.', ""),
    ('"Kami menjual garam", kata Rina, [5 ton] banyaknya.', ""),
    ("Rina's garam [5 ton] terjual, kata 'ketua'.", ""),
    ('Ia menjual garam", katanya. Lalu [5 ton] gula terjual.', ""),
    ("Ia menjual garam”. Lalu [5 ton] gula terjual.", ""),
    ('Ia menjual garam banyak sekali"\nLalu [5 ton] gula terjual.', ""),
    ('Ia menjual garam banyak sekali (katanya") lalu [5 ton] gula.', ""),
]
MIXED = [
    ('"Dulu [5 ton] garam," kata Rina. Kini [6 ton]. "Besok [7 ton] garam," lanjutnya.', ("True", "", "True")),
    ('Ada [3] tambak. "Hasilnya [5 ton] garam, cukup," kata Rina, pemilik [2] perahu.', ("", "True", "")),
    ("Ada [3] tambak. “Hasilnya [5 ton] garam,” kata Rina. “Lalu sisanya [6 ton],” ujarnya.", ("", "True", "True")),
]

ENTITIES = [
    ("&quot;Kami menjual [5 ton] garam&quot; kata Rina.", "True"),
    ('&quot;Kami menjual [5 ton] garam" kata Rina. Harga [6 persen] naik.', ("True", "")),
    ("&amp;quot;Kami menjual [5 ton] garam,&amp;quot; kata Rina. Harga [6 persen] naik.", ("True", "")),
    ("&ldquo;Kami menjual [5 ton] garam,&rdquo; kata Rina. Harga [6 persen] naik.", ("True", "")),
    ("&#34;Kami menjual&nbsp;[5 ton] garam,&#34; kata Rina.", "True"),
    ("Sudah tutup.&amp;nbsp; &quot;Kami menjual [5 ton] garam,&quot; kata Rina.", "True"),
]
SINGLE = [
    ("'Kami menjual [5 ton] garam,' kata Rina. Ada [6] tambak.", ("True", "")),
    ("Rina berkata, ‘Kami menjual Jum'at ini [5 ton] garam.’", "True"),
    ("'Kami menjual [5 ton] garam', kata Rina.", "True"),
    ("Lagu 'Garam di Laut [5 ton] Itu' laku.", ""),
    ("Tambak 'si asin' milik Ma'mun menjual [5 ton] garam, 'asin,' katanya.", ""),
    ('"Dia bilang, \'jual saja garamnya.\' Saya jual [5 ton] garam," kata Rina. Ada [6] tambak.', ("True", "")),
]
LOST = [
    ('"Kami menjual garam, kata Rina. "Harga [5 ton] garam murah," kata Budi. Ada [6] tambak.', ("True", "")),
    ('Rina pulang." Ada [6] tambak. "Harga [5 ton] garam murah," kata Budi.', ("", "True")),
    ('"Kami menjual garam, kata Rina. "Ada garam," kata Budi.\nAda [6] tambak. "Dulu [5 ton] saja," kata Siska.',
     ("", "True")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quoted"), [*ENTITIES, *SINGLE, *LOST])
def test_entities_and_lost_marks(told, text: str, quoted: str | tuple[str, ...]):
    """Entities are marks; single ones quote speech; one without partner spoils no other quotation."""
    assert told(text, "quoted") == quoted


@pytest.mark.parametrize(("text", "quoted"), QUOTED)
def test_quoted(told, text: str, quoted: str | tuple[str, ...]):
    """Between marks of either kind a number is quoted; what is not closed ends with its line."""
    assert told(text, "quoted") == quoted


@pytest.mark.parametrize(("text", "quoted"), NARRATED)
def test_narrated(told, text: str, quoted: str):
    """Beside a quotation, in a word set apart and behind a line that closed none a number is the narrator's."""
    assert told(text, "quoted") == quoted


@pytest.mark.parametrize(("text", "quoted"), MIXED)
def test_mixed(told, text: str, quoted: tuple[str, ...]):
    """Each number of a paragraph is judged by where it stands."""
    assert told(text, "quoted") == quoted
