"""Who speaks at a verb of saying: the person, role, pronoun or organisation behind it, or the subject before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language import Words
from pipeline.link import organisations
from pipeline.link.introductions import name_end, name_start
from pipeline.link.registry import Entry, Registry
from pipeline.link.sightings import NAME, Sighting, Sightings
from pipeline.link.speech import Lists, Verb

_FAR = 90
"""Characters between a subject and its verb at the most, for dates and places that stand between."""
_PHRASE = 18
"""Words of role and organisation between a verb and the name at the most."""
_OF_ROLE = frozenset({"role", "role_more", "local_role", "title", "acting", "degree", "organisation", "company", "institution",
                      "part", "acronym", "place", "place_more", "place_or_name", "level", "local", "initial", "capital", "and",
                      "open", "close", "number", "digits", "name", "preposition", "of", "in", "from", "slash", "dash"})  # fmt: skip
"""Tags of the words of a role phrase, titles included."""
_OPENS = frozenset({"comma", "open", "in", "of", "from", "preposition", "temporal", "adverb", "auxiliary", "relative", "month",
                    "conjunction", "as", "demonstrative", "degree", "place"})  # fmt: skip
"""Tags of the word behind a subject that let its verb follow later."""
_JOINS = frozenset({"and", "comma", "conjunction", "adverb"})
"""Tags of the word before the second verb of a subject: "datang dan mengatakan"."""
_ROLE = frozenset({"role", "local_role"})
_ORGANISED = organisations.HEADS


@dataclass(slots=True)
class Talk:
    """An article while its verbs are read in order; `current` is whom a pronoun means, `body` whom "lembaga itu" means."""

    words: Words
    registry: Registry
    sightings: Sightings
    lists: Lists
    current: Entry | None = None
    body: Entry | None = None

    def speaker(self, verb: Verb, start: int, end: int) -> Entry | None:
        """The speaker of *verb*, whose sentence goes from word *start* to the one before *end*."""
        if verb.pronoun:
            return self.current
        match verb.frame:
            case "after" | "aside" | "agent" | "evidence" | "from":
                return self._behind(verb, end)
            case "either":
                return (self._behind(verb, end) if self._set_off(verb.index) else None) or self._before(verb, start)
            case "shows":
                return self._finding(verb, start)
            case _:
                return self._before(verb, start) if self._fits_clause(verb, end) else None

    def _set_off(self, index: int) -> bool:
        return bool(index) and self.words.tags[index - 1] in ("quote", "comma")

    def enter(self, verbs: Sequence[Verb]) -> None:
        """Enters into the registry whom the words beside *verbs* name for the first time."""
        for verb in verbs:
            if not verb.pronoun:
                start, end = self.words.sentence(self.words.starts[verb.index])
                self.speaker(verb, self.words.at(start), self.words.at(max(0, end - 1)) + 1)

    def _behind(self, verb: Verb, end: int) -> Entry | None:
        """The speaker behind kata, menurut, disampaikan (oleh)."""
        words, first = self.words, verb.index + 1
        of_data = verb.frame == "from"
        if verb.frame in ("evidence", "from"):
            while first < end and (words.lower(first) in self.lists.data or words.lower(first) in self.lists.behalf):
                of_data = of_data or words.lower(first) in self.lists.finding
                first += 1
        while first < end and words.lower(first) in self.lists.by:
            first += 1
        if first >= end:
            return None
        if words.tags[first] == "pronoun":
            return self.current if words.lower(first) in self.lists.person else None
        return self._person_at(first, end) or self._role_at(first, end) or self._other(verb, first, end, of_data)

    def _person_at(self, first: int, end: int) -> Entry | None:
        """The known person whose name follows at word *first*, behind titles, a role and its organisation."""
        sighting = self.sightings.behind(first)
        if sighting is None or sighting.first >= end or sighting.first - first > _PHRASE:
            return None
        if sighting.first <= first:
            return sighting.entry
        tags = self.words.tags
        has_role = False
        for index in range(first, sighting.first):
            tag = tags[index]
            has_role = has_role or tag in _ROLE
            titled = tag == "stop" and tags[index - 1] in ("title", "initial", "acting", "degree")
            if not (tag in _OF_ROLE or titled or (tag == "comma" and has_role)):
                return None
        return sighting.entry if has_role or tags[first] in ("title", "acting", "initial") else None

    def _role_at(self, first: int, end: int) -> Entry | None:
        """The person whom a role alone means: "kata Bupati", "kata Kepala Dinas itu"; "pria itu" is the last one."""
        words = self.words
        word = words.lower(first)
        if word in self.lists.described and self._that(first, end):
            after = self._role_end(first)
            return self.registry.with_role(words.span(first, after - 1)) or self.current
        if words.tags[first] not in _ROLE:
            return None
        after = self._role_end(first)
        more = words.lower(after) if after < end else ""
        return self.registry.with_role(words.span(first, after - 1), more)

    def _role_end(self, first: int) -> int:
        after = first + 1
        while after < len(self.words) and self.words.tags[after] == "role_more":
            after += 1
        return after

    def _that(self, first: int, end: int) -> bool:
        """Whether "itu" or "tersebut" closes the phrase that begins at word *first*."""
        tags = self.words.tags
        for index in range(first + 1, min(end, first + 9)):
            if tags[index] == "demonstrative":
                return True
            if tags[index] in ("comma", "stop", "verb", "speech", "quote"):
                return False
        return False

    def _other(self, verb: Verb, first: int, end: int, of_data: bool) -> Entry | None:
        """The organisation or the unknown person whose name begins at word *first*."""
        words, tag = self.words, self.words.tags[first]
        if words.lower(first) in self.lists.body and self._that(first, end):
            return self.body
        if tag in ("title", "acting"):
            while first < end and words.tags[first] in ("title", "acting", "stop"):
                first += 1
        after = name_end(words, first)
        if after > first and words.tags[first] in NAME:
            name = words.span(first, after - 1)
            known = self.registry.known_organisation(name)
            outlet = words.lower(verb.index) in self.lists.writes and " " not in name
            if known or of_data or outlet:
                return known or self.registry.organisation(name)
            return self.registry.person(name)
        if first < end and (tag in _ORGANISED or (tag in organisations.ORGANISATION and words.capital(first))):
            last = organisations.from_word(first, words)
            if last == first and tag not in _ORGANISED and words.lower(verb.index) not in self.lists.writes:
                return None  # menurut Pasal 7
            return self.registry.organisation(words.span(first, last))
        return None

    def _finding(self, verb: Verb, start: int) -> Entry | None:
        """The organisation of data that show something: "Data BPS menunjukkan"."""
        if self.words.lower(start) not in self.lists.finding:
            return None
        return self._behind(Verb(start, "from"), verb.index)

    # before

    def _fits_clause(self, verb: Verb, end: int) -> bool:
        """Whether a clause follows the verb, where its frame wants one."""
        if verb.frame != "clause":
            return True
        after = verb.index + 1
        return after < end and (self.words.lower(after) in self.lists.clause or self.words.tags[after] in _CLAUSE)

    def _before(self, verb: Verb, start: int) -> Entry | None:
        """The subject of mengatakan, menilai, mencatat: the nearest speaker to the left that nothing parts from it."""
        words = self.words
        sighting = self.sightings.before(verb.index)
        if sighting and sighting.first >= start and self._reaches(sighting.after, verb.index):
            if self._led_by(sighting.first, start) or (verb.frame == "report" and not _official(sighting.entry)):
                return None
            return sighting.entry
        floor = max(start, sighting.after if sighting and sighting.first >= start else start)
        last = self._subject_end(verb.index, floor)
        if last < floor:
            return None
        return self._subject(verb, last, floor)

    def _reaches(self, after: int, verb: int) -> bool:
        """Whether the subject that ends before word *after* can have its verb at word *verb*."""
        words, tags = self.words, self.words.tags
        if words.starts[verb] - words.end(after - 1) >= _FAR:
            return False
        if after >= verb:
            return True
        if tags[after] == "stop" and after + 1 < verb and tags[after - 1] in ("degree", "initial"):
            after += 1
        return tags[after] in _OPENS or tags[verb - 1] in _JOINS

    def _led_by(self, first: int, start: int) -> bool:
        """Whether a word before word *first* makes it no subject: "bersama Bupati", "kepada Camat"."""
        return first > start and self.words.lower(first - 1) in self.lists.company

    def _subject_end(self, verb: int, floor: int) -> int:
        """The last word of the subject without a known name: over adverbs, brackets and an aside between commas."""
        words, tags, index = self.words, self.words.tags, verb - 1
        while index >= floor and words.starts[verb] - words.starts[index] < _FAR:
            if tags[index] in ("adverb", "auxiliary", "conjunction") or (tags[index] == "comma" and index == verb - 1):
                index -= 1
                continue
            break
        return index

    def _subject(self, verb: Verb, last: int, floor: int) -> Entry | None:
        """The pronoun, role, name or organisation that ends at word *last*."""
        words, tags = self.words, self.words.tags
        if tags[last] == "pronoun":
            return self.current if words.lower(last) in self.lists.person else None
        if tags[last] == "demonstrative":
            return self._that_subject(last, floor)
        if tags[last] in _ROLE or tags[last] == "role_more":
            first = last
            while first > floor and tags[first] == "role_more":
                first -= 1
            return self.registry.with_role(words.span(first, last)) if tags[first] in _ROLE else None
        if words.lower(last).endswith("nya") and words.lower(last)[:-3] in self.lists.body | self.lists.behalf:
            return self.current
        return self._unknown(verb, last, floor) or self._organisation(last, floor)

    def _that_subject(self, last: int, floor: int) -> Entry | None:
        """Whom "legislator berusia 49 tahun itu" or "perusahaan itu" means."""
        words = self.words
        for index in range(last - 1, max(floor, last - 9) - 1, -1):
            word = words.lower(index)
            if word in self.lists.body:
                return self.body
            if word in self.lists.described and (index == floor or not words.tags[index - 1] == "noun"):
                after = self._role_end(index)
                return self.registry.with_role(words.span(index, after - 1)) or self.current
            if words.tags[index] in ("comma", "stop", "speech", "verb"):
                return None
        return None

    def _unknown(self, verb: Verb, last: int, floor: int) -> Entry | None:
        """The person or firm of an unknown name that ends at word *last*."""
        words, tags = self.words, self.words.tags
        first = max(name_start(words, last + 1), floor)
        if first > last or (first and first > floor and tags[first - 1] in organisations.ORGANISATION):
            return None
        name = words.span(first, last)
        known = self.registry.known_organisation(name)
        if known:
            return known
        if tags[first] == "place_or_name" or verb.frame == "stance":
            return None
        if verb.frame == "report":
            return self.registry.organisation(name) if self._heads(first, floor) else None
        if " " in name or self._heads(first, floor):
            return self.registry.person(name)
        return None

    def _heads(self, first: int, floor: int) -> bool:
        """Whether word *first* begins its clause."""
        return first == floor or self.words.tags[first - 1] in ("comma", "conjunction", "quote", "newline", "space")

    def _organisation(self, last: int, floor: int) -> Entry | None:
        """The organisation that ends at word *last*, if it is the subject and not what somebody belongs to."""
        words, tags = self.words, self.words.tags
        while tags[last] == "close" and last > floor and "open" in tags[max(floor, last - 3) : last]:
            break
        name = organisations.up_to_word(last, words, words.starts[floor])
        if name is None:
            return None
        first = self._first_of(name, last)
        before = first - 1
        if before >= floor and tags[before] in ("noun", "in", "of", "from", "preposition", "classifier", "role", "role_more"):
            if words.lower(before) not in self.lists.behalf and words.lower(before) not in self.lists.finding:
                return None
        if tags[first] in ("local", "level"):
            return None
        return self.registry.organisation(name)

    def _first_of(self, name: str, last: int) -> int:
        """The index of the first word of *name*, which ends at or behind word *last*."""
        words = self.words
        head = name.split()[0]
        index = last
        while index > 0 and words.word(index) != head:
            index -= 1
        return index


_CLAUSE = frozenset({"verb", "auxiliary", "adverb", "comma", "colon", "demonstrative", "quote"})


def _official(entry: Entry) -> bool:
    return bool(entry.offices) or not entry.is_person
