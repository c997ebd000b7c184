"""What is done in the processes of a cluster; the pipeline of a run is made once in each."""

import gc
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, NamedTuple

from distributed import WorkerPlugin, get_worker

from pipeline.article import Article
from pipeline.cluster.reading import Read, Reader, Told
from pipeline.errors import UsageError
from pipeline.formats.bundle import Bundle
from pipeline.route import together
from pipeline.rulebook import load
from pipeline.store import keys
from pipeline.work import Chunk, Task, Worker


class Versions(NamedTuple):
    """What has to be the same in all processes, so that they find the same facts."""

    fakta: str
    python: str
    readers: str


def versions() -> Versions:
    """Those of this process."""
    return Versions(keys.code(), ".".join(platform.python_version_tuple()[:2]), keys.readers())


def check(address: str, here: Versions, there: Versions) -> None:
    """Raises UsageError where the worker at *address* has other versions than the process that began the run."""
    for name, ours, theirs in zip(Versions._fields, here, there, strict=True):
        if ours != theirs:
            raise UsageError(f"{address}: this worker has {name} {theirs}, and here is {ours}; install the same")


@dataclass(slots=True)
class _Run:
    """A run that this process works for."""

    task: Task
    rules: str
    versions: Versions
    reader: Reader
    worker: Worker | None = None

    def ready(self) -> Worker:
        """The pipeline, made when the first articles come; raises UsageError where the rules are others here."""
        if self.worker is None:
            check(get_worker().address, self.versions, versions())
            if keys.of_rules(self.task.rules) != self.rules:
                raise UsageError(
                    f"{get_worker().address}: this worker does not see the rules of this run; it needs the same fakta"
                    + (f", and the same folder {self.task.rules}" if self.task.rules else "")
                )
            self.worker = Worker(self.task, load(self.task.rules))
            gc.enable()  # a pipeline collects its own garbage between articles, but Dask makes some beside it
            gc.set_threshold(_YOUNG, 10, 10)
        return self.worker


_YOUNG = 200_000
"""Objects that may come before garbage is looked for beside that; by default it takes a twelfth of the time."""
_RUNS: dict[str, _Run] = {}
_LOCK = Lock()
"""A pipeline reads in one thread at a time."""


@dataclass
class Work(WorkerPlugin):
    """Tells each process of a cluster, also one that begins later, of a run."""

    name: str
    task: Task
    rules: str
    """The hash of its rules."""
    versions: Versions
    named: Mapping[str, str] = field(default_factory=dict)

    def setup(self, worker: Any) -> None:
        """Begins it in this process."""
        _RUNS[self.name] = _Run(self.task, self.rules, self.versions, Reader(self.named))

    def teardown(self, worker: Any) -> None:
        """Ends it in this process."""
        _RUNS.pop(self.name, None)


def read(run: str, bundle: Bundle, number: int) -> Read:
    """A slice of a bundle."""
    check(get_worker().address, _RUNS[run].versions, versions())  # this one may have come after the run began
    unseen = next((source.place for source in bundle.sources if not source.path.exists()), "")
    with _LOCK:
        found = _RUNS[run].reader.read(bundle, number)
    return replace(found, told=replace(found.told, unseen=unseen, worker=get_worker().address))


def told(read: Read) -> Told:
    """What is told of a slice."""
    return read.told


def slice_facts(run: str, read: Read, ids: Sequence[str], names: Sequence[str], before: int) -> list[Chunk]:
    """The facts of a slice, whose articles have *ids* and get *names*; there were so many *before* it in the run.

    Raises UsageError where it was read again, after a worker ended, and holds other articles now.
    """
    if [article.id for article in read.articles] != list(ids):
        places = ", ".join(place for partition in read.told.contents.partitions for place, _ in partition.places)
        raise UsageError(f"{places or 'a file'}: changed while it was read; run again")
    named = [replace(article, id=name) for article, name in zip(read.articles, names, strict=True)]
    chunks = []
    with _LOCK:
        worker = _RUNS[run].ready()
        for batch in together(named):
            chunks.append(worker.work(batch, before))
            before += len(batch)
    return chunks


def facts(run: str, articles: Sequence[Article], before: int) -> list[Chunk]:
    """The facts of *articles*; there were so many *before* them in the run."""
    with _LOCK:
        return [_RUNS[run].ready().work(articles, before)]
