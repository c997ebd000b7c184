"""A fact: one row of the table, and the schema that every output follows."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

TYPES = ("money", "percent", "count", "measure", "official", "region")
QUANTITIES = frozenset({"money", "percent", "count", "measure"})
BOUNDS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague")
LEVELS = ("province", "regency", "city", "district", "village")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One mention in an article. The order of the fields is the order of the columns.

    Offsets count Unicode code points in the article's body, `end` exclusive. Quantities are
    exact decimals; a column that does not apply, or that the text does not fill, is None.
    """

    doc_id: str
    fact_id: str
    type: str
    text: str
    start: int
    end: int
    sentence: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str | None = None
    unit: str | None = None
    per: str | None = None
    change: str | None = None
    status: str | None = None
    metric: str | None = None
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
    name: str | None = None
    role: str | None = None
    org: str | None = None
    level: str | None = None
    parent_code: str | None = None
    rule: str


SCHEMA: dict[str, type] = {
    field.name: next(
        kind for kind in (Decimal, date, bool, int, str) if kind in getattr(field.type, "__args__", (field.type,))
    )
    for field in fields(Fact)
}
"""Column name to Python type, in table order."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that a rule claims, before it is a fact.

    `type` is one of TYPES, or `none` for a stretch that a rule knows to be no fact (a date, a law
    number, the leftover of a web page); `values` holds the columns that the rule read.
    """

    type: str
    start: int
    end: int
    rule: str
    values: dict[str, object]

    @property
    def layer(self) -> str:
        """Mentions of one layer compete for the text: quantities with quantities, and so on."""
        return _LAYERS.get(self.type, "quantity")


_LAYERS = {"official": "official", "region": "region", "no_region": "region", "leftover": "leftover"}
