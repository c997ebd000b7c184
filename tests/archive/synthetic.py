"""Makes a large archive of few articles, for measuring: each copy has other figures, and an id of its own.

`python tests/archive/synthetic.py FOLDER ARTICLES… --number 200000` reads ARTICLES as `run` does, and writes their
copies into FOLDER as files of 10,000 articles, by turns as JSON lines and as Parquet. A figure from 1 to 9 becomes
another one, a nought stays, so that numbers keep their length and no two copies are alike to what remembers texts; the
same seed gives the same archive. What was written is told at the end.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.article import Article
from pipeline.formats.read import articles, sources

COLUMNS = ("id", "text", "title", "published", "outlet", "url")
OF_A_FILE = 10_000
_FIGURE = re.compile("[1-9]")

Row = dict[str, str]


def copies(originals: Sequence[Article], number: int, seed: int = 0) -> Iterator[Row]:
    """*number* rows made of *originals*, one after the other and again from the beginning."""
    chance = random.Random(seed)
    for index, article in enumerate(islice(cycle(originals), number)):
        text = _FIGURE.sub(lambda _: str(chance.randint(1, 9)), article.text)
        published = article.published.isoformat() if article.published else ""
        cells = (f"{index:07}", text, article.title, published, article.outlet, article.url)
        yield dict(zip(COLUMNS, cells, strict=True))


def write(folder: Path, rows: Iterator[Row], of_a_file: int = OF_A_FILE) -> list[Path]:
    """Writes *rows* into files of *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    while part := list(islice(rows, of_a_file)):
        kind = "parquet" if len(written) % 2 else "jsonl"
        path = folder / f"{len(written):04}.{kind}"
        if kind == "parquet":
            pq.write_table(pa.Table.from_pylist(part), path, compression="zstd")
        else:
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part), encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    """Makes an archive as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("articles", type=Path, nargs="+", help="what to copy")
    parser.add_argument("--number", type=int, default=200_000, help="articles to write")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    originals = [item for item in articles(sources(given.articles)) if isinstance(item, Article)]
    written = write(given.folder, copies(originals, given.number, given.seed))
    size = sum(path.stat().st_size for path in written) / 1e6
    print(f"{given.number} articles made of {len(originals)}: {len(written)} files, {size:.0f} MB in {given.folder}")


if __name__ == "__main__":
    main()
