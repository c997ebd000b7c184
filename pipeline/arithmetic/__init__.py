"""What facts say together: whether the statements of an article add up."""

from pipeline.arithmetic.checks import NAME, cells, failing, flagged, rows, written_csv
from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.statements import Arithmetic, checked
from pipeline.arithmetic.tables import CHECKS, COLUMNS, Row, table

__all__ = [
    "CHECKS", "COLUMNS", "NAME", "Arithmetic", "Finding", "Interval", "Row", "cells", "checked", "failing", "flagged",
    "rows", "table", "written", "written_csv",
]  # fmt: skip
