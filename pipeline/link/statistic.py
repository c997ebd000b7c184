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
        self._cues = frozenset(self._words) | {self._most}
        self._bounds = frozenset(row["word"] for row in rulebook.lexicon("bounds"))
        self._manner = rulebook.words("context_words", "manner")
        self._namely = rulebook.words("context_words", "namely")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The statistic of each quantity whose text says one."""
        words, first = scene.words, 0
        said: list[Said | None] = []
        for one, following in zip(scene.quantities, (*scene.quantities[1:], None), strict=True):
            if self._is_each(one, following, words):
                said.append(None)
                continue
            said.append(self._before(one, first, words) or self._fronted(one, first, words))
            first = one.behind
        return said

    def _is_each(self, one: Stated, following: Stated | None, words: Words) -> bool:
        """Whether one stands for each, and the mean is the number behind: "rata-rata satu rumah punya 5 anggota"."""
        if one.mention.type != "count" or one.quantity.amount.value != 1 or one.first == one.sentence.start:
            return False
        before = words.lowers[one.first - 1]
        return following is not None and following.sentence == one.sentence and self._words.get(before) == "mean"

    def _before(self, one: Stated, first: int, words: Words) -> Said | None:
        """The nearest word before, in the clause and behind the quantity before that ends at word *first*."""
        beside, least = False, max(first, one.sentence.start, one.first - _FAR)
        if self._cues.isdisjoint(words.lowers[least : one.first]):
            return None
        for index in range(one.first - 1, least - 1, -1):
            tag, word = words.tags[index], words.lowers[index]
            if tag in _ENDS or (not beside and one.first - index > _REACH):
                beside = tag == "comma" and (beside or self._stands_beside(one, index, words))
                if not beside:
                    return None
            found, after = self._words.get(word), index + 1
            if word == self._most and beside:
                found, after = self._words.get(words.key(index, index + 1)), index + 2
            if found and word in self._bounds and self._stands_beside(one, index, words):
                return None  # "maksimum hanya 5 persen" is a bound
            if found:
                fits = self._fits(found, index, one, words, beside=beside)
                return Said((found,), ((words.starts[index], words.end(after - 1)),)) if fits else None
        return None

    def _stands_beside(self, one: Stated, comma: int, words: Words) -> bool:
        """Whether the number is an apposition: "antrean terpanjang terjadi di Merak, yakni 3 kilometer"."""
        between = range(comma + 1, one.first)
        return all(words.tags[index] in _HEDGES or words.lower(index) in self._namely for index in between)

    def _fronted(self, one: Stated, first: int, words: Words) -> Said | None:
        """What stands in front of the sentence is said of its first number: "Secara total, mereka meraih 73 poin"."""
        begin = one.sentence.start
        if first > begin or words.lower(begin) not in self._manner or begin + 2 >= one.first:
            return None
        found = self._words.get(words.lower(begin + 1))
        if found is None or found in _EXTREMES or words.tags[begin + 2] != "comma":
            return None
        return Said((found,), ((words.starts[begin], words.end(begin + 1)),))

    @staticmethod
    def _fits(found: str, index: int, one: Stated, words: Words, *, beside: bool) -> bool:
        """Whether a word of statistics is said of the number, and not of a place or of what it is compared with."""
        if found in _EXTREMES:
            return (beside or one.first - index <= _NEAR) and not _in_place(index, words)
        if beside and index > one.sentence.start:  # "Total debit itu, 418 liter"
            return False
        return (found != "total" or words.tags[index - 1] not in _COMPARED)  # "dari total produksi"


def _in_place(index: int, words: Words) -> bool:
    """Whether the extreme describes a place: "di kota terbesar"."""
    return any(words.tags[place] == "in" for place in range(max(0, index - 2), index))
