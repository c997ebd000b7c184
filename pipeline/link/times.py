"""When: the time expression of its sentence that a quantity is about."""

import re
from collections.abc import Sequence

from pipeline.article import Article
from pipeline.language import CLASSES, Page
from pipeline.link.clauses import Place
from pipeline.rulebook import Rulebook
from pipeline.values.period import Time
from pipeline.values.period import Times as Expressions

_BEHIND = 30
"""Characters behind a quantity in which a time still belongs to it alone: "7,65 persen pada 2023"."""
# Between a quantity and a time: another statement, or the time that the quantity is compared with.
_PARTS = re.compile(r"[,;]| (?:dan|dari|daripada|ketimbang|dibanding(?:kan)?) ")
_SPEECH = ord(CLASSES["speech"])
_BESIDE = 9
"""Words beside a date in which a verb of saying makes it the date of the speech."""


class Times:
    """Reads the times of a sentence once and gives each quantity its own."""

    def __init__(self, rulebook: Rulebook) -> None:
        lexicons = map(rulebook.lexicon, ("time_words", "months", "weekdays", "numerals"))
        speech = [row["word"] for row in rulebook.lexicon("words") if row["class"] == "speech"]
        self._periods = Expressions(rulebook.of("time"), *lexicons, before=speech)
        dated = "|".join(map(re.escape, sorted(rulebook.words("context_words", "dated"))))
        # Years inside these names date the name and not the number.
        self._names = re.compile(rf"(?:{dated}|Nomor \S+|No\.? \S+|U-\d+) (?:Serentak )?(?:[XVI]+ )?[Tt]?(?:ahun )?$")
        self._published = rulebook.words("context_words", "published")
        self._hints = _Hints(self._periods)

    def _beginnings(self, page: Page, first: int, after: int) -> list[int]:
        """Where in a sentence a time may begin; nowhere where no word hints at one."""
        begun = [(index, self._hints[page.words[index]]) for index in range(first, after)]
        if not any(hint for _, (_, hint) in begun):
            return []
        return [page.starts[index] for index, (begins, _) in begun if begins]

    def of(self, places: Sequence[Place], page: Page) -> dict[int, Time]:
        """The period of each of *places*, which stand in one sentence, by the start of the quantity."""
        start, end = page.sentence(places[0].mention.start)
        article: Article = page.article
        spans = [(place.mention.start, place.mention.end) for place in places if place.mention.type != "measure"]
        starts = self._beginnings(page, places[0].sentence_first, places[0].sentence_after)
        if not starts:
            return {}
        found = [
            period
            for period in self._periods.find(page.plain, starts, end, article.published, begin=start)
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
            reach = max(place.mention.reach, place.mention.end)
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

    def _of_speech(self, page: Page, period: Time, start: int, end: int) -> bool:
        """Whether a date in figures tells when somebody spoke: "kata dia di Palu, Senin (3/7)"."""
        first, last = page.word_at(period.start), page.word_at(period.end - 1)
        before = max(page.word_at(start), first - _BESIDE)
        after = min(page.word_at(max(start, end - 1)), last + _BESIDE)
        said = _SPEECH in page.classes[before:first] or _SPEECH in page.classes[last : after + 1]
        return said or (first > 0 and page.lower(first - 1) in self._published)


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
