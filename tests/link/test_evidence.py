"""Evidence: how near the words of each context column stand, in the order of the columns."""

import pytest

from pipeline.article import Article
from pipeline.fact import SCHEMA
from pipeline.link.nearness import COLUMNS, NEARNESS

EVIDENCE = [
    ("Ada [12] perahu karam.", ""),
    ("Produksi garam mencapai [40 ton].", "metric=clause"),
    ("Produksi garam mencapai lebih dari [40 ton] sebulan.", "bound=clause;per=clause;metric=clause"),
    ("Produksi garam turun [4 persen] (yoy).", "change=clause;metric=clause;basis=clause"),
    ("Rata-rata produksi garam mencapai [40 ton].", "metric=clause;statistic=clause"),
    ("Garam bata menyumbang [4 persen] dari produksi garam.", "metric=clause;share_of=clause"),
    ("Mereka menargetkan [12] perahu baru.", "status=clause"),
    ("Produksi garam di Sigi mencapai [40 ton] pada 2021.", "metric=clause;region=clause;period=clause"),
    ("Pada 2021, produksi garam mencapai [40 ton].", "metric=clause;period=sentence"),
    ("Produksi garam turun, yakni [4 persen] saja.", "change=clause;metric=clause"),
    ("Di Sigi garam laku, sedangkan harga garam naik [4 persen].", "change=clause;metric=clause;region=sentence"),
    ("Produksi garam di Sigi turun. Sebanyak [12] perahu karam.", "region=before"),
    ("Ada [12] perahu karam, kata Rina Lasimpo.", "source=sentence"),
    ("Rina Lasimpo menyebut [12] perahu karam.", "source=clause"),
    ('Rina Lasimpo berkata sedih. "Ada [12] perahu karam di sini."', "source=before"),
    ('"Ada [12] perahu karam di sini. Kami sedih," kata Rina Lasimpo.', "source=sentence"),
    ("Garam laku di Sigi; harga garam naik [4 persen].", "change=clause;metric=clause;region=sentence"),
    ('Mereka menargetkan "tambahan [12] perahu" itu.', "status=sentence"),
    ("Korban bernama Tulus ([37]) dirawat.", "metric=clause"),
]
MAIN_REGION = "Warga di Sigi pulang.\nPasar di Sigi tutup.\nHujan di Sigi deras.\nAda [12] perahu karam."
JOINED = "Pada 2021 laba naik [Rp5 juta] atau [4 persen]."


@pytest.mark.parametrize(("text", "evidence"), EVIDENCE)
def test_nearness(told, text: str, evidence: str):
    """Each column names its nearest words; a default (`actual`, no change) has no entry."""
    assert told(text, "evidence") == evidence


def test_region_of_the_article(told):
    """A region that no words at the number name is the one that the article is about."""
    assert told(MAIN_REGION, "region_code", "evidence") == "72.10|region=article"


def test_equated(told):
    """What the second of two equated numbers has of the first stands as far away as it does."""
    assert told(JOINED, "evidence") == (
        "change=clause;metric=clause;period=clause", "change=clause;metric=clause;period=clause"
    )  # fmt: skip


def test_entries_follow_the_columns(route):
    """Every entry is of a filled column and of a known nearness, and every column with words has one, in order."""
    text = "\n".join(text.replace("[", "").replace("]", "") for text, _ in EVIDENCE)
    order = list(dict.fromkeys(COLUMNS.values()))

    for fact in route.facts(Article("artikel", text)):
        entries = [entry.split("=") for entry in (fact.evidence or "").split(";") if entry]
        filled = {COLUMNS[name] for name in SCHEMA if name in COLUMNS and getattr(fact, name) is not None}
        if fact.type in ("official", "region"):
            assert entries == []
            continue
        assert [name for name, _ in entries] == [name for name in order if name in dict(entries)]
        assert {nearness for _, nearness in entries} <= set(NEARNESS)
        assert filled - {"bound", "status"} <= set(dict(entries)) <= filled
        assert ("bound" in dict(entries)) == (fact.bound != "exact")
        assert ("status" in dict(entries)) == (fact.status != "actual")
