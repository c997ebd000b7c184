"""Findings and entries as lines of a terminal, in English."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.findings.finding import Finding, Findings, Quote
from pipeline.findings.markdown import figures, when
from pipeline.findings.passage import passages
from pipeline.findings.words import said
from pipeline.formats.columns import line

BEST = 3
"""Findings that a command shows."""


def best(findings: Findings) -> Iterator[str]:
    """The four figures, then the best findings, each with its sentences."""
    yield figures(findings, "en")
    for finding in findings.shown[:BEST]:
        entry = f", entry {finding.entries[0]}" if finding.entries else ""
        yield f"  {said(f'fi_{finding.kind}_short', 'en')}: {_numbers(finding)} [{finding.rule}{entry}]"
        for passage in passages(finding.quotes)[:BEST]:
            yield f"    {place(passage.quote)}: {sentence(passage.pieces)}"


def place(quote: Quote) -> str:
    """Where and when something was printed."""
    time = when(quote.time) if quote.time else said("fi_undated", "en")
    return ", ".join(filter(None, (line(quote.outlet) or line(quote.doc_id), time)))


def sentence(pieces: Iterable[tuple[str, bool]]) -> str:
    """A sentence with its numbers in brackets, as examples of rules have them."""
    return "".join(f"[{text}]" if is_number else text for text, is_number in pieces).strip()


def _numbers(finding: Finding) -> str:
    about = f"{line(finding.what)}: " if finding.what else ""
    if finding.kind == "check":
        stated, implied = line(finding.stated), line(finding.implied)
        if finding.relation == "exchange":
            return f"{about}{said('fi_this_rate', 'en')}: {implied}; {said('fi_other_rate', 'en')}: {stated}"
        return f"{about}{stated}; implied: {implied}"
    if finding.kind == "repeated":
        first = finding.quotes[0].amount if finding.quotes else ""
        voices = [f"{said(f'fi_{name}', 'en')}: {finding.voices[name]}" for name in ("independent", "articles")]
        return f"{about}{line(first)}; {', '.join(voices)}"
    if finding.kind == "achieved":
        return about + " / ".join(line(quote.amount) for quote in finding.quotes) + f" = {finding.implied}"
    mark = " -> " if finding.kind == "revised" and finding.is_ordered else "; "
    return about + mark.join(line(quote.amount) for quote in finding.quotes)


def entry_lines(row: Mapping[str, Any], amount: str) -> Iterator[str]:
    """What the row of an entry says of it."""
    what, unit = row["what"] or "", row["unit"] or ""
    named = what.removeprefix(f"{unit} ") if unit in amount else what
    yield f"entry {row['entry_id']}: {' '.join(filter(None, (amount, named)))}"
    told = (
        ("kind", row["kind"]), ("role", row["role"]), ("bound", row["bound"]), ("status", row["status"]),
        ("place", " ".join(filter(None, (row["place"], row["place_code"])))),
        ("as of", " ".join(filter(None, (row["as_of"] and when(row["as_of"]), row["as_of_from"])))),
    )  # fmt: skip
    yield "  " + "; ".join(f"{name}: {text}" for name, text in told if text)
    names = ("mentions", "articles", "outlets", "independent")
    yield "  " + ", ".join(f"{said(f'fi_{name}', 'en')}: {row[name]}" for name in names)
