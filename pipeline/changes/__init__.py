"""What differs between the facts of two readings of the same articles: which appear, vanish, change or move."""

from pipeline.changes.articles import Articles, compared
from pipeline.changes.change import APPEARED, CHANGED, KINDS, MOVED, TAKEN, VANISHED, Cell, Change
from pipeline.changes.listing import HEAD, NAME, Listing, listing
from pipeline.changes.pairs import changes
from pipeline.changes.spread import Spread
from pipeline.changes.tally import Tally

__all__ = [
    "APPEARED", "CHANGED", "HEAD", "KINDS", "MOVED", "NAME", "TAKEN", "VANISHED", "Articles", "Cell", "Change",
    "Listing", "Spread", "Tally", "changes", "compared", "listing",
]  # fmt: skip
