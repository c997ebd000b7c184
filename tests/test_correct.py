"""`correct` and `gold`: an edited sheet becomes corrections for the next run; reviewed articles become gold."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pipeline.correct import correct
from pipeline.correction import read
from pipeline.errors import FaktaError
from pipeline.formats import facts as fact_tables
from pipeline.formats.headings import columns
from pipeline.rulebook import load
from pipeline.run import run

TEXT = "Bupati Sigi Rahmat Iskandar memberi Rp5 juta untuk 3 desa. Ada 3 sumur di Kota Palu, 40,5 meter dalamnya.\n"
HEADS = {name: heading.head for name, heading in columns(load()).items()}
TODAY = date(2025, 3, 5)
Edit = Callable[[dict[str, openpyxl.worksheet.worksheet.Worksheet]], None]


@pytest.fixture
def folder(corpus) -> Path:
    """A folder with two articles."""
    return corpus({"a.txt": TEXT, "b.txt": "Dana Rp7 juta cair.\n"})


@pytest.fixture
def out(folder: Path, tmp_path: Path) -> Path:
    """The tables of a run over them."""
    run([folder], tmp_path / "out", formats=("csv", "xlsx", "excel"))
    return tmp_path / "out"


def edited(path: Path, edit: Edit) -> Path:
    """The workbook at *path* after somebody edited its sheets."""
    book = openpyxl.load_workbook(path)
    edit({sheet.title: sheet for sheet in book.worksheets})
    book.save(path)
    return path


def put(sheet: openpyxl.worksheet.worksheet.Worksheet, row: int, **cells: object) -> None:
    """Writes cells of one row, by the names of their columns."""
    heads = [cell.value for cell in sheet[1]]
    for name, value in cells.items():
        sheet.cell(row, heads.index(HEADS[name]) + 1, value)


def row_of(sheet: openpyxl.worksheet.worksheet.Worksheet, **wanted: object) -> int:
    """The number of the row with these cells."""
    heads = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        if all(sheet.cell(row, heads.index(HEADS[name]) + 1).value == value for name, value in wanted.items()):
            return row
    raise AssertionError(wanted)


def everything(sheets: dict[str, openpyxl.worksheet.worksheet.Worksheet]) -> None:
    """Somebody fixes four cells, accepts a row, rejects one in words and one by deleting it, and adds one."""
    money, count, regions = sheets["Uang"], sheets["Cacah"], sheets["Wilayah"]
    put(money, row_of(money, text="Rp5 juta"), value=6000000, status="target", period_start=date(2025, 1, 31))
    put(money, row_of(money, text="Rp7 juta"), review="ok")
    put(count, row_of(count, text="3", unit="sumur"), unit="sumur bor")
    put(count, row_of(count, text="3", unit="desa"), review="Tolak")
    regions.delete_rows(row_of(regions, text="Sigi"))
    put(count, count.max_row + 1, doc_id="a", text="Kota", value=1, unit="kota", sentence=TEXT.split(". ")[1].strip())


def test_sheet_becomes_corrections(out: Path, folder: Path):
    """Each cell, word and row that is another becomes a correction beside the articles, with its place and day."""
    result = correct(edited(out / "facts.xlsx", everything), who="Ani", today=TODAY)
    rows = read(folder / "corrections.csv")

    assert (result.path, dict(result.written)) == (
        folder / "corrections.csv", {"fix": 4, "accept": 1, "reject": 2, "add": 2}
    )  # fmt: skip
    assert {(row.who, row.when) for row in rows} == {("Ani", "2025-03-05")}
    assert [(row.action, row.type, row.text, row.occurrence, row.column, row.old, row.new) for row in rows] == [
        ("fix", "money", "Rp5 juta", 1, "value", "5000000", "6000000"),
        ("fix", "money", "Rp5 juta", 1, "status", "actual", "target"),
        ("fix", "money", "Rp5 juta", 1, "period_start", "", "2025-01-31"),
        ("accept", "money", "Rp7 juta", 1, "", "", ""),
        ("reject", "count", "3", 1, "", "", ""),
        ("fix", "count", "3", 2, "unit", "sumur", "sumur bor"),
        ("add", "count", "Kota", 1, "value", "", "1"),
        ("add", "count", "Kota", 1, "unit", "", "kota"),
        ("reject", "region", "Sigi", 1, "", "", ""),
    ]


def test_next_run_has_them_all(out: Path, folder: Path):
    """The next run applies them, keeps the edited sheet under another name, and nothing is left to correct."""
    correct(edited(out / "facts.xlsx", everything), today=TODAY)
    mine = (out / "facts.xlsx").read_bytes()
    summary = run([folder], out, formats=("csv", "xlsx", "parquet"))
    found = {(fact.doc_id, fact.text): fact for fact in fact_tables.read(out / "facts.parquet")}
    money = found["a", "Rp5 juta"]

    assert (summary.misfits, summary.set_aside) == ([], [("facts.xlsx", "facts.edited-1.xlsx")])
    assert (out / "facts.edited-1.xlsx").read_bytes() == mine
    assert (money.value, money.low, money.status, money.period_start) == (6000000, 6000000, "target", date(2025, 1, 31))
    assert money.review == "fixed:value;status;period_start"
    assert (found["b", "Rp7 juta"].review, found["a", "3"].unit) == ("accepted", "sumur bor")
    assert (found["a", "Kota"].review, ("a", "Sigi") in found) == ("added", False)
    assert correct(out / "facts.xlsx", today=TODAY).written.total() == 0
    assert correct(out / "facts.edited-1.xlsx", today=date(2025, 3, 6)).written.total() == 0


def test_corrections_after_corrections(out: Path, folder: Path):
    """A sheet of a run with corrections is corrected again: both hold, and rows are only added."""
    correct(edited(out / "facts.xlsx", everything), today=TODAY)
    before = (folder / "corrections.csv").read_bytes()
    run([folder], out, formats=("xlsx",))
    edited(out / "facts.xlsx", lambda sheets: put(sheets["Uang"], row_of(sheets["Uang"], text="Rp5 juta"), unit="USD"))
    correct(out / "facts.xlsx", today=TODAY)
    summary = run([folder], out, formats=("parquet",))
    money = next(fact for fact in fact_tables.read(out / "facts.parquet") if fact.text == "Rp5 juta")

    assert (folder / "corrections.csv").read_bytes().startswith(before)
    assert (summary.misfits, money.value, money.unit) == ([], 6000000, "USD")


def rewritten(path: Path, mark: str, change: Callable[[dict[str, str]], None]) -> Path:
    """The csv at *path* after somebody edited its rows and saved it."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=mark))
    for row in rows:
        change(row)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=mark)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(("name", "mark", "number"), [("facts.csv", ",", "41.25"), ("facts.excel.csv", ";", "41,25")])
