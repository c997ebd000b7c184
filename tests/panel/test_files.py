"""What `fakta panel` writes: csv, Parquet, a Data Package, SDMX-CSV with its structure message."""

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest
import sdmx

from pipeline.errors import RuleError, UsageError
from pipeline.panel.build import panel
from pipeline.panel.table import COLUMNS, SCHEMA
from pipeline.panel.wanted import Wanted, wanted
from pipeline.rulebook import load

ARTICLES = {
    "a.txt": "---\ntitle: Harga Bali\noutlet: Kabar Bali\npublished: 2025-07-02\nurl: https://kabar.example/a\n---\n"
    "Inflasi Bali pada Maret 2025 sebesar 1,6 persen (yoy). Inflasi Bali pada Juni 2025 sebesar 1,92 persen (yoy).\n",
    "b.txt": "---\noutlet: Koran Utara\npublished: 2025-07-03\n---\n"
    'Inflasi Bali pada Juni 2025 sebesar 1,9 persen (yoy), kata "BPS". Inflasi Bali Juni 2025 1,7 persen (yoy).\n'
    "Harga beras medium di Kota Palu per 3 Juli 2025 Rp13.900 per kilogram.\n"
    "Pemerintah menargetkan pertumbuhan ekonomi Indonesia pada 2026 sebesar 5,4 persen.\n",
}


@pytest.fixture
def run(corpus: Callable[..., Path], cli: Callable[..., Any], tmp_path: Path) -> Path:
    """A run over articles of two outlets."""
    folder = tmp_path / "run"
    assert cli("run", corpus(ARTICLES), "--output", folder, "--no-page", "--formats", "parquet").code == 0
    return folder


@pytest.fixture
def written(run: Path, cli: Callable[..., Any]) -> Path:
    """The folder of its panel."""
    outcome = cli("panel", run, "--wide")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:2] == [
        f"4 cells of 3 indicators: {run}/panel/panel.csv, panel.wide.csv, panel.parquet, panel.sdmx.csv, structure.xml",
        "1 cells in which articles differ, 2 gaps",
    ]
    return run / "panel"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_a_cell(written: Path):
    """Each cell names its value, its source article and sentence; one that differs has all values; gaps are rows."""
    table = rows(written / "panel.csv")

    assert list(table[0]) == list(COLUMNS)
    assert [(row["indicator"], row["area_name"], row["period"], row["value"], row["mark"]) for row in table] == [
        ("CPI_YOY", "Bali", "2025-03", "1.6", ""), ("CPI_YOY", "Bali", "2025-04", "", "gap"),
        ("CPI_YOY", "Bali", "2025-05", "", "gap"), ("CPI_YOY", "Bali", "2025-06", "", "several"),
        ("GROWTH", "Indonesia", "2026", "5.4", ""), ("RICE_MEDIUM", "Kota Palu", "2025-07-03", "13900", ""),
    ]  # fmt: skip
    first, differing = table[0], table[3]
    assert (first["doc_id"], first["outlet"], first["url"]) == ("a", "Kabar Bali", "https://kabar.example/a")
    assert first["sentence"] == "Inflasi Bali pada Maret 2025 sebesar 1,6 persen (yoy)."
    assert (differing["values"], differing["voices"], differing["articles"]) == ("1.92 (2); 1.7 (1)", "3", "2")


def test_parquet_has_the_same_cells(written: Path):
    """panel.parquet holds exact decimals and dates under the schema."""
    table = pq.read_table(written / "panel.parquet")

    assert table.schema.equals(SCHEMA)
    assert [row["value"] for row in table.to_pylist() if row["indicator"] == "RICE_MEDIUM"] == [Decimal(13900)]
    assert table.num_rows == len(rows(written / "panel.csv"))


def test_data_package_is_valid(written: Path):
    """frictionless finds the package sound, and what it says of the columns true."""
    report = frictionless.validate(written / "datapackage.json")

    assert report.flatten(["fieldName", "note"]) == []
    assert report.valid


def test_the_package_of_the_run_stays(run: Path, written: Path):
    """A panel has a folder of its own; the manifest of the run is as it was."""
    assert json.loads((run / "datapackage.json").read_bytes())["name"] == "fakta"
    assert json.loads((written / "datapackage.json").read_bytes())["name"] == "fakta-panel"


