"""An article: its text with offsets that hold from here on, and what is known about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from pipeline.errors import ArticleError

# Characters that desks use one for another. Each stands for exactly one other character,
# so an offset in the plain text is the same offset in the article.
_ONE_FOR_ONE = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
    "\t": " ", "\v": " ", "\f": " ", "\u200b": " ",
    "\u200c": " ", "\u200d": " ", "\u2060": " ", "\u00ad": " ", "\u202a": " ",
    "\u202c": " ", "\u200e": " ", "\u200f": " ", "\ufeff": " ",
    "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "％": "%", "．": ".", "，": ",", **dict(zip("０１２３４５６７８９٠١٢٣٤٥٦٧٨٩", "01234567890123456789", strict=True)),
}  # fmt: skip


_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8});")
_SPACE = re.compile("[" + "".join(char for char, one in _ONE_FOR_ONE.items() if one == " ") + "]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read; `text` is the body as supplied: offsets count its characters (`\\r\\n`: two)."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        """Raises ArticleError for half a character (a lone surrogate), which no table can hold."""
        for name in ("id", "text", "title", "outlet", "url"):
            try:
                getattr(self, name).encode()
            except UnicodeEncodeError as error:
                cause = f"its {name} holds half a character at {error.start}; save it as UTF-8"
                raise ArticleError(f"article {self.id!r}", cause) from error


def plain(text: str) -> str:
    """*text* with one kind of space, quote, apostrophe and dash; same length, same offsets.

    Of an entity that a web page left behind only the mark is there, behind as many spaces as it takes: a space behind
    an opening mark would hide that a sentence begins.

    >>> plain("“Rp5\\u00a0juta” – 2020")
    '"Rp5 juta" - 2020'
    >>> plain("&quot;Siap&quot; &amp;nbsp;kata Budi")
    '     "Siap     "           kata Budi'
    """
    if "&" in text:
        text = _ENTITY.sub(_padded, text)
    for char, one in _ONE_FOR_ONE.items():  # faster than str.translate: most of them never occur
        if char in text:
            text = text.replace(char, one)
    return text


def occurrences(text: str, part: str) -> list[int]:
    """Where *part* stands in *text*, each place of it, also of those that share characters.

    >>> occurrences("Rp1 dan Rp1", "Rp1"), occurrences("aaa", "aa"), occurrences("", "a")
    ([0, 8], [0, 1], [])
    """
    places, at = [], text.find(part)
    while at >= 0:
        places.append(at)
        at = text.find(part, at + 1)
    return places


def spaced(text: str) -> str:
    """*text* with a plain space for every other kind and for marks without width, entities read; quotes, dashes stay.

    >>> spaced("Ma’mun\u00a0Amir")
    'Ma’mun Amir'
    >>> spaced("Dinas PU&amp;PR")
    'Dinas PU&PR'
    """
    if "&" in text:
        text = _ENTITY.sub(lambda found: _mark(found[0]) or found[0], text)
    return text if text.isascii() else _SPACE.sub(" ", text)


def marks(text: str) -> Iterator[tuple[int, int, str]]:
    """The entities of *text* that stand for a mark: start, offset of the mark in the plain text, and the mark.

    >>> list(marks("&ldquo;Siap&eacute;"))
    [(0, 6, '“')]
    """
    for found in _ENTITY.finditer(text) if "&" in text else ():
        mark = _mark(found[0])
        if mark and not mark.isspace():
            yield found.start(), found.end() - 1, mark


def _mark(entity: str) -> str:
    """The mark or space that *entity* stands for; empty where it stands for a letter, or for nothing."""
    char = unescape(unescape(entity))
    return char if len(char) == 1 and not char.isalnum() and (char.isprintable() or char in _ONE_FOR_ONE) else ""


def _padded(found: re.Match[str]) -> str:
    return _mark(found[0]).rjust(len(found[0])) if _mark(found[0]) else found[0]
