"""The rules of the ledger: their examples hold, each can be left out, and what cannot be used is refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RuleError
from pipeline.ledger import Ledger, ledger_of
from pipeline.ledger.decide import Marks
from pipeline.ledger.evidence import Evidence
from pipeline.ledger.examples import failures
from pipeline.route import Route
from pipeline.rulebook import Rulebook, load
from pipeline.rulebook.ledger import ACHIEVED, MARKS, MEASURES, ledger_rule

RULE = {"id": "same.x", "outcome": "same", "why": "Because.", "needs": ["equal"]}


def test_examples_hold(rulebook: Rulebook):
    """Each example comes out as it says, by its own rule; a veto decides what would be something else without it."""
    assert list(failures(Route(rulebook), rulebook)) == []


def test_every_rule_has_an_example(rulebook: Rulebook):
    """No rule that is on stands there without a pair of sentences."""
    assert [rule.id for rule in rulebook.ledger if rule.on and not rule.examples] == []


def test_wrong_example_is_told(tmp_path: Path):
    """An example whose numbers are something else fails with what was found."""
    (tmp_path / "ledger.toml").write_text(
        '[[ledger]]\nid = "same.x"\noutcome = "same"\nwhy = "Coba."\nneeds = ["equal"]\nleast = { words = 0.9 }\n'
        'examples = [{ a = "Ada [31] perahu.", b = "Ada [32] perahu." }, { a = "Ada [satu", b = "Ada [2] perahu." }]\n',
        encoding="utf-8",
    )
    with pytest.raises(RuleError, match="one number in brackets"):
        load(tmp_path)
    text = (tmp_path / "ledger.toml").read_text(encoding="utf-8").replace("[satu", "[perahu]")
    (tmp_path / "ledger.toml").write_text(text, encoding="utf-8")

    found = [line for line in failures(Route(load(tmp_path)), load(tmp_path)) if "same.x" in line]
    assert [line.rpartition(": ")[2] for line in found] == [
        "wanted same by same.x, found contradicts by contradicts.alike", "no number stands in the brackets",
    ]  # fmt: skip


def test_rule_can_be_left_out(archive: Callable[..., Any], tmp_path: Path):
    """A rule named in `without` decides nothing."""
    made = archive([
        ("a", "Banjir bandang di Lembah Rawu menewaskan 24 orang.", date(2024, 3, 4)),
        ("b", "Banjir bandang di Lembah Rawu menewaskan 31 orang.", date(2024, 3, 6)),
    ])  # fmt: skip
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "fakta.toml").write_text('without = ["revised.later", "revised.alike"]\n', encoding="utf-8")

    assert _outcomes(ledger_of(made.facts, made.stories, load())) == ["revised"]
    assert _outcomes(ledger_of(made.facts, made.stories, load(tmp_path))) == []


def _outcomes(ledger: Ledger) -> list[str | None]:
    return ledger.relations["relation"].to_pylist()


def test_rule_of_ones_own_takes_the_place_of_the_one_of_its_id(tmp_path: Path):
    """A rule with the id of a rule here stands where that stood."""
    (tmp_path / "ledger.toml").write_text(
        '[[ledger]]\nid = "same.digits"\noutcome = "same"\nwhy = "Coba."\nneeds = ["equal"]\n', encoding="utf-8"
    )
    ids = [rule.id for rule in load().ledger]

    own = load(tmp_path).ledger
    assert [rule.id for rule in own] == ids
    assert [rule.why for rule in own if rule.id == "same.digits"] == ["Coba."]


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("needs", ["equl"], "unknown needs 'equl'.*did you mean 'equal'|unknown needs 'equl'"),
        ("least", {"digits": "4"}, "least.digits is a number without quotes"),
        ("least", {"digit": 4}, "unknown measure 'digit'"),
        ("outcome", "sama", "unknown outcome 'sama'"),
        ("why", "", "why is missing"),
        ("on", "no", "on is true or false"),
        ("wy", "x", "unknown key 'wy'"),
    ],
)
def test_what_cannot_be_used_is_refused(key: str, value: object, message: str):
    """The message names the rule and the mend."""
    with pytest.raises(RuleError, match=message):
        ledger_rule(("ledger.toml", {**RULE, key: value}))


def test_marks_and_measures_are_those_that_are_reckoned(rulebook: Rulebook):
    """Each name that a rule may use is known to the code, and each that a rule uses is listed."""
    known = {name.removeprefix("_") for name in vars(Marks)} | set(Evidence.__annotations__)
    known |= {"told", "partner", "best"}
    assert set(MARKS) | set(MEASURES) <= known
    used = {name for rule in rulebook.ledger for name in (*rule.needs, *rule.without) if rule.outcome != ACHIEVED}
    assert set(MARKS) == used
