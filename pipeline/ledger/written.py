"""The number of each mention: its value in the unit of its class, its interval, its last digit, its class."""

from decimal import Decimal
from typing import NamedTuple

import pyarrow as pa

from pipeline.arithmetic.interval import step_of, written
from pipeline.fact import Fact
from pipeline.ledger.lexicon import Lexicon

_COLUMNS = ("doc_id", "type", "text", "value", "low", "high", "bound", "unit", "per")
_NOTHING = float("nan")


class Number(NamedTuple):
    """A number as it is compared; *value* is no number where the text states none."""

    value: float
    low: float
    high: float
    step: float
    digits: int
    uclass: str
    noun: str


def numbers_of(table: pa.Table, lexicon: Lexicon) -> list[Number]:
    """The numbers of the rows of *table*."""
    columns = [table[name].to_pylist() for name in _COLUMNS]
    return [_number(Fact(**dict(zip(_COLUMNS, row, strict=True))), lexicon) for row in zip(*columns, strict=True)]


def _number(fact: Fact, lexicon: Lexicon) -> Number:
    uclass, noun, factor = _class(fact, lexicon)
    interval = written(fact)
    low, high = (float(interval.low), float(interval.high)) if interval else (_NOTHING, _NOTHING)
    value = float(fact.value) if fact.value is not None else _NOTHING
    step = float(step_of(fact)) or 1.0
    return Number(value * factor, low * factor, high * factor, step * factor, _digits(fact.value), uclass, noun)


def _digits(value: Decimal | None) -> int:
    """Digits that say something: those before the noughts at the end.

    >>> _digits(Decimal("35040000")), _digits(Decimal("80.80")), _digits(Decimal(0))
    (4, 3, 0)
    """
    if not value:
        return 0
    return len(value.normalize().as_tuple().digits)


def _class(fact: Fact, lexicon: Lexicon) -> tuple[str, str, float]:
    """What *fact* can be compared with; the noun that a count counts; what its unit is in that of the class."""
    unit = fact.unit or ""
    if fact.type == "money":
        return f"money:{unit}", "", 1.0
    if fact.type == "percent":
        return "percent:pp" if unit == "bps" else f"percent:{unit}", "", 0.01 if unit == "bps" else 1.0
    if fact.type == "measure":
        dimension, factor = lexicon.dimensions.get(unit, (unit, 1.0))
        return f"measure:{dimension}", "", factor
    words = [word for word in unit.lower().split() if word not in lexicon.classifiers] or unit.lower().split()
    head = words[0].removesuffix("nya") if words else ""
    pair = " ".join(words[:2])
    noun = lexicon.nouns.get(pair) or lexicon.nouns.get(head)
    return f"count:{noun or head}", head, 1.0
