"""Markup in a text: whether there is any, and the text without it."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "head", "iframe", "svg", "object", "button", "select", "textarea")
)
_INLINE = (
    "a", "b", "body", "center", "em", "font", "html", "i", "link", "meta", "small", "span", "strong", "sub", "sup",
    "title", "u",
)  # fmt: skip
_TAG = re.compile(rf"</?(?:{'|'.join((*_BLOCKS, *_SILENT, *_INLINE))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PAGE = re.compile(
    r"\A\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b|<(?:script|style)\b[^<>]*>|</html\s*>",
    re.IGNORECASE | re.DOTALL,
)


def is_page(text: str) -> bool:
    """Whether *text* is a web page, with its head, styles or scripts, and not an article.

    >>> is_page("<!DOCTYPE html><html><p>Rp5 juta</p></html>"), is_page("Laba < Rp5 juta, rugi > Rp3 juta")
    (True, False)
    """
    return _PAGE.search(text) is not None


def has_tags(text: str) -> bool:
    """Whether tags of a page stand in *text*.

    >>> has_tags("<p>Dana Rp5 juta.</p>"), has_tags("Suhu <3 derajat, tekanan >5 bar")
    (True, False)
    """
    return "<" in text and _TAG.search(text) is not None


def text_of(markup: str) -> str:
    """The text of *markup*: a paragraph for each block, nothing of scripts, styles and buttons.

    >>> text_of("<style>p {margin: 5px}</style><p>Dana <b>Rp5 juta</b>\\n cair.</p>Harga naik.<br>Stok 3 ton.")
    'Dana Rp5 juta cair.\\n\\nHarga naik.\\n\\nStok 3 ton.'
    """
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    return parser.text()


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[list[str]] = [[]]
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag in _BLOCKS:
            self._paragraphs.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif tag in _BLOCKS:
            self._paragraphs.append([])

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._paragraphs[-1].append(data)

    def text(self) -> str:
        """What was read, a blank line between paragraphs."""
        lines = (" ".join("".join(paragraph).split()) for paragraph in self._paragraphs)
        return "\n\n".join(line for line in lines if line)
