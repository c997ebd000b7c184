"""The articles of an archive, or of a store the archive that it was made of; all of them, or a sample."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from pipeline.article import Article
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.account import Account
from pipeline.formats.manifest import STORE
from pipeline.formats.read import read, sources, told_apart
from pipeline.formats.source import Source, shown
from pipeline.route import together
from pipeline.store import found, keys
from pipeline.trial.stored import Known, bundles


class Lot(NamedTuple):
    """Articles that are read together, and the partition of a store that holds their facts by the rules before."""

    articles: Sequence[Article]
    part: Path | None = None


@dataclass(slots=True)
class Archive:
    """Groups of files with the partitions of a store that are known of them; *most* is how many articles are taken."""

    groups: Sequence[tuple[Sequence[Source | ArticleError], Sequence[Known]]]
    named: Mapping[str, str] = field(default_factory=dict)
    most: int | None = None
    gone: Sequence[str] = ()
    """Files that the store was made of, and that are no longer there."""
    left_out: list[ArticleError] = field(default_factory=list)
    kept: int = 0
    """The articles whose facts before stand in the store."""
    _account: Account = field(default_factory=Account)
    _seen: dict[str, int] = field(default_factory=dict)

    @property
    def files(self) -> int:
        """The number of files."""
        return sum(len(files) for files, _ in self.groups)

    @property
    def sample(self) -> str:
        """Which articles were taken, in words; empty where all were."""
        if self.most is None:
            return ""
        if self.most < self.files:
            return f"the first article of each of {self.most} files, evenly out of {self.files}"
        return f"the first {-(-self.most // self.files)} articles of each of {self.files} files"

    def lots(self) -> Iterator[Lot]:
        """The articles that can be read, or a sample of them; the others are left out."""
        if self.most is not None:
            sample = (item for file, number in self._sample(self.most) for item in islice(self._items(file), number))
            yield from map(Lot, together(map(self._named, sample)))
            return
        for files, known in self.groups:
            items = (item for file in files for item in self._items(file))
            for partition in known:
                some = list(islice(items, len(partition.ids)))
                named = [self._named(article) for article in some]
                is_same = named == some and keys.of_articles(some) == partition.input
                part = partition.part if is_same else None
                self.kept += len(some) if part else 0
                yield from (Lot(each, part) for each in together(named))
            yield from map(Lot, together(map(self._named, items)))

    def _named(self, article: Article) -> Article:
        return replace(article, id=told_apart(article.id, self._seen))

    def _items(self, file: Source | ArticleError) -> Iterator[Article]:
        for item in [file] if isinstance(file, ArticleError) else read(file, self._account, self.named):
            if isinstance(item, Article):
                yield item
            else:
                self.left_out.append(item)

    def _sample(self, most: int) -> Iterator[tuple[Source | ArticleError, int]]:
        """The files that are read, and how many articles of each."""
        files = [file for group, _ in self.groups for file in group]
        if most < len(files):
            yield from ((files[at * len(files) // most], 1) for at in range(most))
        else:
            yield from ((file, -(-most // len(files))) for file in files)


def archive(path: Path, named: Mapping[str, str], most: int | None, rules: Path | None) -> Archive:
    """The archive at *path*: a folder, a file, or the store of one, with what it knows by these *rules*.

    *named* says which key fills a column. Raises UsageError where there is none.
    """
    if not (path / STORE).is_file():
        return Archive([(sources([path]), ())], named, most)
    groups, gone = bundles(found(path), rules)
    if not groups:
        raise UsageError(f"{shown(path)}: none of the {len(gone)} files that it was made of is there; give the archive")
    return Archive(groups, named, most, gone)
