"""Where the name of an organisation ends because the article uses it elsewhere: "Bank Mega Jaya" | "Rasmi Pramono".

Of "Direktur Bank Mega Jaya Rasmi Pramono" no list tells the firm from the person; "Bank Mega Jaya menyalurkan kredit"
in another sentence does.
"""

from collections.abc import Iterator

from pipeline.language import Words

_HEADS = frozenset({"company", "institution", "organisation"})
_VOWELS = frozenset("aeiou")
_LONGEST = 8
"""Words of a name that is looked for elsewhere, at the most."""
_PLACES, _NEAR = 12, 10_000
"""Places that are looked at, and characters to either side, at the most: long pages must not cost their square."""


def repeated_end(words: Words, office: int, first: int, after: int) -> int | None:
    """The word behind the longest organisation that the article names elsewhere and that ends in the run of unknown
    words from *first* to the one before *after*, or right before it; None where it repeats none.

    The office in front of the run begins at word *office*. Without a head such as Bank or Universitas in it, the other
    place has to have PT or the like before the name.
    """
    head = next((index for index in range(first - 1, office - 1, -1) if words.tags[index] in _HEADS), None)
    for start in range(max(office, first - _LONGEST), first + 1) if head is None else (head,):
        for end in range(after - 1, max(first, start + 2) - 1, -1):
            if _stands_alone(words, start, end, led=head is None):
                return end
    return None


def leading_end(words: Words, first: int, after: int) -> int:
    """The word behind a club's name in front of a person's of two words or more, among those from *first* to the one
    before *after*, where it stands alone elsewhere: "Real Sigi" | "Carlo Lasimpo"; *first* where none does.
    """
    ends = range(after - 2, first + 1, -1)
    return next(
        (end for end in ends if _stands_alone(words, first, end, led=False) and not _speaks(words, first, end)), first
    )


def _stands_alone(words: Words, first: int, after: int, *, led: bool) -> bool:
    """Whether the words from *first* to the one before *after* are a whole name elsewhere; *led*: behind PT."""
    return any(
        (not led or words.tags[place - 1 : place] == ["company"]) and not _goes_on(words, behind)
        for place, behind in _places(words, first, after)
    )


def _speaks(words: Words, first: int, after: int) -> bool:
    """Whether the words from *first* to the one before *after* stand beside a verb of saying elsewhere."""
    return any(
        "speech" in words.tags[max(0, place - 1) : place] + words.tags[behind : behind + 1]
        for place, behind in _places(words, first, after)
    )


def _places(words: Words, first: int, after: int) -> Iterator[tuple[int, int]]:
    """Where else the words from *first* to the one before *after* stand: the first word and the one behind."""
    start, end = words.starts[first], words.end(after - 1)
    name, place = words.plain[start:end], max(0, start - _NEAR) - 1
    for _ in range(_PLACES):
        place = words.plain.find(name, place + 1, end + _NEAR)
        if place < 0:
            return
        behind = place + len(name)
        if place != start and not words.plain[behind : behind + 1].isalnum():
            yield words.at(place), words.at(behind - 1) + 1


def _goes_on(words: Words, index: int) -> bool:
    """Whether word *index* goes on the name before it: any with a capital but the legal form of a firm, Tbk or Ltd."""
    if index >= len(words) or not words.capital(index):
        return False
    return words.tags[index] != "part" or not _VOWELS.isdisjoint(words.lower(index))
