"""The speaker before a verb: the subject of mengatakan, menilai, mencatat, to the left in its sentence."""

from pipeline.link import organisations
from pipeline.link.behind import finding
from pipeline.link.introductions import name_end, name_start
from pipeline.link.registry import Entry
from pipeline.link.sightings import NAME, Sighting
from pipeline.link.speech import Verb, behind_dateline
from pipeline.link.talk import ROLE, Talk
from pipeline.match.repeated import leading_end

_FAR = 90
"""Characters between a subject and its verb at the most, for dates and places that stand between."""
_OPENS = frozenset({"comma", "open", "in", "of", "from", "preposition", "temporal", "adverb", "auxiliary", "relative",
                    "month", "conjunction", "as", "demonstrative", "degree", "place", "close"})  # fmt: skip
"""Tags of the word behind a subject that let its verb follow later."""
_JOINS = frozenset({"and", "comma", "conjunction", "adverb"})
"""Tags of the word before the second verb of a subject: "datang dan mengatakan"."""
_LIGHT = frozenset({"adverb", "auxiliary", "conjunction"})
_PLACED = frozenset({"place", "place_more", "level", "local", "open", "close", "place_or_name"})
"""Tags of the area behind an organisation, between commas: "Dinas Sosial Poso, Sulawesi Tengah (Sulteng), mencatat"."""
_CLAUSE = frozenset({"auxiliary", "comma", "colon", "quote"})
"""Tags of the word with which a clause begins behind a verb of saying."""
_TO_WHOM, _TOLD = frozenset({"preposition", "of"}), 6
"""Tags of the word that leads to whom something is told, and words until "bahwa": "melaporkan kepada polisi bahwa"."""
_HEADS = frozenset({"comma", "conjunction", "quote", "newline", "space", "dash", "close"})
"""Tags of words behind which a subject begins."""
_OWNING = frozenset({"noun", "in", "of", "from", "preposition", "classifier"})
"""Tags of words that make the organisation behind them no subject: "karyawan Bank X"."""
_SHORT = frozenset({"acronym", "organisation"})
"""Tags of a short name in brackets."""
_DESCRIBED = 250
"""Characters between a firm that is described and its verb at the most."""
_NOUNS = 4
"""Words of a noun phrase before the name of an organisation: "emiten produk laut PT X"."""


def subject_of(talk: Talk, verb: Verb, start: int, end: int) -> Entry | None:
    """The subject of *verb* in the sentence from word *start* to the one before *end*, if it may say something."""
    if verb.frame == "clause" and not _has_clause(talk, verb.word + 1, end):
        return None
    sighting = talk.sightings.before(verb.word)
    if sighting is None or sighting.first < start:
        of_nobody = _unknown(talk, verb, start) or _leading(talk, verb, start) or _far(talk, verb, start)
        return of_nobody or finding(talk, verb, start) or _described_firm(talk, verb, start)
    if _reaches(talk, sighting.after, verb.word):
        reports = verb.frame != "report" or sighting.entry.offices or _has_clause(talk, verb.word + 1, end)
        return _pair(talk, sighting) if reports and not _led(talk, sighting.first, start) else None
    return _unknown(talk, verb, sighting.after) or _far(talk, verb, sighting.after)


def _described_firm(talk: Talk, verb: Verb, start: int) -> Entry | None:
    """The firm that begins the sentence and is described before its verb: "PT Garam, anak usaha X yang …, mencatat"."""
    words = talk.words
    first = behind_dateline(words, start)
    if words.tags[first] != "company" or words.starts[verb.word] - words.starts[first] > _DESCRIBED:
        return None
    last = organisations.from_word(first, words)
    if words.tags[last + 1 : last + 2] != ["comma"] or "speech" in words.tags[last : verb.word]:
        return None
    return talk.registry.organisation(words.span(first, last))


def _has_clause(talk: Talk, after: int, end: int) -> bool:
    """Whether a clause follows at word *after*: a mark, an auxiliary or "bahwa", before which may stand to whom."""
    words, tags = talk.words, talk.words.tags
    if after < end and tags[after] in _TO_WHOM:
        return any(words.lower(index) in talk.lists.that for index in range(after + 1, min(end, after + _TOLD)))
    return after < end and (tags[after] in _CLAUSE or words.lower(after) in talk.lists.clause)