def test_sdmx_is_read_back(written: Path):
    """sdmx1 reads the structure message, and by it the observations: those of panel.csv, cell by cell."""
    message = sdmx.read_sdmx(written / "structure.xml")
    flow = message.dataflow["PANEL"]
    definition = message.structure["PANEL"]
    flow.structure = definition
    data = sdmx.read_sdmx(written / "panel.sdmx.csv", structure=flow)
    found = {
        tuple(str(obs.dimension[name].value) for name in ("FREQ", "REF_AREA", "INDICATOR", "STATUS", "TIME_PERIOD")): (
            obs.value, obs.attached_attribute["OBS_STATUS"].value, obs.attached_attribute["VALUES"].value,
        )
        for dataset in data.data for obs in dataset.obs
    }  # fmt: skip

    assert found == {
        ("M", "ID51", "CPI_YOY", "ACTUAL", "2025-03"): ("1.6", "A", "1.6 (1)"),
        ("M", "ID51", "CPI_YOY", "ACTUAL", "2025-04"): ("", "O", ""),
        ("M", "ID51", "CPI_YOY", "ACTUAL", "2025-05"): ("", "O", ""),
        ("M", "ID51", "CPI_YOY", "ACTUAL", "2025-06"): ("", "U", "1.92 (2); 1.7 (1)"),
        ("A", "ID", "GROWTH", "TARGET", "2026"): ("5.4", "A", "5.4 (1)"),
        ("D", "ID7271", "RICE_MEDIUM", "ACTUAL", "2025-07-03"): ("13900", "A", "13900 (1)"),
    }
    assert [each.id for each in definition.dimensions] == [
        "FREQ", "REF_AREA", "INDICATOR", "STATUS", "BASIS", "STATISTIC", "UNIT_MEASURE", "TIME_PERIOD",
    ]  # fmt: skip


def test_codes_are_listed(written: Path):
    """Each code of an observation is in the codelist of its dimension; areas are below their provinces."""
    message = sdmx.read_sdmx(written / "structure.xml")
    lists = {each.id: each.local_representation.enumerated for each in message.structure["PANEL"].dimensions
             if each.id != "TIME_PERIOD"}  # fmt: skip

    for row in rows(written / "panel.sdmx.csv"):
        assert [name for name, codelist in lists.items() if row[name] not in {code.id for code in codelist}] == []
    areas = message.codelist["CL_AREA"]
    assert (areas["ID7271"].parent.id, areas["ID72"].parent.id) == ("ID72", "ID")
    assert str(areas["ID7271"].name) == "Kota Palu"


def test_wide_has_periods_side_by_side(written: Path):
    """panel.wide.csv has a row a series; a gap is empty, values that differ are all there."""
    table = rows(written / "panel.wide.csv")

    assert [(row["2025-03"], row["2025-04"], row["2025-06"]) for row in table if row["indicator"] == "CPI_YOY"] == [
        ("1.6", "", "1.92 (2); 1.7 (1)")
    ]


def test_only_what_is_asked_for(run: Path, cli: Callable[..., Any], tmp_path: Path):
    """Indicators by code, areas by name with what lies in them, a frequency; only the formats that are named."""
    folder = tmp_path / "own"
    assert cli("panel", run, "--output", folder, "--region", "Sulteng", "--formats", "csv").code == 0

    assert [row["indicator"] for row in rows(folder / "panel.csv")] == ["RICE_MEDIUM"]
    assert sorted(path.name for path in folder.iterdir()) == ["datapackage.json", "panel.csv"]
    for options, left in ((("--freq", "month"), {"CPI_YOY"}), (("--indicator", "GROWTH"), {"GROWTH"})):
        assert cli("panel", run, "--output", folder, *options).code == 0
        assert {row["indicator"] for row in rows(folder / "panel.csv")} == left


def test_same_facts_give_the_same_bytes(run: Path, written: Path, cli: Callable[..., Any]):
    """A second panel of a run, or of its table of facts, is the first."""
    first = {path.name: path.read_bytes() for path in written.iterdir()}
    assert cli("panel", run / "facts.parquet", "--wide").code == 0

    assert {path.name: path.read_bytes() for path in written.iterdir()} == first


def test_edited_table_is_kept(run: Path, written: Path, cli: Callable[..., Any]):
    """What somebody wrote into panel.csv is moved aside; a file of the panel before that is not renewed goes."""
    edited = (written / "panel.csv").read_bytes() + b"mine\n"
    (written / "panel.csv").write_bytes(edited)
    outcome = cli("panel", run, "--formats", "csv")

    assert outcome.err == f"{written}/panel.csv was edited since; it is kept as {written}/panel.edited-1.csv\n"
    assert (written / "panel.edited-1.csv").read_bytes() == edited
    assert not (written / "structure.xml").exists()


def test_ledger_tells_who_is_independent(run: Path, cli: Callable[..., Any]):
    """With a ledger, the voices are those of the entries that its links name."""
    import pyarrow as pa

    from pipeline.ledger.tables import LEDGER, LINKS

    facts = pq.read_table(run / "facts.parquet").to_pylist()
    entry = {field.name: None for field in LEDGER} | {"entry_id": "e", "independent": 1}
    links = [{field.name: None for field in LINKS} | {"fact_id": fact["fact_id"], "entry_id": "e"} for fact in facts]
    pq.write_table(pa.Table.from_pylist([entry], LEDGER), run / "ledger.parquet")
    pq.write_table(pa.Table.from_pylist(links, LINKS), run / "links.parquet")
    panel(run, None, load(), Wanted())

    assert [row["values"] for row in rows(run / "panel" / "panel.csv") if row["mark"] == "several"] == [
        "1.92 (1); 1.7 (1)"
    ]


