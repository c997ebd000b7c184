"""The noun phrase that a number counts, where it stands before it with other words between: "kuota itu sebesar N"."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.rulebook import Rulebook

_NOMINAL = frozenset(
    ["noun", "classifier", "adjective", "part", "acronym", "initial", "capital", "name", "organisation", "institution",
     "company", "role", "role_more", "local_role", "slash"]
)  # fmt: skip
_HEADS = frozenset(["noun", "classifier", "part", "acronym", "institution", "role", "local_role"])
"""Tags of a word that can be what is counted; a name or an organisation is somebody who counts or has."""
_PASSED = frozenset(
    ["adverb", "auxiliary", "demonstrative", "temporal", "amount", "more", "copula", "pronoun", "month", "number",
     "number_more", "digits", "place", "place_more", "place_or_name", "level", "local", "rest", "colon", "symbol"]
)  # fmt: skip
_VERBAL = frozenset(["verb", "speech", "relative"])
_LEADS = frozenset(["preposition", "in", "of", "to", "from"])
_COUNTING = frozenset(["number", "number_more", "and", "or", "comma"])
_FAR = 24
"""Tokens that are looked at to the left of a number."""
_NYA = "nya"


class Phrase(NamedTuple):
    """A noun phrase before a number.

    `unit` is what it counts (empty: only a word such as target stands there), `said` whether a word such as jumlah
    says that it is counted, `led` whether one such as mencapai leads to the number, `close` whether nothing else
    stands before these words.
    """

    unit: str
    said: bool
    led: bool
    close: bool = False


class Refused(NamedTuple):
    """Why the number cannot count: a noun such as harga stands before it."""

    why: str


class CountedBefore:
    """Looks for the noun phrase; its words are data in the lexicon `counting`. Made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._light = rulebook.words("counting", "light", "action")
        self._with = rulebook.words("counting", "with")
        self._uncounted = rulebook.words("counting", "uncounted")
        self._amounts = rulebook.words("counting", "amount")
        self._of_objects = rulebook.words("counting", "object")
        self._percents = frozenset(row["word"] for row in rulebook.lexicon("percents"))
        self._timed = rulebook.words("counting", "timed")

    def is_empty(self, unit: str) -> bool:
        """Whether *unit* names nothing that can be counted: "rencana pembelian", "target"."""
        return all(self._is_light(word) for word in unit.lower().split())

    def refuses(self, unit: str) -> bool:
        """Whether *unit* names what is never counted: "nilai", "umurnya"."""
        return unit.partition(" ")[0].lower().removesuffix(_NYA) in self._uncounted

    def __call__(self, words: Words, first: int, number: int) -> Phrase | Refused | None:
        """What stands before token *first*, from which words that lead to an amount reach to the token *number*."""
        leading = {words.lower(index) for index in range(first, number)}
        said = first < number and self._is_light(words.lower(first))
        if said and words.tags[first - 1] != "relative":
            return Phrase("", said=True, led=False)
        led = not self._amounts.isdisjoint(leading)
        objects = not self._of_objects.isdisjoint(leading)
        last, limit = first - 1, max(0, first - _FAR)
        while last >= limit:
            tag = words.tags[last]
            if tag in _NOMINAL:
                start = _run(words.tags, last, limit)
                if words.lower(start - 1) in self._timed:  # "tahun ajaran 2025/2026 sebanyak N"
                    start -= 1
                elif words.tags[start - 1] == "relative" and self.is_empty(words.span(start, last)):
                    said = True  # "kasus yang jumlahnya ribuan"
                elif found := self._phrase(words, start, last, beside=last + 1 == number, objects=objects):
                    if isinstance(found, Refused):
                        return found
                    return Phrase(found.unit, found.said or said, led, close=last + 1 == first)
                last = start - 1
            elif tag == "close":
                last = _opened(words.tags, last, limit) - 1
            elif self._passes(words.lower(last), tag, led=led, said=said):
                last -= 1
            else:
                return None
        return None

    def _passes(self, word: str, tag: str, *, led: bool, said: bool) -> bool:
        """Whether the noun phrase may stand to the left of a word with *tag*."""
        passed = tag in _PASSED or tag in _LEADS or word in self._percents
        return passed or (tag in _VERBAL and led) or (tag == "relative" and said)

    def _phrase(self, words: Words, first: int, last: int, *, beside: bool, objects: bool) -> Phrase | Refused | None:
        """What the nominal words from *first* to *last* say; None where they hang on others to their left."""
        light = [index for index in range(first, last + 1) if self._is_light(words.lower(index))]
        head = light[-1] + 1 if light else first
        if head > last:
            return Phrase("", said=True, led=False)
        noun = words.lower(head).removesuffix(_NYA)
        if noun in self._uncounted:
            return Refused(f"{noun} is not counted")
        if not light and not self._stands_alone(words, first, objects):
            return None
        if words.tags[head] not in _HEADS and not (light and words.tags[head] == "organisation"):
            return Phrase("", said=True, led=False) if light else None
        if beside and not light and words.capital(last):
            return Refused("the number of a name")
        return Phrase(bare(words.span(head, last)), bool(light), led=False)

    def _stands_alone(self, words: Words, first: int, objects: bool) -> bool:
        """Whether the noun phrase from *first* on is no part of a prepositional phrase and no object of a verb."""
        while first and words.tags[first - 1] in ("amount", "adverb"):  # "di sejumlah daerah"
            first -= 1
        lead = words.tags[first - 1] if first else ""
        if lead in _LEADS:
            return words.lower(first - 1) in self._with
        return objects or lead != "verb"

    def _is_light(self, word: str) -> bool:
        return word in self._light or word.removesuffix(_NYA) in self._light


def _run(tags: Sequence[str], last: int, limit: int) -> int:
    """The first token of the run of nominal tokens that ends with *last*, across one dan or atau."""
    first = last
    while first > limit and tags[first - 1] in _NOMINAL:
        first -= 1
    if first - 2 > limit and tags[first - 1] in ("and", "or") and tags[first - 2] in _NOMINAL:
        joined = _run(tags, first - 2, limit)
        if tags[joined - 1] not in _COUNTING:
            return joined
    return first


def _opened(tags: Sequence[str], close: int, limit: int) -> int:
    """The opening bracket of the closing one at *close*."""
    opened = close
    while opened > limit and tags[opened] != "open":
        opened -= 1
    return opened


def bare(phrase: str) -> str:
    """*phrase* without -nya at its end.

    >>> bare("kepala keluarganya"), bare("punya")
    ('kepala keluarga', 'punya')
    """
    return phrase.removesuffix(_NYA) if len(phrase) > len("punya") and phrase.endswith(_NYA) else phrase
