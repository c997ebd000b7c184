"""The ledger of a run, made of what the run reads: as a rule nothing is read a second time."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.across.files import DATABASE, FORMATS, PAGE, chosen, join, tables
from pipeline.across.inputs import Inputs
from pipeline.across.ledger import across, findings_of, ready, with_rules
from pipeline.across.standin import standing_in
from pipeline.article import Article
from pipeline.engine import Engine, Intake
from pipeline.fact import Fact, fact_of
from pipeline.findings.finding import Findings
from pipeline.findings.markdown import NAME, markdown
from pipeline.formats.outputs import Outputs
from pipeline.formats.parts import writing
from pipeline.formats.tables.parquet import decode
from pipeline.page import findings_data
from pipeline.rulebook import Rulebook
from pipeline.work import Chunk, Task


class _Kept(Intake):
    """An intake that keeps the articles that are read of it."""

    kept: list[Article]

    def articles(self) -> Iterator[Article]:
        """The articles that can be read."""
        for article in super().articles():
            self.kept.append(article)
            yield article


@dataclass(slots=True)
class Gathering:
    """An engine that keeps the facts and articles of a run, and what is made of them when all are there."""

    engine: Engine
    formats: Sequence[str]
    without: Collection[str] = ()
    min_articles: int = 2
    findings: Findings | None = None
    notes: list[str] = field(default_factory=list)
    _intake: Intake = field(default_factory=lambda: Intake([]))
    _articles: list[Article] = field(default_factory=list)
    _facts: list[Fact] = field(default_factory=list)

    @property
    def keeps(self) -> tuple[str, ...]:
        """Formats that it needs for itself."""
        return (*self.engine.keeps, "parquet")

    def chunks(self, intake: Intake, task: Task, book: Rulebook) -> Iterator[Chunk]:
        """Chunks in the order of the articles; raises UsageError first for what it cannot do."""
        ready()
        with_rules(book, self.without)
        self._intake = Intake(intake.files, intake.named)
        kept = _Kept(intake.files, intake.named, intake.account, intake.left_out)
        kept.kept = self._articles
        for chunk in self.engine.chunks(kept, task, book):
            self._facts += map(fact_of, decode(chunk.encoded["parquet"]).to_pylist())
            yield chunk

    def close(self) -> Sequence[str]:
        """Ends the work of a run whose tables are complete."""
        return (*self.engine.close(), *self.notes)

    def write(self, files: Outputs, book: Rulebook) -> Mapping[str, object]:
        """Writes the ledger among the *files* of the run; gives what its page shows of it."""
        book = with_rules(book, self.without)
        read = {article.id: article for article in self._articles}
        if any(fact.doc_id not in read for fact in self._facts):  # an engine that knows articles does not read them
            read |= {article.id: article for article in self._intake.articles()}
        found = standing_in(self._facts, read)
        given = Inputs(self._facts, found.articles, Path(), found.notes, bool(found.notes))
        made = across(given, book)
        self.notes += found.notes
        self.findings = findings_of(made, given, book, self.min_articles)
        formats = chosen(",".join(name for name in self.formats if name in FORMATS))
        with writing(files.folder):
            tables(files, made, formats)
        if "db" in formats:
            files.at_last(lambda: join(files.place(DATABASE), made, given))
        files.text(NAME, markdown(self.findings, page=PAGE if files.holds(PAGE) else ""))
        return findings_data(self.findings)
