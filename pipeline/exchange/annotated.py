"""An article with its facts, as the formats of annotation tools take and give it."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.errors import GoldError
from pipeline.fact import TYPES
from pipeline.formats.gold import GoldFact

PLACE = ("doc_id", "type", "start", "end", "text")
Cells = Mapping[str, str]


class Annotated(NamedTuple):
    """An article, by id and text, and its facts in reading order."""

    doc_id: str
    text: str
    facts: tuple[GoldFact, ...]


def columns_of(fact: GoldFact) -> dict[str, str]:
    """The filled columns of *fact* besides its place, as a tool may keep them for us."""
    return {name: text for name, text in fact.cells.items() if text and name not in PLACE and name != "_place"}


def fact_at(doc_id: str, text: str, type_: str, span: tuple[int, int], cells: Cells, place: str) -> GoldFact:
    """The fact of *type_* over *span* of *text*, with *cells* besides.

    Raises GoldError, naming *place*, for a type that is none and for a span outside the text.
    """
    start, end = span
    if type_ not in TYPES:
        raise GoldError(f"{place}: the label {type_!r} is no type of fact; known: {', '.join(TYPES)}")
    if not 0 <= start < end <= len(text):
        raise GoldError(f"{place}: {start} to {end} is no stretch of the text, which has {len(text)} characters")
    known = {name: str(value) for name, value in cells.items() if name not in PLACE}
    whole = {"doc_id": doc_id, "type": type_, "start": str(start), "end": str(end), "text": text[start:end], **known}
    return GoldFact(doc_id, type_, start, end, text[start:end], known.get("ignore") == "1", {**whole, "_place": place})


def file_of(target: Path, doc_id: str, suffix: str) -> Path:
    """The file of an article in the folder *target*, whose folders are made; a `/` in an id is a folder.

    Raises GoldError for an id that would lead out of *target*.
    """
    parts = doc_id.split("/")
    if any(part in ("", ".", "..") or "\0" in part or "\\" in part for part in parts):
        raise GoldError(f"the article {doc_id!r} cannot be a file below {target}; rename it")
    file = target.joinpath(*parts[:-1], parts[-1] + suffix)
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def in_order(facts: Iterable[GoldFact]) -> tuple[GoldFact, ...]:
    """*facts* as they stand in the text, the longer before the shorter."""
    return tuple(sorted(facts, key=lambda fact: (fact.start, -fact.end, fact.type)))


class Units:
    """Between code points, which the tables count, and the UTF-16 units that JavaScript and Java count.

    >>> units = Units("a\\U0001F600b")
    >>> units.of(2), units.back(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._plain = text.isascii() or max(text) <= "\uffff"
        self._of = [0]
        self._back: dict[int, int] = {}
        if not self._plain:
            for char in text:
                self._of.append(self._of[-1] + (2 if char > "\uffff" else 1))
            self._back = {unit: point for point, unit in enumerate(self._of)}

    def of(self, point: int) -> int:
        """The unit at which a code point begins."""
        return point if self._plain else self._of[point]

    def back(self, unit: int) -> int:
        """The code point that begins at a unit, or holds it."""
        return unit if self._plain else self._back.get(unit, self._back.get(unit - 1, 0))
