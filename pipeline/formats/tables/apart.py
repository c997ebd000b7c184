"""`facts.*` without sentences, and beside it `sentences.*` with each of them once.

The facts have the id of their sentence in its place. It is made of the article and the sentence: the same on every
machine, and when something else in the article changes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from pipeline import table
from pipeline.arrays import array
from pipeline.fact import SCHEMA, Fact
from pipeline.formats.manifest import KEY
from pipeline.formats.tables import jsonl, parquet, plain
from pipeline.rulebook import Rulebook

FACTS = tuple(KEY if name == "sentence" else name for name in SCHEMA)
"""The columns of the facts."""


class Sentence(NamedTuple):
    """A sentence that holds a fact."""

    sentence_id: str
    doc_id: str
    sentence: str


SENTENCES = Sentence._fields
"""The columns of the sentences."""
_FACT_KEYS = jsonl.keys(zip(FACTS, SCHEMA.values(), strict=True))
_SENTENCE_KEYS = jsonl.keys((name, str) for name in SENTENCES)
FACT_SCHEMA = pa.schema([field.with_name(name) for name, field in zip(FACTS, table.ARROW_SCHEMA, strict=True)])
SENTENCE_SCHEMA = pa.schema([(name, pa.string()) for name in SENTENCES])


def sentences(facts: Iterable[Fact]) -> Iterator[Sentence]:
    """The sentences of *facts* in their order, each once in an article."""
    for doc_id, sentence in dict.fromkeys((fact.doc_id, fact.sentence) for fact in facts):
        yield Sentence(_id(doc_id, sentence), doc_id, sentence)


def _with_ids(facts: Iterable[Fact]) -> Iterator[Fact]:
    """*facts*, each with the id of its sentence in the sentence's place."""
    known, id_ = ("", ""), ""
    for fact in facts:
        if (key := (fact.doc_id, fact.sentence)) != known:
            known, id_ = key, _id(*key)
        yield fact._replace(sentence=id_)


def _id(doc_id: str, sentence: str) -> str:
    """A letter and sixteen figures."""
    return "s" + blake2b(f"{doc_id}\0{sentence}".encode(), digest_size=8).hexdigest()


def csv_facts(facts: Iterable[Fact]) -> bytes:
    """*facts* as CSV lines."""
    return plain.encode(_with_ids(facts))


def csv_sentences(facts: Iterable[Fact]) -> bytes:
    """The sentences of *facts* as CSV lines."""
    return plain.lines(sentences(facts))


def csv_file(columns: Sequence[str]) -> Callable[[Path, Rulebook], plain.Lines]:
    """What opens a file of such lines."""
    return lambda path, rulebook: plain.Lines(path, plain.head(columns))


def jsonl_facts(facts: Iterable[Fact]) -> bytes:
    """*facts* as JSON lines."""
    return jsonl.lines(_with_ids(facts), _FACT_KEYS)


def jsonl_sentences(facts: Iterable[Fact]) -> bytes:
    """The sentences of *facts* as JSON lines."""
    return jsonl.lines(sentences(facts), _SENTENCE_KEYS)


def parquet_facts(facts: Iterable[Fact]) -> bytes:
    """*facts* as one Arrow record batch, in IPC form."""
    columns = table.batch(_with_ids(facts)).columns
    return pa.RecordBatch.from_arrays(columns, schema=FACT_SCHEMA).serialize().to_pybytes()


def parquet_sentences(facts: Iterable[Fact]) -> bytes:
    """The sentences of *facts* as one Arrow record batch, in IPC form."""
    columns = list(zip(*sentences(facts), strict=True)) or [()] * len(SENTENCES)
    arrays = [array(column, pa.string()) for column in columns]
    return pa.RecordBatch.from_arrays(arrays, schema=SENTENCE_SCHEMA).serialize().to_pybytes()


def parquet_file(schema: pa.Schema) -> Callable[[Path, Rulebook], parquet.ParquetFile]:
    """What opens a file of such batches."""
    return lambda path, rulebook: parquet.ParquetFile(path, schema)
