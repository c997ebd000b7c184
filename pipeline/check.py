"""`check`: validates every rule and lexicon, and runs every example with exact spans and values."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.arithmetic import Arithmetic
from pipeline.article import Article
from pipeline.fact import SCHEMA, TYPES
from pipeline.ledger import examples as ledger_examples
from pipeline.match import ChunkFinder
from pipeline.route import Reading, Route
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import CONTEXT, Rulebook, load
from pipeline.table import cell

_DOC = "example"

Made = tuple[int, int, Mapping[str, object]]
"""Start, end and columns of what a rule made of a text."""
Find = Callable[[Route, Any, Article], Iterable[Made]]
"""What an engine finds with one Rule or Chunk alone."""


@dataclass(slots=True)
class Result:
    """Counts of what was checked, and one line for each failure."""

    rules: int = 0
    lexicons: int = 0
    words: int = 0
    examples: int = 0
    counterexamples: int = 0
    todo: int = 0
    failures: list[str] = field(default_factory=list)


def check(folder: Path | None = None) -> Result:
    """Checks the rules in *folder*, laid over the project's own.

    Raises RuleError where a rule or lexicon cannot even be loaded. An example passes when its rule
    makes exactly the facts in its brackets, with the columns it states; a counterexample when its rule
    makes none; a `todo` fails as soon as it passes, so that it becomes an example.
    """
    return checked(load(folder))


def checked(rulebook: Rulebook) -> Result:
    """What `check` tells of a rulebook that is loaded."""
    result = Result(rules=len(rulebook.rules))
    for name in rulebook.lexicon_names():
        result.lexicons += 1
        result.words += len(rulebook.rows(name))
    result.failures += _tokens(rulebook)
    route = Route(rulebook)
    route.times.check()
    for rule in rulebook.rules:
        _run(result, route, rule, _engine(rule))
    for chunk in rulebook.chunks:
        _check_chunk(result, rulebook, route, chunk)
    result.examples += sum(len(rule.examples) for rule in rulebook.ledger)
    result.failures += ledger_examples.failures(route, rulebook)
    return result


def _run(result: Result, route: Route, rule: Rule | Chunk, find: Find) -> None:
    """Runs the examples of one rule or chunk with *find*, and counts them."""
    where = f"{rule.place}: {rule.id}"
    for example in rule.examples:
        result.examples += 1
        result.failures += [
            f"{where}: example {_text(example)!r}: {why}" for why in failures(route, rule, example, find)
        ]
    for text in rule.counterexamples:
        result.counterexamples += 1
        spans = [text[start:end] for start, end, _ in find(route, rule, Article(_DOC, text))]
        if spans:
            result.failures.append(f"{where}: counterexample {text!r}: found {spans}")
    for example in rule.todo if isinstance(rule, Rule) else ():
        result.todo += 1
        wanted = {key: value for key, value in example.items() if key != "why"}
        if not list(failures(route, rule, wanted, find)):
            result.failures.append(f"{where}: todo {example['text']!r} passes now; make it an example")


def _engine(rule: Rule | Chunk) -> Find:
    """What finds with *rule*: times by themselves, statements among the facts of the route, all else on the route."""
    return {"time": _times, "statement": _statements}.get(rule.kind if isinstance(rule, Rule) else "", _by_route)


def _check_chunk(result: Result, rulebook: Rulebook, route: Route, chunk: Chunk) -> None:
    """Runs the examples of one chunk: the words in brackets are those that it takes, no others."""
    finder = ChunkFinder(chunk, {each.id: each for each in rulebook.chunks})
    result.examples += len(chunk.examples)
    result.counterexamples += len(chunk.counterexamples)
    for example in (*chunk.examples, *chunk.counterexamples):
        text, spans = unbracketed(example)
        words = route.language.read(text)
        taken = [any(start <= at < end for start, end in finder.find(words)) for at in words.starts[:-1]]
        if taken != [any(start <= at < end for start, end in spans) for at in words.starts[:-1]]:
            found = [words.word(index) for index, is_taken in enumerate(taken) if is_taken]
            result.failures.append(f"{chunk.place}: {chunk.id}: example {example!r}: found {found}")


def _by_route(route: Route, rule: Rule, article: Article) -> list[Made]:
    return _made(route.read(article), rule)


def failures(
    route: Route, rule: Rule | Chunk, example: Mapping[str, str] | str, find: Find | None = None
) -> Iterator[str]:
    """What is wrong with one example of *rule*: spans in brackets, columns beside the text."""
    columns = {"text": example} if isinstance(example, str) else dict(example)
    text, wanted = unbracketed(columns.pop("text"))
    published = columns.pop("published", "")
    article = Article(_DOC, text, published=date.fromisoformat(published) if published else None)
    made = list((find or _engine(rule))(route, rule, article))
    found = [(start, end) for start, end, _ in made]
    if found != wanted:
        missed = [span for span in wanted if not any(_overlap(span, other) for other in found)]
        reasons = "".join(f"; {_whereabouts(route.read(article), rule, span)}" for span in missed)
        yield f"wanted {[text[a:b] for a, b in wanted]}, found {[text[a:b] for a, b in found]}{reasons}"
        return
    for column, value in columns.items():
        stated = cell(made[0][2].get(column))
        if stated != value:
            yield f"{column} is {stated!r}, not {value!r}"


def _whereabouts(reading: Reading, rule: Rule | Chunk, span: tuple[int, int]) -> str:
    """What became of a stretch that *rule* should have met: to whom it was lost, or that the rule does not match."""
    text = reading.article.text
    for loser, winner in reading.lost:
        if loser.rule.id == rule.id and _overlap((loser.start, loser.end), span):
            mine, theirs = text[loser.start : loser.end], text[winner.start : winner.end]
            return f"{mine!r} lost to {winner.rule.id}, which has {theirs!r}"
    spans = [(fact.start, fact.end, fact.rule) for fact in reading.facts]
    spans += [(mention.start, mention.end, mention.rule.id) for mention, _ in reading.claims]
    has = next((f"; {other} has {text[a:b]!r}" for a, b, other in spans if _overlap((a, b), span)), "")
    return f"{rule.id} does not match at {text[slice(*span)]!r}{has}"


def _overlap(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _made(reading: Reading, rule: Rule) -> list[Made]:
    """Start, end and columns of everything that *rule* made of a text."""
    if rule.type in CONTEXT:
        facts = [fact for fact in reading.facts if getattr(fact, rule.type) == rule.set[rule.type]]
    elif rule.type in TYPES:
        facts = [fact for fact in reading.facts if fact.rule == rule.id]
    else:
        return [(m.start, m.end, m.rule.set) for m, _ in reading.claims if (m.rule.id, m.type) == (rule.id, rule.type)]
    return [(fact.start, fact.end, {name: getattr(fact, name) for name in SCHEMA}) for fact in facts]


def _times(route: Route, rule: Rule, article: Article) -> list[Made]:
    """Start, end and days of the times that *rule* finds."""
    starts = [word.start() for word in re.finditer(r"\w+|\(", article.text)]
    return [
        (time.start, time.end, {"period_start": time.first, "period_end": time.last})
        for time in route.times.find(article.text, starts, len(article.text), article.published)
        if time.rule == rule.id
    ]


def _statements(route: Route, rule: Rule, article: Article) -> list[Made]:
    """Each number of the statements that *rule* finds, and whether they hold."""
    findings = Arithmetic(route.rulebook)(route.facts(article), article.text)
    return [
        (fact.start, fact.end, {"holds": found.holds})
        for found in findings if found.rule == rule.id for fact in found.facts
    ]  # fmt: skip


def _tokens(rulebook: Rulebook) -> Iterator[str]:
    """What spaCy itself says against the tokens of rules and chunks."""
    both: list[Rule | Chunk] = [*rulebook.chunks, *rulebook.rules]
    with_tokens = [each for each in both if each.tokens]
    if with_tokens:
        from spacy.schemas import validate_token_pattern  # only where there is something to validate
    for each in with_tokens:
        for tokens in each.tokens:
            for error in validate_token_pattern([token.pattern for token in tokens]):
                yield f"{each.place}: {each.id}: tokens: {error}"


def _text(example: Mapping[str, str] | str) -> str:
    return example if isinstance(example, str) else example["text"]


def unbracketed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """An example's text without its brackets, and the spans that they marked.

    >>> unbracketed("Harga [Rp5 juta] naik")
    ('Harga Rp5 juta naik', [(6, 14)])
    """
    plain, spans, start = [], [], 0
    length = 0
    for char in text:
        if char == "[":
            start = length
        elif char == "]":
            spans.append((start, length))
        else:
            plain.append(char)
            length += 1
    return "".join(plain), spans
