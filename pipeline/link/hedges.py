"""Bounds and hedges round a quantity: "sekitar", "lebih dari", "90 ribu lebih", "20.000-an"."""

import regex

from pipeline.fact import Mention
from pipeline.language import Page
from pipeline.rulebook import Rulebook
from pipeline.values.quantity import hedged

# "5 persen lebih tinggi" compares, "5 persen lebih" bounds.
_COMPARISON = regex.compile(
    r"\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit|murah|mahal|cepat|lambat|lama|baik|buruk|dahulu|dulu|lanjut|awal|jauh|luas|"
    r"panjang|dekat|tua|muda|ringan|berat|dari)\b",
    regex.IGNORECASE,
)


class Hedges:
    """Reads the words that stand before and after a quantity's span, by the lexicon `bounds`."""

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("bounds")
        self._bound = {side: {row["word"]: row["bound"] for row in rows if row["side"] == side} for side in ("before", "after")}
        self._before = regex.compile(
            r"(?<=(?<![\p{L}\d-])(?P<hedge>\L<words>)\s*)", regex.IGNORECASE, words=list(self._bound["before"])
        )
        self._after = regex.compile(
            r"\s?(?P<hedge>\L<words>)(?![\p{L}\d-])", regex.IGNORECASE, words=list(self._bound["after"])
        )

    def apply(self, mention: Mention, page: Page) -> tuple[dict[str, object], list[tuple[int, int]]]:
        """The columns of *mention* with its bound, and the spans of the words that decided it."""
        values, cues = mention.values, []
        if values.get("bound") != "exact":
            return values, cues
        text = page.plain
        after = self._after.match(text, mention.end)
        if after and not _COMPARISON.match(text, after.end()):
            cues.append(after.span("hedge"))
            return hedged(values, self._bound["after"][after["hedge"].lower()]), cues
        before = self._before.match(text, mention.start)
        if before:
            cues.append(before.span("hedge"))
            return hedged(values, self._bound["before"][" ".join(before["hedge"].lower().split())]), cues
        return values, cues
