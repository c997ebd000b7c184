"""How an article groups its figures: by the Indonesian norm, or by comma as in English."""

from collections.abc import Iterable

import regex

_ENGLISH = regex.compile(r"\d{1,3}(?:(?:,\d{3}){2,}|,\d{3}\.\d{1,2})(?!\S)")
_INDONESIAN = regex.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|\.\d{3},\d{1,2}|,\d{1,2})(?!\S)")


def english_habit(numerals: Iterable[str]) -> bool:
    """Whether an article's *numerals* group by comma more often than they show the Indonesian norm.

    >>> english_habit(["1,250,000", "3,400,000"]), english_habit(["1.250.000", "5,5"])
    (True, False)
    """
    with_comma = [text for text in numerals if "," in text]
    english = sum(1 for text in with_comma if _ENGLISH.match(text))
    return english > 0 and english > sum(1 for text in with_comma if _INDONESIAN.match(text))
