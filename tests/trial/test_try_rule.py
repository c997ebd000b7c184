"""`try-rule` tells what rules would do to an archive: what a run without and one with them differ in."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.article import Article
from pipeline.fact import Fact
from pipeline.formats.read import articles, sources
from pipeline.route import Route
from pipeline.rulebook import Rulebook, load
from pipeline.store import resumed
from pipeline.trial import both
from pipeline.trial.touched import Touched
from pipeline.work import Worker

KUPON = """
[[rule]]
id = "money.kupon"
pattern = "kupon {value:number}"
set = { unit = "IDR" }
why = "Coupons are worth rupiah here."
examples = [{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]
"""
BROAD = """
[[rule]]
id = "count.broad"
tokens = [{ ENT_TYPE = "NUMBER", slot = "value" }, { TAG = "noun", OP = "+", slot = "unit" }]
why = "Too broad."
examples = [{ text = "Ada [5] rumah", value = "5", unit = "rumah" }]
"""
NO_COUNT = """
[[rule]]
id = "none.halaman"
pattern = "(?:halaman|hal) {here}\\\\d+"
why = "A page is no count."
examples = [{ text = "Lihat halaman [12] buku itu" }]
"""
PERSEN = """
[[rule]]
id = "percent.word-or-sign"
pattern = "{value:number} ?{unit:percents}(?! poin)"
why = "Another one in the place of the project's."
examples = [{ text = "Naik [5 persen]", value = "5" }]
"""
LEFTOVER = """
[[rule]]
id = "leftover.tonton"
pattern = "(?:Tonton|Lihat) juga:[^.]*"
why = "Leads to a film."
examples = [{ text = "Ada 5 desa. [Tonton juga: 7 Desa]" }]
"""
OFFICIAL = """
[[rule]]
id = "official.jubir"
tokens = [{ LOWER = "jubir" }, { ENT_TYPE = "PERSON", OP = "+", slot = "name" }]
why = "Short for juru bicara."
examples = [{ text = "Kata jubir [Budi Santoso] kemarin", name = "Budi Santoso" }]
"""
FIRM = """
[[rule]]
id = "official.of-chunk"
tokens = [{ ENT_TYPE = "NUMBER" }, { ENT_TYPE = "PERSON", OP = "+", slot = "name" }]
why = "A chunk that no rule for officials asks for."
examples = [{ text = "Ada 5 [Budi Santoso] hadir", name = "Budi Santoso" }]
"""
CUE = """
[[rule]]
id = "status.bakal"
cues = ["konon"]
set = { status = "estimate" }
why = "What is told is an estimate."
examples = [{ text = "Konon [5] desa rusak", status = "estimate" }]
"""
UNITS = "word,unit,kind,source,case\ntumbak,tumbak,area,usage,\n"
FILES = {
    "a.txt": "Ambil kupon 50 di Kota Palu. Ada 5 rumah rusak.",
    "b.txt": "Sawah 150 tumbak dijual Rp5 juta. Lihat halaman 12 buku itu.",
    "c.txt": "Inflasi 2,5 persen. Tonton juga: 7 Desa",
    "d.txt": "Tidak ada angka di sini, kata jubir Budi Santoso kemarin.",
}


@pytest.fixture
def rule(tmp_path: Path) -> Callable[..., Path]:
    """Makes a file of rules, or a list of words."""

    def rule(text: str, name: str = "own.toml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return rule


@pytest.fixture(autouse=True)
def routes(route: Route, monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's rules are compiled once."""

    def load_once(folder: Path | None = None, **how: Any) -> Rulebook:
        return load(folder, **how) if folder or how else route.rulebook

    monkeypatch.setattr(both, "load", load_once)


def test_good_rule(cli, corpus, rule, worked: list[str]):
    """What appears and vanishes by it, what keeping it means, and how; other articles are not read."""
    path = rule(KUPON)
    outcome = cli("try-rule", path, corpus(FILES))

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == (
        "tried on 4 articles; 1 of them could differ and were read with both\n"
        "facts: 1 appeared, in 1 articles\n"
        "rule         appeared\n"
        "money.kupon         1\n"
        "appeared, money.kupon:\n"
        "  a: kupon 50 = 50 IDR\n"
        "    Ambil [kupon 50] di Kota Palu.\n"
        "--output FOLDER writes all of them, as changes.csv\n"
        "Keeping it: facts +1 −0 ~0 in 1 of 4 articles.\n"
        f"To keep it: copy {path} into FOLDER/, a folder of your own, and give --rules FOLDER\n"
    )
    assert worked == ["a", "a"]


@pytest.mark.slow
def test_shadowing_rule(cli, corpus, rule):
    """One that does what another does: its examples fail, and its facts are taken."""
    outcome = cli("try-rule", rule(BROAD), corpus(FILES))

    assert outcome.code == 0
    assert "examples of other rules that fail beside it (" in outcome.out
    assert "lost to count.broad" in outcome.out
    assert "\nrule         taken\ncount.broad      3\ntaken, count.broad:\n" in outcome.out
    assert "  a: 5 = 5 rumah [before count.noun-after]\n    Ada [5] rumah rusak.\n" in outcome.out
    assert "facts +0 −0 ~3 in 2 of 4 articles" in outcome.out


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (KUPON.replace('"50", unit', '"51", unit'), 1, "money.kupon: example 'Ambil [kupon 50] sekarang': value is"),
        (KUPON.replace("why", "wy"), 3, "own.toml: money.kupon: unknown key 'wy'; did you mean 'why'?"),
        ("[[rule]\n", 3, "own.toml: whole file: is not TOML"),
    ],
)
def test_rule_with_a_fault(text: str, code: int, says: str, cli, corpus, rule, worked: list[str]):
    """It is told as `check` tells it, and no article is read."""
    outcome = cli("try-rule", rule(text), corpus(FILES))

    assert outcome.code == code
    assert says in outcome.out + outcome.err
    assert worked == []


