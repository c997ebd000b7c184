"""Days and the stretches of the calendar round them: plain date arithmetic, no words.

A span is the first and the last day of a stretch, both inclusive; None where that end is open or unknown.
"""

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
Days = tuple[date, date]

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""Units of the calendar that are made of months, with their number."""
DAYS = {"hour": 0, "day": 1, "week": 7}
"""Units that are made of days; hours do not leave the day."""
_HALF_YEAR = 6
_LAST_OF_WEEK = 6
"""Days between the first and the last of a week."""


def month_of(year: int, month: int) -> Days:
    """First and last day of a month.

    >>> month_of(2024, 2)
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def part_of_year(year: int, number: int, months: int) -> Days:
    """The *number*-th part of a year, *months* long; raises ValueError where a year has no such part.

    >>> part_of_year(2025, 3, 3)
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """
    return date(year, (number - 1) * months + 1, 1), month_of(year, number * months)[1]


def unit_at(day: date, unit: str, shift: int = 0) -> Days:
    """The year, month, week … that is *shift* units away from the one that holds *day*.

    >>> unit_at(date(2025, 1, 3), "week", -1)
    (datetime.date(2024, 12, 23), datetime.date(2024, 12, 29))
    >>> unit_at(date(2025, 1, 3), "quarter", -1)
    (datetime.date(2024, 10, 1), datetime.date(2024, 12, 31))
    """
    if unit in MONTHS:
        months = MONTHS[unit]
        first = ((day.year * 12 + day.month - 1) // months + shift) * months
        last = first + months - 1
        return date(first // 12, first % 12 + 1, 1), month_of(last // 12, last % 12 + 1)[1]
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * shift)
        return monday, monday + timedelta(days=6)
    moved = day + timedelta(days=DAYS[unit] * shift)
    return moved, moved


def moved(day: date, unit: str, shift: int) -> date:
    """The day *shift* units from *day*; the last of a month where that month is shorter.

    >>> moved(date(2025, 3, 31), "month", -1), moved(date(2025, 1, 8), "year", -5)
    (datetime.date(2025, 2, 28), datetime.date(2020, 1, 8))
    """
    if unit in DAYS:
        return day + timedelta(days=DAYS[unit] * shift)
    index = day.year * 12 + day.month - 1 + MONTHS[unit] * shift
    first, last = month_of(index // 12, index % 12 + 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), last)


def same_days(span: Days, year: int) -> Days:
    """*span* moved so that it ends in *year*; the end of a month stays one.

    >>> same_days((date(2024, 12, 18), date(2025, 1, 2)), 2024)
    (datetime.date(2023, 12, 18), datetime.date(2024, 1, 2))
    >>> same_days((date(2024, 1, 1), date(2024, 2, 29)), 2023)
    (datetime.date(2023, 1, 1), datetime.date(2023, 2, 28))
    """
    first, last = span
    shift = year - last.year
    until = month_of(year, last.month)[1] if last == month_of(last.year, last.month)[1] else moved(last, "year", shift)
    return moved(first, "year", shift), until


def nearest_day(month: int, day: int, base: date, direction: int = 0, weekday: int = 0) -> date:
    """The day of this name nearest to *base*: before it where *direction* is negative, behind it where positive.

    Where the *weekday* is said (1 is Monday), it decides between the years, unless it fits none of them.

    >>> nearest_day(12, 28, date(2025, 1, 3)), nearest_day(8, 17, date(2025, 8, 1), -1)
    (datetime.date(2024, 12, 28), datetime.date(2024, 8, 17))
    >>> nearest_day(6, 13, date(2025, 1, 3)), nearest_day(6, 13, date(2025, 1, 3), weekday=4)
    (datetime.date(2025, 6, 13), datetime.date(2024, 6, 13))
    """
    found = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:  # 29 February of a year that has none
            continue
        if direction * (candidate - base).days >= 0:
            found.append(candidate)
    if not found:
        raise ValueError(f"no {day}.{month}. near {base}")
    said = [candidate for candidate in found if candidate.isoweekday() == weekday]
    return min(said or found, key=lambda candidate: abs((candidate - base).days))


def nearest_month(month: int, base: date, direction: int = 0) -> Days:
    """A month that is named without its year.

    It is one of the calendar year of *base*, or of the year before where it would be half a year ahead and more.
    In the news the months ahead of the day of publication, one to five of them, were all of the same year (31 of 31).

    >>> nearest_month(11, date(2025, 8, 4))[0], nearest_month(12, date(2025, 1, 3))[0]
    (datetime.date(2025, 11, 1), datetime.date(2024, 12, 1))
    """
    ahead = month - base.month
    year = base.year - (ahead >= _HALF_YEAR)
    if direction < 0:
        year = base.year - (ahead > 0)
    elif direction > 0:
        year = base.year + (ahead < 0)
    return month_of(year, month)


def weekday_at(number: int, base: date, direction: int = 0) -> date:
    """The weekday (1 is Monday) that was last, or that comes next where *direction* is positive.

    >>> weekday_at(7, date(2025, 10, 20)), weekday_at(5, date(2025, 10, 20), 1)
    (datetime.date(2025, 10, 19), datetime.date(2025, 10, 24))
    """
    back = (base.isoweekday() - number) % 7
    if direction > 0:
        return base + timedelta(days=7 - back)
    return base - timedelta(days=back)


def part_of(span: Days, part: str, *, point: bool = False) -> Days:
    """The beginning, the middle or the end of *span*; one day of it where that is a *point* to count until or since.

    Where `awal` ends and `pertengahan` begins no word says: they are left whole unless they are a point. `akhir` is
    the last day, for which stocks, targets and deadlines are stated; of a week it is Saturday and Sunday.
    """
    first, last = span
    week = (last - first).days == _LAST_OF_WEEK
    if part == "end":
        return (moved(last, "day", -1) if week and not point else last), last
    if part == "start":
        return first, first if point or week else last
    middle = _middle(first, last)
    return (middle, middle) if point or week else span


def _middle(first: date, last: date) -> date:
    """The middle of a week or of months: the 15th of the month in the middle, or the last day of the first half."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days == _LAST_OF_WEEK:
        return moved(first, "day", _LAST_OF_WEEK // 2)
    if months % 2:
        return moved(first, "month", months // 2).replace(day=15)
    return moved(moved(first, "month", months // 2), "day", -1)


def rising(first: date, last: date) -> Days:
    """A span from *first* to *last*; raises ValueError where it would run backwards."""
    if first > last:
        raise ValueError(f"a span that runs backwards: {first} to {last}")
    return first, last
