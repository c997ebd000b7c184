"""The class of a word: one character, so that the words of an article are a short string.

Rules of kind `words` are regular expressions over that string, see `words_pattern`.
"""

from collections.abc import Sequence

import regex

from pipeline.rulebook import Rulebook
from pipeline.values.number import Numerals

CLASSES = {
    "number": "9", "number_more": "8", "digits": "0",
    "comma": ",", "stop": ".", "open": "(", "close": ")", "quote": '"', "dash": "-", "slash": "/", "colon": ":",
    "newline": "|", "symbol": "*",
    "preposition": "p", "of": "f", "in": "B", "from": "q", "rest": "h", "named": "Z", "copula": "i", "amount": "b", "as": "u", "conjunction": "c", "and": "&", "or": "z", "to": "e", "relative": "y", "pronoun": "o", "demonstrative": "d",
    "adverb": "a", "adjective": "j", "particle_of_name": "l", "auxiliary": "x", "speech": "s", "verb": "v", "classifier": "k", "temporal": "t", "more": "m",
    "noun": "n", "number_word": "w",
    "role": "R", "role_more": "r", "title": "T", "acting": "P", "elect": "E", "degree": "D",
    "unit_word": "X", "local_role": "V", "organisation": "O", "company": "C", "institution": "J", "place_or_name": "H", "capital": "Q", "part": "F", "acronym": "A", "initial": "I", "name": "N", "month": "M",
    "place": "G", "place_more": "g", "level": "L", "local": "K",
}  # fmt: skip
"""Class name, as rules write it, to its character."""


def codes(*names: str) -> frozenset[int]:
    """The codes of these classes, as they stand in `Page.classes`."""
    return frozenset(ord(CLASSES[name]) for name in names)


_CHARS = {"pronoun": "o", "interjection": "a", "particle": "a", "negation": "a", "question": "a"}
_PUNCTUATION = {",": ",", ";": ",", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")", '"': '"',
                "'": '"', "-": "-", "/": "/", ":": ":", "…": ".", "...": ".", "&": "&"}  # fmt: skip
_VERB = regex.compile(r"(?:me(?:m|n|ng|ny)?|ber|di|ter|memper|diper)\p{Ll}{3,}")


