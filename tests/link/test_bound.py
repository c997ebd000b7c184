"""Bound: hedges stand next to their quantity, on either side; what stands elsewhere is none."""

import pytest

BEFORE = [
    ("Sekitar [50 persen] kolam di sana kering.", "approx"),
    ("Panen menyusut kira-kira [12 ton] musim ini.", "approx"),
    ("Warga menanam hampir [20 hektare] jagung.", "less_than"),
    ("Biaya itu tidak sampai [Rp3 juta] sebulan.", "less_than"),
    ("Sumur digali lebih dari [40 meter] di bukit itu.", "more_than"),
    ("Setoran mereka melampaui [Rp7 miliar] pada musim lalu.", "more_than"),
    ("Peserta wajib menabung minimal [10 persen] dari upah.", "at_least"),
    ("Perahu itu memuat paling sedikit [8] nelayan.", "at_least"),
    ("Antrean paling lama [3 jam] saja.", "at_most"),
    ("Kapal itu membawa tidak lebih dari [30] penumpang.", "at_most"),
    ("Lahan itu tidak kurang dari [5 hektare] luasnya.", "at_least"),
    ("Jaraknya kurang lebih [9 kilometer] dari dermaga.", "approx"),
    ("Jaraknya kurang dari [9 kilometer] dari dermaga.", "less_than"),
    ("Lebarnya ± [15 meter] di muara.", "approx"),
    ("Cadangan garam lebih dari sekitar [60 ton] kemarin.", "more_than"),
]
AFTER = [
    ("Jalan itu panjangnya [12 kilometer] lebih.", "more_than"),
    ("Jalan itu panjangnya [12 kilometer] lebih", "more_than"),
    ("Peserta berumur [17 tahun] ke atas boleh ikut.", "at_least"),
    ("Anak [5 tahun] ke bawah naik gratis.", "at_most"),
    ("Kelompok dengan [3 hektare] atau lebih membayar iuran.", "at_least"),
    ("Ada [50] perajin lebih di kampung itu.", "more_than"),
    ("Ada [50] perajin atau lebih di kampung itu.", "at_least"),
    ("Iurannya [Rp20 ribuan] saja.", "approx"),
    ("Ada [20.000-an] peserta jalan santai.", "approx"),
    ("Sekitar [90 hektare] lebih sawah terendam.", "more_than"),
]
EXACT = [
    ("[50 persen] kolam di sana kering.", "exact"),
    ("Warga berkumpul di sekitar balai; [20 persen] pulang.", "exact"),
    ("Sapi digembalakan di sekitar. [20] kandang rusak.", "exact"),
    ("Sapi digembalakan di sekitar\n[20] kandang rusak", "exact"),
    ("Hasilnya [7 persen] lebih tinggi dari musim lalu.", "exact"),
    ("Hasilnya [7 persen] lebih tinggi", "exact"),
    ("Jalurnya [12 kilometer] lebih jauh lewat bukit.", "exact"),
    ("Ada [50] perajin lebih banyak dari tahun lalu.", "exact"),
    ("Harganya [Rp5 juta]. Lebih mahal dari yang lama.", "exact"),
    ("Lebih baik [3 hari] saja, kata pemandu.", "exact"),
    ("Warga lebih suka [2] balai yang lama.", "exact"),
    ("Ia hampir terlambat, membawa [3] karung.", "exact"),
    ("Harga garam [Rp3.000] per kilogram lebih.", "exact"),
]
KEPT = [
    ("Mereka menanam sekitar [10 sampai 20 hektare] kopi.", "range"),
    ("Kerugian sekitar [puluhan juta rupiah] malam itu.", "vague"),
    ("Kerugian lebih dari [puluhan juta rupiah] malam itu.", "vague"),
    ("Ongkosnya [Rp5 juta hingga Rp7 juta] lebih.", "range"),
    ("Antara sekitar [30 hektare] dan [45 hektare] terbakar.", ("approx", "exact")),
    ("Ada [30 hektare] lebih dan [45 hektare] kebun.", ("more_than", "exact")),
    ("Minimal [2 tahun], maksimal [5 tahun].", ("at_least", "at_most")),
    ('"Sekitar [40] perahu," kata dia, "atau lebih dari [50] jala."', ("approx", "more_than")),
]


@pytest.mark.parametrize(("text", "bound"), BEFORE)
def test_before(told, text: str, bound: str):
    """A hedge directly before a quantity bounds it, the longest that stands there."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(("text", "bound"), AFTER)
def test_after(told, text: str, bound: str):
    """A hedge directly behind a quantity, or behind its noun, bounds it and weighs more than one before."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(("text", "bound"), EXACT)
def test_elsewhere(told, text: str, bound: str):
    """Words that compare, stand further away or in another sentence leave a number exact."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(("text", "bound"), KEPT)
def test_each_its_own(told, text: str, bound: str | tuple[str, ...]):
    """Ranges and vague numbers stay what they are, and no quantity takes the hedge of its neighbour."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Setiap keluarga bisa menerima hingga [Rp5 juta].", "at_most"),
        ("Pedagang memberi diskon sampai [30 persen].", "at_most"),
        ("Perahu itu memuat sampai dengan [40] orang.", "at_most"),
        ("Harga garam naik tajam hingga [Rp4.000] per kilogram.", "exact"),
        ("Jumlah itu enggak sampai [50] perahu.", "less_than"),
        ("Garam dijual [Rp3.000] per kilogram hingga [Rp20.000] sekarung.", ("exact", "exact")),
    ],
)
def test_ceilings(told, text: str, bound: str | tuple[str, ...]):
    """Up to a number is at most that number, unless a verb says how far something rose, or it ends a range."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Jaring itu lebih berat dari [40 kilogram].", "more_than"),
        ("Upahnya lebih murah daripada [Rp50 ribu] sehari.", "less_than"),
        ("Gelombang lebih tinggi dari [2 meter] mengancam.", "more_than"),
        ("Panen itu lebih tinggi dari [4,5 ton] pada 2021.", "exact"),
        ("Garam lebih murah dari [Rp4.000] bulan lalu.", "exact"),
        ("Dermaga itu lebih baik dari [30 persen] dermaga lain.", "exact"),
    ],
)
def test_comparisons(told, text: str, bound: str):
    """lebih with an adjective of size and dari bounds a number; what another time had is compared exactly."""
    assert told(text, "bound") == bound


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Minimal lebar dermaga itu [6 meter].", "at_least"),
        ("Maksimal muatan perahu [8 ton].", "at_most"),
        ("Sekitar dermaga [8 ton] garam hilang.", "exact"),
        ("Minimal warga dermaga melihat [8] perahu.", "exact"),
    ],
)
def test_limit_before_what_is_measured(told, text: str, bound: str):
    """A limit before the noun that is measured bounds the number; a mere hedge or a verb between does not."""
    assert told(text, "bound") == bound
