"""Every row of every list has an effect: its word can be met where the list is read, and no other row comes first."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from pipeline.arithmetic.line import gap_words
from pipeline.article import plain
from pipeline.correction import ACTIONS
from pipeline.fact import SCHEMA, TYPES
from pipeline.formats.columns import COLUMNS
from pipeline.formats.headings import CODED
from pipeline.language import split
from pipeline.panel.naming import tokens, whole_words
from pipeline.rulebook import load
from pipeline.rulebook.known import VALUES
from pipeline.stories.addresses import expression

Row = dict[str, str]
RULEBOOK = load()
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (Path(__file__).parent.parent / "pipeline").rglob("*.py"))
RULES = "\n".join(rule.source for rule in RULEBOOK.rules)
DOCUMENTATION = {"source", "note", "meaning"}
"""Columns that nothing reads: they say where a row comes from."""
TAG_OF_CLASS = {"interjection": "adverb", "particle": "adverb", "negation": "adverb", "question": "adverb"}
NOMINAL = {"noun", "adjective", "classifier"}
LONGEST_NAME = 4
"""Words of a proper name before a region at the most."""
LONGEST_ABBREVIATION = 12
FRAMES = {"after", "aside", "either", "before", "stance", "clause", "report", "agent", "passive", "evidence",
          "quote", "states", "gives"}
"""Places of a speaker beside a verb of saying that the linker knows."""


def words(text: str) -> list[str]:
    """The words and marks of *text*, as a page has them."""
    return [word.rstrip(" ") for word in split(text)]


def is_word(text: str) -> bool:
    """Whether a page has *text* as one word, in small letters."""
    return words(text) == [text] and text == text.lower()


def is_phrase(text: str) -> bool:
    """Whether *text* is parted the same way as it is written and in small letters, in which phrases are stored."""
    return [word.lower() for word in words(text)] == words(text.lower())


@cache
def listed(name: str, *kinds: str, column: str = "word") -> frozenset[str]:
    """The words of a list, or of some of its kinds."""
    return frozenset(row[column] for row in RULEBOOK.lexicon(name) if not kinds or row["kind"] in kinds)


@cache
def tags() -> dict[str, str]:
    """Words in small letters to the tag that the lists give them; of several classes nouns win, then speech."""
    found: dict[str, str] = {}
    for row in RULEBOOK.lexicon("words"):
        tag, known = TAG_OF_CLASS.get(row["class"], row["class"]), found.get(row["word"])
        if known is None or tag in NOMINAL or (tag == "speech" and known not in NOMINAL):
            found[row["word"]] = tag
    for name in ("percents", "units", "currencies"):
        rows = [row for row in RULEBOOK.lexicon(name) if row.get("case") != "exact"]
        found |= {row["word"]: "unit_word" for row in rows if row["word"].isalpha() and row["word"].islower()}
    found |= {row["word"]: "more" for row in RULEBOOK.lexicon("bounds") if row["side"] == "inside"}
    return found | {row["word"]: "number_word" for row in RULEBOOK.lexicon("numerals") if row["kind"] != "money_scale"}


@cache
def titles() -> frozenset[str]:
    """Titles of one word, without their points."""
    return frozenset(row["title"].replace(".", "") for row in RULEBOOK.lexicon("titles") if " " not in row["title"])


@cache
def told_by_its_form() -> frozenset[str]:
    """Small letters of capitalised words that levels, months and numbers claim before all other lists."""
    levels = (word.lower() for word in listed("levels", "level"))
    months = (word.lower() for name in ("months", "weekdays") for word in listed(name))
    return frozenset([*levels, *months, *(word for word, tag in tags().items() if tag == "number_word")])


def abbreviation(row: Row) -> bool:
    """The letters before the point are looked up; a single letter ends no sentence anyway."""
    letters = row["abbreviation"].removesuffix(".")
    return letters.isalpha() and 1 < len(letters) <= LONGEST_ABBREVIATION


def bound(row: Row) -> bool:
    """Phrases beside a quantity; words inside it and behind `lebih` are single; a frame has one place for a word."""
    phrase, single = row["word"].replace("{}", "tinggi"), row["side"] in ("inside", "comparison")
    if (row["side"] == "frame") != ("{}" in row["word"]):
        return False
    return is_phrase(phrase) and phrase == phrase.lower() and (not single or is_word(phrase))


def common(row: Row) -> bool:
    """Asked last: only for words that no other list knows, with a capital or in capitals."""
    word = row["word"]
    if word in tags() or word in told_by_its_form() or not is_word(word):
        return False
    return not {word.capitalize(), word.upper()} <= known_capitals()


@cache
def known_capitals() -> frozenset[str]:
    """The words with a capital that other lists know."""
    known = titles() | listed("currencies", "code", "symbol")
    known |= listed("organisations", "company", "institution", "head", "acronym", "unit")
    return known | (listed("organisations", "part", "field", "nation") - listed("organisations", "both"))


def context_word(row: Row) -> bool:
    """Single words, but for the names of events, which stand in an expression."""
    return row["kind"] == "dated" or len(words(row["word"])) == 1


def indicator(row: Row) -> bool:
    """Each name, needed and unwanted word is in small letters and is found as a whole."""
    cells = [cell for column in ("words", "reverse", "needs", "without") for cell in row[column].split(";") if cell]
    return all(cell == cell.lower() == "".join(whole_words([cell]).findall(cell)) for cell in cells)


def organisation(row: Row) -> bool:
    """One word is a tag's, if nothing claims it before; several are a gazetteer's, by their kind."""
    word, kind = row["word"], row["kind"]
    if " " in word:
        taken = {role.lower() for role in listed("roles", column="role")}
        return kind in ("head", "acronym", "part", "field", "nation") and word.lower() not in taken
    if kind in ("head", "acronym", "company", "institution", "unit", "led"):
        return word[0].isupper()  # also looked up in the words of a role phrase, as they stand there
    early = word in titles() or word.lower() in told_by_its_form() or len(word) == 1
    if kind == "both":
        names_too = word.lower() in tags() or word in listed("organisations", "part", "field", "nation")
        return names_too and not early
    return words(word) == [word] and word[0].isupper() and not early and word not in listed("organisations", "both")


def role(row: Row) -> bool:
    """A phrase of the gazetteer; a region of that name comes first."""
    return row["role"].lower() not in regions()


@cache
def regions() -> frozenset[str]:
    """Names of provinces, regencies and cities without their level word, and their other names, in small letters."""
    levels = {word.lower() for word in listed("levels")}
    names = {alias.lower() for alias in listed("region_aliases", column="alias")}
    for row in RULEBOOK.lexicon("regions"):
        if row["level"] != "district":
            parts = row["name"].lower().split()
            while len(parts) > 1 and parts[0] in levels:
                parts = parts[1:]
            names.add(" ".join(parts))
    return frozenset(names)


def proper(row: Row) -> bool:
    """Words before a region begin with a capital and are few; behind it stands one."""
    word = row["word"]
    if row["position"] == "after":
        return len(words(word)) == 1
    return word[0].isupper() and len(words(word)) <= LONGEST_NAME


def scale(row: Row) -> bool:
    """A letter that multiplies money stands behind the numeral: no word that belongs to the numeral."""
    return row["kind"] != "money_scale" or row["word"].lower() not in listed("numerals", "scale")


def title(row: Row) -> bool:
    """One word as it is written is a tag's, without its points; of several only ranks, honorifics and acting."""
    written, bare = row["title"], row["title"].replace(".", "")
    if " " in written:
        return row["kind"] in ("rank", "honorific", "acting") and is_phrase(written)
    return [word.replace(".", "") for word in words(written) if word != "."] == [bare] and len(bare) > 1


