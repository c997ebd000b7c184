"""What: the noun phrase that names what an amount, a share or a measure measures.

From the number to the left: over verbs, hedges, other numbers and phrases with a preposition to the
noun that the sentence is about; a list goes on with the metric of the number before.
"""

from collections.abc import Mapping

from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

Found = tuple[str, tuple[int, int]]


_NOMINAL = frozenset({
    "noun", "adjective", "classifier", "part", "name", "acronym", "organisation", "company", "institution", "place", "place_more",
    "place_or_name", "level", "local", "capital", "role", "role_more", "initial", "digits", "slash", "title"})  # fmt: skip
_SKIPPED = frozenset({
    "adverb", "amount", "copula", "auxiliary", "more", "verb", "temporal", "to", "rest", "number", "number_more", "unit_word",
    "relative", "month", "demonstrative", "symbol", "dash"})  # fmt: skip
_PREPOSITION = frozenset({"preposition", "in", "of", "from"})
_PLACES = frozenset({"place", "place_more", "level", "local", "place_or_name"})
_ADJECTIVE, _CLOSE, _OPEN, _COPULA, _COMMA, _SPEECH = ("adjective", "close", "open", "copula", "comma", "speech")
_SHARES = frozenset({"%", "pp", "bps"})
_LONGEST = 9
_SCOPE = 30
"""Words to the left in which the noun is looked for."""


class Metric:
    """The linker of `metric`; light nouns ("angka", "penurunan") are data in the lexicon `light_nouns`."""

    columns = ("metric",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._light = rulebook.words("light_nouns", "noun")
        self._bridges = rulebook.words("light_nouns", "bridge")
        self._time = rulebook.words("context_words", "time")
        self._namely = rulebook.words("context_words", "namely")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The metric of each amount, share and measure."""
        said: list[Said | None] = []
        before: tuple[str, Found] | None = None
        for sentence in scene.by_sentence():
            others = {one.after - 1: one.first for one in sentence}
            for one in sentence:
                found = None if self._has_own(one) else self._of(one, scene.words, before, others)
                if found:
                    before = one.quantity.unit, found
                said.append(Said((found[0],), (found[1],)) if found else None)
        return said

    @staticmethod
    def _has_own(one: Stated) -> bool:
        """Whether nothing is to be looked for: a count measures what it counts, some rules say the metric."""
        return one.mention.type == "count" or "metric" in one.quantity.stated

    def _of(self, place: Stated, page: Words, before: tuple[str, Found] | None, others: Mapping[int, int]) -> Found | None:
        """The metric of one quantity; *before*: unit and metric of the quantity before it, for lists.

        *others* leads from the last word of each quantity to its first, so that no unit is taken for a noun.
        """
        behind = self._behind(place, page)
        if behind and (place.mention.type != "money" or page.tags[place.after] == _COPULA):
            return behind
        found = self._left(place, page, others)
        if found:
            return found
        unit = place.quantity.unit
        if before and (before[0] == unit or (unit in _SHARES and self._goes_on(before[1], place, page))):
            return before[1]
        return behind or self._share(place, page)

    @staticmethod
    def _goes_on(found: Found, place: Stated, page: Words) -> bool:
        """Whether the quantity tells more of what the sentence was about: "mencapai 10 ton, naik 5 persen"."""
        return found[1][0] >= page.starts[place.sentence.start]

    def _behind(self, place: Stated, page: Words) -> Found | None:
        """The noun directly behind: "60 persen pekerja", "11 ton katalis", "Rp3 triliun merupakan reksadana indeks"."""
        first = place.after
        if first < place.sentence.stop and (page.tags[first] in (_COPULA, _OPEN) or page.lower(first) == "para"):
            first += 1
        found = self._phrase(first, place.sentence.stop, page)
        return found if found and page.tags[first] != "initial" else None

    def _share(self, place: Stated, page: Words) -> Found | None:
        """What a percentage is of: "31,8 persen dari total produksi"."""
        if place.after < place.sentence.stop and page.lower(place.after) == "dari":
            return self._phrase(place.after + 1, place.sentence.stop, page)
        return None

    def _phrase(self, first: int, limit: int, page: Words) -> Found | None:
        """The noun phrase that begins at word *first*."""
        last = first
        while last < limit and last - first < _LONGEST and page.tags[last] in _NOMINAL:
            last += 1
        if last == first or page.lower(first) in self._time or page.tags[first] == "digits":
            return None
        return page.span(first, last - 1), (page.starts[first], page.end(last - 1))

    def _left(self, place: Stated, page: Words, others: Mapping[int, int]) -> Found | None:
        """The noun phrase to the left that the number is about."""
        index, limit = place.first - 1, max(place.sentence.start, place.first - _SCOPE)
        fallback: Found | None = None
        while index >= limit:
            code, word = page.tags[index], page.lower(index)
            if index in others:
                index = others[index] - 1
            elif code == _CLOSE:
                while index > limit and page.tags[index] != _OPEN:
                    index -= 1
                index -= 1
            elif (
                code in _SKIPPED or code in _PREPOSITION or code == _OPEN or word in self._bridges or word in self._time
            ):
                index -= 1
            elif code == _SPEECH and word.startswith("di"):  # diperkirakan, dilaporkan
                index -= 1
            elif code == _COMMA and index > limit and self._is_apposition(index, page):
                index -= 1
            elif code in _NOMINAL:
                last = index
                while (
                    index >= limit
                    and code in _NOMINAL
                    and last - index < _LONGEST
                    and index not in others
                    and page.lower(index) not in self._bridges
                ):
                    index -= 1
                    code = page.tags[index] if index >= 0 else ""
                first = index + 1
                if first > last:
                    index -= 1
                    continue
                found = page.span(first, last), (page.starts[first], page.end(last))
                if self._is_light(first, last, page):
                    continue
                if index >= limit and page.tags[index] in _PREPOSITION and page.lower(index) != "dengan":
                    fallback = fallback or found
                    continue
                return found
            else:
                break
        return fallback

    def _is_apposition(self, comma: int, page: Words) -> bool:
        """Whether a comma only parts a place from what it lies in, or an amount from its noun ("…, yakni …")."""
        return (
            page.tags[comma - 1] in _PLACES
            or page.tags[comma + 1] in _PLACES
            or page.lower(comma + 1) in self._namely
        )

    def _is_light(self, first: int, last: int, page: Words) -> bool:
        """Whether the words name no measured thing: a level, a fall, only a place or only an adjective."""
        codes = page.tags[first : last + 1]
        if all(code == _ADJECTIVE for code in codes) or all(code in _PLACES for code in codes):
            return True
        return page.lower(first) in self._light
