"""`explain`: every numeral of a text is a fact or has a reason why it is none."""

import re
from datetime import date
from pathlib import Path

import pytest

from pipeline.article import Article
from pipeline.explain import lines
from pipeline.formats.read import articles, sources
from pipeline.numbers import numbers
from pipeline.route import Route

REASONS = {
    "dates": (
        "Pada 12 Desember 2023 dan (3/7) serta 2024-05-31 warga pulang sejak 2019.",
        [
            ("12", "none.date"),
            ("2023", "none.date"),
            ("3", "none.date-in-figures"),
            ("7", "none.date-in-figures"),
            ("2024", "none.date-iso"),
            ("05", "none.date-iso"),
            ("31", "none.date-iso"),
            ("2019", "none.year"),
        ],
    ),
    "clock": (
        "Pasar buka pukul 07.30 WIB sampai siang, lalu pukul 21.00 tutup.",
        [("07.30", "none.clock"), ("21.00", "none.clock-word")],
    ),
    "laws": (
        "Inpres Nomor 2 Tahun 2021 dan Pasal 5 ayat 3 berlaku.",
        [("2", "none.law-number"), ("2021", "none.law-number"), ("5", "none.law-number"), ("3", "none.law-number")],
    ),
    "ranks": ("Hari jadi ke-78 dirayakan di peringkat 3 klasemen.", [("78", "none.ordinal"), ("3", "none.rank")]),
    "scores": ("Tuan rumah menang 2-1 atas tamunya.", [("2", "none.score-said"), ("1", "none.score-said")]),
    "names": (
        "Kasus COVID-19 turun, Liga 1 bergulir, Pertamax 92 laku.",
        [("19", "none.part-of-name"), ("1", "none.name-with-number"), ("92", "none.name-with-number")],
    ),
    "one of": ("Ini salah satu sebabnya.", [("satu", "none.one-of")]),
    "leftover": (
        "Hujan turun.\nBaca juga: Harga 5 komoditas turun 7 persen\nLalu reda.",
        [("5", "leftover.read-also"), ("7", "leftover.read-also")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), REASONS.values(), ids=REASONS)
def test_reasons(route: Route, text: str, expected: list[tuple[str, str]]):
    """A number that is no quantity is named with the rule that claims it."""
    told = [
        (text[numeral.start : numeral.end], reason)
        for numeral, reason in numbers(route.read(Article("text", text)))
    ]

    assert [(number, reason.rpartition(" (")[2].rstrip(")")) for number, reason in told] == expected
    assert all(reason.rpartition(" (")[0] for _, reason in told)


MIXED = (
    "Palu (KABAR) - Bupati Sigi Rahmat Iskandar (52) pada 12 Desember 2023 menyebut Rp396,25 miliar atau "
    "81.01 persen untuk 43.237 pekerja, 5-6 ton beras, dan 3,5 kilometer jalan. Sesuai Inpres Nomor 2 Tahun 2021, "
    "dua ratus lima puluh ribu warga antre sejak pukul 07.30 WIB. Kadar 12.50.7 persen dan angka 8 tidak dibaca; "
    "SMA Negeri 3 menang 2-1 di Liga 1."
)


def digits_told(route: Route, article: Article) -> set[int]:
    """The offsets of digits that `numbers` gives an account of."""
    reading = route.read(article)
    told = set()
    for numeral, reason in numbers(reading):
        spans = range(numeral.start, numeral.end)
        in_fact = any(fact.start < numeral.end and numeral.start < fact.end for fact in reading.facts)
        assert bool(reason) or in_fact
        told.update(spans)
    return told


def test_every_digit_is_accounted_for(route: Route):
    """No digit of a text is passed over: it belongs to a fact or to a number with a reason."""
    told = digits_told(route, Article("text", MIXED))

    assert [found.start() for found in re.finditer(r"\d", MIXED) if found.start() not in told] == []


def test_facts_have_no_reason(route: Route):
    """A number that is a fact needs no reason; one that cannot be read says what is wrong with it."""
    told = {
        MIXED[numeral.start : numeral.end]: reason
        for numeral, reason in numbers(route.read(Article("text", MIXED)))
    }

    assert {number for number, reason in told.items() if not reason} == {
        "52",
        "396,25 miliar",
        "81.01",
        "43.237",
        "5",
        "6",
        "3,5",
        "dua ratus lima puluh ribu",
    }
    assert told["12.50.7"] == "'12.50.7' is not a number: groups after a point have three digits (percent.word-or-sign)"
    assert told["8"] == "nothing near it says what it counts (count.behind-amount-word)"


@pytest.fixture(scope="module")
def seed(root: Path) -> Article:
    """The article that the project was created from."""
    path = root / "corpus" / "antara-sulteng-jamsostek-2023.txt"
    (article,) = articles(sources([path]))
    return article


def test_seed_accounts_for_every_digit(route: Route, seed: Article):
    """In the seed article no digit is passed over."""
    told = digits_told(route, seed)

    assert [found.start() for found in re.finditer(r"\d", seed.text) if found.start() not in told] == []


def test_seed_reasons(route: Route, seed: Article):
    """In the seed article five numbers are no facts: three years and the numbers of two instructions."""
    told = [
        (seed.text[numeral.start : numeral.end], numeral.start, reason.rpartition(" (")[2].rstrip(")"))
        for numeral, reason in numbers(route.read(seed))
        if reason
    ]

    assert [(number, rule) for number, _, rule in told] == [
        ("2023", "none.year"),
        ("2", "none.law-number"),
        ("2", "none.law-number"),
        ("2021", "none.law-number"),
        ("2023", "none.year"),
    ]
    assert [seed.text[start : start + len(number)] for number, start, _ in told] == ["2023", "2", "2", "2021", "2023"]


def test_lines_of_a_fact(route: Route):
    """A fact is told with its rule and the reason for the rule, its columns, and the words that decided them."""
    text = "Harga lebih dari Rp5.500 per kilogram."
    told = list(lines(route, route.read(Article("text", text))))
    why = next(rule.why for rule in route.rulebook.rules if rule.id == "money.symbol-first")

    assert told[:4] == ["text: 1 facts", "", "money 'Rp5.500' [17:24]", f"  rule: money.symbol-first: {why}"]
    assert told[4:9] == [
        "  value: 5500",
        "  low: 5500",
        "  bound: more_than  (from 'lebih dari')",
        "  unit: IDR",
        "  per: kg  (from 'per kilogram')",
    ]
    assert told[-2:] == ["", "0 numbers that are no facts"]


def test_article_is_told_once(route: Route):
    """What is known of the article is not told again for each fact."""
    article = Article("text", "Harga Rp5.500.", "Harga naik", date(2025, 3, 5), "Kabar Desa", "https://kabar.example/1")

    assert list(lines(route, route.read(article))) == list(lines(route, route.read(Article("text", article.text))))


def test_lines_of_what_lost(route: Route):
    """What lost its text to a fact is told beside it."""
    told = list(lines(route, route.read(Article("text", "Modal Rp10-20 miliar disiapkan."))))

    assert "  lost to it: money 'Rp10' (money.symbol-first)" in told


def test_choice_among_homonyms(route: Route):
    """Why a name is this region and no other is told."""
    told = list(lines(route, route.read(Article("text", "Hujan di Bandung reda."))))

    assert "  choice: a bare name that a city and a regency bear is the city" in told


@pytest.mark.parametrize("as_file", [True, False])
def test_command(corpus, cli, as_file: bool):
    """`explain` takes a text or a file with one article and prints the same facts."""
    text = "Dana Rp5 juta cair pada 2022."
    source = corpus({"berita.txt": text}) / "berita.txt" if as_file else text
    outcome = cli("explain", source)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == ("berita: 1 facts" if as_file else "text: 1 facts")
    assert "money 'Rp5 juta' [5:13]" in outcome.out.splitlines()
    assert outcome.out.splitlines()[-2:] == ["1 numbers that are no facts", "  '2022' [24:28]: a year (none.year)"]


def test_command_on_a_bad_file(corpus, cli):
    """`explain` on a file that is no article ends with its cause and exit code 3."""
    path = corpus({"berita.txt": b"\x89PNG\0"}) / "berita.txt"
    outcome = cli("explain", path)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == f"error: {path}: is binary, not text; only text can be read\n"


def test_one_of_several(corpus, cli):
    """Of a folder or collection one article is explained, by its id; which there are is told to who named none."""
    rows = "".join(f'{{"id": "{name}1", "text": "Dana Rp5 juta."}}\n' for name in "abcd")
    folder = corpus({"arsip.jsonl": rows, "e1.txt": "Hujan reda."})
    several = [cli("explain", path) for path in (folder / "arsip.jsonl", folder)]
    one, last = (cli("explain", folder, "--article", name) for name in ("c1", "e1"))
    none = cli("explain", folder / "arsip.jsonl", "--article", "c")

    for outcome, path in zip(several, (folder / "arsip.jsonl", folder), strict=True):
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            f"error: {path}: holds several articles (a1, b1, c1, …); "
            "explain reads one: its file, or with --article ID\n"
        )
    assert [outcome.out.splitlines()[0] for outcome in (one, last)] == ["c1: 1 facts", "e1: 0 facts"]
    assert none.code == 2
    assert none.err.startswith("error: --article: unknown article 'c'; did you mean 'c1'? ")


@pytest.mark.parametrize("name", ["nihil.txt", "berita desa.txt", "nihil.docx", "./nihil", "folder/nihil.jsonl"])
def test_command_on_a_file_that_is_not_there(cli, name: str):
    """The name of a file that does not exist is wrong usage, not a text of one word."""
    outcome = cli("explain", name)

    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"error: {name}: no such file or folder\n")


@pytest.mark.parametrize(
    "text", ["Rp5.000/kg", "Rp5 juta/bulan", "Harga cabai naik Rp5.000 per kilogram. " * 20, "Dana Rp5 juta.\0"]
)
def test_command_on_a_text_that_looks_like_a_name(cli, text: str):
    """An amount with a slash, a long paragraph and a text with a NUL are texts."""
    assert cli("explain", text).code == 0


def test_command_on_nothing(cli):
    """An empty text is wrong usage, and not the folder one stands in."""
    outcome = cli("explain", " ")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: explain: the text is empty")
