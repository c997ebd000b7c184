"""What an article tells of its unknown words before officials are looked for."""

import re

from pipeline.language import Words
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
    spoken, aliases = set(), set()
    tags = ["", *words.tags, "", ""]  # so that each word has one before and two behind it
    for index, tag in enumerate(words.tags, start=1):
        if tag != "name":
            continue
        before, behind = tags[index - 1], tags[index + 1]
        if before == "open" and behind == "close":
            phrase = words.span(max(0, index - 2 - _PHRASE), index - 3) if index > 2 else ""
            if any(abbreviates(words.word(index - 1), phrase[at.start() :]) for at in _CAPITAL.finditer(phrase)):
                aliases.add(words.word(index - 1))
        elif before == "company" and behind not in _BESIDE:
            aliases.add(words.word(index - 1))
        elif ("speech" in (before, behind)) and before not in _BESIDE and behind not in _BESIDE:
            spoken.add(words.word(index - 1))
    return Known(frozenset(spoken), frozenset(aliases))
