"""Rules of kind `tokens`: spaCy's Matcher, run on a short window round each token that can wake a rule.

For quantities only numerals wake rules, and only those that no pattern rule claimed together with more text. Which
rules a token wakes follows from the rules themselves, see `sequence`. Of what a rule finds at one token the longest
stays.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.matcher import Matcher as SpacyMatcher
from spacy.vocab import Vocab

from pipeline.errors import NumberError
from pipeline.fact import QUANTITIES
from pipeline.language import Numeral, Words
from pipeline.match.sequence import NUMBERS, ONLY_NUMBER, TokenPattern, chunk_parts, sequences
from pipeline.match.woken import WINDOW, Found, Searches, Woken, beside
from pipeline.mention import Mention
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import Rulebook
from pipeline.values.read import Reader

_CLAIM = "claim"


class Alarm:
    """Tells which patterns a pivot wakes, by its tag and text and by what stands beside it."""

    def __init__(self, patterns: Sequence[TokenPattern]) -> None:
        self._patterns = patterns
        self._left_words = frozenset[str]().union(*(pattern.left.words for pattern in patterns))
        self._right_words = frozenset[str]().union(*(pattern.right.words for pattern in patterns))
        self._behind: dict[tuple[str, str], list[TokenPattern]] = {}
        self._before: dict[tuple[str, str], frozenset[TokenPattern]] = {}
        self._beside: dict[tuple[str, str, str, str], list[TokenPattern]] = {}
        self._woken: dict[tuple[TokenPattern, ...], Woken] = {}
        self._searches = Searches()

    def at(self, words: Words, pivot: int, after: int) -> Woken | None:
        """The patterns for the pivot from token *pivot* to *after*; None where there are none."""
        left, right = beside(words.tags, pivot, after)
        before = words.lower(pivot - 1) if pivot else ""
        behind = words.lower(after) if after < len(words) else ""
        key = left, before if before in self._left_words else "", right, behind if behind in self._right_words else ""
        near = self._beside.get(key)
        if near is None:
            near = self._beside[key] = self._near(key[:2], key[2:])
        if not near:
            return None
        word = words.word(pivot)
        alone = after == pivot + 1
        patterns = tuple([pattern for pattern in near if pattern.turns_about(word, alone=alone)])
        if patterns and patterns not in self._woken:
            self._woken[patterns] = Woken(patterns, self._searches)
        return self._woken.get(patterns)

    def _near(self, left: tuple[str, str], right: tuple[str, str]) -> list[TokenPattern]:
        """The patterns that can have *left* and *right*, tags with words, beside them."""
        if left not in self._before:
            self._before[left] = frozenset(each for each in self._patterns if each.left.starts_with(*left))
        if right not in self._behind:
            self._behind[right] = [each for each in self._patterns if each.right.starts_with(*right)]
        return [each for each in self._behind[right] if each in self._before[left]]


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
            woken = self._at_numerals.at(words, pivot, after) if after - pivot < WINDOW else None
            if woken:  # a numeral of fifty words is none
                yield from woken.find(words, pivot, after)
        if self._elsewhere:
            for pivot in [index for index, tag in enumerate(words.tags) if tag in self._elsewhere]:
                if woken := self._elsewhere[words.tags[pivot]].at(words, pivot, pivot + 1):
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
