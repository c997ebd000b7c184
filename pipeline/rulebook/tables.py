"""From the tables of rule files to checked rules and chunks."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path

from pipeline.fact import QUANTITIES
from pipeline.rule import Chunk, Rule, Table, Tokens
from pipeline.rulebook import examples
from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import (
    ANCHORS,
    ELSEWHERE,
    GAZETTEERS,
    KINDS,
    NUMBER_SETS,
    NUMBERS,
    RELATIONS,
    RULE_TYPES,
    UNITS,
    columns_of,
    listed,
    types_of,
    unknown,
)
from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.slots import check_pattern, check_size, slots
from pipeline.rulebook.tags import check_tags
from pipeline.rulebook.tokens import sequences

_SHARED_KEYS = ("id", "why", "set", "examples", "counterexamples", "todo")
_KEYS_OF_KIND = {
    "tokens": ("not_before", "followed_by"),
    "time": ("read",),
}
_ID = re.compile(r"[a-z_]+\.[a-z0-9][a-z0-9-]*")
_LONGEST_ID = 100
_CHUNK_ID = re.compile(r"[A-Z][A-Z0-9_]*")
_DERIVED = ("left", "right", "trigger")
"""Keys of version 0.1 that typed a second time what the pattern says."""
_CHUNK_KEYS = ("id", "tokens", "why", "examples", "counterexamples")


def rule(place: Path | str, table: Mapping[str, object], lexicons: Lexicons, chunks: Collection[str]) -> Rule:
    """One `[[rule]]`, checked against the *lexicons* and the ids of the *chunks*; raises RuleError with *place*."""
    fields = _named(place, table, "rule")
    kind, type_ = _kind(fields), fields.id.partition(".")[0]
    if not _ID.fullmatch(fields.id) or len(fields.id) > _LONGEST_ID:
        fields.fail("is no id; write type.name in small letters, as in money.symbol-first")
    if type_ not in RULE_TYPES:
        fields.fail(unknown("type before the point", type_, RULE_TYPES))
    if type_ not in types_of(kind):
        fields.fail(f"a rule of kind {kind} cannot make {type_}; it makes one of {', '.join(types_of(kind))}")
    fields.known((*_SHARED_KEYS, kind, *_KEYS_OF_KIND.get(kind, ())))
    made = Rule(
        id=fields.id,
        type=type_,
        kind=kind,
        source=_source(fields, kind, type_, lexicons),
        why=_why(fields),
        place=place.name if isinstance(place, Path) else place,
        cues=fields.texts("cues") if kind == "cues" else (),
        tokens=_tokens(fields, type_, lexicons, chunks) if kind == "tokens" else (),
        not_before=check_tags(fields, "not_before", lexicons),
        followed_by=check_tags(fields, "followed_by", lexicons),
        read=fields.text("read"),
        set=_set(fields, type_, lexicons),
        examples=examples.examples(fields, type_),
        counterexamples=fields.texts("counterexamples"),
        todo=examples.todo(fields, type_),
    )
    _check_unit(made, fields)
    return made


def chunk(place: Path | str, table: Mapping[str, object], lexicons: Lexicons, earlier: Collection[str]) -> Chunk:
    """One `[[chunk]]`; it may be made of *earlier* chunks only, since chunks are marked in the order of the file."""
    fields = _named(place, table, "chunk")
    if not _CHUNK_ID.fullmatch(fields.id):
        fields.fail("is no id of a chunk; write capitals, as in NOUN_PHRASE")
    fields.known(_CHUNK_KEYS)
    if "tokens" not in fields.table:
        fields.fail('needs tokens = [{ TAG = "name" }, …]')
    tokens = sequences(fields, (), lexicons.tags(), earlier)
    place = place.name if isinstance(place, Path) else place
    texts = examples.bracketed(fields), fields.texts("counterexamples")
    return Chunk(fields.id, tokens, _why(fields), place, 0, *texts)


def _named(place: Path | str, table: Mapping[str, object], what: str) -> Fields:
    name = table.get("id")
    if not isinstance(name, str) or not name:
        Fields(place, f"a {what} without id", table).fail('needs an id in quotes: id = "…"')
    return Fields(place, name if name.isprintable() else repr(name), table)


def _kind(fields: Fields) -> str:
    for key in _DERIVED:
        if key in fields.table:
            fields.fail(f"unknown key {key!r}: which words wake a rule is derived from its pattern; delete the line")
    kinds = [kind for kind in KINDS if kind in fields.table]
    if len(kinds) != 1:
        near = [key for key in fields.table if key not in (*_SHARED_KEYS, *kinds)]
        found = f"; found {', '.join(kinds)}" if kinds else f"; found none among {listed(near)}" if near else ""
        fields.fail(f"needs exactly one of {', '.join(KINDS)}{found}")
    return kinds[0]


def _why(fields: Fields) -> str:
    why = fields.text("why")
    if not why.strip():
        fields.fail("has no why; say the reason or the evidence")
    return why


def _source(fields: Fields, kind: str, type_: str, lexicons: Lexicons) -> str:
    """The text under the key of the rule's kind, checked; empty for kinds that hold lists."""
    if kind in ("cues", "tokens"):
        if not fields.table[kind]:
            fields.fail(f"{kind} is empty")
        if kind == "cues":
            _check_cues(fields)
        return ""
    source = fields.text(kind)
    if not source.strip():
        fields.fail(f"{kind} is empty")
    if kind == "pattern":
        check_pattern(fields, type_, lexicons)
    elif kind == "phrases":
        fields.one_of("phrases", GAZETTEERS, "gazetteer")
    elif kind == "statement":
        fields.one_of("statement", RELATIONS, "relation")
    elif kind == "time":
        _check_time(fields)
    return source


