"""The command `run`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import ArticleError
from pipeline.formats.source import shown
from pipeline.options import Jobs, Output, Paths, Rules
from pipeline.terminal import BAD_INPUT, fail, print_summary, progress

if TYPE_CHECKING:
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
    corrections: Annotated[
        Path | None, typer.Option(help="Corrections; default: corrections.csv in the corpus folder.")
    ] = None,
    rules: Rules = None,
    jobs: Jobs = 1,
    columns: Annotated[
        list[str] | None, typer.Option(help="Heads of your own: text=Isi,published=Tanggal (id, title, outlet, url).")
    ] = None,
) -> None:
    """Read articles and write the table of facts, compared with gold where there is a gold file."""
    from pipeline.engine import Pool
    from pipeline.formats.columns import chosen as chosen_columns
    from pipeline.formats.tables import FORMATS, chosen
    from pipeline.run import run as run_articles

    wanted, heads = chosen(formats + ",excel" * excel), chosen_columns(columns or [])
    with progress() as advance:
        summary = run_articles(
            paths, output, formats=wanted, page=page, gold=gold, corrections=corrections, rules=rules,
            columns=heads, progress=advance, engine=Pool(jobs),
        )  # fmt: skip
    _tell(summary, output, [FORMATS[name].name for name in wanted])


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
