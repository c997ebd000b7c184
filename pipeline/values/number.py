"""Indonesian numerals: digits with their scale words, and numbers spelled out. Everything is an exact decimal."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from pipeline import kept
from pipeline.errors import NumberError
from pipeline.values.digits import digits, held
from pipeline.values.longer import Longer

_TENTH_DECIMAL = Decimal("1e-10")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DIGIT_RUN = regex.compile(r"\d+(?:[.,]\d+)*[½¼¾]?|[½¼¾]|\d+/\d+")


class Number(NamedTuple):
    """What a numeral asserts: a `value`, or only an interval for vague words (`puluhan`)."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    between: bool = False
    """Whether the interval is a range with two ends (`dua tiga`)."""


class Numerals:
    """Reads numerals, digits with scale words and spelled-out words, by the lexicon `numerals`."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        """*rows*: the lexicon, with columns `word`, `kind` and `value`."""
        self._kind = {row["word"]: row["kind"] for row in rows if row["kind"] != "money_scale"}
        self._value = {row["word"]: row["value"] for row in rows}
        self._pairs = self._neighbours()
        self._parts = self._compounds()
        self.words = frozenset(self._kind) | frozenset(self._parts)
        self._parts["k"] = ["ribu"]  # 100k, glued to the figures only
        self.scan_pattern = kept.compiled(self._grammar(), regex.IGNORECASE)
        self.longer = Longer(self._kind, self.scan_pattern)

    def scale(self, word: str) -> Decimal | None:
        """The factor of a scale word such as `miliar`, or None."""
        return Decimal(self._value[word]) if self._kind.get(word) == "scale" else None

    def _words(self, *kinds: str) -> str:
        return "(?:" + "|".join(sorted((w for w, k in self._kind.items() if k in kinds), key=len, reverse=True)) + ")"

    def _compounds(self) -> dict[str, list[str]]:
        """Words that the press writes as one, and the number words that they are: duabelas, seratusan, dua-tiga."""
        units = [word for word, kind in self._kind.items() if kind == "unit" and 0 < int(self._value[word]) < 10]
        tails = [word for word, kind in self._kind.items() if kind in {"teen", "ten", "hundred"}] + ["ribu", "juta"]
        compounds = {unit + tail: [unit, tail] for unit in units for tail in tails}
        ones = [word for word, kind in self._kind.items() if kind in {"hundred_one", "scale_one"}]
        compounds.update({f"{word}an": [word] for word in ones})
        compounds.update({f"{first}-{second}": [first, second] for first, second in self._pairs})
        return compounds

    def _neighbours(self) -> list[tuple[str, str]]:
        """Pairs of figures that follow each other, in words."""
        figure = {self._value[word]: word for word, kind in self._kind.items() if kind == "unit"}
        return [(figure[str(number)], figure[str(number + 1)]) for number in range(1, 9)]

    def _grammar(self) -> str:
        """The regular expression of one numeral; see `read` for what it means."""
        unit, scale = self._words("unit"), self._words("scale")
        below_100 = rf"(?:{unit} *puluh(?: +{unit})?|{unit} *belas|{unit})"
        hundreds = rf"(?:(?:seratus|{unit} *ratus)(?: +{below_100})?)"
        below_1000 = rf"(?:{hundreds}|{below_100})"
        one = self._words("scale_one")
        scaled = rf"(?:{below_1000}(?: *{scale})+|{one}(?: +{scale})*)"
        spelled = rf"(?:{scaled}(?: +{scaled})*(?: +{below_1000}(?!\w))?|{below_1000})"
        fraction = self._words("fraction")
        parts = "|".join(word.replace("per", "per +", 1) for word, kind in self._kind.items() if kind == "part")
        apart = rf"{unit} +(?:{parts})(?!\w| +(?:{self._words('ten', 'hundred')}|{scale}))"
        part = rf"(?:{unit} *(?:{self._words('part')})|{self._words('part_one')}|{apart})"
        comma = rf"{spelled} +koma(?: +{unit})+(?: +{scale})*"
        half = rf"(?:{spelled} +)?{fraction}(?: +{scale})*"
        vague = rf"{self._words('vague')}(?: +(?:ribu|juta|miliar|milyar|triliun))*"
        about = rf"(?:(?:seratus|{one})an|{unit} +(?:puluh|ratus|ribu|juta)an)"
        pairs = "|".join(f"{first}[ -]{second}" for first, second in self._pairs)
        pair = rf"(?:{pairs})(?! +{unit})(?: +(?:puluh|ratus))?(?: +{scale})*"
        again = rf"(?: ?\((?:{spelled}|\d+)\))?"
        spoken = rf"(?:{about}|{vague}|{comma}|{part}|{half}|{pair}|{spelled}{again})(?!\w)"
        return rf"(?:{self._in_figures(scale, hundreds)}(?: ?\({spelled}\))?|{spoken})"

    def _in_figures(self, scale: str, hundreds: str) -> str:
        """The regular expression of a numeral that begins with figures."""
        groups = r"(?:(?<=Rp|\$)|(?<![\p{L}\d.,/-]|\p{Ll} (?-i:\p{Lu}\p{Ll}+) ))[1-9]\d{0,2}(?: \d{3})+(?![ .,]?\d)"
        after_sign = r"(?<=(?:Rp|\$)\.? ?)\d{1,3}(?:\. ?\d{3})+(?![.,]?\d)"
        parted = r"(?<![\d/(.,])(?:\d+ +)?[1-9]/(?:[2-68]|10)(?![\d/])(?= +(?-i:\p{Ll}))"
        figures = rf"(?:{groups}|{after_sign}|{parted}|\d+(?:[.,]\d+)* ?[½¼¾]|\d+(?:[.,]\d+)*|[½¼¾])"
        end = rf"(?:(?![\p{{L}}_])|{_GLUED})"
        in_digits = (
            rf"{figures}(?: +setengah)?(?:-?an(?!\p{{L}}))?(?: *ratus(?!\p{{L}})(?: +\d\d?(?![\d.,]*\d))?)?"
            rf"(?: *-?{scale}(?:an)?{end})*(?:(?-i:k)(?![\p{{L}}\d]))?"
        )
        more = (
            rf"\d+(?:[.,]\d+)* *{scale}{end}|\d ratus(?: +\d\d?)?(?![\p{{L}}\d])"
            rf"|{hundreds} +{scale}{end}|{hundreds}(?!\p{{L}})"
        )
        return rf"{in_digits}(?:(?<=\p{{L}}) +(?:{more}))*(?:-an(?!\p{{L}}))?(?:\+(?= \p{{L}}))?"

    def read(self, text: str, *, kind: str = "count", english: bool = False) -> Number:
        """The number that the numeral *text* asserts; a second reading in brackets, `5 (lima)`, adds nothing.

        Raises NumberError where *text* is no numeral, such as `tiga dua` or `12.50.7`.
        """
        lower = _PER.sub(r"per\1", _AGAIN.sub("", text.lower()))
        words = lower.split()
        if len(words) == 1 and words[0].isdecimal():
            return _exact(digits(words[0]))
        if not words:
            raise NumberError("an empty text is not a number")
        if self._kind.get(words[0]) == "vague":
            return self._vague(words)
        words = self._parted(_ROUND.sub("", _joined(lower)).split())
        for first, second in self._pairs:
            if words[:2] == [first, second]:
                low, high = (self._sum(text, [end, *words[2:]], kind=kind, english=english) for end in (first, second))
                return Number(None, low, high, between=True)
        return _exact(self._sum(text, words, kind=kind, english=english))

    def _parted(self, words: Sequence[str]) -> list[str]:
        """*words* with those parted that are written as one: `5juta`, `20-ribu`, `duabelas`."""
        return [part for word in _split_glued(words) for part in self._parts.get(word, [word])]

    def _vague(self, words: Sequence[str]) -> Number:
        """`puluhan ribu`: every bound times the scale, the upper one to its last unit."""
        low, high = (Decimal(bound) for bound in self._value[words[0]].split(";"))
        for word in words[1:]:
            scale = Decimal(self._value[word])
            low, high = low * scale, held((high + 1) * scale - 1)
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
                    total = held(total * Decimal(self._value[word]))  # "ribu triliun"
                else:
                    total, group = held(total + group * Decimal(self._value[word])), None
            elif role == "scale_one":
                total += Decimal(self._value[word])
            elif role == "comma":
                tail = words[index + 1 :]
                figures = [w for w in tail if self._kind.get(w) == "unit"]
                group = (group or Decimal(0)) + Decimal("0." + "".join(self._value[w] for w in figures))
                index += len(figures)
            elif role == "digits":
                if group is not None and previous != "hundred" and not _is_fraction(word):
                    raise NumberError(f"{text!r} is not a number: two numbers beside each other")
                follows = index + 1 < len(words) and self._kind.get(words[index + 1]) == "scale"
                group = (group or Decimal(0)) + _with_fraction(word, kind=kind, scaled=follows, english=english)
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


_DECIMALS = 10
_ROUND = regex.compile(r"(?<=\d)-?an\b|-an\b|(?<=(?:puluh|ratus|ribu|juta|miliar|milyar|triliun|trilyun))an\b|\+$")
"""What says that a number is round: 20.000-an, 200an, 5 jutaan, 74 ribu+."""
_PER = regex.compile(r"(?<=\p{L} +)per +(\p{L}+)")
"""A fraction in three words: dua per tiga."""
_AGAIN = regex.compile(r" ?\([^)]*\)?")
_SPACED = regex.compile(r"(?<=^\d{1,3}|^\d{1,3}[ \d]* \d{3}) (?=\d{3}(?!\d))|(?<=\d\.) (?=\d{3}(?!\d))")
_GLUED = r"(?-i:(?<=\p{Ll}{4})(?=\p{Lu}\p{L}))"
"""Where a web page glued the next paragraph to a word: 2 triliun|Direktur, 2 triliun|PALU."""


def _joined(text: str) -> str:
    """*text* with the groups of three joined that stand apart: 816 000, 1. 500.000."""
    return _SPACED.sub("", text) if " " in text else text


def _is_fraction(word: str) -> bool:
    """Whether *word* is a fraction in figures that may follow a whole number (1 ½, 2 1/4)."""
    return "/" in word or word in _FRACTIONS


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
    if "/" in word:
        numerator, _, denominator = word.partition("/")
        return _divide(Decimal(numerator), Decimal(denominator))
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
