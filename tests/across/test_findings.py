"""Findings by themselves: what articles say stays text, what is best comes first, sentences are cut and marked."""

import io
import json
import re
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from markdown_it import MarkdownIt

from pipeline.across import Across, Inputs, across, findings_of
from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.findings.brief import best
from pipeline.findings.finding import Finding, Findings, Quote, only
from pipeline.findings.markdown import markdown
from pipeline.findings.passage import passages
from pipeline.findings.relations import contradictions, lines
from pipeline.findings.words import LANGUAGES, both, words
from pipeline.ledger.tables import RELATIONS
from pipeline.page import Page, PageFile, findings_data, with_findings
from pipeline.route import Route

HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> *tebal* _miring_ `kode` "
    "[tautan](javascript:alert(3)) ![gambar](http://jahat.example/a.png) | sel | # judul\n\n# judul\n- butir\n"
    "> kutipan\n---\n1. satu <http://jahat.example> "
    "http://jahat.example www.jahat.example a@jahat.example \\* &lt;b&gt; ~~coret~~ \u202e\u2028 {{policy}}"
)
RENDERED = MarkdownIt("gfm-like", {"html": True})


def finding(kind: str, *, text: str = HOSTILE, url: str = "https://kabar.example/1") -> Finding:
    """A finding of which all that comes from articles is *text*."""
    quotes = tuple(
        Quote(f"f{n}", text, text, f"{n} {text}", f" {text}", datetime(2025, 8, 11 + n), text, text, url, text)
        for n in range(2 if kind == "achieved" else 3)
    )
    voices = dict.fromkeys(("mentions", "articles", "outlets", "independent"), 2)
    more = (Finding("contradicts", "satu.aturan", text, quotes[:2]),)
    return Finding(kind, "satu.aturan", text, quotes, "clear", text, text, voices=voices, also=quotes[:1], more=more)


def found(*findings: Finding) -> Findings:
    """Findings with figures."""
    return Findings(3, 1, 2, findings, dict.fromkeys({one.kind for one in findings}, 1))


@pytest.mark.parametrize("kind", ["check", "contradicts", "revised", "achieved", "repeated"])
def test_nothing_in_articles_becomes_markup(kind: str):
    """Rendered with all that GitHub knows, a hostile finding has the elements, links and text of a harmless one."""
    tags = [
        re.findall(r"<(\w+)", RENDERED.render(markdown(found(finding(kind, text=text)), page="report.html")))
        for text in (HOSTILE, "aman")
    ]
    page = RENDERED.render(markdown(found(finding(kind))))

    assert tags[0] == tags[1]
    assert {"script", "img", "em", "s", "hr"}.isdisjoint(tags[0])
    assert not re.search(r'href="(?!https://kabar\.example/1#)', page)
    assert "*tebal* _miring_ `kode` [tautan](javascript:alert(3))" in page
    assert "&lt;img src=x onerror=alert(2)&gt;" in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://x.example/ (\"a\")", "data:text/html,x", "", "http://[x"])
def test_only_addresses_of_the_web_are_links(url: str):
    """What is no address of the web is no link; the outlet and the title stand there all the same."""
    page = RENDERED.render(markdown(found(finding("check", text="aman", url=url))))

    assert "<a " not in page
    assert "aman, 2025-08-11, aman" in page


@pytest.mark.parametrize("url", ["https://x.example/a|b>c<d`e\\f", "https://x.example/a)b(c"])
def test_marks_in_an_address_stay_in_the_address(url: str):
    """An address with marks of Markdown is one link to that address."""
    page = RENDERED.render(markdown(found(finding("contradicts", text="a", url=url))))
    hrefs = re.findall(r'<a href="([^"#]*)#', page)

    assert len(hrefs) == 3
    assert len(set(hrefs)) == 1
    assert hrefs[0].startswith("https://x.example/a")


def test_page_keeps_hostile_findings_inert():
    """Nothing of a finding ends the element that holds it; other findings take their place, in pages of ours alone."""
    file = io.BytesIO()
    PageFile(file).close(Page(findings=findings_data(found(finding("check")))))
    page = file.getvalue()
    empty = with_findings(page, findings_data(found()))

    assert page.count(b"<script") == page.count(b"</script>") == 5
    assert b"<img" not in page
    assert empty is not None
    assert json.loads(empty.rpartition(b'id="findings">')[2].partition(b"</script>")[0])["kinds"] == []
    assert with_findings(empty, findings_data(found(finding("check")))) == page
    assert with_findings(page.replace(b"use strict", b"use sloppy"), {}) is None
    assert with_findings(b"<!DOCTYPE html>", {}) is None


def test_terminal_lines_are_lines():
    """Each finding is told in a line and its sentences in one each, whatever stands in them."""
    told = list(best(found(finding("check"), finding("revised"), finding("contradicts"))))

    assert len(told) == 1 + 3 * (1 + 3)
    assert all("\n" not in line and "\u202e" not in line for line in told)


