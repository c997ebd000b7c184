"""Targets against results: in one sentence by the words between them, in two articles where the rule is switched on."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.ledger import Ledger, ledger_of
from pipeline.rulebook import Rulebook
from pipeline.rulebook.ledger import ACHIEVED

DAY = date(2025, 9, 1)


def achieved(ledger: Ledger) -> list[tuple[str, str]]:
    """Rule and reason of each relation between a target and its result."""
    return [(row["rule"], row["why"]) for row in ledger.relations.to_pylist() if row["relation"] == ACHIEVED]


REACHED = [
    ("Serapan gabah di Sigi mencapai 924 ton dari target 1.200 ton.", "924 ton / 1.200 ton = 77%"),
    ("Realisasi pajak daerah mencapai Rp3 miliar atau 60 persen dari target Rp5 miliar.",
     "Rp3 miliar / Rp5 miliar = 60%"),
    ("Belanja jalan mencapai Rp12 miliar per Agustus dari total pagu sebesar Rp16 miliar.",
     "Rp12 miliar / Rp16 miliar = 75%"),
    ("Dividen yang disetor Rp9 miliar, melampaui target awal sebesar Rp8 miliar.", "Rp9 miliar / Rp8 miliar = 112.5%"),
    ("Terealisasi 1.170 rumah dari target tahun ini sebanyak 2.000 rumah.", "1.170 / 2.000 = 58.5%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), REACHED)
def test_result_against_its_target(archive: Callable[..., Any], ledger: Callable[..., Ledger], text: str, why: str):
    """The words between a result and its target make a relation that names the figure."""
    assert achieved(ledger(archive([("a", text, DAY)]))) == [("achieved.sentence", why)]


@pytest.mark.parametrize(
    "text",
    [
        "Realisasi pajak mencapai Rp3,12 miliar atau 80,1 persen dari target Rp5,2 miliar.",
        "Realisasi pajak mencapai Rp3 miliar atau 60 persen dari target, dan retribusi ditargetkan Rp5 miliar.",
        "Serapan gabah mencapai 924 ton, sedangkan bulan depan ditargetkan 1.200 ton.",
        "Serapan gabah mencapai sekitar 924 ton dari target 1.200 ton.",
        "Serapan gabah mencapai 924 ton dari target 1.200 hektare.",
        "Dana naik Rp3 miliar dari pagu Rp5 miliar.",
    ],
)
def test_no_pair(archive: Callable[..., Any], ledger: Callable[..., Ledger], text: str):
    """A percentage that does not agree, another clause, what is not exact, another unit, and a change make none."""
    assert achieved(ledger(archive([("a", text, DAY)]))) == []


ARTICLES = [
    ("a", "Pemkab Sigi menargetkan produksi kakao kering 2025 sebesar 4.000 ton.", date(2025, 1, 10)),
    ("b", "Produksi kakao kering di Sigi pada semester I 2025 mencapai 1.900 ton.", date(2025, 8, 2)),
]


def test_articles_are_compared_where_asked_for(archive: Callable[..., Any], rulebook: Rulebook):
    """A result in another article is compared with the target of its name, region and time; off by default."""
    rules = tuple(replace(rule, on=True) if rule.id == "achieved.articles" else rule for rule in rulebook.ledger)
    made = archive(ARTICLES)
    on = ledger_of(made.facts, made.stories, replace(rulebook, ledger=rules))

    assert achieved(ledger_of(made.facts, made.stories, rulebook)) == []
    assert achieved(on) == [("achieved.articles", "1.900 ton / 4.000 ton = 47.5%")]


def test_relation_leads_from_the_target_to_the_result(archive: Callable[..., Any], ledger: Callable[..., Ledger]):
    """entry_a is the target's, entry_b the result's; the places are those of the two numbers."""
    text = REACHED[0][0]
    made = ledger(archive([("a", text, DAY)]))
    (row,) = (row for row in made.relations.to_pylist() if row["relation"] == ACHIEVED)
    entries = {each["start"]: each["entry_id"] for each in made.links.to_pylist()}

    assert (row["start_a"], row["start_b"]) == (text.index("1.200"), text.index("924"))
    assert (row["entry_a"], row["entry_b"]) == (entries[row["start_a"]], entries[row["start_b"]])
