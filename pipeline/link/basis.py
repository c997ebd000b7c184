"""What a change or rate is against: the year before, the month before, the start of the year."""

from collections.abc import Iterable

import regex

from pipeline import kept
from pipeline.language import Words
from pipeline.link.scene import Said, Scene, Span, Stated
from pipeline.rulebook import Rulebook

_REACH = 110
"""Characters behind a number in which a comparison may stand."""
_SHARES = frozenset({"%", "pp", "bps"})
_ENDS = frozenset({"comma", "stop", "newline", "and", "colon"})
_JOINED = 4
"""Words between two shares with one basis behind the second: "18 persen secara volume dan 52 persen"."""
_LEAD = 5
"""Words before the first comma of a sentence that hold for what follows it."""
_MONTHS = {12: "yoy", 1: "mom", 3: "qoq"}


class Basis:
    """The linker of `basis`, by the lexicon `basis`; only shares have one that stands before them."""

    columns = ("basis",)

    def __init__(self, rulebook: Rulebook) -> None:
        rows = rulebook.lexicon("basis")
        self._marks = {row["word"]: row["basis"] for row in rows if row["kind"] == "mark"}
        self._spans = {row["word"]: row["basis"] for row in rows if row["kind"] == "span"}
        self._levels = rulebook.words("basis", "level")
        self._months = {row["word"].lower(): int(row["month"]) for row in rulebook.lexicon("months")}
        self._changes = frozenset(cue.rpartition(" ")[2] for rule in rulebook.of("change") for cue in rule.cues)
        self._mark = kept.compiled(rf"(?<![\p{{L}}\d-])(?:{_any(self._marks)})(?![\p{{L}}\d-])")
        against, same, last = (rulebook.words("basis", kind) for kind in ("against", "same", "last"))
        month = rf"(?P<month>{_any(self._months)})(?!\p{{L}})(?: +(?P<of>(?:19|20)\d\d)(?!\d))?"
        year = _any(word for word, basis in self._spans.items() if basis == "yoy")
        ended = rf"(?: +(?P<year>{year}))? +(?:{_any(last)})(?!\p{{L}})"
        span = rf"(?P<span>{_any(self._spans)})(?: +(?:{_any(same)}))*+{ended}"
        self._against = kept.compiled(
            rf"(?<!\p{{L}})(?:{_any(against)}) +(?:(?:{_any(same)}) +){{0,4}}+(?:{span}|{month})"
        )
        self._dated = kept.compiled(r"(?<!\p{L})" + month)

    def __call__(self, scene: Scene) -> list[Said | None]:
        """The basis of each quantity whose text says one."""
        quantities, words = scene.quantities, scene.words
        said: list[Said | None] = []
        for number, one in enumerate(quantities):
            start = quantities[number - 1].reach if number else 0
            following = quantities[number + 1] if number + 1 < len(quantities) else None
            said.append(self._behind(one, following, words) or self._before(one, start, words))
            if number and not said[-2] and self._shares(quantities[number - 1], one, words):
                said[-2] = said[-1]
        return said

    def _shares(self, one: Stated, other: Stated, words: Words) -> bool:
        """Whether what is said behind *other* is said of *one* too: the same change again, or two shares with "dan"."""
        if self._is_equated(one, other, words):
            return True
        tags = words.tags[one.after : other.first]
        return (
            one.quantity.unit == other.quantity.unit and one.quantity.unit in _SHARES and one.sentence == other.sentence
            and len(tags) <= _JOINED and "and" in tags and (_ENDS - {"and"}).isdisjoint(tags)
        )  # fmt: skip

    def _is_equated(self, one: Stated, other: Stated, words: Words) -> bool:
        """Whether the next number says the change again: "naik Rp2 miliar atau 5 persen dari tahun lalu"."""
        return (
            one.behind < other.first <= one.behind + 2
            and words.tags[one.behind] == "or"
            and self._is_change(one, words)
        )

    def _behind(self, one: Stated, following: Stated | None, words: Words) -> Said | None:
        """What stands behind: "(yoy)", "dibandingkan periode yang sama tahun lalu"."""
        share = one.quantity.unit in _SHARES
        if not share and not self._is_change(one, words):
            return None
        end = self._end(one, following, words)
        text = words.lowered
        mark = self._mark.search(text, one.mention.end, end)
        if mark and (share or text[mark.start() - 1] == "("):
            return Said((self._marks[_key(mark.group())],), (mark.span(),))
        against = self._against.search(text, one.mention.end, end)
        basis = self._compared(against, one, words) if against else None
        return Said((basis,), (against.span(),)) if against and basis else None

    def _end(self, one: Stated, following: Stated | None, words: Words) -> int:
        """Where the words behind a number end: at the next clause or number, but not at the level it leads to."""
        limit, index = min(len(words.plain), one.mention.end + _REACH), one.after
        stop = following
        while index < one.sentence.stop and words.starts[index] < limit and words.tags[index] not in _ENDS:
            if stop and index == stop.first:
                if words.lower(index - 1) not in self._levels:
                    break
                index, stop = stop.after, None
                continue
            index += 1
        return min(limit, words.starts[index])

    def _is_change(self, one: Stated, words: Words) -> bool:
        """Whether a word of rising or falling stands right before the number."""
        return not self._changes.isdisjoint(words.lowers[max(one.sentence.start, one.first - 2) : one.first])

    def _compared(self, against: "regex.Match[str]", one: Stated, words: Words) -> str | None:
        """The basis that a comparison says; of a month by its distance to the month named before the number."""
        if against["span"]:
            return "yoy" if against["year"] else self._spans[against["span"]]
        start, _ = words.sentence(one.mention.start)
        dated = list(self._dated.finditer(words.lowered, start, one.mention.start))
        return _MONTHS.get(self._between(against, dated[-1])) if dated else None

    def _between(self, against: "regex.Match[str]", dated: "regex.Match[str]") -> int:
        """The months from one to the other; where a year is not said, it is the nearest before."""
        months = self._months[dated["month"]] - self._months[against["month"]]
        if against["of"] and dated["of"]:
            return months + 12 * (int(dated["of"]) - int(against["of"]))
        return months % 12

    def _before(self, one: Stated, start: int, words: Words) -> Said | None:
        """What stands before a share in its clause: "inflasi tahunan 2,5 persen"."""
        if one.quantity.unit not in _SHARES:
            return None
        first = max(start, words.starts[one.sentence.start], one.mention.start - _REACH)
        index = one.first - 1
        while index > one.sentence.start and words.starts[index] > first and words.tags[index] not in ("comma", "stop"):
            index -= 1
        if index - one.sentence.start < _LEAD or self._is_led(one, start, index, words):
            index = one.sentence.start  # "Secara tahunan, inflasi 2,5 persen"
        found: Span | None = None
        for mark in self._mark.finditer(words.lowered, max(first, words.starts[index]), one.mention.start):
            found = mark.span()
        return Said((self._marks[_key(words.lowered[slice(*found)])],), (found,)) if found else None

    def _is_led(self, one: Stated, start: int, comma: int, words: Words) -> bool:
        """Whether the words before the *comma* end with a mark, and the number is the first of its sentence."""
        first, end = words.starts[one.sentence.start], words.starts[comma]
        if start > first or words.tags[comma] != "comma":
            return False
        end = first + len(words.lowered[first:end].rstrip(" )"))
        return any(mark.end() == end for mark in self._mark.finditer(words.lowered, max(first, end - _REACH), end))


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of *phrases*, the longer ones first, with any number of spaces between their words."""
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(" +".join(map(regex.escape, phrase.split())) for phrase in longest)


def _key(found: str) -> str:
    return " ".join(found.split())
