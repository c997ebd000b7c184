"""Copies, templates and stories of articles of our own, in any order."""

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.stories import Stories, stories_of
from pipeline.stories.tables import EDGES, STORIES

FLOOD = (
    "Banjir merendam tujuh desa di Kecamatan Labuan Kembang sejak Senin (12/5/2025) dini hari. Kepala pelaksana badan "
    "penanggulangan bencana setempat, Ruslan Daeng, mengatakan 1.240 rumah terendam dan 312 keluarga mengungsi ke "
    "balai desa serta dua sekolah dasar. Tinggi air mencapai 80 sentimeter di Desa Tanjung Sari, sementara jembatan "
    "gantung yang menghubungkan dua dusun hanyut terbawa arus Sungai Lamoa. Dapur umum sudah dibuka dan perahu karet "
    "dikerahkan untuk menjemput warga lanjut usia yang masih bertahan di loteng rumah panggung mereka."
)
NEW_LEAD = (
    "Ratusan keluarga di Labuan Kembang terpaksa tidur di balai desa. " + FLOOD.partition(" dini hari. ")[2] + " "
    "Air surut perlahan pada Senin (12/5/2025) sore."
)
RETOLD = (
    "Sungai Lamoa meluap dan banjir merendam tujuh desa di Kecamatan Labuan Kembang. Ruslan Daeng, kepala pelaksana "
    "badan penanggulangan bencana, mengatakan 312 keluarga mengungsi ke balai desa dan sekolah dasar, dan 1.240 rumah "
    "kemasukan air setinggi 80 sentimeter. Desa Tanjung Sari terparah: jembatan gantung dua dusun hanyut terbawa arus, "
    "kata dia, Senin (12/5/2025). Perahu karet dikerahkan untuk menjemput warga lanjut usia dari loteng rumah "
    "panggung, dan dapur umum dibuka."
)
PRICES = (
    "Harga emas batangan di gerai Logam Nusa pada {day} tercatat Rp{gram} per gram. Harga jual kembali berada di "
    "Rp{back} per gram. Berikut rincian harga emas batangan menurut beratnya di gerai Logam Nusa hari ini: ukuran "
    "setengah gram, satu gram, dua gram, lima gram, sepuluh gram, dua puluh lima gram, lima puluh gram, dan seratus "
    "gram tersedia selama persediaan masih ada, dengan bukti potong pajak penghasilan bagi setiap pembelian."
)
MATCH = (
    "Persatuan Bola Teluk Biru menang atas Garuda Pesisir dalam laga pekan kedelapan. Gol tunggal dicetak penyerang "
    "asing pada menit akhir lewat sundulan, dan pelatih memuji kerja keras para pemainnya di lapangan becek."
)


def news(doc_id: str, text: str, published: date | None = None, **more: str) -> Article:
    """An article."""
    return Article(doc_id, text, published=published, **more)


MAY = date(2025, 5, 12)
ARTICLES = [
    news("banjir", FLOOD, MAY, title="Banjir rendam tujuh desa di Labuan Kembang", outlet="Kabar Teluk"),
    news("banjir-2", NEW_LEAD, MAY, title="Warga mengungsi", outlet="Kabar Teluk"),
    news("luapan", RETOLD, MAY, title="Banjir Labuan Kembang, 312 keluarga mengungsi", outlet="Pesisir Pos"),
    news("emas-1", PRICES.format(day="Kamis (8/5/2025)", gram="1.905.000", back="1.754.000"), date(2025, 5, 8)),
    news("emas-2", PRICES.format(day="Jumat (9/5/2025)", gram="1.905.000", back="1.754.000"), date(2025, 5, 9)),
    news("emas-3", PRICES.format(day="Senin (26/5/2025)", gram="1.894.000", back="1.741.000"), date(2025, 5, 26)),
    news("bola", MATCH),
]


def rows(stories: Stories) -> dict[str, dict[str, object]]:
    """The rows of the table by doc_id."""
    return {row["doc_id"]: row for row in stories.table.to_pylist()}


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, object]]:
    """What the articles above give."""
    return rows(in_order())


def column(found: dict[str, dict[str, object]], name: str) -> list[object]:
    """One column, in the order of the articles."""
    return [found[one.id][name] for one in ARTICLES]


def test_copy_under_another_lead_and_title(found):
    """The same paragraphs under another headline are a copy; the same story in other words is none."""
    assert column(found, "copy_id") == ["banjir", "banjir", "luapan", "emas-1", "emas-2", "emas-3", "bola"]


