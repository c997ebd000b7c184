"""Change: the number is a rise or fall itself, where a cue of it stands before."""

from pipeline.language import Words
from pipeline.link.cues import Cue, Cues, stops
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook

_COMMAS = frozenset({",", '"'})
_LIST = frozenset({"and", "comma"})
_INCREASE = "increase"
"""What a plus sign before a number says of it."""
_OPEN, _CLOSE = "open", "close"


class Change:
    """The linker of `change`; the words that end the way to a cue are data in `context_words`."""

    columns = ("change",)
    _REACH, _FAR, _COUNT_REACH = 8, 14, 2
    """Words before a quantity in which a cue counts; the further ones behind "sebesar", "yakni" and for points."""
    _POINTS = frozenset({"pp", "bps"})
    """Units that always say a change; its direction may stand further away, behind a comma or another quantity."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._cues = Cues(rulebook, "change")
        self._clauses = _COMMAS | rulebook.words("context_words", "clause")
        self._namely = rulebook.words("context_words", "namely")
        self._amounts = self._namely | rulebook.words("context_words", "amount")
        self._levels = rulebook.words("context_words", "level")
        self._places = rulebook.words("context_words", "level_place")
        self._hedged = rulebook.words("context_words", "comparative")

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The change of each quantity that is one."""
        said: list[Said | None] = []
        before: Stated | None = None
        for one in scene.quantities:
            if before and before.sentence != one.sentence:
                before = None
            listed = before is not None and _listed(before, one, scene.words)
            said.append(said[-1] if listed else self._of(one, before, scene.words))
            before = one
        return said

    def _of(self, one: Stated, before: Stated | None, words: Words) -> Said | None:
        start = one.mention.start
        if words.plain[start] == "+":
            return Said((_INCREASE,), ((start, start + 1),))
        points = one.quantity.unit in self._POINTS
        begin = one.sentence.start if points or not before else max(before.after, one.sentence.start)
        cue = self._nearest(one, begin, words, points=points)
        return Said((cue.rule.set["change"],), (cue.span(words),)) if cue else None

    def _nearest(self, one: Stated, begin: int, words: Words, *, points: bool) -> Cue | None:
        """The cue nearest before *one*; a level, a place, a comma or conjunction ends the way.

        Places do not behind "sebesar" ("kenaikan harga di Palu sebesar N"), commas not for *points*.
        """
        amounted = self._amounted(one, words)
        near = self._COUNT_REACH if one.mention.type == "count" else self._REACH
        first = max(begin, one.first - (self._FAR if amounted or points else near))
        if not self._cues.any(first, one.first, words):
            return None
        falls = (one.quantity.amount.value or 0) < 0
        for index in range(one.first - 1, first - 1, -1):
            cue = self._cues.ending(index, begin, words)
            if cue:
                return None if falls and cue.rule.set["change"] == "increase" else cue
            if stops(words, index) or self._ends(index, words, amounted=amounted, points=points):
                return None
        return None

    def _amounted(self, one: Stated, words: Words) -> bool:
        """Whether "sebesar" or "yakni" leads to the quantity: what is measured may stand far before it."""
        return not self._amounts.isdisjoint(words.lowers[max(one.sentence.start, one.first - 3) : one.first])

    def _ends(self, index: int, words: Words, *, amounted: bool, points: bool) -> bool:
        word = words.lower(index)
        if word in self._levels:
            return True
        if word in self._places:  # "lebih dari N" is a hedge
            return not amounted and not (index and words.lower(index - 1) in self._hedged)
        return word in self._clauses and not (points or words.lower(index + 1) in self._namely)


def _listed(before: Stated, one: Stated, words: Words) -> bool:
    """Whether *one* goes on right behind *before*: "naik 4 persen (yoy) dan 2 persen (qtq)"."""
    if before.mention.type != one.mention.type or one.first - before.after > 8:
        return False
    inside, joined = False, 0
    for index in range(before.after, one.first):
        tag = words.tags[index]
        inside = tag == _OPEN or inside and tag != _CLOSE
        if inside or tag == _CLOSE:
            continue
        if tag not in _LIST:
            return False
        joined += 1
    return joined > 0
