"""How articles are dealt out to the processes of a run."""

from collections.abc import Iterator

import pytest

from pipeline import engine
from pipeline.article import Article
from pipeline.engine import Intake, Pool
from pipeline.route import MOST, Route
from pipeline.work import Task

TASK = Task(None, frozenset(), ("csv",), 0)


@pytest.mark.parametrize(("jobs", "sizes"), [(1, [MOST] * 4 + [10]), (2, [MOST] * 3 + [MOST // 4] * 4 + [3, 3, 3, 1])])
def test_last_batches_are_small(monkeypatch: pytest.MonkeyPatch, route: Route, jobs: int, sizes: list[int]) -> None:
    """Several processes end together; every article comes once, in order, with the number of those before it."""
    articles = [Article(f"a{number}", "Lima desa.") for number in range(4 * MOST + 10)]
    dealt: list[tuple[int, list[Article]]] = []
    monkeypatch.setattr(engine, "articles", lambda *_: iter(articles))
    monkeypatch.setattr(engine, "worked", lambda given, *_: _noted(given, dealt))

    list(Pool(jobs).chunks(Intake([]), TASK, route.rulebook))

    assert [len(batch) for _, batch in dealt] == sizes
    assert [article for _, batch in dealt for article in batch] == articles
    assert all(articles[before] == batch[0] for before, batch in dealt)


def _noted(given: Iterator[tuple[int, list[Article]]], dealt: list[tuple[int, list[Article]]]) -> Iterator[object]:
    dealt += given
    return iter(())
