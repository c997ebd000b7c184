"""What a partition of facts was made of, as hashes: the input, the rules, the code."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline import __version__
from pipeline.article import Article
from pipeline.formats.bundle import Bundle
from pipeline.rulebook.load import default_folder

_READERS = ("trafilatura", "feedparser", "pypdf", "openpyxl", "FastWARC")
_SIZE = 16


def digest(parts: Iterable[object]) -> str:
    """One hash of *parts*, which say themselves apart by their `repr`.

    >>> digest(["ab", "c"]) == digest(["a", "bc"])
    False
    """
    hashed = blake2b(digest_size=_SIZE)
    for part in parts:
        hashed.update(repr(part).encode())
    return hashed.hexdigest()


def of_articles(articles: Iterable[Article]) -> str:
    """The hash of all that *articles* say."""
    return digest((each.id, each.text, each.title, each.published, each.outlet, each.url) for each in articles)


def of_bundle(bundle: Bundle, named: Mapping[str, str]) -> str | None:
    """The hash of the bytes of *bundle*, and of what decides how they are read; None where they cannot be had."""
    hashed = blake2b(digest_size=_SIZE)
    hashed.update(repr((code(), readers(), sorted(named.items()))).encode())
    try:
        for source in bundle.sources:
            hashed.update(repr((source.id, source.place, source.path.stat().st_size)).encode(errors="replace"))
            with source.path.open("rb") as file:
                while block := file.read(1 << 20):
                    hashed.update(block)
    except OSError:
        return None
    return hashed.hexdigest()


def stamp(bundle: Bundle) -> Sequence[tuple[int, int]] | None:
    """When the files of *bundle* were written last, and their sizes: whether one changes while it is read."""
    try:
        return [(status.st_mtime_ns, status.st_size) for status in (each.path.stat() for each in bundle.sources)]
    except OSError:
        return None


def of_rules(folder: Path | None) -> str:
    """The hash of the project's rules and lists, and of those of *folder* over them."""
    project = default_folder()
    layers = [project, folder] if folder and folder.resolve() != project.resolve() else [project]
    return digest((layer, *_content(root)) for layer, root in enumerate(layers))


@cache
def code() -> str:
    """The version, with the hash of the code and the version of spaCy: other code may find other facts."""
    package = Path(__file__).parent.parent
    files = sorted(package.rglob("*.py"))
    hashed = digest((path.relative_to(package).as_posix(), path.read_bytes()) for path in files)
    return f"{__version__}+{hashed[:8]}.spacy{version('spacy')}"


@cache
def readers() -> str:
    """The versions of the packages that read pages, feeds and workbooks: others may find another text."""
    return " ".join(f"{name}-{_version(name)}" for name in _READERS)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _content(folder: Path) -> Iterable[tuple[str, bytes]]:
    files = (path for path in folder.rglob("*") if path.suffix != ".md" and path.is_file())
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(files))
