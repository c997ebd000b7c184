"""Our tokenizer: an article split by one expression, whatever its spaces, quotes and dashes look like.

`Doc.text` is the article as supplied. White space behind a word belongs to the word's token, the first plain space as
spaCy's own flag; the attributes of a word (`LOWER`, `SHAPE`) know nothing of it. So a rule never meets a token of white
space inside a line, and careless pages (two spaces, no-break spaces) read like careful ones.
"""

import re
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from spacy.attrs import LOWER, NORM, SHAPE
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.article import marks, plain

_WORD = re.compile(
    r"""[a-z]+(?:-[a-z]+)*(?![^\W\d_]|\d)\ *               # lower case, reduplications whole: rata-rata
      | (?:[A-Z]|Ph|Sp)\.(?:[A-Z][A-Za-z]{0,3}\.?)+(?![a-z])\ *  # degrees and initials: S.Pd.I, M.Si, A.A.
      | [A-Z]?[a-z]{3,}(?=[A-Z][a-z]{3})                # glued by the web page: negeri|Karawang
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
VOCABULARY = 200_000
"""Different words that one vocabulary holds, about 0.75 KB each; beyond that it starts anew."""


def split(text: str) -> list[str]:
    """The words and marks of a plain *text*, which they join to: each keeps the space behind it.

    >>> split("Rata-rata Rp5,5 juta/kg.")
    ['Rata-rata ', 'Rp', '5,5 ', 'juta', '/', 'kg', '.']
    """
    return _WORD.findall(text)


def bare(word: str) -> str:
    """A token's text in plain characters, without the white space beside it; white space alone is itself."""
    word = plain(word)
    return word.strip(" ") or word


class Tokenizer:
    """Makes a Doc of a text; fits `nlp.tokenizer`. Docs made before the vocabulary started anew keep the old one."""

    MADE = "fakta_words"
    """Key in the user data of the Docs that it made."""

    def __init__(self, tag: Callable[[str], str], tags: Sequence[str]) -> None:
        """*tag* gives the tag of a word by itself, one of *tags*; it is asked once for each different word.

        The lexeme keeps it as its shape, for that is what it mostly follows from.
        """
        self._tag, self._tags = tag, tags
        self.vocab = self._vocabulary()

    def _vocabulary(self) -> Vocab:
        def tagged(word: str) -> str:
            return self._tag(bare(word))

        def lower(word: str) -> str:
            return bare(word).lower()

        vocab = Vocab(lex_attr_getters={LOWER: lower, NORM: lower, SHAPE: tagged})
        for tag in self._tags:
            vocab.strings.add(tag)
        return vocab

    def __call__(self, text: str) -> Doc:
        """The words of *text* as a Doc whose text it is."""
        if len(self.vocab) > VOCABULARY:
            self.vocab = self._vocabulary()
        words = split(even := plain(text))
        if even != text:
            words = _as_supplied(words, text)
        spaces = [word[-1] == " " and len(word) > 1 for word in words]
        words = [word[:-1] if space else word for word, space in zip(words, spaces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces, user_data={self.MADE: True})


def _as_supplied(words: list[str], text: str) -> list[str]:
    """The stretches of *text* that *words* of its plain form stand for; an entity belongs to its mark alone."""
    ends = list(accumulate(map(len, words)))
    moved = {mark: start for start, mark, _ in marks(text)}
    if moved:
        ends = sorted({moved.get(end, end) for end in ends} - {0})
    return [text[start:end] for start, end in pairwise([0, *ends])]
