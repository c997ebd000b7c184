"""`check`: validates every rule and lexicon, and runs every example with exact spans and values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.article import Article
from pipeline.fact import SCHEMA, TYPES
from pipeline.match.chunks import Chunks
from pipeline.route import Reading, Route
from pipeline.rule import Chunk, Rule
from pipeline.rulebook import CONTEXT, load
from pipeline.table import cell

_DOC = "example"


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
    """Checks the rules in *folder* (default: the project's own).

    Raises RuleError where a rule or lexicon cannot even be loaded. An example passes when its rule
    makes exactly the facts in its brackets, with the columns it states; a counterexample when its rule
    makes none; a `todo` fails as soon as it passes, so that it becomes an example.
    """
    rulebook = load(folder)
    result = Result(rules=len(rulebook.rules))
    for name in rulebook.lexicon_names():
        result.lexicons += 1
        result.words += len(rulebook.rows(name))
    route = Route(rulebook)
    for rule in rulebook.rules:
        for example in rule.examples:
            result.examples += 1
            result.failures += [
                f"{rule.place}: {rule.id}: example {example['text']!r}: {why}" for why in failures(route, rule, example)
            ]
        for text in rule.counterexamples:
            result.counterexamples += 1
            spans = [text[start:end] for start, end, _ in _made(route.read(Article(_DOC, text)), rule)]
            if spans:
                result.failures.append(f"{rule.place}: {rule.id}: counterexample {text!r}: found {spans}")
        for example in rule.todo:
            result.todo += 1
            if not list(failures(route, rule, {key: value for key, value in example.items() if key != "why"})):
                result.failures.append(
                    f"{rule.place}: {rule.id}: todo {example['text']!r} passes now; make it an example"
                )
    for chunk in rulebook.chunks:
        result.failures += [
            f"{chunk.place}: {chunk.id}: {why}"
            for text in (*chunk.examples, *chunk.counterexamples)
            for why in _chunk_failures(route, chunk, text)
        ]
    return result


def _chunk_failures(route: Route, chunk: Chunk, example: str) -> Iterator[str]:
    """What is wrong with one example of a chunk: the words in brackets are those that it takes, no others."""
    text, spans = unbracketed(example)
    words = route.language.read(text)
    labels = Chunks([chunk]).labels(words, range(len(words)))
    wanted = [any(start <= at < end for start, end in spans) for at in words.starts[:-1]]
    if [bool(label) for label in labels] != wanted:
        found = [words.word(index) for index, label in enumerate(labels) if label]
        yield f"example {example!r}: found {found}"


def failures(route: Route, rule: Rule, example: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with one example of *rule*: spans in brackets, columns beside the text."""
    text, wanted = unbracketed(example["text"])
    made = _made(route.read(Article(_DOC, text)), rule)
    found = [(start, end) for start, end, _ in made]
    if found != wanted:
        yield f"wanted {[text[a:b] for a, b in wanted]}, found {[text[a:b] for a, b in found]}"
        return
    for column, value in example.items():
        if column != "text":
            stated = cell(made[0][2].get(column))
            if stated != value:
                yield f"{column} is {stated!r}, not {value!r}"


def _made(reading: Reading, rule: Rule) -> list[tuple[int, int, Mapping[str, object]]]:
    """Start, end and columns of everything that *rule* made of a text."""
    if rule.type in CONTEXT:
        facts = [fact for fact in reading.facts if getattr(fact, rule.type) == rule.set[rule.type]]
        return [(fact.start, fact.end, {name: getattr(fact, name) for name in SCHEMA}) for fact in facts]
    if rule.type in TYPES:
        return [
            (fact.start, fact.end, {name: getattr(fact, name) for name in SCHEMA})
            for fact in reading.facts
            if fact.rule == rule.id
        ]
    return [(m.start, m.end, m.rule.set) for m, _ in reading.claims if m.rule.id == rule.id and m.type == rule.type]


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
