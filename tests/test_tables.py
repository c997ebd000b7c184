"""The tables for programmes: a database, a csv for Excel in Indonesian, and the Data Package that describes all."""

import csv
import json
import shutil
import sqlite3
import subprocess
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import frictionless
import openpyxl
import pytest

from pipeline import table
from pipeline.article import Article
from pipeline.fact import SCHEMA, TYPES, Fact
from pipeline.formats.outputs import outputs
from pipeline.formats.tables import encoded, excel
from pipeline.route import Route
from pipeline.rulebook import load

TEXT = (
    'Bupati Banyuwangi Rahmat Iskandar berkata, "Dana Rp396,25 miliar, atau 81.01 persen, cair pada Mei 2024."\n'
    "Ada 43.237 pekerja di Jakarta Selatan dan Kabupaten Sigi, naik 0,000001 persen; 3-5 sumur di Kota Palu kering.\n"
    '=HYPERLINK("http://evil.example") kata warga, Rp5 juta. Jarak bintang itu 12345678901234567,8 kilometer.'
)


@pytest.fixture(scope="module")
def facts(route: Route) -> list[Fact]:
    """Facts of all kinds, with codes, dates, and numbers that a spreadsheet or a database rounds."""
    known = ("Dana cair", date(2024, 5, 31), "Kabar Desa", "https://kabar.example/1")
    found = [fact for name in ("0012", "=b") for fact in route.facts(Article(name, TEXT, *known))]
    return [found[0]._replace(metric="Salah"), found[1]._replace(metric="TRUE"), *found[2:]]


