"""Which words decided a column: `explain` shows them beside the value, so that each can be judged at its sentence."""

import re

import pytest

from pipeline.article import Article
from pipeline.route import Route

TEXT = (
    "Ketua PMI Sigi Budi Hartono mengatakan harga garam di Donggala pada Mei 2024 naik sekitar Rp500 per kilogram. "
    "BPS mencatat pagu garam lebih dari Rp2 miliar atau 4 persen pada 2023. "
    "Ada 50 perajin lebih per hari di sana. Rata-rata panen mencapai 12 ton."
)
EXPECTED = {
    "money 'Rp500'": {
        "bound": "sekitar", "per": "per kilogram", "change": "naik", "metric": "harga garam", "region_code": "Donggala",
        "period": "pada Mei 2024", "source": "mengatakan",
    },
    "money 'Rp2 miliar'": {
        "bound": "lebih dari", "status": "pagu", "metric": "pagu garam", "period": "pada 2023",
        "source_org": "mencatat",
    },
    "percent '4 persen'": {"status": "pagu", "metric": "pagu garam", "period": "pada 2023", "source_org": "mencatat"},
    "count '50'": {"bound": "lebih"},
    "measure '12 ton'": {"metric": "panen", "statistic": "Rata-rata"},
}  # fmt: skip


@pytest.fixture
def decided(cli):
    """Fact to column to the words that decided it, as `explain` prints them."""
    found: dict[str, dict[str, str]] = {}
    for line in cli("explain", TEXT).out.splitlines():
        if head := re.match(r"(\w+ '[^']*') \[\d+:\d+\]", line):
            fact = found[head[1]] = {}
        elif words := re.match(r"  (\w+): .*\(from (.*)\)$", line):
            fact[words[1]] = words[2].strip("'")
    return found


def test_words_that_decided(decided):
    """Each column names the words that filled it, and a column that nothing in the text filled names none."""
    assert {fact: columns for fact, columns in decided.items() if columns} == EXPECTED


WORDS = [
    ("Secara total, mereka meraih [73 poin].", "statistic", "Secara total"),
    ("Panen paling tinggi terjadi di Sigi, yakni [5 ton].", "statistic", "paling tinggi"),
    ("Rata-rata per bulan warga menerima [Rp5 juta].", "statistic", "Rata-rata"),
    ("Rata-rata per bulan warga menerima [Rp5 juta].", "per", "per bulan"),
    ("Sehari [800 liter] susu terjual.", "per", "Sehari"),
    ("Panen [5 ton] garam rakyat segar per hari.", "per", "per hari"),
    ("Ia makan [tiga kali] dalam sehari.", "per", "dalam sehari"),
    ("Ada [50] perajin lebih di sana.", "bound", "lebih"),
    ("Harga lada tidak lebih dari [Rp500] kemarin.", "bound", "tidak lebih dari"),
    ("Minimal lebar jalan itu [6 meter].", "bound", "Minimal"),
    ("Jaring itu lebih berat dari [40 kilogram] per hari.", "bound", "lebih berat dari"),
    ("Denda hingga [Rp5 juta] menanti.", "bound", "hingga"),
    ("Pemkab menganggarkan [Rp2 miliar] untuk tanggul.", "status", "menganggarkan"),
    ("Pemkab menganggarkan [Rp2 miliar] untuk tanggul.", "metric", "tanggul"),
    ("Harga lada naik [5 persen] kemarin.", "change", "naik"),
    ("Harga lada naik [5 persen] kemarin.", "metric", "Harga lada"),
    ("Harga lada naik [5 persen] kemarin.", "period", "kemarin"),
    ("Saham itu [+5 persen].", "change", "+"),
    ("Ekspor garam pada Juli turun [5 persen] dibanding April.", "basis", "dibanding April"),
    ("Ekspor garam naik [5 persen] dibanding bulan lalu.", "basis", "dibanding bulan lalu"),
    ("Secara tahunan, inflasi [2,5 persen].", "basis", "Secara tahunan"),
    ("Produksi garam tumbuh [12,4%] (yoy).", "basis", "yoy"),
    ("Dari 40 kapal, [5 persen] rusak.", "share_of", "40 kapal"),
    ("Sebanyak [8] dari 11 indeks naik.", "share_of", "11 indeks"),
    ("Di Palu, Sigi, dan Poso ada [5] kapal.", "region_code", "Palu|Sigi|Poso"),
    ('Bupati Sigi Budi Hartono datang.\n"Kami membeli [5] kapal," kata Budi.', "region_code", "Sigi"),
    ("Menurut Bupati Sigi Budi Hartono, ada [5] kapal.", "source", "Menurut"),
    ("Data perdagangan RTI menunjukkan inflasi naik [5 persen].", "source_org", "menunjukkan"),
    ("Panen belum mencapai sekitar [5 ton].", "flags", "belum"),
    ("Itu bukan [5] kapal.", "flags", "bukan"),
    ("Ada [5] kapal jika hujan turun.", "flags", "jika"),
]


@pytest.mark.parametrize(("text", "column", "words"), WORDS)
def test_words_of_one_column(route: Route, text: str, column: str, words: str):
    """The exact words that decided a column, and all of a list."""
    plain, start = text.replace("[", "").replace("]", ""), text.index("[")
    reading = route.read(Article("artikel", plain))
    (decided,) = (told for fact, (_, told) in zip(reading.facts, reading.details, strict=True) if fact.start == start)

    assert "|".join(plain[slice(*span)] for span in decided[column]) == words
