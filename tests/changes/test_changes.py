"""What happened to the facts of an article: which are the same, and what is told of those that are not."""


from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

import pytest

from pipeline.changes import Articles, Change, Spread, Tally, changes, compared
from pipeline.changes import spread as spread_module
from pipeline.fact import Fact
from pipeline.table import batch

SENTENCE = "Ada 43 desa, 12 kota dan 43 pasar di sana."


def fact(text: str, start: int, type: str = "count", **cells: Any) -> Fact:
    """A fact of an article whose text is SENTENCE."""
    named = {"doc_id": "a", "fact_id": f"f{type}{text}", "rule": "count.noun-after", "sentence": SENTENCE}
    return Fact(**{**named, "value": Decimal(text.split()[0]), **cells}, type=type, text=text, start=start,
                end=start + len(text))  # fmt: skip


DESA, KOTA, PASAR = fact("43", 4, unit="desa"), fact("12", 13, unit="kota"), fact("43", 25, unit="pasar")


def told(before: list[Fact], after: list[Fact], *, same_text: bool = False) -> list[tuple[object, ...]]:
    """Kind, text, rules and cells of each change."""
    found = changes(before, after, same_text=same_text)
    return [(each.kind, each.fact.text, each.rule_before, each.rule_after, *each.cells) for each in found]


def test_equal_facts():
    """What is equal is not told, whatever its order and its id."""
    assert told([DESA, KOTA], [DESA, KOTA]) == []
    assert told([DESA, KOTA], [KOTA, DESA._replace(fact_id="other")]) == []


def test_appeared_and_vanished():
    """A fact of one reading alone, under the rule that found it there."""
    assert told([DESA], [DESA, KOTA]) == [("appeared", "12", "", "count.noun-after")]
    assert told([DESA, KOTA], [DESA]) == [("vanished", "12", "count.noun-after", "")]


def test_vanished_first_of_two_with_one_text():
    """The second of two equal texts, which gets the id of the first, is not taken for it."""
    first, second = fact("43", 4, fact_id="f1"), fact("43", 25, fact_id="f2")

    assert [(kind, *rest) for kind, *rest in told([first, second], [second._replace(fact_id="f1")])] == [
        ("vanished", "43", "count.noun-after", "")
    ]


def test_changed_cells():
    """Each cell with what it was and is; what follows from a cell is not told beside it."""
    before = DESA._replace(low=Decimal(43), high=Decimal(43), region_code="72", region_name="Sulawesi Tengah")
    after = before._replace(
        value=Decimal(430), low=Decimal(430), high=Decimal(430), region_code="71", region_name="Sulawesi Utara",
        province="Sulawesi Utara", evidence="region=before",
    )  # fmt: skip

    assert told([before], [after]) == [
        ("changed", "43", "count.noun-after", "count.noun-after", ("value", "43", "430"), ("region_code", "72", "71"))
    ]
    alone = before._replace(evidence="region=before"), before._replace(low=None)
    assert told([before], [alone[0]])[0][4:] == (("evidence", "", "region=before"),)
    assert told([before], [alone[1]])[0][4:] == (("low", "43", ""),)


def test_grown_span():
    """A fact of the same type that shares text is the same; one of another type names who has its place."""
    grown = fact("43 desa", 4, unit="desa")
    money = fact("43 desa", 4, "money", rule="money.kupon", unit="IDR")

    assert told([DESA], [grown]) == [("changed", "43 desa", *["count.noun-after"] * 2, ("text", "43", "43 desa"))]
    assert told([DESA], [money]) == [
        ("vanished", "43", "count.noun-after", "money.kupon"),
        ("appeared", "43 desa", "count.noun-after", "money.kupon"),
    ]


def test_overlap_goes_to_the_one_that_shares_most():
    """Of two facts in the place of one the one with more of its text is it; the other appears."""
    whole = fact("43 desa, 12 kota", 4)
    few, most = fact("43", 4), fact("12 kota", 13)
    found = told([whole], [few, most])

    assert [(kind, text) for kind, text, *_ in found] == [("appeared", "43"), ("changed", "12 kota")]


def test_taken_by_another_rule():
    """The same fact by another rule is told apart from one that changed."""
    assert told([DESA], [DESA._replace(rule="count.luas")]) == [("taken", "43", "count.noun-after", "count.luas")]


def test_moved():
    """In an edited article a fact of the same sentence stands elsewhere; in one that was not, nothing can move."""
    moved = DESA._replace(start=104, end=106)

    assert told([DESA], [moved]) == [("moved", "43", "count.noun-after", "count.noun-after")]
    assert [kind for kind, *_ in told([DESA], [moved], same_text=True)] == ["vanished", "appeared"]


