"""`findings.md`: the findings of a ledger to read, in Indonesian and English.

What articles say is hostile: nothing of it becomes a mark, a link or an element.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime

from pipeline.findings.finding import KINDS, Finding, Findings, Quote
from pipeline.findings.passage import Passage, passages
from pipeline.findings.words import both, said, words
from pipeline.formats.citation import sentence_link
from pipeline.formats.columns import line

NAME = "findings.md"
TABLES = {**dict.fromkeys(KINDS, "relations"), "check": "checks", "repeated": "ledger"}
"""Where all findings of a kind stand."""
_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_ADDRESS = re.compile(r"(?i)\b(https?|ftp):(?=//)|\bwww\.")
"""What readers of Markdown make links of by themselves."""


def markdown(findings: Findings, *, page: str = "") -> str:
    """The page of *findings*; *page* is the file beside it that shows the articles, where there is one."""
    parts = [f"# {both('fi_title')}", *(figures(findings, language) for language in words()), both("fi_note")]
    if findings.is_of_sentences:
        parts.append(both("fi_sentences"))
    if not findings.shown:
        parts.append(both("fi_none"))
    for kind in KINDS:
        if shown := findings.of(kind):
            total = findings.total.get(kind, len(shown))
            parts += [f"## {both(f'fi_{kind}')} ({total})", *_SECTIONS[kind](shown, page)]
            if total > len(shown):
                parts.append(both("fi_more", total - len(shown), TABLES[kind]))
    return "\n\n".join(parts) + "\n"


def figures(findings: Findings, language: str) -> str:
    """The four figures of a ledger: articles, copies among them, entries in several articles, findings."""
    return ", ".join(
        f"{said(key, language, findings.min_articles)}: {number}"
        for number, key in (
            (findings.articles, "fi_articles"), (findings.copies, "fi_copies"),
            (findings.repeated, "fi_repeated_in"), (findings.number, "fi_findings"),
        )
    )  # fmt: skip


def escaped(text: str) -> str:
    r"""*text* as Markdown that shows it and does no more.

    >>> escaped("*5* <b>|x|</b> [y](javascript:z) www.a.id")
    '\\*5\\* &lt;b&gt;\\|x\\|&lt;/b&gt; \\[y\\](javascript:z) www\\.a.id'
    """
    for char, entity in _ENTITIES.items():
        text = text.replace(char, entity)
    text = _SPECIAL.sub(r"\\\1", text)
    text = text.replace("&\\#64;", "&#64;")
    return _ADDRESS.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], text)


def when(time: datetime | None) -> str:
    """A time as it is written here: the day, and the hour where it is known.

    >>> when(datetime(2025, 8, 12)), when(datetime(2025, 8, 12, 15, 40))
    ('2025-08-12', '2025-08-12 15.40')
    """
    if time is None:
        return both("fi_undated")
    return f"{time:%Y-%m-%d}" if (time.hour, time.minute) == (0, 0) else f"{time:%Y-%m-%d %H.%M}"


def _checks(found: Sequence[Finding], page: str) -> Iterable[str]:
    for number, finding in enumerate(found, start=1):
        yield f"### {number}. {_about(finding)}{_figures(finding)}"
        for passage in passages(finding.quotes):
            yield f"> {_shown(passage)}\n>\n> — {_place(passage.quote, page)}"
        if finding.also:
            yield f"{both('fi_also')}: " + "; ".join(_place(quote, page) for quote in finding.also)
        yield _said_by(finding)


def _figures(finding: Finding) -> str:
    stated, implied = escaped(line(finding.stated)), escaped(line(finding.implied))
    if finding.relation == "exchange":
        return f"{both('fi_this_rate')}: {implied} · {both('fi_other_rate')}: {stated}"
    return f"{stated} · {both('fi_implied')}: {implied}"


def _contradictions(found: Sequence[Finding], page: str) -> Iterable[str]:
    for number, finding in enumerate(found, start=1):
        both_sides = passages(finding.quotes)
        yield f"### {number}. {_about(finding)}{_numbers(finding)}"
        yield _table(
            [_place(passage.quote, page) for passage in both_sides], [[_shown(passage) for passage in both_sides]]
        )
        if finding.more:
            yield f"{both('fi_more_pairs')}:\n\n" + "\n".join(f"- {_about(one)}{_numbers(one)}" for one in finding.more)
        yield _said_by(finding)


def _lines(found: Sequence[Finding], page: str) -> Iterable[str]:
    for number, finding in enumerate(found, start=1):
        count = f"{len(finding.quotes) - 1} {both('fi_revisions')}" if finding.is_ordered else both("fi_unordered")
        mark = " → " if finding.is_ordered else " · "
        steps = mark.join(f"{when(quote.time)} **{escaped(line(quote.amount))}**" for quote in finding.quotes)
        yield f"### {number}. {_about(finding)}{count}"
        yield steps
        yield "\n".join(f"- {_shown(passage)} — {_place(passage.quote, page)}" for passage in passages(finding.quotes))
        yield _said_by(finding)


def _achieved(found: Sequence[Finding], page: str) -> Iterable[str]:
    names = ("result", "target", "part", "what", "example", "rule", "entry")
    rows = [
        [
            *(f"**{escaped(line(quote.amount))}**" for quote in finding.quotes), escaped(line(finding.implied)),
            escaped(line(finding.what)), _place(finding.quotes[0], page), f"`{finding.rule}`", _entries(finding),
        ]
        for finding in found if len(finding.quotes) == _PAIR
    ]  # fmt: skip
    yield _table([both(f"fi_{name}") for name in names], rows)


_PAIR = 2


def _repeated(found: Sequence[Finding], page: str) -> Iterable[str]:
    names = ("amount", "what", "independent", "outlets", "articles", "mentions", "example", "rule", "entry")
    rows = [
        [
            f"**{escaped(line(finding.quotes[0].amount))}**" if finding.quotes else "", escaped(line(finding.what)),
            *(str(finding.voices.get(name, "")) for name in ("independent", "outlets", "articles", "mentions")),
            _place(finding.quotes[0], page) if finding.quotes else "", f"`{finding.rule}`" if finding.rule else "",
            _entries(finding),
        ]
        for finding in found
    ]  # fmt: skip
    yield _table([both(f"fi_{name}") for name in names], rows)


_SECTIONS: Mapping[str, Callable[[Sequence[Finding], str], Iterable[str]]] = {
    "check": _checks, "contradicts": _contradictions, "revised": _lines, "achieved": _achieved,
    "repeated": _repeated,
}  # fmt: skip


def _numbers(finding: Finding) -> str:
    return " · ".join(f"**{escaped(line(quote.amount))}**" for quote in finding.quotes)


def _about(finding: Finding) -> str:
    return f"{escaped(line(finding.what))}: " if finding.what else ""


def _said_by(finding: Finding) -> str:
    """The reason and the rule of a finding, and the entries to ask for."""
    parts = [f"{both('fi_rule')}: `{finding.rule}`"]
    if finding.why:
        parts.insert(0, both(f"fw_{finding.why}"))
    if finding.entries:
        parts.append(f"{both('fi_entry')}: {_entries(finding)}")
    return "; ".join(parts)


def _entries(finding: Finding) -> str:
    """The entries of a finding, as `ledger show` takes them."""
    return ", ".join(f"`{entry}`" for entry in finding.entries)


def _shown(passage: Passage) -> str:
    """The sentence with its numbers bold, between quotation marks: no sign of Markdown stands at its begin."""
    text = "".join(f"**{escaped(text)}**" if is_number else escaped(text) for text, is_number in passage.pieces)
    return f"“{text.strip()}”"


def _place(quote: Quote, page: str) -> str:
    """Outlet, time and title, with a link to the sentence where it was printed, and to its place on the page."""
    known = [line(quote.outlet), when(quote.time), line(quote.title) or line(quote.doc_id)]
    text = escaped(", ".join(filter(None, known)))
    address = sentence_link(quote.url, f"{quote.before}{quote.text}{quote.after}")
    linked = f"[{text}](<{_address(address)}>)" if address else text
    return f"{linked} ([{both('fi_page')}](<{page}#fact={_address(quote.fact_id)}>))" if page else linked


def _address(url: str) -> str:
    """*url* as the target of a link between angle brackets, also inside a table."""
    return url.translate({ord("<"): "%3C", ord(">"): "%3E", ord("\\"): "%5C", ord("|"): "%7C", ord("`"): "%60"})


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
