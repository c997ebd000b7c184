"""Which indicator a noun phrase names: the whole phrase, not a part of it.

"tingkat inflasi Jawa Timur" is inflation, "inflasi cabai merah" another thing: what stands round the name of an
indicator has to be light, a time, or the area that the number is of.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import regex

from pipeline.match.trie import trie
from pipeline.panel.dictionary import Indicator
from pipeline.rulebook import Rulebook

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:-(?=\p{L})[\p{L}\p{M}]+)*")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_ORDINAL = regex.compile(r"\d{1,2}|[ivx]{1,4}")
_BRACKET = regex.compile(r"\s*\(([^()]*)\)")
_NAMES = ("words", "reverse")
_TIMES = ("unit", "now", "same", "term", "ordinal")
"""Kinds of the lexicon `time_words` that stand in the name of a figure."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of indicators that a text holds: *codes* of those that bear it, and of those whose sign it turns."""

    start: int
    end: int
    codes: frozenset[str]
    reverse: bool


class Names:
    """The names of all indicators and the words that may stand beside them, compiled once."""

    def __init__(self, rulebook: Rulebook, known: Mapping[str, Indicator]) -> None:
        self._codes: dict[str, tuple[frozenset[str], bool]] = {}
        for column in _NAMES:
            for code, indicator in known.items():
                for word in getattr(indicator, column):
                    codes, _ = self._codes.get(word, (frozenset[str](), False))
                    self._codes[word] = (codes | {code}, column == "reverse")
        self._find = whole_words(self._codes)
        self._light = rulebook.words("indicator_words", "light", "link", "time", "nation")
        self._light |= rulebook.words("time_words", *_TIMES)
        self._light |= {row["word"].lower() for name in ("months", "weekdays") for row in rulebook.lexicon(name)}
        self._reach = rulebook.words("indicator_words", "reach")
        self._of_status = {
            status: rulebook.words("indicator_words", status) for status in ("target", "estimate", "budget")
        }

    def any_in(self, phrase: str) -> bool:
        """Whether *phrase* holds the name of an indicator, light or not."""
        return self._find.search(phrase.lower()) is not None

    def in_phrase(self, phrase: str, area: Collection[str], status: str) -> Named | None:
        """The longest name in *phrase* if all else in it is light; *area* are the words of the number's region."""
        small = _BRACKET.sub(self._spelt, phrase.lower())
        named = self._longest(small)
        if named is None:
            return None
        rest = [*tokens(small[: named.start]), *tokens(small[named.end :])]
        light = self._light | self._of_status.get(status, frozenset())
        return named if all(self._is_light(word, light, area, named) for word in rest) else None

    def _spelt(self, bracket: "regex.Match[str]") -> str:
        """Nothing for a name once more in brackets, which may part another: "tingkat penghunian kamar (TPK) hotel"."""
        return "" if bracket[1].strip() in self._codes else bracket[0]

    def before_number(self, gap: str, area: Collection[str], status: str) -> Named | None:
        """The name that leads over to a number: the last in *gap*, with nothing but light words behind it."""
        small = gap.lower()
        found = list(self._all(small))
        if not found:
            return None
        light = self._light | self._reach | self._of_status.get(status, frozenset())
        rest = tokens(small[found[-1].end :])
        return found[-1] if all(self._is_light(word, light, area, found[-1]) for word in rest) else None

    def _is_light(self, word: str, light: Collection[str], area: Collection[str], named: Named) -> bool:
        if word in light or word in area or _ORDINAL.fullmatch(word) or _YEAR.fullmatch(word):
            return True
        codes, _ = self._codes.get(word, (frozenset[str](), False))
        return bool(codes & named.codes)  # "tingkat pengangguran terbuka (TPT)"

    def _all(self, small: str) -> Iterable[Named]:
        for match in self._find.finditer(small):
            codes, reverse = self._codes[" ".join(match[0].split())]
            yield Named(match.start(), match.end(), codes, reverse)

    def _longest(self, small: str) -> Named | None:
        """The longest name, if no other indicator is named beside it."""
        found = sorted(self._all(small), key=lambda named: (named.start - named.end, named.start))
        if not found or any(not named.codes & found[0].codes for named in found):
            return None
        return found[0]


def whole_words(words: Iterable[str]) -> "regex.Pattern[str]":
    """What finds *words* as whole words, of several that begin at one place the longest.

    >>> whole_words(["inflasi", "inflasi inti"]).findall("inflasi inti dan stagflasi")
    ['inflasi inti']
    """
    listed = list(words)
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{trie(listed) if listed else '(?!)'})(?![\p{{L}}\p{{N}}])")


def tokens(text: str) -> list[str]:
    """The words and numbers of *text*.

    >>> tokens("tingkat rata-rata (tpt) iii-2025")
    ['tingkat', 'rata-rata', 'tpt', 'iii', '2025']
    """
    return _TOKEN.findall(text)


def years(text: str) -> list[int]:
    """The years that *text* names.

    >>> years("UMP DKI Jakarta 2024")
    [2024]
    """
    return [int(word) for word in tokens(text) if _YEAR.fullmatch(word)]
