"""The examples of a rule or chunk: texts with [brackets], and the columns that have to come out."""

from collections.abc import Collection

from pipeline.rule import Table
from pipeline.rulebook.fields import Fields
from pipeline.rulebook.known import PUBLISHED, STATEMENT, TIME, columns_of, is_day, is_number, misread

_SAMPLE = '{ text = "… [span] …", value = "50" }'
_DECIMALS = frozenset(["value", "low", "high"])
_BESIDE = {TIME: frozenset([PUBLISHED]), STATEMENT: frozenset([PUBLISHED, "holds"])}
_DATES = frozenset(["period_start", "period_end", PUBLISHED])


def examples(rule: Fields, type_: str) -> tuple[Table, ...]:
    """The examples of a rule of *type_*; raises RuleError where there is none."""
    found = tuple(_example(fields, _columns(type_) | {"text"}) for fields in rule.inners("examples", _SAMPLE))
    if not found:
        rule.fail(f"has no example; a rule without one does not load: examples = [{_SAMPLE}]")
    return found


def todo(rule: Fields, type_: str) -> tuple[Table, ...]:
    """The known misses of a rule, each with the reason why it is missed."""
    found = rule.inners("todo", '{ text = "… [span] …", why = "…" }')
    for fields in found:
        if not fields.text("why"):
            rule.fail(f"todo {fields.text('text')!r} has no why; say what is missed, and why")
    return tuple(_example(fields, _columns(type_) | {"text", "why"}) for fields in found)


def bracketed(rule: Fields, key: str = "examples") -> tuple[str, ...]:
    """The texts with [brackets] of a chunk; raises RuleError where there is none."""
    texts = rule.texts(key)
    if not texts:
        rule.fail('has no example; a chunk without one does not load: examples = ["… [span] …"]')
    for text in texts:
        _brackets(rule, text)
    return texts


def _columns(type_: str) -> frozenset[str]:
    """The columns of *type_*, and what else its examples may state."""
    return columns_of(type_) | _BESIDE.get(type_, frozenset())


def _example(fields: Fields, known: Collection[str]) -> Table:
    fields.known(known, "column")
    text = fields.text("text")
    if not text:
        fields.fail(f"an example has no text; write {_SAMPLE}")
    _brackets(fields, text)
    for column in fields.table:
        cell = fields.text(column)
        if cell:
            check_value(fields, column, cell)
    return Table({column: str(cell) for column, cell in fields.table.items()})


def check_value(fields: Fields, column: str, cell: str) -> None:
    """Refuses a *cell* that *column* can never hold."""
    if cause := misread(column, cell):
        fields.fail(cause)
    if column in _DECIMALS and not is_number(cell):
        fields.fail(f'{column} is {cell!r}; write a number with a decimal point and without groups: "1250.5"')
    if column in _DATES and not is_day(cell):
        fields.fail(f'{column} is {cell!r}; write a date as year-month-day: "2024-05-31"')


def _brackets(fields: Fields, text: str) -> None:
    """Refuses a *text* without a span in brackets, or with brackets that do not close."""
    marks = [char for char in text if char in "[]"]
    if not marks:
        fields.fail(f"example {text!r}: no span in [brackets]")
    if marks != ["[", "]"] * (len(marks) // 2) or "[]" in text:
        fields.fail(f"example {text!r}: brackets have to open and close in turn, with text between them")
