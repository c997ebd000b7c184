"""Numbers that no article printed, as an Indonesian reader would write them: `30,6 persen`, `Rp599,4 triliun`."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal

from pipeline.fact import Fact

_MIDDLE = Context(prec=4, rounding=ROUND_HALF_EVEN)
_MARKS = str.maketrans(",.", ".,")
_WIDE = Decimal("0.005")
"""How far the ends may be apart, as a part of the number, and still be shown as one."""


class Amounts:
    """Writes numbers with the scale words and names of units of *words*."""

    def __init__(self, scales: Mapping[str, int], units: Mapping[str, str]) -> None:
        self._scales = sorted(((10**zeros, word) for word, zeros in scales.items()), reverse=True)
        self._units = units

    def between(self, low: Decimal | None, high: Decimal | None, like: Fact) -> str:
        """What lies from *low* to *high*, in the unit of *like*; an end may be open.

        >>> amounts = Amounts({"juta": 6}, {"IDR": "rupiah", "%": "persen"})
        >>> percent, money = Fact("a", unit="%"), Fact("a", unit="IDR")
        >>> amounts.between(Decimal("30.6273"), Decimal("30.63"), percent)
        '30,63 persen'
        >>> amounts.between(Decimal(5_000_000), Decimal(7_000_000), money), amounts.between(Decimal(4), None, money)
        ('5–7 juta rupiah', '≥ 4 rupiah')
        """
        unit = self._units.get(like.unit or "", like.unit or "")
        if low is None or high is None:
            sign, end = ("≥", low) if high is None else ("≤", high)
            return "" if end is None else " ".join(filter(None, (sign, *self._scaled(end, end), unit)))
        middle = (low + high) / 2
        ends = (middle, middle) if high - low <= abs(middle) * _WIDE else (low, high)
        return " ".join(filter(None, (*self._scaled(*ends), unit)))

    def _scaled(self, low: Decimal, high: Decimal) -> tuple[str, str]:
        """Both ends as one text, and the scale word behind it."""
        size = max(abs(low), abs(high))
        scale, word = next(((scale, word) for scale, word in self._scales if size >= scale), (1, ""))
        shown = dict.fromkeys(_digits(end / scale) for end in (low, high))
        return "–".join(shown), word


def _digits(number: Decimal) -> str:
    """Four figures, more only where they stand before the comma: 53.372 and 30,63."""
    if abs(number) >= 10**4:
        return f"{number.quantize(Decimal(1)):,f}".translate(_MARKS)
    rounded = _MIDDLE.plus(number).normalize()
    return f"{rounded:,f}".translate(_MARKS)
