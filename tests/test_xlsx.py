"""`facts.xlsx`: values in their types, the fact bold in its sentence, the same in LibreOffice whatever its language."""

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from pipeline.article import Article
from pipeline.fact import SCHEMA, TYPES, Fact
from pipeline.formats.headings import codes, columns, sheets
from pipeline.formats.outputs import outputs
from pipeline.formats.tables import encoded, xlsx
from pipeline.route import Route
from pipeline.rulebook import load

RULEBOOK = load()
HEADS = {heading.head: name for name, heading in columns(RULEBOOK).items()}
CODES = {name: {word: code for code, word in words.items()} for name, words in codes(RULEBOOK).items()}
SHEETS = {heading.head: name for name, heading in sheets(RULEBOOK).items()}
TEXT = (
    'Bupati Banyuwangi Rahmat Iskandar berkata, "Dana Rp396,25 miliar, atau 81.01 persen, cair pada 2024."\n'
    "Ada 43.237 pekerja di Jakarta Selatan, naik 0,000001 persen; 3 dari 3 sumur mengalirkan 3,5 kilometer air.\n"
    "=HYPERLINK(\"http://evil.example\") kata warga, Rp5 juta. Jarak bintang itu 12345678901234567,8 kilometer."
)  # fmt: skip
URL = "https://kabar.example/a?b=1"


def facts_of(route: Route) -> list[Fact]:
    """The facts of the text, with a code, a date and an address in each row."""
    article = Article("0012", TEXT, "Dana cair", date(2024, 5, 31), "Kabar Desa", URL)
    return [fact._replace(quoted=True, group="0012#1") for fact in route.facts(article)]


