"""Bounds and hedges round a quantity: "sekitar", "lebih dari", "90 ribu lebih", "20.000-an"."""

from pipeline.fact import Mention
from pipeline.language import Words, split
from pipeline.rulebook import Rulebook
from pipeline.values.quantity import hedged

Span = tuple[int, int]


class Hedges:
    """Reads the words that stand before and after a quantity's span, by the lexicon `bounds`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("bounds")
        self._before = _by_edge([row for row in rows if row["side"] == "before"], -1)
        self._after = _by_edge([row for row in rows if row["side"] == "after"], 0)
        # "5 persen lebih tinggi" compares, "5 persen lebih" bounds
        self._comparisons = frozenset(row["word"] for row in rows if row["side"] == "comparison")

    def apply(self, mention: Mention, page: Words, first: int, after: int) -> tuple[dict[str, object], list[Span]]:
        """The columns of *mention* with its bound, and the span of the words that decided it.

        *first* is the index of the mention's first word, *after* that of the word behind it.
        """
        values = mention.values
        if values.get("bound") != "exact":
            return values, []
        word = page.lower(after) if after < len(page) else ""
        for phrase, bound in self._after.get(word, ()):
            end = after + len(phrase)
            if _stands(page, phrase, after) and (end >= len(page) or page.lower(end) not in self._comparisons):
                return hedged(values, bound), [(page.starts[after], page.end(end - 1))]
        word = page.lower(first - 1) if first else ""
        for phrase, bound in self._before.get(word, ()):
            start = first - len(phrase)
            if start >= 0 and _stands(page, phrase, start):
                return hedged(values, bound), [(page.starts[start], page.end(first - 1))]
        return values, []


def _by_edge(rows: list[dict[str, str]], edge: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases, the longest first, by the word that stands next to the quantity."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        words = tuple(word.rstrip(" ") for word in split(row["word"]))
        phrases.setdefault(words[edge], []).append((words, row["bound"]))
    for known in phrases.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def _stands(page: Words, phrase: tuple[str, ...], start: int) -> bool:
    """Whether the words of *phrase* stand on *page* from word *start* on."""
    return start + len(phrase) <= len(page) and all(
        page.lower(start + offset) == word for offset, word in enumerate(phrase)
    )
