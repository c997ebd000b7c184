"""Facts against gold: what matches what, what counts as right, and what is wrong with a gold file."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline import report
from pipeline.compare import Comparison, Score, compare
from pipeline.errors import GoldError
from pipeline.fact import Fact
from pipeline.formats import gold as gold_file
from pipeline.formats.gold import GoldFact
from pipeline.run import run


def fact(start: int, end: int, type_: str = "money", doc_id: str = "a", **columns: object) -> Fact:
    """A fact at a place; an exact amount of 5 rupiah where nothing else is said."""
    stated = (
        {"value": Decimal(5), "low": Decimal(5), "high": Decimal(5), "bound": "exact", "unit": "IDR"}
        if type_ == "money"
        else {}
    )
    return Fact(
        doc_id,
        fact_id=f"{doc_id}-{type_}-{start}-{end}",
        type=type_,
        text="x" * (end - start),
        start=start,
        end=end,
        rule="money.test",
        **stated | columns,
    )


def gold(
    start: int, end: int, type_: str = "money", doc_id: str = "a", *, ignore: bool = False, **cells: str
) -> GoldFact:
    """A gold row at a place; an amount of 5 rupiah where nothing else is said."""
    stated = {"value": "5", "low": "5", "high": "5", "unit": "IDR"} if type_ == "money" else {}
    return GoldFact(doc_id, type_, start, end, "x" * (end - start), ignore, stated | cells)


def counts(comparison: Comparison, type_: str = "money") -> dict[str, tuple[int, int, int]]:
    """Measure to right, found and gold."""
    return {measure: (score.correct, score.found, score.gold) for measure, score in comparison.scores[type_].items()}


def wrong(found: Fact, row: GoldFact) -> str:
    """What is wrong with the value of *found*, which matches *row*."""
    (pair,) = compare([found], [row]).pairs
    return pair.wrong


def test_same_span():
    """A fact at the offsets of gold with its value is right in every measure."""
    assert counts(compare([fact(3, 8)], [gold(3, 8)])) == {"span": (1, 1, 1), "overlap": (1, 1, 1), "value": (1, 1, 1)}


def test_one_shared_character():
    """One shared character is an overlap, the value may be right all the same, the span is not."""
    assert counts(compare([fact(3, 8)], [gold(7, 12)])) == {"span": (0, 1, 1), "overlap": (1, 1, 1), "value": (1, 1, 1)}


def test_neighbours_do_not_overlap():
    """Spans that only touch share no character."""
    comparison = compare([fact(3, 8)], [gold(8, 12)])

    assert counts(comparison) == {"span": (0, 1, 1), "overlap": (0, 1, 1), "value": (0, 1, 1)}
    assert ([row.start for row in comparison.missed], [found.start for found in comparison.spurious]) == ([8], [3])


def test_value_is_wrong():
    """A wrong value at the right place is right by span and overlap only."""
    comparison = compare([fact(3, 8, value=Decimal(6))], [gold(3, 8)])

    assert counts(comparison) == {"span": (1, 1, 1), "overlap": (1, 1, 1), "value": (0, 1, 1)}
    assert [pair.wrong for pair in comparison.pairs] == ["value"]


def test_two_facts_on_one_gold():
    """Two facts on one gold row: the one that shares more is matched, the other is spurious."""
    short, long = fact(3, 5), fact(5, 12)
    comparison = compare([short, long], [gold(3, 12)])

    assert counts(comparison)["overlap"] == (1, 2, 1)
    assert ([pair.fact for pair in comparison.pairs], comparison.spurious) == ([long], [short])


def test_one_fact_on_two_golds():
    """One fact over two gold rows is matched with one of them, the other is missed."""
    first, second = gold(3, 5), gold(6, 12)
    comparison = compare([fact(3, 12)], [first, second])

    assert counts(comparison)["overlap"] == (1, 1, 2)
    assert ([pair.gold for pair in comparison.pairs], comparison.missed) == ([second], [first])


def test_order_does_not_matter():
    """The best overlaps are matched first, in whatever order facts and gold come."""
    facts = [fact(0, 4), fact(4, 10), fact(20, 25)]
    rows = [gold(2, 10), gold(0, 3), gold(20, 25)]
    straight, reverse = compare(facts, rows), compare(reversed(facts), list(reversed(rows)))

    assert counts(straight) == counts(reverse)
    assert {(pair.fact.start, pair.gold.start) for pair in straight.pairs} == {(0, 0), (4, 2), (20, 20)}
    assert {(pair.fact.start, pair.gold.start) for pair in reverse.pairs} == {(0, 0), (4, 2), (20, 20)}


def test_types_and_documents_are_apart():
    """A fact is compared with gold of its own type and document only."""
    comparison = compare(
        [fact(3, 8, "percent"), fact(3, 8, doc_id="b")], [gold(3, 8), gold(3, 8, doc_id="b", value="5")]
    )

    assert counts(comparison) == {"span": (1, 1, 2), "overlap": (1, 1, 2), "value": (1, 1, 2)}
    assert counts(comparison, "percent")["overlap"] == (0, 1, 0)
    assert counts(comparison, "all")["overlap"] == (1, 2, 2)


def test_documents_without_gold_are_left_out():
    """Facts of a document that gold is not about are neither right nor wrong."""
    assert counts(compare([fact(3, 8), fact(3, 8, doc_id="b")], [gold(3, 8)]))["value"] == (1, 1, 1)


def test_ignored_row():
    """Finding an ignored row is neither right nor wrong, nor is missing it."""
    row = gold(3, 8, ignore=True)

    assert counts(compare([fact(3, 8)], [row, gold(20, 25)]))["value"] == (0, 0, 1)
    assert counts(compare([], [row, gold(20, 25)]))["value"] == (0, 0, 1)


def test_ignored_row_beside_one_that_counts():
    """A fact that shares as much with a row that counts as with an ignored one is matched with the first."""
    comparison = compare([fact(3, 9)], [gold(3, 6, ignore=True), gold(6, 9)])

    assert counts(comparison)["overlap"] == (1, 1, 1)


@pytest.mark.parametrize(
    ("columns", "cells", "expected"),
    [
        ({"value": Decimal("5.0")}, {"value": "5"}, ""),
        ({}, {"value": "4|5"}, ""),
        ({}, {"value": "4|6"}, "value"),
        ({}, {"value": ""}, "value"),
        ({"value": None}, {"value": "5"}, "value"),
        ({"value": None}, {"value": "5|"}, ""),
        ({"low": Decimal(1), "high": None}, {}, ""),
        ({"unit": "USD"}, {}, "unit"),
        ({"unit": None}, {}, "unit"),
        ({"unit": "usd"}, {"unit": "IDR|USD"}, ""),
        ({"bound": "approx"}, {"bound": "exact"}, ""),
    ],
)
def test_value_of_an_amount(columns: dict[str, object], cells: dict[str, str], expected: str):
    """An amount is right with one of gold's values and units; the interval is not asked where a value is stated."""
    assert wrong(fact(3, 8, **columns), gold(3, 8, **cells)) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(10, 20, ""), (11, 20, "low"), (10, 21, "high"), (None, 20, "low"), (10, None, "high")],
)
def test_value_of_a_range(low: int | None, high: int | None, expected: str):
    """Where no value is stated, both ends have to agree."""
    found = fact(3, 8, value=None, low=low and Decimal(low), high=high and Decimal(high))

    assert wrong(found, gold(3, 8, value="", low="10", high="20|22")) == expected


