"""`explain`: for each fact the rule, the columns and what lost; for every other number why it is no fact."""

from collections.abc import Iterable, Iterator
from itertools import islice
from mimetypes import guess_type
from pathlib import Path

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.fact import DERIVED, PLACE, SCHEMA
from pipeline.formats.read import READERS, STDIN, articles, sources
from pipeline.formats.source import shown
from pipeline.language import Words
from pipeline.numbers import numbers
from pipeline.route import Reading, Route
from pipeline.rulebook import load
from pipeline.rulebook.known import misnamed
from pipeline.table import cell

_SHOWN = [name for name in SCHEMA if name not in (*PLACE, *DERIVED, "type", "rule")]


def explain(source: str, rules: Path | None = None, *, tokens: bool = False, article: str = "") -> Iterator[str]:
    """The lines for *source*: a path of an article, else a text; with *tokens* the words come first.

    Of a folder or collection *article* is the id of the one to read; raises UsageError where it is none, or not named
    and there are several.
    """
    chosen = _article(source, article)
    route = Route(load(rules))
    reading = route.read(chosen)
    if tokens:
        yield from tagged(reading.words)
    yield from lines(route, reading)


def tagged(words: Words) -> Iterator[str]:
    """A line for each word with its tag, sentence by sentence; names of the gazetteers in brackets."""
    names = {name.first: name for name in words.names}
    starts = set(words.sentence_starts)
    for index, tag in enumerate(words.tags):
        if words.starts[index] in starts and index:
            yield ""
        name = names.get(index)
        words_of_name = f"  [{name.kind}: {words.span(name.first, name.after - 1)}]" if name else ""
        yield f"{words.word(index)!r:24} {tag}{words_of_name}"
    yield ""


def _article(source: str, name: str) -> Article:
    """The one article that *source* is, or the one called *name* in it."""
    if not source.strip():
        raise UsageError("explain: the text is empty; give a text, or a file with an article")
    if not _is_path(source):
        return Article("text", source)
    given = articles(sources([Path(source)]))
    return _named(given, name, source) if name else _only(given, source)


def _named(given: Iterable[Article | ArticleError], name: str, source: str) -> Article:
    """The article with the id *name*; those that cannot be read are others."""
    seen: list[str] = []
    for article in given:
        if isinstance(article, Article):
            if article.id == name:
                return article
            seen.append(article.id)
    raise UsageError(f"--article: {misnamed('article', name, seen, f'{shown(source)} has {len(seen)}')}")


def _only(given: Iterable[Article | ArticleError], source: str) -> Article:
    """The one article there is; of several no more is read than is named."""
    found: list[Article] = []
    for article in islice(given, _NAMED + 1):
        if not isinstance(article, Article):
            raise article
        found.append(article)
    if len(found) != 1:
        some = ", ".join(shown(article.id) for article in found[:_NAMED]) + ", …" * (len(found) > _NAMED)
        raise UsageError(
            f"{shown(source)}: holds several articles ({some}); explain reads one: its file, or with --article ID"
        )
    return found[0]


_NAMED = 3
"""Articles of a folder that are named to somebody who named none."""


def _is_path(source: str) -> bool:
    """Whether *source* is a file or folder; raises UsageError for the name of one that is not there.

    That is a line that ends like a file that can be read (`berita desa.txt`), and a single word that ends like
    any other kind of file (`berita.docx`) or begins like a path (`./berita`).
    """
    try:
        if Path(source) == STDIN or Path(source).exists():
            return True
    except (OSError, ValueError):  # longer than any name, or with a NUL: a pasted paragraph
        return False
    named = Path(source).suffix.lower() in READERS and len(source.splitlines()) == 1
    if named or (" " not in source and (guess_type(source)[0] or source.startswith(("/", "./", "../", "~")))):
        raise UsageError(f"{shown(source)}: no such file or folder")
    return False


def lines(route: Route, reading: Reading) -> Iterator[str]:
    """Everything that one reading tells."""
    text = reading.article.text
    why = {rule.id: rule.why for rule in route.rulebook.rules}
    yield f"{shown(reading.article.id)}: {len(reading.facts)} facts"
    for fact, (choice, decided) in zip(reading.facts, reading.details, strict=True):
        yield ""
        yield f"{fact.type} {fact.text!r} [{fact.start}:{fact.end}]"
        yield f"  rule: {fact.rule}: {why.get(fact.rule, '')}"
        for column in _SHOWN:
            value = getattr(fact, column)
            if value is not None:
                words = ", ".join(repr(text[a:b]) for a, b in decided.get(column, ()))
                yield f"  {column}: {cell(value)}" + (f"  (from {words})" if words else "")
        if choice:
            yield f"  choice: {choice}"
        for loser, winner in reading.lost:
            if (winner.start, winner.end, winner.rule.id) == (fact.start, fact.end, fact.rule):
                yield f"  lost to it: {loser.type} {text[loser.start : loser.end]!r} ({loser.rule.id})"
    other = [(numeral, reason) for numeral, reason in numbers(reading) if reason]
    yield ""
    yield f"{len(other)} numbers that are no facts"
    for numeral, reason in other:
        yield f"  {text[numeral.start : numeral.end]!r} [{numeral.start}:{numeral.end}]: {reason}"
