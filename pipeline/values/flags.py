"""What a careful reader should know of how a fact is written: the codes of the column `flags`.

Of quantities a decimal point, English grouping, a misspelt word, a currency or scale that the text leaves open, and
words that a web page glued together; of regions a name that several bear. Flags of what surrounds a quantity are
linked (`pipeline/link/modality.py`).
"""

from collections.abc import Callable, Mapping, Sequence

import regex

from pipeline.mention import Mention
from pipeline.values.digits import decimal_point, english_grouping
from pipeline.values.region import DEFAULTS

_NUMERALS = ("value", "low", "high", "middle", "margin")
_WORDS = (*_NUMERALS, "unit", "scale")
_LEXICONS = ("numerals", "units", "currencies", "percents")
_MISSPELT = ("misspelling", "misprint")
_ENDS_GLUED = regex.compile(r"(?<=\p{Ll})(?=\p{Lu}\p{L})")
_BEGINS_GLUED = regex.compile(r"(?<=\p{Ll}{2})(?=\p{Lu})")
_LETTERS = regex.compile(r"[\p{L}/]+")
_SCALED = regex.compile(r"\p{L}")
_OPEN_SCALES = frozenset({"M", "T"})
"""Letters that stand for other scales in other languages: M is a million in English."""
_RUPIAH = frozenset({"rp", "rp.", "idr"})
_KEPT = 20_000
"""Words that are kept; beyond that the memory starts anew."""
_NONE, _AMBIGUOUS = frozenset[str](), frozenset({"ambiguous_region"})


class Flags:
    """Tells the flags of facts; made once per run."""

    def __init__(self, lexicon: Callable[[str], Sequence[Mapping[str, str]]]) -> None:
        """*lexicon* gives the rows of a lexicon by its name; their column `source` says which words are misspelt."""
        rows = [row for name in _LEXICONS for row in lexicon(name)]
        self._misspelt = frozenset(row["word"].lower() for row in rows if row["source"].startswith(_MISSPELT))
        self._known: dict[str, bool] = {}
        self._open = frozenset(row["word"].lower() for row in lexicon("currencies") if _is_open(row["source"]))

    def of(self, mention: Mention, text: str, *, english: bool) -> frozenset[str]:
        """The flags of *mention* in the article *text*, which groups by comma if it is *english*."""
        if mention.type == "region":
            return _AMBIGUOUS if mention.why in DEFAULTS else _NONE
        return self._of_quantity(mention, text, english=english) if mention.is_quantity else _NONE

    def _of_quantity(self, mention: Mention, text: str, *, english: bool) -> frozenset[str]:
        slots, flags = mention.slots, set()
        numerals = [slots[name] for name in _NUMERALS if name in slots and ("." in slots[name] or "," in slots[name])]
        kind = "measure" if "scale" in slots else mention.type
        if any(decimal_point(numeral, kind=kind, english=english) for numeral in numerals):
            flags.add("decimal_point")
        if any(english_grouping(numeral, kind=kind, english=english) for numeral in numerals):
            flags.add("english_grouping")
        if any(self._is_misspelt(slots[name].lower()) for name in _WORDS if name in slots):
            flags.add("misspelt")
        if mention.type == "money":
            if "unit" not in slots or slots["unit"].lower() in self._open:
                flags.add("assumed_currency")
            if self._assumes_scale(mention, text):
                flags.add("assumed_scale")
        if _ENDS_GLUED.match(text, mention.end) or _BEGINS_GLUED.match(text, mention.start):
            flags.add("glued")
        return frozenset(flags)

    def _assumes_scale(self, mention: Mention, text: str) -> bool:
        """Whether a scale is read that the text does not spell out.

        M and T of another currency than rupiah ("US$5 M"); of two amounts with a sign each the first may have none
        ("Rp60 sampai Rp80 juta").
        """
        slots = mention.slots
        unit = slots.get("unit", "").lower()
        if "scale" in slots and slots["scale"] in _OPEN_SCALES:
            return unit not in _RUPIAH
        if "low" not in slots or not unit or _SCALED.search(slots["low"]) or not _SCALED.search(slots["high"]):
            return False
        return text[mention.start : mention.end].lower().count(unit) > 1

    def _is_misspelt(self, words: str) -> bool:
        """Whether *words* hold one that is misspelt; most of them were asked for before."""
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = words in self._misspelt or not self._misspelt.isdisjoint(_LETTERS.findall(words))
            self._known[words] = known
        return known


def _is_open(source: str) -> bool:
    """Whether a currency's word leaves open which country's it is, as the lexicon notes."""
    return "bare" in source or "ambiguous" in source
