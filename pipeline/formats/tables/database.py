"""`facts.db`: SQLite with articles, sentences, facts and regions, one view a type, and a search in the sentences.

SQLite knows no decimals: a whole number is an INTEGER, another a REAL where that keeps all its figures, else a TEXT.
"""

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.fact import SCHEMA, TYPES, Cell, Fact
from pipeline.rulebook import Rulebook

if TYPE_CHECKING:
    pass

_ARTICLE = ("title", "outlet", "published", "url")
_SQL = {str: "TEXT", int: "INTEGER", date: "TEXT", bool: "INTEGER", Decimal: ""}
_ELSEWHERE = frozenset([*_ARTICLE, "sentence"])
COLUMNS = tuple(name for name in SCHEMA if name not in _ELSEWHERE)
"""The columns of the table `facts`; the others stand in `articles` and `sentences`, and all of them in the views."""
_INTEGER, _FIGURES = 2**63, 15
_LONGEST = 8
"""Characters of the code of a district, the lowest level in the table of regions."""


def opened(path: Path, rulebook: Rulebook) -> "FactBase":
    """The file at *path*; raises UsageError where sqlite-utils is not installed."""
    return FactBase(path, rulebook)


@contextmanager
def as_errors_of_files() -> Iterator[None]:
    """Turns what SQLite cannot do with a file into an OSError."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(f"SQLite: {error}") from error


class FactBase:
    """The database, filled chunk by chunk."""

    def __init__(self, path: Path, rulebook: Rulebook) -> None:
        try:
            from sqlite_utils import Database
        except ImportError as error:
            raise UsageError("facts.db needs the package sqlite-utils: pip install 'fakta[files]'") from error
        path.unlink(missing_ok=True)
        with as_errors_of_files():
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = MEMORY")
            self._connection.execute("PRAGMA synchronous = OFF")  # the file is put to disk when it takes its place
            self._connection.execute("BEGIN")
            self._db: Database = Database(self._connection)
            self._tables()
        self._rulebook = rulebook
        self._sentences: dict[tuple[str, str], int] = {}
        self._last_sentence = 0
        self._codes: set[str] = set()

    def add(self, chunk: bytes) -> None:
        """Writes facts with their articles and sentences."""
        facts = [Fact._make(cells) for cells, _ in pickle.loads(chunk)]
        self._sentences = {}  # a sentence is written once for each article, and no article stands in two chunks
        rows = [[*(stored(getattr(fact, name)) for name in COLUMNS), self._sentence_of(fact)] for fact in facts]
        for fact in facts:
            self._codes.update((fact.region_code or "").split(";"))
        articles = {fact.doc_id: [fact.doc_id, *(stored(getattr(fact, name)) for name in _ARTICLE)] for fact in facts}
        sentences = [(number, doc_id, text) for (doc_id, text), number in self._sentences.items()]
        with as_errors_of_files():
            insert = self._connection.executemany
            insert(f"INSERT INTO articles VALUES ({_marks(1 + len(_ARTICLE))})", articles.values())
            insert(f"INSERT INTO sentences VALUES ({_marks(3)})", sentences)
            insert(f"INSERT INTO facts VALUES ({_marks(len(COLUMNS) + 1)})", rows)

    def close(self) -> None:
        """Writes regions, views and the index for searching, and ends the file."""
        try:
            with as_errors_of_files():
                if self._connection.in_transaction:
                    self._regions()
                    self._views()
                    self._db.table("sentences").enable_fts(["sentence"], tokenize="unicode61 remove_diacritics 2")
                    if self._connection.in_transaction:
                        self._connection.execute("COMMIT")
        finally:
            self._connection.close()

    def _sentence_of(self, fact: Fact) -> int:
        key = fact.doc_id, fact.sentence
        if key not in self._sentences:
            self._last_sentence += 1
            self._sentences[key] = self._last_sentence
        return self._sentences[key]

    def _tables(self) -> None:
        columns = ", ".join(f'"{name}" {_SQL[SCHEMA[name]]}' for name in COLUMNS if name not in ("doc_id", "fact_id"))
        for statement in (
            "CREATE TABLE articles (doc_id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, url TEXT)",
            "CREATE TABLE sentences (id INTEGER PRIMARY KEY, doc_id TEXT REFERENCES articles(doc_id), sentence TEXT)",
            "CREATE TABLE regions (code TEXT PRIMARY KEY, level TEXT, name TEXT, "
            "parent_code TEXT REFERENCES regions(code), bps_code TEXT)",
            "CREATE TABLE facts (doc_id TEXT REFERENCES articles(doc_id), fact_id TEXT PRIMARY KEY, "
            f"{columns}, sentence_id INTEGER REFERENCES sentences(id))",
            "CREATE TABLE fact_regions (fact_id TEXT REFERENCES facts(fact_id), code TEXT REFERENCES regions(code), "
            "PRIMARY KEY (fact_id, code))",
        ):
            self._connection.execute(statement)

    def _regions(self) -> None:
        """The regions that facts are about with all above them, and which fact is about which."""
        above = {code[:end] for code in self._codes for end in (2, 5, _LONGEST) if code[:end] and len(code) >= end}
        bps = {row["code"]: row["bps_code"] for row in self._rulebook.lexicon("bps_codes")}
        rows = [
            (row["code"], row["level"], row["name"], row["parent_code"] or None, bps.get(row["code"]))
            for row in self._rulebook.lexicon("regions") if row["code"] in above
        ]  # fmt: skip
        self._connection.executemany(f"INSERT INTO regions VALUES ({_marks(5)})", rows)
        self._connection.execute(
            "INSERT OR IGNORE INTO regions SELECT region_code, level, region_name, parent_code, NULL FROM facts "
            "WHERE level = 'village' AND region_code IS NOT NULL"
        )
        pairs = [
            (fact_id, code)
            for fact_id, codes in self._connection.execute("SELECT fact_id, region_code FROM facts").fetchall()
            for code in dict.fromkeys((codes or "").split(";")) if code
        ]  # fmt: skip
        self._connection.executemany("INSERT INTO fact_regions VALUES (?, ?)", pairs)

    def _views(self) -> None:
        """One view a type with all columns in the order of the table, and one over all of them."""
        place = dict.fromkeys(_ARTICLE, "articles") | {"sentence": "sentences"}
        columns = ", ".join(f'{place.get(name, "facts")}."{name}"' for name in SCHEMA)
        joined = (
            f"SELECT {columns} FROM facts JOIN articles ON articles.doc_id = facts.doc_id "
            "JOIN sentences ON sentences.id = facts.sentence_id"
        )
        self._connection.execute(f'CREATE VIEW "all" AS {joined} ORDER BY facts.rowid')
        for type_ in TYPES:
            self._connection.execute(
                f"CREATE VIEW \"{type_}\" AS {joined} WHERE facts.type = '{type_}' ORDER BY facts.rowid"
            )


def _marks(number: int) -> str:
    return ", ".join("?" * number)


def stored(value: Cell) -> Any:
    """A value as SQLite keeps it.

    >>> stored(Decimal("396250000000")), stored(Decimal("81.01")), stored(Decimal("1234567890123456.5"))
    (396250000000, 81.01, '1234567890123456.5')
    """
    if isinstance(value, Decimal):
        if value == value.to_integral_value() and abs(value) < _INTEGER:
            return int(value)
        text = format(value, "f")
        return float(text) if len(value.normalize().as_tuple().digits) <= _FIGURES else text
    return value.isoformat() if isinstance(value, date) else value
