"""A fact: one row of the table, and the schema that every output follows.

Facts and mentions are named tuples: as immutable as frozen dataclasses, made in a third of the time, and
a fact is written as the row that it is.
"""

from collections.abc import Callable
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


SCHEMA: dict[str, type] = {name: (get_args(kind) or (kind,))[0] for name, kind in Fact.__annotations__.items()}
"""Column name to Python type, in table order."""
PLACE = ("doc_id", "title", "outlet", "published", "url", "fact_id", "text", "start", "end", "sentence")
"""The columns that say where a fact stands and not what it says; no rule sets them."""


class Mention(NamedTuple):
    """A stretch of text that a rule claims, before it is a fact.

    `type` is one of TYPES, or `none`, `no_region`, `leftover` for a stretch that a rule knows to be no
    fact; `values` holds the columns that the rule read, `reach` is the offset behind everything that
    belongs to the mention (a count's noun phrase, an official's role), `lead` the offset where that begins
    if it is before the span, `why` the reason for a choice that was made. `later`
    reads the columns of a mention that has kept its text against all others; it may raise NumberError.
    """

    type: str
    start: int
    end: int
    rule: str
    values: dict[str, object]
    reach: int = 0
    lead: int = -1
    why: str = ""
    later: Callable[[], dict[str, object]] | None = None

    @property
    def claim(self) -> tuple[int, int]:
        """The text that no other mention of the layer may share: of officials the role with the name, else the span."""
        return (self.lead, self.reach) if self.lead >= 0 else (self.start, self.end)

    @property
    def layer(self) -> str:
        """Mentions of one layer compete for the text: quantities with quantities, and so on."""
        return _LAYERS.get(self.type, "quantity")


_LAYERS = {"official": "official", "region": "region", "no_region": "region", "leftover": "leftover"}