@pytest.fixture(scope="module")
def folder(facts: list[Fact], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables with these facts, in two chunks."""
    folder, formats = tmp_path_factory.mktemp("tables"), ["csv", "excel", "db", "jsonl", "parquet"]
    half = len(facts) // 2
    with outputs(folder, formats, rulebook=load()) as tables:
        for chunk in (facts[:half], facts[half:]):
            tables.add(encoded(chunk, formats))
    return folder


@pytest.fixture
def base(folder: Path) -> sqlite3.Connection:
    """The database."""
    return sqlite3.connect(folder / "facts.db")


def stored(value: object) -> object:
    """A cell of the database as the schema has it."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def test_database_holds_the_facts(base: sqlite3.Connection, facts: list[Fact]):
    """The view of all facts has every column in the order of the table, with every figure of every number."""
    rows = base.execute('SELECT * FROM "all"')
    names = [column[0] for column in rows.description]
    found = [dict(zip(names, row, strict=True)) for row in rows]

    assert names == list(SCHEMA)
    assert len(found) == len(facts) >= 20
    for row, fact in zip(found, facts, strict=True):
        for name, value in fact._asdict().items():
            wanted = value.isoformat() if isinstance(value, date) else value
            assert row[name] == wanted or Decimal(str(row[name])) == wanted, name


def test_views_by_type(base: sqlite3.Connection, facts: list[Fact]):
    """There is a view for each type with its facts."""
    assert {type_: base.execute(f'SELECT count(*) FROM "{type_}"').fetchone()[0] for type_ in TYPES} == {
        type_: sum(fact.type == type_ for fact in facts) for type_ in TYPES
    }


def test_search_in_sentences(base: sqlite3.Connection):
    """Sentences can be searched for words, whatever their capitals; each stands there once an article."""
    found = base.execute(
        "SELECT doc_id, rowid FROM sentences WHERE id IN (SELECT rowid FROM sentences_fts('BINTANG'))"
    ).fetchall()

    assert [doc_id for doc_id, _ in found] == ["0012", "=b"]
    assert base.execute("SELECT count(*) FROM sentences GROUP BY doc_id").fetchall() == [(4,), (4,)]


def test_regions_of_the_facts(base: sqlite3.Connection):
    """Every region that a fact is about is there with those above it, and joins with each of its facts."""
    assert base.execute("SELECT * FROM regions WHERE code LIKE '31%'").fetchall() == [
        ("31", "province", "Daerah Khusus Ibukota Jakarta", None, "31"),
        ("31.74", "city", "Kota Administrasi Jakarta Selatan", "31", "3171"),
    ]
    workers = "SELECT code FROM fact_regions JOIN facts USING (fact_id) WHERE text = '43.237' AND doc_id = '0012'"
    assert base.execute(workers).fetchall() == [("31.74",), ("72.10",)]


def test_database_is_whole(base: sqlite3.Connection):
    """Keys lead somewhere, and SQLite finds nothing wrong with the file."""
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.slow
def test_datasette_serves_it(folder: Path, python):
    """The line of the documentation for datasette works on the file: a question to the view of money is answered."""
    pytest.importorskip("datasette")
    outcome = python("-m", "datasette", folder / "facts.db", "--get", "/facts/money.json?_shape=array&_size=1")

    assert outcome.code == 0, outcome.err
    assert json.loads(outcome.out)[0]["value"] == 396250000000


def test_excel_cells_read_back(folder: Path, facts: list[Fact]):
    """The csv for Excel has the same cells: numbers with a comma, codes and dates as they are, no formula."""
    with (folder / "facts.excel.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    assert (folder / "facts.excel.csv").read_bytes().startswith(b"\xef\xbb\xbfdoc_id;")
    assert len(rows) == len(facts)
    for row, fact in zip(rows, facts, strict=True):
        for name, value in fact._asdict().items():
            cell = excel.read(row[name])
            read = cell.replace(",", ".") if SCHEMA[name] is Decimal else cell
            assert read == table.cell(value), name
    began = {cell[:1] for row in rows for cell in row.values() if not cell.startswith('="')}
    assert began.isdisjoint("=+-@\t\r")


SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>id-ID</value></prop></item></oor:items>
"""


@pytest.mark.slow
def test_excel_file_opens_right(folder: Path, facts: list[Fact], tmp_path: Path):
    """A spreadsheet with Indonesian settings reads all values, codes and dates of it as they are."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation={tmp_path.as_uri()}", "--convert-to", "xlsx"),
            *("--infilter=CSV:59,34,76,1,,1057,false,true,false,false,false,0,true", "--outdir", str(tmp_path)),
            str(folder / "facts.excel.csv"),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    head, *rows = openpyxl.load_workbook(tmp_path / "facts.excel.xlsx", data_only=True).worksheets[0].values

    assert list(head) == list(SCHEMA)
    for row, fact in zip(rows, facts, strict=True):
        for name, cell, value in zip(SCHEMA, row, fact, strict=True):
            if name in ("region_code", "bps_code", "doc_id", "text", "fact_id", "period", "metric", "unit", "type"):
                assert (cell or None) == (value.replace("=b", "'=b") if name == "doc_id" else value), name
            elif SCHEMA[name] is Decimal:
                assert (None if cell is None else Decimal(str(cell))) == value, name
            elif SCHEMA[name] is date:
                assert (cell.date() if isinstance(cell, datetime) else cell) == value, name


def test_data_package_is_valid(folder: Path):
    """The Data Package describes each table; frictionless finds its columns, types and hashes right."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()

    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    assert {resource.path for resource in package.resources} == {
        "facts.csv", "facts.excel.csv", "facts.db", "facts.jsonl", "facts.parquet"
    }  # fmt: skip
    assert [field.name for field in package.get_resource("facts-csv").schema.fields] == list(SCHEMA)


def test_data_package_tells_a_damaged_table(folder: Path, tmp_path: Path):
    """A cell that is none of its column's is found by whoever reads the Data Package."""
    shutil.copytree(folder, tmp_path / "copy")
    path = tmp_path / "copy" / "facts.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",money,", ",uang,"), encoding="utf-8")
    report = frictionless.Package(str(tmp_path / "copy" / "datapackage.json")).validate()

    assert "constraint-error" in {kind for (kind,) in report.flatten(["type"])}


def test_every_column_is_described(folder: Path):
    """Each column has a title and a description."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))

    fields = package["resources"][0]["schema"]["fields"]

    assert [field["name"] for field in fields if not field.get("title") or not field.get("description")] == []


def test_option_excel(corpus, cli, tmp_path: Path):
    """`--excel` writes the csv for Excel beside the tables that are written anyway."""
    folder = corpus({"a.txt": "Dana Rp5 juta."})
    outcome = cli("run", folder, "--output", tmp_path / "out", "--formats", "csv", "--excel")

    assert (outcome.code, (tmp_path / "out" / "facts.excel.csv").exists()) == (0, True)
    assert outcome.out.splitlines()[0].endswith("/facts.csv, .excel.csv")


def test_database_without_its_package(corpus, warm_python, tmp_path: Path):
    """Without sqlite-utils the run says what to install."""
    code = "import sys; sys.modules['sqlite_utils'] = None; from pipeline.cli import main; main()"
    outcome = warm_python(
        "-c", code, "run", corpus({"a.txt": "Dana Rp5 juta."}), "--formats", "db", "--output", tmp_path / "out"
    )

    assert outcome.err == "error: facts.db needs the package sqlite-utils: pip install 'fakta[files]'\n"
