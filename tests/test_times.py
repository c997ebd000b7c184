"""Times: which words are one, the days that they mean, and what sort of time they are."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from pipeline.check import unbracketed
from pipeline.errors import RuleError
from pipeline.rulebook import Rulebook, load
from pipeline.values.period import KINDS, READINGS, Time, Times
from pipeline.values.period.slots import FIGURES, Slots

LEXICONS = ("time_words", "months", "weekdays", "numerals")
PUBLISHED = date(2025, 10, 20)  # a Monday


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The project's own rules."""
    return load()


@pytest.fixture(scope="module")
def times(rulebook: Rulebook) -> Times:
    """The project's rules for times, with two verbs of saying and one place."""
    return Times(
        rulebook.of("time"),
        *map(rulebook.lexicon, LEXICONS),
        after=["kata"],
        before=["mengatakan"],
        places=["Kota", "Palu"],
    )


@pytest.fixture(scope="module")
def found(times: Times) -> Callable[..., list[Time]]:
    """The times of a sentence that may begin at any of its words."""

    def found(text: str, published: date | None = PUBLISHED, anchor: Time | None = None) -> list[Time]:
        return list(times.find(text, word_starts(text), len(text), published, anchor))

    return found


def word_starts(text: str) -> list[int]:
    """Where the words and brackets of *text* begin."""
    return [word.start() for word in re.finditer(r"\w+|\(", text)]


def days(time: Time) -> str:
    """First and last day of a time, open ends left out."""
    return f"{time.first or ''}..{time.last or ''}"


READ = {
    "Rapat tujuh belas tahun silam": "2008-01-01..2008-12-31",
    "Rapat dua pekan yang lalu": "2025-10-06..2025-10-12",
    "Rapat setahun lalu": "2024-01-01..2024-12-31",
    "Rapat dalam 20 tahun terakhir": "2005-10-20..2025-10-20",
    "Rapat dalam 200 tahun terakhir": "..",
    "Rapat sepekan terakhir": "2025-10-13..2025-10-20",
    "Rapat enam bulan ke depan": "2025-10-20..2026-04-20",
    "Rapat hingga kini": "..2025-10-20",
    "Rapat sekarang": "2025-10-20..2025-10-20",
    "Rapat minggu lalu": "2025-10-13..2025-10-19",
    "Rapat hari Minggu lalu": "2025-10-19..2025-10-19",
    "Rapat bulan depan": "2025-11-01..2025-11-30",
    "Rapat akhir bulan ini": "2025-10-31..2025-10-31",
    "Rapat sejak pertengahan 2024": "2024-06-30..",
    "Rapat pertengahan Juni": "2025-06-01..2025-06-30",
    "Rapat hingga awal November": "..2025-11-01",
    "Rapat paruh kedua tahun lalu": "2024-07-01..2024-12-31",
    "Rapat hingga triwulan II 2025": "2025-01-01..2025-06-30",
    "Rapat Januari s/d Maret 2025": "2025-01-01..2025-03-31",
    "Rapat sembilan bulan pertama tahun ini": "2025-01-01..2025-09-30",
    "Rapat TA 2025": "2025-01-01..2025-12-31",
    "Rapat tahun pelajaran 2024/25": "2024-07-01..2025-06-30",
    "Rapat Kamis (9/10) siang": "2025-10-09..2025-10-09",
    "Rapat Kamis, 9 Oktober 2025": "2025-10-09..2025-10-09",
    "Rapat pada Rabu": "2025-10-15..2025-10-15",
    "Rapat Rabu depan": "2025-10-22..2025-10-22",
    "Rapat Kamis ini": "2025-10-23..2025-10-23",
    "Rapat lusa pagi": "2025-10-22..2025-10-22",
    "Rapat malam tadi": "2025-10-19..2025-10-19",
    "Rapat nanti malam": "2025-10-20..2025-10-20",
    "Rapat Desember mendatang": "2025-12-01..2025-12-31",
    "Rapat pada Desember": "2025-12-01..2025-12-31",
    "Rapat sejak Desember": "2024-12-01..",
    "Rapat 2 Januari": "2026-01-02..2026-01-02",
    "Rapat sejak 2 Januari": "2025-01-02..",
    "Rapat setelah 2024": "2025-01-01..",
    "Rapat sebelum Mei 2024": "..2024-04-30",
    "Rapat sejak 2019 hingga sekarang": "2019-01-01..2025-10-20",
    "Rapat Jumat (10/10) hingga Minggu (12/10)": "2025-10-10..2025-10-12",
    "Rapat era 70-an": "1970-01-01..1979-12-31",
    "Rapat beberapa pekan terakhir": "..",
    "Rapat abad ke-19": "..",
}


