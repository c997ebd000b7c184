"""What is read: articles in files and collections, and the exact cause and place of what cannot be read."""

import gzip
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats import facts as fact_tables
from pipeline.formats.account import Account
from pipeline.formats.read import articles, sources


def read(*paths: Path) -> list[Article | ArticleError]:
    """Everything that the readers make of *paths*."""
    return list(articles(sources(paths)))


def ids(read_articles: list[Article | ArticleError]) -> list[str]:
    """The ids of those that could be read."""
    return [article.id for article in read_articles if isinstance(article, Article)]


def only_error(path: Path) -> str:
    """The message of the single thing wrong with *path*, which holds no article."""
    (error,) = read(path)
    assert isinstance(error, ArticleError)
    return str(error)


def jsonl(*rows: object) -> str:
    """*rows* as JSON lines; text stays as it is."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


FRONT = """---
title: Panen raya
published: 2024-05-31
source: Kabar Desa
url: https://kabar.example/1
editor: Sari
---
"""


def test_text_without_front_matter(corpus):
    """A text file is the body, nothing else is known of it."""
    assert read(corpus({"berita.txt": "Dana Rp5 juta cair.\n"})) == [Article("berita", "Dana Rp5 juta cair.\n")]


def test_text_with_front_matter(corpus):
    """Front matter fills what is known of the article, the body begins behind it; other keys are left alone."""
    assert read(corpus({"berita.txt": FRONT + "Dana Rp5 juta cair."})) == [
        Article(
            "berita", "Dana Rp5 juta cair.", "Panen raya", date(2024, 5, 31), "Kabar Desa", "https://kabar.example/1"
        )
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_front_matter_with_other_newlines(corpus, newline: str):
    """Newlines of other systems and a byte order mark do not change metadata; the body keeps its newlines."""
    content = (FRONT + "Dana cair.\nRp5 juta.").replace("\n", newline)
    (article,) = read(corpus({"berita.txt": b"\xef\xbb\xbf" + content.encode()}))

    assert (article.text, article.title, article.published) == (
        f"Dana cair.{newline}Rp5 juta.",
        "Panen raya",
        date(2024, 5, 31),
    )


@pytest.mark.parametrize(
    ("front", "published"),
    [
        ("", None),
        ("title:\npublished:\n", None),
        ("published: 2024-05-31T08:30:00+07:00\n", date(2024, 5, 31)),
        ("published: '2024-05-31 08:30'\n", date(2024, 5, 31)),
    ],
)
def test_optional_metadata(corpus, front: str, published: date | None):
    """Empty front matter and empty keys say nothing; a date may carry a time."""
    (article,) = read(corpus({"berita.txt": f"---\n{front}---\nDana Rp5 juta."}))

    assert (article.text, article.title, article.published) == ("Dana Rp5 juta.", "", published)


def test_dashes_inside_the_body(corpus):
    """A line of three dashes in the body is text, front matter begins on the first line only."""
    body = "Judul\n---\nDana Rp5 juta.\n---\n"

    assert read(corpus({"berita.txt": body})) == [Article("berita", body)]


def test_ids_are_paths(corpus):
    """The id is the path below the folder, without suffix, whatever the depth; order is that of the paths."""
    folder = corpus({"b.txt": "Rp1", "a/z.txt": "Rp2", "a/b/c.d.txt": "Rp3", "A.TXT": "Rp4", "catatan.md": "Rp5"})

    assert ids(read(folder)) == ["A", "a/b/c.d", "a/z", "b"]


def test_id_of_a_single_file(corpus):
    """A file given by itself has its name as id."""
    folder = corpus({"a/z.txt": "Rp2"})

    assert ids(read(folder / "a" / "z.txt")) == ["z"]


def test_folder_named_like_an_article(corpus):
    """A folder whose name ends like that of an article is a folder."""
    assert read(corpus({"arsip.txt/a.txt": "Rp1", "b.txt": "Rp2"})) == [
        Article("arsip.txt/a", "Rp1"),
        Article("b", "Rp2"),
    ]


def test_gold_file_is_no_collection(corpus):
    """The gold file beside the articles is not read as a collection."""
    assert ids(read(corpus({"a.txt": "Rp1", "gold.csv": "doc_id,type,start,end,text\n"}))) == ["a"]


ROWS = [
    {
        "id": "satu",
        "text": "Dana Rp5 juta.\nCair.",
        "title": "Panen",
        "published": "2024-05-31",
        "source": "Kabar",
        "url": "u",
    },
    {"id": "dua", "text": 'Ia berkata, "Rp6 juta."', "title": "", "published": "", "source": "", "url": ""},
]
READ_ROWS = [
    Article("satu", "Dana Rp5 juta.\nCair.", "Panen", date(2024, 5, 31), "Kabar", "u"),
    Article("dua", 'Ia berkata, "Rp6 juta."'),
]


@pytest.mark.parametrize(
    ("keys", "outlet"),
    [
        ({"outlet": "Kabar"}, "Kabar"),
        ({"source": "Kabar"}, "Kabar"),
        ({"media": "Kabar"}, "Kabar"),
        ({"media": "Gema", "source": "Suara", "outlet": "Kabar"}, "Kabar"),
        ({"outlet": "", "media": "Kabar"}, "Kabar"),
        ({"editor": "Kabar"}, ""),
    ],
)
def test_outlet_under_any_of_its_keys(corpus, tmp_path: Path, keys: dict[str, str], outlet: str):
    """Front matter and collections may say `outlet`, `source` or `media`; the first that is filled counts."""
    row = {"id": "a", "text": "Dana cair.", **keys}
    front = "".join(f'{key}: "{value}"\n' for key, value in keys.items())
    head, cells = ",".join(row), ",".join(row.values())
    folder = corpus({"a.txt": f"---\n{front}---\nDana cair.", "b.jsonl": jsonl(row), "c.csv": f"{head}\n{cells}\n"})
    pq.write_table(pa.table({key: [value] for key, value in row.items()}), folder / "d.parquet")

    assert [read(folder / f"{name}") for name in ("a.txt", "b.jsonl", "c.csv", "d.parquet")] == [
        [Article("a", "Dana cair.", outlet=outlet)]
    ] * 4


def test_jsonl(corpus):
    """Each line of a .jsonl is an article, blank lines are none, nulls say nothing."""
    rows = [ROWS[0], {key: value or None for key, value in ROWS[1].items()}]
    folder = corpus({"arsip.jsonl": "\ufeff" + jsonl(rows[0], "", "  ", rows[1])})

    assert read(folder / "arsip.jsonl") == READ_ROWS


def test_csv(corpus):
    """Each row of a .csv is an article; cells may hold newlines, commas and quotes."""
    head = ",".join(ROWS[0]) + "\r\n"
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row.values()) + "\r\n" for row in ROWS]
    folder = corpus({"arsip.csv": "\ufeff" + head + "".join(lines)})

    assert read(folder / "arsip.csv") == READ_ROWS


def test_csv_with_columns_of_its_own(corpus):
    """Columns may stand in any order, others are left alone."""
    folder = corpus({"arsip.csv": "rubrik,text,id\nekonomi,Rp5 juta,satu\n"})

    assert read(folder / "arsip.csv") == [Article("satu", "Rp5 juta")]


def test_parquet(tmp_path: Path):
    """Each row of a .parquet is an article, dates may be dates."""
    columns = {key: [row[key] or None for row in ROWS] for key in ROWS[0]}
    columns["published"] = [date(2024, 5, 31), None]
    pq.write_table(pa.table(columns), tmp_path / "arsip.parquet")

    assert read(tmp_path / "arsip.parquet") == READ_ROWS


def test_numbers_as_ids(tmp_path: Path, corpus):
    """An id that is a number is the same id as text."""
    pq.write_table(pa.table({"id": [7], "text": ["Rp5"]}), tmp_path / "arsip.parquet")
    folder = corpus({"arsip.jsonl": jsonl({"id": 7, "text": "Rp5"})})

    assert ids(read(tmp_path / "arsip.parquet")) == ids(read(folder / "arsip.jsonl")) == ["7"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_newlines_in_a_row(corpus, newline: str):
    """Newlines inside a row's text stay as supplied, and a byte order mark in it is none."""
    folder = corpus({"arsip.jsonl": jsonl({"id": "satu", "text": f"\ufeffDana.{newline}Rp5 juta."})})

    assert read(folder / "arsip.jsonl") == [Article("satu", f"Dana.{newline}Rp5 juta.")]


