"""Bounds and hedges round a quantity: "sekitar", "lebih dari", "90 ribu lebih", "20.000-an"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.language import Words, split
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook
from pipeline.values.quantity import hedged

_LIMITS = frozenset({"at_least", "at_most"})
_NOMINAL = frozenset({"noun", "part", "acronym", "unit_word"})
_THING = 3
"""Words of what is measured, between a limit and the number."""

_CLAUSE = 8
"""Words before a ceiling in which a verb of reaching or rising takes its place: "naik tajam hingga Rp50 ribu"."""
_RATE = 2
"""Words of a rate between two numbers: "Rp65 ribu/rak hingga Rp70 ribu"."""
_ENDS = frozenset({"comma", "stop", "quote", "colon", "newline", "conjunction", "relative"})
_LEADS = frozenset({"of", "in", "preposition"})
_OF_TIME = frozenset({"temporal", "month", "unit_word", "number"})
"""Tags of what follows a number that something else had at another time: "lebih tinggi dari 4 persen tahun lalu"."""

Hedge = tuple[str, int, int]
"""A bound, the first word of what says so, and the word behind it."""
Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


class Bound:
    """The linker of `bound`, `low` and `high`, by the lexicon `bounds`: the words round a quantity's span."""

    columns = ("bound", "low", "high")

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("bounds")
        by_side: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in rows:
            by_side[row["side"]].append((row["word"], row["bound"]))
        compared = by_side["comparison"]
        than = [(frame.format(word), bound) for frame, _ in by_side["frame"] for word, bound in compared if bound]
        self._before = _by_edge(by_side["before"], -1)
        self._than = _by_edge(than, -1)
        self._ceilings = _by_edge(by_side["ceiling"], -1)
        self._after = _by_edge(by_side["after"], 0)
        # "5 persen lebih tinggi" compares, "5 persen lebih" bounds
        self._comparisons = frozenset(word for word, _ in compared)
        self._rates = rulebook.words("rates", "whole")
        self._per = rulebook.words("rates", "mark") | {"/"}
        self._rising = rulebook.words("metric_words", "reach") | frozenset(
            word for rule in rulebook.of("change") for cue in rule.cues for word in cue.split()
        )

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The bound of each exact quantity that has a hedge."""
        ends = [-1, *(one.behind for one in scene.quantities)]
        return [self._of(one, end, scene.words) for end, one in zip(ends, scene.quantities, strict=False)]

    def _of(self, one: Stated, before: int, words: Words) -> Said | None:
        amount = one.quantity.amount
        if amount.bound != "exact":
            return None
        hedge = self._hedge(words, one.first, one.after)
        if hedge is None and one.behind > one.after:  # "50 orang lebih"
            hedge = self._hedge(words, one.first, one.behind)
        if hedge is None:
            hedge = self._before_thing(one, words) or self._than_what(one, words) or self._ceiling(one, before, words)
        if hedge is None:
            return None
        bound, first, after = hedge
        opened = hedged(amount, bound)
        return Said((opened.bound, opened.low, opened.high), ((words.starts[first], words.end(after - 1)),))

    def _before_thing(self, one: Stated, words: Words) -> Hedge | None:
        """A hedge before the noun of what is measured: "Minimal lebar jalan itu 6 meter"."""
        index = one.first - 1
        if index > one.sentence.start and words.tags[index] == "demonstrative":
            index -= 1
        first = max(one.sentence.start, index - _THING + 1)
        while index >= first and words.tags[index] in _NOMINAL:
            index -= 1
            hedge = _ending(self._before, index, words)
            if hedge and hedge[0] in _LIMITS and hedge[1] >= one.sentence.start:
                return hedge
        return None

    def _than_what(self, one: Stated, words: Words) -> Hedge | None:
        """A comparison ("lebih berat dari 5 kg"), but not with what another time had ("pada Mei")."""
        compared = _ending(self._than, one.first - 1, words)
        if compared is None or one.behind + 1 >= len(words):
            return compared
        at = one.behind + (words.tags[one.behind] in _LEADS)
        return None if words.tags[at] in _OF_TIME and words.lower(at) not in self._rates else compared

    def _ceiling(self, one: Stated, before: int, words: Words) -> Hedge | None:
        """Up to a number ("denda hingga Rp5 juta"), unless a verb of the clause tells how far something came.

        Right behind another number, whose words end before *before*, it ends a range ("90 menit hingga 2 jam").
        """
        ceiling = _ending(self._ceilings, one.first - 1, words)
        if ceiling is None or ceiling[1] == before:
            return None
        if ceiling[1] - before <= _RATE and words.lower(before) in self._per:
            return None
        for index in range(ceiling[1] - 1, max(one.sentence.start, ceiling[1] - _CLAUSE) - 1, -1):
            if words.tags[index] in _ENDS:
                break
            if words.lower(index) in self._rising:
                return None
        return ceiling

    def _hedge(self, words: Words, first: int, after: int) -> Hedge | None:
        """The bound that a hedge behind word *after* - 1 or before word *first* says, and where the hedge stands."""
        for phrase, bound in self._after.get(words.lowers[after], ()):
            end = after + len(phrase)
            if _stands(words, phrase, after) and (end >= len(words) or words.lower(end) not in self._comparisons):
                return bound, after, end
        return _ending(self._before, first - 1, words)


def _ending(phrases: Phrases, index: int, words: Words) -> Hedge | None:
    """The hedge among *phrases* that ends with word *index*."""
    for phrase, bound in phrases.get(words.lowers[index], ()):
        start = index + 1 - len(phrase)
        if start >= 0 and _stands(words, phrase, start):
            return bound, start, index + 1
    return None


def _by_edge(rows: Iterable[tuple[str, str]], edge: int) -> Phrases:
    """Phrases with their bound, the longest first, by the word that stands next to the quantity."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, bound in rows:
        parts = tuple(word.rstrip(" ") for word in split(phrase))
        phrases.setdefault(parts[edge], []).append((parts, bound))
    for known in phrases.values():
        known.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def _stands(words: Words, phrase: tuple[str, ...], start: int) -> bool:
    """Whether the words of *phrase* stand from word *start* on."""
    return words.lowers[start : start + len(phrase)] == list(phrase)
