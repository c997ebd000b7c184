"""From numerals and hedges to the columns value, low, high and bound of FACTS."""

import re
from decimal import Decimal, localcontext

from pipeline.errors import NumberError
from pipeline.meaning import Amount
from pipeline.values.digits import held
from pipeline.values.number import Number, Numerals

_ROUND = re.compile(r"(?:-|\d|puluh|ratus|ribu|juta|mil[iy]ar|tril[iy]un)an\b")
"""A numeral that is round; vague ones (puluhan) are no exact amounts, which alone open."""


def single(number: Number, scale: Decimal | None = None, sign: Decimal = Decimal(1)) -> Amount:
    """The amount of one number, with a scale letter where one follows ("Rp3 M"), *sign* -1 below nought."""
    factor = scale or Decimal(1)
    if number.between:
        return Amount(None, tidy(number.low * factor), tidy(number.high * factor), "range")
    if number.value is None:
        return Amount(None, number.low * factor, held((number.high + 1) * factor - 1), "vague")
    value = tidy(number.value * factor * sign)
    return Amount(value, value, value)


def interval(low: Number, high: Number, *, shared: Decimal | None = None, scale: Decimal | None = None) -> Amount:
    """The amount of a range.

    *shared* is a scale that the lower end leaves unsaid ("Rp10-20 miliar"), *scale* one that neither
    numeral holds ("Rp2-3 M"). Raises NumberError where the ends are vague or stand the wrong way round.
    """
    if low.value is None or high.value is None:
        raise NumberError("a range needs two numbers")
    bottom, top = low.value * (shared or 1), high.value * (scale or 1)
    if bottom >= top:
        raise NumberError(f"a range from {bottom} to {top} does not rise")
    return Amount(None, tidy(bottom), tidy(top), "range")


def margin(middle: Number, width: Number) -> Amount:
    """The amount of a value with a margin on both sides (2,5±1); one of nought leaves the value exact."""
    if middle.value is None or width.value is None:
        raise NumberError("a margin needs two numbers")
    if not width.value:
        return single(middle)
    return Amount(None, tidy(middle.value - width.value), tidy(middle.value + width.value), "range")


def hedged(amount: Amount, bound: str) -> Amount:
    """*amount* under a hedge: an exact value opens on the side that the words leave open.

    >>> hedged(Amount(Decimal(50), Decimal(50), Decimal(50)), "more_than")
    Amount(value=Decimal('50'), low=Decimal('50'), high=None, bound='more_than')
    """
    if amount.bound != "exact":
        return amount
    low = amount.value if bound in ("at_least", "more_than") else None
    high = amount.value if bound in ("at_most", "less_than") else None
    return amount._replace(low=low, high=high, bound=bound)


def rounded(amount: Amount, numeral: str) -> Amount:
    """*amount* of a numeral with an ending that opens it: -an is round (20.000-an, 200an), + is more (74 ribu+)."""
    if numeral.endswith("+"):
        return hedged(amount, "more_than")
    return hedged(amount, "approx") if _ROUND.search(numeral.lower()) else amount


def shared_scale(numerals: Numerals, low: str, high: str) -> Decimal | None:
    """The scale word at the end of *high* that *low* lacks: "10" and "20 miliar" share miliar."""
    words = high.lower().split()
    if len(words) < 2 or len(low.split()) > 1:
        return None
    scale = numerals.scale(words[-1])
    return scale if scale and not low.lower().endswith(words[-1]) else None


def tidy(value: Decimal) -> Decimal:
    """*value* without trailing zeros and without an exponent: integers stay integers.

    Raises NumberError where the table does not hold it.
    """
    held(value)
    with localcontext() as context:
        context.prec = 38
        whole = value.to_integral_value()
        return whole.quantize(Decimal(1)) if whole == value else value.normalize()
