"""The digest of the corpus: nothing changes unseen, and what changes is printed so that it can be judged."""

import pytest
from digest import DIGEST, Difference, differences, digest, of_corpus, read, readable, write

from pipeline.fact import Fact


def fact(start: int, text: str, **columns: object) -> Fact:
    """A fact in the article "a", which is its own sentence."""
    given = {"doc_id": "a", "fact_id": "f1", "type": "count", "sentence": text, "rule": "count.noun-after"}
    return Fact(**{**given, **columns}, text=text, start=start, end=start + len(text))  # type: ignore[arg-type]


def test_the_corpus_gives_what_it_gave(route):
    """Every fact of the corpus is as the digest has it."""
    found = differences(read(), of_corpus(route))

    assert not found, f"{readable(found)}\nIf all of it is meant: python -m tests.digest"


def test_digest_holds_the_whole_corpus():
    """The digest is no empty promise: it has the facts, and the columns that a reader decides."""
    lines = read()

    assert len(lines) > 1000
    assert {"text", "value", "unit", "metric", "source", "region_code", "period_start", "group", "rule"} <= set(
        next(iter(lines.values()))
    )


def test_an_id_makes_no_difference():
    """A fact with another id is the same fact; groups are the same whatever their names are."""
    body = "12 34"
    old = digest([fact(0, "12", group="a#1"), fact(3, "34", group="a#1")], {"a": body})
    new = digest([fact(0, "12", fact_id="x9", group="g7"), fact(3, "34", group="g7")], {"a": body})

    assert differences(old, new) == []
    assert [line["group"] for line in new.values()] == ["@0", "@0"]


def test_other_partners_make_a_difference():
    """A fact that leaves its group is told, though the name of the group stays."""
    body = "12 34 56"
    old = digest([fact(0, "12", group="g1"), fact(3, "34", group="g1"), fact(6, "56")], {"a": body})
    new = digest([fact(0, "12"), fact(3, "34", group="g1"), fact(6, "56", group="g1")], {"a": body})

    assert [(one.key[1], one.old, one.new) for one in differences(old, new)] == [
        ("0", "@0", ""),
        ("3", "@0", "@3"),
        ("6", "", "@3"),
    ]


def test_column_that_is_new_makes_no_difference():
    """A column that the digest does not know is left alone until it is renewed; one that went is told."""
    old = {("a", "0", "count", "1"): {"text": "12", "unit": "warga"}}
    more = {("a", "0", "count", "1"): {"text": "12", "unit": "warga", "basis": "yoy"}}

    assert differences(old, more) == []
    assert [one.column for one in differences(more, old)] == ["basis"]


def test_added_and_vanished_facts():
    """A fact that moved is one that vanished and one that was added, in reading order."""
    old = digest([fact(2, "12")], {"a": "  12   12"})
    new = digest([fact(7, "12")], {"a": "  12   12"})

    assert readable(differences(old, new)) == (
        "2 differences: added 1, vanished 1\na:2 count '12' vanished\na:7 count '12' added"
    )


@pytest.mark.parametrize(
    ("body", "start", "sentence", "reach"),
    [
        ("Ada 12 ekor. Ada 12 ekor.", 4, "Ada 12 ekor.", "-4+6"),
        ("Ada 12 ekor. Ada 12 ekor.", 17, "Ada 12 ekor.", "-4+6"),
        ("Ada 12 ekor.", 4, "12", "0+0"),
        ("Ada 12 ekor.", 4, "Lain.", "?"),
    ],
)
def test_sentences_are_kept_as_what_they_reach(body: str, start: int, sentence: str, reach: str):
    """Of the sentence only what stands before and behind the fact is kept, in characters."""
    ((_, line),) = digest([fact(start, "12", sentence=sentence)], {"a": body}).items()

    assert line["sentence"] == reach


def test_written_and_read_back(tmp_path):
    """A digest comes back as it was written."""
    lines = digest([fact(0, "12", unit='"warga", sana'), fact(0, "12", unit="a\nb")], {"a": "12"})
    write(lines, tmp_path / "digest.csv")

    assert read(tmp_path / "digest.csv") == lines
    assert len(lines) == 2


def test_long_differences_are_cut():
    """A message stays short enough to be read."""
    found = [Difference(("a", str(n), "count", "1"), "", "", "added", "12") for n in range(9)]

    assert readable(found, at_most=4).splitlines()[-1] == "… and 6 lines more"


def test_digest_is_small():
    """It stays a file that a review can show."""
    assert DIGEST.stat().st_size < 300_000
