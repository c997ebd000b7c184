"""Facts of different articles brought together: what is read, what is made of it, which files it becomes."""

from pipeline.across.files import FORMATS, chosen, write
from pipeline.across.inputs import Inputs, inputs
from pipeline.across.ledger import Across, across, findings_of, ready, with_rules

__all__ = ["FORMATS", "Across", "Inputs", "across", "chosen", "findings_of", "inputs", "ready", "with_rules", "write"]
