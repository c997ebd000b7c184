"""Folders as they are: files of other kinds, folders without permission, odd names, odd encodings, pipes."""

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.account import Account
from pipeline.formats.read import articles, sources


def read(*paths: Path) -> tuple[list[Article | ArticleError], list[str]]:
    """Everything that is read of *paths*, and what the account says of it."""
    account = Account()
    return list(articles(sources(paths, account=account), account)), list(account.lines())


def test_what_is_read_and_what_is_not(corpus):
    """The account says for each suffix how many files were read, what was left out, and what no reader is for."""
    folder = corpus({
        "a.txt": "Dana.", "b.txt": "", "c.jsonl": '{"text": "Rp1"}\n{"text": "Rp2"}\n5\n', "d.docx": "x", "e.jpg": "x",
        "f.JPG": "x", "LISEZMOI": "x", ".rahasia.txt": "x", "~$buku.xlsx": "x", "gold.csv": "", "corrections.csv": "",
    })  # fmt: skip
    _, lines = read(folder)

    assert lines[:2] == [
        "read: 1 .jsonl with 2 articles (1 left out), 2 .txt (1 left out)",
        "not read: 1 .docx (save it as .txt or .pdf), 2 .jpg (no reader), 1 without suffix (no reader)",
    ]


def test_folder_of_a_saved_page(corpus):
    """What a browser saves beside a page, advertisements among it, is no article."""
    folder = corpus(
        {"warta.txt": "Dana.", "judul.html": "", "judul_files/iklan.txt": "Rp5", "sebar_files/b.txt": "Rp6"}
    )

    assert [one.id for one in read(folder)[0] if isinstance(one, Article)] == ["sebar_files/b", "warta"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open every folder")
def test_folder_without_permission(corpus):
    """A folder that cannot be opened is named, the others are read."""
    folder = corpus({"a.txt": "Dana.", "tutup/b.txt": "Dana."})
    (folder / "tutup").chmod(0)

    assert [str(one) for one in read(folder)[0][1:]] == [
        f"{folder / 'tutup'}: the folder cannot be read: Permission denied"
    ]


def test_folder_that_cannot_be_opened(corpus, monkeypatch: pytest.MonkeyPatch):
    """A folder that the system does not open is an error among the articles, the others are read."""
    folder = corpus({"a.txt": "Dana.", "tutup/b.txt": "Dana."})
    scan = os.scandir

    def closed(path: Path):
        if Path(path).name == "tutup":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found, _ = read(folder)

    assert sorted(map(str, found))[0] == f"{folder / 'tutup'}: the folder cannot be read: Permission denied"
    assert Article("a", "Dana.") in found


def test_what_is_no_file(corpus):
    """Pipes, dangling links and links to folders are counted, and wait for nobody."""
    folder = corpus({"a.txt": "Dana.", "dalam/b.txt": "Dana."})
    os.mkfifo(folder / "pipa.txt")
    (folder / "putus.txt").symlink_to(folder / "nihil.txt")
    (folder / "putar").symlink_to(folder)
    (folder / "sendiri.txt").symlink_to(folder / "sendiri.txt")
    found, lines = read(folder)

    assert [one.id for one in found if isinstance(one, Article)] == ["a", "dalam/b"]
    assert lines[1] == "not read: 4 link or device (leads to no file)"


def test_folders_deeper_than_the_system_takes(corpus, monkeypatch: pytest.MonkeyPatch):
    """What lies deeper than a path may be long is named, the rest is read."""
    folder = corpus({"a.txt": "Dana."})
    monkeypatch.chdir(folder)
    for _ in range(80):
        os.mkdir("d" * 60)
        os.chdir("d" * 60)
    Path("b.txt").write_text("Dana.", encoding="utf-8")
    os.chdir(folder)
    found, _ = read(folder)

    assert Article("a", "Dana.") in found
    assert [str(one).endswith("File name too long") for one in found if isinstance(one, ArticleError)] == [True]


def test_data_package_of_ones_own(corpus):
    """A sheet that somebody lists in a Data Package of their own is read."""
    package = '{"name": "arsip", "resources": [{"path": "a.csv", "hash": "x"}]}'
    folder = corpus({"a.csv": "id,isi\na,Dana cair.\n", "datapackage.json": package})

    assert Article("a", "Dana cair.") in read(folder)[0]


def test_name_that_is_not_utf_8(corpus):
    """A file whose name is not UTF-8 is left out with its name, the others are read."""
    folder = corpus({"a.txt": "Dana."})
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as file:
        file.write(b"Dana.")
    good, error = read(folder)[0]

    assert good == Article("a", "Dana.")
    assert str(error) == f"{folder}/caf\\udce9.txt: its name is not UTF-8; rename the file"


def test_name_with_control_characters(corpus):
    """Newlines and escapes in a name become spaces in the id."""
    assert [one.id for one in read(corpus({"a\r\x1bb.txt": "Dana."}))[0]] == ["a b"]


ENCODINGS = {"cp1252": "Windows-1252", "utf-32": "UTF-32"} | dict.fromkeys(
    ("utf-16", "utf-16-le", "utf-16-be"), "UTF-16"
)


@pytest.mark.parametrize(("encoding", "name"), ENCODINGS.items())
def test_other_encodings(corpus, encoding: str, name: str):
    """Windows-1252, and UTF-16 with and without its mark, are read, and said."""
    folder = corpus({"a.txt": "Dana “Rp5 juta” – cair di Kafé.\r\n".encode(encoding)})
    found, lines = read(folder)

    assert found == [Article("a", "Dana “Rp5 juta” – cair di Kafé.\r\n")]
    assert f"note: not UTF-8, read as {name}: {folder / 'a.txt'}" in lines


def test_front_matter_in_any_words(corpus):
    """Front matter may use the words that sheets use, and days as people write them; keys of no column are named."""
    front = (
        "Judul: Dana desa\nTanggal: Selasa, 12 Agu 2025 10:15 WIB\nMedia: Gema\nTautan: https://g.example/1\neditor: S"
    )
    folder = corpus({"a.txt": f"--- \n{front}\n---\nDana cair."})
    found, lines = read(folder)

    assert found == [Article("a", "Dana cair.", "Dana desa", date(2025, 8, 12), "Gema", "https://g.example/1")]
    assert f"note: editor in the front matter is not known and was left out: {folder / 'a.txt'}" in lines


@pytest.mark.parametrize(("front", "cause"), [
    ("a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b", "the front matter repeats a value by '*'; write each value out"),
    ("title: [Satu, Dua]", "title in the front matter is more than one value; write one line of text"),
    ("title: " + "x" * 10_000, "the front matter has more than 10000 characters; close it with a line '---'"),
])  # fmt: skip
def test_front_matter_that_is_no_list_of_lines(corpus, front: str, cause: str):
    """Front matter holds single values and is short: nothing in it can grow without end."""
    folder = corpus({"a.txt": f"---\n{front}\n---\nDana cair."})

    assert list(map(str, read(folder)[0])) == [f"{folder / 'a.txt'}: {cause}"]


@pytest.mark.parametrize(("content", "expected"), [
    ("Dana Rp5 juta cair.", ["stdin"]), ('{"id": "a", "text": "Rp5"}\n{"id": "b", "text": "Rp6"}\n', ["a", "b"]),
    ('[{"id": "a", "text": "Rp5"}]', ["a"]), ("id;isi\na;Rp5\n", ["a"]),
])  # fmt: skip
def test_pipe(monkeypatch: pytest.MonkeyPatch, cli, tmp_path: Path, content: str, expected: list[str]):
    """`-` is what comes in by a pipe: a text, or a collection told by how it begins."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    assert [article.id for article in articles(sources([Path("-")]))] == expected


def test_explain_of_a_pipe(monkeypatch: pytest.MonkeyPatch, cli):
    """`explain -` tells of the text that is piped in."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Dana Rp5 juta cair.")))

    assert cli("explain", "-").out.startswith("stdin: 1 facts")