@pytest.mark.slow
def test_list_of_words(cli, corpus, rule, worked: list[str], tmp_path: Path):
    """A unit; which articles it touches cannot be told, so all are read twice. The list of changes has them all."""
    outcome = cli("try-rule", rule(UNITS, "units.csv"), corpus(FILES), "--output", tmp_path / "out")

    assert "tried on 4 articles; 4 of them could differ and were read with both" in outcome.out
    assert "Keeping it: facts +1 −1 ~0 in 1 of 4 articles.\n" in outcome.out
    assert "units.csv into FOLDER/lexicon/, a folder of your own, and give --rules FOLDER" in outcome.out
    assert worked == ["a", "b", "c", "d"] * 2
    with (tmp_path / "out" / "changes.csv").open(encoding="utf-8", newline="") as file:
        told = [(row["kind"], row["type"], row["rule_before"], row["rule_after"]) for row in csv.DictReader(file)]
    assert told == [
        ("vanished", "count", "count.noun-after", "measure.unit"),
        ("appeared", "measure", "count.noun-after", "measure.unit"),
    ]


@pytest.mark.slow
def test_over_rules_of_ones_own(cli, corpus, rule, tmp_path: Path):
    """Beside `--rules` the trial is about what is new over those."""
    own = tmp_path / "own"
    (own / "lexicon").mkdir(parents=True)
    (own / "lexicon" / "units.csv").write_text(UNITS)
    path = rule(KUPON)
    outcome = cli("try-rule", path, corpus(FILES), "--rules", own)

    assert "Keeping it: facts +1 −0 ~0 in 1 of 4 articles." in outcome.out
    assert f"To keep it: copy {path} into {own}/\n" in outcome.out
    assert "no fact differs" in cli("try-rule", own, tmp_path / "corpus", "--rules", own).out


def test_folder_without_a_rule(cli, corpus, tmp_path: Path):
    """A folder may leave a rule out; its facts vanish."""
    (tmp_path / "less").mkdir()
    (tmp_path / "less" / "fakta.toml").write_text('without = ["percent.word-or-sign"]')
    outcome = cli("try-rule", tmp_path / "less", corpus(FILES))

    assert "vanished, percent.word-or-sign:\n  c: 2,5 persen = 2.5 % (Inflasi)\n" in outcome.out
    assert f"To keep it: --rules {tmp_path / 'less'}\n" in outcome.out


