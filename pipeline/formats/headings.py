"""Heads of columns and names of sheets for people, from the lexicon `headings`."""

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.rulebook import Rulebook

CODED = ("bound", "status", "change", "statistic", "level")
"""The columns whose codes have words for people; some units have too."""


class Heading(NamedTuple):
    """The head of a column or the name of a sheet, and what stands in it."""

    head: str
    about: str


def columns(rulebook: Rulebook) -> Mapping[str, Heading]:
    """The heading of each column of the table."""
    return _of(rulebook, "column")


def sheets(rulebook: Rulebook) -> Mapping[str, Heading]:
    """The heading of each sheet: one for each type, and `about`."""
    return _of(rulebook, "sheet")


def truths(rulebook: Rulebook) -> Mapping[bool, str]:
    """How people read that something is so, or not."""
    return {word == "true": heading.head for word, heading in _of(rulebook, "value").items()}


def codes(rulebook: Rulebook) -> Mapping[str, Mapping[str, str]]:
    """Column to code to how people read it, for the columns that hold one of a few codes."""
    return {name: {code: each.head for code, each in _of(rulebook, name).items()} for name in CODED}


def units(rulebook: Rulebook) -> Mapping[str, str]:
    """How people read the code of a unit: `IDR` is rupiah."""
    return {code: heading.head for code, heading in _of(rulebook, "unit").items()}


def actions(rulebook: Rulebook) -> Mapping[str, str]:
    """What a word that people write in the column `review` does: accept or reject the row."""
    return {word: heading.head for word, heading in _of(rulebook, "review").items()}


def _of(rulebook: Rulebook, kind: str) -> Mapping[str, Heading]:
    rows = [row for row in rulebook.lexicon("headings") if row["kind"] == kind]
    return {row["word"]: Heading(row["head"], row["about"]) for row in rows}
