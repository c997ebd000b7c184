"""An article: its text with offsets that hold from here on, and what is known about it."""

import re
from dataclasses import dataclass
from datetime import date

# Characters that desks use one for another. Each stands for exactly one other character,
# so an offset in the plain text is the same offset in the article.
_ONE_FOR_ONE = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
    "\t": " ", "\v": " ", "\f": " ", "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\u00ad": " ", "\u202a": " ", "\u202c": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ",
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
}  # fmt: skip


_SPACE = re.compile("[" + "".join(char for char, one in _ONE_FOR_ONE.items() if one == " ") + "]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is the body as supplied, and offsets count its characters (`\\r\\n` is two)."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""


def plain(text: str) -> str:
    """*text* with one kind of space, quote, apostrophe and dash; same length, same offsets.

    >>> plain("“Rp5\\u00a0juta” – 2020")
    '"Rp5 juta" - 2020'
    """
    for char, one in _ONE_FOR_ONE.items():  # faster than str.translate: most of them never occur
        if char in text:
            text = text.replace(char, one)
    return text


def spaced(text: str) -> str:
    """*text* with a plain space for every other kind and for marks that have no width; quotes and dashes stay.

    >>> spaced("Ma’mun\u00a0Amir")
    'Ma’mun Amir'
    """
    return text if text.isascii() else _SPACE.sub(" ", text)
