"""How far what somebody says reaches: quotations that touch, the sentence, one sentence more, quotations that go on."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.quotations import inside
from pipeline.link.registry import Entry, Speaker
from pipeline.link.scene import Span
from pipeline.link.speech import Verb
from pipeline.link.turns import Turns

_TOUCH = 3
"""Characters between a speech and a quotation that goes on with it, at the most: a space, a newline."""


class Event(NamedTuple):
    """Somebody says something: the verb, who, and the sentence."""

    verb: Verb
    entry: Entry
    start: int
    end: int


class Extent(NamedTuple):
    """A stretch of an article that a speaker answers for, the words that say so, and where their sentence ends."""

    start: int
    end: int
    speaker: Speaker
    cue: Span
    until: int


class Extents:
    """The extents of an article from its events, in reading order."""

    def __init__(self, words: Words, quotes: Sequence[Span], turns: Turns) -> None:
        self._words = words
        self._quotes = quotes
        self._starts = [start for start, _ in quotes]
        self._turns = turns

    def of(self, events: Sequence[Event]) -> list[Extent]:
        """Who answers for which stretch."""
        extents: list[Extent] = []
        spoken = {event.start for event in events}
        for event in events:
            mine, direct = self._said(event)
            extents += mine
            if not direct and event.entry.is_person and event.verb.frame in _TELLING:
                extents += self._behind(event, spoken)
        extents += self._opened(extents)
        return extents + self._continued(extents)

    def _said(self, event: Event) -> tuple[list[Extent], bool]:
        """What the sentence of *event* says with its quotations, and whether it is direct speech."""
        words, (verb, entry, start, end) = self._words, event
        at = words.starts[verb.word]
        cue = (at, words.end(verb.word))
        touching = self._touching(start, end)
        if not touching:
            if verb.frame == "agent" and at > start:
                end = at
            end = with_list(words.plain, end)
            return [Extent(self._told(event), end, entry.speaker, cue, end)], False
        before = [quote for quote in touching if quote[1] < at]
        if verb.frame in _BEHIND and before and not words.plain[before[-1][1] + 1 : at].strip(" ,."):
            behind = [Extent(*quote, entry.speaker, cue, quote[1]) for quote in touching if quote[0] > at]
            return [Extent(self._opening(start, before[0][0]), at, entry.speaker, cue, end), *behind], True
        first, last = min(self._told(event), touching[0][0]), max(end, touching[-1][1])
        last = with_list(words.plain, last)
        return [Extent(first, last, entry.speaker, cue, last)], True

    def _told(self, event: Event) -> int:
        """Where indirect speech begins: at its verb where the subject stands before it, else with the sentence.

        What stands before such a verb describes the subject or the occasion ("Dalam rapat dua hari, Budi menyebut"),
        unless it is the whole of which a part is told ("Dari 90 desa, Budi menyebut 40 kering"), or commas set the verb
        apart ("Biayanya Rp5 juta, dia menegaskan, naik").
        """
        words, (verb, _, start, _) = self._words, event
        at = words.starts[verb.word]
        if verb.frame not in _SUBJECT or words.tags[words.at(start)] == "from":
            return start
        apart = words.tags[verb.word + 1 : verb.word + 2] == ["comma"] and words.plain.find(",", start, at) >= 0
        return start if apart else at

    def _opening(self, start: int, quote: int) -> int:
        """Where direct speech begins: with its sentence, unless the page lost the end of the one before the *quote*."""
        lost = quote > start and self._words.plain[start:quote].rstrip()[-1:] in _STOPS  # Rp5 ribu per kg. "Melaut …
        return quote if lost else min(start, quote)

    def _touching(self, start: int, end: int) -> Sequence[Span]:
        """The quotations that share text with the sentence from *start* to *end*, or stand right before it."""
        low = bisect_right(self._starts, start) - 1
        if low < 0 or self._quotes[low][1] < start - 1:
            low += 1
        return self._quotes[low : bisect_left(self._starts, end)]

    def _behind(self, event: Event, spoken: set[int]) -> Iterable[Extent]:
        """The sentence behind indirect speech of a person, unless it is somebody else's or the narrator's."""
        words = self._words
        at = bisect_right(words.sentence_starts, event.start)
        if at < len(words.sentences):
            start, end = words.sentences[at]
            if end > start and start not in spoken and not self._turns.at(words, event.end, start):
                cue = words.starts[event.verb.word], words.end(event.verb.word)
                yield Extent(start, end, event.entry.speaker, cue, end)

    def _opened(self, extents: Sequence[Extent]) -> list[Extent]:
        """Paragraphs of speech that no mark closes, because it goes on in the next: they are of whom that one names."""
        covered, text = cover(extents), self._words.plain
        open_ = [
            (start, end, following)
            for (start, end), (following, _) in pairwise(self._quotes)
            if text[end : end + 1] == "\n" and not text[end:following].strip() and inside(covered, start) is None
        ]
        said = dict(zip((one[2] for one in open_), speakers_at(extents, [one[2] for one in open_]), strict=True))
        more: list[Extent] = []
        for start, end, following in reversed(open_):
            last = said[following] or (more[-1] if more and more[-1].start == following else None)
            if last and last.speaker.name:
                more.append(Extent(start, end, last.speaker, last.cue, end))
        return more

    def _continued(self, extents: Sequence[Extent]) -> list[Extent]:
        """Quotations that nobody introduces go on from the speaker before them."""
        covered = cover(extents)
        said = sorted(extents, key=lambda extent: extent.until)
        ends = [extent.until for extent in said]
        more: list[Extent] = []
        for start, end in self._quotes:
            if inside(covered, start) is not None:
                continue
            last = said[at] if (at := bisect_right(ends, start + 1) - 1) >= 0 else None
            if more and (last is None or more[-1].until > last.until):
                last = more[-1]
            if last and last.speaker.name and start - last.until < _TOUCH:
                more.append(Extent(start, end, last.speaker, last.cue, end))
        return more


_TELLING = frozenset({"after", "gives", "aside", "either", "before", "evidence", "clause"})
"""Frames of verbs that tell something, and may go on in the next sentence; a wish or an order does not."""
_SUBJECT = frozenset({"before", "gives", "stance", "clause", "report"})
"""Frames of verbs with their subject before them."""
_BEHIND = frozenset({"after", "aside", "either", "agent", "states"})
"""Frames of verbs with their speaker behind: what follows the speaker is the narrator's."""
_STOPS = frozenset({".", "!", "?"})


