# ruff: noqa: E501 (tables with one mistake a line)
"""What the loader refuses: each mistake in a rule or list is one RuleError that says where, what and how to mend it."""

import pickle
import shutil
from pathlib import Path

import pytest

from pipeline.errors import RuleError
from pipeline.rule import Rule, Table
from pipeline.rulebook import default_folder, load

PATTERN = """
[[rule]]
id = "money.kupon"
pattern = '''kupon {value:number}'''
set = { unit = "IDR" }
why = "coupons are worth rupiah here"
examples = [{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]
counterexamples = ["Ambil 50 sekarang"]
todo = [{ text = "Ambil [dua kupon]", value = "2", why = "the number stands first" }]
"""
WORDS = """
[[rule]]
id = "count.ekor"
tokens = [{ TAG = "number", slot = "value" }, { TAG = { IN = ["noun", "name"] }, slot = "unit" }]
why = "animals are counted"
examples = [{ text = "Ada [5] sapi", value = "5", unit = "sapi" }]
"""
TOKENS = """
[[rule]]
id = "official.speaker"
tokens = [{ TAG = { IN = ["role", "local_role"] } }, { TAG = "title", OP = "*" }, { ENT_TYPE = "PERSON", slot = "name" }]
not_before = ["elect"]
followed_by = ["speech"]
why = "a role in front of a name"
examples = [{ text = "Bupati [Andi Rahman] hadir", name = "Andi Rahman" }]
"""
CUES = """
[[rule]]
id = "change.hop"
cues = ["melompat"]
set = { change = "increase" }
why = "a jump"
examples = [{ text = "Harga melompat [5 persen]", change = "increase" }]
"""
PHRASES = """
[[rule]]
id = "region.name"
phrases = "regions"
why = "names of regions"
examples = [{ text = "Banjir di [Palu]", region_code = "72.71" }]
"""
TIME = """
[[rule]]
id = "time.hari-raya"
time = '''hari raya'''
read = "holiday"
why = "a holiday"
examples = [{ text = "Saat [hari raya] tiba", published = "2024-04-01", period_start = "2024-04-10", period_end = "2024-04-11" }]
"""
CHUNKS = """
[[chunk]]
id = "PERSON"
tokens = [[{ TAG = "name", OP = "+" }], [{ TAG = "initial" }, { TAG = "name" }]]
why = "a person's name"
examples = ["Bupati [Andi Rahman] hadir"]
counterexamples = ["Bupati hadir"]

[[chunk]]
id = "PAIR"
tokens = [{ ENT_TYPE = "PERSON" }, { TAG = "and" }, { ENT_TYPE = "PERSON" }]
why = "two persons"
examples = ["[Andi dan Budi] hadir"]
"""
ALONE = "alone = true\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of sound rules of each kind, used in place of the project's; the words are the project's."""
    folder = tmp_path / "rules"
    folder.mkdir()
    write(folder, "fakta.toml", ALONE)
    write(folder, "all.toml", PATTERN + WORDS + TOKENS + CUES + PHRASES + TIME)
    write(folder, "chunks.toml", CHUNKS)
    return folder