def test_sentence_with_its_numbers_marked():
    """Numbers of one sentence are marked in it once each; a long sentence is cut round them."""
    sentence = "Dari 83 rumah, 83 rusak " + "dan basah " * 60 + "hingga 5 hari."
    ends = [(5, 7), (15, 17), (len(sentence) - 7, len(sentence) - 6)]
    quotes = [Quote("f", "a", sentence[start:end], sentence[:start], sentence[end:]) for start, end in ends]
    (passage,) = passages(quotes)
    text = "".join(piece for piece, _ in passage.pieces)

    assert [piece for piece, is_number in passage.pieces if is_number] == ["83", "83", "5"]
    assert text.startswith("Dari 83 rumah, 83 rusak dan basah")
    assert text.endswith("basah hingga 5 hari.")
    assert len(text) < 450


def relation(
    a: str, b: str, name: str, why: str = "later", *, newer: str = "", score: float = 0.5
) -> dict[str, object]:  # fmt: skip
    """A row of the relations of one thread."""
    return {
        "entry_a": a, "entry_b": b, "thread_id": "t", "relation": name, "newer": newer or None, "why": why,
        "score": score, "rule": f"r.{why}", "doc_a": a, "start_a": 0, "doc_b": b, "start_b": 0,
    }  # fmt: skip


def test_contradictions_of_scale_come_first():
    """A factor of a thousand before all else, then by score; a pair is told once, those of two articles together."""
    rows = [
        relation("a", "b", "contradicts", "constant", score=0.9), relation("c", "d", "contradicts", "scale"),
        relation("e", "f", "contradicts", "constant", score=0.95), relation("b", "a", "contradicts", "stale"),
        relation("g", "h", "series"), {**relation("i", "j", "contradicts", "stale"), "doc_a": "d", "doc_b": "c"},
    ]  # fmt: skip
    best_first = contradictions(pa.Table.from_pylist(rows, RELATIONS))

    assert [[(row["entry_a"], row["entry_b"]) for row in rows] for rows in best_first] == [
        [("c", "d"), ("i", "j")], [("e", "f")], [("a", "b")]
    ]  # fmt: skip


def test_line_of_revisions():
    """Three revisions are a line in the order of time; two are none; without an order they are several numbers."""
    times = {name: datetime(2025, 8, 11 + day) for day, name in enumerate("dcba")}
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")]
    ordered = [relation(one, two, "revised", newer=one) for one, two in pairs]
    (line,) = lines(pa.Table.from_pylist(ordered, RELATIONS), times)
    (unordered,) = lines(pa.Table.from_pylist([*ordered[:3], relation("a", "d", "revised")], RELATIONS), times)

    assert (line.entries, line.rule, line.is_ordered) == (("d", "c", "b", "a"), "r.later", True)
    assert not unordered.is_ordered
    assert lines(pa.Table.from_pylist(ordered[:2], RELATIONS), times) == []


def test_unordered_line_shows_no_arrow():
    """Several numbers whose order is not known stand beside each other, and are called so."""
    one = finding("revised", text="aman")
    text = markdown(found(Finding(one.kind, one.rule, "korban", one.quotes, is_ordered=False)))

    assert "→" not in text
    assert "korban: beberapa angka, urutannya tidak diketahui" in text


def test_copies_say_a_statement_once(route: Route):
    """A statement that copies make, or other articles with the same long numbers, is one finding that names them."""
    said = "Dari 27.145 rumah yang diterjang banjir, sebanyak 8.312 rumah atau 45 persen rusak berat."
    small = "Dari 75 perahu di teluk itu, sebanyak 30 perahu atau 60 persen rusak."
    texts = {"a": said, "b": f"Warga mengungsi. {said}", "c": small, "d": f"Nelayan melaut. {small}"}
    articles = [Article(name, text) for name, text in texts.items()]
    given = Inputs([fact for one in articles for fact in route.facts(one)], articles, Path())
    result = findings_of(across(given, route.rulebook), given, route.rulebook, 2)

    assert [(one.quotes[0].doc_id, [quote.doc_id for quote in one.also]) for one in result.of("check")] == [
        ("a", ["b"]), ("c", []), ("d", [])
    ]  # fmt: skip
    assert result.of("check")[0].implied == "30,62 persen"


def test_a_page_that_was_collected_twice_is_no_second_place(route: Route):
    """A copy at the address of the finding itself is not told as another place."""
    said = "Dari 27.145 rumah yang diterjang banjir, sebanyak 8.312 rumah atau 45 persen rusak berat."
    articles = [Article(name, said, url="https://kabar.example/1") for name in "ab"]
    given = Inputs([fact for one in articles for fact in route.facts(one)], articles, Path())
    (one,) = findings_of(across(given, route.rulebook), given, route.rulebook, 2).of("check")

    assert one.also == ()


