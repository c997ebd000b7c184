"""Which figure of many a number is: their mean, the highest, the lowest, the total."""

from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

_REACH = 12
"""Words before a number in which a mean or a total is said of it; an extreme stands nearer."""
_NEAR = 6
_FAR = 24
_HEDGES = frozenset({"adverb", "amount", "conjunction"})
_ENDS = frozenset({"comma", "stop", "newline", "quote"})
_COMPARED = frozenset({"from", "of", "in"})
_EXTREMES = frozenset({"max", "min"})


class Statistic:
    """The linker of `statistic`, by the lexicon `statistics`."""

    columns = ("statistic",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._words = {row["word"]: row["statistic"] for row in rulebook.lexicon("statistics")}
        self._most = next(word.split()[0] for word in self._words if " " in word)
        self._namely = rulebook.words("context_words", "namely")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The statistic of each quantity whose text says one."""
        words, first = scene.words, 0
        said: list[Said | None] = []
        for one in scene.quantities:
            said.append(self._before(one, first, words))
            first = one.behind
        return said

    def _before(self, one: Stated, first: int, words: Words) -> Said | None:
        """The nearest word before, in the clause and behind the quantity before that ends at word *first*."""
        beside, reach = self._stands_beside(one, words), _FAR
        for index in range(one.first - 1, max(first, one.sentence.start, one.first - reach) - 1, -1):
            if words.tags[index] in _ENDS and not (beside and words.tags[index] == "comma"):
                return None
            found, after = self._words.get(words.lower(index)), index + 1
            if not found and words.lower(index) == self._most and beside:
                found, after = self._words.get(words.key(index, index + 1)), index + 2
            if found:
                fits = self._fits(found, index, one, words, beside=beside)
                return Said((found,), ((words.starts[index], words.end(after - 1)),)) if fits else None
        return None

    def _stands_beside(self, one: Stated, words: Words) -> bool:
        """Whether the number stands in apposition: "antrean terpanjang terjadi di Merak, yakni 3 kilometer"."""
        index = one.first - 1
        while index > one.sentence.start and (words.tags[index] in _HEDGES or words.lower(index) in self._namely):
            index -= 1
        return words.tags[index] == "comma"

    @staticmethod
    def _fits(found: str, index: int, one: Stated, words: Words, *, beside: bool) -> bool:
        """Whether a word of statistics is said of the number, and not of a place or of what it is compared with."""
        if found in _EXTREMES:
            return (beside or one.first - index <= _NEAR) and not _in_place(index, words)
        if one.first - index > _REACH or any(words.tags[i] == "comma" for i in range(index, one.first)):
            return False
        return found != "total" or words.tags[index - 1] not in _COMPARED  # "dari total produksi"


def _in_place(index: int, words: Words) -> bool:
    """Whether the extreme describes a place: "di kota terbesar"."""
    return any(words.tags[place] == "in" for place in range(max(0, index - 2), index))
