"""What comes in by a pipe: its kind, told by how it begins."""

import gzip
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.formats import rows
from pipeline.formats.markup import is_page
from pipeline.formats.source import Source

_BEGINNINGS = (
    (b"%PDF", ".pdf"), (b"PK\x03\x04", ".xlsx"), (b"PAR1", ".parquet"), (b"MIME-Version", ".mhtml"),
    (b"From: <Saved", ".mhtml"), (b"{", ".jsonl"), (b"[", ".json"), (b"<?xml", ".xml"), (b"<rss", ".xml"),
    (b"<feed", ".xml"),
)  # fmt: skip
_PLACE = Path("stdin")


def source(content: bytes) -> Source:
    """The source that *content* is; raises UsageError where nothing came."""
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
    if not content.strip():
        raise UsageError("-: nothing came in by the pipe")
    return Source(_PLACE, _PLACE, _suffix(content), content)


def _suffix(content: bytes) -> str:
    begins = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    for beginning, suffix in _BEGINNINGS:
        if begins.startswith(beginning):
            return suffix
    text = content[:2000].decode(errors="replace")
    if is_page(text):
        return ".html"
    first, _, rest = text.partition("\n")
    heads = next((first.split(mark) for mark in ",;\t" if mark in first), [])
    return ".csv" if rest and rows.has_text([head.strip('\r "') for head in heads], {}) else ".txt"
