"""What somebody edited: the rows of a sheet beside the facts of the run that made it, as corrections."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Context

from pipeline.correction.record import FIXABLE, Correction, fault
from pipeline.correction.sheet import Rounded, Row
from pipeline.errors import CorrectionError, UsageError
from pipeline.fact import Cell, Fact
from pipeline.table import cell

_CUT = 250
"""Characters of a text that a spreadsheet may have cut at the end."""
_SPAN = frozenset(["type", "text"])
_ARTICLE = frozenset(["title", "outlet", "published", "url"])


@dataclass(slots=True)
class Edits:
    """The corrections that a sheet says, in its order, and how many facts of the run do not stand in it."""

    corrections: list[Correction] = field(default_factory=list)
    gone: int = 0


def edits(
    rows: Iterable[Row], facts: Sequence[Fact], actions: Mapping[str, str], *, partial: bool = False,
    who: str = "", when: str = "",
) -> Edits:  # fmt: skip
    """The corrections that turn *facts* into *rows*.

    *actions* says which words in the column `review` accept or reject a row. A fact without a row was deleted, and is
    rejected, unless the sheet is *partial*. Raises UsageError where most facts have no row, or most rows no fact, and
    CorrectionError with every cell that cannot be meant.
    """
    found = Edits()
    numbers = _occurrences(facts)
    seen, strange = _collect(rows, facts, numbers, actions, found)
    if strange > len(seen):
        raise UsageError(f"{strange} of {strange + len(seen)} rows are of another run; name its folder with --run")
    gone = [fact for fact in facts if fact.fact_id not in seen]
    found.gone = len(gone)
    if not partial:
        if len(gone) * 2 > len(facts):
            raise UsageError(
                f"{len(gone)} of {len(facts)} facts have no row; if they are right and only not in it, add --partial"
            )
        found.corrections += [_about(fact, "reject", numbers[fact.fact_id]) for fact in gone]
    found.corrections = [row._replace(who=who, when=when) for row in found.corrections]
    return found


def _collect(
    rows: Iterable[Row], facts: Sequence[Fact], numbers: Mapping[str, int], actions: Mapping[str, str], found: Edits
) -> tuple[Mapping[str, Row], int]:
    """Adds what *rows* say to *found*; gives the rows by the fact that they are about, and how many are about none."""
    known = {fact.fact_id: fact for fact in facts}
    seen: dict[str, Row] = {}
    strange = 0
    faults: list[str] = []
    for row in rows:
        faults += row.faults
        fact_id = str(row.cells.get("fact_id") or "")
        try:
            if not fact_id:
                found.corrections += _added(row)
            elif fact_id in seen:
                place = seen[fact_id].place
                raise CorrectionError(f"{row.place}: fact_id {fact_id} stands in {place} too; empty one cell")
            elif fact_id not in known:
                strange += 1
            else:
                seen[fact_id] = row
                found.corrections += _changed(row, known[fact_id], numbers[fact_id], actions)
        except CorrectionError as error:
            faults.append(str(error))
    if faults:
        raise CorrectionError("\n".join(faults))
    return seen, strange


def _occurrences(facts: Iterable[Fact]) -> dict[str, int]:
    """Which fact of its type and text in its article each one is, by id."""
    seen: Counter[tuple[str, str, str]] = Counter()
    numbers = {}
    for fact in facts:
        seen[fact.doc_id, fact.type, fact.text] += 1
        numbers[fact.fact_id] = seen[fact.doc_id, fact.type, fact.text]
    return numbers


def _about(fact: Fact, action: str, number: int) -> Correction:
    return Correction(
        fact.doc_id, action, fact.type, fact.text, number, sentence=fact.sentence, fact_id=fact.fact_id
    )


def _changed(row: Row, fact: Fact, number: int, actions: Mapping[str, str]) -> Iterator[Correction]:
    """What is said of one fact: a word in `review`, and each cell that is another."""
    about = _about(fact, "fix", number)
    review = str(row.cells.get("review") or "").strip()
    action = "" if review == (fact.review or "") else actions.get(review.casefold(), "")
    if review and review != fact.review and not action:
        raise CorrectionError(
            f"{row.place}: review is {review!r}; write one of {', '.join(sorted(actions))}, or leave it as it was"
        )
    if action == "reject":
        yield about._replace(action=action)
        return
    for column in FIXABLE:
        if column in row.cells and not _is_same(getattr(fact, column), row.cells[column]):
            new = row.cells[column]
            if isinstance(new, Rounded) or (column in _SPAN and new is None):
                raise CorrectionError(f"{row.place}: {column} is {_shown(new)!r}; write it in full")
            yield _sound(row, about._replace(column=column, old=cell(getattr(fact, column)), new=cell(new)))
    if action == "accept":
        yield about._replace(action=action)


def _added(row: Row) -> Iterator[Correction]:
    """A fact that somebody added: one correction for each cell that says something."""
    doc_id, text, type_ = (str(row.cells.get(name) or "") for name in ("doc_id", "text", "type"))
    missing = [name for name, said in (("doc_id", doc_id), ("text", text), ("type", type_)) if not said]
    if missing:
        raise CorrectionError(f"{row.place}: a row without fact_id adds a fact, but {', '.join(missing)} is empty")
    about = Correction(doc_id, "add", type_, text, sentence=str(row.cells.get("sentence") or ""))
    said = [
        about._replace(column=column, new=cell(row.cells[column])) for column in FIXABLE
        if column not in _SPAN | _ARTICLE and row.cells.get(column) is not None
    ]  # fmt: skip
    yield from (_sound(row, correction) for correction in said or [about])


def _sound(row: Row, correction: Correction) -> Correction:
    """*correction*, which *row* says; raises CorrectionError where it could not be applied."""
    if cause := fault(correction):
        raise CorrectionError(f"{row.place}: {cause}")
    return correction


def _is_same(old: Cell, new: Cell | Rounded) -> bool:
    """Whether a cell says what it said: spreadsheets round numbers, cut long texts and change white space."""
    if isinstance(new, Rounded):
        digits = len(new.number.as_tuple().digits)
        return isinstance(old, type(new.number)) and Context(digits, ROUND_HALF_EVEN).plus(old) == new.number
    if isinstance(old, str) and isinstance(new, str):
        before, after = " ".join(old.split()), " ".join(new.split())
        return before == after or (len(after) >= _CUT and before.startswith(after))
    return old == new


def _shown(value: Cell | Rounded) -> str:
    return str(value.number) if isinstance(value, Rounded) else cell(value)
