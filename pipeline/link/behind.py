"""The speaker behind a verb: kata Budi, menurut Bupati, berdasarkan data BPS, disampaikan oleh Camat."""

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.link.introductions import name_end
from pipeline.link.registry import Entry
from pipeline.link.sightings import NAME
from pipeline.link.speech import Verb, behind_dateline
from pipeline.link.talk import ROLE, Talk
from pipeline.match.repeated import leading_end

_PHRASE = 18
"""Words of role and organisation between a verb and the name at the most."""
_OF_ROLE = frozenset({"role", "role_more", "local_role", "title", "acting", "degree", "organisation", "company", "part",
                      "institution", "acronym", "place", "place_more", "place_or_name", "level", "local", "initial",
                      "capital", "and", "open", "close", "number", "digits", "name", "preposition", "of", "in", "from",
                      "slash", "dash"})  # fmt: skip
"""Tags of the words of a role phrase, titles included."""
_OF_PHRASE = frozenset({"noun", "adjective", "part", "place", "place_more", "level", "local", "initial", "acronym",
                        "digits", "number", "organisation", "company", "institution", "comma", "title", "stop", "in",
                        "dash"})  # fmt: skip
"""Tags of words between kata and the name of somebody who is described rather than titled."""
_OF_DATA = frozenset({"evidence", "from", "states"})
"""Frames with words for data before the speaker."""
_SAID = frozenset({"after", "aside"})
_NOUNS = 1
"""Nouns between data and whose they are, at the most."""
_TITLED = frozenset({"title", "acting", "initial", "degree"})
"""Tags of words behind which a stop may stand inside a role phrase: "Prof. Dr. Amir"."""


def speaker_behind(talk: Talk, verb: Verb, end: int) -> Entry | None:
    """The speaker that *verb* has behind it, before word *end*."""
    words, first, of_data = talk.words, verb.word + 1, verb.frame == "from"
    writes = words.lower(verb.word) in talk.lists.writes or verb.frame == "states"
    light = talk.lists.leading if writes or verb.frame in _OF_DATA else talk.lists.by
    while first < end and words.lower(first) in light:
        of_data = of_data or words.lower(first) in talk.lists.finding
        first += 1
    if first >= end:
        return None
    if words.tags[first] == "pronoun":
        return talk.current if words.lower(first) in talk.lists.person else None
    return (
        _person_at(talk, first, end)
        or _role_at(talk, first, end)
        or _described_person(talk, verb, first, end)
        or _other(talk, first, end, of_data=of_data, writes=writes)
    )


def finding(talk: Talk, verb: Verb, start: int) -> Entry | None:
    """The organisation whose data show something: "Data BPS menunjukkan"; they are the subject at word *start*."""
    start = behind_dateline(talk.words, start)
    if talk.words.lower(start) not in talk.lists.finding:
        return None
    return speaker_behind(talk, Verb(start, "from"), verb.word)


def _person_at(talk: Talk, first: int, end: int) -> Entry | None:
    """The known person whose name follows at word *first*, behind titles, a role and its organisation."""
    sighting = talk.sightings.behind(first)
    if sighting is None or sighting.first >= end or sighting.first - first > _PHRASE:
        return None
    tags = talk.words.tags
    between = tags[first : sighting.first]
    has_role = not ROLE.isdisjoint(between)
    for before, tag in zip([tags[first - 1], *between], between, strict=False):
        if not (tag in _OF_ROLE or (tag == "stop" and before in _TITLED) or (tag == "comma" and has_role)):
            return None
    return sighting.entry if not between or has_role or between[0] in _TITLED else None


def _role_at(talk: Talk, first: int, end: int) -> Entry | None:
    """The person whom a role alone means: "kata Bupati", "kata Kepala Dinas itu"; "pria itu" is the last one."""
    words = talk.words
    if found := talk.described(first, end):
        return found
    while first < end - 1 and words.tags[first] == "acting":  # kata Mantan Wali Kota Palu
        first += 1
    if words.tags[first] not in ROLE:
        return None
    after = talk.role_end(first)
    return talk.registry.with_role(words.span(first, after - 1), words.lower(after) if after < end else "")


def _described_person(talk: Talk, verb: Verb, first: int, end: int) -> Entry | None:
    """The unknown person whose name ends a noun phrase: "ujar ayah korban, Dedi Hendrik", "kata bek Asep Rudi"."""
    words, tags = talk.words, talk.words.tags
    if verb.frame not in _SAID or tags[first] not in ("noun", "part", "adjective"):
        return None
    index, last = first + 1, min(end, first + _PHRASE)
    while index < last and tags[index] in _OF_PHRASE and tags[index] != "name":
        index += 1
    if index >= last or tags[index] != "name":
        return None
    index -= tags[index - 1] == "place_or_name"
    after = name_end(words, index)
    if tags[after : after + 1] == ["comma"] and name_end(words, after + 1) > after + 2:  # pelatih Lasimpo, Budi Santoso
        index, after = after + 1, name_end(words, after + 1)
    index = leading_end(words, index, after)
    apart = tags[index - 1] in ("comma", "title")
    return talk.registry.person(words.span(index, after - 1)) if apart or after - index > 1 else None


def _other(talk: Talk, first: int, end: int, *, of_data: bool, writes: bool) -> Entry | None:
    """The organisation or the unknown person whose name begins at word *first*; only an outlet *writes*."""
    words = talk.words
    while first < end - 1 and words.tags[first] in ("title", "acting", "stop"):
        first += 1
    while writes and first < end - 1 and words.tags[first] == "noun":  # tulis tim balap Lasimpo
        first += 1
    if of_data and words.tags[first] == "noun":
        first = _behind_nouns(words, first, end)
    tag, after = words.tags[first], name_end(words, first)
    if tag == "place" and not of_data and not writes and words.tags[first + 1 : first + 2] != ["place_more"]:
        return talk.registry.person(words.word(first))  # kata Oki: no place speaks
    if after > first and tag in NAME:
        name = words.span(first, after - 1)
        known = talk.registry.known_organisation(name)
        if known or of_data or _is_brand(name) or (writes and " " not in name):
            return known or talk.registry.organisation(name)
        return talk.registry.person(name)
    if tag in organisations.HEADS or (tag in organisations.ORGANISATION and words.capital(first)):
        last = organisations.from_word(first, words)
        if last == first and tag not in organisations.HEADS and not writes and not _is_brand(words.word(first)):
            return None  # menurut Pasal 7
        name = words.span(first, last)
        return talk.registry.known_organisation(name) or talk.registry.organisation(name)
    return None


def _behind_nouns(words: Words, first: int, end: int) -> int:
    """The organisation behind a noun that says which data: "data perdagangan RTI"; *first* where none follows."""
    index = first
    while index < min(end - 1, first + _NOUNS) and words.tags[index] == "noun":
        index += 1
    return index if words.capital(index) and words.tags[index] in organisations.ORGANISATION else first


def _is_brand(word: str) -> bool:
    """Whether a word has a capital inside, as names of brands have: MotoGP, IQAir."""
    return not word.isupper() and not word[1:].islower() and word.isalpha()
