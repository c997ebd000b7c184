"""A panel as SDMX-CSV 2.0, with the codes that its structure message (`pipeline.panel.structure`) lists.

The format is that of the SDMX Technical Working Group (sdmx-twg/sdmx-csv, version 2.0): first what the rows are of,
then dimensions, the value, and attributes, each under its identifier.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO

import regex

from pipeline.panel.areas import ID, UNSTATED
from pipeline.panel.cells import GAP, SEVERAL
from pipeline.panel.reading import NO_BASIS
from pipeline.panel.table import Row
from pipeline.table import cell

AGENCY, FLOW, VERSION = "FAKTA", "PANEL", "1.0.0"
NONE = "_Z"
"""Does not apply."""
DIMENSIONS: Mapping[str, str] = {
    "FREQ": "frequency", "REF_AREA": "area", "INDICATOR": "indicator", "STATUS": "status", "BASIS": "basis",
    "STATISTIC": "statistic", "UNIT_MEASURE": "unit",
}  # fmt: skip
"""The coded dimensions with the columns that they come from; TIME_PERIOD is the last dimension."""
TIME, MEASURE, OBSERVED = "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"
ATTRIBUTES: Mapping[str, tuple[str, str]] = {
    "BOUND": ("bound", "String"), "LOW": ("low", "Decimal"), "HIGH": ("high", "Decimal"),
    "VALUES": ("values", "String"), "VOICES": ("voices", "Integer"), "ARTICLES": ("articles", "Integer"),
    "EVIDENCE": ("evidence", "String"), "SOURCE_ARTICLE": ("doc_id", "String"), "OUTLET": ("outlet", "String"),
    "SOURCE_URL": ("url", "String"), "SOURCE": ("source", "String"), "SENTENCE": ("sentence", "String"),
}  # fmt: skip
"""Attributes of an observation with their columns and types, behind OBS_STATUS."""
STATUSES = {"A": "Normal value", "E": "Estimated value", "O": "Missing value", "U": "Low reliability"}
"""The codes of CL_OBS_STATUS that are used: U where articles differ, O in a gap."""
_NO_ID = regex.compile(r"[^A-Za-z0-9_@$\-]")


def observations(table: Iterable[Row]) -> str:
    """The rows of a panel as SDMX-CSV: each a cell, a gap with an empty value."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *DIMENSIONS, TIME, MEASURE, OBSERVED, *ATTRIBUTES))
    for row in table:
        codes = (code(name, cell(row[column])) for name, column in DIMENSIONS.items())
        attributes = (" ".join(cell(row[column]).split()) for column, _ in ATTRIBUTES.values())
        writer.writerow(("dataflow", f"{AGENCY}:{FLOW}({VERSION})", "I", *codes, row["period"], cell(row["value"]),
                         _observed(row), *attributes))  # fmt: skip
    return text.getvalue()


def code(dimension: str, text: str) -> str:
    """The code of a cell: letters, digits, `_`, `-` only, as SDMX has them; an empty one does not apply.

    Areas begin with a letter, because a code that others lie in has to.

    >>> code("REF_AREA", "72.71"), code("UNIT_MEASURE", "IDR/kg"), code("BASIS", "yoy"), code("UNIT_MEASURE", "%")
    ('ID7271', 'IDR_PER_KG', 'YOY', 'PT')
    """
    if dimension == "REF_AREA":
        return text if text in (ID, UNSTATED) else ID + text.replace(".", "")
    if dimension in ("FREQ", "INDICATOR") or text in (NO_BASIS, ""):
        return text or NONE
    return _NO_ID.sub("_", text.replace("%", "PT").replace("/", "_PER_")).upper()


def codes_of(table: Sequence[Row], dimension: str) -> dict[str, str]:
    """The codes that a column of *table* needs, each with what stands in the column."""
    column = DIMENSIONS[dimension]
    texts = sorted({cell(row[column]) for row in table})
    return {code(dimension, text): text for text in texts}


def _observed(row: Row) -> str:
    if row["mark"] in (GAP, SEVERAL):
        return "O" if row["mark"] == GAP else "U"
    return "E" if row["status"] == "estimate" else "A"
