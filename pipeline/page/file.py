"""The file of the page: head, a block an article, tail. Everything it needs is in it, and nothing it holds can act."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, BinaryIO

from pipeline import __version__
from pipeline.findings.words import words
from pipeline.page.data import data_block

SCRIPTS = (
    "data", "words", "entry", "review", "facets", "table", "article", "card", "pictures", "findings", "scores", "main"
)  # fmt: skip
"""The parts of the page's script, in the order in which they build on each other."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page beside the articles.

    *rules* is rule to reason, *regions* code to name of those that a reviewer is offered; *scores* the two tables of a
    comparison and *mistakes* its rows, each empty without gold; *corrections* the rows that the run has applied, which
    the page hands on with its own, below *correction_columns*; *findings* what articles say together, as
    `findings_data` makes it, empty without a ledger.
    """

    rules: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""
    scores: Sequence[tuple[Sequence[str], Sequence[Sequence[str]]]] = ()
    mistakes: Sequence[Mapping[str, object]] = ()
    correction_columns: Sequence[str] = ()
    corrections: Sequence[Sequence[str]] = ()
    findings: Mapping[str, object] = field(default_factory=dict)


class PageFile:
    """`report.html`, written block by block into *file*."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.write(_head())

    def add(self, blocks: bytes) -> None:
        """Appends the blocks of some articles, as `article_block` makes them."""
        self._file.write(blocks)

    def close(self, page: Page) -> None:
        """Ends the page with what is known when all articles are read; the caller closes the file."""
        rest = {
            "version": __version__, "rules": dict(page.rules), "regions": list(page.regions.items()),
            "whole": page.whole,
            "scores": [[list(head), [list(row) for row in rows]] for head, rows in page.scores],
            "mistakes": [dict(row) for row in page.mistakes],
            "correction_columns": list(page.correction_columns), "corrections": [list(row) for row in page.corrections],
        }  # fmt: skip
        for name, data in (("run", rest), ("labels", labels()), ("tiles", _tiles())):
            self._file.write(data_block(f'id="{name}"', data))
        self._file.write(data_block(_FINDINGS, page.findings) + _tail())


_FINDINGS = 'id="findings"'


def with_findings(page: bytes, findings: Mapping[str, object]) -> bytes | None:
    """The file *page* with other *findings*; None where it is a page of another version, which may know of none."""
    head, mark, _ = page.rpartition(f'<script type="application/json" {_FINDINGS}>'.encode())
    if not mark or not page.startswith(_head()) or not page.endswith(_tail()):
        return None
    return head + data_block(_FINDINGS, findings) + _tail()


def labels() -> Mapping[str, Mapping[str, Any]]:
    """The words of the page, those of findings among them: language to key to word."""
    own = json.loads(_asset("labels.json"))
    return {language: {**more, **own[language]} for language, more in words().items()}


def _tail() -> bytes:
    return f"<script>{_script()}</script>\n</body>\n</html>\n".encode()


def _head() -> bytes:
    """The head with a policy that lets only our own script and style act, and nothing leave the page."""
    policy = (
        f"default-src 'none'; script-src '{_hash(_script())}'; style-src '{_hash(_style())}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return _asset("report.html").replace("{{policy}}", policy).replace("{{style}}", _style()).encode()


@cache
def _script() -> str:
    parts = "\n".join(_asset(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def _style() -> str:
    return _asset("report.css")


def _tiles() -> list[list[str]]:
    """Code, short name, column and row of each province on the tile map."""
    return [line.split(",") for line in _asset("tiles.csv").splitlines()[1:]]


def _asset(name: str) -> str:
    return files("pipeline.page").joinpath("assets", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
