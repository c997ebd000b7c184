"""What a worker reads: slices of bundles, each file opened once as long as its slices are asked for in their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.bundle import Bundle
from pipeline.formats.read import counted
from pipeline.formats.slices import Slice, slices
from pipeline.store.contents import Contents, Partition

_OPEN, _KNOWN = 2, 100
"""Bundles whose place is kept: each is an open file with its next slice; of one that has ended its end is known."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a slice: its articles and what was assumed of them, without their texts."""

    contents: Contents = field(default_factory=Contents)
    is_last: bool = True
    """Whether there is nothing in the bundle behind it."""
    unseen: str = ""
    """The file that the worker does not see."""
    worker: str = ""

    @property
    def partition(self) -> Partition | None:
        """Its articles; None where it has none."""
        return next(iter(self.contents.partitions), None)


@dataclass(frozen=True, slots=True)
class Read:
    """A slice: its articles with the ids that they have in their files, and what is told of it."""

    articles: list[Article]
    told: Told


@dataclass(slots=True)
class _Open:
    """A bundle up to the slice that comes next."""

    rest: Iterator[Slice]
    number: int = 0
    next: Slice | None = None

    def to(self, number: int) -> Slice | None:
        """The slice of this *number*, those before it passed over; None behind the last."""
        while self.number < number and self.next is not None:
            self.step()
        found = self.next
        if found is not None:
            self.step()
        return found

    def step(self) -> None:
        """Goes on to the next slice."""
        self.next, self.number = next(self.rest, None), self.number + 1


class Reader:
    """Reads the slices of bundles.

    Of a bundle whose slices are read by several processes each passes over those of the others: of a web archive the
    records are read and no page, of a sheet its rows, which takes a hundredth of finding facts in them.
    """

    def __init__(self, named: Mapping[str, str]) -> None:
        """*named* says which key of the input fills a column."""
        self._named = named
        self._open: dict[Bundle, _Open] = {}

    def read(self, bundle: Bundle, number: int) -> Read:
        """The slice *number* of *bundle*, counted from nought; one behind the last is empty."""
        opened = self._open.pop(bundle, None)
        if opened is None or opened.number > number:  # another worker had it, which is gone
            opened = _Open(slices(bundle, self._named))
            opened.next = next(opened.rest, None)
        read = _read(opened.to(number) or [], is_first=number == 0)
        self._open[bundle] = opened
        self._forget([other for other, each in self._open.items() if each.next is not None], _OPEN)
        self._forget(list(self._open), _KNOWN)
        return Read(read[0], Told(read[1], opened.next is None))


    def _forget(self, bundles: Sequence[Bundle], limit: int) -> None:
        """Closes all but the last *limit* of *bundles*."""
        for bundle in bundles[:-limit]:
            del self._open[bundle]


def _read(found: Slice, *, is_first: bool) -> tuple[list[Article], Contents]:
    """The articles of a slice, and what is told of them; a file is counted with the first of its slices."""
    contents, articles = Contents(), list[Article]()
    places: list[tuple[str, int]] = []
    for source, items in found:
        before = len(articles)
        if is_first:
            contents.account.tally(source.kind).files += 1
        for item in counted(items, source, contents.account):
            if isinstance(item, ArticleError):
                contents.left_out.append(item)
            else:
                articles.append(item)
        places.append((source.place, len(articles) - before))
    if articles:
        contents.partitions.append(Partition("", tuple(article.id for article in articles), tuple(places)))
    return articles, contents
