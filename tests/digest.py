"""The digest of the corpus: every fact in one short line, so that a change of rules or code shows what it changed.

`tests/digest.csv` is what the pipeline finds today, right or wrong; the gold file says what is right. A change that is
meant is written down with

    python -m tests.digest

from the top folder, and the difference of the file is read before it is committed.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pipeline.fact import DERIVED, Fact
from pipeline.formats.read import articles, sources
from pipeline.route import Route
from pipeline.rulebook import load

ROOT = Path(__file__).parent.parent
DIGEST = Path(__file__).with_name("digest.csv")
KEY = ("doc_id", "start", "type", "number")
"""What makes two lines the same fact; *number* counts facts of one type that begin at one character."""
LEFT_OUT = frozenset(
    {"fact_id", "title", "outlet", "published", "url"}  # of the run and of the article, not of the fact
    | {"region_name", "level", "parent_code"}  # follow from the code
    | set(DERIVED)
    | {"evidence"}  # how near the words of a column stand: says nothing new
)
Key = tuple[str, ...]
Line = Mapping[str, str]


class Difference(NamedTuple):
    """One fact that appeared or went (`column` empty), or one column that changed."""

    key: Key
    column: str
    old: str
    new: str
    text: str


def digest(facts: Iterable[Fact], bodies: Mapping[str, str]) -> dict[Key, Line]:
    """The line of each of *facts*, in their order; *bodies* are the texts of the articles by id."""
    lines: dict[Key, Line] = {}
    seen: Counter[Key] = Counter()
    groups: dict[str, str] = {}
    for fact in facts:
        place = (fact.doc_id, str(fact.start), fact.type)
        seen[place] += 1
        cells = {column: _cell(value) for column, value in _columns(fact).items() if column not in LEFT_OUT}
        cells["sentence"] = _reach(fact, bodies[fact.doc_id])
        if cells.get("group"):  # whatever its name, a group is known by the first fact in it
            cells["group"] = groups.setdefault(cells["group"], f"@{fact.start}")
        lines[*place, str(seen[place])] = cells
    return lines


def _columns(fact: Fact) -> Mapping[str, object]:
    """The columns of a fact but for those of the key, whether it is a named tuple or a dataclass."""
    names = getattr(fact, "_fields", None) or tuple(getattr(fact, "__dataclass_fields__", ()))
    return {name: getattr(fact, name) for name in names if name not in KEY}


def _cell(value: object) -> str:
    """A value as one short text.

    >>> from datetime import date
    >>> _cell(None), _cell(True), _cell(Decimal("1.50")), _cell(date(2024, 3, 1)), _cell("dua  kata")
    ('', 'true', '1.5', '2024-03-01', 'dua kata')
    """
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return "" if value is None else " ".join(str(value).split())


def _reach(fact: Fact, body: str) -> str:
    """How many characters of its sentence stand before and behind a fact ("-34+80"); "?" where it is not in it."""
    first = body.rfind(fact.sentence, 0, fact.start + len(fact.sentence))
    return f"{first - fact.start}+{first + len(fact.sentence) - fact.end}" if first >= 0 and fact.sentence else "?"


def read(path: Path = DIGEST) -> dict[Key, Line]:
    """The lines of a digest file."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            tuple(row[name] for name in KEY): {name: cell for name, cell in row.items() if name not in KEY}
            for row in csv.DictReader(file, strict=True)
        }


def write(lines: Mapping[Key, Line], path: Path = DIGEST) -> None:
    """Writes *lines* with one column for each that any of them has, in their order."""
    columns = list(dict.fromkeys(name for cells in lines.values() for name in cells))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*KEY, *columns])
        for key, cells in lines.items():
            writer.writerow([*key, *(cells.get(name, "") for name in columns)])


def differences(old: Mapping[Key, Line], new: Mapping[Key, Line]) -> list[Difference]:
    """What *new* says otherwise than *old*, in reading order; columns that *old* does not know are not compared."""
    found = []
    for key in sorted(old.keys() | new.keys(), key=lambda key: (key[0], int(key[1]), *key[2:])):
        if key not in new:
            found.append(Difference(key, "", "", "vanished", old[key]["text"]))
        elif key not in old:
            found.append(Difference(key, "", "", "added", new[key]["text"]))
        else:
            found += [
                Difference(key, column, cell, new[key].get(column, ""), new[key]["text"])
                for column, cell in old[key].items()
                if cell != new[key].get(column, "")
            ]
    return found


def readable(found: Sequence[Difference], *, at_most: int = 200) -> str:
    """Differences as people read them: a summary by column, then fact by fact, the first *at_most* lines.

    >>> key = ("harga", "12", "money", "1")
    >>> print(readable([Difference(key, "unit", "IDR", "USD", "Rp5"), Difference(key, "per", "", "kg", "Rp5")]))
    2 differences: per 1, unit 1
    harga:12 money 'Rp5'
        unit: 'IDR' → 'USD'
        per: '' → 'kg'
    """
    kinds = Counter(one.column or one.new for one in found)
    lines = [f"{len(found)} differences: " + ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items()))]
    by_fact: dict[Key, list[Difference]] = defaultdict(list)
    for one in found:
        by_fact[one.key].append(one)
    for (doc_id, start, type_, _), its in by_fact.items():
        change = f" {its[0].new}" if not its[0].column else ""
        lines.append(f"{doc_id}:{start} {type_} {its[0].text!r}{change}")
        lines += [f"    {one.column}: {one.old!r} → {one.new!r}" for one in its if one.column]
    if len(lines) > at_most:
        lines[at_most:] = [f"… and {len(lines) - at_most} lines more"]
    return "\n".join(lines)


def of_corpus(route: Route) -> dict[Key, Line]:
    """The digest of the project's corpus as *route* reads it."""
    read_in = list(articles(sources([ROOT / "corpus"])))
    facts = [fact for article in read_in for fact in route.facts(article)]
    return digest(facts, {article.id: article.text for article in read_in})


def main() -> None:
    """Renews the digest and says what changed."""
    new = of_corpus(Route(load()))
    found = differences(read(), new) if DIGEST.exists() else []
    write(new)
    print(readable(found) if found else f"{len(new)} facts, nothing changed in the columns that the digest had")


if __name__ == "__main__":
    main()
