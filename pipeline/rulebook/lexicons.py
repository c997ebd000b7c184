"""The lexicons of a rulebook: lists of words, those of the user laid over those of the project.

A list in a later layer adds its rows to the list of the same name; a row with the same key columns takes the
place of the earlier one. Columns that the later list leaves out are empty.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from pipeline.errors import RuleError
from pipeline.rulebook import csvfile
from pipeline.rulebook.cells import wrong_cell
from pipeline.rulebook.csvfile import LISTS, Row
from pipeline.rulebook.known import unknown

KEYS: dict[str, tuple[str, ...]] = {
    "abbreviations": ("abbreviation",),
    "arithmetic": ("word", "kind"),
    "attribution": ("word", "kind"),
    "basis": ("word", "kind"),
    "bounds": ("word", "side"),
    "bps_codes": ("code",),
    "context_words": ("word", "kind"),
    "counting": ("word", "kind"),
    "exchange_rates": ("currency", "year"),
    "headings": ("word", "kind"),
    "indicator_words": ("word", "kind"),
    "indicators": ("indicator",),
    "ledger": ("word", "kind"),
    "light_nouns": ("word", "kind"),
    "metric_words": ("word", "kind"),
    "modality": ("word", "kind"),
    "numbered_names": ("word", "kind"),
    "organisations": ("word", "kind"),
    "region_aliases": ("alias", "code"),
    "region_proper": ("word", "position"),
    "regions": ("code",),
    "roles": ("role",),
    "tags": ("tag",),
    "time_clauses": ("word", "kind"),
    "time_words": ("word", "kind"),
    "titles": ("title",),
    "villages": ("name", "code"),
    "words": ("word", "class"),
}
"""The columns that make two rows of a list the same row; a list that is not named here has `word`."""
_CLOSED = ("kind", "class", "side", "bound", "level", "position", "area", "case", "tag", "frame", "column", "form")
"""Columns whose cells are names that rules or code ask for; a later list may not invent one."""


class Lexicons:
    """The lists of one or more layers, each read when it is first asked for."""

    def __init__(self, layers: Sequence[Path], *, alone: int = 0) -> None:
        """*layers*: folders with `lexicon/`, the project's first, or single files.

        Lists of the layers from the one with the number *alone* on replace all of earlier ones.
        """
        self._layers = [_lists(layer) for layer in layers]
        self._alone = alone
        self._last = layers[-1] / "lexicon"
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._names = sorted({name for layer in self._layers for name in layer})
        self._tags: frozenset[str] = frozenset()

    def names(self) -> list[str]:
        """The names of all lists."""
        return self._names

    def rows(self, name: str) -> tuple[Row, ...]:
        """The rows of one list; raises RuleError where there is none of that name, or a row is wrong."""
        if name not in self._rows:
            self._rows[name] = tuple(self._laid_over(name))
        return self._rows[name]

    def packed(self, name: str) -> list[str]:
        """The sorted lines of a packed list without the header; rows of later folders are sorted in."""
        paths = self._counting(name)
        found = [line for path in paths if path.suffix == ".gz" for line in csvfile.lines(path)]
        more = [",".join(row.values()) for path in paths if path.suffix == ".csv" for row in csvfile.read(path)]
        return sorted({*found, *more}) if len(paths) > 1 else found

    def tags(self) -> frozenset[str]:
        """The tags that a word can have, by the list `tags`."""
        if not self._tags:
            self._tags = frozenset(row["tag"] for row in self.rows("tags"))
        return self._tags

    def files(self) -> list[Path]:
        """The files of all lists, those of the first layer first."""
        return [path for layer in self._layers for paths in layer.values() for path in paths]

    def _files(self, name: str) -> list[tuple[int, Path]]:
        """The files of one list with the numbers of their layers, that of the first layer first."""
        there = [(number, path) for number, layer in enumerate(self._layers) for path in layer.get(name, ())]
        if not there:
            raise RuleError(self._last, name, unknown("lexicon", name, self._names))
        return there

    def _counting(self, name: str) -> list[Path]:
        """The files whose rows count: those of layers that stand alone, if one of them has the list, else all."""
        there = self._files(name)
        replaced = there[-1][0] >= self._alone
        return [path for number, path in there if number >= self._alone or not replaced]

    def _laid_over(self, name: str) -> Iterable[Row]:
        (_, first), *later = self._files(name)
        rows = _checked(first)
        if not later:
            return rows.values()
        columns = tuple(next(iter(rows.values()), ()))
        closed = {column: {row[column] for row in rows.values()} for column in _CLOSED if column in columns}
        counting = self._counting(name)
        if first not in counting:
            rows = {}
        for _, path in later:
            own = _checked(path)
            for index, row in enumerate(own.values()):
                _fits(path, index, row, columns, closed)
            if path in counting:
                rows |= {key: {column: row.get(column, "") for column in columns} for key, row in own.items()}
        return rows.values()


def _lists(layer: Path) -> dict[str, list[Path]]:
    """The files of each list in a folder of rules, or the one that is given."""
    folder = layer / "lexicon"
    paths = sorted(folder.iterdir()) if folder.is_dir() else [layer]
    found: dict[str, list[Path]] = {}
    for path in paths:
        if path.name.endswith(LISTS):
            found.setdefault(path.name.partition(".")[0], []).append(path)
    return found


def _checked(path: Path) -> dict[object, Row]:
    """The rows of one file by their keys; refuses lists without their key columns, empty keys and double rows."""
    name = path.name.partition(".")[0]
    columns = KEYS.get(name, ("word",))
    rows = csvfile.read(path)
    for column in columns:
        if rows and column not in rows[0]:
            raise RuleError(f"{path}, line 1", name, f"has no column {column!r}; found: {', '.join(rows[0])}")
    key_of, first = itemgetter(*columns), columns[0]
    keyed: dict[object, Row] = {}
    for index, row in enumerate(rows):
        key = key_of(row)
        if key in keyed or not row[first].strip():
            place = f"{path}, line {csvfile.line_of(path, index)}"
            raise RuleError(place, name, _wrong_key(path, rows, index, columns))
        keyed[key] = row
    return keyed


def _wrong_key(path: Path, rows: Sequence[Row], index: int, columns: Sequence[str]) -> str:
    """What is wrong with the key of a row: empty, or that of an earlier row."""
    cells = [rows[index][column] for column in columns]
    if not cells[0].strip():
        return f"the {columns[0]} is empty"
    earlier = next(n for n, row in enumerate(rows) if [row[column] for column in columns] == cells)
    return f"{', '.join(cells)} stands in line {csvfile.line_of(path, earlier)} too; keep one"


def _fits(path: Path, index: int, row: Row, columns: Sequence[str], closed: dict[str, set[str]]) -> None:
    """Refuses columns that the project's list does not have, and cells that nothing asks for or nobody can read."""
    name = path.name.partition(".")[0]
    for column, cell in row.items():
        if column not in columns:
            raise RuleError(f"{path}, line 1", name, unknown("column", column, columns))
        if column in closed and cell not in closed[column]:
            place = f"{path}, line {csvfile.line_of(path, index)}"
            raise RuleError(place, name, unknown(column, cell, closed[column]))
    if cause := wrong_cell(name, row):
        raise RuleError(f"{path}, line {csvfile.line_of(path, index)}", name, cause)
