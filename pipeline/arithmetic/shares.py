"""Shares: 43.237 of 53.372 is 81,01 percent."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import written
from pipeline.arithmetic.line import Cues, Line, is_like, is_plain, is_same_noun
from pipeline.arithmetic.units import Units
from pipeline.fact import Fact

_HUNDRED = Decimal(100)
_NEAR, _FAR = 8, 14
"""Words between numbers that are equated, and between a share and its whole."""
_OPENS, _SOON = 4, 2
"""Words behind a number, such as its noun, before the word that names the whole; of them where no number follows."""
_PAIR = 2

Words = tuple[str, ...]


class Shares:
    """A part, its percentage, and the whole, in the three orders of the press."""

    rules = (
        "statement.part-percent-whole", "statement.part-whole-percent", "statement.whole-part-percent",
        "statement.implied-base",
    )  # fmt: skip

    def __init__(self, cues: Cues, units: Units) -> None:
        self._cues = cues
        self._units = units

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*."""
        yield from self._implied(line)
        for at in range(len(line.facts) - 2):
            one, two, three = line.facts[at : at + 3]
            before, first, second, behind = line.gaps[at : at + 4]
            if two.unit == "%" and self._equates(first) and self._parts(second):
                yield from self._finding("statement.part-percent-whole", one, two, three)
            elif three.unit == "%" and self._equates(second) and not self._parts(behind):
                if self._parts(first) and not one.change:
                    yield from self._finding("statement.part-whole-percent", one, three, two)
                elif self._fronted(before) and self._continues(first):
                    yield from self._finding("statement.whole-part-percent", two, three, one)

    def _equates(self, gap: Words) -> bool:
        """Whether what follows says the number before it again."""
        return len(gap) <= _NEAR and not self._cues.equal.isdisjoint(gap) and self._is_one(gap) and "," not in gap

    def _parts(self, gap: Words) -> bool:
        """Whether what follows is the whole: `dari` soon behind the number."""
        if self._cues.more & set(gap[:1]) or not self._cues.compared.isdisjoint(gap):
            return False  # "lebih tinggi dari", "dibandingkan": a change
        if len(gap) > _FAR or "," in gap or not self._is_one(gap):
            return False
        return not self._cues.origin.isdisjoint(gap[:_OPENS])

    def _fronted(self, gap: Words) -> bool:
        return not self._cues.origin.isdisjoint(gap[-3:])

    def _continues(self, gap: Words) -> bool:
        return len(gap) <= _FAR and self._is_one(gap) and "," in gap

    def _is_one(self, gap: Words) -> bool:
        """Whether no other clause and no sentence begins in *gap*."""
        return self._cues.apart.isdisjoint(gap) and self._cues.open.isdisjoint(gap)

    def _implied(self, line: Line) -> Iterator[Finding]:
        """What a part and its percentage say of the whole, where that is named without its number."""
        for at, (part, percent) in enumerate(pairwise(line.facts)):
            first, behind = line.gaps[at + 1 : at + 3]
            if percent.unit != "%" or percent.change or part.unit == "%" or part.change or part.per:
                continue
            if not self._equates(first) or not self._names(behind) or not is_plain(part) or not is_plain(percent):
                continue
            if at + _PAIR < len(line.facts) and self._parts(behind) and is_like(part, line.facts[at + _PAIR]):
                continue
            less, share = written(part), written(percent)
            if less and share and share.low:
                implied = less.over(share).times(_HUNDRED)
                yield Finding("implied_base", "statement.implied-base", (part, percent), None, implied)

    def _names(self, gap: Words) -> bool:
        """Whether a whole is named behind a percentage: "dari total warga"."""
        return not self._cues.origin.isdisjoint(gap[:_SOON]) and self._cues.apart.isdisjoint(gap[:_SOON])

    def _finding(self, rule: str, part: Fact, percent: Fact, whole: Fact) -> Iterator[Finding]:
        if percent.change or not self._units.are_like(part, whole) or not all(map(is_plain, (part, percent, whole))):
            return
        less, share, more = self._units.written_as(part, whole), written(percent), written(whole)
        if less is None or share is None or more is None or (less.low > more.high and share.high <= _HUNDRED):
            return  # the part is greater than the whole: not what these words mean
        three = tuple(sorted((part, percent, whole), key=lambda fact: fact.start))
        finding = Finding("share_of", rule, three, share, less.over(more).times(_HUNDRED))
        if finding.holds or is_same_noun(part, whole) or part.type == "measure":
            yield finding
