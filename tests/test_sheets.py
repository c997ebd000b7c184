"""Sheets as people save them: any mark between cells, heads in any of the usual words, dates in any usual form."""

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.account import Account
from pipeline.formats.columns import chosen
from pipeline.formats.read import articles, sources

TEXTS = (
    "Pemkab Sigi menyalurkan 43 ton beras, “gratis”.",
    "Harga cabai di Kota Palu naik; kini Rp52.000 per kilogram.",
)
SAVED = [
    Article("b-1", TEXTS[0], "Beras, lagi", date(2025, 8, 12), "Gema Lembah", "https://gema.example/beras-1"),
    Article("b-2", TEXTS[1], "Cabai naik", date(2025, 8, 13), "Gema Lembah", "https://gema.example/cabai-2"),
]


def table(head: str, dates: tuple[str, str], mark: str, end: str = "\n") -> str:
    """The two articles as a sheet with this head and this way to write days; cells that hold the mark are quoted."""
    rows = [
        [article.id, article.title, article.text, day, article.outlet, article.url]
        for article, day in zip(SAVED, dates, strict=True)
    ]
    lines = [mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in rows]
    return end.join([head, *lines, ""])


def book(*rows: list[object], above: int = 0, sheets: int = 1) -> bytes:
    """A workbook with *rows*, lines of a caption above them and sheets of notes before them."""
    workbook = openpyxl.Workbook()
    for number in range(1, sheets):
        workbook.active.append([f"Catatan {number}"])
        workbook.active = workbook.create_sheet("Data")
    for number in range(above):
        workbook.active.append([f"Rekap berita {number}"])
    for row in rows:
        workbook.active.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


CELLS = [[one.id, one.title, one.text, one.outlet, one.url] for one in SAVED]
DIALECTS: dict[str, tuple[str, bytes]] = {
    "comma, our own heads": (
        "a.csv", table("id,title,text,published,outlet,url", ("2025-08-12", "2025-08-13 15:47"), ",").encode()),
    "semicolon, Indonesian heads, a byte order mark": (
        "a.csv",
        table("ID;Judul;Isi Berita;Tanggal;Media;Tautan", ("12/08/2025", "13/08/2025"), ";").encode("utf-8-sig")),
    "tab, capitals, Windows newlines": (
        "a.tsv", table("ID\tJUDUL\tISI\tTGL\tSUMBER\tLINK", ("12 Agustus 2025", "13 Agt 2025"), "\t", "\r\n").encode()),
    "semicolon, Windows-1252, Excel's own first line": (
        "a.csv", ("sep=;\r\n" + table(
            "id;headline;konten;date;source;url", ("12-8-2025", "13.8.2025"), ";", "\r\n")).encode("cp1252")),
    "tab, UTF-16, as Excel saves Unicode text": (
        "a.csv", table("id\tjudul\tteks\twaktu\tportal\ttautan",
                       ("Selasa, 12 Agu 2025 10:15 WIB", "Rabu, 13 Agu 2025 11:00 WIB"), "\t").encode("utf-16")),
    "bar, packed": (
        "a.csv.gz", gzip.compress(table("guid|title|content|pubDate|publisher|permalink", (
            "Tue, 12 Aug 2025 10:00:00 +0700", "Wed, 13 Aug 2025 10:00:00 +0700"), "|").encode())),
    "workbook with a caption, other sheets and real dates": (
        "a.xlsx", book(["Kode", "ID", "Judul", "Isi", "Media", "Link", "Tanggal Terbit"],
                       [1, *CELLS[0], date(2025, 8, 12)], [2, *CELLS[1], datetime(2025, 8, 13, 9, 30)],
                       above=3, sheets=2)),
    "JSON list inside an object": (
        "a.json", json.dumps({"total": 2, "articles": [
            {"id": one.id, "headline": one.title, "articleBody": one.text, "publisher": one.outlet, "url": one.url,
             "datePublished": f"{one.published}T08:00:00+07:00"} for one in SAVED]}).encode()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), DIALECTS.values(), ids=DIALECTS)