@pytest.mark.slow
def test_sample(cli, corpus, rule, tmp_path: Path):
    """So many articles, from all files; it says which."""
    outcome = cli("try-rule", rule(KUPON), corpus(FILES), "--articles", 2)
    assert "tried on 2 articles, a sample: the first article of each of 2 files, evenly out of 4; 1 of" in outcome.out
    assert "in 1 of 2 articles of the sample." in outcome.out

    folder = tmp_path / "sheets"
    folder.mkdir()
    for name in "ab":
        rows = ({"id": f"{name}{n}", "text": f"Ambil kupon {n}."} for n in range(9))
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    said = cli("try-rule", tmp_path / "own.toml", folder, "--articles", 5).out
    assert "tried on 6 articles, a sample: the first 3 articles of each of 2 files; 6 of" in said


@pytest.mark.slow
def test_store(cli, corpus, rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Of a store the articles are found where they were; files that are gone are named."""
    monkeypatch.setattr(resumed, "ARTICLES", 2)
    folder = corpus({**FILES, "lama/x.txt": "Kupon 70 habis.", "y.jsonl": '{"id": "y1", "text": "Ambil kupon 80."}\n'})
    cli("run", folder, "--store", tmp_path / "store", "--output", tmp_path / "out")

    said = cli("try-rule", rule(KUPON), tmp_path / "store").out
    assert "tried on 6 articles; 3 of" in said
    assert "\n  lama/x: Kupon 70 = 70 IDR\n" in said
    (folder / "a.txt").unlink()
    said = cli("try-rule", tmp_path / "own.toml", tmp_path / "store").out
    assert "tried on 5 articles; 2 of" in said
    assert f"\nno longer there (1 files): {folder}/a.txt\n" in said
    for path in folder.rglob("*.*"):
        path.unlink()
    outcome = cli("try-rule", tmp_path / "own.toml", tmp_path / "store")
    assert (outcome.code, "none of the 6 files that it was made of is there" in outcome.err) == (2, True)


def test_facts_before_of_a_store(cli, corpus, rule, tmp_path: Path, worked: list[str]):
    """What a store has by the present rules is not read again; of an edited file, or by other rules, it is."""
    folder = corpus({"x.jsonl": "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in FILES.items())})
    (folder / "y.txt").write_text("Kebun 20 tumbak.")
    cli("run", folder, "--store", tmp_path / "store", "--output", tmp_path / "out")
    words = rule(UNITS, "units.csv")
    plain = cli("try-rule", words, folder).out

    worked.clear()
    said = cli("try-rule", words, tmp_path / "store").out
    assert said.replace("facts before: those of the store, for 5 articles\n", "") == plain
    assert "facts before" in said
    assert "Keeping it: facts +2 −2 ~0 in 2 of 5 articles" in said
    assert worked == [*FILES, "y"]

    (folder / "y.txt").write_text("Kebun 30 tumbak.")
    worked.clear()
    said = cli("try-rule", words, tmp_path / "store").out
    assert "facts before: those of the store, for 4 articles\n" in said
    assert "Kebun [30 tumbak]." in said
    assert worked == [*FILES, "y", "y"]

    own = tmp_path / "own"
    own.mkdir()
    (own / "kupon.toml").write_text(KUPON)
    assert "facts before" not in cli("try-rule", words, tmp_path / "store", "--rules", own).out


def test_corrected_facts_of_a_store(cli, corpus, rule, tmp_path: Path):
    """What people corrected is not what the rules found."""
    folder = corpus({"a.txt": FILES["a.txt"], "corrections.csv": "doc_id,action,text\na,reject,5\n"})
    cli("run", folder, "--store", tmp_path / "store", "--output", tmp_path / "out")

    said = cli("try-rule", rule(KUPON), tmp_path / "store").out

    assert "facts before" not in said
    assert "Keeping it: facts +1 −0 ~0 in 1 of 1 articles" in said


def test_wrong_paths(cli, corpus, rule, tmp_path: Path):
    """A missing archive or file, and one that is neither rules nor words."""
    path, folder = rule(KUPON), corpus(FILES)
    for arguments, says in (
        ([path], "wants a file of rules and an archive"),
        ([path, tmp_path / "nowhere"], "nowhere: no such file or folder"),
        ([tmp_path / "nowhere.toml", folder], "nowhere.toml: no such file or folder"),
        ([folder / "a.txt", folder], "a.txt: is no file of rules (.toml) or list of words (.csv)"),
    ):
        outcome = cli("try-rule", *arguments)
        assert (outcome.code, says in outcome.err) == (2, True), outcome.err


@pytest.mark.slow
def test_article_that_rules_fail_on(cli, corpus, rule, monkeypatch: pytest.MonkeyPatch):
    """It is left out of both readings and named; the others are told."""
    found = Worker._found

    def fails(self: Worker, article: Article, *rest, **options):
        if article.id == "a" and any(each.id == "money.kupon" for each in self.route.rulebook.rules):
            raise ValueError("no")
        return found(self, article, *rest, **options)

    monkeypatch.setattr(Worker, "_found", fails)
    outcome = cli("try-rule", rule(KUPON + UNITS[:0]), corpus({**FILES, "e.txt": "Ambil kupon 60."}))

    assert outcome.code == 3
    assert "Keeping it: facts +1 −0 ~0 in 1 of 4 articles." in outcome.out
    assert "article 'a': the rules fail on it" in outcome.err


@pytest.mark.slow
def test_jobs(python, corpus, rule):
    """Two processes tell what one does."""
    path, folder = rule(UNITS, "units.csv"), corpus(FILES)
    said = [python("-m", "pipeline", "try-rule", path, folder, "--jobs", jobs) for jobs in "12"]

    assert said[0].out == said[1].out
    assert "facts +1 −1" in said[0].out


RULES = {"pattern": KUPON, "tokens": BROAD, "none": NO_COUNT, "replaced": PERSEN, "leftover": LEFTOVER,
         "official": OFFICIAL}  # fmt: skip


@pytest.fixture(scope="module")
def read(root: Path) -> list[Article]:
    """The articles of the corpus, and a few that rules are about."""
    found = [article for article in articles(sources([root / "corpus"])) if isinstance(article, Article)]
    return [*found, *(Article(name, text) for name, text in FILES.items()), Article("e", "Ambil &quot;kupon 5&quot;.")]


@pytest.mark.parametrize("kind", RULES)
def test_untouched_articles_have_the_same_facts(kind: str, rule, read: list[Article], route: Route):
    """Where it is told that an article cannot differ, it does not; and some can, and some cannot."""
    after = load(over=[rule(RULES[kind])])
    touched = Touched(route.rulebook, after, route.language)
    among = touched.among(read)
    other = Route(after)

    def facts(route: Route, articles: list[Article]) -> list[list[Fact]]:
        return [reading.facts for reading in route.read_all(articles)]

    untouched = [article for article, is_touched in zip(read, among, strict=True) if not is_touched]
    assert touched.is_told
    assert 0 < len(untouched) < len(read)
    assert facts(route, untouched) == facts(other, untouched)


@pytest.mark.parametrize(
    ("name", "text"),
    [("own.toml", FIRM), ("own.toml", CUE), ("units.csv", UNITS)],
    ids=["chunk", "cue", "words"],
)
def test_what_cannot_be_told(name: str, text: str, rule, route: Route):
    """Rules that others depend on, and words, may touch any article."""
    touched = Touched(route.rulebook, load(over=[rule(text, name)]), route.language)

    assert not touched.is_told
    assert touched.among([Article("a", "Tidak ada.")]) == [True]


def test_words_that_rules_share(rule, route: Route):
    """A rule by which a word of a shared column stands for something else may change what other rules say."""
    last = [each.id for each in route.rulebook.rules if "{unit:units" in each.source][-1]
    other = f"""
[[rule]]
id = "{last}"
pattern = "tenggat {{value:number}} {{unit:time_words}}"
why = "Takes the place of another."
examples = [{{ text = "Ada [tenggat 5 hari]" }}]
"""

    assert not Touched(route.rulebook, load(over=[rule(other)]), route.language).is_told
