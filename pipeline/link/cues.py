"""Status and change: cue words before a quantity, by the rules of kind `cues`."""

from pipeline.language import Words, split
from pipeline.link.scene import Said, Scene, Span, Stated
from pipeline.rule import Rule
from pipeline.rulebook import Rulebook

_STOPS = frozenset({".", "!", "?", ";", ":", "\n"})
_COMMAS = frozenset({",", '"'})
_LONGEST = 3
"""Words of a cue at the most."""


class Cues:
    """The cues of one column and what stops them; the words that stop are data in `context_words`."""

    def __init__(self, rulebook: Rulebook, column: str, stops: frozenset[str], clauses: frozenset[str]) -> None:
        self._rules: dict[tuple[str, ...], Rule] = {}
        for rule in rulebook.of(column):
            for phrase in rule.cues:
                self._rules[tuple(word.rstrip(" ") for word in split(phrase))] = rule
        self._last = frozenset(phrase[-1] for phrase in self._rules)
        self._stops, self._clauses = _STOPS | stops, clauses
        self._namely = rulebook.words("context_words", "namely")

    def before(self, one: Stated, words: Words, reach: int, *, over_clauses: bool) -> tuple[Rule, int, int] | None:
        """The rule whose cue stands nearest in the *reach* words before the quantity, and the words of the cue.

        A comma or conjunction ends the way, unless *over_clauses*.
        """
        first = max(one.sentence.start, one.first - reach)
        for index in range(one.first - 1, first - 1, -1):
            word = words.lower(index)
            if word in self._last:
                found = self._ending(index, first, words)
                if found:
                    return found
            elif word in self._stops or "\n" in word:
                return None
            elif word in self._clauses and not (over_clauses or words.lower(index + 1) in self._namely):
                return None
        return None

    def _ending(self, index: int, first: int, words: Words) -> tuple[Rule, int, int] | None:
        """The longest cue that ends with word *index* and begins at word *first* at the earliest."""
        for start in range(max(first, index - _LONGEST + 1), index + 1):
            rule = self._rules.get(tuple(words.lower(i) for i in range(start, index + 1)))
            if rule:
                return rule, start, index + 1
        return None


class Status:
    """The linker of `status`: target, estimate or budget where a cue says so, else actual."""

    columns = ("status",)
    _REACH = 14
    """Words before a quantity in which a cue counts."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._reached = rulebook.words("context_words", "reached")
        self._cues = Cues(rulebook, "status", self._reached, frozenset())

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The status of each quantity."""
        return [self._of(one, scene.words) for one in scene.quantities]

    def _of(self, one: Stated, words: Words) -> Said:
        found = self._cues.before(one, words, self._REACH, over_clauses=True)
        if found is None:
            return Said(("actual",))
        rule, first, after = found
        begins = max(one.sentence.start, one.first - self._REACH)
        if first > begins and words.lower(first - 1) in self._reached:  # "realisasi anggaran"
            return Said(("actual",))
        status = rule.set["status"]
        if status == "budget" and one.mention.type not in ("money", "percent"):
            return Said(("actual",))
        return Said((status,), (_span(words, first, after),))


class Change:
    """The linker of `change`: the number is a rise or fall itself, where a cue of it stands right before."""

    columns = ("change",)
    _REACH, _POINTS_REACH, _COUNT_REACH = 8, 14, 2
    _POINTS = frozenset({"pp", "bps"})
    """Units that always say a change; its direction may stand further away, behind a comma."""

    def __init__(self, rulebook: Rulebook) -> None:
        clauses = _COMMAS | rulebook.words("context_words", "clause")
        self._cues = Cues(rulebook, "change", rulebook.words("context_words", "level"), clauses)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The change of each quantity that is one."""
        return [self._of(one, scene.words) for one in scene.quantities]

    def _of(self, one: Stated, words: Words) -> Said | None:
        points = one.quantity.unit in self._POINTS
        reach = (
            self._POINTS_REACH if points else self._COUNT_REACH if one.mention.type == "count" else self._REACH
        )
        found = self._cues.before(one, words, reach, over_clauses=points)
        return Said((found[0].set["change"],), (_span(words, found[1], found[2]),)) if found else None


def _span(words: Words, first: int, after: int) -> Span:
    return words.starts[first], words.end(after - 1)
