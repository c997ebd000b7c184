"""Readings of times that are counted: from the day of publication, or from the time that the text told before."""

from pipeline.values.period.calendar import MONTHS, Days, Span, moved, rising, same_days, unit_at, weekday_at, year_of
from pipeline.values.period.now import NOTHING, Now, Said, year_beside


def relative_years(said: Said, now: Now) -> Span:
    """`tahun ini dan tahun depan`: from one year to another."""
    if now.published is None:
        return NOTHING
    first, last = (unit_at(now.published, "year", int(said[name])) for name in ("relative1", "relative"))
    return rising(first[0], last[1])


def unit(said: Said, now: Now) -> Span:
    """`tahun ini`, `bulan lalu`, `pekan depan`: counted from publication."""
    return unit_at(now.published, said["unit"], int(said["relative"])) if now.published else NOTHING


def anchored_unit(said: Said, now: Now) -> Span:
    """`tahun sebelumnya`, `bulan yang sama`: counted from the time told before; `sebelumnya` else from publication."""
    shift, base = int(said["anchored"]), now.told
    if shift < 0:
        base = now.anchor[0] if now.anchor and _fits(now.anchor, said["unit"]) else base or now.published
    return unit_at(base, said["unit"], shift) if base else NOTHING


def this_unit(said: Said, now: Now) -> Span:
    """`akhir tahun`, `awal bulan`: of the present one."""
    return unit_at(now.published, said["unit"]) if now.published else NOTHING


def ago(said: Said, now: Now) -> Span:
    """`tujuh tahun lalu`, `dua pekan ke depan`: the unit that is so many units away from publication."""
    return unit_at(now.published, _unit_of(said), int(said["ago"]) * _number(said)) if now.published else NOTHING


def away(said: Said, now: Now) -> Span:
    """`sehari sebelumnya`, `dua bulan kemudian`: so many units away from the time told before."""
    shift = int(said["before_that"])
    base = now.anchor[0] if now.anchor and shift < 0 else now.told
    return unit_at(base, _unit_of(said), shift * _number(said)) if base else NOTHING


def stretch(said: Said, now: Now) -> Span:
    """`lima tahun terakhir`, `30 tahun ini`, `dua tahun ke depan`: from or to the day of publication.

    A century and more is a round figure and no span of days.
    """
    if now.published is None:
        return NOTHING
    shift = int(said.get("stretch", "-1")) * _number(said)
    if abs(shift) * MONTHS.get(_unit_of(said), 0) >= MONTHS["century"]:
        return NOTHING
    end = moved(now.published, _unit_of(said), shift)
    return (end, now.published) if shift < 0 else (now.published, end)


def present(said: Said, now: Now) -> Span:
    """`saat ini`, `kini`: the day of publication."""
    return now.published, now.published


def so_far(said: Said, now: Now) -> Span:
    """`sejauh ini`: until the day of publication."""
    return None, now.published


def day_word(said: Said, now: Now) -> Span:
    """`kemarin`, `besok`, `siang tadi`: a day counted from publication."""
    return unit_at(now.published, "day", int(said.get("day_word", "0"))) if now.published else NOTHING


def last_night(said: Said, now: Now) -> Span:
    """`semalam`: the night before publication."""
    return unit_at(now.published, "day", -1) if now.published else NOTHING


def weekday(said: Said, now: Now) -> Span:
    """`Senin`, `Jumat mendatang`: the last such day, or the next one."""
    if now.published is None:
        return NOTHING
    number = int(said["weekday"])
    if said.get("when") == "0":  # `Jumat ini`: of this week, be it past or to come
        found = moved(unit_at(now.published, "week")[0], "day", number - 1)
    else:
        found = weekday_at(number, now.published, now.direction)
    return found, found


def weekday_of_week(said: Said, now: Now) -> Span:
    """`Jumat pekan lalu`: a day of another week."""
    if now.published is None:
        return NOTHING
    monday = unit_at(now.published, "week", int(said["relative"]))[0]
    return unit_at(monday, "day", int(said["weekday"]) - 1)


def next_day(said: Said, now: Now) -> Span:
    """`keesokan harinya`: the day behind the time told before."""
    return unit_at(now.told, "day", 1) if now.told else NOTHING


def same_period(said: Said, now: Now) -> Span:
    """`periode yang sama tahun lalu`: the time told before, moved to the year named; without it the whole year."""
    of_year = year_beside(said, now) if {"year", "relative", "anchored"} & said.keys() else None
    told = _whole(now.anchor)
    if told is None:
        return year_of(of_year) if of_year else NOTHING
    if said.get("anchored", "0") != "0":
        of_year = told[1].year + int(said["anchored"])
    return same_days(told, of_year) if of_year else told


def _whole(span: Span | None) -> Days | None:
    """A span with both its ends; one that lasts until some day began with its year."""
    first, last = span or NOTHING
    if last is None:
        return None
    return first or year_of(last.year)[0], last


def vague(said: Said, now: Now) -> Span:
    """`beberapa waktu lalu`, `selama ini`: words of time that no calendar knows."""
    return NOTHING


def _fits(span: Span, of_unit: str) -> bool:
    """Whether *span* lies inside one such unit."""
    first, last = span
    return bool(first and last and unit_at(first, of_unit) == unit_at(last, of_unit))


def _unit_of(said: Said) -> str:
    """The unit counted: that of `tujuh tahun`, or of `sehari`."""
    return said.get("unit") or said["one"]


def _number(said: Said) -> int:
    """How many units: the number, or the one of `sehari`."""
    return int(said.get("number", "1"))
