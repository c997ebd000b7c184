"""Verbs of saying, each with its frame: where its speaker stands, and who may be one.

after     kata Budi                  the speaker behind
aside     ", jelas Budi"             the same, only behind a mark or at the head of a sentence
either    bilang                     aside or before
before    Budi mengatakan            the subject to the left
gives     Budi memberikan contoh, …  the same, only with a word for what is told and a mark
quote     Budi: "Kami siap"          the same, only with a quotation right behind it
stance    Budi menilai               the same, only of a known person or an organisation
clause    Budi memastikan ada …      the same, only with "bahwa" or another clause
report    PT Garam membukukan …      the same, only of an organisation or an official
agent     disampaikan (oleh) Budi    the speaker behind a passive verb
passive   disebutnya                 only with -nya, which is the last speaker
states    demikian keterangan PT Garam   behind a quotation, before words for data: the organisation or speaker behind
evidence  menurut Budi, data BPS     the speaker or the organisation behind, words for data left aside
shows     Data BPS menunjukkan       the organisation of data that are the subject
from      Dari pendataan BPS         the organisation of data behind a preposition
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.rulebook import Rulebook


class Verb(NamedTuple):
    """A word that leads to a speaker: its index and frame; `pronoun` where -nya names the speaker."""

    word: int
    frame: str
    pronoun: bool = False


_PRONOUN = "nya"
_HEAD = frozenset({"quote", "comma", "stop", "newline", "dash", "colon", "close", "space"})
"""Tags of what stands before a verb that is set off from its sentence."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The closed words that decide who speaks, by kind; made once per run."""

    data: frozenset[str]
    finding: frozenset[str]
    shows: frozenset[str]
    person: frozenset[str]
    company: frozenset[str]
    lead: frozenset[str]
    unsaid: frozenset[str]
    body: frozenset[str]
    described: frozenset[str]
    on_behalf: frozenset[str]
    writes: frozenset[str]
    by: frozenset[str]
    clause: frozenset[str]
    firm: frozenset[str]
    that: frozenset[str]
    between: frozenset[str]
    given: frozenset[str]
    leading: frozenset[str]

    @classmethod
    def of(cls, rulebook: Rulebook) -> "Lists":
        """The lists of *rulebook*."""
        kinds = ("data", "finding", "shows", "company", "lead", "unsaid", "body", "described", "on behalf", "writes",
                 "by", "clause", "firm", "that", "between", "given")  # fmt: skip
        lists = {kind.replace(" ", "_"): rulebook.words("attribution", kind) for kind in kinds}
        leading = lists["by"] | lists["data"] | lists["on_behalf"]
        return cls(person=rulebook.words("context_words", "person"), leading=leading, **lists)


class Verbs:
    """Finds the verbs of saying in an article."""

    def __init__(self, rulebook: Rulebook, lists: Lists) -> None:
        self._frames: dict[str, tuple[str, bool]] = {}
        self._lists = lists
        for row in rulebook.lexicon("speech"):
            if row["frame"] != "passive":
                self._frames[row["word"]] = (row["frame"], False)
            self._frames[row["word"] + _PRONOUN] = (row["frame"], row["frame"] not in _ACTIVE)
        for word in lists.shows:
            self._frames.setdefault(word, ("shows", False))
        for word in lists.finding:
            self._frames.setdefault(word, ("from", False))

    @property
    def words(self) -> AbstractSet[str]:
        """All verbs, in lower case."""
        return self._frames.keys()

    def find(self, words: Words, marked: Sequence[int]) -> Iterator[Verb]:
        """Those of the *marked* words that are verbs and that their surroundings let say something."""
        for index in marked:
            if (word := words.lowers[index]) in self._frames:
                frame, pronoun = self._frames[word]
                if frame == "from" and (last := _dated(words, index)):
                    yield Verb(last, frame)
                elif self._says(words, index, frame):
                    yield Verb(index, frame, pronoun)

    def _says(self, words: Words, index: int, frame: str) -> bool:
        """Whether what stands before word *index* lets it say something."""
        if not index:
            return True
        before = words.lower(index - 1)
        if frame == "quote":
            return words.tags[index + 1 : index + 2] == ["quote"]
        if frame == "aside":
            return set_off(words, index)
        if frame == "gives":
            told = words.lower(min(index + 1, len(words) - 1)) in self._lists.given
            return told and words.tags[index + 2 : index + 3] == ["comma"]
        if frame == "states":
            quoted = words.tags[index - 1] in _QUOTED or self._frames.get(before) == (frame, False)  # demikian bunyi
            return quoted and words.lower(min(index + 1, len(words) - 1)) in self._lists.data
        if frame == "from":
            hasty = words.lower(index) in self._lists.lead  # "Hasil Asian Games 2023, …" heads a list
            if not hasty and set_off(words, index) and _is_apposed(words, index + 1):
                return True
            lead = index - 1 - (before in self._lists.data and before not in self._lists.lead)
            return lead >= 0 and words.lower(lead) in self._lists.lead and _led_off(words, lead)
        return before not in self._lists.unsaid or frame in _SET_OFF