def write(folder: Path, name: str, content: str | bytes) -> None:
    """Writes one file of a folder of rules."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def refusal(folder: Path) -> str:
    """What the loader says about *folder*, its path taken out."""
    with pytest.raises(RuleError) as error:
        load(folder)
    return str(error.value).replace(f"{folder}/", "")


def test_sound_rules_load(folder: Path):
    """The rules that the tests below break load as they stand."""
    rulebook = load(folder)

    assert [(rule.id, rule.kind, rule.order) for rule in rulebook.rules] == [
        ("money.kupon", "pattern", 0), ("count.ekor", "tokens", 1), ("official.speaker", "tokens", 2),
        ("change.hop", "cues", 3), ("region.name", "phrases", 4), ("time.hari-raya", "time", 5),
    ]  # fmt: skip
    assert [chunk.id for chunk in rulebook.chunks] == ["PERSON", "PAIR"]


BROKEN_RULES = {
    # keys, types and shapes
    "misspelt key": ('why = "coupons', 'wy = "coupons', "money.kupon: unknown key 'wy'; did you mean 'why'? known: "),
    "key of version 0.1": ("pattern = '''k", "left = ['kupon']\npattern = '''k", "money.kupon: unknown key 'left': which words wake a rule is derived from its pattern; delete the line"),
    "key of another kind": ("pattern = '''k", "near = 'k'\npattern = '''k", "money.kupon: unknown key 'near'; "),
    "misspelt kind": ("pattern = '''kupon", "patern = '''kupon", "money.kupon: needs exactly one of pattern, tokens, phrases, cues, time, statement; found none among patern"),
    "two kinds": ("pattern = '''kupon", "cues = ['kata']\npattern = '''kupon", "money.kupon: needs exactly one of pattern, tokens, phrases, cues, time, statement; found pattern, cues"),
    "misspelt type": ("money.kupon", "mony.kupon", "mony.kupon: unknown type before the point 'mony'; did you mean 'money'? known: "),
    "id without a point": ("money.kupon", "money", "money: is no id; write type.name in small letters, as in money.symbol-first"),
    "id with capitals": ("money.kupon", "money.Kupon", "money.Kupon: is no id; "),
    "id without quotes": ('"money.kupon"', "5", "a rule without id: needs an id in quotes"),
    "no id": ('id = "money.kupon"', "", "a rule without id: needs an id in quotes"),
    "kind that cannot make the type": ("money.kupon", "region.kupon", "region.kupon: a rule of kind pattern cannot make region; it makes one of count, measure, money, percent, none, leftover"),
    "rule that is no table": ("[[rule]]\nid = \"money.kupon\"", "rule = 'x'\n[[other]]\nid = \"money.kupon\"", "all.toml: whole file: "),
    "table instead of a list of tables": ("[[rule]]\nid = \"money.kupon\"", "[other]\nid = \"money.kupon\"", "whole file: unknown key 'other'"),
    "no why": ('why = "coupons are worth rupiah here"', "", "money.kupon: has no why; say the reason or the evidence"),
    "blank why": ('"coupons are worth rupiah here"', '" "', "money.kupon: has no why"),
    "list for why": ('"coupons are worth rupiah here"', '["a"]', 'money.kupon: why is a list; write a text: why = "…"'),
    "list for a pattern": ("'''kupon {value:number}'''", '["kupon"]', 'money.kupon: pattern is a list; write a text: pattern = "…"'),
    "empty pattern": ("'''kupon {value:number}'''", '""', "money.kupon: pattern is empty"),
    "number for a pattern": ("'''kupon {value:number}'''", "5", "money.kupon: pattern is 5 without quotes; write a text"),
    # examples
    "text for examples": ('[{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]', '"Ambil [kupon 50]"', "money.kupon: examples is the text 'Ambil [kupon 50]'; write a list of tables: examples = [{ text = "),
    "example that is no table": ('[{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]', '["Ambil [kupon 50]"]', "money.kupon: examples holds the text 'Ambil [kupon 50]' where a table belongs, such as { text = "),
    "no example": ('[{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]', "[]", "money.kupon: has no example; a rule without one does not load: examples = [{ text = "),
    "example without text": ('text = "Ambil [kupon 50] sekarang", ', "", "money.kupon: an example has no text; write { text = "),
    "example without brackets": ("[kupon 50] sekarang", "kupon 50 sekarang", "money.kupon: example 'Ambil kupon 50 sekarang': no span in [brackets]"),
    "brackets that do not close": ("[kupon 50] sekarang", "[kupon 50 sekarang", "money.kupon: example 'Ambil [kupon 50 sekarang': brackets have to open and close in turn"),
    "empty brackets": ("[kupon 50] sekarang", "[] sekarang", "brackets have to open and close in turn, with text between them"),
    "misspelt column of an example": ('value = "50", unit', 'valeu = "50", unit', "money.kupon: unknown column 'valeu'; did you mean 'value'? known: "),
    "column that the type does not have": ('value = "50", unit', 'name = "50", unit', "money.kupon: unknown column 'name'; "),
    "number without quotes": ('value = "50", unit', "value = 50, unit", 'money.kupon: value is 50 without quotes; write a text: value = "…"'),
    "number with a comma": ('value = "50", unit', 'value = "50,5", unit', "money.kupon: value is '50,5'; write a number with a decimal point and without groups"),
    "misspelt bound": ('value = "50", unit', 'bound = "exakt", unit', "money.kupon: unknown bound 'exakt'; did you mean 'exact'? known: "),
    "todo without why": (', why = "the number stands first"', "", "money.kupon: todo 'Ambil [dua kupon]' has no why; say what is missed, and why"),
    "text for counterexamples": ('["Ambil 50 sekarang"]', '"Ambil 50"', "money.kupon: counterexamples is the text 'Ambil 50'; write a list: counterexamples = ["),
    "table among counterexamples": ('["Ambil 50 sekarang"]', '[{ text = "Ambil 50" }]', "money.kupon: counterexamples holds a table where a text belongs"),
    "impossible date": ('"2024-04-10"', '"10 April"', "time.hari-raya: period_start is '10 April'; write a date as year-month-day"),
    # set
    "misspelt column of set": ('{ unit = "IDR" }\nwhy', '{ unti = "IDR" }\nwhy', "money.kupon: unknown column 'unti'; did you mean 'unit'? known: "),
    "unknown unit": ('{ unit = "IDR" }\nwhy', '{ unit = "IDX" }\nwhy', "money.kupon: unknown unit 'IDX'; did you mean "),
    "text for set": ('{ unit = "IDR" }\nwhy', '"IDR"\nwhy', "money.kupon: set is the text 'IDR'; write a table: set = { column = "),
    "list in set": ('{ unit = "IDR" }\nwhy', '{ unit = ["IDR"] }\nwhy', "money.kupon: unit is a list; write a text"),
    "empty value of set": ('{ unit = "IDR" }\nwhy', '{ unit = "" }\nwhy', "money.kupon: set unit is empty; leave it out"),
    "misspelt value of set": ('"increase" }\nwhy', '"rise" }\nwhy', "change.hop: unknown change 'rise'; "),
    "cue that decides another column": ('{ change = "increase" }\nwhy', '{ status = "target" }\nwhy', 'change.hop: needs set = { change = "…" }'),
    # slots and groups
    "misspelt lexicon": ("kupon {value", "{unit:curencies} {value", "money.kupon: unknown lexicon 'curencies'; did you mean 'currencies'? known: "),
    "misspelt kind of words": ("kupon {value", "{unit:units.lenght} {value", "money.kupon: unknown kind of units 'lenght'; did you mean 'length'? known: "),
    "misspelt kind that is left out": ("kupon {value", "{unit:units.^lenght} {value", "money.kupon: unknown kind of units 'lenght'; did you mean 'length'? known: "),
    "kind of a list without kinds": ("kupon {value", "{unit:percents.sign} {value", "money.kupon: unknown kind of percents 'sign'; known: none"),
    "list without words": ("kupon {value", "{unit:regions} {value", "money.kupon: the lexicon regions has no column word"),
    "misspelt slot": ("kupon {value", "{unti:units} {value", "money.kupon: unknown column 'unti'; did you mean 'unit'? known: "),
    "misspelt number": ("{value:number}", "{valeu:number}", "money.kupon: unknown number 'valeu'; did you mean 'value'? known: cents, dozens, high, low, margin, middle, sixties, value"),
    "slot without lexicon": ("kupon {value", "{unit} {value", "money.kupon: {unit} is no slot; write {column:lexicon}, "),
    "slot with a space": ("{value:number}", "{value: number}", "money.kupon: {value: number} is no slot; "),
    "no numeral": ("kupon {value:number}", "kupon", "money.kupon: needs the slot {value:number}, or {low:number} and {high:number}, or "),
    "here in a quantity": ("{value:number}", "{here}", "money.kupon: needs the slot {value:number}, or "),
    "range without its end": ("{value:number}", "{low:number}", "money.kupon: needs the slot {value:number}, or "),
    "misspelt group": ("kupon {value", "(?P<minos>-)?{value", "money.kupon: unknown group 'minos'; did you mean 'minus'? known: "),
    "scale without values": ("{value:number}", "{value:number}{scale:units}", "money.kupon: scale multiplies, but the lexicon units has no column value"),
    # words
    "misspelt tag": ('["noun", "name"]', '["nuon", "name"]', "count.ekor: unknown tag 'nuon'; did you mean 'noun'? known: "),
    # tokens
    "text for tokens": ('tokens = [{ TAG = { IN = ["role", "local_role"] } }, { TAG = "title", OP = "*" }, { ENT_TYPE = "PERSON", slot = "name" }]', 'tokens = "role"', "official.speaker: tokens is the text 'role'; write a list of tables: tokens = [{ TAG = \"role\" }]"),
    "misspelt key of a token": ('{ TAG = "title", OP', '{ TAGS = "title", OP', "official.speaker: unknown key of a token 'TAGS'; did you mean 'TAG'? known: "),
    "key in small letters": ('{ TAG = "title", OP', '{ tag = "title", OP', "official.speaker: unknown key of a token 'tag'; did you mean 'TAG'? known: "),
    "key that needs a model": ('{ TAG = "title", OP', '{ POS = "PROPN", OP', "official.speaker: unknown key of a token 'POS'; "),
    "misspelt tag of a token": ('{ TAG = "title", OP', '{ TAG = "titel", OP', "official.speaker: unknown tag 'titel'; did you mean 'title'? known: "),
    "misspelt tag in a list": ('["role", "local_role"]', '["rol", "local_role"]', "official.speaker: unknown tag 'rol'; did you mean 'role'? known: "),
    "misspelt test": ("{ IN = [\"role", "{ INN = [\"role", "official.speaker: unknown test of TAG 'INN'; did you mean 'IN'? known: "),
    "text for a list of tags": ('["role", "local_role"]', '"role"', "official.speaker: TAG IN needs a list; found 'role'"),
    "unknown operator": ('OP = "*"', 'OP = "**"', "official.speaker: OP is '**'; known: !, ?, +, *, "),
    "flag in quotes": ('{ TAG = "title", OP', '{ IS_TITLE = "true", OP', "official.speaker: IS_TITLE is true or false, without quotes; found 'true'"),
    "length in quotes": ('{ TAG = "title", OP', '{ LENGTH = "3", OP', "official.speaker: LENGTH needs a whole number without quotes; found '3'"),
    "capitals in LOWER": ('{ TAG = "title", OP', '{ LOWER = "Haji", OP', "official.speaker: LOWER 'Haji' never matches, because words are compared in lower case; write 'haji'"),
    "two words in one token": ('{ TAG = "title", OP', '{ LOWER = "wali kota", OP', "official.speaker: LOWER 'wali kota' has a space; one table is one token, write one for each word"),
    "broken expression": ('{ TAG = "title", OP', '{ TEXT = { REGEX = "(" }, OP', "official.speaker: TEXT REGEX '(' is no regular expression: "),
    "misspelt chunk": ('ENT_TYPE = "PERSON", slot', 'ENT_TYPE = "PERSONS", slot', "official.speaker: unknown chunk 'PERSONS'; did you mean 'PERSON'? known: PAIR, PERSON"),
    "misspelt slot of a token": ('slot = "name"', 'slot = "nama"', "official.speaker: unknown slot 'nama'; did you mean 'name'? known: "),
    "no slot for the name": (', slot = "name"', "", 'official.speaker: needs a token with slot = "name", the words it is about'),
    "tokens that may all be missing": ('tokens = [{ TAG = { IN = ["role", "local_role"] } }, { TAG = "title", OP = "*" }, { ENT_TYPE = "PERSON", slot', 'tokens = [{ ENT_TYPE = "PERSON", OP = "*", slot', "official.speaker: every token may be missing; at least one has to stand there"),
    "misspelt tag before": ('["elect"]', '["elected"]', "official.speaker: unknown tag 'elected'; did you mean 'elect'? known: "),
    "text for tags behind": ('["speech"]', '"speech"', "official.speaker: followed_by is the text 'speech'; write a list: followed_by = ["),
    # cues, phrases, time
    "text for cues": ('["melompat"]', '"melompat"', "change.hop: cues is the text 'melompat'; write a list: cues = ["),
    "no cues": ('["melompat"]', "[]", "change.hop: cues is empty"),
    "empty cue": ('["melompat"]', '["melompat", ""]', "change.hop: cues holds an empty text where a text belongs"),
    "unknown gazetteer": ('phrases = "regions"', 'phrases = "region"', "region.name: unknown gazetteer 'region'; did you mean 'regions'? known: "),
    "time without reading": ('read = "holiday"', "", 'time.hari-raya: needs read = "…", the name of the reading that makes dates of it'),
    "unit that carries on": ('why = "animals', 'set = { unit = "<previos>" }\nwhy = "animals', "count.ekor: unknown unit '<previos>'; did you mean '<previous>'? known: <nearby>, <previous>, for counts"),
    "column that is no time": ("period_start =", "value = '5', period_start =", "time.hari-raya: unknown column 'value'; "),
    "id that stands twice": ("count.ekor", "money.kupon", "all.toml: money.kupon: "),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause"), BROKEN_RULES.values(), ids=BROKEN_RULES)
def test_broken_rule(folder: Path, old: str, new: str, cause: str):
    """A mistake in a rule is one error with file, rule, what was found, what is known, and the mend."""
    sound = (folder / "all.toml").read_text(encoding="utf-8")
    assert old in sound
    write(folder, "all.toml", sound.replace(old, new, 1))

    said = refusal(folder)

    assert said.startswith("all.toml: ")
    assert cause in said


def test_same_id_in_two_files(folder: Path):
    """An id stands once in a folder; the message names the first place."""
    write(folder, "more.toml", PATTERN)

    assert refusal(folder) == "more.toml: money.kupon: this id stands in all.toml already; every rule needs its own"


CHUNK = 'tokens = [{ ENT_TYPE = "PERSON" }, { TAG = "and" }, { ENT_TYPE = "PERSON" }]'
BROKEN_CHUNKS = {
    "id in small letters": ('"PERSON"\ntokens', '"person"\ntokens', "person: is no id of a chunk; write capitals, as in NOUN_PHRASE"),
    "no tokens": ('tokens = [{ ENT_TYPE = "PERSON" }, { TAG = "and" }, { ENT_TYPE = "PERSON" }]', "", "PAIR: needs tokens = ["),
    "no example": ('examples = ["[Andi dan Budi] hadir"]', "", "PAIR: has no example; a chunk without one does not load: examples = ["),
    "example without brackets": ("[Andi dan Budi]", "Andi dan Budi", "PAIR: example 'Andi dan Budi hadir': no span in [brackets]"),
    "table for an example": ('["[Andi dan Budi] hadir"]', '[{ text = "[Andi dan Budi] hadir" }]', "PAIR: examples holds a table where a text belongs"),
    "chunk that comes later": ('[[{ TAG = "name", OP = "+" }]', '[[{ ENT_TYPE = "PAIR", OP = "+" }]', "PERSON: unknown chunk 'PAIR'; known: none"),
    "slot in a chunk": ('{ TAG = "and" }', '{ TAG = "and", slot = "name" }', "PAIR: unknown slot 'name'; known: none"),
    "table among lists": ('[[{ TAG = "name", OP = "+" }],', '[{ TAG = "name", OP = "+" },', "PERSON: tokens holds a list where a table belongs"),
    "key of a rule": ('why = "two', 'set = {}\nwhy = "two', "PAIR: unknown key 'set'; "),
    "no why": ('why = "two persons"', "", "PAIR: has no why; say the reason or the evidence"),
    "misspelt table": ('[[chunk]]\nid = "PAIR"', '[[chunks]]\nid = "PAIR"', "whole file: unknown key 'chunks'; did you mean 'chunk'? known: chunk"),
    "number for an id": ('id = "PERSON"', "id = 5", "a chunk without id: needs an id in quotes"),
    "itself": ('{ TAG = "and" }', '{ ENT_TYPE = "PAIR" }', "PAIR: unknown chunk 'PAIR'; known: PERSON"),
    "id twice": ('id = "PAIR"', 'id = "PERSON"', "PERSON: "),
    "number for tokens": (CHUNK, "tokens = 5", "PAIR: tokens is 5 without quotes; write a list of tables"),
    "test of a chunk": ('{ ENT_TYPE = "PERSON" }, { TAG', '{ ENT_TYPE = { NOT_IN = ["PERSON"] } }, { TAG', "PAIR: ENT_TYPE takes a chunk, or some"),
    "text for examples": ('examples = ["[Andi dan Budi] hadir"]', 'examples = "x"', "PAIR: examples is the text 'x'; write a list"),
    "rule among chunks": ("[[chunk]]", "[[rule]]", "whole file: unknown key 'rule'; known: chunk"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause"), BROKEN_CHUNKS.values(), ids=BROKEN_CHUNKS)
def test_broken_chunk(folder: Path, old: str, new: str, cause: str):
    """A mistake in a chunk is one error with file, chunk and the mend."""
    assert old in CHUNKS
    write(folder, "chunks.toml", CHUNKS.replace(old, new, 1))

    said = refusal(folder)

    assert said.startswith(f"chunks.toml: {cause}")


BROKEN_FILES = {
    "byte order mark": (b"\xef\xbb\xbf" + PATTERN.encode(), "begins with a byte order mark; save it as UTF-8 without one"),
    "another encoding": (PATTERN.replace("here", "hiér").encode("latin-1"), "is not UTF-8 in line 6; save it as UTF-8"),
    "no TOML": (b"[[rule]]\nid\n", "is not TOML: "),
    "quote that is lost": (b'[[rule]]\nid = "money.kupon\n', "is not TOML: Illegal character '\\n' (at line 2, column 18); a text ends with a quote in its own line"),
    "comma that is lost": (b'[[rule]]\nexamples = ["a"\n"b"]\n', "is not TOML: Unclosed array (at line 3, column 1); a comma or a bracket is missing before it"),
    "comma lost in a table": (b'[[rule]]\nset = { unit = "a" per = "b" }\n', "is not TOML: Unclosed inline table (at line 2, column 20); a comma or a brace is missing before it"),
    "key that stands twice": (b'[[rule]]\nid = "a"\nid = "b"\n', "is not TOML: Cannot overwrite a value (at line 3, column 9); the key stands twice in this table"),
    "quotes that are lost": (b'[[rule]]\nid = money.kupon\n', "is not TOML: Invalid value (at line 2, column 6); a text stands in quotes"),
    "chunk in a file of rules": (CHUNKS.encode(), "chunks stand in chunks.toml, where the order of all of them can be seen"),
    "rules that are a text": (b'rule = "kupon"', "rule is the text 'kupon'; write a list of tables: "),
    "rules that are texts": (b'rule = ["kupon"]', "rule holds the text 'kupon' where a table belongs, such as [[rule]]"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_broken_file(folder: Path, content: bytes, cause: str):
    """A file that cannot be read as rules is named with the reason."""
    write(folder, "all.toml", content)

    assert refusal(folder).startswith(f"all.toml: whole file: {cause}")


BROKEN_SETTINGS = {
    "misspelt key": ("alne = true", "fakta.toml: whole file: unknown key 'alne'; did you mean 'alone'? known: alone, without"),
    "alone in quotes": ('alone = "true"', "fakta.toml: whole file: alone is true or false, without quotes; found 'true'"),
    "text for without": ('without = "money.kupon"', "fakta.toml: whole file: without is the text 'money.kupon'; write a list"),
    "rule that is not there": ('without = ["money.kupn"]', "fakta.toml: without: unknown rule 'money.kupn'; did you mean 'money.kupon'? known: "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BROKEN_SETTINGS.values(), ids=BROKEN_SETTINGS)
def test_broken_settings(folder: Path, content: str, cause: str):
    """A mistake in `fakta.toml` is named like one in a rule."""
    write(folder, "fakta.toml", ALONE * ("alone" not in content and "alne" not in content) + content)

    assert refusal(folder).startswith(cause)


PERCENTS = "word,unit,source\nperseratus,%,usage\n"
BROKEN_LISTS = {
    "empty file": (b"", "line 1: percents: is empty; the first line names the columns"),
    "empty header": (b"\nperseratus,%,usage\n", "line 1: percents: the header is empty; the first line names the columns"),
    "header with an empty name": (b"word,,source\n", "line 1: percents: the header names column 2 ''; each needs its own name"),
    "header with a name twice": (b"word,unit,unit\n", "line 1: percents: the header names column 3 'unit'; each needs its own name"),
    "semicolons": (PERCENTS.replace(",", ";").encode(), "line 1: percents: the cells are parted by ';'; part them by commas"),
    "no column of words": (b"wort,unit,source\nperseratus,%,usage\n", "line 1: percents: has no column 'word'; found: wort, unit, source"),
    "unknown column": (b"word,unit,kind\nperseratus,%,usage\n", "line 1: percents: unknown column 'kind'; known: source, unit, word"),
    "too many cells": ((PERCENTS + "persepuluh,%,usage,lagi\n").encode(), "line 3: percents: 4 cells, but 3 in the header: ['persepuluh', '%', 'usage', 'lagi']"),
    "too few cells": ((PERCENTS + "persepuluh\n").encode(), "line 3: percents: 1 cells, but 3 in the header: ['persepuluh']"),
    "empty line": ((PERCENTS + "\npersepuluh,%,usage\n").encode(), "line 3: percents: is an empty line; delete it"),
    "empty word": ((PERCENTS + ",%,usage\n").encode(), "line 3: percents: the word is empty"),
    "row twice": ((PERCENTS + "perseratus,%,again\n").encode(), "line 3: percents: perseratus stands in line 2 too; keep one"),
    "quote that does not close": ((PERCENTS + '"persepuluh,%,usage\n').encode(), "line 3: percents: is no row of a CSV file: "),
    "byte order mark": (b"\xef\xbb\xbf" + PERCENTS.encode(), "line 1: percents: begins with a byte order mark; save it as UTF-8 without one"),
    "another encoding": ((PERCENTS + "persépuluh,%,usage\n").encode("latin-1"), "line 3: percents: is not UTF-8: "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BROKEN_LISTS.values(), ids=BROKEN_LISTS)
def test_broken_list(tmp_path: Path, content: bytes, cause: str):
    """A mistake in a list of words is one error with file and line."""
    write(tmp_path, "lexicon/percents.csv", content)

    with pytest.raises(RuleError) as error:
        load(tmp_path).lexicon("percents")

    assert str(error.value).startswith(f"{tmp_path / 'lexicon' / 'percents.csv'}, {cause}")


def test_list_without_rows(folder: Path):
    """A slot that nothing can fill is refused, also where a list has its header only."""
    write(folder, "lexicon/coins.csv", "word,unit\n")
    write(folder, "all.toml", PATTERN.replace("kupon {value", "{unit:coins} {value"))

    assert refusal(folder) == "all.toml: money.kupon: the lexicon coins has no rows"


def test_unknown_kind_of_word_in_a_list(tmp_path: Path):
    """A row of one's own whose kind nothing asks for is refused with its line and the kinds that there are."""
    write(tmp_path, "lexicon/units.csv", "word,unit,kind\ntumbak,tumbak,aera\n")

    with pytest.raises(
        RuleError, match=r"units\.csv, line 2: units: unknown kind 'aera'; did you mean 'area'\? known: "
    ):
        load(tmp_path).lexicon("units")


