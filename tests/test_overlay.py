"""Rules and words of one's own, laid over those of the project: from a folder with what is new, or as dictionaries."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.errors import RuleError
from pipeline.route import Route
from pipeline.rulebook import Rulebook, default_folder, load

KUPON: dict[str, Any] = {
    "id": "money.kupon",
    "pattern": "kupon {value:number}",
    "set": {"unit": "IDR"},
    "why": "coupons are worth rupiah here",
    "examples": [{"text": "Ambil [kupon 50] sekarang", "value": "50", "unit": "IDR"}],
}
KUPON_TOML = """
[[rule]]
id = "{id}"
pattern = '''{pattern}'''
set = {{ unit = "IDR" }}
why = "coupons are worth rupiah here"
examples = [{{ text = "Ambil [kupon 50] sekarang" }}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder for rules of one's own."""
    (tmp_path / "lexicon").mkdir()
    return tmp_path


def facts(rulebook: Rulebook, text: str) -> list[tuple[str, str, str | None]]:
    """Type, text and unit of the facts of *text*."""
    return [(fact.type, fact.text, fact.unit) for fact in Route(rulebook).facts(Article("text", text))]


def test_row_is_added(own: Path):
    """A list with one row adds it; the project's rows and rules stay, columns that it leaves out are empty."""
    (own / "lexicon" / "units.csv").write_text("word,unit,kind\ntumbak,tumbak,area\n", encoding="utf-8")

    assert facts(load(own), "Sawah 150 tumbak dan 2 hektare dijual Rp5 juta") == [
        ("measure", "150 tumbak", "tumbak"), ("measure", "2 hektare", "ha"), ("money", "Rp5 juta", "IDR"),
    ]  # fmt: skip
    assert load(own).lexicon("units")[-1] == {
        "word": "tumbak",
        "unit": "tumbak",
        "kind": "area",
        "source": "",
        "case": "",
    }


def test_row_takes_the_place_of_another(own: Path):
    """A row with the same key columns replaces the project's, where it stands."""
    (own / "lexicon" / "percents.csv").write_text("word,unit\npersen,bps\n", encoding="utf-8")
    rows, project = load(own).lexicon("percents"), load().lexicon("percents")

    assert [row["word"] for row in rows] == [row["word"] for row in project]
    assert [row for row in rows if row not in project] == [{"word": "persen", "unit": "bps", "source": ""}]


def test_list_of_ones_own(own: Path):
    """A list that the project does not have can fill a slot."""
    (own / "lexicon" / "coins.csv").write_text("word,unit\ntalenta,XTL\n", encoding="utf-8")
    (own / "coins.toml").write_text(
        KUPON_TOML.format(id="money.coin", pattern="{value:number} {unit:coins}").replace("[kupon 50]", "[50 talenta]")
        .replace('set = { unit = "IDR" }\n', ""), encoding="utf-8",
    )  # fmt: skip

    assert facts(load(own), "Ia membayar 5 talenta") == [("money", "5 talenta", "XTL")]


def test_village_is_added(own: Path):
    """A row of a packed list is sorted in."""
    (own / "lexicon" / "villages.csv").write_text("name,code\nmaju sentosa,72.71.01.1099\n", encoding="utf-8")
    found = Route(load(own)).facts(Article("text", "Warga Kelurahan Maju Sentosa, Kota Palu, antre"))

    assert ("Kelurahan Maju Sentosa", "72.71.01.1099") in [(fact.text, fact.region_code) for fact in found]


def test_rule_is_added(own: Path):
    """A rule of one's own stands before those of the project, so that it wins where both claim the same characters."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")
    rulebook = load(own)

    assert [rule.id for rule in rulebook.rules] == ["money.kupon", *(rule.id for rule in load().rules)]
    assert [rule.order for rule in rulebook.rules] == list(range(len(rulebook.rules)))
    assert facts(rulebook, "Ambil kupon 50 atau Rp5 juta") == [
        ("money", "kupon 50", "IDR"),
        ("money", "Rp5 juta", "IDR"),
    ]


def test_rule_takes_the_place_of_another(own: Path):
    """A rule with the id of a project's rule replaces it, at its position."""
    (own / "kupon.toml").write_text(
        KUPON_TOML.format(id="money.name-after", pattern="kupon {value:number}"), encoding="utf-8"
    )
    rulebook = load(own)

    assert [rule.id for rule in rulebook.rules] == [rule.id for rule in load().rules]
    assert facts(rulebook, "Ambil kupon 50 atau 5 juta rupiah")[0] == ("money", "kupon 50", "IDR")
    assert ("money", "5 juta rupiah", "IDR") not in facts(rulebook, "Ambil kupon 50 atau 5 juta rupiah")


def test_rule_is_left_out(own: Path):
    """`without` in fakta.toml takes out rules of the project."""
    (own / "fakta.toml").write_text('without = ["money.name-after"]\n', encoding="utf-8")
    (own / "kupon.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")

    assert {rule.id for rule in load().rules} - {rule.id for rule in load(own).rules} == {"money.name-after"}


def test_rules_alone(own: Path):
    """With `alone`, by file or argument, only one's own rules are there, and a list replaces the project's whole."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")
    (own / "lexicon" / "percents.csv").write_text("word,unit\nperseratus,%\n", encoding="utf-8")
    by_argument = load(own, alone=True)
    (own / "fakta.toml").write_text("alone = true\n", encoding="utf-8")
    by_file = load(own)

    assert by_argument.rules == by_file.rules
    assert [rule.id for rule in by_file.rules] == ["money.kupon"]
    assert [row["word"] for row in by_file.lexicon("percents")] == ["perseratus"]
    assert by_file.lexicon("units") == load().lexicon("units")
    assert len(load(own, alone=False).rules) == len(load().rules) + 1


def test_copy_of_the_rules_works_as_the_project(tmp_path: Path):
    """A full copy of the rules folder with one row more is the project with one row more."""
    copy = Path(shutil.copytree(default_folder(), tmp_path / "rules"))
    with (copy / "lexicon" / "units.csv").open("a", encoding="utf-8") as file:
        file.write("tumbak,tumbak,area,usage,\n")
    rulebook, project = load(copy), load()

    assert rulebook.rules == project.rules
    assert rulebook.chunks == project.chunks
    assert [row["word"] for row in rulebook.lexicon("units")] == [
        *(row["word"] for row in project.lexicon("units")),
        "tumbak",
    ]
    assert rulebook.packed("villages") == project.packed("villages")


def test_rules_as_dictionaries(own: Path):
    """Dictionaries in the shape of the TOML tables are rules too, over those of the folder."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(id="money.kupon", pattern="bon {value:number}"), encoding="utf-8")
    rule = load(own, rules=[KUPON]).rules[0]

    assert (rule.id, rule.source, rule.place) == ("money.kupon", "kupon {value:number}", "rules[0]")
    assert facts(load(rules=[KUPON]), "Ambil kupon 50") == [("money", "kupon 50", "IDR")]
    assert [rule.id for rule in load(rules=[KUPON], alone=True).rules] == ["money.kupon"]


def test_files_over_a_folder(own: Path):
    """Single files and further folders lie over both: rules take places, lists add rows, others leave out."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(id="money.kupon", pattern="bon {value:number}"), encoding="utf-8")
    (own / "lexicon" / "units.csv").write_text("word,unit,kind\ntumbak,tumbak,area\n", encoding="utf-8")
    more = own / "more"
    more.mkdir()
    (more / "ours.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")
    (more / "units.csv").write_text("word,unit,kind\ntumbak,tbk,area\nbahu,bahu,area\n", encoding="utf-8")
    (more / "fakta.toml").write_text('without = ["money.name-after"]', encoding="utf-8")
    rulebook = load(own, over=[more / "ours.toml", more / "units.csv", more])

    assert (rulebook.rules[0].id, rulebook.rules[0].source) == ("money.kupon", "kupon {value:number}")
    assert [row["unit"] for row in rulebook.lexicon("units")][-2:] == ["tbk", "bahu"]
    assert not any(rule.id == "money.name-after" for rule in rulebook.rules)
    assert [rule.id for rule in load(own, over=[more / "ours.toml"], alone=True).rules] == ["money.kupon"]


def test_a_file_is_no_folder(own: Path):
    """What is asked to be a folder of rules is one: a store knows its rules by the files in it."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")

    with pytest.raises(RuleError, match="kupon.toml: rules: is a file; give the folder that holds it"):
        load(own / "kupon.toml")


