"""Of which area a number is: a province, a regency or city, the nation where the text names it, or none."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import regex

from pipeline.errors import UsageError
from pipeline.fact import Fact
from pipeline.panel.dictionary import NATION, NATIONAL, PROVINCE, REGENCY, STATE, Indicator
from pipeline.panel.naming import tokens
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import unknown

ID = "ID"
"""The nation, by ISO 3166."""
_NATION = "Indonesia"
UNSTATED = "_U"
"""No area is stated; the code that SDMX has for what is unknown."""
_SEVERAL, _SMALL = "several", "small"
_LEVELS = {2: PROVINCE, 5: REGENCY}
"""Characters of a code to the level of its region; a city is on the level of a regency."""


class Area(NamedTuple):
    """Where a number is: a code, its level (empty where none is stated), and the words that name it."""

    code: str
    level: str
    words: frozenset[str]


class Areas:
    """Reads the region of facts; made once per command."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._names: dict[str, set[str]] = {}
        for column, name in (("name", "regions"), ("alias", "region_aliases")):
            for row in rulebook.lexicon(name):
                self._names.setdefault(row["code"], set()).update(tokens(row[column].lower()))
        generic = rulebook.words("indicator_words", "link")
        self._names = {code: words - generic or words for code, words in self._names.items()}
        nation = "|".join(regex.escape(word) for word in sorted(rulebook.words("indicator_words", "nation")))
        self._nation = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{nation})(?![\p{{L}}\p{{N}}])", regex.IGNORECASE)

    def of(self, fact: Fact, before: str) -> Area:
        """The area of *fact*; *before* is its sentence up to the number."""
        codes = fact.region_code or ""
        if ";" in codes:
            return Area(codes, _SEVERAL, frozenset())
        if codes:
            level = _LEVELS.get(len(codes), _SMALL)
            return Area(codes, level, frozenset(self._names.get(codes, ())))
        if self._nation.search(fact.metric or "") or self._is_of_nation(before):
            return Area(ID, NATION, frozenset())
        return Area(UNSTATED, "", frozenset())

    def _is_of_nation(self, before: str) -> bool:
        """Whether the nation is named and is no part of a name, as in Bank Indonesia."""
        for match in self._nation.finditer(before):
            ahead = before[: match.start()].split()
            if match[0].islower() or not ahead or not ahead[-1][:1].isupper():
                return True
        return False


def main_area(facts: Iterable[Fact]) -> str:
    """The province, regency or city that an article names most often; empty where none is, or two are as often.

    A number that has its region from elsewhere in the article is of this one, or of none that is certain.
    """
    codes = (fact.region_code or "" for fact in facts if fact.type == "region")
    named = Counter(code for code in codes if len(code) in _LEVELS)
    (first, number), (_, other) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return first if number > other else ""


def code_for(indicator: Indicator, area: Area, nearness: str, main: str) -> str:
    """The code of the area that *indicator* has a cell of; empty where it has none of such an area.

    *nearness*: how near the words of the region stand, by the evidence of the fact; *main*: what `main_area` gives.
    """
    if NATIONAL in indicator.areas:
        return ID
    if STATE in indicator.areas:
        return "" if area.level not in ("", NATION) and nearness != "article" else ID
    if nearness == "article" and area.code != main:
        return ""
    return area.code if not area.level or area.level in indicator.areas else ""


def names_of(rulebook: Rulebook) -> dict[str, str]:
    """Code to name of the nation, every province, regency and city; an area that is not stated has no name."""
    larger = ("province", "regency", "city")
    named = {row["code"]: row["name"] for row in rulebook.lexicon("regions") if row["level"] in larger}
    return {ID: _NATION, UNSTATED: "", **named}


def resolved(name: str, rulebook: Rulebook, names: Mapping[str, str]) -> str:
    """The code of the area that somebody calls *name*: a code, an official name or another name that is in use.

    Raises UsageError where none is called so, or several are.
    """
    if name in names:
        return name
    folded = name.casefold()
    codes = {code for code, each in names.items() if each.casefold() == folded}
    codes |= {row["code"] for row in rulebook.lexicon("region_aliases") if row["alias"].casefold() == folded}
    if len(codes) != 1:
        several = f"{len(codes)} regions are called so: {', '.join(sorted(codes))}; write the code"
        raise UsageError(f"--region {name!r}: {several if codes else unknown('region', name, names.values())}")
    return codes.pop()
