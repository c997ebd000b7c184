"""What programs use: `import fakta` gives these names.

>>> from pipeline.api import Fakta
>>> [(fact.type, fact.text, fact.value) for fact in Fakta().read("Inflasi 2,5 persen.")]
[('percent', '2,5 persen', Decimal('2.5'))]
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

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
    "SlowRule", "UsageError", "__version__", "arrow_schema", "facts_of_frame", "frame", "load", "map_partitions",
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


def facts_of_frame(
    frame: "pd.DataFrame", *, columns: Mapping[str, str] | None = None, rules: Path | str | None = None,
    errors: Literal["log", "raise"] = "log",
) -> "pd.DataFrame":  # fmt: skip
    """The facts of the articles that the rows of *frame* are, as `frame` gives them.

    Heads are those that a sheet may have (`id`, `text`, `published`, `title`, `outlet`, `url`); *columns* names others:
    `{"text": "Isi"}`. Ids that repeat in *frame* are told apart, the second `a` is `a~2`. An article that cannot be
    read is left out with a line in the log `fakta` that names its row and id, or is raised as ArticleError.

    Raises UsageError for columns that are not there, RuleError for *rules* that cannot be used.
    """
    from pipeline import frames

    return frames.facts_of_frame(frame, columns=columns, rules=rules, errors=errors)


def map_partitions(
    frame: Any, *, columns: Mapping[str, str] | None = None, rules: Path | str | None = None,
    errors: Literal["log", "raise"] = "log",
) -> Any:  # fmt: skip
    """The facts of a dask DataFrame of articles as a dask DataFrame, lazily: a partition of facts for each of articles.

    `meta` is that of `frame()`: Arrow types in every column. All else is as in `facts_of_frame`, which each partition
    is given to: an id that repeats in another partition cannot be seen, and its facts have the same `fact_id`. Where
    Dask works with threads one reads at a time: processes (`distributed`) read side by side.

    Raises UsageError for columns that are not there, and for what is no frame of Dask.
    """
    from pipeline import frames

    return frames.map_partitions(frame, columns=columns, rules=rules, errors=errors)


def arrow_schema() -> "pa.Schema":
    """The Arrow schema of the table of facts: column names and types in fixed order."""
    from pipeline import table

    return table.ARROW_SCHEMA