class WordClasses:
    """The class of a word by itself, from the lexicons and the shape of the word."""

    def __init__(self, rulebook: Rulebook, numerals: Numerals) -> None:
        closed: dict[str, str] = {}
        for row in rulebook.lexicon("words"):
            char, known = _class_char(row["class"]), closed.get(row["word"])
            # of several classes nouns win, which may stand inside a noun phrase, then verbs of saying
            if known is None or row["class"] in _NOMINAL or (row["class"] == "speech" and known not in _NOMINAL_CHARS):
                closed[row["word"]] = char
        for name in ("percents", "units", "currencies"):
            for row in rulebook.lexicon(name):
                if row["word"].isalpha() and row["word"].islower() and row.get("case") != "exact":
                    closed[row["word"]] = CLASSES["unit_word"]
        closed.update({row["word"]: CLASSES["more"] for row in rulebook.lexicon("bounds") if row["side"] == "inside"})
        closed.update(dict.fromkeys(numerals.words, CLASSES["number_word"]))
        self._closed = closed
        self._number_words = numerals.words
        self._common = frozenset(row["word"] for row in rulebook.lexicon("common"))
        titles: dict[str, str] = {}
        for row in rulebook.lexicon("titles"):
            char = CLASSES[_TITLE_CLASS[row["kind"]]]
            bare = row["title"].replace(".", "")
            if len(bare) > 1 and " " not in bare:
                titles.setdefault(bare, char)
        self._currencies = frozenset(row["word"] for row in rulebook.lexicon("currencies") if row["kind"] != "name")
        self._titles = titles
        kinds: dict[str, set[str]] = {}
        for row in rulebook.lexicon("organisations"):
            kinds.setdefault(row["kind"], set()).add(row["word"])
        self._companies, self._institutions = kinds["company"], kinds["institution"]
        self._heads = kinds["head"] | kinds["acronym"] | kinds["unit"]
        self._both = kinds["both"]
        self._parts = (kinds["part"] | kinds["field"]) - self._both
        self._months = frozenset(
            row["word"].lower() for name in ("months", "weekdays") for row in rulebook.lexicon(name)
        )
        self._levels = {
            row["word"].lower(): row["level"] for row in rulebook.lexicon("levels") if row["kind"] == "level"
        }

    def __call__(self, word: str) -> str:
        """The class character of *word*."""
        if word in _PUNCTUATION:
            return _PUNCTUATION[word]
        first = word[0]
        if word.isalpha():
            return self._capitalised(word) if first.isupper() else self._lower(word)
        if first.isspace():
            return "|" if "\n" in word else " "
        if "." in word and first.isupper():  # M.Si, S.Pd.I, A.A.
            return self._titles.get(word.replace(".", ""), CLASSES["initial"])
        if any(char.isdigit() for char in word):
            return CLASSES["acronym"] if first.isalpha() and first.isupper() else CLASSES["digits"]
        if not first.isalpha():
            return CLASSES["symbol"]
        return self._capitalised(word) if first.isupper() else self._lower(word)

    def _lower(self, word: str) -> str:
        if word in self._closed:
            return self._closed[word]
        if self._titles.get(word) == CLASSES["title"]:  # dr., drg.
            return CLASSES["title"]
        if word in self._levels:
            return CLASSES["local"] if self._levels[word] in ("district", "village") else CLASSES["level"]
        if _VERB.fullmatch(word):
            return CLASSES["verb"]
        return CLASSES["noun"]

    def _capitalised(self, word: str) -> str:
        lower = word.lower()
        if word in self._titles:
            return self._titles[word]
        if lower in self._levels:
            return CLASSES["local"] if self._levels[lower] in ("district", "village") else CLASSES["level"]
        if lower in self._months:
            return CLASSES["month"]
        if lower in self._number_words:
            return CLASSES["number_word"]
        if word in self._currencies:
            return CLASSES["symbol"]
        if len(word) == 1:
            return CLASSES["title" if word == "H" else "initial"]  # H. is Haji before a name
        if word in self._companies:
            return CLASSES["company"]
        if word in self._institutions:
            return CLASSES["institution"]
        if lower in self._closed and (word in self._both or self._closed[lower] == CLASSES["particle_of_name"]):
            return CLASSES["name"]
        if word in self._heads:
            return CLASSES["organisation"]
        if lower in self._closed and self._closed[lower] not in _NOMINAL_CHARS:
            char = self._closed[lower]
            return CLASSES["capital"] if char in _IN_NAMES and lower not in _PERSONAL else char
        if word in self._parts:
            return CLASSES["part"]
        if lower in self._closed:
            return CLASSES["part"]
        if word.isupper() and lower not in self._common:
            return CLASSES["acronym" if len(word) > 2 else "initial"]  # Mahfud MD, tersangka AS
        if lower in self._common:
            return CLASSES["verb"] if _VERB.fullmatch(lower) and lower not in self._closed else CLASSES["part"]
        return CLASSES["name"]


_TITLE_CLASS = {"honorific": "title", "rank": "title", "corps": "title", "degree": "degree", "acting": "acting",
                "former": "acting", "elect": "elect"}  # fmt: skip


_NOMINAL = frozenset({"noun", "adjective", "classifier"})
_NOMINAL_CHARS = frozenset(CLASSES[name] for name in _NOMINAL)


_IN_NAMES = frozenset(CLASSES[name] for name in ("adverb", "pronoun", "temporal", "auxiliary"))
"""Closed classes whose capitalised words stand inside names ("Kerja Sama", "Jasa Keuangan Lainnya")."""
_PERSONAL = frozenset(["ia", "dia", "beliau", "mereka", "kami", "kita", "saya", "aku", "pihaknya", "dirinya"])


def _class_char(name: str) -> str:
    return _CHARS.get(name) or CLASSES[name]


def words_pattern(source: str) -> regex.Pattern:
    """Compiles a rule of kind `words`: `<class>` stands for a word, `<a|b>` for one of several classes.

    >>> bool(words_pattern("<role>(?P<name><name>{1,4})").match(b"RNN"))
    True
    """
    return regex.compile(_ALTERNATIVES.sub(_characters, source.replace(" ", "")).encode())


_ALTERNATIVES = regex.compile(r"(?<!\(\?P)<([\w|^]+)>")


def _characters(found: regex.Match) -> str:
    names: Sequence[str] = found.group(1).lstrip("^").split("|")
    negated = "^" if found.group(1).startswith("^") else ""
    return "[" + negated + "".join(regex.escape(CLASSES[name]) for name in names) + "]"
