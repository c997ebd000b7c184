"""The engine of a run with a store: reads what is new or changed, and takes what is finished from the store."""

from collections import ChainMap, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from pipeline.article import Article
from pipeline.correction import Correction
from pipeline.engine import Intake
from pipeline.errors import ArticleError
from pipeline.formats.bundle import Bundle, bundled
from pipeline.formats.read import read, told_apart
from pipeline.formats.source import shown
from pipeline.route import together
from pipeline.rulebook import Rulebook
from pipeline.store import keys, part
from pipeline.store.contents import Contents, Partition
from pipeline.store.folder import Entry, Store
from pipeline.work import Chunk, Given, Task

ARTICLES = 500
"""The articles of a partition: what a run that is killed may lose, some seconds of work."""


@dataclass(slots=True)
class _Step:
    """What a worker is given next, and the partition that it belongs to."""

    given: Given
    entry: Entry
    is_last: bool = True
    chunks: list[Chunk] = field(default_factory=list)
    """What the partition gave so far; one list for all its steps."""
    about: Mapping[str, str] = field(default_factory=dict)


class Hands(Protocol):
    """What does the work on articles that were read."""

    def worked(self, given: Iterator[Given], task: Task, book: Rulebook) -> Iterator[Chunk]:
        """What each of *given* gives, in their order."""