_ACTIVE = frozenset({"before", "gives", "stance", "clause", "report", "either"})
"""Frames whose verb has -nya as its object."""
_SET_OFF = frozenset({"after", "evidence"})
_QUOTED = frozenset({"quote", "comma"})


def set_off(words: Words, index: int) -> bool:
    """Whether word *index* begins its sentence or stands behind a mark."""
    return not index or words.tags[index - 1] in _HEAD or heads_sentence(words, index)


def _is_apposed(words: Words, first: int) -> bool:
    """Whether an organisation begins at word *first*, parted by a comma from what its data say: "data BPS, ada"."""
    if words.tags[first : first + 1] == [] or words.tags[first] not in organisations.HEADS:
        return False
    behind = organisations.from_word(first, words) + 1
    return words.tags[behind : behind + 1] == ["comma"] and words.tags[behind + 1 : behind + 2] != ["and"]


def _led_off(words: Words, index: int) -> bool:
    """Whether word *index* is set off, or only a conjunction stands before it: "Sementara dari data BPS"."""
    joined = index > 0 and words.tags[index - 1] in _JOINING and heads_sentence(words, index - 1)
    return joined or set_off(words, index)


def _dated(words: Words, index: int) -> int | None:
    """The word before "dari" behind data with their time at the head of a sentence: "Laporan Juli 2023 dari BPS"."""
    if not heads_sentence(words, index):
        return None
    behind = words.tags[index + 1 : index + 2 + _TIME]
    time = next((place for place, tag in enumerate(behind) if tag not in _TIMES), len(behind))
    return index + time if behind[time : time + 1] == ["from"] else None


def heads_sentence(words: Words, index: int) -> bool:
    """Whether word *index* begins its sentence, a dateline left aside."""
    start = words.starts[index]
    first = words.sentence(start)[0]
    return first == start or (
        words.raw(index - 1) in ("- ", "-\n") and behind_dateline(words, words.at(first)) == index
    )


def behind_dateline(words: Words, first: int) -> int:
    """The first word of the sentence that begins at word *first*, behind a dateline: "Palu (KABAR) - Data BPS"."""
    for index in range(first + 1, min(first + _DATELINE, len(words))):
        if words.tags[index] == "dash" and words.raw(index - 1).endswith(" "):
            return index + 1
        domain = words.raw(index - 1) == "."  # Kabar.com, PALU - Data BPS
        if words.tags[index] not in _OF_DATELINE and not domain:
            break
    return first


_JOINING = frozenset({"conjunction", "adverb", "acting"})  # "Sementara" is tagged as an acting holder
_TIMES = frozenset({"of", "in", "preposition", "month", "number", "number_more", "digits", "temporal", "adjective",
                    "slash"})  # fmt: skip
"""Tags of the words of a time behind data."""
_TIME = 6
"""Words of such a time at the most."""
_DATELINE = 16
"""Words of a dateline at the most."""
_OF_DATELINE = frozenset({"place", "place_more", "place_or_name", "level", "comma", "open", "close", "acronym",
                          "name", "organisation", "stop", "part", "initial", "company", "month", "digits", "number",
                          "slash"})  # fmt: skip
