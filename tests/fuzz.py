"""Mutates articles and looks whether what holds for every article still holds.

    python -m tests.fuzz                                 1,000 mutations of the corpus
    python -m tests.fuzz ARTICLES --texts 100000 --seed 3

ARTICLES is whatever `fakta run` reads. A text that breaks something is printed, with the seed that makes it again, and
its exception or what did not hold; then the counts by kind. Exit 1 where anything broke.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

from pipeline.article import Article
from pipeline.fact import BOUNDS, QUANTITIES, TYPES, Fact
from pipeline.formats.read import articles, sources
from pipeline.formats.tables import encoded
from pipeline.language.words import LONGEST
from pipeline.page import article_block
from pipeline.route import Reading, Route
from pipeline.rulebook import load

ROOT = Path(__file__).parent.parent
MARKS = (
    "\0", "\r", "\v", "\f", "\x1b", "\u0085", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\ufeff", "\ufffd",
    "\U0001f600", "İ", "ß", "ﬁ", "٣", "½", "±", "“", "”", "’", "—", "&nbsp;", "&quot;", "&#8220;", "<b>", "|", ";", "%",
)  # fmt: skip
WORDS = (
    "triliun triliun triliun", "ribuan", "belasan", "per", "hingga", "sampai", "atau", "dan", "dari", "Rp", "US$", "%",
    "9999999999999999999999", "0", "1/2", "-5", "29 Februari", "31 November 2023", "25-3 Maret 2024", "tahun lalu",
    "Desember-Februari 2024", "0/0", "(31/2)", "Kabupaten", "Desa", "Bupati", "Direktur SMA 1", "kata", "Dr.", "(37)",
    "Kepala Dinas", "mengatakan", "rata-rata", "yoy", "tidak", "jika", "sebesar", "kurang dari", "Senin", "pada 2024",
)  # fmt: skip
DAYS = (None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), date(2023, 12, 31), date(2025, 3, 3))
Mutation = Callable[[random.Random, str], str]


def without_some(chars: str, share: float) -> Mutation:
    """Leaves out a share of the *chars*."""
    return lambda rng, text: "".join(char for char in text if char not in chars or rng.random() > share)


def with_some(pieces: Sequence[str], glue: str = "") -> Mutation:
    """Puts *pieces* at some places, glued or with spaces round them."""

    def put(rng: random.Random, text: str) -> str:
        for _ in range(rng.randint(1, 8)):
            at = rng.randint(0, len(text))
            text = f"{text[:at]}{glue}{rng.choice(pieces)}{glue}{text[at:]}"
        return text

    return put


def exchanged(of: str, by: Sequence[str], share: float) -> Mutation:
    """Puts another character for a share of those in *of*."""
    return lambda rng, text: "".join(
        rng.choice(by) if char in of and rng.random() < share else char for char in text
    )


def shuffled(rng: random.Random, text: str) -> str:
    """Some words in any order."""
    words = text.split(" ")
    at = rng.randint(0, len(words))
    some = words[at : at + rng.randint(2, 30)]
    rng.shuffle(some)
    return " ".join([*words[:at], *some, *words[at + len(some) :]])


def cut(rng: random.Random, text: str) -> str:
    """A stretch of the text, which may begin and end inside a word."""
    at = rng.randint(0, len(text))
    return text[at : at + rng.randint(1, 600)]


def repeated(rng: random.Random, text: str) -> str:
    """A stretch, several times."""
    at, length = rng.randint(0, len(text)), rng.randint(1, 40)
    return text[:at] + text[at : at + length] * rng.randint(2, 30) + text[at + length :]


MUTATIONS: dict[str, Mutation] = {
    "glued": without_some(" ", 0.2), "all glued": without_some(" ", 1.0), "no full stops": without_some(".", 1.0),
    "no marks": without_some(".,()\"“”-", 0.5), "one line": lambda _, text: text.replace("\n", " "),
    "letters lost": without_some("aeiou", 0.03), "marks": with_some(MARKS), "words": with_some(WORDS, " "),
    "words glued": with_some(WORDS), "figures": exchanged("0123456789", "0123456789", 0.5),
    "figures and marks": exchanged("0123456789.,", "0123456789.,", 0.3),
    "letters for figures": exchanged("015", "OlS", 0.3),
    "odd spaces": exchanged(" ", "\u00a0\u2009\u200b\t\n\r  ", 0.3), "lower": lambda _, text: text.lower(),
    "upper": lambda _, text: text.upper(), "title": lambda _, text: text.title(), "shuffled": shuffled, "cut": cut,
    "repeated": repeated, "dashes": exchanged(" ", "-–/ ", 0.1), "brackets": exchanged(" ", "()[] ", 0.1),
}  # fmt: skip


def mutated(article: Article, seed: int) -> Article:
    """*article* after one to three mutations, published on an odd day."""
    rng = random.Random(seed)
    text = article.text
    for name in rng.choices(list(MUTATIONS), k=rng.randint(1, 3)):
        text = MUTATIONS[name](rng, text)
    return Article(article.id, text, title=article.title, published=rng.choice(DAYS), url=article.url)


def broken(route: Route, article: Article) -> list[str]:
    """What does not hold for *article*; raises what the reading raises."""
    reading = route.read(article)
    facts = reading.facts
    wrong = [fault for fact in facts for fault in _of_fact(fact, article.text)]
    if any(before.start > fact.start for before, fact in pairwise(facts)):
        wrong.append("facts are not in reading order")
    quantities = [fact for fact in facts if fact.type in QUANTITIES]
    if any(before.end > fact.start for before, fact in pairwise(quantities)):
        wrong.append("quantities overlap")
    if len({fact.fact_id for fact in facts}) < len(facts):
        wrong.append("two facts have one id")
    if route.facts(article) != facts:
        wrong.append("a second reading differs")
    return [*wrong, *_of_outputs(reading)]


def _of_fact(fact: Fact, text: str) -> Iterator[str]:
    """What does not hold for one row."""
    if text[fact.start : fact.end] != fact.text or not fact.text:
        yield "text does not stand at its offsets"
    if fact.text not in fact.sentence or fact.sentence not in text:
        yield "sentence does not hold the fact, or is not of the article"
    if len(fact.sentence) > LONGEST + len(fact.text) + 40:
        yield "sentence is too long"
    if fact.type == "official" and not (fact.name and fact.name.strip()):
        yield "official without a name"
    if bool(fact.region_code) != bool(fact.region_name):
        yield "region_code without region_name"
    if any(isinstance(value, str) and len(value) > LONGEST for value in fact._replace(sentence="", text="")):
        yield "a cell is too long"
    yield from _of_quantity(fact)


def _of_quantity(fact: Fact) -> Iterator[str]:
    """What does not hold for the number of a row, its unit and its days."""
    if fact.type not in TYPES or (fact.type in QUANTITIES) != (fact.bound in BOUNDS):
        yield "type or bound is unknown"
    ends = [end for end in (fact.low, fact.value, fact.high) if end is not None]
    if ends != sorted(ends) or (fact.bound == "range" and fact.low == fact.high):
        yield "low, value and high do not rise"
    if fact.type in ("money", "percent", "measure") and not (fact.unit or "").strip("\0 "):
        yield "unit is missing"
    if fact.period_start and fact.period_end and fact.period_start > fact.period_end:
        yield "period runs backwards"


def _of_outputs(reading: Reading) -> Iterator[str]:
    """What does not hold for the tables and the page."""
    tables = encoded(reading.facts, ("csv", "jsonl", "parquet"))
    rows = [json.loads(line) for line in tables["jsonl"].decode().split("\n") if line]
    if [row["text"] for row in rows] != [fact.text for fact in reading.facts]:
        yield "jsonl does not give the rows back"
    block = article_block(reading).decode()
    inside = block[block.index(">") + 1 : block.rindex("</script>")]
    if "<" in inside or len(json.loads(inside)["facts"]) != len(reading.facts):
        yield "the block of the page is no JSON, or lacks facts"


def main(arguments: Sequence[str]) -> int:
    """Mutates, reads, tells; the number of texts that broke something decides the exit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", nargs="?", type=Path, default=ROOT / "corpus")
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="of the first text")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of the processor, at the most")
    given = parser.parse_args(arguments)
    route = Route(load())
    originals = [article for article in articles(sources([given.path])) if isinstance(article, Article)]
    kinds: Counter[str] = Counter()
    begin, done = process_time(), 0
    for seed in range(given.seed, given.seed + given.texts):
        if process_time() - begin > given.seconds:
            break
        article = mutated(originals[seed % len(originals)], seed)
        done += 1
        try:
            faults = broken(route, article)
        except Exception as error:
            faults = [f"raises {type(error).__name__}: {error}"[:120]]
        for fault in dict.fromkeys(faults):
            kinds[fault] += 1
            if kinds[fault] <= 3:
                print(f"seed {seed}, {article.id}: {fault}")
    print(f"{done} texts, {process_time() - begin:.0f} s; broken: {sum(kinds.values())}")
    for fault, count in kinds.most_common():
        print(f"{count:6}  {fault}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
