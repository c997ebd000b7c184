"""WebAnno TSV 3.3, which INCEpTION reads and writes: a file an article, a layer with type and value.

https://webanno.github.io/webanno/releases/3.6.11/docs/user-guide.html#sect_webannotsv
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import GoldError
from pipeline.exchange.annotated import Annotated, Units, fact_at, file_of, in_order
from pipeline.exchange.words import stock

FILE = "webanno"
LOSES = "every column but type, value and unit; a span that ends inside a word takes it whole"
_FEATURES = ("type", "value", "unit")
_HEAD = f"#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Fakta|{'|'.join(_FEATURES)}\n\n"
_SPECIAL = re.compile(r"[\\\[\]|_;\t\n*>]")
_CELL = re.compile(r"(?P<value>(?:\\.|[^\[|\\])*)(?:\[(?P<number>\d+)\])?$")


def write(pages: Iterable[Annotated], target: Path) -> None:
    """Writes *pages* into the folder *target*; a `/` in an id is a folder."""
    target.mkdir(parents=True, exist_ok=True)
    tokenize = stock()
    for page in pages:
        file = file_of(target, page.doc_id, ".tsv")
        units, text = Units(page.text), page.text.replace("\n", " ").replace("\r", " ")
        lines = [_HEAD, f"#Text={text}\n"]
        words = [token for token in tokenize(page.text) if not token.is_space]
        for number, token in enumerate(words, start=1):
            after = token.idx + len(token)
            over = [(n, fact) for n, fact in enumerate(page.facts, 1) if fact.start < after and token.idx < fact.end]
            cells = [
                "|".join(f"{_escaped(fact.cells.get(name, '') or '*')}[{n}]" for n, fact in over) or "_"
                for name in _FEATURES
            ]
            offsets = f"{units.of(token.idx)}-{units.of(after)}"
            lines.append("\t".join([f"1-{number}", offsets, token.text, *cells]) + "\t\n")
        file.write_text("".join(lines), "utf-8")


def _escaped(text: str) -> str:
    """*text* with the marks that the format gives a meaning behind a backslash; `*` alone is an empty value."""
    return text if text == "*" else _SPECIAL.sub(lambda found: "\\" + found[0], text)


def read(source: Path) -> Iterator[Annotated]:
    """The articles of a folder; raises GoldError, with file and line. Line ends inside an article are spaces."""
    for file in sorted(source.rglob("*.tsv")):
        doc_id = file.relative_to(source).with_suffix("").as_posix()
        lines = file.read_bytes().decode().split("\n")
        text = "\n".join(line.removeprefix("#Text=") for line in lines if line.startswith("#Text="))
        units = Units(text)
        found: dict[str, tuple[dict[str, str], int, int, str]] = {}
        for number, line in enumerate(lines, start=1):
            if not re.match(r"\d+-\d+\t", line):
                continue
            place = f"{file}, line {number}"
            try:
                _, offsets, _, *cells = line.split("\t")
                start, end = (units.back(int(offset)) for offset in offsets.split("-"))
            except ValueError as error:
                raise GoldError(f"{place}: is no line of WebAnno TSV ({error})") from error
            for key, values in _annotations(cells, number).items():
                before = found.get(key)
                found[key] = (values, before[1] if before else start, end, place)
        facts = [
            fact_at(doc_id, text, values.get("type", ""), (start, end), values, place)
            for values, start, end, place in found.values()
        ]
        yield Annotated(doc_id, text, in_order(facts))


def _annotations(cells: Iterable[str], line: int) -> dict[str, dict[str, str]]:
    """The annotations of one word by their number; one without a number is about this word alone."""
    found: dict[str, dict[str, str]] = {}
    for name, cell in zip(_FEATURES, cells, strict=False):
        if cell in ("_", ""):
            continue
        for part in re.split(r"(?<!\\)\|", cell):
            value = _CELL.match(part)
            if value and value["value"] != "*":
                found.setdefault(value["number"] or f"line {line}", {})[name] = re.sub(r"\\(.)", r"\1", value["value"])
    return found
