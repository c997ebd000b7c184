"""What facts say together: whether the statements of an article add up."""

from pipeline.arithmetic.checks import COLUMNS, NAME, Row, failing, flagged, rows, written_csv
from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.statements import Arithmetic

__all__ = [
    "COLUMNS", "NAME", "Arithmetic", "Finding", "Interval", "Row", "failing", "flagged", "rows", "written",
    "written_csv",
]  # fmt: skip
