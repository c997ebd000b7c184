"""Web archives: the article of each HTML page, the rest counted, what is broken named and passed over."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.account import Account
from pipeline.formats.read import articles, sources

Read = Callable[[bytes], tuple[list[Article], list[str], list[str]]]

TEXT = (
    "Pemerintah Kabupaten Sigi menyiapkan dana sebesar Rp{} juta untuk perbaikan jembatan gantung yang rusak. "
    "Pekerjaan dimulai bulan depan dan berlangsung selama tiga bulan, kata kepala dinas setempat."
)


def page(number: int, head: str = "") -> bytes:
    """A page with an article."""
    body = "".join(f"<p>{TEXT.format(number + part)}</p>" for part in range(3))
    head = f"<head><title>Jembatan {number}</title>{head}</head>"
    return f"<html>{head}<body><article>{body}</article></body></html>".encode()


def record(
    body: bytes, number: int = 0, *, kind: str = "response", status: str = "200 OK", type_: str = "text/html",
    more: str = "", length: int | None = None, version: str = "WARC/1.0",
) -> bytes:  # fmt: skip
    """One record of a web archive."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {type_}\r\n{more}\r\n".encode() + body
    head = (
        f"{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://kabar.example/{number}\r\n"
        f"WARC-Date: 2025-03-05T20:30:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PUBLISHED = '<meta property="article:published_time" content="2025-02-01T08:00:00+07:00">'
FIRST, SECOND, THIRD = (record(page(number, PUBLISHED), number) for number in (10, 20, 30))


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a web archive; gives its articles, what was left out, and what was told."""

    def read(content: bytes) -> tuple[list[Article], list[str], list[str]]:
        packed = content.startswith(b"\x1f\x8b")
        path = tmp_path / ("arsip.warc.gz" if packed else "arsip.warc")
        path.write_bytes(content)
        account = Account()
        items = list(articles(sources([path]), account))
        errors = [item.cause for item in items if isinstance(item, ArticleError)]
        return [item for item in items if isinstance(item, Article)], errors, list(account.lines())

    return read


def urls(found: list[Article]) -> list[str]:
    """The last part of the links of articles."""
    return [article.url.rpartition("/")[2] for article in found]


def packed(*records: bytes) -> bytes:
    """A member of gzip for each record."""
    return b"".join(map(gzip.compress, records))


def test_pages_become_articles(read: Read):
    """Text, title, link and day of each page; the id is made of the link, so that it stays from archive to archive."""
    found, errors, _ = read(packed(FIRST, SECOND))

    assert errors == []
    assert [(article.title, article.url, str(article.published)) for article in found] == [
        ("Jembatan 10", "https://kabar.example/10", "2025-02-01"),
        ("Jembatan 20", "https://kabar.example/20", "2025-02-01"),
    ]
    assert found[0].text.count("jembatan gantung") == 3
    assert "Rp12 juta" in found[0].text
    assert found[0].id.startswith("arsip-")
    assert len({article.id for article in (*found, *read(FIRST)[0])}) == 2


def test_the_record_says_the_day_where_the_page_does_not(read: Read):
    """The day of the record, in Jakarta, and its link count where the page says none; the run tells so."""
    found, _, told = read(record(page(1), 1))

    assert [(article.url, str(article.published)) for article in found] == [("https://kabar.example/1", "2025-03-06")]
    assert any("without a day in the page, taken for the day when it was fetched" in line for line in told)


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records), lambda *r: gzip.compress(b"".join(r))])
def test_what_is_no_page_is_counted(read: Read, pack: Callable[..., bytes]):
    """Requests, pictures, redirections and the like are left out, each kind with its number."""
    found, errors, told = read(
        pack(
            record(b"", kind="warcinfo"), record(b"", kind="request"), record(b"", kind="request"), FIRST,
            record(b"<html></html>", status="404 Not Found"), record(b"\x89PNG", type_="image/png"), SECOND,
        )
    )  # fmt: skip

    assert (urls(found), errors) == (["10", "20"], [])
    assert [line.partition("left out: ")[2].partition(": ")[0] for line in told if "without a page" in line] == [
        "request (2)", "response of image/png", "response with status 404", "warcinfo"
    ]  # fmt: skip


def damaged(content: bytes) -> bytes:
    """*content* with a byte in its middle that is another."""
    return content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 0xFF]) + content[len(content) // 2 + 1 :]


@pytest.mark.parametrize(
    ("content", "left", "cause"),
    [
        (packed(FIRST) + damaged(packed(SECOND)) + packed(THIRD), ["10", "30"], "is broken ("),
        (FIRST + b"what is this\r\n\r\n" + THIRD, ["10", "30"], "is broken (Invalid WARC header)"),
        (FIRST + record(page(20), 20, length=99_999) + THIRD, ["10", "30"], "is said to be longer than it is"),
        (packed(FIRST, record(page(20), 20, length=99_999), THIRD), ["10", "30"], "is said to be longer than it is"),
        (FIRST + SECOND[:-300], ["10"], "is cut short: "),
        (packed(FIRST) + packed(SECOND)[:-60], ["10"], "is cut short: "),
        (FIRST + record(b"<html><body></body></html>", 20) + THIRD, ["10", "30"], "no article was found"),
        (FIRST + record(b"\0\xff\xfe\0\1\2" * 40, 20) + THIRD, ["10", "30"], ""),
    ],
)
def test_a_broken_record_is_one_line(read: Read, content: bytes, left: list[str], cause: str):
    """A record that is broken is left out with one line, and those behind it are read."""
    found, errors, _ = read(content)

    assert urls(found) == left
    assert len(errors) == 1
    assert errors[0].startswith(cause)


@pytest.mark.parametrize("content", [b"hello", b"", b"\x1f\x8b\x08 no gzip"])
def test_what_is_no_archive(read: Read, content: bytes):
    """A file that is no web archive is one line."""
    found, errors, _ = read(content)

    assert (found, len(errors)) == ([], 1)


@pytest.mark.parametrize(
    ("body", "type_", "more"),
    [
        (page(1).replace(b"setempat", "sétempat".encode("latin-1")), "text/html; charset=iso-8859-1", ""),
        (gzip.compress(page(1).replace(b"setempat", "sétempat".encode())), "text/html", "Content-Encoding: gzip\r\n"),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(p := page(1).replace(b"setempat", "sétempat".encode())), p), "text/html",
         "Transfer-Encoding: chunked\r\n"),
    ],
)  # fmt: skip
def test_what_the_server_did_to_the_page_is_undone(read: Read, body: bytes, type_: str, more: str):
    """Encodings of characters, packing and chunks are those that the server named."""
    found, errors, _ = read(record(body, 1, type_=type_, more=more))

    assert errors == []
    assert "kepala dinas sétempat" in found[0].text


def test_run_reads_web_archives(cli, corpus, tmp_path: Path):
    """`run` takes a folder of web archives, and a store takes their partitions."""
    folder = corpus({"a.warc.gz": packed(FIRST, SECOND), "b.warc": THIRD})
    for _ in range(2):
        outcome = cli("run", folder, "--output", tmp_path / "out", "--store", tmp_path / "store")
        assert outcome.code == 0, outcome.err

    assert "read: 1 .warc, 1 .warc.gz with 2 articles" in outcome.out
    assert "2 of 2 partitions kept" in outcome.out


def test_a_missing_package_is_named(cli, corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without FastWARC one line says what to install."""
    monkeypatch.setattr("pipeline.formats.extra.find_spec", lambda name: None)
    outcome = cli("run", corpus({"a.warc": FIRST}), "--output", tmp_path / "out")

    assert outcome.code == 2
    assert "fastwarc is not installed, which reads .warc: pip install 'fakta[files]'" in outcome.err
