"""From candidates to decisions: links first, then what stands between numbers that differ."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import fields

import numpy as np
import pyarrow as pa

from pipeline.ledger.candidates import candidates_of
from pipeline.ledger.decide import NOTHING, Decided, Marks, fits, score_of
from pipeline.ledger.evidence import Evidence, evidence_of
from pipeline.ledger.mentions import Bools, Floats, Ints, Mentions, texts
from pipeline.rulebook.ledger import LedgerRule

LINKS = ("same", "same_rounded")
"""The outcomes that make two mentions one entry."""
_BETWEEN = ("contradicts", "revised", "series")
_STORY, _WORDS, _NEAR = 0.2, 0.2, 0.2
"""What pairs of differing numbers have at the least, so that they are looked at a second time."""


class Likeness:
    """How alike two articles are; 0 where no edge joins them."""

    def __init__(self, edges: pa.Table, docs: dict[str, int]) -> None:
        self._size = len(docs) + 1
        left, right = ([docs.get(doc, -1) for doc in texts(edges[name])] for name in ("doc_a", "doc_b"))
        a, b = np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)
        keys = np.minimum(a, b) * self._size + np.maximum(a, b)
        order = np.argsort(keys, kind="stable")
        self._keys, self._cosine = keys[order], edges["cosine"].to_numpy().astype(np.float64)[order]

    def __call__(self, a: Ints, b: Ints) -> Floats:
        """The likeness of the articles with the numbers *a* and *b*; one article is all like itself."""
        if not len(self._keys):
            found: Floats = (a == b).astype(np.float64)
            return found
        keys = np.minimum(a, b) * self._size + np.maximum(a, b)
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(a == b, 1.0, np.where(self._keys[place] == keys, self._cosine[place], 0.0))


class Pairing:
    """Decides what mentions are to each other, class by class."""

    def __init__(
        self, mentions: Mentions, edges: pa.Table, docs: dict[str, int], rules: Sequence[LedgerRule]
    ) -> None:
        self._mentions, self._edges, self._docs, self._rules = mentions, edges, docs, rules
        self._likeness, self._told = Likeness(edges, docs), Told(mentions)

    def __call__(self, partitions: int) -> Decided:
        """What all pairs are to each other; the same for any number of *partitions*."""
        part = _partition(self._mentions, partitions)
        found = [NOTHING]
        for number in range(partitions):
            found += self._of_partition(np.nonzero(part == number)[0])
        whole = Decided(*(np.concatenate([getattr(each, one.name) for each in found]) for one in fields(Decided)))
        order = np.lexsort((whole.b, whole.a))
        return Decided(whole.a[order], whole.b[order], whole.rule[order], whole.score[order])

    def _of_partition(self, chosen: Ints) -> Iterator[Decided]:
        pairs = candidates_of(self._mentions, chosen, self._edges, self._docs)
        story = self._likeness(self._mentions.doc[pairs[:, 0]], self._mentions.doc[pairs[:, 1]])
        links, kept = [], []
        for evidence in evidence_of(self._mentions, pairs, story):
            marks = Marks(self._mentions, evidence, {"told": self._told(evidence)})
            close = marks["equal"] | marks["rounded"]
            links.append(_fit(self._rules, marks, evidence, close, LINKS))
            alike = (evidence.words >= _WORDS) & (evidence.near >= _NEAR) & (evidence.story >= _STORY)
            kept.append(_only(evidence, ~close & alike))
        yield from links
        if kept:
            yield self._differing(_joined(kept), links)

    def _differing(self, evidence: Evidence, links: Sequence[Decided]) -> Decided:
        """What stands between numbers that differ, and of which nothing says that they are two things."""
        mentions = self._mentions
        more = {"told": self._told(evidence), "partner": _partner(mentions, evidence, links)}
        everything = np.ones(len(evidence.a), dtype=bool)
        vetoed = _fit(self._rules, Marks(mentions, evidence, more), evidence, everything, ("none",))
        keys = _keys(evidence.a, evidence.b, len(mentions))
        left = ~np.isin(keys, _keys(vetoed.a, vetoed.b, len(mentions)))
        evidence = _only(evidence, left)
        more = {name: mask[left] for name, mask in more.items()} | {"best": _best(mentions, evidence)}
        return _fit(self._rules, Marks(mentions, evidence, more), evidence, everything[left], _BETWEEN)


def _partition(mentions: Mentions, partitions: int) -> Ints:
    """The partition of each mention: all of a class stand in one."""
    classes, inverse = np.unique(mentions.uclass.astype(str), return_inverse=True)
    numbers = np.array([zlib.crc32(name.encode()) % partitions for name in classes.tolist()], dtype=np.int64)
    return numbers[inverse] if len(classes) else np.zeros(0, dtype=np.int64)


def _fit(
    rules: Sequence[LedgerRule], marks: Marks, evidence: Evidence, left: Bools, outcomes: Sequence[str]
) -> Decided:
    """The pairs that a rule of these *outcomes* decides, the first that fits; vetoes come before all."""
    number = np.full(len(evidence.a), -1, dtype=np.int64)
    left = left.copy()
    for place, rule in enumerate(rules):
        if rule.on and rule.outcome in (*outcomes, "none"):
            found = fits(rule, marks, left)
            left &= ~found
            if rule.outcome in outcomes:
                number[found] = place
    chosen = number >= 0
    return Decided(evidence.a[chosen], evidence.b[chosen], number[chosen], score_of(evidence)[chosen])


class Told:
    """The numbers of each article, by class."""

    def __init__(self, mentions: Mentions) -> None:
        self._number = np.unique(mentions.value, return_inverse=True)[1]
        self._size, self._value = len(mentions) + 1, mentions.value
        self._place = mentions.doc * (int(mentions.block.max(initial=0)) + 1) + mentions.block
        self._known = np.unique(self._place * self._size + self._number)

    def __call__(self, evidence: Evidence) -> Bools:
        """Whether the article of one also says the number of the other: then the two are two things to it."""
        return self._says(evidence.a, evidence.b) | self._says(evidence.b, evidence.a)

    def _says(self, said: Ints, by: Ints) -> Bools:
        keys = self._place[by] * self._size + self._number[said]
        place = np.minimum(np.searchsorted(self._known, keys), len(self._known) - 1)
        found: Bools = (self._known[place] == keys) & ~np.isnan(self._value[said])
        return found


def _partner(mentions: Mentions, evidence: Evidence, links: Sequence[Decided]) -> Bools:
    """Whether one of the two says the same as another number in the article of the other."""
    size = int(mentions.doc.max(initial=0)) + 1
    pairs = [(each.a, mentions.doc[each.b]) for each in links] + [(each.b, mentions.doc[each.a]) for each in links]
    known = np.concatenate([one * size + doc for one, doc in pairs])
    left = evidence.a * size + mentions.doc[evidence.b]
    right = evidence.b * size + mentions.doc[evidence.a]
    return np.isin(left, known) | np.isin(right, known)


def _best(mentions: Mentions, evidence: Evidence) -> Bools:
    """Whether each of the two has nothing in the article of the other that is more alike."""
    size, score = int(mentions.doc.max(initial=0)) + 1, score_of(evidence)
    left = evidence.a * size + mentions.doc[evidence.b]
    right = evidence.b * size + mentions.doc[evidence.a]
    return (score >= _most(left, score)) & (score >= _most(right, score))


def _most(keys: Ints, score: Floats) -> Floats:
    _, inverse = np.unique(keys, return_inverse=True)
    most = np.zeros(int(inverse.max(initial=-1)) + 1)
    np.maximum.at(most, inverse, score)
    return most[inverse]


def _keys(a: Ints, b: Ints, size: int) -> Ints:
    return a * size + b


def _only(evidence: Evidence, mask: Bools) -> Evidence:
    return Evidence(*(getattr(evidence, each.name)[mask] for each in fields(Evidence)))


def _joined(parts: Sequence[Evidence]) -> Evidence:
    return Evidence(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Evidence)))
