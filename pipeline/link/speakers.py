"""Who says so: direct and indirect speech, "menurut", "data X", with pronouns and short names resolved.

A number in the narrator's own voice has no source: a wrong attribution is worse than none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.fact import Mention
from pipeline.language import CLASSES, Page
from pipeline.rulebook import Rulebook
from pipeline.values.person import same_person


class Speaker(NamedTuple):
    """Who says something: a person with role and organisation, or an organisation alone."""

    name: str | None
    role: str | None
    org: str | None


class Attribution(NamedTuple):
    """A stretch of an article that a speaker answers for, and the words that say so."""

    start: int
    end: int
    speaker: Speaker
    cue: tuple[int, int]


def _codes(*names: str) -> frozenset[int]:
    return frozenset(ord(CLASSES[name]) for name in names)


_SPEECH = ord(CLASSES["speech"])
_NAME = _codes("name", "initial", "place_or_name")
_PRONOUN = ord(CLASSES["pronoun"])
_BETWEEN = _codes("adverb", "auxiliary", "capital", "comma", "month", "temporal", "in", "place", "place_more", "open", "close",
                  "number", "number_more", "digits", "slash", "quote", "demonstrative", "preposition", "noun", "local", "level")  # fmt: skip
_ORGANISATION = _codes("organisation", "company", "institution", "part", "acronym", "name", "place", "place_more", "level", "local",
                       "initial", "capital", "close", "open", "role_more", "place_or_name")  # fmt: skip
_HEADS = _codes("organisation", "company", "institution", "acronym")
_PERSONAL = frozenset({"ia", "dia", "beliau"})
_DATA = frozenset({"data", "laporan", "catatan", "survei", "rilis", "keterangan", "pantauan", "dari", "resmi"})
_SOURCES = frozenset({"menurut", "berdasarkan", "melansir", "mengutip", "merujuk", "dilansir", "dikutip", "mengacu"})
_FAR = 90
"""Characters between a speaker and the verb at the most, for dates and places that stand between."""


class Speakers:
    """Finds the attributions of a page."""

    def __init__(self, rulebook: Rulebook) -> None:
        speech = {row["word"] for row in rulebook.lexicon("words") if row["class"] == "speech"}
        self._bare = frozenset(word for word in speech if word + "nya" in speech)

    def attributions(self, page: Page, officials: Sequence[Mention], quotes: Sequence[tuple[int, int]]) -> list[Attribution]:
        """Who answers for which stretch, in reading order; later ones are the more special."""
        people = _People(officials, page)
        found: list[Attribution] = []
        for index in self._verbs(page):
            start, end = page.sentence(page.starts[index])
            position = page.starts[index]
            if any(first < position < last for first, last in quotes):
                continue  # a verb inside a quotation tells what the speaker says of others
            speaker = self._speaker(index, page, people, start, end)
            if speaker is None:
                continue
            if speaker.name:
                people.current = speaker
            for first, last in quotes:
                if first < end and start <= last + 1:
                    start, end = min(start, first), max(end, last)
            found.append(Attribution(start, end, speaker, (position, page.end(index))))
        return found + self._continued(page, quotes, found)

    def _verbs(self, page: Page) -> list[int]:
        """The words that may lead to a speaker, in order."""
        classes, words = page.classes, page.words
        verbs = []
        index = classes.find(_SPEECH)
        while index >= 0:
            verbs.append(index)
            index = classes.find(_SPEECH, index + 1)
        text = page.plain
        for word in _SOURCES:
            for form in (word, word.capitalize()):
                position = text.find(form + " ")
                while position >= 0:
                    index = page.word_at(position)
                    if words[index].rstrip(" ").lower() == word and classes[index] != _SPEECH:
                        verbs.append(index)
                    position = text.find(form + " ", position + 1)
        return sorted(set(verbs))

    def _speaker(self, index: int, page: Page, people: "_People", start: int, end: int) -> Speaker | None:
        """The speaker that the verb at word *index* has."""
        word = page.word(index).lower()
        if word in _SOURCES:
            return self._after(index, page, people, end)
        if word.endswith("nya") and (word[:-3] in self._bare or word[:-3] in ("menurut", "lanjut", "tambah")):
            return people.current
        if word in self._bare:
            return self._after(index, page, people, end)
        if word.startswith(("di", "ter")):
            return None
        return self._before(index, page, people, start)

    def _after(self, index: int, page: Page, people: "_People", end: int) -> Speaker | None:
        """The speaker behind kata, ujar, menurut, data."""
        after = index + 1
        while after < len(page.words) and page.word(after).lower() in _DATA:
            after += 1
        if after >= len(page.words) or page.starts[after] >= end:
            return None
        official = people.claimed(page.starts[after])
        if official:
            return official
        if page.classes[after] == _PRONOUN:
            return people.current if page.word(after).lower() in _PERSONAL else None
        if page.classes[after] in _NAME:
            last = after
            while page.classes[last + 1 : last + 2] and page.classes[last + 1] in _NAME:
                last += 1
            return people.named(page.span(after, last)) or (Speaker(page.span(after, last), None, None) if last > after else None)
        if page.classes[after] in _HEADS:
            last = after
            while last + 1 < len(page.words) and page.classes[last + 1] in _ORGANISATION and last - after < 9:
                last += 1
            while last > after and page.classes[last] == ord("("):
                last -= 1
            return Speaker(None, None, page.span(after, last))
        return people.role(page.word(after))

    def _before(self, index: int, page: Page, people: "_People", start: int) -> Speaker | None:
        """The subject of mengatakan, menyebut, mencatat: the nearest speaker to the left in the sentence."""
        position = page.starts[index]
        official = people.before(start, position)
        cursor = index - 1
        while cursor >= 0 and page.starts[cursor] >= start and page.classes[cursor] in _BETWEEN and position - page.starts[cursor] < _FAR:
            if official and page.starts[cursor] < official[0]:
                break
            cursor -= 1
        if official and official[0] >= (page.starts[cursor] if cursor >= 0 else 0):
            return official[1]
        if cursor < 0 or page.starts[cursor] < start:
            return None
        if page.classes[cursor] == _PRONOUN:
            return people.current if page.word(cursor).lower() in _PERSONAL else None
        last = cursor
        if page.classes[cursor] in _NAME:
            while cursor > 0 and page.classes[cursor - 1] in _NAME and page.starts[cursor - 1] >= start:
                cursor -= 1
            name = page.span(cursor, last)
            known = people.named(name)
            if known:
                return known
            if cursor == 0 or page.classes[cursor - 1] not in _ORGANISATION:
                return Speaker(name, None, None) if last > cursor else None
        return self._organisation(last, page, start)

    @staticmethod
    def _organisation(last: int, page: Page, start: int) -> Speaker | None:
        """The organisation whose name ends at word *last*."""
        first = last
        while first > 0 and page.starts[first - 1] >= start and page.classes[first - 1] in _ORGANISATION and last - first < 9:
            first -= 1
        while first <= last and page.classes[first] not in _HEADS:
            first += 1
        return Speaker(None, None, page.span(first, last)) if first <= last else None

    @staticmethod
    def _continued(page: Page, quotes: Sequence[tuple[int, int]], found: Sequence[Attribution]) -> list[Attribution]:
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


class _People:
    """The officials of an article, by where they stand and by what they are called later."""

    def __init__(self, officials: Sequence[Mention], page: Page) -> None:
        self._officials = [
            (official, Speaker(str(official.values["name"]), official.values.get("role"), official.values.get("org")))  # type: ignore[arg-type]
            for official in officials
        ]
        self._page = page
        self.current: Speaker | None = None

    def claimed(self, offset: int) -> Speaker | None:
        """The official whose role or name begins at *offset*, titles before it left aside."""
        for official, speaker in self._officials:
            lead = official.lead if official.lead >= 0 else official.start
            if lead - 12 <= offset <= official.start and offset >= lead:
                return speaker
        return None

    def before(self, start: int, offset: int) -> tuple[int, Speaker] | None:
        """The last official that ends between *start* and *offset*: where it ends, and who it is."""
        best = None
        for official, speaker in self._officials:
            end = max(official.reach, official.end)
            if start <= official.start and end <= offset and offset - end < _FAR:
                best = (official.end, speaker)
        return best

    def named(self, name: str) -> Speaker | None:
        """The official called *name* in full or in part."""
        matches = [speaker for _, speaker in self._officials if same_person(name, speaker.name or "")]
        return matches[0] if matches else None

    def role(self, word: str) -> Speaker | None:
        """The only official whose role begins with *word* ("ucap Bupati")."""
        matches = {speaker for _, speaker in self._officials if (speaker.role or "").split()[:1] == [word]}
        return matches.pop() if len(matches) == 1 else None


def speaker_at(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution that holds *offset*; the shortest where several do."""
    holding = [attribution for attribution in attributions if attribution.start <= offset < attribution.end]
    return min(holding, key=lambda attribution: attribution.end - attribution.start) if holding else None