def test_dialect(corpus, name: str, content: bytes):
    """Eight dialects of one sheet give the same two articles."""
    assert list(articles(sources([corpus({name: content})]))) == SAVED


def test_sheet_that_is_named_like_a_text(corpus):
    """Excel's "Text (tab delimited)" is a sheet called `.txt`: it is read as one, and reported."""
    content = table("id\tjudul\tisi\ttanggal\tmedia\ttautan", ("12/08/2025", "13/08/2025"), "\t", "\r\n").encode(
        "utf-16"
    )
    account = Account()
    folder = corpus({"a.txt": content})

    assert list(articles(sources([folder]), account)) == SAVED
    assert f"note: named like a text, read as the sheet that it is: {folder / 'a.txt'}" in account.lines()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_damaged_sheet(corpus, encoding: str):
    """A sheet that is cut inside a character is named with the mend; the rows before it are read."""
    content = "id,isi\na,Dana cair.\n".encode(encoding) + ("x" * 9000 + "é").encode(encoding)[:-1]
    path = corpus({"a.csv": content}) / "a.csv"

    assert str(list(articles(sources([path])))[-1]).endswith("is cut or damaged; save the file as UTF-8")


def test_packed_collections(corpus):
    """Every kind of collection may be packed with gzip."""
    rows = [{"id": one.id, "text": one.text} for one in SAVED]
    parquet = io.BytesIO()
    pq.write_table(pa.table({key: [row[key] for row in rows] for key in rows[0]}), parquet)
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    folder = corpus({name: gzip.compress(content) for name, content in {
        "a.jsonl.gz": lines, "b.parquet.gz": parquet.getvalue(), "c.json.gz": json.dumps(rows).encode(),
        "d.txt.gz": TEXTS[0].encode(), "e.xlsx.gz": book(["id", "isi"], ["b-9", TEXTS[1]])}.items()})  # fmt: skip

    assert [one.id for one in articles(sources([folder]))] == [
        "b-1",
        "b-2",
        "b-1~2",
        "b-2~2",
        "b-1~3",
        "b-2~3",
        "d",
        "b-9",
    ]


def test_columns_of_ones_own(corpus, cli, tmp_path: Path):
    """`--columns` names heads that nobody could know, in capitals or not; the others are found as always."""
    folder = corpus({"a.csv": "Nomor;Uraian;Hari;Judul\n1;Dana Rp5 juta cair tahun ini.;12/8/2025;Dana\n"})
    outcome = cli("run", folder, "--columns", "text=uraian,published=Hari", "--output", tmp_path / "out")

    assert outcome.code == 0
    assert "note: the column Nomor is not known and was left out: " in outcome.out
    assert list(articles(sources([folder]), named=chosen(["text=Uraian", "published=hari"])))[0].published == date(
        2025, 8, 12
    )


@pytest.mark.parametrize("option", ["Uraian", "teks=Uraian", "text="])
def test_columns_that_are_none(cli, tmp_path: Path, option: str):
    """An option without a head, or for a column that there is not, is wrong usage and names the columns."""
    outcome = cli("run", tmp_path, "--columns", option)

    assert outcome.code == 2
    assert "columns: id, text, title, published, outlet, url" in outcome.err
    with pytest.raises(UsageError):
        chosen([option])


def test_named_column_that_is_not_there(corpus):
    """Where a sheet lacks a named head, the usual one is taken, and the account says so."""
    account = Account()
    (article,) = articles(sources([corpus({"a.csv": "isi,judul\nDana cair.,Dana\n"})]), account, {"text": "Uraian"})

    assert article.text == "Dana cair."
    assert any("without the column of --columns text=Uraian" in line for line in account.lines())