def cover(extents: Iterable[Extent]) -> list[Span]:
    """The stretches that *extents* cover, apart from each other, in order.

    >>> who = Speaker(None, None, "BPS"); cover([Extent(5, 9, who, (0, 1), 9), Extent(0, 6, who, (0, 1), 6)])
    [(0, 9)]
    """
    covered: list[Span] = []
    for start, end in sorted((extent.start, extent.end) for extent in extents):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered


def with_list(text: str, end: int) -> int:
    """Where a speech ends whose sentence announces a list with a colon: behind the lines of the list."""
    if text[end - 1 : end] != ":":
        return end
    position = text.find("\n", end)
    if position < 0:
        return len(text)
    while (line := _LIST_LINE.match(text, position)) is not None:
        position = line.end()
    return position


_LIST_LINE = re.compile(r"\n\s*(?:[-•*]|\d{1,2}[.)])[^\n]*")


def speakers_at(extents: Iterable[Extent], offsets: Iterable[int]) -> list[Extent | None]:
    """For each of the rising *offsets* the shortest extent that holds it."""
    waiting = sorted(extents, key=lambda extent: extent.start, reverse=True)
    open_: list[Extent] = []
    found: list[Extent | None] = []
    for offset in offsets:
        while waiting and waiting[-1].start <= offset:
            open_.append(waiting.pop())
        open_ = [extent for extent in open_ if extent.end > offset]
        found.append(min(open_, key=lambda extent: extent.end - extent.start, default=None))
    return found
