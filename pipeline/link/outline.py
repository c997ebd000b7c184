"""A sentence in pieces, with the questions that every frame asks of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.link.nounphrases import Piece
from pipeline.link.phrases import Phrases, Topic, bare
from pipeline.link.scene import Stated

_BRIDGE = frozenset("hTgatbzx")
"""Pieces that may stand between a phrase and its number: hedges, times, gaps."""
_INSIDE = frozenset("vVmrshTNopwDatgS")
"""Pieces inside a relative clause."""
_BEFORE_VERB = frozenset("hTgatyo,eVvm")
"""Pieces between a verb and its subject."""

_SCOPE = 80
"""Pieces in which a subject is looked for."""


@dataclass(slots=True)
class Outline:
    """A sentence in pieces; `measure` and `before` tell what its quantities and the sentence before are about.

    `aside` holds the quantities whose topic is that of a phrase at the side ("dengan porsi 20 persen").
    """

    pieces: Sequence[Piece]
    phrases: Phrases
    before: Callable[[Stated, bool], Topic | None]
    measure: Callable[["Outline", int], Topic | None]
    units: Callable[[Piece], str]
    topics: dict[int, Topic | None] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    lefts: dict[int, int] = field(default_factory=dict)
    things: dict[int, bool] = field(default_factory=dict)
    done: int = 0

    def topic(self, index: int) -> Topic | None:
        """What quantity *index* measures, found once; a count, which has no metric, is looked at when others ask.

        The counts before it come first, from left to right: a table of a thousand is no tower of calls.
        """
        if index not in self.topics:
            if self.kind(index) == "C":
                for place in range(self.done, index):
                    if self.kind(place) == "C" and place not in self.topics:
                        self.topics[place] = self.measure(self, place)
                self.done = index
            self.topics[index] = self.measure(self, index)
        return self.topics[index]

    def scope(self, index: int) -> range:
        """The pieces before piece *index*, the nearest first; in a table of numbers not all of them."""
        return range(index - 1, max(-1, index - _SCOPE), -1)

    def kind(self, index: int) -> str:
        """The letter of piece *index*; nothing beyond the ends."""
        return self.pieces[index].kind if 0 <= index < len(self.pieces) else ""

    def word(self, index: int) -> str:
        """The first word of piece *index* in lower case."""
        return self.phrases.words.lower(self.pieces[index].first)

    def is_thing(self, index: int) -> bool:
        """Whether piece *index* is a phrase that can be measured."""
        if index not in self.things:
            phrase = self.kind(index) == "N" and not self._is_served(index)
            self.things[index] = phrase and self.phrases.is_thing(self.pieces[index])
        return self.things[index]

    def _is_served(self, index: int) -> bool:
        """Whether phrase *index* goes on with counted people that get something: "bagi 40 buruh dan nelayan senilai".

        A word of size leads from there to the number, which is about what they get.
        """
        if index < 4 or self.kind(index - 1) not in ("&", ",") or self.kind(index - 2) != "C":
            return False
        sized = self.kind(index + 1) == "h" and self.word(index + 1) in self.phrases.vocabulary.amount
        return sized and self.kind(index - 3) == "p" and self.word(index - 3) in self.phrases.vocabulary.served

    def left(self, index: int) -> int:
        """The piece to the left of piece *index* over hedges, times and light nouns; -1 for none."""
        place = self.lefts.get(index)
        if place is None:
            place = index - 1
            while place >= 0 and (self.pieces[place].kind in _BRIDGE or self.is_empty(place)):
                place -= 1
            self.lefts[index] = place
        return place

    def is_empty(self, index: int) -> bool:
        """Whether piece *index* is a phrase that says nothing of its own: "angka", "memakan waktu"."""
        if self.kind(index) != "N":
            return False
        return self.phrases.is_light(self.pieces[index]) or (
            self.word(index) in self.phrases.vocabulary.object
            and self.pieces[index].after - self.pieces[index].first == 1
            and self.kind(index - 1) in ("m", "r")
        )

    def prep(self, index: int) -> str:
        """The preposition before piece *index* in lower case; empty for none, and for one that lets through."""
        prep = self.pieces[index].prep
        word = self.phrases.words.lower(prep) if prep >= 0 else ""
        return "" if word in self.phrases.vocabulary.open else word

    def unit(self, index: int) -> str:
        """The unit of quantity *index*."""
        return self.units(self.pieces[index])

    def is_compared(self, index: int) -> bool:
        """Whether piece *index* begins with a word of comparison: "dibanding April"."""
        return self.word(index) in self.phrases.vocabulary.compared

    def is_details(self, index: int) -> bool:
        """Whether piece *index* announces the parts of a sum: "rinciannya", "terdiri atas"."""
        details = self.phrases.vocabulary.details
        return self.kind(index) != "" and bare(self.word(index)) in details

    def is_from(self, index: int) -> bool:
        """Whether phrase *index* stands behind "dari"."""
        return self.pieces[index].prep >= 0 and self.phrases.words.tags[self.pieces[index].prep] == "from"

    def is_agent(self, index: int) -> bool:
        """Whether phrase *index* is who does it ("dikelola dinas") or who says it ("kata bupati")."""
        verb = self.kind(index - 1)
        return verb == "s" or (verb == "V" and self.phrases.is_payer(self.pieces[index]))

    def is_predicate(self, index: int) -> bool:
        """Whether phrase *index* is what the subject becomes: "saham itu menjadi top gainer"."""
        return self.kind(index - 1) == "r" and self.word(index - 1) in self.phrases.vocabulary.become

    def relative_head(self, index: int) -> int | None:
        """The phrase that the relative clause round piece *index* describes; *index* itself outside of one."""
        place = index - 1
        while place >= 0 and self.pieces[place].kind in _INSIDE:
            place -= 1
        if place < 0 or self.pieces[place].kind != "y":
            return index
        if place == index - 1 and self.phrases.words.lower(self.pieces[index].after - 1).endswith("nya"):
            return index  # "warga yang tanahnya dihargai Rp2 juta"
        return place - 1 if self.kind(place - 1) == "N" else index if self.kind(place - 1) == "T" else None

    def is_paying(self, index: int) -> bool:
        """Whether somebody does something with the quantity: a verb of paying or an active one, no thing as subject."""
        place = self.left(index)
        while self.kind(place) == "p":
            place = self.left(place)
        if self.kind(place) not in ("w", "m", "v"):
            return False
        place -= 1
        while place >= 0 and (self.kind(place) in _BEFORE_VERB or (self.kind(place) == "N" and self.prep(place))):
            place -= 1
        return (
            place < 0
            or self.kind(place) in ";j"
            or (self.kind(place) == "N" and self.phrases.is_payer(self.pieces[place]))
        )
