"""The articles of an archive, or of a store the archive that it was made of; all of them, or a sample."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.account import Account
from pipeline.formats.manifest import STORE
from pipeline.formats.read import read, sources, told_apart
from pipeline.formats.source import Source, shown, suffix_of
from pipeline.store import Entry, Store, found


@dataclass(slots=True)
class Archive:
    """Files, and what is told of them; *most* is how many articles are taken."""

    files: Sequence[Source | ArticleError]
    named: Mapping[str, str] = field(default_factory=dict)
    most: int | None = None
    gone: list[str] = field(default_factory=list)
    """Files that the store was made of, and that are no longer there."""
    left_out: list[ArticleError] = field(default_factory=list)
    account: Account = field(default_factory=Account)

    def articles(self) -> Iterator[Article]:
        """The articles that can be read, or a sample of them; the others are left out."""
        seen: dict[str, int] = {}
        for file, number in self._taken():
            if isinstance(file, ArticleError):
                self.left_out.append(file)
                continue
            for item in islice(read(file, self.account, self.named), number):
                if isinstance(item, ArticleError):
                    self.left_out.append(item)
                else:
                    yield replace(item, id=told_apart(item.id, seen))

    @property
    def sample(self) -> str:
        """Which articles were taken, in words; empty where all were."""
        if self.most is None:
            return ""
        files = len(self.files)
        if self.most < files:
            return f"the first article of each of {self.most} files, evenly out of {files}"
        return f"the first {-(-self.most // files)} articles of each of {files} files"

    def _taken(self) -> Iterator[tuple[Source | ArticleError, int | None]]:
        """The files that are read, and how many articles of each."""
        if self.most is None:
            yield from ((file, None) for file in self.files)
        elif self.most < len(self.files):
            yield from ((self.files[at * len(self.files) // self.most], 1) for at in range(self.most))
        else:
            yield from ((file, -(-self.most // len(self.files))) for file in self.files)


def archive(path: Path, named: Mapping[str, str], most: int | None) -> Archive:
    """The archive at *path*: a folder, a file, or the store of one. *named* says which key fills a column.

    Raises UsageError where there is none.
    """
    if not (path / STORE).is_file():
        return Archive(sources([path]), named, most)
    store = found(path)
    files = [source for entries in _bundles(store) for source in _files(store, entries)]
    there = [file for file in files if file.path.is_file()]
    gone = [file.place for file in files if not file.path.is_file()]
    if not there:
        raise UsageError(f"{shown(path)}: none of the {len(gone)} files that it was made of is there; give the archive")
    return Archive(there, named, most, gone)


def _bundles(store: Store) -> Iterator[Entry]:
    """One partition of each bundle of files, in order."""
    yield from {entry.bundle: entry for entry in reversed(store.entries)}.values()


def _files(store: Store, entry: Entry) -> Iterator[Source]:
    """The files of a bundle, each below the folder that the ids of the store are relative to."""
    path = Path(entry.path)
    contents = store.contents(entry.bundle)
    names: dict[str, str] = {}
    for each in contents.partitions if contents else ():
        places = [name for name, number in each.places for _ in range(number)]
        names |= {Path(place).name: id_ for place, id_ in zip(places, each.ids, strict=True)}
    for name in names or [path.name]:
        file = path.with_name(name)
        yield Source(file, _root(file, names.get(name, "")), suffix_of(file))


def _root(path: Path, id_: str) -> Path:
    """The folder below which *path* has this id; the file itself where it has another."""
    parts = Path(id_).parts
    root = path.parents[min(len(parts), len(path.parents)) - 1] if parts else path
    return root if Source(path, root, suffix_of(path)).id == id_ else path
