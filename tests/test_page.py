"""The page of a run, as a file: complete, inert, and true to the characters."""

import io
import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest

from pipeline.article import Article
from pipeline.formats.headings import codes
from pipeline.page import Page, PageFile, article_block
from pipeline.page import labels as all_labels
from pipeline.page.file import SCRIPTS
from pipeline.route import Route

HOSTILE = (
    "Anggaran Rp5 miliar</script><script>alert(1)</script> untuk 43 desa.\n"
    '<img src=x onerror="alert(2)"> =HYPERLINK("http://x") \u2028 javascript:alert(3)'
)


def page_of(route: Route, *articles: Article, page: Page | None = None) -> str:
    """The page with *articles*, as text."""
    file = io.BytesIO()
    writer = PageFile(file)
    for article in articles:
        writer.add(article_block(route.read(article)))
    writer.close(page or Page())
    return file.getvalue().decode()


def blocks(page: str) -> list[dict[str, object]]:
    """The articles that a page holds."""
    return [json.loads(block) for block in re.findall(r'class="article">(.*?)</script>', page, re.DOTALL)]


def test_text_and_offsets_survive(route: Route):
    """A browser counts UTF-16 units: behind a character that takes two, places are one further."""
    text = "😀 Anggaran Rp5 miliar untuk 43 desa."
    (article,) = blocks(page_of(route, Article("a", text)))
    units = text.encode("utf-16-le")

    assert article["text"] == text
    for fact in article["facts"]:
        start, end = fact["at"]
        assert units[2 * start : 2 * end].decode("utf-16-le") in ("Rp5 miliar", "43")


def test_every_number_is_there(route: Route):
    """What is a fact has its columns with the words that decided them; what is none has the reason."""
    text = "Pemkot Palu menargetkan Rp5 miliar pada 2026 sesuai Perda Nomor 3."
    (article,) = blocks(page_of(route, Article("a", text)))
    money = next(fact for fact in article["facts"] if fact["type"] == "money")
    reasons = [reason for *_, reason in article["numbers"]]

    assert money["cells"]["value"] == "5000000000"
    assert money["cells"]["status"] == "target"
    assert [article["text"][start:end] for start, end in money["words"]["status"]] == ["menargetkan"]
    assert len(reasons) == 2
    assert all(reasons)


def test_hostile_text_ends_no_element(route: Route):
    """Nothing that an article, a title or a mistake says becomes part of the page's markup."""
    hostile = Article("<b>id</b>", HOSTILE, title="</script><b>", url="javascript:alert(4)", outlet="<i>")
    page = page_of(route, hostile, page=Page(rules={"x": "</script><b>"}, mistakes=[{"text": "</script>"}]))

    assert page.count("<script") == page.count("</script>") == 1 + 4 + 1  # the article, four blocks of data, our own
    assert "<img" not in page
    assert "<b>" not in page


def test_policy_knows_our_script_and_style_alone(route: Route):
    """The policy allows what the page itself holds, by its hash, and no address at all."""
    page = page_of(route)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]

    for name, text in (("script", script), ("style", style)):
        assert f"{name}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert "default-src 'none'" in policy
    assert "http" not in policy


def test_small_beside_the_data(route: Route):
    """Without articles the page has less than a tenth of the 1.5 MB that it may have."""
    assert len(page_of(route)) < 150_000


def test_codes_are_called_the_same_everywhere(route: Route):
    """The page and the sheets have one Indonesian word for each code."""
    from importlib.resources import files

    labels = json.loads(files("pipeline.page").joinpath("assets", "labels.json").read_text("utf-8"))["id"]
    prefixes = {"bound": "b", "status": "s", "change": "ch", "statistic": "st", "level": "lv"}

    for column, words in codes(route.rulebook).items():
        assert {code: labels[f"{prefixes[column]}_{code}"] for code in words} == dict(words)


@pytest.mark.parametrize("language", ["id", "en"])
def test_labels_are_complete(language: str):
    """Every label that the script asks for by name is there, in both languages."""
    from importlib.resources import files

    assets = files("pipeline.page").joinpath("assets")
    labels = all_labels()
    script = "\n".join(assets.joinpath(f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    wanted = set(re.findall(r'\bt\("(\w+)"\)', script))

    assert wanted <= labels[language].keys()
    assert labels["id"].keys() == labels["en"].keys()
