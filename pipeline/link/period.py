"""When: the time expression of its sentence that a quantity is about."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Stated
from pipeline.rulebook import Rulebook
from pipeline.values.period import Time
from pipeline.values.period import Times as Expressions

_BEHIND = 30
"""Characters behind a quantity in which a time still belongs to it alone: "7,65 persen pada 2023"."""
# Between a quantity and a time: another statement, or the time that the quantity is compared with.
_PARTS = re.compile(r"[,;]| (?:dan|dari|daripada|ketimbang|dibanding(?:kan)?) ")
_SPEECH = "speech"
_BESIDE = 9
"""Words beside a date in which a verb of saying makes it the date of the speech."""


class When:
    """The linker of `period`, `period_start` and `period_end`: the times of a sentence, each quantity its own."""

    columns = ("period", "period_start", "period_end")

    def __init__(self, rulebook: Rulebook) -> None:
        lexicons = map(rulebook.lexicon, ("time_words", "months", "weekdays", "numerals"))
        speech = [row["word"] for row in rulebook.lexicon("words") if row["class"] == "speech"]
        self._periods = Expressions(rulebook.of("time"), *lexicons, before=speech)
        dated = "|".join(map(re.escape, sorted(rulebook.words("context_words", "dated"))))
        # Years inside these names date the name and not the number.
        self._names = re.compile(rf"(?:{dated}|Nomor \S+|No\.? \S+|U-\d+) (?:Serentak )?(?:[XVI]+ )?[Tt]?(?:ahun )?$")
        self._published = rulebook.words("context_words", "published")
        self._hints = _Hints(self._periods)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The time of each quantity, in the article's words and as first and last day."""
        said: list[Said | None] = []
        for places in scene.by_sentence():
            chosen = self._of(places, scene.words, scene.published)
            said += [_said(chosen.get(place.mention.start), scene.words) for place in places]
        return said

    def _beginnings(self, words: Words, sentence: range) -> list[int]:
        """Where in a sentence a time may begin; nowhere where no word hints at one."""
        begun = [(index, self._hints[words.raw(index)]) for index in sentence]
        if not any(hint for _, (_, hint) in begun):
            return []
        return [words.starts[index] for index, (begins, _) in begun if begins]

    def _of(self, places: Sequence[Stated], page: Words, published: date | None) -> dict[int, Time]:
        """The period of each of *places*, which stand in one sentence, by the start of the quantity."""
        start, end = page.sentence(places[0].mention.start)
        spans = [(place.mention.start, place.mention.end) for place in places if place.mention.type != "measure"]
        starts = self._beginnings(page, places[0].sentence)
        if not starts:
            return {}
        found = [
            period
            for period in self._periods.find(page.plain, starts, end, published, begin=start)
            if period.kind not in ("speech", "present")
            and not self._names.search(page.plain, max(start, period.start - 30), _year_start(page.plain, period))
            and not (page.plain[period.end - 1] == ")" and self._of_speech(page, period, start, end))
            and not any(first < period.end and period.start < last for first, last in spans)
        ]
        if not found:
            return {}
        chosen: dict[int, Time] = {}
        taken: set[Time] = set()
        for index, place in enumerate(places):
            limit = places[index + 1].mention.start if index + 1 < len(places) else end
            reach = place.reach
            behind = next((p for p in found if reach <= p.start <= min(reach + _BEHIND, limit)), None)
            if behind and not _new_clause(page.plain, reach, behind.start):
                chosen[place.mention.start] = behind
                taken.add(behind)
        for place in places:
            if place.mention.start in chosen:
                continue
            before = [p for p in found if p.end <= place.mention.start and p not in taken]
            after = [p for p in found if p.start >= place.mention.end and p not in taken]
            if before:
                chosen[place.mention.start] = before[-1]
            elif after and len(found) == 1 and len(places) == 1:
                chosen[place.mention.start] = after[0]
        return chosen

    def _of_speech(self, page: Words, period: Time, start: int, end: int) -> bool:
        """Whether a date in figures tells when somebody spoke: "kata dia di Palu, Senin (3/7)"."""
        first, last = page.at(period.start), page.at(period.end - 1)
        before = max(page.at(start), first - _BESIDE)
        after = min(page.at(max(start, end - 1)), last + _BESIDE)
        said = _SPEECH in page.tags[before:first] or _SPEECH in page.tags[last : after + 1]
        return said or (first > 0 and page.lower(first - 1) in self._published)


def _said(period: Time | None, words: Words) -> Said | None:
    if period is None:
        return None
    span = period.start, period.end
    return Said((words.text[slice(*span)], period.first, period.last), (span,))


class _Hints(dict):
    """Whether a time may begin with a word, as split, and whether it hints at one; made as the words are met."""

    def __init__(self, periods: Expressions) -> None:
        super().__init__()
        self._periods = periods

    def __missing__(self, word: str) -> tuple[bool, bool]:
        said = self[word] = self._periods.begins(word), self._periods.hints(word.rstrip(" "))
        return said


def _year_start(text: str, period: Time) -> int:
    """Where the figures of a bare year begin: the words before them may be part of a name."""
    digits = re.compile(r"\d").search(text, period.start, period.end)
    return digits.start() if digits else period.start


def _new_clause(text: str, start: int, end: int) -> bool:
    """Whether the words between a quantity and a time keep them apart."""
    return _PARTS.search(text, start, end) is not None
