"""Which words wake a pattern, and which beginnings a leftover: derived from the rule, no alternative is dead."""

from pathlib import Path

import pytest
import regex

from pipeline.article import Article
from pipeline.errors import RuleError
from pipeline.formats.read import articles, sources
from pipeline.match import patterns
from pipeline.match.compiled import Pattern
from pipeline.match.leftovers import beginnings
from pipeline.match.patterns import Patterns
from pipeline.match.slots import SlotWords
from pipeline.match.trie import trie
from pipeline.route import Route
from pipeline.rule import Rule
from pipeline.rulebook import load
from pipeline.values.read import Reader

RULEBOOK = load()
WORDS = SlotWords(RULEBOOK)
ANY: tuple[set[str], set[str]] = (set(), set())


def compiled(pattern: str) -> Pattern:
    """A pattern by itself, compiled with the project's words."""
    return Pattern(Rule("none.x", "none", "pattern", pattern, "why", "x.toml"), WORDS)


DERIVED = {
    # left of the numeral
    "a word": ("kupon {value:number}", ({"kupon"}, set())),
    "the last word": ("gempa(?: bumi)? berkekuatan {value:number}", ({"berkekuatan"}, set())),
    "alternatives": ("(?:pukul|jam|pkl\\.?) {value:number}", ({"pukul", "jam", "pkl"}, set())),
    "a sign": ("± ?{value:number}", ({"±"}, set())),
    "a word that may be glued": ("kupon ?{value:number}", ({"kupon", "#glued"}, set())),
    "a look-behind": ("(?<=(?:menjadi|sebesar) ){value:number}", ({"menjadi", "sebesar"}, set())),
    "a look-behind inside the word": ("(?<=ber)magnitudo {value:number}", ({"bermagnitudo"}, set())),
    "a letter": ("(?<=\\p{L}-?){here}\\d+", ({"#glued", "-"}, set())),
    "a word with any ending": ("Permen\\p{L}* {value:number}", ANY),
    "a word that may be missing": ("(?:pukul )?{value:number}", ANY),
    "a slot": ("{_:numbered_names.version} {here}\\d", ({"industri", "indonesia", "society", "web", "versi", "digital",
               "nasional", "program", "koperasi", "pertanian", "revolusi"}, set())),
    # right of it
    "a word behind": ("{value:number} ?kali", (set(), {"kali"})),
    "a sign with a slash": ("{value:number} ?(?:s/d|-)", (set(), {"s", "-"})),
    "a look-ahead": ("{value:number}(?= (?:dan|,))", (set(), {"dan", ","})),
    "a slot behind": ("{value:number} ?{_:between}", (set(), {"-", "~", "hingga", "sampai", "s", "atau"})),
    "a slot for the other kinds": ("{value:number} ?{_:between.^or}", (set(), {"-", "~", "hingga", "sampai", "s"})),
    "the first of several words": ("{value:number} (?:basis )?poin", (set(), {"basis", "poin"})),
    "a word with any ending behind": ("{value:number} per\\p{L}+", ANY),
    "a guard only": ("{value:number}(?! ?orang)", ANY),
    "letters that are a scale": ("{_:currencies.code} {value:number} ?{scale:numerals.money_scale}",
                                 (set(), {"k", "m", "t", "mn"})),
    # the fewer
    "fewer words behind": ("{unit:currencies.code} {value:number} ?hingga", (set(), {"hingga"})),
    # the numeral itself
    "four figures": ("{here}(?:19|20)\\d\\d", ({"#4"}, set())),
    "two lengths": ("{here}\\d{1,2}", ({"#0", "#1", "#2"}, set())),
    "a nought first": ("{here}0\\d{2,3}", ({"#0"}, set())),
    "behind the figures": ("{here}\\d\\d?[.:]\\d\\d WIB", (set(), {"wib", ":"})),
    "behind the word": ("{here}satu-satu", (set(), {"-"})),
    "shape or word behind": ("{here}(?:19\\d\\d|\\d\\d/\\d\\d)", ({"#4"}, {"/"})),
    "any number of figures": ("{here}\\d+", ANY),
    "a scale word, which belongs to the numeral": ("{here}\\d+ juta", ANY),
}  # fmt: skip


@pytest.mark.parametrize(("pattern", "keys"), DERIVED.values(), ids=DERIVED)
def test_words_that_wake(pattern: str, keys: tuple[set[str], set[str]]):
    """The words left and right of the numeral that wake a pattern are those that the pattern has there."""
    found = compiled(pattern)

    assert (set(found.left_keys), set(found.right_keys)) == keys


