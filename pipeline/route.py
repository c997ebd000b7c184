"""The route of an article, one way, no way back: article → page → mentions → facts.

Made once per run from a rulebook; the same article and the same rules give the same facts.
"""

from bisect import bisect_left
from dataclasses import dataclass
from hashlib import blake2b

from pipeline import overlap
from pipeline.article import Article
from pipeline.errors import NumberError
from pipeline.extract import Extractor, gazetteers
from pipeline.fact import QUANTITIES, TYPES, Fact, Mention
from pipeline.language import Language, Page
from pipeline.link import Hedges, Rates
from pipeline.rulebook import Rulebook
from pipeline.values.region import Gazetteer

_FACT_TYPES = frozenset(TYPES)
_PREVIOUS = "<previous>"
"""The unit of a count that goes on counting what the count before it counted."""
_NEAR = 150
"""Characters between two such counts at the most; about a sentence."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gave: facts, and for `explain` also what was claimed, what lost, which words decided."""

    page: Page
    facts: list[Fact]
    claims: list[Mention]
    lost: list[tuple[Mention, Mention]]
    cues: dict[str, dict[str, list[tuple[int, int]]]]
    reasons: dict[str, str]


class Route:
    """Everything that is compiled once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.regions = Gazetteer(rulebook)
        self.language = Language(rulebook, gazetteers(rulebook, self.regions))
        self._extractor = Extractor(rulebook, self.language, self.regions)
        self._order = {rule.id: rule.order for rule in rulebook.rules}
        self._hedges = Hedges(rulebook)
        self._rates = Rates(rulebook)

    def facts(self, article: Article) -> list[Fact]:
        """The facts of *article* in reading order."""
        return self.read(article).facts

    def read(self, article: Article) -> Reading:
        """The facts of *article* with everything that `explain` tells of them."""
        page = self.language.read(article)
        kept, lost = overlap.longest(self._extractor.mentions(page), self._order, len(page.plain))
        kept, unread = _read(kept, page)
        kept, repeated = overlap.first_full(kept)
        facts: list[Fact] = []
        cues: dict[str, dict[str, list[tuple[int, int]]]] = {}
        reasons: dict[str, str] = {}
        for mention in kept:
            if mention.type not in _FACT_TYPES:
                continue
            fact, words = self._fact(mention, page)
            facts.append(fact)
            if words:
                cues[fact.fact_id] = words
            if mention.why:
                reasons[fact.fact_id] = mention.why
        claims = [mention for mention in kept if mention.type not in _FACT_TYPES]
        return Reading(page, facts, claims + unread, lost + repeated, cues, reasons)

    def _fact(self, mention: Mention, page: Page) -> tuple[Fact, dict[str, list[tuple[int, int]]]]:
        """The fact of *mention*, and per column the spans of the words that decided it."""
        values, cues = mention.values, {}
        if mention.type in QUANTITIES:
            first, after = page.word_at(mention.start), bisect_left(page.starts, mention.end)
            values, hedge = self._hedges.apply(mention, page, first, after)
            if hedge:
                cues["bound"] = hedge
            if "per" not in values:
                per, span = self._rates.read(page, after if mention.reach == mention.end else bisect_left(page.starts, mention.reach))
                if per:
                    values = {**values, "per": per}
                    cues["per"] = [span]
        article, start, end = page.article, mention.start, mention.end
        text = article.text[start:end]
        first, last = page.sentence(start)
        identity = _fact_id(article.id, mention, text)
        sentence = article.text[first : max(last, end)]
        return Fact(article.id, identity, mention.type, text, start, end, sentence, rule=mention.rule, **values), cues


def _read(mentions: list[Mention], page: Page) -> tuple[list[Mention], list[Mention]]:
    """*mentions* with the columns that were left for later, and those that cannot be read after all."""
    read: list[Mention] = []
    unread: list[Mention] = []
    counted: Mention | None = None
    for mention in mentions:
        if mention.later:
            try:
                mention = mention._replace(values=mention.later())
            except NumberError as error:
                unread.append(mention._replace(type="none", why=str(error)))
                continue
        if mention.type == "count":
            if mention.values["unit"] == _PREVIOUS:
                if counted is None or mention.start - counted.reach > _NEAR:
                    unread.append(mention._replace(type="none", why="no count stands shortly before it"))
                    continue
                mention = mention._replace(values={**mention.values, "unit": counted.values["unit"]})
            counted = mention
        read.append(mention)
    return read, unread


def _fact_id(doc_id: str, mention: Mention, text: str) -> str:
    """The same for the same article and mention on every machine, whatever else the article holds."""
    key = f"{doc_id}\0{mention.type}\0{mention.start}\0{text}\0{mention.values.get('role', '')}"
    return blake2b(key.encode(), digest_size=8).hexdigest()


