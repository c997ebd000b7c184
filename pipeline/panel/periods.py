"""Stretches of time as SDMX writes them: a frequency, a code of the period, and what comes between two of them."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = {"M": 1, "Q": 3, "S": 6, "A": 12}
"""Whole months of each frequency that is made of them."""
_WEEK = 7


class Period(NamedTuple):
    """From the day *start* to the day *end*, both inclusive."""

    start: date
    end: date

    @property
    def frequency(self) -> str:
        """The code of CL_FREQ; `O` for a stretch that is none of the usual ones.

        >>> Period(date(2023, 7, 1), date(2023, 9, 30)).frequency, Period(date(2023, 2, 1), date(2023, 4, 30)).frequency
        ('Q', 'O')
        """
        if self.start == self.end:
            return "D"
        if self.start.weekday() == 0 and (self.end - self.start).days == _WEEK - 1:
            return "W"
        for name, months in _MONTHS.items():
            if self.start.day == 1 and (self.start.month - 1) % months == 0 and self.end == _end(self.start, months):
                return name
        return "O"

    @property
    def code(self) -> str:
        """The period as SDMX writes it: a Gregorian or reporting period, else a time range of days or months.

        >>> Period(date(2023, 7, 1), date(2023, 9, 30)).code, Period(date(2025, 1, 1), date(2025, 8, 31)).code
        ('2023-Q3', '2025-01-01/P8M')
        """
        start, year = self.start, self.start.year
        match self.frequency:
            case "D":
                return start.isoformat()
            case "W":
                return "{}-W{:02}".format(*start.isocalendar()[:2])
            case "M":
                return f"{year:04}-{start.month:02}"
            case "Q":
                return f"{year:04}-Q{start.month // 3 + 1}"
            case "S":
                return f"{year:04}-S{start.month // 6 + 1}"
            case "A":
                return f"{year:04}"
        months = (self.end.year - year) * 12 + self.end.month - start.month + 1
        if start.day == 1 and self.end == _end(start, months):
            return f"{start.isoformat()}/P{months}M"
        return f"{start.isoformat()}/P{(self.end - start).days + 1}D"


def between(first: Period, last: Period) -> Iterator[Period]:
    """The periods after *first* and before *last*, for a frequency of whole months; none for any other.

    >>> [period.code for period in between(Period(date(2023, 11, 1), date(2023, 11, 30)),
    ...                                    Period(date(2024, 2, 1), date(2024, 2, 29)))]
    ['2023-12', '2024-01']
    """
    months = _MONTHS.get(first.frequency)
    if months is None:
        return
    start = _end(first.start, months) + timedelta(days=1)
    while start < last.start:
        yield Period(start, _end(start, months))
        start = _end(start, months) + timedelta(days=1)


def _end(start: date, months: int) -> date:
    """The last day of a stretch of whole *months* that begins with the month of *start*."""
    month = start.month - 1 + months - 1
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, monthrange(year, month)[1])
