"""Per: the denominator behind a quantity, as a unit or as the noun that is written; dates and other words are none."""

import pytest

PER = [
    ("Garam dijual [Rp3.000] per kilogram di pelabuhan.", "kg"),
    ("Garam dijual [Rp3.000]/kg di pelabuhan.", "kg"),
    ("Garam dijual [Rp3.000] / kg di pelabuhan.", "kg"),
    ("Garam dijual [Rp3.000] PER KILOGRAM di pelabuhan.", "kg"),
    ("Solar dijual [Rp6.800]/liter di dermaga.", "l"),
    ("Tarif listrik [Rp1.444]/kWh berlaku lagi.", "kWh"),
    ("Nelayan memperoleh [Rp150.000] per hari dari kepiting.", "d"),
    ("Buruh dibayar [Rp2,4 juta]/bulan di pabrik itu.", "mo"),
    ("Bunganya [6 persen] per tahun untuk koperasi.", "a"),
    ("Panen mencapai [5,2 ton] per hektare di lereng.", "ha"),
    ("Rupiah dihargai [Rp17.200] per dolar AS kemarin.", "USD"),
    ("Sehari [800 liter], kadang kurang.", "d"),
    ("Ongkosnya mahal, sebulan [dua kali].", "mo"),
    ("Gelombang di selat itu [2 meter] sepekan ke depan.", ""),
    ("Mereka menangkap dalam sehari [12] kepiting.", ""),
    ("Bantuan [Rp600 ribu] per keluarga cair.", "keluarga"),
    ("Tiket dijual [Rp35.000]/orang sejak pagi.", "orang"),
    ("Sapi dibeli [Rp18 juta] per ekor oleh pedagang.", "ekor"),
    ("Dana [Rp900 juta] per desa disalurkan.", "desa"),
    ("Dana [Rp900 juta] per kecamatan disalurkan.", "kecamatan"),
    ("Upah panjat kelapa [Rp5.000] setiap pohon.", "pohon"),
    ("Iurannya [Rp20.000] tiap bulan.", "mo"),
    ("Bibit senilai [Rp2 juta] untuk setiap kelompok.", "kelompok"),
    ("Sewa perahu [Rp300.000] sehari.", "d"),
    ("Kosnya [Rp750.000] sebulan, listrik sendiri.", "mo"),
    ("Penginapan [Rp400 ribu] semalam penuh.", "malam"),
    ("Gula aren [Rp25.000] sekilo di pasar.", "kg"),
    ("Dermaga melayani [146] perjalanan per hari.", "d"),
    ("Kapal mengangkut [40] mobil setiap jam.", "h"),
    ("Makanan [Rp16.500] per anak per hari dibagikan.", "anak"),
    ("Tarif [Rp5.000] per kg, sewa [Rp9.000] per hari.", ("kg", "d")),
    ("Tarif naik dari Rp5.000 menjadi [Rp6.000] per ekor.", "ekor"),
    ("Per bulan mereka membayar [Rp50.000] saja.", "mo"),
    ("Rata-rata setiap hari laku [40] bungkus garam.", "d"),
    ("Tambak itu memberi [9 ton] garam kasar per pekan.", "wk"),
    ("Warga sakit [12] orang per 1.000 penduduk.", "1.000 penduduk"),
    ("Sewa kamar [Rp90.000] per malam.", "malam"),
    ("Mereka panen [tiga kali] dalam setahun.", "a"),
]
NONE = [
    ("Kas daerah [Rp5 miliar] per Maret 2025.", ""),
    ("Kas daerah [Rp5 miliar] per 31 Desember 2024.", ""),
    ("Pajak [Rp2 juta] perorangan dibayar.", ""),
    ("Garam laku [Rp3.000].\nPer kilogram beratnya turun.", ""),
    ("Garam laku [Rp3.000]. Setiap kilogram dikemas.", ""),
    ("Garam laku [Rp3.000]", ""),
    ("Dana [Rp7 juta] seharian dihitung.", ""),
    ("Ada [40] mobil / kapal di dermaga.", ""),
    ("Ada [40] titik sehari sebelumnya.", ""),
    ("Per hari ini [40] perahu rusak.", ""),
    ("Per tahun 2024 ada [40] perahu rusak.", ""),
    ("Kiosnya menjual [40 kg] per hari dan menyimpan [3 ton] garam.", ("d", "")),
    ("Dana [Rp7 juta] setiap dicairkan habis.", ""),
]


@pytest.mark.parametrize(("text", "per"), PER)
def test_denominator(told, text: str, per: str | tuple[str, ...]):
    """A known unit gives its symbol, another noun the word as written; behind a count it follows the counted noun."""
    assert told(text, "per") == per


@pytest.mark.parametrize(("text", "per"), NONE)
def test_none(told, text: str, per: str | tuple[str, ...]):
    """A date, a longer word, another sentence or the rate of the number before makes no denominator."""
    assert told(text, "per") == per
