"""Facts to annotation tools and back; gold of spans; gold of an edited article; two annotators; a card."""

import json
from collections import defaultdict
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.card import card
from pipeline.errors import GoldError
from pipeline.exchange import TOOLS, Annotated
from pipeline.exchange.annotated import Units, columns_of, fact_at, in_order
from pipeline.fact import Fact
from pipeline.formats import gold as gold_file
from pipeline.formats.gold import GoldFact
from pipeline.formats.read import articles, sources
from pipeline.realign import realigned

KEEPS_ALL = ("doccano", "label-studio", "brat", "docbin")
ASTRAL = "😀 Dana Rp5 juta | cair untuk 43_desa [Sigi]."


@pytest.fixture(
    scope="module", params=[pytest.param(3, id="three"), pytest.param(None, id="corpus", marks=pytest.mark.slow)]
)
def pages(request: pytest.FixtureRequest, root: Path) -> list[Annotated]:
    """Articles of the corpus with their gold, a few or all, and a text with marks that formats give a meaning."""
    rows: dict[str, list[GoldFact]] = defaultdict(list)
    for row in gold_file.read(root / "corpus" / "gold.csv"):
        rows[row.doc_id].append(row)
    read = (one for one in articles(sources([root / "corpus"])) if isinstance(one, Article) and rows[one.id])
    found = [Annotated(one.id, one.text, in_order(rows[one.id])) for one in islice(read, request.param)]
    cells = {"value": "5000000", "unit": "IDR", "metric": "Dana | a\tb\\c"}
    start = ASTRAL.index("Rp5")
    astral = fact_at("x/astral", ASTRAL, "money", (start, start + 8), cells, "")
    return [*found, Annotated("x/astral", ASTRAL, (astral,))]


@pytest.mark.parametrize("text", ["", "Rp5 juta", "é – ke\u0301 \uffff", "😀 Dana 😀😀", "\U0010ffffRp5"])
def test_units_of_other_languages(text: str):
    """Offsets become those of UTF-16 and come back; the second half of a character lies in that character."""
    units = Units(text)
    begins = [len(text[:point].encode("utf-16-le")) // 2 for point in range(len(text) + 1)]

    assert [units.of(point) for point in range(len(text) + 1)] == begins
    assert [units.back(unit) for unit in begins] == list(range(len(text) + 1))
    assert [units.back(begins[i] + 1) for i, char in enumerate(text) if char > "\uffff"] == [
        i for i, char in enumerate(text) if char > "\uffff"
    ]


@pytest.mark.parametrize("name", KEEPS_ALL)
def test_nothing_is_lost(pages: list[Annotated], tmp_path: Path, name: str):
    """What these tools get comes back with every column, and the text to the character."""
    TOOLS[name].write(pages, tmp_path / TOOLS[name].FILE)
    back = {page.doc_id: page for page in TOOLS[name].read(tmp_path / TOOLS[name].FILE)}

    for page in pages:
        assert back[page.doc_id].text == page.text
        assert [_whole(fact) for fact in back[page.doc_id].facts] == [_whole(fact) for fact in page.facts]


def _whole(fact: GoldFact) -> tuple[object, ...]:
    return fact.type, fact.start, fact.end, fact.text, fact.ignore, columns_of(fact)


def test_webanno_keeps_type_value_and_unit(pages: list[Annotated], tmp_path: Path):
    """Spans come back over whole words, with type, value and unit."""
    TOOLS["webanno"].write(pages, tmp_path / "webanno")
    back = {page.doc_id: page for page in TOOLS["webanno"].read(tmp_path / "webanno")}

    for page in pages:
        ours, theirs = (sorted(map(_kept, one.facts)) for one in (page, back[page.doc_id]))
        assert theirs == ours
        assert all(_is_held(fact, back[page.doc_id].facts) for fact in page.facts)


def _kept(fact: GoldFact) -> tuple[str, str, str]:
    return fact.type, fact.cells.get("value", ""), fact.cells.get("unit", "")


def test_conll_keeps_outer_spans(pages: list[Annotated], tmp_path: Path):
    """Each outer span that begins a word comes back over whole words; two that touch stay two."""
    TOOLS["conll"].write(pages, tmp_path / "conll.tsv")
    back = {page.doc_id: page for page in TOOLS["conll"].read(tmp_path / "conll.tsv")}

    for page in pages:
        begun = [one for one in page.facts if not page.text[one.start - 1 : one.start].isalpha()]
        outer = [one for one in begun if not any(_is_inside(one, other) for other in page.facts)]
        assert back[page.doc_id].text == page.text
        assert len(back[page.doc_id].facts) == len(outer)
        assert all(_is_held(fact, back[page.doc_id].facts) for fact in outer)


def _is_inside(one: GoldFact, other: GoldFact) -> bool:
    return one is not other and other.start <= one.start and one.end <= other.end


def _is_held(fact: GoldFact, facts: tuple[GoldFact, ...]) -> bool:
    return any(one.type == fact.type and one.start <= fact.start and fact.end <= one.end for one in facts)


@pytest.mark.parametrize("name", ["brat", "webanno"])
@pytest.mark.parametrize("doc_id", ["../out", "/etc/out", "a/../../out", "a\\..\\out"])
def test_no_id_leads_out_of_the_folder(tmp_path: Path, name: str, doc_id: str):
    """An article cannot be written outside the folder that was named."""
    with pytest.raises(GoldError, match="rename it"):
        TOOLS[name].write([Annotated(doc_id, "Rp5", ())], tmp_path / "in" / name)

    assert not list(tmp_path.rglob("out*"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("doccano", '{"doc_id": "a", "text": "Rp5", "label": [[0, 3, "uang"]]}', "'uang' is no type"),
        ("doccano", '{"doc_id": "a", "text": "Rp5", "label": [[0, 9, "money"]]}', "0 to 9 is no stretch"),
        ("doccano", "{}", "line 1: is no line of doccano"),
        ("label-studio", "{", "is not JSON"),
        ("label-studio", '[{"data": {}}]', "task 1: is no task"),
        ("conll", "# doc_id = a\n# text = Rp5\nRp5 B-money 0", "line 3: is no word"),
    ],
)
def test_bad_exports_are_told(tmp_path: Path, name: str, content: str, said: str):
    """What a tool cannot have meant is refused with its place."""
    path = tmp_path / "export"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GoldError, match=said):
        list(TOOLS[name].read(path))


