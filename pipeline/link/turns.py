"""Where a speaker who goes on without a verb of saying ends: the words that begin a sentence of somebody else."""

import re
from collections.abc import Iterable

from pipeline.language import Words

_OTHERS = frozenset({"organisation", "company", "institution", "acronym", "quote", "name", "role", "local_role",
                     "pronoun", "dash"})  # fmt: skip
"""Tags of words at the head of a sentence that has a subject of its own."""
_LEADS = frozenset({"in", "of", "preposition"})
_PLACES = (["place"], ["level"], ["local"], ["place_or_name"], ["organisation"], ["company"])
"""Tags of a place behind a preposition: "Di Kota Palu, …" tells of elsewhere."""


class Turns:
    """The words with which the narrator takes over ("Sementara itu", "Sebagai informasi"); made once per run."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """*phrases*: in lower case."""
        self._turn = re.compile("(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")\b")

    def at(self, words: Words, end: int, start: int) -> bool:
        """Whether the sentence at *start*, behind one that ends at *end*, is not the same speaker's any more."""
        if "\n" in words.plain[end:start] or self._turn.match(words.lowered, start):
            return True
        first = words.at(start)
        tag = words.tags[first]
        return tag in _OTHERS or (tag in _LEADS and words.tags[first + 1 : first + 2] in _PLACES)
