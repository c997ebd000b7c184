"""An article with its words, numerals, names and sentences; offsets are those of the article's text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.article import Article, spaced
from pipeline.language.names import Name


class _Lower(dict):
    """A word as it was split to its lower case without the space; the memory starts anew when it is large."""

    def __missing__(self, word: str) -> str:
        if len(self) > _VOCABULARY:
            self.clear()
        lower = self[word] = word.rstrip(" ").lower()
        return lower


_VOCABULARY = 400_000
_LOWER = _Lower()


class Numeral(NamedTuple):
    """A numeral in the plain text: digits with scale words, or spelled out; `word` is the index of its first word."""

    start: int
    end: int
    text: str
    word: int


@dataclass(slots=True)
class Page:
    """What the rules look at. `words` join to `plain`, each with the space behind it; `classes` has one byte a word."""

    article: Article
    plain: str
    words: list[str]
    starts: list[int]
    classes: bytearray
    names: Sequence[Name] = ()
    numerals: Sequence[Numeral] = ()
    english: bool = False
    sentences: list[tuple[int, int]] = field(default_factory=list)
    _starts: Sequence[int] = (0,)

    def word_at(self, offset: int) -> int:
        """The index of the word that holds the character at *offset*."""
        return bisect_right(self.starts, offset) - 1

    def word(self, index: int) -> str:
        """The text of one word."""
        return self.words[index].rstrip(" ")

    def lower(self, index: int) -> str:
        """The text of one word in lower case."""
        return _LOWER[self.words[index]]

    def end(self, index: int) -> int:
        """The offset behind the last character of one word."""
        return self.starts[index] + len(self.words[index].rstrip(" "))

    def span(self, first: int, last: int) -> str:
        """The article's text from word *first* to word *last*, both inclusive."""
        return spaced(self.article.text[self.starts[first] : self.end(last)])

    def key(self, first: int, last: int) -> str:
        """The words from *first* to *last* as lexicons write them: lower case, one space between them."""
        return " ".join(self.plain[self.starts[first] : self.end(last)].lower().split())

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds *offset*, outer white space excluded."""
        return self.sentences[bisect_right(self._starts, offset) - 1]

    def set_sentences(self, starts: Sequence[int]) -> None:
        """Parts the article at the offsets *starts*, the first of which is 0."""
        self._starts = starts
        for start, end in zip(starts, [*starts[1:], len(self.plain)], strict=True):
            sentence = self.plain[start:end]
            left = len(sentence) - len(sentence.lstrip())
            self.sentences.append((start + left, max(start + left, start + len(sentence.rstrip()))))
