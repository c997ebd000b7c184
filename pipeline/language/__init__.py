"""From an article to its page: words and their classes, numerals, names, sentences.

spaCy's tokenizer is not on this route. Its lean form alone takes a quarter of the time of the stock one, a
Doc with its arrays more; one regular expression of the standard library splits the same text in a
thirtieth. The component makes a Doc where somebody wants one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from pipeline.article import Article, plain
from pipeline.language.classes import CLASSES, WordClasses, codes, words_pattern
from pipeline.language.names import Name, Names
from pipeline.language.page import Numeral, Page
from pipeline.rulebook import Rulebook
from pipeline.values.habit import english_habit
from pipeline.values.number import Numerals

__all__ = ["CLASSES", "Language", "Name", "Numeral", "Page", "codes", "split", "words_pattern"]

_WORD = re.compile(
    r"""[a-z]+(?:-[a-z]+)*(?![^\W\d_]|\d)\ *               # lower case, reduplications whole: rata-rata
      | (?:[A-Z]|Ph|Sp)\.(?:[A-Z][A-Za-z]{0,3}\.?)+(?![a-z])\ *  # degrees and initials: S.Pd.I, M.Si, A.A.
      | [A-Z]?[a-z]{3,}(?=[A-Z][a-z]{3})                # glued by the web page: negeri|Karawang
      | [^\W\d_]{1,2}-[A-Z][a-z']+\ *                   # Al-Haris
      | (?:R[pP]|RM|IDR|USD|SGD|EUR|GBP|JPY|CNY|AUD|MYR|HKD|CHF|INR)(?=\.?\d)
      | [^\W\d_]+(?:['-][a-z]+)*(?:\d\w*)?\ *           # other words, also G20 and COVID19
      | \d+(?:[.,]\d+)*\ *
      | \n\s*
      | [^\w\s]\ *
      | \s+
      | \w+\ *
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(
    r"""[\n.!?…](?:(?<=\n)\s*|(?<!\n)[.!?…]*["')\]]*(?:\s+(?=["'(\[]*[A-Z\d•])|(?=["(]?[A-Z][a-z])))"""
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_DIGITS = re.compile(r"[0-9½¼¾][0-9]*(?:[.,][0-9]+)*")  # begins with a class of characters: fast to look for
_SCALE_MAY_FOLLOW = frozenset("½¼¾-rjmtkbRJMTKBs")
_SPACED_SCALE_MAY_FOLLOW = frozenset(f" {letter}" for letter in (*_SCALE_MAY_FOLLOW, " "))
_NUMBER_WORD = re.compile(CLASSES["number_word"].encode())
_MAYBE_NAME = re.compile(rb"[\x80-\xff]")
_NAME_FLAG = 0x80
_VOCABULARY = 400_000
"""Different words kept with their class; beyond that the memory starts anew."""

_MARKS = {
    kind: (ord(CLASSES[head]), ord(CLASSES[more]))
    for kind, head, more in (
        ("region", "place", "place_more"), ("region_or_name", "place_or_name", "place_more"),
        ("organisation", "organisation", "part"), ("part", "part", "part"), ("role", "role", "role_more"), ("local_role", "local_role", "role_more"), ("title", "title", "title"),
        ("acting", "acting", "acting"),
    )
}  # fmt: skip
_ACRONYM = ord(CLASSES["acronym"])
_NUMBER, _NUMBER_MORE = ord(CLASSES["number"]), ord(CLASSES["number_more"])


def split(text: str) -> list[str]:
    """The words and marks of *text*, which they join to: each keeps the space behind it.

    >>> split("Rata-rata Rp5,5 juta/kg.")
    ['Rata-rata ', 'Rp', '5,5 ', 'juta', '/', 'kg', '.']
    """
    return _WORD.findall(text)


class Language:
    """Turns articles into pages. Made once per run; each different word is classified once."""

    def __init__(self, rulebook: Rulebook, gazetteers: Mapping[str, Sequence[str]]) -> None:
        """*gazetteers*: the phrases, in lower case, of the kinds `region`, `role`, `local_role`, `title` and `acting`."""
        self.numerals = Numerals(rulebook.lexicon("numerals"))
        self._names = Names()
        for kind, phrases in gazetteers.items():
            self._names.add(kind, ([word.rstrip(" ") for word in split(phrase)] for phrase in phrases))
        self._codes = _Codes(WordClasses(rulebook, self.numerals), self._names)
        self._abbreviations = frozenset(
            row["abbreviation"].lower().rstrip(".") for row in rulebook.lexicon("abbreviations")
        )

    def read(self, article: Article) -> Page:
        """The page of *article*."""
        text = plain(article.text)
        words = split(text)
        classes = bytearray(map(self._codes.__getitem__, words))
        page = Page(article, text, words, list(accumulate(map(len, words), initial=0)), classes)
        page.names = self._find_names(page)
        page.numerals = list(self._find_numerals(page))
        page.english = english_habit(numeral.text for numeral in page.numerals)
        page.set_sentences([0, *self._sentences(text)])
        return page

    def _find_names(self, page: Page) -> list[Name]:
        """Names of the gazetteers, marked in the classes of their words."""
        classes = page.classes
        candidates = [found.start() for found in _MAYBE_NAME.finditer(classes)]
        for index in candidates:
            classes[index] &= ~_NAME_FLAG
        names = list(self._names.find(page.words, candidates))
        for name in names:
            head, more = _MARKS[name.kind]
            classes[name.first] = head
            for index in range(name.first + 1, name.last + 1):
                classes[index] = more
        return names

    def _find_numerals(self, page: Page) -> Iterator[Numeral]:
        """All numerals from left to right; digits are found by character, words by their class."""
        match = self.numerals.scan_pattern.match
        text, done = page.plain, 0
        starts = [found.span() for found in _DIGITS.finditer(text)]
        spelled = [(page.starts[found.start()], 0) for found in _NUMBER_WORD.finditer(page.classes)]
        if spelled:
            starts = sorted(starts + spelled)
        for start, end in starts:
            if start < done:
                continue
            if not end or text[end : end + 1] in _SCALE_MAY_FOLLOW or text[end : end + 2] in _SPACED_SCALE_MAY_FOLLOW:
                found = match(text, start)
                if not found:
                    continue
                end = found.end()
            done = end
            yield self._marked(page, start, end)

    @staticmethod
    def _marked(page: Page, start: int, end: int) -> Numeral:
        """The numeral from *start* to *end*; the words that it covers get its class."""
        first = page.word_at(start)
        if page.starts[first] == start or page.classes[first] != _ACRONYM:  # else figures inside a name, such as P2MI
            page.classes[first] = _NUMBER
            after = first + 1
            while page.starts[after] < end:
                page.classes[after] = _NUMBER_MORE
                after += 1
        return Numeral(start, end, page.plain[start:end], first)

    def _sentences(self, text: str) -> list[int]:
        """Where sentences start, after the first one. Newlines always end one, abbreviations never."""
        starts = []
        for end in _SENTENCE_END.finditer(text):
            start = end.start()
            if text[start] == ".":
                word = _LAST_WORD.search(text, max(0, start - 12), start)
                if word and (word.group().lower() in self._abbreviations or len(word.group()) == 1):
                    continue
            starts.append(end.end())
        return starts


class _Codes(dict):
    """A word as split to its class code, with a flag where a name of a gazetteer may begin."""

    def __init__(self, classify: WordClasses, names: Names) -> None:
        super().__init__()
        self._classify, self._names = classify, names

    def __missing__(self, word: str) -> int:
        if len(self) > _VOCABULARY:
            self.clear()
        bare = word.rstrip(" ") or " "
        if bare != word and bare in self:
            code = self[word] = self[bare]
            return code
        code = ord(self._classify(bare))
        if self._names.starts(bare):
            code |= _NAME_FLAG
        self[word] = code
        return code
