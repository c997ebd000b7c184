"""Facts against gold, matched one-to-one: whole rows, span, overlap and value measures, and the context columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.agreement import SCORED, difference, is_required, is_right, is_scored, is_span_only
from pipeline.fact import QUANTITIES, TYPES, Fact
from pipeline.formats.gold import GoldFact

MEASURES = ("span", "overlap", "value")


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact and the fact found for it.

    `wrong` names what makes the value wrong, empty where it is right; `context` the context columns that hold none of
    gold's readings.
    """

    gold: GoldFact
    fact: Fact
    wrong: str
    context: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the value and every column that gold has are right, so that the row can be quoted as it stands."""
        return not self.wrong and not self.context


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
    """Everything that the report prints of one comparison; `rows` counts the quantities whose whole row is right."""

    rows: Score
    scores: Mapping[str, Mapping[str, Score]]
    pairs: Sequence[Pair]
    missed: Sequence[GoldFact]
    spurious: Sequence[Fact]
    context: Mapping[str, tuple[Score, Score]] = field(default_factory=dict)
    spans_only: bool = False
    """Whether gold has spans only: then nothing is said of values and rows."""


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
    judged = (pairs, missed, spurious)
    spans_only = bool(wanted) and all(is_span_only(row) for rows in wanted.values() for row in rows)
    return Comparison(_rows(*judged), _scores(*judged), *judged, _context(pairs), spans_only)


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
            pairs.append(_pair(facts[i], gold[j]))
    missed = [row for j, row in enumerate(gold) if j not in used_gold and not row.ignore]
    return pairs, missed, [fact for i, fact in enumerate(facts) if i not in used_facts]


def _pair(fact: Fact, gold: GoldFact) -> Pair:
    """A gold fact with the fact found for it, judged."""
    context = tuple(name for name in SCORED if is_scored(gold, name) and not is_right(fact, gold, name))
    return Pair(gold, fact, difference(fact, gold), context)


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
    """Column to accuracy over what gold requires it for, and over all that it is asked of and that was found."""
    context: dict[str, tuple[Score, Score]] = {}
    for name in SCORED:
        asked = [pair for pair in pairs if is_scored(pair.gold, name)]
        if asked:
            required = [pair for pair in asked if is_required(pair.gold, name)]
            context[name] = (_share(required, name), _share(asked, name))
    return context


def _share(pairs: Sequence[Pair], name: str) -> Score:
    """How many of *pairs* are right in a context column."""
    return Score(sum(name not in pair.context for pair in pairs), len(pairs), len(pairs))


def _rows(pairs: Sequence[Pair], missed: Sequence[GoldFact], spurious: Sequence[Fact]) -> Score:
    """The quantities whose value and every column are right, of all that gold has: what is missed is wrong."""
    whole = [pair.is_whole for pair in pairs if pair.gold.type in QUANTITIES]
    return Score(
        sum(whole),
        len(whole) + sum(fact.type in QUANTITIES for fact in spurious),
        len(whole) + sum(row.type in QUANTITIES for row in missed),
    )
