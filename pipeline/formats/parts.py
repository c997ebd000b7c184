"""Files under other names until all are complete: they take their places together, or the old ones stay."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError

_PART = re.compile(r"\..+\.(?P<run>\d+)\.(?:part|old)")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns what goes wrong with files of *folder* into a UsageError that says so in one line."""
    try:
        yield
    except OSError as error:
        place = error.filename if isinstance(error.filename, str) and not _PART.match(Path(error.filename).name) else ""
        mend = "; close it in other programs" if isinstance(error, PermissionError) else ""
        raise UsageError(
            f"{place or folder}: cannot be written: {error.strerror or error}{mend}; the files of the run before stay"
        ) from error


class Parts:
    """The files of one run in *folder*, each beside the place that it will take."""

    def __init__(self, folder: Path) -> None:
        """Makes *folder*, and removes what runs that were killed left in it."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        remove_dead(folder)
        self._names: list[str] = []

    def __getitem__(self, name: str) -> Path:
        """Where the file *name* stands until it takes its place."""
        if name not in self._names:
            if (self.folder / name).is_dir():
                raise IsADirectoryError(0, "a folder is in its place", str(self.folder / name))
            self._names.append(name)
        return self._beside(name, "part")

    def drop(self, name: str) -> None:
        """Forgets the file *name*, which shall not take its place after all."""
        self._names.remove(name)
        self._beside(name, "part").unlink(missing_ok=True)

    def take_places(self, *, away: Iterable[tuple[str, str]] = (), stale: Iterable[str] = ()) -> None:
        """Moves old files *away* (from one name to another), the new ones to their places, and removes *stale* ones.

        Where one cannot be moved, all is as it was before.
        """
        undo: list[tuple[Path, Path]] = []
        placed: list[Path] = []
        try:
            for name in self._names:
                _to_disk(self[name])
            for old, kept in away:
                undo.append(((self.folder / kept), self.folder / old))
                (self.folder / old).rename(self.folder / kept)
            for name in self._names:
                path = self.folder / name
                if path.exists():
                    undo.append((self._linked(name), path))
                else:
                    placed.append(path)
                self[name].replace(path)
        except OSError:
            for path in placed:
                path.unlink(missing_ok=True)
            for back, path in reversed(undo):
                with suppress(OSError):
                    back.replace(path)
            raise
        for name in stale:
            (self.folder / name).unlink(missing_ok=True)

    def clear(self) -> None:
        """Removes what has not taken its place."""
        for name in self._names:
            for kind in ("part", "old"):
                with suppress(OSError):
                    self._beside(name, kind).unlink(missing_ok=True)

    def _beside(self, name: str, kind: str) -> Path:
        return self.folder / f".{name}.{os.getpid()}.{kind}"

    def _linked(self, name: str) -> Path:
        """A second name of the old file, to put it back by."""
        second = self._beside(name, "old")
        second.unlink(missing_ok=True)
        with suppress(OSError):  # a file system without links: the old file is gone once the new one is there
            os.link(self.folder / name, second)
        return second


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def is_alive(process: int) -> bool:
    """Whether a process of this number runs; on Windows, where asking would end it, yes."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def write_whole(path: Path, text: str) -> None:
    """Writes one file, whole or not at all; raises UsageError where it cannot be written."""
    with writing(path.parent):
        parts = Parts(path.parent)
        try:
            parts[path.name].write_bytes(text.encode())
            parts.take_places()
        finally:
            parts.clear()


def write_durably(path: Path, content: bytes) -> None:
    """Writes one file so that it is there whole or not at all, even where the process or the machine ends meanwhile."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    if os.name == "posix":  # the name is in the folder only once the folder is on the disk
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def remove_dead(folder: Path) -> None:
    """Removes what processes that are gone left half-written in *folder*."""
    for path in folder.glob(".*"):
        found = _PART.fullmatch(path.name)
        if found and not is_alive(int(found["run"])):
            path.unlink(missing_ok=True)
