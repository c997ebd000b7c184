"""What does the work of a run: the processes of this machine, unless somebody gives another engine."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pipeline.article import Article
from pipeline.errors import ArticleError
from pipeline.formats.account import Account
from pipeline.formats.outputs import Outputs
from pipeline.formats.read import articles
from pipeline.formats.source import Source
from pipeline.pool import tapered
from pipeline.route import together
from pipeline.rulebook import Rulebook
from pipeline.work import Chunk, Given, Task, worked


@dataclass(slots=True)
class Intake:
    """What is to be read, and what is told of it on the way."""

    files: Sequence[Source | ArticleError]
    named: Mapping[str, str] = field(default_factory=dict)
    """Which key of the input fills a column."""
    account: Account = field(default_factory=Account)
    left_out: list[ArticleError] = field(default_factory=list)

    def articles(self) -> Iterator[Article]:
        """The articles that can be read; the others are left out."""
        for article in articles(self.files, self.account, self.named):
            if isinstance(article, Article):
                yield article
            else:
                self.left_out.append(article)


class Engine(Protocol):
    """What turns articles into chunks of facts."""

    @property
    def keeps(self) -> tuple[str, ...]:
        """Formats that it needs for itself."""

    def chunks(self, intake: Intake, task: Task, book: Rulebook) -> Iterator[Chunk]:
        """Chunks in the order of the articles."""

    def close(self) -> Sequence[str]:
        """Ends the work of a run whose tables are complete; gives lines that tell of it."""


class Extra(Protocol):
    """What makes more of a run than its tables."""

    def write(self, files: Outputs, book: Rulebook) -> Mapping[str, object]:
        """Writes its own among the *files* of the run; gives what the page shows as findings."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The processes of this machine; one job is this process itself."""

    jobs: int = 1
    keeps: tuple[str, ...] = ()

    def chunks(self, intake: Intake, task: Task, book: Rulebook) -> Iterator[Chunk]:
        """Chunks in the order of the articles."""
        batches: Iterable[Sequence[Article]] = together(intake.articles())
        if self.jobs > 1:
            batches = tapered(batches, self.jobs)
        return self.worked(_counted(batches), task, book)

    def worked(self, given: Iterator[Given], task: Task, book: Rulebook) -> Iterator[Chunk]:
        """What each of *given* gives, in their order."""
        return worked(given, task, book, self.jobs)

    def close(self) -> Sequence[str]:
        """Has nothing to tell."""
        return ()


def _counted(batches: Iterable[Sequence[Article]]) -> Iterator[tuple[int, Sequence[Article]]]:
    """Each of *batches* with the number of articles before it."""
    before = 0
    for batch in batches:
        yield before, batch
        before += len(batch)
