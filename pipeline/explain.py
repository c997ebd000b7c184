"""`explain`: for each fact the rule, the columns and what lost; for every other number why it is no fact."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.article import Article
from pipeline.fact import PLACE, SCHEMA, Fact
from pipeline.formats.read import articles, sources
from pipeline.language import Numeral
from pipeline.route import Reading, Route
from pipeline.rulebook import load
from pipeline.table import cell

_SHOWN = [name for name in SCHEMA if name not in (*PLACE, "type", "rule")]
_DEFAULT = "no noun that it counts and no unit stands beside it"


def explain(source: str, rules: Path | None = None) -> Iterator[str]:
    """The lines for *source*: a path of an article or collection, else a text."""
    route = Route(load(rules))
    for article in _articles(source):
        yield from lines(route, route.read(article))


def _articles(source: str) -> Iterator[Article]:
    path = Path(source)
    if len(source) < 1000 and path.exists():
        for article in articles(sources([path])):
            if not isinstance(article, Article):
                raise article
            yield article
    else:
        yield Article("text", source)


def lines(route: Route, reading: Reading) -> Iterator[str]:
    """Everything that one reading tells."""
    text = reading.page.article.text
    why = {rule.id: rule.why for rule in route.rulebook.rules}
    yield f"{reading.page.article.id}: {len(reading.facts)} facts"
    for fact, detail in zip(reading.facts, reading.details, strict=True):
        yield ""
        yield f"{fact.type} {fact.text!r} [{fact.start}:{fact.end}]"
        yield f"  rule: {fact.rule}: {why.get(fact.rule, '')}"
        for column in _SHOWN:
            value = getattr(fact, column)
            if value is not None:
                words = ", ".join(repr(text[a:b]) for a, b in detail.words.get(column, ()))
                yield f"  {column}: {cell(value)}" + (f"  (from {words})" if words else "")
        if detail.why:
            yield f"  choice: {detail.why}"
        for loser, winner in reading.lost:
            if (winner.start, winner.end, winner.rule) == (fact.start, fact.end, fact.rule):
                yield f"  lost to it: {loser.type} {text[loser.start : loser.end]!r} ({loser.rule})"
    other = [(numeral, reason) for numeral, reason in numbers(route, reading) if reason]
    yield ""
    yield f"{len(other)} numbers that are no facts"
    for numeral, reason in other:
        yield f"  {text[numeral.start : numeral.end]!r} [{numeral.start}:{numeral.end}]: {reason}"


def numbers(route: Route, reading: Reading) -> Iterator[tuple[Numeral, str]]:
    """Every number of the article with the reason why it is no fact; an empty reason where it is one."""
    why = {rule.id: rule.why for rule in route.rulebook.rules}
    quantities = [fact for fact in reading.facts if fact.value is not None or fact.low is not None]
    leftovers = list(reading.claims) + [winner for _, winner in reading.lost if winner.layer == "leftover"]
    for numeral in reading.page.numerals:
        if any(_holds(fact, numeral) for fact in quantities):
            yield numeral, ""
            continue
        claim = next((claim for claim in leftovers if claim.start < numeral.end and numeral.start < claim.end), None)
        if claim:
            yield numeral, f"{claim.why or why.get(claim.rule, '')} ({claim.rule})"
            continue
        name = next((fact for fact in reading.facts if _holds(fact, numeral)), None)
        yield numeral, f"inside the {name.type} {name.text!r}" if name else _DEFAULT


def _holds(fact: Fact, numeral: Numeral) -> bool:
    return fact.start < numeral.end and numeral.start < fact.end
