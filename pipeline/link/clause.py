"""Which of the times of a sentence a quantity has: by clause, either side, and by the words that stand between."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language import Words
from pipeline.link.scene import Stated
from pipeline.rulebook import Rulebook
from pipeline.values.period import Time

_BEHIND = 30
"""Characters behind a quantity in which a time still belongs to it: "7,65 persen pada 2023"."""
_CHANGED = 12
"""Words before `dari 40 kasus` in which a word of change makes it the number compared with."""
_JUST = 4
"""Words before a quantity in which a word of change makes it the change itself: "naik sekitar 5 persen"."""
_VERBS = frozenset({"verb", "auxiliary"})
_MARKS = frozenset({",", ";", ":", '"'})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time and the indexes of its first word and of the word behind it."""

    time: Time
    first: int
    after: int


class Clauses:
    """Gives quantities their times; the words that join and part clauses are the lexicon `time_clauses`."""

    def __init__(self, rulebook: Rulebook) -> None:
        def of(kind: str) -> frozenset[str]:
            return rulebook.words("time_clauses", kind)

        self._through, self._apart, self._change, self._count = of("through"), of("apart"), of("change"), of("count")
        compared, source = (rulebook.words("time_words", kind) for kind in ("compared", "from"))
        self._compared, self._against = compared, compared | source
        self._and, self._hedges = rulebook.words("time_words", "and"), rulebook.words("time_words", "hedge")
        self._parts = self._against | self._and | _MARKS
        self._former, self._into, self._attribute = of("former"), of("into"), of("attribute")
        self._namely = rulebook.words("context_words", "namely")
        self._durations = frozenset(row["unit"] for row in rulebook.lexicon("units") if row["kind"] == "time")

    def times(self, places: Sequence[Stated], times: Sequence[Time], words: Words) -> list[Time | None]:
        """The time of each of *places*, which stand in one sentence with *times*, both in reading order."""
        return _Sentence(self, places, times, words).chosen() if times else [None] * len(places)

    def of_compared(self, one: Stated, words: Words) -> bool:
        """Whether a change is measured from this quantity: "naik dari 40 kasus", "dibanding 40 kasus"."""
        index, start, lowers = one.first - 1, one.sentence.start, words.lowers
        while index > start and lowers[index] in self._count:
            index -= 1
        if index < start or lowers[index] not in self._against:
            return False
        if lowers[index] in self._compared or self._becomes(one, words):
            return True
        if not self._former.isdisjoint(lowers[index + 1 : one.first]):
            return True
        hedged = index > start and lowers[index - 1] in self._hedges  # "lebih dari 40 kasus"
        return not hedged and self._changed(max(start, index - _CHANGED), index, words)

    def _becomes(self, one: Stated, words: Words) -> bool:
        """Whether it is said what became of a quantity: "dari 40 menjadi 60 kasus"."""
        return one.behind < one.sentence.stop and words.lower(one.behind) in self._into

    def _changed(self, first: int, after: int, words: Words) -> bool:
        return not self._change.isdisjoint(words.lowers[first:after])

    def joined(self, first: int, after: int, words: Words) -> bool:
        """Whether the words from *first* on, behind a time that has its number, go on with it: ", naik", "mencapai"."""
        start = self._unsaid(first, after, words)
        predicate = start < after and words.tags[start] in _VERBS and (start > first + 1 or words.lower(first) != ",")
        while start < after and words.lower(start) in _MARKS:
            start += 1
        return predicate or (start < after and words.lower(start) in self._through)

    @staticmethod
    def _unsaid(first: int, after: int, words: Words) -> int:
        """The word behind an attribution that is put in: "tahun ini, kata dia, dipatok"."""
        if first + 1 < after and words.lower(first) == "," and words.tags[first + 1] == "speech":
            return next((index + 1 for index in range(first + 1, after) if words.lower(index) == ","), first)
        return first

    def whole(self, gap: Sequence[str]) -> bool:
        """Whether no word among these begins a clause with a time of its own.

        One with a change right behind it goes on with the same subject: ", tetapi turun 5 persen".
        """
        if self._apart.isdisjoint(gap):
            return ";" not in gap
        ends = (index + 1 for index, word in enumerate(gap) if word in self._apart)
        return ";" not in gap and all(end < len(gap) and gap[end] in self._change for end in ends)

    def parted(self, gap: Sequence[str]) -> bool:
        """Whether anything stands between a quantity and the time right behind it, other than ", yakni"."""
        namely = gap[:1] == [","] and gap[-1] in self._namely
        return not namely and not (self._parts.isdisjoint(gap) and self.whole(gap))

    def counts(self, gap: Sequence[str]) -> bool:
        """Whether a time of comparison leads straight to its number: "dibanding 2023 yang hanya"."""
        return self._count.issuperset(gap)

    def reaches(self, one: Stated, after: int, words: Words) -> bool:
        """Whether a quantity and a time further behind, at word *after*, are in one clause."""
        gap = words.lowers[one.after : after]
        if not self.whole(gap) or not self._compared.isdisjoint(gap) or words.lower(one.first - 1) in self._attribute:
            return False
        just = max(one.sentence.start, one.first - _JUST)
        if not self._against.isdisjoint(gap) and self._changed(just, one.first, words):
            return False  # "naik 5 persen dari capaian 2018"
        if any(word in self._and and _new_verb(index, words) for index, word in enumerate(gap, one.after)):
            return False  # "dibagi menjadi tiga seksi dan ditargetkan rampung pada 2025"
        comma = next((index for index, word in enumerate(gap, one.after) if word in _MARKS), after)
        return all(words.capital(index) or words.lowers[index] == "," for index in range(comma, after))

    def near(self, gap: Sequence[str]) -> bool:
        """Whether no mark and no other number stands between an adverb of time and a number."""
        return _MARKS.isdisjoint(gap) and not any(word[0].isdecimal() for word in gap)

    def lasts(self, one: Stated) -> bool:
        """Whether a quantity is a duration: it is itself a time and has none, unless one stands right beside it."""
        return one.quantity.unit in self._durations


