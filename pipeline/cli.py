"""The commands. They print, as `terminal` does; how they end is in `ending`."""

import ctypes
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__, archives, bookkeeping, handover, serving
from pipeline.ending import told
from pipeline.fact import TYPES
from pipeline.options import Paths, Rules
from pipeline.run_command import run
from pipeline.terminal import BAD_INPUT, FINDINGS, USAGE, fail, print_scores

app = typer.Typer(
    name="fakta", add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False,
    help="Facts with exact numbers from Indonesian news.\n\n"
    "Exit codes: 0 fine, 1 below --fail-under or failing examples, 2 wrong usage, 3 bad input, 4 a fault of fakta.",
)  # fmt: skip

ROWS = "rows"
"""The name of whole rows right, beside those of the types."""


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    """Facts with exact numbers from Indonesian news."""
    if version:
        print(f"fakta {__version__}")
        raise typer.Exit


app.command()(run)


@app.command()
def compare(
    facts: Annotated[Path, typer.Argument(help="facts.parquet, .csv or .jsonl of a run.")],
    gold: Annotated[Path, typer.Argument(help="Gold file.")],
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            help="Fail where the value F1 of a type or the share of whole rows is lower: all=0.95, rows=0.75."
        ),
    ] = None,
) -> None:
    """Compare facts with gold: whole rows right, precision, recall and F1, context columns, then every mistake."""
    from pipeline import report
    from pipeline.compare import compare as compare_facts
    from pipeline.formats import gold as gold_file
    from pipeline.formats.facts import read
    from pipeline.formats.source import shown

    limits = _limits(fail_under or [])
    comparison = compare_facts(read(facts), gold_file.read(gold))
    print_scores(comparison)
    for mistake in report.errors(comparison).itertuples(index=False):
        print(f"{mistake.kind} {mistake.type} {mistake.text!r} at {shown(mistake.doc_id)}:{mistake.start}: "
              f"found {mistake.found!r}, gold {mistake.gold!r} [{mistake.rule}] {mistake.sentence!r}")  # fmt: skip
    reached = {ROWS: comparison.rows.recall} | {type_: score["value"].f1 for type_, score in comparison.scores.items()}
    below = [f"{name}: {reached[name]:.4f} is under {limit}" for name, limit in limits.items() if reached[name] < limit]
    if below:
        fail("\n".join(below), FINDINGS)


@app.command()
def correct(
    table: Annotated[Path, typer.Argument(help="facts.xlsx or facts.csv that somebody edited.")],
    run: Annotated[Path | None, typer.Option(help="Folder of the run that made it; default: its own folder.")] = None,
    output: Annotated[Path | None, typer.Option(help="File to add to; default: corrections.csv in the corpus.")] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Rows that are not in it were not deleted.")] = False,
    who: Annotated[str, typer.Option(help="Who edited it.")] = "",
) -> None:
    """Write what somebody edited in a table to corrections.csv, which the next run applies."""
    from pipeline.correct import correct as correct_table
    from pipeline.terminal import DONE

    result = correct_table(table, run=run, output=output, partial=partial, who=who)
    done = ", ".join(f"{number} {DONE[action]}" for action, number in result.written.items()) or "nothing new"
    print(f"{result.path}: {done}")
    if result.gone:
        print(f"{result.gone} facts are not in {table} and stay as they are")


@app.command()
def gold(
    facts: Annotated[Path, typer.Argument(help="facts.parquet, .csv or .jsonl of a run with corrections.")],
    output: Annotated[Path, typer.Option(help="Gold file to write; one that is there is not touched.")],
) -> None:
    """Make gold of the articles of which a person accepted, fixed or added every fact."""
    from pipeline.correction.reviewed import reviewed
    from pipeline.formats import gold as gold_file
    from pipeline.formats.facts import read

    result = reviewed(read(facts))
    for doc_id, done, total in result.open:
        print(f"{doc_id}: {done} of {total} facts reviewed; left out", file=sys.stderr)
    if not result.articles:
        fail(f"{facts}: no article of which every fact was reviewed; accept them in corrections.csv", BAD_INPUT)
    gold_file.write(output, gold_file.rows_of(result.facts))
    print(f"{len(result.facts)} facts of {result.articles} articles: {output}")


@app.command()
def explain(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text, or a file with one article.")],
    rules: Rules = None,
    tokens: Annotated[bool, typer.Option("--tokens", help="Show the words with their tags first.")] = False,
    article: Annotated[str, typer.Option(metavar="ID", help="The article of a folder or collection to read.")] = "",
) -> None:
    """Show for each fact its rule, slots and what lost; and why every other number is no fact."""
    from pipeline.explain import explain as explain_text

    for line in explain_text(source, rules, tokens=tokens, article=article):
        print(line)


@app.command()
def check(rules: Rules = None) -> None:
    """Validate all rules and lexicons and run every example."""
    from pipeline.check import check as check_rules

    result = check_rules(rules)
    for failure in result.failures:
        print(failure)
    print(
        f"{result.rules} rules, {result.words} words in {result.lexicons} lexicons, {result.examples} examples, "
        f"{result.counterexamples} counterexamples, {result.todo} known misses: {len(result.failures)} failed"
    )
    if result.failures:
        raise typer.Exit(FINDINGS)


@app.command()
def bench(paths: Paths, rules: Rules = None) -> None:
    """Measure speed and memory, with ratios to the stock tokenizer and to the imports, all in this run."""
    from pipeline.bench import bench as measure

    for line in measure(paths, rules):
        print(line)


for _name, _command in {**handover.COMMANDS, **bookkeeping.COMMANDS, **archives.COMMANDS, **serving.COMMANDS}.items():
    app.command(_name)(_command)

app.add_typer(archives.store, name="store")


def _limits(given: Sequence[str]) -> dict[str, float]:
    limits, known = {}, (*TYPES, "all", ROWS)
    for text in given:
        name, _, ratio = text.partition("=")
        try:
            limits[name] = float(ratio)
        except ValueError:
            limits[name] = -1
        if name not in known or not 0 <= limits[name] <= 1:  # `nan` is between no two numbers
            fail(
                f"--fail-under {text!r}: expected NAME=RATIO such as money=0.95, with a ratio from 0 to 1; "
                f"names: {', '.join(known)}",
                USAGE,
            )
    return limits


_TRIM_THRESHOLD = -1
"""What the C library of GNU calls the parameter; it ends its habit of keeping ever larger blocks for later, too."""


def _give_memory_back() -> None:
    """Lets what is freed go back to the system: 30 MB of the peak over an archive."""
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # that of Arrow itself keeps what it had once
    with suppress(AttributeError, OSError, TypeError):  # a C library without it
        ctypes.CDLL(None).mallopt(_TRIM_THRESHOLD, 128 * 1024)


def main() -> None:
    """Runs the command line; whatever goes wrong ends with one line and an exit code."""
    _give_memory_back()
    gc.disable()  # next to nothing of what is imported and loaded is garbage; a run collects between its chunks
    told(app)
