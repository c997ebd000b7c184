"""Processes that work for a run, and end with it, however it ends."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from types import FrameType
from typing import TypeVar

from pipeline.errors import UsageError

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def spread(
    work: Callable[[_Given], _Made], given: Iterator[_Given], jobs: int, start: Callable[[], None]
) -> Iterator[_Made]:
    """What *work* makes of each of *given*, in their order, by *jobs* processes that *start* is called in.

    There are no more of them than `most` says, which all would be begun at once.
    Raises UsageError where a process is ended from outside.
    """
    jobs = min(jobs, most())
    # A forked worker has the compiled rules already; where the system cannot fork, each compiles its own.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context(method), begin, (start,))
    try:
        waiting: list[Future[_Made]] = []
        for each in given:
            with _undisturbed():  # a worker that is just being made would be forgotten, and waited for for ever
                waiting.append(pool.submit(work, each))
            if len(waiting) > 2 * jobs:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()
    except BrokenProcessPool as error:
        raise UsageError("a process that read articles was ended from outside; try fewer --jobs") from error
    finally:
        with _undisturbed():
            pool.shutdown(wait=True, cancel_futures=True)


def tapered(batches: Iterable[Sequence[_Given]], jobs: int) -> Iterator[Sequence[_Given]]:
    """*batches* in their order, the last of each of *jobs* processes in quarters.

    Else all of them but one wait at the end until that one has done a whole batch.

    >>> list(tapered([[1, 2], [3, 4], [5, 6]], 2))
    [[1, 2], [3], [4], [5], [6]]
    """
    last: deque[Sequence[_Given]] = deque()
    for batch in batches:
        last.append(batch)
        if len(last) > jobs:
            yield last.popleft()
    for batch in last:
        size = -(-len(batch) // 4)
        yield from (batch[at : at + size] for at in range(0, len(batch), size))


def most() -> int:
    """How many processes this machine has cores for; two at the least, for what is tried with two."""
    return max(2, os.cpu_count() or 1)


def begin(start: Callable[[], None]) -> None:
    """Begins a worker: it leaves interrupts to its parent, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    start()


def _end_with(sentinel: int) -> None:
    """Waits until the parent is gone, and ends this process."""
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


def end_orderly() -> None:
    """Lets a signal to end be an exception, so that parts of files are removed and workers end."""
    _Told.number = 0
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and threading.current_thread() is threading.main_thread():
            signal.signal(getattr(signal, name), _end)


class _Told:
    """Whether this process was told to end, and whether that has to wait."""

    number = 0
    waits = 0


def _end(number: int, frame: FrameType | None) -> None:
    _Told.number = number
    if not _Told.waits:
        raise SystemExit(128 + number)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Lets a signal to end wait until something is done."""
    _Told.waits += 1
    try:
        yield
    finally:
        _Told.waits -= 1
    if _Told.number and not _Told.waits:
        raise SystemExit(128 + _Told.number)
