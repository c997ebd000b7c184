"""CoNLL: a word a line with its tag in the scheme BIO; the words are those of spaCy's Indonesian tokenizer.

A third column keeps where each word begins, so that the way back finds the characters.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, fact_at, in_order
from pipeline.exchange.words import stock
from pipeline.formats.gold import GoldFact

FILE = "conll.tsv"
LOSES = "all columns but the type; inner spans, the second of two in a word; a span that ends in a word takes it whole"


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* one after the other, an empty line between sentences of them; the text stands in a comment."""
    tokenize = stock()
    with target.open("w", encoding="utf-8") as file:
        for page in pages:
            tags = _tags(page.facts)
            file.write(f"# doc_id = {page.doc_id}\n# text = {_escaped(page.text)}\n")
            for token in tokenize(page.text):
                if not token.is_space:
                    after = token.idx + len(token)
                    tag = next((f"{'B' if start >= token.idx else 'I'}-{type_}" for start, end, type_ in tags
                                if start < after and token.idx < end), "O")  # fmt: skip
                    file.write(f"{token.text}\t{tag}\t{token.idx}\n")
            file.write("\n")


def _tags(facts: Iterable[GoldFact]) -> list[tuple[int, int, str]]:
    """The outer spans."""
    tags: list[tuple[int, int, str]] = []
    for fact in in_order(facts):
        if not tags or fact.start >= tags[-1][1]:
            tags.append((fact.start, fact.end, fact.type))
    return tags


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")


def _plain(text: str) -> str:
    marks = {"n": "\n", "r": "\r", "\\": "\\"}
    parts = text.split("\\\\")
    return "\\".join(part.replace("\\n", marks["n"]).replace("\\r", marks["r"]) for part in parts)


def read(source: Path) -> Iterator[Annotated]:
    """The articles of a file that `write` made and somebody tagged anew; raises GoldError, with the line."""
    doc_id = text = ""
    spans: list[tuple[str, int, int, str]] = []
    for number, line in enumerate([*source.read_bytes().decode().split("\n"), "# doc_id = "], start=1):
        place = f"{source}, line {number}"
        if line.startswith("# doc_id = "):
            if doc_id:
                yield _page(doc_id, text, spans)
            doc_id, spans = line.removeprefix("# doc_id = "), []
        elif line.startswith("# text = "):
            text = _plain(line.removeprefix("# text = "))
        elif line.strip():
            try:
                word, tag, start = line.split("\t")[:3]
                _take(spans, tag, int(start), int(start) + len(word), place)
            except ValueError as error:
                raise GoldError(f"{place}: is no word with its tag and where it begins ({error})") from error


def _take(spans: list[tuple[str, int, int, str]], tag: str, start: int, end: int, place: str) -> None:
    """Adds a word to the spans: it begins one, goes on in the last, or is outside."""
    begins, _, type_ = tag.partition("-")
    if begins == "I" and spans and spans[-1][0] == type_:
        spans[-1] = (type_, spans[-1][1], end, spans[-1][3])
    elif type_:
        spans.append((type_, start, end, place))


def _page(doc_id: str, text: str, spans: Iterable[tuple[str, int, int, str]]) -> Annotated:
    facts = [fact_at(doc_id, text, type_, (start, end), {}, place) for type_, start, end, place in spans]
    return Annotated(doc_id, text, in_order(facts))
