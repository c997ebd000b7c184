"""The folder of a store: partitions of facts, what was found in each bundle of files, and the manifest.

`parts/` and `inputs/` hold files that never change, named after what they were made of; `store.json` says which of
them are the facts of the archive as it was last read. So a run that is killed leaves whole partitions and the manifest
of the run before.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.formats.manifest import STORE as MANIFEST
from pipeline.formats.parts import remove_dead, write_durably, writing
from pipeline.store import contents as contents_file
from pipeline.store import part
from pipeline.store.contents import Contents
from pipeline.store.lock import NAME as LOCK
from pipeline.store.lock import locked

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A partition of the archive as it was last read."""

    part: str
    """The name of its facts."""
    bundle: str
    """The name of what was found in its files."""
    path: str
    """The first of these files."""
    articles: int
    facts: int


@dataclass(slots=True)
class Store:
    """The folder, and the partitions that the archive consists of, in order."""

    folder: Path
    entries: list[Entry] = field(default_factory=list)

    def part(self, name: str) -> Path:
        """Where the facts of a partition are."""
        return self.folder / "parts" / f"{name}.parquet"

    def has(self, name: str) -> bool:
        """Whether the facts of a partition are there, and whole."""
        path = self.part(name)
        return path.is_file() and part.record(path) is not None

    def keep(self, name: str, facts: bytes) -> None:
        """Keeps the facts of a partition, for good once this returns."""
        with writing(self.folder):
            write_durably(self.part(name), facts)

    def contents(self, bundle: str) -> Contents | None:
        """What was found in a bundle of files; None where that is not known."""
        try:
            return contents_file.read(self._input(bundle).read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep_contents(self, bundle: str, found: Contents) -> None:
        """Keeps what was found in a bundle of files."""
        with writing(self.folder):
            write_durably(self._input(bundle), contents_file.written(found))

    def write(self, entries: Iterable[Entry]) -> None:
        """Makes *entries* the partitions of the archive."""
        self.entries = list(entries)
        record = {"store": _VERSION, "partitions": [asdict(entry) for entry in self.entries]}
        with writing(self.folder):
            write_durably(self.folder / MANIFEST, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())

    def unused(self) -> list[Path]:
        """The files that are no part of the archive as it was last read."""
        parts = {self.part(entry.part) for entry in self.entries}
        inputs = {self._input(entry.bundle) for entry in self.entries}
        found = [*(self.folder / "parts").iterdir(), *(self.folder / "inputs").iterdir()]
        return sorted(path for path in found if path not in parts and path not in inputs)

    def size(self) -> int:
        """The bytes of all files."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())

    def _input(self, bundle: str) -> Path:
        return self.folder / "inputs" / f"{bundle}.json"


def found(folder: Path) -> Store:
    """The store in *folder*, to look at; raises UsageError where there is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise UsageError(f"{folder}: is no store; `run PATH --store {folder}` makes one")
    try:
        record = json.loads(path.read_bytes())
        version, entries = record["store"], [Entry(**entry) for entry in record["partitions"]]
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: is damaged; remove it, and the next run writes it anew") from error
    if version != _VERSION:
        raise UsageError(f"{folder}: is a store of version {version!r}; this fakta reads version {_VERSION}")
    return Store(folder, entries)


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store in *folder*, to write into: made where there is none, and locked.

    Raises UsageError where the folder is something else, or where another run is writing into it.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; --store takes a folder")
    if _is_foreign(folder):
        raise UsageError(f"{folder}: is not empty, and no store; give an empty folder, or a new one")
    with writing(folder):
        for inside in ("parts", "inputs"):
            (folder / inside).mkdir(parents=True, exist_ok=True)
    with locked(folder):
        if (folder / MANIFEST).exists():
            store = found(folder)
        else:
            store = Store(folder)
            store.write([])
        for place in (folder, folder / "parts", folder / "inputs"):
            remove_dead(place)
        yield store


def vacuum(folder: Path) -> tuple[int, int]:
    """Removes what is no part of the archive as it was last read; gives the number of files and of bytes."""
    found(folder)  # `opened` would make one
    with opened(folder) as store:
        unused = store.unused()
        size = sum(path.stat().st_size for path in unused)
        with writing(folder):
            for path in unused:
                path.unlink()
    return len(unused), size


def _is_foreign(folder: Path) -> bool:
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return False
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    return not names <= {"parts", "inputs", LOCK}