def test_edited_csv(out: Path, folder: Path, name: str, mark: str, number: str):
    """An edited csv is read in its own dialect."""

    def change(row: dict[str, str]) -> None:
        if "meter" in row["text"]:
            row["value"] = number

    correct(rewritten(out / name, mark, change), today=TODAY)

    assert [(row.text, row.column, row.old, row.new) for row in read(folder / "corrections.csv")] == [
        ("40,5 meter", "value", "40.5", "41.25")
    ]


def test_what_excel_does_to_a_csv_is_no_edit(out: Path, folder: Path):
    """Long numbers that a spreadsheet shows rounded, other days and lost formulas are no edits."""

    def change(row: dict[str, str]) -> None:
        for column, cell in row.items():
            row[column] = {"5000000": "5E+06", "7000000": "7E+06"}.get(cell, cell.removeprefix('="').removesuffix('"'))

    result = correct(rewritten(out / "facts.excel.csv", ";", change), today=TODAY)

    assert (result.written.total(), (folder / "corrections.csv").exists()) == (0, False)


def test_csv_that_was_saved_with_other_settings(out: Path, folder: Path):
    """Decimal points behind semicolons, as a spreadsheet with American settings saves them, are decimal points."""

    def change(row: dict[str, str]) -> None:
        row.update({name: row[name].replace(",", ".") for name in ("value", "low", "high")})

    assert correct(rewritten(out / "facts.excel.csv", ";", change), today=TODAY).written.total() == 0


def test_number_with_both_marks(out: Path, folder: Path, cli):
    """A decimal point among decimal commas may mean either, and is told."""

    def change(row: dict[str, str]) -> None:
        if row["type"] == "money":
            row["value"] = "5.25"

    outcome = cli("correct", rewritten(out / "facts.excel.csv", ";", change))

    assert (outcome.code, (folder / "corrections.csv").exists()) == (3, False)
    assert "value is '5.25', no number" in outcome.err


