"""What sort of time an expression is, as far as the words beside it tell; numbers get their time by it.

- `event`: a time that something is about; only these go to any number of the clause;
- `compared`: behind `dibanding`, `daripada`, `dari`: of the number compared with, which stands right beside it;
- `speech`: when somebody spoke: behind an attribution or an occasion, with no number between;
- `published`: when figures were released or a page was read;
- `name`: the year of a name (`Piala Dunia 2026`, `UU Nomor 2 Tahun 2021`): of no number;
- `present`: `kini`, `saat ini`: an adverb more often than a date; of the number right beside it at the most.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from pipeline.values.period.readings import DAYS, PRESENT, RELEASES, SPANS, YEARS
from pipeline.values.period.slots import Rows, either

Kind = Literal["event", "compared", "speech", "published", "name", "present"]
KINDS: tuple[Kind, ...] = ("event", "compared", "speech", "published", "name", "present")

_REACH = 160
"""Characters before a time that are looked at; attributions with two offices in them are that long."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a time stands: between *start* and *end* of *text*, in the sentence from *begin*, behind the time that ends
    at *done*; what leads to it (`until` …, nothing at all), and whether it names a weekday."""

    text: str
    begin: int
    done: int
    start: int
    end: int
    effect: str = ""
    weekday: bool = False

    @property
    def sentence(self) -> str:
        """The words of the sentence before the time."""
        return self.text[max(self.begin, self.start - _REACH) : self.start]

    @property
    def clause(self) -> str:
        """The same, but only those behind the time before."""
        return self.text[max(self.done, self.start - _REACH) : self.start]

    @property
    def opens(self) -> bool:
        """Whether `sentence` reaches to the start of the sentence."""
        return self.start - self.begin <= _REACH


class Kinds:
    """Tells kinds by the words of the lexicon `time_words` and by verbs of saying."""

    def __init__(
        self, words: Rows, after: Collection[str] = (), before: Collection[str] = (), places: Collection[str] = ()
    ) -> None:
        """*after*: verbs whose speaker follows (`kata`, `ujar`); *before*: those behind their speaker (`mengatakan`);
        *places*: the words of which names of places are made, for a year behind a place is that of no name."""

        def of(kind: str, *more: str) -> str:
            return either([*(row["word"] for row in words if row["kind"] == kind), *more])

        speech = r"(?:[^;\d\"]|\(\d+\))*"  # up to the time: no quantity, no quotation, but an age in brackets
        # The noun compared may stand between: "dibanding realisasi tahun lalu".
        self._compared = re.compile(rf"\b{of('compared')}(?: [^\s,;.:()\"]+){{0,6}} $", re.IGNORECASE)
        self._from = re.compile(rf"\b{of('from')} $", re.IGNORECASE)
        self._from_noun = re.compile(rf"\b{of('from')} [^\W\d]+ $", re.IGNORECASE)
        self._published = re.compile(rf"\b{of('published')}\b[^;:.\d\"]*$", re.IGNORECASE)
        self._spoken = re.compile(rf"\b{of('occasion', *after)}\b{speech}$", re.IGNORECASE)
        self._said_before = re.compile(rf"\b{either(before)}\b{speech}, $", re.IGNORECASE) if before else None
        self._said_behind = re.compile(rf",? {either([*after, *before])}\b", re.IGNORECASE) if before or after else None
        self._clause = re.compile(rf"\b{of('clause')}\b", re.IGNORECASE)
        self._numbered = re.compile(rf"\b{of('numbered')} ?\S+ $")
        self._entitled = re.compile(rf" {of('entitled')}\b")
        self._named = re.compile(rf"\b{of('event_name')}\)? (?:{of('of_name')} )*$", re.IGNORECASE)
        self._dated = frozenset(row["word"] for row in words if row["kind"] == "dated")
        self._places = frozenset(places)

    def of(self, beside: Beside, reading: str, part: str = "", *, future: bool = False) -> Kind:
        """The kind of a time of this *reading*, of which only a *part* (`start`, `end` …) may be meant.

        *future* says that it is behind the day of publication: what is still to be announced is no release.
        """
        if reading in YEARS and not beside.effect and self._in_name(beside):
            return "name"
        if self._compares(beside, reading, part):
            return "compared"
        if reading in RELEASES and not future and self._published.search(beside.clause):
            return "published"
        if reading in DAYS and self._spoken_then(beside):
            return "speech"
        return "present" if reading in PRESENT else "event"

    def _compares(self, beside: Beside, reading: str, part: str) -> bool:
        """Whether a word of comparing leads to the time; `dari` leads to one end of a span or to `sekarang` as well."""
        before = beside.sentence
        if self._compared.search(before):
            return True
        if part == "start" or reading in PRESENT or (reading in SPANS and reading != "same_period"):
            return False
        return bool(self._from.search(before) or ("anchored" in reading and self._from_noun.search(before)))

    def _spoken_then(self, beside: Beside) -> bool:
        """Whether somebody spoke on this day; a time behind `bahwa` is one of what was said."""
        if beside.effect not in ("", "at") or not (beside.weekday or not beside.effect):
            return False
        if self._said_behind and self._said_behind.match(beside.text, beside.end):
            return True
        before = beside.clause
        said = self._spoken.search(before) or (self._said_before and self._said_before.search(before))
        return bool(said and not self._clause.search(said[0]))

    def _in_name(self, beside: Beside) -> bool:
        """Whether a year belongs to the name before it, or is the number of a law."""
        before = beside.sentence
        if self._numbered.search(before) or self._named.search(before):
            return True
        if self._entitled.match(beside.text, beside.end):
            return True
        if beside.text[beside.start].islower():  # "produksi Kota Palu tahun 2024"
            return False
        words = _WORD.findall(before)
        run: list[str] = []
        while words and (words[-1][0].isupper() or words[-1].isdecimal()):
            run.append(words.pop())
        if not run or not run[0][-1].isalnum() or self._dated.intersection(word.strip("()") for word in run):
            return False
        if not any(word[0].isupper() for word in run) or self._places.issuperset(run):
            return False
        return bool(words) or len(run) > 1 or not beside.opens
