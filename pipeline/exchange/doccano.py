"""doccano, "SequenceLabeling": JSON lines with `text` and `label`, offsets in code points.

Keys that doccano does not know come back as they were: our columns ride along under `fakta`.
https://github.com/doccano/doccano/tree/master/backend/data_import
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, columns_of, fact_at, in_order

FILE = "doccano.jsonl"
LOSES = "nothing, as long as the columns under `fakta` stay; a span that is moved or new has its type only"


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* as one line each."""
    with target.open("w", encoding="utf-8") as file:
        for page in pages:
            line = {
                "doc_id": page.doc_id, "text": page.text,
                "label": [[fact.start, fact.end, fact.type] for fact in page.facts],
                "fakta": [[fact.start, fact.end, fact.type, columns_of(fact)] for fact in page.facts],
            }  # fmt: skip
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read(source: Path) -> Iterator[Annotated]:
    """The articles of an export; raises GoldError, with the line, for one that cannot be meant."""
    for number, line in enumerate(source.read_bytes().decode().split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{source}, line {number}"
        try:
            cells = json.loads(line)
            doc_id, text = str(cells["doc_id"]), str(cells["text"])
            given = cells["label"] if "label" in cells else cells["entities"]
            labels = [(int(start), int(end), str(label)) for start, end, label in given]
            known = {(start, end, type_): columns for start, end, type_, columns in cells.get("fakta", ())}
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{place}: is no line of doccano with doc_id, text and label ({error})") from error
        facts = [
            fact_at(doc_id, text, label, (start, end), known.get((start, end, label), {}), place)
            for start, end, label in labels
        ]
        yield Annotated(doc_id, text, in_order(facts))
