"""Where sentences start: a newline always ends one, the point of an abbreviation never."""

import re
from bisect import insort

_END = re.compile(
    r"""[\n.!?…](?<![.!?…][.!?…])  # a run of marks is looked at from its first mark only
        (?:(?<=\n)\s* | (?<!\n)[.!?…]*+["')\]]*(?:\s+(?=["'(\[]*[A-Z\d•]) | (?=["(]?[A-Z][a-z])))""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"(?<=[a-z\d%])[A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?"
    r"(?: ?\([A-Z]{3,}\)|, [A-Z]{3,}) - "
)
"""A dateline that the page glued to the teaser before it: "segera rampungPalu, Sulawesi Tengah (KABAR) - "."""
_OPENING, _WIDEST = 1000, 80
"""Characters in which a dateline may stand, and that it has at the most."""
_LONGEST = 12
"""Characters of an abbreviation at the most."""


def sentence_starts(plain: str, abbreviations: frozenset[str]) -> list[int]:
    """The offset at which each sentence of *plain* starts; *abbreviations* in lower case without their point.

    >>> sentence_starts("Kab. Sigi aman. Warga pulang.", frozenset({"kab"}))
    [0, 16]
    >>> sentence_starts("Beras Rp9.000/kg. Gula naik.", frozenset({"kg"}))
    [0, 18]
    >>> sentence_starts("Warga di Sigi,. Sulteng pulangPalu (KABAR) - Aman.", frozenset())
    [0, 30]
    """
    starts = [0]
    for end in _END.finditer(plain):
        mark = end.start()
        if plain[mark] == ".":
            if mark and plain[mark - 1] == ",":  # a slip of the pen: "Kabupaten Poso,. Provinsi Sulawesi Tengah"
                continue
            first = mark
            while first and mark - first < _LONGEST and plain[first - 1].isalpha():
                first -= 1
            is_unit = first > 0 and plain[first - 1] == "/"  # "Rp9.000/kg. Harga gula"
            if not is_unit and (mark - first == 1 or plain[first:mark].lower() in abbreviations):
                continue
        starts.append(end.end())
    glued = _glued_dateline(plain)
    if glued and glued not in starts:
        insort(starts, glued)
    return starts


def _glued_dateline(plain: str) -> int:
    """Where a dateline begins that is glued to the word before it; 0 where none is."""
    dash = plain.find(" - ", 0, _OPENING)
    found = _DATELINE.search(plain, max(0, dash - _WIDEST), dash + 3) if dash > 0 else None
    return found.start() if found else 0
