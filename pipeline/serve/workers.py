"""Processes that read bodies: one that takes too long, or too much memory, is ended and begun anew."""

import asyncio
import multiprocessing
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from pipeline.pool import begin
from pipeline.serve.limits import Limits
from pipeline.serve.reading import Answer, Asked, BodyReader, refused

_START = 120
"""Seconds in which a process has its rules compiled at the least."""


class Workers:
    """So many processes; a body goes to the one that is free for the longest time."""

    def __init__(self, number: int, rules: Path | None, limits: Limits) -> None:
        self._all = [_Worker(rules, limits) for _ in range(number)]
        self._threads = ThreadPoolExecutor(number)
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        for worker in self._all:
            self._idle.put_nowait(worker)

    async def answer(self, asked: Asked) -> Answer:
        """What a free process says to *asked*; waits until one is free."""
        worker = await self._idle.get()
        work = asyncio.get_running_loop().run_in_executor(self._threads, worker.answer, asked)
        work.add_done_callback(lambda _: self._idle.put_nowait(worker))
        return await asyncio.shield(work)  # a client that goes away does not free a process that still reads

    def close(self) -> None:
        """Ends the processes."""
        for worker in self._all:
            worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    @property
    def processes(self) -> Sequence[int]:
        """The numbers of the processes."""
        return [worker.number for worker in self._all]


class _Worker:
    """One process, asked by one thread at a time."""

    def __init__(self, rules: Path | None, limits: Limits) -> None:
        self._rules, self._limits = rules, limits
        self._ready = False
        self._begin()

    @property
    def number(self) -> int:
        """The number of its process."""
        return self._process.pid or 0

    def answer(self, asked: Asked) -> Answer:
        """What the process says; one that is too slow, or ends on the way, is a refusal and gives way to another."""
        try:
            if not self._ready:
                self._ready = self._pipe.poll(_START) and bool(self._pipe.recv())
            self._pipe.send(asked)
            if self._pipe.poll(self._limits.seconds):
                answer: Answer = self._pipe.recv()
                return answer
            cause = refused(504, f"reading it takes more than {self._limits.seconds:g} seconds; send a shorter text")
        except (OSError, EOFError):
            cause = refused(500, "reading it ended a process, maybe for want of memory; send a smaller file")
        self.end()
        self._begin()
        return cause

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork of a process with threads may wait for ever
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, self._rules, self._limits.memory), daemon=True)
        self._process.start()
        other.close()
        self._ready = False


def _work(pipe: Connection, rules: Path | None, memory: int) -> None:
    """Answers what comes by *pipe* until its other end is closed."""
    begin(lambda: None)
    _limit(memory)
    reader = BodyReader(rules)
    pipe.send(True)
    with suppress(EOFError, OSError):
        while True:
            asked = pipe.recv()
            try:
                answer = reader.answer(asked)
            except MemoryError:
                answer = refused(413, "it unpacks to more than this server has memory for")
            except Exception as error:  # a fault of ours, which is this body's and nobody else's
                answer = refused(500, f"a fault of fakta ({type(error).__name__}); please report the text")
            pipe.send(answer)


def _limit(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
