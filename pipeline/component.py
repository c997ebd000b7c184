"""spaCy pipes: `fakta` for anybody's pipeline, and the pieces of ours, `fakta_tags`, `fakta_names`, `fakta_facts`.

`spacy.blank("id").add_pipe("fakta")` fills `doc.spans["fakta"]`, whatever tokenizer made the Doc. The pieces want
Docs of our own tokenizer, as `load` gives them.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline import packing
from pipeline.article import Article
from pipeline.errors import UsageError
from pipeline.fact import SCHEMA, Cell, Fact
from pipeline.language import write_spans, write_tags
from pipeline.language.tokenizer import Tokenizer
from pipeline.route import Route
from pipeline.rulebook import load as load_rules

KEY = "fakta"
PUBLISHED = "published"
_ROWS = "fakta_rows"
"""Columns of all facts of the same tokens ("5ton,10ton"), for which spaCy keeps one value; `kb_id_` numbers them."""
OWN_RULES = Sequence[Mapping[str, Any]]
_COLUMNS = [name for name in SCHEMA if name not in ("doc_id", "fact_id", "type", "sentence", "rule")]
_CONFIG = {"rules": None, "own": None}


def load(rules: Path | None = None, own: OWN_RULES = ()) -> Language:
    """Our pipeline as spaCy's Language: its tokenizer, tags, names and facts.

    *rules*: a folder laid over the project's rules; *own*: further rules as dictionaries in the shape of the TOML
    tables. Raises RuleError for what cannot be used.
    """
    route = route_of(rules, own)
    nlp = Language(route.language.tokenizer.vocab, meta={"lang": "id", "name": "fakta"})
    nlp.tokenizer = route.language.tokenizer
    config = {"rules": str(rules) if rules else None, "own": [dict(rule) for rule in own] or None}
    for pipe in ("fakta_tags", "fakta_names", "fakta_facts"):
        nlp.add_pipe(pipe, config=config)
    return nlp


def route_of(rules: Path | str | None, own: OWN_RULES | None) -> Route:
    """The compiled route of these rules; made once for all pipes of a process that ask for the same."""
    return _route(str(rules) if rules else "", json.dumps(list(own or ()), sort_keys=True))


@lru_cache(maxsize=4)
def _route(rules: str, own: str) -> Route:
    return Route(load_rules(Path(rules) if rules else None, rules=json.loads(own)))


@Language.factory("fakta", default_config=_CONFIG, assigns=["doc.spans"])
def create_fakta(nlp: Language, name: str, rules: str | None, own: list[dict[str, Any]] | None) -> "Fakta":
    """The factory behind the entry point; *rules* is a folder laid over the project's rules, *own* are dictionaries."""
    return Fakta(rules, own)


@Language.factory("fakta_facts", default_config=_CONFIG, assigns=["doc.spans"])
def create_facts(nlp: Language, name: str, rules: str | None, own: list[dict[str, Any]] | None) -> "Fakta":
    """The last piece of our own pipeline: the facts."""
    return Fakta(rules, own)


@Language.factory("fakta_tags", default_config=_CONFIG, assigns=["token.tag", "token.is_sent_start"])
def create_tags(nlp: Language, name: str, rules: str | None, own: list[dict[str, Any]] | None) -> "Tags":
    """The first piece: tags and sentences."""
    return Tags(rules, own)


@Language.factory("fakta_names", default_config=_CONFIG, requires=["token.tag"], assigns=["doc.spans"])
def create_names(nlp: Language, name: str, rules: str | None, own: list[dict[str, Any]] | None) -> "Names":
    """The second piece: the names of the gazetteers, and the numerals."""
    return Names(rules, own)


class Tags:
    """Fills `token.tag_` and the starts of sentences."""

    def __init__(self, rules: str | None = None, own: OWN_RULES | None = None) -> None:
        self._language = route_of(rules, own).language

    def __call__(self, doc: Doc) -> Doc:
        """Tags *doc*. Raises UsageError for a Doc that another tokenizer made."""
        write_tags(self._language.words(_ours(doc)))
        return doc


class Names:
    """Fills `doc.spans` with regions, organisations, roles, titles and numerals."""

    def __init__(self, rules: str | None = None, own: OWN_RULES | None = None) -> None:
        self._language = route_of(rules, own).language

    def __call__(self, doc: Doc) -> Doc:
        """Adds the spans to *doc*. Raises UsageError for a Doc that another tokenizer made."""
        write_spans(self._language.words(_ours(doc)))
        return doc


class Fakta:
    """Adds the facts of a Doc's text as spans, whatever tokenizer made the Doc.

    Each span has the type as `label_` and the rule as `id_`; `span._.fakta` is a dictionary of the filled columns in
    their types (`{"value": Decimal("396250000000"), "unit": "IDR", …}`), which survives
    `DocBin(store_user_data=True)`. Offsets are those of the Doc's text; a span grows to whole tokens.
    `doc._.published`, a date, is the day of publication, from which `tahun ini` counts.
    """

    def __init__(self, rules: str | Path | None = None, own: OWN_RULES | None = None) -> None:
        self._route = route_of(rules, own)

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc.spans["fakta"]`."""
        published = doc._.get(PUBLISHED)
        spans: list[Span] = []
        rows: defaultdict[tuple[int, int], list[Mapping[str, Cell]]] = defaultdict(list)
        for fact in self._route.facts(Article("doc", doc.text, published=_day(published))):
            span = doc.char_span(fact.start, fact.end, label=fact.type, span_id=fact.rule, alignment_mode="expand")
            assert span is not None  # the Doc's text holds every fact
            beside = rows[span.start, span.end]
            span.kb_id_ = str(len(beside)) if beside else ""
            beside.append(_columns(fact))
            span._.set(_ROWS, beside)
            spans.append(span)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        return doc


def _ours(doc: Doc) -> Doc:
    """*doc*, where our tokenizer made it."""
    if Tokenizer.MADE not in doc.user_data:
        raise UsageError(
            "fakta_tags and fakta_names want Docs of fakta's own tokenizer: use fakta.load(), or the pipe 'fakta', "
            "which takes any Doc"
        )
    return doc


def _day(published: date | str | None) -> date | None:
    """The day of publication: a date, its ISO form (a Doc from a DocBin may hold that), or nothing."""
    return date.fromisoformat(published[:10]) if isinstance(published, str) else published


def _columns(fact: Fact) -> dict[str, Cell]:
    """The filled columns of *fact* in their types."""
    return {name: value for name in _COLUMNS if (value := getattr(fact, name)) is not None}


def _row(span: Span) -> Mapping[str, Cell] | None:
    """The columns of the fact that *span* is; None for a span of others."""
    rows = span._.get(_ROWS)
    return rows[int(span.kb_id_ or 0)] if rows else None


packing.register()
if not Span.has_extension(KEY):
    Span.set_extension(_ROWS, default=None)
    Span.set_extension(KEY, getter=_row)
if not Doc.has_extension(PUBLISHED):
    Doc.set_extension(PUBLISHED, default=None)
