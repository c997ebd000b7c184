"""The frames in which a number stands, each a function; the first of `FRAMES` that fits gives what is measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pipeline.link.nounphrases import Piece
from pipeline.link.scene import Stated
from pipeline.link.topics import Phrases, Topic

_BRIDGE = frozenset("hTgatbzx")
"""Pieces that may stand between a phrase and its number: hedges, times, gaps."""
_INSIDE = frozenset("vVmrshTNopwDatgS")
"""Pieces inside a relative clause."""
_AGE = "usia"
_SHARES = frozenset({"%", "pp", "bps"})


@dataclass(slots=True)
class Line:
    """A sentence in pieces, what its quantities were found to measure so far, and what the sentence before was about.

    `aside` holds the quantities whose topic is that of a phrase at the side ("dengan porsi 20 persen").
    """

    pieces: Sequence[Piece]
    phrases: Phrases
    before: Callable[[Stated, bool], Topic | None]
    topics: dict[int, Topic] = field(default_factory=dict)
    aside: set[int] = field(default_factory=set)
    lefts: dict[int, int] = field(default_factory=dict)

    def kind(self, index: int) -> str:
        """The letter of piece *index*; nothing beyond the ends."""
        return self.pieces[index].kind if 0 <= index < len(self.pieces) else ""

    def word(self, index: int) -> str:
        """The first word of piece *index* in lower case."""
        return self.phrases.words.lower(self.pieces[index].first)

    def is_thing(self, index: int) -> bool:
        """Whether piece *index* is a phrase that can be measured."""
        return self.kind(index) == "N" and self.phrases.is_thing(self.pieces[index])

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

    def is_agent(self, index: int) -> bool:
        """Whether phrase *index* is who does it ("dikelola dinas") or who says it ("kata bupati")."""
        verb = self.kind(index - 1)
        return verb == "s" or (verb == "V" and self.phrases.is_payer(self.pieces[index]))

    def is_predicate(self, index: int) -> bool:
        """Whether phrase *index* is what the subject becomes: "saham itu menjadi top gainer"."""
        return self.kind(index - 1) == "r" and self.word(index - 1) == "menjadi"

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


Frame = Callable[[Line, int, Stated], Topic | None]


def partly(line: Line, index: int, one: Stated) -> Topic | None:
    """The quantity before, of which this one is a part: "63 hektare sawah, belasan hektare di antaranya puso"."""
    if line.kind(index + 1) != "e":
        return None
    return next((line.topics[place] for place in range(index - 1, -1, -1) if place in line.topics), line.before(one, True))


def direct(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase directly before: "harga gabah Rp6.500", "dengan biaya Rp2 miliar", "di atas kaveling 72 m2"."""
    place = line.left(index)
    while line.kind(place) == ":":
        place = line.left(place)
    if not line.is_thing(place) or line.is_agent(place):
        return None
    if line.prep(place) and not _is_close(line, place, index):
        return None
    if line.pieces[place].prep >= 0:
        line.aside.add(index)
    return line.phrases.topic(line.pieces, place, place + 1)


def _is_close(line: Line, place: int, index: int) -> bool:
    """Whether the phrase behind a preposition is the number's own: "dari pagu Rp3 miliar", "disumbang oleh ekspor 5 ton"."""
    if any(line.kind(between) not in "hagxT" for between in range(place + 1, index)):
        return False
    gauge = line.phrases.is_gauge(line.pieces[place]) and line.prep(place) not in line.phrases.vocabulary.purpose
    return gauge or line.kind(place - 1) == "S" or (
        line.prep(place) == "dari" and line.kind(place - 1) in ("&", ",", "h", "T")
    )


