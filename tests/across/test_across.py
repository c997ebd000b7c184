"""The command `ledger` and `run --ledger`, end to end over the articles of docs/ledger.md."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import pyarrow.parquet as pq
import pytest

from pipeline.formats import manifest
from pipeline.formats.outputs import LEDGER
from pipeline.ledger.tables import SCHEMAS

FIGURES = "articles: 8, copies: 1, entries in ≥ 2 articles: 3, findings: 3"


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet file."""
    return list(pq.read_table(path).to_pylist())


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_tables_are_named_once():
    """What a run leaves out when it reads a folder are the tables that a ledger has."""
    assert tuple(SCHEMAS) == LEDGER


def test_files_and_figures(cli, folder: Path):
    """The tables stand beside those of the run, typed, in its manifest; the figures and the best findings are told."""
    before = listed(folder)
    outcome = cli("ledger", folder, "--formats", "parquet,csv,db")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == FIGURES
    told = [line.partition(", entry e")[0] for line in outcome.out.splitlines() if line[:2] == "  " != line[2:4]]
    assert told == [
        "  several numbers: membangun kembali jembatan gantung dan tanggul Sungai Rawu: Rp86,4 miliar; Rp86,4 triliun "
        "[contradicts.scale",
        "  does not add up: rumah: 45 persen; implied: 30,63 persen [statement.whole-part-percent",
        "  revised: banjir bandang Lembah: 9 orang -> 13 orang -> 17 orang -> 21 orang [revised.later",
    ]
    new = [f"{name}.{suffix}" for name in LEDGER for suffix in ("csv", "parquet")] + ["facts.db", "findings.md"]
    assert listed(folder) == sorted({*before, *new})
    assert all(pq.read_table(folder / f"{name}.parquet").cast(SCHEMAS[name]) for name in LEDGER)
    hashes = manifest.known(folder)
    assert sorted(hashes) == sorted(name for name in listed(folder) if name != manifest.NAME)
    assert [name for name in hashes if manifest.edited(folder, name, hashes)] == []


def test_run_writes_the_same(cli, folder: Path, with_ledger: Path):
    """`run --ledger` and `ledger` after a run give the same tables, findings and page."""
    cli("ledger", folder, "--formats", "parquet,csv,db")

    for name in [*(f"{name}.{suffix}" for name in LEDGER for suffix in ("csv", "parquet")), "findings.md"]:
        assert (folder / name).read_bytes() == (with_ledger / name).read_bytes(), name
    assert (folder / "report.html").read_bytes() == (with_ledger / "report.html").read_bytes()


def test_run_tells_figures(cli, articles: Path, tmp_path: Path):
    """`run --ledger` tells the same figures below its own, and its files are one run."""
    outcome = cli("run", articles, "--ledger", "--output", tmp_path / "out")

    assert (outcome.code, outcome.err) == (0, "")
    assert FIGURES in outcome.out.splitlines()
    assert "findings.md" in manifest.known(tmp_path / "out")


def test_what_is_found(with_ledger: Path):
    """Copy, template, rounded, revised and contradicted numbers are what they were written to be."""
    stories = {row["doc_id"]: row for row in rows(with_ledger / "stories.parquet")}
    entries = {row["entry_id"]: row for row in rows(with_ledger / "ledger.parquet")}
    relations = rows(with_ledger / "relations.parquet")

    assert stories["kabar-banjir-2"]["copy_id"] == stories["kabar-banjir-2-salinan"]["copy_id"]
    assert stories["gema-emas-11"]["template_id"] == stories["gema-emas-12"]["template_id"] is not None
    (refugees,) = (row for row in entries.values() if row["value"] == 3127)
    assert (refugees["articles"], refugees["outlets"], refugees["independent"]) == (4, 2, 3)
    by_relation: dict[str, set[int]] = {}
    for row in relations:
        for side in ("entry_a", "entry_b"):
            by_relation.setdefault(row["relation"], set()).add(int(entries[row[side]]["value"]))
    assert by_relation == {
        "revised": {9, 13, 17, 21}, "contradicts": {86_400_000_000, 86_400_000_000_000}, "series": {1905000, 1911000},
        "achieved": {18, 25},
    }  # fmt: skip


def test_database_joins(with_ledger: Path):
    """Every link joins with a fact, an article and an entry, through an index; foreign keys hold."""
    with closing(sqlite3.connect(with_ledger / "facts.db")) as base:
        broken = base.execute("PRAGMA foreign_key_check").fetchall()
        told = base.execute(
            "SELECT articles.outlet, facts.text FROM ledger JOIN links USING (entry_id) JOIN facts USING (fact_id) "
            "JOIN articles ON articles.doc_id = facts.doc_id WHERE ledger.value = 3127 ORDER BY articles.published, 1"
        ).fetchall()
        plan = " ".join(str(row) for row in base.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM links JOIN facts USING (fact_id) WHERE links.entry_id = 'x'"
        ))  # fmt: skip
        (links,) = base.execute("SELECT count(*) FROM links").fetchone()

    assert broken == []
    assert told == [("Kabar Sulteng", "3.127"), ("Gema Lembah", "3,1 ribu"), *[("Kabar Sulteng", "3.127")] * 2]
    assert "SCAN" not in plan
    assert links == len(rows(with_ledger / "links.parquet"))


