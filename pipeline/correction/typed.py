"""What people type into the cells of a sheet: numbers with words of scale, codes by the words that they read."""

import re
from decimal import Decimal, InvalidOperation

from pipeline.errors import CorrectionError
from pipeline.formats import headings
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import unknown
from pipeline.values.number import Numerals
from pipeline.values.quantity import tidy

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")


class Typed:
    """Reads cells by the words of a rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._numerals = Numerals(rulebook.lexicon("numerals"))
        self._heads = headings.codes(rulebook)
        self._codes = {
            column: {word.casefold(): code for code, word in words.items()} | {code: code for code in words}
            for column, words in self._heads.items()
        }
        truths = headings.truths(rulebook)
        self._truths = {text.casefold(): truth for truth, text in truths.items()} | {"true": True, "false": False}

    def truth(self, text: str) -> bool:
        """What *text* says; raises KeyError for other words."""
        return self._truths[text.casefold()]

    def code(self, column: str, shown: str, text: str) -> str:
        """The code that *text* says in *column*, whose head is *shown*; in other columns the text itself.

        Raises CorrectionError with the words that are known.
        """
        if column not in self._codes:
            return text
        if (code := self._codes[column].get(text.casefold())) is None:
            raise CorrectionError(unknown(shown, text, self._heads[column].values()))
        return code

    def number(self, text: str, *, comma: bool | None) -> Decimal:
        """The number that *text* says, with a word of scale where it has one.

        *comma*: whether decimals have a comma; None for a text that tells by itself: `45.000` and `4,5` are Indonesian,
        `12345.25` is not. Raises ValueError, InvalidOperation or NumberError where it says none.
        """
        if comma is None:
            comma = "," in text or bool(_GROUPED.fullmatch(text))
        if comma and re.fullmatch(r"[\d.]+", text) and "." in text and not _GROUPED.fullmatch(text):
            raise ValueError(text)
        try:
            return tidy(Decimal(text.replace(".", "").replace(",", ".") if comma else text))
        except InvalidOperation:
            value = self._numerals.read(text).value
            if value is None:
                raise
            return tidy(value)
