"""Findings as the page knows them: their sentences in pieces, with the facts that a click leads to."""

from pipeline.findings.finding import KINDS, Finding, Findings, Quote
from pipeline.findings.markdown import TABLES
from pipeline.findings.passage import Passage, passages
from pipeline.formats.columns import line


def findings_data(findings: Findings) -> dict[str, object]:
    """*findings* as data for the page, best first."""
    return {
        "articles": findings.articles, "copies": findings.copies, "repeated": findings.repeated,
        "number": findings.number, "min_articles": findings.min_articles, "of_sentences": findings.is_of_sentences,
        "kinds": [
            {
                "kind": kind, "total": findings.total.get(kind, len(shown)), "table": TABLES[kind],
                "found": [_finding(finding) for finding in shown],
            }
            for kind in KINDS if (shown := findings.of(kind))
        ],
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, object]:
    cells: dict[str, object] = {
        "rule": finding.rule, "relation": finding.relation, "what": line(finding.what), "why": finding.why,
        "stated": line(finding.stated), "implied": line(finding.implied),
        "voices": dict(finding.voices), "entries": list(finding.entries),
        "unordered": not finding.is_ordered, "more": [_finding(one) for one in finding.more],
        "also": [_passage(passage) for passage in passages(finding.also)],
    }  # fmt: skip
    numbers = [{"fact": quote.fact_id, "text": line(quote.amount), "time": _time(quote)} for quote in finding.quotes]
    return {name: cell for name, cell in cells.items() if cell} | {
        "numbers": numbers, "passages": [_passage(passage) for passage in passages(finding.quotes)]
    }  # fmt: skip


def _passage(passage: Passage) -> dict[str, object]:
    quote = passage.quote
    cells = {
        "fact": quote.fact_id, "doc": quote.doc_id, "outlet": line(quote.outlet), "title": line(quote.title),
        "time": _time(quote), "url": quote.url, "pieces": [list(piece) for piece in passage.pieces],
    }  # fmt: skip
    return {name: cell for name, cell in cells.items() if cell}


def _time(quote: Quote) -> str:
    """The time in the ISO form, the day alone where no hour is known."""
    if quote.time is None:
        return ""
    return quote.time.isoformat(timespec="minutes").removesuffix("T00:00")
