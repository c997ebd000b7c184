"""Flags of what is not so: numbers that are denied, and numbers that hold on a condition only."""

import pytest

NEGATED = [
    ("Yang karam bukan [12] perahu, melainkan [9] perahu.", ("negated", "")),
    ("Harganya bukan sekitar [Rp5.000] lagi.", "negated"),
    ("Produksi garam belum mencapai [40 ton].", "negated"),
    ("Panjang dermaga itu tak sampai [40 meter].", "negated"),
    ("Upah batal dipotong [20 persen].", "negated"),
    ("Harga garam nggak sampai [Rp5.000] sekilo.", "negated"),
    ("Perahu karam bukan hanya [12] buah.", ""),
    ("Paling tidak ada [12] perahu karam.", ""),
    ("Produksi garam tidak kurang dari [40 ton].", ""),
    ("Garam belum terjual [40 ton].", ""),
    ("Bukan nelayan saja yang membeli [40 ton] garam.", ""),
    ("Harga garam gratis atau tidak alias membayar [Rp5.000].", ""),
]
CONDITIONAL = [
    ("Jika hujan turun, [12] perahu karam.", "conditional"),
    ("Kalau harga garam naik [5 persen], upah naik [Rp5.000].", ("conditional", "conditional")),
    ("Kami melaut kalau sudah [Rp5.000] sekilo.", "conditional"),
    ("Denda [Rp5 juta] dikenakan jika terlambat, dan [12] perahu sudah didenda.", ("conditional", "")),
    ("Melaut bisa dapat [40 ton], asal solarnya ada.", "conditional"),
    ("Apabila dalam [5 hari] garam tidak laku, harga turun.", "conditional"),
    ('"Jika hujan turun, [12] perahu karam," kata Rina ([40]).', ("conditional", "")),
    ("Jika hujan turun, [12] perahu karam, sedangkan tahun lalu [9] perahu.", ("conditional", "")),
    ("Ada [12] perahu karam, dan jika hujan turun, [9] lagi karam.", ("", "conditional")),
    ("Ada [12] perahu karam. Jika hujan turun, semua pulang.", ""),
    ("Jika dibandingkan tahun lalu, produksi garam naik [5 persen].", ""),
    ("Kalau kita lihat, [12] perahu karam.", ""),
    ("Kalau di Sigi ada [12] perahu karam.", ""),
    ("Kalau garam bata harganya [Rp5.000] sekilo.", ""),
    ("Rina mengatakan jika ada [12] perahu karam.", ""),
    ("Terungkap kalau [12] perahu karam.", ""),
    ("Jika sebelumnya ada [12] perahu, kini ada [9] perahu.", ("", "")),
    ("Garam asal Sigi dijual [Rp5.000] sekilo.", ""),
    ("Kalau semuanya jalan, garamnya [40 ton].", "conditional"),
    ("Jika gelombang di atas [2 meter], perahu wajib pulang.", "conditional"),
    ("Kalau tidak salah ada [12] perahu karam.", ""),
]


@pytest.mark.parametrize(("text", "flags"), NEGATED)
def test_denied(told, text: str, flags: str | tuple[str, ...]):
    """bukan before a number, or a negation before a verb that would reach it, denies the number."""
    assert told(text, "flags") == flags


@pytest.mark.parametrize(("text", "flags"), CONDITIONAL)
def test_conditional(told, text: str, flags: str | tuple[str, ...]):
    """A condition holds for its own clause and the one that it governs; topics and ways of reckoning make none."""
    assert told(text, "flags") == flags


def test_both(told):
    """A number can be denied inside a condition, and the flags of its writing stand beside both."""
    assert told("Jika upah tidak dipotong [62.35 persen], kami pulang.", "flags") == "conditional;decimal_point;negated"
