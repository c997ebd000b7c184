"""What a ledger is made of: the facts of a run, and the articles that they stand in, where these are still there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from pipeline import table
from pipeline.across.standin import standing_in
from pipeline.article import Article
from pipeline.errors import FaktaError, UsageError
from pipeline.fact import Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats import manifest
from pipeline.formats.outputs import table_in
from pipeline.formats.read import articles, sources

_NAMED = 3


@dataclass(slots=True)
class Inputs:
    """Facts with their articles; *notes* tell in a line each what was not as it should be."""

    facts: Sequence[Fact]
    articles: Sequence[Article]
    folder: Path
    """The folder of the run."""
    notes: list[str] = field(default_factory=list)
    is_of_sentences: bool = False
    """Whether sentences stand in for an article."""

    @property
    def table(self) -> pa.Table:
        """The facts as an Arrow table."""
        return pa.Table.from_batches([table.batch(self.facts)])


def inputs(source: Path, paths: Sequence[Path] = ()) -> Inputs:
    """The facts in *source* (a table, or the folder of a run) and the articles in *paths*, else those of that run.

    For an article that is not there, or no longer holds its facts, the sentences of its facts stand in. Raises
    UsageError for what is no table of facts, and for an id that two different facts have.
    """
    path = table_in(source)
    folder = path.parent
    facts, twice = _once(path, fact_tables.read(path))
    notes = [f"{twice} rows of {path} stand there twice; they are taken once"] if twice else []
    if path.name in (hashes := manifest.known(folder)) and manifest.edited(folder, path.name, hashes):
        notes.append(f"{path} was edited since the run that made it; the ledger is that of the edited rows")
    read = {article.id: article for article in _read(paths or _of_run(folder), notes, is_given=bool(paths))}
    if facts and not paths and read.keys().isdisjoint(fact.doc_id for fact in facts):
        read = {}  # a table of other articles lies in the folder of the run
    found = standing_in(facts, read)
    return Inputs(facts, found.articles, folder, notes + found.notes, bool(found.notes))


def _once(path: Path, read: Iterable[Fact]) -> tuple[list[Fact], int]:
    """The facts *read*, each once, and how many rows were told again."""
    known: dict[str, Fact] = {}
    twice = 0
    for fact in read:
        before = known.setdefault(fact.fact_id, fact)
        if before != fact:
            raise UsageError(
                f"{path}: two different rows have the fact_id {fact.fact_id!r} ({before.doc_id!r}, {before.text!r} and "
                f"{fact.doc_id!r}, {fact.text!r}); run over all articles at once, which gives each its own"
            )
        twice += before is not fact
    return list(known.values()), twice


def _of_run(folder: Path) -> list[Path]:
    """The articles of the run into *folder* that are there, from where its command may have been given."""
    found = []
    for name in manifest.corpus(folder):
        places = (start / name for start in (Path(), folder.parent))
        found += [place for place in places if place.exists()][:1]
    return found


def _read(paths: Sequence[Path], notes: list[str], *, is_given: bool) -> Iterator[Article]:
    """The articles in *paths*; those that cannot be read are noted."""
    try:
        read = list(articles(sources(paths))) if paths else []
    except FaktaError as error:
        if is_given:
            raise
        notes.append(str(error))
        return
    bad = [article for article in read if not isinstance(article, Article)]
    if bad:
        notes.append(f"{len(bad)} articles cannot be read: {'; '.join(map(str, bad[:_NAMED]))}")
    yield from (article for article in read if isinstance(article, Article))
