"""From a text to a Doc and its words: tags, names of the gazetteers, numerals, sentences.

The Doc is spaCy's, made by our own `Tokenizer`; `Words` shows it to code that walks over it.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

import numpy as np
from spacy.attrs import SENT_START, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

from pipeline.language.names import Names
from pipeline.language.numerals import mark, numerals
from pipeline.language.sentences import sentence_starts
from pipeline.language.tags import TAGS, WordTags, has_form_of_verb
from pipeline.language.tokenizer import Tokenizer, split
from pipeline.language.words import Name, Numeral, Words, places
from pipeline.rulebook import Rulebook
from pipeline.values.habit import english_habit
from pipeline.values.number import Numerals

__all__ = ["TAGS", "Language", "Name", "Numeral", "Words", "has_form_of_verb", "places", "split"]

_NAME_TAGS = {
    "region": ("place", "place_more"), "region_or_name": ("place_or_name", "place_more"),
    "organisation": ("organisation", "part"), "part": ("part", "part"),
    "role": ("role", "role_more"), "local_role": ("local_role", "role_more"),
    "title": ("title", "title"), "acting": ("acting", "acting"),
    "term": ("noun", "noun"),
}  # fmt: skip
"""Kind of name to the tags of its first word and of those behind it."""
_GROUPS = {"region": "regions", "region_or_name": "regions", "organisation": "organisations", "part": "organisations",
           "role": "roles", "local_role": "roles", "title": "titles", "acting": "titles",
           "term": "terms"}  # fmt: skip
"""Kind of name to the group of `doc.spans` that holds it."""
_HASH = {tag: get_string_id(tag) for tag in TAGS}


class Language:
    """Makes Docs and their words. Made once per run; each different word is tagged once."""

    def __init__(self, rulebook: Rulebook, gazetteers: Mapping[str, Iterable[str]], cues: Set[str]) -> None:
        """*gazetteers*: the phrases, in lower case, of the kinds in `_NAME_TAGS`; *cues*: the words of `Words.cues`."""
        self.numerals = Numerals(rulebook.lexicon("numerals"))
        self.tokenizer = Tokenizer(WordTags(rulebook.lexicon, self.numerals), TAGS, cues)
        self._names = Names(gazetteers)
        self._abbreviations = frozenset(
            row["abbreviation"].lower().rstrip(".") for row in rulebook.lexicon("abbreviations")
        )

    def read(self, text: str) -> Words:
        """The words of *text*, everything known about them written into their Doc."""
        return self.read_all([text])[0]

    def read_all(self, texts: Sequence[str]) -> list[Words]:
        """What `read` gives for each of *texts*, one step after the other for all of them."""
        pages = self.tokenizer.words_of_all(texts)
        for step in (self._mark_names, self._mark_numerals, self._part, write_tags):
            for words in pages:
                step(words)
        return pages

    def words(self, doc: Doc) -> Words:
        """The words of *doc*, which our tokenizer made, with names, numerals and sentences."""
        words = self.tokenizer.words_of(doc)
        self._mark_names(words)
        self._mark_numerals(words)
        self._part(words)
        return words

    def _mark_names(self, words: Words) -> None:
        words.names = list(self._names.find(words))
        for name in words.names:
            head, more = _NAME_TAGS[name.kind]
            words.tags[name.first : name.after] = [head, *[more] * (name.after - name.first - 1)]

    def _mark_numerals(self, words: Words) -> None:
        words.numerals = list(numerals(words, self.numerals))
        for numeral in words.numerals:
            mark(words, numeral)
        words.english = english_habit(numeral.text for numeral in words.numerals)

    def _part(self, words: Words) -> None:
        words.part(sentence_starts(words.plain, self._abbreviations))


def write_tags(words: Words) -> None:
    """Writes tags and sentence starts into the Doc, where Matchers read them."""
    if not words.tags:
        return
    columns = np.zeros((len(words), 2), dtype=np.uint64)
    columns[:, 0] = np.fromiter(map(_HASH.__getitem__, words.tags), np.uint64, len(words))
    columns[[words.at(start) for start, end in words.sentences if end > start], 1] = 1
    columns[0, 1] = 1
    words.doc.from_array([TAG, SENT_START], columns)  # type: ignore[arg-type]  # spaCy's stub knows signed only


def write_spans(words: Words) -> None:
    """Writes the names and numerals into `doc.spans`: regions, organisations, roles, titles, terms, numerals."""
    doc = words.doc
    groups: dict[str, list[Span]] = {group: [] for group in (*_GROUPS.values(), "numerals")}
    for name in words.names:
        groups[_GROUPS[name.kind]].append(Span(doc, name.first, name.after, label=name.kind))
    for numeral in words.numerals:
        last = words.at(numeral.end - 1)
        groups["numerals"].append(Span(doc, numeral.word, last + 1, label="numeral"))
    for group, spans in groups.items():
        doc.spans[group] = spans
