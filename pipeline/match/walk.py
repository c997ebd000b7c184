"""The way behind a role, word by word: which words are its office, and where the person begins."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from pipeline.match.persons import Known, words_before_person
from pipeline.match.repeated import repeated_end
from pipeline.match.strip import Strip

_AFTER = attrgetter("after")
OFFICE = frozenset({"OFFICE", "LEAD", "BRACKETS", "FIRM", "INSTITUTION", "AREA", "ROLE"})
_OF_NAMES = frozenset({"part", "organisation", "acronym", "institution", "company"})
_GOES_ON = _OF_NAMES | {"place", "place_more", "place_or_name", "level", "local", "local_role", "digits", "named"}
"""Tags behind a run of unknown words that show it to be a name of an organisation: "Pijar Timur", "Pandu Sulawesi"."""
_COMMA_LEADS = frozenset({"part", "local", "level", "and", "place", "organisation", "institution", "company"})
"""Tags with which an office goes on behind a comma: "Klimatologi, dan Geofisika", "Desa Wani, Kecamatan Tanantovea"."""
_CLOSING = frozenset({"acronym", "place", "place_more", "place_or_name", "number", "digits"})
_FIRM_WORDS = frozenset({"name", "part", "organisation", "acronym", "initial", "place", "place_or_name"})
_BEFORE_PLACE_NAME = frozenset({"place", "place_more", "close", "number", "digits", "part", "organisation", "acronym"})
"""Tags behind which the name of a region that is one of persons too begins a person's name."""
_BEHIND_NAME = frozenset({
    "comma", "speech", "verb", "copula", "open", "auxiliary", "adverb", "relative", "in", "as", "stop", "quote",
    "newline", "",
})  # fmt: skip
_NOT_BEHIND_SHORT = frozenset({"in", "of", "from", "preposition", "and", "noun", "demonstrative"})
"""Tags that rarely stand behind the single name of an official, and often behind a name of something else."""
_WEAK = frozenset({"in", "of", "from", "preposition"})


class RoleKind(NamedTuple):
    """What is known of a role: only firms have it (`led`), its holder serves a `person` or speaks for a `client`,
    the name that it belongs to stands in front of it already (`apposed`)."""

    led: bool = False
    serves: str = ""
    apposed: bool = False


