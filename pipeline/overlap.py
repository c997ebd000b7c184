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
    for layer in ("official", "region", "quantity"):
        claimed, winners = bytearray(length), []
        for mention in sorted(layers.get(layer, ()), key=lambda m: _rank(m, order)):
            start, end = mention.claim
            winner = _sharing(mention, stronger) if stronger else None
            # a winner is never shorter, so the ends of a claim tell whether its text is taken
            if winner is None and (claimed[start] or claimed[end - 1]):
                winner = _sharing(mention, winners)
            if winner:
                lost.append((mention, winner))
                continue
            winners.append(mention)
            claimed[start:end] = b"x" * (end - start)
        kept += winners
        stronger = stronger + winners  # a region inside a person's name is none, nor is a number inside a region's
    kept.sort(key=lambda m: (m.start, m.end))
    return kept, lost


def _rank(mention: Mention, order: Mapping[str, int]) -> tuple[int, bool, int, int]:
    """Longer claims first, then claims that something is no fact, then by place, then by rule."""
    start, end = mention.claim
    return (start - end, mention.type in QUANTITIES, start, order.get(mention.rule, 0))


def _sharing(mention: Mention, others: Sequence[Mention]) -> Mention | None:
    """The first of *others* that shares text with *mention*: the claims within a layer, the spans across layers."""
    for other in others:
        if other.layer == mention.layer:
            (start, end), (first, last) = mention.claim, other.claim
        else:
            start, end, first, last = mention.start, mention.end, other.start, other.end
        if first < end and start < last:
            return other
    return None


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
