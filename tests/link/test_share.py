"""Share: the noun phrase that a percentage or a count is part of."""

import pytest

from pipeline.article import Article
from pipeline.route import Route

BEHIND = [
    ("Ongkos kapal [14 persen] dari total biaya hidup warga.", "total biaya hidup"),
    ("Koperasi memegang [20 persen] dari modal disetor.", "modal disetor"),
    ("Lada menyumbang [31,8 persen] dari total panen rempah.", "total panen rempah"),
    ("Belanja pegawai [40 persen] dari APBD.", "APBD"),
    ("Panen lada baru [55 persen] dari target.", "target"),
    ("Turis asing [24 persen] dari total.", "total"),
    ("Suara tidak sah [4,8 persen] dari total suara masuk.", "total suara masuk"),
    ("Sebanyak [8] dari [11] indeks rempah menguat.", ("11 indeks rempah", "")),
    ("Ada [30] perahu dari total [90] perahu rusak.", ("total 90 perahu", "")),
    ("Ada [300] anak dari [2.000] balita.", ("2.000 balita", "")),
]
BEFORE = [
    ("Dari [100] pelamar, [20] orang diterima.", ("", "100 pelamar")),
    ("Dari [11] perahu, [8] rusak, [2] hilang, dan [satu] selamat.", ("", "11 perahu", "11 perahu", "11 perahu")),
    ("Dari [11] perahu, [8] rusak. Sebanyak [2] perahu hilang.", ("", "11 perahu", "")),
    ("Dari [100] pelamar, [20] orang atau [20 persen] diterima.", ("", "100 pelamar", "100 pelamar")),
]
TOLD = [
    ("Ada [43] perahu, [12] di antaranya rusak.", ("", "43 perahu")),
    ("Ada [200] peserta, [40 persen] diantaranya perempuan.", ("", "200 peserta")),
    ("Ada [128] nelayan dari [22] desa, [10] di antaranya perempuan.", ("", "", "128 nelayan")),
    ("Ada [694] nelayan, bertambah [21] nelayan, dan [60 persen] di antaranya tua.", ("", "", "694 nelayan")),
    ("Ada [43] anak tidak sekolah, [12 persen] di antaranya perempuan.", ("", "")),
    ("Ada [15.000] kursi dengan biaya [Rp3 miliar], [70 persen] di antaranya cair.", ("", "", "")),
    ("Ada [12] perahu, [43] di antaranya rusak.", ("", "")),
    ("Ada [43] perahu. Sebanyak [12] di antaranya rusak.", ("", "")),
]
GUARDS = [
    ("Panen lada turun [25 persen] dari [16 ton].", ("", "")),
    ("Panen lada turun [25 persen] dari tahun lalu.", ""),
    ("Panen naik [Rp2 miliar] atau [5 persen] dari pagu.", ("", "")),
    ("Lomba itu diikuti [123] peserta dari [22] negara.", ("", "")),
    ("Lomba itu diikuti [12] peserta dari [22] negara.", ("", "")),
    ("Sebanyak [40 persen] dari luar Sigi.", ""),
    ("Dana [Rp2 miliar] dari pagu cair.", ""),
    ("Sebanyak [19 persen] dari peserta pulang. Golongan 2 atau [15 persen] pelanggan hadir.", ("peserta", "")),
]


@pytest.mark.parametrize(("text", "whole"), TOLD)
def test_told_before(told, text: str, whole: str | tuple[str, ...]):
    """What "di antaranya" points back to is the count before in the sentence, if it can hold the part."""
    assert told(text, "share_of") == whole


@pytest.mark.parametrize(("text", "whole"), BEHIND)
def test_behind(told, text: str, whole: str | tuple[str, ...]):
    """What stands behind "dari"; of a count only what is counted too and not less, or a total."""
    assert told(text, "share_of") == whole


@pytest.mark.parametrize(("text", "whole"), BEFORE)
def test_before(told, text: str, whole: tuple[str, ...]):
    """A counted whole at the head of the clause, for its part and the share that says the part again."""
    assert told(text, "share_of") == whole


@pytest.mark.parametrize(("text", "whole"), GUARDS)
def test_guards(told, text: str, whole: str | tuple[str, ...]):
    """What a change is compared with is no whole, nor is where people come from; amounts have none."""
    assert told(text, "share_of") == whole


def test_a_sentence_that_is_read_in_parts(route: Route):
    """A part that ends with a count has no whole behind it, though the next part begins with `dari`."""
    facts = route.facts(Article("a", "Ada 4 rumah dari 10 rumah " * 200))
    assert sum(fact.type == "count" for fact in facts) == 400
