"""The days that an article names, as far as the calendar tells them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d/-])(?![.,]\d)")


class Named(NamedTuple):
    """A day as it is written: without a year where none stands, with its weekday (0: Monday) where one does."""

    year: int | None
    month: int
    day: int
    weekday: int | None

    def dated(self, year: int) -> date | None:
        """The day in *year*; None where the calendar has none, or with another weekday than is written."""
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (None, day.weekday()) else None


class Days:
    """Finds days in texts; the words are those of the lists `months` and `weekdays`."""

    def __init__(self, months: Iterable[Mapping[str, str]], weekdays: Iterable[Mapping[str, str]]) -> None:
        self._months = {row["word"].lower(): int(row["month"]) for row in months}
        names = list(weekdays)
        self._weekdays = {row["word"].lower(): int(row["day"]) - 1 for row in names}
        weekday, month = _any(self._weekdays), _any(self._months)
        led = rf"\b(?P<weekday>{weekday})\b,?(?:\s++[a-z]++){{0,2}}\s*+,?\s*+\(?\s*+"
        words = rf"\s++(?P<word>{month})\b\.?(?:\s++(?P<year>\d{{4}})\b)?"
        figures = r"\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})(?:\s?[/.-]\s?(?P<short>\d{4}|\d{2}))?(?!\d)"
        self._form = re.compile(rf"(?:{led})?(?<![\d.,/-])(?P<day>\d{{1,2}})(?:{words}|{figures})", re.IGNORECASE)
        self._names = re.compile(rf"\b(?:{_any(row['word'] for row in names)})\b")

    def named(self, text: str) -> Iterator[Named]:
        """The days that *text* names, in its order.

        >>> from pipeline.rulebook.lexicons import Lexicons
        >>> from pipeline.rulebook.load import default_folder
        >>> lists = Lexicons([default_folder()])
        >>> days = Days(lists.rows("months"), lists.rows("weekdays"))
        >>> for one in days.named("Palu, Senin (12/5/2025), kemudian Rabu malam (14/5) pukul 16.05, skor 3-1, 2 Juni."):
        ...     print(tuple(one))
        (2025, 5, 12, 0)
        (None, 5, 14, 2)
        (None, 6, 2, None)
        """
        return (named for found in self._form.finditer(text) if (named := self._read(found)))

    def _read(self, found: re.Match[str]) -> Named | None:
        """The day that a match says; None for what is none: 16.05, 3-1, 1/2."""
        weekday, day, word, year, mark, month, short = found.group(
            "weekday", "day", "word", "year", "mark", "month", "short"
        )
        if not word and not short and not (weekday and mark == "/"):
            return None
        number = self._months[word.lower()] if word else int(month)
        full = int(year or short) if year or short else None
        full = full + 2000 if full is not None and full < 100 else full
        if not (1 <= number <= 12 and 1 <= int(day) <= 31):
            return None
        return Named(full, number, int(day), self._weekdays[weekday.lower()] if weekday else None)

    def without(self, text: str) -> str:
        """*text* without its days, so that their figures are not taken for numbers."""
        return self._form.sub(lambda found: " " if self._read(found) else found[0], text)

    def weekdays(self, text: str) -> frozenset[int]:
        """The weekdays that *text* names with a capital; `minggu` without one is a week."""
        return frozenset(self._weekdays[word.lower()] for word in set(self._names.findall(text)))


def years(text: str) -> Counter[int]:
    """How often *text* names each year."""
    return Counter(map(int, _YEAR.findall(text)))


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
