"""Where names begin and end, by the tags of words alone: of organisations, of persons, of quotations and lists."""

from typing import Any

import pytest

from pipeline.link import organisations
from pipeline.link.extents import Extent, cover, speakers_at, with_list
from pipeline.link.introductions import name_end, name_start
from pipeline.link.nation import between
from pipeline.link.registry import Entry, Speaker
from pipeline.link.sightings import Sighting, Sightings


class Tagged:
    """Words written as `word/tag`; behind one that ends with `~` there is no space."""

    def __init__(self, text: str) -> None:
        pairs = [token.rsplit("/", 1) for token in text.split()]
        self.tags = [tag.rstrip("~") for _, tag in pairs]
        self._raw = [word + ("" if tag.endswith("~") else " ") for word, tag in pairs]
        self.starts = [sum(map(len, self._raw[:index])) for index in range(len(pairs) + 1)]

    def __len__(self) -> int:
        return len(self.tags)

    def word(self, index: int) -> str:
        """One word."""
        return self._raw[index].strip()

    def raw(self, index: int) -> str:
        """One word with the space behind it."""
        return self._raw[index]

    def span(self, first: int, last: int) -> str:
        """The words from the first to the last."""
        return "".join(self._raw[first : last + 1]).strip()


def words(text: str) -> Any:
    """The words of *text* with their tags."""
    return Tagged(text)


BMKG = "Badan/organisation Meteorologi/part~ ,/comma Klimatologi/part~ ,/comma dan/and Geofisika/part"
ESDM = "Kementerian/organisation Energi/part dan/and Sumber/part Daya/part"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{BMKG} mencatat/speech", "Badan Meteorologi, Klimatologi, dan Geofisika"),
        (f"{ESDM} mencatat/speech", "Kementerian Energi dan Sumber Daya"),
        ("Bank/company Garam/name Palu/place yang/relative", "Bank Garam Palu"),
        ("Dinas/organisation Sosial/part~ ,/comma Palu/place", "Dinas Sosial"),
        ("Dinas/organisation Sosial/part~ ,/comma Tenaga/part Kerja/part~ ,/comma naik/verb", "Dinas Sosial"),
        ("Dinas/organisation Sosial/part~ ,/comma Tenaga/part Kerja/part~ ,/comma dan/and Usaha/part",
         "Dinas Sosial, Tenaga Kerja, dan Usaha"),
        ("Dinas/organisation Sosial/part dan/and Budi/name", "Dinas Sosial"),
        ("Dinas/organisation Sosial/part (/open naik/verb", "Dinas Sosial"),
        ("Dinas/organisation (/open (/open naik/verb", "Dinas"),
        ("Dinas/organisation (/open~ Dinsos/acronym~ )/close naik/verb", "Dinas (Dinsos)"),
        ("Dinas/organisation", "Dinas"),
        ("Dinas/organisation " + "Garam/part " * 20, "Dinas" + " Garam" * 14),
    ],
)  # fmt: skip
def test_organisation_from_its_first_word(text: str, name: str):
    """It goes on over its words, over a series that ends in "dan", and over a bracket that closes."""
    given = words(text)

    assert given.span(0, organisations.from_word(0, given)) == name


@pytest.mark.parametrize(
    ("text", "last", "name"),
    [
        (f"kata/speech {BMKG}", 7, "Badan Meteorologi, Klimatologi, dan Geofisika"),
        (f"kata/speech {ESDM}", 5, "Kementerian Energi dan Sumber Daya"),
        ("Budi/name dan/and Bank/company Garam/name", 3, "Bank Garam"),
        ("warga/noun Bank/company Garam/name", 2, "Bank Garam"),
        ("UPTD/acronym~ -/dash~ PPD/acronym", 2, "UPTD-PPD"),
        ("UPTD/acronym -/dash PPD/acronym", 2, "PPD"),
        ("UPTD/acronym~ -/dash PPD/acronym", 2, "PPD"),
        ("Bank/company Garam/name di/in", 2, None),
        ("Bank/company Garam/name Palu/place Barat/place_more naik/verb", 1, "Bank Garam Palu Barat"),
        ("Bank/company Garam,/name Palu/place naik/verb", 1, "Bank Garam, Palu"),
        ("Bank/company Garam/name (/open~ BG/acronym~ )/close", 4, "Bank Garam (BG)"),
        ("Garam/name", 0, None),
        ("Garam/name Palu/place", 1, "Garam Palu"),
        ("Data/name Garam/name Palu/place", 2, "Garam Palu"),
        ("warga/noun (/open BG/acronym", 2, None),
        ("Dinas/organisation naik/verb Sosial/part dan/and Usaha/part", 4, "Sosial dan Usaha"),
    ],
)
def test_organisation_up_to_its_last_word(text: str, last: int, name: str | None):
    """It begins with its head, over a series with "dan" and a tight dash, and takes the area behind it along."""
    assert organisations.up_to_word(last, words(text), 0) == name


def test_organisation_begins_in_its_sentence():
    """Words of the sentence before are no part of the name."""
    given = words("Bank/company Garam/name Raya/name")

    assert organisations.up_to_word(2, given, given.starts[1]) == "Garam Raya"
    assert organisations.up_to_word(2, given, 0) == "Bank Garam Raya"


