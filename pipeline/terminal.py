"""What the commands show: a bar while articles are read, tables, scores, a few facts."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.fact import TYPES, Fact
from pipeline.formats.source import shortened, shown

if TYPE_CHECKING:
    from pipeline.changes import Articles, Tally
    from pipeline.compare import Comparison
    from pipeline.findings.finding import Findings
    from pipeline.panel.build import Panel
    from pipeline.run import Summary
    from pipeline.trial import Trial


FINDINGS, USAGE, BAD_INPUT = 1, 2, 3
"""Exit codes."""


def fail(message: str, code: int) -> None:
    """Ends the command with *message* and an exit code."""
    print(message, file=sys.stderr)
    raise typer.Exit(code)


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """A progress bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    columns = (SpinnerColumn(), TextColumn("articles"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda done: bar.update(task, completed=done)


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A rich table on a terminal, aligned plain text in a pipe."""
    if sys.stdout.isatty():
        table = Table(*head)
        for row in rows:
            table.add_row(*row)
        Console().print(table)
        return
    widths = [max(len(str(row[i])) for row in (head, *rows)) for i in range(len(head))]
    for row in (head, *rows):
        cells = [
            str(text).ljust(width) if i == 0 else str(text).rjust(width)
            for i, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def print_scores(comparison: "Comparison") -> None:
    """Whole rows right first, then the scores by type, then the context columns."""
    from pipeline.report import CONTEXT_HEAD, SCORE_HEAD, context_lines, rows_line, score_lines

    print(rows_line(comparison))
    print_table(SCORE_HEAD, score_lines(comparison))
    if columns := context_lines(comparison):
        print_table(CONTEXT_HEAD, columns)


DONE = {"fix": "fixed", "reject": "rejected", "add": "added", "accept": "accepted"}
"""What was done with corrections of each action."""


def print_summary(summary: "Summary", output: Path, files: Sequence[str]) -> None:
    """What a run found and wrote: a few facts and where to look first, figures last."""
    total = sum(summary.facts.values())
    print(f"{total} facts in {summary.articles} articles: {output}/{_named(files)}")
    _print_shown(summary.shown)
    if summary.page:
        print(f"See and correct them: {output}/report.html (fakta open {output})")
    for line in (*summary.account.lines(), *summary.told):
        print(line)
    if summary.corrected:
        print("corrections: " + ", ".join(f"{number} {DONE[name]}" for name, number in summary.corrected.items()))
    for name, kept in summary.set_aside:
        print(f"{output}/{name} was edited since the run that made it; it is kept as {output}/{kept}", file=sys.stderr)
    if summary.comparison:
        print_scores(summary.comparison)
        print(f"Compared with gold: {output}/comparison.csv, {output}/report.md")
    else:
        print_table(["type", "facts"], [[type_, str(summary.facts[type_])] for type_ in TYPES])
    for misfit in summary.misfits:
        print(misfit, file=sys.stderr)


def print_panel(panel: "Panel") -> None:
    """What a panel holds, what was left out of it and why."""
    print(f"{panel.filled} cells of {len({row['indicator'] for row in panel.rows})} indicators: "
          f"{panel.folder}/{', '.join(panel.files)}")  # fmt: skip
    print(f"{panel.marked('several')} cells in which articles differ, {panel.marked('gap')} gaps")
    left_out = sorted(panel.left_out.items(), key=lambda item: -len(item[1]))
    print("left out: " + (", ".join(f"{len(facts)} ({reason})" for reason, facts in left_out if facts) or "nothing"))
    if not panel.filled:
        _print_why_empty(panel.others, [(reason, facts[0]) for reason, facts in left_out if facts])
    for name, kept in panel.set_aside:
        print(f"{panel.folder}/{name} was edited since; it is kept as {panel.folder}/{kept}", file=sys.stderr)


def _print_why_empty(others: int, left_out: Sequence[tuple[str, Fact]]) -> None:
    """Why a panel has no cell: one number of each reason, and how many numbers name no indicator."""
    for reason, fact in left_out:
        about = " ".join(filter(None, (fact.metric, fact.text)))
        print(shown(f"  {reason}: {about} ({fact.doc_id}): {shortened(fact.sentence, 150)}"))
    print(f"  no indicator: {others} numbers; the names that count are `words` in rules/lexicon/indicators.csv")


def print_findings(findings: "Findings", folder: Path) -> None:
    """The four figures of a ledger, the best findings, and where all of them are."""
    from pipeline.findings.brief import best

    for line in best(findings):
        print(shown(line))
    print(f"All findings: {folder}/findings.md")
    if findings.shown:
        print(f"All of an entry: fakta ledger show ENTRY --facts {folder}")


def print_articles(articles: "Articles", names: Sequence[str]) -> None:
    """Which articles were compared; *names* are those of the two readings."""
    equal = f", {articles.equal} of them in partitions that are the same" if articles.equal else ""
    print(f"compared: {articles.both} articles{equal}")
    for side, alone in articles.one_sided():
        first = ", ".join(map(shown, alone.names)) + ", …" * (alone.articles > len(alone.names))
        print(f"only in {shown(names[side])}: {alone.articles} articles with {alone.facts} facts: {first}")
    if articles.retold:
        print(f"with another title, outlet, day or link: {articles.retold} articles")


def print_changes(tally: "Tally", listing: Path | None = None) -> None:
    """How many facts changed by rule and column, then examples; *listing* is where all changes are."""
    from pipeline.changes import KINDS
    from pipeline.changes.told import examples

    if not tally.facts:
        print("no fact differs")
        return
    counts = ", ".join(f"{tally.facts[kind]} {kind}" for kind in KINDS if tally.facts[kind])
    print(f"facts: {counts}, in {tally.articles} articles")
    kinds = [kind for kind in KINDS if tally.facts[kind]]
    print_table(["rule", *kinds], [[rule, *(str(count[kind]) for kind in kinds)] for rule, count in tally.rules()])
    if tally.by_column:
        columns = tally.by_column.most_common()
        print_table(["changed column", "facts"], [[name, str(number)] for name, number in columns])
    for line in examples(tally):
        print(shown(line))
    print(f"all changes: {listing}/changes.csv" if listing else "--output FOLDER writes all of them, as changes.csv")


_FEW = 5


def print_trial(trial: "Trial", listing: Path | None) -> None:
    """What rules on trial do: to examples of others, and to the facts of an archive."""
    archive, tally = trial.archive, trial.tally
    sample = f", a sample: {archive.sample}" if archive.sample else ""
    print(f"tried on {trial.articles} articles{sample}; {trial.touched} of them could differ and were read with both")
    if archive.kept:
        print(f"facts before: those of the store, for {archive.kept} articles")
    if archive.gone:
        print(f"no longer there ({len(archive.gone)} files): {', '.join(archive.gone[:3])}")
    if trial.shadowed:
        print(f"examples of other rules that fail beside it ({len(trial.shadowed)}):")
        for line in trial.shadowed[:_FEW]:
            print(shown(f"  {line}"))
        if len(trial.shadowed) > _FEW:
            print(f"  and {len(trial.shadowed) - _FEW} more")
    print_changes(tally, listing)
    appeared, vanished, *others = (tally.facts[kind] for kind in ("appeared", "vanished", "changed", "taken"))
    print(f"Keeping it: facts +{appeared} −{vanished} ~{sum(others)} in {tally.articles} of {trial.articles} articles"
          f"{' of the sample' * bool(sample)}.")  # fmt: skip


def _print_shown(facts: Sequence[Fact]) -> None:
    """A few facts, each with its sentence: what a run found, before any figure."""
    from pipeline.table import cell

    for fact in facts:
        amount = f"{cell(fact.value)} {fact.unit or ''}".strip()
        about = "; ".join(filter(None, (fact.metric, fact.region_name, fact.source or fact.source_org)))
        print(shown(f"  {fact.text} = {amount}{f' ({about})' if about else ''}"))
        print(shown(f"    {shortened(fact.sentence, 150)}"))


def _named(files: Iterable[str]) -> str:
    """Files of one stem, the stem once.

    >>> _named(["facts.csv", "facts.jsonl", "sentences.csv"])
    'facts.csv, .jsonl, sentences.csv'
    """
    stems = groupby(files, key=lambda name: name.partition(".")[0])
    return ", ".join(", ".join(each).replace(f", {stem}.", ", .") for stem, each in stems)
