"""One run at a time writes into a store."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.formats.parts import is_alive

fcntl: Any = None if sys.platform == "win32" else import_module("fcntl")
msvcrt: Any = import_module("msvcrt") if sys.platform == "win32" else None

NAME = "lock"
_FAR = 1 << 20
"""The place in the file that is locked where a locked place cannot be read: behind the number of the process."""
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
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            _lock(handle)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() > end:
                raise _taken(path) from error
            time.sleep(0.1)
        else:
            return


def _lock(handle: int) -> None:
    """Takes the system's lock; raises BlockingIOError, or PermissionError on Windows, where another process has it."""
    if fcntl:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    os.lseek(handle, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    finally:
        os.lseek(handle, 0, os.SEEK_SET)


def _taken(path: Path) -> UsageError:
    number = holder(path.parent)
    by = f"process {number}" if number else "another process"
    return UsageError(f"{path.parent}: {by} is writing into this store; wait until it ends, or give another --store")
