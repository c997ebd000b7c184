"""The unit of a count without a noun beside it: of the words before it, or of another count.

A rule says in place of a unit which it is. `<previous>`: what the count before it counted ("15 rumah rusak dan 4
lainnya"). `<nearby>`: the first of these that there is
1. the noun phrase to the left ("Kuota haji itu sebesar 7.200");
2. the unit of an earlier count with the same value;
3. that of the next count in a sum or list ("13, ditambah 12, jadi 25 radar");
4. that of the count before in this sentence or the one before it, of a like size.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeGuard

from pipeline.language import Words
from pipeline.link.counted import CountedBefore, Phrase, Refused, bare
from pipeline.link.unit_end import UnitEnds, is_verb
from pipeline.meaning import Meaning, NoFact, Quantity, Read
from pipeline.mention import Mention
from pipeline.rulebook import ELSEWHERE, NEARBY, PREVIOUS, Rulebook

_NEAR = 150
"""Characters between two such counts at the most; about a sentence."""
_SEEN = 400
"""What is looked through before and behind a number for its unit, and words of its sentence; few articles have more."""
_BETWEEN = 7
"""Tokens between two numbers of a sum or a list at the most."""
_JOINS = frozenset(
    ["comma", "and", "or", "to", "amount", "adverb", "auxiliary", "conjunction", "noun", "from", "preposition", "more",
     "dash", "verb", "rest", "temporal"]
)  # fmt: skip
"""Tags of the words between the numbers of a sum."""
_SMALL = 1000
_BILLION = 10**9
"""From here on an amount without a noun is money more often than not."""
_BACK = 3
"""Sentences that a noun named again is looked for in the counts of."""
_ALIKE = 30
"""How many times larger one of two counts may be, that a number is taken to count what the other counts."""


class Units:
    """Gives counts their units; made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._before = CountedBefore(rulebook)
        self._ends = UnitEnds(rulebook)

    def __call__(self, reads: Sequence[Read], words: Words) -> list[Read]:
        """*reads* with the units that other words tell; a count that has none is no fact."""
        united = [self._ended(self._opened(read), words) for read in reads]
        for index, (mention, means) in enumerate(united):
            if isinstance(means, Quantity) and means.type == "count" and means.unit in ELSEWHERE:
                carried = means.unit == PREVIOUS
                unit = previous(united[:index], mention, words) if carried else self._nearby(united, index, words)
                if isinstance(unit, NoFact) and not self._before.is_empty(mention.slots.get("unit", "")):
                    unit = mention.slots["unit"]
                united[index] = Read(mention, unit if isinstance(unit, NoFact) else means._replace(unit=unit))
        return united

    def _opened(self, read: Read) -> Read:
        """*read* with the unit to be looked for where the noun before the number names nothing: "target sebanyak 5"."""
        mention, means = read
        if mention.extent[0] < mention.start and isinstance(means, Quantity) and means.type == "count":
            if self._before.refuses(means.unit):
                return Read(mention, NoFact(f"{means.unit} is not counted"))
            unit = NEARBY if self._before.is_empty(means.unit) else bare(means.unit)
            return Read(mention, means._replace(unit=unit))
        return read

    def _ended(self, read: Read, words: Words) -> Read:
        """*read* with the end of the noun phrase behind its number; a verb is none."""
        mention, means = read
        if not isinstance(means, Quantity) or means.type != "count" or mention.extent[1] <= mention.end:
            return read
        if means.unit in ELSEWHERE or not mention.slots.get("unit", "").endswith(means.unit):
            return read
        if is_verb(words, words.at(mention.end) + 1):
            return Read(mention, NoFact("a verb stands behind it, and no noun"))
        return Read(mention, means._replace(unit=self._ends(means.unit, words, words.at(mention.extent[1] - 1))))

    def _nearby(self, reads: Sequence[Read], index: int, words: Words) -> str | NoFact:
        mention, count = reads[index]
        assert isinstance(count, Quantity)
        if not is_whole(count, mention):
            return NoFact("no noun that it counts and no unit stands beside it")
        number = words.at(mention.start)
        first = number if "unit" in mention.slots else words.at(mention.extent[0])
        phrase = self._before(words, first, number)
        if isinstance(phrase, Refused):
            return NoFact(phrase.why)
        before, onwards = reads[max(0, index - _SEEN) : index], reads[index : index + _SEEN]
        if phrase and phrase.unit and _says_it(phrase, count, (*before, *onwards)):
            return phrase.unit
        unit = (
            same_value(before, mention, count, words)
            or next_in_list(onwards, words)
            or like_before(before, mention, count, words)
        )
        if unit and phrase and phrase.unit and phrase.close and phrase.led:
            return phrase.unit  # a count it is; the subject of "naik dari N" says of what
        return unit or NoFact("nothing near it says what it counts")


