"""The words of a Doc as Python lists: code that walks over them would pay ten times as much for Token objects."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline.article import spaced

LONGEST = 2000
"""Characters of a sentence that rows quote whole; those of the press have 160, hardly one has 1,000."""
_STEP, _WORD = LONGEST // 5, 40
_ENDLESS = 8 * _STEP
"""Characters of a sentence at the most: of 3,088 articles of the press one has a longer one."""


class Name(NamedTuple):
    """A phrase of the gazetteer *kind* in a Doc, as the gazetteer writes it: its first token and the one behind it."""

    kind: str
    first: int
    after: int
    phrase: str


class Numeral(NamedTuple):
    """A numeral in the plain text; `word` is the index of its first word, in which it may begin late (G20)."""

    start: int
    end: int
    text: str
    word: int


@dataclass(slots=True)
class Words:
    """A Doc, column by column: `starts[i]` is the offset of token i (one more at the end), `tags[i]` its tag.

    `texts[i]` is its word in plain characters, without spaces, `lowers[i]` the same in lower case; one more at the end
    is empty, so that there is no word before the first one and none behind the last. `cues` are the places of the words
    that linkers look out for, `capitals` those of the words with a capital, so that nobody has to pass over all words.
    Offsets are those of `text`, the article as supplied; `plain` has one kind of space, quote and dash, `lowered`
    lower case besides, both of the same length. A word ends before the white space that its token holds.
    """

    doc: Doc
    text: str
    plain: str
    lowered: str
    starts: list[int]
    tags: list[str]
    texts: list[str]
    lowers: list[str]
    cues: list[int]
    capitals: list[int]
    names: list[Name] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    english: bool = False
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    parted: frozenset[int] = frozenset()
    """Where sentences start that are only the further part of one without an end."""

    def __post_init__(self) -> None:
        self.texts.append("")
        self.lowers.append("")

    def __len__(self) -> int:
        return len(self.tags)

    def at(self, offset: int) -> int:
        """The index of the word that holds the character at *offset*."""
        return bisect_right(self.starts, offset) - 1

    def raw(self, index: int) -> str:
        """The plain text of one token, the white space behind it included."""
        return self.plain[self.starts[index] : self.starts[index + 1]]

    def word(self, index: int) -> str:
        """The plain text of one word."""
        return self.texts[index]

    def lower(self, index: int) -> str:
        """The plain text of one word in lower case."""
        return self.lowers[index]

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital; there is none behind the last."""
        return self.plain[self.starts[index] : self.starts[index] + 1].isupper()

    def end(self, index: int) -> int:
        """The offset behind the last character of one word."""
        behind = self.starts[index + 1]
        if self.plain[behind - 1] != " ":
            return behind
        return self.starts[index] + len(self.raw(index).rstrip(" "))

    def span(self, first: int, last: int) -> str:
        """The article's text from word *first* to word *last*, both inclusive, with plain spaces."""
        return spaced(self.text[self.starts[first] : self.end(last)])

    def key(self, first: int, last: int) -> str:
        """The words from *first* to *last* as lexicons write them: lower case, one space between them.

        Words that the page glued ("JakartaUtara") are parted.
        """
        glued = [start for start in self.starts[first + 1 : last + 1] if self.plain[start - 1 : start + 1].isalpha()]
        text, begin = "", self.starts[first]
        for start in glued:
            text, begin = f"{text}{self.lowered[begin:start]} ", start
        return " ".join((text + self.lowered[begin : self.end(last)]).split())

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds *offset*, outer white space excluded."""
        return self.sentences[bisect_right(self.sentence_starts, offset) - 1]

    def passage(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of what a row quotes round the stretch from *start* to *end*: its sentence.

        Of a sentence longer than LONGEST (a price list without a full stop) it is five steps of the sentence, between
        words: the one that *start* stands in, and two on either side. So rows grow with the page, not with its square,
        and facts that stand close together quote the same words.
        """
        number = self.number_of_sentence(start)
        begin, last = self.sentences[number]
        first = begin
        if self.parted:
            first = self.sentences[number - (self.sentence_starts[number] in self.parted)][0]
            behind = self.sentence_starts[number + 1 : number + 2]
            last = self.sentences[number + (not self.parted.isdisjoint(behind))][1]
        if last - first > LONGEST:
            step = begin + (start - begin) // _STEP * _STEP
            first = self._between_words(step - 2 * _STEP) if step - 2 * _STEP > first else first
            last = min(last, self._between_words(step + 3 * _STEP))
            last = first + len(self.plain[first:last].rstrip())
        return first, max(last, end)

    def _between_words(self, offset: int) -> int:
        """The beginning of the word that holds *offset*; the offset itself in a word without an end."""
        space = max(self.plain.rfind(mark, offset - _WORD, offset) for mark in " \n")
        return space + 1 if space >= 0 else offset

    def number_of_sentence(self, offset: int) -> int:
        """Which sentence holds *offset*, counted from 0."""
        return bisect_right(self.sentence_starts, offset) - 1

    def part(self, starts: list[int]) -> None:
        """Parts the article into sentences at the offsets *starts*, the first of which is 0.

        One longer than any that somebody wrote, such as a page without full stops, is parted further: what looks
        through the sentence of each number would else take the square of its length.
        """
        further = list(self._further(starts))
        starts = sorted([*starts, *further]) if further else starts
        self.sentences = []
        self.sentence_starts = starts
        for start, end in pairwise([*starts, len(self.plain)]):
            sentence = self.plain[start:end]
            left = start + len(sentence) - len(sentence.lstrip())
            self.sentences.append((left, max(left, start + len(sentence.rstrip()))))
        if "&" in self.text:
            self.sentence_starts = [self._supplied(start) for start in starts]
            self.sentences = [(self._supplied(start), end) for start, end in self.sentences]
        self.parted = frozenset(map(self._supplied, further))

    def _further(self, starts: Sequence[int]) -> Iterator[int]:
        """The words at which a sentence of more than _ENDLESS characters, between two of *starts*, is parted."""
        for start, end in pairwise([*starts, len(self.plain)]):
            while end - start > _ENDLESS:
                start = self.starts[max(self.at(start + _ENDLESS), self.at(start) + 1)]
                if start >= end:
                    break
                yield start

    def part_more(self, spans: Iterable[tuple[int, int]]) -> None:
        """Ends sentences before and behind the stretches *spans* too, such as the leftovers of a web page."""
        starts = set(self.sentence_starts) - self.parted
        for start, end in spans:
            while self.plain[end : end + 1] == " ":
                end += 1
            starts |= {start, end}
        self.part(sorted(starts - {len(self.plain)}))

    def _supplied(self, offset: int) -> int:
        """Where the entity begins whose mark stands at *offset*; else the offset itself."""
        if self.text[offset : offset + 1] != ";" or self.plain[offset] == ";":
            return offset
        return self.starts[self.at(offset)]


def places(tags: Sequence[str], tag: str) -> Iterator[int]:
    """The words that have this *tag*, in order.

    >>> list(places(["name", "speech", "name"], "name"))
    [0, 2]
    """
    index = -1
    for _ in range(tags.count(tag)):
        index = tags.index(tag, index + 1)
        yield index


def lowered(text: str) -> str:
    """*text* in lower case, same length: a letter that would become two stays.

    >>> len(lowered("İstanbul")) == len("İstanbul")
    True
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)
