"""Some rules of a rulebook by themselves, to tell in which articles they claim anything.

A rule finds what it finds, whatever other rules there are; rules over words run at every numeral here, while in a
`Matcher` they leave out those that a pattern has claimed. So where these find nothing, a `Matcher` that has them, too,
finds nothing by them.
"""

from collections.abc import Sequence
from itertools import chain

from pipeline.article import plain
from pipeline.language import Words
from pipeline.match.leftovers import Leftovers
from pipeline.match.officials import Officials
from pipeline.match.patterns import Patterns
from pipeline.match.slots import SlotWords
from pipeline.match.tokens import TokenRules
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook
from pipeline.rulebook.slots import slots
from pipeline.values.number import Numerals
from pipeline.values.read import Reader

Meanings = dict[str, dict[str, str]]
"""What words of slots stand for, by column."""


class Few:
    """These *rules*, each a pattern or one over words; *rulebook* has them, with all chunks and words."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], numerals: Numerals) -> None:
        words = SlotWords(rulebook)
        reader = Reader(numerals, words.value, rulebook.lexicon)
        patterns = [rule for rule in rules if rule.kind == "pattern"]
        anchored = [rule for rule in patterns if rule.type != "leftover"]
        self._patterns = Patterns(anchored, words, reader)
        tokens = [rule for rule in rules if rule.kind == "tokens"]
        officials = [rule for rule in tokens if rule.type == "official"]
        self._tokens = TokenRules(rulebook, [rule for rule in tokens if rule not in officials], reader)
        self._officials = Officials(rulebook, officials) if officials else None
        self._leftovers = Leftovers([rule for rule in patterns if rule.type == "leftover"])
        self._words = self._patterns.words if len(anchored) == len(rules) else None

    def may_claim(self, text: str) -> bool:
        """Whether *text*, as supplied, has a word that wakes one of them; read no further where it has none."""
        if self._words is None or "&" in text or not "".join(self._words).isascii():
            return True
        squeezed = "".join(plain(text).lower().split())
        return any(word in squeezed for word in self._words)

    def claims(self, pages: Sequence[Words]) -> list[bool]:
        """Whether one of them claims anything, for each of *pages*."""
        found = self._patterns.find_all(pages)
        claims = [bool(some) or self._claims(words) for words, some in zip(pages, found, strict=True)]
        officials = self._officials.find_all(pages) if self._officials else found
        return [is_claimed or bool(some) for is_claimed, some in zip(claims, officials, strict=True)]

    def _claims(self, words: Words) -> bool:
        """Whether one of the rules that are neither patterns round a numeral nor for officials claims anything."""
        others = chain(self._tokens.find(words, ()), self._leftovers.find(words))
        return next(others, None) is not None


def meanings(rulebook: Rulebook) -> Meanings:
    """What the words in the slots of all patterns stand for: rules share the words of a column."""
    words = SlotWords(rulebook)
    for rule in rulebook.rules:
        if rule.kind == "pattern" and rule.type != "leftover":
            for slot in slots(rule.source):
                if not slot.is_numeral:
                    words.learn(slot)
    return words.meanings
