"""What a run leaves in its folder: tables, comparison, report and manifest, all of one run or none of it."""

import shutil
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UsageError
from pipeline.formats import manifest
from pipeline.formats.headings import columns
from pipeline.formats.parts import Parts, writing
from pipeline.formats.tables import DEFAULT, FILES, Sink
from pipeline.rulebook import Rulebook

BASELINE = ".facts.parquet"
"""The facts as the run found them, kept beside tables that people edit; `correct` compares with it."""
TABLES = ("facts.parquet", "facts.jsonl", "facts.csv", BASELINE)
"""Where the facts of a run stand, the table that keeps most of them first."""
LEDGER = ("stories", "ledger", "links", "relations", "checks")
"""The tables that tell what articles say together."""
_EDITABLE = frozenset(["csv", "excel", "xlsx", "facts.csv apart"])


class Outputs:
    """The files of one run, all open at once, each filled chunk by chunk."""

    def __init__(
        self, parts: Parts, formats: Sequence[str], rulebook: Rulebook, articles: Sequence[Path] = (),
        stay: Container[str] = (),
    ) -> None:  # fmt: skip
        self._parts = parts
        self._files: dict[str, Path] = {}
        self._sinks: list[tuple[str, Sink]] = []
        self._rulebook = rulebook
        self._formats = formats
        self._articles = [path.as_posix() for path in articles]
        self._stay = stay
        self._streams: dict[str, BinaryIO] = {}
        self._last: list[Callable[[], None]] = []
        self._schemas: dict[str, Mapping[str, object]] = {}
        self.set_aside: list[tuple[str, str]] = []
        """Files that somebody edited since the run that made them, with the names under which they are kept."""

    def open(self) -> None:
        """Opens the tables; raises UsageError where a format wants a package that is not there."""
        for format_ in needed(self._formats):
            name = FILES[format_].name if format_ in self._formats else BASELINE
            self._sinks.append((format_, FILES[format_].opened(self._part(name), self._rulebook)))

    def add(self, chunk: Mapping[str, bytes]) -> None:
        """Appends one encoded chunk (format to bytes)."""
        with writing(self._parts.folder):
            for format_, sink in self._sinks:
                sink.add(chunk[format_])

    def text(self, name: str, content: str) -> None:
        """Writes one more file."""
        with writing(self._parts.folder):
            self._part(name).write_bytes(content.encode())

    @property
    def folder(self) -> Path:
        """The folder that they stand in."""
        return self._parts.folder

    def holds(self, name: str) -> bool:
        """Whether there is to be a file of this name."""
        return name in self._files

    def place(self, name: str) -> Path:
        """Where one more file is to be written; whatever cannot be written of it is an OSError."""
        return self._part(name)

    def describe(self, name: str, schema: Mapping[str, object]) -> None:
        """Tells the columns of the csv *name* in the manifest."""
        self._schemas[name] = schema

    def at_last(self, step: Callable[[], None]) -> None:
        """Lets *step* be done when the tables are complete, before they take their places."""
        self._last.append(step)

    def stream(self, name: str) -> BinaryIO:
        """One more file, open for writing until `close`; whatever cannot be written of it is a UsageError."""
        self._streams[name] = self._part(name).open("wb")
        return self._streams[name]

    def drop(self, name: str) -> None:
        """Leaves out the stream *name* after all: the run has no such file."""
        self._streams.pop(name).close()
        del self._files[name]
        self._parts.drop(name)

    def close(self) -> None:
        """Ends the files; whatever happens, all are closed."""
        failed: OSError | None = None
        while self._streams:
            try:
                self._streams.popitem()[1].close()
            except OSError as error:
                failed = error
        while self._sinks:
            try:
                self._sinks.pop()[1].close()
            except OSError as error:
                failed = error
        if failed:
            raise failed

    def take_places(self) -> None:
        """Puts the files in their places, edited ones aside, and removes those of the run before that are stale."""
        for step in self._last:
            step()
        folder = self._parts.folder
        before = manifest.known(folder)
        stay = [each for each in manifest.resources(folder, self._stay) if each["path"] not in self._files]
        schemas = {**self._columns(), **self._schemas}
        content = manifest.written(self._files, before, schemas, self._articles, stay)
        self._parts[manifest.NAME].write_bytes(content.encode())
        gone = [name for name in before if name not in self._files and name not in {each["path"] for each in stay}]
        for name in (*self._files, *gone):
            if manifest.edited(folder, name, before) and not self._is_new(name):
                self._set_aside(name)
        if not manifest.is_ours(folder) and (folder / manifest.NAME).exists():
            self._set_aside(manifest.NAME)
        self._keep_baseline(before)
        away = dict(self.set_aside)
        self._parts.take_places(away=self.set_aside, stale=[name for name in gone if name not in away])

    def _columns(self) -> Mapping[str, Mapping[str, object]]:
        """The Table Schemas of the facts, and of their sentences where they stand apart."""
        facts = manifest.schema(_about(self._rulebook))
        if "facts.csv apart" not in self._formats:
            return {"facts.csv": facts}
        return {"facts.csv": manifest.without_sentences(facts), "sentences.csv": manifest.SENTENCES}

    def _set_aside(self, name: str) -> None:
        kept = manifest.set_aside(self._parts.folder, name, [kept for _, kept in self.set_aside])
        self.set_aside.append((name, kept))

    def _part(self, name: str) -> Path:
        self._files[name] = self._parts[name]
        return self._files[name]

    def _is_new(self, name: str) -> bool:
        """Whether the file that stands there is the one that is to come."""
        return name in self._files and manifest.digest(self._parts.folder / name) == manifest.digest(self._files[name])

    def _keep_baseline(self, before: Mapping[str, set[str]]) -> None:
        """Keeps what the run before found beside each table of it that is set aside."""
        folder = self._parts.folder
        for name in (BASELINE, "facts.parquet"):  # without sentences this one would be of no use alone
            if (folder / name).is_file() and not manifest.edited(folder, name, before):
                for old, kept in self.set_aside:
                    if old.startswith("facts.") and Path(kept).suffix in (".csv", ".xlsx"):
                        shutil.copyfile(folder / name, baseline(folder / kept))
                return


