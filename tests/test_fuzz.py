"""What holds for every article, for mutations of the corpus; `python -m tests.fuzz` tries more of them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import fuzz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article
from pipeline.fact import Fact
from pipeline.formats.read import articles, sources
from pipeline.route import Route

ORIGINALS = [article for article in articles(sources([fuzz.ROOT / "corpus"])) if isinstance(article, Article)]
TEXT = "Dana Rp5 juta cair di Sigi pada 2024."
GOOD = Fact(
    "a", fact_id="f1", type="money", text="Rp5 juta", start=5, end=13, sentence=TEXT, value=Decimal(5000000),
    low=Decimal(5000000), high=Decimal(5000000), bound="exact", unit="IDR",
)  # fmt: skip


@settings(max_examples=15)
@given(st.sampled_from(ORIGINALS), st.integers(0, 10**6))
def test_mutated_articles(route: Route, original: Article, seed: int):
    """No exception, offsets true, values and days in order, read twice alike, tables and page whole."""
    assert fuzz.broken(route, fuzz.mutated(original, seed)) == []


def test_mutations_come_again():
    """A seed makes the same text in every run, and most seeds change it."""
    again = [fuzz.mutated(ORIGINALS[0], seed).text for seed in (3, 3)]

    assert again[0] == again[1]
    assert len({fuzz.mutated(ORIGINALS[0], seed).text for seed in range(20)}) > 15


WRONG = [
    ({"start": 4}, "text does not stand at its offsets"),
    ({"sentence": "Dana cair."}, "sentence does not hold the fact, or is not of the article"),
    ({"type": "sum"}, "type or bound is unknown"),
    ({"bound": None}, "type or bound is unknown"),
    ({"low": Decimal(6000000)}, "low, value and high do not rise"),
    ({"value": None, "bound": "range"}, "low, value and high do not rise"),
    ({"unit": "\0"}, "unit is missing"),
    ({"period_start": date(2024, 2, 1), "period_end": date(2024, 1, 1)}, "period runs backwards"),
    ({"type": "official", "bound": None}, "official without a name"),
    ({"region_code": "72"}, "region_code without region_name"),
    ({"metric": "a" * 2001}, "a cell is too long"),
]


@pytest.mark.parametrize(("cells", "fault"), WRONG, ids=lambda value: value if isinstance(value, str) else "")
def test_faults_are_noticed(cells: dict[str, object], fault: str):
    """Each thing that has to hold is looked at."""
    assert list(fuzz._of_fact(GOOD, TEXT)) == []
    assert fault in list(fuzz._of_fact(GOOD._replace(**cells), TEXT))


def test_counts_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, route):
    """An exception is counted by its kind, with the seeds that make it; a run without one ends with 0."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(fuzz, "load", lambda: route.rulebook)
    monkeypatch.setattr(fuzz, "Route", lambda rulebook: route)
    assert fuzz.main([str(tmp_path), "--texts", "5"]) == 0
    assert capsys.readouterr().out.startswith("5 texts")

    def fail(route: Route, article: Article) -> list[str]:
        raise KeyError("jakartapusat")

    monkeypatch.setattr(fuzz, "broken", fail)
    assert fuzz.main([str(tmp_path), "--texts", "5", "--seed", "7"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "seed 7, a: raises KeyError: 'jakartapusat'"
    assert told[-1] == "     5  raises KeyError: 'jakartapusat'"
    assert told[-2].endswith("broken: 5")
