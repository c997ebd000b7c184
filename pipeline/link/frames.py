"""The frames in which a number stands, each a function; the first of `FRAMES` that fits gives what is measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.link.nounphrases import Piece
from pipeline.link.scene import Stated
from pipeline.link.topics import Phrases, Topic

_BRIDGE = frozenset("hTgatbzx")
"""Pieces that may stand between a phrase and its number: hedges, times, gaps."""
_INSIDE = frozenset("vVmrshTNopwDatg")
"""Pieces inside a relative clause."""
_SHARES = frozenset({"%", "pp", "bps"})
_DURATIONS = frozenset({"a", "mo", "wk", "d", "h", "min", "s"})


@dataclass(slots=True)
class Line:
    """A sentence in pieces, what its quantities were found to measure so far, and what the sentence before was about."""

    pieces: Sequence[Piece]
    topics: dict[int, Topic]
    phrases: Phrases
    before: Callable[[Stated], Topic | None]

    def left(self, index: int) -> int:
        """The piece that stands to the left of piece *index* over hedges, times and light nouns; -1 for none."""
        index -= 1
        while index >= 0 and (
            self.pieces[index].kind in _BRIDGE or (self.pieces[index].kind == "N" and self.phrases.is_light(self.pieces[index]))
        ):
            index -= 1
        return index

    def kind(self, index: int) -> str:
        """The letter of piece *index*; nothing beyond the ends."""
        return self.pieces[index].kind if 0 <= index < len(self.pieces) else ""

    def prep(self, index: int) -> str:
        """The preposition before phrase *index* in lower case; empty for none, and for one that lets through."""
        prep = self.pieces[index].prep
        word = self.phrases.words.lower(prep) if prep >= 0 else ""
        return "" if word in self.phrases.vocabulary.open else word

    def relative_head(self, index: int) -> int | None:
        """The phrase that the relative clause round piece *index* describes; *index* itself outside of one."""
        place = index - 1
        while place >= 0 and self.pieces[place].kind in _INSIDE:
            place -= 1
        if place < 0 or self.pieces[place].kind != "y":
            return index
        return place - 1 if self.kind(place - 1) == "N" else None


Frame = Callable[[Line, int, Stated], Topic | None]


def direct(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase directly before: "harga gabah Rp6.500", "dengan biaya Rp2 miliar", "di atas kaveling 72 m2"."""
    place = line.left(index)
    while line.kind(place) == ":":
        place = line.left(place)
    if line.kind(place) != "N":
        return None
    piece, phrases = line.pieces[place], line.phrases
    if not phrases.is_thing(piece):
        return None
    if line.kind(place - 1) == "s" or (line.kind(place - 1) == "V" and not phrases.is_gauge(piece)):
        return None
    if line.prep(place) and not (phrases.is_gauge(piece) and all(line.kind(k) in "hagx" for k in range(place + 1, index))):
        return None
    return phrases.topic(line.pieces, place, place + 1)


def dimension(line: Line, index: int, one: Stated) -> Topic | None:
    """The noun in a word of size: "berutang Rp2 juta", "PMR berkapasitas 6.000 ton", "dijual seharga Rp3 juta"."""
    place = line.left(index)
    while place > 0 and line.kind(place) == "N" and line.prep(place):
        place = line.left(place)
    if line.kind(place) != "D":
        return None
    words = line.phrases.words
    first = line.pieces[place].first
    word = words.lower(first)
    if word.startswith("se"):
        over = line.left(place)
        if line.kind(over) == "N" and over == place - 1 and not line.prep(over) and line.phrases.is_thing(line.pieces[over]):
            return line.phrases.topic(line.pieces, over, over + 1)
    return Topic(line.phrases.vocabulary.dimension[word], (words.starts[first], words.end(first)))


def paid(line: Line, index: int, one: Stated) -> Topic | None:
    """What money or stuff is given for: "mengalokasikan Rp12 miliar untuk perbaikan irigasi"."""
    if not _is_paying(line, index):
        return None
    place = index + 1
    while line.kind(place) in ("T", "g", "h", "&", "Q", "x", "t", "a") or (
        line.kind(place) == "N" and line.pieces[place].prep >= 0 and not _is_purpose(line, place)
    ):
        place += 1
    if line.kind(place) == "N" and _is_purpose(line, place) and not line.phrases.is_payer(line.pieces[place]):
        return line.phrases.topic(line.pieces, place, place + 1)
    if line.kind(place) == "p" and line.phrases.words.lower(line.pieces[place].first) in line.phrases.vocabulary.purpose:
        if line.kind(place + 1) in ("m", "v", "w") and line.kind(place + 2) == "N":
            return line.phrases.text(line.pieces[place + 1].first, line.pieces[place + 2].after)
    return None


