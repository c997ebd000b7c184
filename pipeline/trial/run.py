"""`try-rule`: checks rules, then reads an archive without and with them, and tells what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.changes import Tally, listing
from pipeline.check import checked
from pipeline.errors import UsageError
from pipeline.formats.source import shown
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import Rulebook
from pipeline.rulebook.csvfile import LISTS
from pipeline.trial.archive import Archive, archive
from pipeline.trial.both import Books, read_both
from pipeline.trial.touched import changed


@dataclass(slots=True)
class Trial:
    """What rules on trial do."""

    archive: Archive
    tally: Tally
    broken: list[str] = field(default_factory=list)
    """Examples of the rules on trial that fail; where there are some, nothing was read."""
    shadowed: list[str] = field(default_factory=list)
    """Examples of other rules that fail beside them."""
    articles: int = 0
    touched: int = 0
    """The articles that had to be read twice."""


def tried(
    rules: Sequence[Path], source: Path, *, over: Path | None = None, most: int | None = None, jobs: int = 1,
    columns: dict[str, str] | None = None, output: Path | None = None, examples: int = 3,
    progress: Callable[[int], None] = lambda done: None,
) -> Trial:  # fmt: skip
    """Tries *rules* (files or folders of rules and words), laid over the project's and those of *over*, on *source*.

    *most*: a sample of about so many articles; *output* is the folder for `changes.csv`. Raises UsageError and
    RuleError.
    """
    for path in rules:
        if not path.exists():
            raise UsageError(f"{shown(path)}: no such file or folder")
        if path.is_file() and not path.name.endswith((".toml", *LISTS)):
            raise UsageError(f"{shown(path)}: is no file of rules (.toml) or list of words (.csv)")
    books = Books(over, tuple(rules))
    before, after = loaded = books.load()
    trial = Trial(archive(source, columns or {}, most, over), Tally(examples))
    _check(trial, before, after)
    if trial.broken:
        return trial
    with listing(output) as rows:
        for batch in read_both(trial.archive.lots(), books, loaded, jobs):
            trial.articles += batch.articles - len(batch.left_out)
            trial.touched += batch.touched
            trial.archive.left_out += batch.left_out
            for changes in batch.changes:
                trial.tally.add(changes)
                rows.add(changes)
            progress(trial.articles)
        if not trial.articles:
            raise UsageError(f"no article that can be read in {shown(source)}")
    return trial


def _check(trial: Trial, before: Rulebook, after: Rulebook) -> None:
    """Runs all examples; notes those that fail, and did not without the rules on trial."""
    failures = checked(after).failures
    if not failures:
        return
    ours: list[Rule | Chunk] = [*changed(before, after)[1]]
    ours += [chunk for chunk in after.chunks if chunk not in before.chunks]
    names = tuple(f"{each.place}: {each.id}: " for each in ours)
    known = set(checked(before).failures)
    trial.broken = [failure for failure in failures if failure.startswith(names)]
    trial.shadowed = [failure for failure in failures if not failure.startswith(names) and failure not in known]
