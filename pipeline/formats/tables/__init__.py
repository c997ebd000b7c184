"""The formats of `facts.*`, one module each with the same three names; `FORMATS` is the list.

`encode` turns facts into bytes where they are read, which may be another process; `opened` makes the file that
takes those bytes, chunk after chunk.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pipeline.errors import UsageError
from pipeline.fact import Fact
from pipeline.formats.tables import apart, database, excel, jsonl, parquet, plain, xlsx
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
_APART: dict[str, tuple[Format, Format]] = {
    "csv": (
        Format("facts.csv", apart.csv_facts, apart.csv_file(apart.FACTS)),
        Format("sentences.csv", apart.csv_sentences, apart.csv_file(apart.SENTENCES)),
    ),
    "parquet": (
        Format("facts.parquet", apart.parquet_facts, apart.parquet_file(apart.FACT_SCHEMA)),
        Format("sentences.parquet", apart.parquet_sentences, apart.parquet_file(apart.SENTENCE_SCHEMA)),
    ),
    "jsonl": (
        Format("facts.jsonl", apart.jsonl_facts, jsonl.opened),
        Format("sentences.jsonl", apart.jsonl_sentences, jsonl.opened),
    ),
}
"""The formats that can have sentences in a file of their own: that of the facts, and that of the sentences."""
FILES = ChainMap(FORMATS, {f"{each.name} apart": each for pair in _APART.values() for each in pair})
"""All that can be written: FORMATS, and the files of facts and sentences apart."""
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


def apart_from_sentences(formats: Sequence[str]) -> tuple[str, ...]:
    """*formats*, with facts and sentences apart where they can be; the files of sentences last.

    Raises UsageError where none of them can.

    >>> apart_from_sentences(["csv", "db"])
    ('facts.csv apart', 'db', 'sentences.csv apart')
    """
    if not _APART.keys() & set(formats):
        raise UsageError(f"--sentences separate: is for {', '.join(_APART)}; add one of them to --formats")
    facts = [f"{_APART[name][0].name} apart" if name in _APART else name for name in formats]
    return (*facts, *(f"{_APART[name][1].name} apart" for name in formats if name in _APART))


def encoded(facts: Iterable[Fact], formats: Iterable[str]) -> Mapping[str, bytes]:
    """*facts* in each of *formats*."""
    return {name: FILES[name].encode(facts) for name in formats}
