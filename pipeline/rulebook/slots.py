"""The slots and groups of a pattern: `{column:lexicon.kind|kind}`, `{value:number}`, `{here}`, `(?P<minus>…)`.

`{column:lexicon.^kind|kind}` is any word of the other kinds, as `<^tag>` is any other word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from pipeline.patience import MOST, SLOT, least
from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import MARKS, NUMBER_SETS, NUMBERS, PATTERN_ONLY, columns_of, unknown
from pipeline.rulebook.lexicons import Lexicons

_BRACES = re.compile(r"(?<!\\[pPN])\{(?!\d+,?\d*\}|,\d+\})[^{}]*\}")
_SLOT = re.compile(r"\{(?:(?P<column>\w+):(?P<lexicon>\w+)(?:\.(?P<kinds>\^?\w+(?:\|\w+)*))?|here)\}")
_ESCAPED = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
"""What has no say in how brackets stand: characters behind a backslash, and classes."""
_DEEPEST = 30
NUMERAL = "\uf8ff"
_GROUP = re.compile(r"\(\?P<(\w+)>")
_FORMS = "{column:lexicon}, {column:lexicon.kind|kind}, {value:number} or {here}"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: where it stands in the pattern, the column it fills, and the words that may stand there."""

    start: int
    end: int
    column: str
    lexicon: str
    kinds: tuple[str, ...]
    other: bool = False
    """Whether the words are those of the other kinds."""

    @property
    def is_numeral(self) -> bool:
        """Whether a numeral stands here: `{value:number}` reads it, `{here}` only marks where it begins."""
        return self.lexicon in ("number", "")

    @property
    def words(self) -> str:
        """The words that fill it, as the pattern names them: `units.length|area`."""
        return f"{self.lexicon}.{'^' * self.other}{'|'.join(self.kinds)}" if self.kinds else self.lexicon

    def takes(self, kind: str) -> bool:
        """Whether a word of *kind* may stand here."""
        return not self.kinds or (kind in self.kinds) != self.other


def slots(pattern: str) -> Iterator[Slot]:
    """The slots of *pattern* from left to right."""
    for found in _SLOT.finditer(pattern):
        column, lexicon, kinds = found.group("column", "lexicon", "kinds")
        named = tuple(kinds.lstrip("^").split("|")) if kinds else ()
        other = bool(kinds) and kinds[0] == "^"
        yield Slot(found.start(), found.end(), column or "", lexicon or "", named, other)


def check_pattern(rule: Fields, type_: str, lexicons: Lexicons) -> None:
    """Refuses a pattern whose slots or groups cannot be filled in a rule of *type_*."""
    pattern = rule.text("pattern")
    for braces in _BRACES.findall(pattern):
        if not _SLOT.fullmatch(braces):
            rule.fail(f"{braces} is no slot; write {_FORMS}")
    columns = columns_of(type_)
    numerals = []
    for slot in slots(pattern):
        if slot.is_numeral:
            numerals.append(slot.column)
        else:
            _check_slot(rule, slot, columns, lexicons)
    marked = _SLOT.sub(SLOT, pattern)
    check_size(rule, marked)
    if found := re.search(rf"\[[^\]\\]*(?:\\.[^\]\\]*)*{SLOT}", marked):
        rule.fail(f"a slot stands in the class of characters {found.group()[:-1]!r}…]; write (?:…|…) in its place")
    if numerals:
        _check_outside(rule, _SLOT.sub(lambda slot: NUMERAL if _is_numeral(slot) else SLOT, pattern))
    for group in _GROUP.findall(pattern):
        if group[0] != "_" and group not in columns and group not in MARKS:
            rule.fail(unknown("group", group, [*columns, *sorted(MARKS)]))
    _check_numerals(rule, type_, numerals)


def _is_numeral(slot: re.Match[str]) -> bool:
    return slot["lexicon"] in ("number", None)


def _check_outside(rule: Fields, pattern: str) -> None:
    """Refuses a *pattern* with a NUMERAL, at which it is cut, inside of brackets or in one of several alternatives."""
    plain, depth = _ESCAPED.sub("", pattern), 0
    if plain.count("(") != plain.count(")"):
        return  # it is no expression
    for char in plain:
        depth += (char == "(") - (char == ")")
        if char == NUMERAL and depth:
            rule.fail("a numeral stands inside of brackets; write a rule for each way in which it may stand")
        if char == "|" and not depth:
            rule.fail("a numeral cannot stand in one of several alternatives; put the others into (?:…|…)")


def check_size(rule: Fields, source: str) -> None:
    """Refuses an expression, its slots replaced, that would be too long to be compiled."""
    if (size := max(len(source), least(source))) > MOST:
        rule.fail(f"has a pattern of {size} characters with its counted repeats; {MOST} are enough")
    depth = accumulate((char == "(") - (char == ")") for char in _ESCAPED.sub("", source))
    if (deepest := max(depth, default=0)) > _DEEPEST:
        rule.fail(f"has {deepest} brackets inside each other; {_DEEPEST} are enough")


def check_words_exist(rule: Fields, slot: Slot, lexicons: Lexicons) -> None:
    """Refuses a slot for words of a list or kind that does not exist."""
    if slot.lexicon not in lexicons.names():
        rule.fail(unknown("lexicon", slot.lexicon, lexicons.names()))
    rows = lexicons.rows(slot.lexicon)
    if not rows:
        rule.fail(f"the lexicon {slot.lexicon} has no rows")
    if "word" not in rows[0]:
        rule.fail(f"the lexicon {slot.lexicon} has no column word; a slot needs one")
    if slot.kinds:
        kinds = {row.get("kind", "") for row in rows} - {""}
        for kind in slot.kinds:
            if kind not in kinds:
                rule.fail(unknown(f"kind of {slot.lexicon}", kind, kinds))


def _check_slot(rule: Fields, slot: Slot, columns: frozenset[str], lexicons: Lexicons) -> None:
    if slot.column[0] != "_" and slot.column not in columns and slot.column not in PATTERN_ONLY:
        rule.fail(unknown("column", slot.column, [*columns, *PATTERN_ONLY]))
    check_words_exist(rule, slot, lexicons)
    if slot.column == "scale" and "value" not in lexicons.rows(slot.lexicon)[0]:
        rule.fail(f"scale multiplies, but the lexicon {slot.lexicon} has no column value")


def _check_numerals(rule: Fields, type_: str, numerals: list[str]) -> None:
    """Leftovers have no numeral, rules that claim one mark it with {here}, quantities read one or two."""
    for column in numerals:
        if column and column not in NUMBERS:
            rule.fail(unknown("number", column, NUMBERS))
    if type_ == "leftover":
        if numerals:
            rule.fail("a leftover is looked for in the whole text; it has no numeral")
        if SLOT in _SLOT.sub(SLOT, rule.text("pattern")):
            rule.fail("a leftover is an expression without slots; write (?:…|…) in their place")
    elif type_ == "none":
        if numerals != [""]:
            rule.fail("needs {here} once, where the numeral begins; a rule of type none reads no number")
    elif tuple(numerals) not in NUMBER_SETS:
        sets = ", or ".join(" and ".join(f"{{{column}:number}}" for column in columns) for columns in NUMBER_SETS)
        rule.fail(f"needs the slot {sets}, where the numeral stands")
