"""Whether the numbers of one article agree: shares, changes, sums, amounts in two currencies.

Shapes of statements are told by the words between neighbouring quantities; everything else about the numbers stands
in their rows. A shape claims only what it reads whole: where a number, a word of another clause or "antara lain"
stands between, nothing is said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pipeline.arithmetic.changes import Changes
from pipeline.arithmetic.checks import rows
from pipeline.arithmetic.exchange import Exchanges
from pipeline.arithmetic.finding import Finding
from pipeline.arithmetic.line import cues_of, line_of
from pipeline.arithmetic.lists import Lists
from pipeline.arithmetic.rates import UsualRates
from pipeline.arithmetic.shares import Shares
from pipeline.arithmetic.sums import Sums
from pipeline.arithmetic.tables import Row
from pipeline.arithmetic.units import Units
from pipeline.errors import RuleError, UsageError
from pipeline.fact import Fact
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import unknown


class Arithmetic:
    """Finds the statements of an article that can be reckoned; made once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Raises RuleError where *rulebook* has a rule for statements of a shape that is not read here."""
        cues = cues_of(rulebook)
        exchanges = Exchanges(cues, UsualRates(rulebook))
        units = Units(rulebook)
        self._shapes = (Shares(cues, units), Changes(cues), Sums(cues, units), Lists(cues, rulebook), exchanges)
        known = [rule for shape in self._shapes for rule in shape.rules]
        for rule in rulebook.of("statement"):
            if rule.id not in known:
                raise RuleError(rule.place, rule.id, unknown("statement", rule.id, known))
        self._rules = frozenset(rule.id for rule in rulebook.of("statement"))

    def __call__(self, facts: Sequence[Fact], text: str) -> list[Finding]:
        """The statements among the *facts* of the article *text*, in reading order, those that hold among them.

        Of several readings of the same numbers one that holds stands for all.
        """
        line = line_of(facts, text)
        best: dict[frozenset[str], Finding] = {}
        for finding in (found for shape in self._shapes for found in shape(line) if found.rule in self._rules):
            key = frozenset(fact.fact_id for fact in finding.facts)
            if key not in best or (finding.holds and not best[key].holds):
                best[key] = finding
        return sorted(_unexplained([*best.values()]), key=lambda finding: finding.facts[0].start)


def _unexplained(findings: Sequence[Finding]) -> Iterator[Finding]:
    """*findings* without those that fail on a percentage which another statement explains."""
    good = [finding for finding in findings if finding.holds]
    explained = {fact.fact_id for finding in good for fact in finding.facts if fact.type == "percent"}
    for finding in findings:
        if finding.holds or explained.isdisjoint(fact.fact_id for fact in finding.facts):
            yield finding


def checked(facts: Iterable[Fact], texts: Mapping[str, str], rulebook: Rulebook) -> list[Row]:
    """The checks of a whole table of *facts*, those of one article together, from the *texts* of its articles by id.

    Raises UsageError where an article is missing.
    """
    arithmetic, found = Arithmetic(rulebook), []
    for doc_id, group in groupby(facts, key=lambda fact: fact.doc_id):
        if doc_id not in texts:
            raise UsageError(f"no article has the id {doc_id!r}, of which there are facts; give its text as well")
        found += rows(arithmetic(sorted(group, key=lambda fact: fact.start), texts[doc_id]))
    return found
