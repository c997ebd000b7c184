"""The words round a quantity that stand in its sentence: the window in which cues and times are looked for."""

from typing import NamedTuple

from pipeline.fact import Mention
from pipeline.language import Words


class Place(NamedTuple):
    """A quantity on its page: indexes of its first word and the word behind it, and the words of its sentence."""

    mention: Mention
    first: int
    after: int
    sentence_first: int
    sentence_after: int


def place(mention: Mention, page: Words) -> Place:
    """Where *mention* stands, in words."""
    start, end = page.sentence(mention.start)
    first = page.at(mention.start)
    after = first + 1
    while page.starts[after] < mention.end:
        after += 1
    last = page.at(max(start, end - 1)) if end else first
    return Place(mention, first, after, page.at(start), max(last + 1, after))