def _check_unit(rule: Rule, fields: Fields) -> None:
    """Refuses a rule whose quantities would be without a unit."""
    if rule.type not in QUANTITIES or "unit" in rule.set:
        return
    told = all(any(token.slot == "unit" for token in tokens) for tokens in rule.tokens)
    if rule.kind == "pattern":
        told = any(slot.column == "unit" for slot in slots(rule.source)) or "(?P<unit>" in rule.source
    if not told:
        fields.fail('has no unit; write set = { unit = "…" }, or a slot that is the unit')


def _check_cues(fields: Fields) -> None:
    """Refuses cues that stand twice, and those that no text has, since words are compared in small letters."""
    cues = fields.texts("cues")
    for position, cue in enumerate(cues):
        if cue in cues[:position]:
            fields.fail(f"the cue {cue!r} stands twice; keep one")
        if cue != cue.lower():
            fields.fail(f"the cue {cue!r} never matches; words are compared in small letters: write {cue.lower()!r}")


def _check_time(fields: Fields) -> None:
    """Its slots are those of `values.period`, which refuses what it does not know."""
    check_size(fields, fields.text("time"))
    if not fields.text("read"):
        fields.fail('needs read = "…", the name of the reading that makes dates of it')


def _tokens(fields: Fields, type_: str, lexicons: Lexicons, chunks: Collection[str]) -> tuple[Tokens, ...]:
    anchor = ANCHORS.get(type_, "claim")
    anchors = NUMBER_SETS if anchor == "value" else ((anchor,),)
    found = sequences(fields, columns_of(type_) | NUMBERS | {anchor}, lexicons.tags(), chunks)
    for tokens in found:
        slots = {token.slot for token in tokens}
        if not any(slots.issuperset(wanted) for wanted in anchors):
            names = ", or ".join(" and ".join(f'slot = "{name}"' for name in wanted) for wanted in anchors)
            fields.fail(f"needs a token with {names}, the words it is about")
    return found


def _set(fields: Fields, type_: str, lexicons: Lexicons) -> Table:
    """The columns with a fixed value, each one that the type has, with a value that the column can hold."""
    given = fields.inner("set")
    given.known(columns_of(type_), "column")
    for column in given.table:
        cell = given.text(column)
        if not cell:
            given.fail(f"set {column} is empty; leave it out")
        examples.check_value(given, column, cell)
        if column == "unit" and cell.startswith("<") and (type_ != "count" or cell not in ELSEWHERE):
            given.fail(unknown("unit", cell, ELSEWHERE) + ", for counts")
        if column == "unit" and type_ in UNITS:
            units = {row["unit"] for row in lexicons.rows(UNITS[type_])}
            if cell not in units:
                given.fail(unknown("unit", cell, units) + f"; a new one needs a row in {UNITS[type_]}.csv")
    if type_ in ("status", "change") and type_ not in given.table:
        fields.fail(f'needs set = {{ {type_} = "…" }}')
    if {"low", "high"} <= given.table.keys() and Decimal(given.text("low")) > Decimal(given.text("high")):
        given.fail("set low is above set high")
    return Table({column: str(cell) for column, cell in given.table.items()})
