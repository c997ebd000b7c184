"""Facts against gold: span, overlap and value measures, matched one-to-one, as FACTS defines them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from pipeline.fact import QUANTITIES, TYPES, Fact
from pipeline.formats.gold import GoldFact
from pipeline.table import cell
from pipeline.values.person import role_head

MEASURES = ("span", "overlap", "value")
CONTEXT = ("source", "source_org", "period", "region_code", "metric", "status", "change", "bound", "quoted", "per")
"""Columns scored on the quantities that were found."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact and the fact found for it; `wrong` names what differs, empty where the value is right."""

    gold: GoldFact
    fact: Fact
    wrong: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one type under one measure."""

    correct: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.correct / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 1 where gold is empty."""
        return self.correct / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        return 2 * self.correct / (self.found + self.gold) if self.found + self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that the report prints of one comparison."""

    scores: Mapping[str, Mapping[str, Score]]
    pairs: Sequence[Pair]
    missed: Sequence[GoldFact]
    spurious: Sequence[Fact]
    context: Mapping[str, tuple[Score, Score]] = field(default_factory=dict)


def compare(facts: Iterable[Fact], gold: Iterable[GoldFact]) -> Comparison:
    """Matches *facts* with *gold* in every document that gold is about.

    A fact that matches only a gold row marked `ignore` counts neither as right nor as wrong.
    """
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    wanted: dict[tuple[str, str], list[GoldFact]] = defaultdict(list)
    documents = set()
    for row in gold:
        wanted[row.doc_id, row.type].append(row)
        documents.add(row.doc_id)
    for fact in facts:
        if fact.doc_id in documents:
            found[fact.doc_id, fact.type].append(fact)
    pairs: list[Pair] = []
    missed: list[GoldFact] = []
    spurious: list[Fact] = []
    for key in sorted(found.keys() | wanted.keys()):
        matched, left_gold, left_facts = _match(found.get(key, ()), wanted.get(key, ()))
        pairs += matched
        missed += left_gold
        spurious += left_facts
    return Comparison(_scores(pairs, missed, spurious), pairs, missed, spurious, _context(pairs))


def _match(facts: Sequence[Fact], gold: Sequence[GoldFact]) -> tuple[list[Pair], list[GoldFact], list[Fact]]:
    """One document and type: the pairs that share most come first, each side is used once."""
    candidates = [
        (min(fact.end, row.end) - max(fact.start, row.start), not row.ignore, i, j)
        for i, fact in enumerate(facts)
        for j, row in enumerate(gold)
        if fact.start < row.end and row.start < fact.end
    ]
    candidates.sort(key=lambda c: (-c[0], not c[1], c[2], c[3]))
    used_facts: set[int] = set()
    used_gold: set[int] = set()
    pairs = []
    for _, counts, i, j in candidates:
        if i in used_facts or j in used_gold:
            continue
        used_facts.add(i)
        used_gold.add(j)
        if counts:
            pairs.append(Pair(gold[j], facts[i], _difference(facts[i], gold[j])))
    missed = [row for j, row in enumerate(gold) if j not in used_gold and not row.ignore]
    return pairs, missed, [fact for i, fact in enumerate(facts) if i not in used_facts]


def _difference(fact: Fact, gold: GoldFact) -> str:
    """What makes the value of *fact* wrong: the name of a column, or nothing."""
    if fact.type in QUANTITIES:
        for column in ("value", "low", "high"):
            if column != "value" and any(gold.readings("value")):
                break
            if not any(_same_number(getattr(fact, column), reading) for reading in gold.readings(column)):
                return column
        same_unit = _same_head if fact.type == "count" else _same_text
        return "" if any(same_unit(fact.unit, reading) for reading in gold.readings("unit")) else "unit"
    if fact.type == "official":
        if not any(_same_text(fact.name, reading) for reading in gold.readings("name")):
            return "name"
        same = any(role_head(fact.role) == role_head(reading) for reading in gold.readings("role"))
        return "" if same else "role"
    return "" if cell(fact.region_code) in gold.readings("region_code") else "region_code"


def _same_number(value: Decimal | None, reading: str) -> bool:
    if value is None or not reading:
        return value is None and not reading
    try:
        return value == Decimal(reading)
    except InvalidOperation:
        return False


def _same_text(text: object, reading: str) -> bool:
    """Equal but for case and white space."""
    return " ".join(cell(text).lower().split()) == " ".join(reading.lower().split())


def _same_head(unit: str | None, reading: str) -> bool:
    """Counted nouns agree in their head, the first word, with or without the ending -nya."""
    return _head(unit) == _head(reading)


def _head(unit: str | None) -> str:
    words = (unit or "").lower().split()
    return words[0].strip('",.()').removesuffix("nya") if words else ""


def _scores(pairs: Sequence[Pair], missed: Sequence[GoldFact], spurious: Sequence[Fact]) -> dict[str, dict[str, Score]]:
    """Type (and `all`) to measure to counts."""
    scores: dict[str, dict[str, Score]] = {}
    for type_ in (*TYPES, "all"):
        of_type = [pair for pair in pairs if type_ in (pair.fact.type, "all")]
        gold = len(of_type) + sum(type_ in (row.type, "all") for row in missed)
        found = len(of_type) + sum(type_ in (fact.type, "all") for fact in spurious)
        correct = {
            "span": sum(pair.fact.start == pair.gold.start and pair.fact.end == pair.gold.end for pair in of_type),
            "overlap": len(of_type),
            "value": sum(not pair.wrong for pair in of_type),
        }
        scores[type_] = {measure: Score(correct[measure], found, gold) for measure in MEASURES}
    return scores


def _context(pairs: Sequence[Pair]) -> dict[str, tuple[Score, Score]]:
    """Column to accuracy over the quantities that gold requires it for, and over all quantities found."""
    context: dict[str, tuple[Score, Score]] = {}
    quantities = [pair for pair in pairs if pair.fact.type in QUANTITIES]
    for column in CONTEXT:
        scored = [pair for pair in quantities if _is_scored(pair, column)]
        if scored:
            right = [(_column_right(pair, column), "" not in pair.gold.readings(column)) for pair in scored]
            required = [ok for ok, needed in right if needed]
            context[column] = (
                Score(sum(required), len(required), len(required)),
                Score(sum(ok for ok, _ in right), len(right), len(right)),
            )
    return context


def context_mistakes(pair: Pair) -> list[str]:
    """The context columns of a found quantity that hold none of gold's readings."""
    if pair.fact.type not in QUANTITIES:
        return []
    return [column for column in CONTEXT if _is_scored(pair, column) and not _column_right(pair, column)]


def _is_scored(pair: Pair, column: str) -> bool:
    """Gold has the column; the metric of a count is its unit and is not scored again."""
    return column in pair.gold.cells and (column != "metric" or pair.fact.type != "count")


def _column_right(pair: Pair, column: str) -> bool:
    """Whether a context column holds one of gold's readings."""
    fact, gold = pair.fact, pair.gold
    if column == "quoted":
        return (cell(fact.quoted) == "true") == (gold.cells["quoted"] == "true")
    if column == "period":
        return all(cell(getattr(fact, name)) in gold.readings(name) for name in ("period_start", "period_end"))
    if column == "region_code":
        return cell(fact.region_code) in gold.readings(column)
    if column == "metric":
        return any(_metric_agrees(cell(fact.metric), reading) for reading in gold.readings(column))
    return any(_same_text(getattr(fact, column), reading) for reading in gold.readings(column))


def _metric_agrees(found: str, reading: str) -> bool:
    """A metric agrees with a reading that it equals, contains whole, or is contained in."""
    found, reading = (" ".join(text.lower().split()) for text in (found, reading))
    if not found or not reading:
        return found == reading
    return f" {found} " in f" {reading} " or f" {reading} " in f" {found} "
