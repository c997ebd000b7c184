"""A fact: one row of the table, and the schema that every output follows.

Facts are named tuples: as immutable as frozen dataclasses, and written as the rows that they are.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_args

TYPES = ("money", "percent", "count", "measure", "official", "region")
QUANTITIES = frozenset({"money", "percent", "count", "measure"})
BOUNDS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague")
BASES = ("yoy", "mom", "qoq", "ytd", "ctc")
STATISTICS = ("mean", "median", "max", "min", "total")
FLAGS = (
    "decimal_point", "english_grouping", "misspelt", "assumed_currency", "assumed_scale", "glued", "ambiguous_region",
    "implausible", "negated", "conditional",
)  # fmt: skip
Cell = str | int | Decimal | date | bool | None
"""What a column may hold."""
LEVELS = ("province", "regency", "city", "district", "village")


class Fact(NamedTuple):
    """One mention in an article. The order of the fields is the order of the columns.

    Offsets count Unicode code points in the article's body, `end` exclusive. Quantities are
    exact decimals; a column that does not apply, or that the text does not fill, is None.
    """

    doc_id: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    fact_id: str = ""  # every fact has it, and the next six; behind a default Python wants a default
    type: str = ""
    text: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str | None = None
    unit: str | None = None
    per: str | None = None
    change: str | None = None
    status: str | None = None
    metric: str | None = None
    basis: str | None = None
    statistic: str | None = None
    share_of: str | None = None
    region_code: str | None = None
    region_name: str | None = None
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    source: str | None = None
    source_role: str | None = None
    source_org: str | None = None
    group: str | None = None
    quoted: bool | None = None
    flags: str | None = None
    evidence: str | None = None
    name: str | None = None
    role: str | None = None
    org: str | None = None
    level: str | None = None
    parent_code: str | None = None
    rule: str = ""
    province: str | None = None
    regency: str | None = None
    district: str | None = None
    bps_code: str | None = None
    review: str | None = None


SCHEMA: dict[str, type] = {name: (get_args(kind) or (kind,))[0] for name, kind in Fact.__annotations__.items()}
"""Column name to Python type, in table order."""
PLACE = ("doc_id", "title", "outlet", "published", "url", "fact_id", "text", "start", "end", "sentence")
"""The columns that say where a fact stands and not what it says; no rule sets them."""

DERIVED = ("province", "regency", "district", "bps_code", "review")
"""The columns that follow from `region_code`, and the one that says what a person decided; no rule sets them."""
REVIEWS = ("accepted", "added", "fixed")
"""How `review` begins; behind `fixed:` stand the columns that a person set."""


def fact_of(cells: Mapping[str, Cell]) -> Fact:
    """The fact with these *cells* by column; columns that are not named are empty."""
    return Fact._make(map(cells.get, SCHEMA))
