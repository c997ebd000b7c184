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
    loses to it, whatever its layer; a region inside an official's name loses to the name.
    """
    layers: dict[str, list[Mention]] = {}
    for mention in mentions:
        layers.setdefault(mention.layer, []).append(mention)
    kept: list[Mention] = []
    lost: list[tuple[Mention, Mention]] = []
    leftovers, names = layers.pop("leftover", []), []
    for layer in ("official", "quantity", "region"):
        candidates = layers.get(layer, [])
        candidates.sort(key=lambda m: (m.start - m.end, m.type in QUANTITIES, m.start, order.get(m.rule, 0)))
        stronger = leftovers + names if layer == "region" else leftovers
        claimed, winners = bytearray(length), []
        for mention in candidates:
            winner = _covering(mention, stronger) if stronger else None
            # a winner is never shorter, so the ends of a mention tell whether its text is taken
            if winner is None and (claimed[mention.start] or claimed[mention.end - 1]):
                winner = _covering(mention, winners)
            if winner:
                lost.append((mention, winner))
                continue
            winners.append(mention)
            claimed[mention.start : mention.end] = b"x" * (mention.end - mention.start)
        kept += winners
        if layer == "official":
            names = winners
    kept.sort(key=lambda m: (m.start, m.end))
    return kept, lost


def _covering(mention: Mention, stronger: Sequence[Mention]) -> Mention | None:
    return next((other for other in stronger if other.start < mention.end and mention.start < other.end), None)


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
