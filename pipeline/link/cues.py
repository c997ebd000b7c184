"""Status and change: cue words before a quantity, by the rules of kind `cues`."""

from pipeline.errors import RuleError
from pipeline.language import Page, split
from pipeline.link.clauses import Place
from pipeline.rulebook import Rule, Rulebook

REACH = {"status": 14, "change": 8}
"""Words before a quantity in which a cue of that column counts."""
_POINTS = frozenset({"pp", "bps"})
"""Units that always say a change; its direction may stand further away, behind a comma."""
_POINTS_REACH = 14
_STOPS = frozenset({".", "!", "?", ";", ":", "\n"})
_COMMAS = frozenset({",", '"'})


class Cues:
    """Finds the cue that stands nearest before a quantity; the words that stop it are data in `context_words`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._cues: dict[str, dict[tuple[str, ...], Rule]] = {"status": {}, "change": {}}
        last: dict[str, set[str]] = {"status": set(), "change": set()}
        for rule in rulebook.rules:
            if rule.kind != "cues":
                continue
            if rule.type not in self._cues:
                raise RuleError(rule.place, rule.id, f"cues decide one of {', '.join(self._cues)}")
            for phrase in rule.cues:
                words = tuple(word.rstrip(" ") for word in split(phrase))
                self._cues[rule.type][words] = rule
                last[rule.type].add(words[-1])

        self._namely = rulebook.words("context_words", "namely")
        self._reached = rulebook.words("context_words", "reached")
        self._marks = {
            "status": _Marks(last["status"], _STOPS | self._reached, frozenset()),
            "change": _Marks(
                last["change"],
                _STOPS | rulebook.words("context_words", "level"),
                _COMMAS | rulebook.words("context_words", "clause"),
            ),
        }

    def find(self, column: str, place: Place, page: Page) -> tuple[Rule, tuple[int, int]] | None:
        """The rule whose cue stands nearest before the quantity, and the span of the cue."""
        points = place.mention.values.get("unit") in _POINTS
        reach = (
            _POINTS_REACH
            if points and column == "change"
            else 2
            if place.mention.type == "count" and column == "change"
            else REACH[column]
        )
        first = max(place.sentence_first, place.first - reach)
        cues, marks, words = self._cues[column], self._marks[column], page.words
        for index in range(place.first - 1, first - 1, -1):
            mark = marks[words[index]]
            if not mark:
                continue
            if mark == "cue":
                for length in (3, 2, 1):
                    start = index - length + 1
                    rule = cues.get(tuple(page.lower(i) for i in range(start, index + 1))) if start >= first else None
                    if rule:
                        blocked = column == "status" and start > first and page.lower(start - 1) in self._reached
                        return None if blocked else (rule, (page.starts[start], page.end(index)))
            elif mark == "stop" or not (points or words[index + 1].rstrip(" ").lower() in self._namely):
                return None
        return None


class _Marks(dict):
    """What a word, as split, is on the way from a quantity to its cue: the end of a cue, a stop, a clause, or nothing."""

    def __init__(self, cues: set[str], stops: frozenset[str], clauses: frozenset[str]) -> None:
        super().__init__()
        self._cues, self._stops, self._clauses = cues, stops, clauses

    def __missing__(self, word: str) -> str:
        lower = word.rstrip(" ").lower()
        mark = (
            "cue"
            if lower in self._cues
            else "stop"
            if lower in self._stops or "\n" in word
            else "clause"
            if lower in self._clauses
            else ""
        )
        self[word] = mark
        return mark
