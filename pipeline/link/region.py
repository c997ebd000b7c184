"""Where: the region that a sentence names for a number, else that of the sentence before or of the whole article."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.link.nation import between
from pipeline.link.place import (
    NOWHERE,
    UNTOLD,
    Kinds,
    Place,
    around,
    code_of,
    coordinated,
    end_of,
    nested,
    of_level,
    said_of,
    start_of,
    tells,
    within,
)
from pipeline.link.scene import Located, Said, Scene, Stated
from pipeline.link.topic import areas, topic
from pipeline.rulebook import Rulebook

_BESIDE = 12
"""Characters between a region and the number that it directly leads to: "di Sampang Rp13.200"."""
_NEAR = 40
_COMMA = frozenset(",;")
_BACK = 1
"""Sentences of a paragraph that a number looks back for its region; two cost more than they won on both corpora."""
_LOCAL_DEPTH = 2
"""Parts of the code of a regency; districts and villages have more."""


class Where:
    """The linker of `region_code` and `region_name`."""

    columns = ("region_code", "region_name")

    def __init__(self, rulebook: Rulebook) -> None:
        """The words for the nation, for talks and for what is listed are data in `context_words`."""
        self._talks = rulebook.words("context_words", "talk")
        self._kinds = Kinds(rulebook)
        self.cues = self._kinds.nation.cues

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The region, or the regions of a list, that each quantity is about."""
        known = [located for located in scene.regions if located.region.code]
        if not known:
            return [None] * len(scene.quantities)
        article = Article(scene, known, areas(known, scene.words, self._talks), self._kinds)
        villages = {located.region.code: located.region.name for located in known}
        return [said_of(place, self._kinds.names, villages) for place in article.places()]


