"""Our tokenizer: an article split by one expression, whatever its spaces, quotes and dashes look like.

`Doc.text` is the article as supplied. White space behind a word belongs to the word's token, the first plain space as
spaCy's own flag; the attributes of a word (`LOWER`, `TAG`) know nothing of it. So a rule never meets a token of white
space inside a line, and careless pages (two spaces, no-break spaces) read like careful ones.
"""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

from spacy.attrs import LENGTH, LOWER, NORM, SPACY
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.article import marks, plain
from pipeline.language.forms import Form, Forms, bare
from pipeline.language.words import Words, lowered

_WORD = re.compile(
    r"""[A-Za-z][a-z]*+\ ++                                # most words; the others end otherwise
      | [a-z]++(?:-[a-z]++)*(?![^\W_])\ *                  # lower case, reduplications whole: rata-rata
      | (?:[A-Z]|Ph|Sp)\.(?:[A-Z][A-Za-z]{0,3}\.?)+(?![a-z])\ *  # degrees and initials: S.Pd.I, M.Si, A.A.
      | [A-Z]?[a-z]{3,}+(?=[A-Z][a-z]{3}|(?:Ia|Dia|Cek)\b)  # glued by the web page: negeri|Karawang, katanya|Ia
      | [a-z]{5,}+(?=[A-Z]{4})                           # triliun|JEMBER
      | (?:(?<=Baca\ )Juga|Perbesar)(?=[A-Z])            # its links and captions: Juga|Nur, Perbesar|BPS
      | [^\W\d_]{1,2}-[A-Z][a-z']+\ *                   # Al-Haris
      | (?:R[pP]|RM|IDR|USD|SGD|EUR|GBP|JPY|CNY|AUD|MYR|HKD|CHF|INR)(?=\.?\d)
      | [^\W\d_]+(?:['-][a-z]+)*(?:\d\w*)?\ *           # other words, also G20 and COVID19
      | \d+(?:[.,]\d+)*\ *
      | \n\s*
      | [^\w\s]\ *
      | \s+
      | \w+\ *
    """,
    re.VERBOSE,
)
VOCABULARY = 60_000
"""Different tokens that one vocabulary holds, each in a kilobyte; beyond that it starts anew."""


def split(text: str) -> list[str]:
    """The words and marks of a plain *text*, which they join to: each keeps the space behind it.

    >>> split("Rata-rata Rp5,5 juta/kg.")
    ['Rata-rata ', 'Rp', '5,5 ', 'juta', '/', 'kg', '.']
    """
    return _WORD.findall(text)


class Tokenizer:
    """Makes Docs and their words; fits `nlp.tokenizer`. Docs of an older vocabulary keep it."""

    MADE = "fakta_words"
    """Key in the user data of the Docs that it made."""

    def __init__(self, tag: Callable[[str], str], tags: Sequence[str], cues: Set[str] = frozenset()) -> None:
        """*tag* gives the tag of a word by itself, one of *tags*; it is asked once for each different word.

        *cues* are words in lower case that `Words.cues` tells the places of.
        """
        self._tag, self._tags, self._cues = tag, tags, cues
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.vocab = Vocab(lex_attr_getters={LOWER: _lower, NORM: _lower})
        for tag in self._tags:
            self.vocab.strings.add(tag)
        self._forms = Forms(self.vocab.strings.add, self._tag, self._cues)

    def __call__(self, text: str) -> Doc:
        """The words of *text* as a Doc whose text it is."""
        return self.words(text).doc

    def words(self, text: str) -> Words:
        """The words of *text* with the tags that they have by themselves, and their Doc."""
        return self.words_of_all([text])[0]

    def words_of_all(self, texts: Sequence[str]) -> list[Words]:
        """What `words` gives for each of *texts*, one step after the other for all of them."""
        if len(self._forms) > VOCABULARY:
            self._begin_anew()
        cuts = [_cut(text) for text in texts]
        columns = [_columns(map(self._forms.__getitem__, cut.pieces)) for cut in cuts]
        return [self._made(cut, shown) for cut, shown in zip(cuts, columns, strict=True)]

    def _made(self, cut: "_Cut", columns: "_Columns") -> Words:
        """The words of a text and their Doc."""
        spaced, made = columns.spaced, {self.MADE: True}
        doc = Doc(self.vocab, words=columns.keys, spaces=spaced, user_data=made)  # type: ignore[arg-type]  # hashes
        return self._shown(doc, cut.text, cut.even, cut.starts, columns if "&" not in cut.text else None)

    def words_of(self, doc: Doc) -> Words:
        """The words of a *doc* that a tokenizer like this one made."""
        lengths = doc.to_array([LENGTH, SPACY]).sum(axis=1)
        return self._shown(doc, doc.text, plain(doc.text), [0, *lengths.cumsum().tolist()])

    def _shown(self, doc: Doc, text: str, even: str, starts: list[int], columns: "_Columns | None" = None) -> Words:
        """The words of *doc* as lists; *columns* where its tokens show in their own text what they are."""
        if columns is None:  # an entity of the web page stands for a mark
            columns = _columns(self._forms[even[start:end]] for start, end in pairwise(starts))
        places = range(len(columns.tags))
        cues, capitals = [*compress(places, columns.cues)], [*compress(places, columns.capitals)]
        texts, lowers, tags = [*columns.texts], [*columns.lowers], [*columns.tags]
        return Words(doc, text, even, lowered(even), starts, tags, texts, lowers, cues, capitals)


class _Cut(NamedTuple):
    """A text, its plain form, where its tokens start, and their texts as supplied."""

    text: str
    even: str
    starts: list[int]
    pieces: list[str]


def _cut(text: str) -> _Cut:
    """The tokens of *text*; of an entity they are those of the mark that it stands for, which has all of it."""
    pieces = split(even := plain(text))
    starts = [0, *accumulate(map(len, pieces))]
    if even != text:
        if moved := {mark: start for start, mark, _ in marks(text)}:
            starts = sorted({moved.get(start, start) for start in starts})
        pieces = [text[start:end] for start, end in pairwise(starts)]
    return _Cut(text, even, starts, pieces)


class _Columns(NamedTuple):
    """The fields of many forms, in their order."""

    keys: Sequence[int] = ()
    spaced: Sequence[bool] = ()
    texts: Sequence[str] = ()
    lowers: Sequence[str] = ()
    tags: Sequence[str] = ()
    capitals: Sequence[bool] = ()
    cues: Sequence[bool] = ()


def _columns(forms: Iterable[Form]) -> _Columns:
    return _Columns(*zip(*forms, strict=True))


def _lower(word: str) -> str:
    return bare(word).lower()
