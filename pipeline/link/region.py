"""Where: the region that a sentence names for a number, else that of the sentence before or of the whole article."""

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipeline.link.place import NOWHERE, Kinds, Place, above, code_of, nested, said_of
from pipeline.link.scene import Located, Said, Scene, Stated
from pipeline.link.topic import areas, topic
from pipeline.rulebook import Rulebook

_BESIDE = 12
"""Characters between a region and the number that it directly leads to: "di Sampang Rp13.200"."""
_NEAR = 40
_AND = frozenset({"", "dan", "serta", "maupun", "&"})
_COMMA = frozenset(",;")
_LINK = 10
"""Characters between two regions of a list at the most."""
_BACK = 1
"""Sentences of a paragraph that a number looks back for its region; two cost more than they won on both corpora."""
_DEPTH = {"province": 0, "regency": 1, "city": 1, "district": 2, "village": 3}
_LOCAL_DEPTH = 2
"""Parts of the code of a regency; districts and villages have more."""


class Where:
    """The linker of `region_code` and `region_name`."""

    columns = ("region_code", "region_name")

    def __init__(self, rulebook: Rulebook) -> None:
        """The words for the nation, for talks and for what is listed are data in `context_words`."""
        self._talks = rulebook.words("context_words", "talk")
        self._kinds = Kinds(rulebook)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The region, or the regions of a list, that each quantity is about."""
        known = [located for located in scene.regions if located.region.code]
        if not known:
            return [None] * len(scene.quantities)
        article = Article(scene, known, areas(known, scene.words, self._talks), self._kinds)
        names = {located.region.code: located.region.name for located in known}
        names |= {code: self._kinds.names.get(code, code) for located in known for code in above(located.region.code)}
        return [said_of(place, names) for place in article.places()]


class Article:
    """The regions of one article, and the place of each of its numbers."""

    def __init__(self, scene: Scene, known: Sequence[Located], named: Sequence[Located], kinds: Kinds) -> None:
        roles = [official.mention.extent for official in scene.officials]
        self._scene, self._words, self._kinds = scene, scene.words, kinds
        inside = {id(region) for region in known if any(start <= region.mention.start < end for start, end in roles)}
        self._known = known
        self._named = [region for region in named if id(region) not in inside]
        self._served = [region for region in known if id(region) in inside]
        self._nation = kinds.nation.of(scene.words)
        self._main = self._about(topic(known))
        self._starts = [one.mention.start for one in scene.quantities]
        self._of_sentence: dict[int, Place | None] = {}

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
            yield place

    def _of(self, one: Stated, number: int) -> Place:
        chosen = self._pointed(one) or self._in_sentence(one, number)
        if chosen is None:
            chosen = self._carried(number)
        if chosen is None:
            chosen = ((self._main,), ()) if self._main else NOWHERE
        return chosen

    def _aged(self, one: Stated) -> bool:
        """Whether it is the age of a person in brackets, which is of no place."""
        return one.quantity.unit == "a" and self._words.tags[one.first - 1 : one.first] == ["open"]

    def _pointed(self, one: Stated) -> Place | None:
        """The last region of a level that the sentence points to: "di provinsi itu", "di desanya"."""
        for index in range(one.sentence.start, one.sentence.stop):
            word = self._words.lower(index)
            level = self._kinds.own.get(word) or self._kinds.levels.get(word)
            if level and (word in self._kinds.own or self._words.tags[index + 1 : index + 2] == ["demonstrative"]):
                return self._last(level, self._words.starts[index])
        return None

    def _last(self, level: str, before: int) -> Place | None:
        """The last region of *level* before an offset, or the one that the last region lies in."""
        for located in reversed([region for region in self._known if region.mention.end <= before]):
            depth = _DEPTH[level]
            parts = located.region.code.split(".")
            if len(parts) > depth and (depth != 1 or len(parts) > 2 or located.region.level == level):
                return (".".join(parts[: depth + 1]),), (located,)
        return None

    def _in_sentence(self, one: Stated, number: int) -> Place | None:
        """The region of the sentence that is nearest, with those coordinated with it ("di Gowa, Maros, dan Parepare").

        None: the sentence says nothing; it is nowhere if the sentence speaks of the nation.
        """
        first, last = self._words.sentence(one.mention.start)
        named = [region for region in self._named if first <= region.mention.start < last]
        national = self._nation.told(one)
        nearest = self._nearest(one, named, national=national)
        if nearest:
            chosen = self._coordinated(named, named.index(nearest))
            return tuple(dict.fromkeys(map(code_of, chosen))), tuple(chosen)
        served = [region for region in self._served if first <= region.mention.start < last]
        served = [region for region in served if region.mention.start < one.mention.start] or served
        if served and not (national and self._nation.parted(self._words.at(served[-1].mention.end), one.first)):
            chosen = self._coordinated(served, len(served) - 1)
            return tuple(map(code_of, chosen)), tuple(chosen)
        return NOWHERE if national else self._examples(one, named)

    def _nearest(self, one: Stated, named: Sequence[Located], *, national: bool) -> Located | None:
        """Of the regions of a sentence: the one directly before, shortly behind, before, behind in the same clause."""
        start, end = one.mention.start, one.reach
        before = [region for region in named if region.mention.end <= start]
        after = [region for region in named if region.mention.start >= end]
        lead = self._words.plain[before[-1].mention.end : start] if before else ""
        if before and len(lead) <= _BESIDE and "," not in lead:
            return before[-1]
        near = after and (not before or after[0].mention.start - end < _NEAR)
        if near and _COMMA.isdisjoint(self._words.plain[end : after[0].mention.start]):
            return after[0]
        if before and not (national and self._nation.parted(self._words.at(before[-1].mention.end), one.first)):
            return before[-1]
        free = after and not national and not self._counted_before(one, after[0]) and not self._broken(one, after[0])
        return after[0] if free else None

    def _counted_before(self, one: Stated, region: Located) -> bool:
        """Whether a number of a further part stands before a region: "612 orang; 240 di antaranya di Kertapati"."""
        following = bisect_right(self._starts, one.mention.start)
        if following == len(self._starts) or self._starts[following] > region.mention.start:
            return False
        return not _COMMA.isdisjoint(self._words.plain[one.reach : self._starts[following]])

    def _broken(self, one: Stated, region: Located) -> bool:
        """Whether a further clause or a list of examples begins between a number and a region behind it."""
        place = self._words.at(region.mention.start)
        return any(
            self._nation.turns(index)
            or self._words.lower(index) in self._kinds.breaks and self._words.tags[index - 1] == "comma"
            for index in range(one.after, place)
        )

    def _examples(self, one: Stated, named: Sequence[Located]) -> Place | None:
        """The region that holds all examples: "tiga jembatan, antara lain di Desa Wani dan Desa Labuan"."""
        after = [region for region in named if region.mention.start >= one.reach]
        if not after or not self._broken(one, after[0]):
            return None
        between = range(one.after, self._words.at(after[0].mention.start))
        if not any(self._words.lower(index) in self._kinds.examples for index in between):
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
        inside = {code_of(region) for region in self._named if first <= region.mention.start < last}
        return len([code for code in inside if code.startswith(f"{self._main}.")]) == 1

    def _told(self, number: int) -> Place | None:
        """The place of the last number of a sentence, else its first region or the area of its official."""
        if number in self._of_sentence:
            return self._of_sentence[number]
        first, last = self._words.sentences[number]
        for regions in (self._named, self._served):
            inside = [region for region in regions if first <= region.mention.start < last and not self._origin(region)]
            if inside:
                chosen = self._coordinated(inside, 0)
                return tuple(map(code_of, chosen)), tuple(chosen)
        return None

    def _origin(self, region: Located) -> bool:
        """Whether somebody or something only comes from the region or goes there: "tamu dari Jambi"."""
        lead = self._words.at(region.mention.start) - 1
        return lead >= 0 and (self._words.tags[lead] == "from" or self._words.lower(lead) in self._kinds.goals)

    def _coordinated(self, named: Sequence[Located], index: int) -> list[Located]:
        """The regions that are listed with the one at *index*; commas alone ("Palu, Sulteng") make no list."""
        links = [
            gap.strip(" ,") if len(gap) < _LINK else None
            for left, right in itertools.pairwise(named)
            for gap in (self._words.plain[left.mention.end : right.mention.start],)
        ]
        first = last = index
        while first > 0 and links[first - 1] in _AND:
            first -= 1
        while last < len(links) and links[last] in _AND:
            last += 1
        return list(named[first : last + 1]) if any(links[first:last]) else [named[index]]
