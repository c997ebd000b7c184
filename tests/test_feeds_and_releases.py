"""Feeds and press releases: entries and pages become articles with their titles, days and links."""

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from pipeline.article import Article
from pipeline.formats.account import Account
from pipeline.formats.read import articles, sources

HERE = Path(__file__).parent
GEMA = [
    Article(
        "https://lembah.example/?p=4821",
        "Bendung Alue selesai diperbaiki dengan biaya Rp2,4 miliar dan kembali mengairi 320 hektare sawah.\n\n"
        "Camat Alue, Safrizal Ubit, menyebut petani bisa menanam dua kali setahun – sebelumnya hanya sekali.",
        "Bendung Alue Diperbaiki, 320 Hektare Sawah Kembali Basah", date(2025, 8, 13), "Gema Lembah",
        "https://lembah.example/bendung-alue/",
    ),
    Article(
        "https://lembah.example/?p=4790",
        "Harga pinang turun menjadi Rp8.700 per kilogram, dan gudang pengepul menyimpan 14 ton.",
        "Harga Pinang Turun & Gudang Penuh", date(2025, 8, 11), "Gema Lembah", "https://lembah.example/pinang/",
    ),
]  # fmt: skip
STATISTICS = [
    Article(
        "tag:statistik-kepulauan.example,2025:901",
        "Jumlah penumpang kapal pada Juni 2025 mencapai 61.240 orang, naik 4,1 persen dibanding Mei.\n\n"
        "Dermaga Utara 40.110 orang.\n\nDermaga Selatan 21.130 orang.",
        "Penumpang kapal naik 4,1 persen", date(2025, 8, 5), "Berita Statistik Kepulauan",
        "https://statistik-kepulauan.example/berita/901",
    ),
    Article(
        "tag:statistik-kepulauan.example,2025:902",
        "Inflasi bulanan Juli 2025 sebesar 0,22 persen, dipengaruhi harga ikan.",
        "Inflasi kepulauan 0,22 persen", date(2025, 8, 2), "Kantor Statistik Kepulauan",
        "https://statistik-kepulauan.example/berita/902",
    ),
]  # fmt: skip


def test_rss():
    """The whole text of an entry is taken, without links to others; an entry of pictures only is named."""
    path = HERE / "feeds" / "gema-lembah.rss"
    *good, error = articles(sources([path]))

    assert good == GEMA
    assert str(error) == f"{path}, entry 3 (https://lembah.example/galeri/): holds no text, only a picture or a link"


def test_atom():
    """An Atom feed is read like RSS: with the day of publication before that of a change, in the time of Jakarta."""
    assert list(articles(sources([HERE / "feeds" / "statistik-kepulauan.xml"]))) == STATISTICS


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (
            b"<?xml version='1.0'?><urlset><url><loc>https://a.example</loc></url></urlset>",
            "is no feed; expected RSS or Atom",
        ),
        (b"Rp5 juta", "is no feed; expected RSS or Atom"),
        (
            b"<rss version='2.0'><channel><title>Kosong</title></channel></rss>",
            "the file is empty; write the article or delete the file",
        ),
    ],
)
def test_file_that_is_no_feed(corpus, content: bytes, cause: str):
    """Other XML, and a feed without entries, are named."""
    path = corpus({"a.xml": content}) / "a.xml"

    assert [str(one) for one in articles(sources([path]))] == [f"{path}: {cause}"]


def test_entry_with_an_impossible_day(corpus):
    """An entry whose day is none is read without it, and the account says so."""
    feed = (
        (HERE / "feeds" / "gema-lembah.rss").read_text(encoding="utf-8").replace("Mon, 11 Aug 2025", "Mon, 31 Feb 2025")
    )
    account = Account()
    _, second, _ = articles(sources([corpus({"a.rss": feed})]), account)

    assert second.published is None
    assert any("no day of publication: 'Mon, 31 Feb 2025 03:00:00 +0000'" in line for line in account.lines())


def release(name: str) -> Article:
    """The article of one press release."""
    (article,) = articles(sources([HERE / "releases" / f"{name}.pdf"]))
    return article


def test_release_of_one_page():
    """Lines are joined to paragraphs, lists stay lists; the heading above the dateline is the title."""
    article = release("cadangan-beras-lembah-raya")

    assert (article.id, article.title, article.published) == (
        "cadangan-beras-lembah-raya", "Cadangan Beras Daerah Ditambah 120 Ton", date(2025, 8, 12),
    )  # fmt: skip
    assert (
        "\n\nKepala Dinas Ketahanan Pangan, Larasati Dungga, mengatakan cadangan yang ada sekarang mencapai 310 ton. "
        "“Jumlah itu cukup bagi 24.500 keluarga selama dua bulan,” katanya di gudang Sambora.\n\n"
        "Beras akan disalurkan menurut jadwal berikut:\n\n• Kecamatan Sambora 45 ton\n\n• Kecamatan Ulu Wani 30 ton\n\n"
    ) in article.text


def test_release_of_several_pages():
    """What stands on each page is left out, and a sentence goes on over the page; the name of a file is no title."""
    article = release("laba-samudra-listrik")

    assert (article.title, article.published) == ("Pendapatan Triwulan Pertama Naik 7,3 Persen", date(2025, 5, 21))
    assert article.text.startswith(
        "Pendapatan Triwulan Pertama Naik 7,3 Persen\n\nTanjung Sari (21/05/2025) - PT Samudra"
    )
    assert "SLTS" not in article.text
    assert "dua anggota komisaris yang masa jabatannya habis diangkat kembali." in article.text
    assert [part for part in article.text.split("\n\n")[1:] if not part.endswith(".") or not part[0].isupper()] == []


def written(**how: str) -> bytes:
    """A PDF with one page without text, locked with a password where one is given."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if how:
        writer.encrypt(algorithm="RC4-128", **how)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (written(), "holds no text, only pictures of it; run text recognition (OCR) first"),
        (written(user_password="rahasia"), "is locked with a password; save a copy without one"),
        (b"%PDF-1.7 rusak", "is no PDF: "),
        (b"Dana Rp5 juta", "is no PDF: "),
    ],
    ids=["scan", "locked", "damaged", "no PDF"],
)
def test_release_that_cannot_be_read(corpus, content: bytes, cause: str):
    """A scan, a locked file and what is no PDF are named with the mend."""
    path = corpus({"a.pdf": content}) / "a.pdf"
    (error,) = articles(sources([path]))

    assert str(error).startswith(f"{path}: {cause}")