def test_groups_by_their_members():
    """The ids of groups count through an article: only what a number is stated with is compared."""
    first, second = DESA._replace(group="a#1"), KOTA._replace(group="a#1")

    assert told([first, second], [first._replace(group="a#2"), second._replace(group="a#2")]) == []
    assert told([first, second, PASAR], [first, second, PASAR._replace(group="a#1")]) == [
        ("changed", "43", *["count.noun-after"] * 2, ("group", "43; 12", "43; 12; 43")),
        ("changed", "12", *["count.noun-after"] * 2, ("group", "43; 12", "43; 12; 43")),
        ("changed", "43", *["count.noun-after"] * 2, ("group", "alone", "43; 12; 43")),
    ]


def test_place_in_the_sentence():
    """A change knows which of two equal texts of the sentence it is about."""
    assert [each.offset for each in changes([DESA, KOTA, PASAR], [KOTA, PASAR._replace(unit="toko")])] == [4, 25]


def test_many_changes_take_their_time_in_proportion():
    """Thousands of facts of an article, all of them other ones, are not held against each other."""
    before = [fact("43", 10 * number, sentence="") for number in range(20_000)]
    after = [each._replace(start=each.start + 5, end=each.end + 5) for each in before]

    assert len(changes(before, after, same_text=True)) == 40_000


def test_tally_draws_examples_from_all():
    """Some of each kind and rule, the same whatever the order, not the first ones."""
    made = [Change("appeared", fact("43", 4, doc_id=str(number)), rule_after="count.luas") for number in range(200)]
    tallies = Tally(3), Tally(3)
    for each in made:
        tallies[0].add([each])
    for each in reversed(made):
        tallies[1].add([each])
    drawn = [[change.fact.doc_id for change in next(tally.chosen())[3]] for tally in tallies]

    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 3
    assert drawn[0] != ["0", "1", "2"]
    assert (tallies[0].facts["appeared"], tallies[0].articles) == (200, 200)


def _spread(before: list[Fact], after: list[Fact], size: int = 3) -> tuple[list[Change], Articles, int]:
    """What two tables of facts differ in, the articles, and the parts in which they met."""
    articles, found, parts = Articles(), [], count()
    with Spread() as spread:
        for side, facts in enumerate((before, after)):
            for start in range(0, len(facts), size):
                spread.add(side, batch(facts[start : start + size]))
        for both in spread.parts():
            next(parts)
            found += [change for changes in compared(*both, articles) for change in changes]
    return found, articles, next(parts)


def _archive(articles: int) -> list[Fact]:
    return [fact("43", 10 * at, doc_id=f"a{number}", unit="desa") for number in range(articles) for at in range(3)]


@pytest.mark.parametrize("held", [10, 10**6])
def test_spread_tables(held: int, monkeypatch: pytest.MonkeyPatch):
    """Tables in any order, and too large for the memory, are compared as others are."""
    monkeypatch.setattr(spread_module, "HELD", held)
    before = _archive(50)
    after = [each._replace(unit="kota" if each.doc_id == "a7" else "desa") for each in _archive(55)]
    after = [each for each in after if each.doc_id != "a3"]
    Random(1).shuffle(after)

    found, articles, parts = _spread(before, after)

    assert [(change.kind, change.fact.doc_id) for change in found] == [("changed", "a7")] * 3
    assert (articles.both, articles.alone[0].names, articles.alone[1].articles) == (49, ["a3"], 5)
    assert (parts > 5) == (held == 10)


def test_no_more_is_held_than_said(monkeypatch: pytest.MonkeyPatch):
    """However many rows come, those in memory stay few: neither what waits nor a part grows with the tables."""
    monkeypatch.setattr(spread_module, "HELD", 100)
    most = 0
    with Spread() as spread:
        for number in range(3000):
            spread.add(number % 2, batch([fact("43", 4, doc_id=f"a{number // 2}")]))
            most = max(most, sum(each.num_rows for held in spread._held for each in held))
        parts = [len(one) + len(other) for one, other in spread.parts()]

    assert most < 100
    assert sum(parts) == 3000
    assert max(parts) < 60


def test_another_title_is_no_change():
    """What rows say of their article is told of the article."""
    found, articles, _ = _spread([DESA, KOTA], [DESA._replace(title="Baru"), KOTA._replace(title="Baru")])

    assert (found, articles.retold, articles.both) == ([], 1, 1)


