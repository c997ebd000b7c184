"""Indonesian numbers: digits as desks print them, and spelled-out numerals.

The norm (EYD V, "Tanda Titik" and "Tanda Koma"): a point groups thousands, a comma marks decimals.
What desks really print deviates; `digits` decides by the shape of the number, by what it stands for
and by the article's own habit. Everything is an exact decimal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from pipeline.errors import NumberError

WHOLE = frozenset({"count"})
"""Kinds of quantity that nobody states in fractions."""
CENTS = frozenset({"money"})
"""Kinds of quantity with two decimals at the most, unless a scale word follows."""

_TENTH_DECIMAL = Decimal("1e-10")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DIGITS = regex.compile(r"\d+(?:[.,]\d+)*")
_DIGIT_RUN = regex.compile(r"\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾]")


@dataclass(frozen=True, slots=True)
class Number:
    """What a numeral asserts: a `value`, or only an interval for vague words (`puluhan`)."""

    value: Decimal | None
    low: Decimal
    high: Decimal


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


def _one_mark(head: str, tail: str, mark: str, *, kind: str, scaled: bool, english: bool) -> Decimal:
    """A number with a single mark, such as 43.237, 396,25 or 27,703."""
    groupable = len(tail) == 3 and len(head) <= 3 and not head.startswith("0")
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


class Numerals:
    """Reads numerals, digits with scale words and spelled-out words, by the lexicon `numerals`."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        """*rows*: the lexicon, with columns `word`, `kind` and `value`."""
        self._kind = {row["word"]: row["kind"] for row in rows if row["kind"] != "money_scale"}
        self._value = {row["word"]: row["value"] for row in rows}
        self.money_scales = {row["word"]: Decimal(row["value"]) for row in rows if row["kind"] == "money_scale"}
        self.words = frozenset(self._kind)
        self.starters = frozenset(
            word
            for word, kind in self._kind.items()
            if kind not in {"teen", "ten", "hundred", "scale", "part", "comma"}
        )
        self.scan_pattern = regex.compile(self._grammar(), regex.IGNORECASE)

    def scale(self, word: str) -> Decimal | None:
        """The factor of a scale word such as `miliar`, or None."""
        return Decimal(self._value[word]) if self._kind.get(word) == "scale" else None

    def _words(self, *kinds: str) -> str:
        return "(?:" + "|".join(sorted((w for w, k in self._kind.items() if k in kinds), key=len, reverse=True)) + ")"

    def _grammar(self) -> str:
        """The regular expression of one numeral; see `read` for what it means."""
        unit, scale = self._words("unit"), self._words("scale")
        below_100 = rf"(?:{unit} +puluh(?: +{unit})?|{unit} +belas|{unit})"
        below_1000 = rf"(?:(?:seratus|{unit} +ratus)(?: +{below_100})?|{below_100})"
        one = self._words("scale_one")
        scaled = rf"(?:{below_1000}(?: +{scale})+|{one}(?: +{scale})*)"
        spelled = rf"(?:{scaled}(?: +{scaled})*(?: +{below_1000}(?!\w))?|{below_1000})"
        fraction = self._words("fraction")
        part = rf"(?:{unit} *(?:{self._words('part')})|{self._words('part_one')})"
        comma = rf"{spelled} +koma(?: +{unit})+(?: +{scale})*"
        half = rf"(?:{spelled} +)?{fraction}(?: +{scale})*"
        vague = rf"{self._words('vague')}(?: +(?:ribu|juta|miliar|milyar|triliun))*"
        in_digits = rf"(?:\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾])(?: +setengah)?(?:-an)?(?: *-?{scale}(?:an)?(?![\p{{L}}_]))*"
        mixed = rf"{in_digits}(?:(?<=\p{{L}}) +\d+(?:[.,]\d+)* *{scale}(?![\p{{L}}_]))*"
        return rf"(?:{mixed}(?:-an(?!\p{{L}}))?|(?:{vague}|{comma}|{part}|{half}|{spelled})(?!\w))"

    def read(self, text: str, *, kind: str = "count", english: bool = False) -> Number:
        """The number that the numeral *text* asserts.

        Raises NumberError where *text* is no numeral, such as `dua tiga` or `12.50.7`.
        """
        words = _ROUND.sub("", text.lower()).split() if text[:1].isdigit() else text.lower().split()
        if len(words) == 1 and words[0].isdecimal():
            return _exact(digits(words[0]))
        words = _split_glued(words)
        if not words:
            raise NumberError("an empty text is not a number")
        if self._kind.get(words[0]) == "vague":
            return self._vague(words)
        return _exact(self._sum(text, words, kind=kind, english=english))

    def _vague(self, words: Sequence[str]) -> Number:
        """`puluhan ribu`: every bound times the scale, the upper one to its last unit."""
        low, high = (Decimal(bound) for bound in self._value[words[0]].split(";"))
        for word in words[1:]:
            scale = Decimal(self._value[word])
            low, high = low * scale, (high + 1) * scale - 1
        return Number(None, low, high)

    def _sum(self, text: str, words: Sequence[str], *, kind: str, english: bool) -> Decimal:
        """Adds up groups from the left; every scale word multiplies the group before it."""
        total, group, previous = Decimal(0), None, None
        index = 0
        while index < len(words):
            word = words[index]
            role = self._kind.get(word) or ("digits" if word[0].isdigit() or word[0] in _FRACTIONS else None)
            if role == "scale":
                if group is None:
                    if previous not in ("scale", "scale_one"):
                        raise NumberError(f"{text!r} is not a number: {word!r} has nothing to multiply")
                    total *= Decimal(self._value[word])  # "ribu triliun"
                else:
                    total, group = total + group * Decimal(self._value[word]), None
            elif role == "scale_one":
                total += Decimal(self._value[word])
            elif role == "comma":
                tail = words[index + 1 :]
                figures = [w for w in tail if self._kind.get(w) == "unit"]
                group = (group or Decimal(0)) + Decimal("0." + "".join(self._value[w] for w in figures))
                index += len(figures)
            elif role == "digits":
                if group is not None:
                    raise NumberError(f"{text!r} is not a number: two numbers beside each other")
                follows = index + 1 < len(words) and self._kind.get(words[index + 1]) == "scale"
                group = _with_fraction(word, kind=kind, scaled=follows, english=english)
            else:
                group = self._spelled(text, word, role, group)
            previous = role
            index += 1
        return total + (group or Decimal(0))

    def _spelled(self, text: str, word: str, role: str | None, group: Decimal | None) -> Decimal:
        """*group* after one more spelled-out word."""
        if role is None:
            raise NumberError(f"{text!r} is not a number: unknown word {word!r}")
        value = Decimal(self._value[word])
        if role in {"unit", "hundred_one", "fraction"}:
            if group is not None and role == "unit" and (group % 10 or not group):
                raise NumberError(f"{text!r} is not a number: two numbers beside each other")
            return (group or Decimal(0)) + value
        if role == "part_one":
            return _divide(Decimal(1), value)
        if group is None:
            raise NumberError(f"{text!r} is not a number: {word!r} has nothing before it")
        if role == "teen":
            return group + value
        if role == "part":
            return _divide(group, value)
        tens = group % 10  # "seratus dua puluh": only the last figure is multiplied
        return group - tens + tens * value if role == "ten" else group * value


_FIGURES = 22
"""Figures of the largest number that is read: the table holds 28 before the point, scale words come on top."""
_DECIMALS = 10
_ROUND = regex.compile(r"-an\b|(?<=\b(?:ribu|juta|miliar|milyar|triliun|trilyun))an\b")
"""The ending -an, which says that a number is round: 20.000-an, 5 jutaan."""


def _divide(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A fraction, rounded to the table's ten decimals where it does not end (two thirds)."""
    return (numerator / denominator).quantize(_TENTH_DECIMAL)


def _exact(value: Decimal) -> Number:
    whole = value.to_integral_value()
    value = whole if whole == value else value.normalize()
    if -value.as_tuple().exponent > _DECIMALS:  # type: ignore[operator]
        raise NumberError(f"{value} has more than {_DECIMALS} decimals")
    return Number(value, value, value)


def _with_fraction(word: str, *, kind: str, scaled: bool, english: bool) -> Decimal:
    """Digits that may end in a fraction sign, `1½`."""
    if word[-1] in _FRACTIONS:
        whole = digits(word[:-1], kind=kind, english=english) if len(word) > 1 else Decimal(0)
        return whole + _FRACTIONS[word[-1]]
    return digits(word, kind=kind, scaled=scaled, english=english)


def _split_glued(words: Sequence[str]) -> list[str]:
    """Words with digits and letters parted: `5juta` and `20-ribu` are two words each."""
    parted: list[str] = []
    for word in words:
        if word[0].isdigit() and not word[-1].isdigit():
            run = _DIGIT_RUN.match(word)
            figures = run.group() if run else word
            parted += [figures, word[len(figures) :].lstrip("-")] if len(figures) < len(word) else [word]
        else:
            parted.append(word)
    return parted
