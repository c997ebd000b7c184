"""Measures how the time of an article grows with its length, where its text is made to be hard.

    python -m tests.linear                     every rule by its examples, every kind of word, known repetitions
    python -m tests.linear --only money.       those whose name begins so
    python -m tests.linear ARTICLES            these articles joined to 1 and to 4 MB

A repetition is read at some length and at eight times that length: route, arithmetic, page and tables. Where the time
grows faster than the length to the power of 1.3, both are printed, and the exit is 1. What looks steep on a short text
is tried again on one four times as long before it is called so. `tests/test_linear.py` counts steps in place of time.
"""

import argparse
import gc
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from time import process_time

from pipeline.arithmetic import Arithmetic
from pipeline.article import Article
from pipeline.formats.read import articles, sources
from pipeline.formats.tables import encoded
from pipeline.page import article_block
from pipeline.route import Route
from pipeline.rulebook import Rulebook, load

SHORT, TIMES, STEEP = 8_000, 8, 1.3
SUSPECT = 1.15
"""An exponent on a short text that is looked into: what grows with the square is a small part of the time there."""
_TOO_LONG = 3
"""Seconds of a short text that are steep enough."""
JOINED, RATIO = 1_000_000, 4.5
"""Characters of ordinary articles, and how many times as long four times as many may take."""

KNOWN: Mapping[str, str] = {
    "measures": "5 km ", "amounts": "Rp1. ", "ends before quotes": ". then \"", "points": ".", "marks": "!?",
    "list of quantities": "1 persen (x), ", "regions with numbers": "Kabupaten Sigi 5 persen ", "chain": "1-",
    "villages": "Desa A, ", "schools": "SD Negeri ", "districts": "Kecamatan X, Y, ", "ranges": "Rp10-20 miliar, ",
    "dates": "5 Januari 2024 ", "list announced": "kata: \n- ini 5 ton\n",
    "dates and measures": "5 Januari 2024 5 ton ", "name and role": "Budi Sari, Ketua RT, ",
    "years and shares": "pada 2024 5 persen, ", "open quotes": "“Rp1 ", "sources": "menurut Budi ",
    "amounts in a chain": "Rp1-", "glued amounts": "Rp1", "shares of a year": "5 persen tahun ini, ",
    "regions and numbers": "Kabupaten Sigi maju. Ada 5 persen. Naik. ", "regions": "Sigi ",
    "rates": "Rp5 juta per bulan, ", "quotes": "\"kata ", "closed quotes": "“kata” ", "persons": "1 orang ",
    "shares": "5 persen, ", "pictures": "[Gambas: ", "persons and shares": "50 orang (5 persen) ",
    "either": "50 atau 5 persen ", "officials say numbers": "Bupati Sigi Budi Sari mengatakan 5 persen. ",
    "speeches": "\"Kami siap,\" kata Ketua RT Budi Sari. ", "lists of regions": "Sigi, Palu, Poso, Donggala dan ",
    "verbs": "naik 5 ", "regencies": "Kabupaten Sigi ", "thousand": "seribu ", "spelled": "satu triliun ",
    "spelled thousands": "satu ribu ", "roles": "Kepala Dinas ", "more spelled": "dua puluh satu juta ",
    "hospitals": "Rumah Sakit ", "numbers in roles": "Direktur SMA 1 ", "schools and": "Kepala Dinas SD dan SMP dan ",
    "institutions": "Ketua Budi SD SMP SMA ", "one line": "Beras Rp12.500 Gula Rp15.000 ", "bare counts": "Ada 5. ",
    "plain": "Anggaran Rp5 miliar untuk 43 desa. ", "nothing": "kata ", "letters": "a", "figures": "1", "spaces": " ",
    "lines": "\n", "brackets": "(", "closing": ")", "slashes": "/", "per": "5 per ", "commas": "1, ", "dan": "5 dan ",
    "tags": "<b>", "entities": "&nbsp;", "leftovers": "Baca juga: ", "quotes alone": "\"", "single quotes": "'a ",
    "headlines": "Sigi, Kabar - ", "percents": "5% ", "hedges": "sekitar ", "tenths": "0,1 ", "groups": "1.000.",
}  # fmt: skip
"""What was quadratic once, and what is like it."""


