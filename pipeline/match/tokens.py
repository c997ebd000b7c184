"""Rules of kind `tokens`: spaCy's Matcher, run on a short window round each token that can wake a rule.

For quantities only numerals wake rules, and only those that no pattern rule claimed together with more text. Which
rules a token wakes follows from the rules themselves, see `sequence`. Of what a rule finds at one token the longest
stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.matcher import Matcher as SpacyMatcher
from spacy.vocab import Vocab

from pipeline.errors import NumberError
from pipeline.fact import QUANTITIES
from pipeline.language import Numeral, Words
from pipeline.match.sequence import NUMBER_TAG, NUMBERS, Side, TokenPattern, chunk_parts, joined, sequences, side
from pipeline.mention import Mention
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import Rulebook
from pipeline.values.read import Reader

_WINDOW = 48
"""Tokens on either side of a pivot at the most, for rules that set no limit themselves."""
_ANCHORS = {"official": "name"}
_CLAIM = "claim"


class Found(NamedTuple):
    """A match: its first token, the one behind it, and the slot of each token."""

    first: int
    after: int
    slots: tuple[str, ...]

    def slot(self, name: str) -> tuple[int, int]:
        """The first token of a slot and the one behind its last."""
        first = self.slots.index(name)
        last = len(self.slots) - self.slots[::-1].index(name)
        return self.first + first, self.first + last


class TokenRule:
    """A compiled rule: the Matcher of its sequences, and what surrounds its pivot."""

    def __init__(self, rule: Rule, chunks: Mapping[str, Chunk]) -> None:
        self.rule = rule
        self._sequences: dict[int, TokenPattern] = {}
        self._matcher = SpacyMatcher(vocab := Vocab())
        for number, sequence in enumerate(sequences(rule, chunks)):
            self._matcher.add(key := f"{rule.id}#{number}", [[part.pattern for part in sequence.parts]])
            self._sequences[vocab.strings[key]] = sequence
        compiled = self._sequences.values()
        self.pivots = frozenset(tag for one in compiled for tag in one.parts[one.pivot].tags or {NUMBER_TAG})
        self.left: Side = joined([side(one.before) for one in compiled])
        self.right: Side = joined([side(one.behind) for one in compiled])

    def wakes(self, left: str, right: str) -> bool:
        """Whether the tags *left* and *right* can stand beside the pivot; an empty one is an end of the article."""
        return (self.left.next is None or left in self.left.next) and (
            self.right.next is None or right in self.right.next
        )

    def find(self, words: Words, pivot: int, after: int) -> Found | None:
        """The longest match round the pivot that reaches from token *pivot* to *after*."""
        tags = words.tags
        start, end = _edge(tags, pivot - 1, -1, self.left) + 1, _edge(tags, after, 1, self.right)
        best: Found | None = None
        for key, first, behind, parts in self._matcher(words.doc[start:end], with_alignments=True):
            sequence = self._sequences[key]
            first, behind = first + start, behind + start
            if best and behind - first <= best.after - best.first:
                continue
            if not first <= pivot < behind or parts[pivot - first] != sequence.pivot:
                continue
            if self._may_stand(tags, first, behind):
                best = Found(first, behind, tuple(map(sequence.slot, parts)))
        return best

    def _may_stand(self, tags: Sequence[str], first: int, after: int) -> bool:
        """Whether what surrounds a match lets it be one; the end of the article follows anything."""
        if first and tags[first - 1] in self.rule.not_before:
            return False
        return not self.rule.followed_by or after == len(tags) or tags[after] in self.rule.followed_by


def _edge(tags: Sequence[str], index: int, step: int, reach: Side) -> int:
    """The first token from *index* on that the rule cannot match."""
    stop = index + step * int(min(reach.most, _WINDOW))
    stop = max(stop, -1) if step < 0 else min(stop, len(tags))
    while index != stop and (reach.any is None or tags[index] in reach.any):
        index += step
    return index


class TokenRules:
    """All rules of kind `tokens`, filed under what wakes them."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], reader: Reader) -> None:
        self._reader = reader
        chunks = {chunk.id: chunk for chunk in rulebook.chunks}
        compiled = [TokenRule(rule, chunks) for rule in rules]
        self._at_numerals = _Woken([rule for rule in compiled if NUMBER_TAG in rule.pivots])
        self._elsewhere = {
            tag: _Woken([rule for rule in compiled if tag in rule.pivots and NUMBER_TAG not in rule.pivots])
            for tag in {tag for rule in compiled for tag in rule.pivots}
        }

    def find(self, words: Words, claimed: Sequence[Mention]) -> Iterator[Mention]:
        """Every mention that a rule finds; *claimed* are those of pattern rules."""
        by_word = {numeral.word: numeral for numeral in words.numerals}
        for numeral in _free(words.numerals, claimed):
            pivot, after = numeral.word, numeral.word + 1
            while words.starts[after] < numeral.end:
                after += 1
            for rule in self._at_numerals[_beside(words.tags, pivot, after)]:
                yield from self._mentions(rule, words, pivot, after, by_word)
        if self._elsewhere:
            for pivot, tag in enumerate(words.tags):
                if tag in self._elsewhere:
                    for rule in self._elsewhere[tag][_beside(words.tags, pivot, pivot + 1)]:
                        yield from self._mentions(rule, words, pivot, pivot + 1, by_word)

    def _mentions(
        self, rule: TokenRule, words: Words, pivot: int, after: int, by_word: Mapping[int, Numeral]
    ) -> Iterator[Mention]:
        found = rule.find(words, pivot, after)
        if found:
            make = self._quantity if rule.rule.type in QUANTITIES else self._named
            mention = make(rule.rule, found, words, by_word)
            if mention:
                yield mention

    def _quantity(self, rule: Rule, found: Found, words: Words, by_word: Mapping[int, Numeral]) -> Mention | None:
        """The numeral is the span, or two of them that make a range; the noun phrase belongs to the extent."""
        names = {name for name in found.slots if name and name[0] != "_"}
        numerals = {name: by_word.get(found.slot(name)[0]) for name in names & NUMBERS}
        spans = [numeral for numeral in numerals.values() if numeral]
        if len(spans) < len(numerals):
            return None
        start, end = min(numeral.start for numeral in spans), max(numeral.end for numeral in spans)
        slots = {name: numeral.text for name, numeral in numerals.items() if numeral}
        slots |= {name: _text(words, found, name) for name in sorted(names - NUMBERS)}
        mention = Mention(rule, start, end, (start, max(end, words.end(found.after - 1))), slots)
        if len(spans) > 1:
            try:
                self._reader.quantity(mention, english=words.english)
            except NumberError:  # a range that does not rise is none
                return None
        return mention

    def _named(self, rule: Rule, found: Found, words: Words, _: Mapping[int, Numeral]) -> Mention:
        """An official's name, or a claim that something is no fact."""
        anchor = _ANCHORS.get(rule.type, _CLAIM)
        first, after = found.slot(anchor)
        names = sorted({name for name in found.slots if name and name[0] != "_" and name != _CLAIM})
        extent = words.starts[found.first], words.end(found.after - 1)
        slots = {name: _text(words, found, name) for name in names}
        return Mention(rule, words.starts[first], words.end(after - 1), extent, slots)