def word(row: Row) -> bool:
    """The class that wins; verbs of saying are read by themselves too."""
    tag = TAG_OF_CLASS.get(row["class"], row["class"])
    return is_word(row["word"]) and (tag == tags()[row["word"]] or tag == "speech")


def single(row: Row) -> bool:
    """One word of a page, in any letters."""
    return len(words(row["word"])) == 1


def exchange_rate(row: Row) -> bool:
    """A currency that amounts have, in a year, from the lowest to the highest day."""
    known = row["currency"] in listed("currencies", column="unit") and row["year"].isdigit()
    return known and 0 < Decimal(row["low"]) <= Decimal(row["high"])


def always(_: Row) -> bool:
    """Words of slots are parts of an expression: whatever stands in them is met as it stands."""
    return True


HEADED = {
    "column": tuple(SCHEMA), "sheet": (*TYPES, "about"), "value": ("true", "false"), "review": ACTIONS,
    **{name: VALUES[name] for name in CODED if name in VALUES}, "statistic": ("mean", "median", "max", "min", "total"),
    "unit": ("IDR", "USD", "%"),
}  # fmt: skip
REACHED: dict[str, Callable[[Row], bool]] = {
    "abbreviations": abbreviation,
    "actions": lambda row: is_word(row["word"]),
    "addresses": lambda row: row["kind"] == "registry" or bool(expression(row["word"])),
    "arithmetic": lambda row: gap_words(row["word"]) == (row["word"],) or row["kind"] == "list",
    "attribution": lambda row: is_word(row["word"]) or (row["kind"] == "turn" and row["word"].islower()),
    "basis": lambda row: row["word"] == row["word"].lower(),
    "between": always,
    "bounds": bound,
    "bps_codes": lambda row: row["code"] in listed("regions", column="code"),
    "clock_words": lambda row: row["word"].isalpha() and (row["kind"] != "zone" or row["hours"].isdigit()),
    "common": common,
    "context_words": context_word,
    "contrasts": lambda row: row["word"] == row["word"].lower(),
    "counted": always,
    "counting": lambda row: all(is_word(word) for word in row["word"].split()),
    "currencies": always,
    "keys": lambda row: row["column"] in COLUMNS,
    "dimensions": lambda row: float(row["factor"]) > 0
    and (row["word"] in listed("units", column="unit") or row["word"] in RULES),
    "exchange_rates": exchange_rate,
    "headings": lambda row: row["head" if row["kind"] == "review" else "word"] in HEADED[row["kind"]],
    "level_areas": lambda row: row["word"] in listed("levels")
    and set(row["codes"].split(";")) <= listed("regions", column="code"),
    "indicator_words": lambda row: tokens(row["word"]) == [row["word"]],
    "indicators": indicator,
    "ledger": lambda row: row["kind"] in ("daily", "priced") or row["word"] == row["word"].lower(),
    "levels": lambda row: is_word(row["word"]),
    "light_nouns": lambda row: is_word(row["word"]),
    "months": single,
    "noun_classes": lambda row: row["word"] == row["word"].lower(),
    "numbered_names": always,
    "numerals": scale,
    "organisations": organisation,
    "page_words": lambda row: row["word"] == row["word"].lower(),
    "percents": always,
    "plates": always,
    "rates": lambda row: row["word"] == row["word"].lower(),
    "region_aliases": lambda row: row["code"] in listed("regions", column="code"),
    "region_proper": proper,
    "region_traps": lambda row: row["word"].lower() in regions() and row["kind"] in ("word", "person"),
    "regions": lambda row: not row["parent_code"] or row["parent_code"] in listed("regions", column="code"),
    "roles": role,
    "speech": lambda row: (is_word(row["word"]) or row["frame"] == "quote") and row["frame"] in FRAMES,
    "statistics": lambda row: row["word"] == row["word"].lower(),
    "tags": always,
    "titles": title,
    "units": always,
    "villages": lambda row: row["code"][:8] in listed("regions", column="code"),
    "modality": lambda row: is_word(row["word"]) and row["word"] == row["word"].lower(),
    "metric_words": lambda row: row["word"] == row["word"].lower(),
    "terms": lambda row: is_phrase(row["word"]) and len(words(row["word"])) > 1 and row["word"].islower(),
    "time_clauses": lambda row: row["word"] == row["word"].lower(),
    "time_words": lambda row: True,  # test_times asks of each word what it does
    "weekdays": single,
    "words": word,
}
"""For each list whether a row can be met where the list is read."""