@pytest.mark.parametrize(
    ("unit", "reading", "expected"),
    [
        ("pekerja rentan", "pekerja", ""),
        ("pekerja", "pekerja rentan", ""),
        ("Pekerja rentan", "pekerja informal", ""),
        ("warganya", "warga", ""),
        ("siswa", "pekerja", "unit"),
        (None, "pekerja", "unit"),
        (None, "pekerja|", ""),
        ("rumah", "unit|rumah", ""),
        ("pekerja", "", "unit"),
    ],
)
def test_counted_noun(unit: str | None, reading: str, expected: str):
    """A count's noun phrase has to agree in its head."""
    found = fact(3, 8, "count", value=Decimal(5), low=Decimal(5), high=Decimal(5), unit=unit)

    assert wrong(found, gold(3, 8, "count", value="5", low="5", high="5", unit=reading)) == expected


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        ("Rahmat Iskandar", "Kepala Dinas", ""),
        ("rahmat iskandar", "kepala", ""),
        ("Rahmat Iskandar", "Plt. Kepala", ""),
        ("Rahmat", "Kepala", "name"),
        ("Rahmat Iskandar", "Ketua", "role"),
        ("Rahmat Iskandar", None, "role"),
    ],
)
def test_official(name: str, role: str | None, expected: str):
    """An official is right with the same name and the same head of the role, acting or not."""
    assert (
        wrong(
            fact(3, 8, "official", name=name, role=role),
            gold(3, 8, "official", name="Rahmat Iskandar", role="Kepala Kantor Wilayah"),
        )
        == expected
    )


