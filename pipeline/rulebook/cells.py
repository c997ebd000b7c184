"""What the cells of a list may hold, where code reads more than a word out of them: numbers, codes, names of a column.

Lists of one's own are checked by this table; the tests hold those of the project to it.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from pipeline.fact import BASES, STATISTICS
from pipeline.rulebook.csvfile import Row

_CODE = r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?"
_POSITIVE = r"(?=[\d.]*[1-9])\d{1,30}(?:\.\d{1,30})?", "a number above nought with a decimal point, such as 0.001"
_AREA = _CODE, "a code of Kemendagri, such as 72.71"
_CURRENCY = r"[A-Z]{3}", "the code of a currency in ISO 4217, such as USD"
_STEPS = (
    "ago", "anchored", "before_that", "day_word", "division", "later", "ordinal", "relative", "stretch", "term",
)  # fmt: skip
"""Kinds of `time_words` that are worth a number: of units, of parts of a year."""
_TIMES = {
    "lead": ("after", "at", "before", "deadline", "from", "since", "until"), "part": ("end", "middle", "start"),
    **dict.fromkeys(("one", "unit"), ("century", "day", "decade", "half", "month", "quarter", "week", "year")),
}  # fmt: skip
"""Kinds of `time_words` that are worth one of a few names."""
_SOMETHING = r"\s*\S.*", "something"

CELLS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "basis": {"basis": (f"(?:{'|'.join(BASES)})?", f"one of {', '.join(BASES)}, or nothing")},
    "bps_codes": {"code": _AREA, "bps_code": (r"\d{2,10}", "a code of BPS, such as 7271")},
    "clock_words": {"hours": (r"\d{0,2}", "whole hours, or nothing")},
    "contrasts": {"contrast": _SOMETHING, "pole": _SOMETHING},
    "currencies": {"unit": _CURRENCY},
    "dimensions": {"dimension": _SOMETHING, "factor": _POSITIVE},
    "exchange_rates": {
        "currency": _CURRENCY, "year": (r"(?:19|20)\d\d", "a year, such as 2024"), "low": _POSITIVE, "high": _POSITIVE,
    },
    "headings": {"head": _SOMETHING},
    "level_areas": {"codes": (f"{_CODE}(?:;{_CODE})*", "codes of Kemendagri with ; between them, such as 11;72.71")},
    "months": {"month": (r"[1-9]|1[0-2]", "a number from 1 to 12")},
    "noun_classes": {"noun_class": _SOMETHING},
    "numerals": {"value": (r"\d{1,30}(?:\.\d{1,10})?", "a number, such as 1000 or 0.5")},
    "numerals.comma": {},
    "numerals.vague": {"value": (r"\d{1,30};\d{1,30}", "the least and the most, such as 20;99")},
    "percents": {"unit": (r"%|pp|bps", "one of %, pp, bps")},
    "region_aliases": {"code": _AREA},
    "regions": {"code": _AREA, "name": _SOMETHING, "parent_code": (f"(?:{_CODE})?", "the code of the area above")},
    "statistics": {"statistic": ("|".join(STATISTICS), f"one of {', '.join(STATISTICS)}")},
    "units": {"unit": _SOMETHING},
    **{f"time_words.{kind}": {"value": (r"-?\d{1,2}", "a whole number, such as 1 or -1")} for kind in _STEPS},
    **{f"time_words.{kind}": {"value": ("|".join(each), f"one of {', '.join(each)}")} for kind, each in _TIMES.items()},
    "villages": {"code": (r"\d\d\.\d\d\.\d\d\.\d{4}", "the code of a village in Kemendagri, such as 72.71.01.1001")},
    "weekdays": {"day": (r"[1-7]", "a number from 1 (Monday) to 7")},
}  # fmt: skip
"""By list, or list and kind, and column: the expression that a whole cell fits, and what is to be written there."""


def wrong_cell(name: str, row: Row) -> str:
    """What is wrong with a cell of a *row* of the list *name*, and what would be right; empty where nothing is.

    >>> wrong_cell("months", {"word": "Mei", "month": "13"})
    "month is '13'; write a number from 1 to 12"
    """
    cells = CELLS.get(f"{name}.{row.get('kind')}", CELLS.get(name, {}))
    for column, (pattern, mend) in cells.items():
        if not re.fullmatch(pattern, cell := row.get(column, "")):
            return f"{column} is {cell!r}; write {mend}"
    if name == "exchange_rates" and Decimal(row["low"]) > Decimal(row["high"]):
        return f"low is {row['low']}, above high; write the lowest day of the year, then the highest"
    return ""
