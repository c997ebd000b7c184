"""What all collections share: rows of cells become articles, and what was assumed is said once a file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.account import Note
from pipeline.formats.columns import Columns, article
from pipeline.formats.markup import has_tags, text_of
from pipeline.formats.source import Source

Row = tuple[int, Mapping[str, object] | ArticleError]
"""The number of a row, as its file counts, with its cells by the keys of the file."""
Item = Article | ArticleError | Note
"""What a reader gives: an article, why there is none, or what it assumed."""
_FACTS = frozenset({"doc_id", "fact_id", "rule"}), frozenset({"doc_id", "fact_id", "rule_before"})
"""The heads by which a table of facts is known, and one of what changed in facts."""


def articles(source: Source, rows: Iterable[Row], named: Mapping[str, str], sheet: str = "") -> Iterator[Item]:
    """The article of each row; then what was made up or left alone. *sheet* says where in the file the rows stand.

    Raises ArticleError for a file without rows.
    """
    columns: dict[tuple[str, ...], Columns] = {}
    counted: Counter[str] = Counter()
    empty = True
    for number, cells in rows:
        empty = False
        if isinstance(cells, ArticleError):
            yield cells
            continue
        keys = tuple(cells)
        if keys not in columns:
            if _of_facts(keys):
                raise unknown(source.place, keys)
            columns[keys] = Columns(keys, named)
        known = columns[keys].of(cells)
        text = known["text"]
        if isinstance(text, str):
            known["text"] = text = text.removeprefix("\ufeff")
            if has_tags(text):
                known["text"] = text_of(text)
                counted["markup"] += 1
        try:
            yield article(known, f"{source.place}{sheet}, row {number}", source.id)
        except ArticleError as error:
            yield error
        else:
            counted["made"] += known["id"] in (None, "")
    if empty:
        raise ArticleError(source.place, "the file is empty; write the article or delete the file")
    yield from _notes(f"{source.place}{sheet}", columns.values(), counted)


def has_text(keys: Sequence[str], named: Mapping[str, str]) -> bool:
    """Whether one of these heads is known as that of the text; the `text` in a table of facts is none."""
    return bool(Columns(keys, named).keys["text"]) and not _of_facts(keys)


def known(keys: Sequence[str], named: Mapping[str, str]) -> int:
    """How many of these heads fill a column."""
    return sum(map(len, Columns(keys, named).keys.values()))


def unknown(place: str, keys: Iterable[str]) -> ArticleError:
    """Says that none of the heads of a table is known as that of the text, and how to name it."""
    found = ", ".join(key for key in keys if key) or "none"
    if _of_facts(keys):
        return ArticleError(place, "is a table of facts, not of articles; give the articles that it was made of")
    return ArticleError(place, f"no column is known as the text; found: {found}; say which: --columns text=NAME")


def _of_facts(keys: Iterable[str]) -> bool:
    return any(heads.issubset(keys) for heads in _FACTS)


def by_head(head: Sequence[str], cells: Sequence[object]) -> dict[str, object]:
    """The cells of a row by their heads; of two columns with one head the first that is filled counts."""
    found: dict[str, object] = {}
    for key, cell in zip(head, cells, strict=False):
        if found.get(key) in (None, ""):
            found[key] = cell
    return found


def _notes(place: str, columns: Iterable[Columns], counted: Counter[str]) -> Iterator[Note]:
    heads = list(columns)
    if counted["made"]:
        yield Note("id made", place, "link, title or text", counted["made"])
    if counted["markup"]:
        yield Note("markup", place, "", counted["markup"])
    read = {key for each in heads for keys in each.keys.values() for key in keys}
    if unread := sorted({key for each in heads for key in each.unread} - read):
        yield Note("column", place, ", ".join(unread))
    missing = [set(each.missing) for each in heads]
    for option in sorted(set.intersection(*missing) if missing else ()):
        yield Note("no column", place, option)
