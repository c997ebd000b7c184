"""Cells: readings of one key together, the values that differ apart, and the gaps between the periods of a series."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from pipeline.panel.periods import between
from pipeline.panel.reading import Key, Reading

SEVERAL, GAP = "several", "gap"
MARKS = ("", SEVERAL, GAP)
"""What is said of a cell: nothing, that its articles differ, or that no article states it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a cell with all that state it, the most exact first, and how many of them are independent."""

    readings: tuple[Reading, ...]
    voices: int

    @property
    def exact(self) -> Reading:
        """The most exact reading."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Cell:
    """What the articles say of one key; no value in a gap, several where they differ."""

    key: Key
    values: tuple[Value, ...]

    @property
    def mark(self) -> str:
        """One of MARKS."""
        return GAP if not self.values else SEVERAL if len(self.values) > 1 else ""


def cells(readings: Iterable[Reading], voices: Mapping[str, int]) -> list[Cell]:
    """The cells of *readings* in the order of their keys, with the gaps between them.

    *voices*: the number of independent voices by the id of a fact, from a ledger; without it outlets are counted.
    """
    by_key: dict[Key, list[Reading]] = {}
    for reading in readings:
        by_key.setdefault(reading.key, []).append(reading)
    found = [Cell(key, _values(by_key[key], voices)) for key in sorted(by_key)]
    return sorted([*found, *_gaps(by_key)], key=lambda cell: cell.key)


def _gaps(keys: Iterable[Key]) -> Iterator[Cell]:
    """Empty cells for the months, quarters, half years and years that a series of results leaves out."""
    series: dict[tuple[object, ...], list[Key]] = {}
    for key in sorted(keys):
        if key.status == "actual":
            series.setdefault((*key[:-1], key.period.frequency), []).append(key)
    for members in series.values():
        for one, other in pairwise(members):
            yield from (Cell(one._replace(period=period), ()) for period in between(one.period, other.period))


def _values(readings: Sequence[Reading], voices: Mapping[str, int]) -> tuple[Value, ...]:
    """The values that differ, those with the most voices first; each holds what is the same as its most exact one."""
    groups: list[list[Reading]] = []
    for reading in sorted(readings, key=_exactness):
        group = next((group for group in groups if is_same(group[0], reading)), None)
        if group is None:
            groups.append([reading])
        else:
            group.append(reading)
    found = [Value(tuple(group), _voices(group, voices)) for group in groups]
    return tuple(sorted(found, key=lambda value: (-value.voices, _exactness(value.exact))))


def is_same(exact: Reading, other: Reading) -> bool:
    """Whether *other* is the number of *exact*, written no more exactly: 2,7 and 2,65, but not 2,64 and 2,65."""
    if (exact.value, exact.low, exact.high) == (other.value, other.low, other.high):
        return True
    if exact.value is None or _width(other) <= _width(exact) or _sign(exact) != _sign(other):
        return False
    return other.interval.low <= abs(exact.value) <= other.interval.high


def _width(reading: Reading) -> Decimal:
    return reading.interval.high - reading.interval.low


def _sign(reading: Reading) -> bool:
    number = next((each for each in (reading.value, reading.low, reading.high) if each is not None), Decimal(0))
    return number < 0


def _exactness(reading: Reading) -> tuple[bool, Decimal, str, int, str]:
    """Values before ranges, narrow ones first, then by the place of the fact."""
    return reading.value is None, _width(reading), reading.fact.doc_id, reading.fact.start, reading.fact.fact_id


def _voices(group: Sequence[Reading], voices: Mapping[str, int]) -> int:
    """The independent voices of one value: as the ledger counts them, but no more than articles; else its outlets."""
    articles = {reading.fact.doc_id for reading in group}
    if voices:
        return min(len(articles), max(voices.get(reading.fact.fact_id, 1) for reading in group))
    return len({reading.fact.outlet for reading in group})
