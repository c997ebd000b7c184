"""The archive for measuring: the same for a seed, and each copy different from the others."""

from pathlib import Path

from synthetic import copies, write

from pipeline.article import Article
from pipeline.formats.read import articles, sources

ORIGINALS = [Article("a", "Panen 3.050 ton pada 2025.", title="Panen"), Article("b", "Harga Rp12.000.")]


def test_copies_differ_in_their_figures():
    """Ids count on, numbers keep their length and their noughts, titles stay; the same seed gives the same."""
    rows = list(copies(ORIGINALS, 5))
    texts = [row["text"] for row in rows]

    assert [row["id"] for row in rows] == [f"{number:07}" for number in range(5)]
    assert len(set(texts)) == 5
    assert {len(text) for text in texts[::2]} == {len(ORIGINALS[0].text)}
    assert all(text[7] == "." and text[8] == "0" for text in texts[::2])
    assert rows[2]["title"] == "Panen"
    assert list(copies(ORIGINALS, 5)) == rows != list(copies(ORIGINALS, 5, seed=1))


def test_files_hold_all_of_them(tmp_path: Path):
    """JSON lines and Parquet by turns are read as the articles that were written."""
    written = write(tmp_path, copies(ORIGINALS, 7), of_a_file=3)
    found = [item for item in articles(sources([tmp_path])) if isinstance(item, Article)]

    assert [path.name for path in written] == ["0000.jsonl", "0001.parquet", "0002.jsonl"]
    assert [(each.id, each.text) for each in found] == [(row["id"], row["text"]) for row in copies(ORIGINALS, 7)]
