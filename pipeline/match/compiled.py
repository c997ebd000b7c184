"""A rule of kind `pattern` compiled: cut at its numerals, filed under the words that wake it."""

from dataclasses import dataclass

import regex

from pipeline.errors import RuleError
from pipeline.match import wake
from pipeline.match.edges import SLOT
from pipeline.match.slots import SlotWords
from pipeline.rule import Rule
from pipeline.rulebook.slots import Slot, slots

_CLASS_OR_SPACE = regex.compile(r"\[(?:\\.|[^\]])*\]|\\.| \?| ")
_SLOT = regex.compile(f"[{chr(SLOT)}-{chr(SLOT + 99)}]")


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled rule: what stands before the numeral, the number slots, what follows each.

    `left_keys` are the words one of which stands before the numeral, or shapes of the numeral (`#4`: four figures
    without marks, `#0`: figures that begin with a nought, `#glued`: inside a word), `right_keys` words one of which
    follows; one is enough. Both empty: the rule is tried at every numeral.
    """

    rule: Rule
    before: regex.Pattern[str] | None
    slots: tuple[str, ...]
    after: tuple[regex.Pattern[str], ...]
    left_keys: frozenset[str]
    right_keys: frozenset[str]


def compile_pattern(rule: Rule, words: SlotWords) -> Pattern:
    """Cuts the source of *rule* at its numerals and compiles the pieces. Raises RuleError for no regular expression."""
    pieces, numerals = _cut(rule.source)
    before = _compiled(rule, words, pieces[0], before=True) if pieces[0].source else None
    after = tuple(_compiled(rule, words, piece, before=False) for piece in pieces[1:])
    shown = [wake.Piece(piece.source, [words.of(slot) for slot in piece.slots]) for piece in pieces[:2]]
    keys = wake.keys(*shown, here=not numerals, scales=words.scales)
    return Pattern(rule, before, numerals, after, keys.left, keys.right)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern between numerals, with the character SLOT + n in place of slot n."""

    source: str
    slots: tuple[Slot, ...]


def _cut(pattern: str) -> tuple[list[_Piece], tuple[str, ...]]:
    """The pieces of a pattern, and the columns of the numerals between them; `{here}` has none."""
    texts: list[str] = [""]
    inside: list[list[Slot]] = [[]]
    numerals: list[str] = []
    position = 0
    for slot in slots(pattern):
        texts[-1] += pattern[position : slot.start]
        position = slot.end
        if slot.is_numeral:
            numerals += [slot.column] if slot.column else []
            texts.append("")
            inside.append([])
        else:
            texts[-1] += chr(SLOT + len(inside[-1]))
            inside[-1].append(slot)
    texts[-1] += pattern[position:]
    return [_Piece(_spaced(text), tuple(found)) for text, found in zip(texts, inside, strict=True)], tuple(numerals)


def _compiled(rule: Rule, words: SlotWords, piece: _Piece, *, before: bool) -> regex.Pattern[str]:
    """A piece as a regular expression, its slots filled; that *before* the numeral ends where it stands."""

    def filled(found: regex.Match[str]) -> str:
        return words.expression(piece.slots[ord(found.group()) - SLOT], last=before)

    source = _SLOT.sub(filled, piece.source)
    try:
        lists = words.lists(piece.slots)
        whole = f"(?<=(?P<_before>{source}))" if before else source
        return regex.compile(whole, regex.IGNORECASE, **lists)  # type: ignore[arg-type]  # named lists
    except regex.error as error:
        raise RuleError(rule.place, rule.id, f"is no regular expression: {error}") from error


def _spaced(source: str) -> str:
    """A piece of a pattern in which one space stands for one or more, and ` ?` for any number; classes stay."""
    return str(_CLASS_OR_SPACE.sub(lambda found: {" ?": " *", " ": " +"}.get(found.group(), found.group()), source))
