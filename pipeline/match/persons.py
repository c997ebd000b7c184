"""Where the name of an organisation ends and that of a person begins, in a run of words that may be either.

"Direktur PT Sinar Abadi Budi Santoso": no list knows Sinar, Budi or Santoso. What stands before the run decides,
and what the article says elsewhere: who is quoted by which short name, which words are an organisation's.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells of its unknown words.

    `spoken` stand alone beside a verb of saying, `aliases` in brackets behind an organisation or behind PT.
    """

    spoken: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()


def words_before_person(run: Sequence[str], before: str, known: Known) -> int:
    """How many words of *run* belong to what stands before it; all of them where no person follows.

    *before* says what that is: `company` (PT alone), `firm` (PT with words that are no person's), `closed_firm` (PT
    with an abbreviation, area or number, behind which a name is rarely longer), `institution`, `led` (a role that
    only firms have), `from` (dari), `in` (di, pada), else `office`.

    >>> table = ["Sinar Budi", "Sinar Tani Budi", "Sinar Tani Budi Santoso", "Sinar"]
    >>> for before in ("company", "firm", "closed_firm", "institution"):
    ...     print([words_before_person(run.split(), before, Known()) for run in table])
    [1, 1, 2, 1]
    [0, 1, 2, 1]
    [0, 0, 0, 0]
    [1, 1, 1, 1]
    >>> [words_before_person(run.split(), "led", Known()) for run in ("Kirana Budi Santoso", "Budi Santoso", "Budi")]
    [1, 0, 0]
    >>> [words_before_person(run.split(), "from", Known()) for run in ("Nusa Riset Budi Santoso", "Indef Budi Santoso")]
    [2, 1]
    >>> words_before_person(["Maju"], "in", Known()), words_before_person(["Rahmat", "Muda"], "office", Known())
    (1, 0)
    >>> words_before_person("Francois de Maricourt".split(), "led", Known())
    0

    What the article tells comes first: a word known as an organisation's, then the short name of one who speaks.

    >>> words_before_person("Organda Budi Waluyo".split(), "office", Known(aliases=frozenset(["Organda"])))
    1
    >>> words_before_person("Sinar Tani Budi Santoso Putra".split(), "company", Known(spoken=frozenset(["Budi"])))
    2
    """
    known_words = [position for position, word in enumerate(run) if word in known.aliases]
    if known_words:
        return known_words[-1] + 1
    spoken = [position for position, word in enumerate(run) if word in known.spoken]
    share = min([_share(len(run), before), *spoken])
    while 0 < share < len(run) and run[share].islower():  # Francois de Maricourt
        share -= 1
    return share


def _share(length: int, before: str) -> int:
    """How many of *length* unknown words behind *before* are its own, by how long names of firms and persons are.

    Four words behind PT are two and two, three are one and two: a name of a person has two words in most cases.
    """
    match before:
        case "company":
            return 1 if length < 4 else length - 2
        case "firm":
            return 1 if length == 1 else max(0, length - 2)
        case "closed_firm":
            return 0
        case "institution":
            return 1
        case "led":
            return max(0, length - 2)
        case "from":
            return 1 if length == 1 else max(0, length - 2)
        case "in":
            return 1 if length == 1 else 0
    return 0