class Article:
    """The regions of one article, and the place of each of its numbers."""

    def __init__(self, scene: Scene, known: Sequence[Located], named: Sequence[Located], kinds: Kinds) -> None:
        roles = [official.mention.extent for official in scene.officials]
        self._scene, self._words, self._kinds = scene, scene.words, kinds
        inside = {id(region) for start, end in roles for region in within(known, start, end)}
        self._known = known
        self._named = [region for region in named if id(region) not in inside] if inside else named
        self._served = [region for region in known if id(region) in inside] if inside else []
        self._nation = kinds.nation.of(scene.words)
        self._main = self._about(topic(known) or topic(named))
        self._starts = [one.mention.start for one in scene.quantities]
        self._of_sentence: dict[int, Place | None] = {}
        self._pointing: dict[range, Place | None] = {}
        self._of_level: dict[str, list[Located]] = {}

    def _about(self, main: str | None) -> str | None:
        """*main*, unless the article speaks of the nation more often than of it.

        Datelines and venues of talks count half: an article from Jakarta names Jakarta without speaking of it.
        """
        if main is None:
            return None
        told, known = (
            sum(nested(code_of(region), main) for region in regions) for regions in (self._named, self._known)
        )
        return None if self._nation.outweighs(max(told, known // 2)) else main

    def places(self) -> Iterator[Place]:
        """The place of each quantity, in their order."""
        for one in self._scene.quantities:
            number = bisect_right(self._words.sentence_starts, one.mention.start) - 1
            apart = self._aged(one) or self._nation.beside(one)
            place = NOWHERE if apart else self._of(one, number)
            if not apart:
                self._of_sentence[number] = place
            yield around(one, place, self._kinds.levels)

    def _of(self, one: Stated, number: int) -> Place:
        chosen = self._pointed(one) or self._in_sentence(one, number)
        if chosen is None:
            chosen = self._carried(number)
        if chosen is None:
            chosen = ((self._main,), ()) if self._main else UNTOLD
        return chosen

    def _aged(self, one: Stated) -> bool:
        """Whether it is the age of a person in brackets, which is of no place."""
        return one.quantity.unit == "a" and self._words.tags[one.first - 1 : one.first] == ["open"]

    def _pointed(self, one: Stated) -> Place | None:
        """What the sentence of *one* points to, looked for once."""
        if one.sentence not in self._pointing:
            self._pointing[one.sentence] = self._pointed_in(one.sentence)
        return self._pointing[one.sentence]

    def _pointed_in(self, sentence: range) -> Place | None:
        """The last region of a level that the sentence points to: "di provinsi itu", "di desanya"."""
        lowers = self._words.lowers[sentence.start : sentence.stop]
        if self._kinds.pointing.isdisjoint(lowers):
            return None
        for index, word in enumerate(lowers, sentence.start):
            level = self._kinds.own.get(word) or self._kinds.levels.get(word)
            if level and (word in self._kinds.own or self._words.tags[index + 1 : index + 2] == ["demonstrative"]):
                return self._last(level, self._words.starts[index])
        return None

    @cached_property
    def _breaks(self) -> list[int]:
        """The words with which a further clause or a list of examples begins."""
        words, known = self._words, self._kinds.breaks
        breaks = (index for index, word in enumerate(words.lowers) if word in known)
        return sorted({*self._nation.turns, *(index for index in breaks if words.tags[index - 1] == "comma")})

    def _last(self, level: str, before: int) -> Place | None:
        """The last region of *level* before an offset, or the one that the last region lies in."""
        if level not in self._of_level:
            self._of_level[level] = [region for region in self._known if tells(region, level)]
        region = next(reversed(within(self._of_level[level], 0, before)), None)
        return ((of_level(code_of(region), level),), (region,)) if region else None

    def _in_sentence(self, one: Stated, number: int) -> Place | None:
        """The region of the sentence that is nearest, with those coordinated with it ("di Gowa, Maros, dan Parepare").

        None: the sentence says nothing; it is nowhere if the sentence speaks of the nation.
        """
        first, last = self._words.sentence(one.mention.start)
        named = within(self._named, first, last)
        national = self._nation.told(one)
        nearest = self._nearest(one, named, national=national)
        if nearest:
            chosen = coordinated(self._words, named, bisect_left(named, nearest.mention.start, key=start_of))
            return tuple(dict.fromkeys(map(code_of, chosen))), tuple(chosen)
        served = within(self._served, first, last)
        served = within(served, first, one.mention.start) or served
        if served and not (national and self._nation.parted(self._words.at(served[-1].mention.end), one.first)):
            chosen = coordinated(self._words, served, len(served) - 1)
            return tuple(map(code_of, chosen)), tuple(chosen)
        return NOWHERE if national else self._examples(one, named)

    def _nearest(self, one: Stated, named: Sequence[Located], *, national: bool) -> Located | None:
        """Of the regions of a sentence: the one directly before, shortly behind, before, behind in the same clause."""
        start, end = one.mention.start, one.reach
        before = named[: bisect_right(named, start, key=end_of)]
        after = named[bisect_left(named, end, key=start_of) :]
        lead = self._words.plain[before[-1].mention.end : start] if before else ""
        if before and len(lead) <= _BESIDE and "," not in lead:
            return before[-1]
        near = after and (not before or after[0].mention.start - end < _NEAR)
        if near and _COMMA.isdisjoint(self._words.plain[end : after[0].mention.start]):
            return after[0]
        if before and not (national and self._nation.parted(self._words.at(before[-1].mention.end), one.first)):
            return before[-1]
        if national or not after or self._counted_before(one, after[0]) or self._broken(one, after[0]):
            return None
        return None if self._main and self._goal(after[0]) else after[0]

    def _counted_before(self, one: Stated, region: Located) -> bool:
        """Whether a number of a further part stands before a region: "612 orang; 240 di antaranya di Kertapati"."""
        following = bisect_right(self._starts, one.mention.start)
        if following == len(self._starts) or self._starts[following] > region.mention.start:
            return False
        return not _COMMA.isdisjoint(self._words.plain[one.reach : self._starts[following]])

    def _broken(self, one: Stated, region: Located) -> bool:
        """Whether a further clause or a list of examples begins between a number and a region behind it."""
        place = self._words.at(region.mention.start)
        return between(self._breaks, one.after, place)

    def _examples(self, one: Stated, named: Sequence[Located]) -> Place | None:
        """The region that holds all examples: "tiga jembatan, antara lain di Desa Wani dan Desa Labuan"."""
        after = named[bisect_left(named, one.reach, key=start_of) :]
        if not after or not self._broken(one, after[0]):
            return None
        if self._kinds.examples.isdisjoint(self._words.lowers[one.after : self._words.at(after[0].mention.start)]):
            return None
        parts = [region.region.code.split(".") for region in after]
        levels = itertools.takewhile(lambda level: len(set(level)) == 1, zip(*parts, strict=False))
        common = [level[0] for level in levels]
        deep = max(map(len, parts)) > _LOCAL_DEPTH
        return ((".".join(common[:_LOCAL_DEPTH]),), tuple(after)) if common and (deep or len(after) > 1) else None

    def _carried(self, number: int) -> Place | None:
        """The place of the sentences before, of the same paragraph."""
        for index in range(number - 1, max(-1, number - 1 - _BACK), -1):
            end, start = self._words.sentences[index][1], self._words.sentences[index + 1][0]
            if "\n" in self._words.plain[end:start]:
                return None
            place = self._told(index)
            if place is not None:
                return place if len(place[0]) < 2 and self._goes_on(place, index) else None
        return None

    def _goes_on(self, place: Place, number: int) -> bool:
        """Whether the sentence behind sentence *number* is about *place* too.

        A part of what the article is about is left again, where the sentence named several parts or none itself.
        """
        if not any(self._main and code.startswith(f"{self._main}.") for code in place[0]):
            return True
        first, last = self._words.sentences[number]
        inside = {code_of(region) for region in within(self._named, first, last)}
        return len([code for code in inside if code.startswith(f"{self._main}.")]) == 1

    def _told(self, number: int) -> Place | None:
        """The place of the last number of a sentence, else its first region or the area of its official."""
        if number in self._of_sentence:
            return self._of_sentence[number]
        first, last = self._words.sentences[number]
        for regions in (self._named, self._served):
            inside = [region for region in within(regions, first, last) if not self._origin(region)]
            if inside:
                chosen = coordinated(self._words, inside, 0)
                return tuple(map(code_of, chosen)), tuple(chosen)
        return None

    def _origin(self, region: Located) -> bool:
        """Whether somebody or something only comes from the region or goes there: "tamu dari Jambi"."""
        lead = self._words.at(region.mention.start) - 1
        return lead >= 0 and self._words.tags[lead] == "from" or self._goal(region)

    def _goal(self, region: Located) -> bool:
        """Whether somebody or something goes to the region."""
        lead = self._words.at(region.mention.start) - 1
        return lead >= 0 and self._words.lowers[lead] in self._kinds.goals
