"""Officials: what a role phrase says, and which mentions are one and the same person."""

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.meaning import Official


class Persons:
    """Parts the words before or after a name into role and organisation."""

    def __init__(self, lexicon: Callable[[str], Sequence[Mapping[str, str]]]) -> None:
        kinds: dict[str, str] = {}
        for row in lexicon("organisations"):
            if row["kind"] in ("head", "acronym", "company", "institution", "unit"):
                kinds.setdefault(row["word"], row["kind"])
        self._heads = frozenset(kinds)
        self._nouns = frozenset(row["word"] for row in lexicon("organisations") if row["kind"] == "head")
        self._fields = frozenset(
            row["word"] for row in lexicon("organisations") if row["kind"] in ("field", "nation", "part")
        )
        self._common = frozenset(row["word"] for name in ("common", "words") for row in lexicon(name))
        self._works = frozenset(
            row["word"] for row in lexicon("organisations") if row["kind"] == "field" and "English" not in row["source"]
        )
        self._nations = [
            tuple(row["word"].split()) for row in lexicon("organisations")
            if row["kind"] == "nation" and " " in row["word"]
        ]  # fmt: skip
        self._levels = frozenset(row["word"].lower() for row in lexicon("levels"))
        self._led = frozenset(row["word"] for row in lexicon("organisations") if row["kind"] == "led")
        self._units = frozenset(row["word"] for row in lexicon("organisations") if row["kind"] == "unit")
        self._held_in_area = {row["role"].lower() for row in lexicon("roles") if row["area"] in _AREAS}
        self._roles = {row["role"].lower(): row["org"] for row in lexicon("roles")}

    def read(self, texts: Mapping[str, str]) -> Official:
        """The official that the slots of a rule tell: `name`, `role` (the whole phrase), `org`."""
        name, org = " ".join(texts["name"].split()), _clean(texts.get("org", ""))
        if "role" not in texts:
            return Official(name, None, org or None)
        if org:
            return Official(name, _clean(texts["role"]), org)
        role, inside = self.split(_clean(texts["role"]))
        bare = role.partition(" (")[0] if role.endswith(")") else role  # Menteri Keuangan (Menkeu)
        return Official(name, role, inside or self._roles.get(bare.lower()) or None)

    def split(self, phrase: str) -> tuple[str, str | None]:
        """Role and organisation of a role phrase.

        The longest role of the lexicon is the role; a unit that it leads inside a larger organisation
        (Biro, Bidang, Komisi) belongs to it, the organisation is what follows.
        """
        words = phrase.split()
        first = 0
        while first < len(words) - 1 and words[first].strip("().").lower() in LEADING:
            first += 1
        end = self._role_end(words, first) or next(
            (end for start in range(first + 1, min(len(words), first + 5)) if (end := self._role_end(words, start))),
            first + 1,
        )
        while (
            end > first + 1 and words[end - 1] in self._led and " ".join(words[first : end - 1]).lower() in self._roles
        ):
            end -= 1  # Kepala Dinas: the organisation is Dinas …
        unit = end - 1 if words[end - 1] in self._units and end - 1 > first else end  # Ketua Bidang, Ketua | Bidang
        if unit < len(words) and words[unit] in self._units:
            head = next(
                (i for i in range(unit + 1, len(words)) if self._begins(words[i]) and words[i] not in self._units), None
            )
            end = end if head is None else head
        if end + 1 < len(words) and _NUMERAL.fullmatch(words[end]):  # Ketua Komisi XI | DPR
            end += 1
        end = _behind_brackets(words, end)  # Menteri Dalam Negeri (Mendagri)
        end = _whole(words, first, self._field_end(words, first, end))
        role, org = words[:end], words[end:]
        while org and len(role) > 1 and role[-1].lower() in _LEVELS and role[-2].lower() != "wali":
            role, org = role[:-1], [role[-1], *org]  # Sekretaris Daerah | Kabupaten Sigi
        org = self._trimmed(org, in_area=" ".join(role[first:]).lower() in self._held_in_area)
        while len(role) > 1 and role[-1].lower() in _LITTLE:
            role = role[:-1]
        named = any(word != word.lower() or (word.isalpha() and word not in self._common) for word in org)
        # What only ordinary words name is no organisation: "pengacara terdakwa", "Presiden ke-7".
        return _clean(" ".join(role)), (_clean(" ".join(org)) if named else None) or None

    def _trimmed(self, org: list[str], *, in_area: bool) -> list[str]:
        """The words of an organisation without small words before it and without what leads on to a larger one.

        Of an office that is held *in_area* only the area counts: "Bupati Sigi, Sulawesi Tengah".
        """
        while org and (org[0].lower() in _LITTLE or _ORDINAL.fullmatch(org[0])):  # Presiden ke-7 RI
            org = org[1:]
        org = org[: next((i for i, word in enumerate(org) if i and word in ("dari", "untuk", "pada")), len(org))]
        org = org[: next((i for i in range(1, len(org)) if self._is_area(org, i)), len(org))]
        if in_area:
            org = org[: next((i for i, word in enumerate(org, 1) if word.endswith(",")), len(org))]
        return org

    def _role_end(self, words: Sequence[str], first: int) -> int:
        """The word behind the longest role of the list that begins at *first*; 0 where none does."""
        ends = range(min(len(words), first + 6), first, -1)
        return next((end for end in ends if " ".join(words[first:end]).lower() in self._roles), 0)

    def _field_end(self, words: Sequence[str], first: int, end: int) -> int:
        """The word behind the field of work that follows the role: "Direktur Penyuluhan dan Pelayanan | Ditjen Pajak".

        It ends where the name of an organisation begins, or at "di", "dari"; a role held in an area has no field.
        """
        if end == len(words) or self._is_head(words[end]) or self._is_nation(words, end):
            return end
        if " ".join(words[first:end]).lower() in self._held_in_area:
            return end
        if words[end - 1] not in self._heads and all(word in self._works or word in _JOINED for word in words[end:]):
            return len(words)  # Pengamat Media Sosial
        for index in range(end + 1, len(words)):
            last = index + 1 == len(words) and words[index] in self._nouns  # ReforMiner Institute
            head = self._is_head(words[index]) and words[index] not in self._fields and not last
            if words[index].lower() in _LEADING_OVER or (head and words[index - 1] not in _JOINED):
                return index
        return end

    def _is_nation(self, words: Sequence[str], index: int) -> bool:
        """Whether the name of a nation of several words begins at *index*: Presiden | Amerika Serikat."""
        return any(tuple(words[index : index + len(nation)]) == nation for nation in self._nations)

    def _is_area(self, words: Sequence[str], index: int) -> bool:
        """Whether a comma and a word such as Kecamatan lead from the organisation to the area where it is."""
        return words[index - 1].endswith(",") and words[index].lower() in self._levels

    def _is_head(self, word: str) -> bool:
        return word not in self._units and word.lower() not in self._levels and self._begins(word)

    def _begins(self, word: str) -> bool:
        """Whether an organisation's name may begin with *word*."""
        return word in self._heads or _is_acronym(word)


