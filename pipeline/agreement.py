"""Whether a fact says what a gold row says, column by column: the one place that knows how each column is judged."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from pipeline.fact import QUANTITIES, TYPES, Fact
from pipeline.formats.gold import GoldFact
from pipeline.table import cell
from pipeline.values.person import role_head


def is_span_only(gold: GoldFact) -> bool:
    """Whether the gold file has none of the columns that make a value: a span is all that it can be judged by."""
    return not _VALUES.intersection(gold.cells)


_VALUES = frozenset({"value", "low", "high", "unit", "name", "role", "region_code"})


def difference(fact: Fact, gold: GoldFact) -> str:
    """What makes the value of *fact* wrong: the name of a column, or nothing, as for gold that has spans only."""
    if is_span_only(gold):
        return ""
    if fact.type in QUANTITIES:
        for column in ("value", "low", "high"):
            if column != "value" and any(gold.readings("value")):
                break
            if not any(_same_number(getattr(fact, column), reading) for reading in gold.readings(column)):
                return column
        same_unit = _same_head if fact.type == "count" else _same_text
        return "" if any(same_unit(cell(fact.unit), reading) for reading in gold.readings("unit")) else "unit"
    if fact.type == "official":
        if not any(_same_text(cell(fact.name), reading) for reading in gold.readings("name")):
            return "name"
        same = any(role_head(fact.role) == role_head(reading) for reading in gold.readings("role"))
        return "" if same else "role"
    return "" if cell(fact.region_code) in gold.readings("region_code") else "region_code"


def is_scored(gold: GoldFact, name: str) -> bool:
    """Whether a context column of SCORED is asked of a gold row: the file has it, and it belongs to the row's type."""
    column, types = SCORED[name]
    return column in gold.cells and gold.type in types


def is_required(gold: GoldFact, name: str) -> bool:
    """Whether gold wants a context column to be filled: no reading of it is empty."""
    return "" not in gold.readings(SCORED[name][0])


def is_right(fact: Fact, gold: GoldFact, name: str) -> bool:
    """Whether a context column of *fact* holds one of gold's readings; a period is its two dates."""
    column, _ = SCORED[name]
    if column == "period":
        return all(cell(getattr(fact, date)) in gold.readings(date) for date in ("period_start", "period_end"))
    if column == "quoted":
        return any(bool(fact.quoted) == (reading == "true") for reading in gold.readings(column))
    agrees, found = _AGREES.get(column, _same_text), cell(getattr(fact, column))
    return any(agrees(found, reading) for reading in gold.readings(column))


def _same_number(value: Decimal | None, reading: str) -> bool:
    if value is None or not reading:
        return value is None and not reading
    try:
        return value == Decimal(reading)
    except InvalidOperation:
        return False


def _same_text(found: str, reading: str) -> bool:
    """Equal but for case and white space."""
    return found.lower().split() == reading.lower().split()


def _same_head(unit: str, reading: str) -> bool:
    """Counted nouns agree in their head, the first word, with or without the ending -nya."""
    return _head(unit) == _head(reading)


def _head(unit: str) -> str:
    words = unit.lower().split()
    return words[0].strip('",.()').removesuffix("nya") if words else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.lower())


def _same_words(found: str, reading: str) -> bool:
    """Equal but for case, white space and marks."""
    return _words(found) == _words(reading)


def _same_first_word(found: str, reading: str) -> bool:
    """Roles agree in their head."""
    return _words(found)[:1] == _words(reading)[:1]


def _share_half(found: str, reading: str) -> bool:
    """Names of organisations agree where they have half of their words in common.

    >>> _share_half("Bappeda Provinsi Bali", "Bappeda Bali"), _share_half("Bappeda", "Pemerintah Provinsi Bali")
    (True, False)
    """
    ours, theirs = _words(found), _words(reading)
    if not ours or not theirs:
        return not ours and not theirs
    return 4 * (Counter(ours) & Counter(theirs)).total() >= len(ours) + len(theirs)


def _same_phrase(found: str, reading: str) -> bool:
    """Noun phrases agree where one holds the other whole, or where they have half of their words in common.

    >>> _same_phrase("inflasi", "inflasi tahunan Kota Palu"), _same_phrase("inflasi", "laju pertumbuhan")
    (True, False)
    """
    ours, theirs = (" ".join(text.lower().split()) for text in (found, reading))
    if not ours or not theirs:
        return ours == theirs
    return f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} " or _share_half(found, reading)


def _same_codes(found: str, reading: str) -> bool:
    """The same codes in any order."""
    return set(found.split(";")) == set(reading.split(";"))


_AGREES: Mapping[str, Callable[[str, str], bool]] = {
    "metric": _same_phrase,
    "share_of": _same_words,
    "source": _same_words,
    "source_role": _same_first_word,
    "source_org": _share_half,
    "flags": _same_codes,
}
"""How a column agrees with a reading of gold, where equal text is too much or too little to ask."""

_OTHER_TYPES = {
    "metric": QUANTITIES - {"count"},  # the metric of a count is its unit, and is not asked again
    "share_of": frozenset({"percent", "count"}),
    "flags": frozenset(TYPES),
}
_CONTEXT = (
    "bound", "per", "change", "status", "metric", "basis", "statistic", "share_of", "region_code", "period",
    "source", "source_role", "source_org", "quoted", "flags",
)  # fmt: skip

SCORED: Mapping[str, tuple[str, frozenset[str]]] = {
    column: (column, _OTHER_TYPES.get(column, QUANTITIES)) for column in _CONTEXT
} | {"region_code of officials": ("region_code", frozenset({"official"}))}
"""The context columns as reports name them, in the order of the table: the column, and the types it is asked of."""
