"""The slots and groups of a pattern: `{column:lexicon.kind|kind}`, `{value:number}`, `{here}`, `(?P<minus>…)`.

`{column:lexicon.^kind|kind}` is any word of the other kinds, as `<^tag>` is any other word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import MARKS, NUMBER_SETS, NUMBERS, PATTERN_ONLY, columns_of, unknown
from pipeline.rulebook.lexicons import Lexicons

_BRACES = re.compile(r"(?<!\\[pPN])\{(?!\d*,?\d*\})[^{}]*\}")
_SLOT = re.compile(r"\{(?:(?P<column>\w+):(?P<lexicon>\w+)(?:\.(?P<kinds>\^?\w+(?:\|\w+)*))?|here)\}")
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
    for group in _GROUP.findall(pattern):
        if group[0] != "_" and group not in columns and group not in MARKS:
            rule.fail(unknown("group", group, [*columns, *sorted(MARKS)]))
    _check_numerals(rule, type_, numerals)


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
    elif type_ == "none":
        if numerals != [""]:
            rule.fail("needs {here} once, where the numeral begins; a rule of type none reads no number")
    elif tuple(numerals) not in NUMBER_SETS:
        sets = ", or ".join(" and ".join(f"{{{column}:number}}" for column in columns) for columns in NUMBER_SETS)
        rule.fail(f"needs the slot {sets}, where the numeral stands")