BROKEN = {
    "misspelt key": ([KUPON, {**KUPON, "wy": "x"}], "rules[1]: money.kupon: unknown key 'wy'; did you mean 'why'? "),
    "no dictionary": ([KUPON, "kupon"], "rules[1]: a rule: expected a dictionary, found 'kupon'"),
    "dictionary for the list": (KUPON, "rules: whole file: expected a list of dictionaries, found {'id'"),
    "id twice": ([KUPON, KUPON], "rules[1]: money.kupon: this id stands in rules[0] already; every rule needs its own"),
    "number for a text": ([{**KUPON, "why": 5}], "rules[0]: money.kupon: why is 5 without quotes; write a text: "),
    "no expression": ([{**KUPON, "pattern": "({value:number}"}], "rules[0]: money.kupon: is no regular expression: "),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "cause"), BROKEN.values(), ids=BROKEN)
def test_broken_dictionary(rules: Any, cause: str):
    """A mistake in a dictionary is an error like one in a file; the place is the position in the list."""
    with pytest.raises(RuleError) as error:
        Route(load(rules=rules))

    assert str(error.value).startswith(cause)


@pytest.mark.slow
def test_commands_take_a_folder_with_only_what_is_new(own: Path, cli):
    """`check --rules` runs the project's examples and one's own; `explain --rules` reads with both."""
    (own / "kupon.toml").write_text(KUPON_TOML.format(**KUPON), encoding="utf-8")

    assert cli("check", "--rules", own).out.splitlines()[-1].startswith(f"{len(load().rules) + 1} rules, ")
    assert "money 'kupon 50' [6:14]" in cli("explain", "--rules", own, "Ambil kupon 50").out.splitlines()
