"""Ordinary words, regions and titles in the names of persons: "Win Rahmadi", "Budi Harta Winata", "Danis H. Sumadi".

A list cannot tell such a word from one of an office. What stands round it can: behind a comma, an area, an abbreviation
or a bracket the office is over, and up to the next small word all capitalised words are the person's.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from pipeline.language import Words

_CLOSED = frozenset({"place", "place_more", "close", "acronym", "digits", "number"})
"""Tags of the last word of an office that is over."""
_OF_OFFICE = frozenset({"organisation", "part"})
_GIVEN = frozenset({"name", "initial", "particle_of_name"})
_ORDINARY = frozenset({"part", "speech", "month", "place", "place_or_name"})
"""Tags of words that are somebody's name here and there."""
_BEHIND = frozenset({"speech", "verb", "comma", "in", "preposition", "conjunction", "open", "adverb", "auxiliary", "as",
                     "relative", "copula", "stop", "quote", "newline", "from", "of", ""})  # fmt: skip
"""Tags of what stands behind a name."""
_LISTED = frozenset({"and", "part", "organisation", "institution", "company", "place", "level", "local"})
"""Tags behind a comma that go on with a list or an area: "Perumahan, Permukiman, dan Pertanahan"."""


def mend_in_front(labels: list[str], tags: Sequence[str], following: Sequence[str]) -> None:
    """Makes roles and ordinary words that end a name in front of a role its part; what has initials only is no name."""
    first = 0
    for index, (tag, behind) in enumerate(zip(tags, following, strict=True)):
        ends = behind in ("comma", "open", "as", "relative")
        if index and tag in ("role", "part") and labels[index - 1] == "PERSON" and ends:  # Lukman Hakim
            labels[index] = "PERSON"
        if labels[index] != "PERSON":
            if first < index and "name" not in tags[first:index]:
                labels[first:index] = [""] * (index - first)
            first = index + 1


def mend_behind(words: Words, labels: list[str], first: int, role: int, fields: AbstractSet[str]) -> None:
    """Makes PERSON of the *labels* of such words behind the role that ends before word *role*.

    *first* is the word of the first label, *fields* the words of which offices are made.
    """
    index, end = role, first + len(labels)
    while index < end:
        begin, parted = _begin(words, index), words.tags[index] == "comma"
        index += 1
        if begin is not None:
            after = _run_end(words, begin, end)
            if _is_name(words, begin, after, fields, parted=parted):
                labels[begin - first : after - first] = ["PERSON"] * (after - begin)
                index = after


def _begin(words: Words, index: int) -> int | None:
    """Where a name may begin behind word *index*, if that closes an office: a comma, an area, an abbreviation."""
    tag = words.tags[index]
    closes = tag in _CLOSED or (tag in _OF_OFFICE and words.word(index).isupper())
    if tag != "comma" and not closes:
        return None
    begin = index + 1
    while begin < len(words) and words.tags[begin] == "title":
        begin += 1 + (words.tags[begin + 1 : begin + 2] == ["stop"])
    return begin


def _run_end(words: Words, index: int, end: int) -> int:
    """The word behind the capitalised words from *index* on that may be a name."""
    tags = words.tags
    while index < end:
        tag = tags[index]
        initial = tag == "initial" or _is_initial(words, index)
        if initial and tags[index + 1 : index + 3] in (["stop", "name"], ["stop", "part"]):
            index += 2
        elif initial or _may_stand(words, index):
            index += 1
        else:
            break
    return index


def _may_stand(words: Words, index: int) -> bool:
    """Whether word *index* may be one of a name: a given name, an ordinary word with a capital, "Gusti" of I Gusti."""
    tag = words.tags[index]
    nobility = words.tags[index - 1 : index + 2] == ["initial", "title", "name"]
    return tag in _GIVEN or nobility or (tag in _ORDINARY and words.word(index).istitle())


def _is_initial(words: Words, index: int) -> bool:
    """Whether a title of one letter, or an ordinary word of two capitals, is an initial: "Danis H.", "Arif AS"."""
    word = words.word(index)
    return words.tags[index] in ("title", "part") and word.isupper() and len(word) <= (words.tags[index] == "part") + 1


def _is_name(words: Words, begin: int, after: int, fields: AbstractSet[str], *, parted: bool) -> bool:
    """Whether the words from *begin* to the one before *after* are a name; *parted*: a comma stands before them."""
    tags = words.tags[begin:after]
    if len(tags) < 2 or "name" not in tags or _GIVEN.issuperset(tags) or not _ends(words, after):
        return False
    last = len(tags) - 1
    if last > 1 and tags[last] == "part" and (_GIVEN | {"title"}).issuperset(tags[:last]):
        return True  # Willy Indra Yunani
    return all(
        _belongs(tag, before, behind, of_office=words.word(begin + index) in fields, parted=parted)
        for index, (before, tag, behind) in enumerate(zip(["", *tags], tags, [*tags[1:], ""], strict=False))
        if tag in _ORDINARY
    )


def _belongs(tag: str, before: str, behind: str, *, of_office: bool, parted: bool) -> bool:
    """Whether an ordinary word of this *tag* is part of a name in which tags *before* and *behind* it are."""
    if tag == "place":
        return parted and before == "name"
    if tag == "place_or_name":
        return before == "name"
    if tag in ("speech", "month"):
        return parted and behind == "name"
    if of_office:
        return before in ("initial", "stop") or (parted and before == behind == "name")
    return before != "" or behind == "name"


def _ends(words: Words, after: int) -> bool:
    """Whether a name can end before word *after*."""
    behind, further = [*words.tags[after : after + 2], "", ""][:2]
    return behind in _BEHIND and not (behind == "comma" and further in _LISTED)


def is_verb_like(words: Words, index: int) -> bool:
    """Whether word *index* is a name that is also a verb of saying: ", Puji Setiawan"."""
    return words.tags[index - 1 : index + 2] == ["comma", "speech", "name"] and words.capital(index)