def test_csv_says_what_parquet_says(with_ledger: Path):
    """The csv has the columns and rows of the Parquet file; decimals without noughts, times in the ISO form."""
    with (with_ledger / "ledger.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    wanted = rows(with_ledger / "ledger.parquet")

    assert list(lines[0]) == SCHEMAS["ledger"].names
    assert [line["entry_id"] for line in lines] == [row["entry_id"] for row in wanted]
    assert [line["value"] for line in lines] == [format(row["value"].normalize(), "f") for row in wanted]
    assert {line["first_seen"][-9:] for line in lines} == {"T00:00:00"}


def test_data_package_is_valid(with_ledger: Path):
    """The Data Package of the run tells the columns of each csv; frictionless finds types, keys and hashes right."""
    package = frictionless.Package(str(with_ledger / manifest.NAME))
    report = package.validate()

    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])
    for name in LEDGER:
        assert [field.name for field in package.get_resource(f"{name}-csv").schema.fields] == SCHEMAS[name].names


def test_findings_text(with_ledger: Path):
    """The best come first, with rule, outlet, day, link and bold numbers; nothing is called wrong."""
    text = (with_ledger / "findings.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("## ")]

    assert heads == [
        "## Tidak cocok di dalam satu artikel / Does not add up inside one article (1)",
        "## Beberapa angka untuk satu hal / Several numbers for one thing (1)",
        "## Diperbarui berkali-kali / Revised again and again (1)",
        "## Target dan hasil / Target and result (1)",
        "## Paling sering disebut / Told most often (3)",
    ]
    assert "“Dari **271** rumah yang diterjang banjir bandang, sebanyak **83** rumah atau **45 persen** rusak" in text
    assert "2025-08-11 **9 orang** → 2025-08-12 **13 orang** → 2025-08-13 **17 orang** → 2025-08-15 **21" in text
    assert "| [Kabar Sulteng, 2025-08-15, " in text
    assert "| **18,5 ton** | **25 ton** | 74 persen | " in text
    assert "(<https://gema.example/2025/08/13/0840/warga-lembah-rawu-mengungsi#:~:text=Dari%20271" in text
    assert "| **3.127 warga Lembah Rawu** | mengungsi balai | 3 | 2 | 4 | 4 | " in text
    for rule in ("statement.whole-part-percent", "contradicts.scale", "revised.later", "same.digits"):
        assert f"`{rule}`" in text
    assert "salah" not in text.lower()


@pytest.mark.parametrize("rule", ["statement.whole-part-percent", "contradicts.scale", "revised.later"])
def test_rule_is_switched_off(cli, folder: Path, rule: str):
    """A rule that is left out finds nothing, as an option and in a folder of rules."""
    by_option = cli("ledger", folder, "--without", rule)
    (folder / "rules").mkdir()
    (folder / "rules" / "fakta.toml").write_text(f'without = ["{rule}"]\n', encoding="utf-8")
    in_folder = cli("ledger", folder, "--rules", folder / "rules")

    assert by_option.out == in_folder.out
    assert by_option.code == in_folder.code == 0
    assert f"`{rule}`" not in (folder / "findings.md").read_text(encoding="utf-8")


def test_unknown_rule_is_refused(cli, folder: Path, articles: Path, tmp_path: Path):
    """A rule that is none is named, with what was probably meant, before anything is read or written."""
    before = listed(folder)
    after_a_run = cli("ledger", folder, "--without", "revised.latter")
    with_it = cli("run", articles, "--ledger", "--without", "revised.latter", "--output", tmp_path / "out")

    for outcome in (after_a_run, with_it):
        assert outcome.code == 2
        assert outcome.err == (
            "error: --without: unknown rule 'revised.latter'; did you mean 'revised.later' or 'revised.alike' "
            "or 'revised.measured'? rules/ledger.toml and rules/arithmetic.toml have all, and findings name theirs\n"
        )
    assert listed(folder) == before
    assert not (tmp_path / "out").exists() or listed(tmp_path / "out") == []


def test_min_articles(cli, folder: Path):
    """Entries are called repeated from so many articles on; the tables keep all of them."""
    cli("ledger", folder)
    whole = pq.read_table(folder / "ledger.parquet")
    outcome = cli("ledger", folder, "--min-articles", "3")

    assert "entries in ≥ 3 articles: 1," in outcome.out
    assert pq.read_table(folder / "ledger.parquet").equals(whole)


def test_show_entry(cli, with_ledger: Path):
    """The beginning of an id shows its entry: all mentions, the other numbers of its thread, relations and why."""
    thirteen = next(row["entry_id"] for row in rows(with_ledger / "ledger.parquet") if row["value"] == 13)
    outcome = cli("ledger", "show", thirteen[:8], "--facts", with_ledger)
    lines = outcome.out.splitlines()

    assert (outcome.code, outcome.err) == (0, "")
    assert lines[0] == f"entry {thirteen}: 13 orang banjir bandang Lembah"
    assert "  Kabar Sulteng, 2025-08-12 (kabar-banjir-1:206; same, alone)" in lines
    assert any("tercatat [13] orang" in line for line in lines)
    first = lines.index("other numbers of the thread") + 1
    assert [line.split()[1] for line in lines[first : first + 3]] == ["9", "17", "21"]
    assert "  revised: 2025-08-11 9 orang" in outcome.out
    assert "later, revised.later, this one newer)" in outcome.out
    other = next(at for at, line in enumerate(lines) if line.startswith("  revised: 2025-08-11 9 orang"))
    assert lines[other + 1].startswith("    Gema Lembah, 2025-08-11: Hingga Senin, korban meninggal")
    assert "[9] orang" in lines[other + 1]


def test_show_tells_amounts_as_printed(cli, with_ledger: Path):
    """Numbers stand as the articles print them, what they stand for beside them where that looks another way."""
    entries = {row["value"]: row["entry_id"] for row in rows(with_ledger / "ledger.parquet")}
    money = cli("ledger", "show", entries[86_400_000_000], "--facts", with_ledger).out.splitlines()
    people = cli("ledger", "show", entries[3127], "--facts", with_ledger).out.splitlines()

    assert money[0].partition(": ")[2].startswith("Rp86,4 miliar (86400000000 IDR) membangun kembali")
    assert people[0].partition(": ")[2] == "3.127 warga Lembah Rawu (3127) mengungsi balai"
    (other,) = (line for line in money if line.startswith("  contradicts: "))
    assert " Rp86,4 triliun (86400000000000 IDR) (e" in other
    assert "[Rp86,4 triliun] untuk" in money[money.index(other) + 1]


def test_every_finding_names_entries_to_show(cli, folder: Path):
    """What a finding names, on the terminal and in findings.md, is what `ledger show` takes; each kind names some."""
    told = cli("ledger", folder).out
    named = re.findall(r", entry (e\w{16})\]", told)
    sections = (folder / "findings.md").read_text(encoding="utf-8").split("\n## ")[1:]

    assert told.splitlines()[-1] == f"All of an entry: fakta ledger show ENTRY --facts {folder}"
    assert len(named) == 3
    for section in sections:
        assert (found := re.findall(r"`(e[0-9a-f]{16})`", section)), section
        named.append(found[0])
    for entry in named:
        assert cli("ledger", "show", entry, "--facts", folder).out.startswith(f"entry {entry}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show"], "expected one entry"),
        (["show", "zz"], "no entry begins with 'zz'"),
        (["show", "e"], "entries begin with 'e': "),
    ],
)
def test_show_of_no_entry(cli, with_ledger: Path, arguments: list[str], message: str):
    """What is no beginning of one entry is refused, with the entries that begin so."""
    outcome = cli("ledger", *arguments, "--facts", with_ledger)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_page_holds_findings(with_ledger: Path):
    """The page has the findings as inert data; those of a run without a ledger are none."""
    page = (with_ledger / "report.html").read_text(encoding="utf-8")
    data = json.loads(page.rpartition('id="findings">')[2].partition("</script>")[0])

    assert [(each["kind"], each["total"]) for each in data["kinds"]] == [
        ("check", 1), ("contradicts", 1), ("revised", 1), ("achieved", 1), ("repeated", 3)
    ]  # fmt: skip
    (check,) = data["kinds"][0]["found"]
    assert (check["what"], check["implied"], len(check["entries"])) == ("rumah", "30,63 persen", 3)
    assert (data["articles"], data["copies"], data["number"]) == (8, 1, 3)


def test_tables_are_typed_when_empty(cli, corpus, tmp_path: Path):
    """A run that finds no fact has a ledger of no entries, with all its tables."""
    outcome = cli("run", corpus({"a.txt": "Nelayan melaut lagi."}), "--ledger", "--output", tmp_path / "out")

    assert "articles: 1, copies: 0, entries in ≥ 2 articles: 0, findings: 0" in outcome.out
    tables = {name: pq.read_table(tmp_path / "out" / f"{name}.parquet") for name in LEDGER}
    assert {name: table.schema.names for name, table in tables.items()} == {n: s.names for n, s in SCHEMAS.items()}
    assert {name: len(table) for name, table in tables.items()} == {name: int(name == "stories") for name in LEDGER}
    assert "Tidak ada temuan." in (tmp_path / "out" / "findings.md").read_text(encoding="utf-8")
