"""The formats of `facts.*`, one module each with the same three names; `FORMATS` is the list.

`encode` turns facts into bytes where they are read, which may be another process; `opened` makes the file that
takes those bytes, chunk after chunk.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import UsageError
from pipeline.fact import Fact
from pipeline.formats.tables import database, excel, jsonl, parquet, plain, xlsx
from pipeline.rulebook import Rulebook


class Sink(Protocol):
    """A file that is being written."""

    def add(self, chunk: bytes) -> None:
        """Appends what `encode` made of some facts."""

    def close(self) -> None:
        """Ends the file."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the name of its file, and the functions of its module."""

    name: str
    encode: Callable[[Iterable[Fact]], bytes]
    opened: Callable[[Path, Rulebook], Sink]


FORMATS: dict[str, Format] = {
    "csv": Format("facts.csv", plain.encode, plain.opened),
    "parquet": Format("facts.parquet", parquet.encode, parquet.opened),
    "xlsx": Format("facts.xlsx", xlsx.encode, xlsx.opened),
    "db": Format("facts.db", xlsx.encode, database.opened),
    "excel": Format("facts.excel.csv", excel.encode, excel.opened),
    "jsonl": Format("facts.jsonl", jsonl.encode, jsonl.opened),
}
"""What `--formats` may name."""
DEFAULT = ("csv", "parquet", "jsonl")
"""What is written where nobody asks for a format: all that needs no further package."""


def chosen(names: str) -> tuple[str, ...]:
    """The formats that a list with commas names, in the order of FORMATS; raises UsageError for one that is none.

    >>> chosen("parquet, csv")
    ('csv', 'parquet')
    """
    given = [name.strip().lower().removeprefix(".") for name in names.split(",") if name.strip()]
    wrong = [name for name in given if name not in FORMATS]
    if wrong or not given:
        raise UsageError(f"--formats {names!r}: expected some of {','.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in given)


def encoded(facts: Iterable[Fact], formats: Iterable[str]) -> Mapping[str, bytes]:
    """*facts* in each of *formats*."""
    return {name: FORMATS[name].encode(facts) for name in formats}
