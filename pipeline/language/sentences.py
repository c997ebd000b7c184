"""Where sentences start: a newline always ends one, the point of an abbreviation never."""

import re

_END = re.compile(r"""[\n.!?…](?:(?<=\n)\s*|(?<!\n)[.!?…]*["')\]]*(?:\s+(?=["'(\[]*[A-Z\d•])|(?=["(]?[A-Z][a-z])))""")
_LONGEST = 12
"""Characters of an abbreviation at the most."""


def sentence_starts(plain: str, abbreviations: frozenset[str]) -> list[int]:
    """The offset at which each sentence of *plain* starts; *abbreviations* in lower case without their point.

    >>> sentence_starts("Kab. Sigi aman. Warga pulang.", frozenset({"kab"}))
    [0, 16]
    """
    starts = [0]
    for end in _END.finditer(plain):
        mark = end.start()
        if plain[mark] == ".":
            first = mark
            while first and mark - first < _LONGEST and plain[first - 1].isalpha():
                first -= 1
            if mark - first == 1 or plain[first:mark].lower() in abbreviations:
                continue
        starts.append(end.end())
    return starts
