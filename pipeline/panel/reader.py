"""Reads facts by the indicators of a rulebook, and counts those that name one and are in no cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import regex

from pipeline.fact import QUANTITIES, Fact
from pipeline.panel.areas import Area, Areas, code_for, main_area
from pipeline.panel.dictionary import Indicator, indicators
from pipeline.panel.naming import Named, Names, tokens, whole_words
from pipeline.panel.reading import (
    Reading,
    has_basis,
    is_change,
    is_to_come,
    is_untrue,
    nearness,
    reading,
    unit_of,
)
from pipeline.panel.timing import Timing
from pipeline.rulebook import Rulebook

_CLAUSE = regex.compile(r"[,;:.](?=\s)|\n")
OTHER = ""
PART, CHANGED, UNTRUE, BASIS, AREA, PERIOD, TO_COME, VAGUE = (
    "a part of it", "a change, or none", "negated or conditional", "another basis, or none",
    "no area of such an indicator", "no period of such an indicator", "a result before its period is over", "no number",
)  # fmt: skip
REASONS = (OTHER, PART, CHANGED, UNTRUE, BASIS, AREA, PERIOD, TO_COME, VAGUE)
"""Why a number that names an indicator is in no cell, in the order in which it is asked; of another thing: nothing."""


class Place(NamedTuple):
    """A fact in its sentence: all *before* it, the *gap* since the fact *last*, the clause *behind* it.

    *lead* are the words from the end of that clause to the next fact, if there is one.
    """

    before: str
    gap: str
    behind: str
    lead: str
    last: Fact | None


class Reader:
    """Reads facts; made once per command."""

    def __init__(self, rulebook: Rulebook, only: Sequence[str] = ()) -> None:
        """*only*: the codes of the indicators that are asked for, all if there are none."""
        self.indicators: Mapping[str, Indicator] = indicators(rulebook)
        self._wanted = frozenset(only or self.indicators)
        self._names = Names(rulebook, self.indicators)
        self._areas, self._timing = Areas(rulebook), Timing(rulebook)
        self._equal = rulebook.words("indicator_words", "equal")
        self._without = {code: whole_words(each.without) for code, each in self.indicators.items()}
        self._needs = {code: whole_words(each.needs) for code, each in self.indicators.items() if each.needs}
        self.left_out: dict[str, list[Fact]] = {}
        """Reasons why numbers that name an indicator are in no cell, with these numbers."""
        self.others = 0
        """How many numbers name no indicator."""

    def of_article(self, facts: Sequence[Fact]) -> Iterator[Reading]:
        """The readings of the *facts* of one article, which stand in reading order."""
        sentences: dict[str, list[Fact]] = {}
        for fact in facts:
            if fact.type in QUANTITIES:
                sentences.setdefault(fact.sentence, []).append(fact)
        main = main_area(facts)
        for sentence, inside in sentences.items():
            for fact, place in _in_places(sentence, inside):
                found = self._read(fact, place, main)
                if isinstance(found, Reading):
                    yield found
                elif found:
                    self.left_out.setdefault(found, []).append(fact)
                else:
                    self.others += 1

    def _read(self, fact: Fact, place: Place, main: str) -> Reading | str:
        """The reading of one fact, or why it has none; *main* is the area that the article is about."""
        area = self._areas.of(fact, place.before)
        named = self._named(fact, place, area)
        if named is None:
            return OTHER
        reasons = [OTHER]
        for code in sorted(named.codes & self._wanted):
            indicator, near = self.indicators[code], nearness(fact).get("region", "")
            if not self._is_of(indicator, fact):
                continue
            where = code_for(indicator, area, near, main) if not _is_of_next(area, place) else ""
            found = self._reason(indicator, fact, place) or self._placed(indicator, fact, place, where, named)
            if isinstance(found, Reading):
                return found
            reasons.append(found)
        return max(reasons, key=REASONS.index)

    def _placed(self, indicator: Indicator, fact: Fact, place: Place, where: str, named: Named) -> Reading | str:
        """The reading of a fact that fits *indicator*, or why its area, period or number is none."""
        when = self._timing.of(indicator, fact, place.gap, place.behind)
        if not where:
            return AREA
        if when is None:
            return PERIOD
        if is_to_come(indicator, fact, when):
            return TO_COME
        return reading(indicator, fact, where, when, reverse=named.reverse) or VAGUE

    def _named(self, fact: Fact, place: Place, area: Area) -> Named | None:
        """What the metric of a fact names; where it has no name, as of counts, the words that lead over to it."""
        status = fact.status or "actual"
        if fact.metric and self._names.any_in(fact.metric):
            return self._names.in_phrase(fact.metric, area.words, status)
        return self._names.before_number(_CLAUSE.split(place.gap)[-1], area.words, status)

    def _is_of(self, indicator: Indicator, fact: Fact) -> bool:
        """Whether the number is of the kind of *indicator*: type, unit, and a word that its sentence needs."""
        if fact.type != indicator.type or unit_of(fact).lower() not in indicator.units:
            return False
        needs = self._needs.get(indicator.code)
        return needs is None or needs.search(fact.sentence.lower()) is not None

    def _reason(self, indicator: Indicator, fact: Fact, place: Place) -> str:
        """Why the number is none of *indicator*, by the words round it and its own columns; nothing where it is."""
        extreme = fact.statistic in ("max", "min")  # "dari tujuh kota yang tertinggi di Bogor 3,6 persen": Bogor's
        if fact.share_of and not extreme and fact.share_of.lower() not in indicator.whole:
            return PART
        if self._without[indicator.code].search(f"{place.before} {place.behind}".lower()):
            return PART
        if is_change(indicator, fact) or self._is_same_change(fact, place):
            return CHANGED
        if is_untrue(fact):
            return UNTRUE
        return OTHER if has_basis(indicator, fact) else BASIS

    def _is_same_change(self, fact: Fact, place: Place) -> bool:
        """Whether the number says once more by how much something changed: "naik 3,59 persen atau Rp185.181"."""
        gap, last = tokens(place.gap.lower()), place.last
        if last is None or not gap or gap[0] not in self._equal:
            return False
        return bool(last.change) or (last.type == "percent" and fact.type == "money")


def _is_of_next(area: Area, place: Place) -> bool:
    """Whether the area is named on the way to the next number only: "rerata Rp9.000, tertinggi di Sigi Rp9.500"."""
    named = area.words.intersection
    return bool(named(tokens(place.lead.lower()))) and not named(tokens(f"{place.before} {place.behind}".lower()))


def _in_places(sentence: str, inside: Sequence[Fact]) -> Iterator[tuple[Fact, Place]]:
    """The facts of one sentence, which may stand in the article twice, with the words round each.

    Nothing for those of a sentence that was too long to be quoted whole.
    """
    begin, done = 0, 0
    for index, fact in enumerate(inside):
        start, end = fact.start - begin, fact.end - begin
        if not index or sentence[start:end] != fact.text:
            found = _begin(sentence, inside[index:])
            if found is None:
                continue
            begin, done = found, 0
            start, end = fact.start - begin, fact.end - begin
        following = inside[index + 1].start - begin if index + 1 < len(inside) else None
        behind = _CLAUSE.split(sentence[end:following], maxsplit=1)[0]
        lead = "" if following is None else sentence[end + len(behind) : following]
        last = inside[index - 1] if done else None
        yield fact, Place(sentence[:start], sentence[done:start], behind, lead, last)
        done = end


def _begin(sentence: str, inside: Sequence[Fact]) -> int | None:
    """Where in the article *sentence* begins, so that most of the facts stand where they are said to."""
    first, place = inside[0], -1
    best: tuple[int, int] | None = None
    while (place := sentence.find(first.text, place + 1)) >= 0:
        begin = first.start - place
        fits = sum(sentence[fact.start - begin : fact.end - begin] == fact.text for fact in inside)
        best = max(best or (0, 0), (fits, begin))
    return best[1] if best else None
