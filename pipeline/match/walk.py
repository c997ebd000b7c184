"""The way behind a role: which words are its office, and where the person begins. From left to right, each word once."""

from dataclasses import dataclass

from pipeline.language import Words
from pipeline.match.persons import Known, words_before_person

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
_BEHIND_NAME = frozenset({"comma", "speech", "verb", "copula", "open", "auxiliary", "adverb", "relative", "in", "as",
                          "stop", "quote", "newline", ""})  # fmt: skip
_NOT_BEHIND_SHORT = frozenset({"in", "of", "from", "preposition", "and", "noun"})
"""Tags that rarely stand behind the single name of an official, and often behind a name of something else."""
_WEAK = frozenset({"in", "of", "from", "preposition"})


@dataclass(slots=True)
class Walk:
    """One way through the words of a stretch, whose chunks are `labels`, from `index` behind a role on.

    `led`: only firms have the role; `serves`: its holder serves a `person` (asisten), or speaks for a `client`;
    `apposed`: the name that the role belongs to stands in front of it already; `belonging`: nouns of those who belong
    to a person (keluarga).
    """

    words: Words
    first: int
    labels: list[str]
    known: Known
    index: int
    led: bool = False
    serves: str = ""
    apposed: bool = False
    belonging: frozenset[str] = frozenset()
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
            label = self._label(self.index)
            if label == "PERSON":
                if self._person_begins():
                    return self._last_of_list() if self._listed else self._run_end(self.index)
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
        end = self._run_end(self.index)
        while True:
            following = end + (self._tag(end) == "comma")
            following += self._tag(following) == "and"
            name = self._skip(following, "TITLES")
            if following == end or self._label(name) != "PERSON":
                return end
            end = self._run_end(name)

    def _person_begins(self) -> bool:
        """Whether a person stands at `index` or later in the run; the words before the person become office."""
        end = self._run_end(self.index)
        run = [self.words.word(self.first + index) for index in range(self.index, end)]
        before = self._before()
        office = len(run) if self._is_office(end) else words_before_person(run, before, self.known)
        if self._tag(self.index) == "place_or_name" and self._tag(self.index - 1) not in _BEFORE_PLACE_NAME:
            office = max(1, office)
        single = len(run) - office == 1 and self.index > self._role_end
        if single and self._tag(self.index - 1) == "part" and self._tag(end) in _NOT_BEHIND_SHORT:
            office += run[-1] not in self.known.spoken  # petugas Pos Pengamatan Gunung Semeru di
        if self.apposed and (single or before in _OWNS_ALL):
            office = len(run)
        self._take(office)
        return office < len(run)

    def _is_office(self, end: int) -> bool:
        """Whether the run of unknown words up to *end* is a name of an organisation by what follows or what leads."""
        if self._tag(end) in _GOES_ON or self._serves_somebody(end) or self._named_behind(end) or self._is_joined(end):
            return True
        if not any(self._tag(index) in ("name", "place_or_name") for index in range(self.index, end)):
            return True  # Komando Armada I
        behind = self._skip(end, "BRACKETS")
        person = self._skip(behind, "TITLES")
        if self._tag(behind) == "title":
            return True
        if behind > end:
            return self._label(person) == "PERSON" or self._tag(behind) in _GOES_ON or self._named_behind(behind)
        if person > end and self._label(person) == "PERSON":
            return True
        titled = self._label(self.index - 1) == "TITLES" and self._tag(self._back(self.index - 1)) in _OF_NAMES
        return titled and self.apposed  # Budi Santoso, Direktur RSUD dr. Soetomo

    def _is_joined(self, end: int) -> bool:
        """Whether "dan" and an organisation's word, or a dash and a name follow one word: "Ekonomika dan Bisnis"."""
        if self._tag(end) == "dash" and self._label(end + 1) == "PERSON":  # Prabowo-Gibran, a pair that office is about
            second = self._run_end(end + 1)
            return second - end == 2 == end - self.index + 1 or self._named_behind(second)
        if self._tag(self.index - 1) == "dash" and self._label(self.index - 2) == "OFFICE":
            return end == self.index + 1 or self._named_behind(end)
        if end > self.index + 1 or self._label(self.index - 1) == "TITLES":
            return False
        end += self._tag(end) == "comma"
        return self._tag(end) == "and" and self._tag(end + 1) == "part"

    def _serves_somebody(self, end: int) -> bool:
        """Whether the run is the person that the role serves: behind asisten always, behind pengacara with a name around."""
        if self.words.lower(self.first + self.index - 1) in self.belonging:
            return True  # kuasa hukum keluarga Budi Santoso
        if self.index > self._role_end or not self.serves:
            return False
        return self.serves == "person" or self.apposed or self._named_behind(end)

    def _before(self) -> str:
        """What stands before the run, in the words of `words_before_person`."""
        at = self.index - 1
        label, tag = self._chunks[at], self._tag(at)
        if label == "TITLES" or self._listed or self._parted:
            return "office"
        if tag == "stop":
            tag = self._tag(at - 1)
        if tag == "company":
            return "company"
        if label == "FIRM" or self._firm:
            return "closed_firm" if tag in _CLOSING else "firm"
        if label == "INSTITUTION":
            return "office" if tag in _CLOSING else "institution"
        if tag == "from":
            return "from"
        if self.led and self.index == self._role_end:
            return "led"
        return "in" if self._weak else "office"

    def _is_second_role(self) -> bool:
        """Whether the role at `index` begins a second phrase: behind "dan" and an office of the first."""
        return self._tag(self.index - 1) == "and" and self.index - 1 > self._role_end

    def _passes_comma(self) -> bool:
        """Steps over a comma inside an office, or the one before the person; False at anything else."""
        if not self._is_comma(self.index) or self._label(self.index):
            return False
        following = self.index + 1
        name = self._skip(following, "TITLES")
        if self._label(name) == "PERSON":
            end = self._run_end(name)
            if self._tag(end) not in _OF_NAMES and not (end == name + 1 == following + 1 and self._in_area(end)):
                self._parted, self.index = True, name
                return self._tag(following - 2) != "and"
        elif self._tag(following) not in _COMMA_LEADS:
            return False
        self._take(1)
        return True

    def _in_area(self, end: int) -> bool:
        """Whether a comma and a region follow: "di Mabes TNI AU, Cilangkap, Jakarta Timur"."""
        return self._tag(end) == "comma" and self._tag(end + 1) in ("place", "level", "local")

    def _named_behind(self, end: int) -> bool:
        """Whether a comma and a name follow, and then what stands behind the name of an official."""
        if not self._is_comma(end) or self._listed or self._parted:
            return False
        start = self._skip(end + 1, "OFFICE", "AREA") if self._in_area(end) else end
        name = self._skip(start + 1, "TITLES")
        if not self._is_comma(start) or self._label(name) != "PERSON":
            return False
        behind = self._run_end(name)
        closed = self._is_comma(behind) and self._label(behind + 1) != "PERSON" and self._tag(behind + 1) != "and"
        if end > self.index + 1 and (self.index == self._role_end or self._tag(self.index - 1) in _CLOSING):
            return closed or (self.led and self._tag(behind) in _BEHIND_NAME)  # not: Bupati Andi Baso, Budi Santoso berkata
        return self._tag(behind) in _BEHIND_NAME and (behind > name + 1 or closed or self._tag(behind) == "speech")

    def _is_comma(self, index: int) -> bool:
        """Whether a comma stands there, not a semicolon, which parts the members of a list."""
        return self._tag(index) == "comma" and self.words.word(self.first + index) == ","

    def _take(self, count: int) -> None:
        """The next *count* words belong to the office."""
        for index in range(self.index, self.index + count):
            self._firm = self.labels[index] == "FIRM" or (self._firm and self._tag(index) in _FIRM_WORDS)
            self.labels[index] = "OFFICE"
            self._weak = self._weak or (self._tag(index) in _WEAK and self._tag(index + 1) != "dash")
        before = self.index - 1
        while count and self._label(before) == "TITLES":  # Universitas Jenderal Soedirman
            self.labels[before] = "OFFICE"
            before -= 1
        self.index += count

    def _run_end(self, index: int) -> int:
        """The word behind the unknown words from *index* on; a role such as Hakim is one of them where no office follows."""
        while self._label(index) == "PERSON" or (self._label(index) == "ROLE" and self._is_surname(index)):
            self.labels[index] = "PERSON"
            index += 1
        return index

    def _is_surname(self, index: int) -> bool:
        return self.words.capital(self.first + index) and self._tag(index + 1) not in _GOES_ON | {"role_more", "role"}

    def _skip(self, index: int, *labels: str) -> int:
        while self._label(index) in labels:
            index += 1
        return index

    def _back(self, index: int) -> int:
        while self._label(index) == "TITLES":
            index -= 1
        return index

    def _trimmed(self) -> int:
        """The end without a last "dan" or comma."""
        end = self.index
        while end > self._role_end and self._tag(end - 1) in ("and", "comma", "dash"):
            end -= 1
        return end

    def _label(self, index: int) -> str:
        return self.labels[index] if 0 <= index < len(self.labels) else ""

    def _tag(self, index: int) -> str:
        at = self.first + index
        return self.words.tags[at] if 0 <= at < len(self.words) else ""


_OWNS_ALL = frozenset({"company", "firm", "closed_firm", "institution", "in", "from"})
"""What takes up all unknown words behind it where the name of the person stands in front already."""
