"""From facts and articles to the tables of the ledger, and what is worth a look in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec

import pyarrow as pa

from pipeline import arithmetic
from pipeline.across.inputs import Inputs
from pipeline.errors import UsageError
from pipeline.findings.finding import Findings
from pipeline.findings.found import found
from pipeline.findings.words import amounts
from pipeline.formats.outputs import LEDGER
from pipeline.ledger import ledger_of
from pipeline.rulebook import Rulebook
from pipeline.rulebook.known import misnamed
from pipeline.stories import stories_of


@dataclass(frozen=True, slots=True)
class Across:
    """The tables of a ledger with the facts that it is about; *rows* are those of the checks."""

    facts: pa.Table
    stories: pa.Table
    ledger: pa.Table
    links: pa.Table
    relations: pa.Table
    checks: pa.Table
    rows: Sequence[arithmetic.Row]

    @property
    def tables(self) -> dict[str, pa.Table]:
        """The tables that are written, by the name of their file."""
        return {name: getattr(self, name) for name in LEDGER}


def ready() -> None:
    """Raises UsageError where a package is missing that ledgers are made with."""
    if find_spec("scipy") is None:
        raise UsageError("a ledger needs the package scipy: pip install 'fakta[ledger]'")


_ALL = "rules/ledger.toml and rules/arithmetic.toml have all, and findings name theirs"


def with_rules(book: Rulebook, without: Collection[str]) -> Rulebook:
    """*book* without the rules of statements and of the ledger named; raises UsageError for a name of none."""
    known = [*(rule.id for rule in book.of("statement")), *(rule.id for rule in book.ledger)]
    for name in without:
        if name not in known:
            raise UsageError(f"--without: {misnamed('rule', name, known, _ALL)}")
    rules = tuple(rule for rule in book.rules if rule.id not in without)
    return replace(book, rules=rules, ledger=tuple(rule for rule in book.ledger if rule.id not in without))


def across(given: Inputs, book: Rulebook) -> Across:
    """The tables of what the facts *given* say together by the rules of *book*."""
    facts = given.table
    stories = stories_of(given.articles, book.lexicons)
    made = ledger_of(facts, stories, book)
    rows = arithmetic.checked(given.facts, {article.id: article.text for article in given.articles}, book)
    return Across(facts, stories.table, made.ledger, made.links, made.relations, arithmetic.table(rows), rows)


def findings_of(made: Across, given: Inputs, book: Rulebook, min_articles: int) -> Findings:
    """What is worth a look in the tables *made*."""
    return found(made, amounts(book), min_articles=min_articles, is_of_sentences=given.is_of_sentences)