def test_official_without_role():
    """Where gold allows an empty role, none is right, and so is the other reading."""
    row = gold(3, 8, "official", name="Lubis Latif", role="|Kepala")

    assert [
        wrong(fact(3, 8, "official", name="Lubis Latif", role=role), row) for role in (None, "Kepala Cabang", "Ketua")
    ] == ["", "", "role"]


@pytest.mark.parametrize(
    ("code", "reading", "expected"),
    [
        ("72", "72", ""),
        ("72.71", "72", "region_code"),
        ("72", "72|", ""),
        (None, "72|", ""),
        (None, "72", "region_code"),
        ("72", "73|72", ""),
    ],
)
def test_region(code: str | None, reading: str, expected: str):
    """A region is right with one of gold's codes, nothing where an empty reading stands among them."""
    assert wrong(fact(3, 8, "region", region_code=code), gold(3, 8, "region", region_code=reading)) == expected


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(12, 15, 16), 0.8, 0.75, 24 / 31),
        (Score(0, 0, 4), 1.0, 0.0, 0.0),
        (Score(0, 4, 0), 0.0, 1.0, 0.0),
        (Score(0, 0, 0), 1.0, 1.0, 1.0),
    ],
)
def test_ratios(score: Score, precision: float, recall: float, f1: float):
    """Precision is over what was found, recall over gold, F1 their harmonic mean; nothing of nothing is all."""
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def ratio(comparison: Comparison, column: str) -> tuple[int, int, int, int]:
    """Right and asked where gold requires a context column, right and asked over all."""
    required, overall = comparison.context[column]
    return (required.correct, required.gold, overall.correct, overall.gold)


def test_context_columns():
    """Context columns count over matched quantities: all of them, and those where gold requires the column."""
    facts = [
        fact(0, 3, bound="exact", status="actual", source="Rahmat Iskandar", quoted=True),
        fact(4, 7, bound="approx", source=None),
        fact(8, 11, bound="approx", source="Budi Santoso"),
        fact(20, 25, "region", region_code="72"),
    ]
    rows = [
        gold(0, 3, bound="exact", status="actual", source="Rahmat Iskandar", quoted="true", per=""),
        gold(4, 7, bound="exact|approx", status="target", source="Rahmat Iskandar|", quoted="", per=""),
        gold(8, 11, bound="exact", status="", source="Rahmat Iskandar", quoted="", per="kg"),
        gold(20, 25, "region", region_code="72", bound="exact"),
    ]
    comparison = compare(facts, rows)

    assert ratio(comparison, "bound") == (2, 3, 2, 3)
    assert ratio(comparison, "status") == (1, 2, 2, 3)
    assert ratio(comparison, "source") == (1, 2, 2, 3)
    assert ratio(comparison, "quoted") == (1, 1, 3, 3)
    assert ratio(comparison, "per") == (0, 1, 2, 3)
    assert set(comparison.context) == {"bound", "status", "source", "quoted", "per"}


def agrees(column: str, found: object, reading: str, type_: str = "money") -> bool:
    """Whether a column that holds *found* is right where gold has *reading*."""
    row = gold(0, 3, type_, **{column: reading})
    (pair,) = compare([fact(0, 3, type_, **{column: found})], [row]).pairs
    return column not in pair.context