def same_title(title: str) -> object:
    """Titles of several words are compared word by word, others without their points."""
    return tuple(words(title.lower())) if " " in title else title.replace(".", "")


SAME: dict[str, Callable[[Row], object]] = {
    "exchange_rates": lambda row: (row["currency"], row["year"]),
    "abbreviations": lambda row: row["abbreviation"].lower(),
    "organisations": lambda row: row["word"].lower() if " " in row["word"] else (row["word"], row["kind"]),
    "region_aliases": lambda row: (row["alias"].lower(), row["code"]),
    "region_proper": lambda row: (row["word"].lower(), row["position"]),
    "roles": lambda row: row["role"].lower(),
    "titles": lambda row: same_title(row["title"]),
    "keys": lambda row: re.sub(r"[\W_]+", " ", row["word"]).lower(),
    "words": lambda row: (row["word"], row["class"]),
}  # fmt: skip
"""For each list when two rows are met at the same words; else the same letters, unless capitals matter."""


def folded(row: Row) -> object:
    """The word as it is compared."""
    first = next(iter(row.values()))
    return (first if row.get("case") == "exact" else first.lower(), row.get("kind"), row.get("side"))


def test_every_list_is_tested():
    """The table above names each list."""
    assert sorted(REACHED) == RULEBOOK.lexicon_names()


