"""The period that a number of an indicator is of, by the fact and by the words round it."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import dropwhile

from pipeline.fact import Fact
from pipeline.panel.dictionary import DECIDED, LEVEL, Indicator
from pipeline.panel.naming import tokens, years
from pipeline.panel.periods import Period
from pipeline.rulebook import Rulebook

_BESIDE = 4
"""Words before a number in which one makes it the number that was before: "dari semula"."""
_ANNUAL = frozenset({"A"})
_MEETING = timedelta(days=2)
"""Days from the first to the last one of a meeting that decides something; it holds from the last one."""


class Timing:
    """Gives numbers their periods; made once per command."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._former = rulebook.words("indicator_words", "former")
        self._timely = rulebook.words("indicator_words", "link", "time")
        self._timely |= rulebook.words("time_words", "unit", "ordinal")
        self._same = rulebook.words("indicator_words", "same")
        self._months = {row["word"].lower(): int(row["month"]) for row in rulebook.lexicon("months")}

    def of(self, indicator: Indicator, fact: Fact, gap: str, behind: str) -> Period | None:
        """The period of *fact*, if *indicator* has such periods.

        *gap* are the words since the number before, *behind* those of its clause. Of an annual indicator it is the year
        that stands in the gap or in its name (`UMP 2024`), else the one of the fact. A number that another is compared
        with has none, unless it is dated itself.
        """
        is_annual = indicator.frequencies == _ANNUAL
        named = (set(years(gap)) if is_annual else None) or set(years(fact.metric or ""))
        if len(named) > 1 or (self._is_former(gap) and not self._is_dated(f"{gap} {behind}")):
            return None
        given = _given(fact, adds_up=_adds_up(indicator))
        if given and not self._is_told(given, gap):
            return None
        if named:
            given = _in_year(given, named.pop(), is_annual=is_annual)
        given = _fitted(indicator, given) if given else None
        if given and given.frequency == "A" and not self._same.isdisjoint(tokens((fact.period or "").lower())):
            return None  # "periode yang sama tahun lalu" is as long as one that stands elsewhere
        return given if given and given.frequency in indicator.frequencies else None

    def _is_former(self, gap: str) -> bool:
        """Whether the number is the one that was before: "naik dari 4,1 persen", "sebelumnya 4,1 persen"."""
        return not self._former.isdisjoint(tokens(gap.lower())[-_BESIDE:])

    def _is_dated(self, text: str) -> bool:
        return bool(years(text)) or bool(self._named_months(text))

    def _is_told(self, given: Period, gap: str) -> bool:
        """Whether *given* is a time that the words before the number tell, if they tell of one: "per Juli 2025 N".

        A time with which they begin is that of the number before: "8,1 persen pada 2022 menjadi N".
        """
        own = " ".join(dropwhile(self._is_time, tokens(gap.lower())))
        months, told = self._named_months(own), set(years(own))
        fits = not months or not months.isdisjoint((given.start.month, given.end.month))
        return fits and (not told or not told.isdisjoint((given.start.year, given.end.year)))

    def _is_time(self, word: str) -> bool:
        return word in self._timely or word in self._months or word.isdecimal()

    def _named_months(self, text: str) -> set[int]:
        return {self._months[word] for word in tokens(text.lower()) if word in self._months}


def _adds_up(indicator: Indicator) -> bool:
    """Whether its figures grow from the beginning of a year on."""
    return "ytd" in indicator.bases or (indicator.reads == LEVEL and "O" in indicator.frequencies)


def _given(fact: Fact, *, adds_up: bool) -> Period | None:
    """The period of *fact*; what *adds_up* over a year and is told "hingga Agustus" began with the year."""
    start, end = fact.period_start, fact.period_end
    is_month_end = end is not None and end.day == monthrange(end.year, end.month)[1]
    if end and is_month_end and adds_up and start in (None, end):
        start = end.replace(month=1, day=1)
    return Period(start, end) if start and end else None


def _in_year(given: Period | None, year: int, *, is_annual: bool) -> Period | None:
    """The *given* period if it lies in the *year* that the name has; of an annual figure the year."""
    whole = Period(date(year, 1, 1), date(year, 12, 31))
    if is_annual:
        return whole
    return given if given and whole.start <= given.start <= given.end <= whole.end else None


def _fitted(indicator: Indicator, given: Period) -> Period:
    """*given* as *indicator* counts time: to the end of a month, or from the last day of a meeting on."""
    daily = "D" in indicator.frequencies
    if "ytd" in indicator.bases or (given.frequency == "D" and not daily):
        return _last_month(given)
    if indicator.reads == DECIDED and daily and given.end - given.start <= _MEETING:
        return Period(given.end, given.end)
    return given


def _last_month(period: Period) -> Period:
    """The month with which *period* ends, if it ends with one: what "January to August" comes to in August."""
    end = period.end
    return Period(end.replace(day=1), end) if end.day == monthrange(end.year, end.month)[1] else period
