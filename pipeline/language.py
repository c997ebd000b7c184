"""The words of an article: a lean spaCy tokenizer, one class for every word, numerals and sentences.

The class of a word is one character, so that the words of an article are a short string on which
regular expressions run fast: rules of kind `words` are written over it (see `words_pattern`).
Classes hang on the vocabulary, not on the article: each different word is classified once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex
from spacy.lang.id import Indonesian
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab, create_vocab

from pipeline.article import Article, plain
from pipeline.rulebook import Rulebook
from pipeline.values.number import Numerals, english_habit

CLASSES = {
    "number": "9", "number_more": "8", "digits": "0",
    "comma": ",", "stop": ".", "open": "(", "close": ")", "quote": '"', "dash": "-", "slash": "/", "colon": ":",
    "newline": "|", "symbol": "*",
    "preposition": "p", "of": "f", "as": "u", "conjunction": "c", "and": "&", "or": "z", "to": "e", "relative": "y", "pronoun": "o", "demonstrative": "d",
    "adverb": "a", "adjective": "j", "particle_of_name": "b", "auxiliary": "x", "speech": "s", "verb": "v", "classifier": "k", "temporal": "t", "more": "m",
    "noun": "n", "number_word": "w",
    "role": "R", "role_more": "r", "title": "T", "acting": "P", "elect": "E", "degree": "D",
    "organisation": "O", "company": "C", "capital": "Q", "part": "F", "acronym": "A", "initial": "I", "name": "N", "month": "M",
    "place": "G", "place_more": "g", "level": "L", "local": "K",
}  # fmt: skip
"""Class name, as rules write it, to its character."""

_CHARS = {"pronoun": "o", "interjection": "a", "particle": "a", "negation": "a", "question": "a"}
_PUNCTUATION = {",": ",", ";": ",", ".": ".", "!": ".", "?": ".", "(": "(", ")": ")", "[": "(", "]": ")", '"': '"',
                "'": '"', "-": "-", "/": "/", ":": ":", "…": ".", "...": ".", "&": "&"}  # fmt: skip
_VERB = regex.compile(r"(?:me(?:m|n|ng|ny)?|ber|di|ter|memper|diper)\p{Ll}{3,}")

# The lean tokenizer: a few anchored character classes do what the stock rules do at five times the price.
_PREFIX = regex.compile(r"""[\"'“”‘’«»„(\[{<>…\-–—=/,.:;!?*•|~`#@+^_&]|(?:Rp|US\$|S\$|A\$|HK\$|[$€£¥₩₹])(?=[\d.])|Juga(?=\p{Lu})""")
_SUFFIX = regex.compile(r"""(?:[\"'“”‘’«»„)\]}<>…\-–—=/,:;!?*•|~`%.#@+^_&]|(?<=\p{Ll}{3})\p{Lu}\p{Ll}{3,})$""")  # the last: glued words, "negeriKarawang"
_INFIX = regex.compile(
    r"""[/()\"“”«»„\[\]:;&…]|,(?=\p{L})|(?<=\p{L}),|(?<=\p{Ll}{3}|[\d%])[-–—](?=[\p{Lu}\d])|(?<=[\d\p{L}])[–—](?=[\d\p{L}])"""
    r"""|(?<=[\p{Ll}\d\"”)%])[.!?](?=[\p{Lu}"“])|(?<=\p{Lu}{2})[.](?=\p{Lu}\p{Ll})"""
)
_SENTENCE_END = regex.compile(r"""\n+|(?:[.!?…]+["')\]]*)(?:\s+(?=["'(\[]*[\p{Lu}\d•])|(?=["(]?\p{Lu}\p{Ll}))|(?<=[.!?]["])(?=\p{Lu}\p{Ll})""")
_LAST_WORD = regex.compile(r"[\p{L}.]+$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral in the plain text: digits with scale words, or spelled out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or term of a gazetteer (`region`, `role`, `title`, `acting`): its first and last word."""

    kind: str
    first: int
    last: int


@dataclass(slots=True)
class Page:
    """An article with its words; `plain` has the same length and offsets as the article's text."""

    article: Article
    plain: str
    doc: Doc
    starts: list[int]
    ends: list[int]
    classes: bytearray
    numerals: list[Numeral]
    sentence_starts: list[int]
    names: list["Name"]
    english: bool

    def word_at(self, offset: int) -> int:
        """The index of the word that holds the character at *offset*, or of the first word behind it."""
        return bisect_left(self.ends, offset + 1)

    def word(self, index: int) -> str:
        """The text of one word."""
        return self.plain[self.starts[index] : self.ends[index]]

    def span(self, first: int, last: int) -> str:
        """The plain text from word *first* to word *last*, both inclusive."""
        return self.plain[self.starts[first] : self.ends[last]]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds *offset*, outer white space excluded."""
        position = bisect_right(self.sentence_starts, offset) - 1
        start = self.sentence_starts[position]
        after = position + 1
        end = self.sentence_starts[after] if after < len(self.sentence_starts) else len(self.plain)
        sentence = self.plain[start:end]
        return start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())


class Language:
    """Turns articles into pages. Made once per run; holds the vocabulary and the word classes."""

    def __init__(self, rulebook: Rulebook, gazetteers: Mapping[str, Sequence[Sequence[str]]]) -> None:
        """*gazetteers*: the phrases, each a list of words, of the kinds `region`, `role`, `title`, `acting`."""
        self.vocab: Vocab = create_vocab("id", Indonesian.Defaults)
        self.tokenizer = Tokenizer(
            self.vocab, prefix_search=_PREFIX.match, suffix_search=_SUFFIX.search, infix_finditer=_INFIX.finditer,
            max_cache_size=10**6,
        )  # fmt: skip
        self.numerals = Numerals(rulebook.lexicon("numerals"))
        self.classifier = WordClasses(rulebook, self.numerals)
        self._codes = _CodesByOrth(self.vocab, self.classifier)
        self._abbreviations = frozenset(row["abbreviation"].lower() for row in rulebook.lexicon("abbreviations"))
        self._names = PhraseMatcher(self.vocab, attr="LOWER")
        for kind, phrases in gazetteers.items():
            self._names.add(kind, [Doc(self.vocab, words=words) for words in phrases])

    def read(self, article: Article) -> Page:
        """The page of *article*: words, classes, numerals, sentence starts."""
        text = plain(article.text)
        doc = self.tokenizer(text)
        table = doc.to_array(["ORTH", "LENGTH", "SPACY"])
        lengths = table[:, 1].astype("int64")
        ends = (lengths + table[:, 2].astype("int64")).cumsum() - table[:, 2].astype("int64")
        codes = self._codes
        classes = bytearray([codes[orth] for orth in table[:, 0].tolist()])
        page = Page(article, text, doc, (ends - lengths).tolist(), ends.tolist(), classes, [], [0], [], english_habit(text))
        page.names = self._find_names(doc, text, page)
        page.numerals = list(self._find_numerals(page))
        for numeral in page.numerals:
            self._mark(page, numeral)
        page.sentence_starts += self._sentences(text)
        return page

    def _find_names(self, doc: Doc, text: str, page: Page) -> list[Name]:
        """Names of the gazetteers, the longest at each place, marked in the classes of the words."""
        strings, found, covered = self.vocab.strings, [], 0
        matches = sorted(self._names(doc), key=lambda match: (match[1], -match[2]))
        for key, first, after in matches:
            kind = strings[key]
            if first < covered or (kind == "region" and not text[page.starts[first]].isupper()):
                continue
            covered = after
            found.append(Name(kind, first, after - 1))
            head, more = _MARKS[kind]
            page.classes[first] = head
            for index in range(first + 1, after):
                page.classes[index] = more
        return found

    def _find_numerals(self, page: Page) -> Iterator[Numeral]:
        """All numerals from left to right; digits are found by character, words by their class."""
        match = self.numerals.scan_pattern.match
        text, done = page.plain, 0
        starts = [found.start() for found in _DIGIT_START.finditer(text)]
        starts += [page.starts[found.start()] for found in _NUMBER_WORDS.finditer(page.classes)]
        starts.sort()
        for start in starts:
            if start < done:
                continue
            found = match(text, start)
            if found:
                done = found.end()
                yield Numeral(start, done, found.group())

    def _mark(self, page: Page, numeral: Numeral) -> None:
        """Sets the class of the words that a numeral covers."""
        first, last = page.word_at(numeral.start), page.word_at(numeral.end - 1)
        if page.classes[first] == _ACRONYM and page.starts[first] < numeral.start:
            return  # figures inside a name, such as P2MI
        page.classes[first] = _NUMBER
        for index in range(first + 1, last + 1):
            page.classes[index] = _NUMBER_MORE

    def _sentences(self, text: str) -> list[int]:
        """Where sentences start, after the first one. Newlines always end one, abbreviations never."""
        starts = []
        for end in _SENTENCE_END.finditer(text):
            if text[end.start()] == ".":
                word = _LAST_WORD.search(text, max(0, end.start() - 12), end.start())
                if word and (word.group().lower() + "." in self._abbreviations or _INITIAL.fullmatch(word.group())):
                    continue
            starts.append(end.end())
        return starts


_MARKS = {
    kind: (ord(CLASSES[head]), ord(CLASSES[more]))
    for kind, head, more in (
        ("region", "place", "place_more"), ("role", "role", "role_more"), ("title", "title", "title"),
        ("acting", "acting", "acting"),
    )
}  # fmt: skip
_DIGIT_START = regex.compile(r"(?<![\d])(?:\d|[½¼¾])")
_NUMBER_WORDS = regex.compile(rb"w+")
_INITIAL = regex.compile(r"\p{Lu}")
_ACRONYM = ord(CLASSES["acronym"])
_NUMBER, _NUMBER_MORE = ord(CLASSES["number"]), ord(CLASSES["number_more"])


class WordClasses:
    """The class of a word by itself, from the lexicons and the shape of the word."""

    def __init__(self, rulebook: Rulebook, numerals: Numerals) -> None:
        closed: dict[str, str] = {}
        for row in rulebook.lexicon("words"):
            if row["class"] in _NOMINAL or row["word"] not in closed:  # nouns win: they may stand inside a noun phrase
                closed[row["word"]] = _class_char(row["class"])
        closed.update({row["word"]: CLASSES["more"] for row in rulebook.lexicon("bounds") if row["side"] == "inside"})
        closed.update({word: CLASSES["number_word"] for word in numerals.words})
        self._closed = closed
        self._number_words = numerals.words
        self._common = frozenset(row["word"] for row in rulebook.lexicon("common"))
        titles: dict[str, str] = {}
        for row in rulebook.lexicon("titles"):
            words = row["title"].replace(".", " ").split()
            char = CLASSES[_TITLE_CLASS[row["kind"]]]
            if len(words) == 1 and len(words[0]) > 1:
                titles[words[0]] = char
        self._titles = titles
        kinds: dict[str, set[str]] = {}
        for row in rulebook.lexicon("organisations"):
            kinds.setdefault(row["kind"], set()).add(row["word"].split()[0])
        self._companies, self._heads = kinds["company"], kinds["head"] | kinds["acronym"]
        self._parts = (kinds["part"] | kinds["field"]) - kinds["both"]
        self._months = frozenset(row["word"].lower() for name in ("months", "weekdays") for row in rulebook.lexicon(name))
        self._levels = {row["word"].lower(): row["level"] for row in rulebook.lexicon("levels") if row["kind"] == "level"}

    def __call__(self, word: str) -> str:
        """The class character of *word*."""
        if word in _PUNCTUATION:
            return _PUNCTUATION[word]
        first = word[0]
        if first.isspace():
            return "|" if "\n" in word else " "
        if any(char.isdigit() for char in word):
            return CLASSES["acronym"] if first.isalpha() and first.isupper() else CLASSES["digits"]
        if not first.isalpha():
            return CLASSES["symbol"]
        return self._capitalised(word) if first.isupper() else self._lower(word)

    def _lower(self, word: str) -> str:
        if word in self._closed:
            return self._closed[word]
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
        if len(word) == 1:
            return CLASSES["initial"]
        if word in self._companies:
            return CLASSES["company"]
        if word in self._heads:
            return CLASSES["organisation"]
        if lower in self._closed and self._closed[lower] not in _NOMINAL_CHARS:
            char = self._closed[lower]
            return CLASSES["capital"] if char in _IN_NAMES and lower not in _PERSONAL else char
        if word in self._parts:
            return CLASSES["part"]
        if word.isupper() and len(word) > 1 and lower not in self._common:
            return CLASSES["acronym"]
        if lower in self._common:
            return CLASSES["verb"] if _VERB.fullmatch(lower) and lower not in self._closed else CLASSES["part"]
        return CLASSES["name"]


_TITLE_CLASS = {"honorific": "title", "rank": "title", "corps": "title", "degree": "degree", "acting": "acting",
                "former": "acting", "elect": "elect"}  # fmt: skip


_NOMINAL = frozenset({"noun", "adjective", "classifier"})
_NOMINAL_CHARS = frozenset(CLASSES[name] for name in _NOMINAL)


_IN_NAMES = frozenset(CLASSES[name] for name in ("adverb", "pronoun", "temporal", "auxiliary"))
"""Closed classes whose capitalised words stand inside names ("Kerja Sama", "Jasa Keuangan Lainnya")."""
_PERSONAL = frozenset("ia dia beliau mereka kami kita saya aku pihaknya dirinya".split())


def _class_char(name: str) -> str:
    return _CHARS.get(name) or CLASSES[name]


class _CodesByOrth(dict):
    """Orth id to class code; a word is classified when it is first met."""

    def __init__(self, vocab: Vocab, classify: WordClasses) -> None:
        super().__init__()
        self._strings = vocab.strings
        self._classify = classify

    def __missing__(self, orth: int) -> int:
        code = self[orth] = ord(self._classify(self._strings[orth]))
        return code


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
