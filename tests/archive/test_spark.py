"""The lines for Spark in the page on archives give the facts of a run, with their types."""

import json
import re
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

import fakta
import pandas as pd
import pyarrow.parquet as pq
import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="pyspark is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java, which is not installed"),
]


def test_lines_of_the_page(root: Path, python, tmp_path: Path):
    """Exactly the lines that are shown, over two files of articles."""
    page = (root / "docs" / "archives.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"<!-- spark -->\n```python\n(.*?)```", page, re.DOTALL)
    text = "Bupati Sigi memberi Rp{} juta untuk {} desa tahun ini; itu 50 persen dari 9 desa."
    rows = [{"id": f"a{n}", "text": text.format(n, n + 2), "published": "2025-03-05"} for n in range(6)]
    (tmp_path / "artikel").mkdir()
    for number in range(2):
        content = "".join(json.dumps(row) + "\n" for row in rows[number * 3 : number * 3 + 3])
        (tmp_path / "artikel" / f"{number}.jsonl").write_text(content, encoding="utf-8")

    env = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": str(root)}
    outcome = python("-c", lines, cwd=tmp_path, env=env)

    assert outcome.code == 0, outcome.err
    found = pq.read_table(tmp_path / "fakta.parquet").cast(fakta.arrow_schema())
    expected = fakta.facts_of_frame(pd.DataFrame(rows))
    order = ["doc_id", "start"]
    found_frame = found.to_pandas(types_mapper=pd.ArrowDtype).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(found_frame, expected.sort_values(order, ignore_index=True))
