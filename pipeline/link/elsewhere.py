"""What a number measures where no frame near it says so: in the clause or sentence before, or behind `dari`."""

from pipeline.link.outline import Outline
from pipeline.link.phrases import Topic
from pipeline.link.scene import Stated

_SHARES = frozenset({"%", "pp", "bps"})


def partly(line: Outline, index: int, one: Stated) -> Topic | None:
    """The quantity before, of which this one is a part: "63 hektare sawah, belasan hektare di antaranya puso"."""
    if line.kind(index + 1) != "e":
        return None
    numbers = (place for place in line.scope(index) if line.pieces[place].stated >= 0)
    return next((topic for place in numbers if (topic := line.topic(place))), None) or line.before(one, True)


def compared(line: Outline, index: int, one: Stated) -> Topic | None:
    """What the number of its unit measures that it is compared with: "lebih tinggi dibanding April yang 2 persen"."""
    place = index - 1
    while line.kind(place) in ("h", "a", "y") or (line.kind(place) == "T" and not line.is_compared(place)):
        place -= 1
    if line.kind(place) != "T" or not line.is_compared(place):
        return None
    numbers = (before for before in line.scope(place) if line.kind(before) in ("Q", ";", "j"))
    same = next((near for near in numbers if line.kind(near) != "Q" or line.unit(near) == one.quantity.unit), -1)
    return line.topic(same) if line.kind(same) == "Q" else None


def share(line: Outline, index: int, one: Stated) -> Topic | None:
    """What a share is of, where nothing else is said: "31,8 persen dari total produksi"."""
    place = index + 1
    if one.quantity.unit in _SHARES and line.is_thing(place) and line.is_from(place):
        return line.phrases.topic(line.pieces, place, place + 1)
    return None


def beside(line: Outline, index: int, one: Stated) -> Topic | None:
    """The phrase behind any preposition with a word of size between: "dalam kasus suap senilai Rp2 miliar"."""
    place = index - 1
    while line.kind(place) in ("h", "g"):
        place -= 1
    if place == index - 1 or not line.is_thing(place) or line.phrases.is_payer(line.pieces[place]):
        return None
    return line.phrases.topic(line.pieces, place, place + 1)


def clause(line: Outline, index: int, one: Stated) -> Topic | None:
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


def inherited(line: Outline, index: int, one: Stated) -> Topic | None:
    """What the clause before was about, or the sentence before where this one names nothing."""
    paying = line.is_paying(index)
    for place in line.scope(index):
        topic = line.topic(place) if line.kind(place) in "QC" else None
        if topic and place not in line.aside:
            return topic
        if not paying and _is_subject(line, place):
            return line.phrases.topic(line.pieces, place, place + 1)
    names_nothing = line.kind(line.left(index)) == "w" or all(
        line.kind(place) != "N" or line.phrases.is_place(line.pieces[place]) for place in line.scope(index)
    )
    return line.before(one, names_nothing)


def _is_subject(line: Outline, place: int) -> bool:
    """Whether piece *place* can be what a clause is about: a thing that neither pays nor says anything."""
    if not line.is_thing(place) or line.is_agent(place) or line.phrases.is_payer(line.pieces[place]):
        return False
    return line.prep(place) in {"", *line.phrases.vocabulary.subject}


def change(line: Outline, index: int, one: Stated) -> Topic | None:
    """That something changed, where the text does not say what: "menuntut kenaikan 10 persen"."""
    for place in line.scope(index):
        if line.kind(place) == "N" and line.phrases.head(line.pieces[place]) in line.phrases.vocabulary.change:
            return line.phrases.text(line.pieces[place].first, line.pieces[place].after)
    return None


def about(line: Outline) -> Topic | None:
    """What a sentence is about: its first phrase that is a thing and neither pays nor says anything."""
    places = (place for place in range(len(line.pieces)) if _is_subject(line, place) and not line.prep(place))
    place = next(places, None)
    return None if place is None else line.phrases.topic(line.pieces, place, place + 1)
