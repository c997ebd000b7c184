"""The findings of a run in a real browser: they show, lead to their places, are silent, accessible and not too wide."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.page import Page, PageFile, findings_data
from pipeline.route import Route

pytestmark = pytest.mark.slow


@pytest.fixture
def opened(browser: Any, with_ledger: Path) -> Iterator[Any]:
    """The view of findings; nothing goes wrong in it, and it asks for nothing."""
    page, trouble, asked = watched(browser, with_ledger / "report.html")
    yield page
    assert (trouble, [url for url in asked if not url.startswith(("file:", "data:"))]) == ([], [])
    page.close()


def watched(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str], list[str]]:
    """A page at its findings, with the list of what goes wrong in it and of what it asks for."""
    page = browser.new_page(**options)
    trouble: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: message.type == "error" and trouble.append(message.text))
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.accept()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{path.as_uri()}#findings")
    page.wait_for_selector("#top nav")
    return page, trouble, asked


def test_shows_all_kinds(opened: Any):
    """Figures, a part for each kind, both languages; two sentences stand side by side with their numbers bold."""
    heads = opened.locator(".findings h3").all_text_contents()
    sides = opened.locator(".sides blockquote b").all_text_contents()
    tops = [one.bounding_box()["y"] for one in opened.locator(".sides blockquote").all()]
    opened.click("#top .settings button:has-text('English')")
    english = opened.text_content(".findings .whole")

    assert heads == [
        "Tidak cocok di dalam satu artikel (1)", "Beberapa angka untuk satu hal (1)", "Diperbarui berkali-kali (1)",
        "Target dan hasil (1)", "Paling sering disebut (3)",
    ]  # fmt: skip
    assert sides == ["Rp86,4 miliar", "Rp86,4 triliun"]
    assert tops[0] == tops[1]
    assert english == "articles: 8, copies: 1, entries in ≥ 2 articles: 3, findings: 3"
    assert opened.text_content("#top nav [aria-current]") == "Findings (3)"


def test_a_line_of_revisions(opened: Any):
    """Revisions stand in the order of time, with the day above each."""
    steps = opened.locator(".line li").all_text_contents()

    assert [re.sub(r"^\d+ Agu 2025", "", step) for step in steps] == ["9 orang", "13 orang", "17 orang", "21 orang"]


def test_a_click_leads_to_its_place(opened: Any):
    """A number, and the title below a sentence, open the article with the number marked; back leads to the findings."""
    opened.click(".line a >> nth=2")
    marked = opened.text_content("mark.chosen")
    title = opened.text_content(".reading h2")
    opened.go_back()
    opened.wait_for_selector(".findings")
    opened.click(".passage figcaption a >> nth=0")

    assert (marked, title) == ("17", "Tiga ribuan warga Lembah Rawu mengungsi")
    assert opened.text_content(".reading h2") == "Tiga ribuan warga Lembah Rawu mengungsi"


def test_mentions_are_folded(opened: Any):
    """The mentions of a repeated entry open beside it, each with outlet and link to the medium."""
    opened.click(".repeated:last-of-type details summary >> nth=0")
    outlets = opened.locator(".repeated:last-of-type tr:nth-child(1) figcaption").all_text_contents()

    assert [text.split(" · ")[0] for text in outlets] == ["Kabar Sulteng", "Gema Lembah", *["Kabar Sulteng"] * 2]
    assert opened.get_attribute(".repeated:last-of-type tr:nth-child(1) figcaption a[target]", "href").startswith("https://kabar.")


@pytest.mark.parametrize("width", [360, 1300])
def test_not_wider_than_the_screen(browser: Any, with_ledger: Path, width: int):
    """The view does not scroll sideways, on a phone or a desk, with all that is folded open."""
    page, trouble, _ = watched(browser, with_ledger / "report.html", viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('.findings details').forEach((one) => { one.open = true; })")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert trouble == []
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(browser: Any, with_ledger: Path, scheme: str):
    """axe-core finds no serious fault, light or dark."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = browser.new_page(color_scheme=scheme, bypass_csp=True)  # axe brings a script of its own
    page.goto(f"{(with_ledger / 'report.html').as_uri()}#findings")
    page.wait_for_selector(".findings")
    found = axe.Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.close()


def test_hostile_findings_do_nothing(browser: Any, route: Route, tmp_path: Path):
    """What articles say is text; a finding whose article is not on the page is shown all the same."""
    from tests.across.test_findings import HOSTILE, finding, found

    with (tmp_path / "report.html").open("wb") as file:
        writer = PageFile(file)
        kinds = ("check", "contradicts", "revised", "achieved", "repeated")
        writer.close(Page(findings=findings_data(found(*(finding(kind, url="javascript:alert(1)") for kind in kinds)))))
    page, trouble, _ = watched(browser, tmp_path / "report.html")
    shown = page.text_content(".findings .passage blockquote")

    assert page.locator(".findings img, .findings script, .findings a").count() == 0
    assert "<img src=x onerror=alert(2)>" in shown
    assert HOSTILE.split()[0] in shown
    assert trouble == []
    page.close()


def test_a_run_without_a_ledger_has_no_such_tab(browser: Any, plain_run: Path):
    """Without a ledger there is no tab of findings, and its address leads to the table."""
    page, trouble, _ = watched(browser, plain_run / "report.html")

    assert "Temuan" not in page.text_content("#top nav")
    assert page.locator("table.facts").count() == 1
    assert trouble == []
    page.close()
