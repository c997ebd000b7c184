"""Corrections: what people decide is applied on every run, and what no longer fits is told with the nearest place."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.correction import COLUMNS, Correction, append, read
from pipeline.fact import Fact
from pipeline.formats import facts as fact_tables

TEXT = "Bupati Sigi Rahmat Iskandar memberi Rp5 juta untuk 3 desa. Ada 3 sumur di Kota Palu, 40 meter dalamnya.\n"
FIRST = "Bupati Sigi Rahmat Iskandar memberi Rp5 juta untuk 3 desa."
SECOND = "Ada 3 sumur di Kota Palu, 40 meter dalamnya."

Corrected = Callable[..., list[Fact]]


@pytest.fixture
def corrected(corpus, cli, tmp_path: Path) -> Corrected:
    """Runs over an article with corrections as lines of a csv, and gives the facts; what was said is in `outcome`."""

    def corrected(*lines: str, head: str = ",".join(COLUMNS), text: str = TEXT) -> list[Fact]:
        folder = corpus({"a.txt": text, "corrections.csv": "\n".join([head, *lines]) + "\n"})
        corrected.outcome = cli("run", folder, "--output", tmp_path / "out", "--formats", "parquet")
        return list(fact_tables.read(tmp_path / "out" / "facts.parquet"))

    return corrected


def fact(facts: list[Fact], text: str, number: int = 0) -> Fact:
    """The fact with this text."""
    return [each for each in facts if each.text == text][number]


SHORT = "doc_id,action,text,occurrence,column,old,new"


@pytest.mark.parametrize(
    ("line", "text", "columns"),
    [
        ("a,fix,Rp5 juta,,unit,IDR,USD", "Rp5 juta", {"unit": "USD", "review": "fixed:unit"}),
        (
            "a,fix,Rp5 juta,,value,5000000,6000000",
            "Rp5 juta",
            {"value": Decimal(6000000), "low": Decimal(6000000), "high": Decimal(6000000), "review": "fixed:value"},
        ),
        (
            "a,fix,40 meter,,region_code,,31.74",
            "40 meter",
            {
                "region_code": "31.74", "region_name": "Kota Administrasi Jakarta Selatan", "bps_code": "3171",
                "province": "Daerah Khusus Ibukota Jakarta", "review": "fixed:region_code",
            },
        ),  # fmt: skip
        ("a,fix,Rahmat Iskandar,,role,Bupati,Penjabat Bupati", "Rahmat Iskandar", {"role": "Penjabat Bupati"}),
        ("a,fix,Rp5 juta,,text,Rp5 juta,5 juta untuk", "5 juta untuk", {"start": 38, "end": 50, "sentence": FIRST}),
        ("a,accept,Rp5 juta,,,,", "Rp5 juta", {"review": "accepted"}),
        ("a,fix,3,2,unit,sumur,sumur bor", "3", {"unit": "desa", "review": None}),
        ("a,fix,Rp5 juta,,metric,,bantuan", "Rp5 juta", {"metric": "bantuan"}),
    ],
)
def test_correction_is_applied(corrected: Corrected, line: str, text: str, columns: dict[str, object]):
    """A cell is as the person set it, those that follow from it too, and the row says what was set."""
    found = fact(corrected(line, head=SHORT), text)

    assert corrected.outcome.code == 0, corrected.outcome.err
    assert {name: getattr(found, name) for name in columns} == columns


def test_occurrence_tells_which(corrected: Corrected):
    """The second fact of the same type and text is the one that is meant by the occurrence 2."""
    facts = corrected("a,fix,3,2,unit,sumur,sumur bor", head=SHORT)

    assert [each.unit for each in facts if each.text == "3"] == ["desa", "sumur bor"]


def test_rejected_fact_is_gone(corrected: Corrected):
    """A fact that is rejected is in no table, and the others stay as they are, their ids too."""
    before, after = corrected(head=SHORT), corrected("a,reject,3,1,,,", head=SHORT)

    assert [each for each in before if each.text != "3" or each.unit != "desa"] == after
    assert "corrections: 1 rejected" in corrected.outcome.out.splitlines()


def test_added_fact_stands_in_its_place(corrected: Corrected):
    """A fact that a person adds has its place, its sentence and the cells of all its rows."""
    head = "doc_id,action,type,text,occurrence,column,new"
    facts = corrected("a,add,count,sumur,,value,1", "a,add,count,sumur,,unit,lubang", head=head)
    found = fact(facts, "sumur")

    assert TEXT[found.start : found.end] == "sumur"
    assert (found.sentence, found.value, found.low, found.unit) == (SECOND, 1, 1, "lubang")
    assert (found.bound, found.status, found.review, found.rule) == ("exact", "actual", "added", "correction")
    assert [each.start for each in facts] == sorted(each.start for each in facts)
    assert len({each.fact_id for each in facts}) == len(facts)


def test_adding_what_the_rules_find_by_now(corrected: Corrected):
    """A fact that was added and that the rules find by now stands there once."""
    facts = corrected("a,add,money,Rp5 juta,,unit,IDR", head="doc_id,action,type,text,occurrence,column,new")

    assert [each.review for each in facts if each.text == "Rp5 juta"] == ["fixed:unit"]


def test_adding_a_part_of_another_fact(corrected: Corrected):
    """A fact that is added inside another one leaves that as it is."""
    facts = corrected("a,add,money,Rp5,,value,5", head="doc_id,action,type,text,occurrence,column,new")

    assert [(each.text, each.value, each.review) for each in facts if each.text.startswith("Rp5")] == [
        ("Rp5 juta", 5000000, None), ("Rp5", 5, "added")
    ]  # fmt: skip


def test_article_is_accepted(corrected: Corrected):
    """An accept without a text is about every fact of the article that nobody decided about."""
    facts = corrected("a,fix,Rp5 juta,,unit,IDR,USD", "a,accept,,,,,", head=SHORT)

    assert {each.review for each in facts} == {"accepted", "fixed:unit"}


def test_later_row_counts(corrected: Corrected):
    """Rows are applied in their order."""
    facts = corrected("a,fix,Rp5 juta,,unit,IDR,USD", "a,fix,Rp5 juta,,unit,USD,SGD", head=SHORT)

    assert fact(facts, "Rp5 juta").unit == "SGD"


FULL = "a,fix,count,3,2,unit,sumur,sumur bor,Ani,2025-03-05,,{},{}"


def test_edit_before_it_does_not_matter(corrected: Corrected):
    """A correction with its sentence finds it where another paragraph was put before it."""
    facts = corrected(FULL.format(f'"{SECOND}"', ""), text="Ada 3 kuda.\n3 sumur lain kering.\n" + TEXT)

    assert [each.unit for each in facts if each.text == "3"] == ["kuda", "sumur lain kering", "desa", "sumur bor"]


def test_what_the_rules_read_by_now_does_not_matter(corrected: Corrected):
    """In the same sentence the person is right, whatever the rules read before and read now."""
    facts = corrected(FULL.format(f'"{SECOND}"', "").replace("unit,sumur,", "unit,lubang,"))

    assert fact(facts, "3", 1).unit == "sumur bor"


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (
            "a,fix,Rp6 juta,,unit,IDR,USD",
            f"no fact 'Rp6 juta' (occurrence 1); nearest: money 'Rp5 juta' at 36 in '{FIRST}'",
        ),
        ("a,fix,Rp5 juta,,unit,SGD,USD", "unit of 'Rp5 juta' at 36 is 'IDR', not 'SGD'"),
        ("a,reject,3,3,,,", f"no fact '3' (occurrence 3); nearest: count '3' at 51 in '{FIRST}'"),
        (
            "a,reject,dalamnya,,,,",
            "no fact 'dalamnya' (occurrence 1); the words stand at 94, where no such fact is found",
        ),
        ("a,fix,Rp5 juta,,text,,sumur", "'sumur' does not stand where 'Rp5 juta' does, at 36"),
    ],
)
def test_correction_that_fits_nothing(corrected: Corrected, line: str, cause: str):
    """A correction whose fact is gone or is another is told with its line and the nearest place."""
    facts = corrected(line, head=SHORT)
    place = f"corrections.csv, line 2: {line.split(',')[1]} in 'a': "

    assert facts == corrected(head=SHORT)
    corrected(line, head=SHORT)
    assert corrected.outcome.code == 3
    assert corrected.outcome.err.splitlines()[0].endswith(place + cause)
    assert corrected.outcome.err.splitlines()[1] == "1 of the corrections fit nothing and changed nothing, see above"


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("a,add,count,sumbu,,,", "'sumbu' does not stand in the article; nearest: 'sa. Ada 3 sumur di Kota P' at 65"),
        ("a,add,count,sumur,2,,", "'sumur' stands in the article 1 times, not 2"),
    ],
)
def test_words_that_cannot_be_added(corrected: Corrected, line: str, cause: str):
    """Words that do not stand in the article are told with the nearest that do."""
    corrected(line, head="doc_id,action,type,text,occurrence,column,new")

    assert cause in corrected.outcome.err


def test_corrections_beside_a_single_file(corpus, cli, tmp_path: Path):
    """The corrections beside an article are applied where it is read alone; those of its neighbours are none of it."""
    lines = "a,fix,Rp5 juta,,unit,IDR,USD\nb,fix,Rp5 juta,,unit,IDR,USD\n"
    folder = corpus({"a.txt": TEXT, "b.txt": TEXT, "corrections.csv": SHORT + "\n" + lines})
    outcome = cli("run", folder / "a.txt", "--output", tmp_path / "out", "--formats", "parquet")

    assert (outcome.code, outcome.err) == (0, "")
    assert fact(list(fact_tables.read(tmp_path / "out" / "facts.parquet")), "Rp5 juta").unit == "USD"


def test_correction_of_another_article(corrected: Corrected):
    """An article that was not read is told with the nearest id."""
    corrected("aa,accept,,,,,", head=SHORT)

    assert corrected.outcome.err.splitlines()[0].endswith("accept: no article has the id 'aa'; nearest: 'a'")


@pytest.mark.parametrize(
    ("head", "line", "cause"),
    [
        (SHORT, "a,fixx,Rp5 juta,,unit,,USD", "line 2: unknown action 'fixx'; did you mean 'fix'? known: "),
        (SHORT, "a,fix,Rp5 juta,,unti,,USD", "line 2: unknown column 'unti'; did you mean 'unit'? known: "),
        (SHORT, "a,fix,Rp5 juta,,fact_id,,x", "line 2: unknown column 'fact_id'; "),
        (SHORT, "a,fix,Rp5 juta,,,,x", "line 2: column is empty; write which cell to fix"),
        (SHORT, "a,fix,,,unit,,x", "line 2: text is empty; "),
        (SHORT, ",fix,Rp5 juta,,unit,,x", "line 2: doc_id is empty; "),
        (SHORT, "a,add,sumur,,,,", "line 2: type is empty; write one of money, "),
        (SHORT, "a,fix,Rp5 juta,0,unit,,x", "line 2: occurrence is '0', no number from 1"),
        (SHORT, "a,fix,Rp5 juta,,value,,5 juta", "line 2: value is '5 juta', no number; write digits"),
        (SHORT, "a,fix,Rp5 juta,,status,,targt", "line 2: unknown status 'targt'; did you mean 'target'? known: "),
        (SHORT, "a,fix,Rp5 juta,,period_start,,5/3/24", "line 2: period_start is '5/3/24', no day; write 2024-05-31"),
        (SHORT, "a,fix,Rp5 juta", "line 2: column is empty; write which cell to fix"),
        (SHORT, "a,fix,Rp5 juta,,unit,,USD,x", "line 2: has more cells than line 1"),
        ("doc_id,text", "a,Rp5 juta", "line 1: lacks the column action; columns: doc_id, action, "),
    ],
)
def test_row_that_cannot_be_meant(corpus, cli, tmp_path: Path, head: str, line: str, cause: str):
    """A row that cannot be meant ends the run before anything is written, with file, line and what would be right."""
    folder = corpus({"a.txt": TEXT, "corrections.csv": f"{head}\n{line}\n"})
    outcome = cli("run", folder, "--output", tmp_path / "out")

    assert (outcome.code, (tmp_path / "out").exists()) == (3, False)
    assert outcome.err.startswith(f"error: {folder / 'corrections.csv'}, {cause}")


def test_semicolons_of_excel(corrected: Corrected):
    """A file that Excel saved with semicolons and a byte order mark is read too."""
    facts = corrected("a;fix;Rp5 juta;;unit;IDR;USD", head="\ufeff" + SHORT.replace(",", ";"))

    assert fact(facts, "Rp5 juta").unit == "USD"


def test_gold_judges_the_rules(corpus, cli, tmp_path: Path):
    """What people corrected counts for no score: gold judges what the rules found."""
    gold = "doc_id,type,start,end,text,value,unit\na,money,36,44,Rp5 juta,5000000,IDR\n"
    files = {"a.txt": TEXT, "gold.csv": gold, "corrections.csv": SHORT + "\na,fix,Rp5 juta,,unit,IDR,USD\n"}
    outcome = cli("run", corpus(files), "--output", tmp_path / "out")

    assert ["money", "1", "of", "1"] in [line.split()[:4] for line in outcome.out.splitlines()]


@pytest.mark.slow
def test_jobs_apply_the_same(corpus, warm_python, tmp_path: Path):
    """Two processes apply the same corrections and tell the same misfits."""
    lines = [f"{number:03},fix,Rp5 juta,,unit,IDR,USD" for number in range(0, 130, 10)] + ["x,accept,,,,,"]
    folder = corpus(
        {f"{number:03}.txt": TEXT for number in range(130)} | {"corrections.csv": "\n".join([SHORT, *lines]) + "\n"}
    )
    outcomes = [
        warm_python("-m", "pipeline", "run", folder, "--output", tmp_path / str(jobs), "--formats", "csv", *options)
        for jobs, options in ((1, []), (2, ["--jobs", 2]))
    ]

    assert [outcome.code for outcome in outcomes] == [3, 3]
    assert outcomes[0].err == outcomes[1].err
    assert (tmp_path / "1" / "facts.csv").read_bytes() == (tmp_path / "2" / "facts.csv").read_bytes()


def test_rows_are_added_behind(tmp_path: Path):
    """Rows are added behind those of a person, whose bytes stay, with the marks and columns that are there."""
    path = tmp_path / "corrections.csv"
    before = b"\xef\xbb\xbfnote;doc_id;action;text;column;new;mine\r\nx;a;reject;3;;;y"
    path.write_bytes(before)
    append(path, [Correction("a", "fix", text="Rp5; juta", column="unit", new="USD")])

    assert path.read_bytes().startswith(before)
    assert [row._replace(place="") for row in read(path)] == [
        Correction("a", "reject", text="3", note="x"),
        Correction("a", "fix", text="Rp5; juta", column="unit", new="USD"),
    ]


def test_columns_that_are_not_there_yet(tmp_path: Path):
    """A file of few columns gets those that are needed at the end of its first line; its rows stay as they are."""
    path = tmp_path / "corrections.csv"
    path.write_bytes(b"doc_id,action,text\r\na,reject,3\r\n")
    append(path, [Correction("a", "fix", text="Rp5 juta", column="unit", new="USD")])

    assert path.read_bytes() == (
        b"doc_id,action,text,column,new\r\na,reject,3\r\na,fix,Rp5 juta,unit,USD\r\n"
    )
    assert [row.action for row in read(path)] == ["reject", "fix"]


def test_new_file(tmp_path: Path):
    """A file that is not there yet begins with the names of all columns, and holds what is written."""
    cells = ("a", "fix", "money", 'Rp5 "juta"', 2, "unit", "IDR", "USD", "Ani", "2025-03-05", "x\ny", "S", "f1")
    rows = [Correction(*cells)]
    append(tmp_path / "corrections.csv", rows)

    assert [row._replace(place="") for row in read(tmp_path / "corrections.csv")] == rows


def test_corrections_of_a_line_without_end(corrected: Corrected):
    """Where a row quotes a part of its sentence only, the part finds its fact, also after an edit before the line."""
    line = "Daftar harga " + " ".join(f"beras{number} Rp{number}.500 satu karung" for number in range(100, 500)) + "."
    before = fact(corrected("a,accept,,,,,", head=SHORT, text=line), "Rp300.500")
    fix = f"a,fix,money,Rp300.500,,value,300500,300900,{before.sentence}"
    add = f"a,add,count,satu,,unit,,karung,{before.sentence[before.sentence.index('satu') :]}"
    head = "doc_id,action,type,text,occurrence,column,old,new,sentence"
    after = corrected(fix, add, head=head, text=f"Naik.\n{line}")

    assert corrected.outcome.code == 0, corrected.outcome.err
    assert fact(after, "Rp300.500").value == 300900
    assert fact(after, "Rp300.500").sentence == before.sentence
    assert len(before.sentence) < 2100 < len(line)
