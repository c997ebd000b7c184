"""`correct`: a table that somebody edited becomes rows of `corrections.csv`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.correction import NAME, Correction, append
from pipeline.correction import read as read_corrections
from pipeline.correction import sheet as sheets
from pipeline.correction.edits import edits
from pipeline.correction.regions import with_codes
from pipeline.errors import UsageError
from pipeline.fact import Fact
from pipeline.formats import facts as fact_tables
from pipeline.formats import headings, manifest
from pipeline.formats.outputs import BASELINE, baseline
from pipeline.rulebook import load
from pipeline.values.region import Gazetteer


@dataclass(frozen=True, slots=True)
class Corrected:
    """Where corrections were written, how many by action, and how many facts the sheet does not have."""

    path: Path
    written: Counter[str]
    gone: int


def correct(
    sheet: Path, *, run: Path | None = None, output: Path | None = None, partial: bool = False, who: str = "",
    today: date | None = None,
) -> Corrected:  # fmt: skip
    """Compares *sheet* with the facts of the run that made it, and adds what differs to `corrections.csv`.

    *run*: the folder of that run, where the sheet lies elsewhere; *output*: the file to write, else the one beside the
    articles. Raises UsageError or CorrectionError; nothing is written then.
    """
    rulebook = load()
    read = list(sheets.read(sheet, rulebook))
    facts = made_from(sheet, run)
    gazetteer = Gazetteer(rulebook.lexicon, rulebook.packed)
    rows = with_codes(read, {fact.fact_id: fact for fact in facts}, gazetteer)
    path = output or _beside_the_articles(run or sheet.parent)
    day = (today or date.today()).isoformat()
    found = edits(rows, facts, headings.actions(rulebook), partial=partial, who=who, when=day)
    there = {_said(row) for row in read_corrections(path)} if path.is_file() else set()
    new = [row for row in found.corrections if _said(row) not in there]
    if new:
        append(path, new)
    return Corrected(path, Counter(row.action for row in new), found.gone if partial else 0)


def _said(row: Correction) -> Correction:
    """What a correction says, whoever said it and when."""
    return row._replace(who="", when="", note="", place="")


def made_from(sheet: Path, run: Path | None) -> Sequence[Fact]:
    """The facts that *sheet* was made from; raises UsageError where they are not there as the run left them."""
    if run is None and baseline(sheet).is_file() and baseline(sheet).name != BASELINE:
        return list(fact_tables.read(baseline(sheet)))
    folder = run or sheet.parent
    hashes = manifest.known(folder)
    for name in (BASELINE, "facts.parquet"):
        if name in hashes and (folder / name).is_file() and not manifest.edited(folder, name, hashes):
            return list(fact_tables.read(folder / name))
    raise UsageError(f"{folder}: holds no tables of the run that made {sheet.name}; name its folder with --run")


def _beside_the_articles(folder: Path) -> Path:
    """The corrections that the next run over the same articles applies."""
    corpus = manifest.corpus(folder)
    for start in (Path(), folder.parent):  # as a rule the command is given where the run's was
        if len(corpus) == 1 and (path := start / corpus[0]).is_dir():
            return path / NAME
    raise UsageError("which articles the table is about is not known; name the file to write with --output")
