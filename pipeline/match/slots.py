"""The words that may fill a slot of a pattern, and what they stand for."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.rulebook import Rulebook
from pipeline.rulebook.slots import Slot

_EDGE = r"(?:(?<![\p{L}\d])|(?-i:(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll})))"
"""Where a word may begin: also where a web page glued it to the one before (sebesarRp5 juta, junctoPasal 55)."""

_GLUED = r"(?-i:(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{3}))"
"""Where a word may end before a letter: a web page glued the next paragraph to it (5 persenJakarta)."""


class SlotWords:
    """The words that may fill a slot `{column:lexicon.kind|kind}`, and what they stand for."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._exact: dict[str, dict[str, str]] = {}
        self._folded: dict[str, dict[str, str]] = {}
        self._meaning: dict[str, dict[str, str]] = {}
        self.scales = frozenset(row["word"] for row in rulebook.lexicon("numerals") if row["kind"] == "scale")
        """Words that belong to the numeral before them, such as `juta`."""

    def of(self, slot: Slot) -> list[str]:
        """All words of a slot."""
        self._load(slot)
        return [*self._exact[slot.words], *self._folded[slot.words]]

    def value(self, column: str, word: str) -> str:
        """What *word* stands for in *column*: a currency's code, a unit's symbol, else the word."""
        meaning = self._meaning.get(column, {})
        return meaning.get(word) or meaning.get(" ".join(word.lower().split()), word)

    def expression(self, slot: Slot, *, last: bool) -> str:
        """The regular expression of a slot; *last*: it stands before the numeral. A column with _ in front is lost."""
        self._load(slot)
        meaning = self._meaning.setdefault(slot.column, {})
        meaning.update(self._exact[slot.words])
        meaning.update(self._folded[slot.words])
        group = "?:" if slot.column[0] == "_" else f"?P<{slot.column}>"
        either = [f"({group}{form})" for form in self._forms(slot)]
        # "ha" with -nya would be the word hanya; "m" in front of a figure is no metre but m2
        figures = r"(?![\d²³])" if slot.lexicon == "units" else ""
        end = "" if last else rf"(?:(?<=\p{{L}}{{4}})nya)?(?:(?!(?<=\p{{L}})\p{{L}})|{_GLUED})" + figures
        return f"(?:{_EDGE if last else ''}(?:{'|'.join(either)}){end})"

    def lists(self, slots: Sequence[Slot]) -> dict[str, list[str]]:
        """The named lists that the expressions of *slots* refer to."""
        lists: dict[str, list[str]] = {}
        for slot in slots:
            lists[f"{_list_name(slot)}_exact"] = _with_wide(self._exact[slot.words])
            lists[f"{_list_name(slot)}_folded"] = _with_wide(self._folded[slot.words])
        return {name: words for name, words in lists.items() if words}

    def _forms(self, slot: Slot) -> Iterator[str]:
        """The expressions of the words whose capitals matter, and of those whose capitals do not."""
        if self._exact[slot.words]:
            yield rf"(?-i:\L<{_list_name(slot)}_exact>)"
        if self._folded[slot.words]:
            yield rf"\L<{_list_name(slot)}_folded>"

    def _load(self, slot: Slot) -> None:
        if slot.words in self._exact:
            return
        rows = [row for row in self._rulebook.lexicon(slot.lexicon) if slot.takes(row.get("kind", ""))]
        column = next((key for key in ("unit", "value") if key in rows[0]), "word")
        self._exact[slot.words] = {row["word"]: row[column] for row in rows if row.get("case") == "exact"}
        self._folded[slot.words] = {row["word"].lower(): row[column] for row in rows if row.get("case") != "exact"}


def _with_wide(words: Iterable[str]) -> list[str]:
    """*words*, those of several parts also with two and three spaces, as careless pages print them."""
    return [word.replace(" ", " " * width) for word in words for width in ((1, 2, 3) if " " in word else (1,))]


def _list_name(slot: Slot) -> str:
    return slot.words.replace(".", "_").replace("|", "_").replace("^", "not_")
