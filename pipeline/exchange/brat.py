"""brat, standoff: a `.txt` and a `.ann` for each article, offsets in code points.

The columns ride along as a note of the annotator on each span. https://brat.nlplab.org/standoff.html
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, columns_of, fact_at, file_of, in_order

FILE = "brat"
LOSES = "nothing, as long as the notes of the spans stay; a new span has its type only, one in pieces is one piece"


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* into the folder *target*, with the configuration that brat wants."""
    target.mkdir(parents=True, exist_ok=True)
    types = set()
    for page in pages:
        file = file_of(target, page.doc_id, ".txt")
        file.write_bytes(page.text.encode())
        lines = []
        for number, fact in enumerate(page.facts, start=1):
            types.add(fact.type)
            lines.append(f"T{number}\t{fact.type} {fact.start} {fact.end}\t{' '.join(fact.text.splitlines())}")
            if columns := columns_of(fact):
                lines.append(f"#{number}\tAnnotatorNotes T{number}\t{json.dumps(columns, ensure_ascii=False)}")
        file.with_suffix(".ann").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    heads = "\n\n".join(["[entities]\n" + "\n".join(sorted(types)), "[relations]", "[events]", "[attributes]"])
    (target / "annotation.conf").write_text(heads + "\n", "utf-8")


def read(source: Path) -> Iterator[Annotated]:
    """The articles of a folder; raises GoldError, with file and line."""
    for file in sorted(source.rglob("*.ann")):
        text = file.with_suffix(".txt").read_bytes().decode()
        doc_id = file.relative_to(source).with_suffix("").as_posix()
        spans: dict[str, tuple[str, int, int, str]] = {}
        notes: dict[str, dict[str, str]] = {}
        for number, line in enumerate(file.read_bytes().decode().split("\n"), start=1):
            place = f"{file}, line {number}"
            if not line.strip():
                continue
            try:
                name, what, *rest = line.split("\t")
                if name.startswith("T"):
                    type_, *offsets = what.replace(";", " ").split()
                    spans[name] = type_, int(offsets[0]), int(offsets[-1]), place
                elif what.startswith("AnnotatorNotes "):
                    notes[what.split()[1]] = json.loads(rest[0]) if rest[0].startswith("{") else {}
            except (ValueError, IndexError) as error:
                raise GoldError(f"{place}: is no annotation of brat ({error})") from error
        facts = [
            fact_at(doc_id, text, type_, (start, end), notes.get(name, {}), place)
            for name, (type_, start, end, place) in spans.items()
        ]
        yield Annotated(doc_id, text, in_order(facts))
