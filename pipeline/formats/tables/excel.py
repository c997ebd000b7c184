"""`facts.excel.csv`: what Excel with Indonesian settings opens right with a double click.

Semicolons between cells, a decimal comma, a byte order mark. Excel turns whatever looks like a number or a date into
one (`72.71`, `3-5`, `Mei 2024`), and a word of its own language into a truth value. So a short text with a figure, or
of one word, is written as the formula `="72.71"`, which gives that text; so is a number with more figures than Excel
keeps. A text that would be a formula of its own gets an apostrophe.
"""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from pipeline import table
from pipeline.fact import BASES, LEVELS, SCHEMA, STATISTICS, TYPES, Cell, Fact
from pipeline.formats.tables.plain import Lines
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import VALUES

DELIMITER, DECIMAL_MARK = ";", ","
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NAMES = frozenset([*TYPES, *LEVELS, *BASES, *STATISTICS, *VALUES["bound"], *VALUES["status"], *VALUES["change"]])
"""The words of columns that hold one of a few: none of them is a truth value."""
_SHORT = 60
"""Characters of a text that Excel may take for a number or a date, with room to spare."""
_FIGURES = 15


def encode(facts: Iterable[Fact]) -> bytes:
    """*facts* as CSV lines in UTF-8, without the header."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITER, lineterminator="\r\n")
    writer.writerows([cell(value) for value in fact] for fact in facts)
    return text.getvalue().encode()


def cell(value: Cell) -> str:
    """*value* as Excel takes it.

    >>> cell(Decimal("81.01")), cell("72.71"), cell("=1+1"), cell("Sigi"), cell(Decimal(10) ** 17)
    ('81,01', '="72.71"', '="=1+1"', '="Sigi"', '="100000000000000000"')
    >>> cell("=HYPERLINK()"), cell("-"), cell("money"), cell("Kota Palu")
    ("'=HYPERLINK()", "'-", 'money', 'Kota Palu')
    """
    if isinstance(value, Decimal):
        exact = len(value.normalize().as_tuple().digits) <= _FIGURES and abs(value) < 10**_FIGURES
        return table.cell(value).replace(".", DECIMAL_MARK) if exact else f'="{table.cell(value)}"'
    if not isinstance(value, str):
        return table.cell(value)
    if value in _NAMES:
        return value
    if len(value) <= _SHORT and value.isprintable() and (value.isalpha() or any(char.isdigit() for char in value)):
        return '="' + value.replace('"', '""') + '"'
    return "'" + value if value.startswith(_FORMULA) else value


def read(text: str) -> str:
    """What `cell` made, given back.

    >>> read('="72.71"'), read("'=HYPERLINK()"), read("Sigi")
    ('72.71', '=HYPERLINK()', 'Sigi')
    """
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].replace('""', '"')
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def opened(path: Path, rulebook: Rulebook) -> Lines:
    """The file at *path*, with its header."""
    return Lines(path, b"\xef\xbb\xbf" + (DELIMITER.join(SCHEMA) + "\r\n").encode())
