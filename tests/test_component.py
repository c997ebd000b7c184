"""The spaCy component: facts as spans of a Doc, whatever tokenizer made it."""

from datetime import date
from decimal import Decimal
from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from pipeline.component import Fakta, load
from pipeline.errors import UsageError

TEXT = (
    "Anggaran Rp396,25 miliar (naik 80%-90 persen) untuk 43.237 pekerja di Kota Palu, kata Bupati Sigi Rahmat Iskandar."
)
SPANS = [
    ("money", "money.symbol-first", "Rp396,25 miliar"),
    ("percent", "percent.range", "80%-90 persen"),
    ("count", "count.noun-after", "43.237"),
    ("region", "region.name", "Kota Palu"),
    ("region", "region.name", "Sigi"),
    ("official", "official.role-before-name", "Rahmat Iskandar"),
]


@pytest.fixture(scope="module")
def before() -> tuple[spacy.language.Language, list[str]]:
    """A blank pipeline with the stock tokenizer, and the tokens it makes before any component is in it."""
    nlp = spacy.blank("id")
    return nlp, [token.text_with_ws for token in nlp(TEXT)]


@pytest.fixture(scope="module")
def nlp(before: tuple[spacy.language.Language, list[str]]) -> spacy.language.Language:
    """The pipeline with the stock tokenizer, and the component in it."""
    nlp, _ = before
    nlp.add_pipe("fakta")
    return nlp


def blank() -> spacy.language.Language:
    """A pipeline whose tokenizer is quick to make, for what does not hang on it."""
    return spacy.blank("xx")


@pytest.fixture(scope="module")
def doc(nlp: spacy.language.Language) -> Doc:
    """The text, read."""
    return nlp(TEXT)


def told(doc: Doc) -> list[tuple[str, str, str]]:
    """Label, id and text of the spans."""
    return [(span.label_, span.id_, span.text) for span in doc.spans["fakta"]]


def test_entry_point():
    """The factory is registered under the name `fakta`."""
    (entry,) = entry_points(group="spacy_factories", name="fakta")

    assert entry.value == "pipeline.component:create_fakta"


def test_spans(doc: Doc):
    """Each fact is a span with its type as label and its rule as id, in reading order."""
    assert told(doc) == SPANS


def test_columns(doc: Doc):
    """The columns of a fact stand typed in `span._.fakta`, filled ones only."""
    amount, range_ = [span._.fakta for span in doc.spans["fakta"]][:2]

    assert (
        amount.items()
        >= {
            "text": "Rp396,25 miliar",
            "start": 9,
            "end": 24,
            "value": Decimal(396250000000),
            "low": Decimal(396250000000),
            "high": Decimal(396250000000),
            "bound": "exact",
            "unit": "IDR",
        }.items()
    )
    assert (
        range_.items()
        >= {
            "text": "80%-90 persen",
            "start": 31,
            "end": 44,
            "low": Decimal(80),
            "high": Decimal(90),
            "bound": "range",
            "unit": "%",
        }.items()
    )
    assert "value" not in range_
    assert {type(value) for span in doc.spans["fakta"] for value in span._.fakta.values()} == {str, int, Decimal}


def test_columns_are_those_of_the_route(doc: Doc, facts_of):
    """The component says what the table says."""
    left_out = ("doc_id", "fact_id", "type", "sentence", "rule")
    expected = [
        {name: value for name, value in fact._asdict().items() if name not in left_out and value is not None}
        for fact in facts_of(TEXT)
    ]

    assert [span._.fakta for span in doc.spans["fakta"]] == expected


@pytest.mark.parametrize(
    "text", ["Tarif 80%-90 naik.", "Tarif Rp5juta/kg.", "Ada 5 warga\u2026", "Ada Rp5 juta\U0001f600."]
)
def test_span_grows_to_whole_tokens(nlp: spacy.language.Language, facts_of, text: str):
    """Where a token of the stock tokenizer is wider than the fact, so is the span; the offsets stay in the columns."""
    doc = nlp(text)
    facts = facts_of(text)

    assert [(span._.fakta["start"], span._.fakta["end"]) for span in doc.spans["fakta"]] == [
        (fact.start, fact.end) for fact in facts
    ]
    assert all(
        span.start_char <= fact.start and fact.end <= span.end_char
        for span, fact in zip(doc.spans["fakta"], facts, strict=True)
    )


def test_doc_bin(doc: Doc):
    """Spans and columns survive a DocBin with user data."""
    packed = DocBin(store_user_data=True)
    packed.add(doc)
    (unpacked,) = DocBin().from_bytes(packed.to_bytes()).get_docs(blank().vocab)

    assert told(unpacked) == SPANS
    assert [span._.fakta for span in unpacked.spans["fakta"]] == [span._.fakta for span in doc.spans["fakta"]]


