"""Rules of kind `pattern`: regular expressions round a numeral, tried only where their trigger stands.

The numerals of an article are found once, before any rule. A pattern is cut at its number slots:
`{unit:currencies.symbol} ?{value:number}` becomes a piece that has to stand before a numeral and pieces
that have to stand behind it. So no rule scans the article, and a number is never read in parts.
A rule for text that holds no quantity marks with `{here}` where the numeral begins.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from string import digits
from typing import NamedTuple

import regex

from pipeline.errors import NumberError
from pipeline.language import Numeral, Words
from pipeline.match.compiled import Pattern
from pipeline.match.slots import SlotWords
from pipeline.mention import Mention
from pipeline.rule import Rule
from pipeline.values.read import Reader

_REACH = 40
"""Characters that two numbers of one pattern lie apart at the most: a unit and "sampai dengan"."""
_SIGHT = 200
"""Characters behind a numeral that a piece of a pattern sees: a chain such as 1-1-… is not read from each link."""
_GLUED = "#glued"
"""What wakes rules at a numeral inside a word; `#4` stands for four figures without marks, `#0` for a nought first."""


class Patterns:
    """All pattern rules of a rulebook, filed under the words that trigger them."""

    def __init__(self, rules: Sequence[Rule], words: SlotWords, reader: Reader) -> None:
        self._reader = reader
        self._left: dict[str, list[Pattern]] = defaultdict(list)
        self._right: dict[str, list[Pattern]] = defaultdict(list)
        self._always: list[Pattern] = []
        for rule in rules:
            pattern = Pattern(rule, words)
            for key in pattern.left_keys:
                self._left[key].append(pattern)
            for key in pattern.right_keys:
                self._right[key].append(pattern)
            if not pattern.left_keys and not pattern.right_keys:
                self._always.append(pattern)

    @property
    def words(self) -> frozenset[str] | None:
        """The words beside a numeral that wake them; None where another thing does, too."""
        keys = frozenset((*self._left, *self._right))
        return None if self._always or any(key[0] == "#" for key in keys) else keys

    def find_all(self, pages: Sequence[Words]) -> list[list[Mention]]:
        """Every mention that a pattern rule finds on each of *pages*.

        A rule is tried at all its numerals before the next: its expression is then at hand in the processor's caches.
        """
        places: dict[Pattern, list[_Place]] = defaultdict(list)
        for number, page in enumerate(pages):
            for pattern, place in self._places(page, number):
                places[pattern].append(place)
        found = [
            (place.order, mention)
            for pattern, tried in places.items() for place in tried if (mention := self._match(pattern, place))
        ]  # fmt: skip
        mentions: list[list[Mention]] = [[] for _ in pages]
        for (number, _), mention in sorted(found, key=itemgetter(0)):
            mentions[number].append(mention)
        return mentions

    def _places(self, page: Words, number: int) -> Iterator[tuple[Pattern, "_Place"]]:
        """Each numeral of *page*, which is the *number*th, with each rule that it wakes."""
        following = {numeral.start: numeral for numeral in page.numerals}
        ends = [numeral.start for numeral in page.numerals[1:]] + [len(page.plain) + _REACH]
        order = 0
        for numeral, next_start in zip(page.numerals, ends, strict=False):
            far = next_start - numeral.end > _REACH
            for pattern in self._candidates(page, numeral):
                if not far or len(pattern.slots) < 2:
                    yield pattern, _Place((number, order), page, numeral, following)
                    order += 1

    def _candidates(self, page: Words, numeral: Numeral) -> Sequence[Pattern]:
        """The rules whose trigger stands beside *numeral*, each once."""
        index, found = numeral.word, self._always
        figures = numeral.text.removesuffix("-an")
        if figures.isdigit():
            found = found + self._left.get("#0" if figures[0] == "0" else f"#{len(figures)}", [])
        if page.starts[index] < numeral.start:
            found = found + self._left.get(_GLUED, [])
        elif index:
            word = page.lower(index - 1)
            found = found + _beside(self._left, page.lower(index - 2) if word == "." and index > 1 else word)
        after = index + 1
        while page.starts[after] < numeral.end:
            after += 1
        if after < len(page):
            right = _beside(self._right, page.lower(after))
            if right:
                return list(dict.fromkeys(found + right)) if found else right
        return found

    def _match(self, pattern: Pattern, place: "_Place") -> Mention | None:
        """The mention of one rule at one numeral, or None."""
        page, numeral, slots = place.page, place.numeral, pattern.slots
        text = page.plain
        found = pattern.after[0].match(text, numeral.end if slots else numeral.start, numeral.end + _SIGHT)
        if not found:
            return None
        matches = [found]
        numbers = [numeral]
        for piece in pattern.after[1:]:
            current = place.following.get(found.end())
            found = piece.match(text, current.end, current.end + _SIGHT) if current else None
            if not current or not found:
                return None
            numbers.append(current)
            matches.append(found)
        start, end = numeral.start, found.end()
        if pattern.before:
            before = pattern.before.match(text, start)
            if not before:
                return None
            start = before.start("_before")
            matches.append(before)
        mention = Mention(pattern.rule, start, end, (start, end), _slots(slots, numbers, matches))
        return mention if len(slots) < 2 or self._rises(mention, english=page.english) else None

    def _rises(self, mention: Mention, *, english: bool) -> bool:
        """Whether several numbers are one quantity: a range that does not rise must not beat its own numbers."""
        try:
            self._reader.quantity(mention, english=english)
        except NumberError:
            return False
        return True


class _Place(NamedTuple):
    """A numeral of a page at which a rule is tried; `order` is that of the mentions."""

    order: tuple[int, int]
    page: Words
    numeral: Numeral
    following: Mapping[int, Numeral]
    """The numerals of the page by where they begin."""


def _slots(names: Sequence[str], numerals: Sequence[Numeral], matches: Sequence[regex.Match[str]]) -> dict[str, str]:
    """Slot to its words: the numerals, and the groups of the pieces round them."""
    slots = dict(zip(names, (numeral.text for numeral in numerals), strict=False))
    for match in matches:
        for name, word in match.groupdict().items():
            if word and name[0] != "_":
                slots[name] = word
    return slots


def _beside(patterns: Mapping[str, list[Pattern]], word: str) -> list[Pattern]:
    """The patterns that *word* wakes, in lower case, with or without -nya or the figures glued to it: 2x24 jam."""
    return patterns.get(word) or patterns.get(word.removesuffix("nya").rstrip(digits), [])
