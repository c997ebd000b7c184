"""The command `run`."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.errors import ArticleError, UsageError
from pipeline.formats.source import shown
from pipeline.options import (
    ENGINES,
    Columns,
    Corrections,
    Engine,
    Jobs,
    MinArticles,
    Output,
    Page,
    Paths,
    Rules,
    Scheduler,
    SentencePlace,
    Sentences,
    StoreFolder,
    Without,
    Workers,
)
from pipeline.pool import most
from pipeline.terminal import BAD_INPUT, fail, print_findings, print_summary, progress

if TYPE_CHECKING:
    from pipeline.across.gathering import Gathering
    from pipeline.cluster import Dask
    from pipeline.engine import Engine as Doing
    from pipeline.engine import Pool
    from pipeline.findings.finding import Findings
    from pipeline.run import Summary

_DEFAULT_FORMATS = "csv,parquet,jsonl"


def run(
    paths: Paths,
    output: Output = Path("outputs"),
    formats: Annotated[str, typer.Option(help="Tables to write: csv, parquet, jsonl, xlsx, db.")] = _DEFAULT_FORMATS,
    excel: Annotated[bool, typer.Option("--excel", help="Write facts.excel.csv too, for Excel in Indonesian.")] = False,
    sentences: SentencePlace = Sentences.INLINE,
    page: Page = None,
    gold: Annotated[Path | None, typer.Option(help="Gold file; default: gold.csv in the corpus folder.")] = None,
    corrections: Corrections = None,
    rules: Rules = None,
    jobs: Jobs = 1,
    engine: Engine = "pool",
    scheduler: Scheduler = None,
    workers: Workers = None,
    columns: Columns = None,
    store: StoreFolder = None,
    ledger: Annotated[bool, typer.Option("--ledger", help="Bring the facts of different articles together.")] = False,
    without: Without = None,
    min_articles: MinArticles = 2,
) -> None:
    """Read articles and write the table of facts, compared with gold where there is a gold file."""
    from pipeline.formats.columns import chosen as chosen_columns
    from pipeline.formats.tables import FILES, apart_from_sentences, chosen
    from pipeline.run import run as run_articles

    if (without or min_articles != 2) and not ledger:
        raise UsageError("--without and --min-articles are about the ledger; add --ledger")
    wanted, heads = chosen(formats + ",excel" * excel), chosen_columns(columns or [])
    written = apart_from_sentences(wanted) if sentences is Sentences.SEPARATE else wanted
    with ExitStack() as stack:
        hands = stack.enter_context(_hands(paths, engine, jobs, scheduler, workers))
        does = stack.enter_context(_with_store(hands, paths, store, page=page))
        advance = stack.enter_context(progress())
        gathering = _gathering(does, wanted, without or (), min_articles) if ledger else None
        summary = run_articles(
            paths, output, formats=written, page=False if store else page, gold=gold, corrections=corrections,
            rules=rules, columns=heads, progress=advance, engine=gathering or does, extra=gathering,
        )  # fmt: skip
    _tell(summary, output, [FILES[name].name for name in written], gathering.findings if gathering else None)


@contextmanager
def _hands(
    paths: Sequence[Path], engine: str, jobs: int, scheduler: str | None, workers: int | None
) -> "Iterator[Pool | Dask]":
    """Who does the work: processes of this machine, or Dask."""
    if engine not in ENGINES:
        raise UsageError(f"--engine {engine!r}: expected one of {', '.join(ENGINES)}")
    if engine == "pool":
        if scheduler or workers:
            raise UsageError("--scheduler and --workers are about Dask; add --engine dask, or use --jobs")
        from pipeline.engine import Pool

        yield Pool(jobs)
        return
    if jobs != 1:
        raise UsageError("--jobs is about the pool; Dask takes --workers")
    if scheduler and workers:
        raise UsageError("--workers begins processes here, and --scheduler names others; give one of them")
    if any(str(path) == "-" for path in paths):
        raise UsageError("--engine dask: wants files, which its workers read; what is piped in only this process sees")
    try:
        from pipeline.cluster import Dask, connected
    except ImportError as error:
        raise UsageError("--engine dask wants dask and distributed; pip install 'fakta[dask]'") from error
    with connected(scheduler, workers or most()) as cluster:
        yield Dask(cluster)


@contextmanager
def _with_store(
    hands: "Pool | Dask", paths: Sequence[Path], store: Path | None, *, page: bool | None
) -> "Iterator[Doing]":
    """What does the work of a run, with its store if there is one."""
    if store is None:
        yield hands
        return
    from pipeline.store import Resumed, opened

    if page:
        raise UsageError("--page: a run with --store writes no page; make it by a run over fewer articles without")
    if any(str(path) == "-" for path in paths):
        raise UsageError("--store: wants files, which it knows again; what is piped in has no name")
    with opened(store) as open_store:
        yield Resumed(open_store, paths, hands)


def _gathering(engine: "Doing", formats: Sequence[str], without: Sequence[str], min_articles: int) -> "Gathering":
    """The engine that makes a ledger of what *engine* finds; loaded only where it is asked for."""
    from pipeline.across.gathering import Gathering

    return Gathering(engine, formats, without, min_articles)


def _tell(summary: "Summary", output: Path, files: Sequence[str], findings: "Findings | None") -> None:
    """Shows what a run found, and ends with the code for what it left out."""
    if summary.kept or not summary.articles:
        for line in summary.account.lines():
            print(line, file=sys.stderr)
        _left_out(summary.left_out, f"no fact found; what stands in {output} stays as it was")
    print_summary(summary, output, files)
    if findings:
        print_findings(findings, output)
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
