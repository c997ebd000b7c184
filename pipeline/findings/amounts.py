"""Numbers that no article printed, as an Indonesian reader would write them: `30,6 persen`, `Rp599,4 triliun`."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from pipeline.fact import Fact

_MIDDLE = Context(prec=4, rounding=ROUND_HALF_EVEN)
_MARKS = str.maketrans(",.", ".,")
_WIDE = Decimal("0.005")
"""How far the ends may be apart, as a part of the number, and still be shown as one."""


class Amounts:
    """Writes numbers with scale words, names of units, and the marks of currencies that stand before a number."""

    def __init__(self, scales: Mapping[str, int], units: Mapping[str, str], before: Mapping[str, str]) -> None:
        self._scales = sorted(((10**zeros, word) for word, zeros in scales.items()), reverse=True)
        self._units = units
        self._before = before

    def between(self, low: Decimal | None, high: Decimal | None, like: Fact) -> str:
        """What lies from *low* to *high*, in the unit of *like*; an end may be open.

        >>> amounts = Amounts({"juta": 6}, {"%": "persen"}, {"IDR": "Rp"})
        >>> percent, rate = Fact("a", unit="%"), Fact("a", unit="IDR", per="USD")
        >>> amounts.between(Decimal("30.6273"), Decimal("30.63"), percent)
        '30,63 persen'
        >>> amounts.between(Decimal(5_000_000), Decimal(7_000_000), rate), amounts.between(Decimal(4), None, percent)
        ('Rp5–7 juta / USD', '≥ 4 persen')
        """
        if low is None and high is None:
            return ""
        sign = "≥ " if high is None else "≤ " if low is None else ""
        ends = [end for end in (low, high) if end is not None]
        middle = sum(ends, Decimal(0)) / len(ends)
        if max(ends) - min(ends) <= abs(middle) * _WIDE:
            ends = [middle]
        number, word = self._scaled(ends)
        mark = self._before.get(like.unit or "", "")
        unit = "" if mark else self._units.get(like.unit or "", like.unit or "")
        return " ".join(filter(None, (f"{sign}{mark}{number}", word, unit, like.per and f"/ {like.per}")))

    def _scaled(self, ends: Sequence[Decimal]) -> tuple[str, str]:
        """The ends as one text, and the scale word behind it."""
        size = max(map(abs, ends))
        scale, word = next(((scale, word) for scale, word in self._scales if size >= scale), (1, ""))
        shown = dict.fromkeys(_digits(end / scale) for end in ends)
        return "–".join(shown), word


def _digits(number: Decimal) -> str:
    """Four figures, more only where they stand before the comma: 53.372 and 30,63."""
    if abs(number) >= 10**4:
        return f"{number.quantize(Decimal(1)):,f}".translate(_MARKS)
    rounded = _MIDDLE.plus(number).normalize()
    return f"{rounded:,f}".translate(_MARKS)
