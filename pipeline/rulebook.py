"""The rules and the lexicon: read, checked and ready to be compiled. Rules are data in `rules/`.

`rules/*.toml` hold one kind of fact each, `rules/lexicon/*.csv` the words. A rule is one of
- `pattern`: a regular expression round a numeral, with slots `{column:lexicon}` and `{value:number}`;
- `words`: a regular expression over the classes of words, with `<class>` for one word of that class;
- `phrases`: the name of a gazetteer (a lexicon of names);
- `cues`: words before a quantity that decide one of its context columns.
"""

import csv
import gzip
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.errors import RuleError
from pipeline.fact import BOUNDS, LEVELS, PLACE, SCHEMA, TYPES

KINDS = ("pattern", "words", "phrases", "cues")
CONTEXT = ("status", "change")
"""Columns that rules of kind `cues` decide."""
CLAIMS = ("none", "no_region", "leftover")
"""Types of rules that claim text which is no fact; `explain` prints their `why`."""

_RULE_KEYS = {"id", *KINDS, "why", "trigger", "left", "right", "near", "set", "examples", "counterexamples", "todo"}
COLUMNS = frozenset(SCHEMA) - {*PLACE, "rule"}
"""The columns that a rule may fill."""
_TODO_KEYS = {"text", "why", *COLUMNS}
_VALUES = {
    "bound": BOUNDS,
    "level": LEVELS,
    "status": ("actual", "target", "estimate", "budget"),
    "change": ("increase", "decrease"),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as its TOML table says it; `kind` names which of KINDS `source` is.

    `left` and `right` are the words beside a numeral that let a pattern be tried (`@months`: every word of
    that lexicon; `#4`: a numeral of four figures without marks; `#0`: one that begins with a nought; `#glued`: a numeral inside a word), `trigger`
    the strings one of which stands in every leftover, or the cues; `near` is a short pattern of word classes
    without which a rule of kind `words` need not be tried on an article.
    """

    id: str
    type: str
    kind: str
    source: str
    why: str
    place: str
    order: int
    trigger: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    near: str = ""
    set: Mapping[str, str] = field(default_factory=dict)
    examples: Sequence[Mapping[str, str]] = ()
    counterexamples: Sequence[str] = ()
    todo: Sequence[Mapping[str, str]] = ()


@dataclass(frozen=True)
class Rulebook:
    """Every rule in reading order, and the lexicons by name."""

    folder: Path
    rules: tuple[Rule, ...]

    def of(self, *types: str) -> tuple[Rule, ...]:
        """The rules of these *types*, in order."""
        return tuple(rule for rule in self.rules if rule.type in types)

    @cached_property
    def _lexicons(self) -> dict[str, tuple[dict[str, str], ...]]:
        return {}

    def lexicon(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of `lexicon/NAME.csv` (or `.csv.gz`), read once; raises RuleError where it is missing."""
        if name not in self._lexicons:
            self._lexicons[name] = tuple(_rows(self.folder / "lexicon", name))
        return self._lexicons[name]

    def words(self, name: str, *kinds: str) -> frozenset[str]:
        """The words of these kinds in a lexicon with the columns `word` and `kind`."""
        return frozenset(row["word"] for row in self.lexicon(name) if row["kind"] in kinds)

    def rows(self, name: str) -> Sequence[Mapping[str, str]]:
        """The rows of any lexicon, packed ones included, for checking."""
        if (self.folder / "lexicon" / f"{name}.csv.gz").exists():
            return [dict(zip(("name", "code"), line.rsplit(",", 1), strict=True)) for line in self.packed(name)]
        return self.lexicon(name)

    def packed(self, name: str) -> list[str]:
        """The sorted lines of `lexicon/NAME.csv.gz` without the header, for a large lexicon that is searched as it stands."""
        with gzip.open(self.folder / "lexicon" / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
            return file.read().split("\n")[1:-1]

    def lexicon_names(self) -> list[str]:
        """The names of all lexicons."""
        return sorted({path.name.split(".")[0] for path in (self.folder / "lexicon").iterdir()})


def default_folder() -> Path:
    """The rules that come with the package: inside it when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def load(folder: Path | None = None) -> Rulebook:
    """Reads and checks the rules of *folder* (default: the project's own).

    Raises RuleError, naming file, rule and cause, for TOML that does not parse, unknown keys,
    columns or types, ids that occur twice, and rules without an example.
    """
    folder = folder or default_folder()
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise RuleError(
            folder, "rules", "no .toml file in this folder; give the folder that holds money.toml and so on"
        )
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for path in paths:
        for rule in _file(path, len(rules)):
            if rule.id in seen:
                raise RuleError(path, rule.id, f"this id stands in {seen[rule.id]} already; every rule needs its own")
            seen[rule.id] = path.name
            rules.append(rule)
    return Rulebook(folder, tuple(rules))


def _file(path: Path, order: int) -> Iterator[Rule]:
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(path, "whole file", f"is not TOML: {error}") from error
    _known(path, "whole file", "key", content, {"rule"})
    for position, table in enumerate(content.get("rule", ())):
        yield _rule(path, table, order + position)


def _rule(path: Path, table: Mapping[str, object], order: int) -> Rule:
    """One `[[rule]]`, checked."""
    rule_id = str(table.get("id", "a rule without id"))
    _known(path, rule_id, "key", table, _RULE_KEYS)
    kinds = [kind for kind in KINDS if kind in table]
    if len(kinds) != 1:
        raise RuleError(path, rule_id, f"needs exactly one of {', '.join(KINDS)}")
    type_ = rule_id.partition(".")[0]
    if type_ not in (*TYPES, *CLAIMS, *CONTEXT):
        raise RuleError(
            path, rule_id, f"unknown type {type_!r} before the point; known: {', '.join((*TYPES, *CLAIMS, *CONTEXT))}"
        )
    if not table.get("why"):
        raise RuleError(path, rule_id, "has no why; say the reason or the evidence")
    examples = table.get("examples", ())
    if not examples:
        raise RuleError(path, rule_id, "has no example; a rule without one does not load")
    todo = table.get("todo", ())
    for example in examples:
        _known(path, rule_id, "column", example, COLUMNS | {"text"})
    for example in todo:
        _known(path, rule_id, "column", example, _TODO_KEYS)
    set_ = table.get("set", {})
    _known(path, rule_id, "column", set_, COLUMNS)
    for column, value in set_.items():
        if value not in _VALUES.get(column, (value,)):
            raise RuleError(path, rule_id, f"unknown value {value!r} of {column}; known: {', '.join(_VALUES[column])}")
    trigger = table["cues"] if kinds[0] == "cues" else table.get("trigger", ())
    return Rule(
        rule_id, type_, kinds[0], str(table[kinds[0]]), str(table["why"]), f"{path.name}", order,
        tuple(trigger), *(tuple(table.get(key, ())) for key in ("left", "right")), str(table.get("near", "")), set_, tuple(examples), tuple(table.get("counterexamples", ())), tuple(todo),
    )  # fmt: skip


def _known(path: Path, rule_id: str, what: str, given: object, known: set[str] | frozenset[str]) -> None:
    if not isinstance(given, Mapping):
        raise RuleError(path, rule_id, f"expected a table, found {given!r}")
    for key in given:
        if key not in known:
            raise RuleError(path, rule_id, f"unknown {what} {key!r}; known: {', '.join(sorted(known))}")


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of one lexicon; words that repeat often are stored once."""
    plain, packed = folder / f"{name}.csv", folder / f"{name}.csv.gz"
    if not plain.exists() and not packed.exists():
        raise RuleError(
            folder, name, "no such lexicon; known: " + ", ".join(sorted(p.stem for p in folder.glob("*.csv")))
        )
    opened = (
        plain.open(encoding="utf-8", newline="")
        if plain.exists()
        else gzip.open(packed, "rt", encoding="utf-8", newline="")
    )
    with opened as file:
        reader = csv.reader(file)
        header = next(reader)
        for number, row in enumerate(reader, start=2):
            if len(row) != len(header):
                raise RuleError(
                    f"{plain.name}, line {number}", name, f"{len(row)} cells, but {len(header)} in the header: {row}"
                )
            yield {key: sys.intern(cell) for key, cell in zip(header, row, strict=True)}
