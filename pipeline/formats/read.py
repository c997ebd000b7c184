"""From paths to articles, in an order that does not depend on the machine."""

import os
import sys
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pipeline.article import Article
from pipeline.errors import ArticleError, FaktaError, UsageError
from pipeline.formats import feed, manifest, objects, page, parquet, pdf, piped, separated, text, warc, workbook
from pipeline.formats.account import Account, Note
from pipeline.formats.extra import check
from pipeline.formats.gold import NAME as GOLD_NAME
from pipeline.formats.rows import Item
from pipeline.formats.source import PACKED, Source, shown, suffix_of

Reader = Callable[[Source, Mapping[str, str]], Iterator[Item]]
READERS: Mapping[str, Reader] = {
    suffix: module.read
    for module in (text, page, feed, pdf, separated, workbook, objects, parquet, warc)
    for suffix in module.SUFFIXES
}
"""Suffix to the function that reads such files: `read(source, named)` gives articles, errors and notes."""
STDIN = Path("-")
_Given = TypeVar("_Given")


def sources(
    paths: Iterable[Path], apart_from: Iterable[Path] = (), account: Account | None = None
) -> list[Source | ArticleError]:
    """The files to read, each with the folder that ids are relative to; gold files are none of them.

    Nor are those of *apart_from* in a folder, which are the tables of a run before. A folder that cannot be opened
    is an ArticleError in the list. *account* counts the files of other kinds.

    Raises UsageError for a path that does not exist, has an unknown suffix or holds no article.
    """
    account = account if account is not None else Account()
    found: list[Source | ArticleError] = []
    seen: set[Path] = set()
    apart = {path.parent.resolve() / path.name for path in apart_from}
    for path in paths:
        inside = list(_below(path, apart, account)) if path.is_dir() else [_single(path)]
        if not inside:
            raise UsageError(f"{shown(path)}: no article in this folder; expected files ending in {_known()}")
        for source in inside:
            if isinstance(source, Source) and source.content is None:
                real = source.path.resolve()
                if real in seen:
                    account.note(Note("given twice", source.place))
                    continue
                seen.add(real)
            found.append(source)
    for suffix in sorted({source.suffix for source in found if isinstance(source, Source)}):
        check(suffix)
    return found


def articles(
    files: Iterable[Source | ArticleError], account: Account | None = None, named: Mapping[str, str] | None = None
) -> Iterator[Article | ArticleError]:
    """Every article of *files*, and an ArticleError for each that cannot be read.

    Ids that repeat are told apart: the second `a` is `a~2`. *named* says which key fills a column; *account* counts
    what was read and keeps what was assumed.
    """
    account = account if account is not None else Account()
    seen: dict[str, int] = {}
    for source in files:
        if isinstance(source, ArticleError):
            yield source
            continue
        for item in read(source, account, named or {}):
            if isinstance(item, Article):
                given = item.id
                item = replace(item, id=told_apart(given, seen))
                if item.id != given:
                    account.note(Note("id repeated", source.place, shown(given)))
            yield item


def read(source: Source, account: Account, named: Mapping[str, str]) -> Iterator[Article | ArticleError]:
    """Every article of *source* with the id that it has there, and an ArticleError for each that cannot be read."""
    account.tally(source.kind).files += 1
    yield from counted(guarded(source, READERS[source.suffix](source, named)), source, account)


def counted(items: Iterable[Item], source: Source, account: Account) -> Iterator[Article | ArticleError]:
    """The articles and errors among what was read of *source*; all is counted, and notes are kept."""
    tally = account.tally(source.kind)
    for item in items:
        match item:
            case Note():
                account.note(item)
                continue
            case ArticleError():
                tally.left_out += 1
            case Article():
                tally.articles += 1
                if item.published is None:
                    account.undated.append(item.id)
        yield item


def told_apart(given: str, seen: MutableMapping[str, int]) -> str:
    """The id *given*, with a number behind it where an article before has the same; *seen* counts them.

    >>> seen = {}
    >>> [told_apart(given, seen) for given in ("a", "a", "a~2", "a")]
    ['a', 'a~2', 'a~2~2', 'a~3']
    """
    name = given
    while name in seen:
        seen[given] += 1
        name = f"{given}~{seen[given]}"
    seen[name] = 1
    return name


