"""The facts of one article in two readings, brought together: the same place, else the same fact, else shared text."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence

from pipeline.changes.change import APPEARED, CHANGED, MOVED, TAKEN, VANISHED, Change, cells
from pipeline.fact import Fact
from pipeline.formats.citation import offsets

Pairs = dict[int, int]
"""The positions of facts in the first reading, with those of the same facts in the second."""


def changes(before: Sequence[Fact], after: Sequence[Fact], *, same_text: bool = False) -> list[Change]:
    """What happened to the facts of an article between two readings, in reading order; equal facts are not told.

    *same_text*: the article was not edited meanwhile, so that a fact cannot stand elsewhere in it.
    """
    if before == after:
        return []
    pairs = _pairs(before, after, same_text=same_text)
    gone, new = _left(before, pairs), _left(after, set(pairs.values()))
    where = offsets(before), offsets(after)
    found = [*_kept(before, after, pairs, where[1])]
    taken: dict[int, str] = {}
    takes: dict[int, str] = {}
    for index, number in _sharing(before, gone, after, new):
        taken.setdefault(index, after[number].rule)
        takes.setdefault(number, before[index].rule)
    found += [Change(VANISHED, before[at], where[0][at], before[at].rule, taken.get(at, "")) for at in gone]
    found += [Change(APPEARED, after[at], where[1][at], takes.get(at, ""), after[at].rule) for at in new]
    return sorted(found, key=lambda change: (change.fact.start, change.fact.end))


def _kept(
    before: Sequence[Fact], after: Sequence[Fact], pairs: Pairs, where: Sequence[int]
) -> Iterator[Change]:
    """The facts of both readings that have other cells, another rule or another place."""
    number = {new: old for old, new in pairs.items()}
    beside = _beside(before, range(len(before))), _beside(after, [number.get(i, -1 - i) for i in range(len(after))])
    for old, new in pairs.items():
        first, second = before[old], after[new]
        (others, words), (others_now, words_now) = beside[0].get(old, _ALONE), beside[1].get(old, _ALONE)
        groups = ("", "") if others == others_now else (words, words_now)
        changed = tuple(cells(first, second, groups))
        kind = CHANGED if changed else TAKEN if first.rule != second.rule else MOVED
        if kind != MOVED or first.start != second.start:
            yield Change(kind, second, where[new], first.rule, second.rule, changed)


_Beside = tuple[frozenset[int], str]
_ALONE: _Beside = (frozenset(), "alone")


def _beside(facts: Sequence[Fact], numbers: Iterable[int]) -> dict[int, _Beside]:
    """For each fact that is stated with others, by its number: the numbers of all of them, and their texts.

    The ids of groups count through an article, so that one more group changes all behind it.
    """
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, fact in zip(numbers, facts, strict=True):
        if fact.group:
            groups[fact.group].append((number, fact.text))
    return {
        number: (frozenset(other for other, _ in members), "; ".join(text for _, text in members))
        for members in groups.values() for number, _ in members
    }  # fmt: skip


def _pairs(before: Sequence[Fact], after: Sequence[Fact], *, same_text: bool) -> Pairs:
    """The facts that are the same in both readings."""
    pairs: Pairs = {}
    _join(before, after, pairs, lambda fact: (fact.type, fact.start, fact.end, fact.text, fact.rule))
    _join(before, after, pairs, lambda fact: (fact.type, fact.start, fact.end, fact.text))
    if not same_text:
        _join(before, after, pairs, lambda fact: (fact.fact_id, fact.sentence))
    _overlapping(before, after, pairs)
    return pairs


def _join(before: Sequence[Fact], after: Sequence[Fact], pairs: Pairs, key: Callable[[Fact], Hashable]) -> None:
    """Adds to *pairs* facts that have the same *key*, in their order where several have."""
    partners = set(pairs.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for index in reversed(range(len(after))):
        if index not in partners:
            waiting[key(after[index])].append(index)
    for index, fact in enumerate(before):
        if index not in pairs and (found := waiting.get(key(fact))):
            pairs[index] = found.pop()


def _overlapping(before: Sequence[Fact], after: Sequence[Fact], pairs: Pairs) -> None:
    """Adds to *pairs* facts of one type whose spans share text; of several the one that shares most."""
    partners = set(pairs.values())
    shared = sorted(
        (max(fact.start, other.start) - min(fact.end, other.end), index, number)
        for index, number in _sharing(before, _left(before, pairs), after, _left(after, partners))
        if (fact := before[index]).type == (other := after[number]).type
    )
    for _, index, number in shared:
        if index not in pairs and number not in partners:
            pairs[index] = number
            partners.add(number)


def _left(facts: Sequence[Fact], taken: Container[int]) -> list[int]:
    return [index for index in range(len(facts)) if index not in taken]


def _sharing(
    before: Sequence[Fact], left: Iterable[int], after: Sequence[Fact], right: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Those *left* of the first and the *right* ones of the second that share text."""
    others = sorted(right, key=lambda index: after[index].start)
    first = 0
    for index in sorted(left, key=lambda index: before[index].start):
        start, end = before[index].start, before[index].end
        while first < len(others) and after[others[first]].end <= start:
            first += 1
        for at in range(first, len(others)):
            if after[others[at]].start >= end:
                break
            if after[others[at]].end > start:
                yield index, others[at]