BAD_TEXT = {
    "empty": (b"", "the file is empty; write the article or delete the file"),
    "white space": (b" \n\r\n\t", "the file is empty; write the article or delete the file"),
    "byte order mark only": (b"\xef\xbb\xbf", "the article has no text; write its body or delete the file"),
    "front matter only": (b"---\ntitle: Panen\n---\n \n", "the article has no text; write its body or delete the file"),
    "front matter to the end": (
        b"---\ntitle: Panen\n---",
        "the article has no text; write its body or delete the file",
    ),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is binary, not text; only text can be read"),
    "cut inside a character": ("Dana “".encode()[:-1], "line 1 is not UTF-8 (byte 0xe2); save the file as UTF-8"),
    "unclosed front matter": (
        b"---\ntitle: Panen\nDana Rp5 juta.",
        "line 1 opens front matter with '---', but no second line '---' closes it",
    ),
    "front matter is a list": (b"---\n- Panen\n---\nDana.", "the front matter is no list of 'key: value' lines"),
    "front matter is a word": (b"---\nPanen\n---\nDana.", "the front matter is no list of 'key: value' lines"),
    "date in words": (
        b"---\npublished: kemarin\n---\nDana.",
        "published is 'kemarin', not a date; write it as 2024-05-31 or 31/5/2024",
    ),
    "date that is none": (
        b"---\npublished: 2024-13-45\n---\nDana.",
        "published is '2024-13-45', not a date; write it as 2024-05-31 or 31/5/2024",
    ),
}


