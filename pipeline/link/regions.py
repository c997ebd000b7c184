"""Where: the region that a sentence names for a number, else the one the article is about."""

from collections import Counter
from collections.abc import Sequence

from pipeline.fact import Mention
from pipeline.language import Page
from pipeline.link.clauses import Place

_TOPIC_SHARE = 0.6
_TOPIC_LEAST = 3


class Topic:
    """The regions of an article: by place, and the one that most of its mentions name."""

    def __init__(self, regions: Sequence[Mention], officials: Sequence[Mention], page: Page) -> None:
        leads = [(official.lead, official.reach) for official in officials if official.lead >= 0]
        self._page = page
        self.mentions = [
            region for region in regions
            if region.values.get("region_code") and not any(start <= region.start < end for start, end in leads)
        ]  # fmt: skip
        codes = Counter(str(region.values["region_code"]) for region in regions if region.values.get("region_code"))
        self.main = self._main(codes)

    @staticmethod
    def _main(codes: Counter[str]) -> str | None:
        """The code of most mentions; mentions of regions inside it count for it."""
        best, share = None, 0.0
        total = sum(codes.values())
        for code in codes:
            inside = sum(number for other, number in codes.items() if other == code or other.startswith(code + "."))
            if codes[code] >= _TOPIC_LEAST and inside / total >= _TOPIC_SHARE and inside / total >= share:
                best, share = code, inside / total
        return best

    def of(self, place: Place) -> tuple[str, Mention | None] | None:
        """The code for one quantity, and the mention that decided it (None: the whole article)."""
        start, end = self._page.sentence(place.mention.start)
        near = [region for region in self.mentions if start <= region.start < end and not _venue(self._page, region)]
        if near:
            before = [region for region in near if region.end <= place.mention.start]
            after = [region for region in near if region.start >= place.mention.end]
            chosen = after[0] if after and (not before or after[0].start - place.mention.end < 40) and not _clause(self._page, place.mention.end, after[0].start) else (before or after)[-1 if before else 0]
            return str(chosen.values["region_code"]), chosen
        return (self.main, None) if self.main else None


def _venue(page: Page, region: Mention) -> bool:
    """Whether the region only says where somebody spoke: "kata dia di Palu, Selasa"."""
    after = page.word_at(region.end - 1) + 1
    classes = bytes(page.classes[after : after + 3])
    return classes[:1] in (b",", b"(") and b"M" in classes[:3] or classes[:1] == b"-"


def _clause(page: Page, start: int, end: int) -> bool:
    return "," in page.plain[start:end] or "." in page.plain[start:end]