@pytest.mark.slow
def test_libreoffice_edits_nothing(out: Path, folder: Path, tmp_path: Path):
    """A sheet that LibreOffice opened and saved says nothing new."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")]
    subprocess.run([*command, str(out / "facts.xlsx")], check=True, capture_output=True, timeout=300)
    shutil.copy(tmp_path / "saved" / "facts.xlsx", out / "facts.xlsx")

    assert correct(out / "facts.xlsx", today=TODAY).written.total() == 0


def test_table_that_nobody_edited(out: Path, folder: Path, cli):
    """A sheet as the run left it says nothing new."""
    outcome = cli("correct", out / "facts.xlsx")

    assert (outcome.code, outcome.out) == (0, f"{folder / 'corrections.csv'}: nothing new\n")


def test_sheet_that_was_sent(out: Path, folder: Path, tmp_path: Path, cli):
    """A sheet that lies elsewhere is compared with the run that is named, and written where it is said."""
    sent = tmp_path / "mail" / "dari Budi.xlsx"
    sent.parent.mkdir()
    sent.write_bytes(edited(out / "facts.xlsx", lambda sheets: put(sheets["Uang"], 2, review="ok")).read_bytes())
    outcome = cli("correct", sent, "--run", out, "--output", tmp_path / "mine.csv")

    assert (outcome.code, outcome.out) == (0, f"{tmp_path / 'mine.csv'}: 1 accepted\n")


def few(sheets: dict[str, openpyxl.worksheet.worksheet.Worksheet]) -> None:
    """Somebody keeps only the sheet of money."""
    for name in ("Cacah", "Ukuran", "Pejabat", "Wilayah"):
        sheets[name].delete_rows(2, 99)


def test_part_of_a_sheet(out: Path, folder: Path, cli):
    """Where most rows are gone nothing is rejected: it is asked whether they were deleted."""
    edited(out / "facts.xlsx", few)
    outcome = cli("correct", out / "facts.xlsx")
    partial = cli("correct", out / "facts.xlsx", "--partial")

    assert (outcome.code, (folder / "corrections.csv").exists()) == (2, False)
    assert "facts have no row; if they are right and only not in it, add --partial" in outcome.err
    assert (partial.code, partial.out.splitlines()[1]) == (
        0, f"6 facts are not in {out / 'facts.xlsx'} and stay as they are"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ({"value": "6,5 juta"}, {"value": "6500000"}),
        ({"value": "45.000"}, {"value": "45000"}),
        ({"value": "1.234.567,5"}, {"value": "1234567.5"}),
        ({"value": "45,5"}, {"value": "45.5"}),
        ({"status": "Anggaran", "bound": "paling sedikit"}, {"status": "budget", "bound": "at_least"}),
        ({"region_name": "Kabupaten Tegal"}, {"region_code": "33.28"}),
        ({"region_name": "sleman"}, {"region_code": "34.04"}),
    ],
)
def test_cells_as_people_write_them(out: Path, folder: Path, typed: dict[str, str], fixed: dict[str, str]):
    """Numbers as the press writes them, codes by their Indonesian words, regions by their names."""
    correct(edited(out / "facts.xlsx", lambda sheets: put(sheets["Uang"], 2, **typed)), today=TODAY)

    assert {row.column: row.new for row in read(folder / "corrections.csv")} == fixed


def test_region_by_name_fills_what_follows(out: Path, folder: Path, tmp_path: Path):
    """The next run has code, province and BPS code of a region that somebody named."""
    sheet = edited(out / "facts.xlsx", lambda sheets: put(sheets["Uang"], 2, region_name="Kabupaten Tegal"))
    correct(sheet, today=TODAY)
    run([folder], tmp_path / "again")
    fact = next(fact for fact in fact_tables.read(tmp_path / "again" / "facts.csv") if fact.review)

    assert (fact.region_code, fact.region_name, fact.province, fact.bps_code) == (
        "33.28", "Kabupaten Tegal", "Jawa Tengah", "3328",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        ({"value": "banyak"}, "Uang, row 2: Nilai is 'banyak', no number; write 3600000 or 3,6 juta"),
        ({"value": "1.5.0"}, "Uang, row 2: Nilai is '1.5.0', no number"),
        ({"period_start": "besok"}, "Uang, row 2: Mulai is 'besok', no day; write it as 2024-05-31"),
        ({"quoted": "mungkin"}, "Uang, row 2: Dalam kutipan is 'mungkin', no truth value; write ya or tidak"),
        ({"region_code": 35.1}, "Uang, row 2: Kode wilayah is the number 35.1; write the code as a text: '35.10"),
        ({"region_name": "Malang"}, "2 regions are called 'Malang': Kabupaten Malang (35.07), Kota Malang (35.73)"),
        ({"region_name": "Antah"}, "Uang, row 2: no region is called 'Antah'; write its full name or its code"),
        ({"province": "Jawa Timur"}, "Uang, row 2: province cannot be changed by itself; change the region"),
        ({"value": "banyak", "status": "targt"}, "Uang, row 2: unknown Status 'targt'"),
        ({"review": "entah"}, "Uang, row 2: review is 'entah'; write one of "),
        ({"status": "targt"}, "Uang, row 2: unknown Status 'targt'; did you mean 'target'? known: anggaran, hasil, "),
        ({"fact_id": None, "text": None}, "Uang, row 2: a row without fact_id adds a fact, but text is empty"),
    ],
)
def test_cell_that_cannot_be_meant(out: Path, folder: Path, cli, cells: dict[str, object], cause: str):
    """A cell that cannot be meant is told with sheet, row and what would be right; nothing is written."""

    def edit(sheets: dict[str, openpyxl.worksheet.worksheet.Worksheet]) -> None:
        for name, value in cells.items():
            put(sheets["Uang"], 2, **{name: value})
            if value is None:
                sheets["Uang"].cell(2, [cell.value for cell in sheets["Uang"][1]].index(HEADS[name]) + 1).value = None

    outcome = cli("correct", edited(out / "facts.xlsx", edit))

    assert (outcome.code, (folder / "corrections.csv").exists()) == (3, False)
    assert cause in outcome.err


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("x.txt", b"x", "expected one of .xlsx, .csv"),
        ("x.csv", b"a,b\n1,2\n", "lacks the column fact_id; is this a table of facts?"),
        ("x.csv", b"\xff\xfe1", "is not UTF-8; save it as CSV UTF-8"),
        ("x.xlsx", b"x", "is no workbook: "),
    ],
)
def test_file_that_is_no_table(tmp_path: Path, cli, name: str, content: bytes, cause: str):
    """A file that is no table of facts is refused in one line."""
    (tmp_path / name).write_bytes(content)
    outcome = cli("correct", tmp_path / name)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {tmp_path / name}: {cause}")


def test_table_whose_run_is_gone(out: Path, folder: Path):
    """Without the facts that it was made from, a sheet cannot be compared, and that is said."""
    (out / ".facts.parquet").unlink()
    with pytest.raises(FaktaError, match=r"holds no tables of the run that made facts\.xlsx; name its folder"):
        correct(out / "facts.xlsx", today=TODAY)


def accepted(folder: Path, *lines: str) -> Path:
    """Corrections beside the articles."""
    path = folder / "corrections.csv"
    path.write_text("doc_id,action,text,column,old,new\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_reviewed_article_becomes_gold(out: Path, folder: Path, cli, tmp_path: Path):
    """Gold holds the articles of which every fact was decided; another run finds it right but for what was fixed."""
    accepted(folder, "a,fix,Rp5 juta,unit,IDR,USD", "a,accept,,,,", "b,accept,Rp8 juta,,,")
    cli("run", folder, "--output", out)
    outcome = cli("gold", out / "facts.parquet", "--output", tmp_path / "gold.csv")
    (folder / "corrections.csv").unlink()
    second = cli("run", folder, "--output", out, "--gold", tmp_path / "gold.csv")
    facts = [fact for fact in fact_tables.read(out / "facts.parquet") if fact.doc_id == "a"]

    assert (outcome.code, outcome.out) == (0, f"{len(facts)} facts of 1 articles: {tmp_path / 'gold.csv'}\n")
    assert ["money", "0", "of", "1"] in [line.split()[:4] for line in second.out.splitlines()]
    assert ["count", "2", "of", "2"] in [line.split()[:4] for line in second.out.splitlines()]


def test_article_that_is_half_reviewed(out: Path, folder: Path, cli, tmp_path: Path):
    """An article of which some facts are open is named, and makes no gold."""
    accepted(folder, "a,accept,Rp5 juta,,,")
    cli("run", folder, "--output", out)
    outcome = cli("gold", out / "facts.parquet", "--output", tmp_path / "gold.csv")

    assert (outcome.code, (tmp_path / "gold.csv").exists()) == (3, False)
    assert outcome.err.startswith("a: 1 of 7 facts reviewed; left out\n")


def test_gold_that_is_there(out: Path, folder: Path, cli, tmp_path: Path):
    """A gold file that is there is not touched."""
    accepted(folder, "a,accept,,,,")
    cli("run", folder, "--output", out)
    (tmp_path / "gold.csv").write_text("mine", encoding="utf-8")
    outcome = cli("gold", out / "facts.parquet", "--output", tmp_path / "gold.csv")

    assert (outcome.code, (tmp_path / "gold.csv").read_text(encoding="utf-8")) == (2, "mine")