@pytest.mark.parametrize(("content", "cause"), BAD_TEXT.values(), ids=BAD_TEXT)
def test_bad_text_file(corpus, content: bytes, cause: str):
    """A file that is no article is left out with its path and the exact cause."""
    path = corpus({"berita.txt": content}) / "berita.txt"

    assert only_error(path) == f"{path}: {cause}"


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: Panen: raya", 2),
        ("source: Kabar\ntitle: Panen: raya", 3),
        ("title: [Panen", 2),
        ("title: Panen\n\tsource: Kabar", 3),
    ],
)
def test_front_matter_that_is_not_yaml(corpus, front: str, line: int):
    """Front matter that is not YAML is left out with the line of the file."""
    path = corpus({"berita.txt": f"---\n{front}\n---\nDana Rp5 juta."}) / "berita.txt"

    assert only_error(path).startswith(f"{path}: line {line} of the file, in the front matter, is not YAML: ")


def test_front_matter_runs_nothing(corpus):
    """A YAML tag that would build an object is refused."""
    path = corpus({"berita.txt": "---\ntitle: !!python/object/apply:os.getcwd []\n---\nDana."}) / "berita.txt"

    assert "is not YAML: could not determine a constructor" in only_error(path)


BAD_JSON = {
    "not JSON": ("Dana Rp5 juta.", "", "is not JSON: Expecting value at column 1"),
    "no object": ('["x", "Dana"]', "", "is not a JSON object with a text"),
    "no text": ({"id": "x"}, " (id x)", "has no text; fill the column text or delete the row"),
    "null text": ({"id": "x", "text": None}, " (id x)", "has no text; fill the column text or delete the row"),
    "blank text": ({"id": "x", "text": " \n"}, " (id x)", "has no text; fill the column text or delete the row"),
    "number as text": ({"id": "x", "text": 5}, " (id x)", "has no text; fill the column text or delete the row"),
    "bad date": (
        {"id": "x", "text": "Dana", "published": "kemarin"},
        " (id x)",
        "published is 'kemarin', not a date; write it as 2024-05-31 or 31/5/2024",
    ),
}


@pytest.mark.parametrize(("row", "more", "cause"), BAD_JSON.values(), ids=BAD_JSON)
def test_bad_json_row(corpus, row: object, more: str, cause: str):
    """A bad row of a .jsonl is left out with file and row; the rows round it are read."""
    path = corpus({"arsip.jsonl": jsonl({"id": "a", "text": "Rp1"}, row, {"id": "b", "text": "Rp2"})}) / "arsip.jsonl"
    first, error, last = read(path)

    assert ids([first, last]) == ["a", "b"]
    assert str(error) == f"{path}, row 2{more}: {cause}"


def test_json_nested_without_end(corpus):
    """A row nested beyond every measure is one bad row, not the end of the run."""
    path = (
        corpus({"arsip.jsonl": jsonl({"id": "a", "text": "Rp1"}, "[" * 100_000, {"id": "b", "text": "Rp2"})})
        / "arsip.jsonl"
    )
    first, error, last = read(path)

    assert ids([first, last]) == ["a", "b"]
    assert str(error).startswith(f"{path}, row 2: is not JSON: ")


