"""The module `fakta`: what programs import."""

from datetime import date
from pathlib import Path

import fakta
import pyarrow as pa
import pytest


def test_names_are_the_api():
    """The shipped module gives what it lists, with the version of the package."""
    from pipeline import __version__

    assert fakta.__version__ == __version__
    assert [name for name in fakta.__all__ if not hasattr(fakta, name)] == []


@pytest.mark.parametrize("published", [date(2025, 1, 2), "2025-01-02"])
def test_read(published: date | str):
    """A text with its day of publication gives facts whose relative times are resolved."""
    (fact,) = fakta.Fakta().read("Ekspor tumbuh 3 persen tahun ini.", published=published, title="Ekspor")

    assert (fact.text, fact.value, fact.period_end) == ("3 persen", 3, date(2025, 12, 31))


def test_frame_has_types_without_facts():
    """An empty frame has the columns and Arrow types of a full one."""
    full = fakta.frame(fakta.Fakta().read("Dana Rp5 juta."))

    assert list(fakta.frame().columns) == list(fakta.SCHEMA) == fakta.arrow_schema().names
    assert fakta.frame().dtypes.equals(full.dtypes)
    assert full.dtypes["value"].pyarrow_dtype == pa.decimal128(38, 10)


@pytest.mark.slow
def test_foreign_pipeline_beside_it(python, tmp_path: Path):
    """A module `pipeline` in somebody's own folder does not keep `import fakta` from working."""
    (tmp_path / "pipeline.py").write_text("raise SystemExit('mine')", encoding="utf-8")
    outcome = python("-c", "import fakta; print(fakta.Fakta().read('Dana Rp5 juta.')[0].value)", cwd=tmp_path)

    assert (outcome.code, outcome.out, outcome.err) == (0, "5000000\n", "")


def test_foreign_pipeline_imported_first(python, tmp_path: Path):
    """Where a foreign module of that name is imported already, the error says so, and what to do."""
    (tmp_path / "pipeline.py").write_text("", encoding="utf-8")
    outcome = python("-c", "import pipeline, fakta", cwd=tmp_path)

    assert outcome.code == 1
    assert "is imported under that name; import fakta before it, or rename it" in outcome.err


def test_ids_survive_an_edit_elsewhere():
    """The id of a fact stays when something before it in the article changes, and begins with a letter."""
    reader = fakta.Fakta()
    before = reader.read("Dana Rp5 juta. Lagi Rp5 juta. Lalu 7 persen.")
    after = reader.read("Hujan turun. Dana Rp5 juta. Kemarin lagi Rp5 juta. Lalu 7 persen.")

    assert [fact.fact_id for fact in before] == [fact.fact_id for fact in after]
    assert len({fact.fact_id for fact in before}) == 3
    assert all(fact.fact_id[0].isalpha() for fact in before)
