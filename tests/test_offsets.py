"""Offsets under hostile text: every fact stands at its offsets, and odd characters neither add nor lose facts."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.article import Article, plain
from pipeline.fact import Fact
from pipeline.formats.read import articles, sources
from pipeline.route import Route

SENTENCES = (
    "Bupati Sigi Rahmat Iskandar menyebut anggaran Rp396,25 miliar untuk 43.237 pekerja rentan di Kota Palu.",
    "Serapan di Kabupaten Donggala baru 81.01 persen, naik 0,25 poin persen dari tahun lalu.",
    "Jalan sepanjang 3,5 kilometer dibangun selama dua hari oleh dua ratus lima puluh ribu warga.",
    "Bantuan sekitar US$5,2 juta atau lebih dari Rp10-20 miliar disalurkan ke Sulteng.",
    "Kerugian ratusan juta rupiah dilaporkan warga Desa Kalukubula, Kecamatan Sigi Biromaru.",
)
TEXT = " ".join(SENTENCES)
LINES = "\n".join(SENTENCES)

EXPECTED = [
    ("region", "Sigi"),
    ("official", "Rahmat Iskandar"),
    ("money", "Rp396,25 miliar"),
    ("count", "43.237"),
    ("region", "Kota Palu"),
    ("region", "Kabupaten Donggala"),
    ("percent", "81.01 persen"),
    ("percent", "0,25 poin persen"),
    ("measure", "3,5 kilometer"),
    ("measure", "dua hari"),
    ("count", "dua ratus lima puluh ribu"),
    ("money", "US$5,2 juta"),
    ("money", "Rp10-20 miliar"),
    ("region", "Sulteng"),
    ("money", "ratusan juta rupiah"),
    ("region", "Desa Kalukubula"),
    ("region", "Kecamatan Sigi Biromaru"),
]

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
FLAG = "\U0001f1ee\U0001f1e9"

SPACES = {
    "no-break space": "\u00a0",
    "figure space": "\u2007",
    "thin space": "\u2009",
    "hair space": "\u200a",
    "narrow no-break space": "\u202f",
    "ideographic space": "\u3000",
    "tab": "\t",
    "zero-width space": "\u200b",
    "two spaces": "  ",
    "three spaces": "   ",
    "space and no-break space": " \u00a0",
    "no-break space and space": "\u00a0 ",
    "space and zero-width space": " \u200b",
    "zero-width space and space": "\u200b ",
    "space and byte order mark": " \ufeff",
    "space and zero-width joiner": " \u200d",
    "space and word joiner": " \u2060",
    "space and direction mark": " \u200e",
    "space and soft hyphen": " \u00ad",
}
"""What may stand between two words in place of one space."""

MARKS = {
    "emoji": "\U0001f600",
    "family": FAMILY,
    "flag": FLAG,
    "mathematical letters": "\U0001d576\U0001d594",
    "combining marks": "e\u0301\u0302\u0303",
    "typographic quotes": "\u201cya\u201d",
    "single quotes": "\u2018ya\u2019",
    "guillemets": "\u00abya\u00bb",
    "bullet": "\u2022",
    "byte order mark": "\ufeff",
    "zero-width joiner": "\u200d",
    "replacement character": "\ufffd",
    "private use": "\ue000",
    "ellipsis": "\u2026",
    "Arabic letters": "\u0645\u0631\u062d\u0628\u0627",
    "Javanese letters": "\ua9b2\ua9ba",
    "control character": "\x07",
}
"""What may stand on a line of its own."""


def without_place(facts: list[Fact]) -> list[dict[str, object]]:
    """The columns of *facts* less what depends on where they stand and how their words are spaced."""
    groups = list(dict.fromkeys(fact.group for fact in facts))
    columns = []
    for fact in facts:
        cells = fact._replace(
            fact_id="", text="", start=0, end=0, sentence="", group=str(groups.index(fact.group))
        )._asdict()
        columns.append(
            {name: "".join(plain(value).split()) if isinstance(value, str) else value for name, value in cells.items()}
        )
    return columns


def same_facts(route: Route, text: str, hostile: str, moved: dict[int, int]) -> None:
    """Asserts that *hostile* holds the facts of *text*, each offset moved as *moved* says, each at its place."""
    known, found = route.facts(Article("text", text)), route.facts(Article("text", hostile))

    assert [hostile[fact.start : fact.end] for fact in found] == [fact.text for fact in found]
    assert [(fact.type, fact.start, fact.end) for fact in found] == [
        (fact.type, moved[fact.start], moved[fact.end]) for fact in known
    ]
    assert without_place(found) == without_place(known)


def spaced(separators: list[str]) -> tuple[str, dict[int, int]]:
    """TEXT with its spaces replaced in order, and where each offset has moved to (starts and ends of words)."""
    hostile, moved, position = "", {}, 0
    for number, word in enumerate(TEXT.split(" ")):
        if number:
            hostile += separators[number - 1]
        for index in range(len(word) + 1):
            moved[position + index] = len(hostile) + index
        hostile += word
        position += len(word) + 1
    return hostile, moved


def between_lines(marks: list[str]) -> tuple[str, dict[int, int]]:
    """LINES with a line that holds a mark in front of each sentence, and where each offset has moved to."""
    hostile, moved, position = "", {}, 0
    for sentence, mark in zip(SENTENCES, marks, strict=True):
        hostile += f"{mark}\n"
        for index in range(len(sentence) + 1):
            moved[position + index] = len(hostile) + index
        hostile += sentence + "\n"
        position += len(sentence) + 1
    return hostile, moved


def test_plain_text(facts_of):
    """The plain text holds the facts that the other tests compare with."""
    assert [(fact.type, fact.text) for fact in facts_of(TEXT)] == EXPECTED


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_every_space_replaced(route: Route, space: str):
    """Whatever kind of white space stands between the words, the facts are the same."""
    hostile, moved = spaced([space] * TEXT.count(" "))

    same_facts(route, TEXT, hostile, moved)


@settings(max_examples=40)
@given(st.lists(st.sampled_from([" ", " ", " ", *SPACES.values()]), min_size=TEXT.count(" "), max_size=TEXT.count(" ")))
def test_random_spaces(route: Route, separators: list[str]):
    """Any mixture of white space and zero-width characters between words leaves the facts as they are."""
    hostile, moved = spaced(separators)

    same_facts(route, TEXT, hostile, moved)


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_mark_before_every_sentence(route: Route, mark: str):
    """Emoji, foreign letters and stray marks on a line of their own move the facts behind them and change none."""
    hostile, moved = between_lines([mark] * len(SENTENCES))

    same_facts(route, LINES, hostile, moved)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(["", *MARKS.values()]), min_size=len(SENTENCES), max_size=len(SENTENCES)))
def test_random_marks(route: Route, marks: list[str]):
    """Any mixture of such marks moves facts by exactly the characters put in front of them."""
    hostile, moved = between_lines(marks)

    same_facts(route, LINES, hostile, moved)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(TEXT)),
            st.sampled_from([*SPACES.values(), *MARKS.values(), "\n", "\r\n", "\r", "\0", "[", "|"]),
        ),
        max_size=12,
    )
)
def test_anything_anywhere(route: Route, insertions: list[tuple[int, str]]):
    """Whatever is put wherever, even inside words and numbers: each fact still stands at its offsets."""
    hostile = TEXT
    for position, char in sorted(insertions, reverse=True):
        hostile = hostile[:position] + char + hostile[position:]
    facts = route.facts(Article("text", hostile))

    assert [hostile[fact.start : fact.end] for fact in facts] == [fact.text for fact in facts]
    assert all(0 <= fact.start < fact.end <= len(hostile) for fact in facts)
    assert all(fact.text in fact.sentence and fact.sentence in hostile for fact in facts)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert len({fact.fact_id for fact in facts}) == len(facts)


@given(st.text(max_size=300))
def test_any_text_at_all(route: Route, text: str):
    """No text breaks the reading, and whatever it finds stands at its offsets."""
    facts = route.facts(Article("text", text))

    assert [text[fact.start : fact.end] for fact in facts] == [fact.text for fact in facts]


WORDS = [
    word
    for words in (
        "Rp 5 1,5 12.50.7 juta persen % hingga sampai lebih dari ± ½ belasan ribu dan ke- No. pukul 07.30 WIB",
        "Kota Palu Kabupaten Sigi Bupati Desa Dr. H. Andi PT Baca juga: selaku menurut kata - ( ) . , ; : \" ' / \n",
    )
    for word in words.split(" ")
]
"""Words that rules look for, and marks."""


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", "  ", "\n"])), max_size=40))
def test_any_mixture_of_known_words(route: Route, parts: list[tuple[str, str]]):
    """Words that rules look for, in any order and glued or not, break nothing and stand at their offsets."""
    text = "".join(word + space for word, space in parts)
    facts = route.facts(Article("text", text))

    assert [text[fact.start : fact.end] for fact in facts] == [fact.text for fact in facts]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\n"])
def test_newlines_of_a_file(route: Route, corpus, newline: str):
    """The body keeps the newlines of its file, and whatever they are, the facts are those of a plain file."""
    body = "\n".join(SENTENCES)
    folder = corpus({"berita.txt": body.replace("\n", newline)})
    (article,) = articles(sources([folder]))

    def told(facts: list[Fact]) -> list[tuple[str, str, str | None, str | None]]:
        return [(fact.type, fact.text, fact.unit, fact.region_code) for fact in facts]

    facts = route.facts(article)
    assert article.text == body.replace("\n", newline)
    assert [article.text[fact.start : fact.end] for fact in facts] == [fact.text for fact in facts]
    assert told(facts) == told(route.facts(Article("berita", body)))


def test_byte_order_mark_of_a_file(route: Route, corpus):
    """A byte order mark at the head of a file is no character of the body."""
    folder = corpus({"berita.txt": b"\xef\xbb\xbf" + TEXT.encode()})
    (article,) = articles(sources([folder]))

    assert route.facts(article) == route.facts(Article("berita", TEXT))


@pytest.mark.parametrize(
    ("text", "type_", "span"),
    [
        ("\u201cAda 5 warga,\u201d katanya.", "count", "5"),
        ("Dana \u2018Rp5\u00a0juta\u2019 cair.", "money", "Rp5\u00a0juta"),
        ("Butuh Rp5\u201310 juta lagi.", "money", "Rp5\u201310 juta"),
        ("Kadar 5\u20146 persen tercatat.", "percent", "5\u20146 persen"),
        ("Suhu naik 5\u20116 derajat Celsius.", "measure", "5\u20116 derajat Celsius"),
        ("Wakil Gubernur Sulteng Ma\u2019mun Amir hadir.", "official", "Ma\u2019mun Amir"),
        ("\U0001f600\U0001f600 Ada 5 warga di sana.", "count", "5"),
        ("Bonus Rp5 juta\U0001f600 dibagi.", "money", "Rp5 juta"),
        ("Kafe\u0301 itu rugi Rp5 juta.", "money", "Rp5 juta"),
    ],
)
def test_verbatim_span(facts_of, text: str, type_: str, span: str):
    """A span is verbatim: its typographic characters stay as the desk wrote them."""
    (fact,) = facts_of(text, type_)

    assert (fact.text, fact.start) == (span, text.index(span))


def test_sentence_is_verbatim(facts_of):
    """The sentence of a fact keeps its quotes, spaces and emoji."""
    sentence = "\u201cDana\u00a0kami Rp5\u2009juta \U0001f600,\u201d kata warga."
    (fact,) = facts_of(f"Hujan turun. {sentence} Lalu reda.", "money")

    assert fact.sentence == sentence


def test_sentence_begins_with_its_entity(facts_of):
    """A quotation mark that the page left as an entity belongs to its sentence, whole."""
    sentence = "&quot;Dana kami Rp5&nbsp;juta,&quot; kata warga."
    (fact,) = facts_of(f"Hujan turun. {sentence} Lalu reda.", "money")

    assert (fact.sentence, fact.text) == (sentence, "Rp5&nbsp;juta")


@pytest.mark.parametrize("word", ["Beras Rp12.500 ", "Beras Rp12.500 \U0001f600 ", "a" * 90 + " Rp12.500 ", "Rp5,"])
def test_rows_quote_two_thousand_characters_at_most(route: Route, word: str):
    """A line that never ends is quoted round the fact, so that tables grow with the page; few stretches are quoted."""
    text = f"Daftar harga {word * (9000 // len(word))}kg."
    facts = route.facts(Article("daftar", text))
    quoted = {fact.sentence for fact in facts}

    assert facts
    for fact in facts:
        at = text.find(fact.sentence)
        assert fact.text in fact.sentence
        assert text.startswith(fact.sentence, at)
        assert len(fact.sentence) <= 2040
        assert at == 0 or at + len(fact.sentence) == len(text) or len(fact.sentence) > 1100
    assert len(quoted) <= 9000 // 400 + 1


def test_sentence_without_an_end_is_read_in_parts(route: Route):
    """Linkers look through one part of it, also behind leftovers of the page; a row quotes across the parts."""
    text = "Beras Rp12.500 " * 600
    (words,) = route.language.read_all([text])
    parts = words.sentences
    words.part_more([(3000, 3015)])

    assert max(end - start for start, end in parts) <= 3200
    assert [start for start, _ in parts[1:]] == [words.starts[words.at(start)] for start, _ in parts[1:]]
    assert [start for start, _ in words.sentences[:4]] == [0, 3000, 3015, words.starts[words.at(3015 + 3200)]]
    start, end = words.passage(words.sentences[3][0] + 20, words.sentences[3][0] + 25)
    assert start < words.sentences[3][0] < end


def test_long_sentences_are_cut_between_words(route: Route):
    """Neither end of what is quoted stands inside a word."""
    text = "Daftar harga " + " ".join(f"beras{n} Rp{n}.500" for n in range(10, 900)) + "."
    facts = route.facts(Article("daftar", text))

    assert all(f" {fact.sentence} " in f" {text} " for fact in facts)
    assert facts[0].sentence.startswith("Daftar harga")
    assert facts[-1].sentence.endswith("Rp899.500.")
    assert {len(fact.sentence) > 2000 for fact in route.facts(Article("kalimat", text[:1990] + "."))} == {False}
    assert {fact.sentence for fact in route.facts(Article("kalimat", text[:1990]))} == {text[:1990]}


def test_fact_id_depends_on_the_article_and_the_place(route: Route):
    """The same mention has the same id in every run, another one in another article or at another place."""
    article = Article("satu", "Dana Rp5 juta cair. Dana Rp5 juta cair.")
    first, second = (fact.fact_id for fact in route.facts(article))

    assert [fact.fact_id for fact in route.facts(article)] == [first, second]
    assert first != second
    assert not {first, second} & {fact.fact_id for fact in route.facts(replace(article, id="dua"))}


@pytest.mark.parametrize("char", [char for char in map(chr, range(0x3000)) if plain(char) != char])
def test_plain_keeps_the_length(char: str):
    """Every character that is read as another is read as exactly one."""
    assert len(plain(char)) == 1
    assert re.fullmatch(r"[ \n\"'0-9-]", plain(char))


ODD = "  Harga\u00a0beras  NAIK \u2013\u200b5%\n\t ke \u201cRp5.000\u201d. &quot;Siap&amp;nbsp;&quot; H. B\u00fcdi.  "


@pytest.mark.parametrize("text", [TEXT, LINES, ODD, ""])
def test_lower_case_is_that_of_the_stretch_of_each_word(route: Route, text: str):
    """The words in lower case, which come from spaCy's strings, are what the offsets cut out of the plain text."""
    words = route.language.read(text)

    assert words.lowers == [*(words.lowered[a:b].strip(" ") for a, b in pairwise(words.starts)), ""]


@pytest.mark.parametrize("end", ["-", "–", "/", "(", "“"])
def test_text_that_ends_in_the_middle(facts_of, end: str):
    """A mark behind the last word, which wants another one behind it, is no error."""
    assert [fact.text for fact in facts_of(f"Dana Rp5 juta untuk petani{end}", "money")] == ["Rp5 juta"]
