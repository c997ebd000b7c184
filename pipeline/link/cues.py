"""Status and change: cue words before a quantity, by the rules of kind `cues`."""

from collections.abc import Sequence

from pipeline.errors import RuleError
from pipeline.language import Page, split
from pipeline.link.clauses import Place
from pipeline.rulebook import Rule

REACH = {"status": 14, "change": 8}
"""Words before a quantity in which a cue of that column counts."""
_POINTS = frozenset({"pp", "bps"})
"""Units that always say a change; its direction may stand further away, behind a comma."""
_POINTS_REACH = 14
_STOPS = frozenset({".", "!", "?", ";", ":", "\n"})
_CLAUSE = frozenset({",", "dan", "yang", "serta", '"'})
_LEVEL = frozenset({"menjadi", "ke", "di", "dari", "sampai", "hingga", "jadi", "pada", "level", "posisi", "menembus"})
_BLOCKS = frozenset({"realisasi", "terealisasi", "merealisasikan", "telah", "sudah", "capaian", "terserap", "realisasinya"})


class Cues:
    """Finds the cue that stands nearest before a quantity."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._cues: dict[str, dict[tuple[str, ...], Rule]] = {"status": {}, "change": {}}
        self._last: dict[str, set[str]] = {"status": set(), "change": set()}
        for rule in rules:
            if rule.type not in self._cues:
                raise RuleError(rule.place, rule.id, f"cues decide one of {', '.join(self._cues)}")
            for phrase in rule.trigger:
                words = tuple(word.rstrip(" ") for word in split(phrase))
                self._cues[rule.type][words] = rule
                self._last[rule.type].add(words[-1])

    def find(self, column: str, place: Place, page: Page) -> tuple[Rule, tuple[int, int]] | None:
        """The rule whose cue stands nearest before the quantity, and the span of the cue."""
        points = place.mention.values.get("unit") in _POINTS
        reach = _POINTS_REACH if points and column == "change" else 2 if place.mention.type == "count" and column == "change" else REACH[column]
        first = max(place.sentence_first, place.first - reach)
        cues, last = self._cues[column], self._last[column]
        for index in range(place.first - 1, first - 1, -1):
            word = page.word(index).lower()
            if word in last:
                for length in (3, 2, 1):
                    start = index - length + 1
                    if start >= first:
                        rule = cues.get(tuple(page.word(i).lower() for i in range(start, index + 1)))
                        if rule:
                            return rule, (page.starts[start], page.end(index))
            if word in _STOPS or (column == "change" and (word in _LEVEL or (word in _CLAUSE and not points))) or (column == "status" and word in _BLOCKS):
                return None
        return None
