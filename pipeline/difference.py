"""`diff`: the facts of two stores, or of two runs, and what differs between them."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from pipeline import table
from pipeline.changes import Articles, Change, Spread, Tally, compared, listing
from pipeline.errors import UsageError
from pipeline.formats.facts import batches
from pipeline.formats.manifest import STORE
from pipeline.formats.outputs import table_in
from pipeline.formats.source import shown
from pipeline.store import Entry, Store, found, part


@dataclass(slots=True)
class Difference:
    """What was compared, and what was found."""

    tally: Tally
    articles: Articles = field(default_factory=Articles)


def difference(
    before: Path, after: Path, *, output: Path | None = None, examples: int = 3,
    progress: Callable[[int], None] = lambda done: None,
) -> Difference:  # fmt: skip
    """Compares the facts *before* with those *after*: each a store, the folder of a run, or a table of facts.

    *output* is the folder for `changes.csv`, *examples* how many of each kind and rule are kept, *progress* hears
    of the articles. However many facts there are, some hundred thousand are held at once. Raises UsageError.
    """
    made = Difference(Tally(examples))
    with listing(output) as rows, Spread() as spread:
        for changes in _changes((_opened(before), _opened(after)), made.articles, spread):
            made.tally.add(changes)
            rows.add(changes)
            progress(made.articles.both)
    return made


def _opened(path: Path) -> Store | Path:
    """The store in *path*, or the table of facts."""
    if (path / STORE).is_file():
        return found(path)
    if not path.exists():
        raise UsageError(f"{shown(path)}: no such file or folder")
    return table_in(path)


def _changes(sides: tuple[Store | Path, Store | Path], articles: Articles, spread: Spread) -> Iterator[list[Change]]:
    """The changes of each article; partitions of the same articles meet at once, all others by way of *spread*."""
    before, after = sides
    if isinstance(before, Store) and isinstance(after, Store):
        pairs, left = _paired((before, after), articles)
        for first, second in pairs:
            articles.both += first.articles
            tables = part.facts(before.part(first.part))[0], part.facts(after.part(second.part))[0]
            yield from compared(*tables, articles, same=True)
        rows = [_of_entries(*each, silent=True) for each in zip((before, after), left, strict=True)]
    else:  # a table does not know the articles without facts
        rows = [_of_entries(side, side.entries) if isinstance(side, Store) else batches(side) for side in sides]
    for number, each in enumerate(rows):
        for batch in each:
            spread.add(number, batch)
    for both in spread.parts():
        yield from compared(*both, articles)


def _paired(
    stores: tuple[Store, Store], articles: Articles
) -> tuple[list[tuple[Entry, Entry]], tuple[list[Entry], list[Entry]]]:
    """The partitions that two stores have of the same articles, and those of one of them alone.

    Two of one name were made of the same articles, rules and code: they are counted as equal and not looked at.
    """
    names = {entry.part for entry in stores[0].entries} & {entry.part for entry in stores[1].entries}
    equal = sum(entry.articles for entry in stores[0].entries if entry.part in names)
    articles.equal += equal
    articles.both += equal
    waiting: dict[str, deque[Entry]] = defaultdict(deque)
    for entry in stores[1].entries:
        if entry.part not in names:
            waiting[_input(stores[1], entry)].append(entry)
    pairs: list[tuple[Entry, Entry]] = []
    alone: list[Entry] = []
    for entry in stores[0].entries:
        if entry.part in names:
            continue
        same = waiting[_input(stores[0], entry)]
        if same:
            pairs.append((entry, same.popleft()))
        else:
            alone.append(entry)
    return pairs, (alone, [entry for entries in waiting.values() for entry in entries])


def _input(store: Store, entry: Entry) -> str:
    """The hash of the articles of a partition; raises UsageError where it is damaged."""
    record = part.record(store.part(entry.part))
    if record is None:
        raise part.damaged(store.part(entry.part), "it is missing, or cut")
    return str(record["input"])


def _of_entries(store: Store, entries: Sequence[Entry], *, silent: bool = False) -> Iterator[pa.RecordBatch]:
    """The facts of partitions; where *silent* ones count, too, a row without a type for each of their articles."""
    for entry in entries:
        facts, made = part.facts(store.part(entry.part))
        yield from facts.to_batches()
        contents = store.contents(entry.bundle) if silent else None
        for partition in contents.partitions if contents else ():
            if partition.input == made["input"]:
                yield _articles(partition.ids)


def _articles(ids: Sequence[str]) -> pa.RecordBatch:
    empty = [pa.nulls(len(ids), field.type) for field in table.ARROW_SCHEMA]
    return pa.RecordBatch.from_arrays([pa.array(ids, pa.string()), *empty[1:]], schema=table.ARROW_SCHEMA)
