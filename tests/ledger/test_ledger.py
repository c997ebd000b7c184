"""The ledger of small archives: one link for each number, whatever there is, in whatever order it comes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from pipeline.ledger import Ledger
from pipeline.ledger.tables import LEDGER, LINKS, RELATIONS

Made = Callable[..., Ledger]
Make = Callable[..., Any]

FLOOD = (
    ("a", "Banjir bandang di Lembah Rawu menewaskan 24 orang. "
     "Sebanyak 1.347 warga Lembah Rawu mengungsi.", date(2024, 3, 4)),
    ("b", "Banjir bandang di Lembah Rawu menewaskan 31 orang. "
     "Sebanyak 1.347 warga Lembah Rawu mengungsi.", date(2024, 3, 6)),
    ("c", "Harga tiket kereta gantung Bukit Sula Rp45.000 per orang.", date(2024, 3, 6)),
)  # fmt: skip


def bytes_of(ledger: Ledger) -> list[list[dict[str, object]]]:
    return [table.to_pylist() for table in (ledger.ledger, ledger.links, ledger.relations)]


def entry_of(ledger: Ledger, doc: str, start: int) -> str:
    return next(row["entry_id"] for row in ledger.links.to_pylist() if (row["doc_id"], row["start"]) == (doc, start))


def test_same_number_is_one_entry_and_later_one_revises(archive: Make, ledger: Made):
    """What both articles say is one entry in two articles; what grew stands in one thread, the later one newer."""
    made = ledger(archive(FLOOD))

    moved = [row for row in made.ledger.to_pylist() if row["value"] == 1347]
    assert [(row["articles"], row["outlets"], row["mentions"]) for row in moved] == [(2, 2, 2)]
    (relation,) = made.relations.to_pylist()
    values = {row["entry_id"]: row for row in made.ledger.to_pylist()}
    assert (relation["relation"], values[relation["newer"]]["value"]) == ("revised", 31)
    assert relation["rule"] == "revised.later"
    assert {values[relation[side]]["thread_id"] for side in ("entry_a", "entry_b")} == {relation["thread_id"]}
    assert [row["newest"] for row in made.ledger.to_pylist() if row["value"] == 24] == [False]


def test_tables_have_their_schemas(archive: Make, ledger: Made):
    """The tables have the columns and types that all others read."""
    made = ledger(archive(FLOOD))

    assert (made.ledger.schema, made.links.schema, made.relations.schema) == (LEDGER, LINKS, RELATIONS)


def test_every_quantity_has_one_link(archive: Make, ledger: Made):
    """As many links as quantities, each to an entry that is there."""
    made, facts = ledger(archive(FLOOD)), archive(FLOOD).facts

    quantities = [row["fact_id"] for row in facts.to_pylist() if row["type"] not in ("official", "region")]
    assert sorted(made.links["fact_id"].to_pylist()) == sorted(quantities)
    assert set(made.links["entry_id"].to_pylist()) == set(made.ledger["entry_id"].to_pylist())
    assert len(set(made.ledger["entry_id"].to_pylist())) == made.ledger.num_rows


@pytest.mark.parametrize("partitions", [2, 8])
def test_partitions_make_no_difference(archive: Make, ledger: Made, partitions: int):
    """One, two and eight partitions give the same tables."""
    made = archive(FLOOD)

    assert bytes_of(ledger(made, partitions=partitions)) == bytes_of(ledger(made))


def test_order_makes_no_difference(archive: Make, ledger: Made):
    """Facts and articles in another order give the same tables."""
    made, turned = archive(FLOOD), archive(FLOOD[::-1])
    shuffled = replace(turned, facts=turned.facts.take(list(range(turned.facts.num_rows))[::-1]))

    assert bytes_of(ledger(shuffled)) == bytes_of(ledger(made))


def test_earlier_article_added_later_keeps_other_entries(archive: Make, ledger: Made):
    """An entry keeps its id when articles that do not say it first are added."""
    alone, whole = ledger(archive(FLOOD[:1])), ledger(archive(FLOOD))

    start = FLOOD[0][1].index("1.347")
    assert entry_of(alone, "a", start) == entry_of(whole, "a", start)


def test_empty_archive_has_empty_tables(archive: Make, ledger: Made):
    """No facts and no articles give tables without rows."""
    made = ledger(archive([]))

    assert [table.num_rows for table in (made.ledger, made.links, made.relations)] == [0, 0, 0]


def test_one_article_is_all_entries_of_its_own(archive: Make, ledger: Made):
    """Nothing of one article is linked with anything."""
    made = ledger(archive(FLOOD[:1]))

    assert set(made.links["rule"].to_pylist()) == {"alone"}
    assert made.relations.num_rows == 0


def test_articles_without_dates(archive: Make, ledger: Made):
    """Without dates the same number is linked all the same, and entries have no times."""
    made = ledger(archive([(doc, text, None) for doc, text, _ in FLOOD]))

    assert [row["articles"] for row in made.ledger.to_pylist() if row["value"] == 1347] == [2]
    assert set(made.ledger["first_seen"].to_pylist()) == {None}


def test_article_id_given_twice(archive: Make, ledger: Made):
    """Two articles of one id are one article to the ledger; each fact still has its link, each entry its id."""
    made = archive(FLOOD[:1])
    twice = replace(made, facts=pa.concat_tables([made.facts, made.facts]))

    links = ledger(twice)
    assert links.links.num_rows == 2 * ledger(made).links.num_rows
    assert len(set(links.ledger["entry_id"].to_pylist())) == links.ledger.num_rows
