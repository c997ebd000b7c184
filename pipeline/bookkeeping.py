"""The commands over facts of several articles: the ledger. They are registered in `cli`; like it, they print."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline.errors import UsageError
from pipeline.formats.source import shown
from pipeline.options import MinArticles, Rules, Without

SHOW = "show"
"""The word behind `ledger` that asks for one entry."""
Source = Annotated[
    list[Path],
    typer.Argument(
        metavar="FACTS [ARTICLES…] | show ENTRY",
        help="facts.parquet, .csv, .jsonl or the folder of a run, then the articles where they are elsewhere; "
        "or the word show and the beginning of an entry_id.",
    ),
]


def ledger(
    source: Source,
    output: Annotated[Path | None, typer.Option(help="Folder to write into; default: that of the facts.")] = None,
    formats: Annotated[str, typer.Option(help="Tables to write: parquet always, csv, db.")] = "parquet",
    min_articles: MinArticles = 2,
    rules: Rules = None,
    without: Without = None,
    facts: Annotated[Path, typer.Option(help="With show: the folder of the ledger.")] = Path("outputs"),
) -> None:
    """Bring the facts of different articles together: same, revised, contradicted, and does it add up."""
    if source[0] == Path(SHOW):
        if len(source) != 2:
            raise UsageError("ledger show: expected one entry, such as `ledger show 1f2e3d4c`")
        _show(str(source[1]), facts)
        return
    from pipeline.across import across, chosen, findings_of, inputs, ready, with_rules, write
    from pipeline.rulebook import load
    from pipeline.terminal import print_findings

    ready()
    wanted, book = chosen(formats), with_rules(load(rules), without or ())
    given = inputs(source[0], source[1:])
    made = across(given, book)
    found = findings_of(made, given, book, min_articles)
    folder = output or given.folder
    aside = write(made, given, found, folder, wanted, book)
    for note in given.notes:
        print(f"note: {shown(note)}", file=sys.stderr)
    for name, kept in aside:
        print(f"{folder}/{name} is not as a run left it; it is kept as {folder}/{kept}", file=sys.stderr)
    print_findings(found, folder)


def _show(name: str, folder: Path) -> None:
    """Prints one entry of the ledger in *folder*."""
    from pipeline.across.entry import lines_of

    for line in lines_of(name, folder):
        print(line)


COMMANDS: Mapping[str, Any] = {"ledger": ledger}
"""What `cli` registers."""
