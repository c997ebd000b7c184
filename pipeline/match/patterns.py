"""Rules of kind `pattern`: regular expressions round a numeral, tried only where their trigger stands.

The numerals of an article are found once, before any rule. A pattern is cut at its number slots:
`{unit:currencies.symbol} ?{value:number}` becomes a piece that has to stand before a numeral and pieces
that have to stand behind it. So no rule scans the article, and a number is never read in parts.
A rule for text that holds no quantity marks with `{here}` where the numeral begins.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

import regex

from pipeline.errors import NumberError
from pipeline.match.compiled import Pattern, compile_pattern
from pipeline.match.slots import SlotWords
from pipeline.fact import Mention
from pipeline.language import Numeral, Words
from pipeline.rulebook import Rule, Rulebook
from pipeline.values import quantity
from pipeline.values.number import Numerals

_REACH = 40
"""Characters that two numbers of one pattern lie apart at the most: a unit and "sampai dengan"."""
_GLUED = "#glued"
"""The trigger of a numeral that stands inside a word; `#4` is that of one with four figures and no marks, `#0` of one that begins with a nought."""


class Patterns:
    """All pattern rules of a rulebook, filed under the words that trigger them."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], numerals: Numerals) -> None:
        self._numerals = numerals
        self._words = SlotWords(rulebook)
        left, right = defaultdict(list), defaultdict(list)
        self._always: list[Pattern] = []
        for rule in rules:
            pattern = compile_pattern(rule, self._words)
            for key in pattern.left_keys:
                left[key].append(pattern)
            for key in pattern.right_keys:
                right[key].append(pattern)
            if not pattern.left_keys and not pattern.right_keys:
                self._always.append(pattern)
        self._by_left, self._by_right = _ByWord(left), _ByWord(right)
        self._by_shape = defaultdict(list, {key: patterns for key, patterns in left.items() if key[0] == "#"})

    def find(self, page: Words) -> Iterator[Mention]:
        """Every mention that a pattern rule finds on *page*."""
        following = {numeral.start: numeral for numeral in page.numerals}
        ends = [numeral.start for numeral in page.numerals[1:]] + [len(page.plain) + _REACH]
        for numeral, next_start in zip(page.numerals, ends, strict=False):
            far = next_start - numeral.end > _REACH
            for pattern in self._candidates(page, numeral):
                if far and len(pattern.slots) > 1:
                    continue
                mention = self._match(pattern, page, numeral, following)
                if mention:
                    yield mention

    def _candidates(self, page: Words, numeral: Numeral) -> Sequence[Pattern]:
        """The rules whose trigger stands beside *numeral*, each once."""
        index, found = numeral.word, self._always
        figures = numeral.text.removesuffix("-an")
        if figures.isdigit():
            found = found + self._by_shape["#0" if figures[0] == "0" else f"#{len(figures)}"]
        if page.starts[index] < numeral.start:
            found = found + self._by_shape[_GLUED]
        elif index:
            word = page.raw(index - 1)
            found = found + self._by_left[page.raw(index - 2) if word[0] == "." and index > 1 else word]
        after = index + 1
        while page.starts[after] < numeral.end:
            after += 1
        if after < len(page):
            right = self._by_right[page.raw(after)]
            if right:
                return list(dict.fromkeys(found + right)) if found else right
        return found

    def _match(
        self, pattern: Pattern, page: Words, numeral: Numeral, following: Mapping[int, Numeral]
    ) -> Mention | None:
        """The mention of one rule at one numeral, or None."""
        text, rule, slots = page.plain, pattern.rule, pattern.slots
        found = pattern.after[0].match(text, numeral.end if slots else numeral.start)
        if not found:
            return None
        matches = [found]
        numbers = [numeral]
        for piece in pattern.after[1:]:
            current = following.get(found.end())
            found = current and piece.match(text, current.end)
            if not found:
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
        if not slots:
            return Mention(rule.type, start, end, rule.id, rule.set, end)
        read = partial(self._read, pattern, numbers, matches, page.english)
        if len(slots) == 1:
            return Mention(rule.type, start, end, rule.id, rule.set, end, later=read)
        try:
            return Mention(rule.type, start, end, rule.id, read(), end)
        except NumberError:  # a range that does not rise is none, its numbers may be facts by themselves
            return None

    def _read(
        self, pattern: Pattern, numerals: Sequence[Numeral], matches: Sequence[regex.Match], english: bool
    ) -> dict[str, object]:
        """The columns that the slots stand for. Raises NumberError where a numeral cannot be read."""
        rule = pattern.rule
        values: dict[str, object] = dict(rule.set)
        scale, sign = None, Decimal(1)
        for match in matches:
            for column, word in match.groupdict().items():
                if not word or column[0] == "_":
                    continue
                if column == "minus":
                    sign = Decimal(-1)
                elif column == "scale":
                    scale = Decimal(self._words.value("scale", word))
                else:
                    values[column] = self._words.value(column, word)
        kind = "measure" if scale else rule.type  # with a scale letter, "Rp1.125 T" is read like any scaled number
        read = dict(
            zip(pattern.slots, (self._numerals.read(n.text, kind=kind, english=english) for n in numerals), strict=True)
        )
        if "value" in read:
            values.update(quantity.rounded(quantity.single(read["value"], scale, sign), numerals[0].text))
        elif "low" in read:
            shared = scale or quantity.shared_scale(self._numerals, numerals[0].text, numerals[1].text)
            values.update(quantity.interval(read["low"], read["high"], shared=shared, scale=scale))
        else:
            values.update(quantity.margin(read["middle"], read["margin"]))
        return values


class _ByWord(dict):
    """Patterns by a word as it was split, its space and capitals included; made as the words are met."""

    def __init__(self, by_key: Mapping[str, list[Pattern]]) -> None:
        super().__init__()
        self._by_key = by_key

    def __missing__(self, word: str) -> list[Pattern]:
        bare = word.rstrip(" ").lower()
        found = self._by_key.get(bare) or self._by_key.get(bare.removesuffix("nya"), _NONE)
        if found:
            self[word] = found
        return found


_NONE: list[Pattern] = []
