"""The spaCy component `fakta`: `spacy.blank("id").add_pipe("fakta")` fills `doc.spans["fakta"]`."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from pipeline.article import Article
from pipeline.fact import SCHEMA, Fact
from pipeline.route import Route
from pipeline.rulebook import load
from pipeline.table import cell

KEY = "fakta"
_COLUMNS = [name for name in SCHEMA if name not in ("doc_id", "fact_id", "type", "sentence", "rule")]


@Language.factory("fakta", default_config={"rules": None}, assigns=["doc.spans"])
def create_fakta(nlp: Language, name: str, rules: str | None) -> "Fakta":
    """The factory behind the entry point; *rules* is a folder laid over the project's own."""
    return Fakta(Path(rules) if rules else None)


class Fakta:
    """Adds the facts of a Doc's text as spans, whatever tokenizer made the Doc.

    Each span has the type as `label_` and the rule as `id_`; `span._.fakta` is a dictionary of the filled
    columns as text (`{"value": "396250000000", "unit": "IDR", ...}`), which survives
    `DocBin(store_user_data=True)`. Offsets are those of the Doc's text; a span grows to whole tokens.
    """

    def __init__(self, rules: Path | None = None) -> None:
        self._route = Route(load(rules))

    def __call__(self, doc: Doc) -> Doc:
        """Fills `doc.spans["fakta"]`."""
        spans = []
        for fact in self._route.facts(Article("doc", doc.text)):
            span = doc.char_span(fact.start, fact.end, label=fact.type, span_id=fact.rule, alignment_mode="expand")
            span._.set(KEY, _columns(fact))
            spans.append(span)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        return doc


def _columns(fact: Fact) -> dict[str, str]:
    """The filled columns of *fact* as text, with its exact characters."""
    return {name: cell(getattr(fact, name)) for name in _COLUMNS if getattr(fact, name) is not None}


if not Span.has_extension(KEY):
    Span.set_extension(KEY, default=None)
