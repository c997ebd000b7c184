"""What a rule may say: kinds, types, columns and values, and the words for a name that nobody knows."""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from pipeline.fact import BASES, BOUNDS, DERIVED, FLAGS, LEVELS, QUANTITIES, SCHEMA, STATISTICS, TYPES

KINDS = ("pattern", "tokens", "phrases", "cues", "time", "statement")
"""The keys of which a rule has exactly one: what it looks for."""
CONTEXT = ("status", "change")
"""Columns that rules of kind `cues` decide."""
CLAIMS = ("none", "no_region", "leftover")
"""Types of rules that claim text which is no fact; `explain` prints their `why`."""
TIME = "time"
"""The type of rules for time expressions."""
STATEMENT = "statement"
"""The type of rules for statements whose numbers can be reckoned."""
RELATIONS = ("share_of", "sum", "change", "list_count", "exchange", "implied_base")
"""What the numbers of a statement are to each other."""
RULE_TYPES = (*TYPES, *CLAIMS, *CONTEXT, TIME, STATEMENT)

_TYPES_OF_KIND = {
    "pattern": (*sorted(QUANTITIES), "none", "leftover"),
    "tokens": (*sorted(QUANTITIES), "official", "none"),
    "phrases": ("region",),
    "cues": CONTEXT,
    "time": (TIME,),
    "statement": (STATEMENT,),
}

_IDENTITY = frozenset(
    ["doc_id", "title", "outlet", "published", "url", "fact_id", "type", "text", "start", "end", "sentence", "rule"]
)
"""Columns that say which fact it is, and where: no rule fills them."""
COLUMNS = frozenset(SCHEMA) - _IDENTITY - frozenset(DERIVED)
"""The columns that a rule may fill."""
_PERSON = frozenset(["name", "role", "org"])
_PLACE = frozenset(["level", "parent_code"])
_AREA = frozenset(["region_code", "region_name"])
_PERIOD = frozenset(["period_start", "period_end"])
PUBLISHED = "published"
"""Not a column but the day of publication that an example of a time rule supposes."""

NUMBERS = frozenset(["value", "low", "high", "middle", "margin", "cents", "dozens", "sixties"])
"""What a numeral in a pattern may be; `middle` and `margin` become an interval, `cents` are added to the value, and so
are `dozens` (years to months) and `sixties` (hours to minutes)."""
NUMBER_SETS = (
    ("value",), ("low", "high"), ("middle", "margin"), ("value", "cents"), ("dozens", "value"), ("sixties", "value"),
)  # fmt: skip
PATTERN_ONLY = frozenset(["minus", "scale"])
MARKS = frozenset(["minus", "minus_low", "minus_high", "half", "point"])
"""Groups of a pattern that change its number: a sign, one for each end of a range, setengah behind the unit."""
"""Groups and slots of a pattern that change the number and are no columns."""
ANCHORS = {"official": "name", **dict.fromkeys(QUANTITIES, "value")}
"""The group or slot that a rule over words is about; `claim` where the type has none."""
GAZETTEERS = ("regions", "districts", "villages", "bare_districts")
"""The lists of regions that a rule of kind `phrases` may name."""

_DECIMAL = re.compile(r"-?\d{1,28}(?:\.\d{1,10})?", re.ASCII)
_CODE = r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?"
_CODES = re.compile(f"{_CODE}(?:;{_CODE})*", re.ASCII)


def is_number(text: str) -> bool:
    """Whether *text* is a number that the table holds, in digits, with a decimal point."""
    return bool(_DECIMAL.fullmatch(text))


def is_day(text: str) -> bool:
    """Whether *text* is a day as year-month-day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def misread(column: str, text: str) -> str:
    """What is wrong with a code or flags in *column*, and what would be right; empty where nothing is.

    >>> misread("region_code", "Palu"), misread("flags", "glued;negated")
    ("region_code is 'Palu'; write a code of Kemendagri, such as 72.71", '')
    """
    if column in VALUES and text not in VALUES[column]:
        return unknown(column, text, VALUES[column])
    if column == "flags" and (others := [flag for flag in text.split(";") if flag not in FLAGS]):
        return unknown("flag", others[0], FLAGS)
    if column == "region_code" and not _CODES.fullmatch(text):
        return f"region_code is {text!r}; write a code of Kemendagri, such as 72.71"
    return ""


VALUES: dict[str, tuple[str, ...]] = {
    "bound": BOUNDS,
    "level": LEVELS,
    "status": ("actual", "target", "estimate", "budget"),
    "change": ("increase", "decrease"),
    "quoted": ("true", "false"),
    "basis": BASES,
    "statistic": STATISTICS,
    "holds": ("true", "false"),
}
"""Columns that hold one of a few words."""
UNITS = {"money": "currencies", "percent": "percents"}
"""The lexicon that knows all units of a type; a measure may have one of its own (magnitudo), a count has any noun."""
PREVIOUS = "<previous>"
"""The unit of a count that goes on counting what the count before it counted."""
NEARBY = "<nearby>"
"""The unit of a count whose noun stands somewhere before it, or beside another count."""
ELSEWHERE = (PREVIOUS, NEARBY)
"""What stands in place of a unit that other words tell."""


def types_of(kind: str) -> tuple[str, ...]:
    """The types of fact that rules of *kind* can make."""
    return _TYPES_OF_KIND[kind]


def columns_of(type_: str) -> frozenset[str]:
    """The columns that a rule of *type_* can fill, and that its examples can state."""
    if type_ in QUANTITIES or type_ in CONTEXT:
        return COLUMNS - _PERSON - _PLACE
    if type_ == "official":
        return _PERSON | _AREA
    if type_ == "region":
        return _PLACE | _AREA
    return _PERIOD if type_ == TIME else frozenset()


def unknown(what: str, name: object, known: Iterable[str]) -> str:
    """The cause for a *name* that nobody knows, with the nearest that is known.

    >>> unknown("key", "wy", ["why", "id"])
    "unknown key 'wy'; did you mean 'why'? known: id, why"
    """
    names = sorted(known)
    near = _nearest(str(name), names)
    hint = f"did you mean {near!r}? " if near else ""
    return f"unknown {what} {name!r}; {hint}known: {listed(names)}"


def misnamed(what: str, name: str, known: Iterable[str], where: str) -> str:
    """The cause for a *name* among very many: the nearest that are known, and *where* all of them stand.

    >>> misnamed("rule", "revised.latter", ["revised.later", "same.digits"], "rules/ledger.toml has all")
    "unknown rule 'revised.latter'; did you mean 'revised.later'? rules/ledger.toml has all"
    """
    near = get_close_matches(name, sorted(known), n=_NEAR)
    hint = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    return f"unknown {what} {name!r}; {hint}{where}"


_NEAR = 3
"""Near names that are told of very many."""


def listed(names: Iterable[str]) -> str:
    """*names* with commas; of very many only the first.

    >>> listed(f"n{number}" for number in range(99))[-18:]
    'n58, n59 … 39 more'
    """
    all_names = list(names)
    more = len(all_names) - _LISTED
    return ", ".join(all_names[:_LISTED]) + (f" … {more} more" if more > 0 else "") if all_names else "none"


_LISTED = 60
_SHORT = 3
"""Letters of a name in which one wrong letter weighs a third."""


def _nearest(name: str, names: list[str]) -> str | None:
    """The known name that *name* was probably meant to be; capitals do not count."""
    folded = {known.casefold(): known for known in reversed(names)}
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6 if len(name) <= _SHORT else 0.7)
    return folded[near[0]] if near else None
