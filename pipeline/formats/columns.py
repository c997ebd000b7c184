"""Which key of a page, sheet or front matter fills which column of an article, and what its cells say."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.dates import Dates
from pipeline.formats.source import shown
from pipeline.rulebook.lexicons import Lexicons
from pipeline.rulebook.load import default_folder

COLUMNS = ("id", "text", "title", "published", "outlet", "url")
_MARKS = re.compile(r"[\W_]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


class Columns:
    """The keys of one table, each with the column it fills.

    >>> columns = Columns(["No", "JUDUL", "Isi Berita", "Sumber", "tgl_terbit"])
    >>> columns.keys["text"], columns.keys["published"], columns.unread
    (['Isi Berita'], ['tgl_terbit'], ['No'])
    """

    def __init__(self, keys: Iterable[str], named: Mapping[str, str] | None = None) -> None:
        """*named* says for a column the key that fills it, where the table has it, and no other does.

        `missing` are those that the table has not; the keys that people use fill their columns then.
        """
        names = named or {}
        given = [key for key in keys if isinstance(key, str)]
        chosen = {_folded(key): column for column, key in names.items()}
        known, there = _known(), {_folded(key) for key in given}
        self.missing = [f"{column}={key}" for column, key in names.items() if _folded(key) not in there]
        names = {column: key for column, key in names.items() if _folded(key) in there}
        self.keys: dict[str, list[str]] = {column: [] for column in COLUMNS}
        for key in given:
            column = chosen.get(_folded(key)) or known.get(_folded(key), ("", 0))[0]
            if column and (column not in names or _folded(key) in chosen):
                self.keys[column].append(key)
        for found in self.keys.values():
            found.sort(key=lambda key: known.get(_folded(key), ("", 0))[1])
        filled = {key for found in self.keys.values() for key in found}
        self.unread = [key for key in given if key not in filled]

    def of(self, cells: Mapping[str, object]) -> dict[str, object]:
        """The first filled cell of each column."""
        return {
            column: next((cells[key] for key in keys if cells.get(key) not in (None, "")), None)
            for column, keys in self.keys.items()
        }


def chosen(options: Sequence[str]) -> dict[str, str]:
    """The columns named by `text=Isi,published=Tanggal`; raises UsageError for a column that there is not."""
    named: dict[str, str] = {}
    for part in (part for option in options for part in option.split(",")):
        column, equals, key = (piece.strip() for piece in part.partition("="))
        if column not in COLUMNS or not equals or not key:
            known = ", ".join(COLUMNS)
            raise UsageError(f"--columns {part!r}: expected COLUMN=HEAD such as text=Isi; columns: {known}")
        if column in named or key in named.values():
            raise UsageError(f"--columns {part!r}: {column if column in named else key} stands twice; keep one")
        named[column] = key
    return named


def article(cells: Mapping[str, object], place: str, made: str) -> Article:
    """The article that *cells*, by column, say; *made* begins the id of one that has none.

    Raises ArticleError for one without text, with a date that is none, or with half a character in a cell.
    """
    text, identity = cells.get("text"), line(cells.get("id"))
    place = f"{place} (id {shown(identity)})" if identity else place
    if not isinstance(text, str) or not text.strip():
        raise ArticleError(place, "has no text; fill the column text or delete the row")
    known = {column: line(cells.get(column)) for column in ("title", "outlet", "url")}
    if not identity:
        about = known["url"] or f"{known['title']}\0{cells.get('published')}" if any(known.values()) else text
        identity = f"{made}-{blake2b(about.encode(errors='replace'), digest_size=4).hexdigest()}"
    try:
        published = Dates.of_project().read(cells["published"]) if cells.get("published") else None
    except (ValueError, OverflowError) as error:
        raise ArticleError(place, f"published {error}") from error
    try:
        return Article(identity, text, published=published, **known)
    except ArticleError as error:
        raise ArticleError(place, error.cause) from error


def line(cell: object) -> str:
    """A cell as one line: no control characters, a whole number without its point.

    >>> line("a\\rb"), line(7.0), line(None)
    ('a b', '7', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return _CONTROL.sub(" ", str(cell)).strip()


def _folded(key: str) -> str:
    return _MARKS.sub(" ", key).strip().lower()


@cache
def _known() -> dict[str, tuple[str, int]]:
    """The list `keys`: for each key its column, and its place among the keys of that column."""
    rows: Iterator[tuple[int, Mapping[str, str]]] = enumerate(Lexicons([default_folder()]).rows("keys"))
    return {_folded(row["word"]): (row["column"], number) for number, row in rows}
