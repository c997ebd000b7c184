"""Rules of kind `tokens`: what wakes them, how far they reach, what they fill; rules of one's own of several types."""

from typing import Any

import pytest

from pipeline.article import Article
from pipeline.errors import RuleError
from pipeline.match.sequence import TokenPattern, sequences
from pipeline.route import Route
from pipeline.rulebook import load

NUMERAL: dict[str, Any] = {"ENT_TYPE": "NUMBER", "slot": "value"}


def rule(id_: str, tokens: list[Any], **more: Any) -> dict[str, Any]:
    """A rule of one's own as a dictionary; its example is never run here."""
    return {"id": id_, "tokens": tokens, "why": "a test", "examples": [{"text": "[5]"}], **more}


def made(own: dict[str, Any], text: str) -> list[tuple[str, str, str | None]]:
    """Text, value and unit of the facts that *own* makes of *text*, with the rules of the project beside it."""
    facts = Route(load(rules=[own])).facts(Article("text", text))
    return [(fact.text, str(fact.value), fact.unit) for fact in facts if fact.rule == own["id"]]


OWN = {
    "a measure by its word": (
        rule("measure.tumbak", [NUMERAL, {"LOWER": "tumbak", "slot": "unit"}]),
        "Sawah 1.150 tumbak dijual.",
        [("1.150", "1150", "tumbak")],
    ),
    "a fixed unit": (
        rule("money.kupon", [{"LOWER": "kupon"}, NUMERAL], set={"unit": "IDR"}),
        "Ambil kupon 50 sekarang.",
        [("50", "50", "IDR")],
    ),
    "words that may be missing": (
        rule("money.kupon", [{"LOWER": "kupon"}, {"LOWER": {"IN": ["senilai"]}, "OP": "?"}, NUMERAL],
             set={"unit": "IDR"}),
        "Ambil kupon senilai 50, lalu kupon 70, bukan kupon hijau 90.",
        [("50", "50", "IDR"), ("70", "70", "IDR")],
    ),
    "words that stand several times": (
        rule("measure.lemparan", [NUMERAL, {"TAG": {"IN": ["adjective", "noun"]}, "OP": "*"},
                                  {"LOWER": "lemparan", "slot": "unit"}]),
        "Jaraknya 7 kecil baru lemparan.",
        [("7", "7", "lemparan")],
    ),
    "several sequences": (
        rule("money.kupon", [[{"LOWER": "kupon"}, NUMERAL], [NUMERAL, {"LOWER": "kupon"}]], set={"unit": "IDR"}),
        "Ambil kupon 50 dan 70 kupon.",
        [("50", "50", "IDR"), ("70", "70", "IDR")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("own", "text", "facts"), OWN.values(), ids=OWN)
def test_rules_of_ones_own_find(own: dict[str, Any], text: str, facts: list[tuple[str, str, str]]) -> None:
    """A token rule of any quantity makes facts, wherever in its sequence the numeral stands."""
    assert made(own, text) == facts


def test_range_of_ones_own() -> None:
    """Slots low and high make a range; one that does not rise makes no fact."""
    tokens = [{"ENT_TYPE": "NUMBER", "slot": "low"}, {"LOWER": "ke"}, {"ENT_TYPE": "NUMBER", "slot": "high"},
              {"LOWER": "tumbak", "slot": "unit"}]  # fmt: skip
    route = Route(load(rules=[rule("measure.tumbak", tokens)]))
    facts = route.facts(Article("text", "Luasnya 5 ke 9 tumbak, yang lain 9 ke 5 tumbak."))
    found = [(fact.text, str(fact.low), str(fact.high)) for fact in facts if fact.rule == "measure.tumbak"]

    assert found == [("5 ke 9", "5", "9")]


GUARDS = {
    "not_before holds": ({"not_before": ["from"]}, "Datang dari kupon 50.", 0),
    "not_before lets others pass": ({"not_before": ["from"]}, "Datang ke kupon 50.", 1),
    "followed_by holds": ({"followed_by": ["verb"]}, "Ada kupon 50 di meja.", 0),
    "followed_by lets its own pass": ({"followed_by": ["verb"]}, "Ada kupon 50 menang.", 1),
    "the article ends like a line": ({"followed_by": ["newline"]}, "Ada kupon 50", 1),
    "an end is no verb": ({"followed_by": ["verb"]}, "Ada kupon 50", 0),
    "nothing stands before the first word": ({"not_before": ["from"]}, "Kupon 50 menang.", 1),
}


@pytest.mark.parametrize(("guards", "text", "count"), GUARDS.values(), ids=GUARDS)
def test_what_surrounds_a_match(guards: dict[str, list[str]], text: str, count: int) -> None:
    """Tags before and behind a match decide whether it is one."""
    own = rule("money.kupon", [{"LOWER": "kupon"}, NUMERAL], set={"unit": "IDR"}, **guards)

    assert len(made(own, text)) == count


def test_numeral_claimed_with_more_text_wakes_no_token_rule() -> None:
    """What a pattern reads with its unit is no count of that unit, whatever a token rule says."""
    own = rule("count.all", [NUMERAL, {"LOWER": "km", "slot": "unit"}])

    assert made(own, "Jalan 5 km rusak.") == []


def test_none_rule_claims_the_slot_claim() -> None:
    """A rule of type none takes its text from the counts, and says why."""
    own = rule("none.sandi", [{"LOWER": "sandi"}, {"TAG": "number", "slot": "claim"}])
    reading = Route(load(rules=[own])).read(Article("text", "Ia menyebut sandi 12 kapal itu."))

    assert [(claim.mention.start, claim.mention.end) for claim in reading.claims] == [(18, 20)]
    assert reading.facts == []


def test_chunk_stands_alone_in_its_table() -> None:
    """A chunk with further keys cannot be put in; the message names the rule and the chunk."""
    own = rule("count.wrong", [{"ENT_TYPE": "NUMBER", "LOWER": "lima", "slot": "value"}], set={"unit": "kapal"})

    with pytest.raises(RuleError, match=r"count\.wrong.*NUMBER"):
        Route(load(rules=[own]))


def pattern(own: dict[str, Any]) -> TokenPattern:
    """The first sequence of a rule of one's own, compiled."""
    rulebook = load(rules=[own])
    compiled = next(each for each in rulebook.rules if each.id == own["id"])
    return next(sequences(compiled, {chunk.id: chunk for chunk in rulebook.chunks}))


WAKES = {
    "a word beside it": ([{"LOWER": "kupon"}, NUMERAL], ("noun", "kupon"), ("stop", "."), True),
    "another word": ([{"LOWER": "kupon"}, NUMERAL], ("noun", "kuda"), ("stop", "."), False),
    "a tag behind it": ([NUMERAL, {"TAG": "rest"}], ("verb", "ada"), ("rest", "lainnya"), True),
    "another tag": ([NUMERAL, {"TAG": "rest"}], ("verb", "ada"), ("noun", "kuda"), False),
    "one that may be missing": ([NUMERAL, {"TAG": "in", "OP": "?"}, {"TAG": "rest"}], ("", ""), ("rest", "sisa"), True),
    "tags of a test": ([NUMERAL, {"TAG": {"NOT_IN": ["noun"]}}], ("", ""), ("noun", "kuda"), False),
}


@pytest.mark.parametrize(("tokens", "left", "right", "wakes"), WAKES.values(), ids=WAKES)
def test_what_wakes_a_rule(
    tokens: list[dict[str, Any]], left: tuple[str, str], right: tuple[str, str], wakes: bool
) -> None:
    """Which neighbours let a rule be tried follows from its tokens."""
    own = pattern(rule("count.own", tokens, set={"unit": "buah"}))

    assert (own.left.starts_with(*left) and own.right.starts_with(*right)) is wakes


def test_pivot_is_the_numeral_of_the_slot() -> None:
    """Of two numerals the one with a slot decides where the rule is tried."""
    own = pattern(rule("count.own", [{"ENT_TYPE": "NUMBER"}, {"TAG": "from"}, NUMERAL], set={"unit": "buah"}))

    assert own.slot(own.pivot) == "value"
