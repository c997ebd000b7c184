"""Tokens of rules and chunks: tables in the language of spaCy's Matcher, each with a `slot` of ours.

Checked here so that a mistake names file and rule when rules are loaded; spaCy itself is not imported. Keys that need a
model (POS, LEMMA, DEP …) are left out: nothing here fills them, so a rule that asks for them never matches.
"""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from pipeline.patience import TRUSTED, repeats
from pipeline.rule import Table, Token, Tokens, frozen
from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import listed, unknown

TEXT_KEYS = ("ORTH", "TEXT", "LOWER", "NORM", "TAG", "ENT_TYPE", "ENT_ID")
NUMBER_KEYS = ("LENGTH",)
FLAG_KEYS = (
    "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_BRACKET",
    "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "IS_STOP", "IS_SENT_START", "SENT_START", "LIKE_NUM",
    "LIKE_URL", "LIKE_EMAIL", "SPACY",
)  # fmt: skip
_KEYS = (*TEXT_KEYS, *NUMBER_KEYS, *FLAG_KEYS, "OP", "slot")
_TEXT_TESTS = ("IN", "NOT_IN", "REGEX", "FUZZY", *(f"FUZZY{edits}" for edits in range(1, 10)))
_NUMBER_TESTS = ("IN", "NOT_IN", "==", "!=", ">=", "<=", ">", "<")
_OP = re.compile(r"[!?+*]|\{\d+\}|\{\d+,\d*\}|\{\d*,\d+\}")
_MAY_BE_MISSING = re.compile(r"[!?*]|\{0*(?:,\d*)?\}")
_ENDLESS = re.compile(r"[*+]|\{\d+,\}|\{\d*,\d\d\}")
_MOST_ENDLESS, _MOST_TIMES = 3, 20
_SAMPLE = '{ TAG = "role" }'

Names = Mapping[str, Collection[str]]
"""What the values of a key can be."""


def sequences(
    rule: Fields, slots: Collection[str], tags: Collection[str], chunks: Collection[str]
) -> tuple[Tokens, ...]:
    """The sequences of tokens under `tokens`: a list of tables is one, a list of such lists several.

    *slots* are the columns that a token may fill, *tags* and *chunks* what TAG and ENT_TYPE can be.
    """
    given = rule.table["tokens"]
    if isinstance(given, list | tuple) and given and all(isinstance(item, list | tuple) for item in given):
        listed = [Fields(rule.place, rule.id, {"tokens": item}) for item in given]
    else:
        listed = [rule]
    return tuple(_sequence(fields, slots, {"TAG": tags, "ENT_TYPE": chunks}) for fields in listed)


def _sequence(rule: Fields, slots: Collection[str], names: Names) -> Tokens:
    tokens = tuple(_token(fields, slots, names) for fields in rule.inners("tokens", _SAMPLE))
    if not tokens:
        rule.fail(f"tokens is empty; write a list of tables: tokens = [{_SAMPLE}]")
    if all(_MAY_BE_MISSING.fullmatch(str(token.needs.get("OP", ""))) for token in tokens):
        rule.fail("every token may be missing; at least one has to stand there")
    endless = [token.needs for token in tokens if _ENDLESS.fullmatch(str(token.needs.get("OP", "")))]
    tests = [{key: test for key, test in needs.items() if key != "OP"} for needs in endless]
    if any(tests.count(test) > (_MOST_ENDLESS if test else 1) for test in tests):
        rule.fail("too many tokens that are alike stand any number of times; a search would take for ever: keep one")
    return tokens


def _token(fields: Fields, slots: Collection[str], names: Names) -> Token:
    fields.known(_KEYS, "key of a token")
    for key, value in fields.table.items():
        if key in TEXT_KEYS:
            _test(fields, key, value, _TEXT_TESTS, lambda k, text: _text(fields, k, text, names), names)
        elif key in NUMBER_KEYS:
            _test(fields, key, value, _NUMBER_TESTS, lambda k, number: _number(fields, k, number), names)
        elif key in FLAG_KEYS and not isinstance(value, bool):
            fields.fail(f"{key} is true or false, without quotes; found {value!r}")
    op, slot = fields.text("OP"), fields.text("slot")
    counts = [int(count[:9]) for count in re.findall(r"\d+", op)]
    told = _OP.fullmatch(op) and counts == sorted(counts) and max(counts, default=1) <= _MOST_TIMES
    if "OP" in fields.table and not told:
        fields.fail(f"OP is {op!r}; known: !, ?, +, *, {{2}}, {{1,3}}, {{1,}}, {{,3}}, up to {_MOST_TIMES}")
    if slot and slot[0] != "_" and slot not in slots:
        fields.fail(unknown("slot", slot, slots))
    return Token(Table({key: frozen(value) for key, value in fields.table.items() if key != "slot"}), slot)


def _test(
    fields: Fields, key: str, value: Any, tests: Collection[str], check: Callable[[str, Any], None], names: Names
) -> None:
    """Refuses what is neither one value nor a table of tests such as { IN = [...] }."""
    if not isinstance(value, Mapping):
        check(key, value)
        return
    if not value:
        fields.fail(f"{key} is an empty table; write {key} = {{ IN = [...] }}")
    if key == "ENT_TYPE" and value.keys() != {"IN"}:
        fields.fail('ENT_TYPE takes a chunk, or some: ENT_TYPE = { IN = ["PERSON", …] }')
    for test, wanted in value.items():
        if test not in tests:
            fields.fail(unknown(f"test of {key}", test, tests))
        if test in ("IN", "NOT_IN"):
            if not isinstance(wanted, list | tuple) or not wanted:
                fields.fail(f"{key} {test} needs a list; found {wanted!r}")
            for item in wanted:
                check(key, item)
        elif test == "REGEX":
            _expression(fields, key, wanted, names)
        else:
            check(key if test in _NUMBER_TESTS else test, wanted)


def _text(fields: Fields, key: str, text: Any, names: Names) -> None:
    if not isinstance(text, str) or not text:
        fields.fail(f"{key} needs a text in quotes; found {text!r}")
    if key in names and text not in names[key]:
        fields.fail(unknown("tag" if key == "TAG" else "chunk", text, names[key]))
    if key in ("LOWER", "NORM") and text != text.lower():
        fields.fail(f"{key} {text!r} never matches, because words are compared in lower case; write {text.lower()!r}")
    if key in ("LOWER", "NORM", "TEXT", "ORTH") and " " in text:
        fields.fail(f"{key} {text!r} has a space; one table is one token, write one for each word")


def _number(fields: Fields, key: str, number: Any) -> None:
    if isinstance(number, bool) or not isinstance(number, int):
        fields.fail(f"{key} needs a whole number without quotes; found {number!r}")
    if number < 0:
        fields.fail(f"{key} is {number}; no token has less than 0")


def _expression(fields: Fields, key: str, source: Any, names: Names) -> None:
    if not isinstance(source, str):
        fields.fail(f"{key} REGEX needs a text; found {source!r}")
    try:
        expression = re.compile(source)
    except re.error as error:
        fields.fail(f"{key} REGEX {source!r} is no regular expression: {error}")
    if repeats(source) > TRUSTED:
        mend = "write a repeat inside a repeat as ++ or *+, or have fewer repeats"
        fields.fail(f"{key} REGEX {source!r} may take for ever on a long word; {mend}")
    if key in names and not any(map(expression.search, names[key])):
        fields.fail(f"{key} REGEX {source!r} fits none of: {listed(sorted(names[key]))}")
