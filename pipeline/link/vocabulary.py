"""The words that the frames of the metric ask for, by the lexicons `metric_words` and `light_nouns`."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by what they do where something is measured; most fields are kinds of the first list."""

    empty: frozenset[str]
    """Nouns that name no measured thing alone: light ones, and those of change."""
    change: frozenset[str]
    manner: frozenset[str]
    agent: frozenset[str]
    gauge: frozenset[str]
    evidence: frozenset[str]
    object: frozenset[str]
    purpose: frozenset[str]
    served: frozenset[str]
    open: frozenset[str]
    keep: frozenset[str]
    subject: frozenset[str]
    compared: frozenset[str]
    details: frozenset[str]
    length: frozenset[str]
    equal: frozenset[str]
    after: frozenset[str]
    direction: frozenset[str]
    trailing: frozenset[str]
    negation: frozenset[str]
    become: frozenset[str]
    fold: frozenset[str]
    age: frozenset[str]
    amount: frozenset[str]
    """Words that lead to an amount, of the lexicon `context_words`."""
    dimension: Mapping[str, str]
    """Words of size to the noun that is in them: berutang, utang."""


def vocabulary_of(rulebook: Rulebook) -> Vocabulary:
    """The words as *rulebook* lists them."""

    def kind(name: str) -> frozenset[str]:
        return rulebook.words("metric_words", name)

    return Vocabulary(
        empty=rulebook.words("light_nouns", "noun") | kind("light") | kind("change"),
        change=kind("change"),
        manner=kind("manner"),
        agent=kind("agent"),
        gauge=kind("gauge"),
        evidence=kind("evidence"),
        object=kind("object"),
        purpose=kind("purpose"),
        served=kind("served"),
        open=kind("open"),
        keep=kind("keep"),
        subject=kind("subject"),
        compared=kind("compared"),
        details=kind("details"),
        length=kind("length"),
        equal=kind("equal"),
        after=kind("after"),
        direction=kind("direction"),
        trailing=kind("trailing"),
        negation=kind("not"),
        become=kind("become"),
        fold=kind("fold"),
        age=kind("age"),
        amount=rulebook.words("context_words", "amount"),
        dimension={row["word"]: row["name"] for row in rulebook.lexicon("metric_words") if row["kind"] == "dimension"},
    )
