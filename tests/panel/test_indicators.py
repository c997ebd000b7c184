"""Each indicator of the lexicon is met in a sentence of the press."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.panel.dictionary import indicators
from pipeline.panel.reading import Reading
from pipeline.rulebook import load

KNOWN = indicators(load())
SENTENCES = {
    "CPI_YOY": "BPS mencatat inflasi tahunan Jambi pada Juli 2025 sebesar 2,05 persen.",
    "CPI_MOM": "Pada Juli 2025 Maluku mengalami inflasi 0,31 persen secara bulanan.",
    "CPI_YTD": "Inflasi tahun kalender Jambi hingga Juli 2025 tercatat 1,4 persen (ytd).",
    "CPI_CORE_YOY": "Inflasi inti nasional pada Juli 2025 sebesar 2,32 persen (yoy).",
    "CPI_CORE_MOM": "Inflasi inti nasional pada Juli 2025 sebesar 0,13 persen (mtm).",
    "RICE_MEDIUM": "Harga beras medium di Kota Palu per 3 Juli 2025 Rp13.900 per kilogram.",
    "RICE_PREMIUM": "Per 3 Juli 2025 beras premium di Kota Palu dijual Rp15.900 per kg.",
    "OIL_BULK": "Harga minyak goreng curah di Kota Palu per 3 Juli 2025 mencapai Rp17.500 per kilogram.",
    "OIL_PACKED": "Harga minyak goreng kemasan di Kota Palu pada 3 Juli 2025 Rp20.900 per liter.",
    "NTP": "Nilai tukar petani (NTP) Lampung pada Juli 2025 sebesar 124,5 poin.",
    "NTP_CHANGE": "NTP Lampung pada Juli 2025 naik 0,7 persen dibanding bulan sebelumnya.",
    "UNEMPLOYMENT": "Tingkat pengangguran terbuka (TPT) Papua pada Februari 2025 sebesar 6,92 persen.",
    "POVERTY_RATE": "Persentase penduduk miskin di Papua pada Maret 2025 mencapai 19,16 persen.",
    "POVERTY_COUNT": "Jumlah penduduk miskin di Papua pada Maret 2025 tercatat 152.920 orang.",
    "POVERTY_LINE": "Garis kemiskinan Papua pada Maret 2025 sebesar Rp812.000 per kapita per bulan.",
    "GINI": "Rasio gini Lampung pada Maret 2025 sebesar 0,29 poin.",
    "GDP": "Produk domestik bruto (PDB) Indonesia pada triwulan II 2025 mencapai Rp5.947 triliun.",
    "GRDP": "PDRB Lampung atas dasar harga berlaku pada triwulan II 2025 mencapai Rp139,1 triliun.",
    "GROWTH": "Pertumbuhan ekonomi Lampung pada triwulan II 2025 sebesar 5,09 persen (yoy).",
    "EXPORTS": "Total ekspor Lampung pada Juli 2025 tercatat sebesar US$512,4 juta.",
    "EXPORTS_NONOIL": "Ekspor nonmigas Lampung pada Juli 2025 mencapai US$489 juta.",
    "IMPORTS": "Nilai impor Lampung pada Juli 2025 mencapai US$231 juta.",
    "TRADE_BALANCE": "Surplus neraca perdagangan Indonesia pada Juli 2025 mencapai US$4,17 miliar.",
    "RESERVES": "Posisi cadangan devisa pada akhir Juli 2025 sebesar 152 miliar dolar AS.",
    "EXTERNAL_DEBT": "Utang luar negeri Indonesia pada Mei 2025 sebesar 435,6 miliar dolar AS.",
    "BI_RATE": "Bank Indonesia menahan BI Rate pada level 5,5 persen pada 18 Juni 2025.",
    "USD_IDR": "Kurs rupiah pada 18 Juni 2025 ditutup di level Rp16.312 per dolar AS.",
    "FOREIGN_VISITORS": "Kunjungan wisatawan mancanegara ke Bali pada Juli 2025 mencapai 697.107 kunjungan.",
    "HOTEL_OCCUPANCY": "Tingkat penghunian kamar (TPK) hotel bintang di Bali pada Juli 2025 sebesar 66,77 persen.",
    "HDI": "Indeks pembangunan manusia (IPM) Lampung pada 2024 mencapai 73,13 poin.",
    "CONSUMER_CONFIDENCE": "Indeks keyakinan konsumen (IKK) Lampung pada Juli 2025 sebesar 118,1 poin.",
    "RETAIL_INDEX": "Indeks penjualan riil (IPR) nasional pada Juli 2025 tercatat 222,5 poin.",
    "STATE_REVENUE": "Realisasi pendapatan negara hingga Juli 2025 mencapai Rp1.487 triliun.",
    "STATE_SPENDING": "Realisasi belanja negara sampai 31 Juli 2025 sebesar Rp1.690 triliun.",
    "STATE_DEFICIT": "Defisit APBN per 31 Juli 2025 mencapai Rp203 triliun.",
    "STATE_DEFICIT_GDP": "Defisit APBN per 31 Juli 2025 setara 0,84 persen terhadap PDB.",
    "INVESTMENT": "Realisasi investasi Lampung pada triwulan II 2025 mencapai Rp3,4 triliun.",
    "INVESTMENT_FOREIGN": "Realisasi penanaman modal asing (PMA) Lampung pada triwulan II 2025 mencapai US$45 juta.",
    "INVESTMENT_DOMESTIC": "Realisasi PMDN Lampung pada triwulan II 2025 sebesar Rp2,6 triliun.",
    "PADDY": "Produksi padi Lampung pada 2024 mencapai 2,79 juta ton gabah kering giling.",
    "PADDY_AREA": "Luas panen padi Lampung pada 2024 mencapai 529.000 hektare.",
    "RICE_OUTPUT": "Produksi beras Lampung pada 2024 sebesar 1,6 juta ton.",
    "UMP": "UMP Lampung 2025 ditetapkan sebesar Rp2.893.070.",
    "UMK": "Upah minimum kabupaten (UMK) Ngawi 2025 sebesar Rp2.397.928.",
}  # fmt: skip


@pytest.mark.parametrize("code", KNOWN)
def test_indicator_is_met(read: Callable[..., list[Reading]], code: str):
    """A sentence that states the indicator gives a reading of it, and of no other."""
    assert [reading.key.indicator for reading in read(SENTENCES[code], date(2025, 12, 30))] == [code]


def test_no_name_has_two_meanings():
    """A name of two indicators is told apart by type, unit, basis, areas, or a word that one of them needs."""
    told = [(word, each.type, frozenset(each.units), each.reads, each.bases, each.areas, each.needs)
            for each in KNOWN.values() for word in (*each.words, *each.reverse)]  # fmt: skip

    assert len(told) == len(set(told))
