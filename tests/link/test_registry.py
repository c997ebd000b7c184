"""The registry of speakers by itself: which mentions are one person, and what is known of them."""

import pytest

from pipeline.link.registry import Entry, Registry, Speaker, pick
from pipeline.meaning import Official

LINDA = Official("Linda Kartika", "Sekretaris Jenderal (Sekjen)", "Partai Mawar")


@pytest.fixture
def registry() -> Registry:
    """A registry without anybody."""
    return Registry()


def test_longest_name_counts(registry: Registry):
    """One person by a short name and then a long one: the long name counts, and stays when a shorter one comes."""
    entry = registry.official(Official("Linda", "Camat", "Balaesang"))

    assert registry.official(Official("Linda Kartika Sari", None, None)) is entry
    assert registry.official(Official("Linda Kartika", None, None)) is entry
    assert entry.speaker == Speaker("Linda Kartika Sari", "Camat", "Balaesang")


@pytest.mark.parametrize(
    ("mentions", "speaker"),
    [
        ([("Camat", None), ("Camat", "Balaesang")], ("Camat", "Balaesang")),
        ([("Camat", None), ("Ketua", "PMI")], ("Camat", None)),
        ([("Camat", "Balaesang"), ("Ketua", "PMI")], ("Camat", "Balaesang")),
        ([(None, None), ("Ketua", "PMI")], ("Ketua", "PMI")),
        ([(None, "PMI"), ("Ketua", None)], ("Ketua", "PMI")),
    ],
)
def test_first_role_counts(registry: Registry, mentions: list[tuple[str | None, str | None]], speaker: tuple[str, str]):
    """The first role counts; an organisation is learnt later only with the same role, or before any role."""
    for role, org in mentions:
        entry = registry.official(Official("Linda Kartika", role, org))

    assert (entry.speaker.role, entry.speaker.org) == speaker


@pytest.mark.parametrize(
    ("phrase", "more", "found"),
    [
        ("Sekretaris Jenderal", "", "Linda Kartika"),
        ("Sekjen", "", "Linda Kartika"),
        ("sekretaris", "", "Linda Kartika"),
        ("Jenderal", "", None),
        ("Mawar", "", None),
        ("Partai", "", None),
        ("Bupati", "", None),  # two of them
        ("Bupati", "sigi", "Budi Hartono"),
        ("Bupati", "poso", "Rahmat Iskandar"),
        ("Bupati", "bali", None),
        ("Plt Bupati", "sigi", "Budi Hartono"),
        ("Wakil Bupati", "", "Surti Lamadu"),
        ("Mantan", "", None),
        ("Kadis", "", "Dewi Lestari"),
        ("Kasad", "", "Amir Wattu"),
        ("Satpam", "", None),
    ],
)
def test_person_with_a_role(registry: Registry, phrase: str, more: str, found: str | None):
    """A role alone means the only person whose office begins so or is short so, or has the next word in it."""
    registry.official(LINDA)
    registry.official(Official("Budi Hartono", "Bupati", "Sigi"))
    registry.official(Official("Rahmat Iskandar", "Plt Bupati", "Poso"))
    registry.official(Official("Surti Lamadu", "Wakil Bupati", "Donggala"))
    registry.official(Official("Dewi Lestari", "Kepala Dinas", "Dinas Sosial"))
    registry.official(Official("Amir Wattu", "Kepala Staf (Kasad)", None))
    entry = registry.with_role(phrase, more)

    assert (entry.speaker.name if entry else None) == found


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Kartika", True), ("Linda", True), ("Linda Kartika Sari", True), ("Kartikka", True), ("Lind", True),
        ("Lin", False), ("Budi", False), ("Linda Sari", False), ("Lind Kart", False),
    ],
)  # fmt: skip
def test_names_of_one_person(registry: Registry, name: str, same: bool):
    """Part of a name, a longer one, a misspelt one and a short form of four letters mean the same person."""
    entry = registry.official(LINDA)

    assert (registry.person(name) is entry) is same
    assert entry.speaker.name == ("Linda Kartika Sari" if name.endswith("Kartika Sari") else "Linda Kartika")


def test_name_of_two_persons(registry: Registry):
    """A name that fits two persons is that of neither."""
    both = [registry.official(Official(name, "Guru", None)) for name in ("Budi Hartono", "Budi Lamadu")]

    assert registry.person("Budi") not in both
    assert registry.person("Hartono") is both[0]


def test_short_form_becomes_a_name(registry: Registry):
    """A short form that was understood once is one of the names, among however many persons."""
    entry = registry.official(Official("Zulkifli Hasan", "Menteri", None))

    assert registry.person("Zulhas") is entry
    assert entry.names == ["Zulhas"]
    for number in range(300):
        registry.person(f"Orang{chr(97 + number % 26)}{chr(97 + number // 26)} Lain{number}x")
    assert registry.person("Zulhas") is entry
    assert registry.person("Zulkas").speaker.name == "Zulkas"


def test_two_words_are_no_short_form(registry: Registry):
    """A space inside a name is no slip of the pen."""
    entry = registry.official(Official("Komarudin Watu", "Guru", None))

    assert registry.person("Komar Udin") is not entry
    assert registry.person("Komaruddin") is entry


def test_pair(registry: Registry):
    """Two who speak together have one entry for both, and each one of their own."""
    pair = registry.pair("Surti dan Hamdan", "Surti", "Hamdan")

    assert pair.speaker == Speaker("Surti dan Hamdan", None, None)
    assert registry.pair("Surti dan Hamdan", "Surti", "Hamdan") is pair
    assert [entry.speaker.name for entry in registry.by_word["hamdan"]] == ["Hamdan"]


def test_organisation_by_its_names(registry: Registry):
    """An organisation is known by its name and its short name, in whatever case; that of an official is known too."""
    entry = registry.organisation("Badan Garam Nasional", "BGN")
    registry.official(LINDA)

    assert registry.organisation("badan garam nasional") is entry
    assert registry.known_organisation("bgn") is entry
    assert registry.organisation("BGN", "Badan") is entry
    assert registry.known_organisation("Badan") is entry
    assert registry.known_organisation("Partai Mawar") is not None
    assert registry.known_organisation("Partai Melati") is None
    assert (entry.is_person, registry.person("Linda").is_person) == (False, True)


def test_one_word_names_few(registry: Registry):
    """Of a thousand persons with one name only some are remembered by it; the size tells of every word."""
    for number in range(30):
        registry.person(f"Budi {'abcdefghij'[number % 10]}{'klm'[number // 10]}rono")

    assert len(registry.by_word["budi"]) == 20
    assert registry.size == 50


def test_word_that_begins_a_name():
    """Of several whom one word fits, it means the one whose name begins so, else the first."""
    entries = [Entry(Speaker(name, None, None)) for name in ("Budi Rahmat", "Rahmat Iskandar", "Ahmad Rahmat")]

    assert pick(entries, "Rahmat") is entries[1]
    assert pick(entries, "Iskandar") is entries[0]
