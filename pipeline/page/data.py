"""What the page knows of an article: its text, its facts with the words that decided them, other numbers."""

import json
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from pipeline.fact import PLACE, SCHEMA, Fact
from pipeline.numbers import numbers
from pipeline.route import Reading
from pipeline.table import cell

_CELLS = tuple(name for name in SCHEMA if name not in (*PLACE, "type", "rule"))
_cells = itemgetter(*(list(SCHEMA).index(name) for name in _CELLS))
_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element, and what old engines take for the end of a line."""

Place = Callable[[int], int]
Span = tuple[int, int]


def article_block(reading: Reading) -> bytes:
    """The script element, inert data, that holds *reading* for the page."""
    return data_block('class="article"', _article(reading))


def data_block(name: str, data: object) -> bytes:
    """A script element with *data* as JSON, which a browser keeps and does not run; *name* is its class or id."""
    text = escaped(_JSON.encode(data))
    return f'<script type="application/json" {name}>{text}</script>\n'.encode("utf-8", "replace")


_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def escaped(data: str) -> str:
    r"""JSON that can stand in a script element: nothing in it ends the element.

    >>> escaped('{"text":"</script>"}')
    '{"text":"\\u003c/script>"}'
    """
    for char, escape in _ESCAPED.items():
        data = data.replace(char, escape)
    return data


def _article(reading: Reading) -> dict[str, object]:
    article = reading.article
    place = _places(article.text)
    head = {
        "id": article.id, "title": article.title, "outlet": article.outlet,
        "published": cell(article.published), "url": article.url,
    }  # fmt: skip
    return {
        **{name: value for name, value in head.items() if value},
        "text": article.text,
        "facts": [
            _fact(fact, choice, decided, reading.words.passage(fact.start, fact.end), place)
            for fact, (choice, decided) in zip(reading.facts, reading.details, strict=True)
        ],
        "numbers": [
            [place(numeral.start), place(numeral.end), reason] for numeral, reason in numbers(reading) if reason
        ],
    }


def _fact(
    fact: Fact, choice: str, decided: Mapping[str, Sequence[Span]], sentence: Span, place: Place
) -> dict[str, object]:
    """One fact: where it stands, its filled columns as text, and per column the stretches that decided it."""
    cells = {
        name: value if type(value) is str else cell(value)
        for name, value in zip(_CELLS, _cells(fact), strict=True) if value is not None
    }  # fmt: skip
    words = {name: [[place(start), place(end)] for start, end in spans] for name, spans in decided.items() if spans}
    return {
        "id": fact.fact_id, "type": fact.type, "rule": fact.rule, "at": [place(fact.start), place(fact.end)],
        "sentence": [place(sentence[0]), place(sentence[1])], "cells": cells,
        **({"words": words} if words else {}), **({"choice": choice} if choice else {}),
    }  # fmt: skip


def _places(text: str) -> Place:
    """From code points, which the table counts, to the UTF-16 units that a browser counts.

    >>> _places("a\\U0001F600b")(2)
    3
    """
    if text.isascii() or max(text) <= "\uffff":
        return int
    places = [0]
    for char in text:
        places.append(places[-1] + (2 if char > "\uffff" else 1))
    return places.__getitem__
