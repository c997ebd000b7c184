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
from typing import Literal, NamedTuple

from pipeline.values.period.readings import DAYS, PRESENT, RELEASES, SPANS, YEARS
from pipeline.values.period.slots import Rows

Kind = Literal["event", "compared", "speech", "published", "name", "present"]
KINDS: tuple[Kind, ...] = ("event", "compared", "speech", "published", "name", "present")

_REACH = 160
"""Characters before a time that are looked at; attributions with two offices in them are that long."""
_NOUNS = 6
"""Words that may stand between a word of comparing and the time: "dibanding realisasi pajak kota itu tahun lalu"."""
_SUBJECT = 12
"""Words that a subject with its office has."""
_MARKS = ",;:.()\"'"
_AGE = re.compile(r"\(\d+\)\W*")


class Beside(NamedTuple):
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
    def sentence(self) -> list[str]:
        """The words of the sentence before the time, with their marks."""
        return self.text[max(self.begin, self.start - _REACH) : self.start].split()

    @property
    def clause(self) -> list[str]:
        """The same, but only those behind the time before."""
        return self.text[max(self.done, self.start - _REACH) : self.start].split()

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

        def of(kind: str) -> frozenset[str]:
            return frozenset(row["word"] for row in words if row["kind"] == kind)

        self._compared, self._from, self._published = of("compared"), of("from"), of("published")
        self._spoken, self._said_before, self._clause = of("occasion").union(after), frozenset(before), of("clause")
        self._hedges = of("hedge")
        self._saying = frozenset((*after, *before))
        self._numbered, self._entitled, self._dated = of("numbered"), of("entitled"), of("dated")
        self._named, self._of_name = of("event_name"), of("of_name")
        self._places = frozenset(places)

    def of(self, beside: Beside, reading: str, part: str = "", *, future: bool = False) -> Kind:
        """The kind of a time of this *reading*, of which only a *part* (`start`, `end` …) may be meant.

        *future* says that it is behind the day of publication: what is still to be announced is no release.
        """
        if reading in YEARS and not beside.effect and self._in_name(beside):
            return "name"
        if self._compares(beside.sentence, reading, part):
            return "compared"
        if reading in RELEASES and not future and self._released(beside.clause):
            return "published"
        if reading in DAYS and self._spoken_then(beside):
            return "speech"
        return "present" if reading in PRESENT else "event"

    def _compares(self, before: list[str], reading: str, part: str) -> bool:
        """Whether a word of comparing leads to the time; `dari` leads to one end of a span or to `sekarang` as well."""
        for distance, word in enumerate(reversed(before)):
            if distance > _NOUNS or word[-1] in _MARKS:
                break
            if word.lower() in self._compared:
                return True
        if part == "start" or reading in PRESENT or (reading in SPANS and reading != "same_period"):
            return False
        if reading == "ago" and before[-2:-1] and before[-2].lower() in self._hedges:  # "lebih dari 20 tahun lalu"
            return False
        # "dari tahun lalu", and "dari inflasi bulan sebelumnya"
        return any(word.lower() in self._from for word in before[-2 if "anchored" in reading else -1 :])

    def _released(self, before: list[str]) -> bool:
        """Whether a word of publishing stands before the time, with no number between."""
        for word in reversed(before):
            if word[-1] in ";:.\"" or any(char.isdecimal() for char in word):
                return False
            if word.strip(_MARKS).lower() in self._published:
                return True
        return False

    def _spoken_then(self, beside: Beside) -> bool:
        """Whether somebody spoke on this day: no number and no `bahwa` between the word that says so and the time."""
        if beside.effect not in ("", "at") or not (beside.weekday or not beside.effect):
            return False
        before = beside.clause
        comma = bool(before) and before[-1].endswith(",")
        for word in reversed(before):
            bare = word.strip(_MARKS).lower()
            if bare in self._spoken or (comma and bare in self._said_before):
                return True
            if bare in self._clause or ";" in word or '"' in word:
                break
            if any(char.isdecimal() for char in word) and not _AGE.fullmatch(word):
                break
        return _next_word(beside.text, beside.end) in self._saying or (not before and self._says(beside))

    def _says(self, beside: Beside) -> bool:
        """Whether the sentence that the time opens has a verb of saying behind it: "Rabu (3/3), X mengatakan"."""
        if not beside.text.startswith(", ", beside.end):
            return False
        for word in beside.text[beside.end + 2 : beside.end + _REACH].split()[:_SUBJECT]:
            if word.lower() in self._saying:
                return True
            if word[-1] in _MARKS or word[0] in _MARKS or any(char.isdecimal() for char in word):
                break
        return False

    def _in_name(self, beside: Beside) -> bool:
        """Whether a year belongs to the name before it, or is the number of a law."""
        before = beside.sentence
        if self._of_law(before) or _next_word(beside.text, beside.end) in self._entitled:
            return True
        if self._of_event(before):
            return True
        if beside.text[beside.start].islower():  # "produksi Kota Palu tahun 2024"
            return False
        run: list[str] = []
        while before and (before[-1][0].isupper() or before[-1].isdecimal()):
            run.append(before.pop())
        if not run or not run[0][-1].isalnum() or self._dated.intersection(word.strip("()") for word in run):
            return False
        if not any(word[0].isupper() for word in run) or self._places.issuperset(run):
            return False
        return bool(before) or len(run) > 1 or not beside.opens

    def _of_law(self, before: list[str]) -> bool:
        """Whether a number of a law or document stands before the year: `Nomor 2 Tahun 2021`, `No.35 Tahun 2009`."""
        return any(word.partition(".")[0] in self._numbered for word in before[-2:])

    def _of_event(self, before: list[str]) -> bool:
        """Whether the name of an event, small letters or none, stands before the year: `pemilu serentak tahun 2024`."""
        end = len(before)
        while end and before[end - 1].lower() in self._of_name and before[end - 1].lower() not in self._named:
            end -= 1
        if not end:
            return False
        last = before[end - 1].lower().strip("()")
        return last in self._named or " ".join((*before[end - 2 : end - 1], last)).lower() in self._named


def _next_word(text: str, start: int) -> str:
    """The word behind a time, in small letters and without marks."""
    return text[start : start + 24].lstrip(", ").partition(" ")[0].strip(_MARKS).lower()