def repetitions(book: Rulebook) -> Iterator[tuple[str, str]]:
    """Texts to be repeated, each with a name that tells where it is from."""
    yield from ((f"known {name}", piece) for name, piece in KNOWN.items())
    for rule in (*book.rules, *book.chunks):
        texts = [str(example["text"]) if isinstance(example, Mapping) else example for example in rule.examples]
        for number, text in enumerate([*texts, *rule.counterexamples]):
            bare = re.sub(r"[][]", "", text)
            yield f"{rule.id} {number}", bare + " "
            for inside in re.findall(r"\[([^][]+)\]", text)[:1]:
                yield f"{rule.id} {number} alone", inside + " "
            yield f"{rule.id} {number} without ends", re.sub(r"[.!?]", "", bare) + ", "
    for name in book.lexicons.names():
        yield from _of_words(name, book)


def _of_words(name: str, book: Rulebook) -> Iterator[tuple[str, str]]:
    """The words of one list: the first of each kind alone, and with a number and a name beside it."""
    if name in ("villages", "regions", "bps_codes"):
        return
    kinds: dict[tuple[str, ...], str] = {}
    for row in book.lexicon(name):
        word, *rest = row.values()
        kinds.setdefault(tuple(rest[:1]), word)
    for kind, word in list(kinds.items())[:12]:
        for form in ("{} ", "5 {}, ", "Budi {} Kota Sigi "):
            yield f"{name} {'/'.join(kind)} {form.strip()}", form.format(word)


def mixed(book: Rulebook, number: int) -> Iterator[tuple[str, str]]:
    """So many pieces of some words of any lists each."""
    words = [next(iter(row.values())) for name in book.lexicons.names() if name not in ("villages", "regions")
             for row in book.lexicon(name)]  # fmt: skip
    marks = ("5", "(", ")", ",", ".", "“", "”", ":", ";", "-", "/", "%")
    for seed in range(number):
        rng = random.Random(seed)
        kinds = [rng.choice((words, words, marks)) for _ in range(rng.randint(2, 9))]
        some = [rng.choice((str, str.title))(rng.choice(kind)) for kind in kinds]
        yield f"mixed {seed}", " ".join(some) + " "


class Reading:
    """Everything that a run does with one article."""

    def __init__(self, book: Rulebook) -> None:
        self._route, self._arithmetic = Route(book), Arithmetic(book)

    def seconds(self, text: str) -> float:
        """Of the processor, to read *text* and to write its rows and its block of the page."""
        article = Article("a", text)
        gc.collect()
        gc.disable()
        start = process_time()
        reading = self._route.read(article)
        self._arithmetic(reading.facts, text)
        article_block(reading)
        encoded(reading.facts, ("csv", "jsonl", "parquet"))
        return process_time() - start

    def exponent(self, piece: str, length: int) -> tuple[float, float, float]:
        """How the time grows from *length* to TIMES as much, and both times."""
        short, long = (self.seconds(piece * (many // len(piece))) for many in (length, length * TIMES))
        return log(max(long, 0.001) / max(short, 0.001)) / log(TIMES), short, long


def main(arguments: Sequence[str]) -> int:
    """Measures, tells; whether anything is steep decides the exit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, help="articles, which are joined")
    parser.add_argument("--only", default="", help="beginning of the names")
    parser.add_argument("--short", type=int, default=SHORT, help="characters of the shorter text")
    parser.add_argument("--mixed", type=int, default=0, help="pieces of any words of the lists")
    given = parser.parse_args(arguments)
    book = load()
    reading = Reading(book)
    if given.path:
        return _joined(reading, given.path)
    steep = tried = 0
    for name, piece in (*repetitions(book), *mixed(book, given.mixed)):
        if not name.startswith(given.only):
            continue
        tried += 1
        reading.seconds(piece * 40)  # what is made when a rule is first asked for
        exponent, short, long = reading.exponent(piece, given.short)
        if exponent > SUSPECT and long < _TOO_LONG:
            exponent, short, long = reading.exponent(piece, given.short * 4)
        if exponent > STEEP:
            steep += 1
            print(f"{exponent:.2f}  {short:.2f} s, {long:.2f} s  {name}: {piece!r}", flush=True)
    print(f"{tried} repetitions, {steep} of them steeper than {STEEP}")
    return 1 if steep else 0


def _joined(reading: Reading, path: Path) -> int:
    """Reads articles as one, and four times as many as one."""
    texts = [article.text for article in articles(sources([path])) if isinstance(article, Article)]
    text = "\n\n".join(texts)
    reading.seconds(text[-JOINED:])
    once, times = (reading.seconds(text[:many]) for many in (JOINED, 4 * JOINED))
    print(f"{JOINED} characters {once:.2f} s, {min(len(text), 4 * JOINED)} {times:.2f} s: {times / once:.2f} times")
    return 1 if times / once > RATIO else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
