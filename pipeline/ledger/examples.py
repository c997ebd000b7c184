"""The examples of the rules of the ledger: two sentences in two articles of one story, and what they make of a number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pyarrow as pa

from pipeline.article import Article
from pipeline.ledger.lexicon import Lexicon, lexicon_of
from pipeline.ledger.mentions import Mentions, numbered
from pipeline.ledger.pairing import Pairing
from pipeline.ledger.read import mentions_of
from pipeline.route import Route
from pipeline.rule import Table
from pipeline.rulebook import Rulebook
from pipeline.rulebook.ledger import ACHIEVED, LedgerRule
from pipeline.stories.tables import EDGES, STORIES
from pipeline.table import batch

_LIKE = 0.7
"""How alike the two articles of an example are, where it says nothing else."""
_FIRST = datetime(2024, 3, 4, 7)
_NONE = ("none", "")


@dataclass(frozen=True, slots=True)
class _Made:
    """The mentions of an example, the edge between its articles, and the two mentions in its brackets."""

    mentions: Mentions
    edges: pa.Table
    a: int
    b: int


def failures(route: Route, rulebook: Rulebook) -> Iterator[str]:
    """What is wrong with the examples of the rules of the ledger, a line each.

    An example has the outcome that it states, else that of its rule, by that rule; one of a veto has another outcome
    where the veto is switched off.
    """
    lexicon = lexicon_of(rulebook)
    for rule in rulebook.ledger:
        if rule.outcome == ACHIEVED:
            continue
        rules = [replace(each, on=True) if each is rule else each for each in rulebook.ledger]
        for example in rule.examples:
            where = f"{rule.place}: {rule.id}: example {example['a']!r}, {example['b']!r}"
            made = _made(route, lexicon, example)
            if made is None:
                yield f"{where}: no number stands in the brackets"
            else:
                yield from (f"{where}: {cause}" for cause in _wrong(made, rule, rules, example))


def _wrong(made: _Made, rule: LedgerRule, rules: Sequence[LedgerRule], example: Table) -> Iterator[str]:
    wanted = (example.get("outcome", rule.outcome), rule.id)
    found = outcome_of(made, rules)
    if wanted[0] == "none":
        if found != _NONE:
            yield f"wanted none, found {found[0]} by {found[1]}"
        elif rule.outcome == "none" and outcome_of(made, [each for each in rules if each.id != rule.id]) == _NONE:
            yield "this veto changes nothing here"
    elif found != wanted:
        yield f"wanted {wanted[0]} by {wanted[1]}, found {found[0]} by {found[1] or 'no rule'}"


def outcome_of(made: _Made, rules: Sequence[LedgerRule]) -> tuple[str, str]:
    """The outcome for the two numbers of an example, and the rule that decides."""
    used = tuple(rule for rule in rules if rule.on and rule.outcome != ACHIEVED)
    _, names = numbered(made.mentions.table["doc_id"])
    found = Pairing(made.mentions, made.edges, {str(name): place for place, name in enumerate(names)}, used)(1)
    for a, b, number in zip(found.a.tolist(), found.b.tolist(), found.rule.tolist(), strict=True):
        if {a, b} == {made.a, made.b}:
            return used[number].outcome, used[number].id
    return _NONE


def _made(route: Route, lexicon: Lexicon, example: Table) -> _Made | None:
    """The example as an archive of one or two articles; None where no number is in its brackets."""
    (one, first), (other, second) = map(_bracketed, (example["a"], example["b"]))
    texts = {"a": one, "b": other}
    if example.get("one_article"):
        texts, second = {"a": f"{one} {other}"}, second + len(one) + 1
    when = {"a": _FIRST, "b": _FIRST + timedelta(days=float(example.get("days", 0)))}
    articles = [Article(doc, text, published=when[doc].date()) for doc, text in texts.items()]
    facts = pa.Table.from_batches([batch(fact for article in articles for fact in route.facts(article))])
    told: list[dict[str, Any]] = [
        {"doc_id": doc, "published": when[doc], "outlet": doc, "copy_id": doc, "story_id": doc,
         "template_id": "a" if example.get("template") else None} for doc in texts
    ]  # fmt: skip
    mentions = mentions_of(facts, pa.Table.from_pylist(told, STORIES), lexicon)
    edge = {"doc_a": "a", "doc_b": "b", "cosine": float(example.get("story", _LIKE))}
    last = "b" if "b" in texts else "a"
    places = [_at(mentions, "a", first), _at(mentions, last, second)]
    edges = pa.Table.from_pylist([edge] if last == "b" else [], EDGES)
    return None if -1 in places else _Made(mentions, edges, places[0], places[1])


def _bracketed(text: str) -> tuple[str, int]:
    """*text* without its brackets, and where the number in them begins."""
    return text.replace("[", "").replace("]", ""), text.index("[")


def _at(mentions: Mentions, doc: str, start: int) -> int:
    """The mention of *doc* that begins at *start*, -1 where there is none."""
    places = zip(mentions.table["doc_id"].to_pylist(), mentions.table["start"].to_pylist(), strict=True)
    return next((number for number, place in enumerate(places) if place == (doc, start)), -1)