def is_whole(count: Quantity, mention: Mention) -> bool:
    """Whether *count* is a whole number, and not one with a comma and no scale (8,5), which is a level or a share."""
    value = count.amount.value
    if "," in mention.slots["value"] and not any(map(str.isalpha, mention.slots["value"])):
        return False
    return value is None or value == value.to_integral_value()


def _says_it(phrase: Phrase, count: Quantity, reads: Sequence[Read]) -> bool:
    """Whether the noun phrase before a number is sure to be what *count* counts.

    With jumlah, target … it is; with mencapai … it is where the number is large, because ranks, points and classes
    are small; else the noun has to be counted elsewhere too.
    """
    if phrase.said:
        return _size(count) < _BILLION
    if phrase.led and _size(count) >= _SMALL:
        return _size(count) < _BILLION
    return any(_head(means.unit) == _head(phrase.unit) for _, means in reads if _is_count(means))


def _is_count(means: Meaning) -> TypeGuard[Quantity]:
    return isinstance(means, Quantity) and means.type == "count"


def _head(unit: str) -> str:
    return unit.partition(" ")[0].lower()


def previous(reads: Sequence[Read], mention: Mention, words: Words) -> str | NoFact:
    """The unit of the count before *mention*, where that stands near; of "128 orang dari 22 desa" the persons."""
    counts = [(other, means) for other, means in reads[-_LAST:] if _is_count(means)]
    if not counts or mention.start - counts[-1][0].extent[1] > _NEAR:
        return _NONE_NEAR
    (other, means) = counts[-1]
    if len(counts) > 1 and words.tags[words.at(other.start) - 1] == "from":
        before, more = counts[-2]
        if other.start - before.extent[1] <= _BESIDE and _size(more) > _size(means):
            return more.unit
    return means.unit


_LAST = 12
"""Quantities before one that are looked through for a count."""
_BESIDE = len(" dari ")
_NONE_NEAR = NoFact("no count stands shortly before it")


def same_value(reads: Sequence[Read], mention: Mention, count: Quantity, words: Words) -> str:
    """The unit of the last count of *reads* with the value of *count*; of a small one in the same sentence only."""
    small, sentence = _size(count) < _SMALL, words.sentence(mention.start)
    for other, means in reversed(reads):
        if small and other.start < sentence[0]:
            return ""
        if _is_count(means) and means.unit not in ELSEWHERE and _same(means, count):
            return means.unit
    return ""


def next_in_list(reads: Sequence[Read], words: Words) -> str:
    """The unit of the next count with one, across a list or sum that begins with the first of *reads*; else empty."""
    after = words.at(reads[0].mention.end - 1) + 1
    for mention, means in reads[1:]:
        first = words.at(mention.start)
        between = words.tags[after:first]
        if not isinstance(means, Quantity) or means.type != "count" or len(between) > _BETWEEN:
            return ""
        if not _JOINS.issuperset(between):
            return ""
        if means.unit not in ELSEWHERE:
            return means.unit
        after = words.at(mention.end - 1) + 1
    return ""


def like_before(reads: Sequence[Read], mention: Mention, count: Quantity, words: Words) -> str:
    """The unit of a count before in this sentence or the one before it.

    It is one that this sentence names again before the number ("Perahu itu kurang, idealnya 10"), else the quantity
    before, where that is a count of a like size.
    """
    if _size(count) >= _BILLION:
        return ""
    here = words.number_of_sentence(mention.start)
    again = _named_again(words, mention)
    nearest: str | None = None
    for other, means in reversed(reads):
        apart = here - words.number_of_sentence(other.start)
        if apart > _BACK:
            break
        if not isinstance(means, Quantity) or means.type in ("percent", "measure"):
            continue
        counted = means.unit if _is_count(means) and means.unit not in ELSEWHERE else ""
        if counted and apart and _head(counted) in again:
            return counted
        if nearest is None and apart <= 1:
            nearest = counted if _alike(means, count) else ""
    return nearest or ""


def _named_again(words: Words, mention: Mention) -> set[str]:
    """The words of the sentence of *mention* before it, in small letters and without -nya."""
    last = words.at(mention.start)
    first = max(words.at(words.sentence(mention.start)[0]), last - _SEEN)
    return {words.lower(index).removesuffix("nya") for index in range(first, last)}


def _same(one: Quantity, other: Quantity) -> bool:
    return (one.amount.value, one.amount.low) == (other.amount.value, other.amount.low)


def _alike(one: Quantity, other: Quantity) -> bool:
    small, large = sorted((_size(one), _size(other)))
    return small > 0 and large <= small * _ALIKE


def _size(count: Quantity) -> Decimal:
    return count.amount.value or count.amount.low or count.amount.high or Decimal(0)
