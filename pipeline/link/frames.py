"""The frames in which a number stands, each a function; the first of `FRAMES` that fits gives what is measured."""

from collections.abc import Callable

from pipeline.link.elsewhere import beside, change, clause, compared, inherited, partly, share
from pipeline.link.outline import Outline
from pipeline.link.phrases import Topic
from pipeline.link.purpose import paid, parted
from pipeline.link.scene import Stated

Frame = Callable[[Outline, int, Stated], Topic | None]


def direct(line: Outline, index: int, one: Stated) -> Topic | None:
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


def _is_close(line: Outline, place: int, index: int) -> bool:
    """Whether a phrase with a preposition is the number's own: "dari pagu Rp3 miliar", "disumbang oleh beras 5 ton"."""
    if any(line.kind(between) not in "hagxT" for between in range(place + 1, index)):
        return False
    gauge = line.phrases.is_gauge(line.pieces[place]) and line.prep(place) not in line.phrases.vocabulary.purpose
    return (
        gauge or line.kind(place - 1) == "S" or (line.is_from(place) and line.kind(place - 1) in ("&", ",", "h", "T"))
    )


def described(line: Outline, index: int, one: Stated) -> Topic | None:
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


def changed(line: Outline, index: int, one: Stated) -> Topic | None:
    """What rose or fell by the number, places and times between: "kenaikan ekspor semen dari Palu pada Mei sebesar"."""
    place = index - 1
    while place >= 0 and (line.kind(place) in "hTga" or (line.kind(place) == "N" and line.pieces[place].prep >= 0)):
        if line.kind(place) == "N" and line.phrases.head(line.pieces[place]) in line.phrases.vocabulary.change:
            break
        place -= 1
    if line.kind(place) != "N" or line.phrases.head(line.pieces[place]) not in line.phrases.vocabulary.change:
        return None
    return line.phrases.topic(line.pieces, place, index) if line.is_thing(place) else None


def dimension(line: Outline, index: int, one: Stated) -> Topic | None:
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
        if line.is_thing(over) and not line.phrases.is_agent(line.pieces[over]):
            return line.phrases.topic(line.pieces, over, over + 1)
    line.aside.add(index)
    words, first = line.phrases.words, line.pieces[place].first
    return Topic(line.phrases.vocabulary.dimension[word], (words.starts[first], words.end(first)))


def aged(line: Outline, index: int, one: Stated) -> Topic | None:
    """The age of somebody: "pembalap 15 tahun itu"."""
    piece = line.pieces[index - 1] if index else None
    if one.quantity.unit != "a" or not piece or piece.kind != "N" or line.kind(index + 1) != "t":
        return None
    if not line.phrases.is_agent(piece):
        return None
    return Topic(
        min(line.phrases.vocabulary.age),
        (line.phrases.words.starts[piece.first], line.phrases.words.end(piece.after - 1)),
    )


def stuff(line: Outline, index: int, one: Stated) -> Topic | None:
    """The phrase behind a share or a measure where a verb or nothing stands before: "menyita 5 kg sabu"."""
    place = line.left(index)
    if line.kind(place) in ("r", "V", "D", "Q", "C") or (line.kind(place) == "N" and not line.prep(place)):
        return None
    return behind(line, index, one)


def subject(line: Outline, index: int, one: Stated) -> Topic | None:
    """What the sentence says the number of: "laba bersih perseroan pada 2024 naik", "dari … menjadi …"."""
    if line.is_paying(index):
        return None
    place, last, end = index - 1, None, line.scope(index).stop
    while place > end and line.kind(place) not in ";j:":
        kind = line.kind(place)
        if kind in "QC" and _goes_on(line, place, index) and (topic := line.topic(place)):
            return topic
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


def _goes_on(line: Outline, place: int, index: int) -> bool:
    """Whether what quantity *place* measures is what the sentence goes on with."""
    if place in line.aside:
        near = place >= index - 3 and all(line.kind(between) in "&ghar" for between in range(place + 1, index))
        return near and line.kind(place + 1) != "r"
    return line.kind(place) == "Q" or line.kind(place - 1) != "p"


def _subject_at(line: Outline, place: int, index: int) -> tuple[Topic | None, int]:
    """The subject at piece *place*, and the piece where it begins."""
    head = line.relative_head(place)
    if head is None:
        return None, place
    if (
        not line.is_thing(head)
        or line.is_empty(head)
        or (head == place and (line.is_agent(place) or line.is_predicate(place)))
    ):
        return None, head
    return line.phrases.topic(line.pieces, head, index), head


def behind(line: Outline, index: int, one: Stated) -> Topic | None:
    """The phrase directly behind: "60 persen pekerja", "11 ton ikan", "Rp3 triliun merupakan reksadana indeks"."""
    place, vocabulary = index + 1, line.phrases.vocabulary
    if one.behind > line.pieces[index].after:
        return None
    while line.kind(place) == "g" and line.kind(place + 1) == "r":  # "60 persen (pekerja) adalah warga"
        place += 1
    copula = line.kind(place) == "r" and line.phrases.words.tags[line.pieces[place].first] == "copula"
    if copula or line.kind(place) == "S" or (line.kind(place) == "h" and line.word(place) in vocabulary.fold):
        place += 1
    if not line.is_thing(place) or line.pieces[place].prep >= 0:
        return None
    word = line.word(place)
    if (
        word in vocabulary.direction
        or word in vocabulary.after
        or word != line.phrases.head(line.pieces[place])
        or _states_next(line, place)
    ):
        return None
    if one.mention.type == "money" and not copula and word not in vocabulary.gauge:
        return None
    return line.phrases.topic(line.pieces, place, place + 1)


def _states_next(line: Outline, place: int) -> bool:
    """Whether phrase *place* belongs to a number behind it."""
    place += 1
    while line.kind(place) in ("h", "T", "g"):
        place += 1
    return line.kind(place) == "Q"


FRAMES: tuple[Frame, ...] = (
    partly, aged, compared, parted, described, direct, changed, dimension, paid, stuff, subject, behind, share, beside,
    clause, inherited, change,
)  # fmt: skip
_OF_LENGTHS: tuple[Frame, ...] = (partly, aged, described, direct, changed, dimension, stuff)


def of_lengths(line: Outline, index: int) -> tuple[Frame, ...]:
    """The frames of lengths of time and of times over, of which a sentence says more seldom what they measure.

    The subject is asked where a verb that takes no object, or a preposition of length, leads to the number.
    """
    place, vocabulary = line.left(index), line.phrases.vocabulary
    if line.kind(place) == "p":
        said = line.word(place) in vocabulary.length or (place > 0 and line.word(place - 1) in vocabulary.equal)
    else:
        said = line.kind(place) in ("r", "V", "v", ",", "&")
    return (*_OF_LENGTHS, subject, behind) if said else (*_OF_LENGTHS, behind)


def counted(line: Outline, index: int, one: Stated) -> Topic | None:
    """What a count is about, for the numbers behind it: its subject, or what it counts."""
    words, piece = line.phrases.words, line.pieces[index]
    noun = one.after
    bare = noun >= piece.after or (piece.after - noun == 1 and words.tags[noun] == "classifier")
    if bare or line.kind(line.left(index)) in ("r", "N"):
        found = direct(line, index, one) or subject(line, index, one)
        if found:
            return found
    return None if bare else Topic(one.quantity.unit, (words.starts[noun], words.end(piece.after - 1)))
