"""From the facts table and the articles to mentions: what each number says, and what its sentence says of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa

from pipeline.ledger.kinds import head_cues, kinds_of, measured_of, roles_of
from pipeline.ledger.lexicon import Lexicon
from pipeline.ledger.mentions import (
    DATED,
    UNKNOWN,
    Bools,
    Floats,
    Ints,
    Mentions,
    Small,
    Texts,
    numbered,
    quantities_of,
    texts,
)
from pipeline.ledger.surroundings import Reader, Surroundings, spans_in
from pipeline.ledger.written import Number, numbers_of

_TOPIC, _NEAR, _NAMES, _HEAD = 16, 10, 8, 4
"""Words kept of a sentence (the rarest), near a number, of its names, and of what it measures."""
_UNSEEN = 500
"""Articles in which no word occurs, added to those that are there: two articles are not the whole language."""
_DAY = 86400
_CLOSE = frozenset({"clause", "sentence"})


def mentions_of(facts: pa.Table, articles: pa.Table, lexicon: Lexicon) -> Mentions:
    """The quantities of *facts*, with what *articles* (a table of STORIES) says of where they stand."""
    table = quantities_of(facts)
    numbers = numbers_of(table, lexicon)
    read = list(_surroundings(table, Reader(lexicon)))
    doc, docs = numbered(table["doc_id"])
    about = _articles(docs, articles, table)
    column = {name: table[name].to_pylist() for name in ("metric", "unit")}
    nouns = np.array([number.noun for number in numbers], dtype=object)
    heads = [_head(*row) for row in zip(column["metric"], column["unit"], nouns, strict=True)]
    words = _Words(((*each.words, *head) for (each, _), head in zip(read, heads, strict=True)), doc)
    around = [surroundings.around[rank] for surroundings, rank in read]
    near_cues = np.array([each.near_cues for each in around], dtype=np.int64)
    before_cues = np.array([each.before_cues for each in around], dtype=np.int64)
    cues = np.array([surroundings.cues for surroundings, _ in read], dtype=np.int64)
    about_cues = near_cues | head_cues(column["metric"], lexicon)
    classes = np.array([number.uclass for number in numbers], dtype=object)
    since, until, dated = _times(table, about["published"][doc])
    block, _ = numbered(pa.array([number.uclass for number in numbers], pa.string()))
    return Mentions(
        table=table, doc=doc, sentence=_sentences(table, doc),
        value=_floats(numbers, 0), low=_floats(numbers, 1), high=_floats(numbers, 2), step=_floats(numbers, 3),
        digits=np.array([number.digits for number in numbers], dtype=np.int64),
        bound=_texts(table["bound"]), uclass=classes,
        block=block, noun=nouns, anybody=_anybody(nouns, lexicon), role=roles_of(table, near_cues, before_cues),
        kind=kinds_of(classes, nouns, table, cues, about_cues, lexicon), measured=measured_of(classes, about_cues),
        status=_texts(table["status"]),
        published=about["published"][doc], since=since, until=until, dated=dated, place=_places(table),
        topic=words.rarest([surroundings.words for surroundings, _ in read], _TOPIC),
        near=words.rarest([each.near for each in around], _NEAR),
        names=words.rarest([surroundings.names for surroundings, _ in read], _NAMES),
        head=words.rarest(heads, _HEAD),
        sides=_matrix([surroundings.sides for surroundings, _ in read], lexicon.contrasts + 1),
        near_sides=_matrix([each.near_sides for each in around], lexicon.contrasts + 1),
        cues=cues, near_cues=near_cues,
        copy=about["copy"][doc], template=about["template"][doc], story=about["story"][doc],
        outlet=about["outlet"][doc], weight=words.weight, vocabulary=words.vocabulary,
    )  # fmt: skip


class _Words:
    """The words of all sentences, by their place in the alphabet, and how much each says."""

    def __init__(self, said: Iterable[Sequence[str]], doc: Ints) -> None:
        seen: dict[str, int] = {}
        last: dict[str, int] = {}
        for words, number in zip(said, doc.tolist(), strict=True):  # in the order of the articles
            for word in words:
                if last.get(word) != number:
                    last[word] = number
                    seen[word] = seen.get(word, 0) + 1
        self.vocabulary: Texts = np.array(sorted(seen), dtype=object)
        counts = np.array([seen[word] for word in self.vocabulary], dtype=np.float64)
        articles = len(np.unique(doc)) + _UNSEEN
        self.weight: Floats = np.append(np.log(articles / counts), 0.0) if len(counts) else np.zeros(1)
        self._by_rank = np.lexsort((np.arange(len(counts)), -self.weight[: len(counts)]))
        self._rank = {str(self.vocabulary[number]): rank for rank, number in enumerate(self._by_rank.tolist())}

    def rarest(self, lists: Sequence[Sequence[str]], most: int) -> Small:
        """The *most* rarest words of each list, one row a list."""
        made = np.full((len(lists), most), -1, dtype=np.int32)
        before: Sequence[str] | None = None
        numbers: list[int] = []
        for row, words in enumerate(lists):
            if words is not before:  # the numbers of a sentence share its words
                numbers = sorted({self._rank[word] for word in words if word in self._rank})[:most]
                before = words
            made[row, : len(numbers)] = self._by_rank[numbers]
        return made


def _surroundings(table: pa.Table, reader: Reader) -> Iterator[tuple[Surroundings, int]]:
    """What stands round each mention, and which of the numbers of its sentence it is."""
    columns = (table[name].to_pylist() for name in ("doc_id", "sentence", "text", "start"))
    for (_, sentence), group in groupby(zip(*columns, strict=True), key=lambda row: row[:2]):
        rows = list(group)
        spans = spans_in(sentence, [row[2] for row in rows], [row[3] for row in rows])
        surroundings = reader(sentence, spans)
        for rank in range(len(rows)):
            yield surroundings, rank


def _articles(docs: Texts, articles: pa.Table, table: pa.Table) -> dict[str, Any]:
    """By number of the article: when it was published, and of which copies, template, story and outlet it is."""
    given = {row["doc_id"]: row for row in articles.to_pylist()}
    printed = dict(zip(table["doc_id"].to_pylist(), table["published"].to_pylist(), strict=True))
    rows = [given.get(doc, {}) for doc in docs]

    def codes(name: str) -> Ints:
        whole = [row.get(name) or (doc if name != "template_id" else None) for row, doc in zip(rows, docs, strict=True)]
        return numbered(pa.array(whole, pa.string()))[0]

    published = [_seconds(row.get("published") or printed.get(doc)) for row, doc in zip(rows, docs, strict=True)]
    return {
        "published": np.array(published, dtype=np.int64),
        "copy": codes("copy_id"), "template": codes("template_id"), "story": codes("story_id"),
        "outlet": np.array([row.get("outlet") or "" for row in rows], dtype=object),
    }  # fmt: skip


def _seconds(when: date | datetime | None) -> int:
    if when is None:
        return UNKNOWN
    seconds = (when.toordinal() - date(1970, 1, 1).toordinal()) * _DAY
    if isinstance(when, datetime):
        seconds += when.hour * 3600 + when.minute * 60 + when.second
    return seconds


def _sentences(table: pa.Table, doc: Ints) -> Ints:
    """The number of the sentence of each mention."""
    sentence, texts = numbered(table["sentence"])
    keys = doc * (len(texts) + 1) + sentence
    found: Ints = np.unique(keys, return_inverse=True)[1].astype(np.int64)
    return found


def _times(table: pa.Table, published: Ints) -> tuple[Ints, Ints, Ints]:
    """The first and last second of the time that each number is about, and where that is from."""
    first = [_seconds(day) for day in table["period_start"].to_pylist()]
    last = [_seconds(day) for day in table["period_end"].to_pylist()]
    near = [_nearness(cell, "period") in _CLOSE for cell in table["evidence"].to_pylist()]
    has = np.array(near, dtype=bool) & (np.array(last, dtype=np.int64) != UNKNOWN)
    since = np.where(has, np.array(first, dtype=np.int64), published)
    until = np.where(has, np.array(last, dtype=np.int64), published)
    since = np.where(has & (since == UNKNOWN), until, since)
    dated = np.where(has, DATED.index("period"), DATED.index("published"))
    return since, until, dated


def _nearness(evidence: str | None, column: str) -> str:
    return next((part.partition("=")[2] for part in (evidence or "").split(";") if part.startswith(column)), "")


def _places(table: pa.Table) -> Texts:
    """The code of the region where the sentence itself names it; empty elsewhere."""
    codes, evidence = table["region_code"].to_pylist(), table["evidence"].to_pylist()
    pairs = zip(codes, evidence, strict=True)
    named = [code if code and _nearness(cell, "region") in _CLOSE else "" for code, cell in pairs]
    return np.array(named, dtype=object)


def _anybody(nouns: Texts, lexicon: Lexicon) -> Bools:
    """Which of *nouns* do not say who is counted."""
    return np.array([not noun or noun in lexicon.generic for noun in nouns], dtype=bool)


def _head(metric: str | None, unit: str | None, noun: str) -> tuple[str, ...]:
    text = metric if metric else (unit if noun else None)
    return tuple((text or "").lower().split())


def _floats(numbers: Sequence[Number], place: int) -> Floats:
    return np.array([number[place] for number in numbers], dtype=np.float64)


def _texts(column: Any) -> Texts:
    return np.array(texts(column), dtype=object)


def _matrix(rows: Sequence[Sequence[int]], width: int) -> Small:
    return np.array(rows, dtype=np.int32).reshape(len(rows), width)
