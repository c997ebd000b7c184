"""One claim per stretch of text within a layer: the longest stays, then the first, then the earlier rule.

Rp5 juta per bulan        what the rules find
^^^^^^^^                  money, 8 characters: stays
  ^^^^^^                  count, 6 characters: goes
"""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.fact import QUANTITIES, Mention
from pipeline.values.person import role_head, same_person


def longest(
    mentions: Iterable[Mention], order: Mapping[str, int], length: int
) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    """The mentions that stay, in reading order, and the pairs (loser, winner).

    *order* is the position of each rule in the rulebook, *length* that of the article. A mention inside the leftover of a web page
    loses to it, whatever its layer; a region inside an official's name loses to the name, a number inside
    a region's name to the region.
    """
    layers: dict[str, list[Mention]] = {}
    for mention in mentions:
        layers.setdefault(mention.layer, []).append(mention)
    kept: list[Mention] = []
    lost: list[tuple[Mention, Mention]] = []
    stronger = layers.pop("leftover", [])
    kept += stronger
    taken = bytearray(length)  # the spans of stronger layers
    _mark(taken, [(mention.start, mention.end) for mention in stronger])
    for layer in ("official", "region", "quantity"):
        claimed, winners = bytearray(length), []
        for mention in sorted(layers.get(layer, ()), key=lambda m: _rank(m, order)):
            start, end = mention.claim
            if taken.find(1, mention.start, mention.end) >= 0:
                lost.append((mention, _sharing(mention.start, mention.end, [(m.start, m.end, m) for m in stronger])))
            elif (
                claimed[start] or claimed[end - 1]
            ):  # a winner is never shorter: the ends of a claim tell whether it is taken
                lost.append((mention, _sharing(start, end, [(*m.claim, m) for m in winners])))
            else:
                winners.append(mention)
                _mark(claimed, [(start, end)])
        kept += winners
        stronger = stronger + winners  # a region inside a person's name is none, nor is a number inside a region's
        _mark(taken, [(mention.start, mention.end) for mention in winners])
    kept.sort(key=lambda m: (m.start, m.end))
    return kept, lost


def _rank(mention: Mention, order: Mapping[str, int]) -> tuple[int, bool, int, int]:
    """Longer claims first, then claims that something is no fact, then by place, then by rule."""
    start, end = mention.claim
    return (start - end, mention.type in QUANTITIES, start, order.get(mention.rule, 0))


def _mark(text: bytearray, spans: Iterable[tuple[int, int]]) -> None:
    for start, end in spans:
        text[start:end] = b"\1" * (end - start)


def _sharing(start: int, end: int, others: Iterable[tuple[int, int, Mention]]) -> Mention:
    """The first of *others* (start, end, mention) that shares text with the stretch."""
    return next(mention for first, last, mention in others if first < end and start < last)


def first_full(mentions: Sequence[Mention]) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    """Officials once per person and role, at the first full mention; repetitions and short names are dropped."""
    lost: list[tuple[Mention, Mention]] = []
    officials: list[Mention] = []
    for mention in mentions:
        if mention.type != "official":
            continue
        position = next((i for i, other in enumerate(officials) if _repeats(mention, other)), None)
        if position is None:
            officials.append(mention)
        elif len(str(mention.values["name"]).split()) > len(str(officials[position].values["name"]).split()):
            lost.append((officials[position], mention))
            officials[position] = mention
        else:
            lost.append((mention, officials[position]))
    dropped = {id(mention) for mention, _ in lost}
    return [mention for mention in mentions if id(mention) not in dropped], lost


def _repeats(mention: Mention, earlier: Mention) -> bool:
    return same_person(str(mention.values["name"]), str(earlier.values["name"])) and (
        role_head(mention.values.get("role")) == role_head(earlier.values.get("role")) or not mention.values.get("role")
    )
