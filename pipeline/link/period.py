"""When: the time expression that a quantity is about, in the article's words and as first and last day."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from pipeline.language import Words
from pipeline.link.clause import Clauses
from pipeline.link.scene import Said, Scene, Span
from pipeline.rulebook import Rulebook
from pipeline.values.period import Time
from pipeline.values.period import Times as Expressions

_NUMBERED = frozenset({"event", "compared", "present"})
"""Kinds of times that numbers are given, or that keep others away from them."""
_PLACES = frozenset({"province", "regency", "city"})
_OPENING = frozenset({'"', "("})
_SOURCE = 12
"""Words of a phrase that names the source before the subject: "Mengutip data bursa, indeks naik"."""
_WORDS = 50_000
"""Words of which is kept whether a time may begin with them: an archive has ever new ones."""
_BACK = 3
"""Sentences in which the time is looked for that `sebelumnya` counts from."""


class When:
    """The linker of `period`, `period_start` and `period_end`: the times of a sentence, each quantity its own."""

    columns = ("period", "period_start", "period_end")

    def __init__(self, rulebook: Rulebook) -> None:
        lexicons = map(rulebook.lexicon, ("time_words", "months", "weekdays", "numerals"))
        speech = [row["word"] for row in rulebook.lexicon("words") if row["class"] == "speech"]
        self._times = Expressions(rulebook.of("time"), *lexicons, before=speech, places=_places(rulebook))
        self._begins = _Begins(self._times)
        self._clauses = Clauses(rulebook)
        of = rulebook.words
        self._subjects, self._resumed = of("time_clauses", "subject"), of("time_clauses", "resumed")
        self._pointing = of("time_clauses", "pointing")
        self._sources = frozenset(row["word"] for row in rulebook.lexicon("speech") if row["frame"] == "evidence")
        self._anchored = frozenset(
            word.split()[-1] for kind in ("anchored", "before_that", "same") for word in of("time_words", kind)
        )

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The time of each quantity of *scene*."""
        said: list[Said | None] = []
        words, told = scene.words, _Told(self, scene.words, scene.published)
        for places in scene.by_sentence():
            number = bisect_right(words.sentence_starts, places[0].mention.start) - 1
            spans = [(one.mention.start, one.mention.end) for one in places if one.mention.type != "measure"]
            times = [time for time in told.of(number) if time.kind in _NUMBERED and _free(time, spans)]
            resumed = [told.resumed(number)] * len(places) if not times else []
            found = resumed or self._clauses.times(places, times, words)
            said += [_said(time, words) for time in found]
        return said

    def find(self, words: Words, start: int, end: int, published: date | None, anchor: Time | None) -> list[Time]:
        """The times of a sentence that `hinted` at one; *anchor* is the last event before it."""
        first, after = words.at(start), words.at(end - 1) + 1
        begins, starts = self._begins, words.starts
        places = [starts[index] for index, word in enumerate(words.lowers[first:after], first) if begins[word]]
        return list(self._times.find(words.plain, places, end, published, anchor, start))

    def hinted(self, words: Words, start: int, end: int) -> bool:
        """Whether a time may stand in the sentence from *start* to *end*."""
        return self._times.hinted(words.lowers[words.at(start) : words.at(end - 1) + 1], words.lowered[start:end])

    def anchored(self, words: Words, start: int, end: int) -> bool:
        """Whether a word of the sentence may count from the time told before: `sebelumnya`, `yang sama`."""
        return not self._anchored.isdisjoint(words.lowers[words.at(start) : words.at(end - 1) + 1])

    def resumes(self, words: Words, start: int, end: int) -> bool:
        """Whether a sentence goes on with the subject of the one before: "Angka itu naik"."""
        first, after = words.at(start), words.at(end - 1)
        while first < after and words.lower(first) in _OPENING:
            first += 1
        if words.lower(first) in self._sources:
            opening = range(first, min(after, first + _SOURCE))
            comma = next((index for index in opening if words.lower(index) == ","), first)
            first = min(after, comma + 1)
        word = words.lower(first)
        if word in self._resumed:
            return True
        return word in self._subjects and first < after and words.lower(first + 1) in self._pointing


class _Begins(dict[str, bool]):
    """Whether a time may begin with a word, asked once for each different word."""

    def __init__(self, times: Expressions) -> None:
        super().__init__()
        self._times = times

    def __missing__(self, word: str) -> bool:
        if len(self) >= _WORDS:
            self.clear()
        begins = self[word] = self._times.begins(word)
        return begins


class _Told:
    """The times of one article, sentence by sentence, each looked for once and only when it is asked for."""

    def __init__(self, when: When, words: Words, published: date | None) -> None:
        self._when, self._words, self._published = when, words, published
        self._found: dict[int, list[Time]] = {}

    def of(self, number: int) -> list[Time]:
        """The times of a sentence."""
        if number not in self._found:
            when, words, (start, end) = self._when, self._words, self._words.sentences[number]
            if not when.hinted(words, start, end):
                self._found[number] = []
            else:
                anchor = self._last(number) if when.anchored(words, start, end) else None
                self._found[number] = when.find(words, start, end, self._published, anchor)
        return self._found[number]

    def resumed(self, number: int) -> Time | None:
        """The time of the sentence before, where this one goes on with its subject."""
        words = self._words
        while number and self._when.resumes(words, *words.sentences[number]):
            number -= 1
            if last := _last_event(self.of(number)):
                return last
        return None

    def _last(self, number: int) -> Time | None:
        """The last event before a sentence that has a day, some sentences back at the most."""
        for before in range(number - 1, max(-1, number - 1 - _BACK), -1):
            if last := _last_event(self.of(before)):
                return last
        return None


def _last_event(times: Sequence[Time]) -> Time | None:
    """The last of *times* that something happened at and that has a day."""
    return next((time for time in reversed(times) if time.kind == "event" and (time.first or time.last)), None)


def _free(time: Time, quantities: Sequence[Span]) -> bool:
    """Whether a time is no part of a quantity; a duration may be part of one: "selama tiga bulan pertama 2024".

    >>> _free(Time(5, 9, None, None, "time.year"), [(0, 3), (8, 12)])
    False
    """
    last = bisect_left(quantities, time.end, key=itemgetter(0))
    return not last or quantities[last - 1][1] <= time.start


def _said(time: Time | None, words: Words) -> Said | None:
    if time is None:
        return None
    span = time.start, time.end
    return Said((words.text[slice(*span)], time.first, time.last), (span,))


def _places(rulebook: Rulebook) -> frozenset[str]:
    """The words of the names of provinces, regencies and cities, and their short names."""
    regions = rulebook.lexicon("regions")
    names = [row["name"] for row in regions if row["level"] in _PLACES]
    short = [row["alias"] for row in rulebook.lexicon("region_aliases")]
    return frozenset(word for name in (*names, *short) for word in name.split())
