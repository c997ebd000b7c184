"""Time expressions of the press to first and last day; relative ones count from the day of publication."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """A time expression: its offsets in the text, and the days it means where they can be told."""

    start: int
    end: int
    first: date | None
    last: date | None


_YEAR = r"(?:19|20)\d\d"
_HINTS = frozenset(
    {"tahun", "bulan", "kuartal", "triwulan", "semester", "pekan", "kemarin", "kini", "hari", "saat", "sejauh"}
)
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "pertama": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
}


class Periods:
    """Finds and reads time expressions, by the lexicon `months`."""

    def __init__(self, months: Sequence[Mapping[str, str]]) -> None:
        self._months = {row["word"].lower(): int(row["month"]) for row in months}
        names = "|".join(sorted((re.escape(name) for name in self._months if len(name) > 2), key=len, reverse=True))
        month, to = rf"(?:{names})", r"(?:-|–| ?- ?| hingga | sampai dengan | sampai | s/d |-hingga )"
        day = r"(?:[0-2]?\d|3[01])"
        # one alternative per shape, the longest first; each begins with its own group name
        shapes = (
            ("days", rf"(?P<d1>{day})(?: (?P<dm1>{month}))?(?: (?P<dy1>{_YEAR}))?{to}(?P<d2>{day}) (?P<dm2>{month})(?: (?P<dy2>{_YEAR}))?"),
            ("figures", r"(?:(?:pada )?(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad) )?\((?P<fd>\d{1,2})/(?P<fm>\d{1,2})(?:/(?P<fy>\d{4}|\d\d))?\)"),
            ("first_months", rf"(?:selama )?(?P<fn>\d{{1,2}}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas) bulan pertama (?P<fmy>{_YEAR})"),
            ("month_of_relative", rf"(?P<mr>{month}) (?P<mrel>tahun ini|tahun lalu|tahun sebelumnya)"),
            ("day", rf"(?P<d>{day}) (?P<dm>{month})(?: (?P<dy>{_YEAR}))?"),
            ("months", rf"(?:pada |sepanjang |selama |periode )?(?P<m1>{month})(?: (?P<my1>{_YEAR}))?{to}(?P<m2>{month})(?: (?P<my2>{_YEAR}))?"),
            ("month", rf"(?:pada |bulan |pada bulan )?(?P<m>{month})(?: tahun)? (?P<my>{_YEAR})"),
            ("quarter", rf"(?:kuartal|triwulan) (?P<q>IV|III|II|I|[1-4]|pertama|kedua|ketiga|keempat)(?:[ /-]|\s+tahun\s+)(?P<qy>{_YEAR})"),
            ("half", rf"semester (?P<h>II|I|[12]|pertama|kedua)(?:[ /-]|\s+tahun\s+)(?P<hy>{_YEAR})"),
            ("bare_quarter", r"(?:kuartal|triwulan) (?P<bq>IV|III|II|I|[1-4]|pertama|kedua|ketiga|keempat)(?: tahun ini)?"),
            ("bare_half", r"semester (?P<bh>II|I|[12]|pertama|kedua)(?: tahun ini)?"),
            ("years", rf"(?:pada |tahun |periode )?(?P<y1>{_YEAR})(?:{to}| dan |/)(?P<y2>{_YEAR}|\d\d(?!\d))"),
            ("relative", r"(?P<rel>tahun ini|tahun lalu|tahun sebelumnya|tahun depan|bulan ini|bulan lalu|bulan sebelumnya|pekan ini|hari ini|kemarin|hingga kini|sejauh ini|saat ini)"),
            ("only_month", rf"(?(lead)|(?:bulan |pada |per |di |selama |sepanjang |inflasi |akhir ))(?P<om>{month})(?! \d|-| hingga| sampai)"),
            ("year", rf"(?:sepanjang tahun |sepanjang |selama tahun |selama |pada tahun |tahun anggaran |tahun |pada |APBN |APBD |di |hingga |sejak )?(?P<y>{_YEAR})"),
        )  # fmt: skip
        lead = r"(?P<lead>(?:hingga|sampai|sampai dengan|s/d) (?:akhir )?|per (?:akhir )?|sejak )?"
        self._pattern = re.compile(
            rf"(?<![\w/.-]){lead}(?:"
            + "|".join(rf"(?P<{name}>{shape})" for name, shape in shapes)
            + r")(?![\w]|/\d|[.,]\d|-an)",
            re.IGNORECASE,
        )

    def hints(self, word: str) -> bool:
        """Whether *word* may belong to a time expression: a month, a year, a word of time."""
        lower = word.lower()
        return lower in _HINTS or lower in self._months or (len(word) == 4 and word.isdigit())

    def find(self, text: str, starts: Iterable[int], end: int, published: date | None) -> Iterator[Period]:
        """The time expressions that begin at one of *starts* (rising) and end before *end*; impossible dates are none."""
        done = 0
        for start in starts:
            found = self._pattern.match(text, start, end) if start >= done else None
            if not found:
                continue
            done = found.end()
            shape = next(name for name in _SHAPES if found[name])
            try:
                first, last = _SHAPES[shape](self._months, found, published)
            except (ValueError, OverflowError):
                continue
            lead = (found["lead"] or "").lower()
            if shape not in _SPANS:
                if lead.startswith(("hingga", "sampai", "s/d")):
                    first = None
                elif lead.startswith("sejak"):
                    last = None
            yield Period(found.start(), found.end(), first, last)


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """A day; without its year, the one nearest to the day of publication."""
    if year is None:
        if published is None:
            return None
        nearest = (date(published.year + offset, month, day) for offset in (-1, 0, 1))
        return min(nearest, key=lambda candidate: abs((candidate - published).days))
    return date(year, month, day)


def _days(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    month = months[found["dm2"].lower()]
    year = int(found["dy2"]) if found["dy2"] else None
    last = _day(year, month, int(found["d2"]), published)
    first_month = months[found["dm1"].lower()] if found["dm1"] else month
    first_year = int(found["dy1"]) if found["dy1"] else (last.year if last else None)
    return _day(first_year, first_month, int(found["d1"]), published), last


def _one_day(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    day = _day(int(found["dy"]) if found["dy"] else None, months[found["dm"].lower()], int(found["d"]), published)
    return day, day


def _figures(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    year = int(found["fy"]) if found["fy"] else None
    day = _day(year + 2000 if year is not None and year < 100 else year, int(found["fm"]), int(found["fd"]), published)
    return day, day


def _first_months(
    months: Mapping[str, int], found: re.Match, published: date | None
) -> tuple[date | None, date | None]:
    number = int(found["fn"]) if found["fn"].isdigit() else _SPELLED.index(found["fn"].lower()) + 2
    return date(int(found["fmy"]), 1, 1), month_of(int(found["fmy"]), number)[1]


_SPELLED = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


def _month_of_relative(
    months: Mapping[str, int], found: re.Match, published: date | None
) -> tuple[date | None, date | None]:
    if published is None:
        return None, None
    return month_of(published.year - (found["mrel"].lower() != "tahun ini"), months[found["mr"].lower()])


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _months(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    last_year = int(found["my2"]) if found["my2"] else published.year if published else None
    if last_year is None:
        return None, None
    first_year = int(found["my1"]) if found["my1"] else last_year
    return month_of(first_year, months[found["m1"].lower()])[0], month_of(last_year, months[found["m2"].lower()])[1]


def _part(year: int, number: int, length: int) -> tuple[date, date]:
    """The *number*-th part of a year, *length* months long."""
    return date(year, (number - 1) * length + 1, 1), month_of(year, number * length)[1]


def _year_part(group: str, year: str | None, length: int):  # noqa: ANN202 - a table entry, see _SHAPES
    def read(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
        if year is None and published is None:
            return None, None
        return _part(int(found[year]) if year else published.year, _ROMAN[found[group].lower()], length)

    return read


def _years(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    last = found["y2"] if len(found["y2"]) == 4 else found["y1"][:2] + found["y2"]
    if int(last) < int(found["y1"]):
        raise ValueError("a span of years that runs backwards")
    return date(int(found["y1"]), 1, 1), date(int(last), 12, 31)


def _relative(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    words = found["rel"].lower()
    if published is None:
        return None, None
    if words.startswith("tahun"):
        year = published.year + {"lalu": -1, "sebelumnya": -1, "ini": 0, "depan": 1}[words.split()[1]]
        return date(year, 1, 1), date(year, 12, 31)
    if words.startswith("bulan"):
        return month_of(published.year, published.month) if words == "bulan ini" else month_before(published)
    if words in ("hari ini", "kemarin"):
        day = published - timedelta(days=words == "kemarin")
        return day, day
    if words == "pekan ini":
        monday = published - timedelta(days=published.weekday())
        return monday, monday + timedelta(days=6)
    return None, published if words == "hingga kini" else None


def month_before(day: date) -> tuple[date, date]:
    """First and last day of the month before *day*."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def _only_month(months: Mapping[str, int], found: re.Match, published: date | None) -> tuple[date | None, date | None]:
    if published is None:
        return None, None
    month = months[found["om"].lower()]
    return month_of(published.year - (month > published.month), month)


_SHAPES = {
    "days": _days, "figures": _figures, "first_months": _first_months, "month_of_relative": _month_of_relative, "day": _one_day, "months": _months,
    "month": lambda months, found, published: month_of(int(found["my"]), months[found["m"].lower()]),
    "quarter": _year_part("q", "qy", 3), "half": _year_part("h", "hy", 6),
    "bare_quarter": _year_part("bq", None, 3), "bare_half": _year_part("bh", None, 6),
    "years": _years, "relative": _relative, "only_month": _only_month,
    "year": lambda months, found, published: (date(int(found["y"]), 1, 1), date(int(found["y"]), 12, 31)),
}  # fmt: skip
_SPANS = frozenset({"days", "months", "years", "first_months"})
"""Shapes that say both ends themselves."""
