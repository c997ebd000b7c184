"""How near the words of each context column stand to their number: the column `evidence`."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from pipeline.language import Words
from pipeline.link.scene import Span, Stated
from pipeline.rulebook import Rulebook

COLUMNS: Mapping[str, str] = MappingProxyType(
    {column: column for column in ("bound", "per", "change", "status", "metric", "basis", "statistic", "share_of")}
    | {"region_code": "region", "period": "period", "source": "source", "source_role": "source", "source_org": "source"}
)
"""Context columns to their names in `evidence`, in its order."""
_NAMES = tuple(COLUMNS.items())
CLAUSE, SENTENCE, BEFORE, ARTICLE = NEARNESS = ("clause", "sentence", "before", "article")
"""What a column can say of its words, from near to far."""
_MARKS = frozenset({",", ";", ":", '"'})


class Nearness:
    """Tells how near words stand; those that part clauses are the lexicons `time_clauses` and `attribution`."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._apart = _MARKS | rulebook.words("time_clauses", "apart") | rulebook.words("attribution", "that")
        self._namely = rulebook.words("context_words", "namely")

    def evidence(self, one: Stated, found: Mapping[str, Sequence[Span]], stated: Collection[str], words: Words) -> str:
        """The cell of the quantity *one*: `metric=clause;region=article`.

        *found* are the words that decided its columns. A region without any is that of the article; another column
        without any is a default and has no entry. What the rule of the quantity says itself, the columns *stated*,
        stands in its own words.
        """
        near: dict[str, str] = {}
        for column, name in _NAMES:
            if column in stated:
                near[name] = CLAUSE
            elif column in found and (found[column] or column == "region_code"):
                near[name] = self.of(one, found[column], words)
        return ";".join([f"{name}={nearness}" for name, nearness in near.items()])

    def of(self, one: Stated, spans: Sequence[Span], words: Words) -> str:
        """How near the nearest of *spans* stands to *one*: one of NEARNESS."""
        if len(spans) == 1:
            return self._of(one, spans[0], words)
        return min((self._of(one, span, words) for span in spans), key=NEARNESS.index, default=ARTICLE)

    def _of(self, one: Stated, span: Span, words: Words) -> str:
        starts, sentence = words.starts, one.sentence
        if span[1] <= starts[sentence.start]:
            return BEFORE
        if span[1] <= one.mention.start:
            gap = words.lowers[words.at(span[1] - 1) + 1 : one.first]
        elif span[0] < one.mention.end:
            return CLAUSE
        elif span[0] < starts[sentence.stop]:
            gap = words.lowers[one.behind : words.at(span[0])]
        else:  # the verb behind a quotation of several sentences
            return SENTENCE
        return CLAUSE if self._apart.isdisjoint(gap) or self._whole(gap) else SENTENCE

    def _whole(self, gap: Sequence[str]) -> bool:
        """Whether all that parts the words is a mark that leads over to the number: ", yakni"."""
        behind = (*gap[1:], "")
        return all(after in self._namely for word, after in zip(gap, behind, strict=True) if word in self._apart)
