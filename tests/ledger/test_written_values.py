"""The algebra of numbers of two articles: symmetric, true to rounding and cutting, and free of order."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.fact import BOUNDS, Fact
from pipeline.ledger import values
from pipeline.ledger.grouping import Groups, threads_of
from pipeline.ledger.lexicon import Lexicon, lexicon_of
from pipeline.ledger.mentions import Mentions
from pipeline.ledger.read import mentions_of
from pipeline.rulebook import load
from pipeline.stories.tables import STORIES
from pipeline.table import batch

LEXICON: Lexicon = lexicon_of(load())
NO_ARTICLES = pa.Table.from_pylist([], STORIES)
NUMBERS = st.decimals(min_value=1, max_value=10**9, places=3, allow_nan=False, allow_infinity=False)


def number(place: int, value: Decimal, bound: str = "exact", unit: str = "t") -> Fact:
    """A mention of *value* in an article of its own."""
    text = f"{value:f}".replace(".", ",")
    return Fact(
        f"d{place}", fact_id=f"f{place}", type="measure", text=f"{text} ton", end=len(text), sentence=f"{text} ton",
        value=value, low=value, high=value, bound=bound, unit=unit,
    )  # fmt: skip


def mentions(*facts: Fact) -> Mentions:
    return mentions_of(pa.Table.from_batches([batch(facts)]), NO_ARTICLES, LEXICON)


def pair(test: object, one: Fact, other: Fact) -> tuple[bool, bool]:
    """What *test* says of two facts, and of the two in the other order."""
    made, a, b = mentions(one, other), np.array([0]), np.array([1])
    return bool(test(made, a, b)[0]), bool(test(made, b, a)[0])  # type: ignore[operator]


@given(NUMBERS, NUMBERS, st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_relations_are_symmetric(one: Decimal, other: Decimal, bound: str, second: str):
    """Whether two numbers are equal or rounded does not depend on which comes first."""
    for test in (values.equal, values.rounded):
        there, back = pair(test, number(0, one, bound), number(1, other, second))
        assert there == back


@given(NUMBERS, st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_rounded_and_cut_numbers_are_held(value: Decimal, places: int, how: str):
    """A number that is rounded or cut to fewer digits is the same, or a rounding of the one it was made from."""
    coarse = value.quantize(Decimal(1).scaleb(-places), rounding=how)
    near = abs(coarse - value) <= value / 10
    made, a, b = mentions(number(0, value), number(1, coarse)), np.array([0]), np.array([1])

    if near:
        assert values.equal(made, a, b)[0] or values.rounded(made, a, b)[0]


@pytest.mark.parametrize(
    ("one", "other"), [("48", "49"), ("8.7", "8.8"), ("24", "25"), ("3", "2"), ("35.04", "35.05"), ("80.8", "80.96")]
)
def test_numbers_with_the_same_last_digit_are_apart(one: str, other: str):
    """No tolerance between numbers that are written equally finely, nor beyond the last digit."""
    assert pair(values.rounded, number(0, Decimal(one)), number(1, Decimal(other))) == (False, False)


@pytest.mark.parametrize(
    ("one", "bound", "other", "held"),
    [
        ("150", "more_than", "154", True), ("150", "more_than", "149", False), ("35", "at_most", "33", True),
        ("150", "more_than", "400", False), ("125", "approx", "126", True), ("62217", "approx", "65233", False),
        ("2", "exact", "2.9", False),
    ],
)  # fmt: skip
def test_bounds_reach_a_little_way(one: str, bound: str, other: str, *, held: bool):
    """A bound or "sekitar" is said of a number near it, on its side."""
    assert pair(values.rounded, number(0, Decimal(one), bound), number(1, Decimal(other))) == (held, held)


def test_scaled_by_exactly_a_thousand():
    """The factor is exact."""
    def scaled(made: Mentions, a: object, b: object) -> object:
        return values.scaled(made, a, b, 1000.0)  # type: ignore[arg-type]

    assert pair(scaled, number(0, Decimal(8)), number(1, Decimal(8000))) == (True, True)
    assert pair(scaled, number(0, Decimal(8)), number(1, Decimal(8001))) == (False, False)


def test_units_of_one_dimension_are_compared():
    """Nine kilometres are nine thousand metres."""
    made = mentions(number(0, Decimal(9), unit="km"), number(1, Decimal(9000), unit="m"))

    assert made.uclass.tolist() == ["measure:length", "measure:length"]
    assert values.equal(made, np.array([0]), np.array([1]))[0]


def test_coarse_number_joins_only_one_of_two_that_exclude_each_other():
    """35 million joins 35.04 million, and then not what excludes that."""
    groups = Groups(mentions(*(number(place, Decimal(value)) for place, value in enumerate(("35", "35.04", "35.31")))))

    assert groups.join(0, 1)
    assert not groups.join(0, 2)
    assert groups.finest(0) == 1


@given(st.permutations([(0, 1), (1, 2), (3, 4), (5, 2)]))
def test_threads_do_not_depend_on_the_order_of_their_edges(edges: list[tuple[int, int]]):
    """The same edges make the same threads, named by their smallest entry."""
    assert threads_of(6, edges).tolist() == [0, 0, 0, 3, 3, 0]