def _new_verb(index: int, words: Words) -> bool:
    """Whether a verb follows a conjunction that joins it to no other verb."""
    return words.tags[index + 1] in _VERBS and words.tags[index - 1] not in _VERBS


class _Sentence:
    """One sentence: its quantities, its times, and which quantity a time stands right behind."""

    def __init__(self, clauses: Clauses, places: Sequence[Stated], times: Sequence[Time], words: Words) -> None:
        self._clauses, self._places, self._words = clauses, places, words
        placed = [_Placed(time, words.at(time.start), words.at(time.end - 1) + 1) for time in times]
        self._events = [one for one in placed if one.time.kind == "event"]
        self._compared = [one for one in placed if one.time.kind == "compared"]
        self._present = [one for one in placed if one.time.kind == "present"]
        self._own: dict[int, _Placed] = {}
        self._owned: dict[int, bool] = {}
        """The starts of the times that stand right behind a quantity, and whether it is one compared with."""

    def chosen(self) -> list[Time | None]:
        """The time of each quantity."""
        both = sorted([*self._events, *self._compared], key=lambda one: one.first)
        measured = [self._clauses.of_compared(one, self._words) for one in self._places]
        for index, one in enumerate(self._places):
            own = self._behind(index, one, both) or self._led(one)
            if own:
                self._own[index] = own
                self._owned[own.first] = measured[index]
        found = [self._own.get(i) or (None if measured[i] else self._of(one)) for i, one in enumerate(self._places)]
        return [one.time if one else None for one in found]

    def _gap(self, first: int, after: int) -> list[str]:
        return self._words.lowers[first:after]

    def _behind(self, index: int, one: Stated, times: Sequence[_Placed]) -> _Placed | None:
        """The time right behind a quantity, before the next one."""
        limit = one.reach + _BEHIND
        if index + 1 < len(self._places):
            limit = min(limit, self._places[index + 1].mention.start)
        near = _from(times, one.mention.end)
        if near is None or near.time.start > limit or self._clauses.parted(self._gap(one.after, near.first)):
            return None
        return near

    def _led(self, one: Stated) -> _Placed | None:
        """The time of comparison that leads to this quantity."""
        near = _before(self._compared, one.mention.start)
        return near if near and self._clauses.counts(self._gap(near.after, one.first)) else None

    def _of(self, one: Stated) -> _Placed | None:
        """The time of its clause, or of the clause before."""
        if self._clauses.lasts(one) or self._now(one):
            return None
        before, behind = self._before(one), self._further(one)
        if before and behind and before.time.first and before.time.first == before.time.last and not behind.time.last:
            return behind  # "hari ini sudah 2 juta bibit ditanam sejak 1 Maret"
        return before or behind

    def _now(self, one: Stated) -> bool:
        """Whether the number is of the present: `kini` leads to it, and nothing stands between."""
        near = _before(self._present, one.mention.start)
        return near is not None and self._clauses.near(self._gap(near.after, one.first))

    def _before(self, one: Stated) -> _Placed | None:
        """The nearest time before a quantity that reaches it; one that has its own number reaches through few words."""
        whole = one.first
        for time in reversed(self._events[: _ended(self._events, one.mention.start)]):
            if not self._clauses.whole(self._gap(time.after, whole)):
                return None
            whole = time.after
            if time.first not in self._owned:
                return time
            if not self._owned[time.first] and self._clauses.joined(time.after, one.first, self._words):
                return time
        return None

    def _further(self, one: Stated) -> _Placed | None:
        """The first time behind a quantity in its clause, be there another quantity between."""
        time = _from(self._events, one.mention.end)
        if time is None or self._owned.get(time.first):
            return None
        return time if self._clauses.reaches(one, time.first, self._words) else None


def _ended(times: Sequence[_Placed], offset: int) -> int:
    """How many of *times*, in reading order, end at *offset* or before it."""
    return bisect_right(times, offset, key=lambda one: one.time.end)


def _before(times: Sequence[_Placed], offset: int) -> _Placed | None:
    """The last of *times* that ends at *offset* or before it."""
    ended = _ended(times, offset)
    return times[ended - 1] if ended else None


def _from(times: Sequence[_Placed], offset: int) -> _Placed | None:
    """The first of *times* that begins at *offset* or behind it."""
    place = bisect_left(times, offset, key=lambda one: one.time.start)
    return times[place] if place < len(times) else None
