"""What a linker may look at, made once an article; and what it says of a quantity."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple, Protocol

from pipeline.fact import Cell
from pipeline.language import Words
from pipeline.link.quotations import quotations
from pipeline.meaning import Official, Quantity, Read, Region
from pipeline.mention import Mention

Span = tuple[int, int]


class Stated(NamedTuple):
    """A quantity in its place: indexes of its first word, of the word behind its span, and behind all of it."""

    mention: Mention
    quantity: Quantity
    first: int
    after: int
    behind: int
    sentence: range

    @property
    def reach(self) -> int:
        """The offset behind all that belongs to it."""
        return max(self.mention.end, self.mention.extent[1])


class Named(NamedTuple):
    """An official of the article."""

    mention: Mention
    official: Official


class Located(NamedTuple):
    """A region that the article names, and which one it is."""

    mention: Mention
    region: Region


class Said(NamedTuple):
    """The cells that a linker gives a quantity, in the order of its columns, and the words that decided them."""

    cells: tuple[Cell, ...]
    words: tuple[Span, ...] = ()


class Linker(Protocol):
    """Gives one column, or some that belong together, for all quantities of an article.

    One that looks for certain words in the whole article names them as `cues`: `Words.cues` tells their places.
    """

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it fills."""

    def __call__(self, scene: "Scene") -> list[Said | None]:
        """What the article says of each quantity of *scene*, in their order; None where it says nothing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as the linkers see it."""

    words: Words
    published: date | None
    quantities: Sequence[Stated]
    officials: Sequence[Named]
    regions: Sequence[Located]
    quotations: Sequence[Span]

    def by_sentence(self) -> Iterator[list[Stated]]:
        """The quantities of each sentence that has some."""
        for _, stated in groupby(self.quantities, key=lambda one: one.sentence):
            yield list(stated)


def scene_of(reads: Sequence[Read], words: Words, published: date | None) -> Scene:
    """The scene of an article whose facts are *reads*."""
    sentences: dict[int, range] = {}
    quantities: list[Stated] = []
    officials: list[Named] = []
    regions: list[Located] = []
    for mention, means in reads:
        if isinstance(means, Quantity):
            quantities.append(_stated(mention, means, words, sentences))
        elif isinstance(means, Region):
            regions.append(Located(mention, means))
        elif isinstance(means, Official):
            officials.append(Named(mention, means))
    quotes = quotations(words.plain, words.text) if quantities else []
    return Scene(words, published, quantities, officials, regions, quotes)


def _stated(mention: Mention, quantity: Quantity, words: Words, sentences: dict[int, range]) -> Stated:
    """A quantity in its place; *sentences* are the words of those sentences that were asked for before."""
    number = words.number_of_sentence(mention.start)
    sentence = sentences.get(number) or sentences.setdefault(number, _sentence(words, number))
    first = words.at(mention.start)
    after = first + 1
    while words.starts[after] < mention.end:
        after += 1
    behind = after if mention.extent[1] <= mention.end else bisect_left(words.starts, mention.extent[1])
    if after > sentence.stop:
        sentence = range(sentence.start, after)
    return Stated(mention, quantity, first, after, behind, sentence)


def _sentence(words: Words, number: int) -> range:
    """The words of the sentence of this *number*."""
    start, end = words.sentences[number]
    return range(words.at(start), words.at(max(start, end - 1)) + 1)