def test_row_that_is_damaged_utf_8(corpus):
    """A row that is UTF-8 with a broken byte is left out by itself."""
    rows = [b'{"id": "a", "text": "Rp1"}', '{"id": "x", "text": "Kafé “Ibu”"}'.encode().replace(b"\xc3\xa9", b"\xc3"),
            b'{"id": "b", "text": "Rp2"}']  # fmt: skip
    path = corpus({"arsip.jsonl": b"\n".join(rows)}) / "arsip.jsonl"
    first, error, last = read(path)

    assert ids([first, last]) == ["a", "b"]
    assert str(error) == f"{path}, row 2: line 1 is not UTF-8 (byte 0xc3); save the file as UTF-8"


def test_half_a_surrogate_pair(corpus, cli, tmp_path: Path):
    """A JSON escape for half an emoji stands for no character; the run goes on, and writes every other article."""
    folder = corpus(
        {
            "arsip.jsonl": jsonl(
                {"id": "a", "text": "Rp1 juta"},
                '{"id": "x", "text": "Dana \\ud83d Rp5 juta"}',
                {"id": "b", "text": "Rp2 juta"},
            )
        }
    )
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code in (0, 3)
    assert {fact.doc_id for fact in fact_tables.read(tmp_path / "out" / "facts.jsonl")} >= {"a", "b"}


@pytest.mark.parametrize(
    ("row", "cause"),
    [
        ("x", "has 1 cells, row 1 has 2; quote cells that hold commas"),
        ("x,Rp5,5 juta", "has 3 cells, row 1 has 2; quote cells that hold commas"),
    ],
)
def test_bad_csv_row(corpus, row: str, cause: str):
    """A bad row of a .csv is left out with file and row; the rows round it are read."""
    path = corpus({"arsip.csv": f"id,text\na,Rp1\n{row}\nb,Rp2\n"}) / "arsip.csv"
    first, error, last = read(path)

    assert ids([first, last]) == ["a", "b"]
    assert str(error) == f"{path}, row 3: {cause}"


def test_csv_row_without_text(corpus):
    """A row of a .csv with an empty text is left out with its id."""
    path = corpus({"arsip.csv": "id,text\na,Rp1\nx,\n"}) / "arsip.csv"

    assert str(read(path)[1]) == f"{path}, row 3 (id x): has no text; fill the column text or delete the row"


def test_csv_broken_by_a_quote(corpus):
    """A quote that breaks the rest of a .csv is reported with its row; the rows before it are read."""
    path = corpus({"arsip.csv": 'id,text\na,Rp1\nx,"Rp"5\nb,Rp2\n'}) / "arsip.csv"
    first, error = read(path)

    assert first == Article("a", "Rp1")
    assert str(error).startswith(f"{path}, row 3: is not CSV: ")


BAD_COLLECTION = {
    "csv without text": (
        "arsip.csv",
        b"id,nama\nx,Rp5\n",
        "no column is known as the text; found: id, nama; say which: --columns text=NAME",
    ),
    "empty jsonl": ("arsip.jsonl", b"", "the file is empty; write the article or delete the file"),
    "empty csv": ("arsip.csv", b"", "the file is empty; write the article or delete the file"),
    "csv with its head only": ("arsip.csv", b"id,text\n", "the file is empty; write the article or delete the file"),
    "binary csv": ("arsip.csv", b"id,text\nx,\x00\x01\x02\n", "is binary, not text; only text can be read"),
    "gz that is none": ("arsip.csv.gz", b"id,text\nx,Rp5\n", "cannot be read: Not a gzipped file (b'id')"),
    "gz that is cut": (
        "arsip.csv.gz",
        gzip.compress(b"id,text\nx,Rp5\n" * 99)[:30],
        "cannot be unpacked: Compressed file ended before the end-of-stream marker was reached",
    ),
    "json that is none": (
        "arsip.json",
        b"[{]",
        "is not JSON: Expecting property name enclosed in double quotes at column 3",
    ),
    "json that is a number": ("arsip.json", b"5", "is no list of JSON objects"),
    "xlsx that is none": ("arsip.xlsx", b"id,text", "is no workbook: File is not a zip file; save it again as .xlsx"),
}