class _Woken(dict[tuple[str, str], list[TokenRule]]):
    """The rules that two tags beside a pivot wake; filled as the pairs are met, of which there are a few hundred."""

    def __init__(self, rules: Sequence[TokenRule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, beside: tuple[str, str]) -> list[TokenRule]:
        woken = self[beside] = [rule for rule in self._rules if rule.wakes(*beside)]
        return woken


class ChunkFinder:
    """Finds one chunk by itself, for `check`: the longest stretches, none sharing a token."""

    def __init__(self, chunk: Chunk, chunks: Mapping[str, Chunk]) -> None:
        self._matcher = SpacyMatcher(Vocab())
        patterns = [[part.pattern for part in parts] for parts in chunk_parts(chunk, chunks)]
        self._matcher.add(chunk.id, patterns, greedy="LONGEST")

    def find(self, words: Words) -> list[tuple[int, int]]:
        """Start and end of each stretch."""
        return sorted((words.starts[first], words.end(after - 1)) for _, first, after in self._matcher(words.doc))


def _beside(tags: Sequence[str], pivot: int, after: int) -> tuple[str, str]:
    return (tags[pivot - 1] if pivot else ""), (tags[after] if after < len(tags) else "")


def _text(words: Words, found: Found, slot: str) -> str:
    first, after = found.slot(slot)
    return words.span(first, after - 1)


def _free(numerals: Sequence[Numeral], claimed: Sequence[Mention]) -> list[Numeral]:
    """The numerals that no mention holds together with more text."""
    claims = sorted((mention.start, mention.end) for mention in claimed)
    free, position, reach = [], 0, (0, 0)
    for numeral in numerals:
        while position < len(claims) and claims[position][0] <= numeral.start:
            if claims[position][1] > reach[1]:
                reach = claims[position]
            position += 1
        if reach[1] < numeral.end or reach == (numeral.start, numeral.end):
            free.append(numeral)
    return free
