"""Stretches beside verbs of saying: a name behind an organisation, with a role that no list knows or without one.

"ujar Site Coordinator PT Surya Nusa, Made Arjana" and "BPJS Kesehatan Cabang Palu Rahmat Iskandar mengatakan".
"""

from collections.abc import Iterator

from pipeline.language import Words
from pipeline.match.chunks import Chunks
from pipeline.match.stretches import Stretch

_LONGEST = 14
"""Words of the phrase before the name."""
_GIVEN = frozenset({"name", "initial", "particle_of_name"})
_CAPITALS = frozenset({"name", "part", "role", "role_more", "capital", "initial", "organisation", "company", "institution",
                       "acronym", "place", "place_more", "place_or_name", "level", "and", "number", "digits"})  # fmt: skip
_HEADS = frozenset({"organisation", "company", "institution", "acronym"})
_BODY = frozenset({"OFFICE", "FIRM", "INSTITUTION", "ORGANISATION", "BRACKETS"})
_ONLY = frozenset({"OFFICE", "GIVEN", "PERSON", "TITLES", "BRACKETS", "FIRM", "INSTITUTION", "UNKNOWN_ROLE", "ORGANISATION"})


class SaidStretches:
    """Finds the stretches beside verbs of saying; made once per run."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks

    def find(self, words: Words) -> Iterator[Stretch]:
        """The phrase and the name before each verb of saying, or behind one such as ujar."""
        for index, tag in enumerate(words.tags):
            if tag == "speech":
                if name := _name_before(words, index):
                    yield from self._before(words, name, index)
                yield from self._behind(words, index)

    def _behind(self, words: Words, verb: int) -> Iterator[Stretch]:
        """ujar Site Coordinator PT Surya Nusa, Made Arjana."""
        comma = _capitals_end(words, verb + 1)
        if comma - verb > 3 and words.tags[comma : comma + 1] == ["comma"]:
            after = _given_end(words, comma + 1)
            if after > comma + 2:
                yield from self._phrase(words, range(verb + 1, comma), range(comma + 1, after))

    def _before(self, words: Words, name: range, verb: int) -> Iterator[Stretch]:
        """Site Coordinator PT Surya Nusa, Made Arjana mengatakan; BPJS Kesehatan Cabang Palu Rahmat Iskandar mengatakan."""
        last = name.start - (words.tags[name.start - 1] == "comma")
        first = last
        while first > 0 and last - first < _LONGEST and words.tags[first - 1] in _CAPITALS:
            first -= 1
        if first < last:
            yield from self._phrase(words, range(first, last), name)

    def _phrase(self, words: Words, phrase: range, name: range) -> Iterator[Stretch]:
        """The stretch of *phrase* and *name*: role words, organisation, a comma where there is one, and the person."""
        head = next((index for index in phrase if words.tags[index] in _HEADS), None)
        if head is None:
            return
        if name.start == phrase.stop:
            role, organisation = head - phrase.start, "ORGANISATION"
            if role or words.tags[name.start - 1] == "company":
                return
        else:
            role, organisation = head - phrase.start, "OFFICE"
            if role < 2 or "role" in words.tags[phrase.start : head]:  # a role of the list has a stretch of its own
                return
        labels = ["UNKNOWN_ROLE"] * role + [organisation] * (phrase.stop - head)
        labels += [""] * (name.start - phrase.stop) + ["PERSON"] * len(name)
        yield Stretch(phrase.start, labels)


def _name_before(words: Words, verb: int) -> range | None:
    """The two or more words of a name right before *verb*, behind which a comma may stand."""
    after = verb - (words.tags[verb - 1] == "comma") if verb else 0
    first = after
    while first > 0 and after - first < 8 and words.tags[first - 1] in _GIVEN:
        first -= 1
    return range(first, after) if after - first >= 2 and first else None


def _capitals_end(words: Words, index: int) -> int:
    last = min(len(words), index + _LONGEST)
    while index < last and words.tags[index] in _CAPITALS:
        index += 1
    return index


def _given_end(words: Words, index: int) -> int:
    last = min(len(words), index + 8)
    while index < last and words.tags[index] in _GIVEN:
        index += 1
    return index
