"""Every rule against its own examples, and what the rulebook refuses."""

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.check import Result, check, failures
from pipeline.errors import RuleError
from pipeline.route import Route
from pipeline.rulebook import Rule, load

RULES = load().rules


def cases(kind: str) -> list[object]:
    """One case per example of *kind*, named after its rule."""
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, kind), start=1)
    ]


@pytest.fixture(scope="module")
def checked() -> Result:
    """The check of the project's own rules, run once."""
    return check()


@pytest.mark.parametrize(("rule", "example"), cases("examples"))
def test_example(route: Route, rule: Rule, example: dict[str, str]):
    """A rule finds exactly the spans in the brackets of its example, with the columns stated beside it."""
    assert list(failures(route, rule, example)) == []


@pytest.mark.parametrize(("rule", "text"), cases("counterexamples"))
def test_counterexample(checked: Result, rule: Rule, text: str):
    """A rule makes nothing of its counterexample."""
    assert [
        line for line in checked.failures if line.startswith(f"{rule.place}: {rule.id}: counterexample {text!r}: ")
    ] == []


def test_everything_is_checked(checked: Result):
    """The check runs every example, counterexample and todo of every rule."""
    assert (checked.rules, checked.examples, checked.counterexamples, checked.todo) == (
        len(RULES),
        *(sum(len(getattr(rule, kind)) for rule in RULES) for kind in ("examples", "counterexamples", "todo")),
    )


@pytest.mark.parametrize(("rule", "example"), cases("todo"))
def test_todo(route: Route, rule: Rule, example: dict[str, str]):
    """A known miss is still missed; as soon as it passes it has to become an example."""
    wanted = {key: value for key, value in example.items() if key != "why"}

    assert list(failures(route, rule, wanted)) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_has_counterexample(rule: Rule):
    """Each rule shows at least one text that looks alike and is left alone."""
    assert rule.counterexamples


KUPON = Path(__file__).with_name("coupon.toml").read_text(encoding="utf-8")
"""A sound rule file, which the tests below break in one place each."""


def test_check_counts(rule_folder):
    """`check` of a sound folder counts its rules, examples and counterexamples, and finds no fault with them."""
    result = check(rule_folder(money=KUPON))

    assert (result.rules, result.examples, result.counterexamples, result.todo) == (1, 1, 1, 0)
    assert [line for line in result.failures if "money.kupon" in line] == []


def test_project_check_is_clean(checked: Result):
    """`check` finds nothing wrong with the project's own rules and lexicons."""
    assert checked.failures == []


BROKEN_EXAMPLES = {
    "wrong span": (
        ("[kupon 50] sekarang", "kupon [50] sekarang"),
        "example 'Ambil kupon [50] sekarang': wanted ['50'], found ['kupon 50']",
    ),
    "wrong value": (('value = "50"', 'value = "51"'), "example 'Ambil [kupon 50] sekarang': value is '50', not '51'"),
    "no brackets": (("[kupon 50]", "kupon 50"), "example 'Ambil kupon 50 sekarang': no span in [brackets]"),
    "counterexample": (
        ("Ambil 50 sekarang", "Ambil kupon 60 sekarang"),
        "counterexample 'Ambil kupon 60 sekarang': found ['kupon 60']",
    ),
}


@pytest.mark.parametrize(("edit", "cause"), BROKEN_EXAMPLES.values(), ids=BROKEN_EXAMPLES)
def test_failing_example(rule_folder, edit: tuple[str, str], cause: str):
    """A failing example is one line with file, rule, example and what was found instead."""
    result = check(rule_folder(money=KUPON.replace(*edit)))

    assert [line for line in result.failures if "money.kupon" in line] == [f"money.toml: money.kupon: {cause}"]


def test_todo_that_passes_fails(rule_folder):
    """A todo that passes is a failure of the check, one that does not pass is only counted."""
    missed = 'todo = [{ text = "[dua lembar kupon]", value = "2", why = "the number stands first" }]\n'
    passes = 'todo = [{ text = "Ambil [kupon 70] lagi", value = "70", why = "thought to be hard" }]\n'
    second = KUPON.replace("money.kupon", "money.bon").replace("kupon", "bon")
    result = check(rule_folder(money=KUPON + missed + second + passes.replace("kupon", "bon")))

    assert result.todo == 2
    assert [line for line in result.failures if "todo" in line] == [
        "money.toml: money.bon: todo 'Ambil [bon 70] lagi' passes now; make it an example"
    ]


