"""Short forms that the press makes of names: beginnings and ends of their words, and slips of the pen."""

_PIECE, _ALONE, _LONG = 2, 4, 6
"""Letters of a piece of a blend, of a piece that stands alone, and of a word in which one letter may be wrong."""


def is_nickname(short: str, name: str) -> bool:
    """Whether *short* is made of the full *name*: two of its words blended, one of the first two cut, one misspelt.

    >>> [is_nickname(short, "Budi Wasesa Prasetya") for short in ("Buwas", "Wase", "Prasetia", "Pras", "Budiman")]
    [True, True, True, False, False]
    >>> is_nickname("Budi", "Budiman")
    False
    """
    words, short = name.lower().split(), short.lower()
    if len(words) < 2 or short in words:
        return False
    cut = len(short) >= _ALONE and any(word.startswith(short) or word.endswith(short) for word in words[:2])
    return cut or _is_blend(short, words) or any(_is_slip(short, word) for word in words)


def _is_blend(short: str, words: list[str]) -> bool:
    """Whether *short* is the beginning of one word and that of a later one: Zulhas of Zulkifli Hasan."""
    return any(
        first.startswith(short[:cut]) and second.startswith(short[cut:])
        for cut in range(_PIECE, len(short) - _PIECE + 1)
        for place, first in enumerate(words)
        for second in words[place + 1 :]
    )


def _is_slip(short: str, word: str) -> bool:
    """Whether two long words differ in one letter that is wrong, missing or too many.

    >>> _is_slip("komaruddin", "komarudin"), _is_slip("hendrik", "hendik"), _is_slip("sutrisno", "sutrisna")
    (True, True, True)
    """
    shorter, longer = sorted((short, word), key=len)
    if len(shorter) < _LONG or len(longer) - len(shorter) > 1 or shorter[0] != longer[0]:
        return False
    same = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]
