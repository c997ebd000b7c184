"""What tells that a numeral may go on behind its figures or its first word: few do, and the grammar is dear to try."""

import re
from collections.abc import Iterable, Mapping

import regex

_SHOWN = 3
"""Letters by which a word is recognised; more of them shut out hardly more words."""


class Longer:
    """Expressions to be matched behind figures and behind a number word; what they do not match ends the numeral."""

    def __init__(self, kinds: Mapping[str, str], grammar: regex.Pattern[str]) -> None:
        r"""*kinds*: the kind of each number word; *grammar* matches whole numerals.

        >>> longer = Longer({"satu": "unit", "juta": "scale"}, regex.compile(r"(?:\d+|satu)(?: *juta)?"))
        >>> [bool(longer.figures.match(text)) for text in (" jutaan", "an", " 000", " rumah", " satu", "-20")]
        [True, True, True, False, False, False]
        >>> [bool(longer.words.match(text)) for text in (" satu", " per tiga", " rumah", ". Satu")]
        [True, True, False, False]
        >>> longer.is_whole("12"), longer.is_whole("satu"), longer.is_whole("belas")
        (True, True, False)
        """
        self._grammar = grammar
        self._whole: dict[str, bool] = {}
        scales = _beginnings([*(word for word, kind in kinds.items() if kind == "scale"), "ratus", "setengah"])
        first = "".join(sorted({word[0] for word in scales}))
        more = rf" ?[½¼¾]| *\(|\. ?\d|/(?:[2-68]|10) | +\d|-?an|k|\+| *-?(?:{'|'.join(scales)})"
        # Most letters are none of the first: a class of characters is looked at once, alternatives one by one.
        self.figures = re.compile(rf"(?! ?[^ \d½¼¾(./+ak{first}-])(?:{more})", re.IGNORECASE)
        words = "|".join(_beginnings([*kinds, "per "]))
        self.words = re.compile(rf"\w| ?[½¼¾]| *[-(]| *(?:{words})", re.IGNORECASE)

    def is_whole(self, text: str) -> bool:
        """Whether figures are a numeral by themselves, as all are, or a number word is: `belas` is none."""
        if text[0].isalpha() and text not in self._whole:
            self._whole[text] = self._grammar.fullmatch(text) is not None
        return self._whole.get(text, True)


def _beginnings(words: Iterable[str]) -> list[str]:
    return sorted({word[:_SHOWN] for word in words})
