"""Status: target, estimate or budget by the cues round the number in its sentence, else actual."""

import pytest

TARGET = [
    (
        "Koperasi menargetkan panen garam rakyat dari tambak lama dan tambak baru di muara sungai itu [5.000 ton].",
        "target",
    ),
    ("Koperasi menargetkan panen [5.000 ton] garam.", "target"),
    ("Koperasi akan membeli [3] truk baru.", "target"),
    ("Target [90 persen] warga ikut iuran.", "target"),
    ("Kami targetkan [90 persen] warga ikut iuran.", "target"),
    ("Nantinya [5] ruang kelas dibangun di bukit.", "target"),
    ("Ia menargetkan, dengan bantuan para penyuluh lapangan dan pedagang, panen garam [70 ton].", "target"),
    ("Koperasi menargetkan panen garam rakyat dari tambak lama dan tambak baru di muara [5.000 ton].", "target"),
    ("Rencananya jembatan itu panjangnya [120 meter].", "target"),
    ("Tahun depan panen garam kami [90 ton].", "target"),
    ("Sasarannya [900] nelayan di muara.", "target"),
    ("Serapan garam harus menyentuh [93 persen] pada akhir musim.", "target"),
    ("Ia merinci target musim itu. Pertama, panen garam mencapai [90 ton]. Kedua, panen lada [40 ton].",
     ("target", "target")),
    ("Ia merinci panen musim itu. Pertama, panen garam mencapai [90 ton].", "actual"),
]
ESTIMATE = [
    ("Prediksi warga yang akan mudik mencapai [107 juta] orang atau [39 persen] dari seluruh warga.",
     ("estimate", "estimate")),
    ("Kerugian diperkirakan mencapai [Rp2 miliar] malam itu.", "estimate"),
    ("Diperkirakan [40 hektare] tambak rusak.", "estimate"),
    ("Hasil tambak bisa mencapai [8 ton] semusim.", "estimate"),
    ("Kerugian ditaksir mencapai [Rp2 miliar] malam itu.", "estimate"),
    ("Potensi pajak sarang walet [Rp6 miliar] setahun.", "estimate"),
    ("Kami perkirakan [30] perahu melaut.", "estimate"),
    ("BMKG memprakirakan gelombang di selat itu [2 meter].", "estimate"),
    ("Perkiraan inflasi tahun depan [3 persen].", "estimate"),
    ("Hasil lomba diperkirakan [Rp8 miliar], naik dari [Rp5 miliar] musim lalu.", ("estimate", "actual")),
    ("Musim lalu kami dapat [14 ton] garam.", "actual"),
    ("Jika ombak tenang, nelayan bisa meraup maksimal [Rp2 juta].", "estimate"),
    ("Pasokan lada bisa masuk [40 ton] bila dermaga dibuka.", "estimate"),
    ("Nelayan bisa meraup [Rp2 juta].", "actual"),
]
BUDGET = [
    ("Pagu jembatan itu [Rp16,5 miliar] pada awalnya.", "budget"),
    ("Dana yang disiapkan [Rp5 miliar] untuk jembatan.", "budget"),
    ("Desa mengalokasikan [20 persen] dana untuk posyandu.", "budget"),
    ("Desa mengalokasikan [Rp4 miliar] untuk [21] posyandu.", ("budget", "actual")),
    ("Desa mengalokasikan lahan [5 hektare] untuk pasar.", "actual"),
    ("Total alokasi [Rp4 miliar] tahun itu.", "budget"),
    ("Belanja desa dalam APBD itu [Rp4 miliar].", "budget"),
    ("Anggaran [Rp4 miliar] untuk perahu disetujui.", "budget"),
    ("Pendapatan daerah dipatok [Rp4 miliar], belanja daerah ditetapkan [Rp5 miliar].", ("budget", "budget")),
    (
        "Pendapatan daerah dipatok [Rp4 miliar]. Belanja naik [Rp1 miliar], sehingga defisit menjadi [Rp3 miliar].",
        ("budget", "budget", "budget"),
    ),
    ("Pendapatan daerah dipatok [Rp4 miliar]. Belanja menyedot [Rp1 miliar].", ("budget", "actual")),
    ("Dalam P-APBD itu belanja menjadi [Rp4 miliar].", "budget"),
    ("Dewan menyepakati APBD musim itu sebesar [Rp4 miliar].", "budget"),
    ("Belanja daerah mencapai [Rp4 miliar].", "actual"),
    ("Realisasi belanja daerah yang ditetapkan [Rp4 miliar].", "actual"),
    ("Harga garam dipatok [Rp4 miliar].", "actual"),
]
REACHED = [
    ("Panen garam mencapai [5.000 ton] musim ini.", "actual"),
    ("[5.000 ton] garam akan dikirim.", "actual"),
    ("Realisasi anggaran [Rp4 miliar] sampai Juni.", "actual"),
    ("Capaian retribusi tahun anggaran 2023 ini hanya [Rp3 juta].", "actual"),
    ("Realisasi pagu jembatan [Rp4 miliar] sampai Juni.", "actual"),
    ("Anggaran yang terserap [Rp4 miliar] sampai Juni.", "actual"),
    ("Pagu [Rp10 miliar], terserap [Rp4 miliar] saja.", ("budget", "actual")),
    ("Target yang sudah dicapai [5 ton] garam.", "actual"),
    ("Dari target panjang itu, capaian jalan [5 kilometer] saja.", "actual"),
    ("Anggarannya telah dibelanjakan [Rp4 miliar] lebih.", "actual"),
]
WEIGHED = [
    ("Koperasi menargetkan panen garam bisa mencapai [8 ton].", "target"),
    ("Lomba itu diperkirakan akan dihadiri [900] pelaut.", "estimate"),
    ("Ketua koperasi berharap dermaga bisa rampung dalam [dua bulan].", "target"),
    ("Warga bisa memakai [empat] perahu itu.", "actual"),
    ("Nelayan belum bisa memastikan nasib [30] perahu itu.", "actual"),
    ("Badai diperkirakan telah merusak [30] perahu.", "estimate"),
    ("Begitu dermaga rampung, gudang itu sanggup menampung [900 ton] garam.", "estimate"),
    ("Gudang itu sanggup menampung [900 ton] garam.", "actual"),
    ("Ahli menguji simulasi [15] gelombang.", "actual"),
    ("Asumsi ongkos angkut [Rp4 juta] per perahu.", "estimate"),
]
SUBJECT = [
    ("Sebanyak [25] perahu akan berlomba.", "target"),
    ("Sekitar [40] tambak diperkirakan rusak.", "estimate"),
    ("Sebanyak [25] perahu telah rusak dan akan diganti.", "actual"),
    ("Pemilik [25] perahu yang rusak akan datang.", "actual"),
]
CLAUSES = [
    ("Dari [20] perahu yang direncanakan, [lima] perahu selesai.", ("actual", "actual")),
    ("Dermaga akan dibuka lagi, karena lahan [3 hektare] sudah kering.", "actual"),
    ("Panitia akan menghapus syarat yang [dua tahun] itu.", "actual"),
    ("Muatan akan dinaikkan dari [5 ton] menjadi [8 ton].", ("actual", "target")),
    ("Koperasi menargetkan [900 ton] garam. Angka itu setara dengan [90 persen] panen.", ("target", "target")),
]
STOPPED = [
    ("Ketua yang akan pulang sore itu menemui para petani garam muara di gudang lama pesisir barat membeli [5 ton].",
     "actual"),
    ("Koperasi menargetkan panen. Produksi [5 ton] tercatat.", "actual"),
    ("Koperasi menargetkan panen\nProduksi [5 ton] tercatat", "actual"),
    ("Koperasi menargetkan panen! Produksi [5 ton] tercatat.", "actual"),
    ("Targetnya besar; kini [5 ton] terjual.", "actual"),
    ("Target [10 ton], diperkirakan terjual [8 ton] saja.", ("target", "estimate")),
    ("Diperkirakan [8 ton] garam terjual dari target [10 ton].", ("estimate", "target")),
    ("Ia menargetkan rapat para ketua kelompok tambak dari semua dusun pesisir utara serta selatan pulau itu rampung "
     "sebelum panen [5 ton] garam.", "actual"),
    ("Panen [5 ton] tercatat dan akan dijual.", "actual"),
    ("Akankah itu cukup? Panen [5 ton] tercatat.", "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), TARGET)
def test_target(told, text: str, status: str):
    """A plan, a wish or a duty makes a target, over commas too."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), ESTIMATE)
def test_estimate(told, text: str, status: str):
    """What somebody estimates or thinks possible is an estimate; the longest cue that stands there counts."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), BUDGET)
def test_budget(told, text: str, status: str | tuple[str, ...]):
    """Money set aside is budget; what it is set aside for, and hectares, are not."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), REACHED)
def test_reached(told, text: str, status: str | tuple[str, ...]):
    """What is realised is actual, though it is told of a budget or a target."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), STOPPED)
def test_another_clause(told, text: str, status: str | tuple[str, ...]):
    """No cue leaks out of its sentence or its half of one, nor back; each number has the one nearest before it."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), WEIGHED)
def test_strength(told, text: str, status: str):
    """A strong cue wins over a weak one that is nearer; ability and negation are no cues."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), SUBJECT)
def test_predicate_of_a_subject(told, text: str, status: str):
    """What is counted as the subject has the status of its predicate, if nothing parts the two."""
    assert told(text, "status") == status


@pytest.mark.parametrize(("text", "status"), CLAUSES)
def test_clauses(told, text: str, status: str | tuple[str, ...]):
    """A cue counts in its own clause; a sentence that says a number in other words has its status."""
    assert told(text, "status") == status