REFUSED = {
    "unknown key": ("why =", "wy = 1\nwhy =", "money.kupon", "unknown key 'wy'", "why"),
    "unknown column in set": (
        'unit = "IDR" }\nwhy',
        'unti = "IDR" }\nwhy',
        "money.kupon",
        "unknown column 'unti'",
        "unit",
    ),
    "unknown column in example": ('value = "50"', 'valeu = "50"', "money.kupon", "unknown column 'valeu'", "value"),
    "unknown column in todo": (
        "counterexamples",
        'todo = [{ text = "[5]", valeu = "5" }]\ncounterexamples',
        "money.kupon",
        "unknown column 'valeu'",
        "value",
    ),
    "unknown type": ("money.kupon", "uang.kupon", "uang.kupon", "unknown type 'uang' before the point", "money"),
    "unknown table": ("[[rule]]", "[[rules]]", "whole file", "unknown key 'rules'", "rule"),
}


@pytest.mark.parametrize(("old", "new", "rule_id", "cause", "known"), REFUSED.values(), ids=REFUSED)
def test_refused_with_known_names(rule_folder, old: str, new: str, rule_id: str, cause: str, known: str):
    """Unknown names are refused with file, rule and the names that are known."""
    folder = rule_folder(money=KUPON.replace(old, new))

    with pytest.raises(RuleError) as error:
        load(folder)

    said, _, names = str(error.value).partition("; known: ")
    assert said == f"{folder / 'money.toml'}: {rule_id}: {cause}"
    assert known in names.split(", ")


INCOMPLETE = {
    "no example": (
        'examples = [{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]\n',
        "",
        "has no example; a rule without one does not load",
    ),
    "no why": ('why = "coupons are worth rupiah here"\n', "", "has no why; say the reason or the evidence"),
    "empty why": ('why = "coupons are worth rupiah here"', 'why = ""', "has no why; say the reason or the evidence"),
    "no kind": ("pattern = '''kupon {value:number}'''\n", "", "needs exactly one of pattern, words, phrases"),
    "two kinds": ("why =", 'words = "<name>"\nwhy =', "needs exactly one of pattern, words, phrases"),
}


