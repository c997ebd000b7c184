"""Gold out of articles that people reviewed: those in which every fact was accepted, fixed or added by one."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.fact import DERIVED, SCHEMA, Fact
from pipeline.formats.parts import Parts, writing
from pipeline.table import cell

_NOT_IN_GOLD = frozenset(
    ["title", "outlet", "published", "url", "fact_id", "sentence", "rule", "level", "parent_code", "region_name"]
    + ["group", "evidence", *DERIVED]
)
_PLACE = ("doc_id", "type", "start", "end", "text")
COLUMNS = (*_PLACE, *(name for name in SCHEMA if name not in _NOT_IN_GOLD and name not in _PLACE), "ignore")
"""The columns of a gold file: the place, and what a reader can decide."""


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


def write(path: Path, facts: Sequence[Fact]) -> None:
    """Writes *facts* as a gold file; raises UsageError where there is one already, which a person may have written."""
    if path.exists():
        raise UsageError(f"{path}: is there already; name another file with --output")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([cell(getattr(fact, name, None)) for name in COLUMNS] for fact in facts)
    with writing(path.parent):
        parts = Parts(path.parent)
        try:
            parts[path.name].write_bytes(text.getvalue().encode())
            parts.take_places()
        finally:
            parts.clear()
