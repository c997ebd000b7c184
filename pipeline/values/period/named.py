"""Readings of times that are named: days, months, quarters and years, by their names and figures."""

from datetime import date

from pipeline.values.period.calendar import (
    MONTHS,
    Span,
    month_of,
    moved,
    nearest_day,
    nearest_month,
    part_of,
    part_of_year,
    rising,
    unit_at,
    year_of,
)
from pipeline.values.period.now import NOTHING, Now, Said, SeveralTimes, relative_year, year_beside

_CENTURY = 2000
"""What two figures of a year are added to: no newspaper of before is read here."""


def day(said: Said, now: Now) -> Span:
    """`12 Mei 2025`, `12/5`: a day; without its year the one nearest to publication."""
    found = _one_day(said, now)
    return found, found


def _one_day(said: Said, now: Now) -> date | None:
    number, of_month, of_year = int(said["day"]), int(said["month"]), said.get("year")
    if of_year:
        return date(int(of_year) + (_CENTURY if len(of_year) == len("25") else 0), of_month, number)
    weekday = int(said.get("weekday", "0"))
    return nearest_day(of_month, number, now.near, now.direction, weekday) if now.near else None


def days(said: Said, now: Now) -> Span:
    """`12-14 Mei 2025`, `28 Desember hingga 3 Januari`: the first day takes month and year from the last."""
    last = _one_day(said, now)
    if last is None:
        return NOTHING
    first = date(int(said.get("year1", last.year)), int(said.get("month1", last.month)), int(said["day1"]))
    if first > last and "month1" in said and "year1" not in said:
        first = first.replace(year=last.year - 1)
    return rising(first, last)


def listed_days(said: Said, now: Now) -> Span:
    """`28 dan 29 April`, `5, 6, dan 7 Mei`: days in a row are one span; others are not."""
    first, last = days(said, now)
    if first and last and (last - first).days != (2 if "between" in said else 1):
        raise SeveralTimes
    return first, last


def day_of_year(said: Said, now: Now) -> Span:
    """`20 Oktober tahun lalu`: a day of a year that is named by a relative word."""
    of_year = relative_year(said, now)
    return day({**said, "year": str(of_year)}, now) if of_year else NOTHING


def month(said: Said, now: Now) -> Span:
    """`Mei 2025`; without its year the month nearest to publication."""
    number = int(said.get("month") or said["month_name"])
    if "year" in said:
        return month_of(int(said["year"]), number)
    return nearest_month(number, now.near, now.direction) if now.near else NOTHING


def month_of_year(said: Said, now: Now) -> Span:
    """`Juni tahun lalu`: a month of a year that is named by a relative word."""
    of_year = relative_year(said, now)
    return month_of(of_year, int(said["month"])) if of_year else NOTHING


def months(said: Said, now: Now) -> Span:
    """`Januari-Maret 2025`, `awal September hingga akhir Oktober`: whole months, but for `awal` and `akhir` of them."""
    month1, month2 = int(said["month1"]), int(said["month2"])
    last_year = _year_of_months(said, now)
    if last_year is None:
        return NOTHING
    first_year = int(said.get("year1") or last_year - (month1 > month2))
    first, last = month_of(first_year, month1), month_of(last_year, month2)
    return rising(
        part_of(first, said["part1"], point=True)[0] if "part1" in said else first[0],
        part_of(last, said["part2"], point=True)[1] if "part2" in said else last[1],
    )


def _year_of_months(said: Said, now: Now) -> int | None:
    """The year of the last month: the one said, or that in which the month is near."""
    if {"year", "relative", "anchored"} & said.keys():
        return year_beside(said, now)
    return nearest_month(int(said["month2"]), now.near, now.direction)[1].year if now.near else None


def listed_months(said: Said, now: Now) -> Span:
    """`Juni dan Juli 2025`: months in a row are one span; others are not."""
    if (int(said["month2"]) - int(said["month1"])) % 12 != (2 if "between" in said else 1):
        raise SeveralTimes
    return months(said, now)


def division(said: Said, now: Now) -> Span:
    """`kuartal III/2025`, `semester pertama tahun ini`, `Q3`; without a year that of publication."""
    of_year, length = year_beside(said, now), int(said.get("division", MONTHS["quarter"]))
    return part_of_year(of_year, int(said["ordinal"]), length) if of_year else NOTHING


def divisions(said: Said, now: Now) -> Span:
    """`kuartal I hingga III 2025`: several parts of one year."""
    of_year, length = year_beside(said, now), int(said["division"])
    if not of_year:
        return NOTHING
    first, last = (part_of_year(of_year, int(said[name]), length) for name in ("ordinal1", "ordinal"))
    return rising(first[0], last[1])


def first_of_year(said: Said, now: Now) -> Span:
    """`10 bulan pertama 2023`: so many units from the beginning of a year."""
    of_year = year_beside(said, now)
    length = MONTHS[said["unit"]] * int(said["number"])
    return part_of_year(of_year, 1, length) if of_year and length < MONTHS["year"] else NOTHING


def week_of_month(said: Said, now: Now) -> Span:
    """`pekan kedua Mei 2025`: seven days of a month, counted from its first."""
    first, last = month(said, now)
    if first is None or last is None:
        return NOTHING
    start = first.replace(day=7 * int(said["ordinal"]) - 6)
    return start, min(moved(start, "day", 6), last)


def term(said: Said, now: Now) -> Span:
    """`semester ganjil 2024/2025`: July to December; the even one: January to June."""
    first, last = int(said["year"]), _last_year(said)
    if last != first + 1:
        raise ValueError(f"a school year from {first} to {last}")
    return part_of_year(first, 2, MONTHS["half"]) if said["term"] == "1" else part_of_year(last, 1, MONTHS["half"])


def school_year(said: Said, now: Now) -> Span:
    """`tahun ajaran 2024/2025`: from July to June."""
    first, last = int(said["year"]), _last_year(said)
    return part_of_year(first, 2, MONTHS["half"])[0], part_of_year(last, 1, MONTHS["half"])[1]


def years(said: Said, now: Now) -> Span:
    """`2020-2024`, `2023/24`."""
    return rising(year_of(int(said["year"]))[0], year_of(_last_year(said))[1])


def year(said: Said, now: Now) -> Span:
    """`2025`, `tahun anggaran 2025`, `tahun 1884`."""
    return year_of(int(said.get("year") or said.get("old_year") or said["old_year2"]))


def decade(said: Said, now: Now) -> Span:
    """`2010-an`, `tahun 90-an`: ten years; figures without a century are those of the last one."""
    first = said.get("decade_year") or f"19{said['two_figures']}"
    return unit_at(date(int(first), 1, 1), "decade")


def _last_year(said: Said) -> int:
    """The second year of a span; two figures take the century of the first."""
    last = said.get("year2") or said["year"][:2] + said["two_figures"]
    return int(last)
