"""What programs use: `import fakta` gives these names.

>>> from pipeline.api import Fakta
>>> [(fact.type, fact.text, fact.value) for fact in Fakta().read("Inflasi 2,5 persen.")]
[('percent', '2,5 persen', Decimal('2.5'))]
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.article import Article
from pipeline.errors import ArticleError, FaktaError, GoldError, NumberError, RuleError, SlowRule, UsageError
from pipeline.fact import SCHEMA, Fact
from pipeline.route import Route, together
from pipeline.rulebook import load as load_rules

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from spacy.language import Language

__all__ = [
    "SCHEMA", "Article", "ArticleError", "Fact", "Fakta", "FaktaError", "GoldError", "NumberError", "RuleError",
    "SlowRule", "UsageError", "__version__", "arrow_schema", "frame", "load",
]  # fmt: skip


class Fakta:
    """Reads facts out of texts; made once, rules compiled."""

    def __init__(self, rules: Path | str | None = None, *, own: Sequence[Mapping[str, Any]] = ()) -> None:
        """*rules*: a folder laid over the project's rules; *own*: rules as dictionaries in the shape of TOML tables.

        Raises RuleError, naming file or position, rule and cause, for rules that cannot be used.
        """
        self._route = Route(load_rules(Path(rules) if rules else None, rules=own))

    def read(
        self, text: str, *, published: date | str | None = None, title: str = "", id: str = "text", url: str = ""
    ) -> list[Fact]:
        """The facts of *text* in reading order; *published* (a date, or its ISO form) is what `tahun ini` counts from.

        Raises ValueError where *published* is no date, SlowRule where the expression of a rule takes for ever.
        """
        day = date.fromisoformat(published) if isinstance(published, str) else published
        return self._route.facts(Article(id, text, title=title, published=day, url=url))

    def articles(self, articles: Iterable[Article]) -> Iterable[Fact]:
        """The facts of all *articles*, one article after the other."""
        return (fact for batch in together(articles) for read in self._route.read_all(batch) for fact in read.facts)


def load(rules: Path | str | None = None, own: Sequence[Mapping[str, Any]] = ()) -> "Language":
    """Our spaCy pipeline: `fakta.load()(text).spans["fakta"]`; see `pipeline.component.load`."""
    from pipeline import component

    return component.load(Path(rules) if rules else None, own)


def frame(facts: Iterable[Fact] = ()) -> "pd.DataFrame":
    """*facts* as a DataFrame with Arrow types in every column (`decimal128`, `date32`), also when there are none."""
    from pipeline import table

    return table.frame(facts)


def arrow_schema() -> "pa.Schema":
    """The Arrow schema of the table of facts: column names and types in fixed order."""
    from pipeline import table

    return table.ARROW_SCHEMA
