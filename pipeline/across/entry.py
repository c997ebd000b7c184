"""One entry of a ledger: all its mentions, what else its thread says, and how they are related."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import table
from pipeline.across.inputs import table_in
from pipeline.errors import UsageError
from pipeline.findings.brief import entry_lines, place, sentence
from pipeline.findings.entries import mentions, rows_of
from pipeline.findings.finding import only
from pipeline.findings.markdown import when
from pipeline.findings.passage import passages
from pipeline.findings.press import Press
from pipeline.formats import facts as fact_tables
from pipeline.formats.arrow import as_text
from pipeline.formats.columns import line
from pipeline.ledger.tables import SCHEMAS

Row = Mapping[str, Any]


def lines_of(name: str, folder: Path) -> Iterator[str]:
    """Tells all of the entry whose id begins with *name* in the ledger in *folder*; raises UsageError for none."""
    ledger, links, relations, stories = (_read(folder, name) for name in ("ledger", "links", "relations", "stories"))
    entry = only(name, [str(one) for one in ledger["entry_id"].to_pylist()], f"{folder}/ledger.parquet")
    row = rows_of(ledger, [entry])[entry]
    thread = ledger.filter(pc.field("thread_id") == row["thread_id"])
    others = {one["entry_id"]: one for one in thread.to_pylist() if one["entry_id"] != entry}
    yield from entry_lines(row, _amount(row))
    yield "mentions"
    yield from _mentions(links, entry, stories, folder)
    if others:
        yield "other numbers of the thread"
        for one in sorted(others.values(), key=lambda one: (str(one["as_of"] or one["first_seen"]), one["entry_id"])):
            yield f"  {_time(one)}  {_amount(one)}  ({one['entry_id']}; articles: {one['articles']})"
    yield from _relations(relations, entry, rows_of(ledger, _partners(relations, entry)))


def _read(folder: Path, name: str) -> pa.Table:
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise UsageError(
            f"{path}: no such file; `ledger {folder}` writes it; a ledger elsewhere is named by --facts FOLDER"
        )
    try:
        read = pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise UsageError(f"{path}: is not Parquet: {str(error).splitlines()[0]}") from error
    if missing := [column for column in SCHEMAS[name].names if column not in read.column_names]:
        raise UsageError(f"{path}: lacks the column {', '.join(missing)}; `ledger {folder}` writes it anew")
    return read


def _mentions(links: pa.Table, entry: str, stories: pa.Table, folder: Path) -> Iterator[str]:
    """Each mention with outlet, time and sentence, in the order in which they were printed."""
    found = {link["fact_id"]: link for link in mentions(links, [entry]).get(entry, ())}
    docs = {link["doc_id"] for link in found.values()}
    press = Press(_facts(folder, docs), stories)
    press.read(docs)
    for quote in press.in_time(found):
        link = found[quote.fact_id]
        how = f"{link['relation']}, {link['rule']}" if link["rule"] else link["relation"]
        yield f"  {place(quote)} ({link['doc_id']}:{link['start']}; {how})"
        yield f"    {sentence(passages([quote])[0].pieces)}"
        if quote.url:
            yield f"    {line(quote.url)}"


def _facts(folder: Path, docs: Collection[str]) -> pa.Table:
    """The facts of the articles *docs*."""
    facts = [fact for fact in fact_tables.read(table_in(folder)) if fact.doc_id in docs]
    return pa.Table.from_batches([table.batch(facts)])


def _partners(relations: pa.Table, entry: str) -> set[str]:
    return {row["entry_b"] if row["entry_a"] == entry else row["entry_a"] for row in _of(relations, entry)}


def _of(relations: pa.Table, entry: str) -> list[Row]:
    return list(relations.filter((pc.field("entry_a") == entry) | (pc.field("entry_b") == entry)).to_pylist())


def _relations(relations: pa.Table, entry: str, partners: Mapping[str, Row]) -> Iterator[str]:
    """Each relation with the other entry, why, and by which rule."""
    rows = _of(relations, entry)
    if rows:
        yield "relations"
    for row in rows:
        other = partners.get(row["entry_b"] if row["entry_a"] == entry else row["entry_a"], {})
        newer = {"": "", entry: ", this one newer"}.get(row["newer"] or "", ", the other newer")
        why = ", ".join(filter(None, (row["why"], row["rule"])))
        yield f"  {row['relation']}: {_time(other)} {_amount(other)} ({other.get('entry_id')}; {why}{newer})"


def _amount(row: Row) -> str:
    """The value of an entry with its unit, or its ends."""
    ends = [row.get("value")] if row.get("value") is not None else [row.get("low"), row.get("high")]
    number = "–".join("…" if end is None else as_text(Decimal(end)) for end in ends)
    return " ".join(filter(None, (number, row.get("unit"), row.get("per") and f"/ {row['per']}")))


def _time(row: Row) -> str:
    return when(row.get("as_of") or row.get("first_seen"))
