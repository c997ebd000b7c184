"""Saved pages: the article without what stands round it, and title, outlet, day and link wherever a page says them."""

import sys
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from pages import Page, pages

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.account import Account
from pipeline.formats.head import about
from pipeline.formats.read import articles, sources

PAGES = {page.article.id: page for page in pages()}
PORTAL = PAGES["pemkab-perbaiki-23-jembatan-gantung-tahun-ini"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Article | ArticleError]:
    """What is read of the twenty pages in one folder, by id."""
    folder = tmp_path_factory.mktemp("saved")
    for page in PAGES.values():
        (folder / f"{page.article.id}.html").write_bytes(page.content)
    return {getattr(one, "id", str(one)): one for one in articles(sources([folder]))}


def test_there_are_twenty_pages_in_six_frames(saved: Mapping[str, Article]):
    """Twenty pages are saved and twenty are read."""
    assert (len(PAGES), len({page.frame for page in PAGES.values()}), len(saved)) == (20, 6, 20)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page(saved: Mapping[str, Article], page: Page):
    """Text, title, outlet, day and link are those of the article, and nothing of the frame is in the text."""
    assert saved[page.article.id] == page.article


def archive(page: Page) -> bytes:
    """*page* as a browser saves it in one file, with a picture and an advertisement of its own."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = page.article.url
    message["Subject"] = page.article.title
    message.set_content(page.content.decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    message.add_related(b"\x89PNG", "image", "png")
    message.add_related("<html><body><p>Cicilan mulai Rp99 ribu.</p></body></html>", subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("suffix", [".html", ".htm", ".HTML", ".mhtml", ".mht", ".html.gz", ".txt"])
def test_suffix(corpus, suffix: str):
    """A page is read whatever its file is called; one that is named like a text is reported."""
    import gzip

    content = archive(PORTAL) if suffix in (".mhtml", ".mht") else PORTAL.content
    folder = corpus({f"{PORTAL.article.id}{suffix}": gzip.compress(content) if suffix.endswith(".gz") else content})
    account = Account()

    assert list(articles(sources([folder]), account)) == [PORTAL.article]
    assert any("the web page that it is" in line for line in account.lines()) == (suffix == ".txt")


def test_page_by_a_pipe(monkeypatch: pytest.MonkeyPatch):
    """A page that is piped in is known by how it begins."""
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PORTAL.content)))
    (article,) = articles(sources([Path("-")]))

    assert (article.id, article.text) == ("stdin", PORTAL.article.text)


@pytest.mark.parametrize(
    ("said", "encoding", "note"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", "cp1252", ""),
        ("iso-8859-1", "cp1252", ""),
        ("gbk", "gbk", ""),
        ("", "cp1252", "not UTF-8, read as Windows-1252"),
    ],
)
def test_encoding(corpus, said: str, encoding: str, note: str):
    """A page is read in the encoding that it is written in; one that does not say it is reported."""
    meta = f'<meta charset="{said}">' if said else ""
    text = "Harga beras naik “tajam” – warga mengeluh sejak pekan lalu karena stok di pasar menipis."
    folder = corpus({"a.html": f"<html><head>{meta}</head><body><p>{text}</p></body></html>".encode(encoding)})
    account = Account()
    (article,) = articles(sources([folder]), account)

    assert isinstance(article, Article)
    assert article.text == text
    assert [line for line in account.lines() if "UTF-8" in line] == [f"note: {note}: {folder / 'a.html'}"] * bool(note)


def test_page_with_a_broken_character(corpus):
    """One broken byte, in an advertisement perhaps, does not cost the article; it is reported."""
    content = PORTAL.content.replace(b"Redaksi", b"Redak\xc3si" + "“Warta” é".encode())
    account = Account()

    assert list(articles(sources([corpus({f"{PORTAL.article.id}.html": content})]), account)) == [PORTAL.article]
    assert any("read as utf-8 with broken characters" in line for line in account.lines())


def test_page_without_an_article(corpus):
    """A page that holds no article is named."""
    folder = corpus({"a.html": "<html><head><title>Masuk</title></head><body><form><input></form></body></html>"})

    assert [str(one) for one in articles(sources([folder]))] == [
        f"{folder / 'a.html'}: no article was found in this page; save its text as .txt"
    ]


def test_day_that_is_none(corpus):
    """A day that the calendar does not have is named, and one further down the page is taken."""
    markup = PORTAL.content.decode().replace('"datePublished":"2025-01-07', '"datePublished":"2025-02-31')
    account = Account()
    (article,) = articles(sources([corpus({"a.html": markup})]), account)

    assert article.published == date(2025, 1, 7)


HEADS = {
    "og:title with the name of the site": (
        '<meta property="og:site_name" content="Kabar Desa">'
        '<meta property="og:title" content="Panen 3 ton - Kabar Desa">',
        ("Panen 3 ton", "Kabar Desa", "", ())),
    "a title with a dash of its own": ("<title>Sigi - Palu 7 Jam</title>", ("Sigi - Palu 7 Jam", "", "", ())),
    "only an address": (
        '<!-- saved from url=(0030)https://www.kabar.example/a/1 --><title>Panen</title>',
        ("Panen", "kabar.example", "https://www.kabar.example/a/1", ())),
    "a headline that is cut": (
        '<meta property="og:title" content="Panen raya di tiga desa"><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "Panen raya di...", "publisher": {"name": "Kabar &amp; Desa"}}</script>',
        ("Panen raya di tiga desa", "Kabar & Desa", "", ())),
    "JSON-LD that is broken": (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><h1>Panen <i>raya</i></h1>',
        ("Panen raya", "", "", ())),
    "a link without protocol, a day in a time": (
        '<link rel="canonical" href="//kabar.example/1"><time datetime="2025-08-12">kemarin</time>',
        ("", "kabar.example", "https://kabar.example/1", ("2025-08-12",))),
    "days from the surest on": (
        '<time>12 Agustus 2025</time><meta name="pubdate" content="2025-08-11"><script type="application/ld+json">'
        '[{"@graph": [{"@type": ["BlogPosting"], "datePublished": "2025-08-10", "publisher": "Kabar"}]}]</script>',
        ("", "Kabar", "", ("2025-08-10", "2025-08-11", "12 Agustus 2025"))),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), HEADS.values(), ids=HEADS)
def test_head(markup: str, expected: tuple[str, str, str, tuple[str, ...]]):
    """What a page says of its article is taken from where it is said best."""
    found = about(markup)

    assert (found.title, found.outlet, found.url, found.days) == expected


def test_extra_that_is_missing(corpus, cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Without the package that reads pages a run ends before it begins, with what to install."""
    monkeypatch.setattr("pipeline.formats.extra.find_spec", lambda name: None)
    outcome = cli("run", corpus({"a.html": PORTAL.content}), "--output", tmp_path / "out")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: trafilatura is not installed, which reads .html: pip install 'fakta[files]'\n"


def test_no_facts_of_styles_and_scripts(corpus, cli, tmp_path: Path):
    """A page saved as text gives the facts of its article only."""
    from pipeline.formats import facts as fact_tables

    folder = corpus({"a.txt": PORTAL.content})
    cli("run", folder, "--output", tmp_path / "out")
    found = {fact.text for fact in fact_tables.read(tmp_path / "out" / "facts.csv") if fact.value is not None}

    assert {"Rp18,4 miliar", "23", "9.700"} <= found
    assert all(text in PORTAL.article.text for text in found)
