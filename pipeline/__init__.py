"""Facts from Indonesian news: who, how much, how many, where; every row traced to its characters."""

__version__ = "0.1.0"
