"""What surrounds a mention: bounds and rates now; what, where, when and who says so build on it."""

from pipeline.link.hedges import Hedges
from pipeline.link.rates import Rates

__all__ = ["Hedges", "Rates"]
