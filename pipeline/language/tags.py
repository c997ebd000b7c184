"""The tag of a word by itself, from the lexicons and from the look of the word.

Tags are what token rules and the linkers speak of: `noun`, `verb`, `speech`, `role`, `organisation`, `name` … A word of
several classes has one tag; what stands round it decides nothing here. Names of several words get their tags from the
gazetteers afterwards (`names`), numbers from `numerals`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import regex

from pipeline.values.number import Numerals

Rows = Sequence[Mapping[str, str]]

TAGS = (
    "number", "number_more", "digits", "number_word",
    "comma", "stop", "open", "close", "quote", "dash", "slash", "colon", "newline", "symbol", "space",
    "preposition", "of", "in", "from", "rest", "named", "copula", "amount", "as", "conjunction", "and", "or", "to",
    "relative", "pronoun", "demonstrative", "adverb", "adjective", "particle_of_name", "auxiliary", "speech", "verb",
    "classifier", "temporal", "more", "noun", "unit_word",
    "role", "role_more", "local_role", "title", "acting", "elect", "degree",
    "organisation", "company", "institution", "part", "acronym", "initial", "name", "capital", "month",
    "place", "place_more", "place_or_name", "level", "local",
)  # fmt: skip
"""Every tag that a token can have."""

_MARKS = {",": "comma", ";": "comma", ".": "stop", "!": "stop", "?": "stop", "…": "stop", "...": "stop",
          "(": "open", "[": "open", ")": "close", "]": "close", '"': "quote", "'": "quote",
          "-": "dash", "/": "slash", ":": "colon", "&": "and"}  # fmt: skip
_CLASS_TAG = {"interjection": "adverb", "particle": "adverb", "negation": "adverb", "question": "adverb"}
"""Classes of the lexicon `words` that are tagged like others; all else is a tag itself."""
_TITLE_TAG = {"honorific": "title", "rank": "title", "corps": "title", "degree": "degree", "acting": "acting",
              "former": "acting", "elect": "elect",
              "given": "initial"}  # fmt: skip
_NOMINAL = frozenset({"noun", "adjective", "classifier"})
_IN_NAMES = frozenset({"adverb", "pronoun", "temporal", "auxiliary"})
"""Closed classes whose capitalised words stand inside names ("Kerja Sama", "Jasa Keuangan Lainnya")."""
_LOCAL = frozenset({"district", "village"})
_VERB = regex.compile(r"(?:me(?:m|n|ng|ny)?|ber|di|ter|memper|diper)\p{Ll}{3,}")


def has_form_of_verb(lower: str) -> bool:
    """Whether a word in small letters has a prefix of verbs.

    >>> [has_form_of_verb(word) for word in ("mengumumkan", "kata", "4sa")]
    [True, False, False]
    """
    return _VERB.fullmatch(lower) is not None


class WordTags:
    """Tells the tag of a word; made once per run."""

    def __init__(self, lexicon: Callable[[str], Rows], numerals: Numerals) -> None:
        """*lexicon* gives the rows of a lexicon by its name."""
        self._number_words = numerals.words
        self._closed = _closed(lexicon, numerals)
        self._common = frozenset(row["word"] for row in lexicon("common"))
        self._personal = frozenset(row["word"] for row in lexicon("context_words") if row["kind"] == "personal")
        self._currencies = frozenset(row["word"] for row in lexicon("currencies") if row["kind"] != "name")
        self._titles = _titles(lexicon("titles"))
        kinds: defaultdict[str, set[str]] = defaultdict(set)
        for row in lexicon("organisations"):
            kinds[row["kind"]].add(row["word"])
        self._companies, self._institutions, self._both = kinds["company"], kinds["institution"], kinds["both"]
        self._heads = kinds["head"] | kinds["acronym"] | kinds["unit"]
        self._parts = (kinds["part"] | kinds["field"] | kinds["nation"]) - self._both
        self._months = frozenset(row["word"].lower() for name in ("months", "weekdays") for row in lexicon(name))
        self._levels = {row["word"].lower(): row["level"] for row in lexicon("levels") if row["kind"] == "level"}

    def __call__(self, word: str) -> str:
        """The tag of *word*, which stands in plain characters without space round it."""
        if word in _MARKS:
            return _MARKS[word]
        first = word[0]
        if word.isalpha():
            return self._capitalised(word) if first.isupper() else self._lower(word)
        if first.isspace():
            return "newline" if "\n" in word else "space"
        if "." in word and first.isupper():  # M.Si, S.Pd.I, A.A.
            return self._titles.get(word.replace(".", ""), "initial")
        if any(char.isdigit() for char in word):
            return "acronym" if first.isalpha() and first.isupper() else "digits"
        if not first.isalpha():
            return "symbol"
        return self._capitalised(word) if first.isupper() else self._lower(word)

    def _lower(self, word: str) -> str:
        if word in self._closed:
            return self._closed[word]
        if self._titles.get(word) == "title":  # dr., drg.
            return "title"
        if word in self._levels:
            return self._level(word)
        if len(word) == 1:  # 5 m x 3 m, huruf b
            return "symbol"
        return "verb" if has_form_of_verb(word) else "noun"

    def _level(self, lower: str) -> str:
        return "local" if self._levels[lower] in _LOCAL else "level"

    def _capitalised(self, word: str) -> str:
        """The tag of a word with a capital: what lists know it as, else what it is in lower case, else a name."""
        lower = word.lower()
        listed = self._listed(word, lower)
        if listed:
            return listed
        closed = self._closed.get(lower)
        if closed and (word in self._both or closed == "particle_of_name"):
            return "name"
        if word in self._heads:
            return "organisation"
        if closed and closed not in _NOMINAL and word not in self._parts:  # Lingkungan Hidup, Pasca Panen
            return "capital" if closed in _IN_NAMES and lower not in self._personal else closed
        if closed or word in self._parts:
            return "part"
        if lower in self._common:
            return "verb" if has_form_of_verb(lower) else "part"
        if word.isupper():
            return "acronym" if len(word) > 2 else "initial"  # Mahfud MD, tersangka AS
        return "name"

    def _listed(self, word: str, lower: str) -> str | None:
        """The tag of a word that stands in a list of titles, levels, months, numbers, currencies or firms."""
        if word in self._titles:
            return self._titles[word]
        if lower in self._levels:
            return self._level(lower)
        if lower in self._months:
            return "month"
        if lower in self._number_words:
            return "number_word"
        if word in self._currencies:
            return "symbol"
        if len(word) == 1:
            return "title" if word == "H" else "initial"  # H. is Haji before a name
        if word in self._companies:
            return "company"
        return "institution" if word in self._institutions else None


def _closed(lexicon: Callable[[str], Rows], numerals: Numerals) -> dict[str, str]:
    """Lower-case words to their tag: closed classes and irregular words, units, numbers.

    Of several classes nouns win, which may stand inside a noun phrase, then verbs of saying.
    """
    closed: dict[str, str] = {}
    for row in lexicon("words"):
        tag, known = _CLASS_TAG.get(row["class"], row["class"]), closed.get(row["word"])
        if known is None or tag in _NOMINAL or (tag == "speech" and known not in _NOMINAL):
            closed[row["word"]] = tag
    for name in ("percents", "units", "currencies"):
        for row in lexicon(name):
            if row["word"].isalpha() and row["word"].islower() and row.get("case") != "exact":
                closed[row["word"]] = "unit_word"
    closed.update({row["word"]: "more" for row in lexicon("bounds") if row["side"] == "inside"})
    closed.update(dict.fromkeys(numerals.words, "number_word"))
    return closed


def _titles(rows: Rows) -> dict[str, str]:
    """Titles and degrees of one word, without their points, to their tag; the first of several rows counts."""
    titles: dict[str, str] = {}
    for row in rows:
        bare = row["title"].replace(".", "")
        if len(bare) > 1 and " " not in bare:
            titles.setdefault(bare, _TITLE_TAG[row["kind"]])
    return titles
