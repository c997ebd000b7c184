"""Finds the times of a text by the rules of `time.toml`, and reads them."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import regex

from pipeline.errors import RuleError
from pipeline.patience import SLOT, repeats, tree
from pipeline.values.period.kinds import Beside, Kind, Kinds
from pipeline.values.period.leads import Lead, Leads
from pipeline.values.period.now import Now, Said, SeveralTimes
from pipeline.values.period.openers import WORD, opener, openers, unmet
from pipeline.values.period.readings import READINGS
from pipeline.values.period.shape import Shape
from pipeline.values.period.slots import ASKED, NAMES, Rows, Slots

_FIGURES = re.compile(r"\d{4}|\d[/-]")
"""A year, or a date in figures."""
_TRUSTED = 1
"""Repeats that an expression is trusted with, which sees a whole sentence."""

Match = re.Match[str] | regex.Match[str]


class TimeRule(Protocol):
    """A rule of kind `time`: its id, its expression with slots, the name of its reading, and the file it stands in."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def read(self) -> str: ...
    @property
    def place(self) -> str: ...


class Time(NamedTuple):
    """A time expression: its offsets in the text, its first and last day where they can be told, its rule, its kind."""

    start: int
    end: int
    first: date | None
    last: date | None
    rule: str
    kind: Kind = "event"


