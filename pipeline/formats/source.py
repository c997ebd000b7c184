"""A file to read, packed or not, or what came in by a pipe."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, cast

PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Source:
    """One file at *path*; its id is the path below *root*. *content* is what was read already, from a pipe."""

    path: Path
    root: Path
    suffix: str
    content: bytes | None = None

    @property
    def place(self) -> str:
        """The path as messages show it: on one line, without control characters."""
        return shown(self.path)

    @property
    def packed(self) -> bool:
        """Whether the file is packed with gzip."""
        return self.content is None and self.path.suffix.lower() == PACKED

    @property
    def kind(self) -> str:
        """The suffix by which the account counts it."""
        return self.suffix + PACKED * self.packed

    @property
    def id(self) -> str:
        """The path below the folder without suffixes; of a single file its name."""
        inside = self.path.relative_to(self.root) if self.path != self.root else PurePath(self.path.name)
        return (inside.with_suffix("") if self.packed else inside).with_suffix("").as_posix()

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes, unpacked."""
        if self.content is not None:
            yield io.BytesIO(self.content)
        elif self.packed:
            with gzip.open(self.path) as file:
                yield cast(BinaryIO, file)
        else:
            with self.path.open("rb") as file:
                yield file

    def bytes(self) -> bytes:
        """All of it at once."""
        with self.open() as file:
            return file.read()


def suffix_of(path: PurePath) -> str:
    """The suffix in small letters, without that of gzip: `.csv` of `arsip.CSV.gz`."""
    name = path.with_suffix("") if path.suffix.lower() == PACKED else path
    return name.suffix.lower()


def shown(path: object) -> str:
    """A path or name as it can be printed on any terminal.

    >>> shown("berita\\x1b.txt"), shown("caf\\udce9.txt"), shown("kafé.txt")
    ('berita\\\\x1b.txt', 'caf\\\\udce9.txt', 'kafé.txt')
    """
    text = str(path)
    return text if text.isprintable() else repr(text)[1:-1]


def shortened(text: str, limit: int) -> str:
    """*text* in one line of at most *limit* characters, cut between words.

    >>> shortened("Anggaran  naik Rp5 miliar tahun ini", 20)
    'Anggaran naik Rp5 …'
    """
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rpartition(" ")[0] + " …"