def test_two_facts_in_one_token():
    """Where a tokenizer leaves two facts in one token, each span has its own columns, also from a DocBin."""
    pipe, vocab = Fakta(), blank().vocab
    whole = Doc(vocab, words=["Bantuan", "5ton,10ton", "beras"])
    packed = DocBin(store_user_data=True)
    packed.add(pipe(pipe(whole)))
    (unpacked,) = DocBin().from_bytes(packed.to_bytes()).get_docs(blank().vocab)
    merged = Doc.from_docs([pipe(Doc(vocab, words=["Kosong"])), whole])

    for doc in (whole, unpacked, merged):
        assert doc is not None
        assert [(span.text, span._.fakta["text"]) for span in doc.spans["fakta"]] == [
            ("5ton,10ton", "5ton"),
            ("5ton,10ton", "10ton"),
        ]
    assert whole[0:1]._.fakta is None


def test_other_tokenizer(facts_of):
    """A Doc that was split elsewhere, word by word, gets the same facts."""
    doc = Fakta()(Doc(blank().vocab, words=TEXT.split(" ")))

    assert [span._.fakta["text"] for span in doc.spans["fakta"]] == [fact.text for fact in facts_of(TEXT)]


@pytest.mark.parametrize("text", ["", " ", "\n", "Hujan turun."])
def test_doc_without_facts(nlp: spacy.language.Language, text: str):
    """A Doc without facts has an empty group of spans."""
    doc = nlp(text)

    assert list(doc.spans["fakta"]) == []


def test_stream(nlp: spacy.language.Language):
    """Texts in a stream come back in order, each with its own facts."""
    docs = list(nlp.pipe([f"Dana Rp{number} juta." for number in range(1, 6)]))

    assert [doc.spans["fakta"][0]._.fakta["value"] for doc in docs] == [n * 10**6 for n in range(1, 6)]


def test_two_processes(nlp: spacy.language.Language):
    """Facts come back typed from other processes, in order."""
    docs = list(nlp.pipe([f"Dana Rp{number} juta." for number in range(1, 6)], n_process=2, batch_size=2))

    assert [doc.spans["fakta"][0]._.fakta["value"] for doc in docs] == [Decimal(n * 10**6) for n in range(1, 6)]


def test_day_of_publication(nlp: spacy.language.Language):
    """Times that count from publication are read where the Doc says when that was."""
    doc = nlp.make_doc("Dana Rp5 juta cair tahun ini.")
    doc._.published = date(2024, 5, 31)
    (span,) = nlp(doc).spans["fakta"]

    assert (span._.fakta["period_start"], span._.fakta["period_end"]) == (date(2024, 1, 1), date(2024, 12, 31))


def test_our_own_pipeline():
    """The pieces of our pipeline tag words, mark names and numerals, and find the same facts."""
    ours = load()
    doc = ours(TEXT)

    assert ours.pipe_names == ["fakta_tags", "fakta_names", "fakta_facts"]
    assert doc.text == TEXT
    assert [token.tag_ for token in doc][:4] == ["part", "symbol", "number", "number_more"]
    assert [span.text for span in doc.spans["regions"]] == ["Palu", "Sigi"]
    assert [span.text for span in doc.spans["roles"]] == ["Bupati"]
    assert [span.text for span in doc.spans["numerals"]] == ["396,25 miliar", "80", "90", "43.237"]
    assert told(doc) == SPANS


def test_pieces_want_our_tokenizer():
    """A piece of our pipeline that is put behind another tokenizer says what to use."""
    stock = blank()
    stock.add_pipe("fakta_tags")

    with pytest.raises(UsageError, match=r"use fakta\.load\(\), or the pipe 'fakta'"):
        stock(TEXT)


def test_rules_as_dictionaries():
    """Rules can be given as dictionaries in the shape of their TOML tables."""
    rule = {
        "id": "money.kupon", "pattern": "kupon {value:number}", "set": {"unit": "IDR"}, "why": "A coupon is money.",
        "examples": [{"text": "Ia menukar [kupon 50] tadi", "value": "50"}],
    }  # fmt: skip
    nlp = blank()
    nlp.add_pipe("fakta", config={"own": [rule]})

    assert told(nlp("Dana Rp5 juta dan kupon 50.")) == [
        ("money", "money.symbol-first", "Rp5 juta"), ("money", "money.kupon", "kupon 50"),
    ]  # fmt: skip


def test_own_rules(rule_folder):
    """A folder of rules can be given in the configuration."""
    folder = rule_folder()
    nlp = blank()
    nlp.add_pipe("fakta", config={"rules": str(folder)})
    doc = nlp("Dana Rp5 juta dan kupon 50.")

    assert told(doc) == [("money", "money.kupon", "kupon 50")]


def test_pipeline_on_disk(tmp_path):
    """A pipeline with the component can be saved and loaded."""
    nlp = blank()
    nlp.add_pipe("fakta")
    nlp.to_disk(tmp_path / "model")
    doc = spacy.load(tmp_path / "model")(TEXT)

    assert told(doc) == SPANS


def test_stock_tokenizer_is_untouched(before: tuple[spacy.language.Language, list[str]], nlp, doc: Doc):
    """The component changes no token of the pipeline it is in."""
    assert [token.text_with_ws for token in doc] == before[1]
    assert nlp.pipe_names == ["fakta"]
