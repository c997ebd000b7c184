"""What the pieces of a sentence say by themselves: which phrase can be measured, and how it is written in the table."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link.nounphrases import Piece
from pipeline.link.scene import Span
from pipeline.link.vocabulary import Vocabulary

_LONGEST = 12
"""Words of a metric at the most."""
_PLACES = frozenset({"place", "place_more", "level", "local"})
_IN_PLACES = _PLACES | {"name", "part", "initial", "open", "close", "acronym", "comma", "and"}
_PERSONS = frozenset({"role", "role_more", "local_role", "title", "acting", "elect", "degree"})
_NAMES = frozenset(
    {"name", "place", "place_more", "place_or_name", "initial", "and", "dash", "particle_of_name", "capital"}
)
_RELATIVE = frozenset("VvmswSNa")
"""Pieces that go on with a relative clause."""
_STARTS = frozenset({"stop", "quote", "newline", "colon", "unit_word"})
_PAYERS = frozenset(
    {"organisation", "company", "institution", "acronym", "name", "place", "level", "local", "role", "place_or_name"}
)


class Topic(NamedTuple):
    """What is measured, and the words that say so."""

    text: str
    span: Span


class Phrases:
    """Tells of the noun phrases of an article what they name."""

    def __init__(self, words: Words, vocabulary: Vocabulary, persons: frozenset[str]) -> None:
        """*persons*: the words of the names of the article's officials."""
        self.words, self.vocabulary, self._persons = words, vocabulary, persons

    def head(self, piece: Piece) -> str:
        """The first word of a phrase in lower case, without -nya."""
        return bare(self.words.lower(piece.first))

    def is_light(self, piece: Piece) -> bool:
        """Whether a phrase holds only words that name no measured thing alone: "angka", "kenaikan tertinggi"."""
        words, light = self.words, self.vocabulary.empty
        return all(
            words.tags[index] == "adjective"
            or (word := bare(words.lower(index))) in light
            or word in self.vocabulary.manner
            for index in range(piece.first, piece.after)
        )

    def is_thing(self, piece: Piece) -> bool:
        """Whether a phrase can be what is measured: no person, no place alone, no evidence, nothing light."""
        tags = self.words.tags
        if tags[piece.first] in _PERSONS and (
            self.words.capital(piece.first) or tags[piece.first] in ("acting", "elect")
        ):
            return False
        if self.is_light(piece) or (self.head(piece) in self.vocabulary.evidence and not self._is_record(piece)):
            return False
        if self.is_place(piece):
            return False
        return not (self._persons and all(self.words.word(i) in self._persons for i in range(piece.first, piece.after)))

    def is_whole(self, piece: Piece) -> bool:
        """Whether a share can be of what a phrase names: no person, no place, no change."""
        if self.is_thing(piece):
            return True
        return self.head(piece) in self.vocabulary.empty and self.head(piece) not in self.vocabulary.change

    def is_place(self, piece: Piece) -> bool:
        """Whether a phrase names places and nothing in them: "Bengkulu Utara, dan Kaur"."""
        tags = self.words.tags
        return tags[piece.first] in _PLACES and all(
            tags[index] in _IN_PLACES for index in range(piece.first, piece.after)
        )

    def is_payer(self, piece: Piece) -> bool:
        """Whether a phrase names who pays, gets or does something."""
        return self.words.tags[piece.first] in _PAYERS or self.head(piece) in self.vocabulary.agent

    def is_agent(self, piece: Piece) -> bool:
        """Whether a phrase is headed by a noun for people or bodies that do something."""
        return self.head(piece) in self.vocabulary.agent

    def is_gauge(self, piece: Piece) -> bool:
        """Whether a phrase names a size of something ("pagu", "kedalaman"), or that it changes."""
        return (
            self.head(piece) in self.vocabulary.gauge
            or (self.head(piece) in self.vocabulary.empty and not self.is_light(piece))
            or self._is_record(piece)
        )

    def _is_record(self, piece: Piece) -> bool:
        """Whether what is written down is a size: "catatan waktu"."""
        size = self.words.lowers[piece.first + 1 : piece.after]
        return self.head(piece) in self.vocabulary.evidence and bool(size) and size[0] in self.vocabulary.gauge

    def is_name(self, topic: Topic) -> bool:
        """Whether a metric is only a name, of a person or a place more often than not."""
        first, last = self.words.at(topic.span[0]), self.words.at(topic.span[1] - 1)
        if first == last and (first == 0 or self.words.tags[first - 1] in _STARTS):
            return False  # a word that no list knows has a capital there anyway
        return all(tag in _NAMES for tag in self.words.tags[first : last + 1])

    def topic(self, line: Sequence[Piece], index: int, stop: int) -> Topic | None:
        """The phrase of piece *index* with what hangs on it, up to piece *stop*, as the table writes it."""
        first, after = line[index].first, line[index].after
        while first < after - 1 and self.words.lower(first) in self.vocabulary.change:
            first += 1
        if self.words.lower(first - 1) in self.vocabulary.negation:  # "yang tidak puas hanya 16,8 persen"
            first -= 1
        return self.text(first, self._hanging(line, index, stop, after))

    def _hanging(self, line: Sequence[Piece], index: int, stop: int, after: int) -> int:
        """The word behind the prepositional phrases and the relative clause that belong to phrase *index*."""
        reach, relative = index + 1, False
        while reach < stop:
            piece = line[reach]
            if piece.kind == "y" and not relative:
                relative = True
            elif piece.kind == "N" and piece.prep >= 0:
                if not (self.is_thing(piece) and (relative or self.words.lower(piece.prep) in self.vocabulary.keep)):
                    break
            elif not (relative and (piece.kind in _RELATIVE or (piece.kind == "h" and line[reach - 1].kind == "y"))):
                break
            if piece.after - line[index].first > _LONGEST:
                break
            reach += 1
        last = line[reach - 1]
        return after if last.kind in "yh" else last.after

    def text(self, first: int, after: int) -> Topic | None:
        """The words from *first* to before *after*, without brackets at the end and without -nya."""
        words = self.words
        while after > first and words.tags[after - 1] == "close":
            start = after - 1
            while start > first and words.tags[start] != "open":
                start -= 1
            after = start
        while after - 1 > first and words.lower(after - 1) in self.vocabulary.trailing:
            after -= 1
        if after <= first:
            return None
        return Topic(bare(words.span(first, after - 1)), (words.starts[first], words.end(after - 1)))


def bare(text: str) -> str:
    """*text* without -nya at its end.

    >>> bare("harganya"), bare("hanya"), bare("harga gabahnya")
    ('harga', 'hanya', 'harga gabah')
    """
    return text[:-3] if text.endswith("nya") and len(text) - text.rfind(" ") > 7 else text
