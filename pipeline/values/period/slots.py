"""The slots of time expressions: `{month}` in a rule becomes the words of a lexicon, and their values come back.

A slot is written `{kind}` or, where a kind stands twice in a rule, `{name:kind}`; `{when:relative|later}` takes
the words of two kinds. Figures (`day`, `year` …) are slots too; their value is what stands there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from pipeline.errors import RuleError
from pipeline.values.period.openers import FIGURES as SHORT
from pipeline.values.period.openers import YEAR, opener

Rows = Sequence[Mapping[str, str]]

FIGURES = {
    "day": r"(?:[12]\d|3[01]|0?[1-9])",
    "month_number": r"(?:1[0-2]|0?[1-9])",
    "year": r"(?:19|20)\d\d",
    "old_year": r"1[0-8]\d\d",
    "decade_year": r"(?:19|20)\d0",
    "two_figures": r"\d\d",
}
"""Slots that are figures, by shape alone."""
ASKED = ("led", "parted")
"""Slots that are no text, but ask for a word that leads to the time, or for one that takes a part of it."""
NAMES = frozenset({"weekday", "month_name"})
"""Slots whose words have to be written as names: `minggu` is a week, and `juli` alone no month."""
_SLOT = re.compile(r"\{(?:(\w+):)?([\w|]+)\}")
_BELOW_100 = ("unit", "teen", "ten", "hundred_one")
_FIRST = ("unit", "hundred_one")
"""The kinds of numerals that a spelled number begins with."""


class Slots:
    """The lexicons as pieces of regular expressions, and what each of their words is worth."""

    def __init__(self, words: Rows, months: Rows, weekdays: Rows, numerals: Rows) -> None:
        """*words*: the lexicon `time_words`; the others are those of the same name."""
        self._values: dict[str, dict[str, str]] = {}
        self._patterns = {**FIGURES, **dict.fromkeys(ASKED, "")}
        for row in words:
            self._values.setdefault(row["kind"], {})[row["word"].lower()] = row["value"]
        self._values["month"] = {row["word"].lower(): row["month"] for row in months if len(row["word"]) > 2}
        self._values["weekday"] = {row["word"].lower(): row["day"] for row in weekdays}
        self._values["month_name"] = {row["word"].lower(): row["month"] for row in months if row["form"] == "name"}
        for kind, values in self._values.items():
            self._patterns[kind] = either(values)
        _check("time_words", ("to", "and"), self._values)
        self._patterns["to"] = _to(self._values["to"])
        self._patterns["and"] = f" {either(self._values['and'])} "
        self._cardinals = {row["word"]: row for row in numerals if row["kind"] in _BELOW_100}
        self._patterns["number"] = _number(self._cardinals.values())

    def __contains__(self, kind: str) -> bool:
        return kind in self._patterns

    @property
    def names(self) -> list[str]:
        """The kinds that a slot may ask for."""
        return sorted(self._patterns)

    def pattern(self, *kinds: str) -> str:
        """The regular expression of these *kinds*."""
        patterns = [self._patterns[kind] for kind in kinds]
        return patterns[0] if len(patterns) == 1 else f"(?:{'|'.join(patterns)})"

    def openers(self, kinds: str) -> frozenset[str]:
        """The openers of a slot of these *kinds*, as a rule writes them; none for a slot that is no text."""
        found: set[str] = set()
        for kind in kinds.split("|"):
            if kind in ASKED:
                continue
            if kind in FIGURES:
                found.add(YEAR if "year" in kind else SHORT)
            elif kind == "number":
                found |= {SHORT, *(word for word, row in self._cardinals.items() if row["kind"] in _FIRST)}
            elif kind in ("to", "and"):
                found.add(" ")
            else:
                found |= {opener(word) for word in self._values[kind]}
        return frozenset(found)

    def expanded(self, source: str, suffix: str) -> tuple[str, dict[str, tuple[str, tuple[str, ...]]]]:
        """The regular expression of a rule, and the name and the kinds of each of its groups.

        Raises KeyError for a kind that there is none of, and ValueError for a name that stands twice.
        """
        groups: dict[str, tuple[str, tuple[str, ...]]] = {}

        def slot(match: re.Match[str]) -> str:
            kinds = tuple(match[2].split("|"))
            name = match[1] or kinds[0]
            if unknown := [kind for kind in kinds if kind not in self]:
                raise KeyError(unknown[0])
            if f"{name}_{suffix}" in groups:
                raise ValueError(f"slot {name!r} stands twice; name the second one, as in {{last:{kinds[0]}}}")
            groups[f"{name}_{suffix}"] = name, kinds
            return f"(?P<{name}_{suffix}>{self.pattern(*kinds)})"

        return _SLOT.sub(slot, source), groups

    @staticmethod
    def marked(source: str, mark: str) -> str:
        """A rule with *mark* in place of each slot."""
        return _SLOT.sub(mark, source)

    def value(self, kinds: tuple[str, ...], words: str) -> str:
        """What *words*, found for a slot of these *kinds*, are worth: the lexicon's value, or themselves."""
        lower = words.lower()
        for kind in kinds:
            if kind == "number":
                return lower if lower.isdecimal() else str(self._cardinal(lower))
            value = self._values.get(kind, {}).get(lower)
            if value is not None:
                return value
        return lower

    def _cardinal(self, words: str) -> int:
        """The number below 200 that *words* spell out: `dua puluh lima` is 25."""
        total = 0
        for word in words.split(" "):
            row = self._cardinals[word]
            value = int(row["value"])
            total = total * value if row["kind"] == "ten" else total + value
        return total


def either(words: Iterable[str]) -> str:
    """A regular expression for any of *words*, the longest first.

    >>> either(["Mei", "Maret"])
    '(?:Maret|Mei)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})".replace(r"\ ", " ")


def _to(words: Iterable[str]) -> str:
    """From one time to another: a dash, a word, or both as in `Januari-hingga Maret`."""
    return rf"(?: ?-+ ?(?:{either(words)} )?| {either(words)} )"


def _check(name: str, kinds: Iterable[str], found: Mapping[str, object]) -> None:
    """Raises RuleError where the list *name* has no word of one of *kinds*, as a list of one's own may."""
    if missing := [kind for kind in kinds if kind not in found]:
        raise RuleError(f"lexicon/{name}.csv", name, f"has no word of the kind {', '.join(missing)}; add one")


def _number(rows: Iterable[Mapping[str, str]]) -> str:
    """Whole numbers below 1000 in figures, below 200 in words; raises RuleError where a kind of word is missing."""
    by_kind: dict[str, list[str]] = {}
    for row in rows:
        by_kind.setdefault(row["kind"], []).append(row["word"])
    _check("numerals", _BELOW_100, by_kind)
    unit, teen, ten, hundred = (either(by_kind[kind]) for kind in _BELOW_100)
    below_100 = rf"{unit}(?: {teen}| {ten}(?: {unit})?)?"
    return rf"(?:[1-9]\d{{0,2}}|(?:{hundred}(?: {below_100})?|{below_100}))"
