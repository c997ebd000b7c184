"""Source: who says so, with role and organisation; a number in the narrator's own voice has none."""

import pytest

BUDI = "Budi Hartono|Ketua|PMI Sigi"
RAHMAT = "Rahmat Iskandar|Ketua|KPU Donggala"
MEET = "Ketua PMI Sigi Budi Hartono "

DIRECT = [
    (MEET + "mengatakan ada [12] perahu karam.", BUDI),
    (MEET + "menyebut [12] perahu karam.", BUDI),
    ("Ada [12] perahu karam, kata Ketua PMI Sigi Budi Hartono.", BUDI),
    ('"Ada [12] perahu karam kemarin," kata Ketua PMI Sigi Budi Hartono.', BUDI),
    ("Menurut Ketua PMI Sigi Budi Hartono, ada [12] perahu karam.", BUDI),
    (MEET + "di dermaga, Rabu (3/3), mengatakan ada [12] perahu karam.", BUDI),
    (MEET + "saat ditemui kemarin mengatakan ada [12] perahu karam.", BUDI),
    ("Budi Hartono, Ketua PMI Sigi, mengatakan ada [12] perahu karam.", BUDI),
    ("Ketua PMI Sigi dr. Rahmat Iskandar mengatakan ada [12] korban.", "Rahmat Iskandar|Ketua|PMI Sigi"),
]
LATER = [
    (MEET + "harus pulang. Ada [12] perahu karam, katanya.", BUDI),
    (MEET + "sudah pulang. Ada [12] perahu karam, katanya.", BUDI),
    (MEET + "mengaku sedih. Ada [12] perahu karam, katanya.", BUDI),
    (MEET + "pulang. Ada [12] perahu karam, kata dr. Budi Hartono.", BUDI),
    ("Ketua PMI Sigi Budi Hartono (Udin) datang. Ada [12] perahu karam, kata Udin.", BUDI),
    ("Ketua PMI Sigi Budi Hartono atau biasa disapa Pak Udin datang. Ada [12] perahu karam, kata Udin.", BUDI),
    ("Ketua PMI Sigi Budi Hartono atau Udin Lamadu datang. Ada [12] perahu karam, kata Udin Lamadu.", BUDI),
    (MEET + "datang. Ia mengatakan ada [12] perahu karam.", BUDI),
    (MEET + "datang. Dia menyebut [12] perahu karam.", BUDI),
    (MEET + "datang. Menurut dia, ada [12] perahu karam.", BUDI),
    (MEET + "datang. Ada [12] perahu karam, katanya.", BUDI),
    (MEET + "mengatakan banjir surut. Ada [12] perahu karam.", BUDI),
    (MEET + "datang. Ada [12] perahu karam, ungkapnya.", BUDI),
    (MEET + "datang. Menurutnya, ada [12] perahu karam.", BUDI),
    (MEET + "datang. Disebutkannya, ada [12] perahu karam.", BUDI),
    (MEET + "datang. Ada [12] perahu karam, kata Budi.", BUDI),
    (MEET + "datang. Ada [12] perahu karam, ujar Hartono.", BUDI),
    (MEET + "datang. Budi mengatakan ada [12] perahu karam.", BUDI),
    (MEET + "datang. Ada [12] perahu karam, kata Ketua.", BUDI),
    ("Ketua PMI Sigi Budi Hartono atau yang akrab disapa Gus Udin menyebut [12] perahu.", BUDI),
    (MEET + "datang. Meski begitu, Budi tetap menyebut [12] perahu karam.", BUDI),
    ('"Ada [12] perahu karam di sana," kata pelatih Sigibara, Roberto Salim.', "Roberto Salim||"),
    ("Sigibara Muda menang. Pelatih Sigibara Muda Roberto Salim menyebut [12] pemain.", "Roberto Salim||"),
    ("Pelatih timnas Indonesia U-17 Bima Salim menyebut [12] pemain.", "Bima Salim||"),
    ('Calon bupati nomor urut 3 Rahmat Salim mengajak warga. "Ada [12] perahu karam," katanya.', "Rahmat Salim||"),
    ("Cabup Muhaimin Salim atau Cak Udin pulang. Udin menyebut [12] perahu.", "Muhaimin Salim||"),
    (MEET + "datang. Ia memberikan contoh, ada [12] perahu karam.", BUDI),
    (MEET + "datang. Ia memberikan contoh [12] perahu kepada warga.", "||"),
    (MEET + "datang. Buhar menyebut [12] perahu karam.", BUDI),
    (MEET + "datang. Hartonno menyebut [12] perahu karam.", BUDI),
    ("Ketua PMI Sigi Muhaimin Hartono datang. Imin menyebut [12] perahu karam.", "Muhaimin Hartono|Ketua|PMI Sigi"),
    ("Ketua PMI Sigi Budi Hartono alias Udin datang. Udin yang juga Kades Lero menyebut [12] perahu.", BUDI),
    (MEET + "datang. Budiman menyebut [12] perahu karam.", "Budiman||"),
    ("Mantan Ketua PMI Sigi Budi Hartono datang. Ada [12] perahu karam, kata Mantan Ketua PMI Sigi.",
     "Budi Hartono|Mantan Ketua|PMI Sigi"),
    (MEET + "datang. Ada [12] perahu, kata pria yang juga menjabat sebagai Imam Masjid Raya Poso itu.", BUDI),
    (MEET + "dan Ketua KPU Donggala Rahmat Iskandar datang. Menurut keduanya, ada [12] perahu karam.", RAHMAT),
    (MEET + "datang.Baca JugaDia menyebut [12] perahu karam.", BUDI),
    (MEET + "datang.PerbesarBudi menyebut [12] perahu karam.", BUDI),
    (MEET + 'datang. "Kami sedih sekali," katanyaIa menyebut [12] perahu karam.', BUDI),
    (MEET + "(BH) datang. Ada [12] perahu karam.", "||"),
    ("Ketua PMI Sigi Budi Hartono atau akrab disapa Gus Udin datang. Ada [12] perahu karam, kata Udin.",
     BUDI),
    (MEET + 'mengatakan, "Kami sedih sekali." "Ada [12] perahu karam kemarin."', BUDI),
    (MEET + 'mengatakan, "Kami sedih sekali."\n"Ada [12] perahu karam kemarin."', BUDI),
    ('"Ada [12] perahu karam kemarin.\n\n"Kami sedih sekali," kata Ketua PMI Sigi Budi Hartono.', BUDI),
    ('"Ada [12] perahu karam kemarin.\n"Kami sedih sekali tadi.\n"Itu saja," kata Ketua PMI Sigi Budi Hartono.',
     BUDI),
    ('"Ada [12] perahu karam kemarin."\n"Kami sedih sekali," kata Ketua PMI Sigi Budi Hartono.', "||"),
    ('Ketua PMI Sigi Budi Hartono: "Ada [12] perahu karam kemarin."', BUDI),
    ('Rina Lasimpo: "Ada [12] perahu karam kemarin."', "Rina Lasimpo||"),
    ("Ketua PMI Sigi Budi Hartono: ada [12] perahu karam.", "||"),
]  # fmt: skip
TWO = [
    (MEET + 'mengatakan, "Ada [12] perahu karam. Lalu ada [9] jala robek."', (BUDI, BUDI)),
    ('"Ada [12] perahu karam. Lalu ada [9] jala robek," kata Ketua PMI Sigi Budi Hartono.', (BUDI, BUDI)),
    (MEET + 'mengatakan sedih. "Ada [12] perahu karam kemarin," kata Ketua KPU Donggala Rahmat Iskandar.', RAHMAT),
    (MEET + 'mengatakan sedih. Ketua KPU Donggala Rahmat Iskandar menyebut, "Ada [12] perahu karam."', RAHMAT),
    ("Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] perahu, kata Ketua PMI Sigi Budi Hartono.", BUDI),
    ("Ketua KPU Donggala Rahmat Iskandar datang. Menurut Ketua PMI Sigi Budi Hartono, ada [12] perahu.", BUDI),
    ("Ketua KPU Donggala Rahmat Budi datang. Ketua PMI Sigi Budi Hartono datang. Ada [12] jala robek, ujar Budi.",
     BUDI),
    ("Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] jala, ujar Iskandar.",
     RAHMAT),
    ("Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ia menyebut [12] perahu karam.",
     RAHMAT),
    ("Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] perahu karam, ujar Budi.",
     BUDI),
    ("Ketua PMI Sigi Budi Hartono menyebut [12] perahu. Ketua KPU Donggala Rahmat Iskandar menyebut ada [9] jala.",
     (BUDI, RAHMAT)),
    ("Ketua PMI Sigi Budi Hartono datang bersama Ketua KPU Donggala Rahmat Iskandar. Ada [12] perahu karam, katanya.",
     BUDI),
    ('"Ada [12] perahu karam," kata Ketua PMI Sigi Budi Hartono. Ada [9] jala robek.', (BUDI, "||")),
    ('"Camat mengatakan ada [12] perahu karam," kata Ketua PMI Sigi Budi Hartono.', BUDI),
    ("Ketua PMI Sigi Budi Hartono datang. Ketua KPU Donggala Rahmat Iskandar datang. Ada [12] jala robek, ucap Ketua.",
     "||"),
]  # fmt: skip
ORGANISATIONS = [
    ("Menurut Badan Pangan Nasional (lembaga baru), stok [12 ton] saja.", "||Badan Pangan Nasional"),
    ("Menurut Badan Pangan Nasional (Bapanas), stok [12 ton] saja.", "||Badan Pangan Nasional (Bapanas)"),
    ("Badan Pangan Nasional (Bapanas) Sigi mencatat stok [12 ton] saja.", "||Badan Pangan Nasional (Bapanas) Sigi"),
    ("Menurut Dinas Perikanan, Koperasi Garam membeli [12] perahu.", "||Dinas Perikanan"),
    ("Kemarin Dinas Perikanan mencatat [12] perahu.", "||Dinas Perikanan"),
    ("Data Dinas Perikanan mencatat [12] perahu.", "||Dinas Perikanan"),
    ("BPS mencatat [12] pelabuhan di sana.", "||BPS"),
    ("Data BPS menunjukkan [12] pelabuhan aktif.", "||BPS"),
    ("Data BPS memperlihatkan [12] pelabuhan aktif.", "||BPS"),
    ("Menurut data BPS, ada [12] pelabuhan aktif.", "||BPS"),
    ("Berdasarkan data dari BPS, ada [12] pelabuhan aktif.", "||BPS"),
    ("Ada [12] pelabuhan aktif, menurut catatan resmi BPS.", "||BPS"),
    ("Menurut Badan Pangan Nasional, stok [12 ton] saja.", "||Badan Pangan Nasional"),
    ("Dinas Perikanan dan Kelautan mencatat [12] perahu karam.", "||Dinas Perikanan dan Kelautan"),
    ("Kementerian Koperasi, Usaha Kecil, dan Menengah mencatat [12] koperasi.",
     "||Kementerian Koperasi, Usaha Kecil, dan Menengah"),
    ("Menurut Kementerian Koperasi, Usaha Kecil, dan Menengah, ada [12] koperasi.",
     "||Kementerian Koperasi, Usaha Kecil, dan Menengah"),
    ("PT Garam Samudra membukukan laba, perusahaan itu menyebut [12 ton] garam.", "||PT Garam Samudra"),
    ("Bank Indonesia (BI) mencatat [12] bank tutup.", "||Bank Indonesia (BI)"),
    ("Polres Sigi mencatat [12] perkara.", "||Polres Sigi"),
    ("Mengutip data Dinas Perikanan Kabupaten Sigi, ada [12] perahu.", "||Dinas Perikanan Kabupaten Sigi"),
    ("Dilansir BMKG, ada [12] gempa kecil.", "||BMKG"),
]  # fmt: skip
NARRATOR = [
    ("BPS memulai pengutipan iuran [12] pedagang.", "||"),
    (MEET + 'mengatakan, "Kami sedih sekali." Warga pulang. "Ada [12] perahu karam kemarin."', "||"),
    ('BPS mencatat kerugian besar. "Ada [12] perahu karam kemarin."', "||"),
    ("Ada [12] perahu karam di teluk.", "||"),
    (MEET + "membeli [12] perahu.", "||"),
    (MEET + "mengatakan banjir surut. Sementara itu, ada [12] perahu karam.", "||"),
    (MEET + "mengatakan banjir surut.\nAda [12] perahu karam.", "||"),
    ("Ada [12] perahu karam. " + MEET + "mengatakan banjir surut.", "||"),
    (MEET + "datang. Ada [12] perahu karam, kata mereka.", "||"),
    (MEET + "datang. Kami mengatakan ada [12] perahu karam.", "||"),
    ("Ia mengatakan ada [12] perahu karam.", "||"),
    ("Ada [12] perahu karam, katanya.", "||"),
    ("Sebanyak [12] perahu dilaporkan karam.", "||"),
    ("Sebanyak [12] perahu disebut karam oleh warga.", "||"),
    ("Menurut Pasal 7, ada [12] syarat.", "||"),
    ("Hasil panen menunjukkan [12 ton] garam.", "||"),
    ("Data gudang menunjukkan [12 ton] garam.", "||"),
    ("Peta BPS menunjukkan [12] pelabuhan.", "||"),
    ("Ada [12] perahu karam, kata warga.", "||"),
    ("Ada [12] perahu karam. Kata", "||"),
]
UNKNOWN = [
    ("Menurut Yusran Lamadu, ada [12] perahu karam. Budi Hartono, Ketua PMI Sigi, datang.", "Yusran Lamadu||"),
    ("Yusran Karim Lamadu mengatakan ada [12] perahu karam.", "Yusran Karim Lamadu||"),
    ("Kemarin sore Yusran Karim Lamadu mengatakan ada [12] perahu karam.", "Yusran Karim Lamadu||"),
    ("Ada [12] perahu karam, kata Yusran Karim Lamadu sambil pulang.", "Yusran Karim Lamadu||"),
    ("Ada [12] perahu karam, kata Yusran Lamadu.", "Yusran Lamadu||"),
    ("Yusran Lamadu mengatakan ada [12] perahu karam.", "Yusran Lamadu||"),
    ("Menurut Yusran Lamadu, ada [12] perahu karam.", "Yusran Lamadu||"),
    ('"Ada [12] perahu karam kemarin," ujar Yusran Lamadu, nelayan.', "Yusran Lamadu||"),
]
LISTS = [
    (MEET + "merinci kerugian:\n- [12] perahu karam\n- [9] jala robek\nWarga memungut [7] papan.", (BUDI, BUDI, "||")),
    (MEET + "merinci kerugian:\n1. Ada [12] perahu karam\n2) Ada [9] jala robek\nWarga memungut [7] papan.",
     (BUDI, BUDI, "||")),
    (MEET + "merinci kerugian.\n- [12] perahu karam\n- [9] jala robek", ("||", "||")),
    (MEET + "merinci kerugian:\n\n• [12] perahu karam", BUDI),
]  # fmt: skip

