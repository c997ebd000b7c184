"""Cells: one value, several that differ, gaps; independent voices."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.arithmetic.interval import written
from pipeline.fact import Fact
from pipeline.panel.cells import GAP, SEVERAL, Cell, cells, is_same
from pipeline.panel.periods import Period
from pipeline.panel.reading import Key, Reading

Table = Callable[..., list[Cell]]
KEY = Key("CPI_YOY", "35", "actual", "yoy", "", "%", Period(date(2025, 5, 1), date(2025, 5, 31)))
LATER = date(2025, 12, 30)


def reading(text: str, doc_id: str = "a") -> Reading:
    """The reading of a percentage as it is written."""
    value = Decimal(text.replace(",", "."))
    fact = Fact(doc_id, outlet=doc_id, fact_id=f"f{doc_id}{text}", type="percent", text=f"{text} persen", value=value,
                low=value, high=value, bound="exact")  # fmt: skip
    interval = written(fact)
    assert interval
    return Reading(KEY, value, value, value, interval, "clause", fact)


def test_values_that_differ_are_all_shown(table: Table):
    """Two articles that differ make one cell with both values, the one with more voices first."""
    texts = ["Inflasi Bali Mei 2025 sebesar 1,6 persen (yoy).", "Inflasi Bali Mei 2025 sebesar 1,9 persen (yoy).",
             "Inflasi Bali pada Mei 2025 mencapai 1,9 persen (yoy)."]  # fmt: skip
    (cell,) = table(texts, LATER)

    assert cell.mark == SEVERAL
    assert [(value.exact.value, value.voices) for value in cell.values] == [(Decimal("1.9"), 2), (Decimal("1.6"), 1)]


def test_rounded_value_is_the_same(table: Table):
    """A rounded number is a voice for the exact one."""
    texts = ["Inflasi Bali Mei 2025 sebesar 1,62 persen (yoy).", "Inflasi Bali Mei 2025 sebesar 1,6 persen (yoy)."]
    (cell,) = table(texts, LATER)

    assert cell.mark == ""
    assert [(value.exact.value, value.voices) for value in cell.values] == [(Decimal("1.62"), 2)]


def test_neighbours_are_two_values():
    """1,64 and 1,65 are as exact as one another, and differ."""
    assert not is_same(reading("1,64"), reading("1,65"))
    assert is_same(reading("1,65"), reading("1,7"))
    assert not is_same(reading("1,65"), reading("1,4"))


def test_one_outlet_is_one_voice():
    """Articles of one outlet that repeat a number are one voice; a ledger may know of fewer than outlets."""
    same = [reading("1,6", doc) for doc in ("a", "b")]

    assert [value.voices for cell in cells(same, {}) for value in cell.values] == [2]
    assert [value.voices for cell in cells(same, {"fa1,6": 1, "fb1,6": 1}) for value in cell.values] == [1]


def test_gaps_are_shown(table: Table):
    """Months that no article states are empty cells of the series; a series of one has none."""
    texts = [f"Inflasi Bali pada {month} 2025 sebesar 1,6 persen (yoy)." for month in ("Maret", "Juni")]
    found = table([*texts, "Inflasi Riau pada Mei 2025 sebesar 1,1 persen (yoy)."], LATER)

    assert [(cell.key.area, cell.key.period.code) for cell in found if cell.mark == GAP] == [
        ("51", "2025-04"), ("51", "2025-05"),
    ]  # fmt: skip


NUMBERS = st.tuples(st.integers(100, 130), st.sampled_from("abc"), st.sampled_from([1, 2]))


@given(st.lists(NUMBERS, max_size=8), st.randoms())
def test_order_of_articles_does_not_matter(numbers: list[tuple[int, str, int]], random: object):
    """Any order of the readings gives the same cells."""
    found = [reading(f"{number / 100:.{digits}f}".replace(".", ","), doc) for number, doc, digits in numbers]
    other = list(found)
    random.shuffle(other)  # type: ignore[attr-defined]

    assert cells(found, {}) == cells(other, {})
