"""A journalist's folder: saved pages, notes, sheets of other desks and other programs, read in one run."""

import io
from pathlib import Path

import openpyxl
from pages import pages

from pipeline.formats import facts as fact_tables


def test_everything_in_one_run(corpus, cli, tmp_path: Path):
    """Every article of the folder has its facts in the table, with title, outlet, day and link where they are known."""
    saved = list(pages())
    book = openpyxl.Workbook()
    for row in (
        ["Judul", "Isi", "Tanggal", "Media", "Tautan"],
        ["Dana", "Dana Rp7 juta cair.", "1 Mei 2025", "Gema", "https://g.example/7"],
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    folder = corpus({
        **{f"halaman/{page.article.id}.html": page.content for page in saved},
        "catatan/wawancara.txt": "Bantuan Rp2 juta untuk 40 warga.",
        "catatan/lapangan.txt": "Bantuan “tunai” Rp3 juta – untuk 50 warga.".encode("cp1252"),
        "meja.csv": "Judul;Isi;Tanggal\nSatu;Dana Rp4 juta cair.;12/08/2025\nDua;Dana Rp5 juta cair.;13/08/2025\n",
        "meja-lain.csv": "headline\tbody\tdate\nTiga\tDana Rp6 juta cair.\t2025-08-14\n".encode("utf-16"),
        "rekap.xlsx": file.getvalue(), "foto.jpg": b"\xff\xd8",
    })  # fmt: skip
    outcome = cli("run", folder, "--output", tmp_path / "out")
    facts = list(fact_tables.read(tmp_path / "out" / "facts.csv"))

    assert (outcome.code, outcome.err) == (0, "")
    assert "read: 2 .csv with 3 articles, 20 .html, 2 .txt, 1 .xlsx\nnot read: 1 .jpg (no reader)\n" in outcome.out
    assert len({fact.doc_id for fact in facts}) == 26
    assert {int(fact.value or 0) for fact in facts if fact.type == "money"} >= {n * 1_000_000 for n in range(2, 8)}
    for page in saved:
        of_page = [fact for fact in facts if fact.doc_id == f"halaman/{page.article.id}"]
        cited = {(fact.title, fact.outlet, fact.published, fact.url) for fact in of_page}
        assert cited == {(page.article.title, page.article.outlet, page.article.published, page.article.url)}
