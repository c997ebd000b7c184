"""One run at a time writes into a store."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.formats.parts import is_alive

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

NAME = "lock"
_PATIENCE = 3.0
"""Seconds in which the workers of a run that was killed are gone, too; until then they hold its lock."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the lock of the store in *folder*; the system takes it back from a process that ends, however it ends.

    Raises UsageError, with the process that has it, where another run holds it.
    """
    path = folder / NAME
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        _take(handle, path)
        try:
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
            yield
        finally:
            with suppress(OSError):
                os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def holder(folder: Path) -> int | None:
    """The process whose number stands in the lock, if it runs; that of a run that was killed does not count."""
    try:
        number = int((folder / NAME).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return number if is_alive(number) else None


def _take(handle: int, path: Path) -> None:
    if fcntl is None:  # no lock of the system: the number of the process has to do
        if holder(path.parent):
            raise _taken(path)
        return
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > end:
                raise _taken(path) from error
            time.sleep(0.1)
        else:
            return


def _taken(path: Path) -> UsageError:
    number = holder(path.parent)
    by = f"process {number}" if number else "another process"
    return UsageError(f"{path.parent}: {by} is writing into this store; wait until it ends, or give another --store")
