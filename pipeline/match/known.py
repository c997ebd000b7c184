"""What an article tells of its unknown words before officials are looked for."""

import re

from pipeline.language import Words, places
from pipeline.match.persons import Known
from pipeline.values.person import abbreviates

_PHRASE = 8
"""Words that a name with a short form in brackets has at the most."""
_CAPITAL = re.compile(r"\b[A-Z]")
_BESIDE = frozenset({
    "name", "initial", "part", "organisation", "acronym", "company", "institution", "place", "place_more", "role",
    "role_more", "local_role", "close", "level",
})  # fmt: skip
"""Tags of words that make a single unknown word part of a longer name."""


def known(words: Words) -> Known:
    """The short names of those who speak in *words*, and the short names of organisations."""
    tags, last = words.tags, len(words) - 1
    spoken = {
        words.word(name)
        for verb in places(tags, "speech")
        for name in (verb - 1, verb + 1)
        if 0 <= name <= last and tags[name] == "name" and _is_single(tags, name)
    }
    aliases = {
        words.word(company + 1)
        for company in places(tags, "company")
        if tags[company + 1 : company + 2] == ["name"]
        and not _BESIDE.issuperset(tags[company + 2 : company + 3] or [""])
    }
    for bracket in places(tags, "open"):
        if tags[bracket + 1 : bracket + 3] == ["name", "close"] and bracket and _is_alias(words, bracket):
            aliases.add(words.word(bracket + 1))
    return Known(frozenset(spoken), frozenset(aliases))


def _is_single(tags: list[str], index: int) -> bool:
    """Whether an unknown word is no part of a longer name."""
    return (index == 0 or tags[index - 1] not in _BESIDE) and (index + 1 == len(tags) or tags[index + 1] not in _BESIDE)


def _is_alias(words: Words, bracket: int) -> bool:
    """Whether the word in brackets is the short form of the words in front of them."""
    phrase = words.span(max(0, bracket - _PHRASE), bracket - 1)
    short = words.word(bracket + 1)
    return any(abbreviates(short, phrase[at.start() :]) for at in _CAPITAL.finditer(phrase))