@pytest.fixture(scope="module")
def book(route: Route, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with these facts."""
    folder = tmp_path_factory.mktemp("xlsx")
    with outputs(folder, ["xlsx"], rulebook=RULEBOOK) as tables:
        tables.add(encoded(facts_of(route), ["xlsx", "parquet"]))
    return folder / "facts.xlsx"


def rows(path: Path, **options: bool) -> Iterator[dict[str, object]]:
    """The rows of all sheets of types, by column."""
    book = openpyxl.load_workbook(path, **options)
    for sheet in book.worksheets[: len(TYPES)]:
        head, *body = sheet.iter_rows(values_only=True)
        for row in body:
            if any(cell is not None for cell in row):
                cells = dict(zip([HEADS[str(cell)] for cell in head], row, strict=True))
                coded = {name: words.get(cells.get(name)) for name, words in CODES.items() if cells.get(name)}
                yield {"type": SHEETS[sheet.title]} | cells | coded


def typed(cell: object, kind: type) -> object:
    """A cell as the schema has it."""
    if cell is None or (kind is not str and cell == ""):
        return None
    if kind is date:
        return cell.date() if isinstance(cell, datetime) else cell
    if kind is bool:
        return {"ya": True, "tidak": False}[str(cell)]
    if kind is Decimal:
        return Decimal(str(cell))
    return int(str(cell)) if kind is int else cell


def test_every_value_is_there(book: Path, route: Route):
    """All columns of all facts are there in their types: numbers as numbers, codes and ids as texts, dates as dates."""
    found = {row["fact_id"]: row for row in rows(book)}
    facts = facts_of(route)

    assert len(found) == len(facts) >= 10
    for fact in facts:
        row = found[fact.fact_id]
        wanted = {name: value for name, value in fact._asdict().items() if name in row}
        assert {name: typed(row[name], SCHEMA[name]) for name in wanted} == wanted
        assert isinstance(row["region_code"], str | None)


def test_number_that_a_spreadsheet_would_round(book: Path):
    """A number with more figures than a spreadsheet keeps is written as a text with all of them."""
    assert [row["value"] for row in rows(book) if row["text"] == "12345678901234567,8 kilometer"] == [
        "12345678901234567.8"
    ]


def test_every_column_has_a_place():
    """Whatever a fact of a type may hold stands on its sheet."""
    quantity = set(SCHEMA) - {"type", "name", "role", "org", "level", "parent_code"}

    assert set(xlsx.COLUMNS["money"]) == set(xlsx.COLUMNS["percent"]) == quantity
    assert set(xlsx.COLUMNS["count"]) == quantity - {"metric"}
    assert {"name", "role", "org", "region_code"} < set(xlsx.COLUMNS["official"])
    assert {"level", "parent_code", "region_code", "bps_code"} < set(xlsx.COLUMNS["region"])


def test_heads_and_sheets(book: Path):
    """There is one sheet a type with heads in Indonesian that stay, a filter, and a sheet that explains them."""
    found = openpyxl.load_workbook(book)

    assert [SHEETS[name] for name in found.sheetnames] == [*TYPES, "about"]
    assert [sheet.freeze_panes for sheet in found.worksheets[: len(TYPES)]] == ["B2"] * len(TYPES)
    assert all(sheet.auto_filter.ref for sheet in found.worksheets[: len(TYPES)])
    assert [cell.value for cell in found.worksheets[0][1]][:3] == ["Tertulis", "Nilai", "Satuan"]
    assert {row[1] for row in found.worksheets[-1].iter_rows(values_only=True)} == set(SCHEMA)


def test_fact_is_bold_in_its_sentence(book: Path):
    """In its sentence the fact is bold: the very one, where its words stand in it twice."""
    bold = {}
    for row in rows(book, rich_text=True):
        sentence = row["sentence"]
        assert isinstance(sentence, CellRichText)
        before = ""
        for piece in sentence:
            if isinstance(piece, TextBlock) and piece.font.b:
                bold[row["fact_id"]] = (row["text"], len(before), str(piece))
            before += str(piece)
    threes = sorted(place for text, place, _ in bold.values() if text == "3")

    assert all(text == piece for text, _, piece in bold.values())
    assert threes == [TEXT.split("\n")[1].index("3 dari"), TEXT.split("\n")[1].index("3 sumur")]


def test_link_to_the_sentence(book: Path):
    """The address is shown as it is, and opens the article at the sentence."""
    sheet = openpyxl.load_workbook(book).worksheets[0]
    index = xlsx.COLUMNS["money"].index("url") + 1
    cell = sheet.cell(2, index)

    assert cell.value == URL
    assert cell.hyperlink.target.startswith(URL + "#:~:text=") or cell.hyperlink.location.startswith(":~:text=")


def test_no_formula(book: Path):
    """Nothing in an article becomes a formula."""
    with zipfile.ZipFile(book) as package:
        pages = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]

    assert sum("<f>" in page for page in pages) == 0
    assert any("HYPERLINK(" in str(row["sentence"]) for row in rows(book))


def test_review_is_offered_and_shown(book: Path):
    """The column of reviews offers its words, and reviewed rows have a look of their own."""
    for sheet in openpyxl.load_workbook(book).worksheets[: len(TYPES)]:
        *_, offer = [one for one in sheet.data_validations.dataValidation if "tolak" in one.formula1]
        formulas = [rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules]
        column = next(cell.column_letter for cell in sheet[1] if HEADS[cell.value] == "review")

        assert (offer.formula1, str(offer.sqref)[: len(column) + 1]) == ('"ok,tolak"', f"{column}2")
        assert [formula.count(f"${column}2") for formula in formulas][1:] == [1, 1]
        assert f'LOWER(${column}2)="tolak"' in formulas[0]


def test_codes_are_read_and_offered_in_words(book: Path):
    """What is a code in the other tables is an Indonesian word here, and the others are offered beside it."""
    sheet = openpyxl.load_workbook(book)["Uang"]
    heads = [HEADS[cell.value] for cell in sheet[1]]
    status = heads.index("status") + 1
    offers = {str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation}

    assert {sheet.cell(2, heads.index(name) + 1).value for name in ("bound", "status", "quoted")} == {
        "tepat", "hasil", "ya",
    }  # fmt: skip
    assert offers[sheet.cell(2, status).coordinate] == '"hasil,target,perkiraan,anggaran"'


def test_two_files_are_equal(book: Path, route: Route, tmp_path: Path):
    """The same facts give the same bytes."""
    with outputs(tmp_path, ["xlsx"], rulebook=RULEBOOK) as tables:
        tables.add(encoded(facts_of(route), ["xlsx", "parquet"]))

    assert (tmp_path / "facts.xlsx").read_bytes() == book.read_bytes()


def test_long_sentence_is_cut_round_the_fact():
    """Of a sentence that no cell holds, there is what stands round the fact."""
    long = Fact("a", text="Rp5 juta", sentence="kata " * 9000 + "Rp5 juta" + " kata" * 9000)
    before, text, after = xlsx.parted(long, 45_000)

    assert (text, before[0], after[-1]) == ("Rp5 juta", "…", "…")
    assert 32_000 < len(before + text + after) <= 32_767


def test_full_sheet_goes_on(route: Route, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """More rows than a sheet holds go on on a further sheet."""
    monkeypatch.setattr(xlsx, "ROWS", 1)
    facts = [fact for fact in facts_of(route) if fact.type == "money"]
    with outputs(tmp_path, ["xlsx"], rulebook=RULEBOOK) as tables:
        tables.add(encoded(facts, ["xlsx", "parquet"]))
    found = openpyxl.load_workbook(tmp_path / "facts.xlsx")

    assert len(facts) == 2
    assert [(found[name].cell(2, 1).value) for name in ("Uang", "Uang 2")] == [fact.text for fact in facts]


def test_missing_package(corpus, warm_python, tmp_path: Path):
    """Without xlsxwriter the run says what to install, before it reads a single article."""
    code = "import sys; sys.modules['xlsxwriter'] = None; from pipeline.cli import main; main()"
    folder = corpus({"a.txt": "Dana Rp5 juta."})
    outcome = warm_python("-c", code, "run", folder, "--formats", "xlsx", "--output", tmp_path / "out")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "error: facts.xlsx needs the package xlsxwriter: pip install 'fakta[files]'\n"
    assert list((tmp_path / "out").iterdir()) == []


SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item></oor:items>
"""


@pytest.fixture(params=["id-ID", "en-US"])
def office(request: pytest.FixtureRequest, tmp_path: Path):
    """Opens a file in LibreOffice with the settings of a country and saves it under another format."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS.format(request.param), encoding="utf-8")

    def office(path: Path, to: str, *options: str) -> Path:
        command = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", *options]
        subprocess.run(
            [*command, "--convert-to", to, "--outdir", str(tmp_path / "saved"), str(path)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return tmp_path / "saved"

    return office


@pytest.mark.slow
def test_libreoffice_keeps_every_value(book: Path, route: Route, office):
    """Opened and saved by LibreOffice, with Indonesian or American settings, every value, code and date is intact."""
    saved = office(book, "xlsx") / "facts.xlsx"
    found = {row["fact_id"]: row for row in rows(saved)}

    assert len(found) == len(facts_of(route))
    for fact in facts_of(route):
        row = found[fact.fact_id]
        wanted = {name: value for name, value in fact._asdict().items() if name in row}
        assert {name: typed(row[name], SCHEMA[name]) for name in wanted} == wanted


@pytest.mark.slow
def test_libreoffice_shows_every_code(book: Path, route: Route, office):
    """What LibreOffice shows of codes and dates is what stands in the facts, in every language."""
    shown = office(book, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1")
    rows = [
        {HEADS[head]: cell for head, cell in row.items()}
        for path in sorted(shown.glob("facts-*.csv")) if not path.stem.endswith("Keterangan")
        for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    ]  # fmt: skip
    found = {row["fact_id"]: row for row in rows}

    for fact in facts_of(route):
        row = found[fact.fact_id]
        names = ("region_code", "bps_code", "doc_id", "published", "period_start", "period_end", "text", "sentence")
        wanted = {name: str(value or "") for name, value in fact._asdict().items() if name in names and name in row}
        assert {name: row[name] for name in wanted} == wanted