@pytest.fixture
def with_tables(corpus, cli) -> Path:
    """A folder with an article, and in it the folder of a run with its tables."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair."})
    cli("run", folder, "--output", folder / "hasil", "--formats", "csv,jsonl,parquet,xlsx")
    return folder


def test_tables_of_another_run(with_tables: Path):
    """What another run wrote is no article, and is counted."""
    found, lines = read(with_tables)

    assert found == [Article("a", "Dana Rp5 juta cair.")]
    assert lines[1] == "not read: 6 table (of a run before)"


def test_tables_that_were_moved(with_tables: Path):
    """Tables and page of a run that stand without its list of files are named, each as what it is."""
    (with_tables / "hasil" / "datapackage.json").unlink()
    good, *errors = read(with_tables)[0]
    said = [str(error).removeprefix(f"{with_tables}/hasil/").partition("; ")[0] for error in errors]

    assert good == Article("a", "Dana Rp5 juta cair.")
    assert said[3].startswith("facts.xlsx: no column is known as the text")
    assert said[:3] + said[4:] == [
        "facts.csv: is a table of facts, not of articles",
        "facts.jsonl: is a table of facts, not of articles",
        "facts.parquet: is a table of facts, not of articles",
        "report.html: is the page of a run, not an article",
    ]


def test_nothing_in_the_pipe(monkeypatch: pytest.MonkeyPatch, cli, tmp_path: Path):
    """An empty pipe is wrong usage."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    assert cli("run", "-", "--output", tmp_path / "out").err == "error: -: nothing came in by the pipe\n"
