"""Dask does the work of a run: processes of this machine, or of others, read the files and find the facts in them."""

from pipeline.cluster.connection import connected
from pipeline.cluster.engine import Dask

__all__ = ["Dask", "connected"]
