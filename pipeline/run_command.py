"""The command `run`."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import ArticleError, UsageError
from pipeline.formats.source import shown
from pipeline.options import Columns, Corrections, Jobs, Output, Paths, Rules, StoreFolder
from pipeline.terminal import BAD_INPUT, fail, print_summary, progress

if TYPE_CHECKING:
    from pipeline.engine import Engine
    from pipeline.run import Summary

_DEFAULT_FORMATS = "csv,parquet,jsonl"


def run(
    paths: Paths,
    output: Output = Path("outputs"),
    formats: Annotated[str, typer.Option(help="Tables to write: csv, parquet, jsonl, xlsx, db.")] = _DEFAULT_FORMATS,
    excel: Annotated[bool, typer.Option("--excel", help="Write facts.excel.csv too, for Excel in Indonesian.")] = False,
    page: Annotated[
        bool | None,
        typer.Option("--page/--no-page", help="Write report.html; else up to 5,000 articles.", show_default=False),
    ] = None,
    gold: Annotated[Path | None, typer.Option(help="Gold file; default: gold.csv in the corpus folder.")] = None,
    corrections: Corrections = None,
    rules: Rules = None,
    jobs: Jobs = 1,
    columns: Columns = None,
    store: StoreFolder = None,
) -> None:
    """Read articles and write the table of facts, compared with gold where there is a gold file."""
    from pipeline.formats.columns import chosen as chosen_columns
    from pipeline.formats.tables import FORMATS, chosen
    from pipeline.run import run as run_articles

    wanted, heads = chosen(formats + ",excel" * excel), chosen_columns(columns or [])
    with _engine(paths, jobs, store, page=page) as engine, progress() as advance:
        summary = run_articles(
            paths, output, formats=wanted, page=False if store else page, gold=gold, corrections=corrections,
            rules=rules, columns=heads, progress=advance, engine=engine,
        )  # fmt: skip
    _tell(summary, output, [FORMATS[name].name for name in wanted])


@contextmanager
def _engine(paths: Sequence[Path], jobs: int, store: Path | None, *, page: bool | None) -> "Iterator[Engine]":
    """What does the work of a run."""
    if store is None:
        from pipeline.engine import Pool

        yield Pool(jobs)
        return
    from pipeline.store import Resumed, opened

    if page:
        raise UsageError("--page: a run with --store writes no page; make it by a run over fewer articles without")
    if any(str(path) == "-" for path in paths):
        raise UsageError("--store: wants files, which it knows again; what is piped in has no name")
    with opened(store) as open_store:
        yield Resumed(open_store, paths, jobs)


def _tell(summary: "Summary", output: Path, files: Sequence[str]) -> None:
    """Shows what a run found, and ends with the code for what it left out."""
    if summary.kept or not summary.articles:
        for line in summary.account.lines():
            print(line, file=sys.stderr)
        _left_out(summary.left_out, f"no fact found; what stands in {output} stays as it was")
    print_summary(summary, output, files)
    if summary.left_out:
        _left_out(summary.left_out)
    if summary.misfits:
        fail(f"{len(summary.misfits)} of the corrections fit nothing and changed nothing, see above", BAD_INPUT)


def _left_out(errors: Sequence[ArticleError], *more: str) -> None:
    for line in (*errors, *more):
        print(shown(line), file=sys.stderr)
    if not errors:
        raise typer.Exit(BAD_INPUT)
    fail(f"{len(errors)} article{'s' if len(errors) > 1 else ''} left out, for the reasons above", BAD_INPUT)
