"""Which words decided a column: `explain` shows them beside the value, so that each can be judged at its sentence."""

import re

import pytest

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