@pytest.mark.parametrize(
    ("column", "found", "reading", "right"),
    [
        ("source", "Rahmat  iskandar", "Rahmat Iskandar", True),
        ("source", "Rahmat Iskandar", "Rahmat Iskandar, S.H.", False),
        ("source", "Rahmat", "Rahmat Iskandar", False),
        ("source_role", "Kepala", "Kepala Dinas Sosial", True),
        ("source_role", "Ketua Dinas Sosial", "Kepala Dinas Sosial", False),
        ("source_role", "Kadis", "Kepala Dinas|Kadis", True),
        ("source_role", None, "Kepala", False),
        ("source_org", "Dinas Sosial Kota Palu", "Dinas Sosial (Dinsos) Palu", True),
        ("source_org", "Dinas", "Dinas Sosial", True),
        ("source_org", "Dinas", "Dinas Sosial Kota Palu", False),
        ("source_org", "Kota Palu", "Dinas Sosial|", False),
        ("source_org", None, "Dinas Sosial|", True),
        ("basis", "yoy", "yoy", True),
        ("basis", "mom", "yoy", False),
        ("basis", "yoy", "", False),
        ("statistic", "mean", "mean|", True),
        ("statistic", "max", "mean|", False),
        ("region_code", "72;73", "72;73|72", True),
        ("region_code", "72", "72;73", False),
        ("flags", "negated;decimal_point", "decimal_point;negated", True),
        ("flags", "negated", "decimal_point;negated", False),
        ("flags", None, "decimal_point", False),
        ("flags", "misspelt", "", False),
        ("quoted", False, "", True),
        ("quoted", None, "true", False),
        ("quoted", None, "true|", True),
    ],
)
def test_how_a_column_agrees(column: str, found: object, reading: str, right: bool):
    """Persons agree in every word, roles in the head, organisations in half of their words, codes as a set."""
    assert agrees(column, found, reading) is right


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (date(2024, 1, 1), date(2024, 6, 30), True),
        (None, date(2024, 6, 30), True),
        (date(2024, 1, 1), None, False),
        (date(2024, 2, 1), date(2024, 6, 30), False),
    ],
)
def test_period_is_its_two_dates(start: date | None, end: date | None, right: bool):
    """A period is right where both of its dates are, whatever its words."""
    found = fact(0, 3, period="kata lain", period_start=start, period_end=end)
    row = gold(0, 3, period="semester I", period_start="2024-01-01|", period_end="2024-06-30")

    assert ratio(compare([found], [row]), "period") == (right, 1, right, 1)


@pytest.mark.parametrize(("type_", "right"), [("percent", False), ("count", False), ("money", True), ("measure", True)])
def test_whole_that_a_share_is_of(type_: str, right: bool):
    """The whole is asked of percentages and counts, and has to agree in every word."""
    assert agrees("share_of", "produksi", "total produksi", type_) is right
    assert agrees("share_of", "Total produksi", "total produksi", type_)


def test_jurisdiction_of_officials():
    """The region of an official's office is scored by itself, beside the regions of quantities."""
    facts = [fact(start, start + 3, "official", name="A", role="B", region_code="72") for start in (0, 10, 20)]
    rows = [
        gold(start, start + 3, "official", name="A", role="B", region_code=code, status="actual")
        for start, code in ((0, "72"), (10, "72.71"), (20, ""))
    ]
    comparison = compare(facts, rows)

    assert ratio(comparison, "region_code of officials") == (1, 2, 1, 3)
    assert set(comparison.context) == {"region_code of officials"}
    assert [(row.kind, row.type, row.start, row.found, row.gold) for row in report.errors(comparison).itertuples()] == [
        ("context region_code of officials", "official", 10, "72", "72.71"),
        ("context region_code of officials", "official", 20, "72", ""),
    ]


def test_flags_are_asked_of_every_type():
    """A careful reader wants to know of regions and officials too."""
    facts = [fact(0, 3, "region", region_code="32.73", flags="ambiguous_region"), fact(5, 8, "official", name="A")]
    rows = [
        gold(0, 3, "region", region_code="32.73", flags="ambiguous_region"),
        gold(5, 8, "official", name="A", flags="glued"),
    ]

    assert ratio(compare(facts, rows), "flags") == (1, 2, 1, 2)


def test_whole_rows():
    """A row is whole where value and every column of gold are right; a missed one is wrong, an ignored one is none."""
    facts = [
        fact(0, 3, status="actual", basis="yoy"),
        fact(10, 13, status="actual", value=Decimal(6)),
        fact(20, 23, status="target"),
        fact(30, 34, status="actual", change="increase"),
        fact(50, 53, status="actual"),
        fact(60, 63),
        fact(70, 73, "official", name="A", role="B"),
    ]
    rows = [gold(start, start + 3, status="actual") for start in (0, 10, 20, 30, 40)]
    rows += [gold(50, 53, status="target", ignore=True), gold(70, 73, "official", name="A", role="B", region_code="72")]
    comparison = compare(facts, rows)

    assert (comparison.rows.correct, comparison.rows.found, comparison.rows.gold) == (2, 5, 5)
    assert [pair.gold.start for pair in comparison.pairs if pair.is_whole] == [0, 30]
    assert report.rows_line(comparison) == "whole rows right: 2 of 5 (0.400)"