def test_broken_packed_list(tmp_path: Path):
    """A packed list that is cut off is refused, not read in part."""
    packed = (default_folder() / "lexicon" / "villages.csv.gz").read_bytes()
    write(tmp_path, "lexicon/villages.csv.gz", packed[:1000])

    with pytest.raises(RuleError, match=r"villages\.csv\.gz: villages: cannot be read: "):
        load(tmp_path).packed("villages")


def test_unknown_list():
    """A list that nobody has is named with the nearest one."""
    with pytest.raises(RuleError, match=r"unknown lexicon 'bound'; did you mean 'bounds'\? known: "):
        load().lexicon("bound")


def test_folder_that_is_not_there(tmp_path: Path):
    """A folder that does not exist, and one that holds nothing, are refused."""
    with pytest.raises(RuleError, match="rules: there is no such folder"):
        load(tmp_path / "nowhere")
    with pytest.raises(RuleError, match=r"holds neither rules \(\*\.toml\) nor words \(lexicon/\*\.csv\)"):
        load(tmp_path)


def test_rules_cannot_be_changed():
    """A rule hashes, compares, pickles, and refuses changes, the tables in it too."""
    rules = load().rules
    copy: tuple[Rule, ...] = pickle.loads(pickle.dumps(rules))

    assert copy == rules
    assert set(copy) == set(rules)
    table: Table = next(rule.set for rule in rules if rule.set)
    with pytest.raises(TypeError, match="a rule cannot be changed"):
        table["unit"] = "USD"
    with pytest.raises(TypeError, match="a rule cannot be changed"):
        table.update(unit="USD")


