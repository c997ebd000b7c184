"""The route of an article, one way, no way back: article → page → mentions → facts.

Made once per run from a rulebook; the same article and the same rules give the same facts.
"""

from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple

from pipeline import overlap
from pipeline.article import Article
from pipeline.errors import NumberError
from pipeline.extract import Extractor, gazetteers
from pipeline.fact import TYPES, Fact, Mention
from pipeline.language import Language, Page
from pipeline.link import Linker
from pipeline.rulebook import Rulebook
from pipeline.values.region import Gazetteer

_FACT_TYPES = frozenset(TYPES)
_PREVIOUS = "<previous>"
"""The unit of a count that goes on counting what the count before it counted."""
_NEAR = 150
"""Characters between two such counts at the most; about a sentence."""


class Detail(NamedTuple):
    """What `explain` tells of one fact: per column the spans of the words that decided it, and why a choice was made."""

    words: dict[str, list[tuple[int, int]]]
    why: str


class Reading(NamedTuple):
    """What one article gave: its facts, and for `explain` what was claimed, what lost, and the details of each fact."""

    page: Page
    facts: list[Fact]
    claims: list[Mention]
    lost: list[tuple[Mention, Mention]]
    details: list[Detail]


class Route:
    """Everything that is compiled once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.regions = Gazetteer(rulebook.lexicon, rulebook.packed)
        self.language = Language(rulebook, gazetteers(rulebook, self.regions))
        self._extractor = Extractor(rulebook, self.language, self.regions)
        self._order = {rule.id: rule.order for rule in rulebook.rules}
        self._linker = Linker(rulebook, self.regions)

    def facts(self, article: Article) -> list[Fact]:
        """The facts of *article* in reading order."""
        return self.read(article, explained=False).facts

    def read(self, article: Article, *, explained: bool = True) -> Reading:
        """The facts of *article*, and where they are *explained* the details that belong to them."""
        page = self.language.read(article)
        kept, lost = overlap.longest(self._extractor.mentions(page), self._order, len(page.plain))
        kept, unread = _read(kept, page)
        kept, repeated = overlap.first_full(kept)
        mentions = [mention for mention in kept if mention.type in _FACT_TYPES]
        claims = [mention for mention in kept if mention.type not in _FACT_TYPES]
        columns = self._linker.columns(mentions, page)
        facts = [_fact(mention, values, page) for mention, (values, _) in zip(mentions, columns, strict=True)]
        details = (
            [Detail(words, mention.why) for mention, (_, words) in zip(mentions, columns, strict=True)]
            if explained
            else []
        )
        return Reading(page, facts, claims + unread, lost + repeated, details)


def _fact(mention: Mention, values: Mapping[str, object], page: Page) -> Fact:
    """The row of *mention*."""
    article, start, end = page.article, mention.start, mention.end
    text = article.text[start:end]
    first, last = page.sentence(start)
    identity = _fact_id(article.id, mention, text)
    sentence = article.text[first : max(last, end)]
    cited = (article.id, article.title or None, article.outlet or None, article.published, article.url or None)
    return Fact(*cited, identity, mention.type, text, start, end, sentence, rule=mention.rule, **values)


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