def _pair(talk: Talk, sighting: Sighting) -> Entry:
    """The person of *sighting*, with a private one before who speaks along: "Surti dan Hamdan"."""
    other = talk.sightings.before(sighting.first - 1)
    if other is None or other.after != sighting.first - 1 or talk.words.tags[other.after] != "and":
        return sighting.entry
    if other.entry.offices or sighting.entry.offices:
        return sighting.entry
    names = (talk.words.span(one.first, one.after - 1) for one in (other, sighting))
    return talk.registry.pair(talk.words.span(other.first, sighting.after - 1), *names)


def _led(talk: Talk, first: int, start: int) -> bool:
    """Whether a word before word *first* makes it no subject: "bersama Bupati", "kepada Camat", "membuat Budi"."""
    before = first - 1
    return before >= start and (talk.words.lower(before) in talk.lists.company or talk.words.tags[before] == "verb")


def _leading(talk: Talk, verb: Verb, start: int) -> Entry | None:
    """The unknown person whose name begins the sentence and whose verb follows later: "Surti usai lomba mengatakan"."""
    words, first = talk.words, behind_dateline(talk.words, start)
    after = name_end(words, first)
    if verb.frame != "before" or after - first < 2 or words.tags[first] != "name" or after >= verb.word:
        return None
    return talk.registry.person(words.span(first, after - 1)) if _reaches(talk, after, verb.word) else None


def _far(talk: Talk, verb: Verb, floor: int) -> Entry | None:
    """Whom a pronoun or a role alone means that heads the clause: "Ia enggan berbicara dan mengatakan"."""
    words, tags, index = talk.words, talk.words.tags, verb.word - 1
    while index >= floor and words.starts[verb.word] - words.starts[index] < _FAR:
        if tags[index] == "pronoun" and words.lower(index) in talk.lists.person:
            return talk.current if _begins(talk, index, floor) and _reaches(talk, index + 1, verb.word) else None
        if tags[index] in ROLE and _begins(talk, index, floor):
            after = talk.role_end(index)
            return talk.registry.with_role(words.span(index, after - 1)) if _reaches(talk, after, verb.word) else None
        index -= 1
    return None


def _reaches(talk: Talk, after: int, verb: int) -> bool:
    """Whether the subject that ends before word *after* can have its verb at word *verb*."""
    words, tags = talk.words, talk.words.tags
    if words.starts[verb] - words.end(after - 1) >= _FAR:
        return False
    if after < verb and tags[after] == "stop" and tags[after - 1] in ("degree", "initial"):
        after += 1
    opens = after < verb and (tags[after] in _OPENS or words.lower(after) in talk.lists.between)
    return after >= verb or opens or tags[verb - 1] in _JOINS


def _unknown(talk: Talk, verb: Verb, floor: int) -> Entry | None:
    """The pronoun, role, new name or organisation that is the subject, from word *floor* on."""
    words, tags = talk.words, talk.words.tags
    last = _subject_end(talk, verb.word, floor)
    if last < floor:
        return None
    tag, word = tags[last], words.lower(last)
    if tag == "pronoun":
        return talk.current if word in talk.lists.person else None
    if tag == "demonstrative":
        return _described(talk, last, floor)
    if word in talk.lists.firm and _begins(talk, last, floor):
        return talk.body
    if word.removesuffix("nya") in talk.lists.body | talk.lists.on_behalf and word.endswith("nya"):
        return talk.current
    if tag in ROLE or tag == "role_more":
        first = last
        while first > floor and tags[first] == "role_more":
            first -= 1
        return talk.registry.with_role(words.span(first, last)) if tags[first] in ROLE else None
    return _name(talk, verb, last, floor) or _organisation(talk, last, floor)


