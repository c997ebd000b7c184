"""Expressions that take for ever: a rule of one's own is told by name, and no run hangs on it."""

from pathlib import Path

import pytest
import regex

from pipeline import patience
from pipeline.api import Fakta
from pipeline.errors import SlowRule
from pipeline.match.compiled import _cut
from pipeline.patience import TRUSTED, Watched, repeats
from pipeline.route import Route

RULES = {
    "pattern": ("money.kupon", "pattern = '{value:number} kupon (?:a|a)+!'", 'set = { unit = "IDR" }', "[5 kupon aa!]"),
    "in front": ("money.kupon", "pattern = '!(?:a|a)+ bon {value:number}'", 'set = { unit = "IDR" }', "[!aa bon 5]"),
    "leftover": ("leftover.kupon", "pattern = 'kupon (?:a|a)+!'", "", "[kupon aa!]"),
    "time": ("time.kupon", "time = 'kupon (?:a|a)+!'", 'read = "vague"', "[kupon aa!]"),
}  # fmt: skip
SOUND = "Ada 5 ekor sapi.\n"
LONG = "a" * 64


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Little time for an expression."""
    monkeypatch.setattr(patience, "LIMIT", 0.05)


@pytest.fixture(params=RULES)
def own(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A folder with a rule whose repeats share out a text in many ways, and the id of the rule."""
    rule, source, more, example = RULES[request.param]
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(
        f'[[rule]]\nid = "{rule}"\n{source}\n{more}\nwhy = "coupons"\nexamples = [{{ text = "Ambil {example}" }}]\n',
        encoding="utf-8",
    )
    return tmp_path / "rules", rule


@pytest.mark.usefixtures("short")
def test_article_on_which_a_rule_takes_for_ever_is_left_out(own: tuple[Path, str], tmp_path: Path, cli):
    """It has one line with article, rule and mend; the others are read, and the run ends with 3."""
    folder, rule = own
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in ("a", "c"):
        (articles / f"{name}.txt").write_text(SOUND, encoding="utf-8")
    (articles / "b.txt").write_text(f"Dulu {LONG} bon 5 kupon {LONG} pada 2024, 5 persen.\n", encoding="utf-8")

    outcome = cli("run", articles, "--rules", folder, "--output", tmp_path / "out", "--formats", "csv")

    assert outcome.code == 3
    assert [line for line in outcome.err.splitlines() if "kupon" in line] == [
        f"article 'b': is left out: own.toml: {rule}: its expression took more than 0.05 s at one place; "
        "write a repeat inside a repeat as ++ or *+, or have fewer repeats"
    ]
    assert [row[0] for row in (tmp_path / "out" / "facts.csv").read_text().splitlines()[1:]] == ["a", "c"]


@pytest.mark.usefixtures("short")
def test_explain_tells_the_rule(own: tuple[Path, str], cli):
    """One text has nothing else to go on with."""
    folder, rule = own

    outcome = cli("explain", "--rules", folder, f"Dulu {LONG} bon 5 kupon {LONG} pada 2024, 5 persen.")

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(f"error: own.toml: {rule}: its expression took more than 0.05 s")


@pytest.mark.usefixtures("short")
def test_programme_gets_an_error_of_its_own():
    """`Fakta.read` raises SlowRule, which names the place of a rule that was given as a dictionary."""
    rule = {
        "id": "money.kupon", "pattern": "{value:number} kupon (?:a|a)+!", "set": {"unit": "IDR"}, "why": "coupons",
        "examples": [{"text": "Ambil [5 kupon aa!]"}],
    }  # fmt: skip
    read = Fakta(own=[rule]).read

    assert [fact.text for fact in read("Ambil 5 kupon aa!")] == ["5 kupon aa!"]
    with pytest.raises(SlowRule, match=r"^rules\[0\]: money.kupon: its expression took more than 0.05 s"):
        read(f"Ambil 5 kupon {LONG}")


def test_rule_that_was_slow_has_less_time_then(monkeypatch: pytest.MonkeyPatch):
    """An archive on which a rule is slow everywhere is not waited for at each article."""
    monkeypatch.setattr(patience, "LIMIT", 0.1)
    monkeypatch.setattr(patience, "AGAIN", 0.02)
    slow = Watched("own.toml", "money.kupon", regex.compile("(?:a|a)+!"))

    for seconds in ("0.1", "0.02", "0.02"):
        with pytest.raises(SlowRule, match=f"more than {seconds} s"):
            slow.match(LONG)
    assert slow.match("aa!")


def test_few_rules_of_the_project_are_watched(route: Route):
    """Watching costs a microsecond a look: what words and single repeats can do needs none."""
    patterns = [rule for rule in route.rulebook.rules if rule.kind == "pattern" and rule.type != "leftover"]
    watched = [rule.id for rule in patterns if any(repeats(piece.source) > TRUSTED for piece in _cut(rule.source)[0])]

    assert 0 < len(watched) < len(patterns) / 5
