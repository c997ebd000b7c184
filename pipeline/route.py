"""The route of an article, one way, no way back: article → words → mentions → meanings → context → facts.

Made once per run from a rulebook; the same article and the same rules give the same facts.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from pipeline import overlap
from pipeline.article import Article
from pipeline.fact import Fact
from pipeline.language import Language, Words
from pipeline.link import Cell, Context, Links, Span, jurisdiction, Units, scene_of
from pipeline.match import Matcher, gazetteers
from pipeline.meaning import Meaning, NoFact, Official, Quantity, Read, Region
from pipeline.mention import Mention
from pipeline.overlap import Lost
from pipeline.rulebook import Rulebook
from pipeline.values.region import Gazetteer


class Claim(NamedTuple):
    """Text that is no fact, and why."""

    mention: Mention
    why: str


class Reading(NamedTuple):
    """What one article gave: its facts with the words that decided their columns, what was claimed, what lost.

    `details[i]` tells of `facts[i]` why a choice was made, and per column the spans of the words that decided it.
    """

    article: Article
    words: Words
    facts: list[Fact]
    details: list[tuple[str, Mapping[str, Sequence[Span]]]]
    claims: list[Claim]
    lost: list[Lost]


class Route:
    """Everything that is compiled once per run."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        regions = Gazetteer(rulebook.lexicon, rulebook.packed)
        self.language = Language(rulebook, gazetteers(rulebook, regions))
        self._matcher = Matcher(rulebook, self.language.numerals, regions)
        self._units = Units(rulebook)
        self._links = Links(rulebook)

    def facts(self, article: Article) -> list[Fact]:
        """The facts of *article* in reading order."""
        return self.read(article).facts

    def read(self, article: Article) -> Reading:
        """The facts of *article*, and all that `explain` tells of them."""
        words = self.language.read(article.text)
        kept, lost = overlap.longest(self._matcher.mentions(words), len(words.plain))
        reads = [Read(mention, self._matcher.reader.read(mention, english=words.english)) for mention in kept]
        reads = self._units(reads, words)
        reads, repeated = overlap.first_full(reads)
        contexts = iter(self._links.contexts(scene := scene_of(reads, words, article.published)))
        facts, details, claims = [], [], []
        for mention, means in reads:
            if isinstance(means, NoFact):
                claims.append(Claim(mention, means.why))
                continue
            context = next(contexts) if isinstance(means, Quantity) else _NO_CONTEXT
            cells = {**_columns(means), **context.cells}
            if isinstance(means, Official):
                cells |= jurisdiction(mention, scene.regions)
            if "group" in cells:  # one id in all tables
                cells["group"] = f"{article.id}#{cells['group']}"
            facts.append(_fact(mention, cells, words, article))
            details.append((mention.why, context.words))
        return Reading(article, words, facts, details, claims, lost + repeated)


_NO_CONTEXT = Context({}, {})


def _columns(means: Meaning) -> dict[str, Cell]:
    """The columns that a mention fills by itself."""
    match means:
        case Quantity(amount=amount, unit=unit):
            return {"value": amount.value, "low": amount.low, "high": amount.high, "bound": amount.bound, "unit": unit}
        case Official(name, role, org):
            return {"name": name, "role": role, "org": org}
        case Region(code, level, name, parent) if code:
            return {"region_code": code, "region_name": name, "level": level, "parent_code": parent or None}
        case _:
            return {}


def _fact(mention: Mention, cells: Mapping[str, Cell], words: Words, article: Article) -> Fact:
    """The row of *mention*."""
    start, end = mention.start, mention.end
    text = article.text[start:end]
    first, last = words.sentence(start)
    sentence = article.text[first : max(last, end)]
    identity = _fact_id(article.id, mention, text, cells)
    return Fact(article.id, identity, mention.type, text, start, end, sentence, rule=mention.rule.id, **cells)


def _fact_id(doc_id: str, mention: Mention, text: str, cells: Mapping[str, Cell]) -> str:
    """The same for the same article and mention on every machine, whatever else the article holds."""
    key = f"{doc_id}\0{mention.type}\0{mention.start}\0{text}\0{cells.get('role', '')}"
    return blake2b(key.encode(), digest_size=8).hexdigest()
