# ruff: noqa: E501 (tables with one mistake a line)
"""Mistakes in gold, corrections, named columns and lists of words: each is one error with file, line and mend."""

from pathlib import Path

import pytest

from pipeline.correction import record
from pipeline.errors import CorrectionError, GoldError, RuleError, UsageError
from pipeline.formats import gold
from pipeline.formats.columns import chosen
from pipeline.rulebook import load
from pipeline.rulebook.cells import CELLS, wrong_cell
from pipeline.stories.addresses import Addresses
from pipeline.values.region import Gazetteer

GOLD = "doc_id,type,start,end,text,value,low,high,region_code,period_start,period_end,flags,quoted,ignore\n"
ROW = "a,money,0,3,Rp5,5,5,5,72.71|,2024-05-01,2024-05-31,glued;negated|,true,0\n"
BAD_GOLD = {
    "nothing": ("", ", line 1: lacks the column doc_id, type, start, end, text"),
    "empty line first": ("\n" + GOLD, ", line 1: lacks the column doc_id, type, start, end, text"),
    "semicolons": ((GOLD + ROW).replace(",", ";"), ", line 1: the cells are parted by ';'; part them by commas"),
    "capitals in the head": (GOLD.replace("doc_id", "Doc_ID"), ", line 1: lacks the column doc_id"),
    "column twice": (GOLD.replace("low", "value"), ", line 1: the column value stands twice; keep one"),
    "column without a name": (GOLD.replace("low", ""), ", line 1: unknown column ''; known: "),
    "misspelt column": (GOLD.replace("value", "valeu"), ", line 1: unknown column 'valeu'; did you mean 'value'? known: "),
    "quote that does not close": (GOLD + ROW.replace("Rp5", '"Rp5'), ", behind line 1: is not CSV: unexpected end of data"),
    "no article": (GOLD + ROW[1:], ", line 2: doc_id is empty"),
    "no text": (GOLD + ROW.replace("Rp5", ""), ", line 2: text is empty"),
    "type with a capital": (GOLD + ROW.replace("money", "Money"), ", line 2: unknown type 'Money'; known: money, "),
    "offset with a point": (GOLD + ROW.replace("0,3", "0.0,3"), ", line 2: start and end are whole numbers, found '0.0' and '3'"),
    "offset of Python": (GOLD + ROW.replace("0,3", "1_0,30"), ", line 2: start and end are whole numbers, found '1_0' and '30'"),
    "offset that goes on": (GOLD + ROW.replace("0,3", f"{'9' * 5000},3"), f", line 2: start and end are whole numbers, found '{'9' * 20}' and '3'"),
    "power of ten": (GOLD + ROW.replace("Rp5,5,", "Rp5,5e3,"), ", line 2: value is '5e3', no number such as 2500000 or 0.5"),
    "number that goes on": (GOLD + ROW.replace("Rp5,5,", f"Rp5,{'9' * 50},"), f", line 2: value is '{'9' * 50}', no number"),
    "one reading that is none": (GOLD + ROW.replace("Rp5,5,", "Rp5,5|lima,"), ", line 2: value is 'lima', no number"),
    "range that falls": (GOLD + ROW.replace(",5,5,5,", ",5,9,2,"), ", line 2: low 9 is behind high 2"),
    "code that is a name": (GOLD + ROW.replace("72.71", "Palu"), ", line 2: region_code is 'Palu'; write a code of Kemendagri, such as 72.71"),
    "day of a week": (GOLD + ROW.replace("2024-05-01", "2024-W10-1"), ", line 2: period_start is '2024-W10-1', no day such as 2024-05-31"),
    "days that run backwards": (GOLD + ROW.replace("2024-05-01", "2024-06-01"), ", line 2: period_start 2024-06-01 is behind period_end 2024-05-31"),
    "misspelt flag": (GOLD + ROW.replace("negated", "neged"), ", line 2: unknown flag 'neged'; did you mean 'negated'? known: "),
    "truth of Python": (GOLD + ROW.replace("true", "True"), ", line 2: unknown quoted 'True'; did you mean 'true'? known: false, true"),
    "ignored twice": (GOLD + ROW.replace("true,0", "true,2"), ", line 2: unknown ignore '2'; known: 0, 1"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BAD_GOLD.values(), ids=BAD_GOLD)
def test_bad_gold(tmp_path: Path, content: str, cause: str):
    """What cannot be meant in a gold file is told with file and line."""
    path = tmp_path / "gold.csv"
    path.write_text(GOLD + ROW, encoding="utf-8")
    assert len(gold.read(path)) == 1
    path.write_text(content, encoding="utf-8")

    with pytest.raises(GoldError) as error:
        gold.read(path)

    assert str(error.value).startswith(f"{path}{cause}")


HEAD = "doc_id,action,type,text,occurrence,column,old,new\n"
FIX = "a,fix,money,Rp5,1,value,5,6\n"
BAD_CORRECTIONS = {
    "nothing": ("", ", line 1: lacks the column doc_id, action, text; columns: doc_id, action, "),
    "misspelt column": (HEAD.replace("new", "nwe") + FIX, ", line 1: unknown column 'nwe'; did you mean 'new'? known: "),
    "column twice": (HEAD.replace("old", "new") + FIX, ", line 1: the column 'new' stands twice; keep one"),
    "quote that does not close": (HEAD + FIX + FIX.replace("Rp5", '"Rp5'), ", behind line 2: is not CSV: unexpected end of data"),
    "more cells": (HEAD + FIX.replace("6", "6,7"), ", line 2: has more cells than line 1"),
    "no article": (HEAD + FIX[1:], ", line 2: doc_id is empty; write the article's id"),
    "no text": (HEAD + FIX.replace("Rp5", ""), ", line 2: text is empty; quote the fact as the article writes it"),
    "misspelt action": (HEAD + FIX.replace("fix", "fxi"), ", line 2: unknown action 'fxi'; did you mean 'fix'? known: "),
    "misspelt type": (HEAD + FIX.replace("money", "mony"), ", line 2: unknown type 'mony'; did you mean 'money'? known: "),
    "added without a type": (HEAD + "a,add,,Rp5,1,,,\n", ", line 2: type is empty; write one of money, "),
    "fixed without a column": (HEAD + FIX.replace("value", ""), ", line 2: column is empty; write which cell to fix"),
    "column that nobody fixes": (HEAD + FIX.replace("value", "sentence"), ", line 2: unknown column 'sentence'; "),
    "occurrence 0": (HEAD + FIX.replace(",1,", ",0,"), ", line 2: occurrence is '0', no number from 1"),
    "occurrence that goes on": (HEAD + FIX.replace(",1,", f",{'9' * 5000},"), f", line 2: occurrence is '{'9' * 20}', no number from 1"),
    "number that is none": (HEAD + FIX.replace("6", "NaN"), ", line 2: value is 'NaN', no number; write digits and a decimal point: 5000000"),
    "number of Python": (HEAD + FIX.replace("6", "1_000"), ", line 2: value is '1_000', no number"),
    "twenty decimals": (HEAD + FIX.replace("6", f"0.{'1' * 20}"), f", line 2: value is '0.{'1' * 20}', no number"),
    "day of a week": (HEAD + FIX.replace("value,5,6", "period_start,,2024-W10-1"), ", line 2: period_start is '2024-W10-1', no day; write 2024-05-31"),
    "code that is a name": (HEAD + FIX.replace("value,5,6", "region_code,,Palu"), ", line 2: region_code is 'Palu'; write a code of Kemendagri"),
    "misspelt flag": (HEAD + FIX.replace("value,5,6", "flags,,neged"), ", line 2: unknown flag 'neged'; did you mean 'negated'? known: "),
    "misspelt basis": (HEAD + FIX.replace("value,5,6", "basis,,yyy"), ", line 2: unknown basis 'yyy'; did you mean 'yoy'? known: "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BAD_CORRECTIONS.values(), ids=BAD_CORRECTIONS)
def test_bad_corrections(tmp_path: Path, content: str, cause: str):
    """What cannot be meant in a file of corrections is told with file and line, and no row is lost in another."""
    path = tmp_path / "corrections.csv"
    path.write_text(HEAD + FIX, encoding="utf-8")
    assert len(record.read(path)) == 1
    path.write_text(content, encoding="utf-8")

    with pytest.raises(CorrectionError) as error:
        record.read(path)

    assert str(error.value).startswith(f"{path}{cause}")


@pytest.mark.parametrize(
    ("option", "cause"),
    [
        ("", "expected COLUMN=HEAD such as text=Isi; columns: id, text, "), ("text", "expected COLUMN=HEAD"),
        ("=Isi", "expected COLUMN=HEAD"), ("text=", "expected COLUMN=HEAD"), ("isi=Isi", "expected COLUMN=HEAD"),
        ("text=Isi,text=Lain", "text stands twice; keep one"), ("text=Isi,title=Isi", "Isi stands twice; keep one"),
    ],
)  # fmt: skip
def test_bad_columns(option: str, cause: str):
    """What cannot be meant in `--columns` is wrong usage, and says what would be right."""
    with pytest.raises(UsageError, match=f"^--columns '.*': {cause}"):
        chosen([option])


BAD_WORDS = {
    "basis": ("word,kind,basis\nyang sama,mark,yearly\n", "basis is 'yearly'; write one of yoy, mom, qoq, ytd, ctc, or nothing"),
    "bps_codes": ("code,bps_code\n72.71,palu\n", "bps_code is 'palu'; write a code of BPS, such as 7271"),
    "clock_words": ("word,kind,hours\nWIX,zone,tujuh\n", "hours is 'tujuh'; write whole hours, or nothing"),
    "contrasts": ("word,contrast,pole\nputih,warna,\n", "pole is ''; write something"),
    "currencies": ("word,kind,unit\nringgit,name,rm\n", "unit is 'rm'; write the code of a currency in ISO 4217, such as USD"),
    "dimensions": ("word,dimension,factor\ntumbak,area,empat belas\n", "factor is 'empat belas'; write a number above nought with a decimal point, such as 0.001"),
    "dimensions: nought": ("word,dimension,factor\ntumbak,area,0\n", "factor is '0'; write a number above nought"),
    "exchange_rates": ("currency,year,low,high\nUSD,24,15000,16000\n", "year is '24'; write a year, such as 2024"),
    "exchange_rates: words": ("currency,year,low,high\nUSD,2024,15.000,16,5\n", "5 cells, but 4 in the header: "),
    "exchange_rates: turned round": ("currency,year,low,high\nUSD,2030,16000,15000\n", "low is 16000, above high; write the lowest day of the year, then the highest"),
    "exchange_rates: without high": ("currency,year,low\nUSD,2030,16000\n", "high is ''; write a number above nought"),
    "headings": ("word,kind,head\nvalue,column,\n", "head is ''; write something"),
    "level_areas": ("word,codes\nnagari,13;Sumbar\n", "codes is '13;Sumbar'; write codes of Kemendagri with ; between them, such as 11;72.71"),
    "months": ("word,month,form\nMeii,13,misspelt\n", "month is '13'; write a number from 1 to 12"),
    "months: form": ("word,month,form\nMeii,5,wrong\n", "unknown form 'wrong'; known: "),
    "noun_classes": ("word,noun_class\ntukang,\n", "noun_class is ''; write something"),
    "numerals": ("word,kind,value\nselawe,unit,dua lima\n", "value is 'dua lima'; write a number, such as 1000 or 0.5"),
    "numerals: vague": ("word,kind,value\nbeberapa,vague,5\n", "value is '5'; write the least and the most, such as 20;99"),
    "percents": ("word,unit\nperseribu,permil\n", "unit is 'permil'; write one of %, pp, bps"),
    "region_aliases": ("alias,code\nPaluku,Palu\n", "code is 'Palu'; write a code of Kemendagri, such as 72.71"),
    "regions": ("code,level,name,parent_code\n72.99,regency,Kabupaten Baru,Sulteng\n", "parent_code is 'Sulteng'; write the code of the area above"),
    "regions: level": ("code,level,name,parent_code\n72.99,kabupaten,Kabupaten Baru,72\n", "unknown level 'kabupaten'; known: "),
    "statistics": ("word,statistic\nmodus,mode\n", "statistic is 'mode'; write one of mean, median, max, min, total"),
    "time_words": ("word,kind,value\nlusa lagi,day_word,dua\n", "value is 'dua'; write a whole number, such as 1 or -1"),
    "time_words: lead": ("word,kind,value\nsemenjak,lead,sejak\n", "value is 'sejak'; write one of after, at, before, deadline, from, since, until"),
    "units": ("word,unit,kind\ntumbak,,area\n", "unit is ''; write something"),
    "weekdays": ("word,day\nAhad,7x\n", "day is '7x'; write a number from 1 (Monday) to 7"),
    "keys": ("word,column\nisi teks,txet\n", "unknown column 'txet'; did you mean 'text'? known: "),
}  # fmt: skip


@pytest.mark.parametrize("alone", [False, True], ids=["over the project's", "alone"])
@pytest.mark.parametrize("case", BAD_WORDS)
def test_bad_row_of_words(tmp_path: Path, case: str, alone: bool):
    """A cell that code could not read is told with file and line, whether the list lies over the project's or alone."""
    name, (content, cause) = case.partition(":")[0], BAD_WORDS[case]
    path = tmp_path / "lexicon" / f"{name}.csv"
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")

    with pytest.raises(RuleError) as error:
        load(tmp_path, alone=alone).lexicon(name)

    assert str(error.value).startswith(f"{path}, line 2: {name}: {cause}")


def test_region_that_there_is_not(tmp_path: Path):
    """Another name of a region that no list has is told with the name and the mend."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "region_aliases.csv").write_text("alias,code\nPaluku,99.99\n", encoding="utf-8")
    book = load(tmp_path)

    with pytest.raises(RuleError, match=r"Paluku: no region has the code 99\.99; a new one needs a row in regions\.csv"):
        Gazetteer(book.lexicon, book.packed)


@pytest.mark.parametrize(
    ("word", "kind", "cause"),
    [
        ("/{yaer}/", "day", "unknown slot 'yaer'; did you mean 'year'? known: "),
        ("/{year}/{year}/", "day", "cannot be read: redefinition of group name 'year'"),
        ("/{day}/{month}/{year}/", "day", "a day needs {year}{month}{day}, in this order"),
        ("/{year}/{month}/{day}/", "moment", "a moment needs {year}{month}{day}{hour}{minute}, in this order"),
        ("/{digits}/", "number", "a number needs {number}, in this order"),
    ],
)
def test_bad_form_of_addresses(word: str, kind: str, cause: str):
    """A form of addresses that says no time or number is told before any address is read by it."""
    with pytest.raises(RuleError) as error:
        Addresses([{"word": word, "kind": kind}])

    assert str(error.value).startswith(f"lexicon/addresses.csv: {word}: {cause}")


def test_lists_of_the_project_fit(route):
    """The project's own rows pass the checks of a list of one's own, so that a copy of them may be laid over them."""
    names = {key.partition(".")[0] for key in CELLS}

    assert [row for name in sorted(names) for row in route.rulebook.rows(name) if wrong_cell(name, row)] == []