def test_report_begins_with_whole_rows():
    """The report says whole rows first, then the scores, then the columns with counts beside the ratios."""
    facts = [fact(0, 3, status="actual"), fact(5, 8)]
    comparison = compare(facts, [gold(0, 3, status="actual", quoted=""), gold(5, 8, status="target", quoted="")])
    lines = report.markdown(comparison, 1).splitlines()

    assert "| quoted | 0 of 0 |  | 2 of 2 | 1.000 |" in lines
    assert lines[2] == "1 articles read; whole rows right: 1 of 2 (0.500)."
    assert "| money | 2 of 2 | 2 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 |" in lines
    assert "| status | 1 of 2 | 0.500 | 1 of 2 | 0.500 |" in lines


@pytest.mark.parametrize(
    ("found", "reading", "right"),
    [
        ("anggaran", "anggaran", 1),
        ("Anggaran  daerah", "anggaran daerah", 1),
        ("realisasi anggaran daerah", "anggaran daerah", 1),
        ("anggaran", "realisasi anggaran|belanja", 1),
        ("realisasi belanja daerah", "anggaran belanja daerah", 1),
        ("realisasi belanja", "anggaran pendapatan", 0),
        ("anggar", "anggaran", 0),
        ("belanja", "anggaran", 0),
        (None, "anggaran|", 1),
        (None, "anggaran", 0),
    ],
)
def test_metric(found: str | None, reading: str, right: int):
    """A metric agrees with a reading that holds it whole or that it holds, or that shares half of the words."""
    assert agrees("metric", found, reading) == bool(right)


def test_metric_of_a_count_is_not_asked():
    """The metric is asked of money, percentages and measures, not of counts."""
    found = fact(0, 3, "count", value=Decimal(5), unit="warga")

    assert "metric" not in compare([found], [gold(0, 3, "count", value="5", unit="warga", metric="warga")]).context


def test_mistakes_are_listed():
    """The report names every mistake with its kind, its rule and both sides."""
    comparison = compare(
        [fact(0, 3, value=Decimal(6)), fact(10, 14), fact(20, 25)], [gold(0, 3), gold(10, 13), gold(30, 33, text="Rp5")]
    )
    rows = [
        (row.kind, row.type, row.rule, row.start, row.found, row.gold)
        for row in report.errors(comparison).itertuples(index=False)
    ]

    assert rows == [
        ("missed", "money", "", 30, "", "5"),
        ("spurious", "money", "money.test", 20, "IDR", ""),
        ("wrong span", "money", "money.test", 10, "xxxx", "xxx"),
        ("wrong value", "money", "money.test", 0, "6", "5"),
    ]


def test_mistakes_of_context_are_listed():
    """Every context column that is wrong is listed, a period with its two dates, also where the value is wrong."""
    found = fact(0, 3, value=Decimal(6), basis="mom", period_end=date(2024, 6, 30), flags=None)
    row = gold(0, 3, basis="yoy", period="Mei", period_start="2024-05-01", period_end="2024-05-31|", flags="misspelt")
    rows = [(row.kind, row.found, row.gold) for row in report.errors(compare([found], [row])).itertuples(index=False)]

    assert rows == [
        ("context basis", "mom", "yoy"),
        ("context flags", "", "misspelt"),
        ("context period", "/2024-06-30", "2024-05-01/2024-05-31|"),
        ("wrong value", "6", "5"),
    ]


