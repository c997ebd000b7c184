"""The way to the workers: a cluster of this machine for one run, or one that somebody has begun."""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing import resource_tracker
from typing import Any, Generic, TypeVar
from uuid import uuid4

import dask
from distributed import Client, KilledWorker, LocalCluster
from distributed.comm.core import CommClosedError

from pipeline.cluster.worker import Versions, Work, check, versions
from pipeline.errors import UsageError
from pipeline.formats.bundle import Bundle
from pipeline.store import keys
from pipeline.work import Task

_Made = TypeVar("_Made")
_PATIENCE = 10
"""Seconds that a scheduler, and its first worker, have to answer."""
_LOGS = ("distributed", "tornado", "asyncio")
_PLAIN = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}
"""What workers need not do: look at what runs a hundred times a second, and remember it for an hour in 100 MB."""


@dataclass(frozen=True, slots=True)
class Promise(Generic[_Made]):
    """What a worker will give, and what it is about."""

    future: Any
    place: str


@dataclass(slots=True)
class Run:
    """A run that the workers know of."""

    client: Client
    name: str
    _width: int = 0
    _counted: float = field(default=0, repr=False)

    @property
    def width(self) -> int:
        """How many tasks of a kind are given at a time: so many that no worker waits, and few, for all take memory."""
        if not self._width or time.monotonic() > self._counted + _PATIENCE:
            with _lost():
                self._width = 2 * max(1, len(self.client.nthreads())) + 1
            self._counted = time.monotonic()
        return self._width

    def promise(
        self, work: Callable[..., _Made], *given: object, place: str, priority: int = 0
    ) -> Promise[_Made]:
        """Gives *work* to the workers."""
        with _lost():
            return Promise(self.client.submit(work, *given, priority=priority, pure=False), place)

    def kept(self, promise: Promise[_Made]) -> _Made:
        """What was promised; raises UsageError where workers or scheduler are lost over it."""
        try:
            with _lost():
                made: _Made = promise.future.result()
                return made
        except KilledWorker as error:
            raise UsageError(
                f"{promise.place}: {error.allowed_failures + 1} workers ended while they read it; if nobody ended "
                "them, their memory does not suffice: give fewer --workers, or split the file"
            ) from error


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers, on this machine or elsewhere."""

    client: Client
    is_here: bool

    def placed(self, bundle: Bundle) -> Bundle:
        """*bundle* as the workers find it: those elsewhere are in another folder."""
        if self.is_here:
            return bundle
        sources = (replace(each, path=each.path.absolute(), root=each.root.absolute()) for each in bundle.sources)
        return Bundle(tuple(sources))

    @contextmanager
    def run(self, task: Task, named: Mapping[str, str]) -> Iterator[Run]:
        """Tells the workers of a run, and that it has ended."""
        if task.rules and not self.is_here:
            task = replace(task, rules=task.rules.absolute())
        name = f"fakta-{uuid4().hex}"
        with _lost():
            self.client.register_plugin(Work(name, task, keys.of_rules(task.rules), versions(), named), name=name)
        try:
            yield Run(self.client, name)
        finally:
            with suppress(Exception):  # the scheduler may be gone, and whatever ends the run is told already
                self.client.unregister_worker_plugin(name)


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Cluster]:
    """The cluster at the address *scheduler*, or one of *workers* processes of this machine that ends with this.

    Raises UsageError where there is none, or where it has another fakta.
    """
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        if scheduler is None:
            stack.enter_context(dask.config.set(_PLAIN))
            with _deaf():
                local = stack.enter_context(_local(workers))
                client = stack.enter_context(Client(local, direct_to_workers=True))
        else:
            client = stack.enter_context(_client(scheduler))
        _check(client)
        yield Cluster(client, scheduler is None)


def _local(workers: int) -> LocalCluster:
    """Processes of this machine, which nobody else can reach."""
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False}, silence_logs=logging.CRITICAL, memory_limit=0,
    )  # fmt: skip


def _client(address: str) -> Client:
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, TimeoutError, ValueError, CommClosedError) as error:
        raise UsageError(
            f"--scheduler {address}: no scheduler answers there; begin one with `dask scheduler`, "
            "and workers with `dask worker ADDRESS --nthreads 1`"
        ) from error
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        client.close()
        raise UsageError(
            f"--scheduler {address}: has no worker; begin some with `dask worker {address} --nthreads 1`"
        ) from error
    return client


def _check(client: Client) -> None:
    """Refuses workers with another fakta, another Python or other readers of files: they may find other facts."""
    ours = versions()
    with _lost():
        found = client.run(versions, on_error="return")
    for address, theirs in found.items():
        if isinstance(theirs, OSError):  # it ended just now; the one in its place is looked at when it reads
            continue
        if not isinstance(theirs, Versions):
            cause = " ".join(f"{type(theirs).__name__}: {theirs}".split())[:200]
            raise UsageError(f"{address}: this worker has no fakta, or an older one ({cause}); install {ours.fakta}")
        check(address, ours, theirs)


@contextmanager
def _lost() -> Iterator[None]:
    """Says that a scheduler went away."""
    try:
        yield
    except (CancelledError, CommClosedError) as error:
        cause = " ".join(str(error).split())[:200]
        raise UsageError(f"the scheduler of Dask was lost, or ended the run ({cause}); run again") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps the logs of Dask from the terminal: what concerns the run is said in its own words."""
    known = [*_LOGS, *logging.root.manager.loggerDict]  # some below them have levels of their own
    loggers = [logging.getLogger(name) for name in known if name.partition(".")[0] in _LOGS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


@contextmanager
def _deaf() -> Iterator[None]:
    """Begins processes that Ctrl-C does not reach: the terminal sends it to all, and theirs is to wait for this one."""
    if not hasattr(signal, "pthread_sigmask") or os.name == "nt":
        yield
        return
    resource_tracker.ensure_running()  # it would be begun with the first process, and let the signal through there
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
