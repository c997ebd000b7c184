"""What stories are made of: articles, or where only their facts are kept, the sentences of these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.article import Article

_COLUMNS = ("doc_id", "title", "outlet", "published", "url", "start", "sentence")


@dataclass(frozen=True, slots=True)
class Told:
    """One article as stories see it; `published` may be a day or, with its hour, a time."""

    doc_id: str
    text: str
    title: str = ""
    published: date | None = None
    outlet: str = ""
    url: str = ""


def told(article: Article | Told) -> Told:
    """*article* as stories see it."""
    if isinstance(article, Told):
        return article
    return Told(article.id, article.text, article.title, article.published, article.outlet, article.url)


def texts_of(facts: pa.Table) -> list[Told]:
    """The articles that a table of facts speaks of; the text of each are the sentences of its facts, each once.

    For tables whose articles are not at hand. In the order in which the articles stand in *facts*.

    >>> rows = [("a", 40, "Harga turun."), ("a", 3, "Panen naik."), ("a", 9, "Panen naik."), ("b", 0, "Hujan.")]
    >>> table = pa.table({
    ...     "doc_id": [row[0] for row in rows], "start": [row[1] for row in rows],
    ...     "sentence": [row[2] for row in rows], "title": ["Padi"] * 4, "outlet": ["Kabar"] * 4,
    ...     "published": pa.nulls(4, pa.date32()), "url": pa.nulls(4, pa.string()),
    ... })
    >>> [(one.doc_id, one.text, one.title) for one in texts_of(table)]
    [('a', 'Panen naik.\\nHarga turun.', 'Padi'), ('b', 'Hujan.', 'Padi')]
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in facts.select(_COLUMNS).to_pylist():
        rows.setdefault(row["doc_id"], []).append(row)
    return [_joined(doc_id, inside) for doc_id, inside in rows.items()]


def _joined(doc_id: str, rows: Iterable[dict[str, Any]]) -> Told:
    ordered = sorted(rows, key=lambda row: row["start"])
    about = ordered[0]
    sentences = dict.fromkeys(row["sentence"] for row in ordered if row["sentence"])
    title, outlet, url = (about[name] or "" for name in ("title", "outlet", "url"))
    return Told(doc_id, "\n".join(sentences), title, about["published"], outlet, url)
