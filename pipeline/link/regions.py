"""Where: the region that a sentence names for a number, else the one the article is about."""

from collections import Counter
from collections.abc import Sequence

from pipeline.fact import Mention
from pipeline.language import CLASSES, Page
from pipeline.link.clauses import Place

_SHARE = 0.6
_LEAST = 3
"""The region an article is about has at least so many mentions, and with its parts and the region above it this share of all."""
_BESIDE = 12
"""Characters between a region and the number that it directly leads to: "di Sampang Rp13.200"."""
_NEAR = 40
_DATELINE = 60
_MONTH, _COMMA, _DASH, _OPEN = (CLASSES[name].encode() for name in ("month", "comma", "dash", "open"))


class Topic:
    """The regions of an article that numbers may be about, and the one that the article is about."""

    def __init__(self, regions: Sequence[Mention], officials: Sequence[Mention], page: Page) -> None:
        roles = [(official.lead, official.reach) for official in officials if official.lead >= 0]
        known = [region for region in regions if region.values.get("region_code")]
        self._page = page
        self._named = [
            region for region in known
            if not _venue(page, region) and not any(start <= region.start < end for start, end in roles)
        ]  # fmt: skip
        self._main = _main(Counter(_code(region) for region in known))

    def of(self, place: Place) -> tuple[str, Mention | None] | None:
        """The code for one quantity, and the mention that decided it (None: the whole article)."""
        chosen = self._in_sentence(place)
        if chosen:
            return _code(chosen), chosen
        return (self._main, None) if self._main else None

    def _in_sentence(self, place: Place) -> Mention | None:
        """The region of the sentence that is nearest: directly before, shortly behind, before, behind."""
        first, last = self._page.sentence(place.mention.start)
        named = [region for region in self._named if first <= region.start < last]
        codes = {_code(region) for region in named}
        named = [region for region in named if not any(code.startswith(_code(region) + ".") for code in codes)] or named
        start, end = place.mention.start, max(place.mention.end, place.mention.reach)
        before = [region for region in named if region.end <= start]
        after = [region for region in named if region.start >= end]
        if before and start - before[-1].end <= _BESIDE:
            return before[-1]
        if after and (not before or after[0].start - end < _NEAR) and "," not in self._page.plain[end : after[0].start]:
            return after[0]
        return before[-1] if before else after[0] if after else None


def _code(region: Mention) -> str:
    return str(region.values["region_code"])


def _main(codes: Counter[str]) -> str | None:
    """The most special region that most mentions fit: itself, its parts, the region above it."""
    total = sum(codes.values())
    best: tuple[int, int, str] | None = None
    for code, number in codes.items():
        fitting = sum(
            n
            for other, n in codes.items()
            if other == code or other.startswith(code + ".") or code.startswith(other + ".")
        )
        if number >= _LEAST and fitting / total >= _SHARE and code.count(".") < 2:
            best = max(best or (0, 0, ""), (len(code), number, code))
    return best[2] if best else None


def _venue(page: Page, region: Mention) -> bool:
    """Whether the region only says where somebody wrote or spoke: a dateline, "kata dia di Palu, Selasa"."""
    after = page.word_at(region.end - 1) + 1
    classes = bytes(page.classes[after : after + 6])
    if region.start < _DATELINE and classes[:1] in (_OPEN, _DASH) or region.start == 0:
        return True
    return classes[:1] == _COMMA and _MONTH in classes
