"""The file `corrections.csv`: one decision of a person in each row. Rows are only ever added to it, never changed."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import CorrectionError
from pipeline.fact import DERIVED, LEVELS, SCHEMA, TYPES, Cell
from pipeline.formats.parts import write_whole
from pipeline.rulebook.known import VALUES, is_day, is_number, misread, unknown
from pipeline.values.quantity import tidy

NAME = "corrections.csv"
ACTIONS = ("fix", "reject", "add", "accept")
FIXABLE = tuple(
    name for name in SCHEMA
    if name not in ("doc_id", "fact_id", "start", "end", "sentence", "group", "evidence", "rule", *DERIVED)
)  # fmt: skip
"""The columns that a person may set; the others follow from them, or say where the fact stands."""
_ONE_OF = {**VALUES, "type": TYPES, "level": LEVELS}
_REQUIRED = ("doc_id", "action", "text")
_FIGURES = 9
"""Of the number of an occurrence."""


class Correction(NamedTuple):
    """One row of the file; the order of the fields is the order of its columns.

    `occurrence`: which fact of this type and text in the article, for `add` which occurrence of the text in it.
    `sentence` and `fact_id` are empty in rows that people write; where they are filled they make sure of the place.
    An `accept` without a text is about all facts of the article.
    """

    doc_id: str
    action: str
    type: str = ""
    text: str = ""
    occurrence: int = 1
    column: str = ""
    old: str = ""
    new: str = ""
    who: str = ""
    when: str = ""
    note: str = ""
    sentence: str = ""
    fact_id: str = ""
    place: str = ""
    """File and line, for messages; not a column."""


COLUMNS = Correction._fields[:-1]


def read(path: Path) -> list[Correction]:
    """The corrections in *path*, in their order.

    Raises CorrectionError, with file and line, for a row that cannot be meant.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path}: is not UTF-8; save it as UTF-8") from error
    except OSError as error:
        raise CorrectionError(f"{path}: cannot be read: {error.strerror}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter(text), strict=True)
    try:
        _check_head(list(reader.fieldnames or ()), f"{path}, line 1")
        return [_row(cells, f"{path}, line {reader.line_num}") for cells in reader]
    except csv.Error as error:
        raise CorrectionError(f"{path}, behind line {reader.line_num}: is not CSV: {error}") from error


def _check_head(head: Sequence[str], place: str) -> None:
    """Raises CorrectionError where the first line lacks a column, has one twice, or one that is nearly one of ours."""
    if missing := [name for name in _REQUIRED if name not in head]:
        raise CorrectionError(f"{place}: lacks the column {', '.join(missing)}; columns: {', '.join(COLUMNS)}")
    for position, name in enumerate(head):
        if name in head[:position]:
            raise CorrectionError(f"{place}: the column {name!r} stands twice; keep one")
        if name not in COLUMNS and "did you mean" in (cause := unknown("column", name, COLUMNS)):
            raise CorrectionError(f"{place}: {cause}")


def delimiter(text: str) -> str:
    """The mark between the cells of a CSV file, by its first line: Excel in Indonesian saves semicolons.

    >>> delimiter("doc_id;action\\n"), delimiter("doc_id,action\\n")
    (';', ',')
    """
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _row(cells: Mapping[str, str], place: str) -> Correction:
    if None in cells:
        raise CorrectionError(f"{place}: has more cells than line 1")
    known = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    number = known.pop("occurrence") or "1"
    if not number.isdecimal() or len(number) > _FIGURES or not int(number):
        raise CorrectionError(f"{place}: occurrence is {number[:20]!r}, no number from 1")
    correction = Correction(**known, occurrence=int(number), place=place)
    if cause := fault(correction):
        raise CorrectionError(f"{place}: {cause}")
    return correction


def fault(row: Correction) -> str:
    """What is wrong with a row; empty where nothing is."""
    if row.action not in ACTIONS:
        return unknown("action", row.action, ACTIONS)
    if not row.doc_id:
        return "doc_id is empty; write the article's id"
    if not row.text and row.action != "accept":
        return "text is empty; quote the fact as the article writes it"
    if row.type and row.type not in TYPES:
        return unknown("type", row.type, TYPES)
    if row.action == "add" and not row.type:
        return f"type is empty; write one of {', '.join(TYPES)}"
    if row.action == "fix" and not row.column:
        return "column is empty; write which cell to fix"
    if not row.column:
        return ""
    if row.column not in FIXABLE:
        return unknown("column", row.column, FIXABLE)
    try:
        value(row.column, row.new)
    except ValueError as error:
        return str(error)
    return ""


def value(column: str, text: str) -> Cell:
    """*text* as the type of *column*; raises ValueError, saying what would be right.

    >>> value("value", "81.01"), value("quoted", "true"), value("unit", "")
    (Decimal('81.01'), True, None)
    >>> value("value", "5 juta")
    Traceback (most recent call last):
        ...
    ValueError: value is '5 juta', no number; write digits and a decimal point: 5000000
    """
    if not text:
        return None
    if column in _ONE_OF and text not in _ONE_OF[column]:
        raise ValueError(unknown(column, text, _ONE_OF[column]))
    kind = SCHEMA[column]
    if kind is Decimal and not is_number(text):
        raise ValueError(f"{column} is {text!r}, no number; write digits and a decimal point: 5000000")
    if kind is date and not is_day(text):
        raise ValueError(f"{column} is {text!r}, no day; write 2024-05-31")
    if cause := misread(column, text):
        raise ValueError(cause)
    if kind is Decimal:
        return tidy(Decimal(text))
    if kind is date:
        return date.fromisoformat(text)
    return text == "true" if kind is bool else text


def append(path: Path, corrections: Sequence[Correction]) -> None:
    """Adds rows behind those of *path*, in its own columns and with its own mark between cells.

    Rows that stand in the file stay byte for byte; columns that it lacks are added at the end of its first line.
    """
    before = path.read_bytes() if path.is_file() else b""
    text = before.decode("utf-8-sig")
    mark, newline = delimiter(text) if text.strip() else ",", "\r\n" if b"\r\n" in before else "\n"
    head = next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), None) or []
    said = [name for name in COLUMNS if not head or any(_says(row, name) for row in corrections)]
    lacking = [name for name in said if name not in head]
    first, _, rest = text.partition(newline)
    first = mark.join([*([first] if head else []), *lacking])
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=mark, lineterminator=newline)
    writer.writerows(_cells(row, [*head, *lacking]) for row in corrections)
    rows = rest if not rest or rest.endswith("\n") else rest + newline
    mark_of_order = "\ufeff" if before.startswith(b"\xef\xbb\xbf") else ""
    write_whole(path, mark_of_order + first + newline + rows + lines.getvalue())


def _says(row: Correction, column: str) -> bool:
    """Whether the cell is other than what an absent one means."""
    return bool(getattr(row, column) != Correction._field_defaults.get(column, ""))


def _cells(row: Correction, head: Iterable[str]) -> list[str]:
    return [str(getattr(row, name)) if name in COLUMNS else "" for name in head]
