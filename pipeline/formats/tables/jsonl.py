"""`facts.jsonl`: one JSON object a line; numbers with all their digits, empty columns left out."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from pipeline import table
from pipeline.fact import SCHEMA, Fact
from pipeline.formats.tables.plain import Lines
from pipeline.rulebook import Rulebook


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as JSON lines."""
    return lines(facts, _KEYS)


Keys = Sequence[tuple[str, Callable[[Any], str]]]
"""Each column as a line names it, with what shows its values."""
_SHOWN: dict[type, Callable[[Any], str]] = {str: encode_basestring, date: '"{}"'.format}


def keys(columns: Iterable[tuple[str, type]]) -> Keys:
    """The keys of *columns*, each a name and a type."""
    return tuple((f'"{name}": ', _SHOWN.get(kind, table.cell)) for name, kind in columns)


_KEYS = keys(SCHEMA.items())


def lines(rows: Iterable[Sequence[object]], keys: Keys) -> bytes:
    """*rows* as JSON lines."""
    found = []
    for row in rows:
        cells = [key + shown(value) for (key, shown), value in zip(keys, row, strict=True) if value is not None]
        found.append("{" + ", ".join(cells) + "}\n")
    return "".join(found).encode()


def opened(path: Path, rulebook: Rulebook) -> Lines:
    """The file at *path*."""
    return Lines(path)
