"""`panel`: the facts of a run, with its ledger where it has one, as a table of indicators in a folder of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UsageError
from pipeline.fact import Fact
from pipeline.formats import manifest
from pipeline.formats.facts import read
from pipeline.formats.parts import Parts, writing
from pipeline.panel import package, sdmx, table
from pipeline.panel.areas import names_of, resolved
from pipeline.panel.cells import GAP, Cell, cells
from pipeline.panel.dictionary import Indicator
from pipeline.panel.reader import Reader
from pipeline.panel.structure import structure
from pipeline.panel.wanted import Wanted
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import unknown

_LEDGER, _LINKS = "ledger.parquet", "links.parquet"


@dataclass(slots=True)
class Panel:
    """What was written, and how much was left out for which reason."""

    folder: Path
    rows: list[table.Row]
    left_out: Mapping[str, Sequence[Fact]]
    others: int
    """How many numbers name no indicator."""
    has_ledger: bool
    files: list[str] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    """Files that somebody edited since, with the names under which they are kept."""

    @property
    def filled(self) -> int:
        """Cells with a value, or several."""
        return sum(row["mark"] != GAP for row in self.rows)

    def marked(self, mark: str) -> int:
        """Cells with *mark*."""
        return sum(row["mark"] == mark for row in self.rows)


def panel(run: Path, output: Path | None, rulebook: Rulebook, wanted: Wanted) -> Panel:
    """Writes the panel of the *run* (its folder) to *output*, by default `panel` inside it.

    Raises UsageError where there are no facts, a name that is asked for is none, or the folder is somebody else's.
    """
    facts = _table(run)
    reader, names = Reader(rulebook, wanted.indicators), names_of(rulebook)
    for name in wanted.indicators:
        if name not in reader.indicators:
            raise UsageError(f"--indicator {unknown('indicator', name, reader.indicators)}")
    areas = [resolved(name, rulebook, names) for name in wanted.areas]
    voices = _voices(run)
    readings = (reading for article in _articles(facts) for reading in reader.of_article(article))
    found: list[Cell] = []
    for cell in cells(readings, voices or {}):
        if reason := _unwanted(cell, areas, wanted.frequency):
            reader.left_out.setdefault(reason, []).extend(one.fact for value in cell.values for one in value.readings)
        else:
            found.append(cell)
    rows = table.rows(found, reader.indicators, names)
    folder = output or facts.parent / "panel"
    result = Panel(folder, rows, reader.left_out, reader.others, has_ledger=voices is not None)
    prepared = datetime.fromtimestamp(facts.stat().st_mtime, UTC).isoformat(timespec="seconds")
    _write(result, _makers(rows, reader.indicators, names, wanted, prepared))
    return result


def _table(run: Path) -> Path:
    """The table of facts of a run, or that *run* is."""
    tables = [run] if run.is_file() else [run / f"facts.{suffix}" for suffix in ("parquet", "jsonl", "csv")]
    path = next((path for path in tables if path.is_file()), None)
    if path is None:
        raise UsageError(f"{run}: has no facts.parquet, .jsonl or .csv; fakta run ARTICLES --output {run} makes them")
    return path


def _articles(table: Path) -> Iterator[Sequence[Fact]]:
    """The facts of each article."""
    for _, facts in groupby(read(table), key=attrgetter("doc_id")):
        yield list(facts)


def _voices(run: Path) -> Mapping[str, int] | None:
    """The independent voices of the entry that each fact belongs to; None where the run has no ledger."""
    folder = run.parent if run.is_file() else run
    if not all((folder / name).is_file() for name in (_LEDGER, _LINKS)):
        return None
    try:
        entries = pq.read_table(folder / _LEDGER, columns=["entry_id", "independent"])
        links = pq.read_table(folder / _LINKS, columns=["fact_id", "entry_id"])
    except (pa.ArrowException, OSError) as error:
        raise UsageError(f"{folder}: the ledger cannot be read: {str(error).splitlines()[0]}") from error
    independent = {str(row["entry_id"]): int(row["independent"] or 1) for row in entries.to_pylist()}
    return {str(row["fact_id"]): independent.get(str(row["entry_id"]), 1) for row in links.to_pylist()}


def _unwanted(cell: Cell, areas: Sequence[str], frequency: str) -> str:
    """Why a cell is not asked for: it is of none of *areas* nor in one, or of another frequency; empty where it is."""
    if areas and not any(cell.key.area == area or cell.key.area.startswith(f"{area}.") for area in areas):
        return "another area than --region"
    return "another frequency than --freq" if frequency and cell.key.period.frequency != frequency else ""


_Makers = Mapping[str, Callable[[Path], object]]
"""What writes each file, by its name."""


def _write(result: Panel, makers: _Makers) -> None:
    """Writes the files, all or none; one that somebody edited since is kept under another name."""
    if not package.is_free(result.folder):
        raise UsageError(f"{result.folder}: holds a Data Package that is no panel; name another folder with --output")
    with writing(result.folder):
        parts = Parts(result.folder)
        try:
            for name, make in makers.items():
                make(parts[name])
            before = manifest.known(result.folder, package.NAME)
            files = {name: parts[name] for name in makers}
            for name in (*files, *(name for name in before if name not in files)):
                if manifest.edited(result.folder, name, before):
                    kept = manifest.set_aside(result.folder, name, [kept for _, kept in result.set_aside])
                    result.set_aside.append((name, kept))
            parts[manifest.NAME].write_bytes(package.written(files).encode())
            gone = set(before) - set(files) - {name for name, _ in result.set_aside}
            parts.take_places(away=result.set_aside, stale=sorted(gone))
        finally:
            parts.clear()
    result.files = list(makers)


def _makers(
    rows: Sequence[table.Row], known: Mapping[str, Indicator], names: Mapping[str, str], wanted: Wanted, prepared: str
) -> _Makers:
    """What writes the files that are *wanted*; *prepared* is when the facts were, so that they give the same bytes."""
    makers: dict[str, Callable[[Path], object]] = {}
    if "csv" in wanted.formats:
        makers["panel.csv"] = lambda path: path.write_bytes(table.written_csv(rows).encode())
    if wanted.wide:
        makers["panel.wide.csv"] = lambda path: path.write_bytes(table.wide_csv(rows).encode())
    if "parquet" in wanted.formats:
        makers["panel.parquet"] = lambda path: table.write_parquet(rows, path)
    if "sdmx" in wanted.formats:
        makers["panel.sdmx.csv"] = lambda path: path.write_bytes(sdmx.observations(rows).encode())
        makers["structure.xml"] = lambda path: path.write_bytes(structure(rows, known, names, prepared).encode())
    return makers
