"""Bytes to text: UTF-8 as it stands, UTF-16 and Windows-1252 where nothing else can be meant."""

import codecs
import re
from collections.abc import Iterable
from itertools import chain

from pipeline.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_HALF = re.compile("[\udc80-\udcff]")
NAMES = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32"}
"""How people call an encoding that is worth a note."""


def decode(raw: bytes, place: str) -> tuple[str, str]:
    """The text of *raw* without a byte order mark, and the encoding it was read in.

    Raises ArticleError, with the mend, for an empty file, for bytes that are no text, and for UTF-8 that is damaged.

    >>> decode("Harga “emas” naik".encode("cp1252"), "a.txt")
    ('Harga “emas” naik', 'cp1252')
    >>> decode("Rp5 juta".encode("utf-16"), "a.txt")
    ('Rp5 juta', 'utf-16')
    """
    if not raw.strip():
        raise ArticleError(place, "the file is empty; write the article or delete the file")
    encoding = encoding_of([raw], place)
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError as error:
        name = NAMES.get(encoding, encoding)
        raise ArticleError(place, f"is cut or damaged {name}; save it again as UTF-8") from error


def encoding_of(chunks: Iterable[bytes], place: str) -> str:
    """The name of the encoding of a text that comes in *chunks*; raises ArticleError where it is none."""
    rest = iter(chunks)
    first = next(rest, b"")
    for mark, name in _MARKS:
        if first.startswith(mark):
            return name
    if b"\0" in first[:4096]:
        return _wide(first[:4096], place)
    decoder, seen = codecs.getincrementaldecoder("utf-8")(), []
    try:
        for chunk in chain([first], rest):
            seen.append(chunk)
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _narrow(b"".join(chain(seen, rest)), place)
    if any(b"\0" in chunk for chunk in seen):
        raise ArticleError(place, "is binary, not text; only text can be read")
    return "utf-8-sig"


def _wide(sample: bytes, place: str) -> str:
    """UTF-16 without its mark: of Latin letters every second byte is NUL."""
    for name, nulls in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if nulls.count(0) > 0.8 * len(nulls) and sample.count(0) < 1.2 * nulls.count(0):
            return name
    raise ArticleError(place, "is binary, not text; only text can be read")


def _narrow(raw: bytes, place: str) -> str:
    """Windows-1252, unless more of *raw* is UTF-8 than not, or it is no text at all."""
    if _CONTROLS.search(raw):
        raise ArticleError(place, "is binary, not text; only text can be read")
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        text = raw.decode(errors="surrogateescape")
        bad = len(_HALF.findall(text))
        good = sum(char > "\x7f" for char in text) - bad
        line = raw.count(b"\n", 0, error.start) + 1
        damaged = good > bad or "unexpected end" in error.reason
        if damaged or any(byte in raw for byte in b"\x81\x8d\x8f\x90\x9d"):
            cause = f"line {line} is not UTF-8 (byte 0x{raw[error.start]:02x})"
            raise ArticleError(place, f"{cause}; save the file as UTF-8") from error
    return "cp1252"
