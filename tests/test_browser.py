"""The page in a real browser: it shows, filters, jumps, corrects and saves; it is inert, silent and accessible."""

import csv
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.correction import COLUMNS
from pipeline.fact import Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats.read import articles, sources
from pipeline.page import Page, PageFile, article_block
from pipeline.route import Route
from pipeline.run import run
from tests.test_page import HOSTILE

SEED = "antara-sulteng-jamsostek-2023"
GRAVE = ("serious", "critical")


def written(path: Path, route: Route, read: Iterator[Article]) -> Path:
    """A page with the articles *read*."""
    with path.open("wb") as file:
        page = PageFile(file)
        for article in read:
            page.add(article_block(route.read(article)))
        rules = {rule.id: rule.why for rule in route.rulebook.rules}
        page.close(Page(rules, {"33.28": "Kabupaten Tegal"}, correction_columns=COLUMNS))
    return path


@pytest.fixture(scope="module")
def corpus_page(root: Path, route: Route, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the project's own corpus."""
    read = (article for article in articles(sources([root / "corpus"])) if isinstance(article, Article))
    return written(tmp_path_factory.mktemp("page") / "report.html", route, read)


class Watched:
    """A page that remembers what it asked of the network, what went wrong in it and what it alerted."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.page = browser.new_page(accept_downloads=True, **options)
        self.requests: list[str] = []
        self.trouble: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on("console", lambda message: message.type == "error" and self.trouble.append(message.text))
        self.page.on("dialog", lambda dialog: (self.trouble.append(dialog.message), dialog.accept()))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("#top nav")


@pytest.fixture
def watched(browser: Any, corpus_page: Path) -> Iterator[Watched]:
    """The page of the corpus, freshly opened: no request but its own file, nothing goes wrong."""
    opened = Watched(browser, corpus_page)
    yield opened
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert opened.trouble == []
    opened.page.close()


def count_line(page: Any) -> int:
    """How many facts the table says that it shows."""
    return int(re.match(r"[\d.]+", page.text_content(".count-line"))[0].replace(".", ""))


def test_filters_and_search(watched: Watched):
    """The table opens with the quantities; a filter and a search leave fewer, clearing brings all back."""
    page = watched.page
    at_first = count_line(page)
    page.check("[data-focus='status:target']")
    targets = count_line(page)
    badges = page.locator("table.facts .badge.s-target").count()
    page.fill("#search", "rupiah-yang-tidak-ada")
    page.wait_for_selector(".empty")
    page.click(".count-line .link")

    assert 0 < targets < at_first < count_line(page)
    assert badges == min(targets, 100)


def test_jumps_both_ways(watched: Watched):
    """A row opens its place in the article; a mark in the article opens its fact; back leads to the table."""
    page = watched.page
    text = page.text_content("tbody tr:nth-child(3) .fact")
    page.click("tbody tr:nth-child(3)")
    marked = page.text_content("mark.chosen")
    page.click("mark.t-money >> nth=0")
    card = page.text_content("#card h3")
    page.go_back()
    page.wait_for_selector("table.facts")

    assert marked == text
    assert "Rp396,25 miliar" in card


@pytest.mark.slow
def test_the_table_is_gone_back_to_where_it_was_left(watched: Watched):
    """Escape leads back to the row of the fact that was open, however far down; the pictures begin at their top."""
    page = watched.page
    page.click("tbody tr:nth-child(3)")
    for _ in range(150):
        page.keyboard.press("j")
    fact = page.get_attribute("mark.chosen", "data-fact")
    page.keyboard.press("Escape")
    top = page.evaluate("(id) => document.querySelector(`tr[data-fact=${id}]`).getBoundingClientRect().top", fact)
    page.click("#top nav button >> nth=2")

    assert 0 < top < page.evaluate("innerHeight")
    assert page.evaluate("scrollY") == 0


@pytest.mark.slow
def test_sorted_by_amount_within_a_unit(watched: Watched):
    """Amounts of one unit stand together, the largest first."""
    watched.page.select_option("select[aria-label='Urutkan']", "amount")
    for facet in ("count", "percent", "measure"):
        watched.page.uncheck(f"[data-focus='type:{facet}']")
    shown = watched.page.locator("tbody .t-money + small").all_text_contents()
    amounts = [int(re.sub(r"\D", "", text)) for text in shown if re.fullmatch(r"[\d.]+ rupiah", text)]

    assert len(amounts) > 10
    assert amounts == sorted(amounts, reverse=True)


def correct(page: Any) -> None:
    """Corrects three facts, rejects one, adds one, as a reviewer would with keys and mouse."""
    page.fill("#who", "Sari")
    page.dispatch_event("#who", "change")
    page.click("tbody tr:nth-child(1)")
    for column, value in (("value", "1500.5"), ("metric", "pembayaran klaim")):
        page.click(f"#card [data-column={column}]")
        page.fill("#card dd input", value)
        page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.click("#card [data-column=status]")
    page.select_option("#card dd select", "target")
    page.click("#card dd button:has-text('simpan')")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.evaluate(
        """() => {
            const pieces = [...document.querySelectorAll("#text [data-at]")];
            const node = pieces.find((one) => one.textContent.includes("Instruksi Presiden")).firstChild;
            const from = node.textContent.indexOf("Instruksi");
            document.getSelection().setBaseAndExtent(node, from, node, from + "Instruksi Presiden".length);
        }"""
    )
    page.keyboard.press("n")
    page.select_option("#card form select >> nth=0", "official")
    page.click("#card form button[type=submit]")


@pytest.mark.slow
def test_corrections_are_saved(watched: Watched, tmp_path: Path):
    """What was decided is in corrections.csv, one row a cell, with who, when and which occurrence."""
    page = watched.page
    correct(page)
    save(page, tmp_path / "corrections.csv")
    rows = list(csv.DictReader((tmp_path / "corrections.csv").open(encoding="utf-8", newline="")))

    assert {row["who"] for row in rows} == {"Sari"}
    assert tuple(rows[0]) == COLUMNS
    assert {(row["action"], row["column"], row["new"]) for row in rows} >= {
        ("fix", "value", "1500.5"), ("fix", "low", "1500.5"), ("fix", "metric", "pembayaran klaim"),
        ("fix", "status", "target"), ("reject", "", ""), ("add", "name", "Instruksi Presiden"),
    }  # fmt: skip


def test_the_next_run_shows_them(browser: Any, root: Path, tmp_path: Path):
    """What was corrected in the page of one run stands in the tables and the page of the next, and is handed on."""
    folder = tmp_path / "articles"
    folder.mkdir()
    shutil.copy(root / "corpus" / f"{SEED}.txt", folder)
    before = {fact.fact_id: fact for fact in facts_in(folder, tmp_path / "out")}
    first = Watched(browser, tmp_path / "out" / "report.html")
    correct(first.page)
    save(first.page, folder / "corrections.csv")
    after = {fact.fact_id: fact for fact in facts_in(folder, tmp_path / "out")}
    second = Watched(browser, tmp_path / "out" / "report.html")
    second.page.click("tbody tr:nth-child(2)")
    second.page.keyboard.press("a")
    save(second.page, tmp_path / "more.csv")
    changed = [(before[id_], after[id_]) for id_ in before.keys() & after.keys() if before[id_] != after[id_]]
    new = [after[id_] for id_ in after.keys() - before.keys()]

    assert sorted(now.review for _, now in changed) == ["fixed:status", "fixed:value;low;high;metric"]
    assert {(now.value, now.low, now.metric) for _, now in changed if "metric" in now.review} == {
        (Decimal("1500.5"), Decimal("1500.5"), "pembayaran klaim")
    }
    assert len(before.keys() - after.keys()) == 1
    assert [(fact.type, fact.name, fact.review) for fact in new] == [("official", "Instruksi Presiden", "added")]
    assert (tmp_path / "more.csv").read_bytes().startswith((folder / "corrections.csv").read_bytes())
    for opened in (first, second):
        opened.page.close()


def facts_in(folder: Path, output: Path) -> list[Fact]:
    """The facts that a run over *folder* writes."""
    summary = run([folder], output)
    assert (summary.left_out, summary.misfits) == ([], [])
    return list(fact_tables.read(output / "facts.parquet"))


def save(page: Any, path: Path) -> None:
    """Saves the corrections of a page."""
    with page.expect_download() as download:
        page.click(".save")
    download.value.save_as(path)


@pytest.mark.slow
def test_undo_takes_back_step_by_step(watched: Watched):
    """Every step can be undone, the added fact included, until nothing is left to save."""
    page = watched.page
    correct(page)
    with_added = re.findall(r"\d+", page.text_content("p.progress"))
    for _ in range(5):
        page.keyboard.press("u")
    undone = re.findall(r"\d+", page.text_content("p.progress"))

    assert (int(with_added[1]) - int(undone[1]), undone[0]) == (1, "0")
    assert page.is_disabled(".save")
    assert page.locator("mark.t-official:has-text('Instruksi Presiden')").count() == 0


@pytest.mark.slow
def test_the_rest_of_an_article_is_accepted_at_once(watched: Watched, tmp_path: Path):
    """One key accepts what nobody has decided in the article, one step takes it back, one key goes on to the next."""
    page = watched.page
    page.click("tbody tr:nth-child(1)")
    first = page.text_content("h2")
    page.keyboard.press("x")
    page.keyboard.press("A")
    reviewed = re.findall(r"\d+", page.text_content("p.progress"))
    save(page, tmp_path / "corrections.csv")
    rows = list(csv.DictReader((tmp_path / "corrections.csv").open(encoding="utf-8", newline="")))
    page.keyboard.press("u")
    after_undo = page.text_content(".save")
    page.keyboard.press("J")

    assert reviewed[0] == reviewed[1] == str(len(rows))
    assert sorted({row["action"] for row in rows}) == ["accept", "reject"]
    assert "(1)" in after_undo
    assert page.text_content("h2") != first


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("3,6 miliar", "3600000000"), ("1.500", "1500"), ("1.234.567,50", "1234567.5"), ("81.01", "81.01"), ("12", "12")],
)
@pytest.mark.slow
def test_numbers_as_people_write_them(watched: Watched, typed: str, kept: str, tmp_path: Path):
    """A number is kept exactly, whether it is typed with points, a comma or a word of scale."""
    page = watched.page
    page.click("tbody tr:nth-child(1)")
    page.keyboard.press("e")
    page.fill("#card dd input", typed)
    page.keyboard.press("Enter")
    save(page, tmp_path / "corrections.csv")
    rows = csv.DictReader((tmp_path / "corrections.csv").open(encoding="utf-8", newline=""))

    assert [row["new"] for row in rows if row["column"] == "value"] == [kept]


@pytest.mark.parametrize(("column", "typed"), [("value", "banyak"), ("value", "1.5.0"), ("region_code", "Antah")])
@pytest.mark.slow
def test_what_cannot_be_meant_is_said_at_its_field(watched: Watched, column: str, typed: str):
    """What the next run could not apply is not kept; the field says what would be right."""
    page = watched.page
    page.click("tbody tr:nth-child(1)")
    if column == "region_code":
        page.evaluate("document.querySelectorAll('#card details').forEach((one) => { one.open = true; })")
    page.click(f"#card [data-column={column}]")
    page.fill("#card dd input", typed)
    page.keyboard.press("Enter")

    assert page.evaluate("document.querySelector('#card dd input').validationMessage") != ""
    assert page.is_disabled(".save")


@pytest.mark.parametrize("typed", ["Kabupaten Tegal", "kabupaten tegal (33.28)", "33.28"])
@pytest.mark.slow
def test_a_region_is_chosen_by_its_name(watched: Watched, typed: str, tmp_path: Path):
    """Nobody has to know codes: a name of the list gives its code, and the card says both."""
    page = watched.page
    page.click("tbody tr:nth-child(1)")
    page.evaluate("document.querySelectorAll('#card details').forEach((one) => { one.open = true; })")
    page.click("#card [data-column=region_code]")
    page.fill("#card dd input", typed)
    page.keyboard.press("Enter")
    save(page, tmp_path / "corrections.csv")
    rows = csv.DictReader((tmp_path / "corrections.csv").open(encoding="utf-8", newline=""))

    assert [(row["column"], row["new"]) for row in rows] == [("region_code", "33.28")]
    assert "Kabupaten Tegal (33.28)" in page.text_content("#card dl")


@pytest.mark.slow
def test_corrections_outlive_the_page(browser: Any, corpus_page: Path, tmp_path: Path):
    """What was saved can be opened again on another machine."""
    first = Watched(browser, corpus_page)
    correct(first.page)
    save(first.page, tmp_path / "corrections.csv")
    first.page.close()
    second = Watched(browser, corpus_page)
    second.page.set_input_files("input[type=file]", tmp_path / "corrections.csv")
    second.page.wait_for_selector(".save:not([disabled])")

    assert "(4)" in second.page.text_content(".save")
    assert second.page.locator("tr.state-reject").count() == 1
    second.page.close()


@pytest.mark.parametrize("width", [390, 1300])
@pytest.mark.slow
def test_nothing_is_wider_than_the_screen(browser: Any, corpus_page: Path, width: int):
    """No view scrolls sideways, on a phone or a desk."""
    opened = Watched(browser, corpus_page, viewport={"width": width, "height": 800})
    for index in range(opened.page.locator("#top nav button").count()):
        opened.page.click(f"#top nav button >> nth={index}")
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"view {index}"
    opened.page.close()


def test_hostile_articles_do_nothing(browser: Any, route: Route, tmp_path: Path):
    """Markup, handlers and addresses in articles are text; a long article is cut, not drawn whole."""
    hostile = [
        Article("../../etc/passwd", HOSTILE, title="<img src=x onerror=alert(5)>", url="javascript:alert(6)"),
        Article("long", "Anggaran Rp5 miliar untuk 43 desa. " * 3_000),
    ]
    opened = Watched(browser, written(tmp_path / "report.html", route, iter(hostile)))
    opened.page.click("tbody tr:nth-child(1)")
    link = opened.page.locator(".meta a").count()
    opened.page.select_option(".jump select", "1")
    opened.page.wait_for_selector("#text .note")

    assert link == 0
    assert opened.page.locator("mark").count() < 6000
    assert opened.trouble == []
    opened.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.slow
def test_accessible(browser: Any, corpus_page: Path, scheme: str):
    """axe-core finds no serious fault in any view, light or dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    opened = browser.new_page(color_scheme=scheme, bypass_csp=True)  # axe brings a script of its own
    opened.goto(corpus_page.as_uri())
    opened.wait_for_selector("table.facts")
    for view in range(opened.locator("#top nav button").count()):
        opened.click(f"#top nav button >> nth={view}")
        found = axe.Axe().run(opened).response["violations"]
        serious = [one["id"] + one["nodes"][0]["html"][:120] for one in found if one["impact"] in GRAVE]
        assert serious == [], f"view {view}"
    opened.close()