def test_every_tag_is_in_the_list():
    """The list `tags`, by which rules are checked, names exactly the tags that words get."""
    from pipeline.language import TAGS

    assert {row["tag"] for row in load().lexicon("tags")} == set(TAGS)


def test_copy_of_the_rules_is_the_project(tmp_path: Path):
    """A full copy of the rules folder, laid over the project's, gives the same rules in the same order."""
    copy = load(Path(shutil.copytree(default_folder(), tmp_path / "rules")))

    assert copy.rules == load().rules


def test_spacy_takes_the_tokens(folder: Path):
    """Tokens of rules and chunks are patterns of spaCy's Matcher, which validates them in its own way."""
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

    rulebook = load(folder)
    matcher = Matcher(Vocab(), validate=True)
    for each in (*rulebook.chunks, *(rule for rule in rulebook.rules if rule.tokens)):
        matcher.add(each.id, [[token.pattern for token in tokens] for tokens in each.tokens])

    assert len(matcher) == 4
    assert [token.slot for token in rulebook.rules[2].tokens[0]] == ["", "", "name"]
    assert rulebook.rules[2].tokens[0][0].pattern == {"TAG": {"IN": ["role", "local_role"]}}


def test_loading_imports_no_spacy(python):
    """Rules are loaded and checked without spaCy."""
    outcome = python("-c", "import sys; from pipeline.rulebook import load; load(); print('spacy' in sys.modules)")

    assert (outcome.code, outcome.out) == (0, "False\n")
