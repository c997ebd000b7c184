"""Statements of one article that can be reckoned: sentences, and whether their numbers agree."""

from pathlib import Path

import pytest

from pipeline.arithmetic import Arithmetic, Finding
from pipeline.article import Article
from pipeline.errors import RuleError
from pipeline.route import Route
from pipeline.rulebook import load


@pytest.fixture(scope="module")
def check(route: Route):
    """Asks for the findings of a text."""
    arithmetic = Arithmetic(route.rulebook)

    def check(text: str) -> list[Finding]:
        return arithmetic(route.facts(Article("artikel", text)), text)

    return check


SILENT = [
    "",
    "Nelayan melaut lagi.",
    "Ada 30 perahu.",
    "Belanja mencapai 57 persen dari pagu, sementara pendapatan Rp5 miliar dari Rp6 miliar.",
    "Ekspor mencapai Rp8 miliar, naik 10 persen dibanding tahun lalu, dengan surplus mencapai Rp2 miliar.",
    "Ada 30 petugas di 20 dermaga, naik 17 persen dibandingkan hari biasa yakni 80 perahu.",
    "Ada 100 nelayan yang terdiri antara lain dari 30 nelayan payang dan 40 nelayan jaring.",
    "Warga miskin turun 6 ribu orang dibandingkan tahun lalu yang mencapai 134 ribu orang (10,82 persen).",
    "Laba mencapai Rp9,15 miliar atau naik 76 persen dari tahun lalu yang sebesar Rp5 ,2 miliar.",
    "Dana Rp21,92 miliar terdiri atas pasar dan jalan. Dana pasar Rp3,93 miliar, dan jalan Rp11,59 miliar.",
    "Bantuan itu 404 ,5 juta euro (Rp6,8 triliun).",
]


@pytest.mark.parametrize("text", SILENT)
def test_silent(check, text: str):
    """Numbers of other things, broken numbers and open lists say nothing of each other."""
    assert check(text) == []


def test_implied(check):
    """A finding tells what the other numbers say."""
    (found,) = check("Ada 30 perahu atau 50 persen dari total 75 perahu.")

    assert (found.relation, found.implied.low, found.implied.high) == ("share_of", 40, 40)
    assert [fact.text for fact in found.facts] == ["30", "50 persen", "75"]


def test_a_rule_can_be_left_out(route: Route, tmp_path: Path):
    """A folder of one's own switches a shape off; the others stay."""
    (tmp_path / "fakta.toml").write_text('without = ["statement.part-percent-whole"]', encoding="utf-8")
    (tmp_path / "lexicon").mkdir()
    arithmetic = Arithmetic(load(tmp_path))

    def found(text: str) -> list[str]:
        return [one.rule for one in arithmetic(route.facts(Article("artikel", text)), text)]

    assert found("Ada 30 perahu atau 50 persen dari total 75 perahu.") == []
    assert found("Panen mencapai 895 ton dari target 979 ton (91,42 persen).") == ["statement.part-whole-percent"]


def test_a_shape_that_is_not_read_is_refused():
    """A rule for statements names a shape; another is refused with those that are known."""
    own = {"id": "statement.bagian", "statement": "share_of", "why": "kita", "examples": [{"text": "[3] dari 4"}]}

    with pytest.raises(RuleError, match=r"unknown statement 'statement\.bagian'.*statement\.part-percent-whole"):
        Arithmetic(load(rules=[own]))
    with pytest.raises(RuleError, match="unknown relation 'bagian'"):
        load(rules=[{**own, "statement": "bagian"}])


def test_relations_are_those_of_the_rules(route: Route):
    """What a rule says that its numbers are to each other is what its findings say."""
    arithmetic = Arithmetic(route.rulebook)
    for rule in route.rulebook.of("statement"):
        for example in rule.examples:
            text = example["text"].replace("[", "").replace("]", "")
            found = arithmetic(route.facts(Article("artikel", text)), text)
            assert [one.relation for one in found if one.rule == rule.id] == [rule.source]
