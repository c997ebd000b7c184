"""The engine of a run that Dask does: slices are read and worked on at the workers, in the order of the input."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.cluster.connection import Cluster, Promise, Run
from pipeline.cluster.reading import Read, Told
from pipeline.cluster.worker import facts, read, slice_facts, told
from pipeline.engine import Intake
from pipeline.errors import ArticleError, UsageError
from pipeline.formats.bundle import Bundle, bundled
from pipeline.formats.slices import expected
from pipeline.formats.source import Source
from pipeline.rulebook import Rulebook
from pipeline.store.contents import Partition
from pipeline.work import Chunk, Finished, Given, Task

_FIRST, _SECOND = 2, 1
"""What is read is worked on before more is read, and what is told of it waits for nothing."""


@dataclass(slots=True)
class _Bundle:
    """A bundle whose slices are being read."""

    bundle: Bundle
    expected: int
    newest: int = -1
    """The number of the last slice that was asked for."""
    ended: bool = False


@dataclass(slots=True)
class _Slice:
    """A slice that is being read."""

    of: _Bundle
    number: int
    read: Promise[Read]
    told: Promise[Told]


class Dask:
    """The workers of a cluster."""

    keeps: tuple[str, ...] = ()

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def chunks(self, intake: Intake, task: Task, book: Rulebook) -> Iterator[Chunk]:
        """Chunks in the order of the articles; the workers read the files."""
        seen: dict[str, int] = {}
        waiting: deque[Promise[list[Chunk]]] = deque()
        before = 0
        _with_garbage()
        with self._cluster.run(task, intake.named) as run:
            for slice_, partition in self._read(run, intake):
                names = partition.names(seen, intake.account)
                given = (run.name, slice_.read.future, partition.ids, names, before)
                waiting.append(run.promise(slice_facts, *given, place=slice_.told.place, priority=_SECOND))
                before += len(names)
                if len(waiting) > run.width:
                    yield from run.kept(waiting.popleft())
            while waiting:
                yield from run.kept(waiting.popleft())

    def worked(self, given: Iterator[Given], task: Task, book: Rulebook) -> Iterator[Chunk]:
        """What each of *given* gives, in their order; what was done before is taken here."""
        waiting: deque[Promise[list[Chunk]] | Finished] = deque()
        _with_garbage()
        with self._cluster.run(task, {}) as run:
            for each in given:
                if isinstance(each, tuple):
                    place = f"articles {each[0] + 1} to {each[0] + len(each[1])}"
                    waiting.append(run.promise(facts, run.name, each[1], each[0], place=place))
                else:
                    waiting.append(each)
                if len(waiting) > 3 * run.width:
                    yield from _taken(run, waiting.popleft(), task)
            while waiting:
                yield from _taken(run, waiting.popleft(), task)

    def close(self) -> Sequence[str]:
        """Has nothing to tell."""
        return ()

    def _read(self, run: Run, intake: Intake) -> Iterator[tuple[_Slice, Partition]]:
        """The slices with articles in their order; few are being read at a time."""
        waiting: deque[_Slice | ArticleError] = deque()
        asked = self._asked(run, intake.files)
        while True:
            while len(waiting) < run.width and (each := next(asked, None)) is not None:
                waiting.append(each)
            if not waiting:
                return
            slice_ = waiting.popleft()
            if isinstance(slice_, ArticleError):
                intake.left_out.append(slice_)
                continue
            told_of = run.kept(slice_.told)
            _check_seen(told_of, slice_.of.bundle)
            waiting.extendleft(reversed(_more(run, slice_, told_of)))
            intake.account.add(told_of.contents.account)
            intake.left_out += told_of.contents.left_out
            if told_of.partition:
                yield slice_, told_of.partition

    def _asked(self, run: Run, files: Iterable[Source | ArticleError]) -> Iterator[_Slice | ArticleError]:
        """The slices that bundles have as far as their size tells, asked for one by one."""
        for bundle in bundled(files):
            if isinstance(bundle, ArticleError):
                yield bundle
                continue
            of = _Bundle(self._cluster.placed(bundle), expected(bundle))
            while of.newest + 1 < of.expected and not of.ended:
                yield _ask(run, of)


def _with_garbage() -> None:
    """Lets garbage be collected: a command goes without that where it finds facts itself, and Dask makes some."""
    gc.freeze()  # not what was loaded: whatever ends a run would be lost if it came while that is cleared away
    gc.enable()


def _more(run: Run, slice_: _Slice, told_of: Told) -> list[_Slice]:
    """Further slices of a bundle that is longer than was thought, after the last that was asked for."""
    of = slice_.of
    of.ended = of.ended or told_of.is_last
    if of.ended or slice_.number < of.newest:
        return []
    return [_ask(run, of) for _ in range(min(of.expected, run.width))]


def _ask(run: Run, of: _Bundle) -> _Slice:
    """Has the next slice of a bundle read."""
    of.newest += 1
    place = of.bundle.place if of.newest == 0 else f"{of.bundle.place}, slice {of.newest + 1}"
    reading = run.promise(read, run.name, of.bundle, of.newest, place=place)
    return _Slice(of, of.newest, reading, run.promise(told, reading.future, place=place, priority=_FIRST))


def _check_seen(told_of: Told, bundle: Bundle) -> None:
    """Refuses a file that is here and not at the worker; one that is gone from both is an error of its own."""
    if told_of.unseen and any(source.place == told_of.unseen and source.path.exists() for source in bundle.sources):
        raise UsageError(
            f"{told_of.unseen}: the worker {told_of.worker} does not see this file; "
            "put the articles where all workers find them under the same path"
        )


def _taken(run: Run, each: Promise[list[Chunk]] | Finished, task: Task) -> list[Chunk]:
    return run.kept(each) if isinstance(each, Promise) else [each.chunk(task.formats)]
