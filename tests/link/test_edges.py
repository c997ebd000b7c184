"""Edges: rows beside which a number is read otherwise; each holds a branch that the tables of the columns leave open.

`python -m tests.faults` tells which branches nothing holds.
"""

import pytest

EDGES = [
    ("basis", "Panen lada naik [5 persen] dan harga lada dibandingkan tahun lalu turun.", ""),
    ("basis", "Panen lada naik [5 persen], harga lada dibandingkan tahun lalu turun.", ""),
    (
        "evidence",
        "Di Sigi garam laku, sedangkan di Poso dan Palu garam naik [4 persen].",
        "change=clause;metric=clause;region=clause",
    ),
    ("evidence", "Garam naik [4 persen] di Sigi, Poso, dan Palu.", "change=clause;metric=clause;region=clause"),
    (
        "evidence",
        "Produksi garam di Sigi; dan di Poso turun [4 persen].",
        "change=clause;metric=sentence;region=clause",
    ),
    ("period", 'Pada 2021 ada [12] perahu. "Angka itu naik menjadi [20] perahu."', ("Pada 2021", "Pada 2021")),
    ("period", "Pada 2021 ada [12] perahu. Baru angka itu naik menjadi [20] perahu.", ("Pada 2021", "")),
    ("period", "Pada 2021 ada [12] perahu. (Jumlah ini naik menjadi [20] perahu.)", ("Pada 2021", "Pada 2021")),
    ("period", "Kopra naik dari [40 ton] menjadi [60 ton] pada 2021.", ("", "pada 2021")),
    ("period", "Kopra naik lebih dari [40 ton] pada 2021.", "pada 2021"),
    ("period", "Pada 2021 kopra naik dari sebelumnya [40 ton].", ""),
    ("period", "Tahun ini, kata dia, dipatok [40 ton] kopra pada Mei dan [60 ton] beras.", ("pada Mei", "Tahun ini")),
    ("period", "Panen [40 ton] pada 2021, mencapai [60 ton] bersih.", ("pada 2021", "pada 2021")),
    ("period", "Panen [40 ton] pada 2021, naik [60 ton].", ("pada 2021", "pada 2021")),
    ("period", "Hari ini sudah [2 juta] bibit ditanam sejak 1 Maret 2024.", "sejak 1 Maret 2024"),
    ("period", "Pada 2021 panen [40 ton]; gudang berisi [60 ton].", ("Pada 2021", "")),
    ("period", "Pada 2021 panen kini [40 ton].", ""),
    ("period", "Dibanding 2021 yang hanya [40 ton], panen naik [5 persen].", ("2021", "")),
    ("period", "Panen [40 ton], yakni pada 2021.", "pada 2021"),
    ("period", "Panen [40 ton], pada 2021.", "pada 2021"),
    ("period", "Rapat berlangsung [2 hari] pada 2021 di Sigi.", "pada 2021"),
    ("period", "Pada 2021 rapat berlangsung selama [2 hari].", ""),
    ("period", "Pada 2021 ada [12] perahu. Jumlah itu naik. Angka ini jadi [20] perahu.", ("Pada 2021", "Pada 2021")),
    (
        "period",
        "Mengutip data BPS, pada 2021 ada [12] perahu. Mengutip data BPS, jumlah itu naik [5 persen].",
        ("pada 2021", "pada 2021"),
    ),
    ("source", 'Yusran Lamadu, [45 tahun]) pulang. "Saya punya [12] jala di sana," kata Yusran.', ("", "Yusran")),
    (
        "source",
        '"Ada [12] perahu karam kemarin.\n"Kami sedih sekali tadi.\nWarga pulang.\n"Ada [9] jala robek '
        'kemarin.\n"Itu saja," kata Ketua PMI Sigi Budi Hartono.',
        ("", "Budi Hartono"),
    ),
    (
        "source",
        '"Ada [12] perahu karam kemarin.\n"Kami sedih sekali tadi."\nWarga pulang.\n"Ada [9] jala robek '
        'kemarin.\n"Itu saja," kata Ketua PMI Sigi Budi Hartono.',
        ("", "Budi Hartono"),
    ),
    (
        "source",
        'Ketua PMI Sigi Budi Hartono menyebut air naik. "Ada [12] perahu karam kemarin." "Ada [9] jala robek '
        'kemarin." "Ada [7] papan hanyut kemarin."',
        ("Budi Hartono", "Budi Hartono", "Budi Hartono"),
    ),
    ("source", "Ada [12] perahu karam, kata H. Yusran Lamadu.", "Yusran Lamadu"),
    ("source", "Ada [12] perahu karam, kata Prof. Dr. Yusran Lamadu.", "Yusran Lamadu"),
    (
        "source source_role",
        "Ketua PMI Sigi Muhaimin Hartono datang. Ketua KPU Donggala Muhaimin Lasimpo datang. Imin menyebut [12] "
        "perahu karam.",
        "Imin|",
    ),
    (
        "source source_org",
        "Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] jala robek, "
        "ucap Ketua KPU.",
        "Rahmat Iskandar|KPU Donggala",
    ),
    (
        "source source_org",
        "Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] jala robek, "
        "ucap Ketua PMI.",
        "Budi Hartono|PMI Sigi",
    ),
    (
        "source source_org",
        "Plt Ketua PMI Sigi Budi Hartono datang. Ada [12] jala robek, ucap Ketua PMI.",
        "Budi Hartono|PMI Sigi",
    ),
    ("source", "Ketua PMI Sigi Budi Hartono datang. Ada [12] jala robek, ucap dia.", "Budi Hartono"),
    ("source", "Ketua PMI Sigi Budi Hartono datang. Ada [12] jala robek, kata H. Budi.", "Budi Hartono"),
    ("source", "Ketua PMI Sigi Budi Hartono datang. Ada [12] jala robek, kata Plt Ketua PMI Sigi.", "Budi Hartono"),
    ("source", '"Kami punya [12] jala di sana," kata ayah korban, Dedi Lamadu, di teluk.', "Dedi Lamadu"),
    ("source", '"Kami punya [12] jala di sana," kata nelayan Lasimpo, Dedi Lamadu.', "Dedi Lamadu"),
    ("source source_org", "Menurut MotoGP, ada [12] pembalap.", "|MotoGP"),
    ("source", "Ada [12] pembalap, kata Oki.", "Oki"),
    ("source_org", "Persatuan Nelayan Sigi (Pernesi) rapat. Menurut Pernesi, ada [12] gudang.", "Pernesi"),
    (
        "source_org",
        "Persatuan Nelayan Sigi (Pernesi) rapat. Menurut Persatuan Nelayan Sigi, ada [12] gudang.",
        "Persatuan Nelayan Sigi",
    ),
    ("source_org", "Hingga kini, data BPS Sigi dan Poso, ada [12] perahu.", ""),
    ("source_org", "Hingga kini, data BPS Sigi, dan warga, ada [12] perahu.", ""),
    ("source_org", "Data perdagangan RTI menunjukkan [12] saham naik.", "RTI"),
    ("source_org", "Menurut data perdagangan RTI, [12] saham naik.", "RTI"),
    ("metric", "Dana kampanye calon bupati mencapai [Rp5 juta].", "Dana kampanye calon bupati"),
    ("metric", "Gubernur terpilih mencapai [Rp5 juta].", ""),
    ("metric", "Biaya kampanye (BK) mencapai [Rp5 juta].", "Biaya kampanye"),
    ("metric", "Biaya kampanye (dana awal calon) mencapai [Rp5 juta].", "Biaya kampanye"),
    ("metric", "Bantuan [12] perahu dan [Rp5 juta] biaya.", ("", "biaya")),
    ("quoted", "'Ada [12] perahu karam di teluk sana', kata Yusran Lamadu.", "True"),
    ("unit", "Jumlah nelayan yang melaut sebanyak [12] kemarin.", "nelayan"),
    ("change", "Harga garam jauh lebih tinggi [5 persen].", "increase"),
    ("change", "Harga garam mengalami kenaikan sebesar [5 persen].", "increase"),
    ("status", "Ia merinci target itu. Pertama, luas kebun [5 hektare]. Kedua, panen [4 ton].", ("target", "target")),
    ("flags", "[12] perahu karam jika hujan turun.", "conditional"),
    ("flags", "Hujan turun, [12] perahu karam jika angin datang, [9] jala robek.", ("conditional", "")),
    ("flags", "Angin datang, dan [12] perahu karam jika hujan turun.", "conditional"),
    ("flags", "Jika hujan turun, lalu angin kencang datang, [12] perahu karam.", "conditional"),
    ("flags", "Jika hujan turun [12] perahu karam, tetapi [9] perahu pulang.", ("conditional", "")),
    ("flags", "Garam tidak benar-benar sampai [40 ton].", "negated"),
    ("flags", "Garam, bukan kopra, terjual [40 ton].", ""),
    ("share_of", "Dari total [100] pelamar, [20] orang diterima.", ("", "total 100 pelamar")),
    ("share_of", "Warga dari [100] desa, [20] orang hadir.", ("", "")),
    ("share_of", "Kemarin, dari [100] pelamar, [20] orang diterima.", ("", "100 pelamar")),
    ("share_of", "Dari [100] pelamar, jumlahnya naik [20] orang.", ("", "")),
    ("share_of", "Ada [20] pelamar dari [10] pelamar.", ("", "")),
    ("share_of", "Ada [20 persen] dari [10] pelamar.", ("10 pelamar", "")),
    ("region_code", "Kabupaten Sigi ramai.\nDi kabupaten itu ada [12] perahu.", "72.10"),
    ("region_code", "Kota Palu ramai. Hujan di Poso. Di kota itu ada [12] perahu.", "72.71"),
    ("region_code", "Hujan di Poso. Hujan di Palu. Di provinsi itu ada [12] perahu.", "72"),
    ("region_code", "Hujan di Poso. Hujan di Palu. Di kabupaten ini ada [12] perahu.", "72.02"),
    ("region_code", "Warga Sigi pulang. Di kabupatennya ada [12] perahu.", "72.10"),
    ("region_code", "Sebanyak [3] jembatan rusak, antara lain di Sigi dan Poso.", "72"),
    ("region_code", "Sebanyak [3] jembatan rusak, antara lain di Sigi dan Gowa.", ""),
    ("region_code", "Sebanyak [3] jembatan rusak, antara lain di Sigi.", ""),
    ("region_code", "Di Sigi serta Poso ada [12] perahu.", "72.10;72.02"),
    ("region_code", "Baik di Sigi maupun Poso ada [12] perahu.", "72.10;72.02"),
    ("region_code", "Di Sigi & Poso ada [12] perahu.", "72.10;72.02"),
    ("region_code", "Di Sigi, Poso, dan Palu ada [12] perahu.", "72.10;72.02;72.71"),
    ("region_code", "Di Sigi ada [12] kecamatan.", "72.10"),
    ("region_code", "Di Sigi ada [12] kabupaten.", "72"),
    ("region_code", "Di Sulteng ada [12] kabupaten.", "72"),
    ("region_code", "Di Sulteng ada [12] provinsi.", ""),
    ("region_code", "Tamu dari Jambi datang. Ada [12] perahu.", ""),
    ("region_code", "Hujan di Jambi dan Gowa. Ada [12] perahu.", ""),
    ("region_code", "Hujan di Jambi.\nAda [12] perahu.", ""),
    ("region_code", "Ada [12] perahu karam; [9] di antaranya di Sigi.", ("", "72.10")),
    ("region_code", "Ada [12] perahu dan [9] jala di Sigi.", ("72.10", "72.10")),
    ("region_code", "Bupati Sigi Rahmat Iskandar membeli [12] perahu.", "72.10"),
    ("region_code", "Secara nasional ada [12] perahu, di Sigi [9] perahu.", ("", "72.10")),
    ("region_code", "Di Sigi ada [9] perahu, sedangkan secara nasional [12] perahu.", ("72.10", "")),
]


@pytest.mark.parametrize(("columns", "text", "cells"), EDGES)
def test_edge(told, columns: str, text: str, cells: str | tuple[str, ...]):
    """A word more or less, a mark or another place of the number decides the column."""
    assert told(text, *columns.split()) == cells
