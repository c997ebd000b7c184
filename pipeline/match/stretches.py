"""The stretches of an article that may name an official, each word with the chunk that it belongs to.

A stretch is looked at only where a role of the list stands with a capitalised unknown word in reach; those beside verbs
of saying are in `said`.
"""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from pipeline.language import Name, Words
from pipeline.match import given
from pipeline.match.chunks import Chunks
from pipeline.match.persons import Known
from pipeline.match.walk import RoleKind, Walk
from pipeline.rulebook import Rulebook

BEHIND, BEFORE = 34, 12
"""Words that a role phrase with its organisation and the name may have, and among which a name in front may stand."""
_WITHIN = frozenset({
    "part", "organisation", "company", "institution", "acronym", "place", "place_or_name", "place_more", "level",
    "local", "role_more", "and", "noun", "adjective", "number", "number_more", "digits", "slash", "dash",
    "classifier", "capital", "unit_word", "name", "initial", "particle_of_name", "title", "degree", "acting",
    "role", "local_role", "open", "close", "month", "stop",
})  # fmt: skip
"""Tags that may stand in a role phrase and in a name."""
_OVER = frozenset({"comma", "of", "from", "in", "preposition", "verb"})
"""Tags of words that may lead to a further part of the phrase."""
_LINKS = frozenset({
    "as", "adverb", "verb", "auxiliary", "demonstrative", "temporal", "of", "preposition", "conjunction", "noun",
    "unit_word", "adjective",
})  # fmt: skip
"""Tags of words between "yang" and a role, and "sebagai"."""
_BETWEEN = frozenset({"comma", "degree", "stop", "close", "number", "digits", "open"})
"""Tags of degrees and of an age behind a name."""
_IN_NAMES = frozenset({
    "name", "initial", "particle_of_name", "stop", "capital", "place_or_name", "month", "role", "part",
})  # fmt: skip
_BEFORE_STOP = frozenset({"initial", "title", "degree", "acting", "company"})
"""Tags of abbreviations."""
_LEADS = frozenset({
    "as", "open", "relative", "adverb", "verb", "auxiliary", "demonstrative", "temporal", "comma", "stop",
})  # fmt: skip
"""Tags of a word between a name and the role behind it."""
_STARTS = frozenset({"stop", "newline", "quote"})
_JOINED = frozenset({"and", "dash"})
_ACTING = 8
"""Words and marks for acting holders before a role at the most."""
_MODIFIERS = 4
"""Capitalised words that an English role may have before it."""
_MODIFYING = frozenset({"name", "part", "capital", "organisation"})
_BEFORE_ROLE = frozenset({
    "newline", "space", "stop", "quote", "speech", "comma", "open", "conjunction", "and", "as", "colon",
})  # fmt: skip
"""Tags behind which a role with capitalised words before it may begin."""


class Stretch(NamedTuple):
    """Words of an article from `first` on, each with its chunk."""

    first: int
    labels: list[str]


class RoleStretches:
    """Finds the stretches round the roles of the list; made once per run."""

    def __init__(self, chunks: Chunks, rulebook: Rulebook) -> None:
        roles = rulebook.lexicon("roles")
        self._chunks = chunks
        self._modified = frozenset(row["role"].lower() for row in roles if row["area"] == "modified")
        self._led = self._modified | {row["role"].lower() for row in roles if row["area"] == "firm"}
        titles = rulebook.lexicon("titles")
        self._elect = {row["title"].lower() for row in titles if row["kind"] == "elect"}
        self._holders = {row["title"].lower() for row in titles if row["kind"] in ("acting", "former")}
        self._fields = frozenset(word for row in rulebook.lexicon("organisations") for word in row["word"].split())
        self._joining = {row["word"] for row in rulebook.lexicon("words") if row["class"] == "conjunction"}
        self._belonging = rulebook.words("context_words", "belonging")
        self._serves = {row["role"].lower(): row["area"] for row in roles if row["area"] in ("person", "client")}

    def find(self, words: Words, known: Known) -> Iterator[Stretch]:
        """The stretch of each role that has an unknown word in reach."""
        for role in words.names:
            if role.kind in ("role", "local_role") and (stretch := self._round(words, role, known)):
                yield stretch

    def _round(self, words: Words, role: Name, known: Known) -> Stretch | None:
        end = _end(words, role.after)
        first = _acting(words, role.first, self._holders)
        starts = not first or words.tags[first - 1] in _STARTS
        if first < role.first and starts and words.lower(first) in self._joining:  # "Sementara Kapolres Palu …"
            first += 1
        if first and self._is_sought(words, first):
            return None
        key = role.phrase
        if key in self._modified:
            first = _modifiers(words, first)
        led = first > 0 and words.tags[first - 1] in _LEADS
        start = _start(words, first) if led else first
        if "name" not in words.tags[start:first] and "name" not in words.tags[role.after : end]:
            return None
        labels = self._chunks.labels(words, range(start, end))
        at = first - start
        labels[at : role.after - start] = ["ROLE"] * (role.after - first)
        if at and words.tags[first - 1] == "open":
            labels[at - 1] = "LINK"  # Hasan Basri (Ketua Panitia)
        given.mend_in_front(labels, words.tags[start : role.first], words.tags[start + 1 : role.first + 1])
        owned = start > 0 and words.tags[start - 1] in _OWNED
        apposed = led and not owned and _is_apposed(labels, words.tags[start:end], at)
        if not apposed:
            given.mend_behind(words, labels, start, role.after, self._fields)
        labels[:at] = [label if label in _IN_FRONT else "" for label in labels[:at]]
        kind = RoleKind(key in self._led, self._serves.get(key, ""), apposed)
        walk = Walk(words, start, labels, known, kind, self._belonging, role.after - start)
        return Stretch(start, labels[: walk.walk()])

    def _is_sought(self, words: Words, index: int) -> bool:
        """Whether the role at word *index* is only run for: "calon bupati", "calon presiden dan wakil presiden"."""
        if words.tags[index - 1] in _JOINED:
            index -= 1
            while index > 0 and words.tags[index - 1] in ("role", "role_more"):
                index -= 1
        return index > 0 and words.lower(index - 1) in self._elect