@dataclass(slots=True)
class Walk(Strip):
    """One way through the words of a stretch from `index` behind a role of this `kind` on.

    `belonging` are the nouns of those who belong to a person (keluarga).
    """

    known: Known
    kind: RoleKind
    belonging: frozenset[str]
    index: int
    _role_end: int = 0
    _chunks: tuple[str, ...] = ()
    _weak: bool = False
    _firm: bool = False
    _listed: bool = False
    _parted: bool = False

    def walk(self) -> int:
        """Labels the words of the role phrase and the person; gives the word behind the last that counts."""
        self._role_end, self._chunks = self.index, tuple(self.labels)
        while self.index < len(self.labels):
            label = self.label(self.index)
            if label == "PERSON":
                if self._person_begins():
                    return self._last_of_list() if self._listed else self.run_end(self.index)
            elif label in OFFICE:
                if label == "ROLE" and self._is_second_role():
                    break
                self._take(1)
            elif label in ("TITLES", "LIST"):
                self._listed = self._listed or label == "LIST"
                self.index += 1
            elif not self._passes_comma():
                break
        return self._trimmed()

    def _last_of_list(self) -> int:
        """The word behind the last name of a list: "anggota terdiri atas A, B, dan C"."""
        end = self.run_end(self.index)
        while True:
            following = end + (self.tag(end) == "comma")
            following += self.tag(following) == "and"
            name = self.skip(following, "TITLES")
            if following == end or self.label(name) != "PERSON":
                return end
            end = self.run_end(name)

    def _person_begins(self) -> bool:
        """Whether a person stands at `index` or later in the run; the words before the person become office."""
        end = self.run_end(self.index)
        run = [self.words.word(self.first + index) for index in range(self.index, end)]
        before = self._before()
        office = len(run) if self._is_office(end) else self._words_of_office(run, before, end)
        if self.tag(self.index) == "place_or_name" and self.tag(self.index - 1) not in _BEFORE_PLACE_NAME:
            office = max(1, office)
        single = len(run) - office == 1 and self.index > self._role_end
        if single and self.tag(self.index - 1) == "part" and self.tag(end) in _NOT_BEHIND_SHORT:
            office += run[-1] not in self.known.spoken  # petugas Pos Pengamatan Gunung Semeru di
        if self.kind.apposed and (single or before in _OWNS_ALL):
            office = len(run)
        self._take(office)
        return office < len(run)

    def _words_of_office(self, run: list[str], before: str, end: int) -> int:
        """How many words of the *run* up to *end* are the office's: those that the article repeats, else a guess."""
        place = self.first + self.index
        repeated = repeated_end(self.words, self.first + self._role_end, place, self.first + end)
        return words_before_person(run, before, self.known) if repeated is None else repeated - place

    def _is_office(self, end: int) -> bool:
        """Whether the run of unknown words up to *end* is a name of an organisation by what follows or what leads."""
        if self.tag(end) in _GOES_ON or self._serves_somebody(end) or self._named_behind(end) or self._is_joined(end):
            return True
        if not any(self.tag(index) in ("name", "place_or_name") for index in range(self.index, end)):
            return True  # Komando Armada I
        behind = self.skip(end, "BRACKETS")
        person = self.skip(behind, "TITLES")
        if self.tag(behind) == "title":
            return True
        if behind > end:
            return self.label(person) == "PERSON" or self.tag(behind) in _GOES_ON or self._named_behind(behind)
        if person > end and self.label(person) == "PERSON":
            return True
        titled = self.label(self.index - 1) == "TITLES" and self.tag(self.before_titles(self.index - 1)) in _OF_NAMES
        return titled and self.kind.apposed  # Budi Santoso, Direktur RSUD dr. Soetomo

    def _is_joined(self, end: int) -> bool:
        """Whether "dan" and an organisation's word, or a dash and a name follow one word: "Ekonomika dan Bisnis"."""
        if self.tag(end) == "dash" and self.label(end + 1) == "PERSON":  # Prabowo-Gibran, a pair that office is about
            second = self.run_end(end + 1)
            bracket = self.skip(second, "BRACKETS")
            short = bracket > second and self.label(bracket) == "PERSON"
            return short or second - end == 2 == end - self.index + 1 or self._named_behind(second)
        if self.tag(self.index - 1) == "dash" and self.label(self.index - 2) == "OFFICE":
            return end == self.index + 1 or self._named_behind(end)
        if end > self.index + 1 or self.label(self.index - 1) == "TITLES":
            return False
        comma = self.tag(end) == "comma"
        series = comma and self.index > self._role_end  # Keuangan Derivatif, dan Bursa Karbon OJK
        further = ("part", "organisation") if series else ("part",)
        return self.tag(end + comma) == "and" and self.tag(end + comma + 1) in further

    def _serves_somebody(self, end: int) -> bool:
        """Whether the run is the person whom the role serves: behind asisten always, behind pengacara beside a name."""
        if self.words.lower(self.first + self.index - 1) in self.belonging:
            return True  # kuasa hukum keluarga Budi Santoso
        if self.index > self._role_end or not self.kind.serves:
            return False
        return self.kind.serves == "person" or self.kind.apposed or self._named_behind(end)

    def _before(self) -> str:
        """What stands before the run, in the words of `words_before_person`."""
        at = self.index - 1
        label, tag = self._chunks[at], self.tag(at)
        if label == "TITLES" or self._listed or self._parted:
            return "office"
        if tag == "stop":
            tag = self.tag(at - 1)
        if tag == "company":
            return "company"
        if label == "FIRM" or self._firm:
            return "closed_firm" if tag in _CLOSING else "firm"
        if label == "INSTITUTION":
            return "office" if tag in _CLOSING or tag == "organisation" or self._is_whole_name(at) else "institution"
        if tag == "from":
            return "from"
        if self.kind.led and self.index == self._role_end:
            return "led"
        return "in" if self._weak else "office"

    def _is_whole_name(self, index: int) -> bool:
        """Whether the word at *index* ends a name of several words of a gazetteer: Universitas | Syiah Kuala."""
        after = self.first + index + 1
        names = self.words.names
        place = bisect_left(names, after, key=_AFTER)  # they stand in order, none inside another
        return place < len(names) and names[place].after == after and names[place].first + 1 < after

    def _is_second_role(self) -> bool:
        """Whether the role at `index` begins a second phrase: behind "dan" and an office of the first."""
        return self.tag(self.index - 1) == "and" and self.index - 1 > self._role_end

    def _passes_comma(self) -> bool:
        """Steps over a comma inside an office, or the one before the person; False at anything else."""
        if not self.is_comma(self.index) or self.label(self.index):
            return False
        following = self.index + 1
        name = self.skip(following, "TITLES")
        if self.label(name) == "PERSON":
            end = self.run_end(name)
            if self.tag(end) not in _OF_NAMES and not (end == name + 1 == following + 1 and self.is_area_behind(end)):
                self._parted, self.index = True, name
                return self.tag(following - 2) != "and"
        elif self.tag(following) not in _COMMA_LEADS:
            return False
        self._take(1)
        return True

    def _named_behind(self, end: int) -> bool:
        """Whether a comma and a name follow, and then what stands behind the name of an official."""
        if not self.is_comma(end) or self._listed or self._parted:
            return False
        start = self.skip(end + 1, "OFFICE", "AREA") if self.is_area_behind(end) else end
        name = self.skip(start + 1, "TITLES")
        if not self.is_comma(start) or self.label(name) != "PERSON":
            return False
        behind = self.run_end(name)
        closed = self.is_comma(behind) and self.label(behind + 1) != "PERSON" and self.tag(behind + 1) != "and"
        if end > self.index + 1 and (self.index == self._role_end or self.tag(self.index - 1) in _CLOSING):
            # "Bupati Andi Baso, Budi Santoso berkata" names the mayor first
            return closed or (self.kind.led and self.tag(behind) in _BEHIND_NAME)
        return self.tag(behind) in _BEHIND_NAME and (behind > name + 1 or closed or self.tag(behind) == "speech")

    def _take(self, count: int) -> None:
        """The next *count* words belong to the office."""
        for index in range(self.index, self.index + count):
            self._firm = self.labels[index] == "FIRM" or (self._firm and self.tag(index) in _FIRM_WORDS)
            self.labels[index] = "OFFICE"
            self._weak = self._weak or (self.tag(index) in _WEAK and self.tag(index + 1) != "dash")
        before = self.index - 1
        while count and self.label(before) == "TITLES":  # Universitas Jenderal Soedirman
            self.labels[before] = "OFFICE"
            before -= 1
        self.index += count

    def _trimmed(self) -> int:
        """The end without a last "dan" or comma."""
        end = self.index
        while end > self._role_end and self.tag(end - 1) in ("and", "comma", "dash"):
            end -= 1
        return end


_OWNS_ALL = frozenset({"company", "firm", "closed_firm", "institution", "in", "from"})
"""What takes up all unknown words behind it where the name of the person stands in front already."""