def _subject_end(talk: Talk, verb: int, floor: int) -> int:
    """The last word of a subject: over adverbs and an area between commas."""
    words, tags, index = talk.words, talk.words.tags, verb - 1
    while index >= floor and (
        tags[index] in _LIGHT
        or words.lower(index) in talk.lists.between
        or (tags[index] == "comma" and index == verb - 1)
    ):
        index -= 1
    area = index
    while area > floor and tags[area] in _PLACED:
        area -= 1
    if tags[area] == "stop" and area > floor:  # "Kabupaten Poso,. Provinsi Sulawesi Tengah"
        area -= 1
    if area < index and tags[area] == "comma" and words.starts[verb] - words.starts[area] < _FAR:
        return area - 1
    return index


def _described(talk: Talk, last: int, floor: int) -> Entry | None:
    """Whom a phrase that ends in "itu" at word *last* means, or a pronoun that is stressed so."""
    for index in range(last - 1, max(floor, last - 9) - 1, -1):
        if found := talk.described(index, last + 1):
            return found
        if talk.words.tags[index] in ("comma", "stop", "speech"):
            break
    return None


def _name(talk: Talk, verb: Verb, last: int, floor: int) -> Entry | None:
    """The person, pair or firm of an unknown name that ends at word *last*."""
    words, tags = talk.words, talk.words.tags
    first = max(name_start(words, last + 1), floor)
    if first > last or _in_organisation(talk, first, floor):
        return None
    name = words.span(first, last)
    if known := talk.registry.known_organisation(name):
        return known
    if (tags[first] == "place_or_name" and first == last) or verb.frame in ("stance", "report"):
        return None  # an athlete books a time, a club a victory
    first = leading_end(words, first, last + 1)
    name = words.span(first, last)
    if first - 1 > floor and tags[first - 1] == "and" and (other := name_start(words, first - 1)) < first - 1:
        other = max(other, floor)
        return talk.registry.pair(words.span(other, last), words.span(other, first - 2), name)
    return talk.registry.person(name) if " " in name or _begins(talk, first, floor) else None


def _in_organisation(talk: Talk, first: int, floor: int) -> bool:
    """Whether the name at word *first* goes on that of an organisation; "Pembalap Muda Budi" is a person's."""
    tags, index = talk.words.tags, first - 1
    while index >= floor and tags[index] in ("part", "capital"):
        index -= 1
    return index >= floor and tags[index] in organisations.ORGANISATION and tags[index] not in ("open", "close")


def _begins(talk: Talk, first: int, floor: int) -> bool:
    """Whether word *first* begins its clause."""
    return first == floor or talk.words.tags[first - 1] in _HEADS


def _organisation(talk: Talk, last: int, floor: int) -> Entry | None:
    """The organisation that ends at word *last*, if it is the subject and not what somebody belongs to."""
    words, tags = talk.words, talk.words.tags
    name = organisations.up_to_word(last, words, words.starts[floor])
    if name is None:
        if tags[last] == "close" and last - 2 > floor and tags[last - 2] == "open" and tags[last - 1] in _SHORT:
            return talk.registry.organisation(words.word(last - 1))  # a name in another language: "Air Lab (CAL)"
        return None
    head = name.split()[0]
    first = next((index for index in range(last, floor - 1, -1) if words.word(index) == head), floor)
    of_persons = NAME.issuperset(tags[first : last + 1])
    if of_persons or tags[first] in ("local", "level") or _owned(talk, first, floor):
        return None
    return talk.registry.known_organisation(name) or talk.registry.organisation(name)


def _owned(talk: Talk, first: int, floor: int) -> bool:
    """Whether the word before word *first* belongs to the organisation there: "karyawan Bank X", "di Bank X"."""
    before = first - 1
    if before < floor or _speaks(talk, first, floor):
        return False
    tag = talk.words.tags[before]
    return tag in _OWNING or (tag == "part" and behind_dateline(talk.words, floor) == before)


def _speaks(talk: Talk, first: int, floor: int) -> bool:
    """Whether the words before word *first* speak for an organisation: "pihak X", "data X", "emiten garam PT X"."""
    words, index = talk.words, first - 1
    speaking = talk.lists.on_behalf | talk.lists.finding | talk.lists.firm
    while index >= floor and first - index <= _NOUNS and words.tags[index] in ("noun", "part"):
        if words.lower(index) in speaking:
            return True
        index -= 1
    return False