def test_ids_that_are_made(corpus):
    """An article without an id gets one of its link, else its title, else its text: it stays when rows are moved."""
    rows = ['"https://a.example/1",Satu,Dana Rp5 juta.', ",Dua,Dana Rp6 juta.", ",,Dana Rp7 juta."]
    one = corpus({"arsip.csv": "\n".join(["url,judul,isi", *rows])}, "one")
    two = corpus({"arsip.csv": "\n".join(["url,judul,isi", *reversed(rows)])}, "two")
    account = Account()
    ids = [article.id for article in articles(sources([one]), account)]

    assert all(id.startswith("arsip-") for id in ids)
    assert len(set(ids)) == 3
    assert ids == [article.id for article in articles(sources([two]))][::-1]
    assert f"note: without an id, which was made of link, title or text (3): {one / 'arsip.csv'}" in account.lines()


def test_impossible_day(corpus):
    """A row whose day the calendar does not have is left out, named with row and id."""
    path = corpus({"a.csv": "id,isi,tanggal\nx,Dana cair.,31/02/2025\ny,Dana cair.,08/31/2025\n"}) / "a.csv"

    assert [str(error).partition("; ")[0] for error in articles(sources([path]))] == [
        f"{path}, row 2 (id x): published is '31/02/2025', not a date: month 2 of 2025 has no day 31",
        f"{path}, row 3 (id y): published is '08/31/2025', not a date: there is no month 31, and the day comes first",
    ]


def test_cells_with_markup(corpus):
    """A cell with the tags of a page is read without them, and counted."""
    account = Account()
    folder = corpus({"a.csv": 'id,isi\nx,"<p style=""margin: 10px"">Dana <b>Rp5 juta</b> cair.</p><p>Ya.</p>"\n'})
    (article,) = articles(sources([folder]), account)

    assert article.text == "Dana Rp5 juta cair.\n\nYa."
    assert f"note: markup in the text, read without its tags: {folder / 'a.csv'}" in account.lines()


def test_control_characters_in_a_row(corpus):
    """Newlines and escapes in an id or title become spaces: no table or terminal is torn by them."""
    row = {"id": "a\rb", "text": "Dana\rcair.", "title": "Satu\n\x1b[31mDua"}
    (article,) = articles(sources([corpus({"a.jsonl": json.dumps(row)})]))

    assert (article.id, article.title, article.text) == ("a b", "Satu [31mDua", "Dana\rcair.")


def test_rows_that_python_cannot_hold(corpus):
    """A number of thousands of figures and half a character in an id leave out their rows only."""
    rows = [
        '{"id": "a", "text": "Rp1", "n": ' + "9" * 5000 + "}",
        '{"id": "b\\ud800", "text": "Rp2"}',
        '{"id": "c", "text": "Rp3"}',
    ]
    path = corpus({"a.jsonl": "\n".join(rows)}) / "a.jsonl"
    first, half, good = articles(sources([path]))

    assert str(first) == f"{path}, row 1: holds a number of more than 4,300 figures; write it as text"
    assert str(half) == f"{path}, row 2 (id b\\ud800): its id holds half a character at 1; save it as UTF-8"
    assert good == Article("c", "Rp3")


def test_parquet_cells_that_python_cannot_hold(tmp_path: Path):
    """A day beyond the calendar and text that is not UTF-8 leave out their rows only."""
    text = pa.array([b"Rp1", b"Rp2", b"Rp\xff"]).cast(pa.binary())
    days = pa.array([0, 2**30, 0], pa.int32()).cast(pa.date32())
    text = pa.Array.from_buffers(pa.string(), 3, text.buffers())
    pq.write_table(pa.table({"id": ["a", "b", "c"], "text": text, "published": days}), tmp_path / "a.parquet")
    good, late, half = articles(sources([tmp_path / "a.parquet"]))

    assert good == Article("a", "Rp1", published=date(1970, 1, 1))
    assert [str(error).partition(" cannot")[0] for error in (late, half)] == [
        f"{tmp_path / 'a.parquet'}, row 2: column published", f"{tmp_path / 'a.parquet'}, row 3: column text",
    ]  # fmt: skip
    assert isinstance(late, ArticleError)
