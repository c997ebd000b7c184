"""Corrections applied to the facts of one article, in the order of the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from pipeline.article import Article
from pipeline.correction.place import Misfit, place_of_fact, place_of_text
from pipeline.correction.record import Correction, value
from pipeline.fact import QUANTITIES, SCHEMA, Cell, Fact, fact_of
from pipeline.table import cell

RULE = "correction"
"""What stands in the column `rule` of a fact that a person added."""
_FIXED = "fixed:"


@dataclass(slots=True)
class Applied:
    """The facts of an article after its corrections; what was done, and what no longer fits."""

    facts: list[Fact]
    done: dict[str, int] = field(default_factory=dict)
    misfits: list[str] = field(default_factory=list)


class Editor:
    """Applies corrections; made once a run."""

    def __init__(
        self, corrections: Sequence[Correction], areas: Callable[[str], Mapping[str, str]],
        sentence: Callable[[str, int], tuple[int, int]],
    ) -> None:  # fmt: skip
        """*areas*: the columns that follow from a region code; *sentence*: where the sentence round a place stands."""
        self._areas, self._sentence = areas, sentence
        self._of: dict[str, list[Correction]] = {}
        for correction in corrections:
            self._of.setdefault(correction.doc_id, []).append(correction)

    @property
    def has_corrections(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._of)

    def apply(self, article: Article, facts: Sequence[Fact]) -> Applied:
        """*facts* of *article* as its corrections say."""
        applied = Applied(list(facts))
        for correction in self._of.get(article.id, ()):
            try:
                {"fix": self._fix, "reject": _reject, "add": self._add, "accept": _accept}[correction.action](
                    applied.facts, correction, article
                )
            except Misfit as misfit:
                applied.misfits.append(f"{correction.place}: {correction.action} in {article.id!r}: {misfit}")
            else:
                applied.done[correction.action] = applied.done.get(correction.action, 0) + 1
        applied.facts.sort(key=lambda fact: fact.start)
        return applied

    def _fix(self, facts: list[Fact], correction: Correction, article: Article) -> None:
        index = place_of_fact(facts, correction, article.text)
        fact, column = facts[index], correction.column
        new, now = value(column, correction.new), getattr(fact, column)
        if now != new and correction.old and correction.sentence != fact.sentence and cell(now) != correction.old:
            raise Misfit(f"{column} of {fact.text!r} at {fact.start} is {cell(now)!r}, not {correction.old!r}")
        facts[index] = self._set(fact, column, new, article)

    def _add(self, facts: list[Fact], correction: Correction, article: Article) -> None:
        start = place_of_text(article.text, correction)
        same = (start, correction.type, correction.text)
        index = next((i for i, fact in enumerate(facts) if (fact.start, fact.type, fact.text) == same), None)
        if index is None:
            first, last = self._sentence(article.text, start)
            end = start + len(correction.text)
            quantity = correction.type in QUANTITIES
            cells: dict[str, Cell] = {
                "doc_id": article.id, "title": article.title or None, "outlet": article.outlet or None,
                "published": article.published, "url": article.url or None, "type": correction.type,
                "fact_id": correction.fact_id or _fact_id(correction, start, article), "text": correction.text,
                "start": start, "end": end, "sentence": article.text[min(first, start) : max(last, end)],
                "status": "actual" if quantity else None, "bound": "exact" if quantity else None,
                "name": correction.text if correction.type == "official" else None, "rule": RULE, "review": "added",
            }  # fmt: skip
            index = len(facts)
            facts.append(fact_of(cells))
        if correction.column:
            facts[index] = self._set(facts[index], correction.column, value(correction.column, correction.new), article)
        elif facts[index].review is None:
            facts[index] = facts[index]._replace(review="accepted")

    def _set(self, fact: Fact, column: str, new: Cell, article: Article) -> Fact:
        """*fact* with one cell set by a person, and those that follow from it."""
        cells: dict[str, Cell] = {column: new}
        if column == "value":
            old = fact.value
            alone = old is None and fact.low is None and fact.high is None and fact.bound == "exact"
            cells |= {end: new for end in ("low", "high") if alone or (old is not None and getattr(fact, end) == old)}
        elif column == "region_code":
            names = self._areas(str(new)) if new else {}
            cells |= {name: names.get(name) for name in ("region_name", "province", "regency", "district", "bps_code")}
        elif column == "text":
            cells |= _span(fact, str(new or ""), article.text)
        return fact_of({**fact._asdict(), **cells, "review": _reviewed(fact.review, column)})


def _reject(facts: list[Fact], correction: Correction, article: Article) -> None:
    del facts[place_of_fact(facts, correction, article.text)]


def _accept(facts: list[Fact], correction: Correction, article: Article) -> None:
    """One fact, or all of the article."""
    wanted = [place_of_fact(facts, correction, article.text)] if correction.text else range(len(facts))
    for index in wanted:
        facts[index] = facts[index]._replace(review=facts[index].review or "accepted")


def _reviewed(review: str | None, column: str) -> str:
    """What `review` says once *column* is set too.

    >>> _reviewed("accepted", "unit"), _reviewed("fixed:value", "unit"), _reviewed("added", "unit")
    ('fixed:unit', 'fixed:value;unit', 'added')
    """
    if review == "added":
        return review
    before = review.removeprefix(_FIXED).split(";") if review and review.startswith(_FIXED) else []
    return _FIXED + ";".join(name for name in SCHEMA if name in (*before, column))


def _span(fact: Fact, text: str, body: str) -> Mapping[str, Cell]:
    """Where *text*, the new text of *fact*, stands: over a part of the old one, in the same sentence."""
    first = max(fact.start - len(text) + 1, 0)
    places = [at for at in range(first, fact.end) if text and body.startswith(text, at)]
    inside = [at for at in places if body[at : at + len(text)] in fact.sentence]
    if not inside:
        raise Misfit(f"{text!r} does not stand where {fact.text!r} does, at {fact.start}")
    start = min(inside, key=lambda at: abs(at - fact.start))
    return {"start": start, "end": start + len(text)}


def _fact_id(correction: Correction, start: int, article: Article) -> str:
    """An id made like those of the rules, but of no occurrence that they count."""
    occurrence = article.text.count(correction.text, 0, start)
    key = f"{article.id}\0{correction.type}\0{correction.text}\0added\0{occurrence}"
    return "f" + blake2b(key.encode(), digest_size=8).hexdigest()