def needed(formats: Sequence[str]) -> tuple[str, ...]:
    """The formats that chunks have to be encoded in: those asked for, and Parquet beside tables that people edit.

    >>> needed(["xlsx"])
    ('xlsx', 'parquet')
    """
    extra = ("parquet",) if "parquet" not in formats and _EDITABLE.intersection(formats) else ()
    return tuple(dict.fromkeys((*formats, *extra)))


def kept_files(folder: Path) -> list[Path]:
    """The tables in *folder* that were set aside because somebody edited them, and what they were made from."""
    return [*folder.glob("*.edited-*"), *folder.glob(".*.edited-*")]


def table_in(source: Path) -> Path:
    """The table of facts that *source* is, or the first of TABLES in it; raises UsageError where there is none."""
    if not source.is_dir():
        return source
    for name in TABLES:
        if (source / name).is_file():
            return source / name
    raise UsageError(f"{source}: holds no {', '.join(TABLES[:-1])}; `run` writes them")


def baseline(path: Path) -> Path:
    """Where the facts of the run are kept that the table at *path* was made by."""
    return path.with_name(f".{path.stem}.parquet")


def _about(rulebook: Rulebook) -> Mapping[str, tuple[str, str]]:
    return {name: (heading.head, heading.about) for name, heading in columns(rulebook).items()}


@contextmanager
def outputs(
    folder: Path, formats: Sequence[str] = DEFAULT, *, rulebook: Rulebook, articles: Sequence[Path] = (),
    stay: Container[str] = (),
) -> Iterator[Outputs]:  # fmt: skip
    """Opens the files of a run over *articles* in *folder*; they replace older ones at the end, if nothing is raised.

    Of the files of the run before those that *stay* are as they were. Raises UsageError where they cannot be written.
    """
    with writing(folder):
        parts = Parts(folder)
    files = Outputs(parts, formats, rulebook, articles, stay)
    try:
        with writing(folder):
            files.open()
        yield files
        with writing(folder):
            files.close()
            files.take_places()
    finally:
        _close_quietly(files)
        parts.clear()


def _close_quietly(files: Outputs) -> None:
    """Closes what an error left open; a full disk would raise again."""
    try:
        files.close()
    except OSError:
        return