def _end(words: Words, index: int) -> int:
    """The word behind those from *index* on that a role phrase with a name may have."""
    tags, last = words.tags, min(len(words), index + BEHIND)
    while index < last:
        tag = tags[index]
        if tag not in _WITHIN and not given.is_verb_like(words, index):
            if tag not in _OVER or index + 1 == last or not _leads_on(words, index):
                break
        elif tag == "stop" and tags[index - 1] not in _BEFORE_STOP:
            break
        index += 1
    return index


def _leads_on(words: Words, index: int) -> bool:
    """Whether a small word or comma leads to a further part of the phrase: a capital, a number, "terdiri atas"."""
    behind = words.tags[index + 1]
    return words.capital(index + 1) or behind in ("dash", "and", "title", "of", "from", "preposition")


def _start(words: Words, role: int) -> int:
    """The first word of a name in front of the word *role*, which belongs to it; *role* where none stands there."""
    tags, index = words.tags, role - 1
    first = max(0, role - BEFORE)
    while index > first and tags[index] in _LINKS:
        index -= 1
    if tags[index] in ("relative", "comma", "open") and index > first:
        index -= 1
    while index > first and tags[index] in _BETWEEN:
        index -= 1
    if tags[index] not in _IN_NAMES:
        return role
    while index >= first and tags[index] in _IN_NAMES | {"title", "degree"}:
        index -= 1
    return index + 1


def _acting(words: Words, index: int, holders: Container[str]) -> int:
    """The first of the words for acting and former holders before the role at *index*: "Penjabat (Pj)", "mantan"."""
    first, last = index, max(0, index - _ACTING)
    while index > last:
        tag = words.tags[index - 1]
        holder = tag == "acting" or words.lower(index - 1) in holders
        if not holder and tag not in ("open", "close", "stop", "and", "or"):
            break
        index -= 1
        if holder:
            first = index
    return first


def _modifiers(words: Words, index: int) -> int:
    """The first of the capitalised words before an English role, where they may stand: "Construction Manager"."""
    first = index
    while first > 0 and index - first < _MODIFIERS and words.tags[first - 1] in _MODIFYING:
        first -= 1
    before = words.tags[first - 1] if first else "newline"
    return first if before in _BEFORE_ROLE else index


def _is_apposed(labels: Sequence[str], tags: Sequence[str], role: int) -> bool:
    """Whether a name stands in front of the *role*, parted by a comma or led over."""
    index = role - 1
    while index >= 0 and (labels[index] in ("LINK", "DEGREES", "AGE") or tags[index] == "comma"):
        index -= 1
    return 0 <= index < role - 1 and labels[index] == "PERSON"


_IN_FRONT = frozenset({"PERSON", "TITLES", "LINK", "DEGREES", "AGE"})
"""Chunks that count in front of a role; what else stands there belongs to a stretch of its own."""
_OWNED = frozenset({
    "role", "role_more", "local_role", "place", "place_more", "part", "organisation", "acronym", "close",
})  # fmt: skip
"""Tags of a word before a name that make it the holder of the role or office in front of it."""
