"""The words that may fill a slot of a pattern, and what they stand for."""

from collections.abc import Iterable, Sequence

from pipeline.errors import RuleError
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook


class SlotWords:
    """The words that may fill a slot `{column:lexicon.kind|kind}`, and what they stand for."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._exact: dict[str, dict[str, str]] = {}
        self._folded: dict[str, dict[str, str]] = {}
        self._meaning: dict[str, dict[str, str]] = {}

    def of(self, rule: Rule, slot: str) -> list[str]:
        """All words of a slot's lexicon."""
        self._load(rule, slot)
        return [*self._exact[slot], *self._folded[slot]]

    def value(self, column: str, word: str) -> str:
        """What *word* stands for in *column*: a currency's code, a unit's symbol, else the word."""
        meaning = self._meaning.get(column, {})
        return meaning.get(word) or meaning.get(" ".join(word.lower().split()), word)

    def alternatives(self, rule: Rule, column: str, slot: str, *, last: bool) -> str:
        """The regular expression of a slot; *last*: it stands before the numeral."""
        self._load(rule, slot)
        meaning = self._meaning.setdefault(column, {})
        meaning.update(self._exact[slot])
        meaning.update(self._folded[slot])
        name = _list_name(slot)
        edge = r"(?<![\p{L}\d])" if last else ""
        # "ha" with -nya would be the word hanya; "m" in front of a figure is no metre but m2
        end = "" if last else r"(?:(?<=\p{L}{4})nya)?(?!\p{L})" + (r"(?![\d²³])" if slot.startswith("units") else "")
        return rf"(?:{edge}(?:(?P<{column}>(?-i:\L<{name}_exact>))|(?P<{column}>\L<{name}_folded>)){end})"

    def lists(self, slots: Sequence[str]) -> dict[str, list[str]]:
        """The named lists that `alternatives` refers to."""
        lists: dict[str, list[str]] = {}
        for slot in slots:
            lists[f"{_list_name(slot)}_exact"] = _with_wide(self._exact[slot])
            lists[f"{_list_name(slot)}_folded"] = _with_wide(self._folded[slot])
        return lists

    def _load(self, rule: Rule, slot: str) -> None:
        if slot in self._exact:
            return
        name, _, kinds = slot.partition(".")
        rows = [row for row in self._rulebook.lexicon(name) if not kinds or row["kind"] in kinds.split("|")]
        if not rows:
            raise RuleError(rule.place, rule.id, f"no word of kind {kinds!r} in the lexicon {name}")
        column = next((key for key in ("unit", "value") if key in rows[0]), "word")
        self._exact[slot] = {row["word"]: row[column] for row in rows if row.get("case") == "exact"}
        self._folded[slot] = {row["word"].lower(): row[column] for row in rows if row.get("case") != "exact"}


def _with_wide(words: Iterable[str]) -> list[str]:
    """*words*, those of several parts also with two and three spaces, as careless pages print them; never empty."""
    return [word.replace(" ", " " * width) for word in words for width in ((1, 2, 3) if " " in word else (1,))] or [
        "\0"
    ]


def _list_name(slot: str) -> str:
    return slot.replace(".", "_").replace("|", "_")