def test_gold_of_spans_is_judged_by_spans(cli, corpus, tmp_path: Path):
    """Where gold has no value, none is judged; a whole row is not spoken of."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": "doc_id,type,start,end,text\na,money,5,13,Rp5 juta\n"})
    said = cli("run", folder, "--output", tmp_path / "out").out

    assert "gold has spans only" in said
    assert "missed" not in (tmp_path / "out" / "comparison.csv").read_text(encoding="utf-8")
    assert "wrong" not in (tmp_path / "out" / "comparison.csv").read_text(encoding="utf-8")


def test_round_trip_by_commands(cli, corpus, tmp_path: Path):
    """Export, import, and the gold file is the same in what it says; a gold file that is there is not touched."""
    gold = "doc_id,type,start,end,text,value,unit,bound\na,money,5,13,Rp5 juta,5000000,IDR,exact\n"
    folder = corpus({"a.txt": "Dana Rp5 juta cair.", "gold.csv": gold})
    exported = cli("export", folder, "--to", "doccano", "--output", tmp_path)
    arguments = ["--from", "doccano", "--corpus", folder, "--output", tmp_path / "g.csv"]
    imported, again = (cli("import", tmp_path / "doccano.jsonl", *arguments) for _ in range(2))

    assert (exported.code, imported.code, again.code) == (0, 0, 2)
    assert "is there already" in again.err
    back = gold_file.read(tmp_path / "g.csv")
    assert [columns_of(row) for row in back] == [{"value": "5000000", "unit": "IDR", "bound": "exact"}]


def test_edited_article(cli, corpus, tmp_path: Path):
    """Gold follows its facts; a number that changed is told, with what stands there now, and not followed."""
    gold = "doc_id,type,start,end,text\na,money,5,13,Rp5 juta\na,count,30,32,43\na,money,42,50,Rp5 juta\n"
    text = "Dana Rp5 juta cair untuk kas, 43 desa dan Rp5 juta lagi."
    folder = corpus({"a.txt": "Kemarin. " + text.replace("43", "44"), "gold.csv": gold})
    outcome = cli("realign", folder, "--output", tmp_path / "g.csv")

    assert [(row.start, row.text) for row in gold_file.read(tmp_path / "g.csv")] == [(14, "Rp5 juta"), (51, "Rp5 juta")]
    assert "count '43' at 30 no longer fits" in outcome.err


def test_anchors_tell_where_repeated_text_went():
    """Of several equal texts each goes on to the one that the text round it moved to."""
    text = "Rp1 untuk Sigi. Rp1 untuk Poso. Rp1 untuk Palu."
    rows = [_row(text, "Rp1", 16), _row(text, "Poso", 26), _row(text, "Rp1", 32)]
    moved = realigned(rows, "Rp1 untuk Sigi dan sekitarnya hari ini. Rp1 untuk Poso. Rp1 untuk Palu.")

    assert [row.start for row in moved.rows] == [40, 50, 56]
    assert moved.unfit == []


def _row(text: str, part: str, start: int) -> GoldFact:
    return fact_at("a", text, "money" if part == "Rp1" else "region", (start, start + len(part)), {}, "")


def test_two_annotators(cli, tmp_path: Path):
    """Agreement tells kappa and every disagreement."""
    head = "doc_id,type,start,end,text,value,low,high,unit,bound,status\n"
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    for path, targets in ((first, 2), (second, 1)):
        states = ["target"] * targets + ["actual"] * (4 - targets)
        rows = [f"a,money,{n},{n + 3},Rp{n},{n},{n},{n},IDR,exact,{state}\n" for n, state in enumerate(states)]
        path.write_text(head + "".join(rows))
    said = cli("agreement", first, second).out

    assert "whole rows right: 3 of 4" in said
    assert [line.split() for line in said.splitlines() if line.startswith("status ")][-1] == ["status", "4", "0.500"]
    assert "context status money" in said


def test_card_is_inert():
    """A card holds figures, words, sentence and citation, and nothing that acts."""
    fact = Fact(
        "a", "<script>alert(1)</script>", "Kabar", None, "javascript:alert(2)", "f1", "money", "Rp5 juta", 5, 13,
        "Dana <b>x</b> Rp5 juta {{words}} cair.", *[Decimal("5000000")] * 3, "exact", "IDR",
    )  # fmt: skip
    page = card(fact, {"bound": {}, "status": {}, "unit": {"IDR": "rupiah"}})

    assert "5.000.000 rupiah" in page
    assert "lima juta rupiah" in page
    assert "<script>" not in page
    assert "<b>Rp5 juta</b>" in page
    assert "href" not in page


def test_card_of_a_run(cli, corpus, tmp_path: Path):
    """The command finds a fact by its id, and says so where there is none."""
    cli("run", corpus({"a.txt": "Dana Rp5 juta cair."}), "--output", tmp_path, "--formats", "jsonl")
    fact = json.loads((tmp_path / "facts.jsonl").read_text(encoding="utf-8").splitlines()[0])
    made = cli("card", fact["fact_id"], "--facts", tmp_path / "facts.jsonl")
    missing = cli("card", "f0", "--facts", tmp_path / "facts.jsonl")

    assert (made.code, missing.code) == (0, 2)
    assert "Rp5 juta" in (tmp_path / f"{fact['fact_id']}.html").read_text(encoding="utf-8")


def test_watch_runs_again(cli, corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A change of an article runs again, a file that the run wrote does not, and an error ends nothing."""
    folder = corpus({"a.txt": "Dana Rp5 juta cair."})
    output = folder / "outputs"
    asked: list[bool] = []

    def changes(*_: Path, watch_filter):
        asked.extend(watch_filter(None, str(path)) for path in (folder / "a.txt", output / "facts.csv"))
        (folder / "corrections.csv").write_text("nonsense\n", encoding="utf-8")
        yield {}
        (folder / "corrections.csv").unlink()
        (folder / "b.txt").write_text("Dana Rp6 juta cair.", encoding="utf-8")
        yield {}

    monkeypatch.setattr("watchfiles.watch", changes)
    outcome = cli("watch", folder, "--output", output)

    assert asked == [True, False]
    assert "1 facts in 1 articles" in outcome.out
    assert "2 facts in 2 articles" in outcome.out
    assert "corrections.csv, line 1: lacks" in outcome.err