def test_rates_are_called_rates(route: Route):
    """Of two amounts in two currencies the rates are shown, in rupiah."""
    text = "Kapal itu seharga 10 juta euro (Rp175 miliar) dan dermaganya 4 juta euro (Rp7 miliar)."
    given = Inputs(route.facts(Article("a", text)), [Article("a", text)], Path())
    (one,) = findings_of(across(given, route.rulebook), given, route.rulebook, 2).of("check")

    assert one.implied == "Rp1.750 / EUR"
    assert "kurs dalam kalimat ini / rate in this sentence: Rp1.750 / EUR" in markdown(found(one))


SIZES = {
    "rate": "Kapal itu seharga 10 juta euro (Rp175 miliar) dan dermaganya 4 juta euro (Rp7 miliar).",
    "share": "Dari 271 rumah yang diterjang banjir, sebanyak 83 rumah atau 45 persen rusak berat.",
    "scale": "Kapal itu seharga 10 juta euro (Rp175 juta) dan dermaganya 4 juta euro (Rp70 miliar).",
}


def test_a_factor_of_a_thousand_comes_first_and_rates_late(route: Route):
    """In its kind and across kinds a factor of a thousand leads; rates follow what articles contradict."""
    articles = [Article(name, text) for name, text in SIZES.items()]
    given = Inputs([fact for one in articles for fact in route.facts(one)], articles, Path())
    shown = findings_of(across(given, route.rulebook), given, route.rulebook, 2).of("check")
    weights = [Finding("contradicts", "r", "", (), why=why).weight for why in ("scale", "constant")]

    assert [(one.quotes[0].doc_id, one.why) for one in shown] == [
        ("scale", "scale"), ("share", "clear"), ("rate", "clear")
    ]  # fmt: skip
    assert weights[0] == shown[0].weight < shown[1].weight < weights[1] < shown[2].weight


def test_words_are_complete():
    """Both languages have the same words, and the careful ones among them."""
    assert set(words()) == set(LANGUAGES)
    assert words()["id"].keys() == words()["en"].keys()
    assert both("fi_check") == "Tidak cocok di dalam satu artikel / Does not add up inside one article"
    assert not any("salah" in str(word) or "wrong" in str(word) for said in words().values() for word in said.values())


def test_findings_are_those_of_the_tables(made: Across, given: Inputs, route: Route):
    """Each quote stands in its sentence as the article has it."""
    texts = {article.id: article.text for article in given.articles}
    result = findings_of(made, given, route.rulebook, 2)

    assert result.number == 3
    for one in result.shown:
        for quote in one.quotes:
            assert f"{quote.before}{quote.text}{quote.after}" in texts[quote.doc_id]


RATES = "Rupiah menguat 0,50 persen menjadi Rp16.091 per dolar AS dari Rp16.011 per dolar AS."
CHANGES = [
    (RATES, "Rupiah: ", "0,50 persen", "≤ 0 persen"),
    ("Upah naik 7,5 persen dari Rp2.015.250 menjadi Rp2.146.240.", "Upah: ", "7,5 persen", "6,5 persen"),
    ("Ada 110 nelayan yang terdiri dari 60 nelayan payang dan 40 nelayan jaring.", "", "110 nelayan", "100 nelayan"),
]


@pytest.mark.parametrize(("text", "about", "stated", "implied"), CHANGES)
def test_what_is_stated_and_implied(route: Route, text: str, about: str, stated: str, implied: str):
    """What is stated stands as it is written, what is implied as a reader would write it; the other way is no more.

    What it is about stands first, unless it stands in what is stated.
    """
    given = Inputs(route.facts(Article("a", text)), [Article("a", text)], Path())
    (one,) = findings_of(across(given, route.rulebook), given, route.rulebook, 2).of("check")

    assert (one.stated, one.implied) == (stated, implied)
    assert f"### 1. {about}{stated} · tersirat dari angka lain" in markdown(found(one))


def test_repeated_entry_is_told_by_its_first_mention():
    """The number that was printed first stands for the entry, with its voices."""
    quotes = tuple(Quote(f"f{n}", "a", str(n), unit="perahu") for n in (5, 6))
    one = Finding("repeated", "r", "", quotes, voices={"independent": 2, "articles": 3})

    assert list(best(found(one)))[1] == "  told: 5 perahu; independent voices: 2, articles: 3 [r]"


def test_beginning_of_many_entries():
    """Of entries that begin alike five are named, and that there are more."""
    names = [f"e{n}" for n in range(6)]
    with pytest.raises(UsageError, match="6 entries begin with 'e': e0, e1, e2, e3, e4, …; write more of the id"):
        only("e", names, "x")
    with pytest.raises(UsageError, match="2 entries begin with 'e': e0, e1; write more of the id"):
        only("e", names[:2], "x")
    assert only("e0", [*names, "e01"], "x") == "e0"
