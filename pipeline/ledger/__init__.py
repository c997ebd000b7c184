"""What facts say together: whether the statements of an article add up."""

from pipeline.ledger.arithmetic import Arithmetic
from pipeline.ledger.finding import Finding
from pipeline.ledger.interval import Interval, written

__all__ = ["Arithmetic", "Finding", "Interval", "written"]
