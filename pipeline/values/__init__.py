"""Text in, typed value out. Nothing here knows spaCy, pandas or files."""
