"""The words that may fill a slot of a pattern, and what they stand for."""

from pipeline.match.trie import trie
from pipeline.rulebook import Rulebook
from pipeline.rulebook.slots import Slot

_EDGE = r"(?:(?<![\p{L}\d])|(?-i:(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll})))"
"""Where a word may begin: also where a web page glued it to the one before (sebesarRp5 juta, junctoPasal 55)."""

_GLUED = r"(?-i:(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{3}|Cek\b))"
"""Where a word may end before a letter: a web page glued the next paragraph to it (5 persenJakarta)."""


class SlotWords:
    """The words that may fill a slot `{column:lexicon.kind|kind}`, and what they stand for."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._exact: dict[str, dict[str, str]] = {}
        self._folded: dict[str, dict[str, str]] = {}
        self._meaning: dict[str, dict[str, str]] = {}
        self._expressions: dict[tuple[str, bool], list[str]] = {}
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

    def learn(self, slot: Slot) -> None:
        """Keeps what the words of *slot* stand for in its column, for `value`."""
        self._load(slot)
        meaning = self._meaning.setdefault(slot.column, {})
        meaning.update(self._exact[slot.words])
        meaning.update(self._folded[slot.words])

    @property
    def meanings(self) -> dict[str, dict[str, str]]:
        """What the words that were learned stand for, by column."""
        return self._meaning

    def expression(self, slot: Slot, *, last: bool) -> str:
        """The regular expression of a slot; *last*: it stands before the numeral. A column with _ in front is lost."""
        group = "?:" if slot.column[0] == "_" else f"?P<{slot.column}>"
        either = [f"({group}{form})" for form in self._forms(slot, last)]
        # "ha" with -nya would be the word hanya; "m" in front of a figure is no metre but m2
        figures = r"(?![\d²³])" if slot.lexicon == "units" else ""
        end = "" if last else rf"(?:(?<=\p{{L}}{{4}})nya)?(?:(?!(?<=\p{{L}})\p{{L}})|{_GLUED})" + figures
        return f"(?:{_EDGE if last else ''}(?:{'|'.join(either)}){end})"

    def _forms(self, slot: Slot, last: bool) -> list[str]:
        """The expressions of the words whose capitals matter, and of those whose capitals do not."""
        key = slot.words, last
        if key not in self._expressions:
            self._load(slot)
            exact, folded = self._exact[slot.words], self._folded[slot.words]
            forms = [f"(?-i:{trie(exact, last=last)})"] if exact else []
            self._expressions[key] = [*forms, trie(folded, last=last)] if folded else forms
        return self._expressions[key]

    def _load(self, slot: Slot) -> None:
        if slot.words in self._exact:
            return
        rows = [row for row in self._rulebook.lexicon(slot.lexicon) if slot.takes(row.get("kind", ""))]
        column = next((key for key in ("unit", "value") if key in rows[0]), "word")
        self._exact[slot.words] = {row["word"]: row[column] for row in rows if row.get("case") == "exact"}
        self._folded[slot.words] = {row["word"].lower(): row[column] for row in rows if row.get("case") != "exact"}