def test_every_rule_says_what_wakes_it():
    """No rule of the project has to be tried at every numeral."""
    rules = [rule for rule in RULEBOOK.rules if rule.kind == "pattern" and rule.type != "leftover"]

    keys = {rule.id: Pattern(rule, WORDS) for rule in rules}
    assert [rule for rule, pattern in keys.items() if not pattern.left_keys and not pattern.right_keys] == []


def test_no_alternative_is_dead(route: Route, root: Path, monkeypatch: pytest.MonkeyPatch):
    """On the corpus and on every example, rules that are tried everywhere find what they find where they are woken."""
    rules = [rule for rule in RULEBOOK.rules if rule.kind == "pattern" and rule.type != "leftover"]
    reader = Reader(route.language.numerals, WORDS.value, RULEBOOK.lexicon)
    woken = Patterns(rules, WORDS, reader)
    monkeypatch.setattr(patterns, "Pattern", _always)
    tried = Patterns(rules, WORDS, reader)
    texts = [article for article in articles(sources([root / "corpus"])) if isinstance(article, Article)]
    texts += [Article("example", example["text"]) for rule in rules for example in rule.examples]
    texts += [Article("counterexample", text) for rule in rules for text in rule.counterexamples]
    assert len(texts) > 300

    for text in texts:
        words = route.language.read(text.text)
        found = {(mention.rule.id, mention.start, mention.end) for mention in woken.find_all([words])[0]}
        assert {(mention.rule.id, mention.start, mention.end) for mention in tried.find_all([words])[0]} == found


def _always(rule: Rule, words: SlotWords) -> Pattern:
    """A pattern that every numeral wakes."""
    pattern = Pattern(rule, words)
    pattern.left_keys = pattern.right_keys = frozenset()
    return pattern


WORD_LISTS = {
    "the longest first": (["kilo", "kilometer", "kilogram", "km"], "kilometer persegi", "kilometer"),
    "a word that begins another": (["ton", "ton per hari"], "ton per tahun", "ton"),
    "wide spaces": (["ton per hari"], "ton  per   hari", "ton  per   hari"),
    "signs": (["m2", "m²", "m^2", "m]", "%"], "m^2", "m^2"),
    "none of them": (["ton", "kilo"], "orang", None),
}


@pytest.mark.parametrize(("words", "text", "found"), WORD_LISTS.values(), ids=WORD_LISTS)
def test_list_of_words_as_one_expression(words: list[str], text: str, found: str | None):
    """It takes the longest of its words, read from the beginning and in a look-behind."""
    ahead = regex.compile(trie(words)).match(text)
    behind = regex.search(f"(?<=^(?P<found>{trie(words, last=True)}))$", found or text)

    assert (ahead and ahead[0]) == found
    assert (behind and behind["found"]) == found


def test_expression_is_compiled_when_its_rule_is_first_tried():
    """A rule that no numeral wakes costs no start-up; one that is no regular expression is refused all the same."""
    pattern = compiled("kupon {value:number}")

    assert not {"before", "after"} & vars(pattern).keys()
    with pytest.raises(RuleError, match="is no regular expression"):
        compiled("kupon( {value:number}")


BEGINNINGS = {
    "few words": ("(?:Baca|Simak) [Jj]uga:[^.]*", ("Baca ", "Simak")),
    "one long text": ("SCROLL TO CONTINUE", ("SCROLL TO CONTIN",)),
    "a bracket": (r"\[Gambas:[^\]]*\]", ("[Gambas:",)),
    "an open end": ("Foto:[^\n]*", ("Foto:",)),
    "an open beginning": (".*juga", ("",)),
    "a short one": ("©[^\n]*", ("©",)),
}


@pytest.mark.parametrize(("pattern", "begins"), BEGINNINGS.values(), ids=BEGINNINGS)
def test_beginnings_of_a_leftover(pattern: str, begins: tuple[str, ...]):
    """What a leftover begins with is read off its pattern: as few texts as can be, each as long as can be."""
    assert beginnings(pattern) == begins


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Petugas lantai 12 unit rumah", []),
        ("Kelas 30 siswa", ["Kelas 30"]),
        ("Kelas 30 orang", []),
        ("Ada COVID-19 juta", []),
        ("Sebanyak 2024 orang", []),
        ("Naik KA 148CC kemarin", ["KA 148CC"]),
        ("Gelar kelas 50cc diraih", []),
        ("Di level 39% kemarin", []),
        ("Di lantai 12A kemarin", ["lantai 12A"]),
        ("UU TipikorjunctoPasal 55 ayat 1 KUHP", ["Pasal 55 ayat 1"]),
    ],
)
def test_guards_give_no_figures_back(route: Route, text: str, claims: list[str]):
    """A claim holds its numeral whole or lets it be; a guard that fails does not cut figures off."""
    found = route.read(Article("text", text)).claims

    assert [text[mention.start : mention.end] for mention, _ in found if mention.type == "none"] == claims