FRAMES = {
    "after": ("Ada [12] perahu karam, kata Ketua PMI Sigi Budi Hartono.", BUDI),
    "aside behind a mark": ('"Ada [12] perahu karam kemarin," jelas Ketua PMI Sigi Budi Hartono.', BUDI),
    "aside is no verb elsewhere": ("Ada [12] perahu yang jelas milik Ketua PMI Sigi Budi Hartono.", "||"),
    "either behind": ('"Ada [12] perahu karam kemarin," bilang Ketua PMI Sigi Budi Hartono.', BUDI),
    "either before": (MEET + "bilang ada [12] perahu karam.", BUDI),
    "before": (MEET + "menjelaskan ada [12] perahu karam.", BUDI),
    "stance of a known person": (MEET + "menilai [12] perahu cukup.", BUDI),
    "stance of nobody known": ("Yusran Lamadu menilai [12] perahu cukup.", "||"),
    "clause": (MEET + "memastikan bahwa [12] perahu selamat.", BUDI),
    "clause behind the one it is told": (MEET + "melapor kepada polisi bahwa [12] perahu hilang.", BUDI),
    "no clause": (MEET + "memastikan kesiapan [12] perahu.", "||"),
    "report of an organisation": ("PT Garam Samudra membukukan penjualan [12 ton] garam.", "||PT Garam Samudra"),
    "report of an official": (MEET + "mencatat [12] perahu karam.", BUDI),
    "report of an athlete": ("Yusran Lamadu mencatat [12] gol.", "||"),
    "agent": ("Ada [12] perahu karam, sebagaimana disampaikan oleh Ketua PMI Sigi Budi Hartono.", BUDI),
    "agent of another matter": ("Hal itu disampaikan Ketua PMI Sigi Budi Hartono saat melepas [12] perahu.", "||"),
    "passive": (MEET + "datang. Disinggungnya, ada [12] perahu karam.", BUDI),
    "evidence": ("Menurut Ketua PMI Sigi Budi Hartono, ada [12] perahu karam.", BUDI),
    "not said": (MEET + "belum bisa mengatakan ada [12] perahu karam.", "||"),
    "to be said": (MEET + "meminta camat untuk menyampaikan [12] nama.", BUDI),
}
KNOWN = {
    "who only reports to the police": (
        'Warga bernama Rina Wulandari menangis. Rina melaporkan [12] pencurian.',
        "||",
    ),
    "role with short name": (
        "Sekretaris Jenderal (Sekjen) Koperasi Garam Siska Maharani datang. Sekjen Siska menyebut [12] perahu.",
        "Siska Maharani|Sekretaris Jenderal (Sekjen)|Koperasi Garam",
    ),
    "abbreviated role alone": (
        "Sekretaris Daerah Kabupaten Sigi Siska Maharani datang. Ada [12] perahu, kata Sekda.",
        "Siska Maharani|Sekretaris Daerah|Kabupaten Sigi",
    ),
    "rank before a short name": (
        'Kapolsek Sigi AKP Siska Maharani datang. "Kami sita [12] perahu di sana," ujar AKP Siska.',
        "Siska Maharani|Kapolsek|Sigi",
    ),
    "rest of the name is another's": (MEET + "datang. Budi Lamadu mengatakan ada [12] perahu.", "Budi Lamadu||"),
    "name of a firm": (MEET + "datang. PT Budi Jaya membukukan [12 ton] garam.", "||PT Budi Jaya"),
    "short name of a firm": ("PT Garindo Samudra tutup. Garindo mencatat [12] gudang.", "||PT Garindo Samudra"),
    "short name in brackets": ("Badan Pangan Nasional (Bapanas) rapat. Bapanas menyebut [12] gudang.", "||Bapanas"),
    "firm that was named": ("PT Garam Samudra tutup. Perusahaan itu menyebut [12] gudang.", "||PT Garam Samudra"),
    "firm of an official who was named": (
        "Manajer PT Garam Samudra Cabang Sigi Siska Maharani datang. Perusahaan itu menyebut [12] gudang.",
        "||PT Garam Samudra Cabang Sigi",
    ),
    "firm without itu": ("PT Garam Samudra tumbuh. Tahun ini, perseroan mencatat [12] gudang.", "||PT Garam Samudra"),
    "described person": (MEET + "datang. Politikus itu menyebut [12] perahu.", BUDI),
    "last speaker": (MEET + "mengatakan air naik. Yusran Lamadu pulang. Ia menyebut [12] perahu.", BUDI),
    "official who acts since": (
        MEET + "mengatakan air naik.\nKetua KPU Donggala Rahmat Iskandar keberatan. Menurut dia, ada [12] perahu.",
        RAHMAT,
    ),
    "bracket alias": (
        "Ketua PMI Sigi Budi Hartono Lamadu (BHL) datang. BHL menyebut [12] perahu.",
        "Budi Hartono Lamadu|Ketua|PMI Sigi",
    ),
    "organisation behind dari": (
        "Jaksa Siska Maharani dari Kejaksaan Negeri Sigi menyebut [12] perahu.",
        "Siska Maharani|Jaksa|Kejaksaan Negeri Sigi",
    ),
}
INTRODUCED = {
    "seorang, name": (
        'Seorang nelayan, Yusran Lamadu, pulang. "Saya punya [12] jala di sana," keluh Yusran.',
        "Yusran Lamadu||",
    ),
    "bernama": (
        'Salah seorang warga bernama Yusran Lamadu pulang. "Ada [12] jala di sana," kata Yusran.',
        "Yusran Lamadu||",
    ),
    "age": ('Yusran Lamadu ([45]) pulang. "Saya punya [12] jala di sana," kata Yusran.', ("||", "Yusran Lamadu||")),
    "kata, then the subject": ('"Air sudah naik lagi," kata Yusran. Yusran mengatakan ada [12] jala.', "Yusran||"),
    "pair": ("Dua nelayan, Yusran dan Hamdan, mengaku kehilangan [12] jala.", "Yusran dan Hamdan||"),
    "described": ('"Saya punya [12] jala di sana," kata ayah korban, Yusran Lamadu.', "Yusran Lamadu||"),
    "described without comma": (
        '"Kami punya [12] jala di sana," kata pelatih timnas dayung Yusran Lamadu.',
        "Yusran Lamadu||",
    ),
    "verb far behind": ("Yusran Lamadu usai lomba mengatakan ada [12] jala.", "Yusran Lamadu||"),
    "outlet": ('"Klub itu punya [12] jala di sana," tulis Kabar Pagi.', "||Kabar Pagi"),
    "document": ("Stok gula tinggal [12 ton], tulis Buku III Nota Garam.", "||Buku III Nota Garam"),
    "common noun": ('"Kami punya [12] jala di sana," kata nelayan di Pasar Baru.', "||"),
}
DATA = {
    "dari pendataan": ("Dari pendataan Dinas Perikanan, ada [12] perahu.", "||Dinas Perikanan"),
    "dalam hasil survei": (
        "Dalam hasil survei Lembaga Suara Samudra, [12 persen] nelayan puas.",
        "||Lembaga Suara Samudra",
    ),
    "without a verb": ("Hingga kini, data BPS Sigi, ada [12] perahu.", "||BPS Sigi"),
    "projection": ("Berdasarkan proyeksi Bank Dunia, ada [12] desa kering.", "||Bank Dunia"),
    "firm described before its verb": (
        "Kabar.com, PALU - PT Garam Jaya (Garam), anak usaha yang melayani pelabuhan di Sigi mencatatkan [12] gudang.",
        "||PT Garam Jaya (Garam)",
    ),
    "which data": ("Berdasarkan data perdagangan RTI Business, [12] bank menguat.", "||RTI Business"),
    "brand": ("Menurut informasi dari laman resmi MotoGP, ada [12] tim.", "||MotoGP"),
    "behind a conjunction": ("Sementara dari data Dinas Perikanan Sigi, ada [12] perahu.", "||Dinas Perikanan Sigi"),
    "with its time": ("Laporan pada Juli 2023 dari Badan Pangan Nasional, ada [12] perahu.", "||Badan Pangan Nasional"),
    "with its sample": (
        "Nelayan pulang.\nSurvei Pusat Kajian Perikanan pada Mei 2025 di [90] desa menyebut [12] gudang kosong.",
        ("||Pusat Kajian Perikanan", "||Pusat Kajian Perikanan"),
    ),
    "mid sentence": ("Naik [12 persen] dari data BPS.", "||"),
    "data that show, behind a dateline": (
        "Palu (KABAR) - Hasil riset Bank Dunia menunjukkan [12] desa kering.",
        "||Bank Dunia",
    ),
    "area behind the organisation": (
        "Dinas Perikanan Sigi, Sulawesi Tengah (Sulteng), mencatat [12] perahu.",
        "||Dinas Perikanan Sigi",
    ),
    "a slip of the pen": (
        "Dinas Perikanan Sigi,. Provinsi Sulawesi Tengah menyatakan ada [12] perahu.",
        "||Dinas Perikanan Sigi",
    ),
    "firm behind its trade": ("Emiten garam laut PT Garam Samudra menyebut [12] gudang.", "||PT Garam Samudra"),
    "statement": ('"Ada [12] perahu karam," demikian keterangan resmi PT Garam Jaya, Senin.', "||PT Garam Jaya"),
    "statement that sounds": ('"Ada [12] perahu karam," demikian bunyi pernyataan PT Garam Jaya.', "||PT Garam Jaya"),
    "no statement": ("Dengan demikian pernyataan PT Garam keliru soal [12] perahu.", "||"),
    "trade of the organisation": ('"Kami punya [12] jala di sana," tulis tim balap Samudra.', "||Samudra"),
    "people of the organisation": ("Karyawan Bank Samudra menyebut [12] brankas.", "||"),
    "another language": ("Center for Rain (CFR) menyatakan ada [12] desa kering.", "||Center for Rain (CFR)"),
}
EXTENTS = {
    "behind direct speech": ('"Air sudah naik lagi," kata Ketua PMI Sigi Budi Hartono di depan [12] warga.', "||"),
    "quotation of several sentences": (
        '"Air naik. Ada [12] perahu karam. Kami sedih," kata Ketua PMI Sigi Budi Hartono.',
        BUDI,
    ),
    "quotation behind": ('"Air sudah naik," kata Ketua PMI Sigi Budi Hartono. "Ada [12] perahu di sana."', BUDI),
    "lost end of the sentence before": (
        'Harga garam [12] ribu rupiah per kg. "Sulit melaut hari ini," kata Ketua PMI Sigi Budi Hartono.'.replace(
            "[12] ribu rupiah", "[Rp12 ribu]"
        ),
        "||",
    ),
    "occasion before the verb": ("Dalam rapat [dua hari] itu, " + MEET + "menyebut perahu karam.", "||"),
    "whole of a part": ("Dari [90] desa, " + MEET + "menyebut [12] kering.", (BUDI, BUDI)),
    "verb between commas": ("Ketua PMI Sigi Budi Hartono datang. Jala [12] nelayan, dia menegaskan, robek.", BUDI),
    "second speech": (
        MEET + "menyebut ada [12] perahu dan Ketua KPU Donggala Rahmat Iskandar menyebut ada [9] jala.",
        (BUDI, RAHMAT),
    ),
    "one sentence more": (MEET + "mengatakan banjir surut. Ada [12] perahu karam. Ada [9] jala robek.", (BUDI, "||")),
    "paragraphs that nobody closes or speaks": ('Hujan.\n"Kami jual [5 ton] garam.\n"Kami beli [6 ton].', ("||", "||")),
    "paragraphs closed by the last": (
        '"Kami jual [5 ton] garam.\n"Kami beli [6 ton] lagi.\n"Itu cukup," kata Ketua PMI Sigi Budi Hartono.',
        (BUDI, BUDI),
    ),
    "own age": ("Garam laku, kata Ketua PMI Sigi Budi Hartono ([52]).", "||"),
    "not over a paragraph": (MEET + "mengatakan banjir surut.\nAda [12] perahu karam.", "||"),
    "not behind a wish": (MEET + "meminta warga sabar. Ada [12] perahu karam.", "||"),
    "not behind direct speech": (
        '"Air sudah naik lagi," kata Ketua PMI Sigi Budi Hartono. Ada [12] perahu karam.',
        "||",
    ),
    "not at a turn": (MEET + "mengatakan banjir surut. Sebagai informasi, ada [12] perahu karam.", "||"),
    "not elsewhere": (MEET + "mengatakan banjir surut. Di Kota Palu, ada [12] perahu karam.", "||"),
    "not with another subject": (MEET + "mengatakan banjir surut. KPU Donggala menetapkan [12] kotak suara.", "||"),
    "mentioned in the quotation": (
        '"Terima kasih kepada Ketua PMI Sigi Budi Hartono atas [12] jala," kata Yusran.',
        "Yusran||",
    ),
    "age of the one who speaks": ('"Air sudah naik," kata Yusran Lamadu ([45]).', "||"),
    "age of another": (MEET + "mengatakan Yusran ([45]) hilang.", BUDI),
}


