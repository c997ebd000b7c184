"""The commands that hand facts on: to the browser, annotation tools and back, another annotator, as cards, as a panel.

They are registered in `cli`; like it, they print.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.formats.parts import write_whole, writing
from pipeline.formats.source import shown

if TYPE_CHECKING:
    from pipeline.formats.gold import GoldFact

Corpus = Annotated[Path, typer.Argument(help="Folder with the articles.")]
Gold = Annotated[Path | None, typer.Option(help="Gold file; default: gold.csv in the folder of the articles.")]
NewGold = Annotated[Path, typer.Option(help="Gold file to write; one that is there is not touched.")]


def export(
    corpus: Corpus,
    to: Annotated[str, typer.Option(help="doccano, label-studio, brat, conll, docbin or webanno.")],
    output: Annotated[Path, typer.Option(help="Folder to write into.")] = Path("outputs/export"),
    gold: Gold = None,
    facts: Annotated[Path | None, typer.Option(help="facts.parquet, .csv or .jsonl of a run, instead of gold.")] = None,
) -> None:
    """Write articles with their facts for an annotation tool."""
    from pipeline.exchange import Annotated as Page
    from pipeline.exchange import tool
    from pipeline.exchange.annotated import in_order
    from pipeline.formats import gold as gold_file
    from pipeline.formats.facts import read

    module = tool(to)
    rows = gold_file.rows_of(read(facts)) if facts else gold_file.read(gold or corpus / gold_file.NAME)
    by_article, bodies = _by_article(rows), _bodies(corpus)
    pages = [Page(name, text, in_order(by_article[name])) for name, text in bodies.items() if name in by_article]
    for page in pages:
        for row in page.facts:
            gold_file.check_against(row, page.text)
    output.mkdir(parents=True, exist_ok=True)
    with writing(output):
        module.write(pages, output / module.FILE)
    print(f"{sum(len(page.facts) for page in pages)} facts in {len(pages)} articles: {output / module.FILE}")
    print(f"lost on the way: {module.LOSES}")


def import_(
    source: Annotated[Path, typer.Argument(help="What the tool gave back: a file, or a folder for brat and webanno.")],
    from_: Annotated[str, typer.Option("--from", help="doccano, label-studio, brat, conll, docbin or webanno.")],
    corpus: Annotated[Path, typer.Option(help="Folder with the articles that the facts are about.")],
    output: NewGold,
) -> None:
    """Make a gold file of what people annotated in a tool; facts follow an article that was edited since."""
    from pipeline.exchange import tool

    if not source.exists():
        raise UsageError(f"{source}: no such file or folder")
    bodies = _bodies(corpus)
    rows: list[GoldFact] = []
    for page in tool(from_).read(source):
        if page.doc_id not in bodies:
            raise UsageError(f"{source}: no article in {corpus} has the id {page.doc_id!r}")
        rows += _followed(page.facts, bodies[page.doc_id])
    _write_gold(output, rows)
    print(f"{len(rows)} facts: {output}")


def realign(corpus: Corpus, output: NewGold, gold: Gold = None) -> None:
    """Move gold to where its facts stand in articles that were edited since; what no longer fits is listed."""
    from pipeline.formats import gold as gold_file

    bodies, rows = _bodies(corpus), []
    for doc_id, of_article in _by_article(gold_file.read(gold or corpus / gold_file.NAME)).items():
        if doc_id in bodies:
            rows += _followed(of_article, bodies[doc_id])
        else:
            print(f"{doc_id}: the article is gone, and {len(of_article)} facts with it", file=sys.stderr)
    _write_gold(output, rows)
    print(f"{len(rows)} facts: {output}")


def agreement(
    first: Annotated[Path, typer.Argument(help="Gold file of one person.")],
    second: Annotated[Path, typer.Argument(help="Gold file of another, over the same articles.")],
) -> None:
    """Tell how far two people agree: spans, values, kappa of coded columns, every disagreement."""
    from pipeline import report
    from pipeline.annotators import agreement as agree
    from pipeline.formats import gold as gold_file
    from pipeline.terminal import print_scores, print_table

    result = agree(gold_file.read(first), gold_file.read(second))
    print_scores(result.comparison)
    print_table(
        ["column", "pairs", "kappa"],
        [[name, str(pairs), "" if kappa is None else f"{kappa:.3f}"] for name, (kappa, pairs) in result.kappa.items()],
    )
    for row in report.errors(result.comparison).itertuples(index=False):
        place = f"{row.doc_id}:{row.start}"
        print(f"{row.kind} {row.type} {row.text!r} at {place}: {second} {row.found!r}, {first} {row.gold!r}")


def card(
    fact_id: Annotated[str, typer.Argument(help="The fact_id of a row.")],
    facts: Annotated[Path, typer.Option(help="Facts of a run.")] = Path("outputs/facts.parquet"),
    output: Annotated[Path | None, typer.Option(help="Page to write; default: the id beside the facts.")] = None,
) -> None:
    """Show one fact as a card to print or to photograph: figures, words, sentence, speaker, citation."""
    from pipeline.card import card as card_of
    from pipeline.formats import headings
    from pipeline.formats.facts import read
    from pipeline.rulebook import load

    fact = next((fact for fact in read(facts) if fact.fact_id == fact_id), None)
    if fact is None:
        raise UsageError(f"{facts}: no fact has the id {fact_id!r}")
    path = output or facts.parent / f"{fact_id}.html"
    write_whole(path, card_of(fact, {**headings.codes(book := load()), "unit": headings.units(book)}))
    print(f"{shown(fact.text)}: {path}")


def open_page(
    output: Annotated[Path, typer.Argument(help="Folder of a run, or its report.html.")] = Path("outputs"),
) -> None:
    """Open the page of a run in the browser."""
    import webbrowser

    page = output if output.suffix == ".html" else output / "report.html"
    if not page.is_file():
        raise UsageError(f"{page}: no such file; `run` writes it, for more than 5,000 articles with --page")
    if not webbrowser.open(page.resolve().as_uri()):
        raise UsageError(f"no browser found; open {page} yourself")
    print(f"opened {page}")


def watch(
    corpus: Corpus,
    output: Annotated[Path, typer.Option(help="Folder of the tables and the page.")] = Path("outputs"),
    rules: Annotated[Path | None, typer.Option(help="Folder with rules and words of your own.")] = None,
) -> None:
    """Run again whenever an article, a correction or a rule changes, until Ctrl-C."""
    from pipeline.errors import FaktaError
    from pipeline.formats.tables import DEFAULT, FORMATS
    from pipeline.run import run
    from pipeline.terminal import print_summary

    files = [FORMATS[name].name for name in DEFAULT]
    for _ in _changes([corpus, *([rules] if rules else [])], output):
        try:
            print_summary(run([corpus], output, rules=rules), output, files)
        except FaktaError as error:  # what is wrong now may be mended by the next change
            print(f"error: {error}", file=sys.stderr)
        print(f"watching {corpus}; Ctrl-C ends it", flush=True)


def panel(
    run: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of a run, or its table of facts.")],
    output: Annotated[Path | None, typer.Option(help="Folder to write; default: panel in that of the run.")] = None,
    indicator: Annotated[list[str] | None, typer.Option(help="Only this code; may be given again.")] = None,
    region: Annotated[list[str] | None, typer.Option(help="Only this area and those in it: name or code.")] = None,
    freq: Annotated[str, typer.Option(help="Only day, week, month, quarter, half or year.")] = "",
    formats: Annotated[str, typer.Option(help="csv, parquet, sdmx.")] = "csv,parquet,sdmx",
    wide: Annotated[bool, typer.Option("--wide", help="Write panel.wide.csv too: a column for each period.")] = False,
    rules: Annotated[Path | None, typer.Option(help="Folder with indicators of your own.")] = None,
) -> None:
    """Write the figures of official statistics in a run as a table: indicator, area, period."""
    from pipeline.panel.build import panel as build
    from pipeline.panel.wanted import wanted
    from pipeline.rulebook import load
    from pipeline.terminal import print_panel

    chosen = wanted(indicator or (), region or (), freq, formats, wide=wide)
    print_panel(build(run, output, load(rules), chosen))


def _changes(paths: Sequence[Path], output: Path) -> Iterator[None]:
    """Once at the beginning, then whenever a file below *paths* changes that is not below *output*."""
    try:
        from watchfiles import Change, watch
    except ImportError as error:
        raise UsageError("watch wants watchfiles; pip install 'fakta[files]'") from error
    ours = output.resolve()

    def is_theirs(_: Change, path: str) -> bool:
        return not Path(path).resolve().is_relative_to(ours)

    yield
    for _ in watch(*paths, watch_filter=is_theirs):
        yield


def _bodies(corpus: Path) -> Mapping[str, str]:
    """The text of each article by its id; one that cannot be read is an error here."""
    from pipeline.formats.read import articles, sources

    bodies = {}
    for article in articles(sources([corpus])):
        if not isinstance(article, Article):
            raise article
        bodies[article.id] = article.text
    return bodies


def _by_article(rows: "Iterable[GoldFact]") -> "Mapping[str, list[GoldFact]]":
    found: dict[str, list[GoldFact]] = {}
    for row in rows:
        found.setdefault(row.doc_id, []).append(row)
    return found


def _followed(rows: "Sequence[GoldFact]", text: str) -> "list[GoldFact]":
    """*rows* where they stand in *text* now; those that do not are told."""
    from pipeline.realign import realigned

    if all(text[row.start : row.end] == row.text for row in rows):
        return list(rows)
    moved = realigned(rows, text)
    for row, why in moved.unfit:
        print(f"{row.doc_id}: {row.type} {row.text!r} at {row.start} no longer fits; {why}", file=sys.stderr)
    return moved.rows


def _write_gold(path: Path, rows: "Sequence[GoldFact]") -> None:
    """Writes *rows* as a gold file with the columns that they fill: what nobody annotated is not scored."""
    from pipeline.formats import gold as gold_file

    filled = {name for row in rows for name, text in row.cells.items() if text} | set(gold_file.REQUIRED)
    gold_file.write(path, rows, [name for name in gold_file.COLUMNS if name in filled])


COMMANDS: Mapping[str, Any] = {
    "open": open_page, "export": export, "import": import_, "realign": realign, "agreement": agreement, "card": card,
    "watch": watch, "panel": panel,
}  # fmt: skip
"""What `cli` registers."""