class Resumed:
    """An engine with a store: what is new or changed it gives to *hands*."""

    keeps = ("parquet",)

    def __init__(self, store: Store, paths: Sequence[Path], hands: Hands) -> None:
        self._store = store
        self._roots = [path.resolve() for path in paths]
        self._hands = hands
        self._seen: dict[str, int] = {}
        self._entries: list[Entry] = []
        self._read = 0

    def chunks(self, intake: Intake, task: Task, book: Rulebook) -> Iterator[Chunk]:
        """Chunks in the order of the articles; each partition is in the store before the next but few is begun."""
        self._intake, self._task = intake, task
        self._rules = keys.of_rules(task.rules)
        self._corrections: dict[str, list[Correction]] = {}
        for row in task.corrections:
            self._corrections.setdefault(row.doc_id, []).append(row)
        steps: deque[_Step] = deque()
        for chunk in self._hands.worked(self._given(steps), task, book):
            self._take(steps.popleft(), chunk)
            yield chunk

    def close(self) -> Sequence[str]:
        """Makes what was read the archive of the store; tells what was kept, what was read and what is gone."""
        before = [entry for entry in self._store.entries if self._is_ours(entry)]
        others = [entry for entry in self._store.entries if not self._is_ours(entry)]
        self._store.write([*others, *self._entries])
        number = len(self._entries)
        lines = [f"store {self._store.folder}: {number - self._read} of {number} partitions kept, {self._read} read"]
        if gone := self._gone(before):
            names = ", ".join(map(shown, gone[:3])) + ", …" * (len(gone) > 3)
            lines.append(f"gone from the articles since the run before ({len(gone)}): {names}")
        return lines

    def _given(self, steps: deque[_Step]) -> Iterator[Given]:
        for bundle in bundled(self._intake.files):
            if isinstance(bundle, ArticleError):
                self._intake.left_out.append(bundle)
                continue
            for step in self._steps(bundle):
                steps.append(step)
                yield step.given

    def _steps(self, bundle: Bundle) -> Iterator[_Step]:
        """What is to be done for *bundle*: nothing is read of it where all its partitions are finished."""
        stamp = keys.stamp(bundle)
        name = keys.of_bundle(bundle, self._intake.named)
        known = self._store.contents(name) if name else None
        if known and (kept := self._kept(known, bundle, name or "")) is not None:
            self._tell(known)
            yield from kept
            return
        contents = Contents()
        for articles, partition in _partitions(bundle, contents, self._intake.named):
            ids = partition.names(self._seen, self._intake.account)
            yield from self._partition(articles, partition, ids, bundle, name or "")
        self._tell(contents)
        if name and keys.stamp(bundle) == stamp:  # else it was changed while it was read
            self._store.keep_contents(name, contents)

    def _kept(self, contents: Contents, bundle: Bundle, name: str) -> list[_Step] | None:
        """The partitions of a bundle, if all are finished."""
        seen = ChainMap[str, int]({}, self._seen)
        steps = []
        for partition in contents.partitions:
            ids = [told_apart(given, seen) for given in partition.ids]
            step = self._finished(partition, ids, bundle, name)
            if step is None:
                return None
            steps.append(step)
        for partition in contents.partitions:
            partition.names(self._seen, self._intake.account)
        return steps

    def _finished(self, partition: Partition, ids: Sequence[str], bundle: Bundle, name: str) -> _Step | None:
        """The step that takes a partition from the store; None where it is not finished, or gold is about it."""
        key = self._key(partition, ids)
        if not self._task.about.isdisjoint(ids) or not self._store.has(key):
            return None
        kept = part.Kept(self._store.part(key), tuple(ids) if self._task.corrections else ())
        return _Step(kept, self._entry(key, bundle, name, len(ids)))

    def _partition(
        self, articles: Sequence[Article], partition: Partition, ids: Sequence[str], bundle: Bundle, name: str
    ) -> Iterator[_Step]:
        """The step that takes a partition from the store, or those that read it."""
        finished = self._finished(partition, ids, bundle, name)
        if finished:
            yield finished
            return
        named = [replace(article, id=id_) for article, id_ in zip(articles, ids, strict=True)]
        key, chunks, before = self._key(partition, ids), list[Chunk](), 0
        entry = self._entry(key, bundle, name, len(ids))
        about = {"input": partition.input, "rules": self._rules, "fakta": keys.code(), "from": bundle.place}
        for batch in together(named):
            before += len(batch)
            yield _Step((0, batch), entry, before == len(named), chunks, about)

    def _take(self, step: _Step, chunk: Chunk) -> None:
        """Keeps a partition where *chunk* is the last of it."""
        step.chunks.append(chunk)
        if not step.is_last:
            return
        if step.about:
            self._store.keep(step.entry.part, part.written(step.chunks, step.about))
            self._read += 1
        self._entries.append(replace(step.entry, facts=sum(each.types.total() for each in step.chunks)))

    def _key(self, partition: Partition, ids: Sequence[str]) -> str:
        """The name of a partition: what it was made of."""
        pairs = enumerate(zip(ids, partition.ids, strict=True))
        renamed = [(index, id_) for index, (id_, given) in pairs if id_ != given]
        decided = [row for id_ in ids for row in self._corrections.get(id_, ())]
        return keys.digest([partition.input, renamed, decided, self._rules, keys.code()])

    def _entry(self, key: str, bundle: Bundle, name: str, articles: int) -> Entry:
        return Entry(key, name, bundle.sources[0].path.resolve().as_posix(), articles, 0)

    def _tell(self, contents: Contents) -> None:
        self._intake.account.add(contents.account)
        self._intake.left_out += contents.left_out

    def _is_ours(self, entry: Entry) -> bool:
        """Whether a partition of the store is of files that this run was given."""
        return any(Path(entry.path).is_relative_to(root) for root in self._roots)

    def _gone(self, before: Sequence[Entry]) -> list[str]:
        """The articles that were in partitions *before*, and are in none now."""
        then, now = {entry.bundle for entry in before}, {entry.bundle for entry in self._entries}
        return sorted(self._ids(then - now) - self._ids(now - then))

    def _ids(self, bundles: set[str]) -> set[str]:
        found = (self._store.contents(bundle) for bundle in bundles)
        return {id_ for contents in found if contents for id_ in contents.ids()}


def _partitions(
    bundle: Bundle, contents: Contents, named: Mapping[str, str]
) -> Iterator[tuple[list[Article], Partition]]:
    """The articles of *bundle* in partitions; fills *contents*."""
    articles: list[Article] = []
    places: dict[str, int] = {}
    for source in bundle.sources:
        for item in read(source, contents.account, named):
            if isinstance(item, ArticleError):
                contents.left_out.append(item)
                continue
            if len(articles) == ARTICLES:
                yield _partition(articles, places, contents)
                articles, places = [], {}
            articles.append(item)
            places[source.place] = places.get(source.place, 0) + 1
    if articles:
        yield _partition(articles, places, contents)


def _partition(
    articles: list[Article], places: Mapping[str, int], contents: Contents
) -> tuple[list[Article], Partition]:
    ids = tuple(article.id for article in articles)
    contents.partitions.append(Partition(keys.of_articles(articles), ids, tuple(places.items())))
    return articles, contents.partitions[-1]
