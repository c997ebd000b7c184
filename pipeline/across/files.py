"""The files of a ledger: its tables, `findings.md`, the part of `report.html`; beside those of the run, together."""

from collections.abc import Container, Sequence
from pathlib import Path

from pipeline.across.inputs import Inputs
from pipeline.across.ledger import Across
from pipeline.arithmetic import NAME as CHECKS
from pipeline.arithmetic import written_csv
from pipeline.errors import UsageError
from pipeline.findings.finding import Findings
from pipeline.findings.markdown import NAME, markdown
from pipeline.formats import manifest
from pipeline.formats.arrow import WRITERS, table_schema
from pipeline.formats.outputs import LEDGER, Outputs, outputs
from pipeline.formats.parts import writing
from pipeline.formats.tables import FORMATS as FACT_FORMATS
from pipeline.formats.tables.joined import Keys, add, add_articles
from pipeline.page import findings_data, with_findings
from pipeline.rulebook import Rulebook

FORMATS = (*WRITERS, "db")
"""What tables of a ledger may be written as."""
DATABASE, PAGE = FACT_FORMATS["db"].name, "report.html"
NAMES = frozenset([NAME, *(f"{name}.{suffix}" for name in LEDGER for suffix in WRITERS)])
"""The files that are of the ledger alone: those that are not renewed go."""
_ARTICLE, _ENTRY, _FACT = "articles(doc_id)", "ledger(entry_id)", "facts(fact_id)"
_KEYS = {
    "stories": Keys("doc_id", {"doc_id": _ARTICLE}),
    "ledger": Keys("entry_id", {"example_doc": _ARTICLE}),
    "links": Keys("fact_id", {"fact_id": _FACT, "doc_id": _ARTICLE, "entry_id": _ENTRY}),
    "relations": Keys("", {"entry_a": _ENTRY, "entry_b": _ENTRY, "doc_a": _ARTICLE, "doc_b": _ARTICLE}),
    "checks": Keys("", {"doc_id": _ARTICLE}),
}
"""What the tables of the database are joined by."""


def chosen(names: str) -> tuple[str, ...]:
    """The formats that a list with commas names, Parquet always; raises UsageError for one that is none.

    >>> chosen("db"), chosen("")
    (('parquet', 'db'), ('parquet',))
    """
    given = {name.strip().lower().removeprefix(".") for name in names.split(",") if name.strip()}
    if not given <= set(FORMATS):
        raise UsageError(f"--formats {names!r}: expected some of {','.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in given | {"parquet"})


def write(
    made: Across, given: Inputs, findings: Findings, folder: Path, formats: Sequence[str], book: Rulebook
) -> Sequence[tuple[str, str]]:
    """Writes the tables *made* and their *findings* beside the files of the run in *folder*, all or none.

    Gives the files that somebody edited, with the names under which they are kept. Raises UsageError.
    """
    stay = frozenset(manifest.known(folder)) - NAMES
    corpus = [Path(name) for name in manifest.corpus(folder)]
    with outputs(folder, (), rulebook=book, articles=corpus, stay=stay) as files:
        with writing(folder):
            tables(files, made, formats)
            page = _page(files, folder, findings, given.notes)
            if "db" in formats:
                _facts(files.place(DATABASE), given, book)
                join(files.place(DATABASE), made, given)
        files.text(NAME, markdown(findings, page=page))
    return files.set_aside


def tables(files: Outputs, made: Across, formats: Container[str]) -> None:
    """Writes the tables *made* in those of *formats* that are a file a table."""
    for suffix, write_table in WRITERS.items():
        for name, table in made.tables.items() if suffix in formats else ():
            if f"{name}.{suffix}" == CHECKS:  # one file of this name, whoever writes it
                files.text(CHECKS, written_csv(made.rows))
            else:
                write_table(table, files.place(f"{name}.{suffix}"))
            if suffix == "csv":
                files.describe(f"{name}.csv", table_schema(table.schema, _KEYS[name].own))


def join(path: Path, made: Across, given: Inputs) -> None:
    """Adds the tables *made* to the database of their facts at *path*."""
    add_articles(path, given.articles)
    for name, table in made.tables.items():
        add(path, name, table, _KEYS[name])


def _facts(path: Path, given: Inputs, book: Rulebook) -> None:
    """Writes the database of the facts anew: theirs may have been edited, and an old one holds an old ledger."""
    base = FACT_FORMATS["db"].opened(path, book)
    try:
        base.add(FACT_FORMATS["db"].encode(given.facts))
    finally:
        base.close()


def _page(files: Outputs, folder: Path, findings: Findings, notes: list[str]) -> str:
    """Writes the page of the run with its findings; gives its name, nothing where there is no page of this version."""
    hashes = manifest.known(folder)
    if PAGE not in hashes or not (folder / PAGE).is_file():
        return ""
    is_edited = manifest.edited(folder, PAGE, hashes)
    page = None if is_edited else with_findings((folder / PAGE).read_bytes(), findings_data(findings))
    if page is None:
        why = "was edited" if is_edited else "is of another version of fakta"
        notes.append(f"{folder / PAGE} {why} and stays as it was; `run --ledger` writes it with the findings")
        return ""
    files.place(PAGE).write_bytes(page)
    return PAGE
