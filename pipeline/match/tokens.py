"""Rules of kind `tokens`: spaCy's Matcher, run on a short window round each token that can wake a rule.

For quantities only numerals wake rules, and only those that no pattern rule claimed together with more text. Which
rules a token wakes follows from the rules themselves, see `sequence`. Of what a rule finds at one token the longest
stays.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.matcher import Matcher as SpacyMatcher
from spacy.vocab import Vocab

from pipeline.errors import NumberError
from pipeline.fact import QUANTITIES
from pipeline.language import Numeral, Words
from pipeline.match.sequence import END, NUMBERS, ONLY_NUMBER, START, Side, TokenPattern, chunk_parts, joined, sequences
from pipeline.mention import Mention
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import Rulebook
from pipeline.values.read import Reader

_WINDOW = 48
"""Tokens on either side of a pivot at the most, for rules that set no limit themselves."""
_CLAIM = "claim"


class Found(NamedTuple):
    """A match of a rule: its first token, the one behind it, and the slot of each token."""

    rule: Rule
    first: int
    after: int
    slots: tuple[str, ...]

    def slot(self, name: str) -> tuple[int, int]:
        """The first token of a slot and the one behind its last."""
        first = self.slots.index(name)
        last = len(self.slots) - self.slots[::-1].index(name)
        return self.first + first, self.first + last


class Woken:
    """The patterns that one pivot with its neighbours can be part of, in one Matcher."""

    def __init__(self, patterns: Sequence[TokenPattern]) -> None:
        self._matcher = SpacyMatcher(vocab := Vocab())
        self._patterns: dict[int, TokenPattern] = {}
        for number, pattern in enumerate(patterns):
            self._matcher.add(key := f"{pattern.rule.id}#{number}", [[part.pattern for part in pattern.parts]])
            self._patterns[vocab.strings[key]] = pattern
        self._left = _reach([pattern.left for pattern in patterns])
        self._right = _reach([pattern.right for pattern in patterns])

    def find(self, words: Words, pivot: int, after: int) -> Iterable[Found]:
        """The longest match of each rule round the pivot that reaches from token *pivot* to *after*."""
        tags, best = words.tags, dict[str, Found]()
        start, end = _edge(words, pivot - 1, -1, self._left) + 1, _edge(words, after, 1, self._right)
        matches: list[tuple[int, int, int, list[int]]]
        matches = self._matcher(words.doc[start:end], with_alignments=True)  # type: ignore[assignment]
        for key, first, behind, parts in matches:
            pattern = self._patterns[key]
            first, behind, rule = first + start, behind + start, pattern.rule
            if not first <= pivot < behind or parts[pivot - first] != pattern.pivot:
                continue
            known = best.get(rule.id)
            if (not known or behind - first > known.after - known.first) and _may_stand(rule, tags, first, behind):
                best[rule.id] = Found(rule, first, behind, tuple(map(pattern.slot, parts)))
        return best.values()


def _may_stand(rule: Rule, tags: Sequence[str], first: int, after: int) -> bool:
    """Whether what surrounds a match lets it be one."""
    before, behind = _beside(tags, first, after)
    return before not in rule.not_before and (not rule.followed_by or behind in rule.followed_by)


def _beside(tags: Sequence[str], first: int, after: int) -> tuple[str, str]:
    """The tags before token *first* and at token *after*."""
    return (tags[first - 1] if first else START), (tags[after] if after < len(tags) else END)


class Reach(NamedTuple):
    """What can stand on one side of a pivot: tags (None: anything), words of any tag, how many tokens at the most."""

    tags: frozenset[str] | None
    words: frozenset[str]
    most: int


def _reach(sides: Sequence[Side]) -> Reach:
    tags: frozenset[str] | None = frozenset()
    for each in sides:
        tags = joined(tags, each.any_tags)
    words = frozenset[str]().union(*(each.any_words for each in sides))
    return Reach(tags, words, int(min(max(each.most for each in sides), _WINDOW)))


def _edge(words: Words, index: int, step: int, reach: Reach) -> int:
    """The first token from *index* on that no pattern can match."""
    tags, lowers, known = words.tags, words.lowers, reach.tags
    stop = max(index - reach.most, -1) if step < 0 else min(index + reach.most, len(tags))
    while index != stop and (known is None or tags[index] in known or lowers[index] in reach.words):
        index += step
    return index


class Alarm:
    """Tells which patterns a pivot wakes, by its tag and text and by what stands beside it."""

    def __init__(self, patterns: Sequence[TokenPattern]) -> None:
        self._patterns = patterns
        self._left_words = frozenset[str]().union(*(pattern.left.words for pattern in patterns))
        self._right_words = frozenset[str]().union(*(pattern.right.words for pattern in patterns))
        self._beside: dict[tuple[str, str, str, str], list[TokenPattern]] = {}
        self._woken: dict[tuple[TokenPattern, ...], Woken] = {}

    def at(self, words: Words, pivot: int, after: int) -> Woken | None:
        """The patterns for the pivot from token *pivot* to *after*; None where there are none."""
        left, right = _beside(words.tags, pivot, after)
        before = words.lower(pivot - 1) if pivot else ""
        behind = words.lower(after) if after < len(words) else ""
        key = left, before if before in self._left_words else "", right, behind if behind in self._right_words else ""
        near = self._beside.get(key)
        if near is None:
            near = self._beside[key] = [
                pattern
                for pattern in self._patterns
                if pattern.left.starts_with(*key[:2]) and pattern.right.starts_with(*key[2:])
            ]
        if not near:
            return None
        word = words.word(pivot)
        alone = after == pivot + 1
        patterns = tuple([pattern for pattern in near if pattern.turns_about(word, alone=alone)])
        if patterns and patterns not in self._woken:
            self._woken[patterns] = Woken(patterns)
        return self._woken.get(patterns)


class TokenRules:
    """All rules of kind `tokens` but those for officials, filed under what wakes them."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], reader: Reader) -> None:
        self._reader = reader
        chunks = {chunk.id: chunk for chunk in rulebook.chunks}
        patterns = [pattern for rule in rules for pattern in sequences(rule, chunks)]
        numerals = [pattern for pattern in patterns if pattern.tags == ONLY_NUMBER]
        others = [pattern for pattern in patterns if pattern.tags != ONLY_NUMBER]
        self._at_numerals = Alarm(numerals)
        self._elsewhere = {
            tag: Alarm([pattern for pattern in others if tag in pattern.tags])
            for tag in {tag for pattern in others for tag in pattern.tags}
        }

    def find(self, words: Words, claimed: Sequence[Mention]) -> Iterator[Mention]:
        """Every mention that a rule finds; *claimed* are those of pattern rules."""
        by_word = {numeral.word: numeral for numeral in words.numerals}
        for found in self._found(words, claimed):
            make = self._quantity if found.rule.type in QUANTITIES else self._claim
            mention = make(found, words, by_word)
            if mention:
                yield mention

    def _found(self, words: Words, claimed: Sequence[Mention]) -> Iterator[Found]:
        for numeral in _free(words.numerals, claimed):
            pivot, after = numeral.word, numeral.word + 1
            while words.starts[after] < numeral.end:
                after += 1
            woken = self._at_numerals.at(words, pivot, after) if after - pivot < _WINDOW else None
            if woken:  # a numeral of fifty words is none
                yield from woken.find(words, pivot, after)
        if self._elsewhere:
            for pivot, tag in enumerate(words.tags):
                if tag in self._elsewhere and (woken := self._elsewhere[tag].at(words, pivot, pivot + 1)):
                    yield from woken.find(words, pivot, pivot + 1)

    def _quantity(self, found: Found, words: Words, by_word: Mapping[int, Numeral]) -> Mention | None:
        """The numeral is the span, or two of them that make a range; the noun phrase belongs to the extent."""
        names = {name for name in found.slots if name and name[0] != "_"}
        numerals = {name: by_word.get(found.slot(name)[0]) for name in names & NUMBERS}
        spans = [numeral for numeral in numerals.values() if numeral]
        if len(spans) < len(numerals):
            return None
        start, end = min(numeral.start for numeral in spans), max(numeral.end for numeral in spans)
        extent = min(start, words.starts[found.first]), max(end, words.end(found.after - 1))
        slots = {name: numeral.text for name, numeral in numerals.items() if numeral}
        slots |= {name: _text(words, found, name) for name in sorted(names - NUMBERS)}
        mention = Mention(found.rule, start, end, extent, slots)
        if len(spans) > 1:
            try:
                self._reader.quantity(mention, english=words.english)
            except NumberError:  # a range that does not rise is none
                return None
        return mention

    def _claim(self, found: Found, words: Words, _: Mapping[int, Numeral]) -> Mention:
        """A claim that something is no fact."""
        first, after = found.slot(_CLAIM)
        extent = words.starts[found.first], words.end(found.after - 1)
        return Mention(found.rule, words.starts[first], words.end(after - 1), extent)


class ChunkFinder:
    """Finds one chunk by itself, for `check`: the longest stretches, none sharing a token."""

    def __init__(self, chunk: Chunk, chunks: Mapping[str, Chunk]) -> None:
        self._matcher = SpacyMatcher(Vocab())
        patterns = [[part.pattern for part in parts] for parts in chunk_parts(chunk, chunks)]
        self._matcher.add(chunk.id, patterns, greedy="LONGEST")

    def find(self, words: Words) -> list[tuple[int, int]]:
        """Start and end of each stretch."""
        return sorted((words.starts[first], words.end(after - 1)) for _, first, after in self._matcher(words.doc))


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
