"""Arguments and options that several commands take, and what is refused of them before anything is read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.pool import most


def folder(given: str | Path) -> Path:
    """*given* as a folder; an empty one, of a variable that is not set, would be the working folder."""
    if not str(given).strip():
        raise typer.BadParameter("is empty; name a folder, '.' for this one")
    return Path(given)


def _processes(jobs: int | None) -> int | None:
    """*jobs*, or as many as there are cores where that is less."""
    if jobs is None:
        return None
    if jobs > (limit := most()):
        print(f"note: {limit} processes, as many as this machine has cores; not {jobs}", file=sys.stderr)
    return min(jobs, limit)


Paths = Annotated[
    list[Path], typer.Argument(help="Folders or files: texts, saved pages, feeds, PDFs, sheets; '-': what is piped in.")
]
Rules = Annotated[Path | None, typer.Option(help="Folder with rules and words of your own, laid over the project's.")]
Output = Annotated[
    Path, typer.Option(help="Folder for facts.*, comparison.csv and report.md.", parser=folder, metavar="FOLDER")
]
Jobs = Annotated[int, typer.Option(min=1, help="Processes that read articles.", callback=_processes)]
ENGINES = ("pool", "dask")
Engine = Annotated[str, typer.Option(help="What does the work: pool, or dask, see docs/archives.md.", metavar="NAME")]
Scheduler = Annotated[
    str | None, typer.Option(help="Dask that runs already: tcp://HOST:8786.", metavar="ADDRESS", show_default=False)
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, help="Processes that Dask begins here.", callback=_processes, show_default=False),
]
Corrections = Annotated[Path | None, typer.Option(help="Corrections; default: corrections.csv in the corpus folder.")]
Columns = Annotated[
    list[str] | None, typer.Option(help="Heads of your own: text=Isi,published=Tanggal (id, title, outlet, url).")
]
StoreFolder = Annotated[
    Path | None,
    typer.Option(help="Folder that keeps what is read; a second run reads the rest.", parser=folder, metavar="FOLDER"),
]


class Sentences(StrEnum):
    """Where the sentences of facts stand."""

    INLINE = "inline"
    SEPARATE = "separate"


SentencePlace = Annotated[
    Sentences, typer.Option("--sentences", help="In each row, or each once in sentences.csv, .parquet, .jsonl.")
]
Page = Annotated[
    bool | None,
    typer.Option("--page/--no-page", help="Write report.html; else up to 5,000 articles.", show_default=False),
]
Without = Annotated[list[str] | None, typer.Option(help="A rule of the ledger to switch off, by its id.")]
MinArticles = Annotated[int, typer.Option(min=2, help="Articles from which on an entry of the ledger is repeated.")]
