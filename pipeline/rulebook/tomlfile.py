"""The TOML files of a folder of rules: their tables, each with the place that messages name."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import RuleError
from pipeline.rulebook.csvfile import LISTS
from pipeline.rulebook.fields import Fields

SETTINGS = "fakta.toml"
CHUNKS = "chunks.toml"
LEDGER = "ledger.toml"
_APART = {CHUNKS: "chunk", LEDGER: "ledger"}
"""Files whose tables are no rules that find facts."""
_WHOLE = "whole file"
_LARGEST = 5_000_000
"""Bytes of a file of rules: the parser takes ten seconds for as many."""

Placed = tuple[Path | str, Mapping[str, Any]]
"""A table and the file (or `rules[0]`) where it stands."""


@dataclass(frozen=True, slots=True)
class Files:
    """The tables of all files of a folder, in the order of the file names."""

    rules: Sequence[Placed]
    chunks: Sequence[Placed]
    ledger: Sequence[Placed] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What `fakta.toml` in a folder of rules says."""

    place: str = SETTINGS
    alone: bool = False
    without: tuple[str, ...] = ()


def read(layer: Path) -> Files:
    """The rules and chunks of *layer*, a folder or one of its files.

    Raises RuleError where there is nothing that could be one.
    """
    paths = [layer] if layer.is_file() else sorted(layer.glob("*.toml"))
    paths = [path for path in paths if path.name != SETTINGS and not path.name.endswith(LISTS)]
    if not paths and not layer.is_file() and not (layer / "lexicon").is_dir() and not settings(layer).without:
        cause = "holds neither rules (*.toml) nor words (lexicon/*.csv); give the folder that holds them"
        raise RuleError(layer, "rules", cause if layer.is_dir() else "there is no such folder")
    rules = [placed for path in paths if path.name not in _APART for placed in _tables(path, "rule")]
    apart = [
        [placed for path in paths if path.name == name for placed in _tables(path, what)]
        for name, what in _APART.items()
    ]
    return Files(rules, *apart)


def settings(layer: Path) -> Settings:
    """What `fakta.toml` in *layer* says, a folder or one of its files; nothing where there is none."""
    path = layer if layer.is_file() else layer / SETTINGS
    if path.name != SETTINGS or not path.exists():
        return Settings()
    fields = Fields(path, _WHOLE, _content(path))
    fields.known(("alone", "without"))
    alone = fields.table.get("alone", False)
    if not isinstance(alone, bool):
        fields.fail(f"alone is true or false, without quotes; found {alone!r}")
    return Settings(str(path), alone, fields.texts("without"))


def given(rules: Sequence[Mapping[str, Any]]) -> Iterator[Placed]:
    """Rules given as dictionaries, each with its place in the list."""
    if isinstance(rules, Mapping | str):
        raise RuleError("rules", _WHOLE, f"expected a list of dictionaries, found {rules!r}")
    for position, table in enumerate(rules):
        if not isinstance(table, Mapping):
            raise RuleError(f"rules[{position}]", "a rule", f"expected a dictionary, found {table!r}")
        yield f"rules[{position}]", table


def _tables(path: Path, what: str) -> Iterator[Placed]:
    """The `[[rule]]`, `[[chunk]]` or `[[ledger]]` tables of one file."""
    fields = Fields(path, _WHOLE, _content(path))
    if what == "rule" and "chunk" in fields.table:
        fields.fail(f"chunks stand in {CHUNKS}, where the order of all of them can be seen")
    fields.known((what,))
    for inner in fields.inners(what, f"[[{what}]]"):
        yield path, inner.table


_MENDS = {
    r"Illegal character '\n'": "a text ends with a quote in its own line",
    "Unclosed array": "a comma or a bracket is missing before it",
    "Unclosed inline table": "a comma or a brace is missing before it",
    "Cannot overwrite a value": "the key stands twice in this table",
    "Invalid value": "a text stands in quotes",
}
"""What is mostly wrong where Python's parser of TOML says this."""


def _mend(error: str) -> str:
    return next((f"; {mend}" for cause, mend in _MENDS.items() if error.startswith(cause)), "")


def _content(path: Path) -> Mapping[str, Any]:
    try:
        if (size := path.stat().st_size) > _LARGEST:
            raise RuleError(path, _WHOLE, f"has {size} bytes; a file of rules has {_LARGEST} at the most")
        text = path.read_bytes().decode("utf-8")
        if text.startswith("\ufeff"):
            raise RuleError(path, _WHOLE, "begins with a byte order mark; save it as UTF-8 without one")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise RuleError(path, _WHOLE, f"is not UTF-8 in line {line}; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(path, _WHOLE, f"is not TOML: {error}{_mend(str(error))}") from error
    except (RecursionError, ValueError) as error:  # lists in lists in lists; a number of more than 4,300 figures
        raise RuleError(path, _WHOLE, f"is not TOML that anybody means: {str(error).partition(';')[0]}") from error
    except OSError as error:
        raise RuleError(path, _WHOLE, f"cannot be read: {error.strerror}") from error