def described(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase that the number describes: "dari anggaran produksi yang hanya 55 juta dolar"."""
    place = index - 1
    done = False
    while line.kind(place) in ("h", "r", "T", "g", "a", "p", "V", "v", "m"):
        done = done or line.kind(place) == "m"
        place -= 1
    if line.kind(place) != "y":
        return None
    head = line.left(place)
    if line.kind(head) == ",":
        head = line.left(head)
    if not line.is_thing(head) or line.prep(head) in line.phrases.vocabulary.compared:
        return None
    if done and line.phrases.is_payer(line.pieces[head]):
        return None
    return line.phrases.topic(line.pieces, head, index)


def changed(line: Line, index: int, one: Stated) -> Topic | None:
    """What rose or fell by the number, places and times between: "kenaikan ekspor semen dari Palu pada Mei sebesar"."""
    place = index - 1
    while place >= 0 and (line.kind(place) in "hTga" or (line.kind(place) == "N" and line.pieces[place].prep >= 0)):
        if line.kind(place) == "N" and line.phrases.head(line.pieces[place]) in line.phrases.vocabulary.change:
            break
        place -= 1
    if line.kind(place) != "N" or line.phrases.head(line.pieces[place]) not in line.phrases.vocabulary.change:
        return None
    return line.phrases.topic(line.pieces, place, index) if line.is_thing(place) else None


def dimension(line: Line, index: int, one: Stated) -> Topic | None:
    """The noun in a word of size: "berutang Rp2 juta", "PMR berkapasitas 6.000 ton", "dijual seharga Rp3 juta"."""
    place = line.left(index)
    while place > 0 and line.kind(place) == "N" and line.prep(place):
        place = line.left(place)
    if line.kind(place) != "D":
        return None
    word, over = line.word(place), place - 1
    if word.startswith("se"):
        if line.kind(over) == "C" and line.kind(over - 1) == "N":  # "rumah dua lantai seluas 90 meter persegi"
            over -= 1
        if line.is_thing(over) and not line.phrases.is_payer(line.pieces[over]):
            return line.phrases.topic(line.pieces, over, over + 1)
    line.aside.add(index)
    words, first = line.phrases.words, line.pieces[place].first
    return Topic(line.phrases.vocabulary.dimension[word], (words.starts[first], words.end(first)))


def aged(line: Line, index: int, one: Stated) -> Topic | None:
    """The age of somebody: "pembalap 15 tahun itu"."""
    piece = line.pieces[index - 1] if index else None
    if one.quantity.unit != "a" or not piece or piece.kind != "N" or line.kind(index + 1) != "t":
        return None
    if not line.phrases.is_agent(piece):
        return None
    return Topic(_AGE, (line.phrases.words.starts[piece.first], line.phrases.words.end(piece.after - 1)))


def paid(line: Line, index: int, one: Stated) -> Topic | None:
    """What money or stuff is given for: "mengalokasikan Rp12 miliar untuk perbaikan irigasi"."""
    if not _is_paying(line, index) and line.kind(line.left(index)) not in ("w", ";", ""):
        return None
    place = index + 1
    while line.kind(place) in ("T", "g", "h", "&", "Q", "x", "t", "a") or (
        line.kind(place) == "N" and line.pieces[place].prep >= 0 and not _is_purpose(line, place)
    ):
        place += 1
    if line.kind(place) == "N" and _is_purpose(line, place):
        return None if line.phrases.is_agent(line.pieces[place]) else line.phrases.topic(line.pieces, place, place + 1)
    if line.kind(place) == "p" and line.word(place) in line.phrases.vocabulary.purpose:
        after = place + 2
        while line.kind(after) == "h":
            after += 1
        if line.kind(place + 1) in ("m", "v", "w") and line.kind(after) == "N":
            return line.phrases.text(line.pieces[place + 1].first, line.pieces[after].after)
    return None


def _is_purpose(line: Line, place: int) -> bool:
    prep = line.pieces[place].prep
    return prep >= 0 and line.phrases.words.lower(prep) in line.phrases.vocabulary.purpose


def _is_paying(line: Line, index: int) -> bool:
    """Whether somebody does something with the quantity: a verb of paying or an active one, and no thing as subject."""
    place = line.left(index)
    while line.kind(place) == "p":
        place = line.left(place)
    if line.kind(place) not in ("w", "m", "v"):
        return False
    place -= 1
    while place >= 0 and (line.kind(place) in "hTgatyo,eVvm" or (line.kind(place) == "N" and line.prep(place))):
        place -= 1
    return place < 0 or line.kind(place) in ";j" or (line.kind(place) == "N" and line.phrases.is_payer(line.pieces[place]))


def stuff(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase behind a share or a measure where a verb or nothing stands before: "menyita 5 kg sabu"."""
    place = line.left(index)
    if line.kind(place) in ("r", "V", "D", "Q", "C") or (line.kind(place) == "N" and not line.prep(place)):
        return None
    return behind(line, index, one)


def subject(line: Line, index: int, one: Stated) -> Topic | None:
    """What the sentence says the number of: "laba bersih perseroan pada 2024 naik", "dari … menjadi …"."""
    if _is_paying(line, index):
        return None
    place, last = index - 1, None
    while place >= 0 and line.kind(place) not in ";j:":
        kind = line.kind(place)
        if kind in "QC" and place in line.topics and _goes_on(line, place, index):
            return line.topics[place]
        if kind == "N":
            topic, head = _subject_at(line, place, index)
            if topic and not line.prep(head):
                return topic
            if topic and line.prep(head) in line.phrases.vocabulary.subject:
                if line.kind(head + 1) == "r":
                    return topic
                last = topic
            place = head
        place -= 1
    return last


def _goes_on(line: Line, place: int, index: int) -> bool:
    """Whether what quantity *place* measures is what the sentence goes on with."""
    if place in line.aside:
        return place >= index - 3 and all(line.kind(between) in "&ghar" for between in range(place + 1, index))
    return line.kind(place) == "Q" or line.kind(place - 1) != "p"


def _subject_at(line: Line, place: int, index: int) -> tuple[Topic | None, int]:
    """The subject at piece *place*, and the piece where it begins."""
    head = line.relative_head(place)
    if head is None:
        return None, place
    if not line.is_thing(head) or line.is_empty(head) or (head == place and (line.is_agent(place) or line.is_predicate(place))):
        return None, head
    return line.phrases.topic(line.pieces, head, index), head


def behind(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase directly behind: "60 persen pekerja", "11 ton ikan", "Rp3 triliun merupakan reksadana indeks"."""
    place, vocabulary = index + 1, line.phrases.vocabulary
    if one.behind > line.pieces[index].after:
        return None
    while line.kind(place) == "g" and line.kind(place + 1) == "r":  # "60 persen (pekerja) adalah warga"
        place += 1
    copula = line.kind(place) == "r" and line.phrases.words.tags[line.pieces[place].first] == "copula"
    if copula or line.kind(place) == "S" or (line.kind(place) == "h" and line.word(place) == "lipat"):
        place += 1
    if not line.is_thing(place) or line.pieces[place].prep >= 0:
        return None
    word = line.word(place)
    if word in vocabulary.no_start or word != line.phrases.head(line.pieces[place]) or _states_next(line, place):
        return None
    if one.mention.type == "money" and not copula and word not in vocabulary.gauge:
        return None
    return line.phrases.topic(line.pieces, place, place + 1)


def _states_next(line: Line, place: int) -> bool:
    """Whether phrase *place* belongs to a number behind it."""
    place += 1
    while line.kind(place) in ("h", "T", "g"):
        place += 1
    return line.kind(place) == "Q"


def share(line: Line, index: int, one: Stated) -> Topic | None:
    """What a share is of, where nothing else is said: "31,8 persen dari total produksi"."""
    place = index + 1
    if one.quantity.unit in _SHARES and line.is_thing(place) and line.prep(place) == "dari":
        return line.phrases.topic(line.pieces, place, place + 1)
    return None


def beside(line: Line, index: int, one: Stated) -> Topic | None:
    """The phrase behind any preposition with a word of size between: "dalam kasus suap senilai Rp2 miliar"."""
    place = index - 1
    while line.kind(place) in ("h", "g"):
        place -= 1
    if place == index - 1 or not line.is_thing(place) or line.phrases.is_payer(line.pieces[place]):
        return None
    return line.phrases.topic(line.pieces, place, place + 1)


def clause(line: Line, index: int, one: Stated) -> Topic | None:
    """A relative clause without a noun: "yang belum memutuskan 13,9 persen"."""
    place = index - 1
    while line.kind(place) in ("v", "V", "m", "w", "h", "N", "T", "p", "r", "!") and place >= 0:
        place -= 1
    last = index - 1
    while line.kind(last) in ("h", "r", "T", "p", "!"):
        last -= 1
    if line.kind(place) != "y" or last < place + 1 or line.kind(place - 1) == "N":
        return None
    return line.phrases.text(line.pieces[place].first, line.pieces[last].after)


def inherited(line: Line, index: int, one: Stated) -> Topic | None:
    """What the clause before was about, or the sentence before where this one names nothing."""
    paying = _is_paying(line, index)
    for place in range(index - 1, -1, -1):
        if line.kind(place) in "QC" and place in line.topics and place not in line.aside:
            return line.topics[place]
        prep = line.prep(place) if line.kind(place) == "N" else ""
        if line.is_thing(place) and line.kind(place - 1) != "s" and (not prep or prep in line.phrases.vocabulary.subject):
            if not paying and not line.phrases.is_payer(line.pieces[place]):
                return line.phrases.topic(line.pieces, place, place + 1)
    names_nothing = line.kind(line.left(index)) == "w" or all(
        line.kind(place) != "N" or line.phrases.is_place(line.pieces[place]) for place in range(index)
    )
    return line.before(one, names_nothing)


def change(line: Line, index: int, one: Stated) -> Topic | None:
    """That something changed, where the text does not say what: "menuntut kenaikan 10 persen"."""
    for place in range(index - 1, -1, -1):
        if line.kind(place) == "N" and line.phrases.head(line.pieces[place]) in line.phrases.vocabulary.change:
            return line.phrases.text(line.pieces[place].first, line.pieces[place].after)
    return None


FRAMES: tuple[Frame, ...] = (
    partly, aged, described, direct, changed, dimension, paid, stuff, subject, behind, share, beside, clause, inherited, change,
)  # fmt: skip


LENGTH_FRAMES: tuple[Frame, ...] = (partly, aged, described, direct, changed, dimension, stuff)
"""The frames of lengths of time and of times over, of which a sentence tells less often."""


def is_said_of_subject(line: Line, index: int) -> bool:
    """Whether a verb that takes no object, or a preposition of length, leads to the number."""
    place = line.left(index)
    if line.kind(place) == "p":
        vocabulary = line.phrases.vocabulary
        return line.word(place) in vocabulary.length or (place > 0 and line.word(place - 1) in vocabulary.equal)
    return line.kind(place) in ("r", "V", "v", ",", "&")


def counted(line: Line, index: int, one: Stated) -> Topic | None:
    """What a count is about, for the numbers behind it: its subject, or what it counts."""
    words, piece = line.phrases.words, line.pieces[index]
    noun = one.after
    bare = noun >= piece.after or (piece.after - noun == 1 and words.tags[noun] == "classifier")
    if bare or line.kind(line.left(index)) in ("r", "N"):
        found = direct(line, index, one) or subject(line, index, one)
        if found:
            return found
    return None if bare else Topic(one.quantity.unit, (words.starts[noun], words.end(piece.after - 1)))


def about(line: Line) -> Topic | None:
    """What a sentence is about: its first phrase that is a thing and neither pays nor says anything."""
    for place in range(len(line.pieces)):
        if line.is_thing(place) and not line.prep(place) and not line.is_agent(place):
            if not line.phrases.is_payer(line.pieces[place]):
                return line.phrases.topic(line.pieces, place, place + 1)
    return None
