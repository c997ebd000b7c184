"""How a command ends: whatever goes wrong is one line and an exit code, and signals are orderly ends."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from pipeline.errors import FaktaError, UsageError
from pipeline.formats.source import shown
from pipeline.pool import end_orderly
from pipeline.terminal import BAD_INPUT, USAGE

OURS = 4
"""The exit code for a fault of the programme itself."""
TRACEBACK = "FAKTA_TRACEBACK"
"""The variable of the environment that lets an exception that nobody expected through, for those who look for it."""


def told(command: Callable[[], object]) -> None:
    """Runs *command*; an error ends with one line on stderr and an exit code."""
    end_orderly()
    _mend_streams()
    try:
        _carried_out(command)
    except FaktaError as error:
        _say(f"error: {error}")
        sys.exit(USAGE if isinstance(error, UsageError) else BAD_INPUT)
    except (OSError, MemoryError) as error:
        _say(f"error: {_of_the_machine(error)}")
        sys.exit(BAD_INPUT)
    except Exception as error:
        if os.environ.get(TRACEBACK):
            raise
        _say(f"error: {_unexpected(error)}")
        sys.exit(OURS)


def _carried_out(command: Callable[[], object]) -> None:
    """Runs *command* and writes out what it printed, so that a full disk is noticed while it can be told."""
    try:
        command()
    finally:
        try:
            sys.stdout.flush()
        except OSError:  # else the interpreter tries again when it ends, and says so with a traceback
            _leave(sys.stdout)
            raise


def _leave(stream: object) -> None:
    """Lets what *stream* still holds go nowhere."""
    with suppress(OSError, ValueError, AttributeError), open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())  # type: ignore[attr-defined]


def _mend_streams() -> None:
    """Makes streams of those that are closed, and lets the others show letters that they lack escaped."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the shell: `>&-`
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper):  # another code page shows \u015e for what it does not have
            stream.reconfigure(errors="backslashreplace")


def _of_the_machine(error: OSError | MemoryError) -> str:
    """What the system refused, and of which file."""
    if isinstance(error, MemoryError):
        return "the memory of this machine does not suffice; read fewer or smaller files at once"
    place = f"{shown(os.fsdecode(error.filename))}: " if isinstance(error.filename, str | bytes) else ""
    return f"{place}{error.strerror or error}"


def _unexpected(error: Exception) -> str:
    """What nobody expected, and the line of the project that it came from."""
    where, trace = "", error.__traceback__
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(Path(__file__).parent):
            where = f" at {path.relative_to(Path(__file__).parent.parent).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    cause = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"{cause}{where}. This is a fault of fakta: please report it with what you gave; {TRACEBACK}=1 shows more"


def _say(message: str) -> None:
    """Writes *message* to stderr, control characters in it escaped; where that is full, nobody can be told."""
    with suppress(OSError):
        print("\n".join(map(shown, message.split("\n"))), file=sys.stderr, flush=True)
