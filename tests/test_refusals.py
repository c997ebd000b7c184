# ruff: noqa: E501 (tables with one mistake a line)
"""More mistakes in rules and words, key by key: each is one RuleError with file, rule or line, and the mend.

`test_loader` has the mistakes that people make first.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from test_loader import ALONE, CHUNKS, CUES, PATTERN, PHRASES, TIME, TOKENS, WORDS, write

from pipeline.arithmetic import Arithmetic
from pipeline.errors import RuleError
from pipeline.match.compiled import Pattern
from pipeline.match.leftovers import Leftovers
from pipeline.match.sequence import sequences
from pipeline.match.slots import SlotWords
from pipeline.rulebook import load
from pipeline.values.period import Times

REST = """
[[rule]]
id = "leftover.ads"
pattern = '''Simak iklan[^.]*'''
why = "ads"
examples = [{ text = "[Simak iklan ini]" }]

[[rule]]
id = "none.code"
pattern = '''kode {here}'''
why = "codes"
examples = [{ text = "Pakai kode [12] ya" }]

[[rule]]
id = "statement.new-percent-old"
statement = "change"
why = "a change"
examples = [{ text = "Naik [5 persen]", holds = "true" }]
"""
RULES = PATTERN + WORDS + TOKENS + CUES + PHRASES + TIME.replace("holiday", "vague") + REST
LEDGER = """
[[ledger]]
id = "same.x"
outcome = "same"
needs = ["equal"]
least = { words = 0.9 }
why = "Coba."
examples = [{ a = "Ada [31] perahu.", b = "Ada [32] perahu.", days = 1 }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small folder of sound rules of every kind; the words are the project's."""
    folder = tmp_path / "rules"
    folder.mkdir()
    for name, content in {"fakta.toml": ALONE, "all.toml": RULES, "chunks.toml": CHUNKS, "ledger.toml": LEDGER}.items():
        write(folder, name, content)
    return folder


def use(folder: Path) -> None:
    """Loads and compiles everything, as whatever reads an article does first."""
    book = load(folder)
    words, chunks = SlotWords(book), {chunk.id: chunk for chunk in book.chunks}
    for rule in book.rules:
        if rule.kind == "pattern" and rule.type != "leftover":
            pattern = Pattern(rule, words)
            _ = pattern.before, pattern.after
        if rule.type == "count":
            list(sequences(rule, chunks))
    Leftovers(book.of("leftover"))
    Times(book.of("time"), *map(book.lexicon, ("time_words", "months", "weekdays", "numerals"))).check()
    Arithmetic(book)


def refusal(folder: Path) -> str:
    """What is said about *folder*, its path taken out."""
    with pytest.raises(RuleError) as error:
        use(folder)
    return str(error.value).replace(f"{folder}/", "")


def test_sound_rules_can_be_used(folder: Path):
    """What the tests below break is sound as it stands."""
    use(folder)


KUPON, UNIT = "'''kupon {value:number}'''", 'set = { unit = "IDR" }\nwhy'
EKOR = 'tokens = [{ TAG = "number", slot = "value" }, { TAG = { IN = ["noun", "name"] }, slot = "unit" }]'
EXAMPLES = '[{ text = "Ambil [kupon 50] sekarang", value = "50", unit = "IDR" }]'
BROKEN: Mapping[str, tuple[str, str, str]] = {
    # the id and the reason
    "empty id": ('"money.kupon"', '""', 'a rule without id: needs an id in quotes: id = "…"'),
    "true for an id": ('"money.kupon"', "true", "a rule without id: needs an id in quotes"),
    "list for an id": ('"money.kupon"', '["a"]', "a rule without id: needs an id in quotes"),
    "date for an id": ('"money.kupon"', "2024-01-01", "a rule without id: needs an id in quotes"),
    "id that goes on": ('"money.kupon"', f'"money.{"k" * 200}"', f"money.{'k' * 200}: is no id; write type.name in small letters"),
    "line end in an id": ('"money.kupon"', r'"money.ku\npon"', r"'money.ku\npon': is no id; "),
    "nought in an id": ('"money.kupon"', r'"money.ku\u0000pon"', r"'money.ku\x00pon': is no id; "),
    "true for a reason": ('"coupons are worth rupiah here"', "true", 'money.kupon: why is true; write a text: why = "…"'),
    "reason that goes on": ('"coupons are worth rupiah here"', f'"{"w" * 20000}"', "money.kupon: why has 20000 characters; 10000 are enough"),
    # patterns
    "unknown property": (KUPON, r"'''\p{Foo}+ {value:number}'''", "money.kupon: is no regular expression: unknown property"),
    "class that does not close": (KUPON, "'''kupon {value:number} [a'''", "money.kupon: is no regular expression: unterminated character set"),
    "nothing to repeat": (KUPON, "'''* {value:number}'''", "money.kupon: is no regular expression: nothing to repeat"),
    "unknown escape": (KUPON, r"'''\y {value:number}'''", r"money.kupon: is no regular expression: bad escape \y"),
    "repeat that falls": (KUPON, "'''k{5,2} {value:number}'''", "money.kupon: is no regular expression: min repeat greater than max repeat"),
    "unknown extension": (KUPON, "'''(?Z!k) {value:number}'''", "money.kupon: is no regular expression: unknown extension"),
    "group that is not there": (KUPON, "'''(?P=foo) {value:number}'''", "money.kupon: is no regular expression: unknown group"),
    "bracket that does not close": (KUPON, "'''(kupon {value:number}'''", "money.kupon: is no regular expression: missing )"),
    "bracket that does not open": (KUPON, "'''kupon) {value:number}'''", "money.kupon: is no regular expression: "),
    "repeats of repeats": (KUPON, "'''(?:k{6500}){6500} {value:number}'''", "money.kupon: has a pattern of 42250000 characters with its counted repeats; 10000 are enough"),
    "repeats of repeats that re does not know": (KUPON, r"'''\m(?:k{6500}){6500} {value:number}'''", "money.kupon: has a pattern of 42250000 characters"),
    "endless number": (KUPON, "'''k{99999999999999999999} {value:number}'''", "money.kupon: has a pattern of 999999999 characters"),
    "pattern that goes on": (KUPON, f"'''{'k' * 20000} {{value:number}}'''", "money.kupon: pattern has 20015 characters; 10000 are enough"),
    "brackets in brackets": (KUPON, f"'''{'(?:' * 99}k{')' * 99} {{value:number}}'''", "money.kupon: has 99 brackets inside each other; 30 are enough"),
    "three numerals": (KUPON, "'''{low:number} {high:number} {value:number}'''", "money.kupon: needs the slot {value:number}, or "),
    "numeral twice": (KUPON, "'''{value:number} {value:number}'''", "money.kupon: needs the slot {value:number}, or "),
    "range from behind": (KUPON, "'''{high:number} {low:number}'''", "money.kupon: needs the slot {value:number}, or "),
    "numeral in a group": (KUPON, "'''(?:kupon {value:number})'''", "money.kupon: a numeral stands inside of brackets; write a rule for each way"),
    "numeral that is looked ahead for": (KUPON, "'''kupon(?= {value:number})'''", "money.kupon: a numeral stands inside of brackets"),
    "numeral in an alternative": (KUPON, "'''kupon {value:number}|bon'''", "money.kupon: a numeral cannot stand in one of several alternatives"),
    "numeral that is repeated": (KUPON, "'''kupon {value:number}+'''", "money.kupon: is no regular expression: nothing to repeat"),
    "empty slot": (KUPON, "'''{} {value:number}'''", "money.kupon: {} is no slot; write {column:lexicon}"),
    "slot without a kind": (KUPON, "'''{unit:units.} {value:number}'''", "money.kupon: {unit:units.} is no slot"),
    "slot without the kind it leaves out": (KUPON, "'''{unit:units.^} {value:number}'''", "money.kupon: {unit:units.^} is no slot"),
    "slot in a class": (KUPON, "'''[{unit:units}] {value:number}'''", "money.kupon: a slot stands in the class of characters '['…]"),
    "numeral in a class": (KUPON, "'''kupon [a{value:number}]'''", "money.kupon: a slot stands in the class of characters '[a'…]"),
    # what is set
    "no unit of money": ('set = { unit = "IDR" }\nwhy', "why", 'money.kupon: has no unit; write set = { unit = "…" }, or a slot that is the unit'),
    "unit of another type": ('"money.kupon"', '"percent.kupon"', "percent.kupon: unknown unit 'IDR'; known: %, bps, pp; a new one needs a row in percents.csv"),
    "tokens without a unit": (', slot = "unit" }]', " }]", "count.ekor: has no unit; "),
    "set number with a comma": (UNIT, 'set = { unit = "IDR", value = "5,5" }\nwhy', "money.kupon: value is '5,5'; write a number with a decimal point"),
    "set code of no region": (UNIT, 'set = { unit = "IDR", region_code = "Palu" }\nwhy', "money.kupon: region_code is 'Palu'; write a code of Kemendagri, such as 72.71"),
    "set day in words": (UNIT, 'set = { unit = "IDR", period_start = "kemarin" }\nwhy', "money.kupon: period_start is 'kemarin'; write a date as year-month-day"),
    "set basis": (UNIT, 'set = { unit = "IDR", basis = "yyy" }\nwhy', "money.kupon: unknown basis 'yyy'; did you mean 'yoy'? known: ctc, mom, qoq, yoy, ytd"),
    "set statistic": (UNIT, 'set = { unit = "IDR", statistic = "avg" }\nwhy', "money.kupon: unknown statistic 'avg'; known: max, mean, median, min, total"),
    "set flag": (UNIT, 'set = { unit = "IDR", flags = "glued;neged" }\nwhy', "money.kupon: unknown flag 'neged'; did you mean 'negated'? known: "),
    "set bound": (UNIT, 'set = { unit = "IDR", bound = "zzz" }\nwhy', "money.kupon: unknown bound 'zzz'; known: approx, "),
    "set truth": (UNIT, 'set = { unit = "IDR", quoted = "ya" }\nwhy', "money.kupon: unknown quoted 'ya'; known: false, true"),
    "set true": (UNIT, "set = { unit = true }\nwhy", 'money.kupon: unit is true; write a text: unit = "…"'),
    "set table": (UNIT, 'set = { unit = { a = "b" } }\nwhy', "money.kupon: unit is a table; write a text"),
    "set what no rule sets": (UNIT, 'set = { unit = "IDR", fact_id = "x" }\nwhy', "money.kupon: unknown column 'fact_id'; known: "),
    "set range that falls": (UNIT, 'set = { unit = "IDR", low = "9", high = "2" }\nwhy', "money.kupon: set low is above set high"),
    # examples
    "number for examples": (EXAMPLES, "5", "money.kupon: examples is 5 without quotes; write a list of tables"),
    "number for a text": ('text = "Ambil [kupon 50] sekarang"', "text = 5", 'money.kupon: text is 5 without quotes; write a text: text = "…"'),
    "blank text": ('text = "Ambil [kupon 50] sekarang"', 'text = " "', "money.kupon: example ' ': no span in [brackets]"),
    "brackets inside": ("[kupon 50]", "[kupon [50]]", "brackets have to open and close in turn, with text between them"),
    "brackets turned round": ("[kupon 50]", "]kupon 50[", "brackets have to open and close in turn"),
    "number that is none": ('value = "50", unit', 'value = "NaN", unit', "money.kupon: value is 'NaN'; write a number with a decimal point"),
    "number of Python": ('value = "50", unit', 'value = "5_0", unit', "money.kupon: value is '5_0'; write a number"),
    "power of ten": ('value = "50", unit', 'value = "1e99999", unit', "money.kupon: value is '1e99999'; write a number"),
    "number that goes on": ('value = "50", unit', f'value = "{"9" * 50}", unit', f"money.kupon: value is '{'9' * 50}'; write a number"),
    "unknown truth": ('value = "50", unit', 'quoted = "maybe", unit', "money.kupon: unknown quoted 'maybe'; known: false, true"),
    "unknown status": ('value = "50", unit', 'status = "done", unit', "money.kupon: unknown status 'done'; known: actual, budget, estimate, target"),
    "unknown change": ('value = "50", unit', 'change = "up", unit', "money.kupon: unknown change 'up'; known: decrease, increase"),
    "code that is a name": ('region_code = "72.71"', 'region_code = "Palu"', "region.name: region_code is 'Palu'; write a code of Kemendagri"),
    "day that there is not": ('"2024-04-10"', '"2024-02-30"', "time.hari-raya: period_start is '2024-02-30'; write a date"),
    "day of a week": ('"2024-04-10"', '"2024-W10-1"', "time.hari-raya: period_start is '2024-W10-1'; write a date"),
    "published in words": ('published = "2024-04-01"', 'published = "1 April"', "time.hari-raya: published is '1 April'; write a date"),
    "published where no day counts": ('value = "50", unit', 'published = "2024-01-01", unit', "money.kupon: unknown column 'published'; known: "),
    "empty counterexample": ('["Ambil 50 sekarang"]', '[""]', "money.kupon: counterexamples holds an empty text where a text belongs"),
    "number for a counterexample": ('["Ambil 50 sekarang"]', "[5]", "money.kupon: counterexamples holds 5 without quotes where a text belongs"),
    "text for known misses": ('todo = [{ text = "Ambil [dua kupon]", value = "2", why = "the number stands first" }]', 'todo = "x"', "money.kupon: todo is the text 'x'; write a list of tables"),
    "known miss without brackets": ("[dua kupon]", "dua kupon", "money.kupon: example 'Ambil dua kupon': no span in [brackets]"),
    "number for the reason of a miss": ('why = "the number stands first"', "why = 5", "money.kupon: why is 5 without quotes"),
    "column of a miss": ('value = "2", why', 'valeu = "2", why', "money.kupon: unknown column 'valeu'; did you mean 'value'? known: "),
    # tokens
    "no token": (EKOR, "tokens = []", "count.ekor: tokens is empty"),
    "no token in a sequence": (EKOR, "tokens = [[]]", "count.ekor: tokens is empty; write a list of tables"),
    "number for tokens": (EKOR, "tokens = 5", "count.ekor: tokens is 5 without quotes; write a list of tables"),
    "sequence among tokens": (EKOR, 'tokens = [{ TAG = "number", slot = "value" }, [{ TAG = "noun" }]]', "count.ekor: tokens holds a list where a table belongs"),
    "text among tokens": (EKOR, 'tokens = ["number"]', "count.ekor: tokens holds the text 'number' where a table belongs"),
    "number for an operator": ('OP = "*"', "OP = 5", "official.speaker: OP is 5 without quotes"),
    "empty operator": ('OP = "*"', 'OP = ""', "official.speaker: OP is ''; known: !, ?, +, *, {2}, {1,3}"),
    "operator that falls": ('OP = "*"', 'OP = "{5,2}"', "official.speaker: OP is '{5,2}'; known: "),
    "operator of a million": ('OP = "*"', 'OP = "{1000000}"', "official.speaker: OP is '{1000000}'; known: !, ?, +, *, {2}, {1,3}, {1,}, {,3}, up to 20"),
    "anything twice": (EKOR, 'tokens = [{ OP = "*" }, { OP = "*" }, { TAG = "number", slot = "value" }]', "count.ekor: too many tokens that are alike stand any number of times"),
    "nouns four times": (EKOR, f'tokens = [{"{ TAG = %s, OP = %s }, " * 4}{{ TAG = "number", slot = "value" }}]' % (('"noun"', '"+"') * 4), "count.ekor: too many tokens that are alike stand any number of times"),
    "number for a slot": ('slot = "unit"', "slot = 5", "count.ekor: slot is 5 without quotes"),
    "number for a tag": ('{ TAG = "title", OP', "{ TAG = 5, OP", "official.speaker: TAG needs a text in quotes; found 5"),
    "list for a tag": ('{ TAG = "title", OP', '{ TAG = ["title"], OP', "official.speaker: TAG needs a text in quotes; found ['title']"),
    "empty tag": ('{ TAG = "title", OP', '{ TAG = "", OP', "official.speaker: TAG needs a text in quotes; found ''"),
    "empty test": ('{ TAG = "title", OP', "{ TAG = {}, OP", "official.speaker: TAG is an empty table; write TAG = { IN = [...] }"),
    "empty list of tags": ('["role", "local_role"]', "[]", "official.speaker: TAG IN needs a list; found []"),
    "number among tags": ('["role", "local_role"]', "[5]", "official.speaker: TAG needs a text in quotes; found 5"),
    "misspelt tag that is left out": ('{ IN = ["role", "local_role"] }', '{ NOT_IN = ["rol"] }', "official.speaker: unknown tag 'rol'; did you mean 'role'? known: "),
    "expression that fits no tag": ('{ IN = ["role", "local_role"] }', '{ REGEX = "zzz" }', "official.speaker: TAG REGEX 'zzz' fits none of: acronym, "),
    "number for an expression": ('{ IN = ["role", "local_role"] }', "{ REGEX = 5 }", "official.speaker: TAG REGEX needs a text; found 5"),
    "expression that takes for ever": ('{ TAG = "title", OP', '{ TEXT = { REGEX = "^(?:[a-z]+)+$" }, OP', "official.speaker: TEXT REGEX '^(?:[a-z]+)+$' may take for ever on a long word; write a repeat inside a repeat as ++"),
    "number for letters": ('{ TAG = "title", OP', "{ LOWER = { FUZZY = 5 }, OP", "official.speaker: FUZZY needs a text in quotes; found 5"),
    "true for a length": ('{ TAG = "title", OP', "{ LENGTH = true, OP", "official.speaker: LENGTH needs a whole number without quotes; found True"),
    "length below nought": ('{ TAG = "title", OP', "{ LENGTH = -1, OP", "official.speaker: LENGTH is -1; no token has less than 0"),
    "length with a comma": ('{ TAG = "title", OP', "{ LENGTH = 1.5, OP", "official.speaker: LENGTH needs a whole number without quotes; found 1.5"),
    "test of a length in quotes": ('{ TAG = "title", OP', '{ LENGTH = { ">" = "3" }, OP', "official.speaker: LENGTH needs a whole number without quotes; found '3'"),
    "test of a length turned round": ('{ TAG = "title", OP', '{ LENGTH = { "=>" = 3 }, OP', "official.speaker: unknown test of LENGTH '=>'; did you mean '>'? known: "),
    "list for a word": ('{ TAG = "title", OP', '{ LOWER = ["haji"], OP', "official.speaker: LOWER needs a text in quotes; found ['haji']"),
    "capitals in a list of words": ('{ TAG = "title", OP', '{ LOWER = { IN = ["Haji"] }, OP', "official.speaker: LOWER 'Haji' never matches"),
    "number for a mark": ('{ TAG = "title", OP', "{ IS_TITLE = 1, OP", "official.speaker: IS_TITLE is true or false, without quotes; found 1"),
    "test of a chunk": ('{ ENT_TYPE = "PERSON", slot', '{ ENT_TYPE = { NOT_IN = ["PERSON"] }, slot', 'official.speaker: ENT_TYPE takes a chunk, or some: ENT_TYPE = { IN = ["PERSON", …] }'),
    "chunk that is more than once": (EKOR, 'tokens = [{ TAG = "number", slot = "value" }, { ENT_TYPE = "PERSON", OP = "{2}", slot = "unit" }]', "count.ekor: the chunk PERSON stands alone in its table; its OP is ? or none"),
    "chunks in a thousand ways": (EKOR, f'tokens = [{"{ ENT_TYPE = %s, OP = %s }, " * 9}{{ TAG = "number", slot = "value" }}, {{ TAG = "noun", slot = "unit" }}]' % (('"PERSON"', '"?"') * 9), "count.ekor: its chunks can stand in 19683 ways; 1000 are enough"),
    "number for tags before": ('["elect"]', "5", "official.speaker: not_before is 5 without quotes; write a list"),
    "number among tags before": ('["elect"]', "[5]", "official.speaker: not_before holds 5 without quotes where a text belongs"),
    "misspelt tag behind": ('["speech"]', '["speach"]', "official.speaker: unknown tag 'speach'; did you mean 'speech'? known: "),
    "tags behind a pattern": ('why = "coupons', 'followed_by = ["speech"]\nwhy = "coupons', "money.kupon: unknown key 'followed_by'; known: "),
    # cues and names
    "number for cues": ('["melompat"]', "5", "change.hop: cues is 5 without quotes; write a list"),
    "table among cues": ('["melompat"]', '[{ a = "b" }]', "change.hop: cues holds a table where a text belongs"),
    "cue twice": ('["melompat"]', '["melompat", "melompat"]', "change.hop: the cue 'melompat' stands twice; keep one"),
    "cue with a capital": ('["melompat"]', '["Melompat"]', "change.hop: the cue 'Melompat' never matches; words are compared in small letters: write 'melompat'"),
    "cues that set nothing": ('set = { change = "increase" }\nwhy', "why", 'change.hop: needs set = { change = "…" }'),
    "cues of amounts": ('"change.hop"', '"money.hop"', "money.hop: a rule of kind cues cannot make money; it makes one of status, change"),
    "list of gazetteers": ('phrases = "regions"', 'phrases = ["regions"]', "region.name: phrases is a list; write a text"),
    "no gazetteer": ('phrases = "regions"', 'phrases = ""', "region.name: phrases is empty"),
    "names of amounts": ('"region.name"', '"money.name"', "money.name: a rule of kind phrases cannot make money; it makes one of region"),
    # times
    "misspelt reading": ('read = "vague"', 'read = "vauge"', "time.hari-raya: unknown reading 'vauge'; known: ago, "),
    "number for a reading": ('read = "vague"', "read = 5", "time.hari-raya: read is 5 without quotes"),
    "reading of a pattern": ('why = "coupons', 'read = "x"\nwhy = "coupons', "money.kupon: unknown key 'read'; known: "),
    "no time": ("'''hari raya'''", "''", "time.hari-raya: time is empty"),
    "misspelt slot of a time": ("'''hari raya'''", "'''hari {weekdy}'''", "time.hari-raya: unknown slot 'weekdy'; known: ago, "),
    "slot of a time twice": ("'''hari raya'''", "'''{month} {month}'''", "time.hari-raya: slot 'month' stands twice; name the second one, as in {last:month}"),
    "slot that does not close": ("'''hari raya'''", "'''{month raya'''", "time.hari-raya: has a brace that belongs to no slot; write {month}"),
    "time that does not close": ("'''hari raya'''", "'''(hari raya'''", "time.hari-raya: is no regular expression: missing )"),
    "look behind a slot": ("'''hari raya'''", "'''(?<={month} )hari raya'''", "time.hari-raya: is no regular expression: look-behind requires fixed-width pattern"),
    "time with a capital": ("'''hari raya'''", "'''Hari raya'''", "time.hari-raya: has capitals; times are looked for in small letters"),
    "time that begins with any letter": ("'''hari raya'''", "'''[a-z]+ raya'''", "time.hari-raya: begins with a class of characters; begin with a word or a slot"),
    "time that begins with anything": ("'''hari raya'''", "'''(?:.+ )?raya'''", "time.hari-raya: begins with a class of characters"),
    "time that begins with any figure": ("'''hari raya'''", r"'''\d+ raya'''", "time.hari-raya: begins with a class of characters"),
    "repeats in a time": ("'''hari raya'''", "'''hari (?:k{900}){900}'''", "time.hari-raya: has a pattern of 810000 characters with its counted repeats"),
    # what is no fact
    "numeral in a leftover": ("Simak iklan[^.]*", "Simak {value:number}", "leftover.ads: a leftover is looked for in the whole text; it has no numeral"),
    "slot in a leftover": ("Simak iklan[^.]*", "Simak {_x:units}", "leftover.ads: a leftover is an expression without slots; write (?:…|…)"),
    "leftover that does not close": ("Simak iklan[^.]*", "Simak (iklan", "leftover.ads: is no regular expression: missing )"),
    "leftover of nothing": ("Simak iklan[^.]*", "(?:Simak)?", "leftover.ads: fits the empty text, which is everywhere; write more of it"),
    "column of a leftover": ('text = "[Simak iklan ini]"', 'text = "[Simak iklan ini]", value = "5"', "leftover.ads: unknown column 'value'; known: text"),
    "leftover that sets": ('why = "ads"', 'set = { unit = "IDR" }\nwhy = "ads"', "leftover.ads: unknown column 'unit'; known: none"),
    "no numeral that is none": ("kode {here}", "kode", "none.code: needs {here} once, where the numeral begins"),
    "two numerals that are none": ("kode {here}", "kode {here}{here}", "none.code: needs {here} once"),
    "value of what is none": ("kode {here}", "kode {value:number}", "none.code: needs {here} once"),
    # statements
    "misspelt relation": ('statement = "change"', 'statement = "chnge"', "statement.new-percent-old: unknown relation 'chnge'; did you mean 'change'? known: "),
    "number for a relation": ('statement = "change"', "statement = 5", "statement.new-percent-old: statement is 5 without quotes"),
    "shape that nobody reads": ("new-percent-old", "new-percnt-old", "unknown statement 'statement.new-percnt-old'; did you mean 'statement.new-percent-old'? known: "),
    "truth of a statement": ('holds = "true"', 'holds = "yes"', "statement.new-percent-old: unknown holds 'yes'; known: false, true"),
    "true without quotes": ('holds = "true"', "holds = true", "statement.new-percent-old: holds is true; write a text"),
    "column of a statement": ('why = "a change"', 'set = { unit = "IDR" }\nwhy = "a change"', "statement.new-percent-old: unknown column 'unit'; known: none"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause"), BROKEN.values(), ids=BROKEN)
def test_broken_rule(folder: Path, old: str, new: str, cause: str):
    """A mistake in a rule is one error with file, rule, what was found, and the mend."""
    assert old in RULES
    write(folder, "all.toml", RULES.replace(old, new, 1))

    said = refusal(folder)

    assert said.startswith("all.toml: ")
    assert cause in said


BROKEN_LEDGER: Mapping[str, tuple[str, str, str]] = {
    "number for an id": ('"same.x"', "5", "a rule of the ledger: id is 5 without quotes"),
    "no id": ('id = "same.x"\n', "", "a rule of the ledger: id is missing"),
    "id in words": ('"same.x"', '"Same X"', "Same X: is no id; write outcome.name in small letters, as in same.digits"),
    "no reason": ('why = "Coba."\n', "", "same.x: why is missing"),
    "no outcome": ('outcome = "same"\n', "", "same.x: unknown outcome ''; known: achieved, "),
    "text for marks": ('["equal"]', '"equal"', "same.x: needs is the text 'equal'; write a list"),
    "mark that is needed and left out": ('["equal"]', '["equal"]\nwithout = ["equal"]', "same.x: needs equal, and has to be without it; delete one"),
    "number for a measure": ("{ words = 0.9 }", "0.9", "same.x: least is 0.9 without quotes; write a table"),
    "true for a measure": ("{ words = 0.9 }", "{ words = true }", "same.x: least.words is a number without quotes; found True"),
    "measure that is no number": ("{ words = 0.9 }", "{ words = nan }", "same.x: least.words is a number without quotes; found nan"),
    "endless measure": ("{ words = 0.9 }", "{ words = inf }", "same.x: least.words is a number without quotes; found inf"),
    "least above most": ("{ words = 0.9 }", "{ words = 0.9 }\nmost = { words = 0.1 }", "same.x: least.words is above most.words; no pair can have both"),
    "number for what relations say": ('why = "Coba."', 'reason = 5\nwhy = "Coba."', "same.x: reason is 5 without quotes"),
    "text for examples": ('[{ a = "Ada [31] perahu.", b = "Ada [32] perahu.", days = 1 }]', '"x"', "same.x: examples is the text 'x'; write a list of tables"),
    "days in words": ("days = 1", 'days = "satu"', "same.x: days of an example is a number from 0 to 10000, without quotes; found 'satu'"),
    "endless days": ("days = 1", "days = 1e300", "same.x: days of an example is a number from 0 to 10000"),
    "story in words": ("days = 1", 'story = "ya"', "same.x: story of an example is a number from 0 to 1, without quotes; found 'ya'"),
    "template in words": ("days = 1", 'template = "ya"', "same.x: template of an example is true or false, without quotes; found 'ya'"),
    "misspelt key of an example": ("days = 1", "day = 1", "same.x: unknown key 'day'; did you mean 'days'? known: "),
    "misspelt outcome of an example": ("days = 1", 'outcome = "sama"', "same.x: unknown outcome 'sama'; did you mean 'same'? known: "),
    "brackets turned round": ("[32]", "]32[", "same.x: b of an example has one number in brackets"),
    "misspelt table": ("[[ledger]]", "[[ledgr]]", "whole file: unknown key 'ledgr'; did you mean 'ledger'? known: ledger"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "cause"), BROKEN_LEDGER.values(), ids=BROKEN_LEDGER)
def test_broken_rule_of_the_ledger(folder: Path, old: str, new: str, cause: str):
    """A mistake in a rule of the ledger is one error with file, rule and the mend."""
    assert old in LEDGER
    write(folder, "ledger.toml", LEDGER.replace(old, new, 1))

    assert refusal(folder).startswith(f"ledger.toml: {cause}")


BROKEN_FILES = {
    "NUL": (PATTERN.replace("here", "he\0re").encode(), "is not TOML: Illegal character '\\x00' (at line 6, column 35)"),
    "UTF-16": (PATTERN.encode("utf-16"), "is not UTF-8 in line 1; save it as UTF-8"),
    "ends of lines of old": (PATTERN.replace("\n", "\r").encode(), "is not TOML: "),
    "any bytes": (bytes(range(256)), "is not UTF-8 in line 2; save it as UTF-8"),
    "JSON": (b'{"rule": []}', "is not TOML: "),
    "YAML": (b"rule:\n - id: x\n", "is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 5)"),
    "lists in lists": (b"a = " + b"[" * 100_000 + b"]" * 100_000, "is not TOML that anybody means: maximum recursion depth exceeded"),
    "number that goes on": (b"[[rule]]\nid = " + b"9" * 5000, "is not TOML that anybody means: Exceeds the limit (4300 digits) for integer string conversion"),
    "thirty megabytes": (b"#" * 30_000_000, "has 30000000 bytes; a file of rules has 5000000 at the most"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_broken_file(folder: Path, content: bytes, cause: str):
    """A file that nobody can read as rules is named with the reason."""
    write(folder, "all.toml", content)

    assert refusal(folder).startswith(f"all.toml: whole file: {cause}")


BROKEN_SETTINGS = {
    "number for alone": (b"alone = 5", "fakta.toml: whole file: alone is true or false, without quotes; found 5"),
    "table for alone": (b"[alone]\nx = 1", "fakta.toml: whole file: alone is true or false, without quotes; found {'x': 1}"),
    "number for without": (b"alone = true\nwithout = 5", "fakta.toml: whole file: without is 5 without quotes; write a list"),
    "number in without": (b"alone = true\nwithout = [5]", "fakta.toml: whole file: without holds 5 without quotes where a text belongs"),
    "byte order mark": (b"\xef\xbb\xbfalone = true", "fakta.toml: whole file: begins with a byte order mark"),
    "another encoding": ("# é\nalone = true".encode("latin-1"), "fakta.toml: whole file: is not UTF-8 in line 1"),
    "rule of the ledger": (b'alone = true\nwithout = ["same.y"]', "fakta.toml: without: unknown rule 'same.y'; did you mean 'same.x'? known: "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "cause"), BROKEN_SETTINGS.values(), ids=BROKEN_SETTINGS)
def test_broken_settings(folder: Path, content: bytes, cause: str):
    """A mistake in `fakta.toml` is named like one in a rule."""
    write(folder, "fakta.toml", content)

    assert refusal(folder).startswith(cause)


def test_a_file_that_is_a_folder(folder: Path):
    """What is called like a file of rules and is none is named."""
    (folder / "more.toml").mkdir()

    assert refusal(folder).startswith("more.toml: whole file: cannot be read: Is a directory")


COMMANDS = [
    ("repeats of repeats", "check"), ("numeral in a group", "run"), ("no unit of money", "explain"), ("anything twice", "run"),
    ("misspelt reading", "run"), ("leftover of nothing", "explain"), ("unknown property", "check"), ("id that goes on", "run"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "command"), COMMANDS)
def test_command_tells_the_mistake(folder: Path, label: str, command: str, cli, tmp_path: Path):
    """Whichever command meets it first says it in one line and ends with 3; no table is written."""
    old, new, cause = BROKEN[label]
    write(folder, "all.toml", RULES.replace(old, new, 1))
    given = {"check": (), "run": (folder.parent, "--output", tmp_path / "out"), "explain": ("Rp5 juta",)}[command]
    (tmp_path / "a.txt").write_text("Rp5 juta", encoding="utf-8")

    outcome = cli(command, *given, "--rules", folder)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("error: ")
    assert cause in outcome.err
    assert outcome.err.count("\n") == 1
    assert list(tmp_path.glob("out/*")) == []