def _is_purpose(line: Line, place: int) -> bool:
    prep = line.pieces[place].prep
    return prep >= 0 and line.phrases.words.lower(prep) in line.phrases.vocabulary.purpose


def _is_paying(line: Line, index: int) -> bool:
    """Whether somebody does something with the quantity: a paying verb, or any active verb of a payer."""
    place = line.left(index)
    if line.kind(place) == "w":
        return True
    if line.kind(place) not in ("m", "v"):
        return False
    place -= 1
    while place >= 0 and line.kind(place) in "hTgapot,":
        place -= 1
    return place < 0 or (line.kind(place) == "N" and line.phrases.is_payer(line.pieces[place])) or line.kind(place) == ";"


def stuff(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase behind a share or a measure where a verb or nothing stands before: "menyita 5 kg sabu"."""
    place = line.left(index)
    if line.kind(place) in ("r", "V", "N", "D", "Q", "C", "p") and line.kind(place) != "p":
        return None
    return behind(line, index, one)


def subject(line: Line, index: int, one: Stated) -> Topic | None:
    """What the sentence says the number of: "laba bersih perseroan pada 2024 naik", "dari … menjadi …"."""
    if _is_paying(line, index):
        return None
    place = index - 1
    while place >= 0:
        kind = line.pieces[place].kind
        if kind in "QC" and place in line.topics:
            return line.topics[place]
        if kind in ";j:":
            return None
        if kind == "N" and not line.prep(place):
            topic, place = _subject_at(line, place, index)
            if topic:
                return topic
        place -= 1
    return None


def _subject_at(line: Line, place: int, index: int) -> tuple[Topic | None, int]:
    """The subject at piece *place*, and the piece from which to look on where it is none."""
    phrases = line.phrases
    head = line.relative_head(place)
    if head is None:
        return None, place
    piece = line.pieces[head]
    agent = head == place and line.kind(place - 1) == "V" and not phrases.is_gauge(piece)
    if agent or line.kind(place - 1) == "s" or not phrases.is_thing(piece):
        return None, head
    return phrases.topic(line.pieces, head, index), head


def behind(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase directly behind: "60 persen pekerja", "11 ton ikan", "puluhan juta rupiah dana hibah"."""
    place, words, phrases = index + 1, line.phrases.words, line.phrases
    if one.behind > line.pieces[index].after or line.kind(place) != "N" or line.pieces[place].prep >= 0:
        return None
    piece = line.pieces[place]
    head = words.lower(piece.first)
    if head in phrases.vocabulary.no_start or head != bare_head(phrases, piece) or not phrases.is_thing(piece):
        return None
    if one.mention.type == "money" and head not in phrases.vocabulary.gauge:
        return None
    if _states_next(line, place):
        return None
    return phrases.topic(line.pieces, place, place + 1)


def bare_head(phrases: Phrases, piece: Piece) -> str:
    return phrases.head(piece)


def _states_next(line: Line, place: int) -> bool:
    """Whether phrase *place* belongs to a number behind it."""
    place += 1
    while line.kind(place) in ("h", "T", "g"):
        place += 1
    return line.kind(place) in ("Q", "r")


def share(line: Line, index: int, one: Stated) -> Topic | None:
    """What a share is of, where nothing else is said: "31,8 persen dari total produksi"."""
    place = index + 1
    if one.quantity.unit in _SHARES and line.kind(place) == "N" and line.prep(place) == "dari" and line.phrases.is_thing(line.pieces[place]):
        return line.phrases.topic(line.pieces, place, place + 1)
    return None


def inherited(line: Line, index: int, one: Stated) -> Topic | None:
    """What the clause before was about, or the sentence before where this one names nothing."""
    named = False
    for place in range(index - 1, -1, -1):
        piece = line.pieces[place]
        if piece.kind in "QC" and place in line.topics:
            return line.topics[place]
        if piece.kind == "N" and not line.prep(place) and line.phrases.is_thing(piece):
            if not line.phrases.is_payer(piece):
                if line.kind(place - 1) == "s":
                    continue
                return line.phrases.topic(line.pieces, place, place + 1)
    return None if named else line.before(one)


FRAMES: tuple[Frame, ...] = (direct, dimension, paid, stuff, subject, behind, share, inherited)


def counted(line: Line, index: int, one: Stated) -> Topic | None:
    """What a count is about, for the numbers behind it: its subject, or what it counts."""
    words, piece = line.phrases.words, line.pieces[index]
    noun = piece.first + (one.after - one.first)
    bare = noun >= piece.after or (piece.after - noun == 1 and words.tags[noun] == "classifier")
    place = line.left(index)
    if bare or line.kind(place) in ("r", "N"):
        found = direct(line, index, one) or subject(line, index, one)
        if found:
            return found
    return None if bare else line.phrases.text(noun, piece.after)