@pytest.mark.parametrize(("text", "wanted"), READ.items(), ids=READ)
def test_days_of_a_time(found, text: str, wanted: str):
    """Everything behind the first word is one time, with these days."""
    assert [(text[time.start : time.end], days(time)) for time in found(text)] == [(text[len("Rapat ") :], wanted)]


NONE = [
    "Sebanyak 12 meja disita",
    "Rapat 31 Juni 2025",
    "Rapat Senin (31/6)",
    "Rapat 14-12 Mei 2025",
    "Rapat 2024-2020",
    "Uang Rp2024 hilang",
    "Sebanyak 20.25 ton",
    "Kios Pasar Minggu tutup",
    "Juli hadir",
    "Ia koma dua minggu",
    "Buka Senin-Jumat",
    "Dipenjara tiga tahun",
    "Bayi 1,5 tahun lalu",
    "Warga tahun lalu-lalang",
    "Kakek 60 tahun itu sehat",
    "Ulang tahun ini meriah",
    "Kamar Rp300 ribu semalam",
    "Rapat 9/10",
]


@pytest.mark.parametrize("text", NONE)
def test_no_time(found, text: str):
    """Numbers, persons, ages and days that the calendar does not have are no times."""
    assert [text[time.start : time.end] for time in found(text)] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rapat hari ini", ".."),
        ("Rapat tahun lalu", ".."),
        ("Rapat pada Mei", ".."),
        ("Rapat Senin (12/5)", ".."),
        ("Rapat Mei 2025", "2025-05-01..2025-05-31"),
    ],
)
def test_without_day_of_publication(found, text: str, wanted: str):
    """Where nobody says when the text appeared, only what is said in full has days."""
    assert [days(time) for time in found(text, None)] == [wanted]


def test_day_without_year_is_near_a_day_told_before(found):
    """Without a day of publication a date takes its year from a full date of the text, and never from a plan's year."""
    day, month = Time(0, 0, date(2023, 12, 28), date(2023, 12, 28), "r"), "Rapat pada 5 Januari"

    assert [days(time) for time in found(month, None, day)] == ["2024-01-05..2024-01-05"]
    assert [days(time) for time in found(month, None, Time(0, 0, date(2026, 1, 1), date(2026, 12, 31), "r"))] == [".."]


def test_weekday_decides_the_year(found):
    """Of two years the one counts in which the date falls on the weekday that is said."""
    assert [days(time) for time in found("Rapat Kamis (12/2)")] == ["2026-02-12..2026-02-12"]
    assert [days(time) for time in found("Rapat Rabu (12/2)")] == ["2025-02-12..2025-02-12"]


ANCHORED = {
    "tahun sebelumnya": ("2021-01-01", "2021-12-31", "2020-01-01..2020-12-31"),
    "tahun sebelumnya itu": ("2026-01-01", "2026-12-31", "2025-01-01..2025-12-31"),
    "bulan sebelumnya itu": ("2025-01-01", "2025-12-31", "2025-09-01..2025-09-30"),
    "bulan sebelumnya": ("2024-06-01", "2024-06-30", "2024-05-01..2024-05-31"),
    "bulan yang sama": ("2024-06-04", "2024-06-04", "2024-06-01..2024-06-30"),
    "triwulan sebelumnya": ("2025-01-01", "2025-03-31", "2024-10-01..2024-12-31"),
    "periode yang sama tahun lalu": ("2025-01-01", "2025-06-30", "2024-01-01..2024-06-30"),
    "periode sama tahun sebelumnya": ("2024-12-18", "2025-01-02", "2023-12-18..2024-01-02"),
    "periode yang sama 2023": ("2024-02-01", "2024-02-29", "2023-02-01..2023-02-28"),
    "periode yang sama tahun lalu itu": ("", "2025-06-30", "2024-01-01..2024-06-30"),
    "periode tersebut": ("2024-02-01", "2024-02-29", "2024-02-01..2024-02-29"),
    "dua hari kemudian": ("2025-09-29", "2025-09-30", "2025-10-02..2025-10-02"),
    "sehari sebelumnya": ("2025-09-29", "2025-09-30", "2025-09-28..2025-09-28"),
    "keesokan harinya": ("2025-09-30", "2025-09-30", "2025-10-01..2025-10-01"),
}