HEAD = "doc_id,type,start,end,text,value,unit,ignore\n"
RIGHT = "a,money,5,13,Rp5 juta,5000000,IDR,\n"
BAD_GOLD = {
    "other text": ("a,money,0,3,Rp5,5,IDR,\n", "line 3: a[0:3] is 'Dan', not 'Rp5'; it first stands at 5"),
    "text nowhere": ("a,money,0,3,Rp9,9,IDR,\n", "line 3: a[0:3] is 'Dan', not 'Rp9'"),
    "behind the end": ("a,money,500,503,Rp5,5,IDR,\n", "line 3: a[500:503] is '', not 'Rp5'; it first stands at 5"),
    "unknown type": (
        "a,uang,5,8,Rp5,5,IDR,\n",
        "line 3: unknown type 'uang'; known: money, percent, count, measure, official, region",
    ),
    "no offsets": ("a,money,lima,8,Rp5,5,IDR,\n", "line 3: start and end are whole numbers, found 'lima' and '8'"),
    "empty span": ("a,money,8,8,,5,IDR,\n", "line 3: start 8 is not before end 8"),
    "negative": ("a,money,-1,8,Rp5,5,IDR,\n", "line 3: start -1 is not before end 8"),
    "unknown article": ("b,money,5,8,Rp5,5,IDR,\n", "line 3: no article has the id 'b'"),
    "value that is no number": (
        "a,money,14,18,cair,5.000.000,IDR,\n",
        "line 3: value is '5.000.000', no number such as 2500000 or 0.5",
    ),
    "number without end": (
        "a,money,14,18,cair,5|inf,IDR,\n",
        "line 3: value is 'inf', no number such as 2500000 or 0.5",
    ),
    "ignored or not": ("a,money,14,18,cair,5,IDR,ya\n", "line 3: unknown ignore 'ya'; known: 0, 1"),
    "row twice": (RIGHT, "line 3: money 'Rp5 juta' stands in line 2 too; keep one"),
    "too few cells": ("a,money,5,8,Rp5\n", "line 3: has more or fewer cells than line 1"),
    "too many cells": ("a,money,5,8,Rp5,5,IDR,,,\n", "line 3: has more or fewer cells than line 1"),
}


@pytest.mark.parametrize(
    ("column", "text", "cause"),
    [
        ("status", "aktual", "line 2: unknown status 'aktual'; did you mean 'actual'? known: actual, budget, "),
        ("bound", "exact|zzz", "line 2: unknown bound 'zzz'; known: approx, "),
        ("quoted", "True", "line 2: unknown quoted 'True'; did you mean 'true'? known: false, true"),
        ("period_start", "Mei 2024", "line 2: period_start is 'Mei 2024', no day such as 2024-05-31"),
        ("low", "nan", "line 2: low is 'nan', no number such as 2500000 or 0.5"),
        ("metrik", "dana", "line 1: unknown column 'metrik'; did you mean 'metric'? known: "),
    ],
)
def test_gold_cell_that_cannot_be_meant(tmp_path: Path, column: str, text: str, cause: str):
    """A word, number or day that no fact can have, and a column that no fact has, are refused with their place."""
    path = tmp_path / "gold.csv"
    path.write_text(f"doc_id,type,start,end,text,{column}\na,money,5,13,Rp5 juta,{text}\n", encoding="utf-8")

    with pytest.raises(GoldError) as error:
        gold_file.read(path)
    assert str(error.value).startswith(f"{path}, {cause}")


@pytest.mark.parametrize(("row", "cause"), BAD_GOLD.values(), ids=BAD_GOLD)
def test_bad_gold_row(corpus, cli, tmp_path: Path, row: str, cause: str):
    """A gold row that cannot be meant ends the run with file and line, and exit code 3."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": HEAD + RIGHT + row})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert outcome.code == 3
    assert outcome.err == f"error: {folder / 'gold.csv'}, {cause}\n"


def test_bad_gold_keeps_the_older_report(corpus, cli, tmp_path: Path):
    """A gold row that cannot be meant leaves tables and report as they were, so that they still belong together."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": HEAD + RIGHT})
    cli("run", folder, "--output", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    corpus({"b.txt": "Dana Rp7 juta cair.", "gold.csv": HEAD + RIGHT + "a,money,0,3,Rp5,5,IDR,\n"})

    assert cli("run", folder, "--output", tmp_path / "out").code == 3
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("doc_id,start,end,text\n", ", line 1: lacks the column type"),
        ("", ", line 1: lacks the column doc_id, type, start, end, text"),
        (HEAD.encode("utf-16"), ": is not UTF-8; save it as UTF-8"),
    ],
)
def test_gold_file_that_is_none(corpus, content: str | bytes, cause: str):
    """A gold file without the columns it needs, or in another encoding, is refused."""
    path = corpus({"gold.csv": content}) / "gold.csv"

    with pytest.raises(GoldError) as error:
        gold_file.read(path)

    assert str(error.value) == f"{path}{cause}"


