"""One claim per stretch of text within a layer: the longest stays, then the first, then a unit, then the earlier rule.

Rp5 juta per bulan        what the rules find
^^^^^^^^                  money, 8 characters: stays
  ^^^^^^                  count, 6 characters: goes
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple

from pipeline.meaning import Official, Read
from pipeline.mention import Mention
from pipeline.values.person import abbreviates, role_head, same_person


class Lost(NamedTuple):
    """A mention that another one kept from being a fact."""

    loser: Mention
    winner: Mention


def longest(mentions: Iterable[Mention], length: int) -> tuple[list[Mention], list[Lost]]:
    """The mentions that stay, in reading order, and those that lost; *length* is that of the article.

    A mention inside the leftover of a web page loses to it, whatever its layer; a region inside an official's name
    loses to the name, a number inside a region's name to the region.
    """
    layers: dict[str, list[Mention]] = {"leftover": [], "official": [], "region": [], "quantity": []}
    for mention in mentions:
        layers[mention.layer].append(mention)
    kept = layers.pop("leftover")
    lost: list[Lost] = []
    taken = bytearray(length)  # the spans of stronger layers
    _mark(taken, kept)
    for layer in layers.values():
        winners: list[Mention] = []
        for group in _groups(layer):
            _settle(group, taken, kept, winners, lost)
        kept = kept + winners  # a region inside a person's name is none, nor is a number inside a region's
        _mark(taken, winners)
    kept.sort(key=_place)
    return kept, lost


def _settle(
    group: list[Mention], taken: bytearray, stronger: Sequence[Mention], winners: list[Mention], lost: list[Lost]
) -> None:
    """Adds the mentions of one *group*, whose claims share text, to *winners* or to *lost*."""
    claims = _Claims()
    for mention in sorted(group, key=_rank) if len(group) > 1 else group:
        if taken.find(1, mention.start, mention.end) >= 0:
            lost.append(Lost(mention, _sharing((mention.start, mention.end), stronger)))
            continue
        if winner := claims.first_sharing(mention):
            lost.append(Lost(mention, winner))
        else:
            claims.add(mention)
            winners.append(mention)


class _Claims:
    """Mentions whose claims share no text, by where these begin, each with the turn at which it came."""

    def __init__(self) -> None:
        self._ordered: list[tuple[int, int, int, Mention]] = []

    def first_sharing(self, mention: Mention) -> Mention | None:
        """The first that came of those that share text with the claim of *mention*."""
        start, end = mention.claim
        at = bisect_left(self._ordered, end, key=_BEGIN)
        found = None
        while at and self._ordered[at - 1][1] > start:
            at -= 1
            if found is None or self._ordered[at][2] < found[2]:
                found = self._ordered[at]
        return found[3] if found else None

    def add(self, mention: Mention) -> None:
        """Adds *mention*, whose claim shares text with none before."""
        start, end = mention.claim
        self._ordered.insert(bisect_left(self._ordered, start, key=_BEGIN), (start, end, len(self._ordered), mention))


_BEGIN = itemgetter(0)


def _groups(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """*mentions* in groups whose claims share text; most stand alone."""
    group: list[Mention] = []
    reach = -1
    for mention in sorted(mentions, key=attrgetter("claim")):
        start, end = mention.claim
        if start >= reach and group:
            yield group
            group = []
        group.append(mention)
        reach = max(reach, end)
    if group:
        yield group


def _rank(mention: Mention) -> tuple[int, bool, int, bool, int]:
    """Longer claims first, then claims that something is no fact, then by place, then what has a unit, then by rule."""
    start, end = mention.claim
    return (start - end, mention.is_quantity, start, mention.rule.type == "count", mention.rule.order)


_place = attrgetter("start", "end")


def _mark(text: bytearray, mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        text[mention.start : mention.end] = b"\1" * (mention.end - mention.start)


def _sharing(span: tuple[int, int], others: Sequence[Mention]) -> Mention:
    """The first of *others* that shares text with *span*."""
    start, end = span
    return next(other for other in others if other.start < end and start < other.end)


def first_full(reads: Sequence[Read]) -> tuple[list[Read], list[Lost]]:
    """Officials once per person and role, at the first full mention; repetitions and short names are dropped."""
    lost: list[Lost] = []
    officials: list[tuple[Mention, Official]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for mention, means in reads:
        if not isinstance(means, Official):
            continue
        words = set(means.name.lower().split())
        sharing = sorted({position for word in words for position in by_word[word]})
        position = next((at for at in sharing if _repeats(means, officials[at][1])), None)
        if position is None:
            for word in words:
                if len(by_word[word]) < _CROWD:
                    by_word[word].append(len(officials))
            officials.append((mention, means))
        elif len(means.name.split()) > len(officials[position][1].name.split()):
            lost.append(Lost(officials[position][0], mention))
            officials[position] = (mention, means)
            for word in words:
                if len(by_word[word]) < _CROWD and position not in by_word[word]:
                    by_word[word].append(position)
        else:
            lost.append(Lost(mention, officials[position][0]))
    dropped = {id(loser) for loser, _ in lost}
    return [read for read in reads if id(read.mention) not in dropped], lost


_CROWD = 50
"""Officials of an article that one word may name at the most; a list of thousands must not cost their square."""


def _repeats(official: Official, earlier: Official) -> bool:
    role = official.role or ""
    same_role = role_head(role) == role_head(earlier.role) or not role
    stated = f"{earlier.role} {earlier.org or ''}"
    in_short = len(official.name.split()) < len(earlier.name.split()) and abbreviates(role, stated)
    return (same_role or in_short) and same_person(official.name, earlier.name)


def full_names(reads: Sequence[Read]) -> list[Read]:
    """Gives officials who are named in short ("Erick yang juga Ketua …") the full name that one other official has."""
    full: dict[str, set[str]] = defaultdict(set)
    for _, means in reads:
        if isinstance(means, Official) and " " in means.name:
            for word in means.name.split():
                full[word].add(means.name)
    return [Read(mention, _in_full(means, full)) if isinstance(means, Official) else Read(mention, means)
            for mention, means in reads]  # fmt: skip


def _in_full(official: Official, names: Mapping[str, set[str]]) -> Official:
    """*official* with the only one of the full *names* that has the single word it is called by."""
    fitting = names.get(official.name, set()) if " " not in official.name else set()
    return official._replace(name=next(iter(fitting))) if len(fitting) == 1 else official