@pytest.mark.parametrize(("words", "told"), ANCHORED.items(), ids=ANCHORED)
def test_counted_from_the_time_told_before(found, words: str, told: tuple[str, str, str]):
    """These words look back to the last event of the text and not to the day of publication."""
    first, last, wanted = told
    anchor = Time(0, 0, date.fromisoformat(first) if first else None, date.fromisoformat(last), "r")

    assert [days(time) for time in found(f"Naik dari {words}", PUBLISHED, anchor)] == [wanted]


def test_only_open_ends_are_joined(found):
    """`hingga kini` ends what began without an end, and nothing that has one or begins later."""
    assert [days(time) for time in found("Naik pada 2023 hingga kini")] == ["2023-01-01..2023-12-31", "..2025-10-20"]
    assert [days(time) for time in found("Naik sejak 2026 hingga kini")] == ["2026-01-01..", "..2025-10-20"]


def test_mark_ends_what_leads_to_a_time(found):
    """Words before a bracket lead to no time inside it."""
    assert [days(time) for time in found("Naik hingga (pada 2024)")] == ["2024-01-01..2024-12-31"]


def test_last_event_is_the_anchor(found):
    """A time compared with, or one of a name, is nothing to count from."""
    text = "Pada 2021 ekspor naik dibanding 2018 seusai Piala Dunia 2014, lebih dari tahun sebelumnya"

    assert [days(time) for time in found(text)][-1] == "2020-01-01..2020-12-31"


KIND = {
    "Ekspor naik [pada 2023] itu": "event",
    "Ekspor naik dibanding [pada 2023] itu": "compared",
    "Ekspor naik dibandingkan realisasi pajak [tahun lalu] itu": "compared",
    "Ekspor lebih tinggi daripada [Mei 2024] itu": "compared",
    "Ekspor naik dari [tahun sebelumnya] itu": "compared",
    "Ekspor naik dari inflasi [bulan sebelumnya] itu": "compared",
    "Ekspor dari [Januari hingga Maret 2024] itu": "event",
    "Ekspor dari [2020 hingga sekarang] itu": "event",
    "Ekspor naik dari [awal 2025] itu": "event",
    "Ekspor naik dari [sekarang] itu": "present",
    "Dibanding kopi lokal dari desa lain itu ekspor naik [pada 2023] itu": "event",
    "Ekspor naik dari Jawa [pada 2023] itu": "event",
    "Pabrik tutup lebih dari [20 tahun lalu] itu": "event",
    '"Naik 3 persen," kata dia seusai rapat di Kantor Wali Kota, Palu, [Rabu (15/10/2025)].': "speech",
    "Ekspor naik, kata Tono (45) di Palu, [Senin].": "speech",
    "Tono di Palu, [Senin], mengatakan ekspor naik": "speech",
    "Tono mengatakan di Palu, [Senin], bahwa ekspor naik": "speech",
    "Tono mengatakan bahwa gempa terjadi [pada Senin] itu": "event",
    "Tono mengatakan bahwa di Palu, [Senin], gempa terjadi": "event",
    "Tono mengatakan 5 rumah roboh di Palu, [Senin].": "event",
    "Menurut keterangan Tono, [Selasa (14/10)], ekspor naik": "speech",
    "Gempa terjadi di Palu, [Senin] itu": "event",
    "Data yang dirilis [Rabu (15/10)] itu": "published",
    "Hasilnya diumumkan [pada Jumat mendatang] itu": "event",
    "UU Nomor 2 [Tahun 2021] dicabut": "name",
    "Perda No. 35 [tahun 2009] dicabut": "name",
    "Peraturan [tahun 2009] tentang pasar": "name",
    "Laga Piala Dunia [2026] seru": "name",
    "Laga Piala Dunia [pada 2026] seru": "event",
    "Dana pilkada serentak [2024] cair": "name",
    "Dana Pemilihan Presiden (Pilpres) [2024] cair": "name",
    "Festival Danau Lindu [2024] seru": "name",
    "Inflasi [2024] rendah": "event",
    "Belanja APBD Sigi [2025] naik": "event",
    "Belanja di Kota Palu [2025] naik": "event",
    "Belanja Kabupaten Sigi [tahun 2025] naik": "event",
    "Warga [kini] mengungsi": "present",
    "Warga [hingga saat ini] mengungsi": "present",
}


