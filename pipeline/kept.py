"""Regular expressions kept from run to run, like the byte code of modules: to compile ours takes most of a second.

They lie in one file of the user's cache folder, found by their own text; what cannot be read there is compiled anew,
and where nothing can be written nothing is kept. Each version of Python and of `regex` has its own file.
"""

import os
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import regex

Key = tuple[str, int, tuple[tuple[str, tuple[str, ...]], ...]]
"""The text of an expression, its flags, and its named lists."""

_SHORTEST = 300
"""Characters of an expression that is worth keeping."""
_MOST = 1000
"""Expressions in the file at the most; a user with many rules of their own keeps those of the last run."""
_MADE_BY = f"python{sys.version_info.major}{sys.version_info.minor}-regex{regex.__version__}"


def folder() -> Path:
    """Where the file lies: the cache folder of the system, below `fakta`."""
    system = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(system) if system else Path.home() / ".cache") / "fakta"


class Kept:
    """The expressions of this process, those of earlier ones among them once the first is asked for."""

    def __init__(self) -> None:
        self._known: dict[Key, regex.Pattern[str]] | None = None
        self._used: dict[Key, regex.Pattern[str]] = {}
        self._is_new = False

    def compiled(self, source: str, flags: int = 0, **lists: list[str]) -> regex.Pattern[str]:
        """`regex.compile` of *source*; raises regex.error as it does."""
        if len(source) + sum(map(len, lists.values())) < _SHORTEST:
            return regex.compile(source, flags, **lists)  # type: ignore[arg-type]  # the stub takes lists for options
        if self._known is None:
            self._known = _read()
        key = source, int(flags), tuple((name, tuple(words)) for name, words in sorted(lists.items()))
        pattern = self._known.get(key)
        if pattern is None:
            pattern = regex.compile(source, flags, **lists)  # type: ignore[arg-type]
            self._known[key] = pattern
            self._is_new = True
        self._used[key] = pattern
        return pattern

    def keep(self) -> None:
        """Writes what is new since the file was read."""
        if self._is_new and self._known is not None:
            self._is_new = False
            _write(self._known if len(self._known) <= _MOST else self._used)


KEPT = Kept()
"""Those of this process."""
compiled, keep = KEPT.compiled, KEPT.keep


def _path() -> Path:
    return folder() / f"expressions-{_MADE_BY}.pickle"


class _Expressions(pickle.Unpickler):
    """Reads expressions and nothing else: no other code can be called from the file."""

    def find_class(self, module: str, name: str) -> Any:
        """The one function that makes an expression of its compiled form."""
        if (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(f"{module}.{name} is no regular expression")
        return super().find_class(module, name)


def _read() -> dict[Key, regex.Pattern[str]]:
    """What earlier processes kept; nothing where there is no file, or one that is broken."""
    try:
        with _path().open("rb") as file:
            found = _Expressions(file).load()
    except Exception:  # a broken pickle raises whatever it meets
        return {}
    return found if isinstance(found, dict) else {}


def _write(expressions: dict[Key, regex.Pattern[str]]) -> None:
    """The file, whole or not at all."""
    with suppress(OSError, RuntimeError):  # RuntimeError: a user without a home
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=path.stem, delete=False) as file:
            pickle.dump(expressions, file, pickle.HIGHEST_PROTOCOL)
        os.replace(file.name, path)