@pytest.mark.parametrize(("old", "new", "cause"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_incomplete_rule(rule_folder, old: str, new: str, cause: str):
    """A rule without example, reason or exactly one pattern does not load."""
    assert old in KUPON
    folder = rule_folder(money=KUPON.replace(old, new))

    with pytest.raises(RuleError) as error:
        load(folder)

    assert str(error.value).startswith(f"{folder / 'money.toml'}: money.kupon: {cause}")


def test_rule_without_id(rule_folder):
    """A rule that has no id is refused, in the file where it stands."""
    folder = rule_folder(money=KUPON.replace('id = "money.kupon"\n', ""))

    with pytest.raises(RuleError) as error:
        load(folder)

    assert str(error.value).startswith(f"{folder / 'money.toml'}: a rule without id: ")


@pytest.mark.parametrize("second", ["money", "price"])
def test_double_id(rule_folder, second: str):
    """An id stands once, in one file and over all files; the message names the first place."""
    files = {"money": KUPON}
    files[second] = files.get(second, "") + KUPON
    folder = rule_folder(**files)

    with pytest.raises(RuleError) as error:
        load(folder)

    assert str(error.value) == (
        f"{folder / f'{second}.toml'}: money.kupon: this id stands in money.toml already; every rule needs its own"
    )


def test_broken_toml(rule_folder):
    """A file that is not TOML is refused with the line and column that the parser saw."""
    folder = rule_folder(money='[[rule]]\nid = "money.kupon\n')

    with pytest.raises(RuleError) as error:
        load(folder)

    assert str(error.value).startswith(f"{folder / 'money.toml'}: whole file: is not TOML: ")
    assert "line 2" in str(error.value)


def test_toml_in_latin_1(rule_folder):
    """A rule file that is not UTF-8 is refused like one that is not TOML."""
    folder = rule_folder(money=KUPON)
    (folder / "money.toml").write_bytes(KUPON.replace("Ambil", "Ambilé").encode("latin-1"))

    with pytest.raises(RuleError) as error:
        load(folder)

    assert str(error.value).startswith(f"{folder / 'money.toml'}: whole file: is not TOML: ")


def test_folder_without_rules(tmp_path: Path):
    """A folder without a rule file is refused."""
    with pytest.raises(RuleError) as error:
        load(tmp_path)

    assert (
        str(error.value)
        == f"{tmp_path}: rules: no .toml file in this folder; give the folder that holds money.toml and so on"
    )


COMPILED = {
    "bad regular expression": ("kupon {value", "(kupon {value", "is no regular expression: "),
    "bad behind the number": ("{value:number}", "{value:number}[", "is no regular expression: "),
    "no slot": ("kupon {value:number}", "kupon", "needs a slot {value:number} or {here} where the numeral stands"),
    "unknown lexicon": ("kupon {value:number}", "{unit:coins} {value:number}", "no such lexicon"),
    "unknown kind of word": (
        "kupon {value:number}",
        "{unit:currencies.coin} {value:number}",
        "no word of kind 'coin' in the lexicon currencies",
    ),
    "unknown column of a slot": (
        "kupon {value:number}",
        "{unti:currencies.code} {value:number}",
        "unknown column 'unti'",
    ),
    "unknown column of a number": ("{value:number}", "{valeu:number}", "unknown column 'valeu'"),
    "unknown word class": (
        "pattern = '''kupon {value:number}'''",
        "words = '''(?P<value><number>)<nomina>'''",
        "is no pattern of word classes: 'nomina'",
    ),
    "no anchor group": (
        "pattern = '''kupon {value:number}'''",
        "words = '''<number><noun>'''",
        "needs a group (?P<value>…), the words it is about",
    ),
    "unknown bound": ('unit = "IDR" }\nwhy', 'bound = "exakt" }\nwhy', "unknown value 'exakt'"),
}


@pytest.mark.parametrize(("old", "new", "cause"), COMPILED.values(), ids=COMPILED)
def test_rule_that_cannot_be_compiled(rule_folder, old: str, new: str, cause: str):
    """A rule that cannot be compiled is refused before any article is read, with file, rule and cause."""
    assert old in KUPON
    folder = rule_folder(money=KUPON.replace(old, new))

    with pytest.raises(RuleError) as error:
        Route(load(folder))

    place, rule_id, said = str(error.value).split(": ", 2)
    assert Path(place).name in ("money.toml", "lexicon")
    assert rule_id in ("money.kupon", "coins")
    assert said.startswith(cause)


def test_leftover_without_trigger(rule_folder):
    """A leftover rule says which strings stand in every match, otherwise it is refused."""
    rule = (
        KUPON.replace("money.kupon", "leftover.kupon")
        .replace("{value:number}", "")
        .replace('set = { unit = "IDR" }\n', "")
    )

    with pytest.raises(RuleError, match=r"^leftover\.toml: leftover\.kupon: needs a trigger"):
        Route(load(rule_folder(leftover=rule)))


def test_lexicon_row_with_wrong_cells(rule_folder):
    """A row of a lexicon with a cell too many is refused with file and line."""
    folder = rule_folder(money=KUPON)
    with (folder / "lexicon" / "percents.csv").open("a", encoding="utf-8") as file:
        file.write("perseratus,%,usage,lagi\n")
    line = (folder / "lexicon" / "percents.csv").read_text(encoding="utf-8").count("\n")

    with pytest.raises(RuleError) as error:
        check(folder)

    assert str(error.value) == (
        f"percents.csv, line {line}: percents: 4 cells, but 3 in the header: ['perseratus', '%', 'usage', 'lagi']"
    )


def test_lexicon_row_twice(rule_folder):
    """A word that stands twice with one meaning is a failure of the check, with its row."""
    folder = rule_folder(money=KUPON)
    with (folder / "lexicon" / "percents.csv").open("a", encoding="utf-8") as file:
        file.write("persen,%,another source\n")
    line = (folder / "lexicon" / "percents.csv").read_text(encoding="utf-8").count("\n")

    assert [failure for failure in check(folder).failures if failure.startswith("percents")] == [
        f"percents.csv, row {line}: persen, % stands there twice; keep one"
    ]


def test_missing_lexicon(rule_folder):
    """A lexicon that the route needs and the folder lacks is named, with those that are there."""
    folder = rule_folder(money=KUPON)
    (folder / "lexicon" / "bounds.csv").unlink()

    with pytest.raises(RuleError) as error:
        Route(load(folder))

    said, _, known = str(error.value).partition("; known: ")
    assert said == f"{folder / 'lexicon'}: bounds: no such lexicon"
    assert "percents" in known.split(", ")


def test_folder_without_region_rules(rule_folder):
    """A folder that has no rule for regions finds none, and reads the rest."""
    facts = Route(load(rule_folder(money=KUPON))).facts(
        Article("text", "Warga Kota Palu mengambil kupon 50 di Kecamatan Tawaeli.")
    )

    assert [(fact.type, fact.text) for fact in facts] == [("money", "kupon 50")]


def test_command_reports_and_fails(rule_folder, cli):
    """`check` prints one line per failure and the counts, and ends with exit code 1."""
    outcome = cli("check", "--rules", rule_folder(money=KUPON.replace('value = "50"', 'value = "51"')))

    assert outcome.code == 1
    assert (
        "money.toml: money.kupon: example 'Ambil [kupon 50] sekarang': value is '50', not '51'"
        in outcome.out.splitlines()
    )
    assert outcome.out.splitlines()[-1].startswith("1 rules, ")


def test_command_on_rules_that_do_not_load(rule_folder, cli):
    """Rules that do not load end `check` with one line and exit code 3."""
    folder = rule_folder(money=KUPON.replace('why = "coupons are worth rupiah here"\n', ""))
    outcome = cli("check", "--rules", folder)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == f"error: {folder / 'money.toml'}: money.kupon: has no why; say the reason or the evidence\n"
