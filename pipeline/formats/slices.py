"""Collections in slices, each of which may be read by another process."""

from collections.abc import Iterable, Iterator, Mapping

from pipeline.article import Article
from pipeline.formats import warc
from pipeline.formats.bundle import Bundle
from pipeline.formats.read import READERS, guarded
from pipeline.formats.rows import Item
from pipeline.formats.source import Source

ARTICLES, CHARACTERS, RECORDS = 300, 2_000_000, 200
"""What a slice holds of a collection, half a second of work; of a web archive RECORDS, a third of which are pages."""
_BYTES, _PACKED, _OF_WARC = 800_000, 300_000, 5
"""The bytes of ARTICLES of ordinary news, plain and packed, and how many times as much RECORDS have."""

Slice = list[tuple[Source, Iterable[Item]]]
"""What is read of some files, one after the other; only who looks at the items has a page read."""


def slices(bundle: Bundle, named: Mapping[str, str]) -> Iterator[Slice]:
    """The slices of *bundle* in their order: many of a collection, one of small files.

    *named* says which key fills a column.
    """
    if not bundle.is_collection:
        yield [(source, guarded(source, READERS[source.suffix](source, named))) for source in bundle.sources]
        return
    (source,) = bundle.sources
    if source.suffix in warc.SUFFIXES:
        for part in guarded(source, warc.parts(source, RECORDS)):
            yield [(source, guarded(source, part) if isinstance(part, Iterator) else (part,))]
        return
    for items in _grouped(guarded(source, READERS[source.suffix](source, named))):
        yield [(source, items)]


def expected(bundle: Bundle) -> int:
    """How many slices *bundle* has, as far as its size tells; at least one."""
    if not bundle.is_collection:
        return 1
    (source,) = bundle.sources
    try:
        size = source.path.stat().st_size
    except OSError:
        return 1
    of_one = _PACKED if source.packed or source.suffix in (".parquet", ".xlsx") else _BYTES
    return 1 + size // (of_one * (_OF_WARC if source.suffix in warc.SUFFIXES else 1))


def _grouped(items: Iterator[Item]) -> Iterator[list[Item]]:
    """*items* in lists of ARTICLES articles, or of as many as have CHARACTERS; each note and error with its neighbours.

    What stands behind the last article comes with it, so that no list is without one where there are any.
    """
    group: list[Item] = []
    articles = length = 0
    for item in items:
        if isinstance(item, Article):
            if articles == ARTICLES or (articles and length + len(item.text) > CHARACTERS):
                yield group
                group, articles, length = [], 0, 0
            articles, length = articles + 1, length + len(item.text)
        group.append(item)
    if group:
        yield group
