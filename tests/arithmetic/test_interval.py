"""Intervals: what a number can stand for, and reckoning with it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.arithmetic import Interval, written
from pipeline.fact import Fact

numbers = st.decimals(min_value=0, max_value=10**15, places=4, allow_nan=False, allow_infinity=False)
intervals = st.tuples(numbers, numbers).map(lambda ends: Interval(min(ends), max(ends)))
inside = st.tuples(numbers, st.decimals(min_value=0, max_value=1000, places=4), st.decimals(0, 1000, places=4)).map(
    lambda made: (made[0], Interval(max(made[0] - made[1], Decimal(0)), made[0] + made[2]))
)
"""A number and an interval that holds it."""


def fact(text: str, value: str, type_: str = "money", bound: str = "exact") -> Fact:
    number = Decimal(value)
    return Fact("a", type=type_, text=text, value=number, low=number, high=number, bound=bound)


@given(intervals, intervals)
def test_meeting_is_symmetric(one: Interval, other: Interval):
    """Which of two intervals is asked does not matter, and each meets itself."""
    assert one.meets(other) == other.meets(one)
    assert one.meets(one)


@given(inside, inside)
def test_results_hold_what_is_reckoned(one: tuple[Decimal, Interval], other: tuple[Decimal, Interval]):
    """The sum, difference and ratio of two numbers lie in those of their intervals."""
    (less, narrow), (more, wide) = sorted([one, other])
    total, difference = narrow.plus(wide), wide.minus(narrow)

    assert total.low <= less + more <= total.high
    assert difference.low <= more - less <= difference.high
    assert narrow.plus(wide) == wide.plus(narrow)
    if less > 0:
        ratio = wide.over(narrow)
        assert ratio.low * less <= more + Decimal("1e-9")
        assert ratio.high.is_infinite() or ratio.high * less >= more - Decimal("1e-9")


@given(st.integers(1, 10**9), st.integers(0, 4))
def test_written_holds_what_was_rounded_or_cut(number: int, places: int):
    """Whatever is printed with fewer digits, rounded or cut, can still be what was meant."""
    exact = Decimal(number).scaleb(-5)
    for rounding in ("ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"):
        printed = exact.quantize(Decimal(1).scaleb(-places), rounding=rounding)
        interval = written(fact(f"{printed:f}".replace(".", ",") + " persen", str(printed), "percent"))
        assert interval
        if printed:  # zero is written without a last digit that counts
            assert interval.low <= exact <= interval.high


@pytest.mark.parametrize(
    ("text", "value", "type_", "bound", "low", "high"),
    [
        ("Rp6,30 miliar", "6300000000", "money", "exact", "6295000000", "6310000000"),
        ("43.237", "43237", "count", "exact", "43237", "43237"),
        ("43.237 ton", "43237", "measure", "exact", "43236.5", "43238"),
        ("367.000", "367000", "count", "exact", "366500", "368000"),
        ("lima", "5", "count", "exact", "5", "5"),
        ("23 ribu", "23000", "count", "approx", "21850", "24150"),
        ("800 ribu", "800000", "count", "more_than", "799500", "Infinity"),
        ("800 ribu", "800000", "count", "less_than", "0", "801000"),
        ("-1,76 persen", "-1.76", "percent", "exact", "1.755", "1.77"),
    ],
)
def test_written(text: str, value: str, type_: str, bound: str, low: str, high: str):
    """Half a last digit down, a whole one up; counts are exact; words of bound open a side."""
    assert written(fact(text, value, type_, bound)) == (Decimal(low), Decimal(high))


def test_written_without_a_number():
    """A vague number has its own bounds, and a phrase without bounds none."""
    vague = Fact("a", type="count", text="puluhan", low=Decimal(20), high=Decimal(99), bound="vague")

    assert written(vague) == (20, 99)
    assert written(vague._replace(low=None, high=None)) is None
    assert written(vague._replace(low=None)) == (0, 99)
    assert written(vague._replace(high=None)) == (20, Decimal("Infinity"))
