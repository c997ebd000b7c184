"""What a careful reader should know of how a quantity is written: the codes of the column `flags`.

A decimal point, English grouping, a misspelt word, a currency that the text leaves open, and words that a web page
glued together.
"""

from collections.abc import Callable, Mapping, Sequence

import regex

from pipeline.mention import Mention
from pipeline.values.digits import decimal_point, english_grouping

_NUMERALS = ("value", "low", "high", "middle", "margin")
_WORDS = (*_NUMERALS, "unit", "scale")
_LEXICONS = ("numerals", "units", "currencies", "percents")
_MISSPELT = ("misspelling", "misprint")
_ENDS_GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}\p{Ll})")
_BEGINS_GLUED = regex.compile(r"(?<=\p{Ll}{2})(?=\p{Lu})")
_LETTERS = regex.compile(r"[\p{L}/]+")


class Flags:
    """Tells the flags of quantities; made once per run."""

    def __init__(self, lexicon: Callable[[str], Sequence[Mapping[str, str]]]) -> None:
        """*lexicon* gives the rows of a lexicon by its name; their column `source` says which words are misspelt."""
        rows = [row for name in _LEXICONS for row in lexicon(name)]
        self._misspelt = frozenset(row["word"].lower() for row in rows if row["source"].startswith(_MISSPELT))
        self._open = frozenset(row["word"].lower() for row in lexicon("currencies") if _is_open(row["source"]))

    def of(self, mention: Mention, text: str, *, english: bool) -> frozenset[str]:
        """The flags of the quantity *mention* of the article *text*, which groups by comma if it is *english*."""
        slots, flags = mention.slots, set()
        numerals = [slots[name] for name in _NUMERALS if name in slots]
        kind = "measure" if "scale" in slots else mention.type
        if any(decimal_point(numeral, kind=kind, english=english) for numeral in numerals):
            flags.add("decimal_point")
        if any(english_grouping(numeral, kind=kind, english=english) for numeral in numerals):
            flags.add("english_grouping")
        if any(self._is_misspelt(slots[name].lower()) for name in _WORDS if name in slots):
            flags.add("misspelt")
        if mention.type == "money" and ("unit" not in slots or slots["unit"].lower() in self._open):
            flags.add("assumed_currency")
        if _ENDS_GLUED.match(text, mention.end) or _BEGINS_GLUED.match(text, mention.start):
            flags.add("glued")
        return frozenset(flags)

    def _is_misspelt(self, words: str) -> bool:
        return words in self._misspelt or any(word in self._misspelt for word in _LETTERS.findall(words))


def _is_open(source: str) -> bool:
    """Whether a currency's word leaves open which country's it is, as the lexicon notes."""
    return "bare" in source or "ambiguous" in source
