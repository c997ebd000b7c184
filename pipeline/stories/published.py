"""When each article was published, and what says so: given > url > text > the numbers of its desk."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from pipeline.article import Article
from pipeline.stories.addresses import Address, Addresses
from pipeline.stories.days import Days, Named, years

_COUNTED = re.compile(r"(.*?\D)?(\d{2,9})")
_NEAR = 2
"""Days that may lie between the articles round an undated one."""
_ROUND = 2
"""Dated articles that are asked on each side of an undated one."""


class Moment(NamedTuple):
    """A time of publication (midnight where no hour is known), what says so, and the outlet."""

    published: datetime | None
    published_from: str
    outlet: str


def moments(articles: Sequence[Article], addresses: Addresses, days: Days) -> list[Moment]:
    """The moment of each of *articles*, in their order; what one of them is depends on no order."""
    read = [addresses.read(article.url) for article in articles]
    said = [_given(article, address) for article, address in zip(articles, read, strict=True)]
    usual = Counter(one[0].year for one in said if one)
    for index, article in enumerate(articles):
        if said[index] is None and (day := day_of(f"{article.title}\n{article.text}", days, usual)):
            said[index] = datetime.combine(day, time()), "text"
    for index, day in _by_numbers(articles, read, said):
        said[index] = datetime.combine(day, time()), "neighbours"
    return [
        Moment(one[0] if one else None, one[1] if one else "", article.outlet or address.outlet)
        for one, article, address in zip(said, articles, read, strict=True)
    ]


_Said = tuple[datetime, str]


def _given(article: Article, address: Address) -> _Said | None:
    """The day that was given, with the hour of the url where that is of this day; else the time of the url."""
    given = article.published
    if isinstance(given, datetime):
        return given.replace(microsecond=0, tzinfo=None), "given"
    if given is None:
        return (address.moment, "url") if address.moment else None
    moment = address.moment
    return (moment if moment and moment.date() == given else datetime.combine(given, time())), "given"


def day_of(text: str, days: Days, usual: Counter[int]) -> date | None:
    """The day of the news: the one that *text* names most often with its weekday, the first of those.

    Where no year stands beside it, the weekday tells which year it is: of those in which it fits the one in which
    most articles were published (*usual*), else the one that the text names most often. A day whose weekday is
    another in the calendar is a misprint and counts for nothing.
    """
    led = [one for one in days.named(text) if one.weekday is not None]
    if not led:
        return None
    named = years(text)
    tried = sorted({*usual, *named}, key=lambda year: (-usual[year], -named[year], -year))
    found = [day for one in led for day in [_dated(one, tried)] if day]
    counts = Counter(found)
    return max(found, key=lambda day: counts[day]) if found else None


def _dated(one: Named, tried: Sequence[int]) -> date | None:
    return next((day for year in ([one.year] if one.year else tried) if (day := one.dated(year))), None)


def _by_numbers(
    articles: Sequence[Article], read: Sequence[Address], said: Sequence[_Said | None]
) -> list[tuple[int, date]]:
    """The days of undated articles between the numbers of dated ones that were published at nearly one time."""
    known: dict[str, list[tuple[int, date]]] = {}
    asked: list[tuple[int, str, int]] = []
    for index, (article, address, one) in enumerate(zip(articles, read, said, strict=True)):
        series = _series(article, address)
        if series and one:
            known.setdefault(series[0], []).append((series[1], one[0].date()))
        elif series:
            asked.append((index, *series))
    for numbers in known.values():
        numbers.sort()
    found = ((index, _between(known.get(name, []), number)) for index, name, number in asked)
    return [(index, day) for index, day in found if day]


def _series(article: Article, address: Address) -> tuple[str, int] | None:
    """Who counts and which number: the desk by the url, else the collection by the ids of its articles."""
    if address.number is not None:
        return f"{address.outlet}/", address.number
    counted = _COUNTED.fullmatch(article.id)
    return (counted[1] or "", int(counted[2])) if counted else None


def _between(numbers: Sequence[tuple[int, date]], number: int) -> date | None:
    at = bisect_left(numbers, (number, date.min))
    before, after = numbers[max(0, at - _ROUND) : at], numbers[at : at + _ROUND]
    around = [day for _, day in (*before, *after)]
    if len(before) < _ROUND or len(after) < _ROUND or (max(around) - min(around)).days > _NEAR:
        return None
    return sorted(around)[_ROUND - 1]