def test_panel_of_nothing(corpus: Callable[..., Path], cli: Callable[..., Any], tmp_path: Path):
    """A run without a figure of an indicator gives empty tables that can be read."""
    cli("run", corpus({"a.txt": "Bupati Sigi memberi Rp5 juta."}), "--output", tmp_path / "run", "--no-page")
    outcome = cli("panel", tmp_path / "run")

    assert outcome.out.splitlines()[-2] == "left out: nothing"
    assert rows(tmp_path / "run" / "panel" / "panel.csv") == []
    assert pq.read_table(tmp_path / "run" / "panel" / "panel.parquet").num_rows == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--freq", "hour"], "--freq 'hour': expected one of day, week, month, quarter, half, year"),
        (["--formats", "xlsx"], "--formats 'xlsx': expected some of csv,parquet,sdmx"),
        (["--indicator", "CPI"], "--indicator unknown indicator 'CPI'; did you mean 'CPI_Y"),
        (["--region", "Jawa Tengahh"], "--region 'Jawa Tengahh': unknown region 'Jawa Tengahh'; did you mean"),
    ],
)  # fmt: skip
def test_wrong_wishes(run: Path, cli: Callable[..., Any], options: list[str], message: str):
    """What is none of the known names is told with those that are known."""
    outcome = cli("panel", run, *options)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")


def test_folder_of_somebody_else(run: Path, cli: Callable[..., Any]):
    """A folder with another Data Package is left alone, and so is one without facts."""
    assert "holds a Data Package that is no panel" in cli("panel", run, "--output", run).err
    assert "has no facts.parquet, .jsonl or .csv" in cli("panel", run / "panel").err


HEAD = "indicator,title_id,title_en,type,unit,reads,basis,areas,freq,words,source\n"


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a folder of rules with one indicator."""

    def own(row: str) -> Path:
        folder = tmp_path / "own"
        (folder / "lexicon").mkdir(parents=True)
        (folder / "lexicon" / "indicators.csv").write_text(f"{HEAD}{row},sendiri\n", encoding="utf-8")
        return folder

    return own


def test_an_indicator_of_ones_own(run: Path, own: Callable[[str], Path]):
    """A row in a folder of rules adds an indicator, or takes the place of one."""
    rules = own("RICE_MEDIUM,Beras,Rice,money,IDR/kg,level,,regency,D,beras medium")
    made = panel(run, None, load(rules), Wanted(("RICE_MEDIUM",)))

    assert [(row["title"], row["value"]) for row in made.rows] == [("Beras", Decimal(13900))]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("percent,%,height,,nation,M,kata", "unknown reads 'height'; known: change, decided, growth, level"),
        ("percent,%,level,,village,M,kata", "unknown areas 'village'"),
        ("percent,,level,,nation,M,kata", "unit is empty"),
        ("percent,%,level,,nation,M,", "has no words"),
    ],
)
def test_wrong_indicator(run: Path, own: Callable[[str], Path], cells: str, message: str):
    """A cell that cannot be meant is refused with the indicator and what is known."""
    with pytest.raises(RuleError, match="indicators, OWN") as caught:
        panel(run, None, load(own(f"OWN,Sendiri,Own,{cells}")), Wanted())
    assert message in str(caught.value)


def test_names_of_formats_are_checked_before_work():
    """`wanted` refuses an empty list of formats."""
    with pytest.raises(UsageError):
        wanted((), (), "", " , ", wide=False)


def test_an_empty_panel_says_why(run: Path, cli: Callable[..., Any], corpus: Callable[..., Path], tmp_path: Path):
    """Each reason has a number with its article and sentence; numbers that name no indicator are counted."""
    elsewhere = cli("panel", run, "--region", "Aceh").out.splitlines()
    yearly = cli("panel", run, "--indicator", "CPI_YOY", "--freq", "year").out
    other = corpus({"c.txt": "Nelayan melaut dengan 43 perahu, dan 12 ton ikan terjual."}) / "c.txt"
    assert cli("run", other, "--output", tmp_path / "other", "--no-page").code == 0

    assert elsewhere[2] == "left out: 6 (another area than --region)"
    assert elsewhere[3].startswith("  another area than --region: Inflasi Bali 1,6 persen (a): Inflasi Bali pada Maret")
    assert elsewhere[4].startswith("  no indicator: 0 numbers; ")
    assert "left out: 4 (another frequency than --freq)" in yearly
    assert cli("panel", tmp_path / "other").out.splitlines()[2:] == [
        "left out: nothing",
        "  no indicator: 2 numbers; the names that count are `words` in rules/lexicon/indicators.csv",
    ]
    assert len(cli("panel", run).out.splitlines()) == 3
