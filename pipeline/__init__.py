"""Facts from Indonesian news: who, how much, how many, where; every row traced to its characters."""

__version__ = "0.2.0.dev0"
FAKTA = True
"""Tells this package from another module that is called `pipeline`."""
