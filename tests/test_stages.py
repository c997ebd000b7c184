"""`bench` tells where the time goes: every step of the route and what a run adds to it, beside the yardstick."""

from pathlib import Path

import pytest
import spacy

from pipeline import bench
from pipeline import stages as module
from pipeline.route import Route
from pipeline.stages import stages

ADDED = ["arithmetic", "page", "tables"]


def test_every_stage_is_measured(root: Path, route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps are those that the route takes itself, in their order."""
    monkeypatch.setattr(module, "Route", lambda _: route)
    monkeypatch.setattr(module.spacy, "blank", lambda _, blank=spacy.blank: blank("xx"))  # the stock one takes seconds
    number, ratios = stages([root / "corpus"], route.rulebook)

    assert number > 20
    assert list(ratios) == ["read", *(name for name, _ in route.steps), *ADDED]
    assert all(ratio > 0 for ratio in ratios.values())


def test_bench_prints_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "stages", lambda *_: (1888, {"read": 0.02, "language": 0.31, "page": 0.1}))

    (line,) = bench._stages([root], None)

    expected = "stages on 1888 articles, stock tokenizer 1: read 0.02, language 0.31, page 0.10; together 0.43"
    assert line == expected
