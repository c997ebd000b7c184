"""Every reading by the name that a rule gives as `read`, and what sort of time each makes."""

from pipeline.values.period import counted, named
from pipeline.values.period.now import Reading

READINGS: dict[str, Reading] = {
    reading.__name__: reading
    for reading in (
        named.day,
        named.days,
        named.listed_days,
        named.day_of_year,
        named.month,
        named.months,
        named.listed_months,
        named.month_of_year,
        named.week_of_month,
        named.division,
        named.divisions,
        named.first_of_year,
        named.term,
        named.school_year,
        named.year,
        named.years,
        named.decade,
        counted.unit,
        counted.anchored_unit,
        counted.this_unit,
        counted.relative_years,
        counted.ago,
        counted.away,
        counted.stretch,
        counted.present,
        counted.so_far,
        counted.day_word,
        counted.last_night,
        counted.weekday,
        counted.weekday_of_week,
        counted.next_day,
        counted.same_period,
        counted.vague,
    )
}
_OF_DAYS, _OF_YEARS = ("days", "listed_days", "stretch", "same_period"), ("years", "relative_years", "school_year")
_OF_MONTHS = ("months", "listed_months", "divisions", "first_of_year", "term")
SPANS = frozenset({*_OF_DAYS, *_OF_MONTHS, *_OF_YEARS})
"""They say both ends themselves: `hingga` before them takes none away."""
DAYS = frozenset({"day", "day_of_year", "weekday", "weekday_of_week", "day_word"})
"""They are single days, which may be that of a speech."""
PRESENT = frozenset({"present", "so_far"})
"""They say no more than that something is so now."""
RELEASES = DAYS | {"month", "month_of_year"}
"""They may be when something was released."""
YEARS = frozenset({"year", "years"})
"""They may be part of a name: `Piala Dunia 2026`."""
