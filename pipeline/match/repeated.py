"""Where the name of an organisation ends because the article uses it elsewhere: "Bank Mega Jaya" | "Rasmi Pramono".

Of "Direktur Bank Mega Jaya Rasmi Pramono" no list tells the firm from the person; "Bank Mega Jaya menyalurkan kredit"
in another sentence does.
"""

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


def _stands_alone(words: Words, first: int, after: int, *, led: bool) -> bool:
    """Whether the words from *first* to the one before *after* are a whole name elsewhere; *led*: behind PT."""
    start, end = words.starts[first], words.end(after - 1)
    name, place = words.plain[start:end], max(0, start - _NEAR) - 1
    for _ in range(_PLACES):
        place = words.plain.find(name, place + 1, end + _NEAR)
        if place < 0:
            break
        behind = place + len(name)
        if place != start and not words.plain[behind : behind + 1].isalnum():
            before = words.at(place) - 1
            is_led = not led or (before >= 0 and words.tags[before] == "company")
            if is_led and not _goes_on(words, words.at(behind - 1) + 1):
                return True
    return False


def _goes_on(words: Words, index: int) -> bool:
    """Whether word *index* goes on the name before it: any with a capital but the legal form of a firm, Tbk or Ltd."""
    if index >= len(words) or not words.capital(index):
        return False
    return words.tags[index] != "part" or not _VOWELS.isdisjoint(words.lower(index))
