"""Commands for archives: look at a store and clear it, compare two readings, try rules. They print, as `cli` does."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import UsageError
from pipeline.formats.source import shown
from pipeline.options import Columns, Jobs, Rules, folder
from pipeline.terminal import (
    BAD_INPUT,
    FINDINGS,
    fail,
    print_articles,
    print_changes,
    print_table,
    print_trial,
    progress,
)

StoreFolder = Annotated[Path, typer.Argument(help="Folder of a store, which `run --store` makes.")]

store = typer.Typer(no_args_is_help=True, help="Look at the store of an archive, and clear it.")


@store.command()
def status(folder: StoreFolder) -> None:
    """Tell what is in a store: partitions, articles, facts, by what they were made, and what could go."""
    from pipeline.store import found, keys, part
    from pipeline.store.lock import holder

    opened = found(folder)
    articles, facts = (sum(getattr(entry, name) for entry in opened.entries) for name in ("articles", "facts"))
    print(f"{folder}: {len(opened.entries)} partitions, {articles} articles, {facts} facts, {opened.size()} bytes")
    if number := holder(folder):
        print(f"process {number} is writing into it")
    made: dict[tuple[str, str], list[int]] = {}
    damaged = 0
    for entry in opened.entries:
        record = part.record(opened.part(entry.part))
        if record is None:
            damaged += 1
            continue
        made.setdefault((record["fakta"], record["rules"]), []).append(entry.articles)
    print_table(
        ["made by", "rules", "partitions", "articles"],
        [[by, rules[:12], str(len(counts)), str(sum(counts))] for (by, rules), counts in made.items()],
    )
    print(f"this is {keys.code()}, with rules {keys.of_rules(None)[:12]}")
    if damaged:
        print(f"{damaged} partitions are missing or damaged; the next run reads them anew")
    if unused := opened.unused():
        print(
            f"{len(unused)} files are of runs that did not end, or of what changed since: fakta store vacuum {folder}"
        )


@store.command()
def vacuum(folder: StoreFolder) -> None:
    """Remove what is no part of the archive as it was last read."""
    from pipeline.store import vacuum as clear

    number, size = clear(folder)
    print(f"{folder}: {number} files removed, {size} bytes")


Reading = Annotated[
    Path, typer.Argument(help="A store, the folder of a run, or its facts.parquet, .csv or .jsonl.", show_default=False)
]
Listing = Annotated[
    Path | None, typer.Option(help="Folder for changes.csv, which lists all.", parser=folder, metavar="FOLDER")
]
Examples = Annotated[int, typer.Option(min=0, help="Examples of each kind of change and rule.")]


def diff(
    before: Reading,
    after: Reading,
    output: Listing = None,
    examples: Examples = 3,
    fail_on_change: Annotated[bool, typer.Option("--fail-on-change", help="End with 1 where a fact differs.")] = False,
) -> None:
    """Tell which facts appear, vanish or change from one store or run to another, by rule, with their sentences."""
    from pipeline.difference import difference

    with progress() as advance:
        made = difference(before, after, output=output, examples=examples, progress=advance)
    print_articles(made.articles, (str(before), str(after)))
    print_changes(made.tally, output)
    if fail_on_change and made.tally.facts:
        raise typer.Exit(FINDINGS)


def try_rule(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="RULE… ARCHIVE",
            help="Files of rules (.toml), lists of words (.csv) or folders of both; then a folder or file of articles, "
            "or a store.",
            show_default=False,
        ),
    ],
    articles: Annotated[int | None, typer.Option(min=1, help="A sample of about so many articles.")] = None,
    output: Listing = None,
    examples: Examples = 3,
    rules: Rules = None,
    columns: Columns = None,
    jobs: Jobs = 1,
) -> None:
    """Tell what rules would do to the facts of an archive before they are kept: check them, read with and without."""
    from pipeline.formats.columns import chosen
    from pipeline.trial import tried

    *given, archive = paths
    if not given:
        raise UsageError("try-rule: wants a file of rules and an archive: fakta try-rule rule.toml ARCHIVE")
    with progress() as advance:
        trial = tried(given, archive, over=rules, most=articles, jobs=jobs, columns=chosen(columns or []),
                      output=output, examples=examples, progress=advance)  # fmt: skip
    if trial.broken:
        print("\n".join(trial.broken))
        fail(f"{len(trial.broken)} of its examples fail; no article was read", FINDINGS)
    print_trial(trial, output)
    print(f"To keep it: {_kept(given, rules)}")
    if left_out := trial.archive.left_out:
        for error in left_out:
            print(shown(error), file=sys.stderr)
        fail(f"{len(left_out)} article{'s' * (len(left_out) > 1)} left out, for the reasons above", BAD_INPUT)


def _kept(given: Sequence[Path], rules: Path | None) -> str:
    """What to do with rules that shall be kept."""
    if len(given) == 1 and given[0].is_dir() and not rules:
        return f"--rules {given[0]}"
    folder = rules or Path("FOLDER")
    lists = [path for path in given if path.suffix != ".toml" and path.is_file()]
    others = [path for path in given if path not in lists]
    steps = [(others, folder), (lists, folder / "lexicon")]
    copied = "; ".join(f"copy {', '.join(map(str, paths))} into {to}/" for paths, to in steps if paths)
    return copied + ("" if rules else ", a folder of your own, and give --rules FOLDER")


COMMANDS = {"diff": diff, "try-rule": try_rule}
"""The commands, by name; those of a store stand in `store`."""
