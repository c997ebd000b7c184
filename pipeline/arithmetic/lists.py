"""Lists: "tiga sungai, yakni A, B, dan C", and how many names they have.

A comma or `dan` may stand inside a name, so a list is read with every number of items that it can have; it fails only
where it cannot have as many as stated and everything in it looks like the name of one thing.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import regex

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval
from pipeline.arithmetic.line import Cues, Line, gap_words
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook

_MOST = 20
"""Nobody counts out more."""
_LEAD, _LEAD_WORDS = 120, 10
"""Characters and words from a number to the word that opens its list."""
_SHORT, _LONG = 5, 7
"""Words of a name where the list is one off, and where it is more."""
_LEAST = 2
_STOP = regex.compile(r"[.;:\n\"“”]")
_BRACKET = regex.compile(r"\s*\([^()]*\)")
_NUMBERED = regex.compile(r"\(\s*\d+\s*\)")
_ITEM_WORD = regex.compile(r"[^\s,]+")
_NAMING = ("noun", "adjective", "classifier", "particle_of_name", "and")
"""Classes of words that stand in the name of a thing; all others make a clause of it."""

Words = tuple[str, ...]


class _List(NamedTuple):
    """What stands between the commas of a list up to its last name, and whether more may follow behind."""

    items: tuple[Words, ...]
    ends: tuple[int, ...]
    """Places of items that can be the last one, by their `dan`."""
    is_numbered: bool
    goes_on: bool


class Lists:
    """A number of things, and their names."""

    rules = ("statement.list-count",)

    def __init__(self, cues: Cues, rulebook: Rulebook) -> None:
        self._cues = cues
        self._joins = frozenset(word for word in cues.also if word.isalpha())
        words = "|".join(rf"\b{word}\b" if word.islower() else regex.escape(word) for word in sorted(cues.list))
        self._opening = regex.compile(rf"(?:{words})[\s,:]+")
        self._clausal = frozenset(row["word"] for row in rulebook.lexicon("words") if row["class"] not in _NAMING)
        self._roles = frozenset(row["role"].split()[0].lower() for row in rulebook.lexicon("roles"))

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*."""
        for at, fact in enumerate(line.facts):
            if fact.type != "count" or fact.bound != "exact" or not fact.value or not _LEAST <= fact.value <= _MOST:
                continue
            found = self._list(line, at)
            if found is None or fact.value != fact.value.to_integral_value():
                continue
            sizes = self._sizes(found)
            stated = Interval(fact.value, fact.value)
            finding = Finding("list_count", self.rules[0], (fact,), stated, sizes)
            off = max(sizes.low - fact.value, fact.value - sizes.high)
            if finding.holds or (self._is_sure(found, off) and not (found.goes_on and sizes.high < fact.value)):
                yield finding

    def _list(self, line: Line, at: int) -> _List | None:
        """The list that the number at *at* opens."""
        fact = line.facts[at]
        lead = line.text[fact.end : fact.end + _LEAD]
        opening = self._opening.search(lead)
        if not opening or self._is_apart(line, at, lead[: opening.start()]):
            return None
        written = line.text[fact.end + opening.end() : _end_of(fact, line.text)]
        text = _BRACKET.sub("", written)
        stop = _STOP.search(text)
        listed = text[: stop.start()] if stop else text
        items = [item for part in listed.split(",") if (item := tuple(_ITEM_WORD.findall(part)))]
        if (stop and stop[0] in ";:") or any(map(str.isdigit, listed)):
            return None
        opened = [place for place, item in enumerate(items) if item[0].lower() in self._joins]
        ends = opened or [place for place, item in enumerate(items) if self._is_joined(item)]
        if not ends or ends[-1] == 0 and not self._is_joined(items[0]):
            return None
        listing = tuple(items[: ends[-1] + 1])
        if any(word.lower() in self._cues.open | self._cues.through for item in listing for word in item):
            return None
        behind = _ITEM_WORD.search(line.text, _end_of(fact, line.text))
        goes_on = behind is not None and behind[0].lower().strip(",") in self._cues.further
        return _List(listing, tuple(ends), bool(_NUMBERED.search(written)), goes_on)

    def _is_apart(self, line: Line, at: int, lead: str) -> bool:
        """Whether something in *lead*, or in front of the number, makes the list one of other things."""
        words = gap_words(lead)
        if len(words) > _LEAD_WORDS or _STOP.search(lead) or any(map(str.isdigit, lead)):
            return True
        if not self._cues.open.isdisjoint(words) or not self._cues.apart.isdisjoint(words):
            return True
        inside = at + 1 < len(line.facts) and line.facts[at + 1].start < line.facts[at].end + len(lead)
        return inside or not self._cues.origin.isdisjoint(line.gaps[at][-1:])  # "dua dari lima desa, yakni"

    def _is_joined(self, item: Words) -> bool:
        """Whether `dan` stands inside *item*."""
        return any(word.lower() in self._joins for word in item[1:])

    def _sizes(self, found: _List) -> Interval:
        """The numbers of names that a list can have: `dan` inside an item parts two of them, or belongs to one.

        Where clauses stand among the items the list may end at any `dan`.
        """
        ends = found.ends[-1:] if all(map(self._is_name, found.items)) else found.ends
        low, high = ends[0] + 1, ends[-1] + 1 + sum(map(self._is_joined, found.items))
        return Interval(Decimal(low), Decimal(high))

    def _is_name(self, item: Words) -> bool:
        return self._clausal.isdisjoint(item)

    def _is_sure(self, found: _List, off: Decimal) -> bool:
        """Whether each item is the name of one thing, as far as can be told, where the number is *off* by so many."""
        names = [item[1:] if item[0].lower() in self._joins else item for item in found.items]
        if found.is_numbered or any(map(self._is_joined, found.items[:-1])) or not all(map(self._is_name, names)):
            return False
        if max(map(len, names)) > (_SHORT if off <= 1 else _LONG) or not all(names):
            return False
        capitals = {name[0][0].isupper() for name in names if not name[0].isupper()}
        told = any(name[0].lower() in self._roles for name in names[1:])  # who somebody is stands behind the name
        return len(capitals) <= 1 and (not told or names[0][0].lower() in self._roles)


def _end_of(fact: Fact, text: str) -> int:
    """Where the sentence of *fact* ends in *text*."""
    begin = text.find(fact.sentence, max(0, fact.start - len(fact.sentence)))
    return begin + len(fact.sentence) if begin >= 0 else fact.end
