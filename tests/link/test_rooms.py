"""Decisions of the rooms of `pipeline/link` that the tables of single columns leave open, a table for each column."""

from collections.abc import Callable

import pytest

Told = Callable[..., str | tuple[str, ...]]
Row = tuple[str, str | tuple[str, ...]]
LOCAL = "Petani Kabupaten Sigi panen. Warga Sigi senang. Pasar Sigi ramai. Kabupaten Sigi siap. "
COUNTED = "Badan Pusat Statistik (BPS){} menghitung warga. Menurut BPS, ada [900] nelayan."

STATISTIC: list[Row] = [
    ("Ada total [satu] kapal dan [5] perahu di sana.", ("total", "")),
    ("Anaknya rata-rata [satu]. Ada 5 rumah di desa itu.", "mean"),
    ("Secara total, mereka meraih [73 poin].", "total"),
    ("Total [73 poin], lalu [5 poin] lagi.", ("total", "")),
    ("Produksi tertinggi di desa itu mencapai [5 ton].", "max"),
    ("Di kota terbesar itu ada [5] kapal.", ""),
    ("Antrean terpanjang terjadi di Merak, yakni [3 kilometer].", "max"),
    ("Harga maksimum hanya [Rp5.000].", ""),
    ("Panen paling tinggi terjadi di Sigi, yakni [5 ton].", "max"),
]
METRIC: list[Row] = [
    ("Pemkab menyalurkan [Rp2 miliar] untuk warga.", ""),
    ("Pemkab menyalurkan [Rp2 miliar] untuk memperbaiki tanggul.", "memperbaiki tanggul"),
    ("Pemkab menyalurkan [Rp2 miliar] untuk membangun.", ""),
    ("Dari dana itu, [Rp4 miliar] untuk logistik dan [Rp2 miliar] untuk tanggul.", ("logistik", "tanggul")),
    ("Dana bantuan terdiri atas [Rp4 miliar] untuk logistik dan [Rp2 miliar] untuk tanggul.", ("logistik", "tanggul")),
    ("Pemkab kini menyalurkan [Rp2 miliar] pada tahun ini untuk perbaikan tanggul.", "perbaikan tanggul"),
    ("Rinciannya, [Rp4 miliar] untuk logistik, [Rp2 miliar] untuk tanggul.", ("logistik", "tanggul")),
    ("Dana itu naik, rinciannya [Rp4 miliar] guna perbaikan jalan.", "perbaikan jalan"),
    ("Warga membeli [5 ton] untuk pakan ternak.", "pakan ternak"),
    ("Itu tidak pasti, kata penari [51 tahun] itu.", ""),
    ("Penari berusia [51 tahun] itu pulang.", "usia"),
    ("Desa itu punya kapal yang panjangnya [20 meter].", "panjang"),
    ("Harga garam yang dijual di pasar mencapai [Rp5.000].", "Harga garam"),
    ("Mereka mengisi gudang dengan garam senilai [Rp5 juta].", "garam"),
    ("Kalau dapat [Rp600 ribu], ada tambahan dari Bapak Camat [Rp300 ribu].", ("", "tambahan")),
    ("Sepanjang sejarah, panen garam mencapai [5 ton].", "panen garam"),
    ("Luas sawah 63 hektare, [belasan hektare] di antaranya puso.", "Luas sawah"),
    ("Yang belum memutuskan [13,9 persen].", "Yang belum memutuskan"),
    ("Mereka menuntut kenaikan [10 persen].", "kenaikan"),
    ("Inflasi Mei [2 persen], lebih tinggi dibanding April yang [1,5 persen].", ("Inflasi", "Inflasi")),
    ("Sebesar [31,8 persen] dari total produksi garam diekspor.", "total produksi garam"),
    ("Sekitar [5 ton] dari gudang dibawa.", ""),
    ("Bupati menjadi pembicara dan membawa [5 ton] garam.", "garam"),
    ("Rata-rata harga beras di tingkat penggilingan adalah [Rp12.000].", "harga beras di tingkat penggilingan"),
    ("Telur ayam ras naik [Rp500] menjadi [Rp29.500].", ("Telur ayam ras", "Telur ayam ras")),
    ("Lada [Rp40.000], bawang putih [Rp30.000], dan cabai [Rp90.000].", ("Lada", "bawang putih", "cabai")),
    ("Jarak dari desa ke kota [5 kilometer].", "Jarak"),
    ("Polisi menyita uang tunai sebesar [Rp5 juta].", "uang tunai"),
    ("Pembangunan jembatan itu menghabiskan [Rp5 juta].", "Pembangunan jembatan"),
    ("Jembatan sepanjang [20 meter] itu roboh.", "Jembatan"),
    ("Suhu udara di Palu [35 derajat Celsius].", "Suhu udara"),
    ("Ia didenda [Rp5 juta].", ""),
    ("Pemerintah memberi subsidi pupuk [Rp5 juta] untuk petani.", "subsidi pupuk"),
    ("Harga naik. Kini menjadi [Rp5.000].", "Harga"),
    ("Ekspor garam turun [5 persen], sedangkan impor gula naik [7 persen].", ("Ekspor garam", "impor gula")),
    ("Ekspor garam turun [5 persen] menjadi [40 ton] dari [42 ton].", ("Ekspor garam",) * 3),
    ("Dari sisi produksi, garam tumbuh [5 persen].", "garam"),
    ("Inflasi, yang naik sejak Mei, kini [5 persen].", "Inflasi"),
    ("Sebanyak [5 ton] garam dikirim.", "garam"),
    ("Produksi mencapai [5 ton] garam.", "Produksi"),
    ("Dibutuhkan dana [Rp5 juta] lagi.", "dana"),
]
BASIS: list[Row] = [
    ("Panen naik 5 persen dibanding Juli, dan [2,37 persen] secara tahunan (yoy).", "yoy"),
    ("Inflasi Juli [2,37 persen] (yoy), naik dibandingkan Juli tahun lalu sebesar [2,13 persen].", ("yoy", "")),
    ("Secara tahunan (yoy), inflasi di Palu dan Sigi pada Mei naik [2,5 persen].", "yoy"),
    ("Ekspor garam pada Juli turun [5 persen] dibanding April.", "qoq"),
    ("Ekspor garam pada Juli turun [5 persen] dibanding Maret.", ""),
    ("Ekspor garam naik [5 persen] dibanding triwulan yang sama tahun lalu.", "yoy"),
    ("Ekspor garam naik [5 persen] dibanding triwulan sebelumnya.", "qoq"),
    ("Ekspor garam naik [5 persen] dari 40 ton dibanding bulan lalu.", ""),
    ("Ekspor garam naik [5 ton] menjadi [40 ton] dibanding bulan lalu.", ("mom", "")),
    ("Ekspor garam [18 persen] dan [5 ton] dari tahun lalu.", ("", "")),
    ("Ekspor garam mencapai [Rp2 miliar] atau [5 persen] dari tahun lalu.", ("", "yoy")),
    ("Ekspor garam [Rp2 miliar] (yoy).", ""),
    ("Ekspor garam naik [Rp2 miliar] (yoy).", "yoy"),
    ("Harga garam [5 persen], lalu naik tahunan.", ""),
    ("Ekspor garam naik [5 persen]. Dibanding bulan lalu, harga turun.", ""),
    ("Ekspor garam naik [5 persen] dan ekspor gula turun dibanding bulan lalu.", ""),
]
BOUND: list[Row] = [
    ("Harga telur [Rp65 ribu]/rak hingga [Rp70 ribu]/rak.", ("exact", "exact")),
    ("Denda hingga [Rp5 juta] menanti.", "at_most"),
    ("Panen garam naik tajam hingga [50 ton].", "exact"),
    ("Minimal lebar jalan itu [6 meter].", "at_least"),
    ("Paling lama hukuman penjara [6 tahun].", "at_most"),
    ("Harga itu lebih tinggi dari [4 persen] tahun lalu.", "exact"),
    ("Jaring itu lebih berat dari [40 kilogram] per hari.", "more_than"),
    ("Jaring itu lebih berat dari [40 kilogram] pada Mei.", "exact"),
    ("Ada [50] orang lebih di sana.", "more_than"),
    ("Ada [50] orang lebih banyak di sana.", "exact"),
    ("Ada lebih dari [50] orang, kurang dari [60] kursi.", ("more_than", "less_than")),
]
CHANGE: list[Row] = [
    ("Suhu turun [-5 persen].", "decrease"),
    ("Nilainya naik [-5 persen].", ""),
    ("Saham itu [+5 persen].", "increase"),
    ("Harga naik [4 persen], [2 persen], dan [1 persen] di tiga desa.", ("increase", "increase", "increase")),
    ("Harga naik [4 persen] dan panen [2 ton].", ("increase", "")),
    ("Harga naik [4 persen] sejak pasar lama di kota itu dibuka lagi dan [2 persen] di desa.", ("increase", "")),
    ("Indeks naik ke level [7.000 poin].", ""),
    ("Indeks naik [70 poin], ditutup di [7.000 poin].", ("increase", "")),
    ("Kenaikan harga di Palu sebesar [5 persen].", "increase"),
    ("Panen naik lebih dari [5 persen].", "increase"),
]
FLAGS: list[Row] = [
    ("Jika angka itu dibandingkan, naik [5 persen].", ""),
    ("Harga naik [5 persen], jika garam langka, dan panen turun [2 ton].", ("", "conditional")),
    ("Panen turun [2 ton], lalu harga naik [5 persen] jika hujan turun.", ("", "conditional")),
    ("Panen turun [2 ton] tetapi harga naik [5 persen] jika hujan turun.", ("", "conditional")),
    ("Kalau di Sigi ada [5] perahu.", ""),
    ("Kalau garam harganya [Rp5.000].", ""),
    ("Kalau garam naik [5 persen], warga senang.", "conditional"),
    ("Kalau [40 persen] hadir, rapat sah.", "conditional"),
    ("Jika hujan turun, ada [5] kapal. Ada [7] perahu.", ("conditional", "")),
    ("Warga tahu jika ada [5] kapal.", ""),
    ("Ia mengatakan jika ada [5] kapal.", ""),
    ("Garam asal Madura [40 ton] datang.", ""),
    ("Panen tidak kurang dari [5 ton].", ""),
    ("Paling tidak [5] kapal karam.", ""),
    ("Jika hujan turun, kata Budi, ada [5] kapal.", "conditional"),
    ("Ada [5] kapal jika hujan turun, kata Budi.", "conditional"),
    ("Namun, jika hujan turun, ada [5] kapal.", "conditional"),
    ("Jika hujan turun ada [5] kapal, tetapi kini ada [7] perahu.", ("conditional", "")),
]
PERIOD: list[Row] = [
    ("Inflasi pada Mei 2024 rendah. (Angka itu [2 persen].)", "2024-05-01"),
    ('Inflasi pada Mei 2024 rendah. "Angka itu [2 persen]," kata Budi.', "2024-05-01"),
    ("Inflasi pada Mei 2024 rendah. Menurut data bursa, angka itu [2 persen].", "2024-05-01"),
    ("Inflasi pada Mei 2024 rendah. Angka [2 persen].", ""),
    ("Inflasi pada Mei 2024 rendah. Pasar sepi. Toko tutup. Bulan sebelumnya inflasi [2 persen].", "2024-04-01"),
    ("Inflasi pada Mei 2024 rendah. Pasar sepi. Toko tutup. Jalan macet. Bulan sebelumnya inflasi [2 persen].", ""),
    ("Inflasi pada Mei 2024 rendah. Periode yang sama tahun sebelumnya, inflasi [2 persen].", "2023-05-01"),
    ("Pada Mei 2024 panen [5 ton]. Jumlah itu turun [2 ton]. Angka itu kecil, [1 persen].", ("2024-05-01",) * 3),
    ("Selama tiga bulan pertama 2024 panen [5 ton].", "2024-01-01"),
    ("Ada [5] kapal pada 2024, sedangkan pada 2023 ada [7] kapal.", ("2024-01-01", "2023-01-01")),
]
REGION: list[Row] = [
    (LOCAL + COUNTED.format(" Kabupaten Sigi"), "72.10"),
    (LOCAL + COUNTED.format(""), ""),
    (LOCAL + "BPS RI menyebut ada [900] nelayan.", ""),
    (LOCAL + "PT Garam Indonesia punya [900] kapal.", "72.10"),
    (LOCAL + "Di Indonesia ada 9 kapal, sedangkan di sini ada [900] perahu.", "72.10"),
    (LOCAL + "Di sini ada [900] perahu, sedangkan di Indonesia ada [9] kapal.", ("72.10", "")),
    ("Ketua DPC PDIP Kabupaten Cianjur Susilawati menyalami [satu] nelayan.", "32.03"),
    ("Ada [satu] nelayan, kata Ketua KPU Kabupaten Sigi Budi Hartono.", "72.10"),
]
SOURCE: list[Row] = [
    ("Inflasi naik [5 persen], kata Kepala BPS Sulteng Prof. Dr. Budi Hartono.", "Budi Hartono|Kepala|BPS Sulteng"),
    ("Inflasi naik [5 persen], kata Prof. Dr. Budi Hartono.", "Budi Hartono||"),
    ("Inflasi naik [5 persen], ujar ayah korban, Dedi Hendrik.", "Dedi Hendrik||"),
    ("Inflasi naik [5 persen], ujar pelatih Lasimpo, Budi Santoso.", "Budi Santoso||"),
    ("Inflasi naik [5 persen], kata bek Asep Rudi.", "Asep Rudi||"),
    ("Inflasi naik [5 persen], kata Oki.", "Oki||"),
    ("Data perdagangan RTI menunjukkan inflasi naik [5 persen].", "||RTI"),
    ("Budi Hartono datang, lalu juga mengatakan ada [5] kapal.", "Budi Hartono||"),
    ('Ketua PMI Sigi Budi Hartono datang. Ada tamu. "Ada [5] kapal," ujar pria itu.', "Budi Hartono|Ketua|PMI Sigi"),
    ("Menurut IQAir, ada [5] kota kotor.", "||IQAir"),
    ('"Ada [5] kapal," tulis tim balap Samudra.', "||Samudra"),
    ("Karyawan Bank Garam mengatakan ada [5] kapal.", "||"),
    ("Pihak Bank Garam mengatakan ada [5] kapal.", "||Bank Garam"),
    ("Surti dan Hamdan mengatakan ada [5] kapal.", "Surti dan Hamdan||"),
    ("Surti Lamadu usai lomba mengatakan ada [5] kapal.", "Surti Lamadu||"),
    ("Ketua PMI Sigi Budi Hartono datang. Ia enggan bicara dan menyebut ada [5] kapal.", "Budi Hartono|Ketua|PMI Sigi"),
    ("Ketua PMI Sigi Budi Hartono datang. Ketua pergi dan menyebut ada [5] kapal.", "Budi Hartono|Ketua|PMI Sigi"),
    ("Warga bersama Ketua PMI Sigi Budi Hartono mengatakan ada [5] kapal.", "||"),
    ("Dinas Sosial Poso, Sulawesi Tengah (Sulteng), mencatat ada [5] kapal.", "||Dinas Sosial Poso"),
    ("PT Garam Raya, anak usaha Bank Garam yang dibangun di Palu, mencatat ada [5] kapal.", "||PT Garam Raya"),
    ("PALU - PT Garam Raya, anak usaha Bank Garam yang tua, mencatat ada [5] kapal.", "||PT Garam Raya"),
    ("PT Garam Raya datang. Perusahaan itu mencatat ada [5] kapal.", "||PT Garam Raya"),
    ("PT Garam Raya datang. Perseroan mencatat ada [5] kapal.", "||PT Garam Raya"),
    ("Emiten garam PT Garam Raya mencatat ada [5] kapal.", "||PT Garam Raya"),
    ("Pembalap Muda Budi Santoso mengatakan ada [5] kapal.", "Budi Santoso||"),
    ('Ketua KPU Sigi Budi Hartono datang. "Ada [5] kapal," ujar ketua itu.', "Budi Hartono|Ketua|KPU Sigi"),
    ('Ketua KPU Sigi Budi Hartono datang. "Ada [5] kapal," ujar pria tua itu.', "Budi Hartono|Ketua|KPU Sigi"),
    ('Ketua KPU Sigi Budi Hartono datang. "Ada [5] kapal," ujar pria, Senin, itu.', "||"),
    ("Ketua KPU Sigi Budi Hartono pergi. Ketua PMI Poso Rina Lamadu ikut makan. Ia mengatakan ada [5] kapal.",
     "Rina Lamadu|Ketua|PMI Poso"),
    ("Ketua KPU Sigi Budi Hartono pergi. Warga menyambut Ketua PMI Poso Rina Lamadu. Ia mengatakan ada [5] kapal.",
     "Budi Hartono|Ketua|KPU Sigi"),
    ("Ketua KPU Sigi Budi Hartono telah datang. Ia mengatakan ada [5] kapal.", "Budi Hartono|Ketua|KPU Sigi"),
    ("UPTD-PPD Sigi mencatat ada [5] kapal.", "||UPTD-PPD Sigi"),
    ('Ketua Umum (Ketum) Partai Garam Rina Lamadu datang. "Ada [5] kapal," kata Ketum.',
     "Rina Lamadu|Ketua Umum (Ketum)|Partai Garam"),
]  # fmt: skip
STATUS: list[Row] = [
    ("Panen ditargetkan [5 ton], tetapi baru tercapai [3 ton].", ("target", "actual")),
    ("Panen tahun ini ditargetkan mencapai [5 ton] dan tahun depan [7 ton].", ("target", "target")),
    ("Warga tidak akan menerima [Rp5 juta].", "actual"),
    ("Realisasi panen [5 ton] dari target [7 ton].", ("actual", "target")),
    ("Tidak mungkin panen mencapai [5 ton].", "actual"),
    ("Panen mungkin mencapai [5 ton].", "estimate"),
    ("Pemkab berencana membeli [5] perahu, sedangkan warga membeli [7] perahu.", ("target", "actual")),
    ('Ia merinci target itu. "Pertama, luas kebun [5 hektare]," katanya.', "target"),
    ("Ia merinci data itu. Pertama, luas kebun [5 hektare].", "actual"),
]
UNIT: list[Row] = [
    ("Jumlah penerima di Palu (kota) mencapai [2.300].", "penerima"),
    ("Kapal kini sudah mencapai [2.300].", "Kapal"),
    ("Nelayan yang terdampak mencapai [2.300], kata dia.", "Nelayan"),
    ("Ada 5 kapal. Kini menjadi [7].", "kapal"),
    ("Ada lima kapal dan [7] lainnya.", "kapal"),
    ("Peserta lomba tingkat provinsi tercatat [2.300].", "Peserta lomba tingkat provinsi"),
    ("Kapal yang ada di Palu mencapai [2.300].", "Kapal"),
    ("Peserta kini telah kembali bertambah menjadi [2.300].", "Peserta"),
    ("Jumlah kapal di Palu pada Mei 2024 mencapai [2.300].", "kapal"),
    ("Jumlah kapal di Kecamatan Marawola dan Palolo mencapai [2.300].", "kapal"),
    ("Jumlah kapal [2.300], naik dari [2.100].", ("kapal", "kapal")),
    ("Panen melibatkan nelayan sebanyak [1.400].", "nelayan"),
    ("Penonton film itu tembus [1.400].", "Penonton film"),
]
SHARE: list[Row] = [
    ("Sebanyak [8] dari [11] indeks naik.", ("11 indeks", "")),
    ("Sekitar [31 persen] warga desa itu pindah.", ""),
    ("Dari 40 kapal, [5 persen] rusak.", "40 kapal"),
    ("Dari Kota Palu, [5 persen] warga pindah.", ""),
    ("Naik [5 persen] dari tahun lalu.", ""),
    ("Naik [5 persen] dari 40 ton.", ""),
]
PER: list[Row] = [
    ("Panen [5 ton] garam per hari ini.", ""),
    ("Panen [5 ton] garam rakyat segar putih per hari.", "d"),
    ("Sehari [800 liter] susu terjual.", "d"),
    ("Ada [5] kasus per 100 ribu penduduk.", "100 ribu penduduk"),
    ("Ia makan [tiga kali] dalam sehari.", "d"),
    ("Ada [292] titik sehari sebelumnya.", ""),
    ("Gelombang [2 meter] sepekan ke depan.", ""),
    ("Per hari, ada 5 kapal dan [7] perahu.", ""),
    ("Setiap hari ada 5 kapal. Ada [7] perahu.", ""),
    ("Gaji [Rp5 juta] per bulan dan bonus [Rp2 juta].", ("mo", "")),
]
TABLES: dict[tuple[str, ...], list[Row]] = {
    ("statistic",): STATISTIC, ("metric",): METRIC, ("basis",): BASIS, ("bound",): BOUND, ("change",): CHANGE,
    ("flags",): FLAGS, ("period_start",): PERIOD, ("region_code",): REGION,
    ("source", "source_role", "source_org"): SOURCE, ("status",): STATUS, ("unit",): UNIT, ("share_of",): SHARE,
    ("per",): PER,
}  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "text", "cells"),
    [
        pytest.param(columns, text, cells, id=f"{columns[0]}: {text}")
        for columns, rows in TABLES.items()
        for text, cells in rows
    ],
)
def test_column(told: Told, columns: tuple[str, ...], text: str, cells: str | tuple[str, ...]) -> None:
    """What a column says of the quantities in brackets."""
    assert told(text, *columns) == cells