@pytest.mark.parametrize("name", sorted(REACHED))
def test_row_can_be_met(name: str):
    """Each row's word can be met where its list is read."""
    assert [row for row in RULEBOOK.rows(name) if not REACHED[name](dict(row))] == []


@pytest.mark.parametrize("name", sorted(set(REACHED) - {"regions", "villages", "time_words"}))
def test_no_row_hides_another(name: str):
    """No two rows are met at the same words with the same kind: the later one would do nothing."""
    same = SAME.get(name, folded)
    rows = sorted(RULEBOOK.lexicon(name), key=lambda row: str(same(row)))

    assert [group for _, found in groupby(rows, key=same) if len(group := list(found)) > 1] == []


@pytest.mark.parametrize("name", sorted(set(REACHED) - {"villages"}))
def test_words_are_plain(name: str):
    """Words are written in the plain characters and spaces to which a page is brought before it is read."""
    for row in RULEBOOK.lexicon(name):
        first = next(iter(row.values()))
        assert " ".join(plain(first).split()) == first


@pytest.mark.parametrize("name", sorted(set(REACHED) - {"villages"}))
def test_column_is_read(name: str):
    """Each column of a list is asked for somewhere in the code, or says where the row comes from."""
    columns = set(RULEBOOK.lexicon(name)[0]) - DOCUMENTATION

    assert [column for column in columns if not re.search(rf'(?:\[|\.get\(|in \(|"unit", )"{column}"', CODE)] == []


KINDS = [name for name in sorted(set(REACHED) - {"villages"}) if "kind" in RULEBOOK.lexicon(name)[0]]


@pytest.mark.parametrize("name", sorted(set(KINDS) - {"time_words"}))
def test_kind_is_asked_for(name: str):
    """Each kind of a list is named in the code or in a slot of a rule."""
    slots = {kind for kinds in re.findall(rf":{name}\.\^?([\w|]+)\}}", RULES) for kind in kinds.split("|")}
    kinds: Sequence[str] = sorted({row["kind"] for row in RULEBOOK.lexicon(name)} - slots)
    whole = re.search(rf":{name}(?:\.\^[\w|]+)?\}}", RULES) is not None

    assert [kind for kind in kinds if not whole and f'"{kind}"' not in CODE] == []


WRITTEN = {"region_aliases": "alias", "regions": "name", "roles": "role", "organisations": "word", "titles": "title"}


@pytest.mark.xfail(
    strict=True, reason="phrases are put in small letters before they are parted: Bau-Bau, D.I. Yogyakarta"
)
@pytest.mark.parametrize("name", ["region_aliases", "regions", "roles"])
def test_phrase_is_met_as_it_is_written(name: str):
    """A phrase with a hyphen or points is parted like the words of a page on which it stands."""
    rows = [row for row in RULEBOOK.lexicon(name) if row.get("level") != "district"]

    assert [row[WRITTEN[name]] for row in rows if not is_phrase(row[WRITTEN[name]])] == []


TABLE = re.compile(r"^\| (?P<lists>`\w+`(?:, `\w+`)*)(?: \(packed\))? \| (?P<columns>[^|]+) \|", re.MULTILINE)


def test_page_describes_every_list(root: Path):
    """The table in rules/README.md has each list with the columns that it has."""
    page = (root / "rules" / "README.md").read_text(encoding="utf-8").partition("## Lexicons")[2]
    told = {}
    for row in TABLE.finditer(page):
        columns, _, without = row["columns"].partition(";")
        named = set(re.findall(r"\w+", columns)) | (set() if "no `source`" in without else {"source"})
        told |= dict.fromkeys(re.findall(r"\w+", row["lists"]), named)

    assert told == {name: set(RULEBOOK.rows(name)[0]) for name in RULEBOOK.lexicon_names()}
