"""A rule of kind `pattern` compiled: cut at its number slots, filed under the words that trigger it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import regex

from pipeline.errors import RuleError
from pipeline.match.slots import SlotWords
from pipeline.language import split
from pipeline.rule import Rule
from pipeline.rulebook import COLUMNS

_SLOT_FIRST = regex.compile(r"(?:\(\?: \+\|-\)\?| [+*])*\(\?:\(\?:\(\?P<")
_NUMBER_SLOTS = frozenset({"value", "low", "high", "middle", "margin"})
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


def compile_pattern(rule: Rule, words: SlotWords) -> Pattern:
    """Cuts the source of *rule* at its number slots and compiles the pieces.

    Raises RuleError for unknown columns and lexicons, a missing slot, and what is no regular expression.
    """
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
                raise RuleError(rule.place, rule.id, f"unknown column {column!r}; known: {', '.join(sorted(COLUMNS))}")
            pieces[-1] += words.alternatives(rule, column, lexicon, last=len(pieces) == 1)
            lexicons[-1].append(lexicon)
    pieces[-1] += _spaced(rule.source[position:])
    if len(pieces) == 1:
        raise RuleError(rule.place, rule.id, "needs a slot {value:number} or {here} where the numeral stands")
    named = words.lists
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
    left, right = _keys(rule, words, pieces, lexicons)
    return Pattern(rule, before, tuple(numbers), after, left, right)


def _keys(
    rule: Rule, words: SlotWords, pieces: Sequence[str], lexicons: Sequence[Sequence[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words beside the numeral that let the rule be tried; both empty: at every numeral."""
    if rule.left or rule.right:
        return _expanded(rule, words, rule.left, _left_key), _expanded(rule, words, rule.right, _right_key)
    if lexicons[0]:
        return frozenset(_left_key(word) for word in words.of(rule, lexicons[0][-1])), frozenset()
    if lexicons[1] and _SLOT_FIRST.match(pieces[1]):
        return frozenset(), frozenset(_right_key(word) for word in words.of(rule, lexicons[1][0]))
    return frozenset(), frozenset()


def _expanded(rule: Rule, words: SlotWords, keys: Sequence[str], key_of: Callable[[str], str]) -> frozenset[str]:
    """*keys* in lower case, with the words of a lexicon for `@lexicon`."""
    expanded: set[str] = set()
    for key in keys:
        expanded.update(map(key_of, words.of(rule, key[1:])) if key.startswith("@") else [key.lower()])
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
