"""Where the name of an organisation begins and ends, with "dan" and commas inside: "Energi dan Sumber Daya Mineral"."""

from pipeline.language import Words

ORGANISATION = frozenset({"organisation", "company", "institution", "part", "acronym", "name", "place",
                          "place_more", "level", "local",
                     "initial", "capital", "close", "open", "role_more", "place_or_name"})  # fmt: skip
"""Classes of words that stand in names of organisations."""
HEADS = frozenset({"organisation", "company", "institution", "acronym"})
"""Classes of words that such a name may begin with, or be."""
_BEHIND = frozenset({"place", "place_more", "close"})
_OPEN, _PART, _COMMA, _AND = ("open", "part", "comma", "and")
_LONGEST = 14
"""Words of a name at the most."""


def from_word(first: int, words: Words) -> int:
    """The last word of the name that begins at word *first*."""
    last = first
    while last - first < _LONGEST:
        if _is(words, last + 1, ORGANISATION):
            last += 1
        elif (further := _goes_on(words, last + 1)) is not None:
            last = further
        else:
            break
    while last > first and words.tags[last] == _OPEN:
        last -= 1
    return last


def up_to_word(last: int, words: Words, start: int) -> str | None:
    """The name that ends at word *last* and begins behind offset *start*, with an area or a bracket behind it."""
    if words.tags[last] not in ORGANISATION:
        return None
    first = _beginning(last, words, start)
    head = first
    while head <= last and words.tags[head] not in HEADS:
        head += 1
    if head > last or (head > first and words.tags[head - 1] == _OPEN):
        if first == last:
            return None
        head = first + (words.word(first) == "Data")
    while _is(words, last + 1, _BEHIND) and not words.raw(last).startswith(","):
        last += 1
    name = words.span(head, last)
    return None if name.count("(") > name.count(")") else name


def _beginning(last: int, words: Words, start: int) -> int:
    """The first of the words before *last* that may belong to its name."""
    first, series = last, False
    while first > 0 and words.starts[first - 1] >= start and last - first < _LONGEST:
        before = first - 1
        if words.tags[before] == "dash" and before and " " not in words.raw(before - 1) + words.raw(before):  # UPTD-PPD
            before -= 1
        if words.tags[before] not in ORGANISATION:
            if words.tags[first] != _PART:
                break
            joined = words.tags[before] == _AND
            before -= joined
            if before > 0 and words.tags[before] == _COMMA and (joined or series):
                before -= 1
            if before < 0 or words.starts[before] < start or words.tags[before] not in ORGANISATION:
                break
            series = True
        first = before
    return first


def _goes_on(words: Words, index: int) -> int | None:
    """The word with which a name goes on behind the coordination at word *index*: ", Klimatologi, dan Geofisika".

    A comma alone joins only in a series that ends in "dan".
    """
    after = index + _is(words, index, {_COMMA})
    joined = _is(words, after, {_AND})
    after += joined
    if after == index or not _is(words, after, {_PART}):
        return None
    if joined:
        return after
    last = after
    while _is(words, last + 1, {_PART}):
        last += 1
    return after if _goes_on(words, last + 1) is not None else None


def _is(words: Words, index: int, classes: frozenset[str] | set[str]) -> bool:
    return index < len(words) and words.tags[index] in classes
