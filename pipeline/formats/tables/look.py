"""How the sheets of `facts.xlsx` look: widths, formats and colours."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pipeline.fact import Cell, Fact
from pipeline.formats.headings import Heading

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Mapping[str, int] = {
    "text": 21, "value": 18, "low": 18, "high": 18, "unit": 14, "per": 9, "bound": 11, "status": 9, "metric": 24,
    "sentence": 60, "share_of": 24, "region_name": 18, "province": 18, "regency": 20, "district": 16, "period": 18,
    "source": 18, "source_role": 22, "source_org": 24, "title": 34, "outlet": 18, "url": 30, "name": 22, "role": 24,
    "org": 26, "doc_id": 26, "fact_id": 20, "rule": 24, "group": 22, "evidence": 24, "flags": 16, "review": 14,
    "region_code": 13,
}  # fmt: skip
_WIDTH = 11
_TECHNICAL = frozenset(["group", "evidence", "doc_id", "fact_id", "rule", "start", "end"])
_LAST_PRINTED = "published"
"""The last column on paper; those behind it are for work on the screen."""
_INK, _GREY, _LINE = "#1F3864", "#7F7F7F", "#D9D9D9"
_A4 = 9
_WRAPPED = frozenset(["text", "name", "role", "org", "metric", "unit", "sentence", "source", "region_name", "outlet"])
"""The columns whose lines make a row high; longer cells further to the right are cut at that height."""
_TITLE, _HINT = 32, 255
"""Characters that a spreadsheet shows beside a cell."""
_LINE_HEIGHT = 13.5
_LINES = 30
"""More lines than a row on a screen should have."""


class Look:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Workbook", review: Heading) -> None:
        self._book = book
        common = {"valign": "top", "font_size": 10, "bottom": 1, "bottom_color": _LINE, "align": "left", "indent": 1}
        self.plain = book.add_format({**common, "num_format": "@"})
        self.wrapped = book.add_format({**common, "text_wrap": True, "num_format": "@"})
        self.strong = book.add_format({**common, "text_wrap": True, "num_format": "@", "bold": True})
        self.link = book.add_format({**common, "font_color": "#0563C1", "underline": 1})
        self.font = book.add_format({"font_size": 10})
        self.bold_font = book.add_format({"bold": True, "font_size": 10, "font_color": "#C00000"})
        self._head = book.add_format(self._heading(_INK))
        self._technical_head = book.add_format(self._heading(_GREY))
        self._technical = book.add_format({**common, "num_format": "@", "font_color": _GREY})
        self._date = book.add_format({**common, "num_format": "yyyy-mm-dd"})
        self._common = {**common, "align": "right"}
        self._rejected = book.add_format({"font_color": _GREY, "font_strikeout": True})
        self._fixed = book.add_format({"bg_color": "#FFF2CC"})
        self._added = book.add_format({"bg_color": "#E2EFDA"})
        self._title, self._hint = review.head[:_TITLE], review.about[:_HINT]
        self._numbers: dict[int, Format] = {}

    def sheet(self, sheet: "Worksheet", columns: Sequence[str]) -> None:
        """Widths, a head that stays, codes that may be digits without a warning, and a page of paper."""
        for index, column in enumerate(columns):
            sheet.set_column(index, index, _WIDTHS.get(column, _WIDTH))
        sheet.freeze_panes(1, 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&8&A&R&8&P / &N")

    def printed(self, sheet: "Worksheet", columns: Sequence[str], rows: int) -> None:
        """Leaves the columns for work on the screen off the paper."""
        sheet.print_area(0, 0, rows, columns.index(_LAST_PRINTED))

    def height(self, fact: Fact, columns: Sequence[str]) -> float:
        """How high the row of *fact* has to be: not every programme works that out when it opens the file."""
        lines = 1
        for column in _WRAPPED.intersection(columns):
            text = getattr(fact, column)
            if text:
                room = _WIDTHS[column] * (0.95 if column in ("text", "name") else 1.15)  # bold letters are wider
                lines = max(lines, sum(1 + int(len(part) / room) for part in text.splitlines()))
        return 3 + _LINE_HEIGHT * min(lines, _LINES)

    def reviewed(self, sheet: "Worksheet", columns: Sequence[str], rows: int, words: Mapping[str, str]) -> None:
        """Colours the rows that people fixed or added, strikes out those that they reject, and offers the words for it.

        *words*: what people write in the column `review`, and what it does.
        """
        at, last = columns.index("review"), len(columns) - 1
        cell = f"${_letters(at)}2"
        rejected = ",".join(f'LOWER({cell})="{word}"' for word, action in words.items() if action == "reject")
        for formula, look in (
            (f"=OR({rejected})", self._rejected),
            (f'=LEFT({cell},5)="fixed"', self._fixed),
            (f'={cell}="added"', self._added),
        ):
            sheet.conditional_format(1, 0, max(rows, 1), last, {"type": "formula", "criteria": formula, "format": look})
        first = dict.fromkeys(words.values())
        offered = [next(word for word, action in words.items() if action == each) for each in first]
        sheet.data_validation(
            1, at, max(rows, 1), at,
            {
                "validate": "list", "source": offered, "show_error": False,
                "input_title": self._title, "input_message": self._hint,
            },
        )  # fmt: skip

    def offered(self, sheet: "Worksheet", column: int, rows: int, words: Sequence[str]) -> None:
        """Offers the words that may stand in a column; `correct` says which others it does not know."""
        sheet.data_validation(
            1, column, max(rows, 1), column, {"validate": "list", "source": list(words), "show_error": False}
        )

    def legend(self, sheet: "Worksheet") -> None:
        """The sheet that tells what the columns are."""
        for index, width in enumerate((24, 16, 110)):
            sheet.set_column(index, index, width)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)

    def head(self, column: str) -> "Format":
        """The format of a column's head."""
        return self._technical_head if column in _TECHNICAL else self._head

    def cell(self, column: str, value: Cell) -> "Format":
        """The format of a cell: numbers with the decimals they have, dates the same everywhere, texts as they are."""
        if isinstance(value, date):
            return self._date
        if column in _TECHNICAL:
            return self._technical
        if column in ("text", "name"):
            return self.strong
        if isinstance(value, Decimal):
            return self._number(value)
        return self.wrapped

    def _number(self, value: Decimal) -> "Format":
        exponent = value.normalize().as_tuple().exponent
        decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._book.add_format({**self._common, "num_format": pattern})
        return self._numbers[decimals]

    def _heading(self, colour: str) -> dict[str, object]:
        return {
            "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "text_wrap": True, "valign": "vcenter",
            "font_size": 10, "align": "left", "indent": 1, "border": 1, "border_color": "#FFFFFF",
        }  # fmt: skip


def _letters(index: int) -> str:
    """The name of a column in a spreadsheet.

    >>> _letters(0), _letters(25), _letters(26), _letters(38)
    ('A', 'Z', 'AA', 'AM')
    """
    return (chr(ord("A") + index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)
