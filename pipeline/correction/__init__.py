"""What people decide about facts: `corrections.csv` read and written, applied to the facts of a run, made from a sheet.

A correction names a place (article, type, quoted text, which occurrence, sentence) and an action: `fix` sets one
column, `reject` takes the fact away, `add` makes one that the rules missed, `accept` says that it is right.
"""

from pipeline.correction.apply import Applied, Editor
from pipeline.correction.place import unknown_article
from pipeline.correction.record import ACTIONS, COLUMNS, FIXABLE, NAME, Correction, append, read

__all__ = [
    "ACTIONS", "COLUMNS", "FIXABLE", "NAME", "Applied", "Correction", "Editor", "append", "read", "unknown_article"
]  # fmt: skip
