"""`facts.jsonl`: one JSON object a line; numbers with all their digits, empty columns left out."""

from collections.abc import Iterable
from datetime import date
from json.encoder import encode_basestring
from pathlib import Path

from pipeline import table
from pipeline.fact import SCHEMA, Fact
from pipeline.formats.tables.plain import Lines
from pipeline.rulebook import Rulebook


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as JSON lines."""
    lines = []
    for fact in facts:
        cells = [
            key
            + (encode_basestring(str(value)) if kind is str else f'"{value}"' if kind is date else table.cell(value))
            for (key, kind), value in zip(_KEYS, fact, strict=True)
            if value is not None
        ]
        lines.append("{" + ", ".join(cells) + "}\n")
    return "".join(lines).encode()


_KEYS = tuple((f'"{name}": ', kind) for name, kind in SCHEMA.items())


def opened(path: Path, rulebook: Rulebook) -> Lines:
    """The file at *path*."""
    return Lines(path)
