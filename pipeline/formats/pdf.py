"""A press release as PDF: its lines joined to paragraphs, without heads and feet that stand on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pipeline.errors import ArticleError
from pipeline.formats.columns import article
from pipeline.formats.dates import Dates
from pipeline.formats.extra import package
from pipeline.formats.rows import Item
from pipeline.formats.source import Source

SUFFIXES = (".pdf",)
_FIGURES = re.compile(r"\d+")
_END = re.compile(r"[.!?:;]['\"”’)]*$")
_NEW = re.compile(r"(?:[-–•*▪]|\d+[.)]|[a-z][.)])\s")
_PLACE = re.compile(r"(?:[^.]{0,40}[,:(])?\s*")
_FILE = re.compile(r"\.\w{2,4}$|^Microsoft \w+ - ")
_SHORT = 70
"""Letters that a line with the number of its page has at most: the lines of a text are longer."""
_FIRST = 12
"""Paragraphs in which the title and the day of a release stand."""


def read(source: Source, named: Mapping[str, str]) -> Iterator[Item]:
    """The article of a PDF; raises ArticleError for a file that is locked, damaged, or holds pictures only."""
    pypdf = package("pypdf", ".pdf")
    with source.open() as file:
        try:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ArticleError(source.place, "is locked with a password; save a copy without one")
            pages = [[" ".join(line.split()) for line in page.extract_text().splitlines()] for page in reader.pages]
            title = str((reader.metadata or {}).get("/Title") or "")
        except pypdf.errors.PyPdfError as error:
            raise ArticleError(source.place, f"is no PDF: {error}") from error
    text = paragraphs(_without_margins(pages))
    if not any(char.isalpha() for paragraph in text for char in paragraph):
        raise ArticleError(source.place, "holds no text, only pictures of it; run text recognition (OCR) first")
    cells = {
        "id": source.id, "text": "\n\n".join(text), "published": _day(text),
        "title": title if title and not _FILE.search(title) else _title(text),
    }  # fmt: skip
    yield article(cells, source.place, source.id)


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines of a page as paragraphs: one ends behind a sentence on a short line, at a heading, before the dateline.

    >>> paragraphs(["Panen Raya di Sigi", "Palu - Pemerintah menyalurkan benih padi kepada peta-", "ni di 43 desa pada",
    ... "musim ini.", "Harga gabah kini naik sedikit dari tahun yang lalu.", "- beras 5 ton", "- jagung 3 ton"])
    ['Panen Raya di Sigi', 'Palu - Pemerintah menyalurkan benih padi kepada petani di 43 desa pada musim ini.', \
'Harga gabah kini naik sedikit dari tahun yang lalu.', '- beras 5 ton', '- jagung 3 ton']
    """
    width = max(map(len, lines), default=0)
    found: list[str] = []
    last = ""
    for line in lines:
        if not line:
            last = ""
            continue
        is_dateline = not any(map(_END.search, found)) and _dated(line)
        if last and not _NEW.match(line) and not is_dateline and not _ends(last, line, width):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
        last = line
    return found


def _ends(last: str, line: str, width: int) -> bool:
    """Whether a paragraph ends with the line *last*, before *line*, on pages whose longest line has *width* letters."""
    if line[0].islower():
        return False
    first = line.split()[0]
    if _END.search(last):
        return len(last) + 1 + len(first) <= 0.95 * width
    return len(last) + 1 + len(first) <= 0.7 * width


def _joined(before: str, line: str) -> str:
    """Two lines of a paragraph as one; a word that is parted at the end of a line is made whole."""
    head, _, tail = before.rpartition(" ")[2].rpartition("-")
    rest = line.split()[0]
    if not before.endswith("-") or not head.isalpha() or tail:
        return f"{before} {line}"
    if not rest[0].islower() or re.match(rf"{head}(?!\w)", rest, re.IGNORECASE):  # anak-anak
        return before + line
    return before[:-1] + line


def _without_margins(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages, without page numbers and without what stands at one edge of all pages but one."""
    often = Counter(key for lines in pages for index in range(len(lines)) if (key := _margin(lines, index)))
    needed = max(2, len(pages) - 1)
    return [
        line
        for lines in pages
        for index, line in enumerate(lines)
        if not ((key := _margin(lines, index)) and (often[key] >= needed or line.isdigit()))
    ]


def _margin(lines: Sequence[str], index: int) -> tuple[int, str] | None:
    """How near to the edge a line stands, and the line itself, a short one without its figures; None in the middle."""
    place = index if index < 2 else index - len(lines)
    line = lines[index]
    return (place, _FIGURES.sub("0", line) if len(line) <= _SHORT else line) if -2 <= place < 2 else None


def _title(text: Sequence[str]) -> str:
    """The heading above the first sentence, which is no date and no number of a letter; empty where there is none."""
    heads: list[str] = []
    for paragraph in text[:_FIRST]:
        if _END.search(paragraph):
            break
        if len(paragraph.split()) > 2 and not _dated(paragraph) and ":" not in paragraph:
            heads.append(paragraph)
    return heads[-1] if heads else ""


def _day(text: Sequence[str]) -> date | None:
    """The day in the dateline: `Palu, 12 Agustus 2025 - …`, `Tanggal: 12/08/2025`."""
    return next((day for paragraph in text[:_FIRST] if (day := _dated(paragraph))), None)


def _dated(paragraph: str) -> date | None:
    return Dates.of_project().leading(paragraph, _PLACE)
