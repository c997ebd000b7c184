"""Rules of kind `words`: regular expressions over the classes of words.

The classes of an article's words are one short string of bytes; a rule such as
`(?P<value><number>)(?P<unit><noun>{1,6})` runs on it at once. Groups are columns; the mention spans
the group that its type is about: the numeral of a quantity, the name of an official.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import regex

from pipeline.errors import NumberError, RuleError
from pipeline.fact import QUANTITIES, Mention
from pipeline.language import TAGS, Numeral, Words
from pipeline.rulebook import Rule, Rulebook
from pipeline.values import quantity
from pipeline.values.number import Numerals
from pipeline.values.person import Persons

_ANCHORS = {"official": "name"}


@dataclass(frozen=True, slots=True)
class WordRule:
    """A compiled rule, the words it needs somewhere, and the group that it is about."""

    rule: Rule
    pattern: regex.Pattern
    anchor: str
    groups: tuple[str, ...]
    near: regex.Pattern | None


class TagRules:
    """All rules of kind `words`."""

    def __init__(self, rulebook: Rulebook, rules: Sequence[Rule], numerals: Numerals) -> None:
        self._numerals = numerals
        self._persons = Persons(rulebook.lexicon)
        self._actions = frozenset(row["word"] for row in rulebook.lexicon("actions"))
        self._macros = {row["name"]: row["words"] for row in rulebook.lexicon("macros")}
        self._rules = [self._compile(rule) for rule in rules]

    def find(self, page: Words) -> Iterator[Mention]:
        """Every mention that a words rule finds on *page*."""
        by_word = {numeral.word: numeral for numeral in page.numerals}
        classes = "".join([_CODE[tag] for tag in page.tags])
        for rule in self._rules:
            if rule.near and not rule.near.search(classes):
                continue
            for found in rule.pattern.finditer(classes, overlapped=rule.rule.type == "official"):
                mention = self._mention(rule, found, page, by_word)
                if mention:
                    yield mention

    def _mention(
        self, rule: WordRule, found: regex.Match, page: Words, by_word: Mapping[int, Numeral]
    ) -> Mention | None:
        first, last = found.start(rule.anchor), found.end(rule.anchor) - 1
        if rule.rule.type in QUANTITIES:
            return self._quantity(rule, found, page, by_word)
        texts = {
            group: page.span(found.start(group), found.end(group) - 1)
            for group in rule.groups
            if found.start(group) < found.end(group)
        }
        if rule.rule.type == "official":
            start, end = page.starts[first], page.end(last)
            values = self._persons.read(texts)
            lead, reach = page.starts[found.start()], page.end(found.end() - 1)
            return Mention("official", start, end, rule.rule.id, {**rule.rule.set, **values}, reach, lead=lead)
        return Mention(rule.rule.type, page.starts[first], page.end(last), rule.rule.id, dict(rule.rule.set))

    def _quantity(
        self, rule: WordRule, found: regex.Match, page: Words, by_word: Mapping[int, Numeral]
    ) -> Mention | None:
        """A count: the numeral is the span, the noun phrase the unit."""
        numerals = [by_word[index] for index in range(*found.span(rule.anchor)) if index in by_word]
        if not numerals:
            return None
        later, values = partial(self._read, rule, found, page, numerals), {}
        if len(numerals) > 1:
            try:
                later, values = None, later()
            except NumberError:  # a range that does not rise is none
                return None
        reach = page.end(found.end() - 1)
        return Mention(rule.rule.type, numerals[0].start, numerals[-1].end, rule.rule.id, values, reach, later=later)

    def _read(self, rule: WordRule, found: regex.Match, page: Words, numerals: Sequence[Numeral]) -> dict[str, object]:
        """The columns of a count. Raises NumberError where a numeral cannot be read."""
        read = [
            self._numerals.read(numeral.text, kind=rule.rule.type, english=page.english) for numeral in numerals[:2]
        ]
        if len(read) == 1:
            values = quantity.rounded(quantity.single(read[0]), numerals[0].text)
        else:
            shared = quantity.shared_scale(self._numerals, numerals[0].text, numerals[1].text)
            values = quantity.interval(read[0], read[1], shared=shared)
        for group in rule.groups:
            if group != rule.anchor and found.start(group) < found.end(group):
                values[group] = " ".join(page.span(found.start(group), found.end(group) - 1).split())
        if "unit" in values:
            values["unit"] = self._counted(str(values["unit"]))
        return {**values, **rule.rule.set}

    def _counted(self, unit: str) -> str:
        """A noun phrase without the name of an action before it: "perlindungan pekerja" counts pekerja."""
        action, _, noun = unit.partition(" ")
        return noun if noun and action.lower() in self._actions else unit

    def _compile(self, rule: Rule) -> WordRule:
        source = rule.source
        for _ in range(4):  # macros may use macros
            for name, words in self._macros.items():
                source = source.replace(f"<{name}>", words)
        try:
            pattern = words_pattern(source)
        except (regex.error, KeyError) as error:
            raise RuleError(rule.place, rule.id, f"is no pattern of word classes: {error}") from error
        anchor = _ANCHORS.get(rule.type, "value" if rule.type in QUANTITIES else "claim")
        if anchor not in pattern.groupindex:
            raise RuleError(rule.place, rule.id, f"needs a group (?P<{anchor}>…), the words it is about")
        groups = tuple(name for name in pattern.groupindex if name[0] != "_")
        return WordRule(rule, pattern, anchor, groups, words_pattern(rule.near) if rule.near else None)


_CODE = {tag: chr(0x4E00 + number) for number, tag in enumerate(TAGS)}
_ALTERNATIVES = regex.compile(r"(?<!\(\?P)<([\w|^]+)>")


def words_pattern(source: str) -> regex.Pattern:
    """Compiles a rule of kind `words`: `<tag>` stands for a word, `<a|b>` for one of several tags."""
    return regex.compile(_ALTERNATIVES.sub(_characters, source.replace(" ", "")))


def _characters(found: regex.Match) -> str:
    names: Sequence[str] = found.group(1).lstrip("^").split("|")
    negated = "^" if found.group(1).startswith("^") else ""
    return "[" + negated + "".join(_CODE[name] for name in names) + "]"
