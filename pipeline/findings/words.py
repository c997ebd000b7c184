"""The words of findings, in Indonesian and English, and the numbers written with them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipeline.findings.amounts import Amounts
from pipeline.formats import headings
from pipeline.rulebook import Rulebook

LANGUAGES = ("id", "en")


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Language (`id`, `en`) to key to word."""
    read: Mapping[str, Mapping[str, Any]] = json.loads(_text())
    return {language: read[language] for language in LANGUAGES}


def _numbers() -> Mapping[str, Any]:
    """The words of scale and the marks of currencies with which numbers are written."""
    read: Mapping[str, Any] = json.loads(_text())["numbers"]
    return read


def _text() -> str:
    return files("pipeline.findings").joinpath("words.json").read_text("utf-8")


def both(key: str, *cells: object) -> str:
    """A word in both languages, *cells* in its gaps; once where both are the same.

    >>> both("fi_title"), both("fi_entry")
    ('Temuan / Findings', 'entri / entry')
    """
    return " / ".join(dict.fromkeys(said(key, language, *cells) for language in words()))


def said(key: str, language: str, *cells: object) -> str:
    """A word in one language; a reason or relation that is not in the list is shown as it is."""
    word = words()[language].get(key, key.partition("_")[2])
    return str(word).format(*cells)


def amounts(rulebook: Rulebook) -> Amounts:
    """How numbers are written for Indonesian readers."""
    numbers = _numbers()
    return Amounts(numbers["scales"], headings.units(rulebook), numbers["before"])
