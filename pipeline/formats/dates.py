"""The day on which an article was published, as people, sheets, pages and feeds write it."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache

from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.load import default_folder

_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:\.\d+)?)?"
_SECONDS = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_HOME = timezone(timedelta(hours=7))
"""Waktu Indonesia Barat: a page, feed or archive that says UTC says the day in Jakarta this way."""


class Dates:
    """Reads days; the words are those of the lists `months`, `weekdays` and `clock_words`.

    >>> dates = Dates.of_project()
    >>> for text in (
    ...     "2025-08-12", "2025-08-12 15:47", "2025-08-12T15:47:00+07:00", "20250812", "2025/8/12",
    ...     "12/08/2025", "12-8-2025", "12.08.25", "12/08/2025 15.47 WIB", "12 Agustus 2025", "12-Agu-2025",
    ...     "Selasa, 12 Agu 2025 10:15 WIB", "Selasa (12/8/2025)", "12 Agustus 2025 | 10:15 WIB",
    ...     "Selasa 12 Agustus 2025", "12 Agustus 2025, pukul 10.15", "Tue, 12 Aug 2025 03:15:00 +0700", "Aug 12, 2025",
    ...     "August 12, 2025 3:15 PM",
    ... ):
    ...     assert dates.read(text) == date(2025, 8, 12), text

    A time in UTC is the day that it is in Jakarta then; a number is the seconds of a computer's clock.

    >>> dates.read("Tue, 12 Aug 2025 20:30:00 GMT"), dates.read("2025-08-12T20:30:00.000Z"), dates.read("1755014400")
    (datetime.date(2025, 8, 13), datetime.date(2025, 8, 13), datetime.date(2025, 8, 12))

    What is no day, or one that the calendar does not have, is named. The day comes first.

    >>> for text in ("kemarin", "31/02/2025", "08/31/2025", "12 Agutus 2025", "Agustus 2025", "12/08/2025 oleh Sari"):
    ...     try:
    ...         print(dates.read(text))
    ...     except ValueError as error:
    ...         print(error)
    is 'kemarin', not a date; write it as 2024-05-31 or 31/5/2024
    is '31/02/2025', not a date: month 2 of 2025 has no day 31; write it as 2024-05-31 or 31/5/2024
    is '08/31/2025', not a date: there is no month 31, and the day comes first; write it as 2024-05-31 or 31/5/2024
    is '12 Agutus 2025', not a date; write it as 2024-05-31 or 31/5/2024
    is 'Agustus 2025', not a date; write it as 2024-05-31 or 31/5/2024
    is '12/08/2025 oleh Sari', not a date; write it as 2024-05-31 or 31/5/2024
    """

    def __init__(
        self,
        months: Iterable[Mapping[str, str]],
        weekdays: Iterable[Mapping[str, str]],
        clock: Iterable[Mapping[str, str]],
    ) -> None:
        self._months = {row["word"].lower(): int(row["month"]) for row in months}
        words = list(clock)
        self._zones = {row["word"].lower(): int(row["hours"]) for row in words if row["kind"] == "zone"}
        self._noons = {row["word"].lower(): int(row["hours"] or 0) for row in words if row["kind"] == "noon"}
        before = _any(row["word"] for row in words if row["kind"] == "before")
        days = [row["word"] for row in weekdays]
        weekday, month = _any([*days, *(word[:3] for word in days)]), _any(self._months)  # Tue, Sel
        zone, noon = _any(self._zones), _any(self._noons)
        end = (
            rf"\)?(?:[\s,|T·•–-]*(?:{before})?\s*{_CLOCK}\s*(?P<noon>{noon})?\s*"
            rf"\(?(?P<zone>{zone}|[+-]\d{{2}}:?\d{{2}})?\)?(?:\s*\(\w+\))?)?"
        )
        named = rf"(?P<month>{month})\.?"
        self._forms = [
            re.compile(rf"(?:(?:{weekday})\.?[\s,]*)?\(?{form}{end}", re.IGNORECASE)
            for form in (
                r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
                r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
                r"(?P<day>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4}|\d{2})",
                rf"(?P<day>\d{{1,2}})[\s-]+{named}[\s,-]+(?P<year>\d{{4}})",
                rf"{named}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
            )
        ]

    @classmethod
    def of_project(cls) -> "Dates":
        """With the words that come with the package, read once."""
        return _of_project()

    def read(self, cell: object) -> date:
        """The day that *cell* says: a date, a time or a text; raises ValueError, with cause and mend, for any other."""
        if isinstance(cell, datetime):
            return (cell.astimezone(_HOME) if cell.utcoffset() == timedelta(0) else cell).date()
        if isinstance(cell, date):
            return cell
        text = " ".join(str(cell).split())
        if _SECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(text[:10]), _HOME).date()
        found = next((match for form in self._forms if (match := form.fullmatch(text))), None)
        if not found:
            raise ValueError(_message(text))
        return self._day(found, text)

    def find(self, text: str) -> date:
        """The day that *text* says, or the first one inside it; raises ValueError where there is none.

        >>> Dates.of_project().find("Tayang: Selasa, 12 Agustus 2025 10:15 WIB")
        datetime.date(2025, 8, 12)
        """
        try:
            return self.read(text)
        except ValueError:
            found = self._first(text)
            if not found:
                raise
        return self._day(found, text)

    def leading(self, text: str, before: re.Pattern[str]) -> date | None:
        """The first day inside *text* where what stands before it, a bracket too, matches *before*; None else.

        >>> dates, place = Dates.of_project(), re.compile("[A-Za-z ]+, ")
        >>> dates.leading("Palu, 12 Agustus 2025 - Dana cair.", place), dates.leading("Pada 12 Mei 2025", place)
        (datetime.date(2025, 8, 12), None)
        """
        found = self._first(text)
        if not found or not before.fullmatch(text[: found.start()] + "(" * found[0].startswith("(")):
            return None
        try:
            return self._day(found, text)
        except ValueError:
            return None

    def _first(self, text: str) -> re.Match[str] | None:
        inside = [match for form in self._forms if (match := self._alone(form, text))]
        return min(inside, key=lambda match: match.start(), default=None)

    @staticmethod
    def _alone(form: re.Pattern[str], text: str) -> re.Match[str] | None:
        """The first place where *form* stands between other signs than figures and letters."""
        return next(
            (
                match
                for match in form.finditer(text)
                if not text[match.end() : match.end() + 1].isalnum() and not text[: match.start()][-1:].isalnum()
            ),
            None,
        )

    def _day(self, found: re.Match[str], text: str) -> date:
        parts = found.groupdict()
        month = int(parts["month"]) if parts["month"].isdigit() else self._months[parts["month"].lower()]
        if not 1 <= month <= 12:
            raise ValueError(_message(text, f"there is no month {month}, and the day comes first"))
        year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
        try:
            day = date(year, month, int(parts["day"]))
        except ValueError as error:
            raise ValueError(_message(text, f"month {month} of {year} has no day {parts['day']}")) from error
        if not parts["hour"]:
            return day
        hour = int(parts["hour"]) % 12 + self._noons[parts["noon"].lower()] if parts["noon"] else int(parts["hour"])
        if hour > 24 or int(parts["minute"]) > 59:
            raise ValueError(_message(text, f"there is no time {hour}:{parts['minute']}"))
        time = datetime(year, month, day.day, hour % 24, int(parts["minute"]), tzinfo=UTC)
        return time.astimezone(_HOME).date() if self._is_utc(parts["zone"]) else day

    def _is_utc(self, zone: str | None) -> bool:
        if not zone:
            return False
        return self._zones[zone.lower()] == 0 if zone.lower() in self._zones else not zone.strip("+-:0")


def _message(text: str, cause: str = "") -> str:
    why = f": {cause}" if cause else ""
    return f"is {text!r}, not a date{why}; write it as 2024-05-31 or 31/5/2024"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _of_project() -> Dates:
    lexicons = Lexicons([default_folder()])
    return Dates(*(lexicons.rows(name) for name in ("months", "weekdays", "clock_words")))
