"""The words that the frames of the metric ask for, by the lexicons `metric_words` and `light_nouns`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from pipeline.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by what they do where something is measured; all fields but the first and last are kinds of the list."""

    empty: frozenset[str]
    """Nouns that name no measured thing alone: light ones, and those of change."""
    change: frozenset[str]
    manner: frozenset[str]
    agent: frozenset[str]
    gauge: frozenset[str]
    evidence: frozenset[str]
    object: frozenset[str]
    purpose: frozenset[str]
    open: frozenset[str]
    keep: frozenset[str]
    subject: frozenset[str]
    compared: frozenset[str]
    length: frozenset[str]
    equal: frozenset[str]
    after: frozenset[str]
    direction: frozenset[str]
    trailing: frozenset[str]
    become: frozenset[str]
    fold: frozenset[str]
    age: frozenset[str]
    dimension: Mapping[str, str]
    """Words of size to the noun that is in them: berutang, utang."""


def vocabulary_of(rulebook: Rulebook) -> Vocabulary:
    """The words as *rulebook* lists them."""
    kinds = {field.name: rulebook.words("metric_words", field.name) for field in fields(Vocabulary)[1:-1]}
    light = rulebook.words("light_nouns", "noun") | rulebook.words("metric_words", "light")
    named = {row["word"]: row["name"] for row in rulebook.lexicon("metric_words") if row["kind"] == "dimension"}
    return Vocabulary(empty=light | kinds["change"], dimension=named, **kinds)