@pytest.mark.parametrize(("name", "content", "cause"), BAD_COLLECTION.values(), ids=BAD_COLLECTION)
def test_bad_collection(corpus, name: str, content: bytes, cause: str):
    """A collection of which nothing can be read is one error with its path."""
    path = corpus({name: content}) / name

    assert only_error(path) == f"{path}: {cause}"


@pytest.mark.parametrize("content", [b"", b"PAR1 but nothing else PAR1", b"id,text\nx,Rp5\n"])
def test_file_that_is_no_parquet(corpus, content: bytes):
    """A .parquet that is none is one error with its path."""
    path = corpus({"arsip.parquet": content}) / "arsip.parquet"

    assert only_error(path).startswith(f"{path}: is not Parquet: ")


def test_parquet_cut_off(tmp_path: Path):
    """A .parquet whose pages are damaged is an error with its path, not the end of the run."""
    path = tmp_path / "arsip.parquet"
    pq.write_table(pa.table({"id": ["a"], "text": ["Rp5 juta " * 1000]}), path)
    raw = path.read_bytes()
    path.write_bytes(raw[:4] + bytes(len(raw[4:200])) + raw[200:])

    assert only_error(path).startswith(f"{path}: ")


def test_bad_parquet_rows(tmp_path: Path):
    """Columns that are missing and rows without id or text are named."""
    pq.write_table(pa.table({"nama": ["x"]}), tmp_path / "a.parquet")
    pq.write_table(pa.table({"id": ["a", None, "c"], "text": ["Rp1", "Rp2", None]}), tmp_path / "b.parquet")

    assert only_error(tmp_path / "a.parquet") == (
        f"{tmp_path / 'a.parquet'}: no column is known as the text; found: nama; say which: --columns text=NAME"
    )
    assert [str(error) for error in read(tmp_path / "b.parquet")[2:]] == [
        f"{tmp_path / 'b.parquet'}, row 3 (id c): has no text; fill the column text or delete the row",
    ]


@pytest.mark.parametrize(
    ("published", "cause"),
    [
        (pa.array([0, 2**62], pa.timestamp("us")), "date value out of range"),
        (pa.array([0, 2**30], pa.date32()), "days=1073741824; must have magnitude <= 999999999"),
        (pa.array([0, 10], pa.timestamp("us", "Mars/Olympus")), "unknown time zone 'Mars/Olympus'"),
    ],
)
def test_parquet_cell_that_is_no_value(tmp_path: Path, published: pa.Array, cause: str):
    """A day that no calendar has, or of a zone that nobody knows, leaves out its row and says which."""
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"id": ["a", "b"], "text": ["Rp1", "Rp2"], "published": published}), path)

    assert str(read(path)[-1]) == f"{path}, row 2: column published cannot be read: {cause}"


def test_double_id_in_a_collection(corpus):
    """Rows with one id are told apart by a number, which no other row has, and counted."""
    rows = [{"id": id, "text": f"Rp{number}"} for number, id in enumerate(("a", "b", "a", "a~2", "a"))]
    account = Account()
    folder = corpus({"arsip.jsonl": jsonl(*rows)})

    assert ids(list(articles(sources([folder]), account))) == ["a", "b", "a~2", "a~2~2", "a~3"]
    said = "note: repeats the id of another, told apart by a number (3)"
    assert f"{said}: {folder / 'arsip.jsonl'} (a), {folder / 'arsip.jsonl'} (a~2)" in account.lines()


def test_double_id_over_paths(corpus, tmp_path: Path):
    """An id that two files share is told apart; a file given twice is read once."""
    one, two = corpus({"a.txt": "Rp1"}, "one"), corpus({"a.txt": "Rp2", "b.txt": "Rp3"}, "two")

    assert ids(read(one, two)) == ["a", "a~2", "b"]
    assert ids(read(one, one / "a.txt")) == ["a"]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("nihil", "no such file or folder"),
        ("nihil.txt", "no such file or folder"),
        ("berita.docx", "unknown kind of file; expected one ending in .txt, "),
    ],
)
def test_path_that_cannot_be_meant(corpus, name: str, cause: str):
    """A missing path and an unknown suffix are wrong usage."""
    folder = corpus({"berita.docx": "Rp5"})

    with pytest.raises(UsageError) as error:
        sources([folder / name])

    assert str(error.value).startswith(f"{folder / name}: {cause}")


