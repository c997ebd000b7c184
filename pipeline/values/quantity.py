"""From numerals and hedges to the columns value, low, high and bound of FACTS."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from pipeline.errors import NumberError
from pipeline.values.number import Number, Numerals

Columns = dict[str, object]


def single(number: Number, scale: Decimal | None = None, sign: Decimal = Decimal(1)) -> Columns:
    """The columns of one number, with a scale letter where one follows ("Rp3 M"), *sign* -1 below nought."""
    factor = scale or Decimal(1)
    if number.value is None:
        return {"low": number.low * factor, "high": (number.high + 1) * factor - 1, "bound": "vague"}
    value = tidy(number.value * factor * sign)
    return {"value": value, "low": value, "high": value, "bound": "exact"}


def interval(low: Number, high: Number, *, shared: Decimal | None = None, scale: Decimal | None = None) -> Columns:
    """The columns of a range.

    *shared* is a scale that the lower end leaves unsaid ("Rp10-20 miliar"), *scale* one that neither
    numeral holds ("Rp2-3 M"). Raises NumberError where the ends are vague or stand the wrong way round.
    """
    if low.value is None or high.value is None:
        raise NumberError("a range needs two numbers")
    bottom, top = low.value * (shared or 1), high.value * (scale or 1)
    if bottom >= top:
        raise NumberError(f"a range from {bottom} to {top} does not rise")
    return {"low": tidy(bottom), "high": tidy(top), "bound": "range"}


def margin(middle: Number, width: Number) -> Columns:
    """The columns of a value with a margin on both sides (2,5±1)."""
    if middle.value is None or width.value is None:
        raise NumberError("a margin needs two numbers")
    return {"low": tidy(middle.value - width.value), "high": tidy(middle.value + width.value), "bound": "range"}


def hedged(columns: Mapping[str, object], bound: str) -> Columns:
    """*columns* under a hedge: an exact value opens on the side that the words leave open.

    >>> sorted(hedged({"value": Decimal(50), "low": Decimal(50), "high": Decimal(50), "bound": "exact"}, "more_than").items())
    [('bound', 'more_than'), ('high', None), ('low', Decimal('50')), ('value', Decimal('50'))]
    """
    if columns.get("bound") != "exact":
        return dict(columns)
    value = columns["value"]
    return {
        **columns,
        "low": value if bound in ("at_least", "more_than") else None,
        "high": value if bound in ("at_most", "less_than") else None,
        "bound": bound,
    }


def rounded(columns: Columns, numeral: str) -> Columns:
    """*columns* of a numeral with the ending -an (20.000-an), which says that it is round."""
    lower = numeral.lower()
    return (
        hedged(columns, "approx")
        if "-an" in lower or lower.endswith(("ribuan", "jutaan", "miliaran", "triliunan"))
        else columns
    )


def shared_scale(numerals: Numerals, low: str, high: str) -> Decimal | None:
    """The scale word at the end of *high* that *low* lacks: "10" and "20 miliar" share miliar."""
    words = high.lower().split()
    if len(words) < 2 or len(low.split()) > 1:
        return None
    scale = numerals.scale(words[-1])
    return scale if scale and not low.lower().endswith(words[-1]) else None


def tidy(value: Decimal) -> Decimal:
    """*value* without trailing zeros and without an exponent: integers stay integers."""
    with localcontext() as context:
        context.prec = 38
        whole = value.to_integral_value()
        return whole.quantize(Decimal(1)) if whole == value else value.normalize()