def test_gold_offsets_are_those_of_the_body(corpus, tmp_path: Path):
    """Gold offsets count from the end of the front matter, in code points; a Windows newline is two."""
    body = "\U0001f600 Dana:\r\nRp5 juta cair."
    folder = corpus(
        {"a.txt": f"---\r\ntitle: Panen\r\n---\r\n{body}", "gold.csv": HEAD + "a,money,9,17,Rp5 juta,5000000,IDR,\n"}
    )
    summary = run([folder], tmp_path / "out")

    assert counts(summary.comparison) == {"span": (1, 1, 1), "overlap": (1, 1, 1), "value": (1, 1, 1)}


def test_gold_of_another_place(corpus, tmp_path: Path):
    """A gold file may lie elsewhere; it judges the articles that it is about."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "b.txt": "Dana Rp6 juta cair."})
    elsewhere = corpus({"emas.csv": HEAD + RIGHT}, "elsewhere") / "emas.csv"
    summary = run([folder], tmp_path / "out", gold=elsewhere)

    assert counts(summary.comparison)["value"] == (1, 1, 1)
    assert summary.facts["money"] == 2


@pytest.fixture
def tables(corpus, tmp_path: Path) -> tuple[Path, Path]:
    """Facts and gold of which one of two amounts is right."""
    folder = corpus(
        {
            "a.txt": "Dana Rp5 juta cair, lalu Rp6 juta.",
            "gold.csv": HEAD + RIGHT + "a,money,25,33,Rp6 juta,7000000,IDR,\n",
        }
    )
    run([folder], tmp_path / "out")
    return tmp_path / "out" / "facts.parquet", folder / "gold.csv"


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "parquet"])
def test_command_compares(tables: tuple[Path, Path], cli, suffix: str):
    """`compare` prints scores and mistakes, the same for each format of the table."""
    facts, gold_path = tables
    outcome = cli("compare", facts.with_suffix(f".{suffix}"), gold_path)
    lines = [line.split() for line in outcome.out.splitlines()]

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == "whole rows right: 1 of 2 (0.500)"
    assert ["money", "1", "of", "2", "2", "0.500", "0.500", "0.500", "1.000", "1.000"] in lines
    assert outcome.out.splitlines()[-1] == (
        "wrong value money 'Rp6 juta' at a:25: found '6000000', gold '7000000' [money.symbol-first] "
        "'Dana Rp5 juta cair, lalu Rp6 juta.'"
    )


NO_LIMIT = (
    "expected NAME=RATIO such as money=0.95, with a ratio from 0 to 1; "
    "names: money, percent, count, measure, official, region, all, rows\n"
)


@pytest.mark.parametrize(
    ("limits", "code", "said"),
    [
        (["money=0.5"], 0, ""),
        (["money=0.51"], 1, "money: 0.5000 is under 0.51\n"),
        (["money=0.51", "all=0.9", "region=1"], 1, "money: 0.5000 is under 0.51\nall: 0.5000 is under 0.9\n"),
        (["rows=0.5"], 0, ""),
        (["rows=0.75"], 1, "rows: 0.5000 is under 0.75\n"),
        (["uang=0.5"], 2, f"--fail-under 'uang=0.5': {NO_LIMIT}"),
        (["money"], 2, f"--fail-under 'money': {NO_LIMIT}"),
        (["money=tinggi"], 2, f"--fail-under 'money=tinggi': {NO_LIMIT}"),
        (["money=nan"], 2, f"--fail-under 'money=nan': {NO_LIMIT}"),
        (["rows=75"], 2, f"--fail-under 'rows=75': {NO_LIMIT}"),
    ],
)
def test_fail_under(tables: tuple[Path, Path], cli, limits: list[str], code: int, said: str):
    """Below a limit `compare` ends with exit code 1 and says which, a limit that is none is wrong usage."""
    outcome = cli("compare", *tables, *(part for limit in limits for part in ("--fail-under", limit)))

    assert (outcome.code, outcome.err) == (code, said)


@pytest.mark.parametrize("missing", ["facts.csv", "emas.csv"])
def test_command_on_missing_files(tables: tuple[Path, Path], cli, tmp_path: Path, missing: str):
    """A table or a gold file that does not exist is wrong usage."""
    facts, gold_path = tables
    arguments = (tmp_path / missing, gold_path) if missing == "facts.csv" else (facts, tmp_path / missing)
    outcome = cli("compare", *arguments)

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {tmp_path / missing}: no such file\n")


def test_run_on_missing_gold(corpus, cli, tmp_path: Path):
    """A gold file that is asked for and does not exist is wrong usage, and nothing is written."""
    outcome = cli(
        "run", corpus({"a.txt": "Dana Rp5 juta."}), "--gold", tmp_path / "emas.csv", "--output", tmp_path / "out"
    )

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {tmp_path / 'emas.csv'}: no such file\n")
    assert not (tmp_path / "out").exists()


HOSTILE = "<img src=x onerror=alert(1)> [klik](javascript:alert) \\| `x` &amp; \x1b]0;a\x07 \u202e"


def test_report_is_inert():
    """Nothing in an article does anything in the report: no tag, link, picture, end of a cell or control character."""
    found = fact(0, 9, doc_id="a\u202e")._replace(text=HOSTILE, sentence=HOSTILE + "\rbaris\r\nbaris")
    comparison = compare([found], [GoldFact("a\u202e", "money", 90, 99, HOSTILE, False, {})])
    text = report.markdown(comparison, 1)
    cells = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in text.splitlines() if "onerror" in line]

    assert "&lt;img src=x onerror=alert(1)&gt; \\[klik\\](javascript:alert) \\\\\\| \\`x\\` &amp;amp; \\x1b\\]" in text
    assert re.search(r"<|(?<!\\)\[klik", text) is None
    assert {char for char in text if not char.isprintable()} == {"\n"}
    assert cells == [10, 10]
    assert {len(row) for row in csv.reader(io.StringIO(report.errors_csv(comparison), newline=""))} == {9}


def test_compare_shows_ids_plainly(corpus, cli):
    """An id that steers the terminal is shown, not obeyed."""
    gold = 'doc_id,type,start,end,text\n"a\x1b]0;x\x07",region,0,6,Pemkab\n'
    files = {"a.jsonl": json.dumps({"id": "a\x1b]0;x\x07", "text": "Pemkab Sigi"}) + "\n", "gold.csv": gold}
    folder = corpus(files)
    cli("run", folder, "--output", folder / "out")
    outcome = cli("compare", folder / "out" / "facts.csv", folder / "gold.csv")

    assert (outcome.out + outcome.err).isascii()
    assert "\x1b" not in outcome.out
    assert "\x07" not in outcome.out


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("a.jsonl", b"[]\n", "fact 1: is no row with columns, but []"),
        ("a.jsonl", b"5\n", "fact 1: is no row with columns, but "),
        ("a.jsonl", b"null\n", "fact 1: is no row with columns, but None"),
        ("a.jsonl", b'{"doc_id": "a", "type": "money"}\n', "fact 1: has no fact_id, text, start, end, "),
        ("a.jsonl", b"{" * 100_000, "fact 1: is not JSON: "),
        ("a.jsonl", b"\xff\n", "is not UTF-8 (byte 0xff); was it saved again?"),
        ("a.csv", b"\xff\n", "is not UTF-8 (byte 0xff); was it saved again?"),
        ("a.csv", b"ROW" + b"abc,1,9,S,r", "fact 1: value is 'abc', no number"),
        ("a.csv", b"ROW" + b"5,x,9,S,r", "fact 1: start is 'x', no whole number"),
    ],
)
def test_table_that_is_damaged(corpus, cli, name: str, content: bytes, cause: str):
    """A damaged table is told with file, row and column, in one line."""
    head = b"doc_id,fact_id,type,text,value,start,end,sentence,rule\na,f1,money,Rp5,"
    folder = corpus({name: content.replace(b"ROW", head), "gold.csv": "doc_id,type,start,end,text\n"})
    outcome = cli("compare", folder / name, folder / "gold.csv")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {folder / name}")
    assert cause in outcome.err
    assert outcome.err.count("\n") == 1


def test_long_sentence_is_read_back(corpus, cli):
    """A table whose sentences are longer than Python's limit for a cell is read all the same."""
    text = "Pemkab Sigi memberi Rp5 juta " + "kata " * 30_000
    folder = corpus({"a.txt": text, "gold.csv": "doc_id,type,start,end,text\n"})
    cli("run", folder, "--output", folder / "out")
    csv.field_size_limit(131_072)

    assert cli("compare", folder / "out" / "facts.csv", folder / "gold.csv").code == 0