PERSONS = [
    ("Budi/name Hartono/name datang/verb", 0, "Budi Hartono"),
    ("datang/verb Budi/name", 0, ""),
    ("M/initial~ ./stop Budi/name Hartono/name~ ./stop", 0, "M. Budi Hartono"),
    ("M/initial~ ./stop datang/verb", 0, "M"),
    ("Budi/name ./stop Hartono/name", 0, "Budi"),
    ("Ratna/name Sari/part pergi/verb", 0, "Ratna Sari"),
    ("Sari/part pergi/verb", 0, ""),
    ("Sari/part Ratna/name pergi/verb", 0, "Sari Ratna"),
    ("Abdul/name al/particle_of_name Palu/place_or_name di/in", 0, "Abdul al Palu"),
    ("Budi/name", 1, ""),
]


@pytest.mark.parametrize(("text", "first", "name"), PERSONS)
def test_name_of_a_person_from_its_first_word(text: str, first: int, name: str):
    """A stop belongs to it behind an initial, a capitalised noun behind or before a name."""
    given = words(text)
    after = name_end(given, first)

    assert (given.span(first, after - 1) if after > first else "") == name


@pytest.mark.parametrize(
    ("text", "after", "name"),
    [
        ("kata/speech Budi/name Hartono/name", 3, "Budi Hartono"),
        ("Budi/name Hartono/name", 2, "Budi Hartono"),
        ("kata/speech M/initial~ ./stop Budi/name", 4, "M. Budi"),
        ("M/initial~ ./stop Budi/name", 3, "M. Budi"),
        ("ada/verb ./stop Budi/name", 3, "Budi"),
        ("M/initial~ ./stop", 2, ""),
        ("Pembalap/part Muda/part Budi/name", 3, "Budi"),
        ("Ratna/name Sari/part", 2, "Ratna Sari"),
        ("kata/speech", 1, ""),
    ],
)
def test_name_of_a_person_up_to_its_last_word(text: str, after: int, name: str):
    """The same to the left; capitalised nouns before the first name are none of it."""
    given = words(text)
    first = name_start(given, after)

    assert (given.span(first, after - 1) if first < after else "") == name


ENTRY = Entry(Speaker("Budi", None, None))
SEEN = Sightings.of([Sighting(2, 4, ENTRY), Sighting(6, 7, ENTRY), Sighting(9, 12, ENTRY)])


@pytest.mark.parametrize(
    ("index", "behind", "before"),
    [(0, 2, None), (2, 2, None), (3, 2, None), (4, 6, 2), (6, 6, 2), (7, 9, 6), (10, 9, 6), (12, None, 9)],
)
def test_sightings(index: int, behind: int | None, before: int | None):
    """The next sighting at a word or behind it, one that holds it too, and the last that ends there or before."""
    found = SEEN.behind(index), SEEN.before(index)

    assert tuple(one and one.first for one in found) == (behind, before)


def test_no_sightings():
    """Where nobody is named nobody is found."""
    assert (Sightings.of([]).behind(0), Sightings.of([]).before(5)) == (None, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ia berkata:\n- satu\n- dua\nLalu.", "Ia berkata:\n- satu\n- dua"),
        ("Ia berkata:\n\n1. satu\n12) dua\nLalu.", "Ia berkata:\n\n1. satu\n12) dua"),
        ("Ia berkata:\n• satu\n* dua", "Ia berkata:\n• satu\n* dua"),
        ("Ia berkata:\n123. satu", "Ia berkata:"),
        ("Ia berkata.\n- satu", "Ia berkata."),
        ("Ia berkata: satu", "Ia berkata: satu"),
        ("Ia berkata:\nLalu.", "Ia berkata:"),
    ],
)
def test_list_behind_a_colon(text: str, said: str):
    """A speech that announces a list holds its lines."""
    end = min(index for index in (text.find(":") + 1 or 99, text.find(".") + 1 or 99))

    assert text[: with_list(text, end)].rstrip("\n") == said


def extent(start: int, end: int) -> Extent:
    """What somebody said."""
    return Extent(start, end, ENTRY.speaker, (0, 1), end)


def test_what_extents_cover():
    """Stretches that touch are one; the longest end counts."""
    assert cover([extent(4, 6), extent(0, 3), extent(3, 4), extent(8, 9), extent(1, 2)]) == [(0, 6), (8, 9)]
    assert cover([]) == []


def test_shortest_extent_counts():
    """Of extents that hold an offset the shortest counts; one ends before its end."""
    wide, short, other = extent(0, 20), extent(5, 10), extent(18, 30)
    found = speakers_at([other, wide, short], [0, 4, 5, 9, 10, 18, 20, 29, 30])

    assert found == [wide, wide, short, short, wide, other, other, other, None]


@pytest.mark.parametrize(
    ("first", "after", "found"), [(3, 4, True), (4, 8, False), (4, 9, True), (0, 3, False), (9, 99, False)]
)
def test_between(first: int, after: int, found: bool):
    """A place counts from the first word on, and no more at the one behind the last."""
    assert between([3, 8], first, after) is found
