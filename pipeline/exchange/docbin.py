"""spaCy's DocBin: Docs with the facts in `doc.spans["fakta"]`, and all their columns in `doc.user_data["fakta"]`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import DocBin

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, columns_of, fact_at, in_order
from pipeline.exchange.words import stock

FILE = "facts.spacy"
LOSES = "nothing; spans of spaCy are whole words, the characters are in user_data"


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* as Docs of the blank Indonesian pipeline."""
    nlp, docs = stock(), DocBin(store_user_data=True)
    for page in pages:
        doc = nlp(page.text)
        spans = [
            doc.char_span(fact.start, fact.end, label=fact.type, alignment_mode="expand") for fact in page.facts
        ]
        doc.spans["fakta"] = [span for span in spans if span is not None]
        doc.user_data["fakta"] = {
            "doc_id": page.doc_id,
            "facts": [[fact.type, fact.start, fact.end, columns_of(fact)] for fact in page.facts],
        }
        docs.add(doc)
    docs.to_disk(target)


def read(source: Path) -> Iterator[Annotated]:
    """The Docs of a file that `write` made; raises GoldError for any other."""
    try:
        docs = list(DocBin().from_disk(source).get_docs(stock().vocab))
    except (ValueError, KeyError, OSError) as error:
        raise GoldError(f"{source}: is no DocBin ({error})") from error
    for number, doc in enumerate(docs, start=1):
        known = doc.user_data.get("fakta")
        if not isinstance(known, dict):
            raise GoldError(f"{source}, Doc {number}: has no facts in user_data")
        place = f"{source}, Doc {number}"
        facts = [
            fact_at(known["doc_id"], doc.text, type_, (start, end), cells, place)
            for type_, start, end, cells in known["facts"]
        ]
        yield Annotated(known["doc_id"], doc.text, in_order(facts))
