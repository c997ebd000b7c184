"""A store: the facts of the partitions of an archive that runs have finished, so that none is read twice."""

from pipeline.store.folder import Entry, Store, found, opened, vacuum
from pipeline.store.resumed import Resumed

__all__ = ["Entry", "Resumed", "Store", "found", "opened", "vacuum"]