def test_folder_without_articles(corpus):
    """A folder that holds no article is wrong usage."""
    folder = corpus({"catatan.md": "Rp5"})

    with pytest.raises(UsageError) as error:
        sources([folder])

    assert str(error.value).startswith(f"{folder}: no article in this folder; expected files ending in .txt, ")


def test_command_leaves_out_what_is_bad(corpus, cli, tmp_path: Path):
    """`run` processes every good article, says why each other one was left out, and ends with exit code 3."""
    kinds = ("empty", "binary", "unclosed front matter", "date in words")
    bad = {f"buruk/{number}.txt": BAD_TEXT[kind][0] for number, kind in enumerate(kinds)}
    good = {
        "a.txt": "Dana Rp5 juta cair.",
        "z.txt": "Dana Rp6 juta cair.",
        "m.jsonl": jsonl("kosong", {"id": "m", "text": "Dana Rp7 juta."}),
    }
    folder = corpus({**bad, **good})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 3
    assert outcome.err.splitlines() == [
        *(f"{folder / path}: {BAD_TEXT[kind][1]}" for path, kind in zip(bad, kinds, strict=True)),
        f"{folder / 'm.jsonl'}, row 1: is not JSON: Expecting value at column 1",
        f"{len(bad) + 1} articles left out, for the reasons above",
    ]
    assert outcome.out.splitlines()[0] == f"3 facts in 3 articles: {tmp_path / 'out'}/facts.csv, .parquet, .jsonl"
    assert [(fact.doc_id, fact.value) for fact in fact_tables.read(tmp_path / "out" / "facts.csv")] == [
        ("a", 5000000),
        ("m", 7000000),
        ("z", 6000000),
    ]


def test_command_leaves_out_one(corpus, cli, tmp_path: Path):
    """One article left out is counted as one."""
    folder = corpus({"a.txt": "Dana Rp5 juta.", "b.txt": b""})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 3
    assert outcome.err.splitlines()[-1] == "1 article left out, for the reasons above"


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_empty_collection_is_not_silent(corpus, cli, tmp_path: Path, content: bytes):
    """An empty collection among other articles is named like an empty file."""
    folder = corpus({"a.txt": "Dana Rp5 juta.", "b.jsonl": content})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 3
    assert str(folder / "b.jsonl") in outcome.err


@pytest.mark.slow
def test_command_with_jobs_leaves_out_the_same(corpus, warm_python, tmp_path: Path):
    """With several processes the same articles are left out, with the same words and the same exit code."""
    folder = corpus(
        {"a.txt": "Dana Rp5 juta.", "b.txt": b"\xff", "c.jsonl": jsonl({"id": "c", "text": "Dana Rp7 juta."}, "kosong")}
    )
    one = warm_python("-m", "pipeline", "run", folder, "--output", tmp_path / "out")
    two = warm_python("-m", "pipeline", "run", folder, "--output", tmp_path / "out", "--jobs", 2)

    assert one.code == 3
    assert one == two


@pytest.mark.parametrize(
    ("name", "cause"), [("nihil", "no such file or folder"), ("berita.docx", "unknown kind of file")]
)
def test_command_on_wrong_paths(corpus, cli, tmp_path: Path, name: str, cause: str):
    """`run` on a missing path or an unknown suffix ends with exit code 2 and writes nothing."""
    folder = corpus({"berita.docx": "Rp5"})
    outcome = cli("run", folder / name, "--output", tmp_path / "out")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {folder / name}: {cause}")
    assert not (tmp_path / "out").exists()


HARD_NUMBERS = {
    "more decimals than the table has": "Kadar 0,12345678901234 persen tercatat.",
    "more digits than the table has": "Dana Rp123.456.789.012.345.678.901.234.567.890 hilang.",
    "a number as long as a sentence": f"Kode {'9' * 400} orang.",
}


@pytest.mark.parametrize("text", HARD_NUMBERS.values(), ids=HARD_NUMBERS)
def test_number_that_does_not_fit_the_table(corpus, cli, tmp_path: Path, text: str):
    """A number that the table cannot hold does not end the run: every other fact is written."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "b.txt": text, "c.txt": "Dana Rp7 juta cair."})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 0
    assert [fact.value for fact in fact_tables.read(tmp_path / "out" / "facts.parquet") if fact.doc_id != "b"] == [
        5000000,
        7000000,
    ]