@pytest.mark.parametrize(("text", "kind"), KIND.items(), ids=KIND)
def test_kind_of_a_time(found, text: str, kind: str):
    """The words beside the time in brackets say what sort of time it is."""
    plain, [(start, end)] = unbracketed(text)

    assert [(time.start, time.end, time.kind) for time in found(plain) if time.end == end] == [(start, end, kind)]


def test_every_kind_is_shown():
    """The table above has each kind."""
    assert set(KIND.values()) == set(KINDS)


def test_every_time_is_hinted_at(rulebook: Rulebook, times: Times):
    """A text with a time has a word that hints at it, and the time begins at such a word or behind what leads to it."""
    for rule in rulebook.of("time"):
        for example in rule.examples:
            text, spans = unbracketed(example["text"])
            small = text.lower()
            assert times.hinted(re.findall(r"[\w-]+", small), small), example
            for start, end in spans:
                assert any(map(times.begins, re.findall(r"\w+|\(", text[start:end].lower()))), example


def test_most_words_hint_at_nothing(times: Times):
    """Sentences are passed over quickly: nothing in this one hints at a time."""
    text = "sebanyak 12 warga desa itu menerima rp300.000 dari pemerintah (pusat) untuk 5 ekor sapi"

    assert not times.hinted(re.findall(r"[\w-]+|[()]", text), text)


@pytest.mark.parametrize("text", ["12/5", "rapat 12-05-2025", "pra-juni", "senin-rabu"])
def test_hints_of_figures_and_inside_words(times: Times, text: str):
    """Figures of a day hint at a time, and so does a word that a dash joins to another."""
    assert times.hinted([text], text)


def test_starts_limit_the_search(times: Times):
    """Only where a word of *starts* begins is a time looked for, and none before another one ends."""
    text = "Pada 12 Mei 2025 dan 2024"

    assert [text[time.start : time.end] for time in times.find(text, [text.index("2024")], len(text), None)] == ["2024"]
    assert [text[time.start : time.end] for time in times.find(text, [5, 12], len(text), None)] == ["Pada 12 Mei 2025"]


def test_sentence_limits_the_search(times: Times):
    """Words before the sentence neither lead to a time nor tell its kind."""
    text = "naik dibanding pada 2024"

    assert [
        (time.start, time.kind) for time in times.find(text, [20], len(text), None, begin=text.index("2024"))
    ] == [(20, "event")]


@dataclass(frozen=True)
class Made:
    """A rule made for a test."""

    source: str
    read: str = "year"
    id: str = "time.made"
    place: str = "time.toml"


@pytest.mark.parametrize(
    ("rule", "cause"),
    [
        (Made("{year}", "yaer"), "unknown reading 'yaer'; known: ago, "),
        (Made("{yaer}"), "unknown slot 'yaer'; known: ago, "),
        (Made("{year} {year}"), "slot 'year' stands twice; name the second one, as in {last:year}"),
        (Made("({year}"), "is no regular expression: "),
    ],
    ids=["reading", "slot", "twice", "expression"],
)
def test_rule_that_says_nothing(rulebook: Rulebook, rule: Made, cause: str):
    """A mistake in a rule is named with file, rule, cause and what is known."""
    with pytest.raises(RuleError, match=re.escape(f"time.toml: time.made: {cause}")):
        Times([rule], *map(rulebook.lexicon, LEXICONS)).check()


BESIDE = {
    "lead", "part", "compared", "from", "hedge", "published", "occasion", "clause",
    "numbered", "entitled", "event_name", "of_name", "dated",
}  # fmt: skip
"""Kinds of words that stand beside a time and in no slot of a rule."""


