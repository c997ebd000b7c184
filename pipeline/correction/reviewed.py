"""Gold out of articles that people reviewed: those in which every fact was accepted, fixed or added by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.fact import Fact


@dataclass(slots=True)
class Reviewed:
    """The facts of articles that were reviewed, and of each other article how many of its facts were."""

    facts: list[Fact] = field(default_factory=list)
    articles: int = 0
    open: list[tuple[str, int, int]] = field(default_factory=list)
    """Article, facts reviewed, facts."""


def reviewed(facts: Iterable[Fact]) -> Reviewed:
    """*facts* by article."""
    by_article: dict[str, list[Fact]] = {}
    for fact in facts:
        by_article.setdefault(fact.doc_id, []).append(fact)
    found = Reviewed()
    for doc_id, of_article in by_article.items():
        done = sum(fact.review is not None for fact in of_article)
        if done == len(of_article):
            found.articles += 1
            found.facts += of_article
        elif done:
            found.open.append((doc_id, done, len(of_article)))
    return found
