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
GUARDS = [
    ("Panen lada turun [25 persen] dari [16 ton].", ("", "")),
    ("Panen lada turun [25 persen] dari tahun lalu.", ""),
    ("Panen naik [Rp2 miliar] atau [5 persen] dari pagu.", ("", "")),
    ("Lomba itu diikuti [123] peserta dari [22] negara.", ("", "")),
    ("Lomba itu diikuti [12] peserta dari [22] negara.", ("", "")),
    ("Sebanyak [40 persen] dari luar Sigi.", ""),
    ("Dana [Rp2 miliar] dari pagu cair.", ""),
]


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
