"""What somebody wants of a panel, as a command says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import UsageError

FORMATS = ("csv", "parquet", "sdmx")
_FREQUENCIES = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "S", "year": "A"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Codes of indicators, names or codes of areas, the code of a frequency; all where nothing is named."""

    indicators: Sequence[str] = ()
    areas: Sequence[str] = ()
    frequency: str = ""
    formats: Sequence[str] = FORMATS
    wide: bool = False


def wanted(indicators: Sequence[str], areas: Sequence[str], frequency: str, formats: str, *, wide: bool) -> Wanted:
    """What the options of the command say; raises UsageError for a word that is none of those known.

    >>> wanted([], [], "quarter", "sdmx, csv", wide=False)
    Wanted(indicators=(), areas=(), frequency='Q', formats=('csv', 'sdmx'), wide=False)
    """
    if frequency and frequency not in _FREQUENCIES:
        raise UsageError(f"--freq {frequency!r}: expected one of {', '.join(_FREQUENCIES)}")
    given = [name.strip().lower() for name in formats.split(",") if name.strip()]
    if not given or not set(given) <= set(FORMATS):
        raise UsageError(f"--formats {formats!r}: expected some of {','.join(FORMATS)}")
    chosen = tuple(name for name in FORMATS if name in given)
    return Wanted(tuple(indicators), tuple(areas), _FREQUENCIES.get(frequency, ""), chosen, wide)
