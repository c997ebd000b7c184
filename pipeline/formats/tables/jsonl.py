"""`facts.jsonl`: one JSON object a line; numbers with all their digits, empty columns left out."""

from collections.abc import Callable, Iterable
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
    lines = []
    for fact in facts:
        cells = [key + shown(value) for (key, shown), value in zip(_KEYS, fact, strict=True) if value is not None]
        lines.append("{" + ", ".join(cells) + "}\n")
    return "".join(lines).encode()


_SHOWN: dict[type, Callable[[Any], str]] = {str: encode_basestring, date: '"{}"'.format}
_KEYS = tuple((f'"{name}": ', _SHOWN.get(kind, table.cell)) for name, kind in SCHEMA.items())


def opened(path: Path, rulebook: Rulebook) -> Lines:
    """The file at *path*."""
    return Lines(path)
