"""The lexicons of a rulebook: lists of words, those of the user laid over those of the project.

A list in a later folder adds its rows to the list of the same name; a row with the same key columns takes the
place of the earlier one. Columns that the later list leaves out are empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.errors import RuleError
from pipeline.rulebook import csvfile
from pipeline.rulebook.csvfile import Row
from pipeline.rulebook.known import unknown

KEYS: dict[str, tuple[str, ...]] = {
    "abbreviations": ("abbreviation",),
    "basis": ("word", "kind"),
    "bounds": ("word", "side"),
    "context_words": ("word", "kind"),
    "light_nouns": ("word", "kind"),
    "macros": ("name",),
    "metric_words": ("word", "kind"),
    "organisations": ("word", "kind"),
    "region_aliases": ("alias", "code"),
    "region_proper": ("word", "position"),
    "regions": ("code",),
    "roles": ("role",),
    "tags": ("tag",),
    "titles": ("title",),
    "villages": ("name", "code"),
    "words": ("word", "class"),
}
"""The columns that make two rows of a list the same row; a list that is not named here has `word`."""
_CLOSED = ("kind", "class", "side", "bound", "level", "position", "area", "case", "tag")
"""Columns whose cells are names that rules or code ask for; a later list may not invent one."""


class Lexicons:
    """The lists of one or more folders, each read when it is first asked for."""

    def __init__(self, folders: Sequence[Path], *, alone: bool = False) -> None:
        """*folders*: those with `lexicon/`, the project's first; *alone*: a later list replaces all of an earlier."""
        self._folders = [folder / "lexicon" for folder in folders]
        self._alone = alone
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._names = sorted({name for folder in self._folders for name in _names(folder)})
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
        """The sorted lines of a packed list without the header; lines of later folders are sorted in."""
        plain, packed = self._files(name)
        found = [line for path in packed for line in csvfile.lines(path)]
        more = [",".join(row.values()) for path in plain for _, row in _checked(path)]
        return sorted({*found, *more}) if more or len(packed) > 1 else found

    def tags(self) -> frozenset[str]:
        """The tags that a word can have, by the list `tags`."""
        if not self._tags:
            self._tags = frozenset(row["tag"] for row in self.rows("tags"))
        return self._tags

    def _files(self, name: str) -> tuple[list[Path], list[Path]]:
        """The plain and the packed files of one list, those of the first folder first."""
        paths = [folder / f"{name}{suffix}" for folder in self._folders for suffix in (".csv", ".csv.gz")]
        there = [path for path in paths if path.exists()]
        if not there:
            raise RuleError(self._folders[-1], name, unknown("lexicon", name, self._names))
        if self._alone:
            there = [path for path in there if path.parent == there[-1].parent]
        return [path for path in there if path.suffix == ".csv"], [path for path in there if path.suffix == ".gz"]

    def _laid_over(self, name: str) -> Iterable[Row]:
        plain, packed = self._files(name)
        first, *later = sorted(plain + packed, key=lambda path: self._folders.index(path.parent))
        key = KEYS.get(name, ("word",))
        rows = {_key(row, key): row for _, row in _checked(first)}
        columns = tuple(next(iter(rows.values()), ()))
        closed = {column: {row[column] for row in rows.values()} for column in _CLOSED if column in columns}
        for path in later:
            for line, row in _checked(path):
                _fits(path, line, row, columns, closed)
                rows[_key(row, key)] = {column: row.get(column, "") for column in columns}
        return rows.values()


def _names(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from (path.name.partition(".")[0] for path in folder.iterdir() if path.name.endswith((".csv", ".csv.gz")))


def _key(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple([row[column] for column in columns])


def _checked(path: Path) -> list[tuple[int, Row]]:
    """The rows of one file with their lines; refuses lists without their key columns, empty keys and double rows."""
    name = path.name.partition(".")[0]
    key = KEYS.get(name, ("word",))
    header, rows = csvfile.read(path)
    for column in key:
        if column not in header:
            raise RuleError(f"{path}, line 1", name, f"has no column {column!r}; found: {', '.join(header)}")
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        cells = _key(row, key)
        if not cells[0].strip():
            raise RuleError(f"{path}, line {line}", name, f"the {key[0]} is empty")
        if cells in seen:
            raise RuleError(
                f"{path}, line {line}", name, f"{', '.join(cells)} stands in line {seen[cells]} too; keep one"
            )
        seen[cells] = line
    return rows


def _fits(path: Path, line: int, row: Row, columns: Sequence[str], closed: dict[str, set[str]]) -> None:
    """Refuses columns that the project's list does not have, and names that nothing asks for."""
    name = path.name.partition(".")[0]
    for column, cell in row.items():
        if column not in columns:
            raise RuleError(f"{path}, line 1", name, unknown("column", column, columns))
        if column in closed and cell not in closed[column]:
            raise RuleError(f"{path}, line {line}", name, unknown(column, cell, closed[column]))
