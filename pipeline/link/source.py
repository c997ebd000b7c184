"""Who says so: direct and indirect speech, "menurut", "data X", with pronouns and short names resolved.

A number in the narrator's own voice has no source: a wrong attribution is worse than none.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.link.people import FAR, People, Speaker
from pipeline.link.scene import Named, Said, Scene
from pipeline.rulebook import Rulebook


class Attribution(NamedTuple):
    """A stretch of an article that a speaker answers for, and the words that say so."""

    start: int
    end: int
    speaker: Speaker
    cue: tuple[int, int]


_SPEECH = "speech"
_NAME = frozenset({"name", "initial", "place_or_name"})
_PRONOUN = "pronoun"
_BETWEEN = frozenset({"adverb", "auxiliary", "capital", "comma", "month", "temporal", "in", "place", "place_more", "open", "close",
                  "number", "number_more", "digits", "slash", "quote", "demonstrative", "preposition", "noun", "local", "level",
                  "conjunction", "verb", "to", "stop"})  # fmt: skip
_PREFIXES = ("me", "di", "ter", "ber")
"""Of verbs that have their speaker before them; the bare ones (kata, ujar) have it behind."""


class Source:
    """The linker of `source`, `source_role` and `source_org`."""

    columns = ("source", "source_role", "source_org")

    def __init__(self, rulebook: Rulebook) -> None:
        def listed(kind: str) -> frozenset[str]:
            return rulebook.words("context_words", kind)

        self._personal, self._data, self._findings = listed("person"), listed("data"), listed("finding")
        self._shows = listed("shows")  # name a source only where data is their subject: "Data BPS menunjukkan"
        self._sources = frozenset(word[1:] for word in listed("source"))  # so that capitals are found too
        speech = {row["word"] for row in rulebook.lexicon("words") if row["class"] == "speech"}
        self._bare = frozenset(word for word in speech if word + "nya" in speech and not word.startswith(_PREFIXES))

    def __call__(self, scene: Scene) -> list[Said | None]:
        """Who answers for each quantity."""
        attributions = self.attributions(scene.words, scene.officials, scene.quotations)
        return [_said(speaker_at(attributions, one.mention.start)) for one in scene.quantities]

    def attributions(
        self, words: Words, officials: Sequence[Named], quotes: Sequence[tuple[int, int]]
    ) -> list[Attribution]:
        """Who answers for which stretch, in reading order; later ones are the more special."""
        people = People(officials, words)
        found: list[Attribution] = []
        for index in self._verbs(words):
            start, end = words.sentence(words.starts[index])
            position = words.starts[index]
            if any(first < position < last for first, last in quotes):
                continue  # a verb inside a quotation tells what the speaker says of others
            speaker = self._speaker(index, words, people, start, end)
            if speaker is None:
                continue
            if speaker.name:
                people.current = speaker
            for first, last in quotes:
                if first < end and start <= last + 1:
                    start, end = min(start, first), max(end, last)
            found.append(Attribution(start, _with_list(words.plain, end), speaker, (position, words.end(index))))
        return found + self._continued(words, quotes, found)

    def _verbs(self, words: Words) -> list[int]:
        """The words that may lead to a speaker, in order."""
        classes = words.tags
        verbs = [index for index, tag in enumerate(classes) if tag == _SPEECH]
        text = words.plain
        for stem in self._sources:
            position = text.find(stem)
            while position >= 0:
                index = words.at(position)
                if classes[index] != _SPEECH and words.word(index)[1:].removesuffix("nya") == stem:
                    verbs.append(index)
                position = text.find(stem, position + 1)
        for verb in self._shows:
            position = text.find(verb)
            while position >= 0:
                verbs.append(words.at(position))
                position = text.find(verb, position + 1)
        return sorted(set(verbs))

    def _speaker(self, index: int, words: Words, people: People, start: int, end: int) -> Speaker | None:
        """The speaker that the verb at word *index* has."""
        word = words.lower(index)
        people.seen(words.starts[index])
        if word.endswith("nya") and (word[:-3] in self._bare or word[1:-3] in self._sources or word.startswith("di")):
            return people.current
        if word[1:] in self._sources:
            return self._after(index, words, people, end)
        if word in self._bare:
            return self._after(index, words, people, end)
        if word in self._shows:
            opening = words.at(start)
            return (
                self._after(opening - 1, words, people, words.starts[index])
                if words.lower(opening) in self._findings
                else None
            )
        if word.startswith(("di", "ter")):
            return None
        return self._before(index, words, people, start)

    def _after(self, index: int, words: Words, people: People, end: int) -> Speaker | None:
        """The speaker behind kata, ujar, menurut, data."""
        after = index + 1
        while after < len(words) and words.lower(after) in self._data:
            after += 1
        of_data = after > index + 1
        if after >= len(words) or words.starts[after] >= end:
            return None
        official = people.claimed(words.starts[after])
        if official:
            return official
        code = words.tags[after]
        if code == _PRONOUN:
            return people.current if words.lower(after) in self._personal else None
        last = after
        if code in _NAME:
            while last + 1 < len(words) and words.tags[last + 1] in _NAME:
                last += 1
            name = words.span(after, last)
            return people.named(name) or (Speaker(None, None, name) if of_data else Speaker(name, None, None))
        if code in organisations.HEADS or (code in organisations.ORGANISATION and words.capital(after)):
            last = organisations.from_word(after, words)
            if last == after and code not in organisations.HEADS:  # "menurut Pasal 7"
                return people.role(words.word(after))
            return people.role(words.word(after)) or Speaker(None, None, words.span(after, last))
        return people.role(words.word(after))

    def _before(self, index: int, words: Words, people: People, start: int) -> Speaker | None:
        """The subject of mengatakan, menyebut, mencatat: the nearest speaker to the left in the sentence."""
        position, cursor = words.starts[index], index - 1
        while (
            cursor >= 0
            and words.starts[cursor] >= start
            and words.tags[cursor] in _BETWEEN
            and position - words.starts[cursor] < FAR
        ):
            cursor -= 1
        official = people.before(start, position)
        if cursor < 0 or words.starts[cursor] < start:
            return official[1] if official else None
        if official and official[0] > words.starts[cursor]:
            return official[1]
        if words.tags[cursor] == _PRONOUN and words.lower(cursor) in self._personal:
            return people.current
        if words.tags[cursor] in _NAME:
            last = cursor
            while cursor > 0 and words.tags[cursor - 1] in _NAME and words.starts[cursor - 1] >= start:
                cursor -= 1
            name = words.span(cursor, last)
            known = people.named(name)
            if known or official:
                return known or official[1]
            if cursor == 0 or words.tags[cursor - 1] not in organisations.ORGANISATION:
                return Speaker(name, None, None) if last > cursor else None
            cursor = last
        organisation = organisations.up_to_word(cursor, words, start)
        return Speaker(None, None, organisation) if organisation else (official[1] if official else None)

    @staticmethod
    def _continued(words: Words, quotes: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> list[Attribution]:
        """Quotations that nobody introduces go on from the speaker before them."""
        ends = [attribution.end for attribution in found]
        more = []
        for start, end in quotes:
            if any(attribution.start <= start < attribution.end for attribution in found):
                continue
            index = bisect_right(ends, start) - 1
            if index >= 0 and found[index].speaker.name and start - found[index].end < 3:
                more.append(Attribution(start, end, found[index].speaker, found[index].cue))
        return more


def _said(attribution: Attribution | None) -> Said | None:
    if attribution is None:
        return None
    return Said(tuple(attribution.speaker), (attribution.cue,))


def _with_list(text: str, end: int) -> int:
    """Where an attribution ends whose sentence announces a list with a colon: behind the lines of the list."""
    if text[end - 1 : end] != ":":
        return end
    position = text.find("\n", end + 1) if text[end : end + 1] == "\n" else text.find("\n", end)
    if position < 0:
        return len(text)
    while (line := _LIST_LINE.match(text, position)) is not None:
        position = line.end()
    return position


_LIST_LINE = re.compile(r"\n\s*(?:[-•*]|\d{1,2}[.)])[^\n]*")


def speaker_at(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution that holds *offset*; the shortest where several do."""
    holding = [attribution for attribution in attributions if attribution.start <= offset < attribution.end]
    return min(holding, key=lambda attribution: attribution.end - attribution.start) if holding else None
