"""Basis: what a change or rate is against, where the text says so."""

import pytest

MARKS = [
    ("Produksi garam tumbuh [12,4%] (yoy).", "yoy"),
    ("Produksi garam tumbuh [12,4%] (year-on-year/yoy).", "yoy"),
    ("Produksi garam tumbuh [12,4 persen] (y-on-y) dan [2,5%] (q-to-q).", ("yoy", "qoq")),
    ("Harga garam naik [0,4 persen] secara bulanan.", "mom"),
    ("Harga garam naik [0,4 persen] (mtm), sejak awal tahun [3 persen] (ytd).", ("mom", "ytd")),
    ("Ekspor lada naik [7 persen] (c-to-c).", "ctc"),
    ("Inflasi tahunan di Sigi [2,5 persen].", "yoy"),
    ("Ekonomi tumbuh [2,6 persen] secara kuartal per kuartal.", "qoq"),
    ("Secara kuartal per kuartal (q to q), ekonomi pada kuartal II 2023 tumbuh [2,66 persen].", "qoq"),
    ("Ekonomi tumbuh [2,6 persen] (q to q).", "qoq"),
    ("Secara tahunan, harga lada naik [3 persen].", "yoy"),
]
COMPARED = [
    ("Panen lada naik [5 persen] dibandingkan tahun lalu.", "yoy"),
    ("Panen lada naik [5 persen] dibanding periode yang sama tahun sebelumnya.", "yoy"),
    ("Panen lada naik [5 persen] ketimbang bulan yang sama tahun lalu.", "yoy"),
    ("Panen lada turun [5 persen] dari bulan sebelumnya.", "mom"),
    ("Panen lada turun [5 persen] dibanding kuartal lalu.", "qoq"),
    ("Panen lada turun [5 persen] menjadi [40 ton] dibanding tahun lalu.", ("yoy", "")),
    ("Panen lada pada Juni 2025 naik [5 persen] dibanding Mei 2025.", "mom"),
    ("Panen lada pada Juni 2025 naik [5 persen] dibanding Juni 2024.", "yoy"),
    ("Panen lada pada Juni 2025 naik [5 persen] dibanding Januari 2025.", ""),
    ("Pendapatan lada naik [Rp3 miliar] dibanding tahun lalu.", "yoy"),
    ("Pendapatan lada naik [Rp3 miliar] atau [5 persen] dari tahun lalu.", ("yoy", "yoy")),
]
GUARDS = [
    ("Panen lada naik [5 persen], lebih tinggi daripada bulan lalu.", ""),
    ("Pendapatan lada [Rp3 miliar] dibanding tahun lalu.", ""),
    ("Panen lada [40 ton] naik [5 persen] (yoy).", ("", "yoy")),
    ("Panen lada naik [5 persen] dari target.", ""),
    ("Harga lada naik [5 persen] pada Mei, panen turun [2 persen] (yoy).", ("", "yoy")),
    ("Penumpang pada September turun [5 persen] dibandingkan Mei.", ""),
]


SHARED = [
    ("Ekspor lada naik [5 persen] secara volume dan [9 persen] secara nilai (yoy).", ("yoy", "yoy")),
    ("Sepanjang September penumpang turun [5 persen] dibandingkan Agustus.", "mom"),
    ("Penumpang pada Januari 2025 turun [5 persen] dibandingkan Desember.", "mom"),
]


@pytest.mark.parametrize(("text", "basis"), SHARED)
def test_shared(told, text: str, basis: str | tuple[str, ...]):
    """Two shares with "dan" have what stands behind the second; of months without a year the nearest are meant."""
    assert told(text, "basis") == basis


@pytest.mark.parametrize(("text", "basis"), MARKS)
def test_marks(told, text: str, basis: str | tuple[str, ...]):
    """A short form or an adverb beside a share says it."""
    assert told(text, "basis") == basis


@pytest.mark.parametrize(("text", "basis"), COMPARED)
def test_compared(told, text: str, basis: str | tuple[str, ...]):
    """A comparison says it, with the level that the change led to in between; months by their distance."""
    assert told(text, "basis") == basis


@pytest.mark.parametrize(("text", "basis"), GUARDS)
def test_guards(told, text: str, basis: str | tuple[str, ...]):
    """A level has none, nor has a number before another clause."""
    assert told(text, "basis") == basis
