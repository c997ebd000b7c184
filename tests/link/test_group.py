"""Group: quantities that the text equates are one statement; neighbours in a list of different things are not."""

import pytest

EQUATED = [
    "Ada [40] guru honorer sekolah dasar negeri daerah terpencil pulau atau kurang lebih [7 persen] dari semua.",
    "Sebanyak [43.237] perajin atau [81,01 persen] ikut iuran.",
    "Kebunnya [120 hektare], atau setara [8 persen] luas pulau.",
    "Nilainya [Rp5 juta] setara dengan [300 dolar AS] saat itu.",
    "Ada [12] perahu ([30 persen]) yang rusak.",
    "Harga naik [Rp2.000] atau naik [5 persen] kemarin.",
    "Harga turun [Rp2.000] atau turun hanya [5 persen] kemarin.",
    "Ada [12] perahu (sekitar [30 persen]) yang rusak.",
    "Utangnya [US$2 juta] atau senilai [Rp31 miliar] kala itu.",
    "Ada [40] guru honorer daerah terpencil atau lebih dari [7 persen] dari semua.",
    "Kuotanya [90 ton] atau hampir [2 persen] stok.",
]
APART = [
    "Ada [12] perahu dan [30] jala yang rusak.",
    "Harga lada [Rp2.000], sedangkan kopra [Rp3.000] kemarin.",
    "Ada [12] perahu rusak. Atau [30] perahu, kata yang lain.",
    "Harga naik [Rp2.000] menjadi [Rp5.000] kemarin.",
    "Ada [12] perahu yang rusak atau hilang, [30] jala robek.",
    "Ada [12] perahu, [30 persen] yang rusak.",
    "Ada [12] perahu milik warga pulau kecil di ujung selatan teluk yang dilanda badai sejak kemarin sore atau sekitar "
    "[30 persen] yang rusak.",
]
CHAINS = [
    ("Kebunnya [120 hektare] atau [8 persen] luas pulau, sawahnya [60 hektare] atau [4 persen].", "AABB"),
    ("Nilainya [Rp5 juta] atau [300 dolar AS] atau [280 euro] saat itu.", "AAA"),
    ("Ada [7] perahu. Sebanyak [12] jala ([30 persen]) robek, [3] lampu hilang.", "-AA-"),
    ("Ada [9] guru atau [2 persen] dari semua guru.\nAda [4] bidan atau [1 persen] dari semua bidan.", "AABB"),
]


def letters(groups: tuple[str, ...]) -> str:
    """Group ids as letters in the order they come, whatever they are called; a dash for none.

    >>> letters(("a#1", "a#1", "", "a#2"))
    'AA-B'
    """
    names = list(dict.fromkeys(group for group in groups if group))
    return "".join("ABCDEF"[names.index(group)] if group else "-" for group in groups)


@pytest.mark.parametrize("text", EQUATED)
def test_equated(told, text: str):
    """Atau, setara or a bracket between two quantities makes them one statement, over a hedge too."""
    assert letters(told(text, "group")) == "AA"


@pytest.mark.parametrize("text", APART)
def test_apart(told, text: str):
    """Lists, levels after changes, other sentences and words between keep quantities apart."""
    assert letters(told(text, "group")) == "--"


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chains(told, text: str, expected: str):
    """A third that is equated joins the group; each pair of an article has an id of its own."""
    assert letters(told(text, "group")) == expected


def test_ids_of_two_articles(told):
    """The ids of one article are not those of another."""
    text = "Ada [12] perahu ([30 persen]) yang rusak."

    assert set(told(text, "group", id_="satu")).isdisjoint(told(text, "group", id_="dua"))


def test_period_is_shared(told):
    """What is equated is about the same time."""
    assert told("Pada 2021 ada [12] perahu atau [30 persen] yang rusak.", "period") == ("Pada 2021", "Pada 2021")
    assert told("Ada [12] perahu atau [30 persen] pada 2021.", "period_start") == ("2021-01-01", "2021-01-01")
