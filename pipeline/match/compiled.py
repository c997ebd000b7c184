"""A rule of kind `pattern` compiled: cut at its numerals, filed under the words that wake it."""

from dataclasses import dataclass
from functools import cached_property

import regex

from pipeline import kept
from pipeline.match import wake
from pipeline.match.edges import SLOT, is_understood
from pipeline.match.slots import SlotWords
from pipeline.patience import Expression, not_regular, watched
from pipeline.rule import Rule
from pipeline.rulebook.slots import Slot, slots

_CLASS_OR_SPACE = regex.compile(r"\[(?:\\.|[^\]])*\]|\\.| \?| ")
_SLOT = regex.compile(f"[{chr(SLOT)}-{chr(SLOT + 99)}]")


class Pattern:
    """A rule cut at its numerals: what stands before the first, the number slots, what follows each.

    `left_keys` are the words one of which stands before the numeral, or shapes of the numeral (`#4`: four figures
    without marks, `#0`: figures that begin with a nought, `#glued`: inside a word), `right_keys` words one of which
    follows; one is enough. Both empty: the rule is tried at every numeral. The expressions are compiled when the rule
    is first tried: all of them cost as much as half of the programme's start.
    """

    def __init__(self, rule: Rule, words: SlotWords) -> None:
        """*words* are those of the slots. Raises RuleError where the rule is no regular expression."""
        self.rule = rule
        self._words = words
        self._pieces, self.slots = _cut(rule.source)
        for slot in (slot for piece in self._pieces for slot in piece.slots):
            words.learn(slot)
        if not all(is_understood(piece.source) for piece in self._pieces):
            _ = self.before, self.after  # an error has to be told before any article is read
        shown = [wake.Piece(piece.source, [words.of(slot) for slot in piece.slots]) for piece in self._pieces[:2]]
        keys = wake.keys(*shown, here=not self.slots, scales=words.scales)
        self.left_keys, self.right_keys = keys.left, keys.right

    @cached_property
    def before(self) -> Expression | None:
        """What has to stand before the first numeral, and ends where that begins."""
        first = self._pieces[0]
        return _compiled(self.rule, self._words, first, before=True) if first.source else None

    @cached_property
    def after(self) -> tuple[Expression, ...]:
        """What has to follow each numeral."""
        return tuple(_compiled(self.rule, self._words, piece, before=False) for piece in self._pieces[1:])


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


def _compiled(rule: Rule, words: SlotWords, piece: _Piece, *, before: bool) -> Expression:
    """A piece as a regular expression, its slots filled; that *before* the numeral ends where it stands."""

    def filled(found: regex.Match[str]) -> str:
        return words.expression(piece.slots[ord(found.group()) - SLOT], last=before)

    source = _SLOT.sub(filled, piece.source)
    try:
        made = kept.compiled(f"(?<=(?P<_before>{source}))" if before else source, regex.IGNORECASE)
    except regex.error as error:
        raise not_regular(rule.place, rule.id, error) from error
    return watched(rule.place, rule.id, piece.source, made)


def _spaced(source: str) -> str:
    """A piece of a pattern in which one space stands for one or more, and ` ?` for any number; classes stay."""
    return str(_CLASS_OR_SPACE.sub(lambda found: {" ?": " *", " ": " +"}.get(found.group(), found.group()), source))
