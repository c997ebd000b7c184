"""Noun phrases and what stands between them: a sentence in letters (`letters`) cut into pieces.

A phrase holds nouns, names and what describes them, the members of a series, brackets and numbers inside it; a
closing pronoun, demonstrative or bracket stays outside. Times, rates, attributions between commas and other brackets
are gaps. The grammar never goes back over what it has read but for the commas of a series.
"""

import re
from typing import NamedTuple

from pipeline.link.letters import Line

_INNER = (
    r"[KPRaidu]|L|(?<!L)n|(?<![KPL])q|!h?+(?=[na-])|-(?=[nKPL])|(?<=[Kn])/(?=[Kn])"
    r"|\((?!d)[nKPLRaiq]{1,8}+\)(?=[nKPLRaiq&,])"
)
"""What may follow inside a phrase: a place begins no longer one, a noun of size begins one of its own behind a name."""
_RUN = rf"b*+(?:[nKPLRqG]|i(?=[nKPLR])|(?<![QC])u(?=[rVvm]))(?:{_INNER})*+"
_NAMING = frozenset("nKPLRqGb")
_AND = r"&(?!(?<=[KPL]&)[qG])"
_GRAMMAR = re.compile(
    rf"""
      (?P<one>h++(?!H)|[rvVmwtySQCe;:&j])
    | (?P<h> h*+H[hH]*+(?:n(?![nKPLRa(]))? )
    | (?P<T> [pD]*+ (?:T[Tdztia]*+|d(?=[^nKPLRaq]|$)) | z++ )
    | (?P<g> \([^()QC;]{{0,25}}+\) | ,[os][nKPLRaio&t]{{1,10}}+(?=,) | (?<=Q)/[nu][KL]++ | /[nKPTuL]a?+
             | E{_RUN} | [x()Ei-]++ )
    | (?P<N> (?<=Q){_RUN}(?=&{_RUN}[hT]*+[QC]) | (?<=[psD])(?:{_RUN})(?:{_AND}{_RUN})*+
             | {_RUN}(?:(?:,{_RUN}){{0,8}},?&{_RUN}|(?:{_AND}{_RUN})*+) )
    | (?P<o> o[nvwmsq](?![a-zA-Z]?,) )
    | (?P<any> . )
    """,
    re.VERBOSE,
)
"""T a time, g a gap, N a noun phrase, o a pronoun with the verb of its clause ("yang mereka tagih")."""


class Piece(NamedTuple):
    """A piece of a sentence: its letter, its first word and the one behind it, the preposition before it, its quantity.

    `prep` is the index of a word, `stated` the number of a quantity; -1 where there is none. Letters: N a noun phrase,
    T a time, g a gap, Q a quantity, C a count, V a passive verb (or pronoun and stem), all else as in `letters`.
    """

    kind: str
    first: int
    after: int
    prep: int = -1
    stated: int = -1


def pieces(line: Line) -> list[Piece]:
    """The pieces of a sentence from left to right; a preposition before a phrase belongs to it.

    >>> [piece.kind for piece in pieces(Line("nnpLrQ", [0, 1, 2, 3, 4, 5, 7], {5: 0}))]
    ['N', 'N', 'r', 'Q']
    """
    found: list[Piece] = []
    letters, at, stated = line
    for match in _GRAMMAR.finditer(letters):
        start, end = match.span()
        kind = match.lastgroup
        if kind == "one":
            found.append(Piece(letters[start], at[start], at[end], -1, stated.get(start, -1)))
            continue
        if kind == "any":
            kind = letters[start]
            if kind == "D" and letters[end : end + 1] in _NAMING:
                kind = "p"  # "sepanjang sejarah"
            elif kind == "k":  # ", sementara harga" against "klasemen sementara"
                kind = "h" if found and letters[start - 1] != "," else "j"
        elif kind == "o":
            kind = "w" if letters[start + 1] == "w" else "V"
        while kind == "N" and letters[start] == "b":
            start += 1
        prep = -1
        if kind == "N" and found and found[-1].kind == "p":
            prep = found.pop().first
        elif kind == "p" and found and found[-1].kind == "p":
            found.pop()
        found.append(Piece(kind or "", at[start], at[end], prep, stated.get(start, -1)))
    return found
