"""Bounds and hedges round a quantity: "sekitar", "lebih dari", "90 ribu lebih", "20.000-an"."""

from collections.abc import Mapping, Sequence

from pipeline.language import Words, split
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook
from pipeline.values.quantity import hedged

_LIMITS = frozenset({"at_least", "at_most"})
_NOMINAL = frozenset({"noun", "part", "acronym", "unit_word"})
_THING = 3
"""Words of what is measured, between a limit and the number."""

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class Bound:
    """The linker of `bound`, `low` and `high`, by the lexicon `bounds`: the words round a quantity's span."""

    columns = ("bound", "low", "high")

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("bounds")
        self._before = _by_edge([row for row in rows if row["side"] == "before"], -1)
        self._after = _by_edge([row for row in rows if row["side"] == "after"], 0)
        # "5 persen lebih tinggi" compares, "5 persen lebih" bounds
        self._comparisons = frozenset(row["word"] for row in rows if row["side"] == "comparison")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The bound of each exact quantity that has a hedge."""
        return [self._of(one, scene.words) for one in scene.quantities]

    def _of(self, one: Stated, words: Words) -> Said | None:
        amount = one.quantity.amount
        if amount.bound != "exact":
            return None
        hedge = self._hedge(words, one.first, one.after)
        if hedge is None and one.behind > one.after:  # "50 orang lebih"
            hedge = self._hedge(words, one.first, one.behind)
        if hedge is None:
            hedge = self._before_thing(one, words)
        if hedge is None:
            return None
        bound, first, after = hedge
        opened = hedged(amount, bound)
        return Said((opened.bound, opened.low, opened.high), ((words.starts[first], words.end(after - 1)),))

    def _before_thing(self, one: Stated, words: Words) -> tuple[str, int, int] | None:
        """A hedge before the noun of what is measured: "Minimal lebar jalan itu 6 meter"."""
        index = one.first - 1
        if index > one.sentence.start and words.tags[index] == "demonstrative":
            index -= 1
        first = max(one.sentence.start, index - _THING + 1)
        while index >= first and words.tags[index] in _NOMINAL:
            index -= 1
            hedge = self._ending(index, words)
            if hedge and hedge[0] in _LIMITS and hedge[1] >= one.sentence.start:
                return hedge
        return None

    def _ending(self, index: int, words: Words) -> tuple[str, int, int] | None:
        """The hedge that ends with word *index*."""
        for phrase, bound in self._before.get(words.lower(index), ()) if index >= 0 else ():
            start = index + 1 - len(phrase)
            if start >= 0 and _stands(words, phrase, start):
                return bound, start, index + 1
        return None

    def _hedge(self, words: Words, first: int, after: int) -> tuple[str, int, int] | None:
        """The bound that a hedge behind word *after* - 1 or before word *first* says, and where the hedge stands."""
        word = words.lower(after) if after < len(words) else ""
        for phrase, bound in self._after.get(word, ()):
            end = after + len(phrase)
            if _stands(words, phrase, after) and (end >= len(words) or words.lower(end) not in self._comparisons):
                return bound, after, end
        return self._ending(first - 1, words)


def _by_edge(rows: Sequence[Mapping[str, str]], edge: int) -> Phrases:
    """Phrases, the longest first, by the word that stands next to the quantity."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows:
        parts = tuple(word.rstrip(" ") for word in split(row["word"]))
        phrases.setdefault(parts[edge], []).append((parts, row["bound"]))
    for known in phrases.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def _stands(words: Words, phrase: tuple[str, ...], start: int) -> bool:
    """Whether the words of *phrase* stand from word *start* on."""
    return start + len(phrase) <= len(words) and all(
        words.lower(start + offset) == word for offset, word in enumerate(phrase)
    )
