"""Which figure of many a number is: their mean, the highest, the lowest, the total."""

from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

_REACH = 12
"""Words before a number in which a mean or a total is said of it; an extreme stands nearer."""
_NEAR = 6
_ENDS = frozenset({"comma", "stop", "newline", "quote"})
_COMPARED = frozenset({"from", "of", "in"})
_EXTREMES = frozenset({"max", "min"})


class Statistic:
    """The linker of `statistic`, by the lexicon `statistics`."""

    columns = ("statistic",)

    def __init__(self, rulebook: Rulebook) -> None:
        self._words = {row["word"]: row["statistic"] for row in rulebook.lexicon("statistics")}

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The statistic of each quantity whose text says one."""
        words, known = scene.words, self._words
        first = 0
        said: list[Said | None] = []
        for one in scene.quantities:
            said.append(self._before(one, first, words, known))
            first = one.behind
        return said

    @staticmethod
    def _before(one: Stated, first: int, words: Words, known: dict[str, str]) -> Said | None:
        """The nearest word before, in the clause and behind the quantity before that ends at word *first*."""
        for index in range(one.first - 1, max(first, one.sentence.start, one.first - _REACH) - 1, -1):
            if words.tags[index] in _ENDS:
                return None
            found = known.get(words.lower(index))
            if not found:
                continue
            if found in _EXTREMES and (one.first - index > _NEAR or _in_place(index, words)):
                return None
            if found == "total" and words.tags[index - 1] in _COMPARED:  # "dari total produksi", "terhadap total kredit"
                return None
            return Said((found,), ((words.starts[index], words.end(index)),))
        return None


def _in_place(index: int, words: Words) -> bool:
    """Whether the extreme describes a place: "di kota terbesar"."""
    return any(words.tags[place] == "in" for place in range(max(0, index - 2), index))
