"""Examples of changes in lines: what each fact says or said, and its sentence with the fact in brackets."""

from collections.abc import Iterator

from pipeline.changes.change import APPEARED, CHANGED, MOVED, TAKEN, VANISHED, Change, said
from pipeline.changes.tally import Tally
from pipeline.formats.source import shortened

_GROUPS = 12
"""How many kinds of change have examples at the most."""
_CELL, _SENTENCE = 60, 220
"""Characters that are shown of a cell and of a sentence."""


def examples(tally: Tally) -> Iterator[str]:
    """The lines of the examples that *tally* keeps, those of the rules with most changes first."""
    groups = list(tally.chosen())
    for kind, rule, number, some in groups[:_GROUPS]:
        yield f"{kind}, {rule}" + (f" ({len(some)} of {number}):" if number > len(some) else ":")
        for change in some:
            yield f"  {change.fact.doc_id}: {change.fact.text} = {_what(change)}"
            yield f"    {marked(change.fact.sentence, change.offset, len(change.fact.text))}"
    if len(groups) > _GROUPS:
        yield f"and {len(groups) - _GROUPS} more pairs of kind and rule"


def _what(change: Change) -> str:
    """What the fact says, or what its cells said and say; beside it the other rule, where there is one."""
    other = change.rule_after if change.kind == VANISHED else change.rule_before
    beside = f" [{_OTHER[change.kind]} {other}]" if other not in ("", change.rule) else ""
    if change.cells:
        cells = "; ".join(f"{name}: {_short(before)} → {_short(after)}" for name, before, after in change.cells)
        return cells + beside
    metric = f" ({change.fact.metric})" if change.fact.metric else ""
    return f"{said(change.fact)}{metric}{beside}"


_OTHER = {APPEARED: "there before:", VANISHED: "there now:", CHANGED: "before", TAKEN: "before", MOVED: "before"}
"""What the other rule is to a change."""


def _short(cell: str) -> str:
    return shortened(cell, _CELL) or "–"


def marked(sentence: str, start: int, length: int, limit: int = _SENTENCE) -> str:
    """*sentence* in one line with the *length* characters from *start* on in brackets, and what stands round them.

    >>> marked("Dana Rp5 juta cair pekan ini juga.", 5, 8, 20)
    'Dana [Rp5 juta] cair …'
    """
    end = start + length
    room = max(0, limit - length) // 2
    before, after = sentence[:start], sentence[end:]
    if len(before) > room:
        before = "… " + before[len(before) - room :].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + " …"
    return " ".join(f"{before}[{sentence[start:end]}]{after}".split())
