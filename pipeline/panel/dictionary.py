"""The indicators of a rulebook: what each is called, and which facts can state it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import RuleError
from pipeline.fact import BASES, QUANTITIES
from pipeline.rulebook import Rulebook
from pipeline.rulebook.csvfile import Row
from pipeline.rulebook.known import unknown

NAME = "indicators"
"""The lexicon; a row of one's own adds an indicator, or takes the place of the one with its code."""
UNSTATED = "unstated"
"""In the column `basis`: a number without a word for its basis is taken too."""
LEVEL, DECIDED, GROWTH, CHANGE = "level", "decided", "growth", "change"
READS = (LEVEL, DECIDED, GROWTH, CHANGE)
"""Whether an indicator is a level, one that is decided before its time comes (a minimum wage), a growth however it is
told, or a change that the text calls one."""
NATIONAL, STATE, NATION, PROVINCE, REGENCY = "national", "state", "nation", "province", "regency"
AREAS = (NATIONAL, STATE, NATION, PROVINCE, REGENCY)
"""`national`: there is but one, whatever region the article is about; `state`: there is but one, and a number of a
region is another thing; the others are the levels that are taken."""
FREQUENCIES = ("D", "W", "M", "Q", "S", "A", "O")
"""Codes of CL_FREQ for a day, week, month, quarter, half year and year; `O` is any other stretch of time."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the lexicon `indicators`."""

    code: str
    titles: Mapping[str, str]
    type: str
    units: Mapping[str, str]
    """Each unit that is taken, in small letters, with the one that it is counted as."""
    reads: str
    bases: frozenset[str]
    areas: frozenset[str]
    frequencies: frozenset[str]
    words: tuple[str, ...]
    reverse: tuple[str, ...]
    needs: tuple[str, ...]
    without: tuple[str, ...]
    whole: frozenset[str]
    source: str


def indicators(rulebook: Rulebook) -> dict[str, Indicator]:
    """The indicators by their codes, in the order of the lexicon; raises RuleError where a cell cannot be meant."""
    return {row["indicator"]: _indicator(rulebook, row) for row in rulebook.lexicon(NAME)}


def _indicator(rulebook: Rulebook, row: Row) -> Indicator:
    found = Indicator(
        row["indicator"], {"id": row["title_id"], "en": row["title_en"]}, row["type"], _units(row["unit"]),
        row["reads"], frozenset(_cells(row["basis"])), frozenset(_cells(row["areas"])), frozenset(_cells(row["freq"])),
        _cells(row["words"]), _cells(row["reverse"]), _cells(row["needs"]), _cells(row["without"]),
        frozenset(_cells(row["whole"])), row["source"],
    )  # fmt: skip
    known = {
        "type": ([found.type], sorted(QUANTITIES)), "reads": ([found.reads], READS), "areas": (found.areas, AREAS),
        "basis": (found.bases, (*BASES, UNSTATED)), "freq": (found.frequencies, FREQUENCIES),
    }  # fmt: skip
    for column, (names, allowed) in known.items():
        for name in names:
            if name not in allowed:
                raise RuleError(rulebook.folder, f"{NAME}, {found.code}", unknown(column, name, allowed))
    for column in ("unit", "areas", "freq"):
        if not row[column]:
            raise RuleError(rulebook.folder, f"{NAME}, {found.code}", f"{column} is empty; write at least one")
    if not found.words and not found.reverse:
        raise RuleError(rulebook.folder, f"{NAME}, {found.code}", "has no words; write what the press calls it")
    if not found.code.replace("_", "").isalnum() or not found.code.isascii():
        raise RuleError(rulebook.folder, f"{NAME}, {found.code}", "a code has letters, digits and _ only, as in SDMX")
    return found


def _units(text: str) -> dict[str, str]:
    """Units with those that they are counted as.

    >>> _units("orang;jiwa=orang")
    {'orang': 'orang', 'jiwa': 'orang'}
    """
    parts = (cell.partition("=") for cell in _cells(text))
    return {unit.strip().lower(): counted_as.strip() or unit.strip() for unit, _, counted_as in parts}


def _cells(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, with semicolons between them."""
    return tuple(part.strip() for part in text.split(";") if part.strip())
