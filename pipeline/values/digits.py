"""Digits as desks print them.

The norm (EYD V, "Tanda Titik" and "Tanda Koma"): a point groups thousands, a comma marks decimals.
What desks really print deviates; `digits` decides by the shape of the number, by what it stands for
and by the article's own habit. Everything is an exact decimal.
"""

from collections.abc import Sequence
from decimal import Decimal

import regex

from pipeline.errors import NumberError

WHOLE = frozenset({"count"})
"""Kinds of quantity that nobody states in fractions."""
CENTS = frozenset({"money"})
"""Kinds of quantity with two decimals at the most, unless a scale word follows."""

_DIGITS = regex.compile(r"\d+(?:[.,]\d+)*")
_ONE_POINT = regex.compile(r"\d+\.\d+(?![.,]?\d)")
_COMMA_GROUPS = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![.,]?\d)")
_FIGURES = 22
"""Figures of the largest number that is read: scale words come on top."""
_HELD = 28
"""Figures before the point that the table holds."""


def digits(text: str, *, kind: str = "count", scaled: bool = False, english: bool = False) -> Decimal:
    """The number that the digits of *text* stand for.

    `kind` is the type of quantity, `scaled` whether a scale word follows (`1,125 triliun`),
    `english` the article's habit of grouping by comma.

    >>> digits("43.237"), digits("396,25", kind="money", scaled=True), digits("1.250,5")
    (Decimal('43237'), Decimal('396.25'), Decimal('1250.5'))
    >>> digits("81.01", kind="percent"), digits("27,703"), digits("1,000,000", kind="money")
    (Decimal('81.01'), Decimal('27703'), Decimal('1000000'))
    >>> digits("12.50.7")
    Traceback (most recent call last):
        ...
    pipeline.errors.NumberError: '12.50.7' is not a number: groups after a point have three digits
    """
    if sum(char.isdecimal() for char in text) > _FIGURES:
        raise NumberError(f"{text!r} is not a number of the press: more than {_FIGURES} figures")
    if text.isdecimal():
        return Decimal(text)
    if not _DIGITS.fullmatch(text):
        raise NumberError(f"{text!r} is not a number: expected digits with points and commas")
    marks = [char for char in text if char in ".,"]
    last = marks[-1]
    if len(set(marks)) == 2:
        return _two_marks(text, last)
    head, *groups = text.split(last)
    if len(groups) > 1:
        return Decimal(_grouped(text, head, groups, last))
    return _one_mark(head, groups[0], last, kind=kind, scaled=scaled, english=english)


def held(value: Decimal) -> Decimal:
    """*value*, where the table holds it. Raises NumberError for more than 28 figures before the point.

    >>> held(Decimal("1e27"))
    Decimal('1E+27')
    >>> held(Decimal("1e28"))
    Traceback (most recent call last):
        ...
    pipeline.errors.NumberError: a number of 29 figures is larger than the table holds (28)
    """
    if (figures := value.adjusted() + 1) > _HELD:
        raise NumberError(f"a number of {figures} figures is larger than the table holds ({_HELD})")
    return value


def decimal_point(numeral: str, *, kind: str, english: bool) -> bool:
    """Whether a *numeral* marks its decimals by a point: 81.01, but not 81.010 warga or 1,250.5.

    >>> decimal_point("486.24 miliar", kind="money", english=False), decimal_point("1.250", kind="count", english=False)
    (True, False)
    """
    found = _ONE_POINT.match(numeral)
    return found is not None and _read(found.group(), numeral, kind, english) == Decimal(found.group())


def english_grouping(numeral: str, *, kind: str, english: bool) -> bool:
    """Whether a *numeral* groups its thousands by comma: 12,500 or 1,250.5.

    >>> english_grouping("27,703", kind="count", english=False), english_grouping("2,5", kind="count", english=False)
    (True, False)
    """
    found = _COMMA_GROUPS.match(numeral)
    return found is not None and _read(found.group(), numeral, kind, english) == Decimal(found.group().replace(",", ""))


def _read(figures: str, numeral: str, kind: str, english: bool) -> Decimal:
    """The number of the *figures* that a *numeral* begins with."""
    scaled = any(char.isalpha() for char in numeral)
    return digits(figures, kind=kind, scaled=scaled, english=english)


def _one_mark(head: str, tail: str, mark: str, *, kind: str, scaled: bool, english: bool) -> Decimal:
    """A number with a single mark, such as 43.237, 396,25 or 27,703."""
    groupable = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
    if mark == "." and kind in CENTS and tail == "000" and len(head) > 3 and not scaled:
        return Decimal(head + tail)  # 1000.000 rupiah: a point was left out
    if mark == "." and groupable:
        group = not english or kind in WHOLE
    else:  # a comma groups only where the kind has no third decimal
        group = groupable and (english or kind in WHOLE or kind in CENTS) and not scaled
    return Decimal(head + tail) if group else Decimal(f"{head}.{tail}")


def _two_marks(text: str, last: str) -> Decimal:
    """A number with points and commas: the last one marks the decimals, the others group."""
    whole, _, decimals = text.rpartition(last)
    other = "," if last == "." else "."
    if last in whole:
        # 6,844,20 and 1.234.56 with the other mark mixed in: no reading is safe
        raise NumberError(f"{text!r} is not a number: the decimal mark stands twice")
    head, *groups = whole.split(other)
    return Decimal(f"{_grouped(text, head, groups, other)}.{decimals}")


def _grouped(text: str, head: str, groups: Sequence[str], mark: str) -> str:
    """The digits of a number with thousands groups, checked."""
    name = "point" if mark == "." else "comma"
    if len(head) > 3 or any(len(group) != 3 for group in groups):
        raise NumberError(f"{text!r} is not a number: groups after a {name} have three digits")
    return head + "".join(groups)
