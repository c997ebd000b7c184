"""Stretches beside verbs of saying: a name behind an organisation, with a role that no list knows or without one.

"ujar Site Coordinator PT Surya Nusa, Made Arjana" and "BPJS Kesehatan Cabang Palu Rahmat Iskandar mengatakan".
"""

from collections.abc import Iterator

from pipeline.language import Words, places
from pipeline.match.chunks import Chunks
from pipeline.match.stretches import Stretch

_LONGEST = 14
"""Words of the phrase before the name."""
_GIVEN = frozenset({"name", "initial", "particle_of_name"})
_CAPITALS = frozenset({
    "name", "part", "role", "role_more", "capital", "initial", "organisation", "company", "institution", "acronym",
    "place", "place_more", "place_or_name", "level", "open", "close", "and", "number", "digits",
})  # fmt: skip
_CLOSING = frozenset({"place", "place_more", "close", "part", "acronym"})
"""Tags of the last word of an organisation before the name of one who speaks for it."""


class SaidStretches:
    """Finds the stretches beside verbs of saying; made once per run."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks

    def find(self, words: Words) -> Iterator[Stretch]:
        """The phrase and the name before each verb of saying, or behind one such as ujar."""
        for verb in places(words.tags, "speech"):
            if name := _name_before(words, verb):
                yield from self._before(words, name)
            yield from self._behind(words, verb)

    def _behind(self, words: Words, verb: int) -> Iterator[Stretch]:
        """ujar Site Coordinator PT Surya Nusa, Made Arjana."""
        comma = _capitals_end(words, verb + 1)
        if comma - verb > 3 and words.tags[comma : comma + 1] == ["comma"]:
            after = _given_end(words, comma + 1)
            if after > comma + 2:
                yield from self._phrase(words, range(verb + 1, comma), range(comma + 1, after))

    def _before(self, words: Words, name: range) -> Iterator[Stretch]:
        """Site Coordinator PT Surya Nusa, Made Arjana mengatakan; BPJS Kesehatan Cabang Palu Andi Firman mengatakan."""
        last = name.start - (words.tags[name.start - 1] == "comma")
        first = last
        while first > 0 and last - first < _LONGEST and words.tags[first - 1] in _CAPITALS:
            first -= 1
        if first < last:
            yield from self._phrase(words, range(first, last), name)

    def _phrase(self, words: Words, phrase: range, name: range) -> Iterator[Stretch]:
        """The stretch of *phrase* and *name*: role words, organisation, a comma where there is one, and the person."""
        labels = self._chunks.labels(words, phrase)
        if "ORGANISATION" not in labels:
            return
        role = labels.index("ORGANISATION")
        if not (words.tags[name.start - 1] in _CLOSING and not role if name.start == phrase.stop else role > 1):
            return
        if "role" in words.tags[phrase.start : phrase.start + role]:  # a role of the list has a stretch of its own
            return
        labels[role:] = ["ORGANISATION"] * (len(labels) - role)
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
