"""One entry of a ledger: all its mentions, what else its thread says, and how they are related."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import table
from pipeline.errors import UsageError
from pipeline.findings.brief import entry_lines, place, sentence
from pipeline.findings.entries import mentions, rows_of
from pipeline.findings.finding import Quote, only
from pipeline.findings.markdown import when
from pipeline.findings.passage import passages
from pipeline.findings.press import Press
from pipeline.formats import facts as fact_tables
from pipeline.formats.arrow import as_text
from pipeline.formats.columns import line
from pipeline.formats.outputs import table_in
from pipeline.ledger.tables import SAME, SCHEMAS

Row = Mapping[str, Any]


def lines_of(name: str, folder: Path) -> Iterator[str]:
    """Tells all of the entry whose id begins with *name* in the ledger in *folder*; raises UsageError for none."""
    ledger, links, relations, stories = (_read(folder, name) for name in ("ledger", "links", "relations", "stories"))
    entry = only(name, [str(one) for one in ledger["entry_id"].to_pylist()], f"{folder}/ledger.parquet")
    row = rows_of(ledger, [entry])[entry]
    related = list(relations.filter((pc.field("entry_a") == entry) | (pc.field("entry_b") == entry)).to_pylist())
    of_thread = ledger.filter(pc.field("thread_id") == row["thread_id"]).to_pylist()
    partners = rows_of(ledger, {_side(one, entry)[0] for one in related})
    told = _Told({one["entry_id"]: one for one in (*of_thread, *partners.values())}, links, stories, folder)
    yield from entry_lines(row, told.amount(row))
    yield "mentions"
    yield from told.mentions(entry)
    if others := [one for one in of_thread if one["entry_id"] != entry]:
        yield "other numbers of the thread"
        for one in sorted(others, key=lambda one: (str(one["as_of"] or one["first_seen"]), one["entry_id"])):
            yield f"  {_time(one)}  {told.amount(one)}  ({one['entry_id']}; articles: {one['articles']})"
    if related:
        yield "relations"
        for one in related:
            yield from told.relation(one, entry)


class _Told:
    """Entries as they were printed: the facts of their mentions, read once."""

    def __init__(self, rows: Mapping[str, Row], links: pa.Table, stories: pa.Table, folder: Path) -> None:
        self._rows = rows
        self._links = mentions(links, rows)
        docs = {link["doc_id"] for of_entry in self._links.values() for link in of_entry}
        self._press = Press(_facts(folder, docs), stories)
        self._press.read(docs)

    def mentions(self, entry: str) -> Iterator[str]:
        """Each mention with outlet, time and sentence, in the order in which they were printed."""
        found = {link["fact_id"]: link for link in self._links.get(entry, ())}
        for quote in self._press.in_time(found):
            link = found[quote.fact_id]
            how = f"{link['relation']}, {link['rule']}" if link["rule"] else link["relation"]
            yield f"  {place(quote)} ({link['doc_id']}:{link['start']}; {how})"
            yield f"    {_sentence(quote)}"
            if quote.url:
                yield f"    {line(quote.url)}"

    def relation(self, row: Row, entry: str) -> Iterator[str]:
        """A relation of *entry* with another, why, by which rule, and the sentence on the other side."""
        key, where = _side(row, entry)
        other = self._rows[key]
        newer = {"": "", entry: ", this one newer"}.get(row["newer"] or "", ", the other newer")
        why = ", ".join(filter(None, (row["why"], row["rule"])))
        yield f"  {row['relation']}: {_time(other)} {self.amount(other)} ({key}; {why}{newer})"
        there = [link["fact_id"] for link in self._links.get(key, ()) if (link["doc_id"], link["start"]) == where]
        for quote in self._press.quotes(there):
            yield f"    {place(quote)}: {_sentence(quote)}"

    def amount(self, row: Row) -> str:
        """The number of an entry as it was printed first, and what it stands for where that looks another way."""
        links = [link for link in self._links.get(row["entry_id"], ()) if link["relation"] == SAME]
        quotes = self._press.in_time(link["fact_id"] for link in links)
        value = _value(row)
        if not quotes:
            return value
        printed = line(quotes[0].amount)
        if printed == value:
            return printed
        unit = f" {row['unit']}" if row["unit"] else ""
        return f"{printed} ({value.removesuffix(unit) if printed.endswith(unit) else value})"


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


def _facts(folder: Path, docs: Collection[str]) -> pa.Table:
    """The facts of the articles *docs*."""
    facts = [fact for fact in fact_tables.read(table_in(folder)) if fact.doc_id in docs]
    return pa.Table.from_batches([table.batch(facts)])


def _side(row: Row, entry: str) -> tuple[str, tuple[str, int]]:
    """The other entry of a relation, and where its number stands: article and character."""
    side = "b" if row["entry_a"] == entry else "a"
    return row[f"entry_{side}"], (row[f"doc_{side}"], row[f"start_{side}"])


def _sentence(quote: Quote) -> str:
    return sentence(passages([quote])[0].pieces)


def _value(row: Row) -> str:
    """The value of an entry with its unit, or its ends."""
    ends = [row.get("value")] if row.get("value") is not None else [row.get("low"), row.get("high")]
    number = "–".join("…" if end is None else as_text(Decimal(end)) for end in ends)
    return " ".join(filter(None, (number, row.get("unit"), row.get("per") and f"/ {row['per']}")))


def _time(row: Row) -> str:
    return when(row.get("as_of") or row.get("first_seen"))
