"""Changes: from A to B is a rise of C, or of P percent."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.interval import Interval, written
from pipeline.arithmetic.line import Cues, Line, is_like, is_plain, is_same_noun
from pipeline.fact import Fact

_HUNDRED = Decimal(100)
_NEAR, _FAR = 9, 22
"""Words between a level and its change, and between a change and the level that it is against."""
_OPENS = 8
"""Words before the one that says what a change is against."""
_THIRD = 2
_CURRENCY = 3
"""Letters of the code of a currency."""

Words = tuple[str, ...]


class _Statement(NamedTuple):
    """Three neighbours, where among them the percentage stands, and the words before, between and behind them."""

    three: tuple[Fact, ...]
    place: int
    gaps: tuple[Words, ...]
    change: str | None

    @property
    def levels(self) -> tuple[Fact, Fact]:
        """The two that are no percentage."""
        one, two = (fact for place, fact in enumerate(self.three) if place != self.place)
        return one, two

    @property
    def percent(self) -> Fact:
        return self.three[self.place]


class Changes:
    """A change with two levels, or with a level and the difference."""

    rules = (
        "statement.new-percent-old", "statement.percent-old-new", "statement.percent-new-old",
        "statement.old-new-percent", "statement.level-difference-percent", "statement.difference-percent-old",
        "statement.difference-percent-new", "statement.difference-old-new",
    )  # fmt: skip

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def __call__(self, line: Line) -> Iterator[Finding]:
        """The statements of *line*."""
        for at in range(len(line.facts) - 2):
            three, gaps = line.facts[at : at + 3], line.gaps[at : at + 4]
            if not all(map(is_plain, three)):
                continue
            percents = [place for place, fact in enumerate(three) if fact.unit == "%"]
            if len(percents) == 1:
                yield from self._in_percent(three, percents[0], gaps)
            elif not percents:
                yield from self._in_units(three, gaps)

    def _in_percent(self, three: tuple[Fact, ...], place: int, gaps: tuple[Words, ...]) -> Iterator[Finding]:
        change = three[place].change or self._more(gaps[place + 1])
        told = _Statement(three, place, gaps, change)
        one, two = told.levels
        if one.change and two.change or not is_same_noun(one, two):
            return
        if one.change and is_like(one._replace(per=two.per), two):
            yield from self._difference(told)
        elif two.change and is_like(one, two._replace(per=one.per)):
            if place == _THIRD and self._near(gaps[1]) and self._equates(gaps[2]):
                yield from _of_new("statement.level-difference-percent", told, two, one)
        elif change and is_like(one, two):
            yield from self._levels(told)

    def _in_units(self, three: tuple[Fact, ...], gaps: tuple[Words, ...]) -> Iterator[Finding]:
        """The difference in front of two levels: "naik Rp500 dari Rp2.000 menjadi Rp2.500"."""
        moved, old, new = three
        if not moved.change or old.change or new.change or not (is_like(old, new) and is_same_noun(old, new)):
            return
        if not is_like(moved._replace(per=old.per), old) or not is_same_noun(moved, old):
            return
        joined = any(word in self._cues.also for word in gaps[1] if word.isalpha())  # "naik Rp5 dan bensin dari Rp9"
        if not joined and self._against(gaps[1]) and self._becomes(gaps[2]):
            difference, before, after = written(moved), written(old), written(new)
            if difference and before and after:
                implied = before.minus(after) if moved.change == "decrease" else after.minus(before)
                yield Finding("change", "statement.difference-old-new", three, difference, implied)

    def _levels(self, told: _Statement) -> Iterator[Finding]:
        one, two = told.levels
        place, (_, first, second, _) = told.place, told.gaps
        if place == 1 and self._near(first) and self._against(second):
            yield from self._between("statement.new-percent-old", told, two, one)
        elif place == 0 and self._against(first) and self._becomes(second):
            yield from self._between("statement.percent-old-new", told, one, two)
        elif place == 0 and self._near(first) and self._against(second):
            yield from self._between("statement.percent-new-old", told, two, one)
        elif place == _THIRD and self._becomes(first) and self._near(second):
            yield from self._between("statement.old-new-percent", told, one, two)

    def _difference(self, told: _Statement) -> Iterator[Finding]:
        one, two = told.levels
        place, (_, first, second, _) = told.place, told.gaps
        if place == 1 and self._equates(first) and self._against(second):
            yield from _of_old("statement.difference-percent-old", told, one, two)
        elif place <= 1 and self._equates(first) and self._becomes(second):
            yield from _of_new("statement.difference-percent-new", told, one, two)

    def _between(self, rule: str, told: _Statement, old: Fact, new: Fact) -> Iterator[Finding]:
        """The change from *old* to *new* against its percentage, in the direction that the words give."""
        before, after, stated = written(old), written(new), written(told.percent)
        if before is None or after is None or stated is None:
            return
        up, down = after.minus(before), before.minus(after)
        moved = down if told.change == "decrease" else up
        if old.type == "money" and old.per and len(old.per) == _CURRENCY and old.per.isupper():
            moved = self._rate(told, up, down)
        yield Finding("change", rule, told.three, stated, moved.over(before).times(_HUNDRED))

    def _rate(self, told: _Statement, up: Interval, down: Interval) -> Interval:
        """How a rate moved: the rupiah rises where a dollar costs less; whose change it is the words before tell."""
        near = told.gaps[told.place][-_OPENS:]
        home, foreign = self._cues.home & {*near}, self._cues.foreign & {*near}
        if bool(home) == bool(foreign):
            return Interval(min(up.low, down.low), max(up.high, down.high))
        return down if bool(home) == (told.change == "increase") else up

    def _more(self, gap: Words) -> str | None:
        """The direction of "19 persen lebih tinggi"."""
        if not self._cues.more & {*gap[:1]}:
            return None
        if self._cues.up & {*gap[1:2]}:
            return "increase"
        return "decrease" if self._cues.down & {*gap[1:2]} else None

    def _near(self, gap: Words) -> bool:
        return len(gap) <= _NEAR and self._is_one(gap) and not self._compares(gap)

    def _equates(self, gap: Words) -> bool:
        return self._near(gap) and not self._cues.equal.isdisjoint(gap)

    def _against(self, gap: Words) -> bool:
        """Whether a number is what a change is against; a comma behind `dari` begins something else but "yakni"."""
        if len(gap) > _FAR or not self._is_one(gap) or not self._compares(gap[:_OPENS]):
            return False
        begin = next(place for place, word in enumerate(gap) if self._compares((word,)))
        return all(gap[place + 1] in self._cues.namely for place in range(begin, len(gap) - 1) if gap[place] == ",")

    def _becomes(self, gap: Words) -> bool:
        return len(gap) <= _FAR and self._is_one(gap) and not self._cues.become.isdisjoint(gap)

    def _compares(self, gap: Words) -> bool:
        return not (self._cues.origin.isdisjoint(gap) and self._cues.compared.isdisjoint(gap))

    def _is_one(self, gap: Words) -> bool:
        return self._cues.apart.isdisjoint(gap)


def _of_old(rule: str, told: _Statement, moved: Fact, old: Fact) -> Iterator[Finding]:
    """A difference and the level before it."""
    difference, before, stated = written(moved), written(old), written(told.percent)
    if difference and before and stated:
        yield Finding("change", rule, told.three, stated, difference.over(before).times(_HUNDRED))


def _of_new(rule: str, told: _Statement, moved: Fact, new: Fact) -> Iterator[Finding]:
    """A difference and the level after it."""
    difference, after, stated = written(moved), written(new), written(told.percent)
    if difference and after and stated:
        before = after.plus(difference) if moved.change == "decrease" else after.minus(difference)
        yield Finding("change", rule, told.three, stated, difference.over(before).times(_HUNDRED))
