"""Every rule against its own examples, and what the rulebook refuses."""

from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.check import Result, check, failures
from pipeline.errors import RuleError
from pipeline.route import Route
from pipeline.rulebook import Rule, load

RULES = (RULEBOOK := load()).rules
CHUNKS = RULEBOOK.chunks


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
        sum(len(each.examples) for each in (*RULES, *CHUNKS, *RULEBOOK.ledger)),
        sum(len(each.counterexamples) for each in (*RULES, *CHUNKS)),
        sum(len(rule.todo) for rule in RULES),
    )


@pytest.mark.parametrize(("rule", "example"), cases("todo"))
def test_todo(route: Route, rule: Rule, example: dict[str, str]):
    """A known miss is still missed; as soon as it passes it has to become an example."""
    wanted = {key: value for key, value in example.items() if key != "why"}

    assert list(failures(route, rule, wanted)) != []


def test_wrong_example_of_a_chunk(rule_folder):
    """A chunk whose example brackets other words than it takes fails the check, which says what it takes."""
    chunk = (
        '[[chunk]]\nid = "SHIP"\nwhy = "A ship."\ntokens = [{ LOWER = "kapal" }, { TAG = "name" }]\n'
        'examples = ["Warga naik [kapal] Sabuk"]\n'
    )
    folder = rule_folder(money=KUPON)
    (folder / "chunks.toml").write_text(chunk, encoding="utf-8")

    assert check(folder).failures == ["chunks.toml: SHIP: example 'Warga naik [kapal] Sabuk': found ['kapal', 'Sabuk']"]


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


NO_EXPRESSION = {
    "before the number": ("kupon {value", "(kupon {value"),
    "behind it": ("{value:number}", "{value:number}["),
}


@pytest.mark.parametrize(("old", "new"), NO_EXPRESSION.values(), ids=NO_EXPRESSION)
def test_rule_that_cannot_be_compiled(rule_folder, old: str, new: str):
    """A pattern that is no regular expression is refused before any article is read, with file, rule and cause."""
    assert old in KUPON
    folder = rule_folder(money=KUPON.replace(old, new))

    with pytest.raises(RuleError, match=r"^money\.toml: money\.kupon: is no regular expression: "):
        Route(load(folder))


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


LOST = """
[[rule]]
id = "{rule}"
pattern = '''{pattern}'''
why = "a rule that does not get what it wants"
{set}examples = [{{ text = "{example}" }}]
"""


@pytest.mark.parametrize(
    ("rule", "pattern", "example", "cause"),
    [
        (
            "money.coin", "{value:number} {unit:currencies.name}", "Harga [5 dolar]-Singapura",
            "wanted ['5 dolar'], found []; '5 dolar' lost to money.coins, which has 'Harga 5 dolar-Singapura'",
        ),
        (
            "money.coin", "{value:number} {unit:currencies.name}", "Ambil [kupon 7] lagi",
            "wanted ['kupon 7'], found []; money.coin does not match at 'kupon 7'; money.kupon has 'kupon 7'",
        ),
        (
            "money.coin", "{value:number} {unit:currencies.name}", "Ambil [bon 7] lagi",
            "wanted ['bon 7'], found []; money.coin does not match at 'bon 7'",
        ),
        (
            "none.coin", "koin {here}\\\\d+", "Ambil koin 5 atau [koin 7 lagi]",
            "wanted ['koin 7 lagi'], found ['koin 5', 'koin 7']",
        ),
    ],
)  # fmt: skip
def test_failing_example_says_to_whom(rule_folder, rule: str, pattern: str, example: str, cause: str):
    """An example that a rule misses says which rule got the text, or that the rule does not match there."""
    first = LOST.format(rule=rule, pattern=pattern.replace("\\\\", "\\"), example=example, set="")
    second = LOST.format(
        rule="money.coins", pattern="Harga {value:number} dolar-Singapura", example="[Harga 5 dolar-Singapura]",
        set='set = { unit = "SGD" }\n',
    )  # fmt: skip
    result = check(rule_folder(money=KUPON + second, own=first))

    assert [line for line in result.failures if "example" in line] == [
        f"own.toml: {rule}: example {example!r}: {cause}"
    ]


CHUNK = """
[[chunk]]
id = "PAIR"
tokens = [{ TAG = "name" }, { TAG = "and" }, { TAG = "name" }]
why = "two names"
examples = ["Warga [Andi dan Budi] hadir"]
counterexamples = ["Andi hadir"]
"""
HOLIDAY = """
[[rule]]
id = "time.new-year"
time = "tahun baru"
read = "holiday"
why = "a holiday"
examples = [{ text = "Pada [tahun baru] nanti", published = "2024-12-01", period_start = "2025-01-01" }]
"""


def test_examples_of_chunks_are_run(rule_folder):
    """A chunk has to take the words in the brackets of its examples, and no others."""
    folder = rule_folder(money=KUPON, chunks=CHUNK)

    assert check(folder).failures == []


def test_unknown_reading_of_a_time(rule_folder):
    """A time rule whose reading does not exist is refused, with those that do."""
    with pytest.raises(RuleError, match="time.new-year: unknown reading 'holiday'; known: "):
        check(rule_folder(money=KUPON, time=HOLIDAY))


def test_spacy_has_its_say(rule_folder):
    """What spaCy's Matcher would refuse is a failure of the check."""
    folder = rule_folder(money=KUPON, chunks=CHUNK.replace('{ TAG = "and" }', '{ TAG = "and", LENGTH = { ">=" = 3 } }'))

    assert check(folder).failures == []
