"""A fact: one row of the table, and the schema that every output follows.

Facts are named tuples: as immutable as frozen dataclasses, and written as the rows that they are.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple, get_args

TYPES = ("money", "percent", "count", "measure", "official", "region")
QUANTITIES = frozenset({"money", "percent", "count", "measure"})
BOUNDS = ("exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague")
LEVELS = ("province", "regency", "city", "district", "village")


class Fact(NamedTuple):
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
    name: str | None = None
    role: str | None = None
    org: str | None = None
    level: str | None = None
    parent_code: str | None = None
    rule: str = ""


SCHEMA: dict[str, type] = {name: (get_args(kind) or (kind,))[0] for name, kind in Fact.__annotations__.items()}
"""Column name to Python type, in table order."""