class Times:
    """Finds and reads time expressions; made once per run.

    A time is looked for only at words that a rule may begin with, by the rules that may begin with that word; the
    words that lead to it (`hingga akhir`) are then taken in from the left.
    """

    def __init__(
        self,
        rules: Iterable[TimeRule],
        words: Rows,
        months: Rows,
        weekdays: Rows,
        numerals: Rows,
        *,
        after: Collection[str] = (),
        before: Collection[str] = (),
        places: Collection[str] = (),
    ) -> None:
        """*rules* in the order in which they are tried; *words*: the lexicon `time_words`; the others by their names.

        *after* and *before* are verbs of saying, by the place of their speaker, and *places* the words of names of
        places; see Kinds. Raises RuleError for an unknown reading or slot and for a slot that stands twice.
        """
        self._slots = Slots(words, months, weekdays, numerals)
        self._leads = Leads(words)
        self._kinds = Kinds(words, after, before, places)
        at: dict[str, list[Shape]] = {}
        self._shapes: list[Shape] = []
        for number, rule in enumerate(rules):
            shape = self._shape(number, rule)
            self._shapes.append(shape)
            for word in openers(rule.source, self._slots.openers):
                at.setdefault(word, []).append(shape)
        self._at = {word: tuple(shapes) for word, shapes in at.items()}
        self._hints = (self._at.keys() | self._slots.openers("hour")) - self._slots.openers("number") - {"("}

    def _shape(self, number: int, rule: TimeRule) -> Shape:
        """One rule, checked and expanded."""
        if rule.read not in READINGS:
            raise RuleError(rule.place, rule.id, f"unknown reading {rule.read!r}; known: {', '.join(sorted(READINGS))}")
        try:
            pattern, slots = self._slots.expanded(rule.source, str(number))
        except KeyError as error:
            known = ", ".join(self._slots.names)
            raise RuleError(rule.place, rule.id, f"unknown slot {error.args[0]!r}; known: {known}") from error
        except ValueError as error:
            raise RuleError(rule.place, rule.id, str(error)) from error
        asked = frozenset(name for name in ASKED if f"{{{name}}}" in rule.source)
        marked = self._slots.marked(rule.source, SLOT)
        if cause := unmet(marked):
            raise RuleError(rule.place, rule.id, cause)
        long = repeats(marked) > _TRUSTED
        shape = Shape(rule.id, rule.place, pattern, long, rule.read, READINGS[rule.read], asked, slots)
        if tree(marked) is None or "(?<" in marked:
            _ = shape.expression  # an error that the parser cannot tell, and that comes before any article
        return shape

    def check(self) -> None:
        """Compiles each expression by itself; raises RuleError for one that is none.

        When times are looked for, a rule is compiled when a word first asks for it.
        """
        for shape in self._shapes:
            _ = shape.expression

    def begins(self, word: str) -> bool:
        """Whether a time may begin with this *word*, in small letters, apart from the words that lead to it."""
        if word.isalpha() or word in self._at:
            return word in self._at
        return word[:1].isdecimal() or (len(word) > 1 and opener(word) in self._at)

    def hinted(self, words: Sequence[str], small: str) -> bool:
        """Whether a word makes it likely that a time stands in the sentence *small*; one without such a word has none.

        A number or a bracket is no hint, for the month, the unit or the weekday beside it is one. The sentence is in
        small letters, and *words* are its tokens.
        """
        if not self._hints.isdisjoint(words) or _FIGURES.search(small):
            return True
        return "-" in small and not self._hints.isdisjoint(WORD.findall(small))

    def find(
        self,
        text: str,
        starts: Iterable[int],
        end: int,
        published: date | None,
        anchor: Time | None = None,
        begin: int = 0,
    ) -> Iterator[Time]:
        """The times of the sentence from *begin* to *end* that begin at one of *starts*, which rise.

        The words that lead to a time are taken in from the left and need not be among *starts*.
        Relative words count from *published*, others (`tahun sebelumnya`, `periode yang sama`) from the last event
        of the text, which is *anchor* until one is found here. Impossible dates are no times.
        """
        waiting: Time | None = None
        for time in self._each(text, starts, end, published, anchor, begin):
            whole = _joined(text, waiting, time) if waiting else None
            if waiting and not whole:
                yield waiting
            waiting = whole or time
        if waiting:
            yield waiting

    def _each(
        self, text: str, starts: Iterable[int], end: int, published: date | None, anchor: Time | None, begin: int
    ) -> Iterator[Time]:
        """The times one by one, `sejak 2019` and `hingga kini` too."""
        small, done = _small(text[begin:end]), begin
        for start in starts:
            found = self._match(small, start - begin) if start >= done else None
            if not found:
                continue
            shape, match = found
            lead = self._leads.before(small, start - begin, done - begin)
            now = Now(published, (anchor.first, anchor.last) if anchor else None)
            try:
                time = self._read(shape, match, lead, text, begin, done, now)
            except KeyError as error:
                cause = f"the reading {shape.name} needs the slot {{{error.args[0]}}}, which is not there"
                raise RuleError(shape.place, shape.rule, cause) from error
            except (ValueError, OverflowError):  # no such day: nor is the rest of its words a time
                done = begin + match.end()
                continue
            if time:
                yield time
                done = time.end
                if time.kind == "event" and (time.first or time.last):
                    anchor = time

    def _match(self, small: str, start: int) -> tuple[Shape, Match] | None:
        """The first rule that fits what stands at *start* of a sentence in small letters, and how it does."""
        for shape in self._at.get(opener(small, start), ()):
            if match := shape.expression.match(small, start):
                return shape, match
        return None

    def _read(
        self, shape: Shape, match: Match, lead: Lead, text: str, begin: int, done: int, now: Now
    ) -> Time | None:
        """The time that a match says; None where it is several, or where no word leads to it that has to.

        *begin* is where the sentence starts, *done* where the time before ends. Raises ValueError or OverflowError
        where there is no such day.
        """
        start, end = begin + match.start() - lead.length, begin + match.end()
        if ("led" in shape.asked and not lead.length) or ("parted" in shape.asked and not lead.part):
            return None
        said: dict[str, str] = {}
        for group, (name, kinds) in shape.slots.items():
            words = match[group]
            if words is None:
                continue
            if NAMES.intersection(kinds) and not text[begin + match.start(group)].isupper():
                return None
            said[name] = self._slots.value(kinds, words)
        now = Now(now.published, now.anchor, _direction(said, lead))
        try:
            first, last = lead.limited(shape.reading(said, now), shape.name)
        except SeveralTimes:
            return None
        beside = Beside(text, begin, done, start, end, lead.effect if lead.length else "", "weekday" in said)
        future = bool(first and now.published and first > now.published)
        return Time(start, end, first, last, shape.rule, self._kinds.of(beside, shape.name, lead.part, future=future))


def _small(text: str) -> str:
    """*text* in small letters, with the same offsets."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _direction(said: Said, lead: Lead) -> int:
    """Whether a time without its year has to lie in the past (-1), in the future (1), or simply near (0)."""
    return int(said["when"]) if "when" in said else lead.direction


def _joined(text: str, one: Time, two: Time) -> Time | None:
    """One time for `sejak 2019 hingga kini` and `Senin (1/9) sampai Minggu (7/9)`, which say its ends one by one."""
    open_end = one.last is None or one.kind == "compared" or one.rule == two.rule
    between = text[one.end : two.start]
    until = between == " " and two.first is None
    if not open_end or not (until or between.strip(" ") == "-") or not one.first or not two.last:
        return None
    if one.first > two.last:
        return None
    return Time(one.start, two.end, one.first, two.last, one.rule, "event" if one.kind == "compared" else one.kind)