def test_template_of_other_dates_is_no_copy(found):
    """One text filled for three days is a template, also from one day to the next and with the same numbers."""
    assert column(found, "template_id") == [None, None, None, "emas-1", "emas-1", "emas-1", None]


def test_story_in_other_words(found):
    """Copies and a retelling by another outlet are one story; fillings of a template are none."""
    assert column(found, "story_id") == ["banjir", "banjir", "banjir", "emas-1", "emas-2", "emas-3", "bola"]


def test_edges_are_kept_one_by_one():
    """Every pair with a cosine of 0.3 and more is an edge, also two fillings of a template."""
    edges = in_order().edges
    pairs = [(row["doc_a"], row["doc_b"]) for row in edges.to_pylist()]

    assert edges.schema == EDGES
    assert pairs == [("banjir", "banjir-2"), ("banjir", "luapan"), ("banjir-2", "luapan"), ("emas-1", "emas-2")]
    assert all(0.3 <= cosine <= 1 for cosine in edges["cosine"].to_pylist())


@cache
def in_order() -> Stories:
    """What the articles give in the order above."""
    return stories_of(ARTICLES)


@settings(max_examples=40)
@given(st.permutations(ARTICLES))
def test_order_does_not_matter(articles: list[Article]):
    """The same rows and edges whatever the order; rows stand in the order of the articles."""
    stories = stories_of(articles)

    assert rows(stories) == rows(in_order())
    assert stories.table["doc_id"].to_pylist() == [one.id for one in articles]
    assert stories.edges.equals(in_order().edges)


def test_no_article():
    """Both tables are there, and empty."""
    stories = stories_of([])

    assert (stories.table.schema, stories.table.num_rows) == (STORIES, 0)
    assert (stories.edges.schema, stories.edges.num_rows) == (EDGES, 0)


@pytest.mark.parametrize("text", ["", "Hujan.", FLOOD])
def test_one_article(text: str):
    """An article alone is its own copy and its own story, of no template."""
    article = Article("satu", text, "Judul", MAY, "Kabar Teluk")

    assert stories_of([article]).table.to_pylist() == [
        {
            "doc_id": "satu", "published": datetime(2025, 5, 12), "published_from": "given", "outlet": "Kabar Teluk",
            "copy_id": "satu", "template_id": None, "story_id": "satu",
        }
    ]  # fmt: skip


def test_articles_without_dates():
    """Copies are found where nothing tells a date."""
    undated = FLOOD.replace("Senin (12/5/2025) ", "")
    found = rows(stories_of([news("b", undated), news("a", undated + " Hujan masih turun."), news("c", MATCH)]))

    assert [(row["published"], row["published_from"]) for row in found.values()] == [(None, "")] * 3
    assert [row["copy_id"] for row in found.values()] == ["a", "a", "c"]


def test_advertisements_of_one_day_are_no_copies():
    """Of one template on one day for two products the numbers differ: neither a copy nor a series."""
    day = "Kamis (8/5/2025)"
    one = PRICES.format(day=day, gram="1.905.000", back="1.754.000")
    other = PRICES.format(day=day, gram="1.911.000", back="1.760.000").replace("Logam Nusa", "Pegadai Jaya")
    found = rows(stories_of([news("a", one, MAY), news("b", other, MAY)]))

    assert [(row["copy_id"], row["template_id"]) for row in found.values()] == [("a", None), ("b", None)]


def test_same_page_with_another_date():
    """A page that was read twice is a copy, whatever day is given for it, where it names the same days."""
    found = rows(stories_of([news("a", FLOOD, MAY), news("b", FLOOD + " Foto.", date(2025, 6, 20))]))

    assert [row["copy_id"] for row in found.values()] == ["a", "a"]


def test_next_day_asks_for_more():
    """What is half the same a day later was told anew; on the same day it is a copy."""
    half = "Pagi itu listrik padam dan sekolah libur; guru mengajar dari rumah masing masing. " * 2 + FLOOD[:420]
    same, later = (rows(stories_of([news("a", FLOOD, MAY), news("b", half, day)])) for day in (MAY, date(2025, 5, 13)))

    assert [found["b"]["copy_id"] for found in (same, later)] == ["a", "b"]


def test_id_that_stands_twice():
    """Two articles with one id are refused, by name."""
    with pytest.raises(ArticleError, match="article 'a': its id stands twice"):
        stories_of([news("a", FLOOD), news("a", MATCH)])


def test_table_has_its_types():
    """The table is as the ledger expects it."""
    assert in_order().table.schema == STORIES
