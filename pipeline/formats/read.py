"""From paths to articles, in an order that does not depend on the machine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats import collection, text
from pipeline.formats.gold import NAME as GOLD_NAME

READERS = {suffix: module.read for module in (text, collection) for suffix in module.SUFFIXES}


def sources(paths: Iterable[Path], apart_from: Iterable[Path] = ()) -> list[tuple[Path, Path]]:
    """The files to read, each with the folder that ids are relative to; gold files are none of them.

    Nor are those of *apart_from* in a folder, which are the tables of a run before.
    Raises UsageError for a path that does not exist, has an unknown suffix or holds no article.
    """
    found: list[tuple[Path, Path]] = []
    apart = {(path.name, path.parent.resolve()) for path in apart_from}
    names = {name for name, _ in apart}
    known = ", ".join(READERS)
    for path in paths:
        if path.is_dir():
            files = sorted(
                file
                for file in path.rglob("*")
                if file.suffix.lower() in READERS
                and file.name != GOLD_NAME
                and file.is_file()
                and not (file.name in names and (file.name, file.parent.resolve()) in apart)
            )
            if not files:
                raise UsageError(f"{path}: no article in this folder; expected files ending in {known}")
            found += [(file, path) for file in files]
        elif not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        elif path.suffix.lower() not in READERS:
            raise UsageError(f"{path}: unknown kind of file; expected one ending in {known}")
        else:
            found.append((path, path))
    return found


def articles(files: Iterable[tuple[Path, Path]]) -> Iterator[Article | ArticleError]:
    """Every article of *files*, and an ArticleError for each that cannot be read or repeats an id."""
    seen: set[str] = set()
    for path, root in files:
        for number, article in enumerate(READERS[path.suffix.lower()](path, root), start=1):
            if isinstance(article, Article):
                if article.id in seen:
                    place = str(path) if path.suffix.lower() in text.SUFFIXES else f"{path}, row {number}"
                    yield ArticleError(place, f"the id {article.id!r} occurs twice; every article needs its own")
                    continue
                seen.add(article.id)
            yield article
