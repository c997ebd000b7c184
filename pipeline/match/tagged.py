"""Rules of kind `words`: regular expressions over the classes of words.

The classes of an article's words are one short string of bytes; a rule such as
`(?P<value><number>)(?P<unit><noun>{1,6})` runs on it at once. Groups are columns; the mention spans
the group that its type is about: the numeral of a quantity.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex

from pipeline.errors import NumberError, RuleError
from pipeline.fact import QUANTITIES
from pipeline.language import TAGS, Numeral, Words
from pipeline.mention import Mention
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook
from pipeline.values.read import Reader


@dataclass(frozen=True, slots=True)
class TagRule:
    """A compiled rule, the words it needs somewhere, and the group that it is about."""

    rule: Rule
    pattern: regex.Pattern
    anchor: str
    groups: tuple[str, ...]
    near: regex.Pattern | None


class TagRules:
    """All rules of kind `words`."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], reader: Reader) -> None:
        self._reader = reader
        self._macros = {row["name"]: row["words"] for row in rulebook.lexicon("macros")}
        self._rules = [self._compile(rule) for rule in rules]

    def find(self, words: Words) -> Iterator[Mention]:
        """Every mention that a words rule finds of *words*."""
        by_word = {numeral.word: numeral for numeral in words.numerals}
        classes = "".join([_CODE[tag] for tag in words.tags])
        for rule in self._rules:
            if rule.near and not rule.near.search(classes):
                continue
            for found in rule.pattern.finditer(classes):
                mention = self._mention(rule, found, words, by_word)
                if mention:
                    yield mention

    def _mention(
        self, rule: TagRule, found: regex.Match, words: Words, by_word: Mapping[int, Numeral]
    ) -> Mention | None:
        extent = words.starts[found.start()], words.end(found.end() - 1)
        slots = {
            group: words.span(found.start(group), found.end(group) - 1)
            for group in rule.groups
            if found.start(group) < found.end(group)
        }
        if rule.rule.type in QUANTITIES:
            return self._quantity(rule, found, words, by_word, slots)
        start, end = words.starts[found.start(rule.anchor)], words.end(found.end(rule.anchor) - 1)
        return Mention(rule.rule, start, end, extent, slots)

    def _quantity(
        self, rule: TagRule, found: regex.Match, words: Words, by_word: Mapping[int, Numeral], slots: dict[str, str]
    ) -> Mention | None:
        """A count: the numeral is the span, or two of them that make a range, the noun phrase the unit."""
        numerals = [by_word[index] for index in range(*found.span(rule.anchor)) if index in by_word]
        if not numerals:
            return None
        del slots[rule.anchor]
        start, end = numerals[0].start, numerals[-1].end
        extent = start, max(end, words.end(found.end() - 1))
        if len(numerals) == 1:
            return Mention(rule.rule, start, end, extent, {"value": numerals[0].text, **slots})
        mention = Mention(rule.rule, start, end, extent, {"low": numerals[0].text, "high": numerals[1].text, **slots})
        try:
            self._reader.quantity(mention, english=words.english)
        except NumberError:  # a range that does not rise is none
            return None
        return mention

    def _compile(self, rule: Rule) -> TagRule:
        source = rule.source
        for _ in range(4):  # macros may use macros
            for name, tags in self._macros.items():
                source = source.replace(f"<{name}>", tags)
        try:
            pattern = words_pattern(source)
        except (regex.error, KeyError) as error:
            raise RuleError(rule.place, rule.id, f"is no pattern of word classes: {error}") from error
        anchor = "value" if rule.type in QUANTITIES else "claim"
        if anchor not in pattern.groupindex:
            raise RuleError(rule.place, rule.id, f"needs a group (?P<{anchor}>…), the words it is about")
        groups = tuple(name for name in pattern.groupindex if name[0] != "_")
        return TagRule(rule, pattern, anchor, groups, words_pattern(rule.near) if rule.near else None)


_CODE = {tag: chr(0x4E00 + number) for number, tag in enumerate(TAGS)}
_ALTERNATIVES = regex.compile(r"(?<!\(\?P)<([\w|^]+)>")


def words_pattern(source: str) -> regex.Pattern:
    """Compiles a rule of kind `words`: `<tag>` stands for a word, `<a|b>` for one of several tags."""
    return regex.compile(_ALTERNATIVES.sub(_characters, source.replace(" ", "")))


def _characters(found: regex.Match) -> str:
    names: Sequence[str] = found.group(1).lstrip("^").split("|")
    negated = "^" if found.group(1).startswith("^") else ""
    return "[" + negated + "".join(_CODE[name] for name in names) + "]"
