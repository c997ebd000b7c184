"""The files of an archive in bundles, each of which is read as one: a collection, or small files of one folder."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from pipeline.errors import ArticleError
from pipeline.formats import page, pdf, text
from pipeline.formats.source import Source

_ALONE = frozenset((*text.SUFFIXES, *page.SUFFIXES, *pdf.SUFFIXES))
"""The suffixes of files that hold one article each."""
_OF = 256
"""How many such files are in a bundle, on average."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are read together."""

    sources: tuple[Source, ...]

    @property
    def place(self) -> str:
        """The file as messages show it, the first of several."""
        return self.sources[0].place

    @property
    def is_collection(self) -> bool:
        """Whether it is one file that may hold many articles."""
        return self.sources[0].suffix not in _ALONE


def bundled(files: Iterable[Source | ArticleError]) -> Iterator[Bundle | ArticleError]:
    """*files* in their order, those that hold one article each in bundles.

    Where such a bundle ends the name of its last file says, and not its number: a file that is added or removed
    changes the bundle that it stands in, and no other.
    """
    few: list[Source] = []
    for file in files:
        alone = isinstance(file, Source) and file.suffix in _ALONE
        if few and not (alone and _folder(file) == _folder(few[-1])):
            yield Bundle(tuple(few))
            few = []
        if isinstance(file, ArticleError):
            yield file
        elif not alone:
            yield Bundle((file,))
        else:
            few.append(file)
            if _ends(file.id):
                yield Bundle(tuple(few))
                few = []
    if few:
        yield Bundle(tuple(few))


def _folder(file: Source | ArticleError) -> Path | None:
    return file.path.parent if isinstance(file, Source) else None


def _ends(name: str) -> bool:
    return int.from_bytes(blake2b(name.encode(errors="replace"), digest_size=4).digest()) % _OF == 0