def test_every_kind_of_word_is_used(rulebook: Rulebook):
    """Each kind of the lexicon is a slot of some rule, or stands beside times; each reading is some rule's."""
    rules = rulebook.of("time")
    asked = [kinds for rule in rules for kinds in re.findall(r"\{(?:\w+:)?([\w|]+)\}", rule.source)]
    slots = set("|".join(asked).split("|"))
    kinds = {row["kind"] for row in rulebook.lexicon("time_words")}

    assert kinds - BESIDE - slots == set()
    assert BESIDE - kinds == set()
    assert slots - kinds == {"month", "month_name", "weekday", "number", "led", "parted", *FIGURES}
    assert {rule.read for rule in rules} == set(READINGS)


@pytest.mark.parametrize(
    ("kind", "sample"),
    [
        ("lead", "Rapat {} 2024"),
        ("part", "Rapat {} 2024"),
        ("unit", "Rapat {} ini"),
        ("hour", "Rapat tiga {} lalu"),
        ("one", "Rapat {} lalu"),
        ("division", "Rapat {} I 2024"),
        ("relative", "Rapat Mei 2024 {}"),
        ("later", "Rapat Mei 2024 {}"),
        ("anchored", "Rapat tahun {}"),
        ("before_that", "Rapat sehari {}"),
        ("ago", "Rapat dua tahun {}"),
        ("stretch", "Rapat dua tahun {}"),
        ("daypart", "Rapat {} tadi"),
        ("day_word", "Rapat {}"),
        ("just", "Rapat pagi {}"),
        ("now", "Rapat {}"),
        ("some", "Rapat {} tahun terakhir"),
        ("vague", "Rapat {}"),
        ("to", "Rapat 2020 {} 2024"),
        ("and", "Rapat 2023 {} 2024"),
        ("fiscal", "Rapat {} 2024"),
        ("school", "Rapat {} 2024/2025"),
        ("term", "Rapat semester {} 2024/2025"),
        ("same", "Rapat {} yang sama 2024"),
    ],
)
def test_every_word_has_an_effect(rulebook: Rulebook, found, kind: str, sample: str):
    """Each word of a kind makes the same longer time of the text that the others make."""
    for row in rulebook.lexicon("time_words"):
        if row["kind"] == kind:
            text = sample.format(row["word"])
            assert [text[time.start : time.end] for time in found(text)] == [text[len("Rapat ") :]], row


def test_every_month_and_weekday_is_read(rulebook: Rulebook, found):
    """Each name of a month makes a date, each full one alone a time, each weekday one too."""
    for row in rulebook.lexicon("months"):
        assert [days(time)[:10] for time in found(f"Rapat 9 {row['word']} 2024")] == [f"2024-{int(row['month']):02}-09"]
        assert len(found(f"Rapat pada {row['word']}")) == (row["form"] == "name"), row
    for row in rulebook.lexicon("weekdays"):
        assert [time.first.isoweekday() for time in found(f"Rapat pada {row['word']}")] == [int(row["day"])], row


def test_long_texts_take_as_long_as_they_are(times: Times):
    """No text makes the search start anew again and again: twice the words, twice the matches, none of them lost."""
    for unit in ("pada ", "12-", "dua puluh ", "Januari hingga ", "2024-", "(12/", "sejak hingga "):
        text = unit * 20_000
        assert len(list(times.find(text, word_starts(text), len(text), PUBLISHED))) <= 10_000


def test_small_letters_keep_their_offsets(found):
    """A letter that grows when it is made small (İ) moves no time."""
    text = "Kedai İİİ tutup pada 2024"

    assert [text[time.start : time.end] for time in found(text)] == ["pada 2024"]


def test_list_without_a_kind_of_word():
    """Where a list of one's own lacks a kind of word, the message names the list and the kind."""
    numerals = [{"word": word, "kind": word} for word in ("unit", "teen", "hundred_one")]
    words = [{"word": word, "kind": word, "value": ""} for word in ("to", "and")]

    with pytest.raises(RuleError, match=r"lexicon/numerals\.csv: numerals: has no word of the kind ten; add one"):
        Slots(words, [], [], numerals)
    with pytest.raises(RuleError, match=r"lexicon/time_words\.csv: time_words: has no word of the kind to, and; add"):
        Slots([], [], [], numerals)
