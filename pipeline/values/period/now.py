"""What a time is read by: the values that its rule found, and the days that its words count from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.values.period.calendar import Span

Said = Mapping[str, str]
"""The values of a rule's slots that were filled, by name."""
NOTHING: Span = (None, None)
"""A time without days."""
_LONGEST_MONTH = 30
"""Days between the first and the last of a month at the most."""


class SeveralTimes(Exception):
    """The words are no time but several, each to be read by itself: `5 dan 20 Mei`."""


@dataclass(frozen=True, slots=True)
class Now:
    """What a time is read by: the day of publication, the last time that the text told of, and where it has to lie.

    `direction` is -1 where the words want the past (`sejak`, `lalu`), 1 where they want the future (`mendatang`).
    """

    published: date | None
    anchor: Span | None
    direction: int = 0

    @property
    def near(self) -> date | None:
        """The day that a day or a month without its year is near to: publication; without it a day told before.

        A year told before is no help: a plan for 2026 says nothing of the November of a text without a date.
        """
        if self.published or self.anchor is None:
            return self.published
        first, last = self.anchor
        return first if first and last and (last - first).days <= _LONGEST_MONTH else None

    @property
    def told(self) -> date | None:
        """The last day of the time told before, and never one that lies behind the day of publication."""
        if self.anchor is None:
            return None
        day = self.anchor[1] or self.anchor[0]
        return min(day, self.published) if day and self.published else day


Reading = Callable[[Said, Now], Span]
"""From what was said to first and last day; None is an end that is open or cannot be told.

ValueError and OverflowError mean that there is no such time: 31 June, a span that runs backwards. SeveralTimes
means that the words are several times.
"""


def relative_year(said: Said, now: Now) -> int | None:
    """The year that `tahun lalu` or `tahun sebelumnya` names; None where that cannot be told."""
    base = (now.told or now.published) if "anchored" in said else now.published
    return base.year + int(said["anchored" if "anchored" in said else "relative"]) if base else None


def year_beside(said: Said, now: Now) -> int | None:
    """The year beside a part of it, in figures or as a relative word, or else that of publication."""
    if "year" in said:
        return int(said["year"])
    if "relative" in said or "anchored" in said:
        return relative_year(said, now)
    return now.published.year if now.published else None
