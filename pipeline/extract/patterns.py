"""Rules of kind `pattern`: regular expressions round a numeral, tried only where their trigger stands.

The numerals of an article are found once, before any rule. A pattern is cut at its number slots:
`{unit:currencies.symbol} ?{value:number}` becomes a piece that has to stand before a numeral and pieces
that have to stand behind it. So no rule scans the article, and a number is never read in parts.
A rule for text that holds no quantity marks with `{here}` where the numeral begins.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import regex

from pipeline.errors import NumberError, RuleError
from pipeline.extract.slots import SlotWords
from pipeline.fact import Mention
from pipeline.language import Numeral, Page, split
from pipeline.rulebook import COLUMNS, Rule, Rulebook
from pipeline.values import quantity
from pipeline.values.number import Numerals

_SLOT_FIRST = regex.compile(r"(?:\(\?: \+\|-\)\?| [+*])*\(\?:\(\?:\(\?P<")
_NUMBER_SLOTS = frozenset({"value", "low", "high", "middle", "margin"})
_REACH = 40
"""Characters that two numbers of one pattern lie apart at the most: a unit and "sampai dengan"."""
_GLUED = "#glued"
"""The trigger of a numeral that stands inside a word; `#4` is that of one with four figures and no marks, `#0` of one that begins with a nought."""
_SLOT = regex.compile(r"\{(?:(\w+):([\w.|]+)|here)\}")


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled rule: what stands before the numeral, the number slots, what follows each."""

    rule: Rule
    before: regex.Pattern | None
    slots: tuple[str, ...]
    after: tuple[regex.Pattern, ...]
    left_keys: frozenset[str]
    right_keys: frozenset[str]


class Patterns:
    """All pattern rules of a rulebook, filed under the words that trigger them."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], numerals: Numerals) -> None:
        self._numerals = numerals
        self._words = SlotWords(rulebook)
        left, right = defaultdict(list), defaultdict(list)
        self._always: list[Pattern] = []
        for rule in rules:
            pattern = self._compile(rule)
            for key in pattern.left_keys:
                left[key].append(pattern)
            for key in pattern.right_keys:
                right[key].append(pattern)
            if not pattern.left_keys and not pattern.right_keys:
                self._always.append(pattern)
        self._by_left, self._by_right = _ByWord(left), _ByWord(right)
        self._by_shape = defaultdict(list, {key: patterns for key, patterns in left.items() if key[0] == "#"})

    def find(self, page: Page) -> Iterator[Mention]:
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

    def _candidates(self, page: Page, numeral: Numeral) -> Sequence[Pattern]:
        """The rules whose trigger stands beside *numeral*, each once."""
        index, words, found = numeral.word, page.words, self._always
        figures = numeral.text.removesuffix("-an")
        if figures.isdigit():
            found = found + self._by_shape["#0" if figures[0] == "0" else f"#{len(figures)}"]
        if page.starts[index] < numeral.start:
            found = found + self._by_shape[_GLUED]
        elif index:
            word = words[index - 1]
            found = found + self._by_left[words[index - 2] if word[0] == "." and index > 1 else word]
        after = index + 1
        while page.starts[after] < numeral.end:
            after += 1
        if after < len(words):
            right = self._by_right[words[after]]
            if right:
                return list(dict.fromkeys(found + right)) if found else right
        return found

    def _match(
        self, pattern: Pattern, page: Page, numeral: Numeral, following: Mapping[int, Numeral]
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

    def _compile(self, rule: Rule) -> Pattern:
        """Cuts the source of *rule* at its number slots and compiles the pieces."""
        pieces: list[str] = [""]
        numbers: list[str] = []
        lexicons: list[list[str]] = [[]]
        position = 0
        for slot in _SLOT.finditer(rule.source):
            pieces[-1] += _spaced(rule.source[position : slot.start()])
            position = slot.end()
            column, lexicon = slot.group(1), slot.group(2)
            if lexicon == "number" or slot.group() == "{here}":
                if lexicon == "number":
                    if column not in _NUMBER_SLOTS:
                        raise RuleError(
                            rule.place,
                            rule.id,
                            f"unknown column {column!r} of a number; known: {', '.join(sorted(_NUMBER_SLOTS))}",
                        )
                    numbers.append(column)
                pieces.append("")
                lexicons.append([])
            else:
                if column[0] != "_" and column != "scale" and column not in COLUMNS:
                    raise RuleError(
                        rule.place, rule.id, f"unknown column {column!r}; known: {', '.join(sorted(COLUMNS))}"
                    )
                pieces[-1] += self._words.alternatives(rule, column, lexicon, last=len(pieces) == 1)
                lexicons[-1].append(lexicon)
        pieces[-1] += _spaced(rule.source[position:])
        if len(pieces) == 1:
            raise RuleError(rule.place, rule.id, "needs a slot {value:number} or {here} where the numeral stands")
        named = self._words.lists
        try:
            before = (
                regex.compile(f"(?<=(?P<_before>{pieces[0]}))", regex.IGNORECASE, **named(lexicons[0]))
                if pieces[0]
                else None
            )
            after = tuple(
                regex.compile(piece, regex.IGNORECASE, **named(used))
                for piece, used in zip(pieces[1:], lexicons[1:], strict=True)
            )
        except regex.error as error:
            raise RuleError(rule.place, rule.id, f"is no regular expression: {error}") from error
        left, right = self._keys(rule, pieces, lexicons)
        return Pattern(rule, before, tuple(numbers), after, left, right)

    def _keys(
        self, rule: Rule, pieces: Sequence[str], lexicons: Sequence[Sequence[str]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The words beside the numeral that let the rule be tried; both empty: at every numeral."""
        if rule.left or rule.right:
            return self._expanded(rule, rule.left, _left_key), self._expanded(rule, rule.right, _right_key)
        if lexicons[0]:
            return frozenset(_left_key(word) for word in self._words.of(rule, lexicons[0][-1])), frozenset()
        if lexicons[1] and _SLOT_FIRST.match(pieces[1]):
            return frozenset(), frozenset(_right_key(word) for word in self._words.of(rule, lexicons[1][0]))
        return frozenset(), frozenset()

    def _expanded(self, rule: Rule, keys: Sequence[str], key_of: Callable[[str], str]) -> frozenset[str]:
        """*keys* in lower case, with the words of a lexicon for `@lexicon`."""
        expanded: set[str] = set()
        for key in keys:
            expanded.update(map(key_of, self._words.of(rule, key[1:])) if key.startswith("@") else [key.lower()])
        return frozenset(expanded)


def _spaced(source: str) -> str:
    """A piece of a pattern in which one space stands for one or more, and ` ?` for any number; classes stay."""
    return _CLASS_OR_SPACE.sub(lambda found: {" ?": " *", " ": " +"}.get(found.group(), found.group()), source)


_CLASS_OR_SPACE = regex.compile(r"\[(?:\\.|[^\]])*\]|\\.| \?| ")


def _left_key(word: str) -> str:
    """The last word of a phrase, which stands beside the numeral."""
    return [part.rstrip(" ") for part in split(word.lower()) if part.rstrip(" ") != "."][-1]


def _right_key(word: str) -> str:
    """The first word of a phrase, which stands beside the numeral."""
    return split(word.lower())[0].rstrip(" ")


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
