"""Frames of articles, of pandas and of Dask, become frames of facts: those of a run, with its types."""

import json
import logging
from pathlib import Path

import fakta
import pandas as pd
import pytest

from pipeline.errors import ArticleError, UsageError
from pipeline.formats.read import articles, sources
from pipeline.rulebook import load
from pipeline.work import Task, Worker


def rows(numbers: range) -> list[dict[str, str]]:
    """Articles with an id, a number and a day of their own."""
    text = "Bupati Sigi memberi Rp{} juta untuk {} desa tahun ini; itu 50 persen dari 9 desa."
    return [{"id": f"a{n}", "text": text.format(n, n + 2), "published": "2025-03-05"} for n in numbers]


@pytest.fixture
def dd():
    """The data frames of Dask; tasks run in this process, one after the other."""
    dask = pytest.importorskip("dask")
    with dask.config.set(scheduler="synchronous"):
        yield pytest.importorskip("dask.dataframe")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """What is told in the log; the linter of imports, run by another test, switches off all logs that there are."""
    monkeypatch.setattr(logging.getLogger("fakta"), "disabled", False)
    caplog.set_level(logging.WARNING, "fakta")
    return caplog


def test_facts_are_those_of_a_run(cli, root: Path, tmp_path: Path):
    """The frame is the table of a run, what was reckoned among it, with the types of `fakta.frame`."""
    cli("run", root / "docs" / "articles", "--output", tmp_path, "--formats", "parquet", "--no-page")
    read = [item for item in articles(sources([root / "docs" / "articles"])) if not isinstance(item, ArticleError)]
    frame = pd.DataFrame([(a.id, a.text, a.title, a.published, a.outlet, a.url) for a in read])
    frame.columns = pd.Index(["id", "text", "title", "published", "outlet", "url"])

    found = fakta.facts_of_frame(frame)

    pd.testing.assert_frame_equal(found, pd.read_parquet(tmp_path / "facts.parquet", dtype_backend="pyarrow"))
    assert found.dtypes.equals(fakta.frame().dtypes)


def test_heads_of_ones_own():
    """Known heads in Indonesian need no word, others are named; what is no article column is passed over."""
    frame = pd.DataFrame({"Nomor": ["a"], "isi_dok": ["Panen 3 ton."], "Judul": ["Panen"], "lain": [1.5]})

    (fact,) = fakta.facts_of_frame(frame, columns={"text": "isi_dok", "id": "Nomor"}).itertuples()

    assert (fact.doc_id, fact.title, fact.text) == ("a", "Panen", "3 ton")


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (None, "no column of the frame is known as the text; it has: id, badan; say which: columns={'text': NAME}"),
        ({"text": "isi"}, "columns: the frame has no 'isi' for text; it has: id, badan"),
        ({"day": "id"}, "columns: there is no column 'day'; known: id, text, title, published, outlet, url"),
    ],
)
def test_wrong_columns_are_refused(columns: dict[str, str] | None, message: str):
    """A frame without the text is refused, with what it has."""
    with pytest.raises(UsageError) as error:
        fakta.facts_of_frame(pd.DataFrame({"id": ["a"], "badan": ["Panen 3 ton."]}), columns=columns)

    assert str(error.value) == message


def test_unreadable_articles_are_told(log: pytest.LogCaptureFixture):
    """A row without text is named in the log, and the others are read."""
    frame = pd.DataFrame({"id": ["a", "b", "c"], "text": ["Panen 3 ton.", None, "Panen 4 ton."]})

    assert list(fakta.facts_of_frame(frame)["doc_id"]) == ["a", "c"]
    assert log.messages == ["left out: frame, row 2 (id b): has no text; fill the column text or delete the row"]
    with pytest.raises(ArticleError, match="row 2"):
        fakta.facts_of_frame(frame, errors="raise")


def test_article_that_a_rule_fails_on(log: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch):
    """An article on which a rule fails is named in the log."""
    worker = Worker(Task(None, frozenset(), ("parquet",), 0), load())
    read = worker._route.read_all

    def failing(batch):
        if any("gagal" in article.text for article in batch):
            raise ZeroDivisionError("nought")
        return read(batch)

    monkeypatch.setattr(worker._route, "read_all", failing)
    monkeypatch.setattr("pipeline.frames._worker", lambda *_: worker)
    frame = pd.DataFrame({"id": ["a", "b"], "text": ["Panen 3 ton.", "Panen gagal 4 ton."]})

    assert list(fakta.facts_of_frame(frame)["doc_id"]) == ["a"]
    assert len(log.messages) == 1
    assert "article 'b': the rules fail on it (ZeroDivisionError: nought)" in log.messages[0]


def test_repeated_ids_are_told_apart():
    """Of two rows with one id the second has a number behind it."""
    found = fakta.facts_of_frame(pd.DataFrame({"id": ["a", "a"], "text": ["Panen 3 ton.", "Panen 4 ton."]}))

    assert list(found["doc_id"]) == ["a", "a~2"]


def test_cells_that_are_not_there():
    """NaN, NaT and None are no title and no day."""
    frame = pd.DataFrame({"id": [1, 2], "text": ["Panen 3 ton tahun ini.", "Panen 4 ton tahun ini."]})
    frame["title"], frame["published"] = [float("nan"), "Panen"], pd.to_datetime([None, "2025-03-05"])

    found = fakta.facts_of_frame(frame)

    assert found["title"].isna().tolist() == [True, False]
    assert [str(day) for day in found["published"]] == ["<NA>", "2025-03-05"]


def test_partitions_of_dask(dd, tmp_path: Path):
    """One partition of facts for each of articles, nothing read before it is asked for, types known before."""
    for number in range(2):
        pd.DataFrame(rows(range(number * 5, number * 5 + 5))).to_parquet(tmp_path / f"{number}.parquet")
        lines = "".join(json.dumps(row) + "\n" for row in rows(range(number * 5, number * 5 + 5)))
        (tmp_path / f"{number}.jsonl").write_text(lines, encoding="utf-8")
    expected = fakta.facts_of_frame(pd.DataFrame(rows(range(10))))

    for frame in dd.read_parquet(str(tmp_path / "*.parquet")), dd.read_json(str(tmp_path / "*.jsonl"), lines=True):
        facts = fakta.map_partitions(frame)
        found = facts.compute()

        assert facts.npartitions == frame.npartitions == 2
        assert facts.dtypes.equals(fakta.frame().dtypes)
        pd.testing.assert_frame_equal(found.reset_index(drop=True), expected)


def test_partition_without_articles(dd):
    """A partition that was filtered empty gives the columns with their types."""
    frame = dd.from_pandas(pd.DataFrame(rows(range(4))), npartitions=2)

    found = fakta.map_partitions(frame[frame["id"] == "a3"]).compute()

    assert set(found["doc_id"]) == {"a3"}
    assert found.dtypes.equals(fakta.frame().dtypes)


def test_wrong_frames_are_refused_before_anything_is_read(dd):
    """Columns are looked for where the frame is given, not in a worker; a frame of pandas is sent to its function."""
    with pytest.raises(UsageError, match="it has: id, badan"):
        fakta.map_partitions(dd.from_pandas(pd.DataFrame({"id": ["a"], "badan": ["b"]}), npartitions=1))
    with pytest.raises(UsageError, match=r"use fakta\.facts_of_frame"):
        fakta.map_partitions(pd.DataFrame(rows(range(2))))
