"""Statistic: mean, median, highest, lowest and total, where a word says so."""

import pytest

SAID = [
    ("Rata-rata upah penyelam di sana [Rp2 juta].", "mean"),
    ("Upah penyelam rerata [Rp2 juta].", "mean"),
    ("Median upah penyelam [Rp2 juta].", "median"),
    ("Harga lada tertinggi [Rp90.000] dan terendah [Rp70.000].", ("max", "min")),
    ("Harga lada tertinggi di Sigi [Rp90.000].", "max"),
    ("Total upah penyelam mencapai [Rp2 juta].", "total"),
    ("Rata-rata [satu] rumah punya [5] perahu.", ("", "mean")),
    ("Panen itu rata-rata [satu] perahu.", "mean"),
    ("Tarif maksimum ditetapkan [Rp10.000] sejak pagi.", "max"),
    ("Total debit air itu, [40 liter].", "total"),
    ("Secara total, regu itu meraih [73 poin].", "total"),
    ("Secara total, regu itu meraih [73 poin] dalam [tiga] laga.", ("total", "")),
    ("Gudang itu disita dengan total [40 ton] garam.", "total"),
]
BESIDE = [
    ("Antrean terpanjang terjadi pada Senin pagi di dermaga, mencapai [3 kilometer].", "max"),
    ("Pembeli lada paling banyak, sekitar [60 persen].", "max"),
    ("Api terkecil berada di Desa Sajen, yakni [2 hektare].", "min"),
]
GUARDS = [
    ("Bunga maksimum [5 persen] berlaku.", ""),
    ("Lada menyumbang [30 persen] dari total panen.", ""),
    ("Dari total panen itu, lada [30 persen].", ""),
    ("Porsi lada terhadap total panen [30 persen].", "total"),
    ("Harga di pasar terbesar kota itu naik [5 persen].", ""),
    ("Harga lada rata-rata turun, harga pala [Rp80.000].", ""),
    ("Rata-rata upah [Rp2 juta] dan iuran [Rp20.000].", ("mean", "")),
    ("Harga lada [Rp90.000] kemarin.", ""),
]


@pytest.mark.parametrize(("text", "statistic"), SAID)
def test_said(told, text: str, statistic: str | tuple[str, ...]):
    """The nearest word before the number in its clause."""
    assert told(text, "statistic") == statistic


@pytest.mark.parametrize(("text", "statistic"), BESIDE)
def test_beside(told, text: str, statistic: str):
    """An extreme is said of a number that a comma parts from it as an apposition."""
    assert told(text, "statistic") == statistic


@pytest.mark.parametrize(("text", "statistic"), GUARDS)
def test_guards(told, text: str, statistic: str | tuple[str, ...]):
    """No word of a whole, of a place, of another clause or of the number before."""
    assert told(text, "statistic") == statistic