_NUMERAL = re.compile("[IVX]+")
_ORDINAL = re.compile(r"ke-?\d+", re.IGNORECASE)
_LEVELS = frozenset({"provinsi", "kabupaten", "kota"})
_AREAS = frozenset({"province", "regency", "city", "district", "village"})
_LEADING_OVER = frozenset({"di", "pada", "dari"})
_JOINED = frozenset({"dan", "&"})
_LITTLE = frozenset({"di", "pada", "dari", "untuk", "of", "at", ",", "-", "for", "dan", "serta"})


def _behind_brackets(words: Sequence[str], end: int) -> int:
    """The word behind the brackets that open at *end*, of one word or of several: "(Menko Marves)"."""
    while end < len(words) and words[end].startswith("("):
        end = next((index + 1 for index in range(end, len(words)) if ")" in words[index]), end + 1)
    return end


def _whole(words: Sequence[str], first: int, end: int) -> int:
    """Where the organisation begins that is cut at *end*, by the letters behind it: Ketua | Tim Kampanye Daerah (TKD).

    Letters that begin with the role itself are those of the role: Kepala Staf Angkatan Darat (KSAD).
    """
    for index in range(end, len(words)):
        letters = words[index].strip("(),")
        if words[index].startswith("(") and letters.isalpha() and letters.isupper():
            begin = index - len(letters)
            full = "".join(word[:1] for word in words[max(begin, 0) : index]).upper()
            if full == letters and first < begin < end:
                return begin
            return end
    return end


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()


def _clean(text: str) -> str:
    text = " ".join(text.split()).strip(" ,-")
    return text if text.count("(") == text.count(")") else text.strip("() ")


def role_head(role: str | None) -> str:
    """The first word of a role that says what it is, without acting and former words.

    >>> role_head("Plt Kepala Dinas Kesehatan"), role_head("mantan Wakil Bupati")
    ('kepala', 'wakil')
    """
    words = (role or "").lower().replace("(", " ").replace(")", " ").replace(".", " ").split()
    while len(words) > 1 and words[0] in LEADING:
        words = words[1:]
    return words[0] if words else ""


LEADING = frozenset(
    [
        "pj",
        "plt",
        "plh",
        "pjs",
        "pgs",
        "penjabat",
        "pelaksana",
        "tugas",
        "harian",
        "sementara",
        "ad",
        "interim",
        "mantan",
        "eks",
        "bekas",
        "atau",
    ]
)


def abbreviates(short: str, long: str) -> bool:
    """Whether *short* is made of letters of two or more words of *long*, in order, as Indonesian abbreviations are.

    >>> abbreviates("Sestama", "Sekretaris Utama"), abbreviates("Organda", "Organisasi Angkutan Darat")
    (True, True)
    >>> abbreviates("Ketua", "Kepala Dinas"), abbreviates("Bupati", "Bupati"), abbreviates("Sekda", "Sekretaris")
    (False, False, False)
    """
    words, letters = long.lower().split(), iter(short.lower())
    if len(words) < 2 or " " in short or short[:1].lower() != words[0][0]:
        return False
    wanted, used = next(letters, ""), 0
    for word in words:
        before = wanted, used
        for letter in word:
            if letter == wanted:
                wanted, used = next(letters, ""), before[1] + 1
    return not wanted and used > 1


def same_person(name: str, earlier: str) -> bool:
    """Whether *name* is *earlier* in full or in part ("Imron" after "Imron Rosyadi").

    >>> same_person("Mintje", "Mintje Wattu"), same_person("Andi Wattu", "Mintje Wattu")
    (True, False)
    """
    short, full = set(name.lower().split()), set(earlier.lower().split())
    return short <= full or full <= short
