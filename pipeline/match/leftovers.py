"""Leftovers of a web page ("Baca juga: …", "Pewarta: …"): regular expressions over the whole article."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

import regex

from pipeline.errors import RuleError
from pipeline.language import Words
from pipeline.match.edges import MARKS, Unbounded, texts
from pipeline.mention import Mention
from pipeline.patience import Watched, not_regular
from pipeline.rule import Rule

_LENGTHS = range(4, 17)
"""Characters of a beginning that are looked for; shorter ones stand in every article."""


class Leftovers:
    """Rules of type `leftover`: what they match is no news, and no fact stands in it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._any = re.compile("")
        self._patterns: list[tuple[Rule, tuple[str, ...], Watched]] = []
        for rule in rules:
            try:
                watched = Watched(rule.place, rule.id, regex.compile(rule.source))
                if watched.match(""):
                    raise RuleError(rule.place, rule.id, "fits the empty text, which is everywhere; write more of it")
                self._patterns.append((rule, beginnings(rule.source), watched))
            except regex.error as error:
                raise not_regular(rule.place, rule.id, error) from error
        begins = {begin for _, begins, _ in self._patterns for begin in begins}
        self._any = re.compile("|".join(map(re.escape, sorted(begins))))

    def find(self, words: Words) -> Iterator[Mention]:
        """Every leftover of *words*."""
        text = words.plain
        begin = self._any.search(text)
        if begin is None:
            return
        first = begin.start()
        for rule, begins, pattern in self._patterns:
            positions = [position for begin in begins if (position := text.find(begin, first)) >= 0]
            if positions:
                for found in pattern.finditer(text, min(positions)):
                    end = _headline_end(words, *found.span())
                    yield Mention(rule, found.start(), end, (found.start(), end))


def _headline_end(words: Words, start: int, end: int) -> int:
    """Where the headline from *start* to *end* ends, if a sentence runs into it: "… 30 Rumah | Ratusan warga pulang".

    What a lower-case word follows begins the sentence; so does a role, a number word or a pronoun with only names
    between it and that word: "… 30 Rumah | Camat Ulujadi, Siti Lamato, memantau".
    """
    if not words.plain[end : end + 1].islower():
        return end
    first, last = words.at(start) + _LABEL, words.at(end - 1)
    for index in range(last, max(first, last - _SUBJECT), -1):
        if words.tags[index] in _HEADS and words.capital(index):
            return words.starts[index]
        if words.tags[index] not in _OF_SUBJECT:
            break
    return words.starts[last] if last > first else end


_LABEL, _SUBJECT = 3, 14
"""Words of "Baca juga:", and of a subject at the most."""
_HEADS = frozenset({"role", "local_role", "number", "number_word", "pronoun"})
_OF_SUBJECT = frozenset({"name", "initial", "part", "place", "place_more", "place_or_name", "level", "local", "comma",
                         "title", "role_more", "organisation", "acronym", "company", "institution", "degree",
                         "stop"})  # fmt: skip


def beginnings(source: str) -> tuple[str, ...]:
    """The texts one of which begins whatever *source* matches: as few as can be, then as long; else the empty one.

    A search for them is three times as fast as the expression itself, and most articles hold none.

    >>> beginnings("(?:Baca|Simak) [Jj]uga:[^.]*")
    ('Baca ', 'Simak')
    >>> beginnings(".*:")
    ('',)
    """
    best: tuple[str, ...] = ("",)
    for length in _LENGTHS:
        try:
            found = {_literal(text)[:length] for text in texts(source, partial(_reaches, length), last=False)}
        except Unbounded:
            break
        shortest = [text for text in found if not any(text != other and text.startswith(other) for other in found)]
        if "" in found or (best != ("",) and len(shortest) > len(best)):
            break
        best = tuple(sorted(shortest))
    return best


def _reaches(length: int, text: str) -> bool:
    return len(text) >= length


def _literal(text: str) -> str:
    """What stands in *text* before the first character that stands for others."""
    return text[: next((position for position, char in enumerate(text) if char in MARKS), None)]
