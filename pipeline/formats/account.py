"""What a run tells of its input: how much was read of each kind of file, what was assumed, and what was not read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "encoding", "markup", "page", "sheet", "key", "column", "no column", "date", "id made", "id repeated",
    "given twice", "record", "day fetched",
]

SAID: Mapping[Kind, str] = {
    "encoding": "not UTF-8, read as {}",
    "markup": "markup in the text, read without its tags",
    "page": "named like a text, read as the web page that it is",
    "sheet": "named like a text, read as the sheet that it is",
    "key": "{} in the front matter is not known and was left out",
    "column": "the column {} is not known and was left out",
    "no column": "without the column of --columns {}",
    "date": "no day of publication: {}",
    "id made": "without an id, which was made of {}",
    "id repeated": "repeats the id of another, told apart by a number",
    "given twice": "given twice, read once",
    "record": "records without a page, left out: {}",
    "day fetched": "without a day in the page, taken for the day when it was fetched",
}
"""How each kind of note is said; `{}` is what it is about."""
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader assumed or left alone at *place*; *number* articles or files are like it."""

    kind: Kind
    place: str
    what: str = ""
    number: int = 1


@dataclass(slots=True)
class Tally:
    """How many files of one suffix were read, the articles in them, and what was left out of them."""

    files: int = 0
    articles: int = 0
    left_out: int = 0


@dataclass(slots=True)
class Said:
    """How often a note was made, and its first places."""

    number: int = 0
    places: list[str] = field(default_factory=list)
    more: bool = False


@dataclass(slots=True)
class Account:
    """Filled while files are found and read; `lines` says it at the end."""

    read: dict[str, Tally] = field(default_factory=dict)
    unread: Counter[tuple[str, str]] = field(default_factory=Counter)
    undated: list[str] = field(default_factory=list)
    """The ids of articles without a day."""
    notes: dict[tuple[Kind, str], Said] = field(default_factory=dict)

    def tally(self, suffix: str) -> Tally:
        """The tally of one kind of file."""
        return self.read.setdefault(suffix, Tally())

    def note(self, note: Note) -> None:
        """Counts *note* with those that say the same, and keeps the first places."""
        repeated = note.kind == "id repeated"
        said = self.notes.setdefault((note.kind, "" if repeated else note.what), Said())
        said.number += note.number
        place = f"{note.place} ({note.what})" if repeated else note.place
        if len(said.places) < _PLACES and place not in said.places:
            said.places.append(place)
        else:
            said.more = said.more or place not in said.places

    def add(self, other: "Account") -> None:
        """Counts what *other* tells of further files, as if they had been read here."""
        for suffix, theirs in other.read.items():
            tally = self.tally(suffix)
            tally.files += theirs.files
            tally.articles += theirs.articles
            tally.left_out += theirs.left_out
        self.unread.update(other.unread)
        self.undated += other.undated
        for key, theirs_said in other.notes.items():
            said = self.notes.setdefault(key, Said())
            said.number += theirs_said.number
            new = [place for place in theirs_said.places if place not in said.places]
            room = _PLACES - len(said.places)
            said.places += new[:room]
            said.more = said.more or theirs_said.more or len(new) > room

    def lines(self) -> Iterator[str]:
        """One line for all that was read, one for what was not, and one for each thing assumed."""
        yield "read: " + (", ".join(_read(suffix, tally) for suffix, tally in sorted(self.read.items())) or "nothing")
        if self.unread:
            yield "not read: " + ", ".join(
                f"{number} {suffix} ({why})" for (suffix, why), number in sorted(self.unread.items())
            )
        for (kind, what), said in sorted(self.notes.items(), key=lambda item: item[0]):
            places = ", ".join(said.places) + ", …" * said.more
            number = f" ({said.number})" if said.number > 1 else ""
            yield f"note: {SAID[kind].format(what)}{number}: {places}"
        if self.undated:
            number = f" ({len(self.undated)})" if len(self.undated) > 1 else ""
            places = ", ".join(self.undated[:_PLACES]) + ", …" * (len(self.undated) > _PLACES)
            yield f"note: without a day of publication{number}, so 'tahun ini' has no dates there: {places}"


def _read(suffix: str, tally: Tally) -> str:
    articles = f" with {tally.articles} articles" if tally.articles + tally.left_out != tally.files else ""
    left_out = f" ({tally.left_out} left out)" if tally.left_out else ""
    return f"{tally.files} {suffix}{articles}{left_out}"
