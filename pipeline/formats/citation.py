"""Where a fact stands in its sentence, and links that open an article at one sentence.

Such a link is the address with a text fragment, to which browsers scroll and which they mark.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from pipeline.article import occurrences
from pipeline.fact import Fact

_WORDS = 6
"""Words at either end of a long sentence that are enough to find it."""


def sentence_link(url: str | None, sentence: str) -> str | None:
    """*url* with a fragment for *sentence* (WICG, Text Fragments); None where *url* is no address of the web.

    >>> sentence_link("https://kabar.example/1", "Dana Rp5 juta - atau lebih - cair.")
    'https://kabar.example/1#:~:text=Dana%20Rp5%20juta%20%2D%20atau%20lebih%20%2D%20cair.'
    >>> sentence_link("https://kabar.example/1#isi", " ".join(f"kata{n}" for n in range(20)))[:50]
    'https://kabar.example/1#isi:~:text=kata0%20kata1%2'
    >>> sentence_link("javascript:alert(1)", "Dana Rp5 juta cair.") is None
    True
    """
    if not url or not is_web(url):
        return None
    words = sentence.split()
    pieces = [words] if len(words) <= 3 * _WORDS else [words[:_WORDS], words[-_WORDS:]]
    text = ",".join(quote(" ".join(piece), safe="").replace("-", "%2D") for piece in pieces)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def is_web(url: str) -> bool:
    """Whether *url* can be opened in a browser without doing more than that."""
    try:
        return urlsplit(url).scheme in ("http", "https") and url.isprintable() and " " not in url
    except ValueError:
        return False


def offsets(facts: Sequence[Fact]) -> list[int]:
    """Where each of *facts*, in reading order, begins in its sentence.

    Facts do not say where their sentence begins in the article. A text that stands in it several times (`3 dari 3`)
    leaves several beginnings; the other facts of the sentence tell which one it is, else it is the first.
    """
    begins: list[set[int]] = []
    for fact in facts:
        possible = {fact.start - at for at in occurrences(fact.sentence, fact.text)} or {fact.start}
        if begins and (shared := possible & begins[-1]) and _same_sentence(facts, len(begins)):
            begins.append(begins[-1])
            begins[-1].intersection_update(shared)
        else:
            begins.append(possible)
    return [fact.start - max(starts) for fact, starts in zip(facts, begins, strict=True)]


def _same_sentence(facts: Sequence[Fact], index: int) -> bool:
    before, fact = facts[index - 1], facts[index]
    return before.doc_id == fact.doc_id and before.sentence == fact.sentence
