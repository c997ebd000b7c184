"""What facts say together: whether the statements of an article add up."""

from pipeline.ledger.arithmetic import Arithmetic
from pipeline.ledger.checks import COLUMNS, NAME, Row, failing, flagged, rows, written_csv
from pipeline.ledger.finding import Finding
from pipeline.ledger.interval import Interval, written

__all__ = [
    "COLUMNS", "NAME", "Arithmetic", "Finding", "Interval", "Row", "failing", "flagged", "rows", "written",
    "written_csv",
]  # fmt: skip
