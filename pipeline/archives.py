"""Commands for archives: look at a store and clear it, compare two readings. They print, as `cli` does."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.options import folder
from pipeline.terminal import FINDINGS, print_articles, print_changes, print_table, progress

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


COMMANDS = {"diff": diff}
"""The commands, by name; those of a store stand in `store`."""
