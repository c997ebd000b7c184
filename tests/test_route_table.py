"""From text to rows: one claim per stretch, first full mentions, counts that go on, numbers that cannot be read."""

import pytest

ROWS = [
    ("Ongkosnya Rp5 juta sebulan.", ["money:Rp5 juta"], "an amount is no count of millions"),
    ("Kebunnya 5 hektare, bukan 5 unit rumah.", ["measure:5 hektare", "count:5"], "each number once"),
    ("Pada 2 Mei 2024 ada 7 perahu karam.", ["count:7"], "a date holds no counts"),
    ("Suara Desa Tiga 40 warga.", ["region:Desa Tiga", "count:40"], "a number inside a name is none"),
    ("Bupati Sigi Bima Santoso datang di Bima.", ["region:Sigi", "official:Bima Santoso", "region:Bima"],
     "a region inside a person's name is none"),
    ("Hujan.\nBaca juga: Harga 5 kios di Bali naik 7 persen\nAda 3 kios di Sigi.", ["count:3", "region:Sigi"],
     "a leftover holds nothing"),
    ("Ada 3 kios di Sigi.\nBaca juga: Bupati Bali Budi Hartono datang", ["count:3", "region:Sigi"],
     "nor an official"),
    ("Hujan. Baca juga: Api Bakar 5 Kios di Bali Puluhan pedagang pulang.", ["count:Puluhan"],
     "a headline ends where a sentence runs into it"),
    ("Hujan. Baca juga: Api Bakar 5 Kios Camat Ulujadi, Siti Lamato, membawa 3 kios.",
     ["region:Ulujadi", "official:Siti Lamato", "count:3"], "a role begins that sentence"),
]  # fmt: skip
OFFICIALS = [
    ("Bupati Sigi Budi Hartono datang. Bupati Budi Hartono pulang.", [("Budi Hartono", "Bupati", 12)]),
    ("Bupati Budi datang. Bupati Sigi Budi Hartono pulang.", [("Budi Hartono", "Bupati", 32)]),
    ("Bupati Sigi Budi Hartono datang. Ketua PMI Budi Hartono pulang.",
     [("Budi Hartono", "Bupati", 12), ("Budi Hartono", "Ketua", 43)]),
    ("Bupati Sigi Budi Hartono datang. Bupati Donggala Rahmat Hartono pulang.",
     [("Budi Hartono", "Bupati", 12), ("Rahmat Hartono", "Bupati", 49)]),
    ("Plt Bupati Sigi Budi Hartono datang. Bupati Sigi Budi Hartono pulang.",
     [("Budi Hartono", "Plt Bupati", 16)]),
]  # fmt: skip
FAR = "Warga menunggu lama di dermaga sampai malam karena ombak besar dan angin kencang masih menerjang teluk itu. "
COUNTED = [
    ("Ada 12 perahu karam, 3 di antaranya hanyut.", ["12 perahu", "3 perahu"]),
    ("Ada 12 perahu karam dan 9 jala robek, 3 di antaranya hanyut.", ["12 perahu", "9 jala", "3 jala"]),
    ("Ada 12 perahu karam. Sebanyak 3 lainnya hanyut.", ["12 perahu", "3 perahu"]),
    ("Ada 12 perahu karam, 3 di antaranya hanyut, dan 2 lainnya dijual.", ["12 perahu", "3 perahu", "2 perahu"]),
    ("Ada 12 perahu karam. " + FAR + FAR + "Sebanyak 3 lainnya hanyut.", ["12 perahu"]),
    ("Ada 12 perahu karam. " + FAR + "Sebanyak 3 lainnya hanyut.", ["12 perahu", "3 perahu"]),
    ("Sebanyak 3 lainnya hanyut.", []),
    ("Sebanyak 3 lainnya hanyut. Ada 12 perahu karam.", ["12 perahu"]),
    ("Utangnya Rp3 juta, 3 lainnya hanyut.", []),
]
UNREADABLE = [
    ("Kadarnya 12.50.7 persen kemarin.", []),
    ("Kadarnya 12.50.7 persen, dulu 3 persen.", ["percent:3 persen"]),
    ("Ada 1.23.45 perahu dan 3 jala.", ["count:3"]),
    ("Lebarnya 20 sampai 10 meter.", ["measure:10 meter"]),
]


def shown(facts) -> list[str]:
    """Type and text of each fact."""
    return [f"{fact.type}:{fact.text}" for fact in facts]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(text, rows, id=why) for text, rows, why in ROWS])
def test_one_claim_per_stretch(facts_of, text: str, expected: list[str]):
    """What a longer fact, a name, a date or a leftover holds is no fact of its own; rows come in reading order."""
    assert shown(facts_of(text)) == expected


@pytest.mark.parametrize(("text", "expected"), OFFICIALS)
def test_first_full_mention(facts_of, text: str, expected: list[tuple[str, str, int]]):
    """A person has one row for each role, at the first full mention."""
    assert [(fact.name, fact.role, fact.start) for fact in facts_of(text, "official")] == expected


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_what_was_counted_before(facts_of, text: str, expected: list[str]):
    """Di antaranya and lainnya count what the count shortly before them counted; without one they are no fact."""
    assert [f"{fact.text} {fact.unit}" for fact in facts_of(text, "count")] == expected


@pytest.mark.parametrize(("text", "expected"), UNREADABLE)
def test_unreadable(facts_of, text: str, expected: list[str]):
    """A numeral that cannot be read is no fact, and leaves the others as they are."""
    assert shown(facts_of(text)) == expected


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("Sebanyak 3 lainnya hanyut.", "'3' [9:10]", "no count stands shortly before it"),
        ("Kadarnya 12.50.7 persen kemarin.", "'12.50.7' [9:16]", "12.50.7"),
    ],
)
def test_why_it_is_no_fact(cli, text: str, number: str, reason: str):
    """`explain` says of a number that was claimed and came to nothing why it did."""
    (line,) = [line for line in cli("explain", text).out.splitlines() if number in line]

    assert reason in line.partition(number)[2]


def test_sentence_of_a_fact(facts_of):
    """A fact has the sentence it stands in, without the space round it."""
    text = "  Ada 12 perahu karam.  Ada 9 jala robek!\n Ada 3 lampu"

    assert [fact.sentence for fact in facts_of(text)] == ["Ada 12 perahu karam.", "Ada 9 jala robek!", "Ada 3 lampu"]


def test_ids_of_facts(route, facts_of):
    """Two facts of one text have two ids, and a second reading gives the same."""
    text = "Ada 12 perahu karam dan 12 perahu hanyut di Sigi, kata Bupati Sigi Budi Hartono."
    ids = [fact.fact_id for fact in facts_of(text)]

    assert len(set(ids)) == len(ids) == 5
    assert ids == [fact.fact_id for fact in facts_of(text)]
