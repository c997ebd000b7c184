"""Collections are read slice by slice, by whichever process: together they are what one process reads."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_warc import page, record

from pipeline.article import Article
from pipeline.cluster.reading import Read, Reader
from pipeline.errors import ArticleError
from pipeline.formats import slices
from pipeline.formats.account import Account
from pipeline.formats.bundle import Bundle, bundled
from pipeline.formats.read import read, sources

BROKEN = {2: "{", 7: '{"id": "x7"}', 8: '{"id": "x8", "text": "Panen.", "published": "kapan"}'}


def json_lines(number: int) -> bytes:
    """Articles, of which some cannot be read, the last among them."""
    rows = [BROKEN.get(n) or json.dumps({"id": f"j{n}", "text": f"Panen {n} ton.", "lain": 1}) for n in range(number)]
    return ("\n".join(rows) + "\n[]\n").encode()


def web_archive() -> bytes:
    """Pages, a redirect, a page without an article, and a record that is cut short."""
    records = [record(page(number), number) for number in range(9)]
    records.insert(2, record(b"", 50, status="301 Moved"))
    records.insert(5, record(b"<html><p></p></html>", 51))
    return b"".join(map(gzip.compress, records))[:-40]


FILES: dict[str, Callable[[], bytes]] = {
    "a.jsonl": lambda: json_lines(13),
    "b.jsonl.gz": lambda: gzip.compress(json_lines(12)),
    "c.csv": lambda: ("id,text\n" + "".join(f"c{n},Panen {n} ton.\n" for n in range(10))).encode(),
    "d.warc.gz": web_archive,
    "e.txt": lambda: b"Panen 3 ton.",
    "f.jsonl": lambda: b"",
    "g.json": lambda: b'[{"text": "Panen 4 ton."}',
    "h.parquet": lambda: b"PAR1",
}


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of four articles, or of three records."""
    monkeypatch.setattr(slices, "ARTICLES", 4)
    monkeypatch.setattr(slices, "RECORDS", 3)


@pytest.fixture
def bundle(corpus) -> Callable[[str], Bundle]:
    """One of FILES as a bundle."""

    def bundle(name: str) -> Bundle:
        (found,) = bundled(sources([corpus({name: FILES[name]()})]))
        assert isinstance(found, Bundle)
        return found

    return bundle


def all_of(reader: Callable[[int], Reader], bundle: Bundle) -> list[Read]:
    """Every slice, each read by the reader for its number."""
    found = [reader(0).read(bundle, 0)]
    while not found[-1].told.is_last:
        found.append(reader(len(found)).read(bundle, len(found)))
    return found


@pytest.mark.parametrize("readers", [1, 2, 3])
@pytest.mark.parametrize("name", FILES)
def test_slices_are_the_whole(bundle, name: str, readers: int):
    """Articles, errors and what is told are those of the file read at once, whoever reads which slice."""
    given = bundle(name)
    account, few = Account(), [Reader({}) for _ in range(readers)]
    whole = list(read(given.sources[0], account, {}))

    found = all_of(lambda number: few[number % readers], given)
    told = Account()
    for each in found:
        told.add(each.told.contents.account)

    assert [one for each in found for one in each.articles] == [one for one in whole if isinstance(one, Article)]
    errors = [str(error) for error in whole if isinstance(error, ArticleError)]
    assert [str(error) for each in found for error in each.told.contents.left_out] == errors
    assert list(told.lines()) == list(account.lines())


def test_slices_are_as_large_as_is_said(bundle):
    """Four articles a slice, and no empty one at the end; behind the last there is nothing."""
    given, reader = bundle("c.csv"), Reader({})

    assert [len(each.articles) for each in all_of(lambda _: reader, given)] == [4, 4, 2]
    assert (reader.read(given, 3).articles, reader.read(given, 9).told.is_last) == ([], True)


def test_long_articles_make_short_slices(bundle, monkeypatch: pytest.MonkeyPatch):
    """A slice ends, too, where its articles have so many characters; one that has more by itself is a slice."""
    monkeypatch.setattr(slices, "CHARACTERS", 30)
    reader = Reader({})

    assert [len(each.articles) for each in all_of(lambda _: reader, bundle("c.csv"))] == [2, 2, 2, 2, 2]


def test_a_slice_is_read_again(bundle):
    """Where the worker that had a slice is gone another reads it, though it has gone further; and any may begin."""
    given, reader = bundle("d.warc.gz"), Reader({})
    found = all_of(lambda _: reader, given)

    for number in (2, 0, 1, 1):
        again = reader.read(given, number)
        assert (again.articles, again.told.is_last) == (found[number].articles, found[number].told.is_last)
        assert Reader({}).read(given, number).articles == again.articles


def test_pages_of_others_are_passed_over(bundle, monkeypatch: pytest.MonkeyPatch):
    """Of the slices that another worker reads no page is looked into: that is what takes the time."""
    looked: list[str] = []
    from pipeline.formats import warc

    article_in = warc.article_in

    def noted(markup, source, capture):
        looked.append(capture.url.rpartition("/")[2])
        return article_in(markup, source, capture)

    monkeypatch.setattr(warc, "article_in", noted)
    Reader({}).read(bundle("d.warc.gz"), 2)

    assert looked == ["4", "5", "6"]


def test_few_files_stay_open(corpus, monkeypatch: pytest.MonkeyPatch):
    """A reader of many collections keeps the place in the last few of them; of one that ended its end alone."""
    folder = corpus({f"{n}.csv": FILES["c.csv"]() for n in range(20)} | {f"{n}.txt": "Panen." for n in range(3)})
    reader = Reader({})
    for each in bundled(sources([folder])):
        reader.read(each, 0)

    assert [opened.next is None for opened in reader._open.values()].count(False) == 2
    assert len(reader._open) == 2 + 3


def test_expected_slices(corpus, tmp_path: Path):
    """As many as the size of a collection tells, one for what is small or gone."""
    folder = corpus({"a.jsonl": b"\n" * 2_500_000, "b.txt": b"Panen 3 ton." * 500_000, "c.warc": b" " * 4_500_000})
    pq.write_table(pa.table({"text": ["Panen 3 ton."]}), folder / "d.parquet")
    numbers = {bundle.sources[0].path.name: slices.expected(bundle) for bundle in bundled(sources([folder]))}

    assert numbers == {"a.jsonl": 4, "b.txt": 1, "c.warc": 2, "d.parquet": 1}
    (source,) = sources([folder / "a.jsonl"])
    assert slices.expected(Bundle((replace(source, path=tmp_path / "gone.jsonl"),))) == 1