def guarded(source: Source, read: Iterable[_Given]) -> Iterator[_Given | ArticleError]:
    """What a reader gives; whatever it raises is this file's error, not the end of the run."""
    try:
        yield from read
    except ArticleError as error:
        yield error
    except FaktaError:
        raise
    except (EOFError, zlib.error) as error:
        yield ArticleError(source.place, f"cannot be unpacked: {error}")
    except OSError as error:
        yield ArticleError(source.place, f"cannot be read: {error.strerror or error}")
    except Exception as error:
        cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        yield ArticleError(source.place, f"cannot be read ({cause}); save it anew in the program that made it")


def _single(path: Path) -> Source:
    """The source that *path* by itself is; `-` is what comes in by a pipe."""
    if path == STDIN:
        return piped.source(sys.stdin.buffer.read())
    suffix = suffix_of(path)
    if not path.exists():
        raise UsageError(f"{shown(path)}: no such file or folder")
    if suffix not in READERS:
        raise UsageError(f"{shown(path)}: unknown kind of file; expected one ending in {_known()}")
    if not path.is_file():
        raise UsageError(f"{shown(path)}: is no regular file; give it by a pipe, as '-'")
    return Source(path, path, suffix)


def _below(folder: Path, apart: Collection[Path], account: Account) -> Iterator[Source | ArticleError]:
    """The files below *folder* in the order of their paths."""
    found: list[Source | ArticleError] = []
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            entries = list(os.scandir(here))
        except OSError as error:
            found.append(ArticleError(shown(here), f"the folder cannot be read: {error.strerror}"))
            continue
        names = {entry.name for entry in entries}
        written = {*manifest.known(here), manifest.NAME} if manifest.is_ours(here) else set()
        for entry in entries:
            path = here / entry.name
            if entry.is_dir(follow_symlinks=False):
                if why := _no_articles(path, names):
                    account.unread["folder", why] += 1
                elif not entry.name.startswith("."):
                    waiting.append(path)
            elif entry.name in written:
                account.unread["table", "of a run before"] += 1
            elif not _is_file(entry):
                account.unread["link or device", "leads to no file"] += 1
            elif (source := _inside(path, folder, apart, account)) is not None:
                found.append(source)
    yield from sorted(found, key=lambda each: each.path.parts if isinstance(each, Source) else (each.place,))


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether *entry* is a file, or a link that leads to one."""
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _inside(path: Path, root: Path, apart: Collection[Path], account: Account) -> Source | ArticleError | None:
    """A file of a folder as a source; None for one that holds no articles, which is counted where it might have."""
    if path.name in _NO_ARTICLES or path.name.startswith((".", "~$")):
        return None
    if apart and path.parent.resolve() / path.name in apart:
        return None
    suffix = suffix_of(path)
    if suffix not in READERS:
        account.unread[shown(suffix) or "without suffix", _INSTEAD.get(suffix, "no reader")] += 1
        return None
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return ArticleError(shown(path), "its name is not UTF-8; rename the file")
    return Source(path, root, suffix)


_NO_ARTICLES = frozenset({GOLD_NAME, "corrections.csv"})
_INSTEAD = {
    ".doc": "save it as .txt or .pdf", ".docx": "save it as .txt or .pdf", ".odt": "save it as .txt or .pdf",
    ".rtf": "save it as .txt or .pdf", ".xls": "save it as .xlsx", ".ods": "save it as .xlsx", ".zip": "unpack it",
}  # fmt: skip


def _no_articles(folder: Path, names: Collection[str]) -> str:
    """Why *folder* beside files of these *names* is not looked into; empty where it is.

    It may be the store of runs, or what a browser saves beside a page: `judul_files` beside `judul.html`.
    """
    if os.path.isfile(folder / manifest.STORE):  # of too long a name it says no
        return "is the store of runs"
    page, files, _ = folder.name.rpartition("_files")
    return "belongs to a saved page" if files and not {f"{page}.html", f"{page}.htm"}.isdisjoint(names) else ""


def _known() -> str:
    return ", ".join(READERS) + f", each also with {PACKED}"
