"""What: the noun phrase that names what an amount, a share or a measure measures."""

from pipeline.language import CLASSES, Page
from pipeline.link.clauses import Place

_NOMINAL = frozenset(
    ord(CLASSES[name])
    for name in ("noun", "adjective", "classifier", "part", "name", "acronym", "organisation", "company", "institution", "place",
                 "place_more", "place_or_name", "level", "local", "capital", "role", "role_more", "initial", "unit_word", "digits",
                 "number_word", "slash", "dash", "title")
)  # fmt: skip
_SKIPPED = frozenset(
    ord(CLASSES[name])
    for name in ("adverb", "amount", "copula", "auxiliary", "more", "verb", "temporal", "to", "rest")
)  # fmt: skip
_BRIDGE = frozenset({"sebesar", "senilai", "seharga", "mencapai", "menjadi", "yakni", "yaitu", "adalah", "hanya", "angka", "sebanyak",
                     "total", "di", "pada", "ke", "level", "sekitar", "kisaran", "posisi", "dari", "semula", "masing-masing", ":", "(", "atau", "selama", "seluas", "sepanjang", "berada", "lebih", "kurang", "hampir", "minimal", "maksimal", "sedikitnya"})  # fmt: skip
_ENDS = frozenset({",", ".", ";", "\n", '"', "dan", "bahwa", "karena", "sedangkan", "sementara", "yang", "serta", "?", "!"})
_LONGEST = 9


def metric(place: Place, page: Page) -> tuple[str, tuple[int, int]] | None:
    """The noun phrase for one quantity and its span, or None where its sentence names none."""
    behind = _behind(place, page)
    if place.mention.type in ("percent", "measure") and behind:
        return behind
    return _before(place, page) or behind


def _behind(place: Place, page: Page) -> tuple[str, tuple[int, int]] | None:
    """The noun directly behind: "60 persen pekerja", "11 ton katalis", "65 persen dari produksi"."""
    first = place.after
    if first < place.sentence_after and page.word(first).lower() in ("dari", "("):
        first += 1
    return _phrase(first, place.sentence_after, page)


def _phrase(first: int, limit: int, page: Page) -> tuple[str, tuple[int, int]] | None:
    """The noun phrase that begins at word *first*."""
    last = first
    while last < limit and last - first < _LONGEST and page.classes[last] in _NOMINAL:
        last += 1
    if last == first or page.classes[first] == ord(CLASSES["digits"]):
        return None
    return page.span(first, last - 1), (page.starts[first], page.end(last - 1))


def _before(place: Place, page: Page) -> tuple[str, tuple[int, int]] | None:
    """The noun phrase before: the object or subject of the verb that leads to the number."""
    index = place.first - 1
    while index >= place.sentence_first and (page.word(index).lower() in _BRIDGE or page.classes[index] in _SKIPPED):
        index -= 1
    if index < place.sentence_first or page.word(index) in _ENDS:
        return None
    last = index
    while index >= place.sentence_first and last - index < _LONGEST and page.classes[index] in _NOMINAL:
        index -= 1
    first = index + 1
    if first > last:
        return None
    return page.span(first, last), (page.starts[first], page.end(last))