@pytest.mark.parametrize(("text", "source"), [*DIRECT, *LATER])
def test_person(told, text: str, source: str):
    """A person speaks with full name, role and organisation, also as a pronoun, a short name or a role."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), TWO)
def test_two_persons(told, text: str, source: str | tuple[str, ...]):
    """Of two the one who is meant; a verb inside a quotation makes no other speaker."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), ORGANISATIONS)
def test_organisation(told, text: str, source: str):
    """An organisation alone fills its own column, with the whole of its name."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), NARRATOR)
def test_narrator(told, text: str, source: str):
    """Without a speaker that the text names, in another sentence, or by a passive verb there is none."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), UNKNOWN)
def test_without_office(told, text: str, source: str):
    """A full name is a source without a role too."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), LISTS)
def test_list(told, text: str, source: str | tuple[str, ...]):
    """Who announces a list with a colon says its lines, and no line behind them."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), FRAMES.values(), ids=FRAMES)
def test_frame(told, text: str, source: str):
    """Each verb has its speaker where its frame says, and none otherwise."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), KNOWN.values(), ids=KNOWN)
def test_registry(told, text: str, source: str):
    """Whatever a person or an organisation is called later, it is the same entry; what only looks so is another."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), INTRODUCED.values(), ids=INTRODUCED)
def test_introduced(told, text: str, source: str | tuple[str, ...]):
    """Private persons, outlets and documents are sources where the article introduces them by name."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), DATA.values(), ids=DATA)
def test_data(told, text: str, source: str):
    """Data and surveys speak for their organisation, which has to be the subject of a verb."""
    assert told(text, "source", "source_role", "source_org") == source


@pytest.mark.parametrize(("text", "source"), EXTENTS.values(), ids=EXTENTS)
def test_extent(told, text: str, source: str | tuple[str, ...]):
    """A speaker answers for the quotation or the sentence, and for one more where nothing turns away."""
    assert told(text, "source", "source_role", "source_org") == source


def test_entities_are_no_text(told):
    """Names are given as they are read, without the entities of the web page."""
    text = "Menurut Dinas Kelautan&nbsp;Sigi, ada [12] jembatan rusak."

    assert told(text, "source_org") == "Dinas Kelautan Sigi"
